"""Write `docs/cli.md` from the commands and lists themselves: `.venv/bin/python scripts/make_cli_reference.py`.

With `--check` it writes nothing and fails where the file is not what would be written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from _environment import ROOT

if TYPE_CHECKING:
    import click

    from aigov_tui.export.listing import Listing

TARGET = ROOT / "docs" / "cli.md"
_WIDTHS: dict[str, Any] = {"terminal_width": 100, "max_content_width": 100}

INTRODUCTION = """\
# The command line

<!-- Made by scripts/make_cli_reference.py; do not edit. -->

`aigov` and `python -m aigov_tui` are the same command. Data goes to standard output, all else (progress, hints,
counts) to standard error.

## Formats

`--format` is one of:

- `table` (the default), for people. On a terminal it fits the width, and leaves out columns where there is no room;
  through a pipe each row is one line, with nothing cut, no colour and no box drawing.
- `json`, an array, and `jsonl`, one object a line. The keys are listed below; they are stable.
- `csv`, with a head, values exactly as they are. Lists within a record are left out; they have lists of their own.
  A spreadsheet may take a value that begins with `=` for a formula: import the columns as text.
- `markdown`, a table of the same columns as `table`, matches in bold. Of the comparison: a document with numbered
  citations and a list of sources.

Characters of a document that could act on a terminal are shown as symbols in `table` and `markdown`, and escaped in
`json` and `jsonl`. `csv` keeps them, unless it goes to a terminal.

## The database

`--db FILE`, before or after the command; else the environment variable `AIGOV_DB`; else `db/aigov.db` of the clone or
workspace (a folder made by `aigov init`) that the current folder is in; else `aigov.db` in the user's data folder.

## Exit codes and colour

0: done. 1: the data is at fault, and it is said which. 2: the call is wrong. 130: stopped by Ctrl-C.

`NO_COLOR` turns colour off, `FORCE_COLOR` turns it on where there is no terminal, `COLUMNS` sets the width.

## Completion

For bash; write `zsh_source` or `fish_source` for these shells:

```sh
eval "$(_AIGOV_COMPLETE=bash_source aigov)"
```
"""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="fail where the file is out of date")
    check = arguments.parse_args().check
    text = reference()
    if not check:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    print("docs/cli.md is out of date: run scripts/make_cli_reference.py", file=sys.stderr)
    return 1


def reference() -> str:
    """The whole page."""
    return INTRODUCTION + "\n## Commands\n" + "".join(f"{line}\n" for line in _commands())


def _commands() -> Iterator[str]:
    import click

    from aigov_tui.cli.root import cli

    context = click.Context(cli, info_name="aigov", **_WIDTHS, **cli.context_settings)
    yield from _described(cli, context, "")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None  # it was just listed
        own = click.Context(command, parent=context, info_name=name, **_WIDTHS, **command.context_settings)
        yield from _described(command, own, name)
        if isinstance(command, click.Group):
            for part in command.list_commands(own):
                below = command.commands[part]
                inner = click.Context(below, parent=own, info_name=part, **_WIDTHS, **below.context_settings)
                yield from _described(below, inner, f"{name} {part}")


def _described(command: click.Command, context: click.Context, name: str) -> Iterator[str]:
    """A command's help under its heading, and the fields of what it lists."""
    yield from (
        "",
        f"### aigov {name}".rstrip(),
        "",
        "```text",
        *command.get_help(context).splitlines(),
        "```",
    )
    for listing in _listings().get(name, ()):
        yield from _fields(listing)


def _listings() -> Mapping[str, Sequence[Listing[Any]]]:
    """The lists that each command writes."""
    from aigov_tui.cli.import_summary import SUMMARY
    from aigov_tui.export.lists.annotations import ANNOTATIONS
    from aigov_tui.export.lists.comparison import COMPARISON
    from aigov_tui.export.lists.decisions import ENTITY_DECISIONS, SOURCE_DECISIONS, SUGGESTIONS
    from aigov_tui.export.lists.entities import ENTITIES
    from aigov_tui.export.lists.facets import FACETS
    from aigov_tui.export.lists.hits import HITS
    from aigov_tui.export.lists.keys import KEYS
    from aigov_tui.export.lists.mentions import MENTIONS
    from aigov_tui.export.lists.paragraphs import PARAGRAPHS
    from aigov_tui.export.lists.quotes import QUOTES
    from aigov_tui.export.lists.sources import SOURCES
    from aigov_tui.export.lists.statements import EVIDENCE, STATEMENTS
    from aigov_tui.export.lists.upkeep import FAILURES, IMPORTS, PROBLEMS

    return {
        "search": [HITS, FACETS],
        "sources": [SOURCES],
        "sources decisions": [SOURCE_DECISIONS],
        "entities": [ENTITIES],
        "entities decisions": [ENTITY_DECISIONS],
        "entities suggest": [SUGGESTIONS],
        "quotes": [QUOTES],
        "compare": [COMPARISON],
        "show": [PARAGRAPHS],
        "export": [MENTIONS, STATEMENTS, EVIDENCE, ANNOTATIONS],
        "import": [SUMMARY],
        "problems": [PROBLEMS],
        "imports": [IMPORTS],
        "check": [FAILURES],
        "keys": [KEYS],
    }


def _fields(listing: Listing[Any]) -> Iterator[str]:
    yield from ("", f"`{listing.name}`: {listing.about}.", "", "| key | holds |", "|---|---|")
    for field in listing.fields:
        nested = " (not in CSV)" if field.nested else ""
        yield f"| `{field.name}` | {field.about.replace('|', '&#124;')}{nested} |"


if __name__ == "__main__":
    sys.exit(main())
