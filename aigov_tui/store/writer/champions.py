"""The champions of common words: for each, the paragraphs it ranks best, so that a search need not rank thousands.

bm25 ranks a word that a hundred thousand paragraphs hold in 65 ms, of which a person who types has none. Champions
are ranked once, when a word becomes common, and afterwards only against new paragraphs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from aigov_tui.store.bm25 import Collection, read_collection
from aigov_tui.store.pairs import is_pair
from aigov_tui.store.placing import Instances, Listed, place, tallied
from aigov_tui.store.writer.contending import (
    Contenders,
    Found,
    Part,
    best_of,
    best_of_both,
    contenders_in,
    packed,
    shortness_of,
)

COMMON = 5_000
"""Paragraphs beyond which a word is common: as many as a search ranks by itself."""
CHAMPIONS = 200
"""Champions of a word: some pages."""
LEAST_CHAMPIONS = CHAMPIONS // 2
"""Champions under which a word is ranked anew: documents were removed."""
_GROWN = 5
"""When a fifth of all paragraphs is new, all words are ranked anew: what a word weighs has changed."""

_BATCH = 3_000_000
"""Characters of lists of places that are handed over at a time."""
WORTH_SHARING = 2_000_000
"""Paragraphs, summed over the words they hold, that it takes to be worth another process."""

Spread = Callable[[Callable[[list[Part]], list[Found]], Iterable[list[Part]]], Iterable[list[Found]]]
"""What a function of many batches is shared out with, its results in their order: as `map` does, or in processes."""

_COUNTED = """NOT EXISTS (
    SELECT 1 FROM paragraphs AS u INDEXED BY paragraphs_uncounted
    WHERE u.id = f.rowid AND (u.kind = 'boilerplate' OR u.duplicate_of_id IS NOT NULL OR u.nearly_repeats = 1)
)"""
_RANK = f"""
    INSERT INTO champions (term_id, paragraph_id, score)
    SELECT ?, id, score FROM (
        SELECT f.rowid AS id, -bm25(paragraphs_fts) AS score FROM paragraphs_fts AS f
        WHERE f.paragraphs_fts MATCH ? AND f.rowid >= ? AND {_COUNTED}
    ) ORDER BY score DESC, id LIMIT ?
"""
_COMMON_AND_NEW = """
    SELECT id, term, paragraphs, term IN (SELECT term FROM temp.come_terms UNION ALL SELECT term FROM temp.come_paired)
    FROM terms WHERE paragraphs > ? ORDER BY id
"""
_PUT = "INSERT INTO champions (term_id, paragraph_id, score) VALUES (?, ?, ?)"
_DROP_BEATEN = """
    DELETE FROM champions WHERE term_id = :term AND id NOT IN (
        SELECT id FROM champions WHERE term_id = :term ORDER BY score DESC, paragraph_id LIMIT :most
    )
