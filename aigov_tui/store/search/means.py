"""What every way to find the paragraphs of one query looks things up with."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from aigov_tui.store.search.beginnings import Beginnings
from aigov_tui.store.search.candidates import Candidates
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.matching import Matcher
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.passing import Passing
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.placed import Placed
from aigov_tui.store.search.postings import Postings

LIGHT = 3_000.0
"""Microseconds for weighing up to which FTS5 is left to do it."""
MOST_WEIGHING = 25_000.0
"""Microseconds that counting words and phrases, to weigh them, may take; the costliest are then not weighed."""
MOST_WEIGHING_TYPED = 5_000.0
"""The same while a person is still typing."""


@dataclass(frozen=True, slots=True)
class Means:
    """For one filter through one connection. `wanted`: how many paragraphs a page needs at most."""

    connection: sqlite3.Connection
    chosen: Filter
    patience: Patience
    memory: Memory
    wanted: int
    is_typing: bool
    estimates: Estimates
    matcher: Matcher
    postings: Postings
    placed: Placed
    passing: Passing
    candidates: Candidates

    @property
    def most_weighing(self) -> float:
        """Microseconds that may be spent on counting, to weigh."""
        return MOST_WEIGHING_TYPED if self.is_typing else MOST_WEIGHING


def means_for(
    connection: sqlite3.Connection,
    chosen: Filter,
    patience: Patience,
    memory: Memory,
    *,
    wanted: int,
    typing: bool = False,
) -> Means:
    """Everything that is needed, what is remembered coming from `memory`."""
    estimates = Estimates(connection, chosen.spellings, memory)
    postings = Postings(connection, patience, memory, estimates)
    beginnings = Beginnings(connection, postings, memory, estimates)
    placed = Placed(connection, memory, postings, beginnings, estimates)
    matcher = Matcher(connection, chosen, patience, estimates)
    candidates = Candidates(
        placed, postings, memory, estimates, chosen.spellings, matcher.few, counting=chosen.counts_by_default
    )
    return Means(
        connection,
        chosen,
        patience,
        memory,
        wanted,
        typing,
        estimates,
        matcher,
        postings,
        placed,
        Passing(chosen, placed, postings, memory, patience),
        candidates,
    )
