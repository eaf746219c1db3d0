"""Writing an aigov database during an import: one transaction, all or nothing.

The writer stores what it is given and decides nothing: finding repeats, variants and anchors is the pipeline's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Entity
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Statement
from aigov_tui.model.problem import Problem
from aigov_tui.model.rows import AnnotationRow
from aigov_tui.model.source import Document


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A source as the database has it: `recipe` is a hash of all that its rows were made with besides its bytes
    (program version, curated entities, its curated metadata); equal sha256 and recipe mean nothing to do."""

    path: str
    key: str
    sha256: str
    recipe: str


@dataclass(frozen=True, slots=True)
class StoredQuote:
    """What grouping quotes into variants needs to know of one. Only speech that counts (no terms, no repeats)."""

    id: int
    source_id: int
    speaker_key: str | None
    text: str
    variant_group_id: int | None


class Writer:
    """One import. A context manager: leaving it normally commits everything, leaving it by an exception nothing."""

    def __init__(self, path: Path) -> None:
        """Open or create `path`, migrate it, begin the import. Raises `StoreError` (a sentence), `DatabaseBusy`."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    def known_files(self) -> Mapping[str, KnownFile]:
        """Every source in the database, by `path`."""
        raise NotImplementedError

    def put_codebook(self, codebook: Codebook) -> None:
        """Replace actors and issues, keeping the ids of those whose key stays."""
        raise NotImplementedError

    def put_entities(self, entities: Iterable[Entity]) -> None:
        """Replace the curated entities and their aliases, keeping the ids of those whose key stays."""
        raise NotImplementedError

    def put_document(self, document: Document, extraction: Extraction, *, recipe: str) -> int:
        """Add a document with all that was found in it, or replace the one at the same path; returns its source id."""
        raise NotImplementedError

    def remove(self, paths: Iterable[str]) -> int:
        """Remove sources; annotations on them stay, orphaned. Returns how many there were."""
        raise NotImplementedError

    def mark_repeats(self) -> int:
        """Point every paragraph whose fingerprint an earlier source has at that first one; returns how many repeat."""
        raise NotImplementedError

    def quotes_to_group(self) -> Iterator[StoredQuote]:
        """All speech that counts, by source and position."""
        raise NotImplementedError

    def put_variant_groups(self, groups: Iterable[Sequence[int]]) -> None:
        """Replace the variant groups: each a sequence of at least two quote ids, the fullest wording first."""
        raise NotImplementedError

    def text_of(self, source_key: str) -> str | None:
        """The decoded text of a source, None if there is no such key."""
        raise NotImplementedError

    def put_statements(self, statements: Iterable[Statement]) -> None:
        """Replace the curated statements; every evidence must have its span (`ValueError` otherwise)."""
        raise NotImplementedError

    def annotations(self) -> Sequence[AnnotationRow]:
        """A person's annotations that need a look: their source was written or removed by this import, or they are
        orphaned and may have found their words again."""
        raise NotImplementedError

    def anchor_annotation(self, annotation_id: int, span: tuple[int, int] | None) -> None:
        """Say where an annotation's words stand now; None makes it orphaned. Its own words are never changed."""
        raise NotImplementedError

    def finish(
        self,
        *,
        paths: Sequence[str],
        started_at: str,
        counts: Mapping[str, int],
        problems: Sequence[Problem],
    ) -> int:
        """Drop entities nothing refers to, refresh counts and full-text indexes, record the import and its problems.

        `counts` has added, changed, unchanged, removed. Problems of files this import did not read again stay.
        Returns the import's id.
        """
        raise NotImplementedError
