"""A dialog of counts to filter by: sources, years, actors, issues, speakers, names under the filters of now."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from aigov_tui.model.focus import Focus, FocusField
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context
from aigov_tui.tui.ports import Store
from aigov_tui.tui.render.rows import FacetLine, FacetView
from aigov_tui.tui.render.titles import keys_title, plain_title
from aigov_tui.tui.render.words import language_words
from aigov_tui.tui.screens.calm import CalmModal
from aigov_tui.tui.screens.outcome import ApplyFilter, Outcome
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import Rows

_VALUES_SHOWN = 12
_OWN_FILTERS: dict[str, FocusField] = {
    "source": "source",
    "entity": "entity",
    "speaker": "speaker",
    "actor": "actor",
    "issue": "issue",
}


def _label(field: str, label: str) -> str:
    return language_words(label) if field == "lang" else label


class FacetList(PagedList[FacetLine]):
    """Values under their headings; the cursor goes from value to value."""

    def move_to(self, index: int, *, by_person: bool = True) -> None:
        """Put the cursor on a value, past a heading, the first of which stays in sight."""
        step = -1 if index < self.cursor else 1
        last = (self.total or 0) - 1
        index = max(0, min(index, last))
        while 0 < index < last and self._is_heading(index):
            index += step
        super().move_to(index if index or not last else 1, by_person=by_person)
        if self.cursor <= 1:
            self.scroll_to(y=0, animate=False, force=True)

    @on(PagedList.Loaded)
    def _begin(self) -> None:
        """Begin on the first value."""
        if not self.cursor:
            self.move_to(1, by_person=False)

    def _is_heading(self, index: int) -> bool:
        line = self.row(index)
        return line is not None and line.value is None


def facet_lines(store: Store, filters: Focus) -> list[FacetLine]:
    """Every facet's heading and values, one after the other: the most frequent first, of years the latest."""
    lines: list[FacetLine] = []
    for facet in store.facets(filters, limit=_VALUES_SHOWN + 1):
        values = facet.values[:_VALUES_SHOWN]
        if values:
            is_all = len(values) == len(facet.values)
            lines.append(FacetLine(facet.field, None, facet.label, len(values), is_all))
            if facet.field == "year":
                values = tuple(sorted(values, key=lambda year: year.value, reverse=True))
            lines += [
                FacetLine(
                    facet.field, value.value, _label(facet.field, value.label), value.count, facet.is_exact
                )
                for value in values
            ]
    return lines


def facet_rows(filters_of: Callable[[Store], Focus]) -> Rows[FacetLine]:
    """The lines of the facets under filters that the store may have a word in, counted in the worker."""
    known: list[FacetLine] = []

    def count(store: Store) -> int:
        known[:] = facet_lines(store, filters_of(store))
        return len(known)

    return Rows(count, lambda _store, limit, offset: known[offset : offset + limit])


def filter_for(line: FacetLine, filters: Focus) -> ApplyFilter | None:
    """The filter that a line stands for; a field that is no filter of its own (publisher, year) joins the query."""
    if line.value is None:
        return None
    if field := _OWN_FILTERS.get(line.field):
        return ApplyFilter(field, line.value)
    plain = line.value.replace("-", "").isalnum()
    value = line.value if plain else '"' + line.value.replace('"', " ") + '"'
    return ApplyFilter("query", f"{filters.query} {line.field}:{value}".strip())


class FacetsScreen(Commanded, CalmModal[Outcome]):
    """Choose a value to filter by."""

    context = Context.DIALOG
    BINDINGS = bindings_of(Context.DIALOG)
    CSS_PATH = "dialog.tcss"

    def __init__(self, filters: Focus) -> None:
        super().__init__()
        self._filters = filters

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        with Vertical(id="dialog") as frame:
            frame.border_title = plain_title("Filter by …  (paragraphs)")
            frame.border_subtitle = keys_title("enter filter · esc back")
            way = "Remove a filter first." if self._filters else "What aigov import reads is counted here."
            yield FacetList(FacetView(), empty=f"Nothing to filter by. {way}")

    def on_mount(self) -> None:
        """Count."""
        self.reread()

    def reread(self) -> None:
        """Count, or count again."""
        self.query_one(PagedList).show(facet_rows(lambda _store: self._filters))

    @on(PagedList.Asked)
    def _asked(self, message: PagedList.Asked) -> None:
        message.stop()
        chosen = filter_for(message.row, self._filters)
        if message.what == "choose" and chosen is not None:
            self.dismiss(chosen)

    def action_close(self) -> None:
        """Back, without a filter."""
        self.dismiss(None)
