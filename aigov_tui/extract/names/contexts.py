"""What the places tell of a name that it stands in, as named features; see `features` for those of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon

_LAST_WORD = re.compile(r"([^\W\d_]+|[(,;&\"“/.])[ \t\n]*$")
_JOINTS = frozenset(["of", "at", "for", "with", "by", "to", "from", "in", "on", "against"])
_NEXT_WORD = re.compile(r"[ \t\n]*('s\b|[^\W\d_]+|[(),;:&.\"”])[ \t\n]*([^\W\d_]*)")
_NEXT_PLACE = re.compile(r",[ \t\n]{1,2}([^\W\d_]\w*)(?:[ .]{1,2}([^\W\d_]\w*))?")
_BORN = re.compile(
    r"[ \t]?\((?:born|b\.|c\.|\d{1,2} |January|February|March|April|May|June|July|August|Sep|Oct|Nov|Dec)"
)
_DEFINED = re.compile(
    r"(?:,| (?:is|was|are|were|became)) (?:an?|the|one of the|now) ((?:[\w'-]+ ){0,4}[\w'-]+)"
)
_LEFT_WORDS = frozenset(
    [
        "in",
        "at",
        "from",
        "near",
        "to",
        "of",
        "the",
        "a",
        "an",
        "by",
        "with",
        "and",
        "for",
        "on",
        "or",
        "as",
        "against",
        "between",
        "than",
        "that",
        "when",
        "where",
        "is",
        "was",
        "were",
        "called",
        "named",
        "into",
        "through",
        "via",
        "born",
        "about",
        "after",
        "before",
        "but",
        "if",
        "while",
        "because",
        "our",
        "their",
        "his",
        "her",
        "its",
    ]
)
_PERSONAL = frozenset(["who", "whose", "whom", "himself", "herself"])
_BEING = frozenset(["was", "is", "has", "had"])
OPENING = ("context:opens", "only-opens:1")
"""What is known of a word that stands at the beginning of a sentence, and nowhere else."""


def context_features(candidate: Candidate, lists: Lexicon) -> Iterator[str]:
    """Facts about one place where the name stands."""
    if candidate.title:
        yield "context:title"
    elif candidate.opens_sentence:
        yield "context:opens"
    else:
        yield _left_feature(candidate.left, lists)
        yield from _joining(candidate.left, lists)
    yield from _right_features(candidate.right, lists)


def _left_feature(left: str, lists: Lexicon) -> str:
    # From the last blank on, so that not every word before is tried: a fifth of the time.
    found = _LAST_WORD.search(left, left.rstrip(" \t\n").rfind(" ") + 1)
    if found is None:
        return "left:none"
    word = found.group(1)
    lower = word.lower()
    if lower in _LEFT_WORDS or not word.isalpha():
        return f"left:{lower}"
    if lower in lists.nouns:
        return f"left-noun:{lists.nouns[lower]}"
    if lower in lists.speech_verbs:
        return "left:speech"
    if lower in lists.heads:
        return f"left-head:{lists.heads[lower]}"
    return "left:lower" if word.islower() else "left:upper"


def _joining(left: str, lists: Lexicon) -> Iterator[str]:
    """`played for X`, `economist at X`, `members of the X`, `joined X`; and what stands before `the X`."""
    if left[-1:] not in (" ", "\n"):
        return
    words = left.split()[-3:]
    article = words[-1:] == ["the"]
    if article:
        words.pop()
    link = words.pop() if words and words[-1] in _JOINTS else None
    if words:
        verb = words[-1]
        if link in ("of", "at", "from") and verb[0].isupper():
            yield f"name-before:{link}"  # Elena Vasquez of Mozilla
        if verb in lists.membership:
            yield f"joining:{link or 'object'}"
        if article and verb.isalpha() and verb.islower():
            yield f"before:{verb}"
    if article and link:
        yield f"left-the:{link}"


def _right_features(right: str, lists: Lexicon) -> Iterator[str]:
    found = _NEXT_WORD.match(right)
    if found is None:
        return
    word, after = found.group(1), found.group(2)
    if word == ",":
        yield _after_comma(right, after, lists)
    elif word == "(":
        yield "right:born" if _BORN.match(right) else "right:("
        if after.isupper() and len(after) > 1:
            yield "right:(acronym"
    elif word == "'s":
        yield "right:'s-personal" if after in lists.personal_nouns else "right:'s"
    elif word in _PERSONAL:
        yield "right:personal"
    elif word in lists.speech_verbs:
        yield "right:speech"
    elif word in lists.personal_verbs:
        yield "right:personal-verb"
    elif word in lists.company_verbs:
        yield "right:company-verb"
    elif word in lists.heads:
        yield f"right-head:{lists.heads[word]}"
    elif word in ("and", "or", "&"):
        yield "right:and"
    elif word in _BEING or (word.endswith("ed") and word.islower()):
        yield "right:verb"
    yield from _definition(right, lists)


def _after_comma(right: str, after: str, lists: Lexicon) -> str:
    place = _NEXT_PLACE.match(right)
    if place is not None:
        word, second = place.group(1), place.group(2)
        if word in lists.places or (second is not None and f"{word} {second}" in lists.places):
            return "right:comma-place"
    if after in _PERSONAL:
        return "right:personal"
    if after in lists.trades:
        return "right:apposition"
    return "right:,"


def _definition(right: str, lists: Lexicon) -> Iterator[str]:
    """`is a village in …`, `, the company that …`."""
    found = _DEFINED.match(right)
    if found is None:
        return
    for word in found.group(1).split(" "):
        kind = lists.nouns.get(word)
        if kind is not None:
            yield f"is-a:{kind}"
            return
