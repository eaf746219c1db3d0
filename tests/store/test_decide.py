"""Decisions: what each does at once, that it can be undone, and that no import forgets it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.model.decision import METADATA_FIELDS, DecisionKind, MetadataField
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.focus import Focus
from aigov_tui.store.database import Database
from aigov_tui.store.decide import About, Decider
from aigov_tui.store.errors import StoreError
from aigov_tui.store.writer import Writer
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
)

QUOTE = "rules must be fair to all"
ONE = document(
    "one", f"Li Qiang met Huawei. “{QUOTE},” Li said.", "Huawei Ltd and HW sell chips in China.", title="One"
)
TWO = document("two", "Li Qiang ran for Li Auto. Huawei too.", "Huawei Ltd is elsewhere.", boilerplate=[1])
NAMES = {
    "Li Qiang": "li-qiang",
    "China": "china",
    "Huawei": "x:organization:huawei",
    "Huawei Ltd": "x:organization:huawei ltd",
    "HW": "x:organization:hw",
    "Li Auto": "x:organization:li auto",
}
DOCUMENTS = (ONE, TWO)
DECISIONS = {"entity_decisions", "source_decisions", "sqlite_sequence"}


def do_import(path: Path, documents: Sequence[Any] = DOCUMENTS, *, remove: Sequence[str] = ()) -> None:
    """Everything read again, as by `--force`."""
    with Writer(path) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        writer.remove(remove)
        for one in documents:
            quotes = (QUOTE,) if one is ONE else ()
            writer.put_document(one, extraction(one, names=NAMES, quotes=quotes), recipe="r1")
        writer.mark_repeats()
        if ONE in documents:
            writer.put_statements([statement("says", evidence(ONE, QUOTE))])
        finish(writer)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, imported once. Copy it."""
    path = tmp_path_factory.mktemp("imported") / "aigov.db"
    do_import(path)
    return path


@pytest.fixture
def database(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported, tmp_path / "aigov.db"))


