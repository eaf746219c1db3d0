"""The champions of common words: for each, the paragraphs it ranks best, so that a search need not rank thousands.

bm25 ranks a word that a hundred thousand paragraphs hold in 65 ms, of which a person who types has none. Champions
are ranked once, when a word becomes common, and afterwards only against new paragraphs.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate, compress, repeat

from aigov_tui.store import places
from aigov_tui.store.bm25 import Collection, read_collection
from aigov_tui.store.placing import Instances, place
from aigov_tui.store.tally import Tally
from aigov_tui.store.writer.meanwhile import ahead

COMMON = 5_000
"""Paragraphs beyond which a word is common: as many as a search ranks by itself."""
CHAMPIONS = 200
"""Champions of a word: some pages."""
LEAST_CHAMPIONS = CHAMPIONS // 2
"""Champions under which a word is ranked anew: documents were removed."""
_GROWN = 5
"""When a fifth of all paragraphs is new, all words are ranked anew: what a word weighs has changed."""

_LENGTH_BITS = 24  # more words than any document may have; a kind is a small number then, which is quicker
_LONG = 255
_LONGEST = (1 << _LENGTH_BITS) - 1

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
_PUT = "INSERT INTO champions (term_id, paragraph_id, score) VALUES (?, ?, ?)"
_DROP_BEATEN = """
    DELETE FROM champions WHERE term_id = :term AND id NOT IN (
        SELECT id FROM champions WHERE term_id = :term ORDER BY score DESC, paragraph_id LIMIT :most
    )
