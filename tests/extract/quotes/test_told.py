"""Who speaks where a report quotes somebody, or tells what others feel and do; and nouns that look like verbs of saying."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.quote import Quote
from tests.gold.quotes import document_of

_GAZETTEER = Gazetteer()


def _last(text: str) -> Quote:
    return extract_document(document_of("d", text), _GAZETTEER).quotes[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It will fall,” the Harbour News quoted Anna Berg as saying on Monday.", "Anna Berg"),
        ("“It will fall,” Anna Berg was quoted as saying by the Harbour News.", "Anna Berg"),
        ("The Harbour News quoted the mayor, Anna Berg, as saying: “It will fall this year.”", "Anna Berg"),
        ("Anna Berg was quoted by the Harbour News as saying that “it will fall this year”.", "Anna Berg"),
        ("The Harbour News reported him as saying: “It will fall this year.”", "him"),
        ("“It will fall,” a source was quoted by the Harbour News as saying.", "a source"),
    ],
)
def test_whom_a_report_quotes_speaks(text: str, speaker: str) -> None:
    assert _last(text).speaker_text == speaker


def test_the_title_of_a_paper_that_quotes_is_no_quotation() -> None:
    assert (
        _last(
            "It is a grace for whoever hears the bells, “Die Welt” newspaper quoted Anna Berg as saying."
        ).form
        == "term"
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Berg said during a briefing that the port continues to be “very busy” at night.", "Anna Berg"),
        ("Anna Berg said the dockers were seeking to “shut the port” by night.", "Anna Berg"),
        ("Anna Berg argued that dockers feel “overwhelmed” by the pace of change.", "Anna Berg"),
        ("Anna Berg said Ivo Santos told her it was “a slow and costly farce”.", "Ivo Santos"),
        ("Anna Berg said the ministry called it “a slow and costly farce”.", "the ministry"),
    ],
)
def test_what_somebody_says_that_others_feel_or_do_is_in_the_tellers_words(text: str, speaker: str) -> None:
    assert _last(text).speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Anna Berg told reporters it was untrue that the attacks were “aimed at dockers”.", "told"),
        ("Anna Berg warned the port of her details “being sold to anybody who pays”.", "warned"),
        ("Anna Berg was said to be saddened by the reported “cowardly theft”, Ivo Santos told us.", "told"),
        ("Anna Berg objected to her calling it “a slow and costly farce”.", "calling"),
    ],
)
def test_behind_an_article_or_a_possessive_stands_no_verb(text: str, cue: str) -> None:
    assert _last(text).cue == cue


def test_a_group_is_named_behind_it_whatever_it_has_for_members() -> None:
    text = "A trade group, the CCPQ, which has members such as Amazon, Apple, and Google, met, yet urged “more speed”."
    assert _last(text).speaker_text == "CCPQ"