def findings(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that decisions can change, or be wrong about, without the decisions themselves."""
    return {table: found for table, found in content(path).items() if table not in DECISIONS}


def shape(path: Path) -> object:
    """What the database says, without the numbers of its rows: the same whichever import wrote it."""
    with Database(path) as opened:
        listed = [
            (row.key, row.name, row.origin, row.actor_key, row.mentions, row.sources, row.quotes)
            for row in opened.entities(Focus(), order="name")
        ]
        listed_sources = [
            (row.key, row.title, row.published_on, row.mentions, row.quotes)
            for row in opened.sources(Focus(), order="title")
        ]
    return (
        listed,
        listed_sources,
        rows(path, "SELECT text, counts, (SELECT key FROM sources WHERE id = source_id), start_char, (SELECT key FROM entities WHERE id = entity_id),"
                   " (SELECT key FROM entities WHERE id = found_entity_id) FROM mentions ORDER BY 3, 4, 1"),
        rows(path, "SELECT e.key, a.alias, a.scope, a.origin FROM aliases AS a JOIN entities AS e ON e.id = a.entity_id"
                   " ORDER BY 1, 2"),
        rows(path, "SELECT text, (SELECT key FROM entities WHERE id = speaker_id) FROM quotes ORDER BY 1"),
        rows(path, "SELECT key, (SELECT key FROM entities WHERE id = asserter_id) FROM statements ORDER BY 1"),
        rows(path, "SELECT text, (SELECT key FROM entities WHERE id = entity_id) FROM rejected_mentions ORDER BY 1"),
    )  # fmt: skip


def is_sound(path: Path) -> bool:
    with Database(path) as opened:
        assert opened.check() == []
        for row in opened.entities(Focus()):
            counted = rows(
                path,
                "SELECT count(*), count(DISTINCT source_id) FROM mentions WHERE entity_id = ? AND counts = 1",
                row.id,
            )
            assert counted == [(row.mentions, row.sources)], row
        for source in opened.sources(Focus()):
            counted = rows(
                path, "SELECT count(*) FROM mentions WHERE source_id = ? AND counts = 1", source.id
            )
            assert counted == [(source.mentions,)], source
    return True


def entity(path: Path, key: str) -> tuple[Any, ...]:
    with Database(path) as opened:
        row = opened.entity(key)
        assert row is not None
        return row.key, row.name, row.mentions, row.sources, row.quotes


def survives(path: Path) -> None:
    """The database is sound, and the same after everything is read again, or goes and comes back."""
    assert is_sound(path)
    before = shape(path)
    do_import(path)
    assert is_sound(path)
    assert shape(path) == before
    do_import(path, [TWO])  # one document changed, the other as it was
    assert shape(path) == before
    do_import(path, [ONE], remove=["docs/two.txt"])
    assert is_sound(path)
    do_import(path, [], remove=["docs/one.txt"])
    assert is_sound(path)
    do_import(path, [ONE])
    do_import(path, [TWO])
    assert is_sound(path)
    assert shape(path) == before


def test_merging_makes_two_entities_one(database: Path) -> None:
    decided = Decider(database).merge("x:organization:huawei ltd", "x:organization:huawei")
    assert decided.sentence == (
        "“Huawei Ltd” (x:organization:huawei ltd) is “Huawei” (x:organization:huawei)."
        " 2 mentions and 0 quotes changed."
    )
    # Five words “Huawei”, three of them in what is no boilerplate… and two of the longer name.
    assert entity(database, "x:organization:huawei")[2:] == (4, 2, 0)
    assert rows(database, "SELECT alias, scope, origin FROM aliases WHERE origin = 'user'") == [
        ("Huawei Ltd", "anywhere", "user")
    ]
    with Database(database) as opened:
        assert "Huawei Ltd" not in [row.name for row in opened.entities(Focus())]
        assert [row.key for row in opened.find_entities("Huawei Ltd")] == ["x:organization:huawei"]
        # Whoever still asks for the old key is led to the whole.
        assert opened.count_quotes(Focus(entity="x:organization:huawei ltd")) == 1
    assert entity(database, "x:organization:huawei ltd")[0] == "x:organization:huawei"
    survives(database)


def test_a_merged_curated_entity_takes_its_quotes_statements_and_actor_along(database: Path) -> None:
    decider = Decider(database)
    decided = decider.merge("li-qiang", "x:organization:li auto")
    assert (decided.mentions, decided.quotes) == (2, 1)
    assert entity(database, "x:organization:li auto")[2:] == (3, 2, 1)
    with Database(database) as opened:
        assert [row.speaker_key for row in opened.quotes(Focus())] == ["x:organization:li auto"]
        assert [row.actor_key for row in opened.find_entities("Li Auto")] == ["china"]
        (position,) = opened.statements(Focus())
        assert position.asserter_name == "Li Auto"
    decider.merge("china", "x:organization:hw")
    assert rows(database, "SELECT e.key FROM actors JOIN entities AS e ON e.id = actors.entity_id") == [
        ("x:organization:hw",)
    ]
    survives(database)


def test_chains_of_merges_end_at_the_last(database: Path) -> None:
    decider = Decider(database)
    decider.merge("x:organization:hw", "x:organization:huawei ltd")
    decider.merge("x:organization:huawei ltd", "x:organization:huawei")
    assert entity(database, "x:organization:hw")[0] == "x:organization:huawei"
    assert {alias for (alias,) in rows(database, "SELECT alias FROM aliases WHERE origin = 'user' AND entity_id ="
            " (SELECT id FROM entities WHERE key = 'x:organization:huawei')")} == {"HW", "Huawei Ltd"}  # fmt: skip
    with pytest.raises(StoreError, match="was merged into “Huawei”"):
        decider.merge("x:organization:hw", "china")
    with pytest.raises(StoreError, match="cannot be merged into itself"):
        decider.merge("x:organization:huawei", "x:organization:hw")
    survives(database)
    decider.undo(1)  # the first: HW is itself again, the second merge stays
    assert entity(database, "x:organization:hw")[0] == "x:organization:hw"
    assert entity(database, "x:organization:huawei ltd")[0] == "x:organization:huawei"
    survives(database)


def test_a_merge_survives_that_its_object_leaves_the_corpus(database: Path) -> None:
    only_two = document("three", "HW is here.")
    do_import(database, [*DOCUMENTS, only_two])
    Decider(database).merge("x:organization:hw", "x:organization:li auto")
    do_import(database, [], remove=["docs/one.txt", "docs/two.txt", "docs/three.txt"])
    assert rows(database, "SELECT key FROM entities ORDER BY key") == [("china",), ("li-qiang",)]
    do_import(database, [only_two])
    assert entity(database, "x:organization:hw")[:3] == ("x:organization:li auto", "Li Auto", 1)
    assert is_sound(database)


def test_splitting_by_words_in_one_source(database: Path) -> None:
    decided = Decider(database).split("li-qiang", words="Li Qiang", source="two", name="Li Qiang (runner)")
    assert decided.mentions == 1
    assert entity(database, "x:person:li qiang (runner)")[1:] == ("Li Qiang (runner)", 1, 1, 0)
    assert entity(database, "li-qiang")[2:] == (1, 1, 1)
    assert rows(database, "SELECT origin FROM entities WHERE key LIKE 'x:person:%'") == [("user",)]
    survives(database)


def test_splitting_a_whole_source_takes_its_quotes(database: Path) -> None:
    decided = Decider(database).split("li-qiang", source="one", into="china")
    assert (decided.mentions, decided.quotes) == (1, 1)
    assert entity(database, "china")[2:] == (2, 1, 1)
    survives(database)


def test_splitting_words_takes_the_alias_and_pronoun_quotes_of_sources_left_empty(database: Path) -> None:
    decider = Decider(database)
    decider.merge("x:organization:huawei", "li-qiang")
    decided = decider.split("li-qiang", words="Li Qiang", name="Another")
    assert (decided.mentions, decided.quotes) == (
        2,
        0,
    )  # “Li” said it, and Huawei is still Li Qiang in that source
    decider.undo()
    decider.undo()
    decided = decider.split("li-qiang", words="Li Qiang", name="Another")
    assert (decided.mentions, decided.quotes) == (2, 1)
    survives(database)
    decider.undo()
    with pytest.raises(StoreError, match="No mention of “Li Qiang” fits"):
        decider.split("li-qiang", words="Premier Li", name="Another")
    assert len(rows(database, "SELECT * FROM entity_decisions WHERE undone_at IS NULL")) == 0


def test_a_split_alias_leaves_its_entity_and_comes_back(database: Path) -> None:
    text = document("four", "李强 spoke. Li Qiang too.")
    found = extraction(text, names={"李强": "li-qiang", "Li Qiang": "li-qiang"})
    with Writer(database) as writer:
        writer.put_document(text, found, recipe="r1")
        finish(writer)
    before = findings(database)
    aliases = "SELECT e.key FROM aliases JOIN entities AS e ON e.id = entity_id WHERE alias = '李强'"
    Decider(database).split("li-qiang", words="李强", name="Li Jiang", kind=EntityKind.PERSON)
    assert rows(database, aliases) == [("x:person:li jiang",)]
    assert is_sound(database)
    Decider(database).undo()
    assert findings(database) == before


def test_an_entity_made_by_a_split_becomes_a_finding_when_a_document_names_it(database: Path) -> None:
    Decider(database).split("x:organization:huawei", source="two", name="Honor")
    named = document("five", "Honor is a firm.")
    with Writer(database) as writer:
        writer.put_document(named, extraction(named, names={"Honor": "x:organization:honor"}), recipe="r1")
        finish(writer)
    assert entity(database, "x:organization:honor")[2:] == (2, 2, 0)
    Decider(database).undo()
    assert rows(
        database, "SELECT origin, mention_count FROM entities WHERE key = 'x:organization:honor'"
    ) == [("extracted", 1)]


def test_renaming_keeps_the_old_name_as_an_alias(database: Path) -> None:
    decided = Decider(database).rename("x:organization:hw", "Huawei\nTechnologies ")
    assert decided.sentence == "“HW” (x:organization:hw) goes by the name “Huawei Technologies”."
    assert entity(database, "x:organization:hw")[1] == "Huawei Technologies"
    with Database(database) as opened:
        assert [row.name for row in opened.find_entities("HW")] == ["Huawei Technologies"]
    Decider(database).rename("li-qiang", "Li Qiang (premier)")  # what a person decides wins over the YAML
    survives(database)


def test_the_yaml_may_change_under_a_renaming(database: Path) -> None:
    Decider(database).rename("china", "PRC")
    with Writer(database) as writer:
        writer.put_entities([ENTITIES[0]])  # China is no longer curated
        finish(writer)
    assert entity(database, "china")[1] == "PRC"
    Decider(database).undo()
    assert entity(database, "china")[1] == "China"


def test_rejecting_hides_and_remembers(database: Path) -> None:
    decider = Decider(database)
    decided = decider.reject("li-qiang")
    assert (decided.mentions, decided.quotes) == (2, 1)
    with Database(database) as opened:
        assert "Li Qiang" not in [row.name for row in opened.entities(Focus())]
        assert opened.find_entities("Li Qiang") == []
        assert {row.entity_key for row in opened.mentions(1)}.isdisjoint({"li-qiang"})
        (quote,) = opened.quotes(Focus())
        assert (quote.speaker_key, quote.speaker_text) == (None, "Li")
        (position,) = opened.statements(Focus())
        assert (
            position.asserter_name == "Li Qiang"
        )  # the curator's word: without it, the article itself would say it
        assert "li-qiang" not in [
            value.value for facet in opened.facets(Focus(query="met")) for value in facet.values
        ]
    assert rows(database, "SELECT text, counts FROM rejected_mentions") == [("Li Qiang", 1), ("Li Qiang", 1)]
    with pytest.raises(StoreError, match="was rejected"):
        decider.merge("china", "li-qiang")
    survives(database)


def test_everything_can_be_undone_in_any_order(database: Path) -> None:
    before = findings(database)
    decider = Decider(database)
    decider.merge("x:organization:huawei ltd", "x:organization:huawei")
    decider.split("x:organization:huawei", words="Huawei Ltd", source="one", name="Huawei France")
    decider.rename("x:organization:huawei france", "Huawei SA")
    decider.reject("x:organization:huawei")
    decider.set_source("one", "title", "Another title")
    assert decider.undo().sentence == "Undone: “one” has the title “Another title”."
    for number in (2, 4, 1, 3):
        decider.undo(number, about="entities")
        assert is_sound(database)
    assert findings(database) == before
    with pytest.raises(StoreError, match="no decision to undo"):
        decider.undo()
    with pytest.raises(StoreError, match="undone already"):
        decider.undo(1, about="entities")
    with pytest.raises(StoreError, match="no decision number 99"):
        decider.undo(99, about="entities")


def test_undoing_after_imports_gives_what_they_found(database: Path) -> None:
    before = shape(database)
    decider = Decider(database)
    decider.merge("x:organization:huawei ltd", "x:organization:huawei")
    decider.reject("li-qiang")
    do_import(database)
    decider.undo()
    decider.undo()
    assert shape(database) == before


def test_what_cannot_be_decided_is_said(database: Path, tmp_path: Path) -> None:
    decider = Decider(database)
    for call, sentence in (
        (lambda: decider.merge("nobody", "china"), "no entity with the key “nobody”"),
        (lambda: decider.rename("china", "  "), "name is empty"),
        (lambda: decider.rename("china", "x" * 501), "501 characters"),
        (lambda: decider.rename("china", "China"), "its name already"),
        (lambda: decider.split("china", name="X"), "Which mentions"),
        (lambda: decider.split("china", words="China"), "Give either"),
        (lambda: decider.split("china", words="China", name="a", into="li-qiang"), "Give either"),
        (lambda: decider.split("china", words="China", into="china"), "is the entity itself"),
        (lambda: decider.split("china", source="nine", into="li-qiang"), "no source “nine”"),
        (lambda: decider.set_source("nine", "title", "x"), "no source “nine”"),
        (lambda: decider.unset_source("one", "title"), "Nobody gave"),
        (lambda: Decider(tmp_path / "none.db").reject("china"), "There is no database"),
    ):
        with pytest.raises(StoreError, match=sentence):
            call()
    assert rows(database, "SELECT count(*) FROM entity_decisions") == [(0,)]


# Sources


def source(path: Path, key: str) -> tuple[Any, ...]:
    (row,) = rows(
        path, "SELECT title, published_on, published_precision, author FROM sources WHERE key = ?", key
    )
    return row


def test_metadata_given_wins_and_is_kept(database: Path) -> None:
    decider = Decider(database)
    decider.set_source("one", "title", " A  better\ntitle ")
    decider.set_source("one", "published", "2025-07")
    assert source(database, "one") == ("A better title", "2025-07", "month", None)
    with Database(database) as opened:
        row = opened.source("one")
        assert row is not None
        assert row.given == ("published", "title")
    survives(database)
    assert source(database, "one")[:2] == ("A better title", "2025-07")
    decider.set_source("one", "title", None)  # it has none at all
    assert source(database, "one")[0] is None
    do_import(database)
    decider.undo(about="sources")
    assert source(database, "one")[0] == "A better title"
    decider.set_source("one", "title", "A third")
    assert [done.decision.id for done in decider.unset_source("one", "title")] == [4, 1]
    assert source(database, "one") == ("One", "2025-07", "month", None)
    decider.unset_source("one", "published")
    assert source(database, "one") == ("One", "2025-07-26", "day", None)
    assert rows(database, "SELECT * FROM found_metadata") == []


def test_decisions_follow_a_source_to_its_new_key(database: Path) -> None:
    from dataclasses import replace

    decider = Decider(database)
    decider.set_source("one", "author", "A. Writer")
    decider.split("li-qiang", source="one", name="Other")
    with Writer(database) as writer:
        renamed = replace(ONE, key="first")
        writer.put_document(renamed, extraction(renamed, names=NAMES), recipe="r2")
        finish(writer)
    assert source(database, "first")[3] == "A. Writer"
    assert entity(database, "x:person:other")[2] == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "2025-02-30"),
        ("published", "2025-13"),
        ("published", "yesterday"),
        ("published", "0000"),
        ("published", "2025-7"),
        ("language", "English"),
        ("url", "example.org"),
        ("url", "https://"),
        ("url", "javascript:alert(1)"),
        ("url", "http://[bad"),
        ("title", "x" * 501),
        ("text", "x"),
    ],
)
def test_a_value_that_cannot_be_is_refused(database: Path, field: MetadataField, value: str) -> None:
    with pytest.raises(StoreError):
        Decider(database).set_source("one", field, value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("published", date) for date in ("2025", "2025-07", "2024-02-29")),
        *(("language", code) for code in ("en", "zh-Hans")),
        ("url", "https://example.org/a?b=c"),
        ("title", "[/b] \x1b[31m 人工智能 a\0b\ud800"),
        *((field, "") for field in METADATA_FIELDS),
    ],
)
def test_a_value_that_can_be_is_taken(database: Path, field: MetadataField, value: str) -> None:
    Decider(database).set_source("one", field, value)
    assert is_sound(database)


# Any sequence

KEYS = ["li-qiang", "china", *(key for key in NAMES.values() if key.startswith("x:")), "x:organization:new"]
_key = st.sampled_from(sorted(set(KEYS)))
_source = st.sampled_from(["one", "two", None])
_step = st.one_of(
    st.tuples(st.just("merge"), _key, _key),
    st.tuples(st.just("rename"), _key, st.sampled_from(["China", "New", "HW"])),
    st.tuples(st.just("reject"), _key),
    st.tuples(st.just("split"), _key, st.sampled_from([*NAMES, None]), _source, st.sampled_from(["New", "HW", *KEYS])),
    st.tuples(st.just("set"), st.sampled_from(METADATA_FIELDS), st.sampled_from(["2025", "en", "https://a.b/", None])),
    st.tuples(st.just("undo"), st.sampled_from(["entities", "sources"]), st.one_of(st.none(), st.integers(1, 6))),
    st.tuples(st.just("import")),
)  # fmt: skip


def take(path: Path, step: tuple[Any, ...]) -> None:
    decider = Decider(path)
    match step:
        case ("merge", one, other):
            decider.merge(one, other)
        case ("rename", one, name):
            decider.rename(one, name)
        case ("reject", one):
            decider.reject(one)
        case ("split", one, words, where, other):
            to = {"into": other} if other in KEYS else {"name": other}
            decider.split(one, words=words, source=where, **to)
        case ("set", field, value):
            decider.set_source("one", field, value)
        case ("undo", about, number):
            decider.undo(number, about=about)
        case ("import",):
            do_import(path)


@settings(max_examples=40)
@given(st.lists(_step, max_size=8))
def test_any_sequence_is_sound_lasts_and_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, imported: Path, steps: list[tuple[Any, ...]]
) -> None:
    path = Path(shutil.copy(imported, tmp_path_factory.mktemp("any") / "aigov.db"))
    before = shape(path)
    for step in steps:
        try:
            take(path, step)
        except StoreError:
            assert step[0] != "import"
    assert is_sound(path)
    decided = shape(path)
    do_import(path)
    assert shape(path) == decided
    tables: dict[About, str] = {"entities": "entity_decisions", "sources": "source_decisions"}
    for about, table in tables.items():
        for (number,) in rows(path, f"SELECT id FROM {table} WHERE undone_at IS NULL ORDER BY id DESC"):
            Decider(path).undo(number, about=about)
    assert shape(path) == before


@settings(max_examples=40)
@given(st.lists(_step.filter(lambda step: step[0] != "import"), max_size=8))
def test_undoing_all_gives_the_database_back(
    tmp_path_factory: pytest.TempPathFactory, imported: Path, steps: list[tuple[Any, ...]]
) -> None:
    path = Path(shutil.copy(imported, tmp_path_factory.mktemp("back") / "aigov.db"))
    before = findings(path)
    for step in steps:
        try:
            take(path, step)
        except StoreError:
            continue
    standing = sum(
        rows(path, f"SELECT count(*) FROM {table} WHERE undone_at IS NULL")[0][0]
        for table in ("entity_decisions", "source_decisions")
    )
    for _ in range(standing):
        Decider(path).undo()
    assert findings(path) == before


def test_kinds_of_decisions_are_those_of_the_schema(database: Path) -> None:
    (sql,) = rows(database, "SELECT sql FROM sqlite_master WHERE name = 'entity_decisions'")[0]
    assert all(f"'{kind}'" in sql for kind in DecisionKind)
    (sql,) = rows(database, "SELECT sql FROM sqlite_master WHERE name = 'source_decisions'")[0]
    assert all(f"'{field}'" in sql for field in METADATA_FIELDS)
