"""The writer: what an import calls, in the order in which rows refer to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Entity
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Statement
from aigov_tui.model.problem import Problem
from aigov_tui.model.source import Document
from aigov_tui.store.writer import (
    documents,
    entities,
    known,
    log,
    positions,
    suggestions,
)
from aigov_tui.store.writer.findings import Findings
from aigov_tui.store.writer.known import KnownFile
from aigov_tui.store.writer.packed import DocumentRows, rows_of
from aigov_tui.store.writer.rows import storable


class Writer(Findings):
    """One import. A context manager: leaving it normally commits everything, leaving it by an exception nothing.

    Every method raises `StoreError`, with a sentence, where SQLite or the disk refuses.
    """

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

    def put_document(
        self,
        document: Document,
        extraction: Extraction,
        *,
        recipe: str,
        signatures: Iterable[tuple[int, int, bytes]] = (),
    ) -> int:
        """Add a document with all that was found in it, or replace the one at the same path; returns its source id.

        `signatures`, as (ordinal, size, packed keys), need not be made again for `reprints`. The id stays when a document is
        replaced. Raises `ValueError` where the extraction does not fit the document.
        """
        return self.put_rows(rows_of(document, extraction, recipe=recipe, signatures=signatures))

    def put_rows(self, found: DocumentRows) -> int:
        """`put_document`, of a document whose rows were made where it was read."""
        with self._session.in_words():
            self._lay_decisions_aside()
            self._begin_writing()
            self._repeats_known = False
            source_id = self._source_id(found.path)
            if source_id is None:
                source_id = self._rows.new_id("sources")
                self._rows.add("sources", [(source_id, *found.source)])
            else:
                self._empty(source_id)
                documents.replace_source_row(self._connection, source_id, found.source)
            if self._changes is not None:
                self._changes.source(source_id)
                prints = found.paragraphs.fingerprints
                self._changes.fingerprints(one for one in prints if one is not None)
            if self._codebook_ids is None:
                self._codebook_ids = suggestions.CodebookIds(self._connection)
            documents.put_rows(self._rows, self._entity_ids, self._codebook_ids, source_id, found)
            self._rows.flush_if_full()
            self._begin_writing().gather(len(found.text))
            self._written[found.path] = source_id
            self._read.add(found.path)
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
