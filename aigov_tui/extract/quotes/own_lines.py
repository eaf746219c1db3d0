"""Transcripts whose labels stand on lines of their own: a name, perhaps a party or the time, and the words below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.model.entity import Mention
from aigov_tui.model.source import Paragraph, ParagraphKind

STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
"""When something is said: 00:12, [01:02:03]."""
_NAME = (
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|d[aeiu]|dos|del?|la|v[ao]n|der|den|al|el|bin|ibn)){0,4}"
)
_LINE = re.compile(
    rf"(?:\*\*|__|#{{1,6}} )?(?:{STAMP}\s+)?"
    rf"(?:(?P<office>[^\W\d_a-z][^\n():：]{{3,90}}?) \((?P<holder>{_NAME})\)"
    rf"|(?P<name>[{HAN}·]{{2,12}}|{_NAME})(?: ?\([^()\n]{{2,60}}\)){{0,2}})"
    rf"(?:\s*[|–—-]?\s*{STAMP})?(?:\*\*|__)?\s?[:：]?(?:\*\*|__)?\s*"
)
_LONGEST = 160
_FEWEST_PEOPLE = 2
_FEWEST_TURNS = 3


def line_label(text: str) -> re.Match[str] | None:
    """The whole paragraph as a label: its group `holder` or else `name` is who speaks."""
    return _LINE.fullmatch(text) if len(text) <= _LONGEST else None


def named(line: re.Match[str]) -> tuple[int, int]:
    """Where the name stands in the line: behind an office, else before what brackets say of whoever has it."""
    office = line["office"]
    if office is None:
        return line.span("name")
    return line.span("office" if lex.NOMINALS.isdisjoint(office.casefold().split()) else "holder")


def own_line_labels(paragraphs: Sequence[Paragraph], people: Sequence[Mention]) -> frozenset[str]:
    """Who speaks below lines of their own; empty unless somebody does so again, and somebody else in between.

    `people` are the mentions of persons. Short biographies have names above them, too, but each once.
    """
    begins = {mention.start_char for mention in people}
    turns: list[str] = []
    persons: set[str] = set()
    bracketed: set[str] = set()
    for paragraph, following in pairwise(paragraphs):
        line = line_label(paragraph.text)
        if line is None or paragraph.kind not in (ParagraphKind.BODY, ParagraphKind.HEADING):
            continue
        if line_label(following.text) is not None:
            continue  # one of a list
        start, end = named(line)
        name = line.string[start:end]
        turns.append(name)
        if line.string.rstrip("*_:： ").endswith(")"):
            bracketed.add(name)
        if any(paragraph.start_char + at in begins for at in range(start, end)):
            persons.add(name)
    counts = Counter(turns)
    alike = bracketed if len(bracketed & persons) >= _FEWEST_PEOPLE else frozenset()  # Jo Li (North Dunmore)
    again = any(counts[name] > 1 for name in (counts if alike else persons))
    if not again or len(persons) < _FEWEST_PEOPLE or len(turns) < _FEWEST_TURNS:
        return frozenset()
    return frozenset(name for name in counts if name in persons or name in alike or counts[name] > 1)
