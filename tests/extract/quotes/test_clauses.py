"""Which clause of a sentence a quotation belongs to, and who speaks in it."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.quotes import sentences as splitting
from aigov_tui.extract.quotes.marks import marked_spans
from aigov_tui.extract.quotes.sentences import sentences
from aigov_tui.model.quote import Quote, QuoteForm
from tests.gold.quotes import document_of


def _quotes(text: str) -> tuple[Quote, ...]:
    return extract_document(document_of("d", text), Gazetteer()).quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The film has footage of Carla Mendes saying, “We will not go.”", "Carla Mendes"),
        ("The court ruled that Anna Berg’s statement about ships was “plainly untrue.”", "The court"),
        ("Anna Berg said Carla Mendes’s flurry of late-night tweets was “unhinged.”", "Anna Berg"),
        (
            "The fund, which its chief, Carla Mendes, called “a sieve” — one lawyer says so often — is shut.",
            "Carla Mendes",
        ),
        (
            "Bemoaning the “broken machine,” Carla Mendes accused Anna Berg, though a review shows it ran.",
            "Carla Mendes",
        ),
        ("However, 63 percent said the plan was “too little.”", "63 percent"),
        (
            "Huawei fooled the ministry on behalf of a client Carla Mendes referred to as “the uncle.”",
            "Carla Mendes",
        ),
        ("The coder branded as a “thief” by Carla Mendes was freed.", "Carla Mendes"),
        ("New South Wales firefighters are predicting “nasty” weather.", "New South Wales firefighters"),
        ("“What is the best example you have …” Carla Mendes asked in a row of questions.", "Carla Mendes"),
        ("“It was late,” Carla Mendes said.Mendes had left.", "Carla Mendes"),
        ("The reporter pressed Carla Mendes, saying, “Is it so?”", "The reporter"),
        (
            "White House press secretary Carla Mendes hit back at the claim, saying “it is not so.”",
            "Carla Mendes",
        ),
        (
            "According to trade spokesperson Carla Mendes, new US export limits aimed at firms abroad are meant to uphold "
            "the nation’s “unfair lead.”",
            "Carla Mendes",
        ),
        ("Berlin protests again turn violent: ‘You are setting fire to my city,’ mayor says", "mayor"),
        (
            "Fire chief Carla Mendes resigned over what she wrote in answer to a neighbour’s post that said police should "
            "“sweep them out.”",
            "a neighbour’s post",
        ),
        ("Carla Mendes first met a retired driver who called it “a lie.”", "a retired driver"),
        ("“Is there a better town?” Carla Mendes bellowed, arms outstretched.", "Carla Mendes"),
        (
            "Carla Mendes said seven days of delay could put the firm at risk, calling them “quite unjustified”.",
            "Carla Mendes",
        ),
        ("Unite hit back at the minister, saying he was “badly informed” about it.", "Unite"),
        (
            "Carla Mendes told the court the terms referred to by Anna Berg had not been put in writing and called them “absurd”.",
            "Carla Mendes",
        ),
        (
            "A spokeswoman for Larkspur, which has ten members, said the offer had not been put to them and said “we are far "
            "from agreement”.",
            "A spokeswoman",
        ),
        ("It was Anna Berg and Carla Mendes, with the latter branding its claims “unhinged”.", "the latter"),
        (
            "“It is a signal,” said the winning attorney, Holland & Knight partner Carla Mendes.",
            "Carla Mendes",
        ),
        (
            "Carla Mendes said the experience underlines the risk of “too much reliance” on it.",
            "Carla Mendes",
        ),
        ("“We do not believe them,” jumped in Carla Mendes.", "Carla Mendes"),
        ("Carla Mendes shot back: “We do not believe them.”", "Carla Mendes"),
        ("Carla Mendes said Anna Berg’s letter “was plainly premature”.", "Carla Mendes"),
        (
            "The cuts, which a person familiar with the matter described as “surgical,” were announced.",
            "a person",
        ),
        (
            "A U.K. tabloid newspaper claimed to have a copy, saying it rolled back “exaggerated” claims.",
            "A U.K. tabloid newspaper",
        ),
        ("The case turned on a lawyer telling jurors that they were “signing his warrant.”", "a lawyer"),
        (
            "Carla Mendes accused coalition members of breaking pledges, adding: “It is all under threat.”",
            "Carla Mendes",
        ),
    ],
)
def test_the_speaker_is_sought_in_the_clause_of_the_quotation(text: str, speaker: str) -> None:
    quote = next(quote for quote in _quotes(text) if quote.form is not QuoteForm.TERM)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Unions were this afternoon accused of trying to “intimidate” the Government by warning of strikes.",
        "Unions were accused of trying to “intimidate” the Government by warning of strikes.",
    ],
)
def test_who_accuses_is_unknown_where_a_passive_names_nobody(text: str) -> None:
    (quote,) = _quotes(text)
    assert quote.speaker_text is None


def test_an_office_named_after_a_body_is_no_person_in_its_name() -> None:
    quotes = _quotes(
        "Today, Hillary for America Chair Carla Mendes released this statement:\n\n“We will not back down.”"
    )
    assert quotes[0].speaker_key is not None
    assert quotes[0].speaker_key.endswith("carla mendes")


def test_a_heading_in_marks_between_paragraphs_is_no_speech() -> None:
    quotes = _quotes(
        "Carla Mendes told the court so.\n\n'Absolutely criminal'\n\n\"It is absolutely criminal,\" Carla Mendes said."
    )
    assert [quote.form for quote in quotes] == [QuoteForm.TERM, QuoteForm.DIRECT]


def test_a_heading_that_is_a_name_says_who_is_quoted_below_it() -> None:
    text = """What the Democrats said:

