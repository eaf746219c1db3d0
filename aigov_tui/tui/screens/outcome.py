"""What a screen hands back to the main one when it is left."""

from __future__ import annotations

from dataclasses import dataclass

from aigov_tui.model.focus import FocusField
from aigov_tui.tui.state import Reading


@dataclass(frozen=True, slots=True)
class GoTo:
    """Read these words."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class ApplyFilter:
    """Set a filter."""

    field: FocusField
    value: str


Outcome = GoTo | ApplyFilter
