"""A page of hits in parts: the same hits, each part's excerpts made when it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from aigov_tui.model.rows import Hit
from aigov_tui.store.connection import open_for_writing
from aigov_tui.store.database import Database, SearchOrder
from aigov_tui.store.search import engine, hits
from aigov_tui.store.search.filter import Filter
from tests.store.read.test_search import ANSWERS


@pytest.mark.parametrize("sizes", [(50,), (1, 49), (1, 1, 1, 97), (3, 2)])
@pytest.mark.parametrize("order", ["rank", "date"])
def test_in_parts_a_page_has_the_same_hits(
    database: Database, sizes: tuple[int, ...], order: SearchOrder
) -> None:
    for query, _ in ANSWERS:
        whole = database.search(query, order=order, limit=sum(sizes))
        parts = list(database.search_in_parts(query, sizes, order=order))
        assert [hit for part in parts for hit in part.hits] == list(whole.hits)
        assert [len(part.hits) for part in parts[:-1]] == list(sizes[: len(parts) - 1])
        assert {replace(part, hits=(), elapsed_ms=0.0) for part in parts} == {
            replace(whole, hits=(), elapsed_ms=0.0)
        }


def test_excerpts_are_made_for_the_part_that_is_asked_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(
        connection: sqlite3.Connection,
        chosen: Filter,
        subject: hits.HitSubject,
        scored: Sequence[tuple[int, float]],
    ) -> tuple[Hit, ...]:
        found = hits.read_hits(connection, chosen, subject, scored)
        made.append(len(found))
        return found

    monkeypatch.setattr(engine, "read_hits", counted)
    parts = database.search_in_parts("governance", (1, 49))
    assert next(parts).total == 3
    assert made == [1]
    assert len(next(parts).hits) == 2
    assert made == [1, 2]


def test_what_an_import_took_away_meanwhile_is_left_out(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    copyfile(corpus, path)
    with Database(path) as reading:
        parts = reading.search_in_parts("governance", (1, 49))
        [first] = next(parts).hits
        with closing(open_for_writing(path)) as connection:
            connection.execute("DELETE FROM sources WHERE id <> ?", (first.source_id,))
            connection.commit()
        assert [hit for part in parts for hit in part.hits] == []
