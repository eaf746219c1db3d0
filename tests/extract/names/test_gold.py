"""The gold sets: how close names come to what a person marked. The bars are below what was reached when they were set."""

from __future__ import annotations

import pytest

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.entities import link
from aigov_tui.extract.names.spotting import spot
from tests.gold import entities as gold
from tests.gold.entity_scores import Found, Score, by_kind, links


def found(passage: gold.GoldPassage) -> list[Found]:
    """Our names of a passage, with no curated names to help."""
    document = gold.document(passage.text, passage.language)
    mentions, extracted = link(passage.text, spot(document, Gazetteer()), Gazetteer())
    kinds = {entity.key: entity.kind.value for entity in extracted}
    return [(m.start_char, m.end_char, kinds[m.entity_key], m.entity_key) for m in mentions]


@pytest.mark.parametrize(("language", "least"), [("en", 0.95), ("zh", 0.96)])
def test_names_and_links_reach_the_bar(language: str, least: float) -> None:
    pairs = [(passage.mentions, found(passage)) for passage in gold.load(language)]
    assert by_kind(pairs)["all"].f1 >= least
    assert links(pairs).f1 >= least


def test_the_sets_are_as_large_as_promised_and_their_marks_are_read() -> None:
    english, chinese = gold.load("en"), gold.load("zh")
    assert len(english) >= 95
    assert len(chinese) >= 20
    assert not any("{" in p.text or "}" in p.text for p in (*english, *chinese))
    assert len({p.id for p in english}) == len(english)


def test_the_score_counts_strictly() -> None:
    mention = gold.GoldMention(0, 2, "person", "p1")
    scores = by_kind([([mention], [(0, 2, "place", "x")]), ([mention], [(0, 2, "person", "x")])])
    assert scores["all"] == Score(1, 2, 2)
    assert scores["person"] == Score(1, 1, 2)
