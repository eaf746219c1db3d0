"""What is written is read back as it was, whatever a document holds."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aigov_tui.export import as_json, as_jsonl, as_markdown
from aigov_tui.export.formats import FORMATS
from aigov_tui.export.listing import Column, Field, Listing
from aigov_tui.model.display import one_line, printable


@dataclass(frozen=True)
class Thing:
    text: str
    number: float | None = None
    yes: bool = True


THINGS: Listing[Thing] = Listing(
    name="things",
    about="one object for each thing",
    fields=(
        Field("text", "its text", lambda thing: thing.text),
        Field("number", "its number", lambda thing: thing.number),
        Field("yes", "whether", lambda thing: thing.yes),
        Field("parts", "its letters", lambda thing: list(thing.text), nested=True),
    ),
    columns=(
        Column("Text", lambda thing: thing.text, marks=lambda thing: ((0, 2),)),
        Column("N", lambda _: "1"),
    ),
)

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from('",\r\n\t;=+-@|*_`[]()<>&#\\~$!:.1 \x00\x1b\x85\x9b\u2028\u202e\ufeff人“”'),
        st.characters(exclude_categories=["Cs"]),
    )
)
HOSTILE = "a\x1b[2J\x9b\u202e\x7f人"


def written(format_name: str, *things: Thing, for_screen: bool = False) -> str:
    out = io.StringIO()
    FORMATS[format_name](THINGS, things, out, for_screen=for_screen)
    return out.getvalue()


@given(st.lists(TEXT))
def test_csv_comes_back(texts: list[str]) -> None:
    found = list(csv.DictReader(io.StringIO(written("csv", *map(Thing, texts)), newline="")))
    assert [row["text"] for row in found] == texts
    assert all(set(row) == {"text", "number", "yes"} for row in found)


def test_csv_values() -> None:
    assert written("csv", Thing("=1+1", 0.5), Thing("a\rb", None, yes=False)) == (
        'text,number,yes\n=1+1,0.5,true\n"a\rb",,false\n'
    )


def test_csv_is_exact_in_a_file_and_harmless_on_a_screen() -> None:
    assert HOSTILE in written("csv", Thing(HOSTILE))
    assert written("csv", Thing(HOSTILE), for_screen=True).splitlines()[1] == printable(HOSTILE) + ",,true"


@given(st.lists(TEXT))
def test_json_comes_back(texts: list[str]) -> None:
    document = written("json", *map(Thing, texts))
    assert [row["text"] for row in json.loads(document)] == texts
    assert [json.loads(line)["parts"] for line in written("jsonl", *map(Thing, texts)).split("\n")[:-1]] == [
        list(text) for text in texts
    ]


@given(TEXT)
def test_json_never_acts_on_a_terminal(text: str) -> None:
    document = written("json", Thing(text))
    assert printable(document) == document


def test_json_keeps_what_can_be_read() -> None:
    assert "人工智能" in written("json", Thing("人工智能"))


def test_json_fits_a_stream_without_these_characters() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    as_jsonl.write(THINGS, [Thing("人工智能")], out)
    out.flush()
    assert json.loads(raw.getvalue())["text"] == "人工智能"


def test_an_empty_list() -> None:
    assert [written(name) for name in ("json", "jsonl", "csv")] == ["[]\n", "", "text,number,yes\n"]


def test_a_lone_surrogate_is_written() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    as_json.write(THINGS, [Thing("\udcff")], out)
    out.flush()


def rendered(markdown: str) -> str:
    """The text a reader of the rendered document sees; fails where anything but text came out of it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    children = inline[0].children or []
    assert {child.type for child in children} <= {"text", "text_special"}, markdown
    return "".join(child.content for child in children)


@given(TEXT.filter(lambda text: one_line(text).strip() != ""))
def test_markdown_shows_every_character_and_obeys_none(text: str) -> None:
    assert rendered(as_markdown.escaped(text)).split() == one_line(text).split()


@pytest.mark.parametrize(
    "text",
    [
        "# head",
        "1. item",
        "1) item",
        "- item",
        "+ item",
        "===",
        "---",
        "> quote",
        "    code",
        "```",
        "a **b** [c](d)",
        "&amp;",
        "<b>x</b>",
        "<http://x.y>",
        "![i](j)",
        "`x`",
        "~~x~~",
        "a\\",
        "| a | b |",
        "* * *",
        "[a]: b",
    ],
)
def test_markdown_that_means_something(text: str) -> None:
    assert rendered(as_markdown.escaped(text)) == text.strip()


def test_markdown_table() -> None:
    out = io.StringIO()
    as_markdown.write(THINGS, [Thing("ab|c\nd\x1b")], out)
    assert out.getvalue() == "| Text | N |\n| --- | --- |\n| **ab**\\|c d␛ | 1 |\n"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=1&c=2", "<https://example.org/a?b=1&c=2>"),
        ("https://example.org/>x", "<https://example.org/%3Ex>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://example.org/a b", "https://example.org/a b"),
        ("https://example.org/\x1b", "https://example.org/␛"),
    ],
)
def test_markdown_links(url: str, link: str) -> None:
    assert as_markdown.link(url) == link


def test_overlapping_marks_are_marked_once() -> None:
    assert as_markdown.marked("abcdef", [(3, 5), (0, 2), (1, 4), (5, 5)]) == "**ab**c**de**f"
