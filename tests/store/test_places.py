"""Where common words stand, bit by bit: what FTS5 says, whatever comes and goes."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.store import places, standing
from aigov_tui.store.database import Database
from aigov_tui.store.placing import Instances
from aigov_tui.store.tally import Tally
from tests.store.making import document, extraction, store

LAST = 70
FREQUENCIES = st.dictionaries(st.integers(1, LAST), st.one_of(st.integers(1, 3), st.integers(1, 1000)))
WORDS = ("the", "of", "treaty", "chips", "safety")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few paragraphs make a word common, and few stand in a row."""
    monkeypatch.setattr(places, "CHUNK", 16)
    monkeypatch.setattr(places, "LEAST", 6)


def read(frequencies: dict[int, int]) -> standing.Places | None:
    """What is kept of a word in a table of its own, and read back."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE terms (id, term); INSERT INTO terms VALUES (1, 'word');"
        "CREATE TABLE word_places (term_id, chunk, present, oftener)"
    )
    rows = [(1, chunk, *packed) for chunk, packed in places.packed(Tally.of(frequencies)).items()]
    connection.executemany("INSERT INTO word_places VALUES (?, ?, ?, ?)", rows)
    return standing.read_places(connection, "word", LAST)


@given(frequencies=FREQUENCIES, asked=st.sets(st.integers(0, LAST)))
def test_what_is_packed_is_read_back(frequencies: dict[int, int], asked: set[int]) -> None:
    found = read(frequencies)
    if not frequencies:
        assert found is None
        return
    assert found is not None
    assert places.positions(found.present) == sorted(frequencies)
    assert found.among(sorted(asked)) == sorted(asked & frequencies.keys())
    assert found.besides(sorted(asked)) == sorted(asked - frequencies.keys())
    assert found.numbers(frequencies) == frequencies


@given(first=FREQUENCIES, others=FREQUENCIES, asked=st.sets(st.integers(0, LAST)), chunk=st.integers(0, 6))
def test_what_is_joined_is_added_up(
    first: dict[int, int], others: dict[int, int], asked: set[int], chunk: int
) -> None:
    """Whichever piece is asked for before the others."""
    placed = read(first)
    parts: list[standing.InBits] = [standing.Listed(others, LAST // places.CHUNK + 1)]
    joined = standing.Joined([placed, *parts] if placed is not None else parts)
    together = Counter(first) + Counter(others)
    in_chunk = [
        row_id - chunk * places.CHUNK for row_id in sorted(together) if row_id // places.CHUNK == chunk
    ]
    assert places.positions(joined.chunk(chunk)) == in_chunk
    assert joined.among(sorted(asked)) == sorted(asked & together.keys())
    assert joined.besides(sorted(asked)) == sorted(asked - together.keys())
    assert joined.numbers(together) == together
    assert places.positions(joined.present) == sorted(together)


@given(ids=st.sets(st.integers(0, LAST)), most=st.integers(0, LAST), first=st.integers(0, 5))
def test_positions_are_the_first_so_many(ids: set[int], most: int, first: int) -> None:
    expected = [row_id + first for row_id in sorted(ids)]
    assert places.positions(places.bits_of(ids), most, first) == expected[:most]


@given(before=FREQUENCIES, gone=st.sets(st.integers(1, LAST)), come=FREQUENCIES)
def test_a_changed_row_is_as_one_made_anew(
    before: dict[int, int], gone: set[int], come: dict[int, int]
) -> None:
    come = {row_id: number for row_id, number in come.items() if row_id not in before or row_id in gone}
    after = {row_id: number for row_id, number in before.items() if row_id not in gone} | come

    def inside(numbers: dict[int, int], chunk: int) -> dict[int, int]:
        return {row_id % 16: number for row_id, number in numbers.items() if row_id // 16 == chunk}

    packed, expected = places.packed(Tally.of(before)), places.packed(Tally.of(after))
    for chunk in range(LAST // 16 + 1):
        changed = places.changed(
            packed.get(chunk), inside(come, chunk), [row_id % 16 for row_id in gone if row_id // 16 == chunk]
        )
        assert changed == expected.get(chunk)


@given(uncounted=st.sets(st.integers(0, LAST)))
def test_what_counts_is_the_rest(uncounted: set[int]) -> None:
    marks = bytearray(max(uncounted, default=-1) + 1)
    for row_id in uncounted:
        marks[row_id] = 1
    assert places.positions(places.counted_bits(marks, LAST)) == sorted({*range(LAST + 1)} - uncounted)


def kept(path: Path) -> dict[str, dict[int, int]]:
    """By common word, how many times it stands in each paragraph, as the table says."""
    connection = sqlite3.connect(path)
    try:
        (last,) = connection.execute("SELECT max(id) FROM paragraphs").fetchone()
        terms = [term for (term,) in connection.execute("SELECT term FROM terms")]
        found = {term: standing.read_places(connection, term, last) for term in terms}
        return {
            term: one.numbers(places.positions(one.present)) for term, one in found.items() if one is not None
        }
    finally:
        connection.close()


def indexed(path: Path) -> dict[str, dict[int, int]]:
    """The same as FTS5 says."""
    connection = sqlite3.connect(path)
    try:
        common = [
            term
            for (term,) in connection.execute("SELECT term FROM terms WHERE paragraphs > ?", (places.LEAST,))
        ]
        return {term: Instances(connection).numbers(term) for term in common}
    finally:
        connection.close()


def text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, (8, 4, 2, 1, 1), k=chance.randint(1, 9)))


def test_places_follow_what_comes_and_goes(tmp_path: Path) -> None:
    """Documents that come, change and grow, the words now rarer and now more frequent."""
    path, chance = tmp_path / "aigov.db", random.Random(3)
    first = [document(f"d{number:02}", *(text(chance) for _ in range(4))) for number in range(6)]
    store(path, *((one, extraction(one)) for one in first))
    assert len(kept(path)) > 2
    assert kept(path) == indexed(path)
    for number in (0, 3, 5, 9):
        one = document(f"d{number:02}", *(text(chance) for _ in range(chance.randint(1, 3))))
        store(path, (one, extraction(one)))
        assert kept(path) == indexed(path)


def test_another_tool_may_change_paragraphs(tmp_path: Path) -> None:
    path, chance = tmp_path / "aigov.db", random.Random(4)
    first = [document(f"d{number:02}", *(text(chance) for _ in range(4))) for number in range(6)]
    store(path, *((one, extraction(one)) for one in first))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE paragraphs SET text = 'treaty alone' WHERE id = 3")
    connection.close()
    assert kept(path) == {}
    with Database(path) as database:
        assert 3 not in {hit.paragraph_id for hit in database.search("the of", limit=99).hits}
    one = document("d09", "one more")
    store(path, (one, extraction(one)))
    assert kept(path) == indexed(path)
    assert Counter(len(numbers) for numbers in kept(path).values())
