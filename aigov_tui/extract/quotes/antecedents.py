"""Whom a pronoun or a title stands for: the most salient person named before it.

Salience in the manner of Lappin and Leass (1994), without a parse: each earlier mention adds to its person, by how
near it is, whether it is a subject, whether it stands inside someone else's words; who spoke last counts most.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.descriptions import is_of_party, party_behind
from aigov_tui.extract.quotes.subjecthood import ACTS, byline_spans, subjecthood
from aigov_tui.extract.quotes.tables import load
from aigov_tui.extract.spans import Spans
from aigov_tui.model.entity import Entity, EntityKind, Mention

_WEIGHTS: dict[str, float] = {key: float(value) for key, value in load("salience").items()}
_ACTING = 0.7
_RIGHT_BEFORE = re.compile(r"[^.!?\"“”]{0,200}[.!?]\s+[\"“‘][^\"“”]{1,400}[\"”’]\s*")
"""[Li] was cooler. "On some things," ...: from the subject of the sentence before a quotation to the pronoun after it."""
_RIGHT_BEFORE_REACH = 640
"""Code points: more than that and a blank or two no such sentence and quotation take."""
_LOOK_BACK = 40
"""Mentions: no antecedent is sought further back; keeps the search linear."""
_NEAR_SENTENCES = 2
_FEW_SENTENCES = 4
_TELLING = 1.5
"""Salience by which an antecedent must lead for a pronoun to tell its gender."""
_PAIRS = 12
"""Mentions of people before `they` among which two named together are sought."""
_TOGETHER = re.compile(r"(?: \([^()]{1,24}\))?,? and (?:[\w.’'-]+ ){0,3}")
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
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘(]?[A-Z])|[。！？]|\n")
_SUBORDINATE = re.compile(r"\b(?:when|as|after|before|while|because|where|until)(?: again| later| first)? $")
_LONGEST_CONJUNCTION = 16
"""Code points of what `_SUBORDINATE` finds, before a pronoun."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The entity a pronoun stands for; `margin` is how far its salience is above the next one's."""

    key: str
    margin: float


