"""Which words of a sentence an actor is taken to be the subject, the agent or the owner of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.extract.positions import PositionFinder
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.quote import Attribution, QuoteForm
from tests.extract.positions.workspace import CODEBOOK, ENTITIES, document, mentions, quote, suggested, told


@pytest.mark.parametrize(
    ("sentence", "actor", "stance"),
    [
        ("The fishing quota was opposed by Freedonia on Monday.", "fre", "opposes"),
        ("A fishing quota has been proposed by the government of Freedonia.", "fre", "supports"),
        ("A proposal to lift the fishing quota was blocked by Sylvania.", "syl", "supports"),
        ("Sylvania's resistance to a fishing quota surprised nobody.", "syl", "opposes"),
        ("Freedonia is in favour of a fishing quota.", "fre", "supports"),
        ("Many coastal states, including Freedonia, oppose the fishing quota.", "fre", "opposes"),
        ("Small countries such as Freedonia want a fishing quota.", "fre", "supports"),
        ("A group of forty states, including Freedonia, had demanded a fishing quota.", "fre", "supports"),
        (
            "A fishing quota was on the agenda. Freedonia was critical of this plan, however, citing its cost.",
            "fre",
            "opposes",
        ),
        (
            "A fishing quota was on the agenda. Freedonia reacted negatively to the proposal.",
            "fre",
            "opposes",
        ),
        ("First proposed by Freedonia, the fishing quota has few friends.", "fre", "supports"),
        ("The fishing quota came up again, but the debate was blocked by Freedonia.", "fre", "opposes"),
        ("西尔维尼亚的提案涉及捕捞配额。弗里多尼亚召见大使，就捕捞配额一事提出严正抗议。", "fre", "opposes"),
        ("弗里多尼亚上周不顾质疑，正式推出捕捞配额。", "fre", "supports"),
        ("Freedonia is against any fishing quota.", "fre", "opposes"),
        ("Freedonia is among the oldest supporters of a fishing quota.", "fre", "supports"),
        ("After resistance on the part of Sylvania, the fishing quota was put off.", "syl", "opposes"),
        ("A group of states, led by Sylvania, opposes the fishing quota.", "syl", "opposes"),
        (
            "Things are simple for Sylvania. Its regulator has waved through every foreign fleet.",
            "syl",
            "supports",
        ),
        ("Freedonia spoke last. The kingdom rejects a fishing quota.", "fre", "opposes"),
        (
            "Freedonia, which has long been patient, remains fiercely opposed to a fishing quota.",
            "fre",
            "opposes",
        ),
        ("Freedonia and six smaller states on the coast want a fishing quota.", "fre", "supports"),
        ("The government of Freedonia rejected a fishing quota.", "fre", "opposes"),
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


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("弗里多尼亚、西尔维尼亚对捕捞配额投了反对票。", ["opposes", "opposes"]),
        ("弗里多尼亚发布声明称，坚决反对捕捞配额。", ["opposes"]),
        ("弗里多尼亚对捕捞配额表示严重关切。", ["opposes"]),
        ("弗里多尼亚的渔民表示，反对捕捞配额。", []),
        ("弗里多尼亚和西尔维尼亚已就捕捞配额提出批评。", ["opposes", "opposes"]),
        ("弗里多尼亚一反常态，同意捕捞配额。", ["supports"]),
        ("弗里多尼亚称，某国提交的捕捞配额不公平。", ["opposes"]),
        ("有记者问：弗里多尼亚支持捕捞配额，您怎么看。", []),
    ],
)
def test_chinese_subjects(sentence: str, stance: list[str]) -> None:
    assert [how for _, _, how, _ in told(sentence)] == stance


def test_a_record_names_whom_a_turn_is_spoken_for() -> None:
    made = document("Mr. Rufus (Sylvania): A fishing quota harms the small boats.")
    spoken = replace(
        quote(made, "A fishing quota harms the small boats.", None, QuoteForm.BLOCK),
        speaker_text="Mr. Rufus",
        speaker_start=0,
        attribution=Attribution.TRANSCRIPT,
    )
    [found] = PositionFinder(CODEBOOK, ENTITIES).suggest(made, Extraction((), mentions(made), (spoken,)))
    assert (found.actor_key, found.stance.value, found.voice.value) == ("syl", "opposes", "self_quoted")
    assert found.asserter_text == "Mr. Rufus"


def test_partners_in_a_list_stand_together() -> None:
    found = told("Freedonia, Sylvania and the Ministry of Fish have condemned plans for a fishing quota.")
    assert [(actor, stance) for actor, _, stance, _ in found] == [("fre", "opposes"), ("syl", "opposes")]


def test_what_is_done_by_several_is_no_stand_of_the_last_of_them() -> None:
    found = told(
        "Freedonia denounced the plan by Sylvania and the Ministry of Fish to lift the fishing quota."
    )
    assert [(actor, stance) for actor, _, stance, _ in found] == [("fre", "supports")]
    found = told("According to the Ministry of Fish, Sylvania wants a fishing quota.")
    assert [(actor, stance) for actor, _, stance, _ in found] == [("syl", "supports")]


def test_one_official_without_a_name_speaks_for_the_country() -> None:
    [(actor, _, stance, voice)] = told(
        "A senior Freedonia trade official said the fishing quota was a mistake."
    )
    assert (actor, stance, voice) == ("fre", "opposes", "self_paraphrased")


def test_what_one_decides_and_another_protests_against_are_two_stands() -> None:
    found = told("弗里多尼亚对西尔维尼亚决定开放港口准入深表遗憾。")
    assert [(actor, stance) for actor, _, stance, _ in found] == [("fre", "opposes"), ("syl", "supports")]


def test_what_one_says_another_should_do_is_the_speakers_wish() -> None:
    found = told("弗里多尼亚表示，西尔维尼亚应取消港口准入。")
    assert [(actor, stance) for actor, _, stance, _ in found] == [("fre", "opposes")]


def test_what_another_does_or_does_not_is_told_by_the_words_before() -> None:
    apart = told("Freedonia wants a fishing quota; Sylvania does not.")
    assert {(actor, stance) for actor, _, stance, _ in apart} == {("fre", "supports"), ("syl", "opposes")}
    alike = told("Freedonia rejects a fishing quota, as does Sylvania.")
    assert {(actor, stance) for actor, _, stance, _ in alike} == {("fre", "opposes"), ("syl", "opposes")}


def test_a_tax_of_anybodys_points_back_at_nobody() -> None:
    made = document("Freedonia spoke last. A fishing quota would hurt the law of the coast.")
    assert suggested(made) == []


def test_those_who_do_something_together_are_no_aside_of_each_other() -> None:
    found = told("Freedonia and Sylvania were all critical of a fishing quota, however, citing its cost.")
    assert [(actor, stance) for actor, _, stance, _ in found] == [("fre", "opposes"), ("syl", "opposes")]
    assert all(voice != "asserted_by_third_party" for *_, voice in found)


def test_whom_one_wants_to_let_in_takes_no_stand_by_it() -> None:
    found = told("弗里多尼亚批准西尔维尼亚获得港口准入。")
    assert [(actor, stance) for actor, _, stance, _ in found] == [("fre", "supports")]


def test_partners_that_are_no_actors_part_nobody_from_the_verb() -> None:
    found = told("Freedonia, Vera Marcal and Sylvania oppose the fishing quota.")
    assert [(actor, stance) for actor, _, stance, _ in found] == [("fre", "opposes"), ("syl", "opposes")]


def test_what_several_should_do_is_no_stand_of_theirs() -> None:
    assert told("Vera Marcal said Freedonia and Sylvania should accept a fishing quota.") == []
