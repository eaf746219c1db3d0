"""Suggested positions: whose they are, who says so, and how they are marked as guesses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.extract.positions import PositionFinder, suggest_positions
from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.quote import Attribution, QuoteForm
from aigov_tui.model.source import ParagraphKind
from tests.extract.positions.workspace import CODEBOOK, ENTITIES, document, mentions, quote, suggested, told
from tests.timing import within

JOURNALIST = "attributed_by_journalist"
PARAPHRASED = "self_paraphrased"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Freedonia wants a fishing quota for herring.", ("fre", "quotas", "supports", JOURNALIST)),
        ("Freedonia, by contrast, seeks a lower catch limit.", ("fre", "quotas", "supports", JOURNALIST)),
        ("Minister Firefly called for stricter catch limits.", ("fre", "quotas", "supports", PARAPHRASED)),
        ("Minister Firefly warned of overfishing in the fishing quota debate.", ("fre", "quotas", "opposes", PARAPHRASED)),
        ("Sylvania has blocked harbour access for trawlers.", ("syl", "ports", "opposes", JOURNALIST)),
        ("Freedonia's plan for landing rights has changed.", ("fre", "ports", "supports", JOURNALIST)),
        ("Ambassador Trentino’s call for harbour access was short.", ("syl", "ports", "supports", PARAPHRASED)),
        ("The Herring Charter promotes a fishing quota.", ("fre", "quotas", "supports", "self_official")),
        ("弗里多尼亚呼吁制定新的捕捞配额。", ("fre", "quotas", "supports", PARAPHRASED)),
    ],
)  # fmt: skip
def test_an_actor_takes_a_stand(sentence: str, expected: tuple[str, str, str, str]) -> None:
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Herring were landed in Freedonia under a fishing quota.",
        "Freedonia is a small country with a long coast.",
        "The fishing quota was discussed for hours.",
        "Vera Marcal wants a fishing quota.",
        "Trawlers which Freedonia and its neighbours built carried no fishing quota.",
    ],
)
def test_no_stand_no_suggestion(sentence: str) -> None:
    assert told(sentence) == []


def test_each_actor_gets_its_own_clause() -> None:
    sentence = "Freedonia supports a fishing quota, while Sylvania opposes landing rights for others."
    assert told(sentence) == [
        ("fre", "quotas", "supports", JOURNALIST),
        ("syl", "ports", "opposes", JOURNALIST),
    ]


def test_a_country_after_though_has_only_its_own_clause() -> None:
    sentence = "The council dropped the fishing quota, though Freedonia did support harbour access."
    assert told(sentence) == [("fre", "ports", "supports", JOURNALIST)]


def test_what_others_reproach_an_actor_for_is_their_word() -> None:
    [statement] = suggested(document("Vera Marcal accuses Freedonia of blocking landing rights."))
    assert (statement.actor_key, statement.stance) == ("fre", Stance.OPPOSES)
    assert statement.voice is Voice.ASSERTED_BY_THIRD_PARTY
    assert statement.asserter_text == "Vera Marcal"


def test_who_says_so_may_stand_at_the_end() -> None:
    [statement] = suggested(document("Freedonia blocked harbour access, two negotiators said on Monday."))
    assert (statement.voice, statement.asserter_text) == (Voice.ASSERTED_BY_THIRD_PARTY, "negotiators")


def test_a_paragraph_of_one_sentence_may_answer_the_one_before() -> None:
    made = document("Freedonia wants a fishing quota.", "Sylvania strongly opposes this.")
    assert [(s.actor_key, s.issue_key, s.stance) for s in suggested(made)] == [
        ("fre", "quotas", Stance.SUPPORTS),
        ("syl", "quotas", Stance.OPPOSES),
    ]


def test_in_that_year_it_did_so() -> None:
    made = document("Freedonia built a harbour. In 2019 it introduced a fishing quota.")
    assert [(s.actor_key, s.issue_key) for s in suggested(made)] == [("fre", "quotas")]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("“We will never pay for landing rights,” a senior Freedonia official said.", "a senior Freedonia official"),
        ("“We will never pay for landing rights,” Freedonia said.", "Freedonia"),
    ],
)  # fmt: skip
def test_a_country_and_its_nameless_officials_speak_for_it(words: str, speaker: str) -> None:
    made = document(words)
    said = quote(made, words[1 : words.index("”")], None)
    [statement] = suggested(made, [replace(said, speaker_text=speaker)])
    assert (statement.actor_key, statement.voice) == ("fre", Voice.SELF_QUOTED)


def test_critics_from_a_country_do_not_speak_for_it() -> None:
    made = document("“We need landing rights,” Freedonia critics said.")
    said = quote(made, "We need landing rights,", None)
    assert suggested(made, [replace(said, speaker_text="Freedonia critics")]) == []


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("西尔维尼亚发布的捕捞配额报告令人失望。", []),
        ("弗里多尼亚欢迎西尔维尼亚的倡议，愿意考虑捕捞配额。", ["fre"]),
        ("弗里多尼亚呼吁西尔维尼亚取消捕捞配额。", ["fre"]),
    ],
)
def test_chinese_names_that_only_describe_take_no_stand(sentence: str, actors: list[str]) -> None:
    assert [found[0] for found in told(sentence)] == actors


def test_a_term_may_count_only_beside_other_words() -> None:
    issue = replace(CODEBOOK.issues[0], vocabulary=("safety law ~ boat* | 渔船",), against=())
    finder = PositionFinder(replace(CODEBOOK, issues=(issue,)), ENTITIES)
    for sentence, count in (
        ("Freedonia wants a safety law for all fishing boats.", 1),
        ("Freedonia wants a safety law for all guns.", 0),
    ):
        made = document(sentence)
        assert len(finder.suggest(made, Extraction((), mentions(made), ()))) == count


def test_a_rare_word_tells_as_much_as_a_phrase() -> None:
    made = document("Freedonia backs pyrolysis. Freedonia backs landings.")
    issue = replace(CODEBOOK.issues[0], vocabulary=("pyrolysis", "landings"), against=())
    finder = PositionFinder(replace(CODEBOOK, issues=(issue,)), ENTITIES)
    rare, common = finder.suggest(made, Extraction((), mentions(made), ()), 0.0)
    assert rare.confidence is not None
    assert common.confidence is not None
    assert rare.confidence > common.confidence


def test_an_official_text_that_recalls_takes_no_side() -> None:
    [statement] = suggested(document("Whereas Freedonia introduced a fishing quota in 1990,"))
    assert statement.stance is Stance.MENTIONS


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Freedonia's embassy in Sylvania said it wants landing rights.", ("fre", "ports", "supports", PARAPHRASED)),
        ("Freedonia is troubled by the fishing quota.", ("fre", "quotas", "opposes", PARAPHRASED)),
        ("Freedonia has gone the other way, giving up its fishing quota.", ("fre", "quotas", "opposes", JOURNALIST)),
        ("Freedonia will give trawlers landing rights.", ("fre", "ports", "supports", JOURNALIST)),
    ],
)  # fmt: skip
def test_more_ways_to_take_a_stand(sentence: str, expected: tuple[str, str, str, str]) -> None:
    assert [found for found in told(sentence) if found[0] == "fre"] == [expected]


def test_a_paragraph_may_go_on_about_whom_the_one_before_was() -> None:
    made = document("Freedonia wants quiet seas.", "It also introduced a fishing quota.")
    assert [(s.actor_key, s.issue_key) for s in suggested(made)] == [("fre", "quotas")]
    apart = document(
        "Freedonia wants quiet seas.", "Nobody knows why.", "It also introduced a fishing quota."
    )
    assert suggested(apart) == []


def test_critics_words_are_theirs() -> None:
    [statement] = suggested(document("Critics argue that Freedonia wants the fishing quota for itself."))
    assert statement.voice is Voice.ASSERTED_BY_THIRD_PARTY
    assert (statement.asserter_key, statement.asserter_text) == (None, "Critics")


def test_an_actors_own_words_are_its_own() -> None:
    made = document("“We must end overfishing with a fishing quota,” Minister Firefly said.")
    [statement] = suggested(
        made, [quote(made, "We must end overfishing with a fishing quota,", "Minister Firefly")]
    )
    assert statement.voice is Voice.SELF_QUOTED
    assert statement.asserter_key == "Minister Firefly"
    assert statement.stance is Stance.SUPPORTS
    assert statement.confidence is not None
    assert statement.confidence > 0.8


def test_what_a_third_party_says_of_an_actor_in_quotation_marks_is_the_third_partys() -> None:
    made = document("“Freedonia wants every fishing quota for itself,” said Vera Marcal.")
    [statement] = suggested(
        made, [quote(made, "Freedonia wants every fishing quota for itself,", "Vera Marcal")]
    )
    assert statement.actor_key == "fre"
    assert statement.voice is Voice.ASSERTED_BY_THIRD_PARTY
    assert statement.asserter_key == "Vera Marcal"


def test_scare_quotes_are_no_speech() -> None:
    made = document("Freedonia opposes the so-called “fishing quota” of its neighbours.")
    [statement] = suggested(made, [quote(made, "fishing quota", None, QuoteForm.TERM)])
    assert statement.voice is Voice.ATTRIBUTED_BY_JOURNALIST


def test_a_pronoun_goes_on_about_the_sentence_before() -> None:
    found = suggested(
        document("Freedonia seeks a catch limit. It also promotes landing rights for visitors.")
    )
    assert [(s.actor_key, s.issue_key) for s in found] == [("fre", "quotas"), ("fre", "ports")]
    assert found[1].confidence is not None
    assert found[0].confidence is not None
    assert found[1].confidence < found[0].confidence


@pytest.mark.parametrize("kind", [kind for kind in ParagraphKind if kind is not ParagraphKind.BODY])
def test_only_the_body_is_read(kind: ParagraphKind) -> None:
    assert suggested(document("Freedonia wants a fishing quota.", kind=kind)) == []


def test_a_suggestion_says_that_it_is_one_and_shows_its_sentence() -> None:
    made = document("A storm came up. Freedonia wants a fishing quota. Nobody was hurt.")
    [statement] = suggested(made)
    assert (statement.origin, statement.review) == (Origin.EXTRACTED, Review.UNREVIEWED)
    [evidence] = statement.evidence
    assert evidence.start_char is not None
    assert evidence.end_char is not None
    assert (
        made.text[evidence.start_char : evidence.end_char]
        == evidence.exact
        == "Freedonia wants a fishing quota."
    )
    assert evidence.source_key == made.key


def test_keys_are_unique_and_stable() -> None:
    made = document("Freedonia wants a fishing quota and harbour access.", "Freedonia wants a fishing quota.")
    keys = [statement.key for statement in suggested(made)]
    assert len(keys) == len(set(keys)) == 3
    assert keys == [statement.key for statement in suggested(made)]


def test_an_empty_codebook_suggests_nothing() -> None:
    made = document("Freedonia wants a fishing quota.")
    assert suggest_positions(made, Extraction((), mentions(made)), Codebook(), ENTITIES) == []


PIECES = [
    "Freedonia",
    "'s",
    "wants",
    " fishing quota",
    ". ",
    "\n",
    "“",
    "”",
    "It ",
    "critics say ",
    "弗里多尼亚",
    "反对捕捞配额",
    "U.S. ",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join))
def test_whatever_the_text_evidence_is_exact(text: str) -> None:
    made = document(text.replace("\n", " "))
    for statement in suggested(made):
        [evidence] = statement.evidence
        assert evidence.start_char is not None
        assert evidence.end_char is not None
        assert made.text[evidence.start_char : evidence.end_char] == evidence.exact


@pytest.mark.parametrize(
    "piece", ["Freedonia wants a fishing quota ", "Freedonia. ", "。", "A. ", "“", "x", "!!?? "]
)
def test_a_giant_line_costs_little(piece: str) -> None:
    made = document(piece * (400_000 // len(piece)))
    with within(5):
        suggested(made)


def test_whom_a_transcripts_label_names_takes_no_stand_by_it() -> None:
    words = "Freedonia supports a fishing quota for herring."
    made = document(f"Minister Firefly (Freedonia): {words}")
    turn = replace(
        quote(made, words, "Minister Firefly", QuoteForm.BLOCK),
        speaker_start=0,
        speaker_end=len("Minister Firefly"),
        attribution=Attribution.TRANSCRIPT,
    )
    (statement,) = suggested(made, [turn])
    assert (statement.voice, statement.asserter_key) == (Voice.SELF_QUOTED, "Minister Firefly")
