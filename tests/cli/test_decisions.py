"""What people decide, from the command line, on a real database."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from aigov_tui.cli.running import run

Said = pytest.CaptureFixture[str]


@pytest.fixture
def mine(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of one's own, as the current folder. It holds what is asked of it and no other."""
    folder = Path(shutil.copytree(workspace, tmp_path / "mine"))
    monkeypatch.chdir(folder)
    monkeypatch.delenv("AIGOV_DB", raising=False)
    return folder


def said(capsys: Said, *arguments: str, code: int = 0) -> str:
    """What is told beside the data."""
    assert run(arguments) == code, capsys.readouterr().err
    return capsys.readouterr().err


def listed(capsys: Said, *arguments: str) -> list[dict[str, object]]:
    assert run([*arguments, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


def names(capsys: Said) -> set[object]:
    return {row["name"] for row in listed(capsys, "entities", "--limit", "0")}


def test_merging_listing_and_undoing(mine: Path, capsys: Said) -> None:
    before = listed(capsys, "entities")
    one, other = (str(row["key"]) for row in before[:2])
    assert "changed." in said(capsys, "entities", "merge", one, other)
    (decision,) = listed(capsys, "entities", "decisions")
    assert (decision["id"], decision["kind"], decision["subject_key"], decision["object_key"]) == (
        1,
        "merge",
        one,
        other,
    )
    assert one not in {row["key"] for row in listed(capsys, "entities")}
    again = _output(capsys, "import", "--force", "--jobs", "1")
    assert "0 changed, 0 removed, 3 unchanged (3 of them read again)" in again
    assert one not in {row["key"] for row in listed(capsys, "entities")}
    assert said(capsys, "check").endswith("keeps its promises.\n")
    assert said(capsys, "entities", "undo").startswith("Undone: ")
    assert listed(capsys, "entities") == before
    assert listed(capsys, "entities", "decisions") == []
    assert listed(capsys, "entities", "decisions", "--all")[0]["undone_at"] is not None
    assert "no decision to undo" in said(capsys, "entities", "undo", code=1)


def _output(capsys: Said, *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def test_splitting_renaming_and_rejecting(mine: Path, capsys: Said) -> None:
    said(capsys, "entities", "split", "ana-silva", "--source", "harbour-talks", "--as", "Another Silva")
    assert "Another Silva" in names(capsys)
    said(capsys, "entities", "rename", "Another Silva", "Ana B. Silva")
    assert {"Another Silva", "Ana B. Silva"} & names(capsys) == {"Ana B. Silva"}
    said(capsys, "entities", "reject", "Ana B. Silva")
    assert "Ana B. Silva" not in names(capsys)
    assert "There is no entity 'Ana B. Silva'" in said(capsys, "entities", "reject", "Ana B. Silva", code=2)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("merge", "nobody at all", "ana-silva"), "There is no entity"),
        (("merge", "ana-silva", "ana-silva"), "cannot be merged into itself"),
        (("split", "ana-silva", "--as", "X"), "Which mentions"),
        (("split", "ana-silva", "--words", "Silva"), "either --into or --as"),
        (("split", "ana-silva", "--words", "Nothing", "--as", "X"), "No mention"),
        (("split", "ana-silva", "--source", "nowhere", "--as", "X"), "There is no source"),
        (("rename", "ana-silva", " "), "name is empty"),
        (("undo", "7"), "no decision number 7"),
        (("--kind", "person", "merge", "a", "b"), "--kind is for the list"),
        (("merge", "a"), "Missing argument"),
        (("marge", "a", "b"), "No such command"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    mine: Path, capsys: Said, arguments: tuple[str, ...], sentence: str
) -> None:
    code = run(["entities", *arguments])
    told = capsys.readouterr()
    assert code in (1, 2)
    assert sentence in told.err
    assert told.out == ""


def test_a_beginning_that_could_be_several_is_not_guessed(mine: Path, capsys: Said) -> None:
    keys = {str(row["key"]): str(row["name"]) for row in listed(capsys, "entities", "--limit", "0")}
    letters = [name[0] for name in keys.values()]
    shared = next(letter for letter in letters if letters.count(letter) > 1)
    assert "give the key" in said(capsys, "entities", "reject", shared, code=2)


def test_decisions_written_to_yaml_go_to_any_database(mine: Path, capsys: Said) -> None:
    file = mine / "seeds" / "entities.yaml"
    before = file.read_text(encoding="utf-8")
    said(capsys, "entities", "rename", "ana-silva", "Ana M. Silva", "--write")
    found = [str(row["key"]) for row in listed(capsys, "entities") if str(row["key"]).startswith("x:")]
    said(capsys, "entities", "merge", found[0], "ana-silva")
    said(capsys, "entities", "reject", found[1])
    told = said(capsys, "entities", "write")
    assert "is written" in told
    assert "In the database only" in told
    after = file.read_text(encoding="utf-8")
    assert [line for line in before.splitlines() if line not in after] == ["    name: Ana Silva"]
    assert "says it all already" in said(capsys, "entities", "write")
    wanted = next(row for row in listed(capsys, "entities") if row["key"] == "ana-silva")
    run(["import", "seeds", "--db", "elsewhere.db", "--jobs", "1"])
    assert run(["problems", "--db", "elsewhere.db"]) == 0
    capsys.readouterr()
    there = next(
        row for row in listed(capsys, "entities", "--db", "elsewhere.db") if row["key"] == "ana-silva"
    )
    assert (there["name"], there["mentions"]) == (wanted["name"], wanted["mentions"])


def test_a_yaml_with_problems_is_left_alone(mine: Path, capsys: Said) -> None:
    file = mine / "seeds" / "entities.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  - {key: half}\n", encoding="utf-8")
    before = file.read_bytes()
    told = said(capsys, "entities", "rename", "ana-silva", "Ana M. Silva", "--write", code=1)
    assert "“name” is missing" in told
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []
    assert "Ana M. Silva" in names(capsys)  # the decision itself stands


def test_metadata_is_given_shown_kept_written_and_taken_back(mine: Path, capsys: Said) -> None:
    before = listed(capsys, "sources")
    told = said(capsys, "sources", "set", "hostile", "published=July 2025", "author=A. Writer", "title=")
    assert "has the date of publication “2025-07”" in told
    row = next(row for row in listed(capsys, "sources") if row["key"] == "hostile")
    assert (row["published_on"], row["author"], row["given"]) == (
        "2025-07",
        "A. Writer",
        ["author", "published", "title"],
    )
    run(["import", "--force", "--jobs", "1"])
    capsys.readouterr()
    assert next(row for row in listed(capsys, "sources") if row["key"] == "hostile") == row
    assert [one["field"] for one in listed(capsys, "sources", "decisions")] == [
        "published",
        "author",
        "title",
    ]
    assert "is written" in said(capsys, "sources", "write")
    written = (mine / "seeds" / "sources.yaml").read_text(encoding="utf-8")
    assert "    published: 2025-07\n    author: A. Writer\n    title: null\n" in written
    said(capsys, "sources", "unset", "hostile", "title", "author")
    said(capsys, "sources", "undo")
    assert listed(capsys, "sources") == before


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("published=2025-02-30", "is no date"),
        ("published=on 2025-07-26 or so", "is no date"),
        ("colour=red", "is no FIELD=VALUE"),
        ("title", "is no FIELD=VALUE"),
        ("url=example", "is no web address"),
        ("language=Chinese", "is no language code"),
    ],
)
def test_metadata_that_cannot_be_is_refused_and_nothing_given(
    mine: Path, capsys: Said, value: str, sentence: str
) -> None:
    code = run(["sources", "set", "hostile", "kind=news", value])
    assert code in (1, 2)
    assert sentence in capsys.readouterr().err
    assert listed(capsys, "sources", "decisions") == []


