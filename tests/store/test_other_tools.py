"""What people open the database with, besides aigov: example queries, sqlite-utils, Datasette's conventions."""

import sqlite3
from pathlib import Path

import pytest
import sqlite_utils
import yaml

from aigov_tui.store.writer import Writer
from tests.store.making import document, evidence, extraction, finish, rows, statement, store

DB = Path(__file__).parents[2] / "db"
_MAY_BE_EMPTY = {"standing_problems", "suggested_positions", "families", "nearly_repeated_paragraphs"}
QUERIES = sorted((DB / "queries").glob("*.sql"))
SAID = "AI governance is no exclusive game"
ONE = document("one", f"“{SAID},” Li said in China.", "A paragraph about governance that repeats.")
TWO = document("two", f"“{SAID} at all,” Li said.", "A paragraph about governance that repeats.")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("db") / "aigov.db"
    names = {"China": "china", "Li ": "li-qiang"}
    store(path, *((one, extraction(one, names=names, quotes=[SAID])) for one in (ONE, TWO)))
    with Writer(path) as writer:
        writer.put_variant_groups([(2, 1)])
        proof = evidence(ONE, SAID)
        writer.put_statements(
            [
                statement("own", proof),
                statement("critics", proof, voice="asserted_by_third_party", asserter_key=None),
            ]
        )
        finish(writer)
    return path


def test_there_are_examples() -> None:
    assert 8 <= len(QUERIES) <= 12


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_example_queries_answer_what_they_say(database: Path, query: Path) -> None:
    sql = query.read_text(encoding="utf-8")
    assert sql.startswith("-- ")
    assert sql.splitlines()[0].removesuffix(".").strip()
    found = rows(database, sql)
    # For two of those nothing is the good news; families are found by the pipeline, whose tests ask for them.
    empty = {"spans_are_exact", "what_could_not_be_read", "reprint_families"}
    assert bool(found) is (query.stem not in empty)


def test_the_comparison_query_never_shows_others_as_own(database: Path) -> None:
    sql = (DB / "queries" / "claims_by_others.sql").read_text(encoding="utf-8")
    assert [(row[0], row[3]) for row in rows(database, sql)] == [("china", "the article itself")]
    cells = rows(database, (DB / "queries" / "positions_compared.sql").read_text(encoding="utf-8"))
    assert [row[2] for row in cells if row[1] == "us"] == ["no statement found in this corpus"] * 2


def test_datasette_metadata_has_the_same_queries_and_only_real_tables(database: Path) -> None:
    about = yaml.safe_load((DB / "metadata.yaml").read_text(encoding="utf-8"))["databases"]["aigov"]
    files = {}
    for query in QUERIES:
        first, body = query.read_text(encoding="utf-8").split("\n", 1)
        files[query.stem] = (first.removeprefix("-- "), body.strip().removesuffix(";"))
    assert {name: (entry["description"], entry["sql"]) for name, entry in about["queries"].items()} == files
    tables = {name for (name,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert set(about["tables"]) <= tables
    views = {name for (name,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert not set(files) & (
        tables | views
    )  # Datasette serves both under one address, and the query hides the other
    for table, entry in about["tables"].items():
        columns = {row[1] for row in rows(database, f"PRAGMA table_info({table})")}
        named = {entry.get(key) for key in ("label_column", "sort", "sort_desc", "fts_pk")} - {None}
        assert named <= columns, table


def test_sqlite_utils_finds_the_full_text_indexes_and_the_keys(database: Path) -> None:
    tables = sqlite_utils.Database(sqlite3.connect(database))
    paragraphs = tables.table("paragraphs")
    assert paragraphs.detect_fts() == "paragraphs_fts"
    assert tables.table("quotes").detect_fts() == "quotes_fts"
    assert [row["id"] for row in paragraphs.search("repeats")] == [2, 4]
    assert {(key.column, key.other_table) for key in tables.table("evidence").foreign_keys} == {
        ("statement_id", "statements"),
        ("source_id", "sources"),
        ("paragraph_id", "paragraphs"),
    }
    # Computed columns stay out of the way of tools that list columns.
    assert set(paragraphs.columns_dict.values()) == {int, str}
    assert "search_text" not in paragraphs.columns_dict
    tables.close()


def test_every_table_can_be_gone_through(database: Path) -> None:
    """As `.dump`, Datasette and pandas do; an index that SQLite cannot scan would stop them."""
    for (table,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        assert (
            len(rows(database, f'SELECT * FROM "{table}"'))
            == rows(database, f'SELECT count(*) FROM "{table}"')[0][0]
        )


def test_every_view_answers(database: Path) -> None:
    views = [name for (name,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert {"quotes_with_speakers", "entity_counts", "comparison", "standing_problems"} <= set(views)
    for view in views:
        found = rows(database, f"SELECT * FROM {view}")
        assert found or view in _MAY_BE_EMPTY, view
    context = rows(
        database,
        "SELECT words_before || mention || words_after FROM mentions_in_context WHERE entity = 'China'",
    )
    assert context == [(ONE.paragraphs[0].text,)]
