"""Every name of one document, curated or found by rule, each stretch of text claimed once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aigov_tui.extract.gazetteer import Gazetteer, Match
from aigov_tui.extract.linking.overlaps import cut, is_longer_name
from aigov_tui.extract.masks import Masked
from aigov_tui.extract.names.candidates import Candidate, candidates
from aigov_tui.extract.names.classify import Verdict, classify, group
from aigov_tui.extract.names.lexicon import Lexicon, lexicon
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import plain
from aigov_tui.model.entity import AliasScope, EntityKind
from aigov_tui.model.source import Document, Paragraph, ParagraphKind

_LOWER_WORD = re.compile(r"(?<![\w'])[a-z]+")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph with what was found in it; offsets are within `text`."""

    paragraph: Paragraph
    text: str
    matches: list[Match]
    candidates: list[Candidate]


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
    lower = frozenset(word for p in passages for word in _LOWER_WORD.findall(p.text))
    verdicts = classify(group(c for p in passages for c in p.candidates), lower, words)
    claims = _Claims(gazetteer, words, introduced, verdicts)
    return [name for passage in passages for name in claims.of(passage)]


def _passage(paragraph: Paragraph, gazetteer: Gazetteer, words: Lexicon) -> _Passage:
    text = plain(paragraph.text)
    capitals = text.isupper()
    masked = Masked(text)
    matches = [m for m in gazetteer.find(text, capitals=capitals) if not masked.covers(m.start, m.end)]
    found = [] if capitals else [c for c in candidates(text, words) if not masked.covers(c.start, c.end)]
    return _Passage(paragraph, text, matches, found)


class _Claims:
    """Decides, in one document, who gets words that a curated alias and a candidate both want."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        words: Lexicon,
        introduced: frozenset[str],
        verdicts: dict[str, Verdict],
    ) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._introduced = introduced
        self._verdicts = verdicts

    def of(self, passage: _Passage) -> list[Spotted]:
        """The names of one paragraph, in text order."""
        matches = _one_each([m for m in passage.matches if self._counts(m)], self._introduced)
        names: list[Spotted] = []
        for candidate in passage.candidates:
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
            words=words,
            kind=verdict.kind,
            confidence=verdict.confidence,
            title=candidate.title if start == candidate.start else None,
            country=candidate.country if start == candidate.start else None,
            after=candidate.right if end == candidate.end else "",
        )

    def _curated(self, passage: _Passage, match: Match) -> Spotted:
        entity = self._gazetteer.by_key[match.entity_key]
        offset = passage.paragraph.start_char
        sure = match.scope is AliasScope.ANYWHERE
        return Spotted(
            paragraph=passage.paragraph.ordinal,
            start=offset + match.start,
            end=offset + match.end,
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


PEOPLE = EntityKind.PERSON.value
