"""Accepted suggestions as entries of `statements.yaml`, added to what a curator wrote there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from aigov_tui.export.files import written_whole
from aigov_tui.export.paging import paged
from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review
from aigov_tui.model.rows import EvidenceRow, StatementRow

if TYPE_CHECKING:
    from aigov_tui.store.database import Database

_EMPTY = "version: 1\nstatements:\n"
_HEADING = "# --- Suggested by rule, accepted by a person "
_WIDTH = 110
_EMPTY_LIST = re.compile(r"^statements:[ \t]*(?:\[[ \t]*\]|null|~)(?=[ \t]*(?:#[^\n]*)?$)", re.MULTILINE)
_FIRST_ITEM = re.compile(r"^statements:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*([ \t]*)- ", re.MULTILINE)
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


_MARK = "\ufeff"
"""What some editors write at the head of a file."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A file as it is and as it would be, with how many statements were `added` to it; those `skipped` stand there."""

    path: Path
    before: str
    after: str
    added: int
    skipped: int

    def write(self) -> None:
        """Write the file, whole or not at all. Raises `OSError`."""
        if self.added:
            with written_whole(self.path) as out:
                out.write(self.after)


def add_statements(database: Database, path: Path) -> tuple[int, int]:
    """Add the accepted suggestions to the file at `path`, or make it; returns how many were added, and how many left
    out because they stand there already. The file is written whole or not at all, and what it says stays.

    Raises `ValueError` with a sentence where the file is no `statements.yaml` that could be added to; `OSError`.
    """
    plan = plan_statements(database, path)
    plan.write()
    return plan.added, plan.skipped


def plan_statements(database: Database, path: Path) -> Addition:
    """What `add_statements` would write."""
    written = _read(path) if path.exists() else _EMPTY
    before = written.removeprefix(_MARK).replace("\r\n", "\n")
    there = _statements_of(before, path)
    known = {_identity(item) for item in there}
    keys = {str(item.get("key")) for item in there}
    added: list[str] = []
    skipped = 0
    accepted = paged(
        lambda limit, offset: database.suggestions(
            Focus(), review=Review.ACCEPTED, limit=limit, offset=offset
        )
    )
    for row in sorted(accepted, key=lambda row: (row.issue_key, row.actor_key, row.key)):
        if (row.actor_key, row.issue_key, frozenset((e.source_key, e.exact) for e in row.evidence)) in known:
            skipped += 1
            continue
        key = _new_key(row, keys)
        keys.add(key)
        added.append("\n".join(_entry(key, row, database)))
    after = _appended(before, added) if added else before
    if added and _count(after) != len(there) + len(added):
        raise ValueError(
            f"{path} cannot be added to: “statements” must be a list with a line for each field, and the last thing in "
            "the file. Name another FILE."
        )
    if "\r\n" in written:
        after = after.replace("\n", "\r\n")
    return Addition(path, written, _MARK[: written.startswith(_MARK)] + after, len(added), skipped)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not in UTF-8: save it so first.") from None


def _count(text: str) -> int | None:
    """How many statements there are in what would be written; None where it would be no YAML."""
    try:
        return len(_statements_of(text, Path()))
    except ValueError:
        return None


def _statements_of(text: str, path: Path) -> list[Mapping[str, Any]]:
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(f"{path} is not valid YAML: mend it first. ({error.__class__.__name__})") from error
    items = (content or {}).get("statements") if isinstance(content or {}, Mapping) else 0
    if items is not None and not isinstance(items, list):
        raise ValueError(f"{path} is no statements.yaml: it has no list “statements”.")
    return [item for item in items or [] if isinstance(item, Mapping)]


def _identity(item: Mapping[str, Any]) -> tuple[object, object, frozenset[tuple[str, str]]]:
    evidence = item.get("evidence")
    words = [piece for piece in evidence if isinstance(piece, Mapping)] if isinstance(evidence, list) else []
    places = frozenset((str(piece.get("source")), str(piece.get("exact"))) for piece in words)
    return item.get("actor"), item.get("issue"), places


def _new_key(row: StatementRow, taken: set[str]) -> str:
    """A key that says what it is about, and is nobody's yet."""
    stem = f"{row.actor_key}-{row.issue_key}-{row.key.rpartition(':')[2][:8]}"
    number = 2
    key = stem
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


def _entry(key: str, row: StatementRow, database: Database) -> Iterator[str]:
    """The lines of an entry, without the indentation of the list."""
    yield f"- key: {_quoted(key)}"
    yield f"  actor: {_quoted(row.actor_key)}"
    yield f"  issue: {_quoted(row.issue_key)}"
    yield f"  stance: {row.stance}"
    yield f"  summary: {_quoted(row.summary)}"
    yield f"  voice: {row.voice}"
    if row.asserter_key is not None and not row.asserter_key.startswith("x:"):
        yield f"  asserter: {_quoted(row.asserter_key)}"
    elif row.asserter_name is not None:
        yield f"  asserter_text: {_quoted(row.asserter_name)}"
    if row.stated_on is not None:
        yield f"  stated: {_quoted(row.stated_on)}"
    yield "  evidence:"
    for evidence in row.evidence:
        yield from _evidence(evidence, database)


def _evidence(evidence: EvidenceRow, database: Database) -> Iterator[str]:
    yield f"    - source: {_quoted(evidence.source_key)}"
    yield f"      exact: {_quoted(evidence.exact, always=True)}"
    if database.text(evidence.source_id).count(evidence.exact) > 1:  # which of them?
        yield f"      prefix: {_quoted(evidence.prefix, always=True)}"
        yield f"      suffix: {_quoted(evidence.suffix, always=True)}"


def _quoted(text: str, *, always: bool = False) -> str:
    """A scalar: bare where it reads as the same text so, else in double quotes."""
    if not always and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", text) and yaml.safe_load(text) == text:
        return text
    dumped = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", dumped)


def _appended(before: str, entries: Sequence[str]) -> str:
    text = _EMPTY_LIST.sub("statements:", before)
    if not text.endswith("\n"):
        text += "\n"
    if "statements" not in (yaml.safe_load(text) or {}):
        text += "statements:\n"
    first = _FIRST_ITEM.search(text)
    indent = first.group(1) if first else "  "
    if _HEADING not in text:
        heading = f"{indent}{_HEADING}"
        text += f"\n{heading}{'-' * max(3, _WIDTH - len(heading))}\n"
    for entry in entries:
        text += "\n" + "".join(f"{indent}{line}\n" for line in entry.split("\n"))
    return text
