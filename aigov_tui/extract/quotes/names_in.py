"""The names of a document, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import Entity, Mention
from aigov_tui.model.source import Paragraph


class NamesIn:
    """Called with a paragraph, gives its names; `mentions` in text order."""

    def __init__(self, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> None:
        self._mentions = mentions
        self._starts = [mention.start_char for mention in mentions]
        self._entities = entities

    def __call__(self, paragraph: Paragraph) -> list[NamedSpan]:
        """The names of a paragraph, in order."""
        found: list[NamedSpan] = []
        index = bisect_left(self._starts, paragraph.start_char)
        while index < len(self._mentions) and self._mentions[index].start_char < paragraph.end_char:
            mention = self._mentions[index]
            entity = self._entities.get(mention.entity_key)
            base = paragraph.start_char
            found.append(
                NamedSpan(
                    mention.start_char - base,
                    mention.end_char - base,
                    mention,
                    entity.kind if entity else None,
                )
            )
            index += 1
        return found
