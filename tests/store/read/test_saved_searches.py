"""Saved searches: kept under a name, standing for themselves in any query."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database
from aigov_tui.store.errors import StoreError
from aigov_tui.store.saved_searches import SearchShelf


@pytest.fixture
def path(corpus: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(corpus, tmp_path / "aigov.db"))


def _sources(path: Path, query: str, focus: Focus | None = None) -> tuple[list[str], tuple[str, ...]]:
    with Database(path) as database:
        page = database.search(query, focus=focus)
    return sorted({hit.source_key for hit in page.hits}), page.hints


def test_a_saved_search_stands_for_itself_in_a_query_and_in_a_focus(path: Path) -> None:
    SearchShelf(path).save("Rules of Others", "  governance   -publisher:south ")
    assert _sources(path, 'saved:"rules of others"') == (["alpha"], ())
    assert _sources(path, 'governance -saved:"rules of others"') == (["beta", "delta"], ())
    assert _sources(path, "open", Focus(query='saved:"rules of others"')) == (["alpha"], ())
    with Database(path) as database:
        assert [(one.name, one.query) for one in database.saved_searches()] == [
            ("Rules of Others", "governance -publisher:south")
        ]
        assert database.count_sources(Focus(query='saved:"rules of others"')) == 1
        assert database.complete("saved:ru", 8) == ['saved:"Rules of Others"']


def test_or_inside_a_saved_search_stays_together(path: Path) -> None:
    SearchShelf(path).save("either", "critics OR chips")
    assert _sources(path, "saved:either -china") == _sources(path, "(critics OR chips) -china")


def test_what_is_not_saved_is_said_and_finds_nothing(path: Path) -> None:
    SearchShelf(path).save("either", "critics OR chips")
    assert _sources(path, "saved:eiter") == ([], ("saved: knows no ‘eiter’. Saved: either.",))


def test_searches_that_stand_for_each_other_come_to_an_end(path: Path) -> None:
    shelf = SearchShelf(path)
    shelf.save("a", "saved:b OR governance")
    shelf.save("b", "saved:a OR critics")
    found, hints = _sources(path, "saved:a")
    assert found == ["alpha", "beta", "delta"]
    assert hints == ("The saved search ‘a’ stands for itself.",)
    names = " ".join(["saved:a"] * 200)
    shelf.save("many", names)
    assert any(hint.startswith("Too many saved searches") for hint in _sources(path, "saved:many")[1])


def test_an_older_search_makes_way_only_when_told_to(path: Path) -> None:
    shelf = SearchShelf(path)
    shelf.save("one", "governance")
    shelf.save("ONE", "governance")
    with pytest.raises(StoreError, match="already the name of a saved search: governance"):
        shelf.save("One", "critics")
    shelf.save("One", "critics", replace=True)
    assert shelf.remove("one").query == "critics"
    with pytest.raises(StoreError, match="no saved search called “one”"):
        shelf.remove("one")


@pytest.mark.parametrize(("name", "query"), [("", "x"), ('a"b', "x"), ("a" * 61, "x"), ("ok", "  ")])
def test_what_cannot_be_kept_is_said(path: Path, name: str, query: str) -> None:
    with pytest.raises(StoreError, match=r"A name has|nothing to save"):
        SearchShelf(path).save(name, query)
