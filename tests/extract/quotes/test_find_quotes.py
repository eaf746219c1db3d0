"""Quotes of whole documents: rows, spans, what is carried over paragraphs, hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.extract.quotes import find_quotes
from aigov_tui.model.entity import Entity, EntityKind, Mention, Origin
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import Paragraph, ParagraphKind
from tests.timing import assert_linear

LI = Entity("li-qiang", "Li Qiang", EntityKind.PERSON, Origin.CURATED, gender="m", roles=("premier", "总理"))
ANNA = Entity("anna", "Anna Berg", EntityKind.PERSON, Origin.EXTRACTED, gender="f")
CHINA = Entity("china", "China", EntityKind.PLACE, Origin.CURATED)
PEOPLE = {
    "Premier Li Qiang": LI,
    "Li Qiang": LI,
    "李强": LI,
    "Li": LI,
    "Anna Berg": ANNA,
    "Berg": ANNA,
    "China": CHINA,
}
ENTITIES = {entity.key: entity for entity in PEOPLE.values()}


def paragraphs_of(text: str, kinds: dict[int, ParagraphKind] | None = None) -> list[Paragraph]:
    result: list[Paragraph] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            ordinal = len(result)
            kind = (kinds or {}).get(ordinal, ParagraphKind.BODY)
            result.append(Paragraph(ordinal, kind, position, position + len(line), line))
        position += len(line) + 1
    return result


def mentions_of(text: str, paragraphs: list[Paragraph]) -> list[Mention]:
    found: list[Mention] = []
    for paragraph in paragraphs:
        position = paragraph.start_char
        while position < paragraph.end_char:
            name = next((name for name in PEOPLE if text.startswith(name, position)), None)
            if name is None:
                position += 1
                continue
            key = PEOPLE[name].key
            found.append(
                Mention(key, paragraph.ordinal, position, position + len(name), name, Origin.CURATED, 1.0)
            )
            position += len(name)
    return found


def quotes_of(text: str, kinds: dict[int, ParagraphKind] | None = None) -> tuple[Quote, ...]:
    paragraphs = paragraphs_of(text, kinds)
    return find_quotes(text, paragraphs, mentions_of(text, paragraphs), ENTITIES, None)


def only(text: str) -> Quote:
    (quote,) = quotes_of(text)
    return quote


def test_a_row_says_everything_about_how_its_speaker_was_found() -> None:
    text = "Premier Li Qiang met Anna Berg.\n“We agree,” Li said on Monday."
    quote = only(text)
    assert quote.text == "We agree,"
    assert text[quote.start_char : quote.end_char] == quote.text
    assert (quote.paragraph, quote.form) == (1, QuoteForm.DIRECT)
    assert (quote.speaker_key, quote.speaker_text, quote.speaker_form) == (
        "li-qiang",
        "Li",
        SpeakerForm.SHORT_NAME,
    )
    assert (quote.cue, quote.attribution) == ("said", Attribution.CUE_AFTER)
    assert quote.speaker_start is not None
    assert quote.speaker_end is not None
    assert text[quote.speaker_start : quote.speaker_end] == "Li"
    assert 0.5 < quote.confidence <= 1


def test_the_parts_around_a_cue_are_two_rows_and_the_second_continues_the_first() -> None:
    first, second = quotes_of("“Rules,” Li Qiang said, “are for all.”")
    assert first.continues is None
    assert second.continues == 0
    assert second.attribution is Attribution.CUE_INSIDE
    assert second.speaker_key == "li-qiang"


def test_a_quotation_over_three_paragraphs_is_three_rows() -> None:
    rows = quotes_of("Li Qiang said: “One.\n“Two.\n“Three.”\nNothing more.")
    assert [row.text for row in rows] == ["One.", "Two.", "Three."]
    assert [row.continues for row in rows] == [None, 0, 1]
    assert {row.speaker_key for row in rows} == {"li-qiang"}
    assert rows[2].attribution is Attribution.CONTINUED


def test_a_set_off_paragraph_is_a_block_by_the_one_who_introduced_it() -> None:
    text = "Li Qiang spoke in Shanghai. He added,\nResources are in too few hands.\nIt rained."
    quote = only(text)
    assert quote.form is QuoteForm.BLOCK
    assert quote.attribution is Attribution.SET_OFF
    assert quote.text == "Resources are in too few hands."
    assert (quote.speaker_key, quote.speaker_text) == ("li-qiang", "He")


def test_a_turn_of_a_transcript_goes_on_over_stage_directions() -> None:
    text = "MR. LEE: One “two.”\n(Applause.)\nThree.\nQ   Four?\nMR. LEE: Five."
    rows = quotes_of(text)
    assert [(row.speaker_text, row.text) for row in rows] == [
        ("MR. LEE", "One “two.”"),
        ("MR. LEE", "Three."),
        ("Q", "Four?"),
        ("MR. LEE", "Five."),
    ]
    assert [row.continues for row in rows] == [None, 0, None, None]
    assert {row.form for row in rows} == {QuoteForm.BLOCK}


def test_a_list_after_a_colon_is_no_quotation() -> None:
    assert quotes_of("The plan has two parts:\nTesting of models.\nA register.") == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Berg met Premier Li Qiang.\n“Good,” he said.", "li-qiang"),
        ("Anna Berg met Premier Li Qiang.\n“Good,” she said.", "anna"),
        ("Premier Li Qiang left for China.\n“Good,” he said.", "li-qiang"),
        ("Premier Li Qiang arrived. “Good,” the premier said.", "li-qiang"),
        ("Premier Li Qiang arrived. “I told Anna Berg,” he said.", "li-qiang"),
        ("“Good,” said a man from the ministry.", None),
    ],
)
def test_pronouns_and_titles_lead_to_people_never_to_places(text: str, speaker: str | None) -> None:
    assert only(text).speaker_key == speaker


def test_a_nominal_keeps_its_words_and_has_no_key() -> None:
    quote = only("“No comment,” a senior official said.")
    assert (quote.speaker_key, quote.speaker_text, quote.speaker_form) == (
        None,
        "a senior official",
        SpeakerForm.NOMINAL,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “chip war” goes on.",
        "Orders target “woke AI models” and more.",
        "China relies on a “race to win” strategy.",
        "William “Buck” Turner retired.",
        "Her book “The Quiet Machine” sold well.",
    ],
)
def test_what_is_named_or_doubted_is_a_term_without_a_speaker(text: str) -> None:
    quote = only(text)
    assert quote.form is QuoteForm.TERM
    assert (quote.speaker_key, quote.speaker_text, quote.attribution, quote.cue) == (None, None, None, None)


def test_a_fragment_after_a_verb_of_speech_is_partial() -> None:
    quote = only("Premier Li Qiang warned that AI risks becoming “an exclusive game” for a few.")
    assert (quote.form, quote.speaker_key) == (QuoteForm.PARTIAL, "li-qiang")


def test_boilerplate_has_no_quotes_and_a_repeat_has() -> None:
    text = "“Share this,” Li Qiang said."
    assert quotes_of(text, {0: ParagraphKind.BOILERPLATE}) == ()
    paragraph = Paragraph(0, ParagraphKind.BODY, 0, len(text), text, duplicate_of=0)
    assert len(find_quotes(text, [paragraph], mentions_of(text, [paragraph]), ENTITIES, "en")) == 1


def test_a_fragment_in_a_headline_is_a_term_and_a_named_clause_is_not() -> None:
    title = {0: ParagraphKind.TITLE}
    assert [q.form for q in quotes_of("Li rips ‘toothless’ draft", title)] == [QuoteForm.TERM]
    assert [q.form for q in quotes_of("Li Qiang: ‘We will not wait for anyone’", title)] == [QuoteForm.DIRECT]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("李强表示：“要加强协调。”", "要加强协调。", "li-qiang"),
        ("“要加强协调。”李强说。", "要加强协调。", "li-qiang"),
        ("李强出席会议。他强调，“要加强协调。”", "要加强协调。", "li-qiang"),
        ("李强出席会议。总理指出：“要加强协调。”", "要加强协调。", "li-qiang"),
        ("李强出席會議。他說：「要加強協調。」", "要加強協調。", "li-qiang"),
        ("李强出席会议。李总理认为：“要加强协调。”", "要加强协调。", "li-qiang"),
    ],
)
def test_chinese(text: str, words: str, speaker: str) -> None:
    quote = only(text)
    assert (quote.text, quote.speaker_key, quote.form) == (words, speaker, QuoteForm.DIRECT)


def test_chinese_parts_around_a_cue() -> None:
    first, second = quotes_of("“监管不是刹车，”李强说，“监管是方向盘。”")
    assert second.continues == 0
    assert first.speaker_key == second.speaker_key == "li-qiang"


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "Li Qiang",
                "said",
                "he",
                ",",
                ".",
                ":",
                "“",
                "”",
                '"',
                "'",
                "‘",
                "’",
                "that",
                "\n",
                "the premier",
                "李强",
                "说",
                "：",
                "「",
                "」",
                "，",
                "。",
                "(",
                ")",
                "—",
                "\u202e",
                "\x1b",
                "was",
                "Q:",
                "and",
                "A",
            ]
        ),
        max_size=60,
    )
)
def test_no_text_fails_and_every_span_is_exact(pieces: list[str]) -> None:
    text = " ".join(pieces)
    rows = quotes_of(text)
    for index, row in enumerate(rows):
        assert text[row.start_char : row.end_char] == row.text
        assert row.text
        assert 0 <= row.confidence <= 1
        assert (row.form is QuoteForm.TERM) <= (row.speaker_text is None)
        if row.speaker_text is not None:
            assert text[row.speaker_start : row.speaker_end] == row.speaker_text
        if row.continues is not None:
            assert 0 <= row.continues < index
    assert list(rows) == sorted(rows, key=lambda row: row.start_char)


@pytest.mark.parametrize(
    "unit",
    [
        "“A thing,” he said. ",
        "Li Qiang, the head, said “a”, ",
        "said and said and ",
        "“",
        '"x ',
        "李强说：“好。”",
        "他表示，",
        "a (b ",
        "the president of the ",
        "x, ",
        "“a” ",
    ],
)
def test_one_long_line_takes_linear_time(unit: str) -> None:
    def find(size: int) -> None:
        text = unit * (size // len(unit))
        paragraph = Paragraph(0, ParagraphKind.BODY, 0, len(text), text)
        mention = Mention("li-qiang", 0, 0, 2, text[0:2], Origin.CURATED, 1.0)
        find_quotes(text, [paragraph], [mention], ENTITIES, None)

    assert_linear(find, 200_000)
