"""One batch of documents, from files to records: what runs in the worker processes.

Everything here is picklable and depends on its arguments alone, so that any `concurrent.futures` executor can run it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple

from aigov_tui.corpus import FoundFile, read_document
from aigov_tui.corpus.reprints import sign
from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.names.extra import ExtraNames
from aigov_tui.extract.positions import PositionFinder
from aigov_tui.model.curated import CuratedSource
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import Paragraph, ParagraphKind
from aigov_tui.pipeline.collecting import collecting_seldom
from aigov_tui.store.writer.packed import DocumentRows, rows_of


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, the path and key its source goes by in the database, and what is curated about it; `known` is
    the SHA-256 of what the database has of it, None where it has no such source yet."""

    file: FoundFile
    path: str
    key: str
    recipe: str
    curated: CuratedSource | None
    known: str | None = None

    @property
    def new(self) -> bool:
        """Whether the source comes into the database by this."""
        return self.known is None


class Worked(NamedTuple):
    """What came of a task: `rows` is None where the file could not be read at all (`problems` say why)."""

    rows: DocumentRows | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Extractors:
    """What documents are extracted with: made once, used for all of them."""

    names: Gazetteer
    positions: PositionFinder
    extra_names: ExtraNames | None = None


def work(tasks: Iterable[Task], extractors: bytes) -> list[Worked]:
    """What comes of each task, its file read and extracted. `extractors` is a pickled `Extractors`, unpickled once per process."""
    unpickled = _unpickled(extractors)
    with collecting_seldom():
        return [_work_one(task, unpickled) for task in tasks]


@lru_cache(maxsize=2)
def _unpickled(extractors: bytes) -> Extractors:
    # Safe to unpickle: these bytes were pickled by the process that started this one.
    unpickled: Extractors = pickle.loads(extractors)
    return unpickled


def _work_one(task: Task, extractors: Extractors) -> Worked:
    try:
        result = read_document(task.file, task.curated)
    except Exception as error:  # a defect of ours must cost the person no other document
        message = (
            f"It could not be read ({error!r}); it was left out. This is a defect of aigov: please report it."
        )
        return Worked(None, _at(task.path, (Problem("reading-failed", message, Severity.ERROR),)))
    if result.document is None:
        return Worked(None, _at(task.path, result.problems))
    document = replace(result.document, key=task.key, path=task.path)
    problems = list(result.problems)
    # Paragraphs are signed here, while what that has in common with fingerprints is at hand.
    rows_with = partial(rows_of, document, recipe=task.recipe, signatures=signatures_of(document.paragraphs))
    try:
        rows = rows_with(
            extract_document(document, extractors.names, extractors.positions, extractors.extra_names)
        )
    except Exception as error:  # a defect of ours must not cost the person the document
        rows = rows_with(Extraction())
        problems.append(
            Problem(
                "extraction-failed",
                f"The text is in the database, but its names, quotes and positions could not be extracted ({error!r}). "
                "This is a defect of aigov: please report it.",
                Severity.ERROR,
            )
        )
    return Worked(rows, _at(task.path, problems))


def signatures_of(paragraphs: Iterable[Paragraph]) -> list[tuple[int, int, bytes]]:
    """The signatures, as (ordinal, size, packed keys), of body paragraphs that repeat no other of their document word for
    word."""
    return [
        (paragraph.ordinal, signature.size, signature.packed)
        for paragraph in paragraphs
        if paragraph.kind is ParagraphKind.BODY
        and paragraph.fingerprint is not None
        and paragraph.duplicate_of is None
        for signature in (sign(paragraph.text),)
    ]


def _at(path: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems, each naming its source by the path the database knows it by."""
    return tuple(replace(problem, path=path) for problem in problems)
