"""Work spread over executors: order, bounded memory, dead workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from aigov_tui.pipeline.batches import InlineExecutor, batched, default_jobs, in_order, processes, shared_out


def double(batch: list[int]) -> list[int]:
    return [2 * item for item in batch]


def die_on_three(batch: list[int]) -> list[int]:
    if 3 in batch:
        os._exit(9)
    return batch


def sleep_in(folder: str) -> str:
    """Where a folder is named, leave a file there and do not end."""
    if folder:
        (Path(folder) / "begun").touch()
        time.sleep(600)
    return folder


def given_up(batch: list[int]) -> list[int]:
    return [-item for item in batch]


def test_batches_hold_about_the_limit_and_at_least_one() -> None:
    assert list(batched([5, 5, 20, 1, 1], lambda size: size, 10)) == [[5, 5], [20], [1, 1]]
    assert list(batched([], lambda size: size, 10)) == []


@pytest.mark.parametrize("make", [InlineExecutor, lambda: ThreadPoolExecutor(3), lambda: processes(2)])
def test_results_come_in_order_from_any_executor(make: Callable[[], Executor]) -> None:
    batches = [[number] for number in range(20)]
    results = list(in_order(batches, double, make, in_flight=4, when_it_kills=given_up))
    assert results == [[2 * number] for number in range(20)]


def test_no_more_than_in_flight_are_taken_from_the_source() -> None:
    taken = []

    def source() -> Iterator[list[int]]:
        for number in range(10):
            taken.append(number)
            yield [number]

    results = in_order(source(), double, InlineExecutor, in_flight=3, when_it_kills=given_up)
    next(results)
    assert taken == [0, 1, 2]


def test_a_batch_that_kills_its_workers_costs_only_itself() -> None:
    batches = [[number] for number in range(6)]
    results = list(in_order(batches, die_on_three, lambda: processes(2), in_flight=3, when_it_kills=given_up))
    assert results == [[0], [1], [2], [-3], [4], [5]]


def test_processes_nobody_waits_for_any_more_end_at_once(tmp_path: Path) -> None:
    executor = processes(2)
    batches = ["", str(tmp_path)]
    results = in_order(batches, sleep_in, lambda: executor, in_flight=2, when_it_kills=lambda batch: batch)
    assert next(results) == ""
    while not list(tmp_path.iterdir()):  # the second is under way
        time.sleep(0.01)
    started = time.monotonic()
    results.close()
    executor.shutdown(wait=True)
    assert time.monotonic() - started < 60  # not the ten minutes of what was under way


def test_a_pool_that_breaks_once_loses_nothing() -> None:
    broken = False

    def break_once(batch: list[int]) -> list[int]:
        nonlocal broken
        if batch == [2] and not broken:
            broken = True
            raise BrokenExecutor
        return double(batch)

    batches = [[number] for number in range(4)]
    assert list(in_order(batches, break_once, InlineExecutor, in_flight=2, when_it_kills=given_up)) == [
        [0],
        [2],
        [4],
        [6],
    ]


def test_an_error_in_the_work_is_raised() -> None:
    def fail(batch: list[int]) -> list[int]:
        raise ValueError(batch)

    with pytest.raises(ValueError, match="1"):
        list(in_order([[1]], fail, InlineExecutor, in_flight=1, when_it_kills=given_up))


def die_on_three_elsewhere(batch: list[int], here: int) -> list[int]:
    if os.getpid() == here:
        return batch
    return die_on_three(batch)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_shared_out_comes_back_in_order(jobs: int) -> None:
    batches = [[number] for number in range(6)]
    assert list(shared_out(double, batches, jobs=jobs)) == [[0], [2], [4], [6], [8], [10]]


def test_what_kills_every_process_it_is_given_is_done_here() -> None:
    batches = [[number] for number in range(6)]
    work = partial(die_on_three_elsewhere, here=os.getpid())
    assert list(shared_out(work, batches, jobs=2)) == batches


def test_small_imports_start_no_processes() -> None:
    assert default_jobs(10_000) == 1
    assert default_jobs(10**12) == (os.cpu_count() or 1)


PARENT = """
import os
from aigov_tui.pipeline.batches import processes

if __name__ == "__main__":
    pool = processes(2)
    for future in [pool.submit(os.getpid) for _ in range(8)]:
        print(future.result(), flush=True)
    input()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH")]))
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    workers = {int(parent.stdout.readline()) for _ in range(8)}
    assert workers
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    # The workers hold the other end of this pipe: it is at its end when the last of them is gone.
    try:
        parent.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        pytest.fail("Workers outlive the import that started them.")
    finally:
        parent.stdout.close()


INTERRUPTED = """
import os
from aigov_tui.pipeline.batches import processes

if __name__ == "__main__":
    pool = processes(2)
    futures = [pool.submit(os.getpid) for _ in range(4)]
    try:
        print("started", flush=True)
        input()
    except KeyboardInterrupt:
        print(len({future.result() for future in futures}) > 0, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no os.killpg")
def test_ctrl_c_reaches_no_process_that_is_starting(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(INTERRUPTED, encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH")]))
    parent = subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"started\n"
        os.killpg(parent.pid, signal.SIGINT)
        said, complained = parent.communicate()
    assert (said, complained) == (b"True\n", b"")
