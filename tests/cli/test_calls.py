"""What calls mean: options, filters, exit codes, and what is said beside the data."""

from __future__ import annotations

import errno
import json
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import get_args

import pytest

from aigov_tui.cli.commands import export as export_command
from aigov_tui.cli.commands import lists, search
from aigov_tui.cli.filters import Filters
from aigov_tui.cli.options import FORMAT_NAMES
from aigov_tui.export.formats import FORMATS
from aigov_tui.export.lists.exportable import LISTS
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import CheckFailure
from aigov_tui.store.database import EntityOrder, QuoteOrder, SearchOrder, SourceOrder
from aigov_tui.store.search.fields import FIELDS
from tests.cli import rows
from tests.cli.calling import Caller


def test_choices_are_those_of_the_layers_below() -> None:
    assert get_args(SourceOrder) == lists.SOURCE_ORDERS
    assert get_args(EntityOrder) == lists.ENTITY_ORDERS
    assert get_args(QuoteOrder) == lists.QUOTE_ORDERS
    assert get_args(SearchOrder) == search.SEARCH_ORDERS
    assert tuple(EntityKind) == lists.ENTITY_KINDS
    assert {*(field.name for field in dataclass_fields(Filters)), "is"} == {*FIELDS, "query"}
    assert set(FORMAT_NAMES) == {"table", *FORMATS}
    assert set(export_command.EXPORT_FORMATS) == {"parquet", *FORMATS}
    assert set(export_command.EXPORT_LISTS) == {"comparison", *LISTS}


# Filters


