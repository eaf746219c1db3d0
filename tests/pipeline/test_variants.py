"""Quotes grouped by import after import are grouped as by one import of the last state."""

from __future__ import annotations

from pathlib import Path

from aigov_tui.pipeline.variants import group_quotes, variants_are_stale
from aigov_tui.store.writer import Writer
from tests.store.making import CODEBOOK, ENTITIES, document, extraction, finish, rows

FULL = "The lighthouse keeper counted seventeen foreign trawlers before the fog swallowed the bay"
CUT = "counted seventeen foreign trawlers before the fog swallowed"
OTHER = "Railway unions threatened strikes unless ministers restored winter bonuses"
QUOTES = (FULL, CUT, OTHER)
NAMES = {"Li Qiang": "li-qiang"}
GROUPS = (
    "SELECT s.key, q.text, q.outlets, h.text, hs.key FROM quotes AS q JOIN sources AS s ON s.id = q.source_id"
    " LEFT JOIN quotes AS h ON h.id = q.variant_group_id LEFT JOIN sources AS hs ON hs.id = h.source_id ORDER BY 1, 2"
)


def _import(path: Path, put: dict[str, str], remove: tuple[str, ...] = ()) -> None:
    with Writer(path) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        writer.remove(f"docs/{name}.txt" for name in remove)
        for name, said in put.items():
            one = document(name, f"“{said},” Li Qiang said on the day of {name}.")
            writer.put_document(one, extraction(one, names=NAMES, quotes=QUOTES), recipe="r")
        writer.mark_repeats()
        writer.apply_decisions()
        group_quotes(writer)
        finish(writer)


def test_import_after_import(tmp_path: Path) -> None:
    grown = tmp_path / "grown.db"
    steps: list[tuple[dict[str, str], tuple[str, ...]]] = [
        ({"a": CUT, "b": OTHER, "x": OTHER, "y": OTHER}, ()),
        ({"c": FULL}, ()),  # a fuller wording takes over
        ({"b": CUT}, ()),  # other words in the same document
        ({}, ("c",)),  # the fullest goes
        ({"d": FULL, "e": FULL}, ("a", "x")),
        ({}, ()),  # nothing came or went
    ]
    state: dict[str, str] = {}
    for number, (put, remove) in enumerate(steps):
        _import(grown, put, remove)
        state = {name: said for name, said in (state | put).items() if name not in remove}
        fresh = tmp_path / f"fresh-{number}.db"
        _import(fresh, state)
        assert rows(grown, GROUPS) == rows(fresh, GROUPS)
        assert rows(grown, "SELECT id FROM quote_wordings") == rows(grown, "SELECT id FROM quotes")
    assert {row[3] for row in rows(grown, GROUPS)} == {FULL, None}


def test_a_database_of_another_version_is_grouped_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _import(path, {"a": CUT, "b": FULL})
    expected = rows(path, GROUPS)
    with Writer(path) as writer:
        writer.put_setting("variants", "0")
        writer.put_variant_groups([])
        assert variants_are_stale(writer)
        finish(writer)
    assert rows(path, GROUPS) != expected
    _import(path, {})
    assert rows(path, GROUPS) == expected
    with Writer(path) as writer:
        assert not variants_are_stale(writer)
