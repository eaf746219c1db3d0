"""Questions to the store, answered in worker threads so that the app never waits.

A widget calls `ask`; a thread borrows a store of its own, runs the question and posts the message it returns.
A newer question of the same group cancels the older one, inside SQLite too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock
from typing import Protocol, cast

from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from aigov_tui.store.errors import Cancelled, DatabaseBusy, StoreError
from aigov_tui.tui.ports import OpenStore, Store
from aigov_tui.tui.render.palette import Palette

_NAP = 0.01


class QueryFailed(Message):
    """The store could not answer; `sentence` is for the person. Bubbles to the screen."""

    def __init__(self, sentence: str, group: str) -> None:
        super().__init__()
        self.sentence = sentence
        self.group = group


class StorePool:
    """Read-only stores, each used by one thread at a time and kept open for the next question."""

    def __init__(self, open_store: OpenStore) -> None:
        self._open_store = open_store
        self._idle: list[Store] = []
        self._age = 0  # how often the database was replaced
        self._lock = Lock()
        self._opening = Lock()
        self._closed = False
        self._started = Event()
        self._was_busy = Event()

    def start(self) -> None:
        """Let the questions through. Until the first frame is on the screen, nothing takes time from it."""
        self._started.set()

    def found_busy(self) -> None:
        """Remember that a question went unanswered because another program was writing."""
        self._was_busy.set()

    def take_busy(self) -> bool:
        """Whether a question went unanswered so since this was asked last."""
        was_busy = self._was_busy.is_set()
        self._was_busy.clear()
        return was_busy

    @contextmanager
    def borrow(self, is_cancelled: Callable[[], bool]) -> Iterator[Store]:
        """A store for the calling thread. Raises `StoreError` when none can be opened."""
        while not self._started.wait(_NAP):
            if is_cancelled():
                raise Cancelled("The question came too early, and was replaced.")
        with self._lock:
            store = self._idle.pop() if self._idle else None
            age = self._age
        if store is None:
            with self._opening:  # the first to open a database of an older version brings it up to date
                store = self._open_store()
        store.cancel_when(is_cancelled)
        try:
            yield store
        finally:
            store.cancel_when(None)
            self._put_back(store, age)

    def _put_back(self, store: Store, age: int) -> None:
        with self._lock:
            if not self._closed and age == self._age:
                self._idle.append(store)
                return
        store.close()

    def close(self) -> None:
        """Close every idle store now and every borrowed one when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for store in idle:
            store.close()

    def reopen(self) -> None:
        """Forget all open stores, so that the next question sees a database that was replaced."""
        with self._lock:
            self._age += 1
            idle, self._idle = self._idle, []
        for store in idle:
            store.close()


class Host(Protocol):
    """What widgets use of the app."""

    stores: StorePool
    palette: Palette
    database: Path | None
    curated: Path | None


def host(node: Widget) -> Host:
    """The app that `node` lives in, as what widgets may use of it."""
    return cast(Host, node.app)


def ask(node: Widget, group: str, question: Callable[[Store], Message], *, wait: float = 0.0) -> None:
    """Run `question` in a thread after `wait` seconds and post the message it returns to `node`.

    An older question of `node` in the same group is given up. A `StoreError` becomes a `QueryFailed`.
    """
    pool = host(node).stores

    def work() -> None:
        worker = get_current_worker()
        until = time.monotonic() + wait
        while time.monotonic() < until:
            if worker.is_cancelled:
                return
            time.sleep(_NAP)
        try:
            with pool.borrow(lambda: worker.is_cancelled) as store:
                answer = question(store)
        except Cancelled:
            return
        except StoreError as error:
            if isinstance(error, DatabaseBusy):
                pool.found_busy()
            answer = QueryFailed(str(error), group)
        except Exception as error:  # a mistake of ours: said in the app, never a traceback over the screen
            answer = QueryFailed(f"aigov made a mistake while reading {group}: {error!r}", group)
        if not worker.is_cancelled:
            node.post_message(answer)

    node.run_worker(work, group=group, name=group, exclusive=True, thread=True, exit_on_error=False)
