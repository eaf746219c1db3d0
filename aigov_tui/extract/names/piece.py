"""A name in a run of capitalised words."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A name at `start:end` of its run (code points). `title` and `country` as in `Candidate`; `first` when nothing of
    the run stands before it; `grows` where what stands beside the run may belong to it."""

    start: int
    end: int
    words: tuple[str, ...]
    name: str
    title: str | None = None
    country: str | None = None
    first: bool = False
    grows: bool = False