Sen. Anna Berg (D-Ohio)

"I am troubled by it."

Sen. Carla Mendes (D-Maine)

Tweeted: "We need a court for this now."

Rep. Dana Silva (D-Texas)

"It was understaffed for a long time.

"It will be again."
"""
    quotes = _quotes(text)
    speakers = [(quote.speaker_key or "").rsplit(":", 1)[-1] for quote in quotes]
    assert speakers == ["anna berg", "carla mendes", "dana silva", "dana silva"]


def test_who_posts_a_message_says_the_words_below() -> None:
    quotes = _quotes(
        "Anna Berg spoke. Carla Mendes agrees and posted her message to her website:\n\n“You broke the law.”"
    )
    assert (quotes[0].speaker_key or "").endswith("carla mendes")


def test_a_title_behind_a_colon_is_no_speech() -> None:
    (quote,) = _quotes(
        "Scientists published a press release titled: “Ending emissions may not stop warming” on Monday."
    )
    assert quote.form is QuoteForm.TERM


def test_a_party_and_a_state_stand_for_who_was_told_of() -> None:
    (quote,) = _quotes("Anna Berg rejected the calls on Monday. “It is too soon,” the Ohio Republican said.")
    assert (quote.speaker_key or "").endswith("anna berg")


def test_two_people_named_together_are_they() -> None:
    (quote,) = _quotes("Anna Berg and Carla Mendes wrote to the ministry. “The plan is a sieve,” they wrote.")
    assert quote.speaker_key is not None
    assert "berg" in quote.speaker_key


def test_who_was_asked_answers_where_two_speak_by_turns() -> None:
    turns = [
        "“Can it be safe?” Anna Berg asked.",
        "“It can,” Carla Mendes said.",
        "“And cheap?” Berg asked.",
        "“It may be.”",
    ]
    assert (_quotes("\n\n".join(turns))[-1].speaker_key or "").endswith("carla mendes")
    assert (_quotes("\n\n".join(turns[:1] + turns[3:]))[-1].speaker_key or "").endswith("anna berg")


def test_the_commission_is_the_one_that_the_document_names() -> None:
    text = "The European Commission met. “It is done,” the commission said."
    assert (_quotes(text)[0].speaker_key or "").endswith("european commission")
    other = text.replace("met", "met the Trade Commission")
    assert _quotes(other)[0].speaker_key is None


def test_places_and_plain_words_before_a_colon_are_no_speakers() -> None:
    rows = [
        "Oregon: Leave is longer now.",
        "Federal: Health care is new.",
        "Delaware: No fins.",
        "Oregon: No passwords.",
    ]
    assert _quotes("\n\n".join(rows)) == ()
    people = [row.replace("Oregon", "Okonkwo").replace("Delaware", "Mendes") for row in rows]
    assert len(_quotes("\n\n".join(people))) == len(rows)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Carla Mendes called her client’s answers “brilliant.”", "Carla Mendes"),
        ("It prompted Carla Mendes to quip that it was a “broken record.”", "Carla Mendes"),
        ("Seoul warned that talks will end unless Oslo offers a “plausible excuse” for it.", "Seoul"),
        (
            "The charity Amnesty International has condemned “wilful attacks” by the pilots.",
            "Amnesty International",
        ),
        ("As she left, someone in the crowd shouted, “Shame on you, Carla Mendes!”", "someone"),
        ("A clerk told the court it was late. “The clock had stopped,” she said.", "A clerk"),
    ],
)
def test_who_speaks_is_not_the_nearest_name(text: str, speaker: str) -> None:
    assert _quotes(text)[0].speaker_text == speaker


def test_a_pronoun_leads_to_someone_named_since_the_unnamed_spoke() -> None:
    (quote,) = _quotes(
        "A clerk told Carla Mendes it was late. Mendes laughed. “The clock had stopped,” she said."
    )
    assert (quote.speaker_key or "").endswith("carla mendes")


def test_the_subject_of_an_irregular_verb_is_he() -> None:
    text = (
        "Paul Berg took a new role in watching David Lind’s words. He told Rosa Diaz it was “quite enough.”"
    )
    assert (_quotes(text)[0].speaker_key or "").endswith("paul berg")


def test_what_shouts_in_capitals_is_not_always_a_speaker() -> None:
    assert _quotes("PUNCH FIRST: A figure.\n\nWe talk.\n\nVIEW PRICE: Another.\n\nMore of it.") == ()
    words = _quotes("JANE OKONKWO, HOST: Hello.\n\nPAUL BERG: Good day.\n\nOKONKWO: Is it?")
    assert [(quote.speaker_key or "").split(":")[-1] for quote in words] == [
        "jane okonkwo",
        "paul berg",
        "jane okonkwo",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It drew anger from leaders like the bank’s chief, who called it a “sham” for show.", "chief"),
        ("Anna Berg’s words came after Oslo on Monday urged Rome to “mend its ways” at once.", "Oslo"),
        (
            "A group of officers — including Anna Berg, Paul Lind, and Rosa Diaz — released a note calling it “a sham.”",
            "A group",
        ),
        ("A group of officers, including Anna Berg and Rosa Diaz, said it was “a sham.”", "A group"),
        (
            "However, Microsoft refused to sign, claiming it was late and warning Europe is “on the wrong path.”",
            "Microsoft",
        ),
        ("“It is late,” the officials said. They added that Oslo “would not wait.”", "the officials"),
    ],
)
def test_who_speaks_in_long_sentences(text: str, speaker: str) -> None:
    assert speaker in (_quotes(text)[-1].speaker_text or "")


def test_a_pronoun_is_whom_the_one_before_it_means() -> None:
    text = (
        "Anna Berg won the race. She says former champion Rosa Diaz trained her. “We ran at dawn,” she said."
    )
    assert (_quotes(text)[0].speaker_key or "").endswith("anna berg")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The leak began with “a bent pin,” according to two people at the plant.", "two people"),
        (
            "A state that cannot read is, in the phrase of the historian Rosa Diaz, “a lost lord.”",
            "Rosa Diaz",
        ),
        (
            "A judge blocked a law that would have made sites label cats, finding that it “compels speech.”",
            "A judge",
        ),
        ("It bans what its sponsors call “pocket friends” for children.", "its sponsors"),
        ("Anna Berg was asked to go before peers accused her office of “governing by rumour.”", "peers"),
        ("The bank, Qorvanta, said its staff “acted in good faith.”", "Qorvanta"),
    ],
)
def test_who_speaks_where_another_verb_is_near(text: str, speaker: str) -> None:
    assert _quotes(text)[-1].speaker_text == speaker


def test_the_company_is_the_one_named_right_before() -> None:
    (quote,) = _quotes("Rome added Qorvanta Ltd to its list. The company said it was “sad”.")
    assert (quote.speaker_key or "").endswith("qorvanta")
    (quote,) = _quotes("Rome added Qorvanta Ltd and Belmora Ltd to its list. The company said it was “sad”.")
    assert quote.speaker_key is None


def test_whom_she_has_meant_he_does_not() -> None:
    text = (
        "Adaeze Obi runs the lab. “Not yet,” she said. Her aide, Chidi Eze, came in. “It is late,” he said."
    )
    assert [(quote.speaker_key or "").split(":")[-1] for quote in _quotes(text)] == [
        "adaeze obi",
        "chidi eze",
    ]


def test_an_interview_whose_questions_have_no_label() -> None:
    rows = ["Yusuf Demir runs it.", "**What now?**", "**Demir:** Sleep.", "**And then?**", "**Demir:** Work."]
    assert [quote.text for quote in _quotes("\n\n".join(rows))] == ["Sleep.", "Work."]


def test_a_very_long_paragraph_is_taken_apart_stretch_by_stretch_into_the_same_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        'The minister (a former judge) spoke on Monday. "We agree. Nobody else does," she said. '
        "There came more than two hundred people. Later one of the officials, quote, left early. "
    ) * 8
    spans = marked_spans(text)
    whole = sentences(text, spans, ())
    monkeypatch.setattr(splitting, "_STRETCH", 60)
    stops = list(splitting._stops(text, spans))
    assert len(stops) > 4
    assert not any(span.outer_start < stop < span.outer_end for span in spans for stop in stops)
    assert sentences(text, spans, ()) == whole