"""


def rank_all(connection: sqlite3.Connection, *, shared: bool = False) -> None:
    """Find the champions of every common word, and note its places on the way. The lengths are up to date.

    A `shared` connection may be used by a thread: SQLite then lists one word while another is ranked.
    """
    connection.execute("DELETE FROM champions")
    connection.execute("DELETE FROM word_places")
    collection = read_collection(connection)
    shortness = _shortness(collection)
    instances = Instances(connection)
    common = connection.execute(
        "SELECT id, term, paragraphs FROM terms WHERE paragraphs > ? ORDER BY id", (COMMON,)
    ).fetchall()
    listed = ahead(instances.listed, [term for _, term, _ in common], in_a_thread=shared)
    for (term_id, term, paragraphs), known in zip(common, listed, strict=True):
        tally = instances.tally(term, known)
        best = _best(collection, shortness, tally, paragraphs)
        connection.executemany(_PUT, ((term_id, row_id, score) for row_id, score in best))
        if paragraphs > places.LEAST:
            place(connection, term_id, tally)


def is_outgrown(connection: sqlite3.Connection, first_paragraph: int) -> bool:
    """Whether so many paragraphs are new, from id `first_paragraph` on, that all words are to be ranked anew."""
    (all_paragraphs, new) = connection.execute(
        "SELECT count(*), coalesce(sum(id >= ?), 0) FROM paragraphs_fts_docsize", (first_paragraph,)
    ).fetchone()
    return bool(new * _GROWN > all_paragraphs)


def rank_new(connection: sqlite3.Connection, first_paragraph: int, came: str) -> None:
    """Bring the champions up to date with paragraphs from id `first_paragraph` on.

    `came` is a table with the column `term`: the words of these.
    """
    connection.execute(
        "DELETE FROM champions WHERE term_id IN (SELECT id FROM terms WHERE paragraphs <= ?)", (COMMON,)
    )
    kept: dict[int, int] = dict(
        connection.execute("SELECT term_id, count(*) FROM champions GROUP BY term_id").fetchall()
    )
    common = connection.execute(
        f"SELECT id, term, term IN (SELECT term FROM {came}) FROM terms WHERE paragraphs > ? ORDER BY id",
        (COMMON,),
    ).fetchall()
    for term_id, term, is_new in common:
        if kept.get(term_id, 0) < LEAST_CHAMPIONS:
            connection.execute("DELETE FROM champions WHERE term_id = ?", (term_id,))
            _rank(connection, term_id, term)
        elif is_new:
            _rank(connection, term_id, term, first_paragraph)
            connection.execute(_DROP_BEATEN, {"term": term_id, "most": CHAMPIONS})


def _best(collection: Collection, shortness: bytes, tally: Tally, everywhere: int) -> list[tuple[int, float]]:
    """The champions among all paragraphs with a word, which stands in `everywhere` of all."""
    best = [
        *_best_with_one(collection, shortness, tally, everywhere),
        *_best_with_more(collection, tally.more, everywhere),
    ]
    return sorted(best, key=lambda one: (-one[1], one[0]))[:CHAMPIONS]


def _shortness(collection: Collection) -> bytes:
    """How many words each paragraph has, up to 255: bytes, since most have fewer, and C goes through bytes by itself."""
    return bytes(map(min, collection.lengths, repeat(_LONG)))


def _best_with_one(
    collection: Collection, shortness: bytes, tally: Tally, everywhere: int
) -> Iterable[tuple[int, float]]:
    """Of the paragraphs in which it stands once: the shorter, the better."""
    uncounted, more = collection.uncounted, tally.more
    last = len(uncounted)
    lengths = bytes(map(shortness.__getitem__, tally.ids))
    best: list[int] = []
    for wanted in (2 * CHAMPIONS, len(lengths)):  # few of the shortest are boilerplate, or have it twice
        short = lengths.translate(_up_to(_length_of(lengths, wanted)))
        best = [
            row_id
            for row_id in compress(tally.ids, short)
            if row_id not in more and (row_id >= last or not uncounted[row_id])
        ]
        if len(best) >= CHAMPIONS:
            break
    return collection.scores(dict.fromkeys(best, 1), everywhere).items()


def _length_of(lengths: bytes, wanted: int) -> int:
    """The length up to which there are `wanted`."""
    enough = accumulate(map(lengths.count, range(_LONG)))
    return next((length for length, found in enumerate(enough) if found >= wanted), _LONG)


@cache
def _up_to(length: int) -> bytes:
    """A table that makes 1 of every byte up to this, 0 of the others."""
    return bytes(byte <= length for byte in range(256))


def _best_with_more(
    collection: Collection, more: Mapping[int, int], everywhere: int
) -> list[tuple[int, float]]:
    """Of those in which it stands more than once."""
    uncounted, lengths = collection.uncounted, collection.lengths
    last = len(uncounted)
    # Hundreds of thousands have but hundreds of scores: one for so many times in so long a paragraph.
    kinds = [number + 1 << _LENGTH_BITS | lengths[row_id] for row_id, number in more.items()]
    numbers = Counter(kinds)
    scores = collection.scores(
        {kind: kind >> _LENGTH_BITS for kind in numbers},
        everywhere,
        {kind: kind & _LONGEST for kind in numbers},
    )
    best: list[tuple[int, float]] = []
    for wanted in (2 * CHAMPIONS, len(kinds)):  # few of the best are boilerplate or repeats
        good = _best_kinds(scores, numbers, wanted)
        best = [
            (row_id, good[kind])
            for row_id, kind in zip(more, kinds, strict=True)
            if kind in good and (row_id >= last or not uncounted[row_id])
        ]
        if len(best) >= CHAMPIONS:
            break
    return best


def _best_kinds(scores: Mapping[int, float], numbers: Mapping[int, int], wanted: int) -> dict[int, float]:
    """The scores of the best kinds that `wanted` paragraphs are of, and of those that score as much."""
    good: dict[int, float] = {}
    enough, least = 0, 0.0
    for kind in sorted(scores, key=lambda kind: -scores[kind]):
        if enough >= wanted and scores[kind] < least:
            break
        good[kind] = least = scores[kind]
        enough += numbers[kind]
    return good


def _rank(connection: sqlite3.Connection, term_id: int, term: str, first_paragraph: int = 0) -> None:
    # A term holds letters and numbers only: in quotes it is never taken for syntax.
    connection.execute(_RANK, (term_id, f'"{term}"', first_paragraph, CHAMPIONS))
