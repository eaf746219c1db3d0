"""Confidence: looked up from measured precisions, the most particular first."""

from __future__ import annotations

import pytest

from aigov_tui.extract.quotes.confidence import confidence, keys, sort_of_speaker
from aigov_tui.extract.quotes.tables import load
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm


def test_every_entry_is_a_probability() -> None:
    table = load("confidence")["precision"]
    assert table
    assert all(0 <= value <= 1 for value in table.values())


@pytest.mark.parametrize("attribution", list(Attribution))
@pytest.mark.parametrize("form", [form for form in QuoteForm if form is not QuoteForm.TERM])
def test_every_way_a_speaker_is_found_has_a_measured_or_estimated_precision(
    form: QuoteForm, attribution: Attribution
) -> None:
    known = load("confidence")["precision"]
    assert any(key in known for key in keys(form, attribution, "name"))


def test_a_row_whose_speaker_is_unknown_is_doubtful() -> None:
    assert confidence(QuoteForm.DIRECT, None, None) < 0.5
    assert confidence(QuoteForm.DIRECT, None, None) < confidence(
        QuoteForm.DIRECT, Attribution.CUE_AFTER, "short_name"
    )


def test_a_close_call_and_an_unknown_name_are_told_apart() -> None:
    assert sort_of_speaker(SpeakerForm.PRONOUN, known=True, clear=True) == "pronoun"
    assert sort_of_speaker(SpeakerForm.PRONOUN, known=True, clear=False) == "pronoun?"
    assert sort_of_speaker(SpeakerForm.NAME, known=False, clear=True) == "name-"
    assert sort_of_speaker(SpeakerForm.NOMINAL, known=False, clear=True) == "nominal"


def test_a_name_is_surer_than_a_pronoun_and_that_than_a_close_call() -> None:
    sure, pronoun, close = (
        confidence(QuoteForm.DIRECT, Attribution.CUE_AFTER, sort)
        for sort in ("short_name", "pronoun", "pronoun?")
    )
    assert sure >= pronoun >= close
