"""Many searches in one call: a query a line in, a JSON object a line out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from aigov_tui.cli.options import words
from aigov_tui.export.as_json import encoded
from aigov_tui.export.listing import Value
from aigov_tui.export.lists.hits import HITS

if TYPE_CHECKING:
    from aigov_tui.model.rows import SearchPage


def answer_lines(lines: Iterable[str], search: Callable[[str], SearchPage], out: TextIO) -> None:
    """Answer every line, an empty one too, each as soon as it is read: another program may be waiting."""
    for line in lines:
        page = search(words(line.strip("\ufeff\r\n")))
        record: dict[str, Value] = {
            "query": page.query,
            "total": page.total,
            "total_is_exact": page.total_is_exact,
            "order": page.order,
            "hints": list(page.hints),
            "suggestion": page.suggestion,
            "hits": [HITS.record(hit) for hit in page.hits],
            "elapsed_ms": round(page.elapsed_ms, 3),
        }
        out.write(encoded(record, out) + "\n")
        out.flush()
