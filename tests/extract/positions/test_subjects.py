"""Which words of a sentence an actor is taken to be the subject, the agent or the owner of."""

from __future__ import annotations

import pytest

from tests.extract.positions.workspace import document, quote, suggested, told

OWN = "attributed_by_journalist"


@pytest.mark.parametrize(
    ("sentence", "actor", "stance"),
    [
        ("The fishing quota was opposed by Freedonia on Monday.", "fre", "opposes"),
        ("A fishing quota has been proposed by the government of Freedonia.", "fre", "supports"),
        ("A proposal to lift the fishing quota was blocked by Sylvania.", "syl", "supports"),
        ("Sylvania's resistance to a fishing quota surprised nobody.", "syl", "opposes"),
        ("Freedonia is in favour of a fishing quota.", "fre", "supports"),
        ("Freedonia is against any fishing quota.", "fre", "opposes"),
        (
            "Freedonia, which has long been patient, remains fiercely opposed to a fishing quota.",
            "fre",
            "opposes",
        ),
        ("Freedonia and six smaller states on the coast want a fishing quota.", "fre", "supports"),
        ("Sylvania, which has banned every foreign fleet, declined to comment.", "syl", "opposes"),
    ],
)
def test_subject_agent_and_owner(sentence: str, actor: str, stance: str) -> None:
    assert [(who, how) for who, _, how, _ in told(sentence)] == [(actor, stance)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Freedonia companies want a fishing quota.",
        "Fishermen are alarmed by Freedonia and its fishing quota debate.",
        "Fishermen hope to be joined by Freedonia at the fishing quota protest.",
        "The port was annoyed by Freedonia's fishing quota hearing.",
    ],
)
def test_neither_its_companies_nor_what_is_only_felt(sentence: str) -> None:
    assert told(sentence) == []


def test_a_speaker_says_we_of_the_actor() -> None:
    made = document("“We oppose a fishing quota,” said Minister Firefly.")
    spoken = quote(made, "We oppose a fishing quota,", "Minister Firefly")
    assert [(s.actor_key, s.stance.value) for s in suggested(made, [spoken])] == [("fre", "opposes")]


def test_a_term_said_twice_counts_where_it_is_judged() -> None:
    found = told("Freedonia rejects a fishing quota, as the fishing quota is old.")
    assert [stance for _, _, stance, _ in found] == ["opposes"]
