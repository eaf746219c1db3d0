"""Quotations in a list below a line that says whose they are: `**Secretary Jo Li on The Hour**`, or `Highlights:` after a
paragraph about Li; then what Li said, item by item, each perhaps under its subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from aigov_tui.extract.quotes import english
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import SpeakerForm
from aigov_tui.model.source import Paragraph, ParagraphKind

LIST_ITEM = re.compile(rf"{english.LIST_ITEM}|\s*(?:\(?[a-zA-Z][.)]|#{{1,6}})\s")
"""What a list begins with: "They announced:" before one introduces no words."""

_BOLD = re.compile(r"(?:\*\*|__)(?!\s).{3,160}(?:\*\*|__)[:：]?", re.DOTALL)
_OFFICE = re.compile(r"(?:[*_#\s]|(?:[A-Z][\w.&’'-]*,?|of|the|for|and|to|from|by)\s)*")
"""What may stand before the name in such a line: an office, whose words have capitals."""
_ABOUT = re.compile(r"[:：]?(?:\*\*|__)?[:：]?\s*(?:(?:on|at|in|to|with|,)\s.*)?", re.DOTALL | re.IGNORECASE)
"""And behind it: where or about what it was said."""
_OF_OTHERS = re.compile(r"\s+(?:on|about)\s", re.IGNORECASE)
"""Behind the name, before others': Statement from President Li on Judge Wu."""
_COLONS = (":", "：")
_ENDS = tuple('.!?。！？”"')
_ITEM = re.compile(rf"{english.LIST_ITEM}\s*(?P<subject>[^“\"]{{0,400}}[:：][^\w“\"]{{0,10}})?", re.DOTALL)
"""An item up to its quotation: `- [On talks](https://…):`."""
_TOPIC = re.compile(r"(?:\*\*|__|\[)*(?:On|About|Regarding)\s[^“\"]{1,120}[:：][^\w“\"]{0,10}", re.DOTALL)
"""A subject that is no speaker, with or without the mark of a list."""


class Lists:
    """Whose words the list has that is being read, paragraph by paragraph."""

    def __init__(self, names_in: Callable[[Paragraph], Sequence[NamedSpan]]) -> None:
        self._names_in = names_in
        self._before: Paragraph | None = None
        self._read: Paragraph | None = None
        self._person: tuple[Phrase, int] | None = None
        self._heading: Paragraph | None = None
        """The line that says whose words are below it."""
        self._is_told = False
        """Does a paragraph about the person stand above the list, rather than a line that says so?"""

    def read(self, paragraph: Paragraph) -> None:
        """Go on to the next paragraph."""
        self._before, self._read = self._read, paragraph
        if _heads_list(paragraph):
            self._head(paragraph)
        elif paragraph.text.endswith(_COLONS) and not LIST_ITEM.match(paragraph.text):
            self._tell(paragraph)
        elif self._person is not None and not _goes_on(paragraph, self._before):
            self._person = None

    def _head(self, paragraph: Paragraph) -> None:
        person = _person_in(paragraph, self._names_in(paragraph))
        if person is not None:
            self._person, self._is_told, self._heading = (person, paragraph.start_char), False, paragraph
        elif self._before is not None and paragraph.text.rstrip("*_ ").endswith(_COLONS):
            self._tell(self._before)
        else:
            self._person = None

    def _tell(self, told: Paragraph) -> None:
        """The list is of what somebody said whom the paragraph before it is about."""
        cue = english.teller_of_paragraph(told.text, self._names_in(told))
        is_person = cue is not None and cue.phrase.is_person
        self._person = (cue.phrase, told.start_char) if cue is not None and is_person else None
        self._is_told = True

    def who_says(self, quotation: int) -> tuple[Phrase, int] | None:
        """Who says what begins at `quotation` (its opening mark) of the paragraph read last, and where that one's paragraph
        begins; None unless it is all that an item of such a list says of its subject."""
        if self._person is None or self._read is None:
            return None
        text = self._read.text
        if quotation == 0:
            before = self._before
            introduced = before is not None and (
                before is self._heading or before.text.rstrip().endswith(_COLONS)
            )
            return self._person if introduced else None
        item = _ITEM.fullmatch(text, 0, quotation) or _TOPIC.fullmatch(text, 0, quotation)
        if item is None:
            return None
        subject = item.groupdict().get("subject")
        names_speaker = self._is_told and subject is not None and not _TOPIC.fullmatch(subject)
        return None if names_speaker else self._person


def _heads_list(paragraph: Paragraph) -> bool:
    """Is this a line of its own, a heading or all in bold, that may say whose words the list below it has?"""
    if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.TITLE):
        return True
    return paragraph.text.startswith(("**", "__")) and _BOLD.fullmatch(paragraph.text) is not None


def _person_in(paragraph: Paragraph, names: Sequence[NamedSpan]) -> Phrase | None:
    """The one person whom such a line names, with an office before and an occasion behind."""
    people = [name for name in names if name.kind is EntityKind.PERSON]
    if not people:
        return None
    start, end, text = people[0].start, people[0].end, paragraph.text
    if len({name.mention.entity_key for name in people}) > 1 and not _OF_OTHERS.match(text, end):
        return None
    if not _OFFICE.fullmatch(text, 0, start) or not _ABOUT.fullmatch(text, end):
        return None
    head = text[start:end].lower()
    return Phrase(start, end, SpeakerForm.NAME, head, people[0].mention, EntityKind.PERSON)


def _goes_on(paragraph: Paragraph, before: Paragraph | None) -> bool:
    """Is this still the list: an item, or what an item says that the lines part from its subject?"""
    if LIST_ITEM.match(paragraph.text) or _TOPIC.match(paragraph.text):
        return True
    return before is not None and before.text.rstrip()[-1:] not in _ENDS
