"""The comparison or a list, by name and format, as the command line and the app write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from aigov_tui.export.comparison import write_comparison
from aigov_tui.export.formats import FORMATS
from aigov_tui.export.lists.exportable import LISTS
from aigov_tui.model.focus import Focus

if TYPE_CHECKING:
    from aigov_tui.store.database import Database

COMPARISON = "comparison"


def write_named(
    database: Database,
    list_name: str,
    format_name: str,
    out: TextIO,
    *,
    focus: Focus,
    actors: Sequence[str] = (),
    for_screen: bool = False,
) -> None:
    """Write the comparison (of `actors`, by default the codebook's first) or a list of `LISTS`, in a format of `FORMATS`."""
    if list_name == COMPARISON:
        comparison = database.comparison(actors, focus=focus or None, suggested=False)
        write_comparison(comparison, format_name, out, filters=focus.to_query(), for_screen=for_screen)
    else:
        LISTS[list_name].write(database, focus, FORMATS[format_name], out, for_screen=for_screen)
