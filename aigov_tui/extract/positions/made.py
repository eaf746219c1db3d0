"""What a suggestion is made of besides its words: how sure it is, what it is called, its summary; and that it is made once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aigov_tui.extract.positions.topics import Topic
from aigov_tui.model.position import Statement

SURE_ENOUGH = 0.6
"""A claim must be as sure as this for a suggestion: a subject and a verb, say, but not of one common word of the issue."""
MINIMUM = 0.5
"""Suggestions are never less sure than this, however doubtful their stance is."""

_LONGEST_SUMMARY = 280
_FULL = 5
"""Suggestions of one document for one actor and issue that keep all of their certainty."""
_LESS = 0.02
"""By how much each after these is less sure than the one before would be: a law with a hundred duties of one kind says
little more than its first do, and leaves room for other documents."""


class First:
    """Lets through what is sure enough, and of the same words said twice the first."""

    def __init__(self, minimum: float) -> None:
        self._minimum = minimum
        self._seen: set[str] = set()

    def of(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Those of `statements`."""
        for statement in statements:
            if (statement.confidence or 0.0) >= self._minimum and statement.key not in self._seen:
                self._seen.add(statement.key)
                yield statement


def crowded(statements: Iterable[Statement]) -> list[Statement]:
    """One document's suggestions, in their order; of many for one actor and issue those after the surest are less sure."""
    made = list(statements)
    before: Counter[tuple[str, str]] = Counter()
    for at in sorted(range(len(made)), key=lambda at: -(made[at].confidence or 0.0)):
        one = made[at]
        sure = one.confidence or 0.0
        less = _LESS * (before[one.actor_key, one.issue_key] - _FULL + 1)
        before[one.actor_key, one.issue_key] += 1
        if less > 0:
            made[at] = replace(one, confidence=max(MINIMUM, round(sure - less, 3)))
    return made


def certainty(topic: Topic, near: float, *, owned: bool = False) -> float:
    """How sure the vocabulary makes of the issue: a phrase or two words do, a single common word does less, and least
    where the subject is only near. `owned`: the word stands with whose that is, which makes a phrase of it."""
    if topic.weight >= 2.0:
        return 1.0
    if topic.weight >= 1.5 or owned:
        return 0.9
    return 0.82 if near == 1.0 else 0.75


def statement_key(document_key: str, actor_key: str, issue_key: str, sentence: str) -> str:
    """The key of a suggestion: the same as long as its words and what it is about stay."""
    words = " ".join(sentence.split())
    parts = "\0".join((document_key, actor_key, issue_key, words))
    digest = hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:12]
    return f"x:{document_key}:{actor_key}:{issue_key}:{digest}"


def shortened(sentence: str) -> str:
    """The sentence on one line, cut at a word where it is long."""
    words = " ".join(sentence.split())
    if len(words) <= _LONGEST_SUMMARY:
        return words
    cut = words[: _LONGEST_SUMMARY - 1]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > _LONGEST_SUMMARY // 2 else cut).rstrip(" ,;:–—") + "…"


def with_stance(confidence: float, certainty: float) -> float:
    """The certainty of a position whose stance may be wrong: lower, but what is sure enough to be suggested stays so."""
    return max(MINIMUM, round(confidence * certainty, 3))
