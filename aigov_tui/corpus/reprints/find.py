"""Paragraphs among many that say again what another says; nearly linear in their number, and brought up to date.

What comes of a paragraph depends on those before it alone: the longer ones, and of equal length those that rank first.
Each looks up, by the keys of its signature, the few *leading* paragraphs before it that share the rarest ones, and
follows the one it agrees with most; where it agrees with none, it leads. Nothing follows a paragraph that follows
another, so that no chain of small changes ties two different texts together.

So when paragraphs come or go, those alone are looked at again that share a key with one that leads from now on or no
longer does (`update_near_repeats`), and the outcome is what a search through all of them gives (`find_near_repeats`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import takewhile
from typing import Protocol

from aigov_tui.corpus.reprints.choose import CROWD, Chooser
from aigov_tui.corpus.reprints.shared import SharedKeys
from aigov_tui.corpus.reprints.signature import KEY_BITS, SAMPLED, Signature, reached, unpacked

Rank = tuple[int, int]
"""Which of two paragraphs of one length is looked at first: the document's id or date, and the place in it."""


@dataclass(frozen=True, slots=True)
class NearRepeat:
    """Paragraph `id` says again what paragraph `of_id` says, which follows none itself.

    `similarity` is the share of its words, 0 to 1; 1 where the two agree word for word.
    """

    id: int
    of_id: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A paragraph that was compared before; `leads` unless it was found to follow another."""

    id: int
    rank: Rank
    signature: Signature
    leads: bool


class Known(Protocol):
    """The paragraphs compared before that are still there: what a store answers."""

    def holders(self, keys: Collection[int]) -> Iterable[Compared]:
        """All that have one of these keys, once each."""


@dataclass(frozen=True, slots=True)
class Update:
    """`repeats`: what follows which, of all that were looked at again; `leading`: those that lead."""

    repeats: list[NearRepeat]
    leading: list[int]


def find_near_repeats(
    paragraphs: Iterable[tuple[int, Signature]], text_of: Callable[[int], str]
) -> list[NearRepeat]:
    """Which of the paragraphs, given as (id, signature) in the order of their ranks, follow another one.

    `text_of` gives the text of a paragraph; of those alone that share keys with another. Ids are whole numbers, no two
    alike. A paragraph follows one that is as long or longer, the first of equally good ones.
    """
    longest_first = sorted(paragraphs, key=lambda one: -one[1].size)
    rows = ((identifier, signature.size, signature.packed) for identifier, signature in longest_first)
    return find_near_repeats_in((signature.packed for _, signature in longest_first), rows, text_of)


def find_near_repeats_in(
    packed: Iterable[bytes], longest_first: Iterable[tuple[int, int, bytes]], text_of: Callable[[int], str]
) -> list[NearRepeat]:
    """`find_near_repeats` of very many: `packed` are the keys of all, as in `Signature`, in any order; `longest_first`
    the same paragraphs as (id, size, packed keys), those of one size in the order of their ranks.

    Each is gone through once; some 25 bytes are kept of a paragraph that shares keys, some 20 of such a key.
    """
    shared = SharedKeys(packed)
    passed = _Passed()
    chooser: Chooser[int] = Chooser(lambda place: text_of(passed.ids[place]))
    found: list[NearRepeat] = []
    for identifier, size, packed_keys in longest_first:
        keys = unpacked(packed_keys)
        numbers = shared.numbers(keys)
        if not numbers:
            continue
        place = passed.add(identifier, size, keys)
        held = shared.leading(numbers)
        best, share = chooser.best(place, list(filter(None, held)), passed) if any(held) else (None, 0.0)
        if best is None:
            shared.lead(place, numbers)
        else:
            found.append(NearRepeat(identifier, passed.ids[best], share))
    return found


class _Passed:
    """The paragraphs that were gone through, by their places, for a `Chooser` that asks about the last one."""

    def __init__(self) -> None:
        self.ids, self._sizes = array("q"), array("I")
        self._reach = array("I")  # the key up to which each of them has all its keys
        self._keys: tuple[int, ...] = ()
        self.size = self._sizes.__getitem__

    def add(self, identifier: int, size: int, keys: tuple[int, ...]) -> int:
        """Go on to a paragraph; returns its place."""
        self.ids.append(identifier)
        self._sizes.append(size)
        self._reach.append(keys[-1] if len(keys) >= SAMPLED else (1 << KEY_BITS) - 1)
        self._keys = keys
        return len(self.ids) - 1

    def reached(self, place: int, other: int) -> int:
        """`signature.reached` of the last paragraph, which `place` is, and another."""
        return bisect_right(self._keys, self._reach[other])


def update_near_repeats(
    new: Iterable[Compared],
    gone: Iterable[Compared],
    astray: Iterable[Compared],
    text_of: Callable[[int], str],
    known: Known,
) -> Update:
    """Bring what was found up to date with paragraphs that came or went.

    `new` were not compared before (`leads` is of no matter); `gone` are no longer among those that `known` has; the
    one that `astray` followed is gone for a reason of its own, so that they are looked at again in any case.
    """
    update = _Update(text_of, known)
    update.begin(list(new), [one for one in gone if one.leads], list(astray))
    return update.run()


@dataclass(slots=True)
class _Entry:
    """A paragraph that may have to be looked at again. `place` sorts them: the longest first, then by rank."""

    id: int
    place: tuple[int, int, int]
    keys: tuple[int, ...]
    size: int
    leads: bool


Place = tuple[int, int, int]


@dataclass(slots=True)
class _Held:
    """Those that have a key: the places of all, and of those that lead, in order."""

    all: list[Place] = field(default_factory=list)
    leading: list[Place] = field(default_factory=list)


class _Update:
    """One update under way."""

    def __init__(self, text_of: Callable[[int], str], known: Known) -> None:
        self._known = known
        self._entries: dict[Place, _Entry] = {}
        self._held: dict[int, _Held] = {}
        self._loaded: set[int] = set()
        self._queue: list[Place] = []
        self._queued: set[Place] = set()
        self._chooser: Chooser[Place] = Chooser(lambda place: text_of(self._entries[place].id))
        self._signatures = _Signatures(self._entries)

    def begin(self, new: Sequence[Compared], gone: Sequence[Compared], astray: Sequence[Compared]) -> None:
        """Queue what came, and what was after something that led and went."""
        self._load({key for one in (*new, *gone, *astray) for key in one.signature.keys})
        for one in new:
            self._add(one, leads=False)
            self._push(_place(one))
        for one in astray:
            self._push(_place(one))
        for one in gone:
            for key in one.signature.keys:
                self._push_after(_place(one), key)

    def run(self) -> Update:
        """Look at what is queued, in order, and at what has to be for that."""
        repeats: list[NearRepeat] = []
        leading: list[int] = []
        while self._queue:
            entry = self._entries[heappop(self._queue)]
            if not self._loaded.issuperset(entry.keys):
                waiting = (self._entries[place].keys for place in self._queue)
                self._load({key for keys in (entry.keys, *waiting) for key in keys})
            best, share = self._chooser.best(entry.place, self._before(entry), self._signatures)
            if best is None:
                leading.append(entry.id)
            else:
                repeats.append(NearRepeat(entry.id, self._entries[best].id, share))
            if entry.leads != (best is None):
                self._turn(entry)
        return Update(repeats, leading)

    def _load(self, keys: set[int]) -> None:
        """Get to know all that have these keys."""
        missing = keys - self._loaded
        if missing:
            self._loaded |= missing
            for one in self._known.holders(missing):
                if _place(one) not in self._entries:
                    self._add(one, leads=one.leads)

    def _add(self, one: Compared, *, leads: bool) -> None:
        place = _place(one)
        self._entries[place] = _Entry(one.id, place, one.signature.keys, one.signature.size, leads)
        for key in one.signature.keys:
            held = self._held.setdefault(key, _Held())
            insort(held.all, place)
            if leads:
                insort(held.leading, place)

    def _before(self, entry: _Entry) -> list[list[Place]]:
        """Those that lead and are before an entry, of each key; of a crowd only enough to know it for one."""
        found: list[list[Place]] = []
        for key in entry.keys:
            leading = self._held[key].leading[: CROWD + 1]
            before = list(takewhile(lambda place: place < entry.place, leading))
            if before:
                found.append(before)
        return found

    def _turn(self, entry: _Entry) -> None:
        """Let an entry lead that followed, or the other way round; what comes after may be another's now."""
        entry.leads = not entry.leads
        for key in entry.keys:
            leading = self._held[key].leading
            if entry.leads:
                insort(leading, entry.place)
            else:
                leading.remove(entry.place)
            self._push_after(entry.place, key)

    def _push_after(self, place: Place, key: int) -> None:
        """Queue those after a place that have a key, as long as it tells them anything, or did until now."""
        held = self._held.get(key)
        if held is None:
            return
        start = bisect_right(held.all, place)
        leading = held.leading
        # One more than a crowd: before what turned just now, it may have been none.
        end = len(held.all) if len(leading) <= CROWD + 1 else bisect_right(held.all, leading[CROWD + 1])
        for after in held.all[start:end]:
            self._push(after)

    def _push(self, place: Place) -> None:
        if place not in self._queued:
            self._queued.add(place)
            heappush(self._queue, place)


class _Signatures:
    """The signatures of entries by their places, for a `Chooser`."""

    def __init__(self, entries: Mapping[Place, _Entry]) -> None:
        self._entries = entries

    def size(self, place: Place) -> int:
        return self._entries[place].size

    def reached(self, place: Place, other: Place) -> int:
        return reached(self._entries[place].keys, self._entries[other].keys)


def _place(one: Compared) -> Place:
    return (-one.signature.size, *one.rank)
