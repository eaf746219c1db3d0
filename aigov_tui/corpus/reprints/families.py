"""Documents that are reprints, excerpts or updates of each other: families, each counted as one source.

A family gathers round its fullest document. Another belongs to it when at least half of what it says, by words, stands
there; the share of the one in the other is what Broder (1997) calls containment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

NEEDED = 0.5
"""Share of a document's words that must stand in the fullest of its family."""

_WHOLE = 0.8
"""Share from which a document says nothing of its own to speak of."""

_FEWEST_WORDS = 25
"""Words in common below which two documents may only quote the same sentence."""

_CROWD = 64
"""A paragraph that more families than this have (a legal notice, a signature) tells nothing."""


class Relation(StrEnum):
    """What a document is to the fullest of its family."""

    FULLEST = "fullest"
    REPRINT = "reprint"
    """Each says nearly all that the other says."""
    EXCERPT = "excerpt"
    """All that it says stands there, with more."""
    UPDATE = "update"
    """Most of it stands there; it has something of its own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document for comparing: `group` is the id of the paragraph it repeats, or its own; `words` its
    size. Boilerplate and paragraphs without a signature are no passages."""

    document_id: int
    group: int
    words: int


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


def families(passages: Iterable[Passage], published_on: Mapping[int, str | None]) -> list[Family]:
    """The families of the documents whose paragraphs are `passages`, by their earliest members' dates.

    `published_on` gives a document's ISO date (a day, a month or a year), None or nothing where it is not known. Every
    document is in one family at most; those that are in none are sources of their own.
    """
    documents = _documents(passages)
    order = sorted(documents, key=lambda document: (-sum(documents[document].values()), document))
    leaders: dict[int, list[int]] = defaultdict(list)
    joined: dict[int, list[Member]] = defaultdict(list)
    for document in order:
        leader, common = _best(documents[document], leaders)
        size = sum(documents[document].values())
        if common < max(_FEWEST_WORDS, NEEDED * size):
            for group in documents[document]:
                leaders[group].append(document)
            continue
        share = common / size
        joined[leader].append(
            Member(document, _relation(share, common / sum(documents[leader].values())), share)
        )
    found = [_family(leader, others, published_on) for leader, others in joined.items()]
    return sorted(found, key=lambda family: _by_date(family.earliest_id, published_on))


def _documents(passages: Iterable[Passage]) -> dict[int, dict[int, int]]:
    """Each document's groups with their words; what a document says twice counts once."""
    documents: dict[int, dict[int, int]] = defaultdict(dict)
    for passage in passages:
        groups = documents[passage.document_id]
        groups[passage.group] = max(passage.words, groups.get(passage.group, 0))
    return documents


def _best(groups: dict[int, int], leaders: dict[int, list[int]]) -> tuple[int, int]:
    """The leading document that has most of these words, and how many."""
    common: dict[int, int] = defaultdict(int)
    for group, words in groups.items():
        held = leaders.get(group, ())
        if len(held) <= _CROWD:
            for leader in held:
                common[leader] += words
    if not common:
        return 0, 0
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
