"""An import on a local Dask cluster of two processes, one of which is killed midway."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aigov_tui.pipeline import Progress, run_import
from aigov_tui.pipeline.cluster import ClusterError, cluster
from tests.pipeline.test_import import content

distributed = pytest.importorskip("distributed", reason="the extra aigov-tui[cluster] is not installed")

if TYPE_CHECKING:
    from distributed import LocalCluster

# Dask's own warnings (ports in use, workers restarted) are not what is tested here.
pytestmark = pytest.mark.filterwarnings("default")

DOCUMENTS = 120


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents large enough for many batches."""
    folder = tmp_path_factory.mktemp("cluster") / "seeds"
    folder.mkdir()
    for number in range(DOCUMENTS):
        sentence = f"“Article {number} is about chips and energy,” said Premier Li Qiang in Shanghai. "
        (folder / f"{number:03}.txt").write_text(sentence * 4 + "\n\n" + "Words follow. " * 2_000, "utf-8")
    return folder


@pytest.fixture(scope="module")
def local() -> Iterator[LocalCluster]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as started:
        yield started


def test_a_killed_worker_changes_nothing(corpus: Path, local: LocalCluster, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if not killed and progress.phase == "reading" and progress.done > 5:
            killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    one, many = tmp_path / "one.db", tmp_path / "many.db"
    run_import([corpus], one, jobs=1)
    with distributed.Client(local.scheduler_address) as client, cluster(local.scheduler_address) as found:
        assert isinstance(found.executor, Executor)
        assert found.threads == 2
        summary = run_import([corpus], many, executor=found.executor, jobs=found.threads, progress=kill_one)
    assert killed
    assert summary.added == DOCUMENTS
    assert [problem.code for problem in summary.problems] == []
    assert list(content(many)) == list(content(one))


def test_a_scheduler_that_is_not_there_is_said_in_a_sentence() -> None:
    with (
        pytest.raises(ClusterError, match="No Dask scheduler answers"),
        cluster("tcp://127.0.0.1:9", patience=0.5),
    ):
        pass
