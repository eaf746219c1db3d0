"""What each name of a document is, from all that is known of it anywhere in the document.

A name is one thing throughout a document, so facts from all of its occurrences are put together and weighed once.
Names of several words are judged first: the short forms that follow from them then count as evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aigov_tui.extract.names.asian import family_name_first
from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.contexts import context_features
from aigov_tui.extract.names.counties import counties
from aigov_tui.extract.names.figures import figure_called
from aigov_tui.extract.names.lexicon import CACHED, Lexicon, lexicon
from aigov_tui.extract.names.rules import by_rule
from aigov_tui.extract.names.surnames import first_of_two_surnames
from aigov_tui.extract.names.verdicts import CONFIDENCE, Verdict
from aigov_tui.extract.names.weighing import features_of_words, is_nothing_opening, judge
from aigov_tui.extract.names.words_alone import by_words

_OF_PLACES = frozenset(["Department", "Police", "Council", "Court", "District", "County"])
"""Last words of public bodies that are called after a place."""
_AT_PLACE = re.compile(r"\b(?:in|at|from|near)[ \n]$")
_DOES = re.compile(r"[ \n](?:has|had|is|was|said|says)\b")
_IS_SUBJECT = re.compile(r" (?:has|was|is|will|[a-z]{2,}(?:es|s|ed))\b")
_TWO_HUMPS = re.compile(
    r"(?!Mac|Fitz|Van|Von|Del|Mc|San|Saint|Ver|Vander)[A-Z][a-z]{2,}[A-Z][a-z]{2,}"
)  # LendRight
_GOES_ON = re.compile(r" (?!(?:is|was|are|were|became) )[a-z]")
"""Behind a word: a plain one, and not what the first is."""
_VOWELS = frozenset("AEIOUY")
_MOST_WEIGHED = 20_000
"""Names of one document that are weighed; more stand only in texts made to waste time. Rules still tell the others."""
_UNWEIGHED = Verdict("other", 0.0)
_SURE = 0.6
_SHORT_STATE = 2
"""Letters of the short form of a state: VA."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the longer names of a document say about shorter ones."""

    surnames: frozenset[str]
    given_names: frozenset[str]
    acronyms: frozenset[str]
    parts: Mapping[str, str]
    """A word to the kind of the longer name that it begins."""
    lower: Container[str]
    """The document's words in lower case, to see whether a capital is the sentence's or the word's own."""

    def names(self, word: str) -> bool:
        """Is it part of a longer name, or short for one?"""
        return (
            word in self.surnames or word in self.given_names or word in self.acronyms or word in self.parts
        )


