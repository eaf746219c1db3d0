"""What people make of suggested positions."""

from __future__ import annotations

from dataclasses import dataclass

from aigov_tui.model.position import Stance, Voice


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person changes in a suggestion; None leaves it as it is. `asserter` is an entity's key, or who says so in
    words ("critics")."""

    actor_key: str | None = None
    issue_key: str | None = None
    stance: Stance | None = None
    voice: Voice | None = None
    summary: str | None = None
    asserter: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewedWords:
    """The words of a suggestion that a person decided on, and where they stood last (None: nowhere now).

    `id` is of the decision's own table; offsets are code points.
    """

    id: int
    source_key: str
    start_char: int | None
    end_char: int | None
    exact: str
    prefix: str
    suffix: str
