"""Entities that may be one: pairs that share a name, a surname, an acronym or nearly all letters.

No two entities are compared that do not share a key of some kind, or stand next to each other in one of the sorted
orders (the sorted-neighbourhood method: M. A. Hernández, S. J. Stolfo, "The merge/purge problem for large databases",
SIGMOD 1995); so 100,000 entities take seconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from aigov_tui.extract.linking.people import same_given, split_name
from aigov_tui.extract.linking.romanised import romanised
from aigov_tui.extract.names.asian import spelling
from aigov_tui.extract.names.lexicon import Lexicon, lexicon
from aigov_tui.extract.normal import folded, has_han
from aigov_tui.model.decision import NamedEntity, Suggestion
from aigov_tui.model.entity import AliasScope, EntityKind, Origin

# How likely a pair is one entity, by what speaks for it. Estimates, to sort by; not measured.
SAME_NAME = 0.95
SHARED_ALIAS = 0.9
OFFICE = 0.9
ACRONYM = 0.85
SAME_PERSON = 0.8
OTHER_KIND = 0.75
ROMANISED = 0.7
ROMANISED_SHORT = 0.45  # 王伟 is one Wang Wei of many
INITIAL = 0.7
SPELLING = 0.65
ONLY_SURNAME = 0.6
WORD_MORE = 0.5
OTHER_KIND_ONE_WORD = 0.4  # Gary and Gary, a person and a place, are seldom one

_MOST_ALIKE = 40  # entities that share one key; more say that the key says nothing
_WINDOW = 6  # neighbours in a sorted order that are compared
_LEAST_LETTERS = 8  # of names that are compared letter by letter
_LEAST_RATIO = 90.0  # per cent of letters that two spellings share
_LEAST_WORD_RATIO = (
    75.0  # per cent of letters that two words in one place share: Southern is no spelling of Eastern
)
_LEAST_INITIALS = 3

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile(r"[IVX]+|[Jj]r\.?|[Ss]r\.?")
_OPPOSED = frozenset(word + end for word in ("north", "south", "east", "west") for end in ("", "ern"))
"""Words that look alike and tell things apart."""
_PEOPLE = (EntityKind.PERSON,)
_NO_ACRONYM = frozenset(["of", "the", "and", "for", "on", "in", "to", "de", "des", "du", "la"])


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entity and what it is compared by."""

    entity: NamedEntity
    plain: str
    words: tuple[str, ...]

    @property
    def plain_words(self) -> list[str]:
        """The words as they are set: `Co-operation` is one."""
        return [word for word in folded(self.entity.name).casefold().split() if word[0].isalnum()]


def find_duplicates(entities: Iterable[NamedEntity]) -> list[Suggestion]:
    """Pairs that may be one entity, the likeliest first; each pair once, with the best of its reasons."""
    words = lexicon()
    entries = [_entry(entity, words) for entity in entities]
    best: dict[tuple[str, str], Suggestion] = {}
    for suggestion in _all(entries, words):
        first, second = sorted((suggestion.entity.key, suggestion.into.key))
        known = best.get((first, second))
        if known is None or known.certainty < suggestion.certainty:
            best[first, second] = suggestion
    return sorted(
        best.values(),
        key=lambda one: (-one.certainty, -one.entity.mentions, one.entity.key, one.into.key),
    )


def _all(entries: Sequence[_Entry], words: Lexicon) -> Iterator[Suggestion]:
    yield from _same_names(entries)
    yield from _shared_aliases(entries)
    yield from _offices(entries)
    yield from _acronyms(entries)
    yield from _people(entries, words)
    yield from _romanised(entries, words)
    yield from _spellings(entries)


def _entry(entity: NamedEntity, words: Lexicon) -> _Entry:
    """`plain` is the name without case, accents, punctuation, articles and company suffixes."""
    found = _WORD.findall(_without_accents(folded(entity.name)).casefold().replace("'s", ""))
    kept = found[1:] if len(found) > 1 and found[0] == "the" else found
    if entity.kind is EntityKind.ORGANIZATION:
        while len(kept) > 1 and kept[-1] in words.company_suffixes:
            kept = kept[:-1]
    return _Entry(entity, " ".join(kept), tuple(kept))


