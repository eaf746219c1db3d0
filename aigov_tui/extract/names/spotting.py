"""Every name of one document, curated or found by rule, each stretch of text claimed once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from aigov_tui.extract.gazetteer import Gazetteer, Match
from aigov_tui.extract.linking.overlaps import cut, is_longer_name
from aigov_tui.extract.masks import Masked
from aigov_tui.extract.names.candidates import Candidate, candidates
from aigov_tui.extract.names.chinese import ChineseName, chinese_names, repeated
from aigov_tui.extract.names.classify import classify, group
from aigov_tui.extract.names.headlines import as_written, is_headline, known_names
from aigov_tui.extract.names.lexicon import Lexicon, lexicon
from aigov_tui.extract.names.rules import Verdict, by_rule
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import has_han, plain
from aigov_tui.model.entity import AliasScope, EntityKind
from aigov_tui.model.source import Document, Paragraph, ParagraphKind

_LOWER_WORD = re.compile(r"(?<![\w'])[a-z]+")


_THINGS = frozenset([EntityKind.ORGANIZATION, EntityKind.EVENT, EntityKind.DOCUMENT])


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph with what was found in it; offsets are within `text`."""

    paragraph: Paragraph
    text: str
    matches: list[Match]
    candidates: list[Candidate]
    chinese: list[ChineseName]
    headline: bool


def spot(document: Document, gazetteer: Gazetteer) -> list[Spotted]:
    """The names of a document in text order, none overlapping. Boilerplate is left out."""
    words = lexicon()
    passages = [
        _passage(paragraph, gazetteer, words)
        for paragraph in document.paragraphs
        if paragraph.kind is not ParagraphKind.BOILERPLATE
    ]
    introduced = frozenset(
        match.entity_key for p in passages for match in p.matches if match.scope is AliasScope.ANYWHERE
    )
    passages = _rewritten(passages, words)
    verdicts = _verdicts(passages, words)
    claims = _Claims(gazetteer, words, introduced, verdicts, _people_of(passages))
    return [name for passage in passages for name in claims.of(passage)]


def _rewritten(passages: Sequence[_Passage], words: Lexicon) -> list[_Passage]:
    """The passages with names in capitals as the document writes them elsewhere."""
    rewritten = iter(as_written([c for p in passages for c in p.candidates], words))
    return [replace(p, candidates=list(islice(rewritten, len(p.candidates)))) for p in passages]


def _people_of(passages: Sequence[_Passage]) -> dict[str, ChineseName]:
    """The Chinese names of people that a document makes plain once, to be known where nothing tells them.

    Of a foreign name with dots (唐纳德·特朗普) the last part alone is known as well.
    """
    known: dict[str, ChineseName] = {}
    for name in (n for p in passages for n in p.chinese if n.kind == EntityKind.PERSON):
        if len(name.words) > 1 or len(name.name) > 2:
            known.setdefault(name.name, replace(name, title=None, country=None))
        if "·" in name.name and len(name.words[-1]) > 1:
            known.setdefault(name.words[-1], replace(name, name=name.words[-1], words=name.words[-1:]))
    return known


def _passage(paragraph: Paragraph, gazetteer: Gazetteer, words: Lexicon) -> _Passage:
    text = plain(paragraph.text)
    headline = is_headline(text, words)
    masked = Masked(text)
    matches = [
        m
        for m in gazetteer.find(text, capitals=headline and text.isupper())
        if not masked.covers(m.start, m.end)
    ]
    found = [c for c in candidates(text) if not masked.covers(c.start, c.end)]
    return _Passage(paragraph, text, matches, found, chinese_names(text) if has_han(text) else [], headline)


def _verdicts(passages: Sequence[_Passage], words: Lexicon) -> dict[str, Verdict]:
    """What each name is. Headlines do not count as evidence, but what a rule tells there holds."""
    lower = frozenset(word for p in passages for word in _LOWER_WORD.findall(p.text))
    verdicts = classify(group(c for p in passages if not p.headline for c in p.candidates), lower, words)
    for name, occurrences in group(c for p in passages if p.headline for c in p.candidates).items():
        ruled = by_rule(occurrences, words) if name not in verdicts else None
        if ruled is not None:
            verdicts[name] = ruled
        elif name not in verdicts and name in words.places:
            verdicts[name] = Verdict("place", 0.9)
        elif name not in verdicts and name in words.organizations:
            verdicts[name] = Verdict("organization", 0.85)
    return verdicts


