"""Disks that take no more, at any moment of a writing: said as such, and nothing of it stays.

A limit on how large the process's files may grow stands for the full disk.
"""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aigov_tui.store.connection import open_for_reading, transaction
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer import Writer
from tests.store.making import document, extraction, store

ONE = document("one", "China proposes a body.")


@contextmanager
def _files_of(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [4096, 65536, 300_000])
def test_a_new_database_that_finds_no_room(tmp_path: Path, size: int) -> None:
    with pytest.raises(StoreError, match="disk") as raised, _files_of(size), Writer(tmp_path / "aigov.db"):
        pass
    assert "roll" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_change_for_which_there_is_no_room(tmp_path: Path) -> None:
    path = tmp_path / "aigov.db"
    store(path, (ONE, extraction(ONE)))
    before = path.read_bytes()
    with pytest.raises(StoreError, match="disk") as raised, _files_of(len(before)):
        _write_much(path)
    assert "roll" not in str(raised.value)
    open_for_reading(path).close()  # takes back what could not be taken back then
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["aigov.db"]


def _write_much(path: Path) -> None:
    with transaction(path) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("CREATE TABLE mine (id INTEGER PRIMARY KEY, text TEXT)")
        connection.executemany("INSERT INTO mine (text) VALUES (?)", [("word " * 1000,)] * 100)
