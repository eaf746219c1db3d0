"""Near repeats and families of a database: the same from many imports as from one; what repeats counts nowhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from aigov_tui.cli.options import FORMAT_NAMES
from aigov_tui.cli.running import run
from aigov_tui.model.focus import Focus
from aigov_tui.model.rows import FamilyPlace
from aigov_tui.pipeline import run_import
from aigov_tui.pipeline.report import Phase
from aigov_tui.store.check import check
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.database import Database
from aigov_tui.store.writer.variants import count_outlets
from aigov_tui.tui.render.details import source_facts
from tests.timing import within

CHARTER = (
    "Delegates from thirty countries signed the charter in Geneva after a week of talks about audits, licences and "
    "liability, and left the question of enforcement to a later summit. “We could not wait for every harbour to ratify the annex,” said Maria "
    "Keller of the World Bank."
)
NIGHT = "The host thanked the interpreters, who had worked through the night, and promised them a proper holiday soon."
OLIVES = "Farmers in the valley harvest olives by hand before the first frost of the winter arrives in the mountains."
PAPER = "Critics doubted that the smaller firms could afford the paperwork that the charter would mean for all of them."
REWORDED = CHARTER.replace("talks about", "talks on").replace("a later summit", "another summit")
FORTY = CHARTER.replace("thirty", "forty")
CUT = CHARTER.partition(" “")[0]

CODEBOOK = """
version: 1
actors:
  - {key: bank, name: World Bank, description: The bank}
issues:
  - {key: charter, name: Charter, question: Should there be a charter?, definition: A charter of rules.}
"""
STATEMENTS = """
version: 1
statements:
  - key: signed
    actor: bank
    issue: charter
    stance: supports
    summary: It was signed.
    voice: attributed_by_journalist
    evidence:
