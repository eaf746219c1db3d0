"""Documents that are reprints, excerpts or updates of each other: families, each counted as one source.

A family gathers round its fullest document. Another belongs to it when most of what it says, by words, stands there;
the share of the one in the other is what Broder (1997) calls containment. Forms of words are no evidence: a paragraph
that returns month after month (a notice, a legal clause) is left out, and of documents that are weeks apart nearly all
must agree, since the same office says similar things of two events. What one publisher issues in the same words weeks
later is no reprint at all, but done again: a second order, a second grant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from aigov_tui.corpus.reprints.form import fill_in_one_form
from aigov_tui.extract.variants.frame import fill_one_frame

NEEDED = 0.6
"""Share of a document's words that must stand in the fullest of its family."""

_NEEDED_WHEN_APART = 0.9
"""The same where the two are known to be weeks apart; and then of the fuller's words, too."""

_WHOLE = 0.8
"""Share from which a document says nothing of its own to speak of."""

_APART = 30
"""Days between two documents that are hardly one report."""

_RETURNS = 3
"""Times, that far apart, at which a paragraph is printed that is a form of words."""

_FEWEST_WORDS = 25
"""Words in common below which two documents may only quote the same sentence."""

_NEARLY = 80.0
"""Percent of the letters in common from which one paragraph is the other with something put right."""

_MOST_REVISED = 40
"""Paragraphs of each of two documents that are looked at for that."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

_CROWD = 4
"""A paragraph that more documents than this have, of which none is like another, tells nothing: a notice, a signature, what
an agency adds to all it prints of a matter."""


class Relation(StrEnum):
    """What a document is to the fullest of its family."""

    FULLEST = "fullest"
    REPRINT = "reprint"
    """Each says nearly all that the other says."""
    EXCERPT = "excerpt"
    """All that it says stands there, with more."""
    UPDATE = "update"
    """Most of it stands there; it has something of its own, or says a thing otherwise: another number."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document for comparing: `group` is the id of the paragraph it repeats, or its own; `words` its
    size, `share` how much of it stands there, 0 to 1. Boilerplate and paragraphs without a signature are no passages."""

    document_id: int
    group: int
    words: int
    share: float = 1.0
    paragraph_id: int | None = None
    """The paragraph itself, where that is known."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a family. `share` is how much of its words stand in the fullest, 0 to 1 (1 for itself)."""

    document_id: int
    relation: Relation
    share: float


@dataclass(frozen=True, slots=True)
class Family:
    """At least two documents that are one source. `members` has them all, earliest first, those of unknown date last."""

    fullest_id: int
    earliest_id: int
    members: tuple[Member, ...]


def families(
    passages: Iterable[Passage],
    published_on: Mapping[int, str | None],
    text_of: Callable[[int], str] | None = None,
    issuer_of: Callable[[int], str | None] | None = None,
    title_of: Callable[[int], str] | None = None,
) -> list[Family]:
    """The families of the documents whose paragraphs are `passages`, by their earliest members' dates.

    `text_of` gives the text of a paragraph by its id: with it, documents that fill in one form are kept apart.
    `issuer_of` gives who published a document (None: not known): with it, what one issues twice is kept apart.
    `title_of` gives a document's title: with it, two acts are, of which each is titled for another matter.
    `published_on` gives a document's ISO date (a day, a month or a year), None or nothing where it is not known. Every
    document is in one family at most; those that are in none are sources of their own.
    """
    days = {document: _day(day) for document, day in published_on.items()}
    documents = _documents(passages, days)
    sizes = {document: sum(part.words for part in groups.values()) for document, groups in documents.items()}
    leaders: dict[int, list[int]] = defaultdict(list)
    joined: dict[int, list[Member]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: (-sizes[document], document)):
        leader, common = _best(document, documents, leaders)
        share = common / max(1, sizes[document])
        share_of_fullest = common / max(1, sizes[leader]) if common else 0.0
        is_apart = _is_apart(days.get(document), days.get(leader))
        least = min(share, share_of_fullest) if is_apart else share
        enough = common >= _FEWEST_WORDS and least >= (_NEEDED_WHEN_APART if is_apart else NEEDED)
        again = enough and is_apart and issuer_of is not None and _is_one_issuer(document, leader, issuer_of)
        kept_apart = (
            not enough
            or again
            or (text_of is not None and _is_one_form(documents, document, leader, text_of, days))
            or (
                title_of is not None
                and _relation(share, share_of_fullest) is Relation.UPDATE
                and _of_other_matters(title_of(document), title_of(leader))
            )
        )
        if kept_apart:
            for group in documents[document]:
                leaders[group].append(document)
        else:
            relation = _relation(share, share_of_fullest)
            if text_of is not None and _revises(documents[document], documents[leader], text_of):
                relation = Relation.UPDATE
            joined[leader].append(Member(document, relation, share))
    found = [_family(leader, others, published_on) for leader, others in joined.items()]
    return sorted(found, key=lambda family: _by_date(family.earliest_id, published_on))


def _of_other_matters(title: str, other: str) -> bool:
    """Are two titles one but for what they end with, the matter of each: `Duties … with Respect to Dairy`?"""
    return title.split()[-1:] != other.split()[-1:] and fill_one_frame(title, other)


