"""What an import tells: its progress while it runs and its summary at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aigov_tui.model.problem import Problem

Phase = Literal["looking", "reading", "repeats", "comparing", "statements", "variants", "index"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an import stands: `done` of `total` documents, `bytes_done` of `bytes_total` bytes of files."""

    phase: Phase
    done: int
    total: int
    bytes_done: int
    bytes_total: int
    path: str | None = None


Extractor = Literal["rules", "spacy"]
"""Who finds the names nobody curated: our rules, or our rules and a spaCy model."""

ProgressCallback = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did. `import_id` is None where there was nothing to do and nothing was written.

    Of the `unchanged` documents `reread` were read all the same: other YAML, rules of a newer version, or `force`.
    `missing` are sources whose file is gone (removed only with `prune`); `moved` those whose file has a new name;
    `phases` says how many of the `seconds` each took, in order.
    """

    database: Path
    import_id: int | None
    added: int
    changed: int
    unchanged: int
    removed: int
    moved: int
    missing: tuple[str, ...]
    seconds: float
    bytes_read: int
    problems: tuple[Problem, ...]
    phases: tuple[tuple[Phase, float], ...] = ()
    reread: int = 0
