"""Talk by turns: whom labels may name, where a turn ends that no other follows, and who answers whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aigov_tui.extract.quotes.signed import Signature
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import Mention
from aigov_tui.model.source import Paragraph

FEWEST_TURNS = 3
"""Paragraphs in a row in which two people speak by turns before an unnamed answer counts as the other's."""

_OWN_VOICE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|me|[Oo]urs?|us)\b|我")


class Said(NamedTuple):
    """What a paragraph leaves behind for the next: its last speaker and row, and whether the words go on."""

    speaker: Speaker | None
    cue: str | None
    row: int | None
    open: bool = False
    introduces: bool = False
    turn: bool = False
    asks: bool = False
    told: Paragraph | None = None  # the paragraph, if it has no quotation
    set_off: bool = False  # the words had no marks: more paragraphs of them may follow
    quoted: bool = False  # `>` stands before them, as it does before whatever goes on with them
    signature: Signature | None = None  # the line below that says whose they are


def speaks_of_self(text: str) -> bool:
    """Does it say I, my, we, our, 我: the words of somebody rather than of a reporter?"""
    return _OWN_VOICE.search(text) is not None


def people_told(people: Iterable[Mention]) -> frozenset[str]:
    """The people whom the document mentions more than once, as it names them."""
    named = Counter(mention.text for mention in people)
    return frozenset(name for name, times in named.items() if times > 1)


def is_told_of(names: Iterable[NamedSpan], speaker: Speaker | None) -> bool:
    """Does the reporter go on, as nobody names themselves: 林剑：……¶林剑还表示……?"""
    return speaker is not None and any(name.mention.entity_key == speaker.key for name in names)


def introduces_turn(text: str, names: Iterable[NamedSpan], next_label: str) -> bool:
    """Does the reporter tell who speaks next, rather than somebody ask them: 丛亮介绍了有关情况。¶丛亮：……?"""
    told = any(next_label.endswith(name.mention.text) for name in names)
    return told and text.rstrip()[-1:] not in ("?", "？")


def is_unlabelled_question(text: str, speaker: Speaker | None, next_label: str | None) -> bool:
    """Is this what somebody without a label asks the `speaker`, whose label opens the next paragraph again?"""
    return speaker is not None and speaker.text == next_label and text.rstrip()[-1:] in ("?", "？")


def answering(speaker: Speaker, talk: Sequence[Speaker]) -> Speaker | None:
    """Of two people who speak by turns, who answers what the other, the `speaker`, has asked.

    `talk` is who spoke in the paragraphs before, the last one last.
    """
    if len(talk) < FEWEST_TURNS:
        return None
    last, other, again = (talk[-number] for number in (1, 2, 3))
    if last.key is None or other.key is None or last.key == other.key or again.key != last.key:
        return None
    return other if last.key == speaker.key else None
