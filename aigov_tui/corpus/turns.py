"""Which short lines are questions of a conversation whose turns have labels ("Tech Post: Why now?"), and so no headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from aigov_tui.extract.quotes.records import recorded

_LABEL = re.compile(
    r"(?:\*\*|__)?(?:(?P<numbered>[QA])\d{0,2}[.:)]"
    r"|(?P<label>[^\W\d_][^:：\n.,，。;?!？！]{0,39}?)(?:\*\*|__)?[:：])(?:\*\*|__)?\s*\S"
)
_MOST_WORDS = 5
_FEWEST = 2
"""Turns of each of two who talk."""
_ASKS = ("?", "？")


def questions_in_turns(texts: Sequence[str]) -> Set[int]:
    """Which of these paragraphs, by index, ask what the next one, under another label, answers.

    Both labels must come back, for a heading in two parts ("Chips: Who Decides?") has no second one like it; those
    of an official record ("Mr. Berg (Norway): …") need not.
    """
    labels = [_label(text) for text in texts]
    counts = Counter(labels)
    del counts[None]
    asked = [
        index
        for index, text in enumerate(texts[:-1])
        if text.rstrip("*_ ").endswith(_ASKS)
        and counts[labels[index]] >= _FEWEST
        and counts[labels[index + 1]] >= _FEWEST
        and labels[index] != labels[index + 1]
    ]
    in_records = {
        index
        for index, text in enumerate(texts)
        if text.rstrip().endswith(_ASKS) and recorded(text) is not None
    }
    return in_records.union(asked if len(asked) >= _FEWEST else ())


def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    if found is None:
        return None
    if found["numbered"] is not None:
        return found["numbered"]
    label = found["label"].strip()
    return label if not label[0].islower() and len(label.split()) <= _MOST_WORDS else None
