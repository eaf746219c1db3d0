"""What is known of a name: facts about its words and about the places it stands in, as named features."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon

_LAST_WORD = re.compile(r"([^\W\d_]+|[(,;&\"“/.])[ \t\n]*$")
_NEXT_WORD = re.compile(r"[ \t\n]*('s\b|[^\W\d_]+|[(),;:&.\"”])[ \t\n]*([^\W\d_]*)")
_NEXT_PLACE = re.compile(r",[ \t\n]{1,2}([^\W\d_]\w*(?:[ .]{1,2}[^\W\d_]\w*)?)")
_BORN = re.compile(
    r"[ \t]?\((?:born|b\.|c\.|\d{1,2} |January|February|March|April|May|June|July|August|Sep|Oct|Nov|Dec)"
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
    ]
)
_PERSONAL = frozenset(["who", "whose", "whom", "himself", "herself"])
_MANY = 4


def word_features(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Facts about the words alone."""
    first, last = words[0], words[-1]
    name = " ".join(words)
    size = len(words)
    found = [f"size:{min(size, _MANY)}"]
    if size == 1:
        found.extend(_single_word(first, lexicon))
    else:
        found.extend(_several_words(words, lexicon))
    if name in lexicon.places:
        found.append("list:country" if name in lexicon.country_of else "list:place")
    if name in lexicon.organizations:
        found.append("list:organization")
    if name in lexicon.nationalities:
        found.append("list:nationality")
    if size > 1 or first.lower() not in lexicon.words:
        found.extend(_heads(words, lexicon))
    if last[-1:] == "s" and not last.isupper():
        found.append("ends:s")
    return found


def _single_word(word: str, lexicon: Lexicon) -> list[str]:
    found = []
    lower = word.lower()
    if word.isupper() and len(word) > 1:
        found.append("one:capitals")
        if word in lexicon.plain_acronyms:
            found.append("one:plain-acronym")
    elif any(c.isupper() for c in word[1:]):
        found.append("one:camel")
    if lower in lexicon.words:
        found.append("one:common")
        if lower.endswith("s"):
            found.append("one:common-plural")
    if word in lexicon.first_names:
        found.append("one:first-name")
    if word in lexicon.surnames:
        found.append("one:surname")
    if lower in lexicon.roles or lower in lexicon.courtesy:
        found.append("one:title")
    return found


def _several_words(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    found = []
    first, last = words[0], words[-1]
    if last.lower() in lexicon.suffixes and len(words) > 2:
        found.append("many:suffix")
        last = words[-2]
    lower = [word.lower() for word in words]
    if first in lexicon.first_names and first not in lexicon.country_of:
        found.append("many:first-name-common" if lower[0] in lexicon.words else "many:first-name")
    if last in lexicon.surnames:
        found.append("many:surname")
    if any(len(word) == 2 and word[1] == "." for word in words[:-1]):
        found.append("many:initial")
    if any(word in lexicon.particles for word in words[1:-1]):
        found.append("many:particle")
    if "of" in words:
        found.append("many:of")
    if "&" in words or "and" in words:
        found.append("many:and")
    common = sum(1 for word in lower if word in lexicon.words)
    if common == len(words):
        found.append("many:all-common")
    elif common:
        found.append("many:first-common" if lower[0] in lexicon.words else "many:some-common")
        if lower[-1] in lexicon.words:
            found.append("many:last-common")
    else:
        found.append("many:none-common")
    if first in lexicon.places or first in lexicon.nationalities or " ".join(words[:2]) in lexicon.places:
        found.append("many:place-first")
    if last in lexicon.places:
        found.append("many:place-last")
    if any(len(word) > 1 and word.isupper() for word in words):
        found.append("many:capitals")
    return found


def _heads(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    found = []
    last = words[-1].lower()
    if last in lexicon.heads:
        found.append(f"head:{lexicon.heads[last]}")
    elif last.endswith("s") and last[:-1] in lexicon.heads:
        found.append(f"head-plural:{lexicon.heads[last[:-1]]}")
    if len(words) == 1:
        return found
    if last in lexicon.company_suffixes:
        found.append("head:company")
    if words[0].lower() in lexicon.place_first:
        found.append("head-first:place")
    for index, word in enumerate(words):
        if word in ("of", "for") and index:
            for head in (words[index - 1].lower(), words[0].lower()):
                if head in lexicon.heads_before_of:
                    found.append(f"head-of:{lexicon.heads_before_of[head]}")
                    break
            break
    return found


def context_features(candidate: Candidate, lexicon: Lexicon) -> list[str]:
    """Facts about one place where the name stands."""
    found = []
    if candidate.title:
        found.append("context:title")
    if candidate.opens_sentence:
        found.append("context:opens")
    else:
        found.extend(_left_features(candidate.left, lexicon))
    found.extend(_right_features(candidate.right, lexicon))
    return found


def _left_features(left: str, lexicon: Lexicon) -> list[str]:
    found = _LAST_WORD.search(left)
    if found is None:
        return ["left:none"]
    word = found.group(1)
    lower = word.lower()
    if lower in _LEFT_WORDS:
        return [f"left:{lower}"]
    if not word.isalpha():
        return [f"left:{word}"]
    if lower in lexicon.trades:
        return ["left:trade"]
    if lower in lexicon.speech_verbs:
        return ["left:speech"]
    if lower in lexicon.heads:
        return [f"left-head:{lexicon.heads[lower]}"]
    return ["left:lower" if word.islower() else "left:upper"]


def _right_features(right: str, lexicon: Lexicon) -> list[str]:
    found = _NEXT_WORD.match(right)
    if found is None:
        return []
    word, after = found.group(1), found.group(2)
    features = []
    if word == ",":
        place = _NEXT_PLACE.match(right)
        if place is not None and (
            place.group(1) in lexicon.places or place.group(1).split(" ")[0] in lexicon.places
        ):
            features.append("right:comma-place")
        elif after in _PERSONAL:
            features.append("right:personal")
        elif after in lexicon.trades or after in ("a", "an", "the"):
            features.append("right:apposition")
        else:
            features.append("right:,")
    elif word == "(":
        features.append("right:born" if _BORN.match(right) else "right:(")
        if after.isupper() and len(after) > 1:
            features.append("right:(acronym")
    elif word == "'s":
        features.append("right:'s")
    elif word in _PERSONAL:
        features.append("right:personal")
    elif word in lexicon.speech_verbs:
        features.append("right:speech")
    elif word in lexicon.heads:
        features.append(f"right-head:{lexicon.heads[word]}")
    elif word in ("and", "or", "&"):
        features.append("right:and")
    elif word.islower() and (word.endswith("ed") or word in ("was", "is", "has", "had")):
        features.append("right:verb")
    return features
