"""Which organisation or place `they`, `it` and "the company" stand for, and when two people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.discourse import Discourse
from aigov_tui.extract.quotes.salience import WEIGHTS, Antecedent, leading
from aigov_tui.extract.quotes.subjecthood import ACTS
from aigov_tui.model.entity import Entity, EntityKind, Mention

_ACTING = 0.7
_NEAR_SENTENCES = 2
_TOLD_SENTENCES = 6
"""Within which who told something is still meant: its words are sentences, too."""
_PAIRS = 12
"""Mentions of people before `they` among which two named together are sought."""
_PARAGRAPH_REACH = 1_000
"""Code points back in which the beginning of a pronoun's paragraph is sought."""
_PAPER = re.compile(r"\s([a-z]+)\s([a-z]+)\b")
_TOGETHER = re.compile(r"(?: \([^()]{1,24}\))?,? and (?:[\w.’'-]+ ){0,3}")


class Groups:
    """The organisations and places of one document. `people` are its mentions of persons."""

    def __init__(
        self,
        discourse: Discourse,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        people: Sequence[Mention],
    ) -> None:
        self._discourse = discourse
        self._entities = entities
        self._people = people
        self._starts = [mention.start_char for mention in people]
        self._groups = [
            m for m in mentions if self._kind(m.entity_key) in (EntityKind.ORGANIZATION, EntityKind.PLACE)
        ]
        self._group_starts = [mention.start_char for mention in self._groups]

    def group(self, position: int, *, plural: bool) -> Antecedent | None:
        """The organisation or place that `they` or `it` at `position` stands for; of `they`, also two people."""
        last = bisect_left(self._group_starts, position)
        scores: dict[str, float] = {}
        for index in range(last - 1, max(-1, last - 7), -1):
            mention = self._groups[index]
            distance = self._discourse.sentences_between(mention.end_char, position)
            subject = self._subjecthood(mention)
            score = -distance * WEIGHTS["distance"] + subject * WEIGHTS["subject"]
            if not self._acts(mention, subject, position):
                continue
            if self._kind(mention.entity_key) is EntityKind.PLACE:
                if subject < ACTS or (
                    plural and self._entities[mention.entity_key].name in lexicon().country_of
                ):
                    continue  # a place speaks only where it acts: "Beijing warned ... it said"
                score += WEIGHTS["place"]
            scores[mention.entity_key] = max(score, scores.get(mention.entity_key, score))
        if plural:
            self._add_pairs(scores, position)
        return leading(scores)

    def _acts(self, mention: Mention, subject: float, position: int) -> bool:
        """Is it a subject not far back: in "they wrote to the Senate. '...', they said" the Senate is not who is meant."""
        if subject < _ACTING or self._discourse.is_quoted(mention.start_char):
            return False
        distance = self._discourse.sentences_between(mention.end_char, position)
        near = position - mention.end_char < _PARAGRAPH_REACH
        own = near and "\n" not in self._discourse.text[mention.end_char : position]
        return distance <= (_TOLD_SENTENCES if own or subject > 1 else _NEAR_SENTENCES)

    def _subjecthood(self, mention: Mention) -> float:
        """As of any mention; of `a Times article hailed ...` the Times tells."""
        subject = self._discourse.subjecthood(mention)
        paper = _PAPER.match(self._discourse.text, mention.end_char) if subject < ACTS else None
        told = paper is not None and paper.group(1) in lex.NOMINALS and lex.looks_like_verb(paper.group(2))
        return 1.0 + WEIGHTS["tells"] if told else subject

    def _add_pairs(self, scores: dict[str, float], position: int) -> None:
        """Two people named together are whom `they` can mean: the first stands for both."""
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(0, last - 1 - _PAIRS), -1):
            one, other = self._people[index - 1], self._people[index]
            if not _TOGETHER.fullmatch(self._discourse.text, one.end_char, other.start_char):
                continue
            distance = self._discourse.sentences_between(other.end_char, position)
            subject = self._discourse.subjecthood(other)
            if not self._acts(other, subject, position):
                continue
            score = WEIGHTS["subject"] * subject - distance * WEIGHTS["distance"]
            scores[one.entity_key] = max(score, scores.get(one.entity_key, score))

    def only_organization(self, position: int) -> str | None:
        """The organisation named in the two sentences before `position`, outside of quotations, if there is one alone; no
        public body, which is not called a company."""
        last = bisect_left(self._group_starts, position)
        found: set[str] = set()
        for index in range(last - 1, max(-1, last - 9), -1):
            mention = self._groups[index]
            if self._discourse.sentences_between(mention.end_char, position) > _NEAR_SENTENCES:
                break
            if self._kind(mention.entity_key) is EntityKind.ORGANIZATION and not self._discourse.is_quoted(
                mention.start_char
            ):
                found.add(mention.entity_key)
        key = found.pop() if len(found) == 1 else None
        words = self._entities[key].name.casefold().split() if key is not None else []
        return None if not lex.PUBLIC_BODIES.isdisjoint(words) else key

    def _kind(self, key: str) -> EntityKind | None:
        entity = self._entities.get(key)
        return entity.kind if entity else None
