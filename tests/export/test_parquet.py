"""The whole database as Parquet: every row there, types kept, read by others as one table."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import get_args

import pytest

from aigov_tui.export.as_parquet import ParquetError, write_parquet
from aigov_tui.store.database import Database
from aigov_tui.store.queries.tables import TableName

dataset = pytest.importorskip("pyarrow.dataset", reason="the extra aigov-tui[parquet] is not installed")


def test_every_row_of_every_table_is_there(seed_database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with Database(seed_database) as database:
        written = write_parquet(database, folder)
    connection = sqlite3.connect(seed_database)
    total = 0
    for table in get_args(TableName):
        read = dataset.dataset(folder / table, partitioning="hive").to_table().to_pylist()
        ids = [row_id for (row_id,) in connection.execute(f"SELECT id FROM {table} ORDER BY id")]
        assert sorted(row["id"] for row in read) == ids
        total += len(ids)
    assert written == total
    (quote,) = connection.execute(
        "SELECT id, text, confidence, counts FROM quotes WHERE form = 'block' LIMIT 1"
    )
    rows = dataset.dataset(folder / "quotes", partitioning="hive").to_table().to_pylist()
    (same,) = [row for row in rows if row["id"] == quote[0]]
    assert (same["id"], same["text"], same["confidence"], same["counts"]) == quote
    connection.close()


def test_the_year_of_a_source_is_the_partition(seed_database: Path, tmp_path: Path) -> None:
    with Database(seed_database) as database:
        write_parquet(database, tmp_path / "archive")
    parts = {path.name for path in (tmp_path / "archive" / "paragraphs").iterdir()}
    assert parts == {"year=2025", "year=__HIVE_DEFAULT_PARTITION__"}


def test_a_folder_that_holds_something_is_left_alone(seed_database: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me", encoding="utf-8")
    with Database(seed_database) as database, pytest.raises(ParquetError, match="not empty"):
        write_parquet(database, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
