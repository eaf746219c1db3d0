"""Issues down, actors across; under them the evidence of the cell, verbatim, a key away from its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from aigov_tui.model.focus import Focus
from aigov_tui.tui.citation import cite_statement
from aigov_tui.tui.commands.catalogue import bindings_of
from aigov_tui.tui.commands.command import Commanded, Context, Situation
from aigov_tui.tui.comparison_walk import Standing
from aigov_tui.tui.messages import CopyRequested, DetailRequested
from aigov_tui.tui.ports import Store
from aigov_tui.tui.queries import QueryFailed, ask
from aigov_tui.tui.render.comparison import NO_STATEMENT, evidence_of
from aigov_tui.tui.render.details import statement_facts
from aigov_tui.tui.render.filters import Names, filter_words
from aigov_tui.tui.render.rows import EvidenceView
from aigov_tui.tui.render.titles import plain_title
from aigov_tui.tui.render.words import plural
from aigov_tui.tui.screens.outcome import ApplyFilter, GoTo
from aigov_tui.tui.screens.reviewing import REVIEW, ReviewingScreen
from aigov_tui.tui.state import Reading
from aigov_tui.tui.widgets.command_bar import CommandBar
from aigov_tui.tui.widgets.comparison_table import ComparisonTable
from aigov_tui.tui.widgets.paged_list import PagedList
from aigov_tui.tui.widgets.row_source import in_memory
from aigov_tui.tui.writing import can_write

if TYPE_CHECKING:
    from aigov_tui.model.rows import ActorRow, Comparison, EvidenceRow, StatementRow


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared, and where in it one was; without actors the codebook's first."""

    actors: tuple[str, ...] = ()
    standing: Standing | None = None