"""


def contend(connection: sqlite3.Connection, spread: Spread = map) -> dict[int, Contenders]:
    """Find who contends for champion of every common word, by its id, and note its places on the way. The lengths are up
    to date.

    What counts may become less before the champions are settled. `spread` is what the words are shared out with.
    """
    connection.execute("DELETE FROM word_places")
    common = _common(connection)
    most = 2 * CHAMPIONS
    job = partial(contenders_in, collection=packed(read_collection(connection)), most=most)
    found: dict[int, Contenders] = {}
    is_much = sum(paragraphs for _, _, paragraphs in common) >= WORTH_SHARING
    for batch in (spread if is_much else map)(job, _batches(Instances(connection), common)):
        for term_id, best, placed in batch:
            place(connection, term_id, placed)
            found[term_id] = best_of_both(found[term_id], best, most) if term_id in found else best
    return found


def settle(connection: sqlite3.Connection, contenders: Mapping[int, Contenders]) -> None:
    """Make the best contenders that count champions. The index is as it was when they were found."""
    connection.execute("DELETE FROM champions")
    collection = read_collection(connection)
    shortness = shortness_of(collection)
    uncounted, last = collection.uncounted, len(collection.uncounted)
    instances = Instances(connection)
    for term_id, term, paragraphs in _common(connection):
        best = contenders[term_id]
        counting = [one for one in zip(*best, strict=True) if one[0] >= last or not uncounted[one[0]]]
        if len(counting) < CHAMPIONS < len(best[0]):  # many of the best repeat others
            counting = _best(collection, shortness, instances.listed(term), paragraphs)
        connection.executemany(_PUT, ((term_id, *one) for one in counting[:CHAMPIONS]))


def _best(
    collection: Collection, shortness: bytes, listed: Iterable[Listed], everywhere: int
) -> list[tuple[int, float]]:
    """The best paragraphs of those that are listed, at most `CHAMPIONS`."""
    best: list[tuple[int, float]] = []
    for tally in map(tallied, listed):
        best = best_of(collection, shortness, tally, everywhere, CHAMPIONS, best)
    return best


def _common(connection: sqlite3.Connection) -> list[tuple[int, str, int]]:
    return connection.execute(
        "SELECT id, term, paragraphs FROM terms WHERE paragraphs > ? ORDER BY id", (COMMON,)
    ).fetchall()


def _batches(instances: Instances, common: Iterable[tuple[int, str, int]]) -> Iterator[list[Part]]:
    batch: list[Part] = []
    size = 0
    for term_id, term, paragraphs in common:
        for listed in instances.listed(term):
            batch.append((term_id, paragraphs, listed))
            size += len(listed)
            if size >= _BATCH:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def is_outgrown(connection: sqlite3.Connection, first_paragraph: int) -> bool:
    """Whether so many paragraphs are new, from id `first_paragraph` on, that all words are to be ranked anew."""
    (all_paragraphs, new) = connection.execute(
        "SELECT count(*), coalesce(sum(id >= ?), 0) FROM paragraphs_fts_docsize", (first_paragraph,)
    ).fetchone()
    return bool(new * _GROWN > all_paragraphs)


def rank_new(connection: sqlite3.Connection, first_paragraph: int, came: Instances) -> None:
    """Bring the champions up to date with paragraphs from id `first_paragraph` on, in which stands what `came`; the words and
    pairs of these are in the tables `come_terms` and `come_paired`."""
    connection.execute(
        "DELETE FROM champions WHERE term_id IN (SELECT id FROM terms WHERE paragraphs <= ?)", (COMMON,)
    )
    kept: dict[int, int] = dict(
        connection.execute("SELECT term_id, count(*) FROM champions GROUP BY term_id").fetchall()
    )
    common = connection.execute(_COMMON_AND_NEW, (COMMON,)).fetchall()
    every, collection, shortness = Instances(connection), None, b""
    for term_id, term, paragraphs, is_new in common:
        are_few = kept.get(term_id, 0) < LEAST_CHAMPIONS
        if are_few:
            connection.execute("DELETE FROM champions WHERE term_id = ?", (term_id,))
        elif not is_new:
            continue
        if is_pair(term):  # FTS5 would go through all paragraphs with either of its characters to weigh it
            if collection is None:
                collection = read_collection(connection)
                shortness = shortness_of(collection)
            listed = (every if are_few else came).listed(term)
            best = _best(collection, shortness, listed, paragraphs)
            connection.executemany(_PUT, ((term_id, *one) for one in best))
        else:
            _rank(connection, term_id, term, 0 if are_few else first_paragraph)
        if not are_few:
            connection.execute(_DROP_BEATEN, {"term": term_id, "most": CHAMPIONS})


def _rank(connection: sqlite3.Connection, term_id: int, term: str, first_paragraph: int) -> None:
    # A term holds letters and numbers only: in quotes it is never taken for syntax.
    connection.execute(_RANK, (term_id, f'"{term}"', first_paragraph, CHAMPIONS))
