"""What the words of a name tell of it, wherever it stands, as named features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from aigov_tui.extract.names.lexicon import Lexicon, lexicon

_MANY = 4


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
