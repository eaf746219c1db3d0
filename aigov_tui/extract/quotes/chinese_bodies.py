"""Organisations, places and documents that open a clause of Chinese, and so speak in the next: OpenAI发起反击，并指控……."""

from __future__ import annotations

from bisect import bisect_left

from aigov_tui.extract.names.chinese_vocabulary import function_words
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_circumstances import governed
from aigov_tui.extract.quotes.chinese_nominals import Nominals
from aigov_tui.extract.quotes.phrases import Phrase, phrase_of
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import SpeakerForm

MOST_NAMES = 6
"""Names of a clause that are looked at."""


class Bodies(Nominals):
    """Finds what acts in a clause and is nobody."""

    def _opening_group(self, start: int, end: int) -> Phrase | None:
        """An organisation that opens an earlier clause, or a document that does something in it: OpenAI发起反击，并指控……."""
        start = self._past_time(start, end)
        index = bisect_left(self._name_starts, start)
        begins = index < len(self._names) and self._names[index].start == start
        unlisted = lex.BODY_SPEAKS_OUT.match(self._plain, start, end) if not begins else None
        if unlisted is not None:
            return self._ending_at(*unlisted.span("who")) or Phrase(
                *unlisted.span("who"), SpeakerForm.NOMINAL, unlisted.group("who")
            )
        document = self._acting_document(index, start, end)
        if document is not None:
            return document
        name = self._names[index] if index < len(self._names) else None
        if (
            name is not None
            and name.start == start + 1
            and name.kind is EntityKind.ORGANIZATION
            and self._plain[start] == "《"
            and self._plain[name.end + 1 : name.end + 2] not in ("", *"的、和与及记，")
        ):
            return phrase_of(name)  # 《海江晚报》19日刊文渲染……，声称
        if name is not None and name.start == start and self._is_called_after(name, index, end):
            index += 1
            name = self._names[index]
            start = name.start  # 华盛顿智库战略与国际研究中心
        if name is None or name.start != start or name.end >= end:
            return None
        speaks = name.kind is EntityKind.PLACE and (
            lex.SPEAKS_OUT.search(self._plain, name.end, end) is not None
            or self._plain[name.end : name.end + 2] in function_words()
        )
        if name.kind is not EntityKind.ORGANIZATION and not speaks:
            return None
        if self._plain[name.end] in "的、和与及》":
            return None
        return phrase_of(name)

    def _ending_at(self, start: int, end: int) -> Phrase | None:
        """The name inside `start:end` that ends where it does."""
        index = bisect_left(self._name_starts, start)
        named = (name for name in self._names[index : index + MOST_NAMES] if name.end == end)
        found = next(named, None)
        return phrase_of(found) if found is not None else None

    def _is_called_after(self, place: NamedSpan, index: int, end: int) -> bool:
        """Does what an organisation is stand between this place and its name, and no more?"""
        following = self._names[index + 1] if index + 1 < len(self._names) else None
        if place.kind is not EntityKind.PLACE or following is None or following.end >= end:
            return False
        between = self._plain[place.end : following.start]
        head = lex.nominal_head(between)
        return following.kind is EntityKind.ORGANIZATION and head is not None and head[1] == len(between)

    def _acting_document(self, index: int, start: int, end: int) -> Phrase | None:
        """A document that does something in the clause: 中国倡导的《计划》从……出发，将……定位为."""
        for name in self._names[index : index + MOST_NAMES]:
            if name.end >= end:
                return None
            does = name.kind is EntityKind.DOCUMENT and lex.DOCUMENT_DOES.match(self._plain, name.end, end)
            if does and not governed(self._plain, name.start, start):
                return phrase_of(name)
        return None

    def _paper_before(self, position: int) -> Phrase | None:
        """The document that is named last before this, in its paragraph."""
        index = bisect_left(self._name_starts, position)
        named = (name for name in reversed(self._names[:index]) if name.kind is EntityKind.DOCUMENT)
        document = next(named, None)
        return phrase_of(document) if document is not None else None
