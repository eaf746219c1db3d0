"""Documents in languages that there are no rules for: words in marks are kept, and nobody is said to have said them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.quote import Quote, QuoteForm
from tests.gold.entities import document


def quotes(text: str, language: str) -> tuple[Quote, ...]:
    read = document(text)
    return extract_document(
        replace(read, metadata=replace(read.metadata, language=language)), Gazetteer()
    ).quotes


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("« Nous n'avons pas peur », a déclaré Thierry Breton mardi à Bruxelles.", "fr", QuoteForm.DIRECT),
        ("„Wir brauchen klare Regeln“, sagte Friedrich Merz am Dienstag.", "de", QuoteForm.DIRECT),
        ("Ralf Stegner nannte den Entwurf „naiv“ und ging.", "de", QuoteForm.TERM),
        ("高市早苗首相は25日、「拙速な参加は避けるべきだ」と述べた。", "ja", QuoteForm.DIRECT),
        ("«Мы поддерживаем предложение», — заявил Песков.", "ru", QuoteForm.DIRECT),
    ],
)
def test_several_words_in_marks_are_somebodys_and_one_is_a_term(
    text: str, language: str, form: QuoteForm
) -> None:
    (quote,) = quotes(text, language)
    assert (quote.form, quote.speaker_key, quote.speaker_text) == (form, None, None)
    assert form is QuoteForm.TERM or quote.confidence <= 0.5


def test_an_english_or_chinese_paragraph_of_such_a_document_has_its_speaker() -> None:
    (english,) = quotes('"We are not afraid of the rules," said Ann Berg of the agency in Oslo.', "no")
    (chinese,) = quotes("李强强调，“人工智能不应成为独占游戏”。", "ja")
    assert english.speaker_text == "Ann Berg"
    assert chinese.speaker_text == "李强"


def test_what_opens_a_sentence_is_no_part_of_a_name() -> None:
    text = "Selon Emmanuel Macron, rien ne presse. Le ministre part. La Haye attend Le Monde."
    read = document(text)
    found = extract_document(replace(read, metadata=replace(read.metadata, language="fr")), Gazetteer())
    assert "Emmanuel Macron" in {mention.text for mention in found.mentions}
    assert not {"Le", "Selon Emmanuel Macron"} & {mention.text for mention in found.mentions}