def _is_one_issuer(one: int, other: int, issuer_of: Callable[[int], str | None]) -> bool:
    issuer = issuer_of(one)
    return issuer is not None and issuer == issuer_of(other)


class _Part(NamedTuple):
    """What a document has of a group: its words, how much of them stand in the group's paragraph, and the longest of its
    paragraphs there, with its size."""

    words: int
    share: float
    paragraph: int
    longest: int

    def with_(self, passage: Passage, paragraph: int) -> _Part:
        """The same with another paragraph of the document."""
        words = self.words + passage.words
        share = (self.words * self.share + passage.words * passage.share) / max(1, words)
        longest, paragraph = max((self.longest, self.paragraph), (passage.words, paragraph))
        return _Part(words, share, paragraph, longest)


Groups = dict[int, _Part]
"""By group."""


def _is_one_form(
    documents: Mapping[int, Groups],
    document: int,
    leader: int,
    text_of: Callable[[int], str],
    days: Mapping[int, int | None],
) -> bool:
    """Do the two differ as two fillings of one form do?"""
    own, theirs = (
        [
            part.paragraph
            for group, part in documents[one].items()
            if group not in documents[other] or part.share < 1.0 or documents[other][group].share < 1.0
        ]
        for one, other in ((document, leader), (leader, document))
    )
    if not own or not theirs:
        return False
    day, its_day = days.get(document), days.get(leader)
    apart = abs(day - its_day) if day is not None and its_day is not None else None
    return fill_in_one_form(list(map(text_of, own)), list(map(text_of, theirs)), apart)


def _revises(own: Groups, theirs: Groups, text_of: Callable[[int], str]) -> bool:
    """Has one of two documents a paragraph that is one of the other's but for its numbers, so that neither stands for
    the other?"""
    alone = [part.paragraph for group, part in own.items() if group not in theirs][:_MOST_REVISED]
    others = [part.paragraph for group, part in theirs.items() if group not in own][:_MOST_REVISED]
    ours, beside = list(map(text_of, alone)), list(map(text_of, others if alone else ()))
    return any(
        _numbers(text) != _numbers(other) and fuzz.ratio(text, other, score_cutoff=_NEARLY) >= _NEARLY
        for text in ours
        for other in beside
    )


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _documents(passages: Iterable[Passage], days: Mapping[int, int | None]) -> dict[int, Groups]:
    """Each document's groups; what a document says twice counts once, what returns with time not at all.

    Several paragraphs of one may be parts of what is a single paragraph elsewhere: together they are no longer than it.
    """
    documents: dict[int, Groups] = defaultdict(dict)
    holders: dict[int, set[int]] = defaultdict(set)
    longest: dict[int, int] = defaultdict(int)
    for passage in passages:
        groups = documents[passage.document_id]
        paragraph = passage.group if passage.paragraph_id is None else passage.paragraph_id
        part = groups.get(passage.group, _Part(0, 0.0, 0, 0))
        groups[passage.group] = part.with_(passage, paragraph)
        holders[passage.group].add(passage.document_id)
        longest[passage.group] = max(passage.words, longest[passage.group])
    for group, held in holders.items():
        for document in held:
            part = documents[document][group]
            if part.words > longest[group]:
                documents[document][group] = part._replace(words=longest[group])
        if len(held) >= _RETURNS and _returns(sorted(day for one in held if (day := days.get(one)))):
            for document in held:
                del documents[document][group]
    return documents


def _returns(days: list[int]) -> bool:
    return 1 + sum(later - earlier > _APART for earlier, later in pairwise(days)) >= _RETURNS


def _is_apart(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) > _APART


def _day(published_on: str | None) -> int | None:
    """The number of a day; of a month, of its middle; None of what is less sure."""
    if published_on is None or len(published_on) < 7:
        return None
    try:
        return date.fromisoformat(f"{published_on}-15"[:10]).toordinal()
    except ValueError:
        return None


def _best(
    document: int, documents: Mapping[int, Groups], leaders: Mapping[int, list[int]]
) -> tuple[int, float]:
    """The leading document that has most of these words, and how many."""
    common: dict[int, float] = defaultdict(float)
    for group, part in documents[document].items():
        held = leaders.get(group, ())
        if len(held) <= _CROWD:
            for leader in held:
                there = documents[leader][group]
                common[leader] += min(part.words * part.share, there.words) * there.share
    if not common:
        return 0, 0.0
    best = max(common, key=lambda leader: (common[leader], -leader))
    return best, common[best]


def _relation(share: float, share_of_fullest: float) -> Relation:
    if share < _WHOLE:
        return Relation.UPDATE
    return Relation.REPRINT if share_of_fullest >= _WHOLE else Relation.EXCERPT


def _family(leader: int, others: list[Member], published_on: Mapping[int, str | None]) -> Family:
    members = sorted(
        [Member(leader, Relation.FULLEST, 1.0), *others],
        key=lambda member: _by_date(member.document_id, published_on),
    )
    return Family(leader, members[0].document_id, tuple(members))


def _by_date(document: int, published_on: Mapping[int, str | None]) -> tuple[str, int]:
    """Unknown dates last; a month or a year after the days within it, which may be earlier."""
    date = published_on.get(document)
    return f"{date}-99-99"[:10] if date else "~", document
