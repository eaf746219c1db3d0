"""An import's work on a Dask cluster (the extra `aigov-tui[cluster]`).

The workers read the files themselves, so they must see them at the same paths and have this version of aigov
installed. One process, the caller's, writes the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass


class ClusterError(Exception):
    """The message is a sentence for the person: what is missing or does not answer, and what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster's executor, and how many documents' batches it can work on at a time."""

    executor: Executor
    threads: int


@contextmanager
def cluster(address: str, *, patience: float = 20.0) -> Iterator[Cluster]:
    """The Dask cluster whose scheduler is at `address` ("tcp://host:8786"), waited for at most `patience` seconds.

    A worker that dies is made up for by the others: Dask gives them its tasks. Raises `ClusterError`.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "Working on a cluster needs Dask, which is not installed: pip install 'aigov-tui[cluster]'."
        ) from error
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        raise ClusterError(f"No Dask scheduler answers at “{address}” ({error}).") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError as error:
            raise ClusterError(f"The scheduler at “{address}” has no workers.") from error
        yield Cluster(client.get_executor(), sum(client.nthreads().values()))
