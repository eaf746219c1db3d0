"""The same documents into a database by three ways, for `bench_import.py`: ours, a bare script's, and sqlite-utils'.

Each is one call in a process of its own: `python scripts/_build_peers.py WAY CORPUS DATABASE` prints the CPU seconds that
writing took (reading the files is done beforehand, batch by batch, and not counted), as JSON. Python looks for garbage
as seldom as in an import in all of them: what was read is there meanwhile, and going through it is no part of writing.
"""

from __future__ import annotations

import json
import pickle
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from aigov_tui.corpus import discover, read_document  # noqa: E402
from aigov_tui.model.extraction import Extraction  # noqa: E402
from aigov_tui.model.source import Document  # noqa: E402
from aigov_tui.pipeline.batches import batched  # noqa: E402
from aigov_tui.pipeline.collecting import collecting_seldom  # noqa: E402
from aigov_tui.pipeline.run import BATCH_BYTES  # noqa: E402
from aigov_tui.store.writer import Writer, fulltext  # noqa: E402
from aigov_tui.store.writer.packed import rows_of  # noqa: E402

BATCH = 1_000  # documents read at a time
HASH_BYTES = 64 * 1024 * 1024  # FTS5's, of both
PAGE_BYTES = 8192  # the quickest for the bare one

_BARE = """
CREATE TABLE sources (id INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE paragraphs (id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE paragraphs_fts USING fts5(text, content="paragraphs", content_rowid="id",
    tokenize="unicode61 remove_diacritics 2");
"""


@dataclass
class Clock:
    """CPU seconds of the parts that are counted."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def counting(self, part: str) -> Iterator[None]:
        """Count what happens within."""
        began = time.process_time()
        yield
        self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - began


def documents(corpus: Path) -> Iterator[list[Document]]:
    """The documents below a folder, some at a time."""
    files = iter(discover([corpus]).files)
    while batch := list(islice(files, BATCH)):
        read = (read_document(file).document for file in batch)
        yield [document for document in read if document is not None]


def ours(corpus: Path, database: Path, clock: Clock) -> None:
    """Our writer without extraction. `index` and `rows` are what the bare way does, too, in the process that writes;
    `packing` makes the rows' columns and sends them, some documents at a time, as the processes that read do, and `rest` is
    all that the bare way does not: other indexes, repeats, terms, the best paragraphs of each word, counts, ANALYZE, the
    fsync."""
    take_in = fulltext.FullText._take_in

    def timed(self: fulltext.FullText, table: str) -> None:
        with clock.counting("index"):
            take_in(self, table)

    fulltext.FullText._take_in = timed  # type: ignore[method-assign]
    size = sum(file.size for file in discover([corpus]).files)
    with Writer(database, expected_bytes=size) as writer:
        for batch in chain.from_iterable(
            batched(read, lambda document: document.size, BATCH_BYTES) for read in documents(corpus)
        ):
            with clock.counting("packing"):
                sent = pickle.dumps([rows_of(document, Extraction(), recipe="bench") for document in batch])
            with clock.counting("rows"):
                for rows in pickle.loads(sent):
                    writer.put_rows(rows)
        clock.seconds["rows"] -= clock.seconds.get("index", 0.0)
        before = sum(clock.seconds.values())
        began = time.process_time()
        writer.finish(
            paths=[],
            started_at="2025-01-01T00:00:00+00:00",
            counts={},
            problems=[],
        )
    clock.seconds["all"] = before + time.process_time() - began
    clock.seconds["rest"] = clock.seconds["all"] - sum(
        clock.seconds[part] for part in ("packing", "rows", "index")
    )


def bare(corpus: Path, database: Path, clock: Clock) -> None:
    """`executemany` and FTS5's `rebuild` with the settings that make it quickest: no journal, no fsync, a large hash."""
    connection = sqlite3.connect(database, isolation_level=None)
    for pragma in (
        f"page_size = {PAGE_BYTES}",
        "journal_mode = OFF",
        "synchronous = OFF",
        "cache_size = -262144",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(_BARE)
    connection.execute("BEGIN")
    source_id = paragraph_id = 0
    for batch in documents(corpus):
        with clock.counting("rows"):
            sources, paragraphs = [], []
            for document in batch:
                source_id += 1
                sources.append((source_id, document.key, document.text))
                for one in document.paragraphs:
                    paragraph_id += 1
                    row = (source_id, one.ordinal, str(one.kind), one.start_char, one.end_char, one.text)
                    paragraphs.append((paragraph_id, *row))
            connection.executemany("INSERT INTO sources VALUES (?, ?, ?)", sources)
            connection.executemany("INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?, ?)", paragraphs)
    with clock.counting("index"):
        connection.execute(
            "INSERT INTO paragraphs_fts (paragraphs_fts, rank) VALUES ('hashsize', ?)", (HASH_BYTES,)
        )
        connection.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild')")
        connection.execute("COMMIT")
    clock.seconds["all"] = sum(clock.seconds.values())


def sqlite_utils(corpus: Path, database: Path, clock: Clock) -> None:
    """What a person writes with sqlite-utils: `insert_all`, then `enable_fts`."""
    from sqlite_utils import Database

    db = Database(database)
    number = 0
    for batch in documents(corpus):
        with clock.counting("all"):
            sources: list[dict[str, object]] = []
            paragraphs: list[dict[str, object]] = []
            for document in batch:
                number += 1
                sources.append({"id": number, "key": document.key, "text": document.text})
                paragraphs += (
                    {
                        "source_id": number,
                        "ordinal": one.ordinal,
                        "kind": str(one.kind),
                        "start_char": one.start_char,
                        "end_char": one.end_char,
                        "text": one.text,
                    }
                    for one in document.paragraphs
                )
            db["sources"].insert_all(sources, pk="id")  # type: ignore[union-attr]
            db["paragraphs"].insert_all(paragraphs)  # type: ignore[union-attr]
    with clock.counting("all"):
        db["paragraphs"].enable_fts(["text"], tokenize="unicode61 remove_diacritics 2")  # type: ignore[union-attr]


WAYS: dict[str, Callable[[Path, Path, Clock], None]] = {
    "ours": ours,
    "bare": bare,
    "sqlite-utils": sqlite_utils,
}


def main() -> None:
    way, corpus, database = sys.argv[1:]
    clock = Clock()
    with collecting_seldom():
        WAYS[way](Path(corpus), Path(database), clock)
    print(json.dumps(clock.seconds))


if __name__ == "__main__":
    main()
