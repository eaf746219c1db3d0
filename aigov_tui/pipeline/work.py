"""One batch of documents, from files to records: what runs in the worker processes.

Everything here is picklable and depends on its arguments alone, so that any `concurrent.futures` executor can run it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from aigov_tui.corpus import FoundFile, read_document
from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.names.extra import ExtraNames
from aigov_tui.extract.positions import PositionFinder
from aigov_tui.model.curated import CuratedSource
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import Document
from aigov_tui.pipeline.collecting import collecting_seldom
from aigov_tui.pipeline.parcel import pack_document, pack_extraction, unpack_document, unpack_extraction


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


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a task: `document` is None where the file could not be read at all (`problems` say why)."""

    task: Task
    document: Document | None
    extraction: Extraction
    problems: tuple[Problem, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        if self.document is None:
            return Worked, (self.task, None, self.extraction, self.problems)
        packed = pack_extraction(self.extraction, self.document.text)
        return _unpacked, (self.task, pack_document(self.document), packed, self.problems)


def _unpacked(
    task: Task, packed: tuple[Any, ...], extraction: tuple[Any, ...], problems: tuple[Problem, ...]
) -> Worked:
    document = unpack_document(packed)
    return Worked(task, document, unpack_extraction(extraction, document.text), problems)


@dataclass(frozen=True, slots=True)
class Extractors:
    """What documents are extracted with: made once, used for all of them."""

    names: Gazetteer
    positions: PositionFinder
    extra_names: ExtraNames | None = None


def work(tasks: Iterable[Task], extractors: bytes) -> Iterator[Worked]:
    """Read and extract each task's file, one after the other as they are asked for. `extractors` is a pickled
    `Extractors`, unpickled once per process."""
    unpickled = _unpickled(extractors)
    with collecting_seldom():
        for task in tasks:
            yield _work_one(task, unpickled)


@lru_cache(maxsize=2)
def _unpickled(extractors: bytes) -> Extractors:
    # Safe to unpickle: these bytes were pickled by the process that started this one.
    unpickled: Extractors = pickle.loads(extractors)
    return unpickled


def _work_one(task: Task, extractors: Extractors) -> Worked:
    result = read_document(task.file, task.curated)
    if result.document is None:
        return Worked(task, None, Extraction(), _at(task.path, result.problems))
    document = replace(result.document, key=task.key, path=task.path)
    problems = list(result.problems)
    try:
        extraction = extract_document(
            document, extractors.names, extractors.positions, extractors.extra_names
        )
    except Exception as error:  # a defect of ours must not cost the person the document
        extraction = Extraction()
        problems.append(
            Problem(
                "extraction-failed",
                f"The text is in the database, but its names, quotes and positions could not be extracted ({error!r}). "
                "This is a defect of aigov: please report it.",
                Severity.ERROR,
            )
        )
    return Worked(task, document, extraction, _at(task.path, problems))


def _at(path: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems, each naming its source by the path the database knows it by."""
    return tuple(replace(problem, path=path) for problem in problems)