@pytest.mark.parametrize(
    ("arguments", "focus"),
    [
        ((), Focus()),
        (("--source", "hostile"), Focus(source="hostile")),
        (("--speaker", "ana-silva"), Focus(speaker="ana-silva")),
        (("--entity", "王芳"), Focus(entity="王芳")),
        (("--actor", "coast", "--issue", "rules"), Focus(actor="coast", issue="rules")),
        (("--lang", "zh", "--kind", "news"), Focus(query="kind:news lang:zh")),
        (("--publisher", "The Harbour Post"), Focus(query='publisher:"The Harbour Post"')),
        (("--publisher", 'a "b" c'), Focus(query='publisher:"a  b  c"')),
        (("--after", "2025", "--before", "2025-08"), Focus(query="before:2025-08 after:2025")),
        (("--query", "share -wall"), Focus(query="share -wall")),
        (("--query", "a OR b", "--lang", "en"), Focus(query="lang:en (a OR b)")),
    ],
)
def test_filters_make_the_focus(call: Caller, arguments: tuple[str, ...], focus: Focus) -> None:
    result = call("quotes", *arguments)
    assert (result.code, call.asked[0]) == (0, focus)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "cost"), "There is no actor 'cost'. Did you mean coast?"),
        (("compare", "zzz"), "There is no actor 'zzz'. The actors are coast or inland."),
        (("quotes", "--before", "yesterday"), "'yesterday' is no date"),
        (("quotes", "--limit", "many"), "'many' is no number"),
        (("quotes", "--order", "size"), "'size' is not one of"),
        (("quotes", "--sauce", "x"), "No such option '--sauce'"),
        (("qoute",), "Did you mean 'quotes'?"),
        (("search",), "Say what to look for."),
        (("search", "harbour", "--limt", "3"), "Did you mean '--limit'?"),
        (("export", "pdf"), "'pdf' is not one of"),
        (("import", "/nowhere/at/all"), "'/nowhere/at/all' does not exist."),
        (("show", "nowhere"), "There is no source 'nowhere'"),
    ],
)
def test_a_wrong_call_is_explained(call: Caller, arguments: tuple[str, ...], said: str) -> None:
    result = call(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert said in result.err
    assert result.err.count("\n") == 2


def test_a_document_that_cannot_be_reached_is_not_called_missing(call: Caller, tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert (
        f"{loop} cannot be read or written: it is a link that leads back to itself."
        in call("import", str(loop)).err
    )


def test_standard_input_by_its_other_name(call: Caller) -> None:
    call("import", "/dev/stdin")
    assert call.imported == [[Path("-")]]


@pytest.mark.parametrize("query", ["---", "--0", "-", "-wall", "--人工智能"])
def test_dashes_that_can_be_no_option_are_searched_for(call: Caller, query: str) -> None:
    result = call("search", query)
    assert result.code == 0, result.err


def test_the_beginning_of_a_key_finds_a_source(call: Caller) -> None:
    assert call("show", "harb").out == call("show", "harbour-talks").out
    assert "'h' could be harbour-talks or hostile: give more of the key." in call("show", "h").err


def test_control_characters_of_a_call_are_not_echoed(call: Caller) -> None:
    assert "\x1b" not in call("compare", rows.ESCAPE).err
    assert "\x1b" not in call(rows.ESCAPE).err


# Search


def test_an_excluded_word_is_no_option(call: Caller) -> None:
    assert call("search", "harbour", "-wall", "-h").code == 0
    assert call.asked[0] == "harbour -wall -h"


def test_an_option_among_the_words_is_not_called_mistyped(call: Caller) -> None:
    result = call("search", "--", "harbour", "--limit", "1")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(
        "aigov: --limit stands after --, where all are words to look for: put it before."
    )


def test_search_takes_filters_in_the_place_of_words(call: Caller) -> None:
    assert call("search", "--actor", "coast").code == 0
    assert call.asked == ["", Focus(actor="coast"), "rank"]


def test_words_the_locale_cannot_decode_are_searched_for(call: Caller) -> None:
    assert call("search", "harb\udcffour").code == 0
    assert call.asked[0] == "harb?our"


def test_nothing_found_is_said_with_what_was_meant(call: Caller) -> None:
    result = call("search", "nowhere")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Nothing found.\nDid you mean harbour?\n"


def test_hints_stand_beside_results(call: Caller) -> None:
    result = call("search", '"harbour')
    assert "harbour-talks" in result.out
    assert result.err.startswith("Unclosed quotation mark")


def test_an_empty_list_says_why(call: Caller) -> None:
    result = call("quotes", "--query", "nowhere")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Did you mean harbour?\nNo quotes fit.\n"


def test_an_empty_list_is_empty_json(call: Caller) -> None:
    assert json.loads(call("quotes", "--query", "nowhere", "--format", "json").out) == []


# Pages


def test_limit_and_offset(call: Caller) -> None:
    result = call("sources", "--limit", "1", "--offset", "1", "--format", "csv")
    assert [line.split(",")[0] for line in result.out.splitlines()[:2]] == ["key", "hostile"]
    assert result.err == "2 to 2 of 3 sources; --offset 2 shows the next, --limit 0 shows all.\n"


def test_limit_0_is_all(call: Caller) -> None:
    result = call("sources", "--limit", "0", "--format", "jsonl")
    assert len(result.out.splitlines()) == len(rows.SOURCES)
    assert result.err == ""


def test_beyond_the_end(call: Caller) -> None:
    result = call("sources", "--offset", "7", "--format", "json")
    assert (json.loads(result.out), result.err) == ([], "There are only 3 sources.\n")


def test_a_limit_no_database_can_count_is_all(call: Caller) -> None:
    assert call("quotes", "--limit", "9" * 30).code == 0


def test_a_number_below_zero_is_no_way_to_say_all(call: Caller) -> None:
    result = call("quotes", "--limit", "-1")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "aigov: Invalid value for '--limit': -1 is below zero.",
    )


def test_options_reach_the_store(call: Caller) -> None:
    call("entities", "--kind", "person", "--order", "name")
    assert call.asked == [Focus(), "person", "name"]
    call("quotes", "--terms", "--repeats", "--order", "least_certain")
    assert call.asked == [Focus(), True, True, "least_certain"]
    call("compare", "inland", "The Coast", "--rejected", "--source", "hostile")
    assert call.asked == [("inland", "coast"), Focus(source="hostile"), True]


def test_the_wordings_of_a_quote(call: Caller) -> None:
    found = [
        json.loads(line) for line in call("quotes", "--variants", "1", "--format", "jsonl").out.splitlines()
    ]
    assert [row["source_key"] for row in found] == ["harbour-talks", "港口会谈"]


# The database


@pytest.mark.parametrize("arguments", [("--db", "{}", "sources"), ("sources", "--db", "{}")])
def test_the_database_is_named_before_or_after_the_command(
    call: Caller, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    other = tmp_path / "other.db"
    other.touch()
    assert call(*(argument.format(other) for argument in arguments)).code == 0
    assert call.database.path == other


def test_no_database_is_said_in_a_sentence(call: Caller) -> None:
    call.path.unlink()
    result = call("sources")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"aigov: There is no database at {call.path} yet: `aigov import` makes it.\n"


def test_check(call: Caller) -> None:
    result = call("check")
    assert (result.code, result.out) == (0, "")
    assert "keeps its promises" in result.err


def test_check_lists_what_is_broken(call: Caller) -> None:
    call.failures = rows.FAILURES
    result = call("check")
    assert result.code == 1
    assert "substr(text) is “a” where the row says “b”." in result.out
    assert json.loads(call("check", "--format", "json").out)[0]["row_id"] == 7


# Import and the bare command


def test_import_fails_where_something_was_left_out(call: Caller) -> None:
    assert call("import", "tests").code == 1
    assert call.imported == [[Path("tests")]]


def test_bare_aigov_opens_the_app_in_a_terminal(call: Caller) -> None:
    assert call(terminal=True).code == 0
    assert (call.opened, call.imported) == ([call.path], [])


def test_bare_aigov_imports_the_seeds_first(call: Caller) -> None:
    call.path.unlink()
    assert call(terminal=True).code == 0
    assert [[path.name for path in paths] for paths in call.imported] == [["seeds"]]
    assert call.opened == [call.path]


def test_bare_aigov_without_a_terminal_says_what_there_is(call: Caller) -> None:
    result = call()
    assert (result.code, call.opened) == (0, [])
    assert result.out.startswith(
        "3 sources (2 independent of one another): 9 paragraphs (2 repeats and boilerplate), 3 entities"
    )
    assert "run `aigov` in one" in result.err


# A new workspace


def test_init(call: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "workspace"
    assert call("init", str(folder)).code == 0
    made = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    yaml = {"codebook.yaml", "entities.yaml", "sources.yaml", "statements.yaml"}
    assert made == {"README.md", *(f"seeds/{name}" for name in yaml)}


def test_init_overwrites_nothing(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "sources.yaml").write_text("mine")
    result = call("init", str(tmp_path))
    assert result.code == 2
    assert "exists already; nothing was written" in result.err
    assert (tmp_path / "seeds" / "sources.yaml").read_text() == "mine"
    assert not (tmp_path / "README.md").exists()


def test_half_a_workspace_is_none(call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full leaves nothing that would keep the next call from making the workspace."""
    folder, write = tmp_path / "workspace", Path.write_bytes

    def until_full(path: Path, data: bytes) -> int:
        if path.name == "sources.yaml":
            write(path, data[:10])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", until_full)
        result = call("init", str(folder))
    assert result.code == 1
    assert f"{folder / 'seeds' / 'sources.yaml'} cannot be read or written: the disk is full." in result.err
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert call("init", str(folder)).code == 0


# Export


def test_export_to_a_file(call: Caller, tmp_path: Path) -> None:
    target = tmp_path / "quotes.json"
    result = call("export", "json", "quotes", "-o", str(target))
    assert (result.code, result.out, result.err) == (0, "", f"Wrote {target}.\n")
    assert len(json.loads(target.read_text(encoding="utf-8"))) == len(rows.QUOTES)


def test_export_to_a_folder_that_is_not_there(call: Caller, tmp_path: Path) -> None:
    result = call("export", "json", "quotes", "-o", str(tmp_path / "no" / "quotes.json"))
    assert result.code == 1
    assert "quotes.json cannot be read or written: there is no such file or folder" in result.err


# What reaches a terminal


@pytest.mark.parametrize("format_name", FORMAT_NAMES)
@pytest.mark.parametrize(
    "arguments",
    [
        ("sources",),
        ("search", "x"),
        ("compare",),
        ("show", "harbour-talks"),
        ("problems",),
        ("import", "tests"),
    ],
)
def test_no_control_character_reaches_a_terminal(
    call: Caller, arguments: tuple[str, ...], format_name: str
) -> None:
    result = call(*arguments, "--format", format_name, terminal=True)
    unsafe = [c for c in result.out + result.err if not c.isprintable() and c != "\n"]
    assert [c for c in unsafe if c in "\x1b\x07\x9b\u202e"] == []


def test_colour_is_asked_for_or_refused(call: Caller) -> None:
    assert "\x1b[1m" in call("sources", terminal=True, colour=True).out
    assert "\x1b" not in call("sources", terminal=True, colour=False).out


def test_one_of_a_thing_is_told_in_the_singular(call: Caller) -> None:
    call.failures = [CheckFailure("1 spans are exact", "quotes", 3, "says “a”.")]
    assert "1 promise is broken: " in call("check").err
    call.failures = 2 * [*call.failures]
    assert "2 promises are broken: " in call("check").err
    assert "2 problems stand: `aigov problems` lists them." in call().err


def test_parquet_wants_a_folder_by_name(call: Caller) -> None:
    result = call("export", "parquet")
    assert result.code == 2
    assert "-o FOLDER" in result.err
