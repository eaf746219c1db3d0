"""The one list of commands. Add one here, and its key, footer word, palette entry and help line are there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aigov_tui.tui.commands.command import Command, Context

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType

_C = Command

COMMANDS: tuple[Command, ...] = (
    # Lists: first what is done with a row, then how to move
    _C("list.choose", Context.LIST, ("enter",), "choose", "Choose the row", "Filter by it, or go to its exact words", "Choose", lambda s: s.row),
    _C("list.copy", Context.LIST, ("y",), "copy", "Copy with citation", "Copy the row's words and where they come from", None, lambda s: s.row),
    _C("list.detail", Context.LIST, ("i",), "detail", "Show details", "Everything known about the row", None, lambda s: s.row),
    _C("list.up", Context.LIST, ("up", "k"), "cursor_up", "Row up", "Move up", advertised=False),
    _C("list.down", Context.LIST, ("down", "j"), "cursor_down", "Row down", "Move down", advertised=False),
    _C("list.page-up", Context.LIST, ("pageup",), "page_up", "Page up", "Move up a page", advertised=False),
    _C("list.page-down", Context.LIST, ("pagedown", "space"), "page_down", "Page down", "Move down a page", advertised=False),
    _C("list.first", Context.LIST, ("home", "g"), "cursor_first", "First row", "Go to the first row", advertised=False),
    _C("list.last", Context.LIST, ("end", "G"), "cursor_last", "Last row", "Go to the last row", advertised=False),
    # Sources
    _C("sources.sort", Context.SOURCES, ("o",), "sort", "Sort sources", "By date, title, publisher, quotes or mentions in turn", "Sort"),
    _C("sources.edit", Context.SOURCES, ("e",), "edit", "Say what the document does not", "Its title, publisher, author, date, address, language or kind", "Edit", lambda s: s.row and s.writable),
    _C("sources.undo", Context.SOURCES, ("u",), "undo", "Undo your last correction", "Take back what you said of a name or a document last", "Undo", lambda s: s.undoable),
    # Entities
    _C("entities.speaker", Context.ENTITIES, ("s",), "as_speaker", "Filter by what they say", "Only what this person or organisation is quoted saying", "As speaker", lambda s: s.row),
    _C("entities.actor", Context.ENTITIES, ("a",), "as_actor", "Filter by their side", "Only what concerns the actor this name belongs to", "Side", lambda s: s.actor),
    _C("entities.edit", Context.ENTITIES, ("e",), "edit", "Merge, split, rename or reject", "Say what the import got wrong about this name", "Edit", lambda s: s.row and s.writable),
    _C("entities.pairs", Context.ENTITIES, ("p",), "pairs", "Names that may be one", "Pairs that look like one person, organisation or place, to merge", "Pairs", lambda s: s.writable),
    _C("entities.undo", Context.ENTITIES, ("u",), "undo", "Undo your last correction", "Take back what you said of a name or a document last", "Undo", lambda s: s.undoable),
    _C("entities.kind", Context.ENTITIES, ("t",), "kind", "Show another kind of name", "All, people, organisations, places, … in turn", "Kind"),
    _C("entities.sort", Context.ENTITIES, ("o",), "sort", "Sort entities", "By mentions, name, quotes or kind in turn", "Sort"),
    # Quotes
    _C("quotes.variants", Context.QUOTES, ("v",), "variants", "Compare wordings", "Every outlet's wording of this quote, side by side", "Wordings", lambda s: s.variants),
    _C("quotes.speaker", Context.QUOTES, ("s",), "speaker", "Filter by this speaker", "Only what this speaker says", "Speaker", lambda s: s.speaker),
    _C("quotes.sort", Context.QUOTES, ("o",), "sort", "Sort quotes", "By document, date, speaker, outlets, or the least certain first", "Sort"),
    _C("quotes.terms", Context.QUOTES, ("t",), "terms", "Show or hide terms", "Scare quotes, titles and nicknames: words in marks that are not speech", "Terms"),
    # Reader
    _C("reader.next-hit", Context.READER, ("n",), "next_hit", "Next hit", "Go to the next words that were searched for, or mention of what is filtered by", "Next hit", lambda s: s.hits),
    _C("reader.previous-hit", Context.READER, ("N",), "previous_hit", "Previous hit", "Go to the hit before", None, lambda s: s.hits),
    _C("reader.next-quote", Context.READER, ("full_stop", "right"), "next_quote", "Next quote", "Go to the next quote in the document", "Next quote", lambda s: s.quotes),
    _C("reader.previous-quote", Context.READER, ("comma", "left"), "previous_quote", "Previous quote", "Go to the quote before", None, lambda s: s.quotes),
    _C("reader.copy", Context.READER, ("y",), "copy", "Copy with citation", "Copy the selection, the current quote or the paragraph, and where it comes from", "Copy", lambda s: s.document),
    _C("reader.speaker", Context.READER, ("s",), "speaker", "Filter by this speaker", "Only what the current quote's speaker says", None, lambda s: s.speaker),
    _C("reader.variants", Context.READER, ("v",), "variants", "Compare wordings", "Every outlet's wording of the current quote", None, lambda s: s.variants),
    _C("reader.hide", Context.READER, ("b",), "hide", "Hide or show repeats and boilerplate", "Paragraphs that count nowhere are dimmed, or left out", "Repeats", lambda s: s.document),
    _C("reader.annotate", Context.READER, ("m",), "annotate", "Note, tag, highlight or code", "Keep a note of your own on the selection, the current quote or the paragraph", "Note", lambda s: s.document and s.writable),
    _C("reader.undo", Context.READER, ("u",), "undo", "Undo your last note", "Take back the note, tag, highlight or coding made last", None, lambda s: s.undoable),
    _C("reader.detail", Context.READER, ("i",), "detail", "Show details", "What is known about this document, and your notes on it", None, lambda s: s.document),
    _C("reader.up", Context.READER, ("up", "k"), "scroll_up", "Line up", "Scroll up", advertised=False),
    _C("reader.down", Context.READER, ("down", "j"), "scroll_down", "Line down", "Scroll down", advertised=False),
    _C("reader.page-up", Context.READER, ("pageup",), "page_up", "Page up", "Scroll up a page", advertised=False),
    _C("reader.page-down", Context.READER, ("pagedown", "space"), "page_down", "Page down", "Scroll down a page", advertised=False),
    _C("reader.top", Context.READER, ("home", "g"), "scroll_home", "Top", "Go to the beginning of the document", advertised=False),
    _C("reader.bottom", Context.READER, ("end", "G"), "scroll_end", "End", "Go to the end of the document", advertised=False),
    # Filters
    _C("chips.left", Context.CHIPS, ("left",), "chip(-1)", "Filter to the left", "Move to the filter before", advertised=False),
    _C("chips.right", Context.CHIPS, ("right",), "chip(1)", "Filter to the right", "Move to the next filter", advertised=False),
    _C("chips.remove", Context.CHIPS, ("enter", "delete", "backspace"), "remove_chip", "Remove this filter", "Take the marked filter away", "Remove"),
    # Comparison
    _C("comparison.open", Context.COMPARISON, ("enter",), "open", "Go to the exact words", "Open the evidence in its document", "Read", lambda s: s.evidence),
    _C("comparison.evidence", Context.COMPARISON, ("n",), "next_evidence", "Next evidence", "Move to the next piece of evidence of this cell", "Evidence", lambda s: s.evidence),
    _C("comparison.actors", Context.COMPARISON, ("a",), "actors", "Choose actors", "Compare other sides", "Actors"),
    _C("comparison.filter", Context.COMPARISON, ("f",), "filter", "Filter by this issue", "Only what concerns the marked issue", "Filter", lambda s: s.issue),
    _C("comparison.accept", Context.COMPARISON, ("plus",), "accept", "Accept this suggestion", "It is a position, as it stands", "Accept", lambda s: s.suggested),
    _C("comparison.reject", Context.COMPARISON, ("minus",), "reject", "Reject this suggestion", "It is none, and is not shown any more", "Reject", lambda s: s.suggested),
    _C("comparison.edit", Context.COMPARISON, ("e",), "edit", "Correct this suggestion", "Change its actor, issue, stance, voice or words, and accept it so", "Correct", lambda s: s.suggested),
    _C("comparison.next-suggestion", Context.COMPARISON, ("s",), "suggestion(1)", "Next suggestion", "Suggestions in order of certainty, the surest first", "Suggestions", lambda s: s.suggestions),
    _C("comparison.previous-suggestion", Context.COMPARISON, ("S",), "suggestion(-1)", "Previous suggestion", "Back to a surer one", None, lambda s: s.suggestions),
    _C("comparison.undo", Context.COMPARISON, ("u",), "undo", "Undo your last decision", "Take back the suggestion accepted, corrected or rejected last", "Undo", lambda s: s.undoable),
    _C("comparison.copy", Context.COMPARISON, ("y",), "copy", "Copy with citation", "Copy the statement, its evidence and where it comes from", "Copy", lambda s: s.row),
    _C("comparison.export", Context.COMPARISON, ("E",), "export", "Export to a file", "The comparison as Markdown with numbered citations, CSV or JSON", "Export", lambda s: s.writable),
    _C("comparison.detail", Context.COMPARISON, ("i",), "detail", "Show details", "Who says so, how it was found, and its review", "Details", lambda s: s.row),
    _C("comparison.up", Context.COMPARISON, ("up", "k"), "move(-1, 0)", "Up", "Statement up", advertised=False),
    _C("comparison.down", Context.COMPARISON, ("down", "j"), "move(1, 0)", "Down", "Statement down", advertised=False),
    _C("comparison.left", Context.COMPARISON, ("left", "h"), "move(0, -1)", "Left", "Actor to the left", advertised=False),
    _C("comparison.right", Context.COMPARISON, ("right", "l"), "move(0, 1)", "Right", "Actor to the right", advertised=False),
    _C("comparison.page-up", Context.COMPARISON, ("pageup",), "page(-1)", "Issue up", "The issue above", advertised=False),
    _C("comparison.page-down", Context.COMPARISON, ("pagedown",), "page(1)", "Issue down", "The issue below", advertised=False),
    _C("comparison.close", Context.COMPARISON, ("escape", "c"), "close", "Back to the panes", "Close the comparison", "Back"),
    # Search
    _C("search.open", Context.SEARCH, ("enter",), "open", "Open the hit", "Read its exact words in their document", "Open", lambda s: s.row, priority=True),
    _C("search.filter", Context.SEARCH, ("ctrl+s",), "apply", "Apply as filter", "Look at everything through this query", "Apply as filter", lambda s: s.words, priority=True),
    _C("search.copy", Context.SEARCH, ("ctrl+y",), "copy", "Copy with citation", "Copy the hit and where it comes from", None, lambda s: s.row, priority=True),
    _C("search.down", Context.SEARCH, ("down",), "move(1)", "Next hit", "Down in the results", advertised=False),
    _C("search.up", Context.SEARCH, ("up",), "move(-1)", "Previous hit", "Up in the results", advertised=False),
    _C("search.page-down", Context.SEARCH, ("pagedown",), "move(10)", "Page down", "Ten results down", advertised=False, priority=True),
    _C("search.page-up", Context.SEARCH, ("pageup",), "move(-10)", "Page up", "Ten results up", advertised=False, priority=True),
    _C("search.sort", Context.SEARCH, ("ctrl+o",), "sort", "Sort hits", "By rank, date or source in turn", "Sort", priority=True),
    _C("search.save", Context.SEARCH, ("ctrl+b",), "save_search", "Save this search", "Keep the query under a name; saved:NAME stands for it in any other", None, lambda s: s.words and s.writable, priority=True),
    _C("search.close", Context.SEARCH, ("escape",), "close", "Close the search", "Back to the panes", "Back"),
    # Wordings
    _C("variants.open", Context.VARIANTS, ("enter",), "open", "Go to the exact words", "Open this wording in its document", "Read"),
    _C("variants.left", Context.VARIANTS, ("left",), "turn(-1)", "Wording to the left", "The wording before", "Left"),
    _C("variants.right", Context.VARIANTS, ("right",), "turn(1)", "Wording to the right", "The next wording", "Right"),
    _C("variants.copy", Context.VARIANTS, ("y",), "copy", "Copy with citation", "Copy this wording and where it comes from", "Copy"),
    _C("variants.close", Context.VARIANTS, ("escape", "v"), "close", "Close", "Back to where you were", "Back"),
    # Dialogs
    _C("dialog.close", Context.DIALOG, ("escape", "q"), "close", "Close", "Back to where you were", "Back"),
    _C("dialog.copy", Context.DIALOG, ("y",), "copy", "Copy all of it", "Copy what this dialog shows", "Copy", lambda s: s.row),
    # Forms: notes and corrections
    _C("form.save", Context.FORM, ("enter", "ctrl+s"), "save", "Save", "Keep it", "Save", priority=True),
    _C("form.close", Context.FORM, ("escape",), "close", "Close", "Back, keeping nothing", "Back"),
    _C("form.down", Context.FORM, ("down",), "pick(1)", "Down", "To the next field, or down in what can be picked", advertised=False),
    _C("form.up", Context.FORM, ("up",), "pick(-1)", "Up", "To the field before, or up in what can be picked", advertised=False),
    # Names that may be one
    _C("pairs.merge", Context.PAIRS, ("plus",), "merge", "Make them one", "The first becomes part of the second, its names aliases", "One", lambda s: s.row),
    _C("pairs.undo", Context.PAIRS, ("u",), "undo", "Undo", "Take back the pair made one last", "Undo", lambda s: s.undoable),
    _C("pairs.close", Context.PAIRS, ("escape", "q"), "close", "Close", "Back to the panes", "Back"),
    _C("choice.next", Context.CHOICE, ("right", "space", "l"), "turn(1)", "Next value", "Choose the next one", advertised=False),
    _C("choice.previous", Context.CHOICE, ("left", "h"), "turn(-1)", "Previous value", "Choose the one before", advertised=False),
    # Main screen
    _C("main.back", Context.MAIN, ("left_square_bracket", "alt+left"), "back", "Back", "To what you looked at before", "Back", lambda s: s.past),
    _C("main.search", Context.MAIN, ("slash",), "search", "Search", "Search everything as you type", "Search", priority=True),  # what is typed right after it is the query
    _C("main.remove", Context.MAIN, ("x",), "remove_last", "Remove the last filter", "Take away the filter that was set last", "Remove filter", lambda s: s.filters > 0),
    _C("main.remove-all", Context.MAIN, ("X",), "remove_all", "Remove all filters", "Look at everything again", None, lambda s: s.filters > 0),
    _C("main.compare", Context.MAIN, ("c",), "compare", "Compare positions", "Issues down, actors across, with their evidence", "Compare"),
    _C("main.facets", Context.MAIN, ("f",), "facets", "Filter by …", "Counts by source, year, actor, issue, speaker, … to filter by", "Filter"),
    _C("main.forward", Context.MAIN, ("right_square_bracket", "alt+right"), "forward", "Forward", "To what you came back from", None, lambda s: s.future),
    _C("main.clear", Context.MAIN, ("escape",), "clear", "Clear, step by step", "The selection, then the marked words, then the last filter", None, lambda s: s.clearable),
    _C("main.copy-query", Context.MAIN, ("Y",), "copy_query", "Copy the filters as a query", "Ready to paste into aigov search", None, lambda s: s.filters > 0),
    _C("main.jump", Context.MAIN, ("semicolon",), "jump", "Jump to a row", "Every row in sight shows a letter: type it to go there", "Jump"),
    _C("main.sources", Context.MAIN, ("1",), "pane('sources')", "Go to the sources", "The documents that fit the filters"),
    _C("main.reader", Context.MAIN, ("2",), "pane('reader')", "Go to the reader", "The open document"),
    _C("main.entities", Context.MAIN, ("3",), "pane('entities')", "Go to the entities", "Who and what is mentioned"),
    _C("main.quotes", Context.MAIN, ("4",), "pane('quotes')", "Go to the quotes", "Who said what"),
    _C("main.next", Context.MAIN, ("tab",), "next_pane(1)", "Next pane", "To the next pane", advertised=False),
    _C("main.previous", Context.MAIN, ("shift+tab",), "next_pane(-1)", "Previous pane", "To the pane before", advertised=False),
    _C("main.chips", Context.MAIN, ("0",), "chips", "Go to the filters", "To remove them one by one", None, lambda s: s.filters > 0),
    _C("main.notes", Context.MAIN, ("M",), "notes", "Your notes", "All notes, tags, highlights and codings, whatever they are about, to go to their words"),
    _C("main.export", Context.MAIN, ("E",), "export", "Export to a file", "What fits the filters, or the comparison, as Markdown, CSV or JSON", None, lambda s: s.writable),
    _C("main.problems", Context.MAIN, (), "problems", "What could not be read", "The problems that imports met, file by file", None, lambda s: s.problems),
    _C("main.decisions", Context.MAIN, (), "decisions", "What was corrected", "Everything said of names and documents, in earlier sessions too, to take it back", None, lambda s: s.writable),
    _C("main.write-entities", Context.MAIN, (), "write_back('entities')", "Write decisions about names to entities.yaml", "Shows first what changes in the file", None, lambda s: s.writable),
    _C("main.write-sources", Context.MAIN, (), "write_back('sources')", "Write what you said of documents to sources.yaml", "Shows first what changes in the file", None, lambda s: s.writable),
    _C("main.write-statements", Context.MAIN, (), "write_back('statements')", "Write accepted suggestions to statements.yaml", "Shows first what changes in the file", None, lambda s: s.writable),
    # Everywhere
    _C("app.help", Context.APP, ("question_mark", "f1"), "help", "Help", "Keys and meaning of what you are looking at", "Help"),
    _C("app.theme", Context.APP, ("ctrl+t",), "theme", "Next theme", "Dark, light, high contrast, no colour in turn"),
    _C("app.palette", Context.APP, ("ctrl+p",), "command_palette", "Command palette", "Find a command by its name", "Palette"),
    _C("app.suspend", Context.APP, ("ctrl+z",), "suspend_process", "To the shell", "Stop aigov for a while; fg in the shell comes back (not on Windows)"),
    _C("app.quit", Context.APP, ("ctrl+q", "q"), "quit", "Quit", "Leave aigov", "Quit"),
)  # fmt: skip


@cache
def commands_of(context: Context) -> tuple[Command, ...]:
    """The commands of one context, in order."""
    return tuple(command for command in COMMANDS if command.context is context)


@cache
def by_id(identifier: str) -> Command | None:
    """The command with this id."""
    return next((command for command in COMMANDS if command.id == identifier), None)


@cache
def by_action(context: Context, action: str) -> Command | None:
    """The command of a context that runs this action; arguments in brackets do not matter."""
    return next((c for c in commands_of(context) if c.action.partition("(")[0] == action), None)


def bindings_of(*contexts: Context) -> list[BindingType]:
    """Textual bindings for the commands of these contexts."""
    bindings: list[BindingType] = []
    for context in contexts:
        for command in commands_of(context):
            found: list[Binding] = command.bindings()
            bindings.extend(found)
    return bindings
