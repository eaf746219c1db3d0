"""Quotes grouped into wordings of one remark: all of them, or those alone that an import's changes concern."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from aigov_tui.extract.variants import VariantInput
from aigov_tui.extract.variants.group import Spread, group_speakers
from aigov_tui.extract.variants.nodes import sketch_of
from aigov_tui.extract.variants.regroup import VERSION, Kept, concerned
from aigov_tui.store.writer import StoredQuote, Writer

_SETTING = "variants"
_MOSTLY_NEW = 3
"""With more than one quote in so many new or gone, grouping all of them anew is quicker."""
_WORTH_SHARING = 20_000
"""Quotes from which grouping them is worth another process: some seconds."""
_BATCH = 10_000  # rows written at a time


def variants_are_stale(writer: Writer) -> bool:
    """True where quotes were grouped by another version."""
    made_with = writer.setting(_SETTING)
    return made_with is not None and made_with.split(" ", 1)[0] != VERSION


def group_quotes(writer: Writer, spread: Spread = map) -> None:
    """Group the quotes that are one remark in several wordings; `spread` is what the speakers of many are shared out
    with."""
    # A date that a person gives changes no quote, but what it is grouped with.
    made_with = " ".join([VERSION, *writer.decided_dates()])
    if writer.setting(_SETTING) != made_with:
        writer.forget_wordings()
        writer.put_setting(_SETTING, made_with)
    came, went = writer.quotes_since_grouped()
    if (len(came) + len(went)) * _MOSTLY_NEW > writer.count_wordings():
        _group_all(writer, spread if len(came) >= _WORTH_SHARING else map)
    elif came or went:
        _group_concerned(writer, came, [Kept(row[0], row[1], row[2], _unpacked(row[3])) for row in went])


def _group_all(writer: Writer, spread: Spread) -> None:
    writer.forget_wordings()
    rows = _Rows(writer)
    by_speaker = groupby(map(_input, writer.quotes_by_speaker()), key=lambda quote: quote.speaker_key)
    speakers = ((key, list(same)) for key, same in by_speaker)
    writer.put_variant_groups(group_speakers(speakers, note=rows.note, spread=spread))
    rows.write()


def _group_concerned(writer: Writer, came: Collection[int], went: Collection[Kept]) -> None:
    writer.forget_wordings(one.id for one in went)
    rows = _Rows(writer)
    new: list[Kept] = []
    for sketch in map(sketch_of, map(_input, writer.quotes_with(came))):
        rows.note(sketch.quote.id, sketch.code, sketch.triples)
        new.append(Kept(sketch.quote.id, sketch.quote.speaker_key, sketch.code, sketch.triples))
    rows.write()
    found = concerned(_Stored(writer), new, went)
    ids = [quote.id for _, quotes in found.speakers for quote in quotes]
    writer.put_variant_groups(
        group_speakers(found.speakers, crowded=found.crowded), among=[*ids, *(one.id for one in went)]
    )


class _Stored:
    """The database's quotes, as `concerned` asks for them."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def kept(self, triples: Collection[int], codes: Collection[int]) -> Iterator[Kept]:
        wanted = frozenset(triples)
        for row in self._writer.wordings():  # all there are: nothing is made of those nobody wants
            found = _unpacked(row[3])
            if row[2] in codes or not wanted.isdisjoint(found):
                yield Kept(row[0], row[1], row[2], found)

    def of_speakers(self, keys: Collection[str]) -> Sequence[VariantInput]:
        return list(map(_input, self._writer.quotes_of(keys)))

    def with_ids(self, ids: Collection[int]) -> Sequence[VariantInput]:
        return list(map(_input, self._writer.quotes_with(ids)))


class _Rows:
    """What is kept of each quote, written in batches."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._rows: list[tuple[int, int, bytes]] = []

    def note(self, quote_id: int, code: int, triples: array[int]) -> None:
        self._rows.append((quote_id, code, _swapped(triples).tobytes()))
        if len(self._rows) >= _BATCH:
            self.write()

    def write(self) -> None:
        self._writer.put_wordings(self._rows)
        self._rows = []


def _input(quote: StoredQuote) -> VariantInput:
    return VariantInput(
        quote.id, quote.source_id, quote.speaker_key, quote.text, quote.published_on, quote.is_turn
    )


def _unpacked(packed: bytes) -> array[int]:
    triples = array("I", packed)
    return _swapped(triples)


def _swapped(numbers: array[int]) -> array[int]:
    """The numbers as a little-endian machine has them, which the database does, too."""
    if sys.byteorder == "little":
        return numbers
    turned = array("I", numbers)
    turned.byteswap()
    return turned
