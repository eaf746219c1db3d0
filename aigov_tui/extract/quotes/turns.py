"""How a document that is talk by turns tells who speaks: labels before the words, on lines of their own, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigov_tui.extract.quotes.chinese_labels import at_labels, cut_at
from aigov_tui.extract.quotes.interviews import interview
from aigov_tui.extract.quotes.own_lines import line_label, named, own_line_labels
from aigov_tui.extract.quotes.talk import people_told
from aigov_tui.extract.quotes.transcript import Turn, transcript_labels, turn_of
from aigov_tui.model.entity import Entity, EntityKind, Mention
from aigov_tui.model.source import Paragraph, ParagraphKind


class Turns:
    """The turns of one document, each of the three ways only where those before it find none.

    `paragraphs` are the document's, without boilerplate, and cut where several labels share one.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
    ) -> None:
        self.paragraphs = [p for p in paragraphs if p.kind is not ParagraphKind.BOILERPLATE]
        people = [
            mention
            for mention in mentions
            if mention.entity_key in entities and entities[mention.entity_key].kind is EntityKind.PERSON
        ]
        pieces = at_labels(self.paragraphs)
        self._labels = transcript_labels(pieces, people_told(people))
        if len(pieces) > len(self.paragraphs) and self._labels:
            self.paragraphs = cut_at(self.paragraphs, self._labels)
        self.own_lines = frozenset() if self._labels else own_line_labels(self.paragraphs, people)
        self.have_labels = bool(self._labels or self.own_lines)
        self.interview = None if self.have_labels else interview(text, self.paragraphs, people)

    def at(self, paragraph: Paragraph) -> Turn | None:
        """The label of one of those who speak by turns, at the paragraph's beginning or on a line of its own."""
        if self.own_lines and (line := line_label(paragraph.text)) is not None:
            start, end = named(line)
            own = Turn(line.string[start:end], start, end, len(paragraph.text), "")
            return own if own.label in self.own_lines else None
        turn = turn_of(paragraph.text) if self._labels else None
        return turn if turn is not None and turn.label in self._labels else None
