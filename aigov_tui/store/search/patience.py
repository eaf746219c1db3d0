"""How long a query may run: until a person's next key, or until a first page has to be there.

Time is the processor's, so that what is found does not depend on what else the machine is doing; a disk that keeps
one waiting ends it as well. FTS5 looks at the clock itself, every few pages of its index that it reads.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import Any

_STEPS_BETWEEN_CHECKS = 200
"""Virtual machine instructions between two looks at the clock: some ten microseconds in a plain query, half a millisecond
inside FTS5, which only counts those it reads its index with."""
_WALL, _WALL_TYPED = 12, 4
"""Seconds that may pass for each of the processor's; the latter while a person is typing, whose next key comes soon."""


_SURELY = 0.25
"""Seconds that no query takes that is known to cost little."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time to stop at, by the clock of the calling thread's processor time and by that on the wall.

    `soonest`, on the wall: nobody has spent more of the processor's time than went by, and its clock takes ten times as
    long to read.
    """

    processor: float
    wall: float
    soonest: float

    @classmethod
    def after(cls, seconds: float, *, wall: int = _WALL) -> Moment:
        """So many seconds of processor time from now, and `wall` times as many on the clock."""
        now = time.perf_counter()
        return cls(time.thread_time() + seconds, now + wall * seconds, now + seconds)

    def has_passed(self) -> bool:
        """Whether it is over."""
        now = time.perf_counter()
        return now > self.soonest and (now > self.wall or time.thread_time() > self.processor)


@dataclass(frozen=True, slots=True)
class _Limits:
    """What was found by `enough` will do; by `last` even nothing has to."""

    enough: Moment
    last: Moment


class Patience:
    """The one progress handler of a connection. Used from one thread at a time, as the connection is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._is_cancelled: Callable[[], bool] | None = None
        self._limits: _Limits | None = None
        self._is_counting = False
        self._found: list[Any] = []
        self._has_found = False
        self._ran_out = False
        self.is_hurried = False
        """Whether a person is typing."""

    def cancel_when(self, is_cancelled: Callable[[], bool] | None) -> None:
        """From now on interrupt whatever runs once `is_cancelled()` is true; None: never."""
        self._is_cancelled = is_cancelled
        self._watch()

    def after(self, seconds: float) -> Moment:
        """So many seconds of processor time from now."""
        return Moment.after(seconds, wall=_WALL_TYPED if self.is_hurried else _WALL)

    @contextmanager
    def within(self, enough: float, last: float) -> Iterator[None]:
        """What `rows` finds within has to be there after `enough` seconds; if it is nothing, after `last` seconds."""
        before = self._limits
        self._limits, self._has_found = _Limits(self.after(enough), self.after(last)), False
        try:
            yield
        finally:
            self._limits = before

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be looked for: what was not asked for by `last` is not asked for at all."""
        return self._limits is not None and self._limits.last.has_passed()

    @property
    def was_enough(self) -> bool:
        """Whether what was found by now will do."""
        return self._limits is not None and self._limits.enough.has_passed()

    @property
    def left(self) -> float:
        """Seconds of the processor until what was found by then will do; no end of them where nobody waits."""
        if self._limits is None:
            return inf
        return max(0.0, self._limits.enough.processor - time.thread_time())

    @property
    def left_at_last(self) -> float:
        """The same until nothing more is to be looked for."""
        if self._limits is None:
            return inf
        return max(0.0, self._limits.last.processor - time.thread_time())

    def rows(
        self,
        query: str,
        values: Sequence[Any] = (),
        *,
        waits: bool = False,
        surely: bool = False,
        scalar: bool = False,
    ) -> tuple[list[Any], bool]:
        """The rows of a query that come one at a time, and whether these are all; none more when time runs out.

        As long as nothing at all was found, the first two rows are waited for to the `last` moment (Python hands a row
        out when it has the next). So is the whole answer
        to what `waits`. What is known to cost little ends only where something is wrong (`surely`), so that a busy
        machine does not change what is found. `scalar`: of rows of one column the values.
        """
        self._found, self._ran_out = [], False
        if self._limits is None:
            self._found.extend(self._asked(query, values, scalar=scalar))
            return self._found, True
        limits = self._limits
        if surely:
            sure = Moment.after(_SURELY)
            self._limits = _Limits(sure, sure)
        elif waits:
            self._limits = _Limits(limits.last, limits.last)
        self._is_counting = True
        self._watch()
        try:
            self._found.extend(self._asked(query, values, scalar=scalar))
        except sqlite3.OperationalError as error:
            if not self._ran_out or error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            self._is_counting, self._limits = False, limits
            self._watch()
        self._has_found = self._has_found or bool(self._found)
        return self._found, not self._ran_out

    def _asked(self, query: str, values: Sequence[Any], *, scalar: bool) -> Iterable[Any]:
        rows = self._connection.execute(query, values)
        return chain.from_iterable(rows) if scalar else rows

    def _watch(self) -> None:
        watched = self._is_cancelled is not None or self._is_counting
        self._connection.set_progress_handler(self._stop if watched else None, _STEPS_BETWEEN_CHECKS)

    def _stop(self) -> bool:
        if self._is_cancelled is not None and self._is_cancelled():
            return True
        if self._is_counting and self._limits is not None:
            limits = self._limits
            has_some = self._has_found or bool(self._found)
            self._ran_out = (limits.enough if has_some else limits.last).has_passed()
            return self._ran_out
        return False
