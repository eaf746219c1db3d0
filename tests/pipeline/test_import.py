"""The import as a whole: what changes, what stays, what is said."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.model.problem import Severity
from aigov_tui.pipeline import ImportSummary, Progress, run_import
from aigov_tui.store.database import Database
from aigov_tui.store.errors import StoreError

NEVER_EQUAL = {"imports", "problems", "settings", "migrations"}
"""Tables that tell when and how an import ran."""


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def content(database: Path) -> Iterator[str]:
    """Every row of every table that holds what was imported."""
    connection = sqlite3.connect(database)
    for line in connection.iterdump():
        if not any(f'INTO "{table}"' in line for table in NEVER_EQUAL):
            yield line
    connection.close()


def again(workspace: Path, *more: Path, prune: bool = False, force: bool = False) -> ImportSummary:
    paths = [workspace / "seeds", *more]
    return run_import(paths, workspace / "db" / "aigov.db", prune=prune, force=force, jobs=1)


def document(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_second_import_finds_nothing_to_do_and_writes_nothing(workspace: Path) -> None:
    database = workspace / "db" / "aigov.db"
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    summary = again(workspace)
    assert summary.import_id is None
    assert (summary.added, summary.changed, summary.unchanged) == (0, 0, 4)
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
    assert [path.name for path in database.parent.iterdir()] == ["aigov.db"]


def test_a_forced_import_gives_the_same_rows(workspace: Path) -> None:
    before = list(content(workspace / "db" / "aigov.db"))
    summary = again(workspace, force=True)
    assert (summary.changed, summary.unchanged, summary.reread) == (0, 4, 4)
    connection = sqlite3.connect(workspace / "db" / "aigov.db")
    assert connection.execute("SELECT count(*) FROM quotes").fetchone()
    views = "SELECT quote, speaker_key, form, attribution, source FROM quotes_with_speakers ORDER BY source, start_char"
    after = sorted(map(repr, connection.execute(views)))
    connection.close()
    old = sqlite3.connect(":memory:")
    old.executescript("\n".join(line for line in before if "fts" not in line.lower()))
    assert sorted(map(repr, old.execute(views))) == after
    old.close()


def test_every_executor_makes_the_same_database(workspace: Path) -> None:
    databases = [workspace / folder / "aigov.db" for folder in ("inline", "processes", "threads")]
    run_import([workspace / "seeds"], databases[0], jobs=1)
    run_import([workspace / "seeds"], databases[1], jobs=2)
    with ThreadPoolExecutor(2) as executor:
        run_import([workspace / "seeds"], databases[2], executor=executor)
        assert executor.submit(int, "7").result() == 7  # the caller's executor is left open
    first, *others = (list(content(database)) for database in databases)
    assert all(other == first for other in others)


def test_a_changed_document_keeps_its_id_and_key(workspace: Path) -> None:
    path = workspace / "seeds" / "003_35c769e9c6cbc614.txt"
    (before,) = rows(workspace / "db" / "aigov.db", "SELECT id, key FROM sources WHERE key LIKE 'south%'")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Global South as a", "A paragraph about Ruritania.\n\nGlobal South as a"), "utf-8"
    )
    summary = again(workspace)
    assert (summary.added, summary.changed, summary.unchanged, summary.reread) == (0, 1, 3, 0)
    (after,) = rows(workspace / "db" / "aigov.db", "SELECT id, key FROM sources WHERE key LIKE 'south%'")
    assert after == before
    with Database(workspace / "db" / "aigov.db") as database:
        assert database.search("Ruritania").total == 1
        assert database.check() == []


def test_a_removed_file_is_reported_and_goes_only_when_pruned(workspace: Path) -> None:
    database = workspace / "db" / "aigov.db"
    (workspace / "seeds" / "000_b53d129d3f7b464f.txt").unlink()
    summary = again(workspace)
    assert summary.missing == ("seeds/000_b53d129d3f7b464f.txt",)
    assert rows(database, "SELECT count(*) FROM sources") == [(4,)]
    summary = again(workspace, prune=True)
    assert (summary.removed, summary.missing) == (1, ())
    assert rows(database, "SELECT count(*) FROM sources") == [(3,)]
    assert rows(
        database, "SELECT count(*) FROM statements WHERE id NOT IN (SELECT statement_id FROM evidence)"
    ) == [(0,)]
    with Database(database) as opened:
        assert opened.check() == []


def test_a_renamed_file_is_the_same_source(workspace: Path) -> None:
    database = workspace / "db" / "aigov.db"
    old = workspace / "seeds" / "001_54f1a76a27b53b0b.txt"
    (before,) = rows(database, "SELECT id, key FROM sources WHERE path LIKE '%001_%'")
    old.rename(old.with_name("renamed.txt"))
    summary = again(workspace)
    assert (summary.moved, summary.added, summary.missing) == (1, 0, ())
    assert rows(database, "SELECT id, key FROM sources WHERE path = 'seeds/renamed.txt'") == [before]


def test_a_folder_without_yaml_still_finds_the_curated_names(workspace: Path, tmp_path: Path) -> None:
    document(
        tmp_path / "mine", "note.txt", "A new speech\n\nPremier Li Qiang spoke in Shanghai about the WAIC.\n"
    )
    summary = run_import([tmp_path / "mine"], workspace / "db" / "aigov.db", jobs=1)
    assert (summary.added, summary.missing) == (1, ())
    found = rows(
        workspace / "db" / "aigov.db",
        "SELECT entity FROM mentions_in_context WHERE source = 'note' ORDER BY entity",
    )
    assert [name for (name,) in found] == ["Li Qiang", "Shanghai", "World Artificial Intelligence Conference"]
    assert rows(workspace / "db" / "aigov.db", "SELECT count(*) FROM statements")[0] > (30,)


def test_two_folders_may_hold_files_of_one_name(workspace: Path, tmp_path: Path) -> None:
    document(tmp_path / "one", "note.txt", "The first note is about chips.\n")
    document(tmp_path / "two", "note.txt", "The second note is about energy.\n")
    run_import([tmp_path / "one"], workspace / "db" / "aigov.db", jobs=1)
    run_import([tmp_path / "two"], workspace / "db" / "aigov.db", jobs=1)
    keys = rows(
        workspace / "db" / "aigov.db", "SELECT key FROM sources WHERE path LIKE '%note.txt' ORDER BY id"
    )
    assert keys == [("note",), ("two/note",)]


def test_evidence_that_is_not_there_is_an_error_with_the_nearest_words(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    document(folder, "a.txt", "The minister wants a treaty that binds every state by the end of the year.\n")
    document(folder, "codebook.yaml", CODEBOOK)
    document(folder, "statements.yaml", STATEMENTS)
    summary = run_import([folder], tmp_path / "db" / "aigov.db", jobs=1)
    (problem,) = [problem for problem in summary.problems if problem.code == "evidence-not-found"]
    assert problem.severity is Severity.ERROR
    assert "wants-treaty" in problem.message
    assert "a treaty that binds every state" in problem.message  # the nearest words
    assert rows(tmp_path / "db" / "aigov.db", "SELECT count(*) FROM statements") == [(0,)]


CODEBOOK = """
version: 1
actors: [{key: a, name: A}]
issues: [{key: treaty, name: Treaty, question: Should there be a treaty?, definition: A treaty.}]
"""
STATEMENTS = """
version: 1
statements:
  - {key: wants-treaty, actor: a, issue: treaty, stance: supports, summary: A wants a treaty., voice: self_quoted,
     evidence: [{source: a, exact: "a treaty which binds all states by the end of the decade"}]}