class Antecedents:
    """The people of one document, and what has been said so far, in reading order."""

    def __init__(self, text: str, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> None:
        self._text = text
        self._entities = entities
        reporters = Spans(byline_spans(text))
        self._people = [
            m
            for m in mentions
            if self._kind(m.entity_key) is EntityKind.PERSON
            and not reporters.covers(m.start_char, m.start_char + 1)
        ]
        self._starts = [m.start_char for m in self._people]
        self._frequency = Counter(m.entity_key for m in self._people)
        self._first_named: dict[str, int] = {}
        for mention in self._people:
            self._first_named.setdefault(mention.entity_key, mention.start_char)
        self._groups = [
            m for m in mentions if self._kind(m.entity_key) in (EntityKind.ORGANIZATION, EntityKind.PLACE)
        ]
        self._group_starts = [m.start_char for m in self._groups]
        self._quoted: list[tuple[int, int]] = []
        self._spoken: list[tuple[int, str]] = []  # (position, entity key) of resolved speakers, in order
        self._subjects: dict[int, float] = {}
        self._learnt: dict[str, str] = {}  # genders that pronouns told
        self._ends: list[int] | None = None

    def quoted(self, start: int, end: int) -> None:
        """Tell that `start:end` are someone's words; names inside them are poor antecedents."""
        self._quoted.append((start, end))

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
            scores[mention.entity_key] = score if best is None else max(best, score) + _WEIGHTS["repeated"]
        self._add_speakers(scores, position, low, gender)
        scores.pop(telling or "", None)
        self._add_chain(scores, gender, position, low, links, telling)
        found = _best(scores)
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
        for found in opening.finditer(self._text, max(low, position - _CHAIN_REACH), position - 1):
            if not self._is_quoted(found.start(found.lastindex or 0)):
                last = found.start(found.lastindex or 0)
        earlier = self.person(gender, last, low, links - 1, telling) if last is not None else None
        if earlier is not None and earlier.key in scores:
            scores[earlier.key] += _WEIGHTS["chained"]

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
            if not self._is_quoted(mention.start_char)
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

    def group(self, position: int, *, plural: bool) -> Antecedent | None:
        """The organisation or place that `they` or `it` at `position` stands for; of `they`, also two people."""
        last = bisect_left(self._group_starts, position)
        scores: dict[str, float] = {}
        for index in range(last - 1, max(-1, last - 7), -1):
            mention = self._groups[index]
            distance = self._sentences_between(mention.end_char, position)
            subject = self._subject_score(mention)
            score = -distance * _WEIGHTS["distance"] + subject * _WEIGHTS["subject"]
            native = self._text[position : position + 1] >= "㐀"
            if native and plural and subject < _ACTING:
                continue  # 他们 are people first
            if self._kind(mention.entity_key) is EntityKind.PLACE:
                if subject < _ACTING or (
                    plural and self._entities[mention.entity_key].name in lexicon().country_of
                ):
                    continue  # a place speaks only where it acts: "Beijing warned ... it said"
                score += _WEIGHTS["place"]
            scores[mention.entity_key] = max(score, scores.get(mention.entity_key, score))
        if plural:
            self._add_pairs(scores, position)
        return _best(scores)

    def _add_pairs(self, scores: dict[str, float], position: int) -> None:
        """Two people named together are whom `they` can mean: the first stands for both."""
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(0, last - 1 - _PAIRS), -1):
            one, other = self._people[index - 1], self._people[index]
            if not _TOGETHER.fullmatch(self._text, one.end_char, other.start_char):
                continue
            distance = self._sentences_between(other.end_char, position)
            score = _WEIGHTS["subject"] * self._subject_score(other) - distance * _WEIGHTS["distance"]
            scores[one.entity_key] = max(score, scores.get(one.entity_key, score))

    def named_between(self, start: int, end: int) -> bool:
        """Is anybody named from `start` to `end` but inside someone's words, or are more than a few sentences between them?"""
        if self._sentences_between(start, end) > _FEW_SENTENCES:
            return True
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if last - first > _LOOK_BACK:  # all in someone's words: nobody looks back past them
            return True
        return any(not self._is_quoted(self._starts[index]) for index in range(first, last))

    def only_organization(self, position: int) -> str | None:
        """The organisation named in the two sentences before `position`, outside of quotations, if there is one alone; no
        public body, which is not called a company."""
        last = bisect_left(self._group_starts, position)
        found: set[str] = set()
        for index in range(last - 1, max(-1, last - 9), -1):
            mention = self._groups[index]
            if self._sentences_between(mention.end_char, position) > _NEAR_SENTENCES:
                break
            if self._kind(mention.entity_key) is EntityKind.ORGANIZATION and not self._is_quoted(
                mention.start_char
            ):
                found.add(mention.entity_key)
        key = found.pop() if len(found) == 1 else None
        words = self._entities[key].name.casefold().split() if key is not None else []
        return None if not lex.PUBLIC_BODIES.isdisjoint(words) else key

    def by_surname(self, surname: str, position: int) -> str | None:
        """The person already named in Chinese whose name begins with `surname`, or ends in it after a dot, the latest of them."""
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(-1, last - 1 - 4 * _LOOK_BACK), -1):
            name = self._people[index].text
            if len(name) > 1 and (name.startswith(surname) or name.endswith(f"·{surname}")):
                return self._people[index].entity_key
        return None

    def title(self, words: str, position: int) -> str | None:
        """The person already named whose role is `words` ("the premier"), the latest where several have it."""
        wanted = _plain_role(words)
        head = wanted.rsplit(" ", 1)[-1]
        last = bisect_left(self._starts, position)
        heads: dict[str, None] = {}
        for index in range(last - 1, max(-1, last - 1 - 4 * _LOOK_BACK), -1):
            key = self._people[index].entity_key
            named_at = self._people[index].start_char
            if self._text[max(0, named_at - len(words) - 2) : named_at].casefold() == f"{words.casefold()}, ":
                return key  # The premier, Li, ...
            for role in map(_plain_role, self._entities[key].roles):
                if role == wanted:
                    return key
                if role.rsplit(" ", 1)[-1] == head:
                    heads[key] = None
        return next(iter(heads)) if len(heads) == 1 else None

    def of_party(self, party: str, position: int) -> str | None:
        """Whom "the Texas Republican" means: the one person named before behind whose name that party and state stand. `party`
        is as in `descriptions`."""
        found: dict[str, str] = {}
        last = bisect_left(self._starts, position)
        for mention in self._people[:last]:
            told = party_behind(self._text, mention.end_char)
            if told:
                found[mention.entity_key] = told
        fitting = [key for key, told in found.items() if is_of_party(told, party)]
        return fitting[0] if len(fitting) == 1 else None

    def only_holder(self, role: str) -> str | None:
        """The one person of the document whose role is `role`, if named more than once; None where several have it."""
        wanted = _plain_role(role)
        holders = self._holders.get(wanted, ())
        return next(iter(holders)) if len(holders) == 1 else None

    @cached_property
    def _holders(self) -> Mapping[str, Collection[str]]:
        """By role, who of those named more than once has it."""
        holders: dict[str, set[str]] = defaultdict(set)
        for key, times in self._frequency.items():
            if times > 1:
                for role in self._entities[key].roles:
                    holders[_plain_role(role)].add(key)
        return holders

    def _kind(self, key: str) -> EntityKind | None:
        entity = self._entities.get(key)
        return entity.kind if entity else None

    def _fits(self, key: str, gender: str) -> float | None:
        """What the gender adds to salience; None if it rules the person out."""
        known = self._entities[key].gender
        if known is None and gender and self._learnt.get(key, gender) != gender:
            return None
        if known is None or not gender:
            return _WEIGHTS[
                "gender_unknown_han" if self._entities[key].name[-1:] >= "㐀" else "gender_unknown"
            ]
        return 0.0 if known == gender else None

    def _mention_score(self, index: int, position: int, low: int) -> float:
        mention = self._people[index]
        sentences = self._sentences_between(mention.end_char, position)
        subject = self._subject_score(mention)
        score = _WEIGHTS["subject"] * subject - _WEIGHTS["distance"] * sentences
        if self._is_quoted(mention.start_char):
            score += _WEIGHTS["inside_quote"]
            if mention.start_char >= low:
                score += _WEIGHTS["inside_own_quote"]
        elif mention.start_char >= low:
            score += _WEIGHTS["same_paragraph"]
            near = position - mention.end_char < _RIGHT_BEFORE_REACH
            if subject >= ACTS and near and _RIGHT_BEFORE.fullmatch(self._text, mention.end_char, position):
                score += _WEIGHTS["right_before"]
        if (
            not sentences
            and subject > 0
            and _SUBORDINATE.search(self._text, max(0, position - _LONGEST_CONJUNCTION), position)
            and not self._is_quoted(mention.start_char)
        ):
            score += _WEIGHTS["main_clause"]
        native = self._text[position : position + 1] >= "㐀"
        if not sentences and subject >= ACTS and native:
            score += _WEIGHTS["right_before"]  # 司马骏没有她乐观，他说
        if mention.start_char == self._first_named[mention.entity_key] and _is_introduced(
            self._text, mention
        ):
            score += _WEIGHTS["introduced"]
        return score + _WEIGHTS["frequency"] * min(self._frequency[mention.entity_key], 12) / 12

    def _add_speakers(self, scores: dict[str, float], position: int, low: int, gender: str) -> None:
        weight = 1.0
        for spoken_at, key in reversed(self._spoken[-4:]):
            if spoken_at >= position or self._kind(key) is not EntityKind.PERSON:
                continue
            fit = self._fits(key, gender)
            if fit is None:
                continue
            distance = self._sentences_between(spoken_at, position)
            score = fit + weight * _WEIGHTS["spoke"] + _WEIGHTS["subject"] - _WEIGHTS["distance"] * distance
            if spoken_at >= low:
                score += _WEIGHTS["same_paragraph"]
            scores[key] = max(score, scores.get(key, score))
            weight *= 0.6

    def _subject_score(self, mention: Mention) -> float:
        known = self._subjects.get(mention.start_char)
        if known is None:
            known = self._subjects[mention.start_char] = subjecthood(self._text, mention)
        return known

    def _is_quoted(self, position: int) -> bool:
        index = bisect_right(self._quoted, (position, len(self._text))) - 1
        return index >= 0 and self._quoted[index][1] > position

    def _sentences_between(self, start: int, end: int) -> int:
        if self._ends is None:
            self._ends = [match.end() for match in _SENTENCE_END.finditer(self._text)]
        return min(12, max(0, bisect_right(self._ends, end) - bisect_left(self._ends, start)))


def _plain_role(words: str) -> str:
    """A role as it is compared: lower case, abbreviations written out."""
    return " ".join(lex.TITLE_WORDS.get(word.rstrip("."), word) for word in words.casefold().split())


def _best(scores: Mapping[str, float]) -> Antecedent | None:
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else _WEIGHTS["alone"]
    return Antecedent(ranked[0][0], margin)


def _is_introduced(text: str, mention: Mention) -> bool:
    """Is a full name followed, or led by words, that say who this is: Henry Crespo, president of ...?"""
    if " " not in mention.text:
        return False
    return text.startswith((", ", " of ", " at "), mention.end_char)
