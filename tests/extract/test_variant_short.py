"""A few words are one remark where reports of the same days have them all; not because somebody may say them again."""

from __future__ import annotations

import pytest

from aigov_tui.extract.variants import VariantInput, group_variants
from aigov_tui.extract.variants.spoken import every_word, may_be_known, stands_in

MONDAY, TUESDAY, FRIDAY, MONTH_LATER = "2025-03-03", "2025-03-04", "2025-03-07", "2025-04-04"


def groups(*quotes: tuple[str, str | None]) -> list[tuple[int, ...]]:
    """Each as (words, date), of one speaker and a document of its own."""
    return group_variants(
        VariantInput(i, i, "harbour-master", text, day) for i, (text, day) in enumerate(quotes)
    )


@pytest.mark.parametrize(
    "remark", ["Nobody here sails for pleasure.", "not before the ice breaks", "a ferry operation"]
)
def test_the_same_few_words_of_the_same_days_are_one_remark(remark: str) -> None:
    assert groups((remark, MONDAY), (remark.lower(), TUESDAY)) == [(0, 1)]


@pytest.mark.parametrize(("first", "second"), [(MONDAY, FRIDAY), (MONDAY, None), (None, None)])
def test_the_same_few_words_of_other_days_are_not(first: str | None, second: str | None) -> None:
    assert groups(("not before the ice breaks", first), ("not before the ice breaks", second)) == []


@pytest.mark.parametrize(
    "formula", ["Thank you very much, everybody.", "I do not know that.", "Go ahead, please, sir."]
)
def test_a_formula_is_nobodys_remark_even_then(formula: str) -> None:
    assert groups((formula, MONDAY), (formula, MONDAY)) == []


def test_few_words_join_the_remark_of_the_day_that_has_them_all() -> None:
    fuller = "We will look after our own. Nobody here sails for pleasure, and the insurers know it."
    assert groups((fuller, MONDAY), ("nobody here sails for pleasure", TUESDAY)) == [(0, 1)]
    assert groups((fuller, MONDAY), ("nobody here sails for pleasure", MONTH_LATER)) == []
    assert groups((fuller, MONDAY), ("nobody here drinks for pleasure", TUESDAY)) == []


def test_of_several_remarks_of_the_day_few_words_join_the_one_most_carried() -> None:
    slogan = "This harbour is a well-oiled machine, and the pilots will tell you so."
    other = "They write of chaos on the quays. I see a well-oiled machine that has never lost a barge."
    assert groups((other, MONDAY), (slogan, MONDAY), (slogan, TUESDAY), ("well-oiled machine", TUESDAY)) == [
        (1, 2, 3)
    ]


def test_few_words_are_none_of_what_was_said_days_later() -> None:
    fuller = "It was a bargain for the guild, and every pilot gained by it."
    assert groups((fuller, FRIDAY), ("a bargain for the guild", FRIDAY)) == [(0, 1)]
    assert groups((fuller, MONTH_LATER), ("a bargain for the guild", MONDAY)) == []
    same = ("a bargain for the guild", MONTH_LATER)
    assert groups((fuller, MONTH_LATER), ("a bargain for the guild", MONDAY), same) == [(0, 2)]


def test_every_word_is_kept_and_characters_stand_alone() -> None:
    assert every_word("It's “the” END") == ("it's", "the", "end")
    assert every_word("開放 3 天") == ("开", "放", "3", "天")
    assert stands_in(("the", "end"), every_word("It's the end."))
    assert not stands_in(("he", "end"), ("the", "end"))


@pytest.mark.parametrize(
    ("text", "content", "rare", "known"),
    [
        ("three plain words", 2, 1, True),
        ("three plain words", 1, 1, False),
        ("two words", 2, 2, False),
        ("thank you very much", 0, 0, False),
        ("word " * 15, 5, 5, False),
        ("我们不会后退", 4, 4, True),
        ("我们不会后退", 4, 2, False),
    ],
)
def test_what_a_short_remark_needs_to_be_known(text: str, content: int, rare: int, known: bool) -> None:
    assert may_be_known(text, content, rare) is known


def test_a_name_in_common_is_no_remark_in_common() -> None:
    about = "Last year he met more than twenty envoys, always as a member of the Northern Fisheries Board."
    assert groups((about, MONDAY), ("That may be. I sit on the Northern Fisheries Board.", MONDAY)) == []
    assert groups((about, MONDAY), ("as a member of the Northern Fisheries Board", MONDAY)) == [(0, 1)]
    named = "They never asked the Harbour Guild, never asked Lloyd, never asked the Fisheries Board, they asked Ostrava."
    shorter = (
        "Never asked the Harbour Guild, never asked Lloyd, never asked the Fisheries Board; asked Ostrava."
    )
    assert groups((named, MONDAY), (shorter, MONDAY)) == [(0, 1)]


def test_a_short_cut_is_not_printed_days_before_its_remark() -> None:
    fuller = "I have said that I want islanders to choose freely when the terms of the lease are clear."
    assert groups(
        (fuller, FRIDAY), ("when the terms of the lease are clear, but before it is late", FRIDAY)
    ) == [(0, 1)]
    assert (
        groups(
            (fuller, MONTH_LATER),
            ("when the terms of the lease are clear, but before it is late", "2025-03-25"),
        )
        == []
    )


def test_whose_a_thing_is_tells_two_remarks_apart() -> None:
    ours = "Our navy fired warning shots when the trawler crossed the line."
    theirs = "Their navy fired warning shots when our trawler crossed the line."
    assert groups((ours, MONDAY), (theirs, MONDAY)) == []
    assert groups((ours, MONDAY), (theirs, MONDAY), (ours.lower(), TUESDAY)) == [(0, 2)]


def test_a_short_form_stands_for_its_name() -> None:
    named = "We told the World Trade Organization that the duties were a mistake."
    assert groups((named, None), ("We told the WTO that the duties were a mistake.", None)) == [(0, 1)]


def test_what_an_editor_put_in_was_not_said() -> None:
    assert every_word("They [the papers] had [t]heir reasons") == every_word("They had [t]heir reasons")
    short, edited = (
        "They have their reasons, as you know.",
        "They [the papers] have their reasons, as you know.",
    )
    assert groups((short, MONDAY), (edited, TUESDAY)) == [(1, 0)]
