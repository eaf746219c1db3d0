"""Near repeats of paragraphs, and the families of documents they make: found once all documents are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from aigov_tui.corpus.reprints import (
    RULES_VERSION,
    SIGNATURE_VERSION,
    Compared,
    NearRepeat,
    Passage,
    Signature,
    families,
    find_near_repeats_in,
    sign,
    update_near_repeats,
)
from aigov_tui.store.writer import Writer
from aigov_tui.store.writer.reprints import NotCompared, Reprints, StoredSignature, ToCompare

VERSION = f"{SIGNATURE_VERSION}.{RULES_VERSION}"
SETTING = "reprints"
"""The setting that keeps by which version paragraphs were compared."""

_AS_QUICK_ANEW = 4
"""Where more than one in so many paragraphs is new, all are compared anew: the outcome is the same."""


def reprints_are_stale(writer: Writer) -> bool:
    """True where paragraphs were compared by another version, or never."""
    return writer.setting(SETTING) not in (VERSION, None) or (
        writer.setting(SETTING) is None and bool(writer.known_files())
    )


def find_reprints(writer: Writer) -> None:
    """Compare the paragraphs that were not compared yet with all others."""
    anew = writer.setting(SETTING) != VERSION
    if anew:
        writer.put_setting(SETTING, VERSION)
    with writer.reprints() as reprints:
        if anew:
            reprints.start_anew()
        gone = reprints.withdraw()
        before = reprints.count_compared()
        if not before:
            reprints.keep_signed()
            # Signed as they are read: those of a million paragraphs would fill the memory.
            reprints.put_signatures(_signatures(reprints, everywhere=anew))
            with writer.indexing() as beside:
                found = _found(beside)
            _put(reprints, found)
            return
        new = [
            Compared(row[0], (row[1], row[0]), _signature(row), leads=False)
            for row in reprints.not_compared(everywhere=anew)
        ]
        reprints.put_signatures((one.id, one.signature.size, one.signature.packed) for one in new)
        if len(new) * _AS_QUICK_ANEW > before:
            _put(reprints, _found(reprints))
        else:
            _compare(reprints, new, gone)


def _signatures(reprints: Reprints, *, everywhere: bool) -> Iterator[tuple[int, int, bytes]]:
    """The signatures of the paragraphs that were not compared yet, packed."""
    for row in reprints.not_compared(everywhere=everywhere):
        signature = _signature(row)
        yield row[0], signature.size, signature.packed


def _found(stored: ToCompare) -> list[NearRepeat]:
    """What is found by comparing all with all."""
    return find_near_repeats_in(stored.packed_keys(), stored.longest_first(), stored.text)


def _signature(row: NotCompared) -> Signature:
    _, _, size, packed, text = row
    return sign(text or "") if size is None or packed is None else Signature.unpacked(size, packed)


def _put(reprints: Reprints, found: Iterable[NearRepeat]) -> None:
    reprints.put_near_repeats(((one.id, one.of_id, one.similarity) for one in found), None)


def _compare(reprints: Reprints, new: Sequence[Compared], gone: Sequence[StoredSignature]) -> None:
    """Compare what came, and what is touched by what came or went."""
    astray = reprints.astray()
    if not (new or gone or astray):
        return
    update = update_near_repeats(
        new, map(_compared, gone), map(_compared, astray), reprints.text, _Known(reprints)
    )
    reprints.put_near_repeats(((one.id, one.of_id, one.similarity) for one in update.repeats), update.leading)


def find_families(writer: Writer) -> None:
    """Gather the sources that are reprints, excerpts or updates of one another, by the dates that hold now."""
    with writer.reprints() as reprints:
        passages = (Passage(*row) for row in reprints.passages())  # of a large archive too many to hold
        dates = reprints.published_on()
        reprints.put_families(
            (member.document_id, family.fullest_id, str(member.relation), member.share)
            for family in families(
                passages,
                dates,
                reprints.text,
                lambda source: _issuer(*reprints.issuer(source)),
                reprints.title,
            )
            for member in family.members
        )


def _issuer(publisher: str | None, url: str | None) -> str | None:
    """Who published a source: the publisher by name, or else the host of its address."""
    if publisher:
        return publisher.casefold()
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # "http://[": no address
        return None


class _Known:
    """The paragraphs compared before."""

    def __init__(self, reprints: Reprints) -> None:
        self._reprints = reprints

    def holders(self, keys: Collection[int]) -> Iterator[Compared]:
        """All that have one of these keys."""
        return map(_compared, self._reprints.holders(keys))


def _compared(stored: StoredSignature) -> Compared:
    return Compared(
        stored.paragraph_id,
        (stored.source_id, stored.paragraph_id),
        Signature(stored.size, stored.keys),
        stored.leads,
    )
