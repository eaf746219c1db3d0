"""Work spread over an executor, its results taken in order, with bounded memory and no loss when a worker dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from typing import Any, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Item = TypeVar("Item")
Batch = TypeVar("Batch")
Result = TypeVar("Result")

ATTEMPTS = 3
"""How often a batch is tried before it is held to be what kills its workers."""


class InlineExecutor(Executor):
    """An executor that runs each call at once in this process: for small imports, where starting processes costs more."""

    def submit(
        self,
        fn: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Future[Result]:
        """Run `fn` now and return its finished future."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processes(jobs: int) -> Executor:
    """An executor of `jobs` processes (in this one for 1)."""
    if jobs <= 1:
        return InlineExecutor()
    # Spawned, not forked: the caller may have threads (the app has), and a forked lock is held for ever.
    context = multiprocessing.get_context("spawn")
    return _Processes(jobs, mp_context=context, initializer=_serve_the_parent)


class _Processes(ProcessPoolExecutor):
    """A pool whose processes never see Ctrl-C: not while they start, either, when they would say where it met them."""

    def submit(
        self,
        fn: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Future[Result]:
        """Run `fn` in one of the processes, which may have to be started for it."""
        with _interrupts_held():
            return super().submit(fn, *args, **kwargs)

    def stop(self) -> None:
        """End the processes with what they are at, which may take minutes more, or for ever."""
        for process in list((self._processes or {}).values()):
            process.terminate()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait; processes that are started meanwhile begin with it held back."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # it lets Ctrl-C through again once it is started, which it needs to be but once
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def default_jobs(size: int) -> int:
    """How many processes pay off for `size` bytes of files: starting one costs about what 1 MB of text does."""
    return max(1, min(os.cpu_count() or 1, size // 1_000_000))


def batched(items: Iterable[Item], size_of: Callable[[Item], int], limit: int) -> Iterator[list[Item]]:
    """Runs of items of about `limit` bytes each, at least one item a run."""
    batch: list[Item] = []
    size = 0
    for item in items:
        if batch and size + size_of(item) > limit:
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += size_of(item)
    if batch:
        yield batch


def in_order(
    batches: Iterable[Batch],
    function: Callable[[Batch], Result],
    make_executor: Callable[[], Executor],
    *,
    in_flight: int,
    when_it_kills: Callable[[Batch], Result],
    close: bool = True,
) -> Generator[Result, None, None]:
    """`function` of every batch, in the batches' order, with at most `in_flight` of them under way.

    A dead worker breaks its pool: what was under way is submitted to a new one. The batch at the head of the line
    when the pool breaks for the third time running is what breaks it; `when_it_kills` answers in its stead.
    `close` shuts the executors down at the end (False: it is the caller's own).
    """
    source = iter(batches)
    waiting: deque[Batch] = deque()
    running: deque[Future[Any]] = deque()
    executor = make_executor()
    deaths = 0
    try:
        while True:
            while len(waiting) < in_flight and (batch := next(source, None)) is not None:
                waiting.append(batch)
            if not waiting:
                return
            try:
                for batch in list(waiting)[len(running) :]:
                    running.append(executor.submit(function, batch))
                result = running[0].result()
            except BrokenExecutor:
                deaths += 1
                running.clear()
                executor.shutdown(wait=False, cancel_futures=True)
                executor = make_executor()
                if deaths < ATTEMPTS:
                    continue
                result = when_it_kills(waiting[0])
            else:
                running.popleft()
            deaths = 0
            waiting.popleft()
            yield result
    finally:
        if close:
            if running and isinstance(executor, _Processes):  # nobody waits for them any more
                executor.stop()
            executor.shutdown(wait=False, cancel_futures=True)


def shared_out(
    function: Callable[[Batch], Result], batches: Iterable[Batch], *, jobs: int
) -> Iterator[Result]:
    """`function` of every batch, in their order, as `map` gives it, worked out by so many processes."""
    if jobs <= 1:
        return map(function, batches)
    return in_order(
        batches, function, lambda: processes(jobs), in_flight=2 * jobs, when_it_kills=function
    )  # what memory there is for must be found here


def _serve_the_parent() -> None:
    """Ctrl-C reaches every process of the terminal, and only the importing one may act on it; but when that one is
    gone, killed without a chance to say so, its workers must not wait for ever for what nobody will send."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_the_parent, name="end-with-the-parent", daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:  # None: this is no process of a pool
        wait([parent.sentinel])
        os._exit(1)
