"""The seeds stay what they are, and what is curated about them can be checked against their words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from aigov_tui.corpus import load_curated
from aigov_tui.model.entity import AliasScope, EntityKind
from aigov_tui.model.position import Stance, Voice

SEEDS = Path(__file__).parents[1] / "seeds"

SHA256 = {
    "000_b53d129d3f7b464f.txt": "81c88a5a4fcca1e559b39481db2a883e62e727a5fef3c649343b8b4e2336c801",
    "001_54f1a76a27b53b0b.txt": "e10a86040d9964e9d373dd823cada534aeac461eb93ce83d087a6a2549bb538f",
    "002_f73b73c98f33ffd0.txt": "e9d1464356eff2a25f515a9b8a9cee8944730b910190f48e5b08e7cbfb0e452b",
    "003_35c769e9c6cbc614.txt": "783949ef60581a6a56deeedd266eb5dd21fce77e9556e3b91549170e5cac1803",
}

Row = dict[str, Any]


def _load(name: str) -> Row:
    data = yaml.safe_load((SEEDS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    assert data["version"] == 1
    return data


SOURCES: list[Row] = _load("sources")["sources"]
ENTITIES: list[Row] = _load("entities")["entities"]
ACTORS: list[Row] = _load("codebook")["actors"]
ISSUES: list[Row] = _load("codebook")["issues"]
STATEMENTS: list[Row] = _load("statements")["statements"]

TEXTS = {row["key"]: (SEEDS / row["path"]).read_bytes().decode("utf-8") for row in SOURCES}
ENTITY = {row["key"]: row for row in ENTITIES}
EVIDENCE = [(row["key"], item) for row in STATEMENTS for item in row["evidence"]]


def _names(entity: Row) -> list[str]:
    aliases = entity.get("aliases", [])
    return [entity["name"], *(alias if isinstance(alias, str) else alias["alias"] for alias in aliases)]


@pytest.mark.parametrize(("name", "digest"), SHA256.items())
def test_the_documents_are_byte_for_byte_as_received(name: str, digest: str) -> None:
    assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == digest


def test_the_yaml_loads_without_a_problem() -> None:
    curated = load_curated(SEEDS)
    assert curated.problems == ()
    assert [source.key for source in curated.sources] == [row["key"] for row in SOURCES]
    assert [entity.key for entity in curated.entities] == [row["key"] for row in ENTITIES]
    assert [issue.key for issue in curated.codebook.issues] == [row["key"] for row in ISSUES]
    assert [statement.key for statement in curated.statements] == [row["key"] for row in STATEMENTS]


def test_every_document_is_described_once() -> None:
    assert sorted(row["path"] for row in SOURCES) == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert len(TEXTS) == len(SOURCES)


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row["key"])
def test_metadata_stands_in_the_text(row: Row) -> None:
    text = TEXTS[row["key"]]
    for name in ("title", "author", "publisher", "url"):
        assert row.get(name, "") in text
    if "published" in row:
        day = row["published"]
        assert f"{day:%B} {day.day}, {day.year}" in text


@pytest.mark.parametrize("rows", [SOURCES, ENTITIES, ACTORS, ISSUES, STATEMENTS])
def test_keys_are_unique_slugs(rows: list[Row]) -> None:
    keys = [row["key"] for row in rows]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [key for key in keys if not key.replace("-", "").isalnum() or key != key.lower()] == []


def test_entities_are_well_formed() -> None:
    actors = {row["key"] for row in ACTORS}
    for row in ENTITIES:
        assert row["kind"] in set(EntityKind), row["key"]
        assert row.get("actor") in {None, *actors}, row["key"]
        assert row.get("gender") in {None, "m", "f"}, row["key"]
        names = _names(row)
        assert len(names) == len(set(names)), row["key"]
        for alias in row.get("aliases", []):
            if isinstance(alias, dict):
                assert set(alias) <= {"alias", "scope", "language"}, row["key"]
                assert alias.get("scope", AliasScope.ANYWHERE) in set(AliasScope), row["key"]


def test_no_name_stands_for_two_entities() -> None:
    count = Counter(name for row in ENTITIES for name in _names(row))
    assert [name for name, times in count.items() if times > 1] == []


def test_no_two_entities_share_a_wikidata_id() -> None:
    ids = [row["wikidata"] for row in ENTITIES if "wikidata" in row]
    assert len(ids) == len(set(ids))
    assert all(item[0] == "Q" and item[1:].isdecimal() for item in ids)


@pytest.mark.parametrize("row", ENTITIES, ids=lambda row: row["key"])
def test_every_entity_is_named_in_the_documents(row: Row) -> None:
    assert any(name in text for name in _names(row) for text in TEXTS.values())


def test_surnames_alone_count_only_where_introduced() -> None:
    for row in ENTITIES:
        if row["kind"] != "person":
            continue
        plain = [alias for alias in row.get("aliases", []) if isinstance(alias, str)]
        assert [alias for alias in plain if " " not in alias] == [], row["key"]


def test_actors_are_entities_of_their_own_side() -> None:
    for row in ACTORS:
        assert ENTITY[row["entity"]]["actor"] == row["key"]


@pytest.mark.parametrize("row", ISSUES, ids=lambda row: row["key"])
def test_an_issue_says_what_it_is(row: Row) -> None:
    assert row["question"].endswith("?")
    assert len(row["name"]) <= 30
    assert row["definition"]
    assert row["includes"]
    assert row["excludes"]
    words = row["vocabulary"]
    assert len(words) == len(set(words))
    parts = [part for word in words for part in re.split(" [~|] ", word)]
    assert [part for part in parts if "*" in part[:-1] or part != part.strip() or not part] == []
    assert any(word.isascii() for word in words)
    assert any("\u4e00" <= word[0] <= "\u9fff" for word in words)


def test_issues_name_no_side_in_their_question() -> None:
    sides = {name for row in ACTORS for name in _names(ENTITY[row["entity"]])}
    assert [row["key"] for row in ISSUES if sides & set(row["question"].rstrip("?").split())] == []


def test_there_is_enough_to_compare() -> None:
    by_actor = Counter(row["actor"] for row in STATEMENTS)
    assert len(STATEMENTS) >= 35
    assert by_actor["china"] >= 10
    assert by_actor["us"] >= 10
    assert {row["issue"] for row in STATEMENTS} == {row["key"] for row in ISSUES}
    assert {row["voice"] for row in STATEMENTS} == set(Voice)


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row["key"])
def test_a_statement_is_well_formed(row: Row) -> None:
    assert row["actor"] in {actor["key"] for actor in ACTORS}
    assert row["stance"] in set(Stance)
    assert row["voice"] in set(Voice)
    assert row["summary"].endswith(".")
    assert row["evidence"]
    assert not ("asserter" in row and "asserter_text" in row)
    assert "asserter" not in row or row["asserter"] in ENTITY


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row["key"])
def test_who_says_so_fits_the_voice(row: Row) -> None:
    voice = Voice(row["voice"])
    asserter = ENTITY[row["asserter"]] if "asserter" in row else None
    if voice.is_own:
        assert asserter is not None or "asserter_text" in row
        assert asserter is None or asserter["actor"] == row["actor"]
    elif voice is Voice.ASSERTED_BY_THIRD_PARTY:
        assert asserter is not None or "asserter_text" in row
        assert asserter is None or asserter.get("actor") != row["actor"]
    else:
        assert "asserter" not in row
        assert "asserter_text" not in row


@pytest.mark.parametrize(("key", "item"), EVIDENCE, ids=[f"{key}-{i}" for i, (key, _) in enumerate(EVIDENCE)])
def test_evidence_is_verbatim_in_one_paragraph(key: str, item: Row) -> None:
    exact = item["exact"]
    assert exact == exact.strip()
    assert "\n" not in exact
    assert exact in TEXTS[item["source"]]


def test_evidence_is_ambiguous_only_where_a_document_repeats_itself() -> None:
    def paragraphs(source: str) -> set[str]:
        return set(TEXTS[source].split("\n"))

    for key, item in EVIDENCE:
        holders = [text for text in paragraphs(item["source"]) if item["exact"] in text]
        assert len(holders) == 1, key
        assert holders[0].count(item["exact"]) == 1, key


def test_quoted_evidence_really_is_in_quotation_or_set_off() -> None:
    """A `self_quoted` statement whose words stand in no quotation marks and in no set-off paragraph is miscoded."""
    for row in STATEMENTS:
        if row["voice"] != Voice.SELF_QUOTED:
            continue
        for item in row["evidence"]:
            text, exact = TEXTS[item["source"]], item["exact"]
            line = next(line for line in text.split("\n") if exact in line)
            before = text[: text.index(line)].rstrip("\n")
            assert "“" in line or before.endswith(","), row["key"]
