"""Wrapping, cutting and marking text: widths in cells, nothing lost, linear in time."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size
from rich.style import Style

from aigov_tui.model.display import in_cells
from aigov_tui.model.rows import Hit
from aigov_tui.model.source import ParagraphKind
from aigov_tui.tui.render.diff import differing_spans, repeated
from aigov_tui.tui.render.line import (
    fit,
    fit_ends,
    paragraph_lines,
    pieces_between,
    spread,
    strip_of,
    width_of,
)
from aigov_tui.tui.render.palette import plain_palette
from aigov_tui.tui.render.rows import HitView, _from_first_match
from aigov_tui.tui.render.spans import SpanIndex
from aigov_tui.tui.render.words import count, doubt, plural, quote_mark, roughly
from aigov_tui.tui.render.wrap import _ONE_CELL, flowing, unwrapped, wrap
from tests.timing import assert_growth, seconds_of, within
from tests.tui.fake_store import FakeStore

_TEXT = st.text(
    st.sampled_from("abc de  \n\t-—“”，。「人工智能\u0301\u200b👩\u200d\ufe0f🏽é…\x1b\u202e"), max_size=200
)


_NO_BLANKS = dict.fromkeys(map(ord, " \t\u200b"))


@given(_TEXT, st.integers(2, 30))
def test_wrapping_loses_nothing_but_white_space_and_never_overflows(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(text[start:end] for start, end in lines).translate(_NO_BLANKS) == re.sub(
        "[\\s\u200b]", "", text
    )
    assert all(sum(map(get_character_cell_size, text[start:end])) <= width for start, end in lines)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(lines))
    assert not any("\n" in text[start:end] for start, end in lines)


def test_lines_break_between_words_and_at_newlines() -> None:
    text = "one two three\nfour"
    assert [text[a:b] for a, b in wrap(text, 8)] == ["one two", "three", "four"]


def test_a_snippet_begins_where_its_first_match_is_seen() -> None:
    text = "words that do not matter, " * 20 + "then the match and more"
    at = text.index("match")
    shown, matches = _from_first_match(text, [(at, at + 5)], 60)
    assert [shown[start:end] for start, end in matches] == ["match"]
    assert shown.startswith("…")
    assert 0 < matches[0][0] < 60
    assert _from_first_match(text, [(6, 10)], 60) == (text, [(6, 10)])
    chinese = "人" * 100 + "工智能"
    shown, matches = _from_first_match(chinese, [(100, 103)], 60)
    assert [shown[start:end] for start, end in matches] == ["工智能"]


_BY_HAND = (
    "The citizen warriors of the National Guard and Reserve carry forward a\n"
    "tradition as old as our Republic itself, building careers in the\n"
    "communities they serve."
)


def test_a_title_that_was_found_stands_once_with_its_words_marked() -> None:
    title = "China proposes a global body for governing AI"
    kind = ParagraphKind.TITLE
    hit = Hit("title", 1, "k", title, "Wire", "2025-07-26", 1, 0, kind, 17, 23, title, ((17, 23),), 1.0)
    palette = plain_palette()
    for width in (90, 40):
        lines = HitView().lines(hit, width, palette)
        words = "\n".join("".join(text for text, _ in line) for line in lines)
        assert words.count("global") == 1
        assert words.endswith("title · Wire · 2025-07-26") == (width == 90)
        assert [text for line in lines for text, style in line if style == palette.title + palette.hit] == [
            "global"
        ]


def test_text_broken_into_lines_of_one_width_flows() -> None:
    assert unwrapped(_BY_HAND) == _BY_HAND.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Shall I compare thee to a summer’s day? Thou art more lovely\nand more\ntemperate than all the rest of them",
        "Written by\nMengying Tao",
        _BY_HAND.replace("\ntradition", "\n- tradition"),
        "global governance of artificial intelligence, as it is called now:\n人工智能治理",
    ],
)
def test_verse_lists_addresses_and_chinese_keep_their_lines(text: str) -> None:
    assert unwrapped(text) == text


def test_an_indentation_takes_the_cell_of_a_space_where_lines_flow() -> None:
    item = (
        "-   *Developing sustainable, climate resilient economies to\n"
        "    sustainably manage Exclusive Economic Zones, including\n"
        "    fisheries*"
    )
    assert unwrapped(item) == flowing(item)
    for width in (20, 59, 60, 61, 70, 200):
        lines = [flowing(item)[start:end] for start, end in wrap(unwrapped(item), width)]
        assert all(cell_len(line) <= width for line in lines)
        assert " ".join(lines).replace("\u200b", "").split(" ") == ["-", "", "", *item[4:].split()]
        assert not any(line != line.strip(" \u200b") for line in lines)


@given(_TEXT)
def test_flowing_text_keeps_its_length_and_its_blank_lines(text: str) -> None:
    assert len(flowing(text)) == len(unwrapped(text)) == len(text)
    assert flowing(text).replace("\u200b", "").split() == text.replace("\u200b", "").split()
    assert len(re.findall(r"\n\s*\n", flowing(text))) == len(re.findall(r"\n\s*\n", text))


def test_titles_of_a_series_are_cut_where_they_are_alike() -> None:
    assert fit_ends("Press Briefing, April 6, 2022", 20) == "Press Bri…il 6, 2022"
    assert fit_ends("新闻发布会，四月六日", 11) == "新闻发…六日"
    assert fit_ends("short", 20) == "short"


@given(st.text(), st.integers(0, 30))
def test_what_is_cut_in_the_middle_fits(text: str, cells: int) -> None:
    assert cell_len(fit_ends(text, cells)) <= cells


def test_words_wider_than_a_line_are_cut() -> None:
    assert wrap("x" * 10, 4) == [(0, 4), (4, 8), (8, 10)]
    assert wrap("    " + "x" * 6, 4) == [(4, 8), (8, 10)]


@pytest.mark.parametrize("stop", ["。", "，", "！"])
def test_chinese_breaks_anywhere_but_not_before_a_full_stop(stop: str) -> None:
    text = f"我们不需要办公室{stop}他说"
    lines = [text[a:b] for a, b in wrap(text, 8)]
    assert lines == ["我们不需", "要办公", f"室{stop}他说"]


def test_chinese_with_the_stops_of_a_western_keyboard_breaks_as_with_its_own() -> None:
    text = "我们不需要办公室,他说(南方)不用"
    lines = [text[a:b] for a, b in wrap(text, 8)]
    assert lines == ["我们不需", "要办公", "室,他说", "(南方)不", "用"]


def test_every_character_taken_for_one_cell_is_one_cell_wide() -> None:
    taken = [chr(code) for code in range(0x20, 0x2600) if _ONE_CELL.match(chr(code))]
    assert len(taken) > 1000
    assert [character for character in taken if get_character_cell_size(character) != 1] == []


@pytest.mark.parametrize("unit", ["x", "word ", "人", "“", "，", "e\u0301", " ", "-", "\n", "「a"])
def test_two_megabytes_on_one_line_wrap_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return seconds_of(lambda: wrap(text, 80))

    with within(4):
        seconds(2_000_000)
    assert_growth(seconds, 100_000, 400_000, 9)


@given(_TEXT, st.integers(0, 40))
def test_fitted_text_is_one_safe_line_no_wider_than_asked(text: str, cells: int) -> None:
    shown = fit(text, cells)
    assert cell_len(shown) <= cells
    assert in_cells(shown) == shown
    if cells and cell_len(in_cells(text)) <= cells:
        assert shown == in_cells(text)


@given(st.lists(_TEXT, max_size=5), st.integers(1, 60))
def test_a_strip_is_exactly_as_wide_as_asked(texts: list[str], width: int) -> None:
    strip = strip_of([(text, Style()) for text in texts], width)
    assert cell_len(strip.text) == width == strip.cell_length
    assert in_cells(strip.text) == strip.text


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦 of four",
        "✌🏽 peace",
        "✌️ peace",
        "👩🏽‍💻 at work",
        "1️⃣ first",
        "\U0001f3f4\U000e0067\U000e007f flag",
    ],
)
def test_a_row_ends_in_the_same_cell_in_every_terminal(text: str) -> None:
    """Some draw a family of four as one picture and some as four: what is drawn holds nothing that joins them."""
    shown = strip_of([(text, Style())], 30).text
    assert cell_len(shown) == sum(map(get_character_cell_size, shown)) == 30
    assert not any(mark in shown for mark in "\u200d\ufe0f🏽\U000e0067")


def test_the_right_side_of_a_line_stays_whole() -> None:
    pieces = spread([("a very long title indeed", Style())], [("12", Style())], 12)
    assert width_of(pieces) == 12
    assert pieces[-1][0] == "12"
    assert "…" in "".join(text for text, _ in pieces)


def test_pieces_are_cut_where_styles_change_and_later_styles_lie_on_top() -> None:
    bold, red, blue = Style(bold=True), Style(color="red"), Style(color="blue")
    pieces = pieces_between("abcdef", 1, 5, [(0, 3, red), (2, 4, blue)], bold)
    assert pieces == [("b", bold + red), ("c", bold + red + blue), ("d", bold + blue), ("e", bold)]


def test_limited_paragraphs_end_in_an_ellipsis_and_do_not_read_everything() -> None:
    with within(0.05):
        lines = paragraph_lines("word " * 1_000_000, 20, limit=2)
    assert [("".join(text for text, _ in line)) for line in lines] == [
        "word word word word",
        "word word word word…",
    ]


@dataclass(frozen=True)
class _Item:
    start_char: int
    end_char: int


_ITEMS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 30)).map(lambda p: _Item(p[0], p[0] + p[1])), max_size=20
)


@given(_ITEMS, st.integers(0, 60), st.integers(1, 30))
def test_overlapping_spans_are_those_a_full_look_finds(items: list[_Item], start: int, length: int) -> None:
    found = list(SpanIndex(items).overlapping(start, start + length))
    expected = [item for item in items if item.start_char < start + length and item.end_char > start]
    assert sorted(found, key=lambda i: (i.start_char, i.end_char)) == sorted(
        expected, key=lambda i: (i.start_char, i.end_char)
    )


def test_stepping_goes_round() -> None:
    index = SpanIndex([_Item(5, 6), _Item(9, 10)])
    assert index.after(5) == _Item(9, 10)
    assert index.after(9) == _Item(5, 6)
    assert index.before(9) == _Item(5, 6)
    assert index.before(5) == _Item(9, 10)
    assert SpanIndex[_Item]([]).after(0) is None


def test_differing_words_are_marked_and_no_others() -> None:
    base, other = "AI will become an exclusive game,", "AI could become an “exclusive game”"
    assert [other[a:b] for a, b in differing_spans(base, other)] == ["could"]
    assert differing_spans("The same.", "the same") == []


def test_words_for_numbers_and_doubt() -> None:
    assert [doubt(c) for c in (1.0, 0.9, 0.89, 0.7, 0.4, 0.39)] == ["●●●", "●●●", "●●○", "●●○", "●○○", "○○○"]
    assert count(1234567) == "1,234,567"
    assert [roughly(number) for number in (0, 9_999, 27_629, 999_499, 999_500, 1_234_567)] == [
        "0", "9,999", "28k", "999k", "1.0M", "1.2M"
    ]  # fmt: skip
    assert plural(1, "quote") == "1 quote"
    assert plural(0, "quote") == "0 quotes"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The\nparty  still", "“The party still”"),
        ("我们应加强协调", "“我们应加强协调”"),
        ("我們應加強協調", "「我們應加強協調」"),
    ],
)
def test_quotes_stand_in_marks_of_their_script_on_in_cells(store: FakeStore, words: str, shown: str) -> None:
    assert quote_mark(replace(store.quotes_in(1)[0], text=words)) == shown


def test_which_wordings_are_word_for_word_another() -> None:
    assert repeated(["The bay is shut,", "the bay", "The bay is SHUT.", "“the bay”"]) == [None, None, 0, 1]
    assert repeated([]) == []
