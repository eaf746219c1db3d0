"""What takes a stand back: a condition, a concession, or a verb that only reports (a paper on it, a hearing, a survey).

Of the words of one claim, whatever its actor and issue; the words that tell are in `data/tone.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from aigov_tui.extract.positions.cues import readable
from aigov_tui.extract.positions.topics import Named
from aigov_tui.model.tables import parse_table

_SENTENCE_END = re.compile(r"[;；]|[.。](?=\s|$)")
_REACH = 90  # code points between a noun or verb and the term it is about
_AFTER = 12  # code points after a Chinese term


class Tone(StrEnum):
    """How a claim speaks of a term."""

    PLAIN = "plain"
    QUALIFIED = "qualified"
    """Yes and no, or under a condition."""
    FIELD = "field"
    """It is only where something else is done: tax evasion in it."""
    REPORTED = "reported"
    """It is only a subject: of a paper, of talks, of a question left open."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    condition: re.Pattern[str]
    supposition: re.Pattern[str]
    weighed: re.Pattern[str]
    concession: re.Pattern[str]
    not_against: re.Pattern[str]
    recital: re.Pattern[str]
    field: re.Pattern[str]
    reporting: re.Pattern[str]
    open_question: re.Pattern[str]
    circumstance: re.Pattern[str]
    manner: re.Pattern[str]
    chinese_after: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    path = files("aigov_tui.extract.positions") / "data" / "tone.yaml"
    data = parse_table(path.read_text(encoding="utf-8"))
    return _Patterns(**{name: re.compile(pattern.strip()) for name, pattern in data.items()})


def tone_of(words: str, hidden: str, begin: int, terms: Sequence[Named]) -> Tone:
    """How `words` speak of the `terms` in them; `hidden` are the words with every term made unreadable, `begin` is where
    their predicate begins (code points)."""
    text = readable(words).lower()
    others = readable(hidden).lower()
    found = _patterns()
    if any(found.field.search(others[max(begin, term.start - _REACH) : term.start]) for term in terms):
        return Tone.FIELD
    last = max((term.end for term in terms), default=len(text))
    close = _SENTENCE_END.search(text, last)
    rest = text[last : close.start() if close else len(text)]
    told = found.recital.match(text) or found.manner.match(rest)
    if told or any(_is_reported(others, begin, term) for term in terms):
        return Tone.REPORTED
    first = min((term.start for term in terms), default=len(text))
    if found.condition.search(text) or any(
        pattern.search(text, 0, first) for pattern in (found.supposition, found.weighed)
    ):
        return Tone.QUALIFIED
    if found.concession.search(rest) or found.not_against.search(text[begin:]):
        return Tone.QUALIFIED
    return Tone.PLAIN


def _is_reported(text: str, begin: int, term: Named) -> bool:
    """Is the term what a paper or a meeting is about, or a question that is left open?"""
    found = _patterns()
    if term.end <= begin and found.circumstance.match(text, 0, term.start) and "," in text[term.end : begin]:
        return True  # "In face of a push for it, X urges"
    before = text[max(begin, term.start - _REACH) : term.start] if term.start >= begin else ""
    if found.reporting.search(before) or found.open_question.search(before):
        return True
    return found.chinese_after.match(text, term.end, term.end + _AFTER) is not None