"""

HOSTILE = {
    "markup.txt": "[/b] A [red]title[/] with [Article 7]\n\nHe said, “unclosed [/] quote.\n",
    "escapes.txt": "\x1b[2J\x1b]0;gone\x07 Beijing \x9b31m \u202egnijieB\u202c said “no\x1b[0m”.\n",
    "chinese.txt": "李强总理表示：“人工智能不应成为少数国家的游戏。”\n",
    "one-line.txt": 'The "line” goes on ‘and on and (on. ' * 15_000,
    "marks.txt": "“" * 5_000 + "said" + '"' * 5_001,
    "empty.txt": "",
    "nul.txt": "a\x00b\x00 said Li\n",
}


def test_hostile_documents_are_imported_checked_and_searchable(workspace: Path) -> None:
    for name, text in HOSTILE.items():
        document(workspace / "seeds", name, text)
    (workspace / "seeds" / "latin.txt").write_bytes(
        "Le Président a déclaré : « Non à la course. »\n".encode("cp1252")
    )
    (workspace / "seeds" / "wide.txt").write_bytes("Beijing said “yes” to UTF-16.".encode("utf-16"))
    (workspace / "seeds" / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50)
    summary = again(workspace)
    assert summary.added >= len(HOSTILE)
    assert "extraction-failed" not in {problem.code for problem in summary.problems}
    named = {problem.path for problem in summary.problems}
    assert {"seeds/latin.txt", "seeds/image.txt", "seeds/empty.txt"} <= named
    with Database(workspace / "db" / "aigov.db") as database:
        assert database.check() == []
        assert database.search("人工智能").total == 1
        assert database.search('"[Article 7]"').total == 1


def test_progress_counts_up_to_the_whole(workspace: Path) -> None:
    told: list[Progress] = []
    run_import([workspace / "seeds"], workspace / "db" / "aigov.db", force=True, jobs=1, progress=told.append)
    reading = [progress for progress in told if progress.phase == "reading"]
    assert [progress.done for progress in reading] == [0, 1, 2, 3, 4]
    assert reading[-1].bytes_done == reading[-1].bytes_total > 20_000
    assert told[0].phase == "looking"
    assert told[-1].phase == "index"


def test_an_import_that_is_interrupted_leaves_the_database_as_it_was(workspace: Path) -> None:
    database = workspace / "db" / "aigov.db"
    before = hashlib.sha256(database.read_bytes()).hexdigest()

    def interrupt(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_import([workspace / "seeds"], database, force=True, jobs=1, progress=interrupt)
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
    assert [path.name for path in database.parent.iterdir()] == ["aigov.db"]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("DROP TABLE paragraphs", "no such table: paragraphs"),
        ("UPDATE paragraph_signatures SET keys = 7", "is damaged .paragraph_signatures: keys holds integer"),
    ],
)
def test_a_database_that_others_broke_is_a_sentence(workspace: Path, broken: str, told: str) -> None:
    database = workspace / "db" / "aigov.db"
    connection = sqlite3.connect(database)
    connection.execute(broken)
    connection.commit()
    connection.close()
    before = database.read_bytes()
    with pytest.raises(StoreError, match=told):
        again(workspace, force=True)
    assert database.read_bytes() == before


def test_a_problem_that_was_mended_no_longer_stands(workspace: Path) -> None:
    bad = workspace / "seeds" / "bad.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50)
    again(workspace)
    standing = "SELECT path FROM standing_problems"
    assert rows(workspace / "db" / "aigov.db", standing) == [("seeds/bad.txt",)]
    bad.write_text("Now this is text.\n", encoding="utf-8")
    again(workspace)
    assert rows(workspace / "db" / "aigov.db", standing) == []
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50)
    again(workspace)
    bad.unlink()
    again(workspace, prune=True)
    assert rows(workspace / "db" / "aigov.db", standing) == []


STATEMENT = """
statements:
  - key: {key}
    actor: china
    issue: open-source
    stance: supports
    summary: It supports it.
    voice: self_paraphrased
    evidence:
      - source: {source}
        exact: "words that stand nowhere in it"
