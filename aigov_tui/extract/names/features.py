"""What is known of a name: facts about its words and about the places it stands in, as named features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon, lexicon

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
_MANY = 4
OPENING = ("context:opens", "only-opens:1")
"""What is known of a word that stands at the beginning of a sentence, and nowhere else."""


def word_features(words: tuple[str, ...]) -> tuple[str, ...]:
    """Facts about the words alone."""
    lists = lexicon()
    name = " ".join(words)
    found = [f"size:{min(len(words), _MANY)}"]
    found.extend(_single_word(words[0], lists) if len(words) == 1 else _several_words(words, lists))
    if name in lists.places:
        found.append("list:country" if name in lists.country_of else "list:place")
    elif name in lists.towns:
        found.append("list:town")
    if name in lists.organizations:
        found.append("list:organization")
    if name in lists.known_names:
        found.append("list:known-1" if len(words) == 1 else "list:known-n")
    if name in lists.nationalities:
        found.append("list:nationality")
    if len(words) > 1 or words[0].lower() not in lists.words:
        found.extend(_heads(words, lists))
    return tuple(found)


def _single_word(word: str, lists: Lexicon) -> Iterator[str]:
    lower = word.lower()
    if word.isupper() and len(word) > 1:
        yield "one:capitals" if word not in lists.plain_acronyms else "one:plain-acronym"
    elif not lower[1:].islower() or word[1:] != lower[1:]:
        yield "one:camel"
    if lower in lists.words:
        yield "one:common-plural" if lower.endswith("s") else "one:common"
    else:
        yield from _ending(lower, lists)
        if lower[-1] == "s":
            yield "one:ends-s"
    if word in lists.first_names:
        yield "one:first-name"
    elif word in lists.rare_first_names:
        yield "one:rare-first-name"
    if word in lists.surnames:
        yield "one:surname"
    elif word in lists.rare_surnames:
        yield "one:rare-surname"
    if lower in lists.roles or lower in lists.courtesy:
        yield "one:title"


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending for ending, _ in lexicon().endings)


def _ending(lower: str, lists: Lexicon) -> Iterator[str]:
    if not lower.endswith(_endings()):
        return
    for ending, kind in lists.endings:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            yield f"ending:{kind}"
            return


def _several_words(words: Sequence[str], lists: Lexicon) -> Iterator[str]:
    first, last = words[0], words[-1]
    if last.lower() in lists.suffixes and len(words) > 2:
        yield "many:suffix"
        last = words[-2]
    lower = [word.lower() for word in words]
    common = [word in lists.words for word in lower]
    if first in lists.first_names and first not in lists.country_of:
        yield "many:first-name-common" if common[0] else "many:first-name"
    elif first in lists.rare_first_names:
        yield "many:rare-first-name"
    elif first in lists.surnames:
        yield "many:surname-first"
    if last in lists.surnames:
        yield "many:surname"
    elif last in lists.rare_surnames:
        yield "many:rare-surname"
    elif not common[-1]:
        yield from (f"many:{fact}" for fact in _ending(lower[-1], lists))
    if common[-1] and lower[-1] not in lists.heads and lower[-1] not in lists.company_suffixes:
        yield f"last:{lower[-1]}"
    if any(len(word) == 2 and word[1] == "." for word in words[:-1]):
        yield "many:initial"
    if any(word in lists.particles for word in words[1:-1]):
        yield "many:particle"
    if "of" in words:
        yield "many:of"
    if "&" in words:
        yield "many:ampersand"
    elif "and" in words:
        yield "many:and"
    yield from _commonness(common)
    if first in lists.places or first in lists.nationalities or " ".join(words[:2]) in lists.places:
        yield "many:place-first-s" if lower[-1][-1] == "s" else "many:place-first"
    if last in lists.places:
        yield "many:place-last"
    if lower[-1][-1] == "s" and last not in lists.surnames:
        yield "many:ends-s"
    if any(len(word) > 1 and word.isupper() for word in words):
        yield "many:capitals"


def _commonness(common: Sequence[bool]) -> Iterator[str]:
    """Which of the words are English words in lower case as well."""
    if all(common):
        yield "many:all-common"
    elif not any(common):
        yield "many:none-common"
    else:
        yield "many:first-common" if common[0] else "many:first-rare"
        yield "many:last-common" if common[-1] else "many:last-rare"


def _heads(words: Sequence[str], lists: Lexicon) -> Iterator[str]:
    last = words[-1].lower()
    if last in lists.heads:
        yield f"head:{lists.heads[last]}"
    elif last.endswith("s") and last[:-1] in lists.heads:
        yield f"head-plural:{lists.heads[last[:-1]]}"
    if len(words) == 1:
        return
    if last in lists.company_suffixes:
        yield "head:company"
    if words[0].lower() in lists.place_first:
        yield "head-first:place"
    link = next((i for i, word in enumerate(words) if i and word in ("of", "for", "on")), 0)
    if link:
        heads = (words[link - 1].lower(), words[0].lower())
        kind = next((lists.heads_before_of[head] for head in heads if head in lists.heads_before_of), None)
        if kind is not None:
            yield f"head-of:{kind}"


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
