from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.extract.evidence import Location, Match, Missing, context, locate
from tests.timing import within

TEXT = (
    "Li warned of an “exclusive game”. He said that rules are needed, and that rules are late. "
    "“We should enhance coordination,” he said – twice – in Shanghai’s main hall.\n"
    "李强表示，“各方应当加强协调”，尽快形成框架。\n"
    "Critics said that rules are needed by nobody."
)


def found(
    exact: str, prefix: str | None = None, suffix: str | None = None, fuzzy: float | None = None
) -> Location:
    place = locate(TEXT, exact, prefix, suffix, fuzzy=fuzzy)
    assert isinstance(place, Location), place
    return place


def words(place: Location) -> str:
    return TEXT[place.start_char : place.end_char]


def test_exact_words() -> None:
    place = found("“exclusive game”")
    assert (words(place), place.match, place.score) == ("“exclusive game”", Match.EXACT, 1.0)
    assert words(found("加强协调")) == "加强协调"


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        (None, None, TEXT.index("rules")),
        ("needed, and that ", None, TEXT.index("rules are late")),
        (None, " are late", TEXT.index("rules are late")),
        ("Critics  said that ", None, TEXT.rindex("rules")),
        ("Critcs sayd that ", " are needed by nobody", TEXT.rindex("rules")),
        (None, " are needed by", TEXT.rindex("rules")),
    ],
)
def test_of_several_places_the_one_that_fits(prefix: str | None, suffix: str | None, start: int) -> None:
    assert found("rules", prefix, suffix).start_char == start


@pytest.mark.parametrize(
    ("exact", "there"),
    [
        ('"exclusive game"', "“exclusive game”"),
        ("he said - twice - in Shanghai's main hall", "he said – twice – in Shanghai’s main hall"),
        ("rules are  late.\n“We should", "rules are late. “We should"),
        ("main hall. 李强表示", "main hall.\n李强表示"),
        ("\u200brules are late", "rules are late"),
        ("「各方应当加强协调」", "“各方应当加强协调”"),
    ],
)
def test_typography_may_differ(exact: str, there: str) -> None:
    place = found(exact)
    assert (words(place), place.match) == (there, Match.TYPOGRAPHIC)


def test_words_that_are_not_there_and_the_nearest() -> None:
    missing = locate(TEXT, "Li has warned of an “exclusive club”")
    assert isinstance(missing, Missing)
    assert missing.nearest is not None
    assert "warned of an “exclusive" in missing.nearest
    assert 0.55 < missing.score < 1


@pytest.mark.parametrize("exact", ["", "   ", "bananas grow in Ecuador all year", "\u200b"])
def test_nothing_like_it(exact: str) -> None:
    assert locate(TEXT, exact) == Missing()


def test_edited_words_are_accepted_when_asked_for() -> None:
    exact = "We must enhance the coordination,” he said"
    assert isinstance(locate(TEXT, exact), Missing)
    place = found(exact, fuzzy=0.8)
    assert place.match is Match.FUZZY
    assert words(place) == "We should enhance coordination,” he said"
    assert isinstance(locate(TEXT, exact, fuzzy=0.99), Missing)


def test_a_changed_word_in_chinese() -> None:
    assert words(found("各方应该加强协调", fuzzy=0.8)) == "各方应当加强协调"


def test_the_context_of_words() -> None:
    start = TEXT.index("rules")
    assert context(TEXT, start, start + 5, 4) == ("hat ", " are")
    assert context("ab", 0, 2) == ("", "")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("word " * 400_000, "wo rd " * 300),
        ("a" * 2_000_000, "ab" * 1000),
        ("“" * 500_000, '"' * 1000 + "x"),
        ("人工智能" * 500_000, "人工智慧" * 200),
        ("ab " * 500_000, "ab"),
        ("x" * 1_000_000, "y" * 1_000_000),
    ],
)
def test_long_texts_take_linear_time(text: str, exact: str) -> None:
    with within(15):
        locate(text, exact, "before", "after", fuzzy=0.9)


@given(st.text(max_size=80), st.text(min_size=1, max_size=20), st.text(max_size=80))
def test_what_is_there_is_found(before: str, exact: str, after: str) -> None:
    place = locate(before + exact + after, exact, before[-10:], after[:10])
    if exact.strip():
        assert isinstance(place, Location)
        assert (before + exact + after)[place.start_char : place.end_char] == exact


@given(st.text("ab “\"’'-–\n\u200b李", max_size=60), st.text("ab “\"’'-–\n\u200b李", max_size=12))
def test_never_raises(text: str, exact: str) -> None:
    place = locate(text, exact, exact, text[:5], fuzzy=0.5)
    if isinstance(place, Location):
        assert 0 <= place.start_char < place.end_char <= len(text)


@pytest.mark.parametrize(
    ("text", "exact", "beginning"),
    [
        (
            'The talks ended. "They are regulating what nobody has built," the senator said of it.',
            '. "We are regulating what nobody has made," the senator',
            '"They are',
        ),
        (
            'It was "over." They are regulating what nobody has built, the senator said of it.',
            '." We are regulating what nobody has made, the senator',
            "They are",
        ),
        (
            "会议已经结束。各方应当加强人工智能治理方面的协调。",
            "。各方应该加强人工智能治理方面的协作",
            "各方",
        ),
    ],
)
def test_the_nearest_words_begin_with_a_word(text: str, exact: str, beginning: str) -> None:
    missing = locate(text, exact)
    assert isinstance(missing, Missing)
    assert missing.nearest is not None
    assert missing.nearest.startswith(beginning)
