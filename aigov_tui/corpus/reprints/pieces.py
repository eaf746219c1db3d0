"""What is made of each piece of text between blanks, kept: most pieces were met before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

KEPT = 1 << 18
_LONGEST = 32
"""How many pieces are kept, and the most code points of one."""

Made = TypeVar("Made")


class Pieces(dict[str, Made]):
    """Makes something of a piece when it is first asked for; starts afresh when it is full."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, piece: str) -> Made:
        made = self._make(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= KEPT:
                self.clear()
            self[piece] = made
        return made
