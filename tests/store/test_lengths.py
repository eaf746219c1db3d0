"""The lengths of paragraphs that a search ranks by: those that FTS5 keeps, whatever comes and goes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from aigov_tui.store import lengths
from tests.store.making import document, extraction, store


def kept(path: Path) -> dict[int, int]:
    """What stands in the table, without the gaps."""
    connection = sqlite3.connect(path)
    try:
        return {row_id: size for row_id, size in enumerate(lengths.read_lengths(connection)) if size}
    finally:
        connection.close()


def indexed(path: Path) -> dict[int, int]:
    """What FTS5 says."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT id, sz FROM paragraphs_fts_docsize").fetchall()
        return {row_id: size for row_id, blob in rows if (size := lengths.varints(blob)[0])}
    finally:
        connection.close()


def test_every_import_notes_the_lengths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lengths, "CHUNK", 4)
    path = tmp_path / "aigov.db"
    documents = [
        document(f"d{number}", *(f"{'word ' * (size + number)}" for size in (1, 7, 150)))
        for number in range(4)
    ]
    store(path, *((one, extraction(one)) for one in documents[:3]))
    assert kept(path) == indexed(path)
    assert len(kept(path)) == 9
    store(path, (documents[3], extraction(documents[3])))
    assert kept(path) == indexed(path)
    changed = document("d3", "one two three")
    store(path, (changed, extraction(changed)))
    assert kept(path).items() >= indexed(path).items()
    assert 3 in kept(path).values()
    assert max(kept(path).values()) == 152


def test_numbers_of_several_bytes_are_read() -> None:
    assert lengths.varints(bytes([5, 0x81, 0x00, 0xFF, 0x7F])) == [5, 128, 16383]
