"""The curated YAML an import works with: what lies beside its documents, and what earlier imports brought.

The database keeps the YAML files as last read. A folder without YAML, imported into a database that knows
Li Qiang from another folder, still finds Li Qiang.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from aigov_tui import __version__
from aigov_tui.corpus import CURATED_FILES, parse_folders
from aigov_tui.corpus.curated import why_unread
from aigov_tui.corpus.decode import Decoded, Refused, decode
from aigov_tui.corpus.found import SIZE_LIMIT
from aigov_tui.model.curated import Codebook, Curated, CuratedSource
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.pipeline.plan import source_path

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`texts` are the YAML files by their path in the database; `sources` what is curated about each file, by its
    path; `statement_files` the path of the file that each statement, by its key, comes from; `recipe` identifies all
    that decides what is extracted from a text; `digest` all of the curated data."""

    texts: Mapping[str, str]
    curated: Curated
    sources: Mapping[str, CuratedSource]
    statement_files: Mapping[str, str]
    recipe: str
    digest: str


def gather_knowledge(paths: Sequence[Path], database: Path, known: Mapping[str, str]) -> Knowledge:
    """Read the YAML beside `paths` again and take the rest from `known` (path to text, as the database has them)."""
    texts = dict(known)
    problems: list[Problem] = []
    for folder in _folders(paths):
        for name in CURATED_FILES:
            label = source_path(folder / name, database)
            text = _read(folder / name, label, problems)
            if text is not None and not _spoilt(label, text, known.get(label), problems):
                texts[label] = text
            elif text is None and not (folder / name).exists() and texts.pop(label, None) is not None:
                message = f"{name} is no longer there; what it said was taken out of the database."
                problems.append(Problem("curated-gone", message, path=label))
    by_folder: dict[str, dict[str, str]] = {}
    for label in texts:
        by_folder.setdefault(str(PurePosixPath(label).parent), {})[label] = texts[label]
    parsed = list(parse_folders(by_folder).items())
    curated = _merged([part for _, part in parsed], problems)
    sources = {
        str(PurePosixPath(folder) / about.path): about for folder, part in parsed for about in part.sources
    }
    statement_files: dict[str, str] = {}
    for parent, part in parsed:
        for statement in part.statements:
            statement_files.setdefault(statement.key, str(PurePosixPath(parent) / "statements.yaml"))
    return Knowledge(
        texts=texts,
        curated=curated,
        sources=sources,
        statement_files=statement_files,
        recipe=_digest(__version__, repr(curated.entities), *_vocabulary(curated.codebook)),
        digest=_digest(__version__, repr(curated.entities), repr(curated.codebook), repr(curated.statements)),
    )


def _read(file: Path, label: str, problems: list[Problem]) -> str | None:
    """The text of a curated file in whatever encoding it is; None where there is none to read, said why in
    `problems`. What was read of an unreadable file before then stands."""
    try:
        if not file.is_file():
            if not file.exists():
                return None
            raise OSError("it is no file, but a folder, a pipe or a device")
        with file.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        reason = error.strerror or str(error)
    else:
        decoded = decode(data)
        if len(data) <= SIZE_LIMIT and isinstance(decoded, Decoded):
            problems.extend(replace(problem, path=label) for problem in decoded.problems)
            return decoded.text
        large = f"it has more than {SIZE_LIMIT // 1024 // 1024} MiB"
        reason = decoded.problem.message if isinstance(decoded, Refused) else large
    message = f"{file.name} could not be read ({reason.rstrip('.')}); what it said before stands."
    problems.append(Problem("curated-unreadable", message, Severity.ERROR, label))
    return None


def _spoilt(label: str, text: str, before: str | None, problems: list[Problem]) -> bool:
    """Whether a slip makes a curated file no YAML of ours that was before; said in `problems`."""
    if before is None or text == before:
        return False
    refused = why_unread(label, text)
    if refused is None or why_unread(label, before) is not None:
        return False
    message = f"{refused} What {PurePosixPath(label).name} said before stands until this is mended."
    problems.append(Problem("curated-unreadable", message, Severity.ERROR, label, refused.line))
    return True


def _folders(paths: Sequence[Path]) -> list[Path]:
    """The folders whose YAML an import of `paths` reads: each folder given, and that of each file given."""
    folders = [path if path.is_dir() else path.parent for path in paths]
    return list(dict.fromkeys(folder.resolve() for folder in folders))


def _merged(parts: Sequence[Curated], problems: list[Problem]) -> Curated:
    """All folders' knowledge in one; of two rows with one key the first folder's stands, and that is said."""

    def unique(items: Iterable[Item], key_of: Callable[[Item], str], what: str) -> tuple[Item, ...]:
        kept: dict[str, Item] = {}
        for item in items:
            first = kept.setdefault(key_of(item), item)
            if first is not item and first != item:
                problems.append(
                    Problem(
                        "curated-conflict",
                        f"Two folders describe the {what} “{key_of(item)}” differently; the first stands.",
                    )
                )
        return tuple(kept.values())

    for part in parts:
        problems.extend(part.problems)
    return Curated(
        sources=tuple(about for part in parts for about in part.sources),
        entities=unique((e for part in parts for e in part.entities), lambda entity: entity.key, "entity"),
        codebook=Codebook(
            unique((a for part in parts for a in part.codebook.actors), lambda actor: actor.key, "actor"),
            unique((i for part in parts for i in part.codebook.issues), lambda issue: issue.key, "issue"),
            tuple(dict.fromkeys(word for part in parts for word in part.codebook.subject)),
        ),
        statements=unique((s for part in parts for s in part.statements), lambda row: row.key, "statement"),
        problems=tuple(problems),
    )


def _vocabulary(codebook: Codebook) -> tuple[str, str, str]:
    """What positions are suggested by; how an issue is worded for people does not matter."""
    return (
        repr([actor.key for actor in codebook.actors]),
        repr([(issue.key, issue.vocabulary, issue.against) for issue in codebook.issues]),
        repr(codebook.subject),
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
