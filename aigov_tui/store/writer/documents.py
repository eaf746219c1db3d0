"""A document's rows: into the database, and out of it again."""

from __future__ import annotations

import sqlite3

from aigov_tui.store.decisions.log import follow_source_key
from aigov_tui.store.writer.entities import EntityIds
from aigov_tui.store.writer.packed import DocumentRows
from aigov_tui.store.writer.rows import TABLES, Row, Rows
from aigov_tui.store.writer.suggestions import CodebookIds, delete_suggestions, put_suggestions


def put_rows(
    rows: Rows, entity_ids: EntityIds, codebook_ids: CodebookIds, source_id: int, found: DocumentRows
) -> None:
    """Gather the paragraphs, new entities, mentions, quotes, suggestions and signatures of a document whose source row is
    there. Raises `ValueError` where it names an entity that is not there."""
    text = found.text
    ids = rows.new_ids("paragraphs", len(found.paragraphs.starts))
    rows.add("paragraphs", found.paragraphs.rows(source_id, ids, text))
    entities = entity_ids.ids_of(found.named, found.found)
    rows.add("mentions", found.mentions.rows(source_id, ids, text, entities))
    quote_ids = rows.new_ids("quotes", len(found.quotes.starts))
    rows.add("quotes", found.quotes.rows(source_id, ids, text, entities, quote_ids))
    put_suggestions(rows, source_id, found.suggestions, codebook_ids, entities, ids)
    places, sizes, keys = found.signatures
    rows.add("temp.signed", zip(map(ids.__getitem__, places), sizes, keys, strict=True))


def replace_source_row(connection: sqlite3.Connection, source_id: int, row: Row) -> None:
    """Give a source's row new columns after `id`; annotations and decisions follow when its key changes."""
    names = [name.strip() for name in TABLES["sources"].split(",")][1:]
    (old,) = connection.execute("SELECT key FROM sources WHERE id = ?", (source_id,)).fetchone()
    settings = ", ".join(f"{name} = ?" for name in names)
    connection.execute(f"UPDATE sources SET {settings} WHERE id = ?", (*row, source_id))
    new = str(row[names.index("key")])
    if new == old:
        return
    connection.execute("UPDATE annotations SET source_key = ? WHERE source_id = ?", (new, source_id))
    follow_source_key(connection, old, new)


def delete_rows(connection: sqlite3.Connection, source_id: int) -> None:
    """Delete a source's suggestions, mentions, quotes and paragraphs; the source's own row stays."""
    delete_suggestions(connection, source_id)
    for table in ("mentions", "quotes", "paragraphs"):
        connection.execute(f"DELETE FROM {table} WHERE source_id = ?", (source_id,))
