"""A name as it was spotted in a document, before anyone knows whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aigov_tui.model.entity import Origin


class Spotted(NamedTuple):
    """Words at `start:end` (code points into the document's text), in paragraph `paragraph` (its ordinal).

    `name` is the words as one would write them on one line (`words` of a Chinese person: family name, given name).
    A curated match has `entity_key`; a name found by rule has `kind` (an `EntityKind` value) instead. `title` is the
    form of address before it, `country` the country word before that; `before` and `after` some text around.
    """

    paragraph: int
    start: int
    end: int
    name: str
    words: tuple[str, ...]
    kind: str
    confidence: float
    title: str | None = None
    country: str | None = None
    before: str = ""
    after: str = ""
    entity_key: str | None = None

    @property
    def origin(self) -> Origin:
        """Curated where a curated alias was matched."""
        return Origin.EXTRACTED if self.entity_key is None else Origin.CURATED


def apart(names: Iterable[Spotted]) -> Iterator[Spotted]:
    """Names in text order without those that overlap one before."""
    done = 0
    for name in names:
        if name.start >= done:
            done = name.end
            yield name