class _Claims:
    """Decides, in one document, who gets words that a curated alias and a candidate both want."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        words: Lexicon,
        introduced: frozenset[str],
        verdicts: dict[str, Verdict],
        people: dict[str, ChineseName],
    ) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._introduced = introduced
        self._verdicts = verdicts
        self._people = people

    def of(self, passage: _Passage) -> list[Spotted]:
        """The names of one paragraph, in text order."""
        matches = _one_each([m for m in passage.matches if self._counts(m)], self._introduced)
        names: list[Spotted] = []
        for candidate in passage.candidates:
            if passage.headline and candidate.name not in self._verdicts:
                continue
            inside = _overlapping(matches, candidate.start, candidate.end)
            if not inside:
                names.extend(self._found(passage, candidate, candidate.start, candidate.end))
                continue
            if any(m.start <= candidate.start and candidate.end <= m.end for m in inside):
                continue
            verdict = self._verdicts[candidate.name]
            if all(is_longer_name(candidate, m, verdict, self._gazetteer, self._words) for m in inside):
                matches = [m for m in matches if m not in inside]
                names.extend(self._found(passage, candidate, candidate.start, candidate.end))
            else:
                taken = [(m.start, m.end) for m in inside]
                for start, end in cut(candidate, taken, passage.text):
                    names.extend(self._found(passage, candidate, start, end))
        if passage.headline:
            names.extend(self._known(passage, [*names, *(self._curated(passage, m) for m in matches)]))
        if has_han(passage.text):
            found = self._chinese(passage)
            matches = [m for m in matches if not any(_goes_beyond(name, m) for name in found)]
            taken = [(m.start, m.end) for m in matches]
            names.extend(
                self._found_chinese(passage, name)
                for name in found
                if not any(start < name.end and name.start < end for start, end in taken)
            )
        names.extend(self._curated(passage, match) for match in matches)
        return sorted(names, key=lambda name: name.start)

    def _counts(self, match: Match) -> bool:
        return match.scope is AliasScope.ANYWHERE or match.entity_key in self._introduced

    def _found(self, passage: _Passage, candidate: Candidate, start: int, end: int) -> Iterator[Spotted]:
        whole = (start, end) == (candidate.start, candidate.end)
        words = candidate.words if whole else tuple(passage.text[start:end].split())
        verdict = self._verdicts.get(" ".join(words) if not whole else candidate.name)
        if verdict is None or verdict.kind == "other":
            return
        offset = passage.paragraph.start_char
        yield Spotted(
            paragraph=passage.paragraph.ordinal,
            start=offset + start,
            end=offset + end,
            name=candidate.name if whole else " ".join(words),
            words=words,
            kind=verdict.kind,
            confidence=verdict.confidence,
            title=candidate.title if start == candidate.start else None,
            country=candidate.country if start == candidate.start else None,
            before=candidate.left if start == candidate.start else "",
            after=candidate.right if end == candidate.end else "",
        )

    def _known(self, passage: _Passage, taken: Sequence[Spotted]) -> Iterator[Spotted]:
        """Names that the rest of the document knows, in a headline, outside what is taken."""
        offset = passage.paragraph.start_char
        for start, end, name, verdict in known_names(passage.text, self._verdicts, self._words):
            if any(offset + start < other.end and other.start < offset + end for other in taken):
                continue
            yield Spotted(
                paragraph=passage.paragraph.ordinal,
                start=offset + start,
                end=offset + end,
                name=name,
                words=tuple(name.split()),
                kind=verdict.kind,
                confidence=verdict.confidence,
            )

    def _chinese(self, passage: _Passage) -> list[ChineseName]:
        known = [
            n
            for n in repeated(passage.text, self._people)
            if not any(_overlap(n, c) for c in passage.chinese)
        ]
        return [*passage.chinese, *known]

    def _found_chinese(self, passage: _Passage, name: ChineseName) -> Spotted:
        offset = passage.paragraph.start_char
        return Spotted(
            paragraph=passage.paragraph.ordinal,
            start=offset + name.start,
            end=offset + name.end,
            name=name.name,
            words=name.words,
            kind=name.kind,
            confidence=name.confidence,
            title=name.title,
            country=name.country,
        )

    def _curated(self, passage: _Passage, match: Match) -> Spotted:
        entity = self._gazetteer.by_key[match.entity_key]
        offset = passage.paragraph.start_char
        sure = match.scope is AliasScope.ANYWHERE
        return Spotted(
            paragraph=passage.paragraph.ordinal,
            start=offset + match.start,
            end=offset + match.end,
            name=" ".join(passage.text[match.start : match.end].split()),
            words=tuple(passage.text[match.start : match.end].split()),
            kind=entity.kind.value,
            confidence=0.99 if sure else 0.95,
            entity_key=match.entity_key,
        )


def _one_each(matches: Sequence[Match], introduced: frozenset[str]) -> list[Match]:
    """Where entities share an alias: the one that is introduced in the document, else the first curated."""
    chosen: dict[tuple[int, int], Match] = {}
    for match in matches:
        span = (match.start, match.end)
        if span not in chosen or (
            chosen[span].entity_key not in introduced and match.entity_key in introduced
        ):
            chosen[span] = match
    return list(chosen.values())


def _overlapping(matches: Sequence[Match], start: int, end: int) -> list[Match]:
    return [m for m in matches if m.start < end and start < m.end]


def _goes_beyond(name: ChineseName, match: Match) -> bool:
    """`中国外交部` is more than 中国; a person or a place found by rule never overrules a curated alias."""
    longer = (
        name.start <= match.start
        and match.end <= name.end
        and name.end - name.start > match.end - match.start
    )
    return longer and name.kind in _THINGS


def _overlap(one: ChineseName, other: ChineseName) -> bool:
    return one.start < other.end and other.start < one.end
