"""Interviews whose turns have no labels: questions as headings or in bold, and below each the answer of one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aigov_tui.extract.quotes.interviewed import announced
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.extract.quotes.talk import speaks_of_self
from aigov_tui.extract.spans import Spans
from aigov_tui.model.entity import Mention
from aigov_tui.model.quote import SpeakerForm
from aigov_tui.model.source import Paragraph, ParagraphKind

_SAYS_SO = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed)?|INTERVIEW|Q ?& ?A|[Ii]n conversation|[Cc]onversation (?:with|has been)|"
    r"(?:spoke|talked|speaks|talks) (?:to|with)|sat down|edited for (?:length|clarity|brevity))\b"
    r"|专访|專訪|对话|對話|访谈|訪談|接受[^。\n]{0,24}[采採][访訪]|[采採][访訪]了|答记者问|答記者問"
)
_FEWEST = 3
"""Questions; fewer may be a text that asks something now and then."""
_LONGEST_QUESTION = 300
"""Code points of a question that is set like any paragraph."""
_ASKS = ("?", "？")


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers, named at `speaker.start`, and from which paragraph on (an ordinal)."""

    speaker: Speaker
    first: int
    marked: bool

    def asks(self, paragraph: Paragraph) -> bool:
        """Is this one of the questions?"""
        if paragraph.ordinal < self.first or not _asks(paragraph):
            return False
        return _is_marked(paragraph) or (not self.marked and len(paragraph.text) <= _LONGEST_QUESTION)


def interview(text: str, paragraphs: Sequence[Paragraph], people: Sequence[Mention]) -> Interview | None:
    """The interview that a document is, if it says that it is one, of whom, and somebody answers as `I` or `we`.

    `people` are the mentions of persons.
    Lists of frequently asked questions look the same; but no page of them says that it is an interview with somebody.
    """
    questions = [index for index, paragraph in enumerate(paragraphs) if _is_question(paragraph)]
    if len(questions) < _FEWEST:
        return None
    first = paragraphs[_first_question(paragraphs, questions[0])]
    if _SAYS_SO.search(text, 0, first.start_char) is None:
        return None
    answers = (paragraph.text for paragraph in paragraphs[questions[0] :] if not _is_question(paragraph))
    if not any(map(speaks_of_self, answers)):
        return None
    bylines = Spans([(p.start_char, p.end_char) for p in paragraphs if p.kind is ParagraphKind.BYLINE])
    above = [
        person
        for person in people
        if person.start_char < first.start_char
        and not bylines.covers(person.start_char, person.start_char + 1)
    ]
    named = _answering(text, above, first.start_char)
    if named is None:
        return None
    speaker = Speaker(named.entity_key, named.text, named.start_char, named.end_char, SpeakerForm.NAME)
    return Interview(
        speaker, first.ordinal, any(paragraphs[index].text.startswith("**") for index in questions)
    )


def _first_question(paragraphs: Sequence[Paragraph], marked: int) -> int:
    """The index of the first question: of those right above the first that is set like one, each with its answer, the first."""
    while marked > 1 and _asks(paragraphs[marked - 2]) and not _asks(paragraphs[marked - 1]):
        if len(paragraphs[marked - 2].text) > _LONGEST_QUESTION:
            break
        marked -= 2
    return marked


def _answering(text: str, people: Sequence[Mention], end: int) -> Mention | None:
    """Who is named right after "an interview with"; else who is named most often above the first question."""
    found = announced(text, [person.start_char for person in people], end)
    if found is not None:
        return people[found[1]]
    often = Counter(person.entity_key for person in people)
    return max(people, key=lambda person: often[person.entity_key], default=None)


def _is_marked(paragraph: Paragraph) -> bool:
    """Is it a heading, or all in bold?"""
    return paragraph.kind is ParagraphKind.HEADING or (
        paragraph.text.startswith("**") and paragraph.text.endswith("**")
    )


def _is_question(paragraph: Paragraph) -> bool:
    return _asks(paragraph) and _is_marked(paragraph)


def _asks(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip("*_ ").endswith(_ASKS)
