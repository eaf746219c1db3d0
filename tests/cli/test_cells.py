"""Text measured, cut and wrapped by terminal cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.cli.cells import cells, cut, cut_front, wrapped
from tests.timing import within

TEXT = st.text(alphabet=st.sampled_from("ab c\u0301人工，” é\u200b👍"), max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("人工智能", 8), ("e\u0301", 1), ("a\u200bb", 2), ("👍", 2), ("ｶ", 1), ("Ａ", 2)],
)
def test_width(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("harbour", 7, "harbour"),
        ("harbours", 7, "harbou…"),
        ("港口会谈", 8, "港口会谈"),
        ("港口会谈", 7, "港口会…"),
        ("港口会谈", 6, "港口…"),
        ("a bc", 3, "a…"),
    ],
)
def test_cut(text: str, room: int, expected: str) -> None:
    assert cut(text, room) == expected


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("seeds/a.txt", 11, "seeds/a.txt"),
        ("seeds/a.txt", 7, "…/a.txt"),
        ("港口会谈", 7, "…口会谈"),
        ("港口会谈", 6, "…会谈"),
    ],
)
def test_cut_front(text: str, room: int, expected: str) -> None:
    assert cut_front(text, room) == expected


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("我们会分享，建造", 10, ["我们会分", "享，建造"]),
        ("the 人工智能 age", 8, ["the 人工", "智能 age"]),
        ("one   two", 4, ["one", "two"]),
        (" a，", 2, ["", "a", "，"]),
        ("", 5, [""]),
    ],
)
def test_wrapped(text: str, room: int, lines: list[str]) -> None:
    assert [text[start:end].strip() for start, end in wrapped(text, room)] == lines


@given(TEXT, st.integers(min_value=2, max_value=20))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, room: int) -> None:
    spans = wrapped(text, room)
    assert all(cells(text[start:end]) <= room for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@given(TEXT, st.integers(min_value=1, max_value=20))
def test_a_cut_text_fits(text: str, room: int) -> None:
    assert cells(cut(text, room)) <= room
    assert cells(cut_front(text, room)) <= room


@pytest.mark.parametrize(
    "text", ["x" * 2_000_000, "人" * 1_000_000, "x " * 1_000_000, "e" + "\u0301" * 2_000_000]
)
def test_two_megabytes_on_one_line_take_linear_time(text: str) -> None:
    with within(10):
        wrapped(text, 40)
