"""What an import asks about a database before it writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aigov_tui.store.connection import in_words, open_for_reading


class KnownFile(NamedTuple):
    """A source as the database has it: `recipe` is a hash of all that its rows were made with besides its bytes
    (program version, curated entities, its curated metadata); equal sha256 and recipe mean nothing to do."""

    path: str
    key: str
    sha256: str
    recipe: str


@dataclass(frozen=True, slots=True)
class StoredQuote:
    """What grouping quotes into variants needs to know of one. Only speech that counts (no terms, no repeats).

    `is_turn` is true for what stands after a speaker's name in a transcript.
    """

    id: int
    source_id: int
    speaker_key: str | None
    text: str
    variant_group_id: int | None
    published_on: str | None
    is_turn: bool


StoredWording = tuple[int, str | None, int, bytes]
"""What was kept of a quote when quotes were last grouped, as in the table `quote_wordings`: id, speaker's key, code and
triples. A plain tuple, since all there are pass through every import."""


def known_files(connection: sqlite3.Connection) -> Mapping[str, KnownFile]:
    """Every source in the database, by `path`; answered from an index, without reading a document."""
    rows = connection.execute("SELECT path, key, sha256, recipe FROM sources INDEXED BY sources_by_path")
    return {path: KnownFile(path, key, sha256, recipe) for path, key, sha256, recipe in rows}


def peek_files(path: Path) -> Mapping[str, KnownFile]:
    """The sources of the database at `path` without locking it; none where there is no database yet.

    Raises `StoreError` where the file is there but cannot be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return {}
    connection = open_for_reading(path)
    try:
        with in_words(path):
            return known_files(connection)
    finally:
        connection.close()
