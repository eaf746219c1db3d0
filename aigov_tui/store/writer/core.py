"""The state of one import: its transaction, and what is set aside, noted and brought up to date along the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from aigov_tui.model.position import Actor
from aigov_tui.store.decisions import apply, found, touched
from aigov_tui.store.writer import (
    counts,
    documents,
    entities,
    positions,
    repeats,
    reviews,
    suggestions,
    variants,
)
from aigov_tui.store.writer.champions import Spread
from aigov_tui.store.writer.changes import Changes
from aigov_tui.store.writer.fulltext import FullText
from aigov_tui.store.writer.giving_back import give_back
from aigov_tui.store.writer.meanwhile import CAN_SHARE, meanwhile
from aigov_tui.store.writer.reprints import Reprints, ToCompare
from aigov_tui.store.writer.rows import Rows, storable
from aigov_tui.store.writer.session import Session


class Core:
    """What all parts of the writer work on."""

    def __init__(self, path: Path, *, expected_bytes: int = 0, spread: Spread = map) -> None:
        """Open or create `path`, migrate it, begin the import. Raises `StoreError` (a sentence), `DatabaseBusy`.

        `expected_bytes`, how much text there is to come, decides how a new database is laid out; `spread` is what the
        ranking of its common words is shared out with.
        """
        self._spread = spread
        self._session = Session(path, expected_bytes)
        self._connection = self._session.connection
        self._rows = Rows(self._connection)
        self._entity_ids = entities.EntityIds(self._connection, self._rows)
        # Nothing is kept of what changes in a new database: everything does.
        self._changes = None if self._session.is_new else Changes(self._connection)
        self._reprints = Reprints(self._connection, self._changes)
        self._fulltext: FullText | None = None
        self._codebook_ids: suggestions.CodebookIds | None = None
        self._actors: tuple[Actor, ...] = ()
        self._written: dict[str, int] = {}  # path → source id, of documents put by this import
        self._read: set[str] = set()  # paths of documents put or removed by this import
        self._repeats_known = True  # False while paragraphs came or went since they were looked for
        self._incomplete = False  # True while derived rows are behind the rows they are derived from
        self._as_found = False  # True while people's decisions are laid aside
        self._last_text: tuple[str, str | None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._session.abandon()
            return
        try:
            self._complete()
            self._session.commit()
        except BaseException:
            self._session.abandon()
            raise

    def mark_repeats(self) -> int:
        """Point every paragraph whose fingerprint an earlier source has at that first one; returns how many repeat."""
        with self._session.in_words():
            self._lay_decisions_aside()
            self._rows.flush()
            if self._session.is_new:
                give_back(self._connection)  # what reading took
            self._begin_writing().make_first_indexes()
            self._repeats_known = True
            return repeats.mark_repeats(self._connection, self._changes)

    @contextmanager
    def reprints(self) -> Iterator[Reprints]:
        """Near repeats and families, to be found after `mark_repeats`."""
        with self._session.in_words():
            self._rows.flush()
            self._begin_writing().make_first_indexes()
            yield self._reprints

    @contextmanager
    def indexing(self) -> Iterator[ToCompare]:
        """While the caller computes, make what a new database is searched by; left when both are done.

        Within, nothing may be written, and nothing be read but by what is given.
        """
        with self._session.in_words():
            self._rows.flush()
            fulltext = self._begin_writing()
            with self._sharing() as shared:
                if not shared:
                    fulltext.make_indexes()
                    yield self._reprints
                    return
                with (
                    self._session.reading_beside() as beside,
                    meanwhile(fulltext.index_all, self._connection),
                ):
                    yield ToCompare(beside)
            give_back(self._connection)

    def apply_decisions(self) -> None:
        """Lay people's decisions over what was found: once documents and statements are there, before quotes are grouped
        by their speakers. The end of the import does it where nobody did."""
        with self._session.in_words():
            if not self._as_found:
                return
            self._rows.flush()
            self._begin_writing().make_indexes()
            reviews.lay_on(self._connection)
            suggestions.mark_superseded(self._connection)
            apply.lay_on(self._connection)
            self._as_found = False

    # Within

    @contextmanager
    def _sharing(self) -> Iterator[bool]:
        """Whether threads may use the connection: that of a new database, where SQLite can do so."""
        shared = self._session.is_new and CAN_SHARE
        if shared:  # Python notices Ctrl-C by itself where it does not wait for SQLite
            self._session.notice_interrupts(noticed=False)
        yield shared
        self._session.notice_interrupts()

    def _begin_writing(self) -> FullText:
        """Set aside what rows are written faster without; returns the keeper of the full-text indexes."""
        self._incomplete = True
        if self._fulltext is None:
            self._fulltext = FullText(
                self._connection, self._rows, is_new=self._session.is_new, spread=self._spread
            )
        return self._fulltext

    def _lay_decisions_aside(self) -> None:
        """Put back what imports found before anything of it is written."""
        self._incomplete = True
        if not self._as_found:
            self._rows.flush()
            found.lay_aside(self._connection)
            self._as_found = True

    def _source_id(self, path: str) -> int | None:
        if path in self._written:
            return self._written[path]
        if self._session.is_new:
            return None
        row = self._connection.execute("SELECT id FROM sources WHERE path = ?", (storable(path),)).fetchone()
        return None if row is None else int(row[0])

    def _empty(self, source_id: int) -> None:
        """Delete all rows of a source but its own, noting what that touches elsewhere."""
        self._rows.flush()
        self._repeats_known = False
        fulltext = self._begin_writing()
        fulltext.make_indexes()
        if self._changes is not None:
            self._changes.rows_to_go(source_id)
            self._reprints.forget_source(source_id)
        fulltext.forget(source_id)
        documents.delete_rows(self._connection, source_id)

    def _complete(self) -> None:
        """Bring everything derived up to date with the rows; without changes since the last time, do nothing."""
        if not self._incomplete:
            return
        with self._session.in_words():
            self._rows.flush()
            fulltext = self._begin_writing()
            if not self._repeats_known:
                self.mark_repeats()
            fulltext.make_indexes()
            positions.drop_unproved(self._connection)
            self.apply_decisions()
            counts.drop_unused_entities(self._connection, self._changes)
            counts.refresh_counts(self._connection, self._changes)
            touched.begin(self._connection)
            counts.drop_unused_of(self._connection, "touched_entities")
            touched.recount(self._connection)
            variants.count_outlets(self._connection)
            fulltext.finish()
        self._incomplete = False
