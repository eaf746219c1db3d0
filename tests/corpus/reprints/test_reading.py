from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.reprints import read
from aigov_tui.corpus.reprints.reading import Mark


def marked(text: str) -> dict[str, Mark]:
    found = read(text)
    return {word: Mark(mark) for word, mark in zip(found.words, found.named(), strict=True)}


def test_a_capital_tells_less_where_a_sentence_opens() -> None:
    found = marked("Trade grew. “Farmers met Grain buyers in May: Prices held,” he said… Nobody knew.")
    assert found["trade"] == found["farmers"] == found["prices"] == Mark.PERHAPS_NAME
    assert found["grain"] == Mark.NAME
    assert found["nobody"] == Mark.NEGATION


def test_what_is_no_word_leaves_a_sentence_opening() -> None:
    found = marked("Trade grew. – Farmers met – Grain buyers (and others.”) Prices held")
    assert found["farmers"] == found["prices"] == Mark.PERHAPS_NAME
    assert found["grain"] == Mark.NAME


def test_numbers_are_kept_as_often_as_they_stand_there() -> None:
    assert read("In 2025 some 40 firms, and 40 more.").numbers == ("2025", "40", "40")
    assert read("三十个项目，共30亿元。").numbers == ("三十", "30")


def test_capitals_of_a_headline_tell_nothing() -> None:
    assert marked("Farmers Meet Grain Buyers As Prices Hold")["grain"] == Mark.PERHAPS_NAME


def test_names_in_chinese_are_looked_for_when_asked_for() -> None:
    found = read("李强表示支持这个倡议。")
    assert Mark.NAME not in found.marks
    assert found.named()[:2] == bytes([Mark.NAME, Mark.NAME])
    assert found.named() == found.marks


def test_characters_among_letters_and_numbers() -> None:
    assert read("AI大模型有三十个，共30亿元。").words == (
        "ai", "大", "模", "型", "有", "三十", "个", "共", "30", "亿", "元",
    )  # fmt: skip


@given(st.text())
def test_blanks_do_not_matter(text: str) -> None:
    assert read(text).words == read(f"  {' '.join(text.split())}\n").words


@pytest.mark.parametrize("mark", ["1. ", "12) ", "(3) ", "4\\.  ", "(b) ", "iv. "])
def test_what_numbers_a_paragraph_is_none_of_its_words(mark: str) -> None:
    text = "The order takes effect on May 3 and ends in two years."
    assert read(mark + text) == read(text)


@pytest.mark.parametrize("mark", ["一、", "（二）", "十二、"])
def test_what_numbers_a_chinese_paragraph_is_none_of_its_words(mark: str) -> None:
    assert read(f"{mark}推动人工智能发展").words == read("推动人工智能发展").words


@pytest.mark.parametrize("text", ["3 firms signed.", "2025. It began.", "J. Smith left.", "三国签署协议"])
def test_a_number_or_an_initial_that_is_said_is_kept(text: str) -> None:
    assert read(text).words[0] in ("3", "2025", "j", "三")
