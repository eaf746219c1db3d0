"""Who gets the words of a paragraph that a curated alias and a name found by rule both want."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from aigov_tui.extract.gazetteer import Gazetteer, Match
from aigov_tui.extract.linking.overlaps import cut, goes_beyond, is_longer_name, one_each
from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.chinese import repeated
from aigov_tui.extract.names.chinese_name import ASSUMED, ChineseName
from aigov_tui.extract.names.headlines import known_names
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.extract.names.spotted import Spotted, apart
from aigov_tui.extract.names.verdicts import Verdict
from aigov_tui.extract.spans import Spans
from aigov_tui.model.entity import AliasScope, EntityKind
from aigov_tui.model.source import Paragraph

_LEAST_CONFIDENCE = 0.4
"""Names less certain than this are wrong more often than right, and left out."""
_CURATED_CONFIDENCE = {AliasScope.ANYWHERE: 0.99, AliasScope.INTRODUCED: 0.95}


class Passage(NamedTuple):
    """A paragraph with what was found in it; offsets are within `text`, which is `plain`."""

    paragraph: Paragraph
    text: str
    matches: list[Match]
    candidates: list[Candidate]
    chinese: list[ChineseName]
    headline: bool


class Claims:
    """The claims in one document. `verdicts` say what each name found by rule is, `people` are its Chinese names that
    are plain somewhere, `introduced` the keys of the entities it names in full."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        words: Lexicon,
        introduced: frozenset[str],
        verdicts: Mapping[str, Verdict],
        people: Mapping[str, ChineseName],
    ) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._introduced = introduced
        self._verdicts = verdicts
        self._people = people

    def of(self, passage: Passage) -> list[Spotted]:
        """The names of one paragraph in text order, none overlapping."""
        if not (passage.matches or passage.candidates or passage.chinese or passage.headline or self._people):
            return []
        matches = one_each(passage.matches, self._introduced) if passage.matches else []
        spans = Spans([(match.start, match.end) for match in matches])
        overruled: set[int] = set()
        names = self._latin(passage, matches, spans, overruled)
        if matches or passage.chinese or self._people:  # other names stand in text order already
            names.extend(self._chinese(passage, matches, spans, overruled))
            names.extend(self._curated(passage, m) for i, m in enumerate(matches) if i not in overruled)
            names.sort(key=_by_place)
        if passage.headline:
            names.extend(self._known(passage, names))
            names.sort(key=_by_place)
        return list(apart(names))

    def _latin(
        self, passage: Passage, matches: Sequence[Match], spans: Spans, overruled: set[int]
    ) -> list[Spotted]:
        names: list[Spotted] = []
        for candidate in passage.candidates:
            verdict = self._verdicts.get(candidate.name)
            if verdict is None:
                continue
            touching = spans.touching(candidate.start, candidate.end) if matches else ()
            inside = [matches[index] for index in touching]
            if not inside:
                self._add(names, passage, candidate, candidate.start, candidate.end)
            elif any(m.start <= candidate.start and candidate.end <= m.end for m in inside):
                continue
            elif all(is_longer_name(candidate, m, verdict, self._gazetteer, self._words) for m in inside):
                overruled.update(touching)
                self._add(names, passage, candidate, candidate.start, candidate.end)
            else:
                for start, end in cut(candidate, inside, passage.text):
                    self._add(names, passage, candidate, start, end)
        return names

    def _add(
        self, names: list[Spotted], passage: Passage, candidate: Candidate, start: int, end: int
    ) -> None:
        """Add a candidate, or the piece of it at `start:end` that no alias has taken, if it is a name."""
        first, last = start == candidate.start, end == candidate.end
        words = candidate.words if first and last else tuple(passage.text[start:end].split())
        name = candidate.name if first and last else " ".join(words)
        verdict = self._verdicts.get(name)
        if verdict is None or verdict.kind == "other" or verdict.confidence < _LEAST_CONFIDENCE:
            return
        offset = passage.paragraph.start_char
        names.append(
            Spotted(
                passage.paragraph.ordinal,
                offset + start,
                offset + end,
                name,
                words,
                verdict.kind,
                verdict.confidence,
                candidate.title if first else None,
                candidate.country if first else None,
                candidate.left if first else "",
                candidate.right if last else "",
            )
        )

    def _known(self, passage: Passage, taken: Sequence[Spotted]) -> Iterator[Spotted]:
        """Names that the rest of the document knows, in a headline, outside what is taken."""
        offset = passage.paragraph.start_char
        spans = Spans([(name.start, name.end) for name in taken])
        for start, end, name, verdict in known_names(passage.text, self._verdicts, self._words):
            if not spans.covers(offset + start, offset + end):
                yield Spotted(
                    paragraph=passage.paragraph.ordinal,
                    start=offset + start,
                    end=offset + end,
                    name=name,
                    words=tuple(name.split()),
                    kind=verdict.kind,
                    confidence=verdict.confidence,
                )

    def _chinese(
        self, passage: Passage, matches: Sequence[Match], spans: Spans, overruled: set[int]
    ) -> Iterator[Spotted]:
        if not passage.chinese and not self._people:
            return
        names = passage.chinese
        again = list(repeated(passage.text, self._people))
        if again:  # 朱剑桥 is nobody's 剑桥
            longer = Spans([(name.start, name.end) for name in again if len(name.name) > 2])
            names = [n for n in names if n.kind != EntityKind.PLACE or not longer.covers(n.start, n.end)]
            assumed = {name.name for name in again if name.confidence >= ASSUMED}
            names = [n for n in names if n.kind == EntityKind.PERSON or n.name not in assumed]
            found = Spans([(name.start, name.end) for name in names])
            again = [name for name in again if not found.covers(name.start, name.end)]
        offset = passage.paragraph.start_char
        for name in (*names, *again):
            touching = spans.touching(name.start, name.end)
            if not all(goes_beyond(name, matches[index]) for index in touching):
                continue
            overruled.update(touching)
            yield Spotted(
                paragraph=passage.paragraph.ordinal,
                start=offset + name.start,
                end=offset + name.end,
                name=name.name,
                words=self._people[name.name].words if name.name in self._people else name.words,
                kind=name.kind,
                confidence=name.confidence,
                title=name.title,
                country=name.country,
            )

    def _curated(self, passage: Passage, match: Match) -> Spotted:
        words = tuple(passage.text[match.start : match.end].split())
        offset = passage.paragraph.start_char
        return Spotted(
            paragraph=passage.paragraph.ordinal,
            start=offset + match.start,
            end=offset + match.end,
            name=" ".join(words),
            words=words,
            kind=self._gazetteer.kinds[match.entity_key],
            confidence=_CURATED_CONFIDENCE[match.scope],
            entity_key=match.entity_key,
        )


def _by_place(name: Spotted) -> tuple[int, int]:
    """In text order; of names that begin in one place the longest first."""
    return name.start, -name.end