"""


def test_missing_evidence_is_said_of_the_file_that_claims_it(workspace: Path) -> None:
    other = workspace / "other"
    document(other, "letter.txt", "A letter\n\nNothing is said here of anything.\n")
    for name in ("codebook.yaml", "entities.yaml"):
        document(other, name, (workspace / "seeds" / name).read_text(encoding="utf-8"))
    document(other, "statements.yaml", STATEMENT.format(key="from-the-letter", source="letter"))
    problems = again(workspace, other).problems
    assert [(p.code, p.path) for p in problems] == [("evidence-not-found", "other/statements.yaml")]


def count_statements(workspace: Path) -> int:
    with Database(workspace / "db" / "aigov.db") as database:
        return database.overview().statements


def test_yaml_that_cannot_be_read_is_an_error_and_costs_nothing(workspace: Path) -> None:
    before = count_statements(workspace)
    (workspace / "seeds" / "statements.yaml").write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
    problems = again(workspace).problems
    assert [(p.code, p.severity, p.path) for p in problems] == [
        ("curated-unreadable", Severity.ERROR, "seeds/statements.yaml")
    ]
    assert count_statements(workspace) == before > 0


def test_yaml_that_is_a_folder_is_an_error_and_costs_nothing(workspace: Path) -> None:
    before = count_statements(workspace)
    path = workspace / "seeds" / "statements.yaml"
    path.unlink()
    path.mkdir()
    (problem,) = again(workspace).problems
    assert (problem.code, problem.path) == ("curated-unreadable", "seeds/statements.yaml")
    assert "it is no file, but a folder" in problem.message
    assert count_statements(workspace) == before > 0


def test_documents_read_again_for_another_codebook_are_not_called_changed(workspace: Path) -> None:
    path = workspace / "seeds" / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("export control", "gardening rule"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    summary = again(workspace)
    assert summary.import_id is not None
    assert (summary.added, summary.changed, summary.unchanged) == (0, 0, 4)
    assert summary.reread > 0
    assert rows(
        workspace / "db" / "aigov.db", "SELECT changed, unchanged FROM imports ORDER BY id DESC LIMIT 1"
    ) == [(0, 4)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_yaml_is_read_in_other_encodings(workspace: Path, encoding: str) -> None:
    path = workspace / "seeds" / "entities.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    summary = again(workspace)
    assert (summary.reread, summary.problems) == (0, ())


def test_yaml_that_is_gone_is_said_once(workspace: Path) -> None:
    (workspace / "seeds" / "statements.yaml").unlink()
    assert [(p.code, p.path) for p in again(workspace).problems] == [
        ("curated-gone", "seeds/statements.yaml")
    ]
    assert count_statements(workspace) == 0
    assert again(workspace).problems == ()


def test_files_whose_names_are_no_text_are_all_imported(workspace: Path) -> None:
    for name in (b"letter\xff.txt", b"letter\xfe.txt"):
        try:
            with open(os.fsencode(workspace / "seeds") + b"/" + name, "w", encoding="utf-8") as file:  # noqa: PTH123
                file.write(f"A letter\n\nIts name has the bytes {name!r}.\n")
        except OSError:
            pytest.skip("This file system takes no such name.")
    assert again(workspace).added == 2
    paths = {path for (path,) in rows(workspace / "db" / "aigov.db", "SELECT path FROM sources")}
    assert {"seeds/letter\\xff.txt", "seeds/letter\\xfe.txt"} < paths
    assert again(workspace).unchanged == 6


def test_what_cannot_be_reached_is_not_gone(workspace: Path, tmp_path: Path) -> None:
    path = document(workspace / "seeds", "letter.txt", "A letter\n\nIt is on a disk that comes and goes.\n")
    again(workspace)
    path.rename(tmp_path / "elsewhere.txt")
    path.symlink_to(tmp_path / "disk" / "letter.txt")
    summary = again(workspace, prune=True)
    assert (summary.removed, summary.missing) == (0, ())
    assert [(problem.code, problem.path) for problem in summary.problems] == [
        ("unreadable", "seeds/letter.txt")
    ]
    path.unlink()
    assert again(workspace, prune=True).removed == 1


def test_what_was_left_out_is_not_counted_as_imported(workspace: Path) -> None:
    letter = document(workspace / "seeds", "letter.txt", "A letter\n\nIt says one thing.\n")
    (workspace / "seeds" / "program.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
    summary = again(workspace)
    assert (summary.added, summary.changed) == (1, 0)
    letter.write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
    summary = again(workspace)
    assert (summary.added, summary.changed) == (0, 0)
    assert sorted(str(problem.path) for problem in summary.problems) == [
        "seeds/letter.txt",
        "seeds/program.txt",
    ]
    assert rows(workspace / "db" / "aigov.db", "SELECT added, changed FROM imports ORDER BY id") == [
        (4, 0),
        (1, 0),
        (0, 0),
    ]


def standing(workspace: Path) -> list[str | None]:
    with Database(workspace / "db" / "aigov.db") as database:
        return [problem.path for problem in database.problems()]


def test_mended_mistakes_stand_no_longer(workspace: Path) -> None:
    program = workspace / "seeds" / "program.txt"
    program.write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
    sources = workspace / "seeds" / "sources.yaml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text + "  - {path: nowhere.txt, colour: red}\n", encoding="utf-8")
    again(workspace)
    assert set(standing(workspace)) == {"seeds/program.txt", "seeds/sources.yaml"}
    program.unlink()
    sources.write_text(text, encoding="utf-8")
    again(workspace)
    assert standing(workspace) == []
    assert again(workspace).import_id is None


def test_evidence_that_is_still_missing_is_said_again(workspace: Path) -> None:
    statements = workspace / "seeds" / "statements.yaml"
    text = statements.read_text(encoding="utf-8")
    statements.write_text(
        text + STATEMENT.split("statements:")[1].format(key="new", source="global-ai-body"), "utf-8"
    )
    for _ in range(2):
        assert [problem.code for problem in again(workspace).problems] == ["evidence-not-found"]


def test_what_one_folder_refers_to_may_be_in_another(workspace: Path) -> None:
    before = count_statements(workspace)
    other = workspace / "another"  # before “seeds”: what it refers to comes later
    words = "The premier spoke for open models."
    document(other, "letter.txt", f"A letter\n\n{words}\n")
    statement = STATEMENT.format(key="from-the-letter", source="letter")
    document(other, "statements.yaml", statement.replace("words that stand nowhere in it", words))
    document(
        other, "entities.yaml", "entities:\n  - {key: wang-er, name: Wang Er, kind: person, actor: china}\n"
    )
    assert again(workspace, other).problems == ()
    assert count_statements(workspace) == before + 1
    assert rows(
        workspace / "db" / "aigov.db",
        "SELECT actors.key FROM entities JOIN actors ON actors.id = actor_id WHERE entities.name = 'Wang Er'",
    ) == [("china",)]


def test_a_reference_that_no_folder_knows_is_said_with_its_file_and_line(workspace: Path) -> None:
    statement = STATEMENT.format(key="from-the-letter", source="letter").replace("china", "chima")
    document(workspace / "other", "statements.yaml", statement)
    (problem,) = again(workspace, workspace / "other").problems
    assert (problem.severity, problem.path, problem.line) == (Severity.ERROR, "other/statements.yaml", 3)
    assert "Was “china” meant?" in problem.message


@pytest.mark.parametrize("slip", ["  - key: [not closed\n", "version: 2\n", "version: 1\nx"])
@pytest.mark.parametrize("name", ["entities.yaml", "statements.yaml"])
def test_a_slip_in_yaml_is_an_error_and_costs_nothing(workspace: Path, name: str, slip: str) -> None:
    database = workspace / "db" / "aigov.db"
    kept = (
        "SELECT (SELECT count(*) FROM entities WHERE origin = 'curated'), (SELECT count(*) FROM statements)"
    )
    before = rows(database, kept)
    path = workspace / "seeds" / name
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("version: 1\n", slip, 1), encoding="utf-8")
    for _ in range(2):  # it is said for as long as it is there
        summary = again(workspace)
        (problem,) = (problem for problem in summary.problems if problem.code == "curated-unreadable")
        assert (problem.severity, problem.path) == (Severity.ERROR, f"seeds/{name}")
        assert f"What {name} said before stands" in problem.message
        assert summary.changed == 0
        assert rows(database, kept) == before
    path.write_text(good, encoding="utf-8")
    assert again(workspace).problems == ()
    assert again(workspace).import_id is None


def test_a_name_brings_all_that_is_said_by_it_and_beside_it(seed_database: Path) -> None:
    with Database(seed_database) as database:
        by_li = {quote.id for quote in database.quotes(Focus(speaker="li-qiang"))}
        with_li = {quote.id for quote in database.quotes(Focus(entity="li-qiang"))}
        assert by_li <= with_li  # those set off in paragraphs that do not name him, too
        assert "block" in {quote.form for quote in database.quotes(Focus(entity="li-qiang"))}
        assert database.count_quotes(Focus(entity="li-qiang")) == len(with_li)
