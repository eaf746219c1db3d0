from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.reprints import read, similarity
from tests.timing import within

BASE = (
    "Officials in Beijing said on Monday that the new body would bring together 30 countries, "
    "and that its charter should be ready by next summer."
)
CHINESE = (
    "中国提出成立世界人工智能合作组织，李强总理在上海举行的大会上表示，有三十个国家参加，未来将不断扩大。"
)


def alike(one: str, other: str) -> float:
    a, b = sorted((read(one), read(other)), key=lambda reading: len(reading.words))
    return similarity(a, b)


@pytest.mark.parametrize(
    "variant",
    [
        BASE.upper(),
        BASE.replace(", and", " – and").replace(".", ""),
        # cut at either end, and in the middle
        "Officials in Beijing said on Monday that the new body would bring together 30 countries.",
        "The new body would bring together 30 countries, and its charter should be ready by next summer.",
        "Officials in Beijing said on Monday that its charter should be ready by next summer.",
        # other words
        BASE.replace("Officials", "Diplomats").replace("body", "organisation").replace("ready", "finished"),
        # another order
        "Its charter should be ready by next summer, officials in Beijing said on Monday, and the new body "
        "would bring together 30 countries.",
        # added to
        BASE + " Nobody has said what it would cost, or who would pay for it.",
    ],
)
def test_the_same_text(variant: str) -> None:
    assert alike(BASE, variant) >= 0.6


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30", "31"),
        ("30", "30,000"),
        ("30", "30.5"),
        ("30", "thirty-five"),
        ("30 countries", "countries"),
        ("30 countries", "-30 countries"),
        ("countries", "countries with $5"),
        ("Monday", "Tuesday"),
        ("Monday", "Monday, 5 May,"),
        ("would", "would not"),
        ("should", "shouldn't"),
        ("would bring", "cannot bring"),
        ("Beijing", "Brussels"),
        ("the new body", "the G20"),
        ("next summer", "next May"),
    ],
)
def test_what_changes_the_meaning(old: str, new: str) -> None:
    assert BASE.replace(old, new) != BASE
    assert alike(BASE, BASE.replace(old, new)) == 0


def test_numbers_that_changed_places() -> None:
    text = "This year exports rose {} percent and imports fell {} percent, the bureau reported"
    assert alike(text.format(5, 10), text.format(10, 5)) == 0


def test_sentences_that_changed_places_with_their_numbers() -> None:
    one = "Exports to the region rose 5 percent. Imports of machine tools fell by 10 percent."
    other = "Imports of machine tools fell by 10 percent. Exports to the region rose 5 percent."
    assert alike(one, other) > 0.9


def test_a_number_cut_with_its_passage() -> None:
    longer = BASE.replace(", and", ", among them all 27 members of the European Union, and")
    assert alike(BASE, longer) == 1


def test_a_number_cut_alone() -> None:
    assert alike("Sales of the new chips reached 5 million", "Sales of the new chips reached 5") == 0


def test_a_name_at_the_start_of_a_sentence() -> None:
    text = "{} will invest more in research on safety and share its results with developing countries."
    assert alike(text.format("France"), text.format("Brazil")) == 0
    assert alike(text.format("Everyone"), text.format("Everybody")) > 0.9


def test_an_abbreviated_name() -> None:
    text = (
        "The secretary general of the {} told the summit that rules for such systems cannot wait any longer."
    )
    assert alike(text.format("United Nations"), text.format("UN")) > 0.8


def test_titles_are_no_names() -> None:
    text = "The plan was read out by {} Xi before the delegates of the party congress on its last afternoon."
    assert alike(text.format("Chairman"), text.format("President")) > 0.9


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("提出", "倡议", True),
        ("中国提出成立世界人工智能合作组织，", "", True),
        ("三十", "四十", False),
        ("三十", "30", False),
        ("李强", "王毅", False),
        ("上海", "北京", False),
        ("中国", "美国", False),
        ("表示", "没有表示", False),
    ],
)
def test_chinese(old: str, new: str, same: bool) -> None:
    assert CHINESE.replace(old, new) != CHINESE
    assert (alike(CHINESE, CHINESE.replace(old, new)) > 0) == same


def test_traditional_characters_are_simplified_ones() -> None:
    traditional = (
        "中國提出成立世界人工智能合作組織，李強總理在上海舉行的大會上表示，有三十個國家參加，未來將不斷擴大。"
    )
    assert alike(CHINESE, traditional) == 1.0
    assert alike(CHINESE, traditional.replace("李強", "王毅")) == 0


@pytest.mark.parametrize(
    ("one", "other"), [("II", "III"), ("I", "II"), ("xix", "xviii"), ("iv", "v"), ("Xi", "Li")]
)
def test_roman_numbers_and_a_name_like_one(one: str, other: str) -> None:
    text = "The tables that the delegates agreed upon at the last session are to be found in annex {} of the charter"
    assert alike(text.format(one), text.format(other)) == 0


def test_two_reports_in_one_offices_phrases() -> None:
    one = (
        "The minister spoke today with the president of the council. They discussed the minister's recent meetings "
        "abroad. They also talked about continuing diplomatic efforts, undertaken in close coordination with partners, "
        "in response to the council's renewed doubts about the treaty's terms."
    )
    other = (
        "The minister spoke with the president of the council today. They discussed continuing diplomacy and efforts "
        "in response to the council's doubts about the terms of the treaty."
    )
    assert alike(one, other) == 0


def test_texts_of_one_pattern() -> None:
    one = "Officials from Ghana and Chile met in Oslo on 5 May 2024 to discuss visa rules and trade."
    assert alike(one, one.replace("Ghana", "Kenya")) == 0
    assert alike(one, one.replace("2024", "2023")) == 0


def test_long_texts_take_no_longer_than_they_must() -> None:
    words = [f"w{number % 1_000}x" for number in range(4_000)]
    with within(5):
        assert alike(" ".join(words), " ".join(reversed(words))) == 0
        assert alike("a b " * 2_000, "b a " * 2_000) > 0


@given(st.text(), st.text())
def test_it_is_a_share_for_any_texts(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1


@given(st.text(alphabet=st.sampled_from("ab 12.,不三人 N"), max_size=60))
def test_a_text_is_itself(text: str) -> None:
    assert alike(text, text) == (1 if read(text).words else 0)
