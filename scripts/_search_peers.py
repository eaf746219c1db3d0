"""The same questions to others, for `bench_search.py`: raw FTS5, ripgrep, and tantivy and xapian where installed."""

from __future__ import annotations

import importlib
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from aigov_tui.store.spacing import spaced

Ask = Callable[[str], object]

_WORD = re.compile(r"\w+")
_TEXTS = "SELECT id, text FROM paragraphs ORDER BY id"
_RANKED = "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ? ORDER BY rank LIMIT ?"


def words_of(query: str) -> list[str]:
    """The words of a query, fields and signs left out."""
    return _WORD.findall(re.sub(r"\w+:\S*", " ", query).lower())


def raw_fts5(connection: sqlite3.Connection, query: str, limit: int) -> object:
    """The words ANDed, the last one a prefix, as FTS5 ranks them."""
    words = words_of(query)
    if not words:
        return None
    expression = " AND ".join(f'"{spaced(word) or word}"' for word in words) + "*"
    return connection.execute(_RANKED, (expression, limit)).fetchall()


def others(
    connection: sqlite3.Connection, folder: Path, limit: int, *, xapian: bool = True
) -> Iterator[tuple[str, Ask, int]]:
    """Those that are installed: a name, how to ask, and how many questions there is time for.

    Without `xapian` not that one, which takes ten minutes of the processor to index a million paragraphs.
    """
    if shutil.which("rg"):
        yield "ripgrep, last word", _ripgrep(connection, folder), 20
    makers = {"tantivy": _tantivy} | ({"xapian": _xapian} if xapian else {})
    for name, make in makers.items():
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        yield name, make(module, connection, folder, limit), 10_000


def _ripgrep(connection: sqlite3.Connection, folder: Path) -> Ask:
    """One line a paragraph; what it counts is unranked."""
    path = folder / "paragraphs.txt"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(text.replace("\n", " ") + "\n" for _, text in connection.execute(_TEXTS))

    def ask(query: str) -> object:
        words = words_of(query)
        if not words:
            return None
        return subprocess.run(
            ["rg", "-i", "-c", rf"\b{words[-1]}", str(path)], capture_output=True, check=False
        )

    return ask


def _tantivy(tantivy: Any, connection: sqlite3.Connection, folder: Path, limit: int) -> Ask:  # noqa: ANN401  # untyped
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    builder.add_text_field("text", stored=False)
    place = folder / "tantivy"
    place.mkdir()
    index = tantivy.Index(builder.build(), path=str(place))
    writer = index.writer(256_000_000)
    for row_id, text in connection.execute(_TEXTS):
        writer.add_document(tantivy.Document(id=row_id, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    schema = index.schema

    def ask(query: str) -> object:
        *before, last = words_of(query) or [""]
        if not last:
            return None
        must = tantivy.Occur.Must
        parts = [(must, tantivy.Query.term_query(schema, "text", word)) for word in before]
        parts.append((must, tantivy.Query.regex_query(schema, "text", f"{last}.*")))
        return searcher.search(tantivy.Query.boolean_query(parts), limit)

    return ask


def _xapian(xapian: Any, connection: sqlite3.Connection, folder: Path, limit: int) -> Ask:  # noqa: ANN401  # untyped
    database = xapian.WritableDatabase(str(folder / "xapian"), xapian.DB_CREATE_OR_OPEN)
    generator = xapian.TermGenerator()
    for row_id, text in connection.execute(_TEXTS):
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(text)
        database.replace_document(row_id, document)
    database.commit()
    parser = xapian.QueryParser()
    parser.set_database(database)
    parser.set_default_op(xapian.Query.OP_AND)

    def ask(query: str) -> object:
        words = " ".join(words_of(query))
        if not words:
            return None
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(words, xapian.QueryParser.FLAG_PARTIAL))
        return list(enquire.get_mset(0, limit))

    return ask
