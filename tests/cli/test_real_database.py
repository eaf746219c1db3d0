"""The command on a real database, imported from `workspace`."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aigov_tui.cli.running import run
from tests.cli.processes import WORKSPACE, aigov, records

QUERIES = (
    *(
        "U.S.",
        "Beijing's",
        "(",
        ")",
        "AND",
        "OR",
        "NOT",
        "open-source",
        '"unclosed',
        "👍",
        "AI",
        "人工智能",
        "*",
        "-",
    ),
    *(
        "^",
        "a:b",
        "speaker:",
        "before:yesterday",
        "is:nothing",
        "-harbour",
        "%",
        "'",
        "\\",
        "NEAR(",
        "{",
        "😀 OR",
    ),
    *("\u202e", "a" * 5000, "(" * 500, "", " ", "before:2025-08 OR -(", "governence~"),
)


def test_the_lists(workspace: Path) -> None:
    assert {row["key"] for row in records(workspace, "sources")} == {"harbour-talks", "港口会谈", "hostile"}
    quotes = {
        str(row["text"]): row["speaker_key"] for row in records(workspace, "quotes", "--speaker", "Silva")
    }
    assert quotes["A promise on paper is a beginning, not a port."] == "ana-silva"
    assert quotes["我们会分享我们建造的一切。"] == "ana-silva"
    assert {row["key"] for row in records(workspace, "entities", "--kind", "person")} >= {"ana-silva"}


def test_the_facets_of_a_search(workspace: Path) -> None:
    rows = records(workspace, "search", "harbour", "--facets")
    by_source = {row["value"]: row["paragraphs"] for row in rows if row["field"] == "source"}
    hits = records(workspace, "search", "harbour", "--limit", "0")
    assert by_source == {
        key: len({hit["paragraph_ordinal"] for hit in hits if hit["source_key"] == key})
        for key in {str(hit["source_key"]) for hit in hits}
    }
    assert all(row["is_exact"] for row in rows)
    one_of_each = records(workspace, "search", "harbour", "--facets", "--limit", "1")
    assert len(one_of_each) == len({row["field"] for row in rows})


def test_the_comparison(workspace: Path) -> None:
    found = {(row["issue_key"], row["actor_key"]): row["finding"] for row in records(workspace, "compare")}
    nothing = "no statement found in this corpus"
    assert found == {
        ("sharing", "coast"): None,
        ("sharing", "inland"): nothing,
        ("rules", "coast"): nothing,
        ("rules", "inland"): nothing,
    }


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("format_name", ["table", "json"])
def test_whatever_is_searched_for_gets_an_answer(
    workspace: Path, query: str, format_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(workspace / "db" / "aigov.db")
    code = run(["search", "--db", database, "--format", format_name, "--actor", "coast", "--", query])
    said = capsys.readouterr().err
    assert (code, "SQL" in said, "fts5" in said) == (0, False, False)


def test_chinese_is_found(workspace: Path) -> None:
    assert {row["source_key"] for row in records(workspace, "search", "分享")} == {"港口会谈"}


def test_check_finds_nothing_wrong(workspace: Path) -> None:
    done = aigov(workspace, "check")
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_second_import_finds_nothing_to_do(workspace: Path) -> None:
    done = aigov(workspace, "import")
    assert done.returncode == 0
    assert done.stdout.startswith(b"Nothing to do: 3 documents as before")
    done = aigov(workspace, "import", "--force")
    assert b"0 changed, 0 removed, 3 unchanged (3 of them read again); " in done.stdout


def test_a_file_that_is_no_database(workspace: Path) -> None:
    done = aigov(workspace, "sources", "--db", "seeds/hostile.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1


def test_without_a_terminal_bare_aigov_sums_up(workspace: Path) -> None:
    done = aigov(workspace)
    assert done.returncode == 0
    assert done.stdout.startswith(b"3 sources: ")


def test_init_then_import(tmp_path: Path) -> None:
    assert aigov(tmp_path, "init", "mine").returncode == 0
    mine = tmp_path / "mine"
    shutil.copy(WORKSPACE / "harbour-talks.txt", mine / "seeds")
    done = aigov(mine, "import")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 document added" in done.stdout
    assert b"warning" not in done.stdout
    assert (mine / "db" / "aigov.db").exists()
    assert [row["key"] for row in records(mine, "sources")] == ["harbour-talks"]


def test_what_only_is_suggested_is_told_of_and_why_nothing_is(tmp_path: Path) -> None:
    assert aigov(tmp_path, "init", "mine").returncode == 0
    mine = tmp_path / "mine"
    (mine / "seeds" / "ferries.txt").write_text("Utopia supports more ferries.", encoding="utf-8")
    aigov(mine, "import")
    assert b"codebook.yaml" in aigov(mine, "review").stderr
    (mine / "seeds" / "codebook.yaml").write_text(
        "version: 1\nactors: [{key: utopia, name: Utopia, entity: utopia}]\nissues:\n"
        "  - {key: ferries, name: Ferries, question: More ferries?, definition: Boats., vocabulary: [more ferries]}\n",
        encoding="utf-8",
    )
    names = mine / "seeds" / "entities.yaml"
    names.write_text(
        "version: 1\nentities: [{key: utopia, name: Utopian Ministry, kind: organization, actor: utopia}]\n",
        encoding="utf-8",
    )
    aigov(mine, "import")
    assert b"entities.yaml" in aigov(mine, "review").stderr
    names.write_text(
        "version: 1\nentities: [{key: utopia, name: Utopia, kind: place, actor: utopia}]\n", encoding="utf-8"
    )
    aigov(mine, "import")
    assert [row["actor_key"] for row in records(mine, "review")] == ["utopia"]
    assert b"only suggested, 1. `aigov review`" in aigov(mine, "compare").stderr
    assert b"only suggested" not in aigov(mine, "compare", "--suggested").stderr
    wishes = "".join(f"Utopia supports {number} more ferries. " for number in range(2, 20))
    (mine / "seeds" / "ferries.txt").write_text(wishes, encoding="utf-8")
    aigov(mine, "import")
    shown = aigov(mine, "compare", "--suggested")
    more = len(records(mine, "review")) - shown.stdout.count(b"suggested, ")
    assert more > 0
    assert f"surest suggestions are shown; {more} more".encode() in shown.stderr


@pytest.mark.parametrize(
    ("broken", "command", "told"),
    [
        ("UPDATE quotes SET independent_outlets = x'00'", "quotes", "quotes: independent_outlets holds blob"),
        ("UPDATE quotes SET attribution = 'se>tence'", "quotes", "'se>tence' is not a valid Attribution"),
        ("UPDATE terms SET paragraphs = 'many'", "search", "terms: paragraphs holds text"),
    ],
)
def test_values_that_no_import_writes_are_told_as_damage(
    workspace: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    broken: str,
    command: str,
    told: str,
) -> None:
    database = tmp_path / "aigov.db"
    shutil.copy(workspace / "db" / "aigov.db", database)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(broken)
        connection.commit()
    arguments = [command, "harbour"] if command == "search" else [command]
    assert run([*arguments, "--db", str(database)]) == 1
    said = capsys.readouterr().err
    assert "is damaged" in said
    assert told in said