"""

FOUND = (
    "SELECT s.key, p.ordinal, fs.key, f.ordinal, n.similarity FROM near_repeats n"
    " JOIN paragraphs p ON p.id = n.paragraph_id JOIN sources s ON s.id = p.source_id"
    " JOIN paragraphs f ON f.id = n.of_id JOIN sources fs ON fs.id = f.source_id ORDER BY 1, 2",
    "SELECT s.key, p.ordinal, g.size, hex(g.keys) FROM paragraph_signatures g JOIN paragraphs p ON p.id = g.paragraph_id"
    " JOIN sources s ON s.id = p.source_id ORDER BY 1, 2",
    "SELECT family, source, relation, share, is_earliest, is_fullest FROM families ORDER BY 1, 2",
    "SELECT s.key, p.ordinal, p.counts, p.nearly_repeats FROM paragraphs p JOIN sources s ON s.id = p.source_id ORDER BY 1, 2",
    "SELECT s.key, q.start_char, q.counts, q.outlets, q.independent_outlets FROM quotes q"
    " JOIN sources s ON s.id = q.source_id ORDER BY 1, 2",
    "SELECT key, mention_count, source_count, quote_count FROM entities ORDER BY 1",
)


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def documents(folder: Path, texts: dict[str, tuple[str, ...]]) -> None:
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    for name, paragraphs in texts.items():
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")


def brought_in(folder: Path, database: Path) -> list[list[tuple[object, ...]]]:
    run_import([folder], database, jobs=1, prune=True)
    with closing(open_for_reading(database)) as connection:
        assert check(connection) == []
    return [rows(database, query) for query in FOUND]


def test_what_is_found_of_a_handful(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "a.db"
    documents(
        folder,
        {"a": (CUT,), "b": (CHARTER, NIGHT), "c": (REWORDED, NIGHT), "d": (FORTY, PAPER), "e": (OLIVES,)},
    )
    repeats, _, families, _, quotes, _ = brought_in(folder, database)
    assert [(row[0], row[2]) for row in repeats] == [("a", "b"), ("c", "b")]
    assert [(row[0], row[1], row[2]) for row in families] == [
        ("b", "a", "excerpt"),
        ("b", "b", "fullest"),
        ("b", "c", "reprint"),
    ]
    # The reworded one counts nowhere, but carries the quote; the one with another number stands on its own.
    assert [(row[0], row[2], row[3], row[4]) for row in quotes] == [
        ("b", 1, 3, 2),
        ("c", 0, 3, 2),
        ("d", 1, 3, 2),
    ]


def test_many_imports_or_one(tmp_path: Path) -> None:
    random = Random(4)
    pieces = (CHARTER, REWORDED, CUT, FORTY, NIGHT, OLIVES, PAPER, f"{CHARTER} {NIGHT}", f"{OLIVES} {PAPER}")
    folder, database = tmp_path / "in", tmp_path / "many.db"
    texts: dict[str, tuple[str, ...]] = {
        f"other{number}": (
            f"Report {number} of the {word} office tells how its {word} staff spent their {word} days.",
        )
        for number, word in enumerate(["red", "blue", "green", "white", "black", "grey", "pink", "brown"])
    }
    for step in range(5):
        for name in random.sample("abcdef", 3):
            texts.pop(name, None)
            if step == 0 or random.random() < 0.7:
                texts[name] = tuple(random.sample(pieces, random.randint(1, 3)))
        documents(folder, texts)
        found = brought_in(folder, database)
        fresh = tmp_path / f"fresh{step}.db"
        assert sorted(map(str, found)) == sorted(map(str, brought_in_order(folder, database, fresh)))


def test_signed_where_it_is_read_or_where_it_is_written(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "a.db"
    documents(folder, {"a": (CUT, OLIVES), "b": (CHARTER, NIGHT, CHARTER), "c": (REWORDED, NIGHT)})
    as_read = brought_in(folder, database)
    with closing(sqlite3.connect(database)) as connection:  # from before paragraphs were compared
        connection.execute("UPDATE settings SET value = 'another' WHERE name = 'reprints'")
        connection.commit()
    assert brought_in(folder, database) == as_read


def test_an_import_says_how_long_each_part_took(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    documents(folder, {"a": (CUT, OLIVES)})
    summary = run_import([folder], tmp_path / "a.db", jobs=1)
    assert [phase for phase, _ in summary.phases] == list(get_args(Phase))
    assert 0.5 * summary.seconds < sum(seconds for _, seconds in summary.phases) <= summary.seconds


def brought_in_order(folder: Path, like: Path, fresh: Path) -> list[list[tuple[object, ...]]]:
    """A new database of the same documents, which come in in the order that they have in another."""
    for (path,) in rows(like, "SELECT path FROM sources ORDER BY id"):
        run_import([folder / Path(str(path)).name], fresh, jobs=1)
    with closing(sqlite3.connect(fresh)) as connection:  # as if none had been compared
        connection.execute("UPDATE settings SET value = 'another' WHERE name = 'reprints'")
        connection.commit()
    run_import([folder], fresh, jobs=1, force=True)
    return [rows(fresh, query) for query in FOUND]


def test_check_tells_what_is_wrong_with_near_repeats(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "a.db"
    documents(folder, {"a": (CUT,), "b": (CHARTER, NIGHT), "c": (REWORDED, NIGHT)})
    brought_in(folder, database)
    for harm, words in (
        ("UPDATE paragraphs SET nearly_repeats = 1 - nearly_repeats WHERE id = 1", "counts as if"),
        ("UPDATE near_repeats SET of_id = NULL", "names no fuller"),
        ("UPDATE near_repeats SET similarity = 2", "similarity"),
        ("DELETE FROM source_families WHERE relation = 'fullest'", "no fullest"),
    ):
        harmed = tmp_path / "harmed.db"
        harmed.write_bytes(database.read_bytes())
        with closing(sqlite3.connect(harmed)) as connection:
            connection.execute(harm)
            connection.commit()
        with closing(open_for_reading(harmed)) as connection:
            assert any(words in failure.message for failure in check(connection)), harm


def test_a_family_counts_once_and_says_what_it_is(tmp_path: Path) -> None:
    folder, path = tmp_path / "in", tmp_path / "a.db"
    documents(folder, {"a": (CUT,), "b": (CHARTER, NIGHT), "c": (REWORDED, NIGHT), "d": (OLIVES,)})
    brought_in(folder, path)
    with Database(path) as database:
        overview = database.overview()
        assert (overview.sources, overview.independent_sources) == (4, 2)
        excerpt, alone = database.source("a"), database.source("d")
        assert excerpt is not None
        assert excerpt.family == FamilyPlace("excerpt", 1.0, "b", "a", 3)
        assert alone is not None
        assert alone.family is None
        assert [row.key for row in database.reprints()] == ["a", "b", "c"]
        assert ("Earliest", "this one") in source_facts(excerpt)
        assert any("excerpt of b (100%" in said for _, said in source_facts(excerpt))
        paragraphs = database.paragraphs(excerpt.id)
        assert [paragraph.is_repeat for paragraph in paragraphs] == [True]


def test_the_families_are_listed_in_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, path = tmp_path / "in", tmp_path / "a.db"
    documents(folder, {"a": (CUT,), "b": (CHARTER, NIGHT)})
    brought_in(folder, path)
    for format_name in FORMAT_NAMES:
        assert run(["sources", "families", "--format", format_name, "--db", str(path)]) == 0
        listed = capsys.readouterr().out
        assert "excerpt" in listed
        assert "fullest" in listed


def test_evidence_in_a_family_is_one_source(tmp_path: Path) -> None:
    folder, path = tmp_path / "in", tmp_path / "a.db"
    documents(
        folder, {"a": (CUT,), "b": (CHARTER, NIGHT), "d": (OLIVES, CHARTER.replace("thirty", "ninety"))}
    )
    words = "signed the charter in Geneva"
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "statements.yaml").write_text(
        STATEMENTS + "".join(f'      - {{source: {key}, exact: "{words}"}}\n' for key in "abd"),
        encoding="utf-8",
    )
    brought_in(folder, path)
    with Database(path) as database:
        (statement,) = database.statements(Focus())
        assert len(statement.evidence) == 3
        assert statement.independent_sources == 2


@pytest.mark.parametrize(("site", "joined"), [("palace.example", 0), ("paper.example", 2)])
def test_what_a_publisher_issues_again_years_later_is_no_reprint(
    tmp_path: Path, site: str, joined: int
) -> None:
    folder, path = tmp_path / "in", tmp_path / "a.db"
    folder.mkdir()
    for name, day, host in (("first", "2022-11-23", "palace.example"), ("second", "2024-05-10", site)):
        head = f"---\ntitle: Memorandum\ndate: {day}\nurl: https://{host}/{name}\n---\n"
        (folder / f"{name}.md").write_text(f"{head}\n{CHARTER}\n\n{NIGHT}\n", encoding="utf-8")
    brought_in(folder, path)
    assert len(rows(path, "SELECT * FROM families")) == joined


def test_a_paragraph_of_many_quotations_printed_many_times_has_no_pair_of_them_tried(tmp_path: Path) -> None:
    paragraph = "Harbour ministers met, and " + "“a” b " * 1_000
    (tmp_path / "many.txt").write_text("\n\n".join(["Ministers met"] + [paragraph] * 60), encoding="utf-8")
    run_import([tmp_path / "many.txt"], tmp_path / "corpus.db", jobs=1)
    with closing(sqlite3.connect(tmp_path / "corpus.db")) as connection:
        with within(1):
            count_outlets(connection)
        (rows,) = connection.execute("SELECT count(*) FROM quotes").fetchone()
    assert rows == 60_000


def test_a_quote_that_a_near_repeat_has_in_other_words_is_a_wording_of_it(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "a.db"
    reworded = REWORDED.replace("could not wait", "would not wait")
    typeset = REWORDED.replace("annex,”", "annex.”")
    documents(folder, {"b": (CHARTER, NIGHT), "c": (reworded, OLIVES), "d": (typeset, PAPER)})
    brought_in(folder, database)
    found = rows(
        database,
        "SELECT s.key, q.counts, q.variant_group_id IS NOT NULL, q.outlets, q.independent_outlets FROM quotes q"
        " JOIN sources s ON s.id = q.source_id ORDER BY 1",
    )
    # What differs in its marks alone is the same words: carried, but no wording.
    assert found == [("b", 1, 1, 3, 1), ("c", 0, 1, 3, 1), ("d", 0, 0, 3, 1)]
    documents(folder, {"b": (CHARTER, NIGHT), "d": (typeset, PAPER)})
    brought_in(folder, database)
    assert rows(database, "SELECT variant_group_id FROM quotes") == [(None,), (None,)]
