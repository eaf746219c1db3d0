import random
import sqlite3
from pathlib import Path

import pytest

from aigov_tui.model.entity import Entity, EntityKind, Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Review
from aigov_tui.model.problem import Problem
from aigov_tui.store.check import check
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer import KnownFile, Writer, peek_files
from tests.store.making import (
    CODEBOOK,
    ENTITIES,
    content,
    document,
    evidence,
    extraction,
    finish,
    rows,
    statement,
    store,
)

SAID = "AI should not become an exclusive game for a few countries"
FIRST = document(
    "first", "China proposes a body.", f"“{SAID},” Li said.", "Share this. China!", boilerplate=[2]
)
SECOND = document("second", "Another outlet writes about China.", f"“{SAID},” Li said.")
NAMES = {"China": "china", "Li ": "li-qiang", "outlet": "x:organization:outlet"}


def _found(one: object) -> Extraction:
    return extraction(one, names=NAMES, quotes=[SAID])  # type: ignore[arg-type]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "aigov.db"
    store(path, (FIRST, _found(FIRST)), (SECOND, _found(SECOND)))
    return path


def test_every_span_holds_its_words(database: Path) -> None:
    for table in ("paragraphs", "mentions", "quotes"):
        wrong = f"SELECT count(*), sum(substr(s.text, t.start_char + 1, t.end_char - t.start_char) = t.text) FROM {table} t JOIN sources s ON s.id = t.source_id"
        ((total, right),) = rows(database, wrong)
        assert total == right > 0


def test_repeats_and_boilerplate_count_nowhere(database: Path) -> None:
    assert rows(database, "SELECT source_id, counts FROM quotes ORDER BY id") == [(1, 1), (2, 0)]
    assert rows(database, "SELECT mention_count, source_count FROM entities WHERE key = 'china'") == [(2, 2)]
    assert rows(database, "SELECT quote_count, mention_count FROM entities WHERE key = 'li-qiang'") == [
        (1, 1)
    ]
    assert rows(database, "SELECT * FROM source_counts") == [(1, 2, 0, 1, 2, 1, 0), (2, 1, 1, 0, 2, 0, 0)]
    assert rows(database, "SELECT outlets FROM quotes") == [(2,), (2,)]


