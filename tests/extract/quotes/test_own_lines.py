"""Transcripts of podcasts and parliaments: names on lines of their own, and the time beside a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.quotes.own_lines import line_label, named
from tests.corpus.support import document_of

TALK = (
    ("Ola Berg", "00:12", "Welcome back. Today we talk about the plan with Lina Okafor of Harbour AI."),
    ("Lina Okafor", "00:31", "Thanks for having me. I think the plan is better than people expected."),
    ("Ola Berg", "01:02", "Better how?"),
    ("Lina Okafor", "01:05", "It treats open models as an asset, which I did not see coming."),
)


def block_quotes(folder: Path, text: str, name: str = "a.txt") -> list[tuple[str | None, str, str]]:
    """Speaker, words and attribution of every block quote of a text read like any file."""
    found = extract_document(document_of(folder, text, name), Gazetteer())
    names = {entity.key: entity.name for entity in found.entities}
    return [
        (names.get(q.speaker_key or ""), q.text, str(q.attribution))
        for q in found.quotes
        if q.form == "block"
    ]


@pytest.mark.parametrize(
    "turn",
    [
        "{name}\n\n{words}",
        "**{name}**\n\n{words}",
        "{name}  {time}\n{words}",
        "{name} ({time}):\n{words}",
        "{name} | {time}\n\n{words}",
        "{time} {name}\n\n{words}",
        "{name}:\n\n{words}",
        "[00:{time}] {name}: {words}",
        "{name} ({time}): {words}",
        "{name} [00:{time}] {words}",
    ],
)
def test_who_speaks_however_the_label_is_set(tmp_path: Path, turn: str) -> None:
    turns = (turn.format(name=name, time=time, words=words) for name, time, words in TALK)
    text = "The plan: a podcast\n\n" + "\n\n".join(turns)
    assert block_quotes(tmp_path, text, "a.md" if "**" in turn else "a.txt") == [
        (name, words, "transcript") for name, _, words in TALK
    ]


def test_a_parliaments_record_on_the_web(tmp_path: Path) -> None:
    text = """Regulation of machines

Dame Ada Vale (Harbour South) (Ind)

What recent progress he has made on legislation?

The Secretary of State for Science, Innovation and Machines (Ola Berg)

We will consult shortly, and I am glad to say so here.

Dame Ada Vale

When will the consultation begin?

Ola Berg

My hon. Friend is right to press me on that."""
    assert [(who, words.split()[0]) for who, words, _ in block_quotes(tmp_path, text)] == [
        ("Ada Vale", "What"),
        ("Ola Berg", "We"),
        ("Ada Vale", "When"),
        ("Ola Berg", "My"),
    ]


def test_brackets_that_tell_a_seat_are_no_office(tmp_path: Path) -> None:
    text = (
        "Points of order\n\nMrs. Caroline Dorrit (Lower Meriden)\n\nOn a point of order, I want to ask about the answer.\n\n"
        "Mr. Speaker\n\nOrder. I am going to answer.\n\n"
        "Mr. Alan Pell (Rayley)\n\nFurther to that point of order.\n\nMr. Speaker\n\nWe must move on.\n"
    )
    found = block_quotes(tmp_path, text)
    assert [name for name, _, _ in found] == ["Caroline Dorrit", None, "Alan Pell", None]


def test_biographies_have_each_name_once(tmp_path: Path) -> None:
    text = "\n\n".join(f"{name}\n\n{words}" for name, _, words in TALK[:2])
    more = "Tomas Vale\n\nTomas Vale has taught at the university since 2010 and leads its institute."
    assert block_quotes(tmp_path, f"The panel\n\n{text}\n\n{more}") == []


def test_headings_that_come_back_are_nobody(tmp_path: Path) -> None:
    part = "Background\n\nThe act was passed in May and took effect.\n\nNext Steps\n\nThe agency will report in June."
    assert block_quotes(tmp_path, f"Two laws\n\n{part}\n\n{part.replace('act', 'bill')}") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ola Berg", "Ola Berg"),
        ("**Ola Berg (Harbour) (Ind):**", "Ola Berg"),
        ("The Minister for Trade (Ola Berg)", "Ola Berg"),
        ("陈望舒 00:12", "陈望舒"),
        ("Ola Berg said it would.", None),
        ("they left", None),
        ("A" * 200, None),
    ],
)
def test_a_line_that_is_a_label(line: str, name: str | None) -> None:
    found = line_label(line)
    assert (line[slice(*named(found))] if found is not None else None) == name