def _without_accents(text: str) -> str:
    if text.isascii() or has_han(text):
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _same_names(entries: Sequence[_Entry]) -> Iterator[Suggestion]:
    for one, other in _sharing(entries, lambda entry: [entry.plain]):
        if one.entity.kind is other.entity.kind:
            yield _suggestion(one, other, "They have the same name, written differently.", SAME_NAME)
        else:
            why = f"They have the same name, as {one.entity.kind} and as {other.entity.kind}."
            yield _suggestion(one, other, why, _of_two_kinds(one, other))


def _shared_aliases(entries: Sequence[_Entry]) -> Iterator[Suggestion]:
    """A name of the one is a name of the other, in whatever language; lone family names are too many people's."""

    def names(entry: _Entry) -> list[str]:
        aliases = (a.text for a in entry.entity.aliases if a.scope is AliasScope.ANYWHERE)
        return [folded(name).casefold() for name in (entry.entity.name, *aliases)]

    for one, other, name in _sharing_with_key(entries, names):
        same_kind = one.entity.kind is other.entity.kind
        sure = SHARED_ALIAS if same_kind else _of_two_kinds(one, other)
        yield _suggestion(one, other, f"Both go by “{name}”.", sure)


def _of_two_kinds(one: _Entry, other: _Entry) -> float:
    person = EntityKind.PERSON in (one.entity.kind, other.entity.kind)
    return OTHER_KIND_ONE_WORD if person and len(one.words) == 1 else OTHER_KIND


def _offices(entries: Sequence[_Entry]) -> Iterator[Suggestion]:
    """总理李强 is 李强 where the office, 总理, is known to be his."""
    owners: dict[str, _Entry] = {}
    for entry in entries:
        if entry.entity.kind is EntityKind.PERSON:
            names = (entry.entity.name, *(alias.text for alias in entry.entity.aliases))
            for name in names:
                if has_han(name):
                    for role in entry.entity.roles:
                        owners.setdefault(role + name, entry)
                        owners.setdefault(name + role, entry)
    for entry in entries:
        owner = owners.get(entry.entity.name)
        if owner is not None and owner is not entry:
            yield _suggestion(
                entry, owner, f"The name is {owner.entity.name}'s with the office before or after it.", OFFICE
            )


def _acronyms(entries: Sequence[_Entry]) -> Iterator[Suggestion]:
    long: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.words) >= _LEAST_INITIALS and entry.entity.kind not in _PEOPLE:
            words = entry.plain_words
            for initials in {
                "".join(word[0] for word in words),
                "".join(word[0] for word in words if word not in _NO_ACRONYM),
            }:
                long[initials].append(entry)
    for entry in entries:
        short = entry.entity.name.replace(".", "")
        if (
            len(short) >= _LEAST_INITIALS
            and short.isupper()
            and short.isalpha()
            and entry.entity.kind not in _PEOPLE
        ):
            candidates = [other for other in long.get(short.casefold(), []) if other is not entry]
            for other in candidates[:_MOST_ALIKE]:
                why = f"{entry.entity.name} are the initials of {other.entity.name}."
                yield _suggestion(entry, other, why, ACRONYM / len(candidates))


def _people(entries: Sequence[_Entry], words: Lexicon) -> Iterator[Suggestion]:
    """The same family name, first names that can be one person's, and nothing that tells father from son."""
    families: dict[str, list[tuple[_Entry, tuple[str, ...], str]]] = defaultdict(list)
    lone: dict[str, _Entry] = {}
    for entry in entries:
        parts = tuple(folded(entry.entity.name).split())
        if entry.entity.kind is not EntityKind.PERSON or not parts or has_han(entry.entity.name):
            continue
        if len(parts) == 1:
            lone[parts[0].casefold()] = entry
        else:
            given, family = split_name(parts, words)
            families[family.casefold()].append((entry, parts, given))
    for family, members in families.items():
        if family in lone and len(members) == 1:
            why = f"Nobody else here has the family name {lone[family].entity.name}."
            yield _suggestion(lone[family], members[0][0], why, ONLY_SURNAME)
        for (one, parts, given), (other, other_parts, other_given) in combinations(members[:_MOST_ALIKE], 2):
            if not same_given(given, other_given) or _told_apart(parts, other_parts):
                continue
            sure = INITIAL if "." in given + other_given else SAME_PERSON
            yield _suggestion(one, other, "They share the family name, and the first names agree.", sure)