def test_full_text_finds_words_and_chinese(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one = document("zh", "中国提出全球人工智能治理AI🤖倡议")
    store(path, (one, extraction(one)))
    for asked in ('"人 工 智 能"', "AI", '"治 理 AI"'):
        found = rows(path, "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ?", asked)
        assert found == [(1,)]


def test_replacing_keeps_ids_and_equals_a_fresh_import(database: Path, tmp_path: Path) -> None:
    changed = document("first", "China proposes a new body.", "Something else is said here.")
    before = dict(rows(database, "SELECT key, id FROM entities"))
    store(database, (changed, _found(changed)))
    assert rows(database, "SELECT id, key FROM sources") == [(1, "first"), (2, "second")]
    after = dict(rows(database, "SELECT key, id FROM entities"))
    assert {key: before[key] for key in after} == after
    # The repeat has become the only one: it counts now, with everything in it.
    assert rows(database, "SELECT source_id, counts, outlets FROM quotes") == [(2, 1, 1)]
    assert rows(database, "SELECT quote_count FROM entities WHERE key = 'li-qiang'") == [(1,)]
    fresh = tmp_path / "fresh.db"
    store(fresh, (changed, _found(changed)), (SECOND, _found(SECOND)))
    for table in ("source_counts", "sources"):
        assert content(database)[table] == content(fresh)[table]
    for sql in (
        "SELECT term, paragraphs FROM terms ORDER BY term",
        "SELECT key, mention_count, source_count, quote_count FROM entities ORDER BY key",
    ):
        assert rows(database, sql) == rows(fresh, sql)


def test_full_text_agrees_with_the_tables_after_changes(database: Path) -> None:
    changed = document("first", "China proposes a new body.")
    store(database, (changed, _found(changed)), remove=["docs/second.txt"])
    for table in ("paragraphs", "quotes"):
        rows(database, f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
    assert rows(database, "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'outlet'") == [(0,)]
    assert rows(database, "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'new'") == [(1,)]


def test_triggers_follow_other_tools(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("UPDATE paragraphs SET text = 'zebra' WHERE id = 1")
    assert connection.execute(
        "SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH 'zebra'"
    ).fetchall() == [(1,)]
    connection.close()


def test_removing_leaves_no_trace_but_counts(database: Path) -> None:
    store(database, remove=["docs/first.txt", "docs/never-there.txt"])
    assert rows(database, "SELECT key FROM sources") == [("second",)]
    assert rows(database, "SELECT count(*) FROM mentions WHERE source_id = 1") == [(0,)]
    assert rows(database, "SELECT duplicate_of_id, counts FROM paragraphs") == [(None, 1), (None, 1)]
    store(database, remove=["docs/second.txt"])
    assert rows(database, "SELECT key FROM entities ORDER BY key") == [("china",), ("li-qiang",)]
    assert rows(database, "SELECT sum(mention_count), sum(quote_count) FROM entities") == [(0, 0)]
    assert rows(database, "SELECT count(*) FROM terms") == [(0,)]


def test_a_near_repeat_within_a_document_keeps_its_own_first(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    near = document(
        "near",
        "A long paragraph of many words, one.",
        "A long paragraph of many words, two.",
        duplicates={1: 0},
    )
    other = document("other", "A long paragraph of many words, two.")
    store(path, (other, extraction(other)), (near, extraction(near)))
    assert rows(path, "SELECT id, duplicate_of_id FROM paragraphs") == [(1, None), (2, None), (3, 2)]


def test_curated_entities_are_replaced_by_key(database: Path) -> None:
    with Writer(database) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities([Entity("china", "PRC", EntityKind.PLACE, Origin.CURATED, actor_key="china")])
        finish(writer)
    assert rows(database, "SELECT name, origin FROM entities WHERE key = 'china'") == [("PRC", "curated")]
    # Still mentioned, so still there, but no longer curated.
    assert rows(database, "SELECT origin FROM entities WHERE key = 'li-qiang'") == [("extracted",)]
    assert rows(database, "SELECT count(*) FROM aliases") == [(0,)]
    assert rows(database, "SELECT e.key FROM actors a JOIN entities e ON e.id = a.entity_id") == [("china",)]


def test_an_unknown_entity_or_paragraph_is_refused(tmp_path: Path) -> None:
    for mention in (
        Mention("nobody", 0, 0, 5, "China", Origin.CURATED, 1.0),
        Mention("china", 7, 0, 5, "China", Origin.CURATED, 1.0),
    ):
        with pytest.raises(ValueError, match=r"nobody|paragraph 7"):
            store(tmp_path / "a.db", (FIRST, Extraction(mentions=(mention,))))
    assert list(tmp_path.iterdir()) == []


def test_what_sqlite_cannot_hold_is_replaced_one_for_one(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one = document("odd", "before \0 China \ud800 after", title="t\0", author="\udfff")
    store(path, (one, extraction(one, names={"China": "china"})))
    ((text, title, author),) = rows(path, "SELECT text, title, author FROM sources")
    assert (text, title, author) == ("before \ufffd China \ufffd after\n", "t\ufffd", "\ufffd")
    sql = "SELECT substr(s.text, m.start_char + 1, m.end_char - m.start_char) FROM mentions m JOIN sources s"
    assert rows(path, sql) == [("China",)]


def test_variant_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    fuller = document("fuller", "“AI should not become an exclusive game for a few,” Li said.")
    shorter = document("shorter", "“not become an exclusive game for a few,” Li said.")
    third = document("third", "“exclusive game for a few,” Li said.")
    documents = [
        (one, extraction(one, quotes=[one.paragraphs[0].text[1:-10]])) for one in (shorter, fuller, third)
    ]
    with Writer(path) as writer:
        writer.put_entities(ENTITIES)
        for one, found in documents:
            writer.put_document(one, found, recipe="r")
        writer.mark_repeats()
        stored = list(writer.quotes_to_group())
        assert [(quote.source_id, quote.speaker_key) for quote in stored] == [
            (1, "li-qiang"),
            (2, "li-qiang"),
            (3, "li-qiang"),
        ]
        writer.put_variant_groups([(stored[1].id, stored[0].id)])
        finish(writer)
    assert rows(path, "SELECT variant_group_id, outlets FROM quotes") == [(2, 2), (2, 2), (None, 1)]
    with Writer(path) as writer:
        writer.put_variant_groups([])
        finish(writer)
    assert rows(path, "SELECT variant_group_id, outlets FROM quotes") == [(None, 1)] * 3
    with pytest.raises(ValueError, match="fewer than two"), Writer(path) as writer:
        writer.put_variant_groups([(1,)])


def test_statements_keep_ids_and_decisions(database: Path) -> None:
    proof = evidence(FIRST, "exclusive game")
    with Writer(database) as writer:
        writer.put_statements([statement("one", proof), statement("two", proof)])
        finish(writer)
    assert proof.start_char is not None
    assert proof.end_char is not None
    around = (FIRST.text[proof.start_char - 32 : proof.start_char], FIRST.text[proof.end_char :][:32])
    stored = rows(database, "SELECT exact, prefix, suffix, paragraph_id FROM evidence")
    assert stored == [("exclusive game", *around, 2)] * 2
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE statements SET review = 'rejected' WHERE key = 'two'")
    connection.close()
    with Writer(database) as writer:
        writer.put_statements([statement("two", proof, summary="New words.")])
        finish(writer)
    assert rows(database, "SELECT id, key, summary, review FROM statements") == [
        (2, "two", "New words.", Review.REJECTED)
    ]


def test_evidence_must_be_where_it_says(database: Path) -> None:
    proof = evidence(FIRST, "exclusive game")
    wrong = evidence(document("first", "zzz exclusive game"), "exclusive game")
    for bad in (
        wrong,
        type(proof)("first", "exclusive game"),
        type(proof)("gone", "x", start_char=0, end_char=1),
    ):
        with pytest.raises(ValueError, match="not where it says"), Writer(database) as writer:
            writer.put_statements([statement("one", bad)])
    with pytest.raises(StoreError, match="names the issue “no-such”"), Writer(database) as writer:
        writer.put_statements([statement("one", proof, issue_key="no-such")])


def test_statements_go_with_their_evidence(database: Path) -> None:
    with Writer(database) as writer:
        writer.put_statements([statement("one", evidence(FIRST, "exclusive game"))])
        finish(writer)
    changed = document("first", "Nothing of the kind.")
    store(database, (changed, extraction(changed)))
    assert rows(database, "SELECT (SELECT count(*) FROM evidence), (SELECT count(*) FROM statements)") == [
        (0, 0)
    ]


def test_known_files_settings_and_moves(database: Path) -> None:
    expected = {"docs/first.txt", "docs/second.txt"}
    assert set(peek_files(database)) == expected
    assert peek_files(database.with_name("none.db")) == {}
    with Writer(database) as writer:
        assert writer.known_files()["docs/first.txt"] == KnownFile(
            "docs/first.txt", "first", FIRST.sha256, "r1"
        )
        assert writer.setting("digest") is None
        writer.put_setting("digest", "1")
        writer.put_setting("digest", "2")
        writer.put_curated_files({"a.yaml": "x: 1"})
        writer.move_source("docs/first.txt", "elsewhere/first.txt")
        assert writer.text_of("first") == FIRST.text
        assert writer.text_of("none") is None
    with Writer(database) as writer:
        assert (writer.setting("digest"), writer.curated_files()) == ("2", {"a.yaml": "x: 1"})
    assert set(peek_files(database)) == {"elsewhere/first.txt", "docs/second.txt"}


def test_problems_stand_until_their_file_is_read_again(database: Path) -> None:
    def standing() -> list[str]:
        return [row[0] for row in rows(database, "SELECT message FROM standing_problems ORDER BY id")]

    with Writer(database) as writer:
        told = [
            Problem("a", "whole import"),
            Problem("b", "first doubtful", path="docs/first.txt"),
            Problem("c", "second doubtful", path="docs/second.txt"),
            Problem("d", "unreadable", path="docs/broken.txt"),
            Problem("e", "elsewhere", path="other/broken.txt"),
        ]
        finish(writer, problems=told)
    assert len(standing()) == 5
    with Writer(database) as writer:
        writer.put_document(FIRST, _found(FIRST), recipe="r2")
        finish(writer, problems=[Problem("d", "still unreadable", path="docs/broken.txt")])
    assert standing() == ["second doubtful", "elsewhere", "still unreadable"]
    assert rows(database, "SELECT count(*) FROM problems") == [(6,)]


def test_an_import_that_changes_nothing_writes_nothing(database: Path) -> None:
    before = database.read_bytes()
    with Writer(database) as writer:
        assert len(writer.known_files()) == 2
    assert database.read_bytes() == before


def test_importing_twice_is_the_same_as_once(database: Path) -> None:
    before = content(database)
    store(database)
    assert content(database) == before


def test_extracted_entities_follow_their_actor(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one = document("one", "Officials in Beijing spoke.")
    mention = Mention("x:place:beijing", 0, 13, 20, "Beijing", Origin.EXTRACTED, 0.9)
    for actor in (None, "china", "us", "nobody"):
        beijing = Entity("x:place:beijing", "Beijing", EntityKind.PLACE, Origin.EXTRACTED, actor_key=actor)
        store(path, (one, Extraction((beijing,), (mention,))))
        found = rows(path, "SELECT actor FROM entity_counts WHERE name = 'Beijing'")
        assert found == [(actor if actor != "nobody" else None,)]


def test_a_key_nobody_can_store_is_one_entity_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    odd = "x:person:a\ud800"
    found = [
        (one, Extraction((Entity(odd, "A", EntityKind.PERSON, Origin.EXTRACTED),), (mention,)))
        for one in (document("one", "China"), document("two", "China"))
        for mention in (Mention(odd, 0, 0, 5, "China", Origin.EXTRACTED, 0.9),)
    ]
    store(path, *found)
    store(path, *found)
    assert rows(path, "SELECT mention_count FROM entities WHERE origin = 'extracted'") == [(2,)]


@pytest.mark.parametrize(("expected", "page", "leaf"), [(0, 4096, 4050), (100_000_000, 65536, 8100)])
def test_a_large_corpus_gets_large_pages(tmp_path: Path, expected: int, page: int, leaf: int) -> None:
    path, chance = tmp_path / "a.db", random.Random(3)
    words = " ".join(f"w{chance.randrange(10**6)}" for _ in range(20_000))
    with Writer(path, expected_bytes=expected) as writer:
        writer.put_document(document("a", words), Extraction(), recipe="r")
        finish(writer)
    assert rows(path, "PRAGMA page_size") == [(page,)]
    ((longest,),) = rows(path, "SELECT max(length(block)) FROM paragraphs_fts_data")
    assert leaf * 0.9 < longest <= leaf


def test_the_index_takes_in_documents_while_others_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken in early, replaced or removed again before the end, or put last: the index holds what there is."""
    monkeypatch.setattr("aigov_tui.store.writer.fulltext.EARLY", 1)
    path = tmp_path / "a.db"
    with Writer(path) as writer:
        for name, text in (
            ("a", "zebras graze"),
            ("b", "lions sleep"),
            ("c", "okapis hide"),
            ("a", "zebras run"),
        ):
            writer.put_document(document(name, text), Extraction(), recipe="r")
        writer.remove(["docs/b.txt"])
        writer.put_document(document("d", "lynxes climb"), Extraction(), recipe="r")
        finish(writer)
    words = ("zebras", "graze", "run", "lions", "okapis", "lynxes")
    found = [
        rows(
            path,
            f"SELECT p.text FROM paragraphs_fts AS f JOIN paragraphs AS p ON p.id = f.rowid WHERE paragraphs_fts MATCH '{w}'",
        )
        for w in words
    ]
    assert found == [[("zebras run",)], [], [("zebras run",)], [], [("okapis hide",)], [("lynxes climb",)]]
    connection = open_for_reading(path)
    assert check(connection) == []
    connection.close()
