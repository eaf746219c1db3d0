"""Who wins where a curated alias and a name found by rule share words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aigov_tui.extract.gazetteer import Gazetteer, Match
from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.extract.names.rules import Verdict
from aigov_tui.model.entity import AliasScope, EntityKind

_SURE = 0.7


def counting(matches: Iterable[Match], introduced: frozenset[str]) -> list[Match]:
    """The matches whose alias counts in this document: scope anywhere, or of an entity that is introduced."""
    return [m for m in matches if m.scope is AliasScope.ANYWHERE or m.entity_key in introduced]


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


def cut(candidate: Candidate, taken: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The pieces of a candidate outside the `taken` spans, trimmed of what is no letter or digit."""
    pieces = []
    position = candidate.start
    for start, end in sorted(taken):
        pieces.append((position, start))
        position = max(position, end)
    pieces.append((position, candidate.end))
    return [piece for piece in (_trimmed(text, *piece) for piece in pieces) if piece[1] - piece[0] > 1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end


def by_span(matches: Iterable[Match]) -> Mapping[tuple[int, int], list[Match]]:
    """Matches that share a span (entities that share an alias)."""
    spans: dict[tuple[int, int], list[Match]] = {}
    for match in matches:
        spans.setdefault((match.start, match.end), []).append(match)
    return spans
