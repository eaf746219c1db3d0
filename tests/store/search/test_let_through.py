"""What a filter lets through, looked up before the words are: by the index that has it, and between two dates."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.search import matching
from aigov_tui.store.search.asked import make_filter
from aigov_tui.store.search.let_through import let_through
from aigov_tui.store.search.matching import rare
from tests.store.making import document, extraction, store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of two paragraphs on the first day of each month of two years."""
    made = tmp_path_factory.mktemp("let_through") / "aigov.db"
    documents = []
    for month in range(24):
        date = f"{2020 + month // 12}-{month % 12 + 1:02}-01"
        one = document(f"d{month:02}", "A treaty.", "A rule.", published_on=date)
        documents.append((one, extraction(one)))
    store(made, *documents)
    return made


@pytest.fixture
def imported(_imported_seeds: Path) -> Path:
    return _imported_seeds / "db" / "aigov.db"


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ("after:2020-11 before:2021-02", [10, 11, 12]),
        ("year:2020 after:2020-12", [11]),
        ("year:2020 before:2020-02 after:2020-02", []),
        ("after:2020-02 before:2021-12", None),  # so many that the words are looked up first
        ("after:2020-11", None),
    ],
)
def test_few_documents_lie_between_two_dates(
    path: Path, monkeypatch: pytest.MonkeyPatch, query: str, months: list[int] | None
) -> None:
    monkeypatch.setattr(matching, "MOST_RARE", 10)
    with closing(open_for_reading(path)) as connection:
        found = rare(connection, make_filter(connection, query=f"{query} treaty"))
        keys = "SELECT s.key FROM paragraphs AS p JOIN sources AS s ON s.id = p.source_id WHERE p.id = ?"
        named = {connection.execute(keys, (row_id,)).fetchone()[0] for row_id in found or ()}
    assert (found is None) == (months is None)
    assert named == {f"d{month:02}" for month in months or ()}


@pytest.mark.parametrize(
    ("query", "index"), [("speaker:china", "quotes_by_speaker"), ("entity:china", "mentions_by_entity")]
)
def test_what_many_names_let_through_is_looked_up_by_these(imported: Path, query: str, index: str) -> None:
    """Not by an index of paragraphs, where each comes up once, but all those of other names as well."""
    with closing(open_for_reading(imported)) as connection:
        chosen = make_filter(connection, query=query)
        fields = {
            field: replace(resolved, values=tuple(range(100)))
            for field, resolved in chosen.fields.items()
            if resolved is not None
        }
        ((_, rows),) = let_through(replace(chosen, fields=fields), 10_000)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {rows.text}", rows.values).fetchall()
    assert index in str([row[3] for row in plan])


def test_repeats_are_looked_up_without_what_else_does_not_count(imported: Path) -> None:
    """Among a million paragraphs a hundred thousand are boilerplate."""
    with closing(open_for_reading(imported)) as connection:
        ((_, rows),) = let_through(make_filter(connection, query="is:repeat"), 10_000)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {rows.text}", rows.values).fetchall()
    used = str([row[3] for row in plan])
    assert "paragraphs_by_duplicate" in used
    assert "paragraphs_nearly_repeating" in used
    assert "paragraphs_uncounted" not in used