def group(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """The occurrences of each name."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.name].append(candidate)
    return groups


def features_of(
    name: str, occurrences: Sequence[Candidate], known: Known | None, lexicon: Lexicon
) -> list[str]:
    """Everything known of a name, each fact once."""
    of_words = features_of_words(occurrences[0].words)
    return [*of_words, *_features_of_places(name, occurrences, known, lexicon)]


def _features_of_places(
    name: str, occurrences: Sequence[Candidate], known: Known | None, lexicon: Lexicon
) -> list[str]:
    """What the places where a name stands, and the rest of the document, tell of it."""
    words = occurrences[0].words
    # In the order met, not a set's: summed in another order, two kinds of equal weight may change places by rounding.
    seen: dict[str, None] = {}
    for candidate in occurrences[:12]:
        seen.update(dict.fromkeys(context_features(candidate, lexicon)))
    found = list(seen)
    if len(words) == 1 and words[0].isupper() and words[0].isalpha() and len(words[0]) > 2:
        found.extend(f"capitals+{fact}" for fact in seen if not fact.startswith("before:"))  # NATO said
    if all(candidate.opens_sentence for candidate in occurrences):
        found.append("only-opens:1" if len(words) == 1 else "only-opens:n")
    if known is not None:
        found.extend(_known_features(name, words, known))
    return found


def list_features(occurrences: Sequence[Candidate], kinds: Mapping[str, str]) -> list[str]:
    """What the names are that stand in a list with this one, where that is known: `kinds` by name."""
    beside = {kinds.get(name) for candidate in occurrences[:12] for name in candidate.listed_with}
    return [f"listed-with:{kind}" for kind in sorted(kind for kind in beside if kind is not None)]


def _known_features(name: str, words: tuple[str, ...], known: Known) -> list[str]:
    found = []
    if name in known.surnames:
        found.append("known:surname")
    elif name in known.given_names:
        found.append("known:given-name")
    elif name in known.acronyms:
        found.append("known:acronym")
    elif name in known.parts:
        found.append(f"known:part-of-{known.parts[name]}")
    if len(words) == 1 and words[0].lower() in known.lower and not words[0].isupper():
        found.append("known:lower-case")
    return found


def classify(
    groups: Mapping[str, list[Candidate]], lower: Container[str], lexicon: Lexicon
) -> dict[str, Verdict]:
    """A verdict for each name of a document."""
    verdicts: dict[str, Verdict] = {}
    weighed: dict[str, list[str]] = {}
    for name, occurrences in groups.items():
        if len(occurrences[0].words) > 1:
            verdicts[name] = by_rule(occurrences) or _weigh(name, occurrences, None, lexicon, weighed)
    known = knowledge(verdicts, groups, lower, lexicon)
    for name, occurrences in groups.items():
        if name not in verdicts:
            verdicts[name] = (
                _opener(occurrences, known)
                or _short_form(name, occurrences, known, lexicon)
                or _company_form(name, occurrences, known, lexicon)
                or by_rule(occurrences)
                or _listed(name, occurrences, known, lexicon)
                or _weigh(name, occurrences, known, lexicon, weighed)
            )
    kinds = {name: verdict.kind for name, verdict in verdicts.items() if verdict.confidence >= _SURE}
    for name, features in weighed.items():
        beside = list_features(groups[name], kinds)
        if beside:
            verdicts[name] = _as_listed(name, judge(groups[name][0].words, [*features, *beside]), lexicon)
    verdicts.update(counties(groups, verdicts, lower))
    return verdicts


def _weigh(
    name: str,
    occurrences: Sequence[Candidate],
    known: Known | None,
    lexicon: Lexicon,
    weighed: dict[str, list[str]],
) -> Verdict:
    """The verdict by weight; the features of its places are kept in `weighed`, to be weighed again beside other names'."""
    if len(weighed) >= _MOST_WEIGHED:
        return _UNWEIGHED
    features = _features_of_places(name, occurrences, known, lexicon)
    weighed[name] = features
    return _as_listed(name, judge(occurrences[0].words, features), lexicon)


def _as_listed(name: str, verdict: Verdict, lexicon: Lexicon) -> Verdict:
    """A listed organisation that is a name at all is one: Congress is nobody and nowhere."""
    if verdict.kind in ("person", "place") and name in lexicon.organizations and name not in lexicon.surnames:
        return Verdict("organization", verdict.confidence)
    if verdict.kind == "person" and _is_firm(name.split(), lexicon):
        return Verdict("organization", verdict.confidence)
    if verdict.kind == "person" and (" & " in name or _TWO_HUMPS.fullmatch(name)):
        return Verdict("organization", verdict.confidence)
    if (
        verdict.kind == "person"
        and name.split()[-1] in lexicon.organizations
        and name.split()[0] in lexicon.country_of
    ):
        return Verdict("organization", verdict.confidence)  # the U.S. CDC
    if verdict.kind == "person" and name.isupper() and _is_technical(name.split(), lexicon):
        return Verdict("other", CONFIDENCE["nothing"])  # AI RMF, but DJ Irie
    if verdict.kind == "place" and name.isupper() and name.isalpha() and len(name) > _SHORT_STATE:
        known = name in lexicon.places or name in lexicon.towns
        return verdict if known else Verdict("other", CONFIDENCE["nothing"])  # CFPB
    if verdict.kind == "person" and _is_a_sort_of_country(name.split(), lexicon):
        return Verdict("other", CONFIDENCE["nothing"])
    return verdict


def _is_firm(words: Sequence[str], lexicon: Lexicon) -> bool:
    """`Tianhe Micro`: no first name, and a last word that ends organisations' names and is nobody's."""
    headed = lexicon.heads.get(words[-1].lower()) == "organization" and words[-1] not in lexicon.surnames
    return len(words) > 1 and headed and words[0] not in lexicon.first_names


def _is_technical(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Capitals that name nobody: an acronym that names nothing and is nobody's title either (AI, but no DJ), or several words that
    cannot be said (GHG MMRV)."""
    plain = words[0] in lexicon.plain_acronyms and words[0] != "DJ"
    return plain or (len(words) > 1 and len(words[-1]) > 2 and _VOWELS.isdisjoint(words[-1]))


def _is_a_sort_of_country(words: Sequence[str], lexicon: Lexicon) -> bool:
    """`Corporate America`: a plain word before a country's name."""
    plain = len(words) == 2 and words[0].lower() in lexicon.words and words[0] not in lexicon.first_names
    return plain and words[1] in lexicon.country_of


def _company_form(
    name: str, occurrences: Sequence[Candidate], known: Known, lexicon: Lexicon
) -> Verdict | None:
    """The first word of an organisation that the document names in full: `Halvorsen` of Halvorsen & Sons Ltd."""
    if known.parts.get(name) != "organization" or name in lexicon.nationalities or name in lexicon.places:
        return None
    if name in known.surnames or name in known.given_names or name.lower() in known.lower:
        return None
    if figure_called(name) is not None:
        return None  # Biden, where there is a Biden School
    if name in lexicon.plain_acronyms:
        return None  # AI, where there is an AI Safety Institute
    plain = name.lower() in lexicon.words
    if name in lexicon.known_names and any(_DOES.match(c.right) for c in occurrences):
        plain = False  # Amnesty has members in Chile
    if plain and (name.lower() in lexicon.heads_before_of or all(c.opens_sentence for c in occurrences)):
        return None  # a bare Ministry is any ministry
    return Verdict("organization", CONFIDENCE["short form"])


def _short_form(
    name: str, occurrences: Sequence[Candidate], known: Known, lexicon: Lexicon
) -> Verdict | None:
    """The surname of someone the document names in full, unless it stands as a place (`in Washington`)."""
    if name not in known.surnames or name in lexicon.country_of:
        return None
    if name in lexicon.places and any(_AT_PLACE.search(candidate.left) for candidate in occurrences):
        return None
    return Verdict("person", CONFIDENCE["short form"])


def _opener(occurrences: Sequence[Candidate], known: Known) -> Verdict | None:
    """A plain word that has its capital from the sentence it opens, as more than half of all candidates do. No rule below
    would find it to be a name, nor would the weights; but to ask them all takes half of the time of names."""
    first = occurrences[0]
    plain = (
        len(occurrences) == 1
        and first.opens_sentence
        and first.title is None
        and not first.listed_with
        and _GOES_ON.match(first.right) is not None
        and _is_plain_opener(first.words)
        and not known.names(first.name)
    )
    return Verdict("other", CONFIDENCE["nothing"]) if plain else None


@lru_cache(maxsize=CACHED)
def _is_plain_opener(words: tuple[str, ...]) -> bool:
    """Is it a word of everybody's that is in no list of names?"""
    word, lists = words[0], lexicon()
    return (
        word[1:].islower()
        and word.lower() in lists.words
        and by_words(words) == (None, False)
        and all(
            word not in names
            for names in (lists.known_names, lists.peoples, lists.towns, lists.rare_surnames)
        )
        and is_nothing_opening(words)
    )


def _listed(name: str, occurrences: Sequence[Candidate], known: Known, lexicon: Lexicon) -> Verdict | None:
    """A listed organisation whose name is a word too (`Apple`, `Congress`), where only a name is capitalised."""
    if name not in lexicon.organizations or name.lower() in known.lower or name in lexicon.surnames:
        return None
    inside = any(not c.opens_sentence or _IS_SUBJECT.match(c.right) for c in occurrences)
    return Verdict("organization", CONFIDENCE["listed organization"]) if inside else None


def knowledge(
    verdicts: Mapping[str, Verdict],
    groups: Mapping[str, list[Candidate]],
    lower: Container[str],
    lexicon: Lexicon,
) -> Known:
    """What names of several words tell about single words."""
    surnames: set[str] = set()
    given: set[str] = set()
    acronyms: set[str] = set()
    parts: dict[str, str] = {}
    for name, verdict in verdicts.items():
        words = groups[name][0].words
        if verdict.kind == "person" and verdict.confidence >= _SURE:
            last = words[-2] if words[-1].lower() in lexicon.suffixes else words[-1]
            family_first = family_name_first(words, lexicon)
            surnames.add(words[0] if family_first else last)
            given.add(last if family_first else words[0])
            first_surname = first_of_two_surnames(words, lexicon)
            if first_surname is not None:
                surnames.add(first_surname)
        elif verdict.kind in ("organization", "place"):
            local = words[-1] in _OF_PLACES and words[0].lower() not in lexicon.words
            parts.setdefault(words[0], "place" if local else verdict.kind)  # the Maui Fire Department
            if verdict.kind == "organization":
                acronyms.add("".join(word[0] for word in words if word[0].isupper()))
    return Known(frozenset(surnames), frozenset(given), frozenset(acronyms), parts, lower)
