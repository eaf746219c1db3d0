"""Who speaks for an actor without a name: `Brazilian officials`, then `the officials`; 商务部新闻发言人, then 这位发言人."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import merge

from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.governments import Governments
from aigov_tui.extract.positions.tied import Name

_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_LONGEST_AGO = 2_500
"""Code points from "the Dutch government" to "the government"."""
_TITLE = 24  # code points before a person's name
_CHINESE_SAME = re.compile(
    r"(?:这位|这名|该|上述)(?:新闻)?发言人|(?<!\w)答(?=[:：])|(?<!\w)会议(?=(?:还|同时)?(?:指出|强调|要求|认为|提出|决定|明确|审议|确定|部署))"
)
_CHINESE_KINDS = ("发言人", "会议")
"""What a Chinese office may be called again by."""


@dataclass(frozen=True, slots=True)
class _Office:
    """An office that a text names with its actor; `kinds` are what it may be called after that."""

    end: int
    actor: str
    kinds: frozenset[str]
    entity: str = ""
    """Whoever holds it, where a name stands with it."""


class Nameless:
    """Finds those who speak for the actors of a codebook by an office alone. `standing_for` is the entity of an actor."""

    def __init__(self, governments: Governments, standing_for: Mapping[str, str | None]) -> None:
        self._governments = governments
        self._standing_for = standing_for

    def names(self, text: str, names: Sequence[Name], *, anaphors: bool = True) -> list[Name]:
        """A name for each of them that is no part of one of `names`, in order. Without `anaphors`, none for `the
        government`, which in a government's own document is that one."""
        plain = readable(text)
        starts = [name.start for name in names]

        def is_free(start: int, end: int) -> bool:
            at = bisect_left(starts, end)
            return at == 0 or names[at - 1].end <= start

        said = [
            self._name(start, end, actor)
            for start, end, actor in merge(
                self._governments.collectives(plain), self._governments.own_spokespeople(plain)
            )
        ]
        begins = set(starts)
        found = [name for name in said if is_free(name.start, name.end) and name.end not in begins]
        if anaphors:
            offices = sorted(_offices(plain, [*names, *said]), key=lambda office: office.end)
            found.extend(
                self._name(start, end, office.actor, office.entity)
                for start, end, office in _referring(plain, offices)
                if is_free(start, end)
            )
        return sorted(found, key=lambda name: name.start)

    def _name(self, start: int, end: int, actor: str, entity: str = "") -> Name:
        return Name(start, end, entity or self._standing_for.get(actor) or "", actor)


def _offices(text: str, names: Sequence[Name]) -> Iterator[_Office]:
    """The offices of the actors: `the German government spokeswoman` is a spokeswoman's and a government's, `Dutch Trade
    Minister X` a minister's."""
    kinds = _kinds()
    for name in names:
        if name.actor_key is None:
            continue
        named = {kinds[word] for word in text[name.start : name.end].lower().split() if word in kinds}
        title = _LAST_WORD.search(text, max(0, name.start - _TITLE), name.start)
        if title is not None and title.group(1).lower() in kinds:
            named.add(kinds[title.group(1).lower()])
        titled = title is not None and bool(named)
        for kind in _CHINESE_KINDS:
            if text.endswith(kind, 0, name.end):
                named.add(kind)
            elif text.endswith(kind, 0, name.start):
                named.add(kind)
                titled = True
        if named:
            yield _Office(name.end, name.actor_key, frozenset(named), name.entity_key if titled else "")


def _referring(text: str, offices: Sequence[_Office]) -> Iterator[tuple[int, int, _Office]]:
    """(start, end, which) of each office that goes by no country, but was named with one before: `a government
    spokeswoman`, then `the spokeswoman`."""
    if not offices:
        return
    kinds = _kinds()
    latest: dict[str, _Office] = {}
    waiting = iter(offices)
    following = next(waiting, None)
    for found in merge(_anaphor().finditer(text), _CHINESE_SAME.finditer(text), key=re.Match.start):
        while following is not None and following.end <= found.start():
            latest.update(dict.fromkeys(following.kinds, following))
            following = next(waiting, None)
        chinese = found.re is _CHINESE_SAME
        chinese_kind = _CHINESE_KINDS["会" in found.group()]
        called = [chinese_kind] if chinese else [kinds[word.lower()] for word in found.groups() if word]
        office = latest.get(called[0])
        if office is not None and found.start() - office.end <= _LONGEST_AGO:
            yield found.start(), found.end(), office
            latest.update(dict.fromkeys(called, replace(office, end=found.end())))


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    """What an office is called, by each of the words for it."""
    return {word: kind.split()[0] for kind in cues().same_office for word in kind.split()}


@lru_cache(maxsize=1)
def _anaphor() -> re.Pattern[str]:
    """`the ministry`, `a government spokeswoman`: first whose that is, then who it is, where that is said."""
    words = "|".join(sorted(_kinds(), key=len, reverse=True))
    first, rest = rf"({words})\b", r"(?! of\b| for\b| [A-Z])"
    return re.compile(
        rf"\b(?:[Tt]he (?:same |senior )?|[Aa]n? (?=\w+ (?:{words})\b)){first}(?: ({words})\b)?{rest}"
    )
