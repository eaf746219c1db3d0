"""A picture of every screen and state; a change shows as a difference to be looked at.

`pytest tests/tui/test_snapshots.py --snapshot-update` draws them anew.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from aigov_tui.model.decision import DecisionKind, EntityDecision, NamedEntity, SourceDecision, Suggestion
from aigov_tui.model.rows import AnnotationRow
from aigov_tui.tui.app import AigovApp
from tests.tui.driving import MEDIUM, NARROW, WIDE, press, settle
from tests.tui.fake_store import FakeStore

Compare = Callable[..., bool]


def _doing(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Press keys, wait for every answer, and let the notices go: they would fade at their own time."""

    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *keys)
        pilot.app.clear_notifications()
        await settle(pilot)

    return run


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("main", WIDE, ()),
        ("main", MEDIUM, ()),
        ("main", NARROW, ()),
        ("filtered", MEDIUM, ("3", "enter", "s", "4")),
        ("quote", WIDE, ("4", "down", "enter")),
        ("reader", NARROW, ("2", "full_stop")),
        ("entities", NARROW, ("3", "down")),
        ("quotes", NARROW, ("4", "t")),
        ("nothing-fits", MEDIUM, ("3", "end", "enter", "home", "s")),
        ("comparison", MEDIUM, ("c", "right")),
        ("comparison", NARROW, ("c", "down")),
        ("actors", MEDIUM, ("c", "a")),
        ("search", MEDIUM, ("slash", *"harb", "down")),
        ("search", NARROW, ("slash", *"harb")),
        ("search-nothing", NARROW, ("slash", *"governence")),
        ("facets", MEDIUM, ("f",)),
        ("wordings", MEDIUM, ("4", "v", "right")),
        ("details", NARROW, ("4", "i")),
        ("help", NARROW, ("4", "question_mark")),
        ("light", MEDIUM, ("4", "ctrl+t")),
        ("high-contrast", MEDIUM, ("4", "ctrl+t", "ctrl+t")),
        ("no-colour", MEDIUM, ("4", "ctrl+t", "ctrl+t", "ctrl+t")),
    ],
    ids=lambda value: (
        value
        if isinstance(value, str)
        else f"{value[0]}x{value[1]}"
        if len(value) == 2 and isinstance(value[0], int)
        else ""
    ),
)
def test_looks_as_it_did(
    snap_compare: Compare, store: FakeStore, name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = AigovApp(lambda: store)
    assert snap_compare(app, terminal_size=size, run_before=_doing(*keys))


@pytest.mark.parametrize("size", [NARROW, MEDIUM], ids=["80x24", "120x40"])
def test_the_dialog_of_a_coding_looks_as_it_did(
    snap_compare: Compare, store: FakeStore, size: tuple[int, int], tmp_path: Path
) -> None:
    app = AigovApp(lambda: store, tmp_path / "not-written.db")
    keys = ("2", "full_stop", "m", "shift+tab", "left", "tab")
    assert snap_compare(app, terminal_size=size, run_before=_doing(*keys))


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        (NARROW, ("3", "e", "tab", *"var")),
        (MEDIUM, ("3", "down", "e", "right", "tab", "right", "tab", "tab", *"New")),
        (MEDIUM, ("3", "e", "left")),
        (NARROW, ("1", "e", "tab")),
        (MEDIUM, ("c", "s", "e", "tab", "tab")),
    ],
    ids=["is-another", "is-several", "is-none", "source", "suggestion"],
)
def test_the_forms_of_corrections_look_as_they_did(
    snap_compare: Compare, store: FakeStore, size: tuple[int, int], keys: tuple[str, ...], tmp_path: Path
) -> None:
    store.source_rows[1] = replace(store.source_rows[1], given=("published",))
    app = AigovApp(lambda: store, tmp_path / "not-written.db")
    assert snap_compare(app, terminal_size=size, run_before=_doing(*keys))


def test_names_that_may_be_one_look_as_they_did(
    snap_compare: Compare, store: FakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [NamedEntity(row.key, row.name, row.kind, row.origin, row.mentions) for row in store.entity_rows]
    pairs = [
        Suggestion(names[1], names[0], "They share a [/b] name.", 0.95),
        Suggestion(names[2], names[3], "So do they.", 0.8),
    ]
    monkeypatch.setattr("aigov_tui.pipeline.duplicates.suggest_merges", lambda _path: pairs)
    app = AigovApp(lambda: store, tmp_path / "not-written.db")
    assert snap_compare(app, terminal_size=NARROW, run_before=_doing("3", "p", "down"))


def test_what_was_corrected_looks_as_it_did(
    snap_compare: Compare, store: FakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = "2025-08-01T10:20:30+00:00"
    renamed = EntityDecision(
        1, DecisionKind.RENAME, "varga", "Ilse Varga", None, "I. Varga", None, None, None, at
    )
    said = SourceDecision(1, "gazette", "author", None, at.replace("10", "11"))
    monkeypatch.setattr("aigov_tui.store.decided.entity_decisions", lambda _path: [renamed])
    monkeypatch.setattr("aigov_tui.store.decided.source_decisions", lambda _path: [said])
    app = AigovApp(lambda: store, tmp_path / "not-written.db")
    keys = ("ctrl+p", *"what", "space", *"was", "enter")
    assert snap_compare(app, terminal_size=NARROW, run_before=_doing(*keys))


def test_notes_in_the_reader_look_as_they_did(snap_compare: Compare, store: FakeStore) -> None:
    note = "Compare with the plan of March."
    store.annotation_rows = [
        AnnotationRow(
            1, "note", "gazette", 2, 60, 110, "", "", "", note, None, None, None, None, "anchored", "", ""
        )
    ]
    assert snap_compare(AigovApp(lambda: store), terminal_size=MEDIUM, run_before=_doing("2"))


def test_hostile_documents_look_harmless(snap_compare: Compare, hostile: FakeStore) -> None:
    app = AigovApp(lambda: hostile)
    assert snap_compare(app, terminal_size=MEDIUM, run_before=_doing("o", "end"))


def test_a_broken_database_is_said(snap_compare: Compare, store: FakeStore) -> None:
    store.failure = "The file lost.db is not an aigov database. Run aigov import to make one."
    assert snap_compare(AigovApp(lambda: store), terminal_size=MEDIUM, run_before=_doing())
