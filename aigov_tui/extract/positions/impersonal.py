"""What a paper itself asks for, whoever its sentences name: "It is necessary to …", "Providers shall …", 应当…, 加强…。

Every sentence of a paper is its issuer's; that it takes a stand is told by a word of duty, or by its being an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aigov_tui.extract.normal import has_han, is_han
from aigov_tui.extract.positions.claims import Claim, Reading
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.judged import NEITHER, finds
from aigov_tui.extract.positions.sides import Predicate
from aigov_tui.extract.positions.tied import Shape, Stand
from aigov_tui.model.position import Voice
from aigov_tui.model.quote import Quote, QuoteForm

_LABEL = re.compile(
    r"[\W_]*(?:(?:Sec(?:tion|\.)|Art(?:icle|\.)|Principle|Recommendation|Pillar)\s*\d+[.:]?|\(?(?:[a-z]{1,2}|[ivx]{1,4}|\d{1,3}(?:\.\d+)*)[.)])?[\W_]*"
    r"|\s*(?:第[一二三四五六七八九十百\d]{1,5}条|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是)?\s*"
)
"""Before what an item of a list or a law says: `(a)`, `Section 1.`, `第一条`, `一是`."""
_FIRST = re.compile(
    r"(?:(?:also|further|actively|fully|jointly|strongly) )?([a-z]+) (?!(?:is|are|was|were|has|have)\b)(\w*)",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(\w+)(?: \w+){0,3} that\b")
_DUTY, _ORDER, _FOUND = 0.75, 0.74, 0.72
_JOINT = 0.96
"""Of what several say together."""


def impersonal(
    reading: Reading, start: int, end: int, taken: Sequence[Stand], quotes: Sequence[Quote]
) -> Iterator[Claim]:
    """What the issuers of the document ask for in its sentence `start:end`, where nobody else is said to take a
    stand in it: `taken` are its stands, `quotes` the quotations in it."""
    own = [stand for stand in taken if stand.name.actor_key in reading.issuers]
    others = any(
        stand not in own and not stand.obliged and stand.shape not in (Shape.DEED, Shape.POLICY_NOUN)
        for stand in taken
    )
    if others or any(quote.form is not QuoteForm.TERM for quote in quotes):
        return
    confidence = _confidence(reading.text[start:end])
    if not confidence or (own and confidence == _FOUND):
        return
    label = _LABEL.match(reading.text, start, end)
    begin = label.end() if label is not None else start
    for actor in reading.issuers:
        yield Claim(
            actor,
            Voice.SELF_OFFICIAL,
            reading.standing_for.get(actor),
            None,
            Predicate(begin, NEITHER, has_verb=False),
            confidence * (_JOINT if len(reading.issuers) > 1 else 1.0),
            start,
            end,
            sided=confidence == _FOUND,
        )


def asks(words: str) -> bool:
    """Do the words of a sentence ask for something, by a duty or an order?"""
    return _confidence(words) >= _ORDER


def _confidence(words: str) -> float:
    """How sure the words of a sentence make it that they ask for something, or find something of it; 0: not at all."""
    words = readable(words) if has_han(words) else words
    duty = cues().duty.search(words)
    if duty is not None:
        return 0.0 if _is_told(words[: duty.start()]) else _DUTY
    if _orders(words):
        return _ORDER
    return _FOUND if finds(words) else 0.0


def _orders(words: str) -> bool:
    """Does the sentence begin with the verb of an order: "Ensure that …", 加强…, 为了促进…?"""
    label = _LABEL.match(words)
    begin = label.end() if label is not None else 0
    tables = cues()
    if begin < len(words) and is_han(words[begin]):
        return tables.chinese_order.match(words, begin) is not None
    first = _FIRST.match(words, begin)
    if first is None or not words[begin].isupper():
        return False
    verb, after = first.group(1).lower(), first.group(2)
    known = verb in tables.orders or verb.removeprefix("re") in tables.orders
    return known and not (verb in tables.nouns_too and after in tables.prepositions)


def _is_told(before: str) -> bool:
    """Do these words before a duty have somebody say it: "Respondents argued that rules should …"?"""
    told = _THAT.search(before)
    verbs = cues().verbs
    return told is not None and any(
        verbs.get(word.lower(), "").startswith("say") for word in told.group().split()
    )
