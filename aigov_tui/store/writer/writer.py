"""The writer: what an import calls, in the order in which rows refer to one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Entity
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Actor, Statement
from aigov_tui.model.problem import Problem
from aigov_tui.model.review import ReviewedWords
from aigov_tui.model.rows import AnnotationRow
from aigov_tui.model.source import Document
from aigov_tui.store.decisions import apply, found, touched
from aigov_tui.store.writer import (
    anchors,
    counts,
    documents,
    entities,
    known,
    log,
    positions,
    repeats,
    reviews,
    suggestions,
    variants,
)
from aigov_tui.store.writer.changes import Changes
from aigov_tui.store.writer.fulltext import FullText
from aigov_tui.store.writer.known import KnownFile, StoredQuote
from aigov_tui.store.writer.rows import Rows, storable
from aigov_tui.store.writer.session import Session


class Writer:
    """One import. A context manager: leaving it normally commits everything, leaving it by an exception nothing.

    Every method raises `StoreError`, with a sentence, where SQLite or the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        """Open or create `path`, migrate it, begin the import. Raises `StoreError` (a sentence), `DatabaseBusy`."""
        self._session = Session(path)
        self._connection = self._session.connection
        self._rows = Rows(self._connection)
        self._entity_ids = entities.EntityIds(self._connection, self._rows)
        # Nothing is kept of what changes in a new database: everything does.
        self._changes = None if self._session.is_new else Changes(self._connection)
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

    # What is there

    def known_files(self) -> Mapping[str, KnownFile]:
        """Every source in the database, by `path`."""
        with self._session.in_words():
            self._rows.flush()
            return known.known_files(self._connection)

    def text_of(self, source_key: str) -> str | None:
        """The decoded text of a source, None if there is no such key."""
        if self._last_text is None or self._last_text[0] != source_key:
            with self._session.in_words():
                self._rows.flush()
                row = self._connection.execute(
                    "SELECT text FROM sources WHERE key = ?", (storable(source_key),)
                ).fetchone()
            self._last_text = (source_key, None if row is None else row[0])
        return self._last_text[1]

    def setting(self, name: str) -> str | None:
        """What was kept under `name`, None if nothing was."""
        with self._session.in_words():
            row = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def curated_files(self) -> Mapping[str, str]:
        """The curated YAML files as last read: text by path."""
        with self._session.in_words():
            return dict(
                self._connection.execute("SELECT path, text FROM curated_files ORDER BY path").fetchall()
            )

    # What is curated

    def put_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        with self._session.in_words():
            self._connection.execute(
                "INSERT INTO settings (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    def put_curated_files(self, texts: Mapping[str, str]) -> None:
        """Replace the curated YAML files: text by path."""
        with self._session.in_words():
            self._connection.execute("DELETE FROM curated_files")
            self._connection.executemany(
                "INSERT INTO curated_files (path, text) VALUES (?, ?)",
                [(storable(path), storable(text)) for path, text in texts.items()],
            )

    def put_codebook(self, codebook: Codebook) -> None:
        """Replace actors and issues, keeping the ids of those whose key stays."""
        with self._session.in_words():
            self._lay_decisions_aside()
            entities.put_codebook(self._connection, codebook)
            self._entity_ids.forget()
            self._codebook_ids = None
            self._actors = codebook.actors
            entities.link_actors(self._connection, self._actors)

    def put_entities(self, curated: Iterable[Entity]) -> None:
        """Replace the curated entities and their aliases, keeping the ids of those whose key stays."""
        with self._session.in_words():
            self._lay_decisions_aside()
            self._entity_ids.forget()
            if self._changes is not None:
                self._changes.curated_before()
            entities.put_curated_entities(self._connection, list(curated))
            entities.link_actors(self._connection, self._actors)
            self._rows.skip_used_ids("entities")

    def put_statements(self, statements: Iterable[Statement]) -> None:
        """Replace the curated statements; every evidence must have its span (`ValueError` otherwise)."""
        with self._session.in_words():
            self._lay_decisions_aside()
            self._rows.flush()
            positions.put_statements(self._connection, statements, self.text_of)
            self._rows.skip_used_ids("statements")

    # Documents

    def put_document(self, document: Document, extraction: Extraction, *, recipe: str) -> int:
        """Add a document with all that was found in it, or replace the one at the same path; returns its source id.

        The id stays when a document is replaced. Raises `ValueError` where the extraction does not fit the document.
        """
        with self._session.in_words():
            self._lay_decisions_aside()
            self._begin_writing()
            self._repeats_known = False
            row = documents.source_row(document, recipe)
            source_id = self._source_id(document.path)
            if source_id is None:
                source_id = self._rows.new_id("sources")
                self._rows.add("sources", [(source_id, *row)])
            else:
                self._empty(source_id)
                documents.replace_source_row(self._connection, source_id, row)
            if self._changes is not None:
                self._changes.source(source_id)
                self._changes.fingerprints(
                    paragraph.fingerprint
                    for paragraph in document.paragraphs
                    if paragraph.fingerprint is not None
                )
            if self._codebook_ids is None:
                self._codebook_ids = suggestions.CodebookIds(self._connection)
            documents.put_rows(
                self._rows, self._entity_ids, self._codebook_ids, source_id, document, extraction
            )
            self._rows.flush_if_full()
            self._written[document.path] = source_id
            self._read.add(document.path)
            self._last_text = None
            return source_id

    def remove(self, paths: Iterable[str]) -> int:
        """Remove sources; annotations on them stay, orphaned. Returns how many there were."""
        removed = 0
        with self._session.in_words():
            for path in paths:
                source_id = self._source_id(path)
                if source_id is None:
                    continue
                self._lay_decisions_aside()
                self._begin_writing()
                self._empty(source_id)
                self._connection.execute("DELETE FROM sources WHERE id = ?", (source_id,))
                self._written.pop(path, None)
                self._read.add(path)
                removed += 1
        self._last_text = None
        return removed

    def move_source(self, old_path: str, new_path: str) -> None:
        """Note that a file goes by another path: its source keeps id, key and everything found in it."""
        with self._session.in_words():
            self._rows.flush()
            paths = {"old": storable(old_path), "new": storable(new_path)}
            self._connection.execute("UPDATE sources SET path = :new WHERE path = :old", paths)
            self._connection.execute("UPDATE problems SET path = :new WHERE path = :old", paths)

    # What shows when all documents are there

    def mark_repeats(self) -> int:
        """Point every paragraph whose fingerprint an earlier source has at that first one; returns how many repeat."""
        with self._session.in_words():
            self._lay_decisions_aside()
            self._rows.flush()
            self._begin_writing().make_indexes()
            self._repeats_known = True
            return repeats.mark_repeats(self._connection, self._changes)

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

    def quotes_to_group(self) -> Iterator[StoredQuote]:
        """All speech that counts, by source and position."""
        with self._session.in_words():
            self._rows.flush()
            yield from variants.quotes_to_group(self._connection)

    def put_variant_groups(self, groups: Iterable[Sequence[int]]) -> None:
        """Replace the variant groups: each a sequence of at least two quote ids, the fullest wording first."""
        with self._session.in_words():
            self._rows.flush()
            self._begin_writing().make_indexes()
            variants.put_variant_groups(self._connection, groups)

    def annotations(self) -> Sequence[AnnotationRow]:
        """A person's annotations that need a look: their source was written or removed by this import, or they are
        orphaned and may have found their words again."""
        with self._session.in_words():
            self._rows.flush()
            return anchors.annotations_to_place(self._connection, self._written.values())

    def anchor_annotation(self, annotation_id: int, span: tuple[int, int] | None) -> None:
        """Say where an annotation's words stand now; None makes it orphaned. Its own words are never changed."""
        with self._session.in_words():
            anchors.anchor(self._connection, annotation_id, span)

    def reviewed_words(self) -> Sequence[ReviewedWords]:
        """The words of suggestions a person decided on, where they need a look: as with annotations."""
        with self._session.in_words():
            self._rows.flush()
            return reviews.words_to_place(self._connection, self._written.values())

    def anchor_review(self, reviewed_id: int, span: tuple[int, int] | None) -> None:
        """Say where such words stand now; None: nowhere. To be done before decisions are applied."""
        with self._session.in_words():
            self._incomplete = True
            reviews.anchor(self._connection, reviewed_id, span)

    def stands_to_be_tried_again(self, roots: Sequence[str]) -> bool:
        """Whether a problem stands of a file under `roots` that is no source: YAML, or a document that was left out."""
        with self._session.in_words():
            return log.stands_to_be_tried_again(self._connection, roots)

    def finish(
        self,
        *,
        paths: Sequence[str],
        started_at: str,
        counts: Mapping[str, int],
        problems: Sequence[Problem],
        roots: Sequence[str] | None = None,
    ) -> int:
        """Drop entities nothing refers to, refresh counts and full-text indexes, record the import and its problems.

        `counts` has added, changed, unchanged, removed. Problems of files this import did not read again stay;
        `roots` are the folders and files it looked through, written as the paths of sources and problems are
        (default: `paths`): what stood below them and was no source has been tried again, or is gone.
        Returns the import's id. Nothing may be written after it.
        """
        with self._session.in_words():
            self._complete()
            import_id = log.record_import(
                self._connection,
                paths=paths,
                started_at=started_at,
                counts=counts,
                problems=problems,
                read=self._read,
                roots=paths if roots is None else roots,
            )
            # Samples each index, for the planner: milliseconds, however large.
            self._connection.execute("PRAGMA analysis_limit = 1000")
            self._connection.execute("ANALYZE")
            return import_id

    # Within

    def _begin_writing(self) -> FullText:
        """Set aside what rows are written faster without; returns the keeper of the full-text indexes."""
        self._incomplete = True
        if self._fulltext is None:
            self._fulltext = FullText(self._connection, self._rows, is_new=self._session.is_new)
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