def test_suggestions_are_only_suggested(mine: Path, capsys: Said) -> None:
    said(capsys, "entities", "split", "ana-silva", "--source", "harbour-talks", "--as", "Ana B. Silva")
    before = names(capsys)
    found = listed(capsys, "entities", "suggest")
    assert not any("ana-silva" in (row["entity_key"], row["into_key"]) for row in found)  # decided already
    assert names(capsys) == before
    assert run(["entities", "suggest"]) == 0


def test_outside_a_workspace_the_file_must_be_named(
    mine: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = str(mine / "db" / "aigov.db")
    monkeypatch.chdir(tmp_path)
    assert "name the entities.yaml" in said(capsys, "entities", "write", "--db", database, code=2)
    said(capsys, "entities", "rename", "ana-silva", "Ana", "--db", database)
    assert "is written" in said(capsys, "entities", "write", "new.yaml", "--db", database)
    assert "name: Ana\n" in (tmp_path / "new.yaml").read_text(encoding="utf-8")
    assert "no folder" in said(capsys, "entities", "write", "nowhere/new.yaml", "--db", database, code=1)


def test_saving_a_search_and_finding_by_its_name(mine: Path, capsys: Said) -> None:
    assert said(capsys, "searches") == "No searches are saved yet: `aigov searches save NAME QUERY`.\n"
    assert said(capsys, "searches", "save", "mine", "harbour", "-zzz") == "Saved “mine”: harbour -zzz\n"
    by_name = listed(capsys, "search", "saved:mine")
    assert by_name
    assert by_name == listed(capsys, "search", "harbour -zzz")
    assert by_name == listed(capsys, "search", "--saved", "MINE")
    said(capsys, "import", "--force", "--jobs", "1")
    assert [row["query"] for row in listed(capsys, "searches")] == ["harbour -zzz"]
    assert said(capsys, "searches", "remove", "Mine") == "Removed “mine”: harbour -zzz\n"
    assert "There is no saved search" in said(capsys, "searches", "remove", "mine", code=1)
