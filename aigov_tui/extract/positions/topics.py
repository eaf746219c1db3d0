"""Which issues of the codebook a sentence is about, by their vocabulary.

An entry is a word or a phrase, with a `*` for any ending, and after a `~` perhaps words of which the sentence must hold
one: `safety law ~ ai | algorithm*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.governing import WORD
from aigov_tui.extract.positions.portfolios import is_portfolio
from aigov_tui.model.position import Issue

_HAN = re.compile(f"[{HAN}]")
_BESIDE, _OR = "~", "|"
"""In an entry: before the words of which one must stand beside it, and between these."""
_OTHER = "non "
"""Before what a word says not to be meant, once hyphens are blanks: non-tariff barriers."""
_SHORTEST_RARE = 5
_STEM = 4
"""Letters of a verb that a noun made of it begins with: to waive, a waiver."""
_ENDINGS = ("", "s", "'s")
_PREFIX_KEY = 3
"""Letters that a term open at its end is looked up by; a shorter one is none."""


@dataclass(frozen=True, slots=True)
class Named:
    """A term where it stands in the text that was searched (code points); `is_against`: it names the opposite of what
    the issue asks for; `is_restraint`: it names the restraint itself that the issue asks for ("ban", of "be banned")."""

    start: int
    end: int
    is_against: bool
    is_restraint: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue that a sentence touches. `weight` grows with the terms found and with their length; `terms` are those
    that are no part of a longer one. `is_against`: most of them name the opposite of what the issue asks for."""

    issue_key: str
    weight: float
    terms: tuple[Named, ...]
    is_against: bool = False
    is_restrained: bool = False
    """The issue asks for a restraint: "Should exports be limited?"."""


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]
    is_prefix: bool
    issue_key: str

    @property
    def name(self) -> str:
        """The term as it is listed."""
        return " ".join(self.words)

    def matches(self, words: Sequence[str], at: int) -> bool:
        """Do the sentence's `words` hold the term at this index?"""
        last = at + len(self.words) - 1
        if last >= len(words) or tuple(words[at:last]) != self.words[:-1]:
            return False
        return words[last].startswith(self.words[-1]) if self.is_prefix else words[last] in self._endings()

    def _endings(self) -> tuple[str, ...]:
        """A noun of the vocabulary counts in the plural and with a genitive's mark too."""
        return tuple(self.words[-1] + ending for ending in _ENDINGS)


