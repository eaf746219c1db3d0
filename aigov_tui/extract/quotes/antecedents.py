"""Whom a pronoun or a title stands for: the most salient person named before it.

Salience in the manner of Lappin and Leass (1994), without a parse: each earlier mention adds to its person, by how
near it is, whether it is a subject, whether it stands inside someone else's words; who spoke last counts most.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from aigov_tui.extract.quotes.discourse import Discourse
from aigov_tui.extract.quotes.salience import WEIGHTS, Antecedent, leading
from aigov_tui.extract.quotes.subjecthood import ACTS, byline_spans
from aigov_tui.extract.spans import Spans
from aigov_tui.model.entity import Entity, EntityKind, Mention

_RIGHT_BEFORE = re.compile(r"[^.!?\"“”]{0,200}[.!?]\s+[\"“‘][^\"“”]{1,400}[\"”’]\s*")
"""[Li] was cooler. "On some things," ...: from the subject of the sentence before a quotation to the pronoun after it."""
_RIGHT_BEFORE_REACH = 640
"""Code points: more than that and a blank or two no such sentence and quotation take."""
_LOOK_BACK = 40
"""Mentions: no antecedent is sought further back; keeps the search linear."""
_FEW_SENTENCES = 4
_TELLING = 1.5
"""Salience by which an antecedent must lead for a pronoun to tell its gender."""
_LINKS = 2
"""Pronouns before a pronoun that are looked at for whom it means."""
_CHAIN_REACH = 600
"""Code points before a pronoun within which one before it is sought."""
_OPENING = {
    "m": re.compile(
        r"(?:(?<=[.!?\n] )|(?<=[.!?][\"”’] )|(?<=\n)|^)(He)(?= )|(?<=[。！？\n])(他)(?![们們的国國人方])"
    ),
    "f": re.compile(
        r"(?:(?<=[.!?\n] )|(?<=[.!?][\"”’] )|(?<=\n)|^)(She)(?= )|(?<=[。！？\n])(她)(?![们們的])"
    ),
}
_FRONTED_BY = re.compile(
    r"(?:^|[.!?”\"\n] ?)(?:[A-Z][a-z]+(?:ed|en)(?: [^.!?\n,]{1,30})? by|Like|Unlike) (?:[\w.’'-]+ ){0,4}$"
)
_FRONTED_OF = re.compile(r"[^.!?\n“\"]{0,120}, s?he\b")
_FRONTED_REACH = 90
"""Code points from the beginning of a sentence to a name that `_FRONTED_BY` leads to."""
_SUBORDINATE = re.compile(r"\b(?:when|as|after|before|while|because|where|until)(?: again| later| first)? $")
_LONGEST_CONJUNCTION = 16
"""Code points of what `_SUBORDINATE` finds, before a pronoun."""


def people_of(text: str, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> list[Mention]:
    """The mentions of persons, but for those of reporters in bylines."""
    reporters = Spans(byline_spans(text))
    return [
        mention
        for mention in mentions
        if mention.entity_key in entities
        and entities[mention.entity_key].kind is EntityKind.PERSON
        and not reporters.covers(mention.start_char, mention.start_char + 1)
    ]


class Antecedents:
    """The people of one document, and who has spoken so far, in reading order."""

    def __init__(
        self, discourse: Discourse, people: Sequence[Mention], entities: Mapping[str, Entity]
    ) -> None:
        self._discourse = discourse
        self._entities = entities
        self._people = people
        self._starts = [mention.start_char for mention in people]
        self._frequency = Counter(mention.entity_key for mention in people)
        self._first_named: dict[str, int] = {}
        for mention in people:
            self._first_named.setdefault(mention.entity_key, mention.start_char)
        self._spoken: list[tuple[int, str]] = []  # (position, entity key) of resolved speakers, in order
        self._learnt: dict[str, str] = {}  # genders that pronouns told

    def spoke(self, position: int, key: str) -> None:
        """Tell that the person `key` was named as speaker at `position`."""
        self._spoken.append((position, key))

    def person(
        self, gender: str, position: int, low: int, links: int = _LINKS, telling: str | None = None
    ) -> Antecedent | None:
        """The person whom `he` ("m") or `she` ("f") at `position` stands for. `low` is where its paragraph begins; `telling`
        is who says all of the text, and so is `I` and nobody's `he`."""
        scores: dict[str, float] = {}
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(-1, last - 1 - _LOOK_BACK), -1):
            mention = self._people[index]
            fit = self._fits(mention.entity_key, gender)
            if fit is None or mention.entity_key == telling:
                continue
            score = fit + self._mention_score(index, position, low)
            best = scores.get(mention.entity_key)
            scores[mention.entity_key] = score if best is None else max(best, score) + WEIGHTS["repeated"]
        self._add_speakers(scores, position, low, gender)
        scores.pop(telling or "", None)
        self._add_chain(scores, gender, position, low, links, telling)
        found = leading(scores)
        if found is not None and gender and found.margin >= _TELLING:
            self._learnt.setdefault(found.key, gender)  # whom "she" has meant is not whom "he" means
        return found or (self._only_person(last) if telling is None else None)

    def _add_chain(
        self,
        scores: dict[str, float],
        gender: str,
        position: int,
        low: int,
        links: int,
        telling: str | None,
    ) -> None:
        """Who "she" is in "She says Li trained her. '...', she said.": whom the sentence's before means that it opens with."""
        opening = _OPENING.get(gender)
        if not links or opening is None or len(scores) < 2:
            return
        last = None
        for found in opening.finditer(self._discourse.text, max(low, position - _CHAIN_REACH), position - 1):
            if not self._discourse.is_quoted(found.start(found.lastindex or 0)):
                last = found.start(found.lastindex or 0)
        earlier = self.person(gender, last, low, links - 1, telling) if last is not None else None
        if earlier is not None and earlier.key in scores:
            scores[earlier.key] += WEIGHTS["chained"]

    def _only_person(self, last: int) -> Antecedent | None:
        """The one person named so far, where the first name misled about the gender: nobody else is there to be meant."""
        keys = {mention.entity_key for mention in self._people[max(0, last - _LOOK_BACK) : last]}
        return Antecedent(keys.pop(), 0.0) if len(keys) == 1 else None

    def only_person(self, position: int, low: int) -> str | None:
        """The one person named between `low` and `position`, outside of quotations, if there is one alone."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, position)
        named = {
            mention.entity_key
            for mention in self._people[first:last]
            if not self._discourse.is_quoted(mention.start_char)
        }
        return named.pop() if len(named) == 1 else None

    def one_of_two(self, position: int, low: int, *, first: bool) -> Antecedent | None:
        """The first or the last of the two people named last before `position`, not before `low`: 前者, 后者."""
        last = bisect_left(self._starts, position)
        keys: list[str] = []
        for index in range(last - 1, max(-1, last - 1 - _LOOK_BACK), -1):
            mention = self._people[index]
            if mention.start_char < low or len(keys) == 2:
                break
            if mention.entity_key not in keys:
                keys.append(mention.entity_key)
        keys.sort(key=lambda key: self._first_named[key])
        return Antecedent(keys[0 if first else 1], 0.0) if len(keys) == 2 else None

    def named_between(self, start: int, end: int) -> bool:
        """Is anybody named from `start` to `end` but inside someone's words, or are more than a few sentences between them?"""
        if self._discourse.sentences_between(start, end) > _FEW_SENTENCES:
            return True
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if last - first > _LOOK_BACK:  # all in someone's words: nobody looks back past them
            return True
        return any(not self._discourse.is_quoted(self._starts[index]) for index in range(first, last))

    def named_since(self, start: int, end: int, gender: str) -> bool:
        """Is anybody whom a pronoun of this gender may mean named from `start` to `end`, but inside someone's words?"""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return any(
            not self._discourse.is_quoted(self._starts[index])
            and self._fits(self._people[index].entity_key, gender) is not None
            for index in range(first, last)
        )

    def may_be(self, key: str, gender: str) -> bool:
        """May a pronoun of this gender stand for the person?"""
        return gender in _OPENING and key in self._frequency and self._fits(key, gender) is not None

    def _fits(self, key: str, gender: str) -> float | None:
        """What the gender adds to salience; None if it rules the person out."""
        known = self._entities[key].gender
        if known is None and gender and self._learnt.get(key, gender) != gender:
            return None
        if known is None or not gender:
            return WEIGHTS[
                "gender_unknown_han" if self._entities[key].name[-1:] >= "㐀" else "gender_unknown"
            ]
        return 0.0 if known == gender else None

    def _mention_score(self, index: int, position: int, low: int) -> float:
        mention = self._people[index]
        sentences = self._discourse.sentences_between(mention.end_char, position)
        subject = self._discourse.subjecthood(mention)
        score = WEIGHTS["subject"] * subject - WEIGHTS["distance"] * sentences
        if self._discourse.is_quoted(mention.start_char):
            score += WEIGHTS["inside_quote"]
            if mention.start_char >= low:
                score += WEIGHTS["inside_own_quote"]
        elif mention.start_char >= low:
            score += WEIGHTS["same_paragraph"]
            near = position - mention.end_char < _RIGHT_BEFORE_REACH
            if (
                subject >= ACTS
                and near
                and _RIGHT_BEFORE.fullmatch(self._discourse.text, mention.end_char, position)
            ):
                score += WEIGHTS["right_before"]
        if (
            not sentences
            and subject > 0
            and _SUBORDINATE.search(self._discourse.text, max(0, position - _LONGEST_CONJUNCTION), position)
            and not self._discourse.is_quoted(mention.start_char)
        ):
            score += WEIGHTS["main_clause"]
        if not subject and _is_fronted(self._discourse.text, mention):
            score += WEIGHTS["fronted"]
        native = self._discourse.text[position : position + 1] >= "㐀"
        if not sentences and subject >= ACTS and native:
            score += WEIGHTS["right_before"]  # 司马骏没有她乐观，他说
        if mention.start_char == self._first_named[mention.entity_key] and _is_introduced(
            self._discourse.text, mention
        ):
            score += WEIGHTS["introduced"]
        return score + WEIGHTS["frequency"] * min(self._frequency[mention.entity_key], 12) / 12

    def _add_speakers(self, scores: dict[str, float], position: int, low: int, gender: str) -> None:
        weight = 1.0
        for spoken_at, key in reversed(self._spoken[-4:]):
            entity = self._entities.get(key)
            if spoken_at >= position or entity is None or entity.kind is not EntityKind.PERSON:
                continue
            fit = self._fits(key, gender)
            if fit is None:
                continue
            distance = self._discourse.sentences_between(spoken_at, position)
            score = fit + weight * WEIGHTS["spoke"] + WEIGHTS["subject"] - WEIGHTS["distance"] * distance
            if spoken_at >= low:
                score += WEIGHTS["same_paragraph"]
            scores[key] = max(score, scores.get(key, score))
            weight *= 0.6


def _is_fronted(text: str, mention: Mention) -> bool:
    """Does the name open a sentence after "by" or "like", with whoever that is told of behind: Asked by *Li*, she said ...?"""
    if _FRONTED_BY.search(text, max(0, mention.start_char - _FRONTED_REACH), mention.start_char) is None:
        return False
    return _FRONTED_OF.match(text, mention.end_char) is not None


def _is_introduced(text: str, mention: Mention) -> bool:
    """Is a full name followed, or led by words, that say who this is: Henry Crespo, president of ...?"""
    if " " not in mention.text:
        return False
    return text.startswith((", ", " of ", " at "), mention.end_char)
