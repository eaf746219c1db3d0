"""Who speaks where an office of many words, or two of them, stand before a name."""

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
        ("“We will act,” Minister of Ports and Coastal Affairs Anna Berg said on Monday.", "Anna Berg"),
        ("“We will act,” said Secretary of State for Ports, Fisheries and Trade Anna Berg.", "Anna Berg"),
        (
            "Secretary of State for Ports, Fisheries and Trade Anna Berg said: “We will act at once.”",
            "Anna Berg",
        ),
        ("Ports and Coastal Services Secretary Anna Berg said, “We will act at once.”", "Anna Berg"),
        ("“We will act,” said Under Secretary of Commerce for Ports Anna Berg.", "Anna Berg"),
        ("“We will act,” said Officer in Charge Anna Berg, Harbour Division.", "Anna Berg"),
        ("“We will act,” said consultant and author Anna Berg.", "Anna Berg"),
        ("“We will act,” said Acme vice president and chief cable scientist Anna Berg.", "Anna Berg"),
        ("“We will act,” said Harbour Party politician and member of parliament Anna Berg.", "Anna Berg"),
        ("“We will act,” said a friend and teacher of student Anna Berg.", "a friend"),
        ("“We will act,” said the company and founder Anna Berg.", "the company"),
        ("“We will act,” said Ivo Santos and Treasury Secretary Anna Berg.", "Ivo Santos"),
    ],
)
def test_whoever_holds_an_office_or_two_speaks(text: str, speaker: str) -> None:
    assert _last(text).speaker_text == speaker
