"""How much memory a process and all that it started take together, while it runs (Linux alone says so)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

BETWEEN_LOOKS = 0.5  # seconds
_PROCESSES = Path("/proc")


@dataclass(slots=True)
class Peak:
    """The most that was seen, MiB; None where the system does not say."""

    mebibytes: float | None = None


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Look at process `pid` and its descendants now and then, until left. Pages that several of them share count once."""
    peak, over = Peak(), Event()

    def look() -> None:
        while not over.wait(BETWEEN_LOOKS):
            found = sum(map(_proportional_kib, _family(pid))) / 1024
            if found:
                peak.mebibytes = max(found, peak.mebibytes or 0.0)

    thread = Thread(target=look, name="memory", daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def _family(pid: int) -> set[int]:
    parents: dict[int, int] = {}
    for status in _PROCESSES.glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):  # it has ended meanwhile
            after_name = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
            parents[int(status.parent.name)] = int(after_name.split()[1])
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _proportional_kib(pid: int) -> int:
    """Its own pages and its share of those it shares."""
    with suppress(OSError):
        for line in (_PROCESSES / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
