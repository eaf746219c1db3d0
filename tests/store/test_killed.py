"""An import killed at any instant leaves the database as it was before, or as it should be after."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aigov_tui.store.check import check
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.writer import Writer
from tests.store.making import content, document, extraction, finish, rows, store

OLD = [
    document(f"old{number}", f"China text number {number}.", "A paragraph that repeats everywhere.")
    for number in range(20)
]
NEW = [
    document(f"old{number}", f"China changed {number}.", "A paragraph that repeats everywhere.")
    for number in range(10)
]
NEW += [document(f"new{number}", f"New words {number} of China.") for number in range(300)]


def run(path: Path) -> None:
    """The import that is killed: what the child process does."""
    store(path, *((one, extraction(one, names={"China": "china"})) for one in NEW), remove=["docs/old19.txt"])


_CHILD = "import sys; from pathlib import Path; from tests.store.test_killed import run; print('go', flush=True); run(Path(sys.argv[1])); print('end', flush=True)"


def _start(path: Path) -> "subprocess.Popen[str]":
    child = subprocess.Popen([sys.executable, "-c", _CHILD, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "go\n"
    return child


def _end(child: "subprocess.Popen[str]") -> None:
    child.wait()
    assert child.stdout is not None
    child.stdout.close()


def _sound(path: Path) -> None:
    connection = open_for_reading(path)
    assert check(connection) == []
    connection.close()


def _moments(path: Path, count: int) -> list[float]:
    """Instants spread over the time that one import takes here, a little past its end included."""
    child = _start(path)
    started = time.perf_counter()
    _end(child)
    took = time.perf_counter() - started
    chance = random.Random(7)
    return [took * 1.1 * (number + chance.random()) / count for number in range(count)]


def test_killing_an_import_into_an_existing_database(tmp_path: Path) -> None:
    original, trial, done = (tmp_path / name / "aigov.db" for name in ("before", "trial", "after"))
    for path in (original, trial, done):
        path.parent.mkdir()
    store(original, *((one, extraction(one, names={"China": "china"})) for one in OLD))
    done.write_bytes(original.read_bytes())
    moments = _moments(done, 12)
    before, after = content(original), content(done)
    assert before != after
    outcomes = []
    for moment in moments:
        for file in trial.parent.iterdir():
            file.unlink()
        trial.write_bytes(original.read_bytes())
        child = _start(trial)
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)
        _end(child)
        _sound(trial)
        found = content(trial)
        assert found in (before, after)
        outcomes.append(found == after)
    assert not outcomes[0]
    run(trial)  # whatever journal the last one left is in nobody's way
    assert [file.name for file in trial.parent.iterdir()] == ["aigov.db"]


def test_killing_an_import_into_a_new_database(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    moments = _moments(whole, 8)
    after = content(whole)
    path = tmp_path / "trial" / "aigov.db"
    path.parent.mkdir()
    absent = 0
    for moment in moments:
        child = _start(path)
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)
        _end(child)
        if path.exists():
            _sound(path)
            assert content(path) == after
            path.unlink()
        else:
            absent += 1
    assert absent
    run(path)  # what the killed ones left behind is in nobody's way
    assert content(path) == after
    assert [file.name for file in path.parent.iterdir()] == ["aigov.db"]


@pytest.mark.parametrize("step", ["replace", "commit"])
def test_killed_between_commit_and_putting_in_place(tmp_path: Path, step: str) -> None:
    """The two instants that chance will hardly find."""
    path = tmp_path / "aigov.db"
    pid = os.fork()
    if pid == 0:  # the child ends by a signal: nothing of pytest runs in it
        writer = Writer(path)
        writer.put_document(OLD[0], extraction(OLD[0]), recipe="r")
        finish(writer)
        if step == "replace":
            writer._session.connection.execute("COMMIT")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert not path.exists()
    run(path)
    assert rows(path, "SELECT count(*) FROM sources") == [(len(NEW),)]
    assert [file.name for file in tmp_path.iterdir()] == ["aigov.db"]


def test_killed_with_pages_already_written(tmp_path: Path) -> None:
    """An import larger than its cache writes into the file before it commits; the journal takes that back."""
    path = tmp_path / "aigov.db"
    store(path, *((one, extraction(one)) for one in OLD))
    before = content(path)
    pid = os.fork()
    if pid == 0:
        writer = Writer(path)
        writer._session.connection.execute("PRAGMA cache_size = 10")
        for one in NEW:
            writer.put_document(one, extraction(one), recipe="r")
        writer.mark_repeats()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert (tmp_path / "aigov.db-journal").stat().st_size > 0
    _sound(path)  # a reader is what rolls it back
    assert content(path) == before
    assert [file.name for file in tmp_path.iterdir()] == ["aigov.db"]


def test_ctrl_c_during_a_long_statement(tmp_path: Path) -> None:
    path = tmp_path / "aigov.db"
    store(path)
    before = path.read_bytes()
    signal.signal(signal.SIGALRM, lambda number, frame: signal.raise_signal(signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    started = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        _count_for_ages(path)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    assert time.perf_counter() - started < 30  # all of it takes minutes
    assert path.read_bytes() == before


def _count_for_ages(path: Path) -> None:
    with Writer(path) as writer, writer._session.in_words():
        writer.put_setting("a", "b")
        writer._session.connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT count(*) FROM n"
        ).fetchone()