def _romanised(entries: Sequence[_Entry], words: Lexicon) -> Iterator[Suggestion]:
    """熊继军 and Xiong Jijun: one is how the other is written in Latin letters. Less likely where several are written so."""
    people = [entry for entry in entries if entry.entity.kind in _PEOPLE]
    latin: dict[str, list[_Entry]] = defaultdict(list)
    for entry in people:
        parts = tuple(_without_accents(folded(entry.entity.name)).split())
        if parts and not has_han(entry.entity.name) and len(compared := spelling(parts, words)) == 2:
            latin[" ".join(compared)].append(entry)
    found = [
        (native, other, spelled)
        for native in people
        if latin and has_han(native.entity.name)
        for spelled in romanised(native.entity.name)
        for other in latin.get(spelled, ())[:_MOST_ALIKE]
    ]
    pairs_of = Counter(spelled for _, _, spelled in found)
    for native, other, spelled in found:
        sure = (ROMANISED if len(native.entity.name) > 2 else ROMANISED_SHORT) / pairs_of[spelled]
        why = f"{native.entity.name} is written {other.entity.name} in Latin letters."
        yield _suggestion(native, other, why, sure)


def _told_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    numerals = [part[-1] if _NUMERAL.fullmatch(part[-1]) else "" for part in (one, other)]
    if numerals[0] != numerals[1]:
        return True
    first, second = ([part[0] for part in parts[1:-1]] for parts in (one, other))
    return bool(first and second and first != second)


def _spellings(entries: Sequence[_Entry]) -> Iterator[Suggestion]:
    """Nearly the same letters: neighbours when sorted from the front, from the back, and by their sorted words."""
    long = [entry for entry in entries if len(entry.plain) >= _LEAST_LETTERS and not has_han(entry.plain)]
    orders: tuple[Callable[[_Entry], str], ...] = (
        lambda entry: entry.plain,
        lambda entry: entry.plain[::-1],
        lambda entry: " ".join(sorted(entry.words)),
    )
    for order in orders:
        ranked = sorted(long, key=order)
        for at, one in enumerate(ranked):
            for other in ranked[at + 1 : at + 1 + _WINDOW]:
                if one.entity.kind is not other.entity.kind or one.plain == other.plain:
                    continue
                ratio = fuzz.ratio(one.plain, other.plain, score_cutoff=_LEAST_RATIO)
                sure = _as_spellings(one, other) if ratio else 0.0
                if sure:
                    yield _suggestion(one, other, f"Their names share {ratio:.0f}% of the letters.", sure)


def _as_spellings(one: _Entry, other: _Entry) -> float:
    """How likely two names with nearly the same letters are one: not where a number or a whole word differs."""
    apart = set(one.words) ^ set(other.words)
    numbered = _DIGITS.findall(one.plain) != _DIGITS.findall(other.plain)
    if numbered or apart & _OPPOSED or any(_NUMERAL.fullmatch(word.upper()) for word in apart):
        return 0.0
    if len(one.words) != len(other.words):
        return WORD_MORE
    words = zip(one.words, other.words, strict=True)
    alike = all(fuzz.ratio(first, second) >= _LEAST_WORD_RATIO for first, second in words)
    return SPELLING if alike else 0.0


def _sharing(
    entries: Sequence[_Entry], keys: Callable[[_Entry], Iterable[Hashable]]
) -> Iterator[tuple[_Entry, _Entry]]:
    for one, other, _ in _sharing_with_key(entries, keys):
        yield one, other


def _sharing_with_key(
    entries: Sequence[_Entry], keys: Callable[[_Entry], Iterable[Hashable]]
) -> Iterator[tuple[_Entry, _Entry, Hashable]]:
    """Every two entries that share a key."""
    groups: dict[Hashable, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            if key:
                groups[key].append(entry)
    for key, members in groups.items():
        for one, other in combinations(members[:_MOST_ALIKE], 2):
            yield one, other, key


def _suggestion(one: _Entry, other: _Entry, why: str, certainty: float) -> Suggestion:
    """The one that is better known, curated before mentioned more often, takes the other in."""

    def weight(entity: NamedEntity) -> tuple[bool, int, int]:
        return entity.origin is Origin.CURATED, entity.mentions, len(entity.name)

    lesser, greater = sorted((one.entity, other.entity), key=weight)
    return Suggestion(lesser, greater, why, round(certainty, 3))
