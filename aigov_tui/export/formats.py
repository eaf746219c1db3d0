"""The formats a list can be written in, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TextIO

from aigov_tui.export import as_csv, as_json, as_jsonl, as_markdown
from aigov_tui.export.listing import Listing, Row


class Format(Protocol):
    """Writes rows of a list, as they come, to a text stream. `for_screen`: a terminal reads it, which must get no
    control character even where the format would carry one."""

    def __call__(
        self, listing: Listing[Row], rows: Iterable[Row], out: TextIO, *, for_screen: bool = False
    ) -> None:
        """Write `rows` to `out`."""


FORMATS: Mapping[str, Format] = {
    "csv": as_csv.write,
    "json": as_json.write,
    "jsonl": as_jsonl.write,
    "markdown": as_markdown.write,
}
