"""Who wins where a curated alias and a name found by rule share words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigov_tui.extract.gazetteer import Gazetteer, Match
from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.chinese_name import ChineseName
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.extract.names.verdicts import Verdict
from aigov_tui.model.entity import AliasScope, EntityKind

_SURE = 0.7
_THINGS = frozenset([EntityKind.ORGANIZATION, EntityKind.EVENT, EntityKind.DOCUMENT])


def one_each(matches: Iterable[Match], introduced: frozenset[str]) -> list[Match]:
    """The matches whose alias counts in this document, one for each span, in text order.

    An `introduced` alias counts where its entity is introduced. Where entities share an alias, the one that is
    introduced gets it, else the first curated.
    """
    chosen: dict[tuple[int, int], Match] = {}
    for match in matches:
        if match.scope is AliasScope.INTRODUCED and match.entity_key not in introduced:
            continue
        span = (match.start, match.end)
        if span not in chosen or (
            chosen[span].entity_key not in introduced and match.entity_key in introduced
        ):
            chosen[span] = match
    return list(chosen.values())


def goes_beyond(name: ChineseName, match: Match) -> bool:
    """`中国外交部` is more than 中国; a person or a place found by rule never overrules a curated alias."""
    outside = name.start <= match.start and match.end <= name.end
    return outside and name.end - name.start > match.end - match.start and name.kind in _THINGS


def is_longer_name(
    candidate: Candidate, match: Match, verdict: Verdict, gazetteer: Gazetteer, lexicon: Lexicon
) -> bool:
    """Whether a candidate that goes beyond a curated alias is a name of its own.

    `Li Auto` is not Li, `China Daily` not China, `George Washington` not Washington, `Donald Trump Jr.` not his father;
    but in `Huawei Ascend` Huawei is Huawei.
    """
    words = candidate.words
    outside = [word for word in words if word.lower() not in lexicon.function_words]
    if len(outside) <= 1 or verdict.kind == "other":
        return False
    last = words[-1].lower()
    kind = gazetteer.by_key[match.entity_key].kind
    if (
        last in lexicon.suffixes
        or candidate.name in lexicon.organizations
        or candidate.name in lexicon.places
    ):
        return True
    if last in lexicon.heads or any(
        w.lower() in lexicon.heads_before_of for w in words if "of" in words or "for" in words
    ):
        return True
    if match.scope is AliasScope.INTRODUCED:
        return True
    short = match.end - match.start <= max(len(word) for word in words)
    return (
        short and verdict.kind == "person" and kind is not EntityKind.PERSON and verdict.confidence >= _SURE
    )


def cut(candidate: Candidate, taken: Sequence[Match], text: str) -> list[tuple[int, int]]:
    """The pieces of a candidate outside the matches inside it, trimmed of what is no letter or digit."""
    pieces = []
    position = candidate.start
    for match in taken:
        pieces.append((position, match.start))
        position = match.end
    pieces.append((position, candidate.end))
    return [piece for piece in (_trimmed(text, *piece) for piece in pieces) if piece[1] - piece[0] > 1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end
