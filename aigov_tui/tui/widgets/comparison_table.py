"""The comparison as a table with a cursor that goes from statement to statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from aigov_tui.tui.comparison_walk import (
    Cursor,
    Standing,
    cell_at,
    moved,
    place_of,
    standing_at,
    statement_at,
    suggestions_in,
)
from aigov_tui.tui.queries import host
from aigov_tui.tui.render.comparison import Table, columns_that_fit, headers, lay_out_table, rule_of
from aigov_tui.tui.render.line import PLAIN, strip_of
from aigov_tui.tui.widgets.row_painting import line_of_words

if TYPE_CHECKING:
    from aigov_tui.model.rows import Comparison, ComparisonCell, IssueRow, StatementRow


_HEADER = 2  # lines: the actors' names and a rule; they stay while the table scrolls


class ComparisonTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws a `Comparison`; says when another statement is under the cursor."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ComparisonTable { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto; }"

    class Moved(Message):
        """Another statement, or another empty cell, is under the cursor."""

    class Opened(Message):
        """A person double-clicked on a statement."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.place = Cursor()
        self.failure: str | None = None
        self._table: Table | None = None
        self._first_actor = 0
        self._turned_to = 0  # which suggestion, in order of certainty, one was turned to last
        self._walked = False  # the cursor is where somebody put it
        self.return_to: Standing | None = None

    # Data

    def show(self, comparison: Comparison) -> None:
        """Another comparison; the cursor stays on its statement, else in its cell, where these are still there."""
        standing = self.standing or self.return_to
        self._walked = self._walked or self.return_to is not None
        self.comparison = comparison
        self.place = place_of(comparison, standing) if standing is not None else Cursor()
        self._lay_out()
        self._scroll_to_cursor()
        self.post_message(self.Moved())

    @property
    def standing(self) -> Standing | None:
        """What the cursor is on, None while there is nothing."""
        return standing_at(self.comparison, self.place)

    def cell(self) -> ComparisonCell | None:
        """The cell under the cursor."""
        return cell_at(self.comparison, self.place)

    def statement(self) -> StatementRow | None:
        """The statement under the cursor, None in an empty cell."""
        return statement_at(self.comparison, self.place)

    def issue(self) -> IssueRow | None:
        """The issue under the cursor."""
        return (
            self.comparison.issues[self.place.issue] if self.cell() is not None and self.comparison else None
        )

    def actor_name(self) -> str:
        """The name of the actor under the cursor."""
        return self.comparison.actors[self.place.actor].name if self.comparison else ""

    # Layout

    def _columns(self) -> list[int]:
        """The indexes of the actors in sight."""
        actors = len(self.comparison.actors) if self.comparison else 0
        fit = min(actors, columns_that_fit(self.scrollable_content_region.width))
        if self.place.actor < self._first_actor:
            self._first_actor = self.place.actor
        elif self.place.actor >= self._first_actor + fit:
            self._first_actor = self.place.actor - fit + 1
        self._first_actor = max(0, min(self._first_actor, actors - fit))
        return list(range(self._first_actor, self._first_actor + fit))

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if self.comparison is None or width <= 0:
            return
        self._table = lay_out_table(self.comparison, self._columns(), width, host(self).palette)
        self.virtual_size = Size(width, len(self._table.lines) + _HEADER)
        self.refresh()

    def on_resize(self) -> None:
        """Another width."""
        self._lay_out()
        self._scroll_to_cursor()

    def repaint(self) -> None:
        """Draw again, in the colours of now."""
        self._lay_out()

    # Moving

    def move_by(self, down: int, across: int) -> None:
        """To the next statement in a column, into the next issue's cell at its end, or to another actor."""
        if self.comparison is not None and self.cell() is not None:
            place = moved(self.comparison, self.place, down, across)
            if place != self.place:
                self._go(place)

    def turn_to_issue(self, step: int) -> None:
        """To the next issue, or the one before."""
        if self.comparison is not None and self.cell() is not None:
            issue = max(0, min(self.place.issue + step, len(self.comparison.issues) - 1))
            self._go(Cursor(issue, self.place.actor, 0))
            if self._table is not None:  # all of it, as far as there is room
                self.scroll_to(y=self._table.beside[issue].top, animate=False, force=True)

    def suggestions(self) -> list[Cursor]:
        """Where suggestions stand, the surest first."""
        return suggestions_in(self.comparison)

    def turn_to_suggestion(self, step: int) -> tuple[int, int]:
        """To the next suggestion in order of certainty, from elsewhere or at first to the surest, and round and round.

        Where the one turned to last was decided on meanwhile, on to the one after it. Returns its place in that order,
        from 1, and how many there are; zeros where there is none.
        """
        order = self.suggestions()
        if not order:
            return 0, 0
        if self._walked and self.place in order:
            place = (order.index(self.place) + step) % len(order)
        else:
            place = (self._turned_to - (step < 0)) % len(order)
        self._go(order[place])
        self._turned_to = place
        return place + 1, len(order)

    def _go(self, cursor: Cursor) -> None:
        self._turned_to = 0
        self._walked = True
        before = self._columns()
        self.place = cursor
        if self._columns() != before:
            self._lay_out()
        self._scroll_to_cursor()
        self.refresh()
        self.post_message(self.Moved())

    def _in_table(self) -> Cursor:
        """The cursor with its actor counted among those in sight."""
        return Cursor(self.place.issue, self.place.actor - self._first_actor, self.place.statement)

    def _scroll_to_cursor(self) -> None:
        if self._table is None:
            return
        line = self._table.first_line(self._in_table())
        first = self._table.beside[self.place.issue].top if self._table.beside else 0
        height = self.scrollable_content_region.height - _HEADER
        top = self.scroll_offset.y
        wanted = first if line - first < height - 4 else line
        if wanted < top:
            self.scroll_to(y=wanted, animate=False, force=True)
        elif line + 6 > top + height:
            self.scroll_to(
                y=min(wanted, line + 6 - height) if wanted == line else wanted, animate=False, force=True
            )

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The actors' names above, the table's lines below."""
        width, palette = self.size.width, host(self).palette
        comparison, table = self.comparison, self._table
        if comparison is None or table is None:
            return line_of_words(self.failure or "Reading …", y, width, palette.dim, self.rich_style)
        if not comparison.issues or not comparison.actors:
            words = (
                "The codebook names no issues or actors yet. Name them in a codebook.yaml beside your documents and import "
                "these again; `aigov init DIR` writes one to begin with."
            )
            return line_of_words(words, y, width, palette.dim, self.rich_style)
        if y < _HEADER:
            return self._header_line(y, table, comparison)
        number = self.scroll_offset.y + y - _HEADER
        if number >= len(table.lines):
            return Strip.blank(width, self.rich_style)
        return self._table_line(number, table)

    def _header_line(self, y: int, table: Table, comparison: Comparison) -> Strip:
        width, palette = self.size.width, host(self).palette
        if y == 1:
            rule = rule_of(comparison, table, self.scroll_offset.y, width, palette)
            return strip_of(rule, width, self.rich_style)
        parts: list[Strip] = []
        if table.issue_width:
            parts += [strip_of([("Issue", palette.dim)], table.issue_width + 1, self.rich_style)]
        for number, header in enumerate(headers(comparison, self._columns(), palette)):
            parts += [Strip.blank(1, self.rich_style)] if number else []
            parts.append(
                strip_of(header.pieces(table.cell_width, palette), table.cell_width, self.rich_style)
            )
        return Strip.join(parts).adjust_cell_length(width, self.rich_style)

    def _table_line(self, number: int, table: Table) -> Strip:
        width, palette, base = self.size.width, host(self).palette, self.rich_style
        line = table.lines[number]
        if line.cells is None:
            return strip_of([*line.across], width, base)
        parts: list[Strip] = []
        if table.issue_width:
            left = table.left_of(number, self.scroll_offset.y)
            parts += [strip_of(left, table.issue_width, base), strip_of([("│", palette.dim)], 1, base)]
        here = self._in_table()
        for actor, cell in enumerate(line.cells):
            at_cell = line.issue == here.issue and actor == here.actor
            empty_cell = self.cell() is not None and not self.statement()
            marked = at_cell and (cell.statement == here.statement or (empty_cell and bool(cell.pieces)))
            style = base + (palette.cursor if marked else PLAIN)
            parts.append(strip_of([(" ", PLAIN), *cell.pieces], table.cell_width, style))
            if actor < len(line.cells) - 1:
                parts.append(strip_of([("│", palette.dim)], 1, base))
        return Strip.join(parts).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a statement or an actor, a double click opens the statement."""
        table, comparison = self._table, self.comparison
        left = table.issue_width + 1 if table is not None and table.issue_width else 0
        if table is None or comparison is None or self.cell() is None or event.x < left:
            return
        columns = self._columns()
        column, x = divmod(event.x - left, table.cell_width + 1)
        column = min(column, len(columns) - 1)
        if event.y < _HEADER:
            step = headers(comparison, columns, host(self).palette)[column].step_at(x, table.cell_width)
            self._go(Cursor(self.place.issue, columns[column] + step, 0))
            return
        number = self.scroll_offset.y + event.y - _HEADER
        line = table.lines[number] if number < len(table.lines) else None
        if line is None or line.cells is None:
            return
        self._go(Cursor(line.issue, columns[column], line.cells[column].statement or 0))
        if event.chain == 2:
            self.post_message(self.Opened())

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """The wheel to the side goes to the next actor."""
        event.stop()
        self.move_by(0, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Or to the one before."""
        event.stop()
        self.move_by(0, -1)
