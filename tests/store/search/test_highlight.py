"""Highlighting and excerpts: exact spans in the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.store.search.blanked import blanked, plain_words
from aigov_tui.store.search.characters import beside_letters, characters
from aigov_tui.store.search.first_matches import FirstMatches
from aigov_tui.store.search.highlight import Match, Pattern, matches, patterns_of, spans
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.plain import folded
from aigov_tui.store.search.readable import numbers_in
from aigov_tui.store.search.snippet import LENGTH, Excerpts
from aigov_tui.store.search.tokens import fold, tokens
from tests.timing import within


def highlighted(query: str, text: str) -> list[str]:
    """The words of `text` that `query` marks."""
    return [text[start:end] for start, end in spans(text, patterns_of(parse(query).tree, {}))]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("governance", "Governance; GOVERNANCE, governances", ["Governance", "GOVERNANCE"]),
        ("cafe", "Café, cafe\u0301, CAFE", ["Café", "cafe\u0301", "CAFE"]),
        ('"open source"', "open-source, open source, open. Source, opensource", ["open-source", "open source", "open. Source"]),
        ("gov*", "governance gov go", ["governance", "gov"]),
        ('"open sour*"', "open sourcing", ["open sourcing"]),
        ("人工智能", "全球人工智能治理，人工 智能", ["人工智能", "人工 智能"]),
        ("AI治理", "全球AI治理", ["AI治理"]),
        ("china -race OR talent", "china race talent", ["china", "talent"]),
        ("NEAR(open model, 3)", "open weights model", ["open", "model"]),
        ('"a b" "b c"', "a b c", ["a b c"]),
        ("U.S.", "The U.S. and us", ["U.S"]),
        ("source:x", "source x", []),
        ("", "anything", []),
    ],
)  # fmt: skip
def test_highlights(query: str, text: str, expected: list[str]) -> None:
    assert highlighted(query, text) == expected


@given(st.text(max_size=400), st.lists(st.text(max_size=6), max_size=4))
def test_a_snippet_is_an_excerpt_with_its_spans_inside(text: str, words: list[str]) -> None:
    patterns = patterns_of(parse(" ".join(words)).tree, {})
    excerpt = Excerpts(patterns, length=60).of(text)
    assert len(excerpt.text) <= 60
    assert excerpt.text.removeprefix("…").removesuffix("…") in text
    assert len(excerpt.highlights) == len(excerpt.found)
    for (start, end), (first, last) in zip(excerpt.highlights, excerpt.found, strict=True):
        assert excerpt.text[start:end] == text[first:last] != ""


WORDS = st.lists(st.sampled_from(["a", "ab", "b", "a1", "i", "e", "k", "人", "ё"]), min_size=1, max_size=3)
PATTERNS = st.lists(st.builds(Pattern, WORDS.map(tuple), st.booleans()), min_size=1, max_size=4)


@given(text=st.text("aAbB1iIkKeéÉÅёЁßꙮ²₂ _-.'’“—\n", max_size=40), patterns=PATTERNS)
def test_folded_texts_are_searched_as_others_are_taken_apart(text: str, patterns: list[Pattern]) -> None:
    assert folded(text) is not None
    assert folded(f"{text} Σ") is None
    otherwise = [match for match in matches(f"{text} Σ", patterns) if match.end <= len(text)]
    assert sorted(matches(text, patterns)) == sorted(otherwise)


PLAIN_WORDS = st.lists(st.sampled_from(["a", "ab", "b", "a1", "i", "k", "1"]), min_size=1, max_size=3)


@given(
    text=st.text("aAbB1iIkKKeéÉÅÿЁÄŸßꙮ²₂¼ª _-.'’“—…！\x01\x7f\xa0\n🤖\udc80", max_size=40),
    words=PLAIN_WORDS,
    prefix=st.booleans(),
    most=st.integers(1, 4),
)
def test_blanked_texts_are_searched_as_others_are_taken_apart(
    text: str, words: list[str], prefix: bool, most: int
) -> None:
    in_blanks, plain = blanked(text), plain_words(words, prefix=prefix)
    assert in_blanks is not None
    assert plain is not None
    pattern = Pattern(tuple(words), prefix)
    expected = [(one.start, one.end) for one in matches(f"{text} Σ", (pattern,)) if one.end <= len(text)]
    assert plain.places(in_blanks, most) == expected[:most]
    assert plain.number(in_blanks) == len(expected)
    assert plain.stand_in(in_blanks) is bool(expected)


CHARACTERS = st.lists(st.sampled_from("人国工"), min_size=1, max_size=3)


@given(
    text=st.text("人國国工 ，。_aAé\u0301ΣＡ1“”\n", max_size=40),
    words=CHARACTERS,
    prefix=st.booleans(),
    most=st.integers(1, 4),
)
def test_chinese_words_are_found_as_when_texts_are_taken_apart(
    text: str, words: list[str], prefix: bool, most: int
) -> None:
    pattern, chinese = Pattern(tuple(words), prefix), characters(words)
    assert chinese is not None
    expected = [(one.start, one.end) for one in matches(f"{text} Σ", (pattern,))]
    assert chinese.places(text, most) == expected[:most]
    assert chinese.number(text) == len(expected)
    assert chinese.stand_in(text) is bool(expected)


@given(
    text=st.text("人國国工 ，_aAé\u0301Ａ1\n", max_size=20),
    words=st.lists(st.sampled_from(["人", "国", "a", "1", "工"]), min_size=1, max_size=5),
    around=st.sampled_from(["", " ", "，", "\u0301", "_"]),
)
def test_words_stand_nowhere_but_where_their_characters_do(text: str, words: list[str], around: str) -> None:
    """Whatever stands before, between and after them."""
    run, pattern = beside_letters(tuple(words)), Pattern(tuple(words))
    for some in (text, f"{text} {f'{around} '.join(words)}{around}"):
        if run is not None and run.search(some) is None:
            assert not list(matches(f"{some} Σ", (pattern,)))


@pytest.mark.parametrize("text", ["人工智能 AI", "e\u0301", "ΑΣ", "İ"])
def test_what_moves_when_it_is_folded_is_not_blanked(text: str) -> None:
    assert blanked(text) is None


@given(text=st.text(max_size=40))
def test_folding_in_place_is_what_taking_apart_does(text: str) -> None:
    in_place = folded(text)
    if in_place is not None:
        assert len(in_place) == len(text)
        assert [in_place[token.start : token.end] for token in tokens(text)] == [
            token.word for token in tokens(text)
        ]


def test_each_character_is_folded_as_the_index_does() -> None:
    for first in range(0x80, 0x30000, 64):
        text = "".join(chr(code) for code in range(first, first + 64) if len(fold(chr(code))) == 1)
        if (in_place := folded(text)) is not None:
            assert in_place == "".join(map(fold, text))
    assert folded("全球人工智能治理，“國際”ＡＩ。") == "全球人工智能治理，“国际”ai。"


def test_a_short_text_is_shown_whole() -> None:
    assert Excerpts((Pattern(("all",)),)).of("All of it.").text == "All of it."


def test_the_best_cluster_is_shown() -> None:
    text = "china " + "filler " * 100 + "china has talent and chips, says talent " + "filler " * 100
    excerpt = Excerpts(patterns_of(parse("china talent chips").tree, {})).of(text)
    assert [excerpt.text[start:end] for start, end in excerpt.highlights] == [
        "china",
        "talent",
        "chips",
        "talent",
    ]
    assert excerpt.text.startswith("…")
    assert excerpt.text.endswith("…")
    assert not excerpt.text.strip("…").startswith("iller")


def test_without_matches_the_beginning_is_shown() -> None:
    excerpt = Excerpts((Pattern(("absent",)),)).of("word " * 100)
    assert excerpt.text.startswith("word word")
    assert LENGTH - 30 < len(excerpt.text) <= LENGTH
    assert excerpt.highlights == ()


def test_a_match_longer_than_the_excerpt_is_cut() -> None:
    excerpt = Excerpts((Pattern(("x" * 1000,)),)).of("x" * 1000)
    assert len(excerpt.text) <= LENGTH
    assert excerpt.highlights == ((0, LENGTH - 2),)


def test_megabytes_on_one_line_take_a_moment() -> None:
    text = "governance of AI " * 120_000 + "人" * 200_000 + " rare"
    with within(4):
        assert Excerpts((Pattern(("governance",)),)).of(text).highlights
        assert Excerpts((Pattern(("rare",)),)).of(text).highlights


@given(
    text=st.one_of(st.text("ab é_.'人\u0301K", max_size=40), st.text("ab _，人國ａ1", max_size=40)),
    patterns=st.lists(
        st.builds(
            Pattern,
            st.lists(st.sampled_from(["a", "ab", "b", "e", "人", "国", "1"]), min_size=1, max_size=3).map(
                tuple
            ),
            st.booleans(),
        ),
        max_size=3,
    ),
    most=st.integers(1, 5),
)
def test_the_first_matches_are_the_first_of_all(text: str, patterns: list[Pattern], most: int) -> None:
    every = list(matches(text, patterns))
    found = FirstMatches(patterns, most).of(text)
    assert [start for start, _, _ in found] == [match.start for match in every[:most]]
    assert set(map(Match._make, found)) <= set(every)
    numbers = [sum(1 for _ in matches(text, (pattern,))) for pattern in patterns]
    assert numbers_in(text, patterns) == numbers