class Topics:
    """The vocabulary of a codebook, ready to be looked for. Hyphens count as blanks, case does not count."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self._by_first: dict[str, list[_Term]] = {}
        self._prefixes: dict[str, list[_Term]] = {}
        self._han: dict[str, list[str]] = {}
        self._against: set[tuple[str, str]] = set()
        self._restrained: dict[str, tuple[str, ...]] = {}
        self._restraining: set[tuple[str, str]] = set()
        self._contexts: dict[tuple[str, str], re.Pattern[str]] = {}
        self._rare: set[str] = set()
        verbs = cues().verbs
        for issue in issues:
            asked = readable(issue.question).lower()
            limits = [word[:_STEM] for word in WORD.findall(asked) if verbs.get(word) == "act_against"]
            for verb in cues().chinese_verb.findall(asked):
                limits.extend([verb] if cues().chinese_verbs[verb] == "act_against" else [])
            if limits:
                self._restrained[issue.key] = tuple(limits)
                named = {_name(entry): entry.partition(_BESIDE)[0] for entry in issue.vocabulary}
                self._restraining.update((issue.key, name) for name in named if _restrains(name, named[name]))
            self._against.update((issue.key, _name(entry)) for entry in issue.against)
            for entry in issue.vocabulary:
                self._add(entry, issue.key)
                beside = entry.partition(_BESIDE)[2]
                if beside:
                    self._contexts[issue.key, _name(entry)] = _any_of(beside)
        alternatives = sorted(self._han, key=lambda term: (-len(term), term))
        self._han_terms = re.compile("|".join(map(re.escape, alternatives))) if alternatives else None

    def _add(self, entry: str, issue_key: str) -> None:
        entry = entry.partition(_BESIDE)[0].strip()
        is_prefix = entry.endswith("*")
        text = searchable(entry.removesuffix("*"))
        if _HAN.search(text):
            self._han.setdefault(text.strip(), []).append(issue_key)
            return
        words = tuple(WORD.findall(text))
        if not words:
            return
        term = _Term(words, is_prefix, issue_key)
        if len(words) == 1 and _is_rare(words[0], is_prefix=is_prefix):
            self._rare.add(words[0])
        if is_prefix and len(words) == 1 and len(words[0]) >= _PREFIX_KEY:
            self._prefixes.setdefault(words[0][:_PREFIX_KEY], []).append(term)
        else:
            self._by_first.setdefault(words[0], []).append(term)
            for ending in _ENDINGS[1:] if len(words) == 1 else ():
                self._by_first.setdefault(words[0] + ending, []).append(term)

    def _topic(self, key: str, terms: Mapping[str, Sequence[tuple[int, int]]]) -> Topic:
        against = [term for term in terms if (key, term) in self._against]
        limits = self._restrained.get(key, ())
        return Topic(
            key,
            self._weight(terms),
            tuple(
                _longest(
                    (*span, (key, term) in self._against, self._is_restraint(key, term, limits))
                    for term, spans in terms.items()
                    for span in spans
                )
            ),
            2 * self._weight(against) > self._weight(terms),
            key in self._restrained,
        )

    def _is_restraint(self, key: str, term: str, limits: Iterable[str]) -> bool:
        """Does the term name what the issue asks for, where that is to limit something?"""
        return (key, term) in self._restraining or any(stem in term for stem in limits)

    def _weight(self, terms: Iterable[str]) -> float:
        """One for a word, half more for one that is rare and for each further one of a phrase; a Chinese term of four
        characters is a phrase."""
        return sum(
            1.0
            + 0.5 * (term.count(" ") if term.isascii() else max(0, len(term) - 2) / 2)
            + 0.5 * (term in self._rare)
            for term in terms
        )

    def find(self, sentence: str) -> list[Topic]:
        """The issues that `sentence` touches, weightiest first."""
        spans: dict[str, dict[str, list[tuple[int, int]]]] = {}
        folded = searchable(sentence)
        for issue_key, term, start, end in self.occurrences(sentence):
            if folded[max(0, start - len(_OTHER)) : start] == _OTHER or is_portfolio(sentence, start, end):
                continue
            context = self._contexts.get((issue_key, term))
            if context is None or context.search(folded):
                spans.setdefault(issue_key, {}).setdefault(term, []).append((start, end))
        topics = [self._topic(key, terms) for key, terms in spans.items()]
        return sorted(topics, key=lambda topic: (-topic.weight, topic.issue_key))

    def occurrences(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """(issue, term, start, end) of every term in `text`, Latin ones before Chinese ones."""
        folded = searchable(text)
        found = list(WORD.finditer(folded))
        words = [match.group() for match in found]
        by_first, prefixes = self._by_first, self._prefixes
        for at, word in enumerate(words):
            terms: Sequence[_Term] = by_first.get(word, ())
            if (begun := prefixes.get(word[:_PREFIX_KEY])) is not None:
                terms = [*terms, *begun]
            for term in terms:
                if term.matches(words, at):
                    yield term.issue_key, term.name, found[at].start(), found[at + len(term.words) - 1].end()
        for match in self._han_terms.finditer(folded) if self._han_terms else ():
            for issue_key in self._han[match.group()]:
                yield issue_key, match.group(), *match.span()


def _longest(spans: Iterable[tuple[int, int, bool, bool]]) -> Iterator[Named]:
    end = -1
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[1] > end:
            yield Named(*span)
            end = span[1]


def _name(entry: str) -> str:
    """A term as `find` lists it."""
    entry = entry.partition(_BESIDE)[0].strip()
    text = searchable(entry.removesuffix("*"))
    return text.strip() if _HAN.search(text) else " ".join(WORD.findall(text))


def _restrains(term: str, entry: str) -> bool:
    """Is a word of the term a verb that limits, as it stands or with an ending: "rent freeze", "delay*"?"""
    verbs = cues().verbs
    *words, last = term.split()
    ends = (
        [form for form in verbs if form.startswith(last)]
        if entry.strip().endswith("*")
        else [last, last.removesuffix("s")]
    )
    return any(verbs.get(word) == "act_against" for word in (*words, *ends))


def searchable(text: str) -> str:
    """Same length in code points as `text`, unless lower case is longer (then as `text` was)."""
    lower = readable(text).replace("-", " ").lower()
    return lower if len(lower) == len(text) else readable(text).replace("-", " ")


def _any_of(beside: str) -> re.Pattern[str]:
    """Any of the words `a | b*`, in folded text."""
    found = []
    for entry in beside.split(_OR):
        words = searchable(entry.strip().removesuffix("*")).strip()
        ending = r"\w*" if entry.strip().endswith("*") else "s?"
        found.append(re.escape(words) if _HAN.search(words) else rf"\b{re.escape(words)}{ending}\b")
    return re.compile("|".join(found))


def _is_rare(word: str, *, is_prefix: bool) -> bool:
    """Is it none of the common English words, so that it tells as much as a phrase: `pyrolysis`, `stablecoin*`?"""
    if len(word) < _SHORTEST_RARE or not word.isascii():
        return False
    common = lexicon().words
    return not any(one.startswith(word) for one in common) if is_prefix else word not in common