class ComparisonScreen(Commanded, ReviewingScreen):
    """The table over the evidence of its cell."""

    context = Context.COMPARISON
    BINDINGS = bindings_of(Context.COMPARISON)
    CSS_PATH = "comparison.tcss"
    AUTO_FOCUS = "ComparisonTable"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012  # Textual's type

    class _Read(Message):
        bubble = False

        def __init__(self, comparison: Comparison) -> None:
            super().__init__()
            self.comparison = comparison

    class _ActorsRead(Message):
        bubble = False

        def __init__(self, actors: list[ActorRow]) -> None:
            super().__init__()
            self.actors = actors

    def __init__(self, filters: Focus, last: Compared | None = None, names: Names | None = None) -> None:
        super().__init__()
        self._filters = filters
        self._within = filter_words(filters, names or {})
        self._last = last or Compared()
        self._actors = self._last.actors

    def compose(self) -> ComposeResult:
        """Table over evidence over footer."""
        with Vertical(id="table") as frame:
            frame.border_title = plain_title(
                "Comparison" + (f" within {self._within}" if self._within else "")
            )
            yield ComparisonTable()
        with Vertical(id="evidence") as frame:
            frame.border_title = plain_title("Evidence")
            yield PagedList(EvidenceView(), empty=NO_STATEMENT.capitalize() + ".")
        yield CommandBar()

    def on_mount(self) -> None:
        """Read what there is; the keyboard stays in the table."""
        self._evidence.can_focus = False
        self._table.return_to = self._last.standing
        self._read_comparison()

    def compared(self) -> Compared:
        """What to come back to."""
        return Compared(self._actors, self._table.standing)

    @property
    def _table(self) -> ComparisonTable:
        return self.query_one(ComparisonTable)

    @property
    def _evidence(self) -> PagedList[EvidenceRow]:
        return self.query_one("#evidence PagedList", PagedList)

    def repaint(self) -> None:
        """Draw again, in the colours of now."""
        self._table.repaint()
        self._evidence.repaint()

    def statement(self) -> StatementRow | None:
        """The statement under the cursor."""
        return self._table.statement()

    def decided(self) -> None:
        """A suggestion is none any more, or one again: everything is read again."""
        self._read_comparison()

    def reread(self) -> None:
        """Statements and their evidence may be others, and elsewhere."""
        self._read_comparison()

    def _read_comparison(self) -> None:
        actors, filters = self._actors, self._filters
        ask(self, "comparison", lambda store: self._Read(store.comparison(actors, focus=filters)))

    @on(_Read)
    def _show(self, message: _Read) -> None:
        self._table.show(message.comparison)
        waiting = len(self._table.suggestions()) + message.comparison.more_suggested
        words = f"{plural(waiting, 'suggestion')} to decide on" if waiting else ""
        self.query_one("#table").border_subtitle = plain_title(words)

    @on(QueryFailed)
    def _failed(self, message: QueryFailed) -> None:
        message.stop()
        if message.group == REVIEW:
            self.app.notify(message.sentence, severity="error", timeout=10)
            return
        self._table.failure = message.sentence
        self._table.refresh()

    @on(ComparisonTable.Moved)
    def _moved(self) -> None:
        """Show the evidence of the cell, the statement's own first."""
        cell, statement, issue = self._table.cell(), self.statement(), self._table.issue()
        rows = evidence_of(cell, statement) if cell is not None and statement is not None else []
        if cell is not None and issue is not None:
            pieces = plural(len(rows), "piece") if rows else "none"
            actor = self._table.actor_name()
            words = f"Evidence  {pieces} · {actor} on {issue.name}"
            self.query_one("#evidence").border_title = plain_title(words)
        self._evidence.show(in_memory(rows), keep_row=False)
        self.refresh_bindings()

    @on(PagedList.Loaded)
    @on(PagedList.Highlighted)
    def _evidence_changed(self, message: Message) -> None:
        message.stop()
        self.refresh_bindings()

    @on(PagedList.Asked)
    def _evidence_asked(self, message: PagedList.Asked) -> None:
        message.stop()
        self._open(message.row)

    @on(ComparisonTable.Opened)
    def _opened(self) -> None:
        self.action_open()

    def _open(self, piece: EvidenceRow) -> None:
        self.dismiss(GoTo(Reading(piece.source_key, (piece.start_char, piece.end_char))))

    def situation(self) -> Situation:
        """Looks at the cell."""
        statement = self.statement() if self.is_mounted else None
        return Situation(
            row=statement is not None,
            evidence=statement is not None and bool(statement.evidence),
            suggested=statement is not None and statement.is_suggestion and can_write(self),
            undoable=self.undoable,
            writable=can_write(self),
            suggestions=self.is_mounted and bool(self._table.suggestions()),
            issue=self.is_mounted and self._table.issue() is not None,
        )

    def action_move(self, down: int, across: int) -> None:
        """Move in the table."""
        self._table.move_by(down, across)

    def action_page(self, step: int) -> None:
        """Another issue."""
        self._table.turn_to_issue(step)

    def action_next_evidence(self) -> None:
        """The next piece of evidence, round and round."""
        if total := self._evidence.total:
            self._evidence.move_to((self._evidence.cursor + 1) % total)

    def action_open(self) -> None:
        """Go to the exact words of the marked evidence."""
        if (piece := self._evidence.row()) is not None and self._evidence.total:
            self._open(piece)

    def action_filter(self) -> None:
        """Look at everything through this issue."""
        if (issue := self._table.issue()) is not None:
            self.dismiss(ApplyFilter("issue", issue.key))

    def action_suggestion(self, step: int) -> None:
        """Another suggestion, in order of certainty."""
        place, number = self._table.turn_to_suggestion(step)
        if number:
            frame = self.query_one("#table")
            frame.border_subtitle = plain_title(f"suggestion {place} of {number}, the surest first")

    def action_copy(self) -> None:
        """Copy the statement with its evidence."""
        if (statement := self.statement()) is not None:
            self.post_message(CopyRequested(cite_statement(statement), "the statement with its evidence"))

    def action_export(self) -> None:
        """Write the comparison of these actors to a file."""
        from aigov_tui.tui.screens.export import export

        compared = self._table.comparison
        actors = [actor.key for actor in compared.actors] if compared else []
        export(self, "comparison", self._filters, self._within, actors)

    def action_detail(self) -> None:
        """Show who says so, and how it was found."""
        if (statement := self.statement()) is not None:
            actor, issue = self._table.actor_name(), self._table.issue()
            facts = statement_facts(
                statement, actor, issue.name if issue is not None else statement.issue_key
            )
            self.post_message(DetailRequested("Statement", facts))

    def action_actors(self) -> None:
        """Choose the sides to compare."""
        ask(self, "actors", lambda store: self._ActorsRead(self._question(store)))

    def _question(self, store: Store) -> list[ActorRow]:
        return store.actors()

    @on(_ActorsRead)
    def _choose_actors(self, message: _ActorsRead) -> None:
        from aigov_tui.tui.screens.actors import ActorsScreen

        shown = self._table.comparison.actors if self._table.comparison else ()
        screen = ActorsScreen(message.actors, tuple(actor.key for actor in shown))
        self.app.push_screen(screen, self._actors_chosen)

    def _actors_chosen(self, actors: tuple[str, ...] | None) -> None:
        if actors:
            self._actors = actors
            self._read_comparison()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
