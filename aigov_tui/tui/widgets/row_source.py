"""What a list needs to know of its rows: where they come from, and how one looks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.line import Piece
from aigov_tui.tui.render.palette import Palette

if TYPE_CHECKING:
    from aigov_tui.store.queries.positions import Positions

RowT = TypeVar("RowT")
ShownT = TypeVar("ShownT", contravariant=True)


@dataclass(frozen=True, slots=True)
class Rows(Generic[RowT]):
    """Where rows come from: how many there are, and `page(store, limit, offset)`.

    `placed` finds out once where each stands, and reads any page by that (`by_position`); `first_is_quicker` says that
    the first page is there much sooner than that. `likely` is for rows to look at until then, where that takes long.
    Where `rest` reads more of the first page, what `page` reads of it is what comes into sight.
    """

    count: Callable[[Store], int]
    page: Callable[[Store, int, int], Sequence[RowT]]
    placed: Callable[[Store], Rows[RowT]] | None = None
    first_is_quicker: bool = True
    likely: Callable[[Store], Sequence[RowT]] | None = None
    rest: Callable[[], Sequence[RowT]] | None = None


def by_position(
    positions: Positions, at: Callable[[Store, Positions, int, int], Sequence[RowT]]
) -> Rows[RowT]:
    """Rows whose places are known: `at(store, positions, limit, offset)` reads some of them."""
    return Rows(
        lambda _store: len(positions), lambda store, limit, offset: at(store, positions, limit, offset)
    )


def in_memory(rows: Sequence[RowT]) -> Rows[RowT]:
    """Rows that are read already."""
    return Rows(lambda _store: len(rows), lambda _store, limit, offset: rows[offset : offset + limit])


class RowView(Protocol[ShownT]):
    """How a row looks: always `height` lines."""

    @property
    def height(self) -> int:
        """Lines a row."""
        ...

    def lines(self, row: ShownT, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """The pieces of each line; fewer lines than `height` leave the rest blank."""
        ...

    def identity(self, row: ShownT) -> Hashable:
        """What stays the same when the row is read again, under other filters or after another import."""
        ...
