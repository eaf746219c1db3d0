"""Which short lines are questions of a conversation whose turns have labels ("Tech Post: Why now?"), and so no headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_LABEL = re.compile(
    r"(?:\*\*|__)?(?P<label>[^\W\d_][^:：.,，。;?!？！\n]{0,39}?)(?:\*\*|__)?[:：](?:\*\*|__)?\s*\S"
)
_MOST_WORDS = 5
_FEWEST = 2
"""Turns of each of two who talk."""
_ASKS = ("?", "？")


def questions_in_turns(texts: Sequence[str]) -> frozenset[int]:
    """Which of these paragraphs, by index, ask what the next one, under another label, answers.

    Both labels must come back: a heading in two parts ("Chips: who decides?") has no second one like it.
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
    return frozenset(asked) if len(asked) >= _FEWEST else frozenset()


def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    if found is None:
        return None
    label = found["label"].strip()
    return label if not label[0].islower() and len(label.split()) <= _MOST_WORDS else None
