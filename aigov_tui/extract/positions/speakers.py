"""For which actor a quotation is spoken, by who is named as its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.positions.claims import Reading
from aigov_tui.extract.positions.cues import cues
from aigov_tui.extract.positions.officials import TRANSCRIPT
from aigov_tui.extract.positions.tied import Name
from aigov_tui.model.quote import Quote

ANSWERS = ("答", "A", "Answer")
"""Labels of an answer."""
_ARTICLE = re.compile(r"(?:[Aa]n?|[Tt]he)\s+(?:senior\s+|unnamed\s+)?")
_OWNED = re.compile(r"['’]s?(?: [\w-]+){1,4}")
_FROM = re.compile(r"\s(?:from|for|of|at|with)\s(?:the\s)?")


def speaks_for(reading: Reading, quote: Quote, names: Sequence[Name]) -> str | None:
    """The actor that a quote's speaker speaks for: `names` are those of the sentence, of which the words for a speaker
    without a name hold one ("a senior X official", a capital); in a government's own transcript also its nameless
    officials."""
    if quote.start_char in reading.delegations:
        return reading.delegations[quote.start_char]
    if quote.speaker_key is not None:
        return reading.actor_of.get(quote.speaker_key)
    said = " ".join((quote.speaker_text or "").split())
    office = office_of(reading, quote) or _office_with(reading, quote, names)
    if office is not None:
        return office.actor_key
    named = [name for name in names if name.actor_key and reading.text[name.start : name.end] in said]
    if named and not cues().third_parties.intersection(said.lower().split()):
        rest = said.replace(reading.text[named[0].start : named[0].end], "").lower().split()
        tables = cues()
        if not rest or not (tables.offices | tables.collectives | tables.spokespeople).isdisjoint(rest):
            return named[0].actor_key
    if reading.issuer is None or quote.attribution not in TRANSCRIPT:
        return None
    words = set((quote.speaker_text or "").lower().replace(".", " ").split())
    if quote.speaker_text in ANSWERS:
        return reading.issuer  # whoever answers in its own paper
    return reading.issuer if not words.isdisjoint(cues().official_speakers) else None


def actor_of_speaker(reading: Reading, quote: Quote) -> str | None:
    """The actor that a quote's speaker is known to speak for, or has the office of."""
    if quote.speaker_key is not None:
        return reading.actor_of.get(quote.speaker_key)
    office = office_of(reading, quote)
    return office.actor_key if office is not None else None


def is_owner(text: str, quote: Quote) -> bool:
    """Is who was taken for the speaker only named for what is theirs: `They rejected X's tax, calling it “…”`?"""
    if quote.speaker_start is None or quote.speaker_text is None:
        return False
    owned = _OWNED.match(text, quote.speaker_start + len(quote.speaker_text))
    tables = cues()
    heads = tables.offices | tables.collectives | tables.office_heads | tables.spokespeople
    return owned is not None and heads.isdisjoint(owned.group().lower().split())


def office_of(reading: Reading, quote: Quote) -> Name | None:
    """The office that a quote's speaker without a name goes by: "a German government spokeswoman", "the ministry"."""
    if quote.speaker_start is None:
        return None
    behind = _ARTICLE.match(reading.text, quote.speaker_start)
    places = (quote.speaker_start, behind.end() if behind is not None else quote.speaker_start)
    return next((reading.nameless[at] for at in places if at in reading.nameless), None)


def _office_with(reading: Reading, quote: Quote, names: Sequence[Name]) -> Name | None:
    """The actor whose office is named right behind who speaks: "A spokesperson from the State Department"."""
    if quote.speaker_start is None or quote.speaker_text is None:
        return None
    words = quote.speaker_text.lower().split()
    served = _FROM.match(reading.text, quote.speaker_start + len(quote.speaker_text))
    if served is None or not words or words[-1] not in cues().spokespeople:
        return None
    return next((name for name in names if name.actor_key and name.start == served.end()), None)
