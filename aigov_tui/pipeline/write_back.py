"""People's decisions into the curated YAML they belong in, so that they go with the documents to any database."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aigov_tui.corpus.curated.rewrite import NotRewritable, entity_keys, rewrite_entities, rewrite_sources
from aigov_tui.model.decision import MetadataField, SourceChange
from aigov_tui.pipeline.plan import source_path
from aigov_tui.store.decided import entities_to_write, sources_to_write
from aigov_tui.store.errors import StoreError

__all__ = [
    "NotRewritable",
    "Plan",
    "Written",
    "plan_entities",
    "plan_sources",
    "write_entities",
    "write_sources",
]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: `changed` is False where the file said it all already. `left` are sentences about decisions
    that the file has no place for; they stay in the database."""

    file: Path
    changed: bool
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A file as it is and as it would be; `left` as in `Written`."""

    file: Path
    before: str
    after: str
    left: tuple[str, ...]

    def write(self) -> Written:
        """Put it into the file's place. Raises `StoreError`, `OSError`; the file is then as it was."""
        return Written(self.file, _replace(self.file, self.before, self.after), self.left)


def write_entities(database: Path, file: Path) -> Written:
    """Write what the standing decisions make of entities into an `entities.yaml`; it is made where there is none.

    Raises `NotRewritable` (a sentence) where the file has problems, `StoreError`, `OSError`; the file is then as it was.
    """
    return plan_entities(database, file).write()


def write_sources(database: Path, file: Path) -> Written:
    """Write what people said of sources below the file's folder into a `sources.yaml`; else as `write_entities`."""
    return plan_sources(database, file).write()


def plan_entities(database: Path, file: Path) -> Plan:
    """What `write_entities` would write."""
    found = entities_to_write(database)
    before = _read(file)
    keys = entity_keys(before)
    left = [decision.sentence for decision in found.left]
    left += [
        f"{part} is {change.entity.key}. It keeps its record in the file; take that out by hand to say it there."
        for change in found.changes
        for part in change.parts
        if part in keys
    ]
    return Plan(file, before, rewrite_entities(before, found.changes), tuple(left))


def plan_sources(database: Path, file: Path) -> Plan:
    """What `write_sources` would write."""
    values: dict[str, dict[MetadataField, str | None]] = defaultdict(dict)
    keys: dict[str, str] = {}
    left: list[str] = []
    folder = PurePosixPath(source_path(file.parent, database))
    for path, decision in sources_to_write(database):
        if not PurePosixPath(path).is_relative_to(folder):
            left.append(f"{decision.sentence} Its file {path} is not below {folder}.")
            continue
        relative = str(PurePosixPath(path).relative_to(folder))
        keys[relative] = decision.source_key
        values[relative][decision.field] = decision.value
    changes = [SourceChange(path, keys[path], tuple(fields.items())) for path, fields in values.items()]
    before = _read(file)
    return Plan(file, before, rewrite_sources(before, changes), tuple(left))


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise NotRewritable(f"{file} is not in UTF-8. Nothing was written.") from None


def _replace(file: Path, before: str, after: str) -> bool:
    """Put `after` in the file's place, whole or not at all; False where that changes nothing."""
    if after == before:
        return False
    target = file.resolve()  # a symbolic link stays one
    if not target.parent.is_dir():
        raise StoreError(f"There is no folder {target.parent} to write {target.name} in.")
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with open(descriptor, "wb") as out:  # noqa: PTH123  # a descriptor, not a path
            out.write(after.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return True
