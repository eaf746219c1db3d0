"""What an import could not read or trust, said to a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`error`: something was left out; `warning`: read, with a doubt; `info`: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one file: what went wrong and what to do.

    `code` is a short stable word ("encoding", "evidence-not-found") to filter by; `path` is the file it
    concerns, `None` for the import as a whole; `line` is 1-based.
    """

    code: str
    message: str
    severity: Severity = Severity.WARNING
    path: str | None = None
    line: int | None = None
