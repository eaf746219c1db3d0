"""Files that hold several documents.

`archive`   zip files: each member a document
`tables`    JSON lines and CSV: each row a document
`record`    what one row says
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from aigov_tui.corpus.containers.archive import members_of
from aigov_tui.corpus.containers.tables import csv_rows, json_rows
from aigov_tui.corpus.found import FoundFile
from aigov_tui.model.problem import Problem

__all__ = ["CONTAINERS"]

CONTAINERS: Mapping[str, Callable[[FoundFile, BinaryIO], Iterator[FoundFile | Problem]]] = {
    ".zip": members_of,
    ".jsonl": json_rows,
    ".ndjson": json_rows,
    ".csv": csv_rows,
    ".tsv": csv_rows,
}
"""By suffix, what lists the documents in a file and says what is wrong with the rest. None of them raises but
`OSError`."""
