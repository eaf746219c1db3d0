"""What governs words in marks: whose participle, whose report, whose share; and words that are only named."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.quotes.markup import without_links
from aigov_tui.model.quote import Quote, QuoteForm
from tests.gold.quotes import document_of

_GAZETTEER = Gazetteer()


def _last(text: str) -> Quote:
    return extract_document(document_of("d", text), _GAZETTEER).quotes[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The talks opened on Monday, with the fisheries minister calling it “a start”.", "minister"),
        (
            "Ana Ruiz told delegates to wait. She also said her report on quotas outlined “ways to share the sea”.",
            "She",
        ),
        (
            "He was recalled. A statement issued after a meeting chaired by Ana Ruiz called for a “quick end”.",
            "A state",
        ),
        (
            "Ana Ruiz praised the news that firms have agreed to pay, but said, “It is only a start.”",
            "Ana Ruiz",
        ),
        ("Ana Ruiz said the pier is to be rebuilt, Harbour News reported. “We are proud of it.”", "Ana Ruiz"),
        (
            "Ivo Santos had plans. One former business partner reflected, “We did not take him seriously.”",
            "partner",
        ),
        ("Ana Ruiz’s critique of “rented politics” has found readers.", "Ana Ruiz"),
        (
            "Ana Ruiz stressed that the pier is “in danger,” and Ivo Santos made clear that the town “will act”.",
            "Ivo Santos",
        ),
        (
            "You know, my dad had an expression. He said, “Show me the map.” And Ivo Santos knows it.",
            "my dad",
        ),
        (
            "“You will not brush your teeth with a spade,” Ana Ruiz, a chemist, on why tools are soft.",
            "Ana Ruiz",
        ),
        ("Firms wrote to Ana Ruiz.\n“We oppose any delay of the act,” the letter states.", "the letter"),
        (
            "The letter states that the pier is old, warning of worse:\n\n“It will fall before the year is out.”",
            "letter",
        ),
        (
            "Talks began - backed by Jan Kavan, who also stated that it is late:\n“Firms declare that they are not ready”",
            "Kavan",
        ),
        ("62% say the mayor “will win the vote”.", "62%"),
        ("Some 55 percent of voters say the mayor is “only tired”.", "55 percent"),
        ("Then Ana Ruiz read the clerks a sonnet, “because iambs persuade.”", "Ana Ruiz"),
        (
            "The motion, which Ana Ruiz backs, notes the town's “lasting debt”. It adds that rents are “a scar”.",
            "The motion",
        ),
    ],
)
def test_who_governs_the_words(text: str, speaker: str) -> None:
    quote = _last(text)
    assert quote.form is not QuoteForm.TERM
    assert speaker in (quote.speaker_text or "")


def test_a_rank_behind_an_office_leaves_it_one() -> None:
    quote = _last(
        "President General Ivo Santos says it is over. The President said he had “everybody's support”."
    )
    assert quote.speaker_key is not None
    assert "santos" in quote.speaker_key


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz had split her tasks into steps (“Chop salad,” “Mix it”); on the wall, she'd written more.",
        "Ivo Santos presided with four “associate judges,” two of whom were town judges Ana Ruiz and Jo Li.",
        "Ana Ruiz confirmed that goods must be admitted as “privileged status” as described in the law.",
        "The hills, it is known, have an array of cameras dubbed “Harbour Watch”.",
        "The port will close “for good,” according to “opening remarks” the firm posted on Monday.",
        "Ana Ruiz showed the first of the maps: “Night Over Dunmore,” the deepest and sharpest view of the town.",
        "Ana Ruiz said so on the radio's “Do Tell Me!” The early shows may help her, too, shed of many an “um”.",
    ],
)
def test_words_that_are_only_named(text: str) -> None:
    assert _last(text).form is QuoteForm.TERM


def test_a_share_of_things_says_nothing() -> None:
    quote = _last("Quick Facts rated 32% of Ana Ruiz's claims as “false”.")
    assert quote.speaker_text != "32%"


def test_a_line_of_a_quotation_in_mail_goes_on_from_the_one_above() -> None:
    signed = "“Doors are open.” — Dunmore Harbour\n> Administrator Ana Ruiz, 3 > 2"
    assert without_links(signed) == signed.replace("\n> ", "\n  ")


def test_a_headline_names_who_speaks_behind_a_colon() -> None:
    quotes = extract_document(
        document_of("d", "‘We are not ready for this’: Ana Ruiz warns the council\n\nIt was so."), _GAZETTEER
    ).quotes
    assert [(q.speaker_text, q.form) for q in quotes] == [("Ana Ruiz", QuoteForm.DIRECT)]


def test_a_pull_quote_is_said_by_who_says_it_in_the_text() -> None:
    text = (
        "“The benefits outweigh the risks,” Ivo Santos said.\n“The town has a choice now.”\nThey left at noon.\n"
        "“We need more. The town has a choice now. It is late,” Ana Ruiz said."
    )
    speakers = [q.speaker_text for q in extract_document(document_of("d", text), _GAZETTEER).quotes]
    assert speakers == ["Ivo Santos", "Ana Ruiz", "Ana Ruiz"]
