"""Quotes and their speakers, in English and Chinese, by rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigov_tui.extract.quotes.finder import DocumentQuotes
from aigov_tui.model.entity import Entity, Mention
from aigov_tui.model.quote import Quote
from aigov_tui.model.source import Paragraph

__all__ = ["find_quotes"]


def find_quotes(
    text: str,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    language: str | None,
    titled: Sequence[Entity] = (),
    narrator: str | None = None,
) -> tuple[Quote, ...]:
    """The quotes of a document, in text order. Never raises for any text.

    Each paragraph is read in the language it is written in, English or Chinese; of a document whose `language` (ISO 639-1) is
    another, the paragraphs in that one have quotes without speakers.
    `mentions` in text order, with offsets (code points) into `text`; `entities` has an entry for each of their keys.
    `titled` are the people whom the document's title names, with the roles it gives them; `narrator` is
    the key of the one whose words all of the text is, so that `I` is that one.
    """
    return DocumentQuotes(text, paragraphs, mentions, entities, titled, narrator, language).find()
