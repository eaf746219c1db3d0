from __future__ import annotations

import pickle

import pytest

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.normal import plain
from aigov_tui.model.entity import Alias, AliasScope, Entity, EntityKind, Origin
from tests.timing import assert_growth, seconds_of

US = Entity(
    "us",
    "United States",
    EntityKind.PLACE,
    Origin.CURATED,
    aliases=(Alias("US"), Alias("U.S."), Alias("America"), Alias("美国", "zh")),
)
CHINA = Entity("china", "China", EntityKind.PLACE, Origin.CURATED, aliases=(Alias("中国", "zh"),))
LI = Entity(
    "li",
    "Li Qiang",
    EntityKind.PERSON,
    Origin.CURATED,
    aliases=(Alias("Li", scope=AliasScope.INTRODUCED), Alias("李强", "zh")),
)
MINISTRY = Entity(
    "mofa",
    "China's Foreign Ministry",
    EntityKind.ORGANIZATION,
    Origin.CURATED,
    aliases=(Alias("中国外交部"),),
)
AI = Entity("ai", "artificial intelligence", EntityKind.CONCEPT, Origin.CURATED)
GAZETTEER = Gazetteer([US, CHINA, LI, MINISTRY, AI])


def found(text: str, gazetteer: Gazetteer = GAZETTEER, *, capitals: bool = False) -> list[tuple[str, str]]:
    """(words, key) of every match."""
    return [(text[m.start : m.end], m.entity_key) for m in gazetteer.find(plain(text), capitals=capitals)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US and the USA", [("US", "us")]),
        ("US-China talks", [("US", "us"), ("China", "china")]),
        ("U.S.'s and U.S.A. and U.S.", [("U.S.", "us"), ("U.S.", "us")]),
        ("tell us", []),
        ("America’s and Americas", [("America", "us")]),
        ("China’s Foreign Ministry said", [("China’s Foreign Ministry", "mofa")]),
        (
            "United\nStates, United  States, United\xa0States",
            [("United\nStates", "us"), ("United  States", "us"), ("United\xa0States", "us")],
        ),
        ("United\n\n\nStates", []),
        ("artificial intelligence and Artificial intelligence", [("artificial intelligence", "ai")]),
        ("中国外交部和中国", [("中国外交部", "mofa"), ("中国", "china")]),
        ("华为和US合作，李强说", [("US", "us"), ("李强", "li")]),
        ("_US_ (US)", [("US", "us"), ("US", "us")]),
    ],
)
def test_aliases_are_found_at_word_boundaries_longest_first(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_a_line_in_capitals_is_read_in_capitals_but_short_words_are_not() -> None:
    assert found("CHINA TELLS US: LI QIANG WAITS", capitals=True) == [("CHINA", "china"), ("LI QIANG", "li")]


def test_scope_comes_with_the_match() -> None:
    scopes = {m.start: m.scope for m in GAZETTEER.find("Li Qiang spoke. Li left.")}
    assert scopes == {0: AliasScope.ANYWHERE, 16: AliasScope.INTRODUCED}


def test_entities_that_share_an_alias_give_one_match_each() -> None:
    other = Entity("li-2", "Li Fei", EntityKind.PERSON, Origin.CURATED, aliases=(Alias("Li"),))
    assert [m.entity_key for m in Gazetteer([LI, other]).find("Li")] == ["li", "li-2"]


def test_owner_ignores_aliases_that_need_an_introduction() -> None:
    assert GAZETTEER.owner("U.S.") is US
    assert GAZETTEER.owner("United  States") is US
    assert GAZETTEER.owner("Li") is None


def test_it_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(GAZETTEER))
    assert found("Li Qiang in China", copy) == [("Li Qiang", "li"), ("China", "china")]


@pytest.mark.parametrize("name", ["", "!!!", " ", "-"])
def test_an_alias_without_a_word_never_matches(name: str) -> None:
    assert found("!!! - a", Gazetteer([Entity("x", name, EntityKind.CONCEPT, Origin.CURATED)])) == []


def test_five_thousand_aliases_cost_little_more_than_fifty() -> None:
    text = "The minister said that talks in Geneva went on while markets fell. " * 6000

    def seconds(count: int) -> float:
        names = [
            Entity(f"e{i}", f"Body{i} of Geneva", EntityKind.ORGANIZATION, Origin.CURATED)
            for i in range(count)
        ]
        gazetteer = Gazetteer(names)
        assert gazetteer.find(text) == []
        return seconds_of(lambda: gazetteer.find(text))

    assert_growth(seconds, 50, 5000, 6)  # a hundred times the names
