"""What an actor stands for where others tell it, blame it, urge it, or where it is only said whose a thing is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.model.position import Stance, Voice
from aigov_tui.model.quote import Attribution, Quote, QuoteForm
from aigov_tui.model.source import Document
from tests.extract.positions.workspace import document, quote, suggested, told


@pytest.mark.parametrize(
    ("sentence", "actor", "stance"),
    [
        ("Freedonia was criticised for its fishing quota.", "fre", "supports"),
        ("Freedonia was accused of opposing a fishing quota.", "fre", "opposes"),
        ("Freedonia's signature eight-year fishing quota package passed.", "fre", "supports"),
        ("Sylvania has stared down Freedonia's demands for a fishing quota.", "fre", "supports"),
        ("Large exporters of such fish, including Sylvania, oppose a fishing quota.", "syl", "opposes"),
        ("A campaign by fishing giant Freedonia to introduce a fishing quota goes on.", "fre", "supports"),
        ("Sylvania clashed with its neighbours by rejecting calls for a fishing quota.", "syl", "opposes"),
        ("Freedonia denied any commitment to lowering the fishing quota.", "fre", "supports"),
        ("Freedonia is withholding support for a fishing quota until Sylvania pays.", "fre", "mixed"),
        ("Freedonia is open to a fishing quota if Sylvania pays.", "fre", "mixed"),
        ("Freedonia did not want to speak, but has not ruled out a fishing quota.", "fre", "mixed"),
        (
            "Calling the fishing quota a mistake, Sylvania told the meeting that such rules fail.",
            "syl",
            "opposes",
        ),
        ("Freedonia spoke. On behalf of the small islands, it rejected a fishing quota.", "fre", "opposes"),
        ("弗里多尼亚提出一项法案。该法案实施捕捞配额。", "fre", "supports"),
    ],
)
def test_told_blamed_and_owned(sentence: str, actor: str, stance: str) -> None:
    assert (actor, "quotas", stance) in [found[:3] for found in told(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Freedonia was urged to adopt a fishing quota.",
        "Freedonia is being pressed to drop the fishing quota.",
        "Freedonia's fishing quota hearing was long.",
    ],
)
def test_what_is_only_wanted_of_an_actor_is_none_of_its_stands(sentence: str) -> None:
    assert told(sentence) == []


def test_the_two_actors_named_last_vow_together() -> None:
    found = told("Freedonia called Sylvania, and the two leaders vowed to defend the fishing quota.")
    assert {(actor, stance) for actor, _, stance, _ in found} == {("fre", "supports"), ("syl", "supports")}


def test_officials_who_speak_for_an_actor_are_its_asserters() -> None:
    (statement,) = suggested(document("Senior officials say Freedonia supports a fishing quota."))
    assert (statement.voice, statement.asserter_text) == (Voice.SELF_PARAPHRASED, "officials")


def test_who_is_named_for_what_is_theirs_is_not_who_calls_it_so() -> None:
    made = document("The ports rejected Freedonia's fishing quota, calling it “an unfair fishing quota”.")
    said = quote(made, "an unfair fishing quota", "Freedonia", QuoteForm.PARTIAL)
    assert all(statement.voice is not Voice.SELF_QUOTED for statement in suggested(made, [_by(said, made)]))


def _by(said: Quote, made: Document) -> Quote:
    return replace(said, speaker_start=made.text.index("Freedonia"))


def test_a_paragraph_may_begin_with_whoever_the_one_before_ended_with() -> None:
    made = document("Minister Firefly came.", "He said Sylvania will drop its fishing quota.")
    found = {statement.actor_key: statement for statement in suggested(made)}
    assert found["syl"].voice is Voice.ASSERTED_BY_THIRD_PARTY
    assert found["syl"].asserter_key == "Minister Firefly"


def test_a_transcript_counts_what_its_words_find_of_a_thing() -> None:
    words = "A fishing quota would be a mistake."
    made = document(f"Minister Firefly: {words}", "Minister Firefly: We spoke of a fishing quota.")
    turns = [
        _transcript(made, words),
        _transcript(made, "We spoke of a fishing quota."),
    ]
    found = [(statement.stance, statement.voice) for statement in suggested(made, turns)]
    assert found == [(Stance.OPPOSES, Voice.SELF_QUOTED)]


def _transcript(made: Document, words: str) -> Quote:
    return replace(quote(made, words, "Minister Firefly"), attribution=Attribution.TRANSCRIPT)


def test_who_finds_fault_with_anothers_deed_is_against_it() -> None:
    found = told("Freedonia said Sylvania abuses its fishing quota.")
    assert ("fre", "quotas", "opposes", "self_paraphrased") in found


def test_what_is_done_in_a_field_is_no_stand_on_it() -> None:
    assert [found[2] for found in told("Freedonia will reduce tax evasion in foreign fleets.")] == [
        "mentions"
    ]


def test_who_goes_by_no_name_is_the_asserter_where_some_say_so() -> None:
    (statement,) = suggested(document("Miners say Freedonia's fishing quota plan would close ports."))
    assert (statement.voice, statement.asserter_text) == (Voice.ASSERTED_BY_THIRD_PARTY, "Miners")


def test_the_verb_behind_an_office_is_the_one_that_counts() -> None:
    assert told("Freedonia's finance ministry opposes a fishing quota.")[0][2] == "opposes"
