"""The champions of common words, ranked while near repeats are looked for: those that count once these are known."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from aigov_tui.pipeline.batches import shared_out
from aigov_tui.store import places, placing
from aigov_tui.store.writer import Writer, champions
from tests.store.making import document, extraction, finish, rows
from tests.store.search.test_ranking import texts

Batch = TypeVar("Batch")
Result = TypeVar("Result")

KEPT = "SELECT term_id, paragraph_id, score FROM champions ORDER BY id"
PLACED = "SELECT term_id, chunk, present, oftener FROM word_places ORDER BY id"


@pytest.fixture(autouse=True)
def low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, bound in (("COMMON", 30), ("CHAMPIONS", 12), ("_BATCH", 100), ("WORTH_SHARING", 200)):
        monkeypatch.setattr(champions, name, bound)
    monkeypatch.setattr(places, "LEAST", 60)
    monkeypatch.setattr(places, "CHUNK", 64)
    monkeypatch.setattr(placing, "_LONG", 200)


def imported(path: Path, repeats: Callable[[int], bool], spread: champions.Spread = map) -> None:
    """Twenty documents of which those paragraphs say nearly the same as the first."""
    documents = [document(f"d{number:02}", *texts(10, number)) for number in range(20)]
    with Writer(path, spread=spread) as writer:
        for one in documents:
            writer.put_document(one, extraction(one), recipe="r")
        writer.mark_repeats()
        with writer.reprints() as reprints:
            with writer.indexing():
                pass
            reprints.put_near_repeats(((one, 1, 0.9) for one in range(2, 200) if repeats(one)), None)
        finish(writer)


@pytest.mark.parametrize("share", [1, 2, 20, 1000])
def test_what_says_nearly_the_same_is_no_champion(tmp_path: Path, share: int) -> None:
    path = tmp_path / "a.db"
    imported(path, lambda paragraph: paragraph % share != 1)
    found = rows(path, KEPT), rows(path, PLACED)
    assert len({term for term, _, _ in found[0]}) > 5
    repeats = {one for (one,) in rows(path, "SELECT id FROM paragraphs WHERE nearly_repeats = 1")}
    assert not repeats & {paragraph for _, paragraph, _ in found[0]}
    with closing(sqlite3.connect(path)) as connection:
        champions.settle(connection, champions.contend(connection))
        connection.commit()
    assert (rows(path, KEPT), rows(path, PLACED)) == found


def test_common_words_may_be_shared_out(tmp_path: Path) -> None:
    alone, shared = tmp_path / "alone.db", tmp_path / "shared.db"
    batches = 0

    def counted(function: Callable[[Batch], Result], items: Iterable[Batch]) -> Iterator[Result]:
        nonlocal batches
        for result in shared_out(function, items, jobs=2):
            batches += 1
            yield result

    imported(alone, lambda paragraph: paragraph % 20 != 1)
    imported(shared, lambda paragraph: paragraph % 20 != 1, counted)
    assert batches > 5
    assert [rows(shared, query) for query in (KEPT, PLACED)] == [
        rows(alone, query) for query in (KEPT, PLACED)
    ]


def test_few_common_words_need_no_other_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(function: Callable[[Batch], Result], items: Iterable[Batch]) -> Iterator[Result]:
        raise AssertionError("started")

    monkeypatch.setattr(champions, "WORTH_SHARING", 100_000)
    imported(tmp_path / "a.db", lambda _: False, fails)
    assert rows(tmp_path / "a.db", KEPT)
