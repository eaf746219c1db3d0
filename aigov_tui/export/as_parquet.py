"""The whole database as a folder of Parquet files (the extra `aigov-tui[parquet]`).

One folder a table; tables whose rows belong to a source are partitioned by its year of publication in Hive's way
(`quotes/year=2025/part-0.parquet`), which DuckDB, Spark, Polars and pandas read as one table. For archives past one
disk: export each database, and read the folders together.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from aigov_tui.model.trouble import of_file
from aigov_tui.store.queries.tables import BY_SOURCE, ColumnType, TableName

if TYPE_CHECKING:
    from aigov_tui.store.database import Database

UNKNOWN_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""Hive's name for the partition of NULL; readers of partitioned Parquet give NULL back."""


class ParquetError(Exception):
    """The message is a sentence for the person: what is missing or in the way."""


def write_parquet(database: Database, folder: Path, *, tell: Callable[[str], None] = lambda _: None) -> int:
    """Write every table below `folder`, which must not exist or be empty; returns the number of rows written.

    The folder appears as a whole or not at all; memory stays that of one batch. `tell` hears each table's name as
    it is begun. Raises `ParquetError`, `OSError`.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ParquetError(
            "Writing Parquet needs pyarrow, which is not installed: pip install 'aigov-tui[parquet]'."
        ) from error
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParquetError(f"{folder} is there already and is not empty; name a new folder.")
    building = folder.with_name(folder.name + ".building")
    shutil.rmtree(building, ignore_errors=True)
    types: dict[ColumnType, Any] = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}
    written = 0
    try:
        for table in get_args(TableName):
            tell(table)
            shape = database.table_columns(table)
            schema = pa.schema([(name, types[kind]) for name, kind in shape])
            for year in database.years() if table in BY_SOURCE else [None]:
                place = building / table
                if table in BY_SOURCE:
                    place /= f"year={year or UNKNOWN_YEAR}"
                place.mkdir(parents=True)
                with pq.ParquetWriter(place / "part-0.parquet", schema, compression="zstd") as writer:
                    for batch in database.table_batches(table, year):
                        by_column = zip(zip(*batch, strict=True), schema, strict=True)
                        arrays = [pa.array(values, field.type) for values, field in by_column]
                        writer.write_table(pa.table(arrays, schema=schema))
                        written += len(batch)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except BaseException as error:
        shutil.rmtree(building, ignore_errors=True)
        if isinstance(error, OSError):
            raise of_file(error, folder) from error
        raise
    return written
