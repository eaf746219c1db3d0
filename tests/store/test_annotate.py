import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from aigov_tui.model.position import Stance
from aigov_tui.store.annotate import Annotator, Change, Draft
from aigov_tui.store.errors import DatabaseBusy, StoreError
from aigov_tui.store.writer import Writer
from tests.store.making import document, extraction, finish, rows, store

ONE = document("one", "China proposes a body.", "Others do not.")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "aigov.db"
    store(path, (ONE, extraction(ONE)))
    return path


def _draft(words: str = "proposes", body: str = "telling") -> Draft:
    start = ONE.text.index(words)
    return Draft("note", "one", start, start + len(words), body)


def _stored(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT id, body, exact, status, start_char, end_char FROM annotations")


def test_a_note_keeps_its_words_and_their_surroundings(database: Path) -> None:
    row = Annotator(database).add(_draft()).after
    assert row is not None
    assert (row.exact, row.prefix, row.suffix) == ("proposes", "China ", " a body.\n\nOthers do not.\n")
    assert _stored(database) == [(1, "telling", "proposes", "anchored", 6, 14)]


def test_every_step_can_be_taken_back_and_done_again(database: Path) -> None:
    annotator = Annotator(database)
    steps = [annotator.add(_draft())]
    coding = Draft(
        "coding", "one", 0, 0, "changed", actor_key="china", issue_key="rules", stance=Stance.MIXED
    )
    steps.append(annotator.edit(1, coding))
    assert steps[-1].after is not None
    assert (steps[-1].after.stance, steps[-1].after.exact) == (Stance.MIXED, "proposes")
    steps.append(annotator.delete(1))
    states = [_stored(database)]
    undone: list[Change] = []
    for step in reversed(steps):
        undone.append(annotator.undo(step))
        states.append(_stored(database))
    bodies = [[row[1] for row in state] for state in states]
    assert bodies == [[], ["changed"], ["telling"], []]
    for step in reversed(undone):
        annotator.undo(step)
    assert _stored(database) == states[0]


def test_an_id_is_never_given_twice(database: Path) -> None:
    annotator = Annotator(database)
    annotator.add(_draft())
    deleted = annotator.delete(1)
    assert annotator.add(_draft(body="second")).after is not None
    annotator.undo(deleted)
    assert [row[:2] for row in _stored(database)] == [(1, "telling"), (2, "second")]


def test_a_step_somebody_overtook_is_not_taken_back(database: Path) -> None:
    annotator = Annotator(database)
    added = annotator.add(_draft())
    annotator.edit(1, replace(_draft(), body="newer"))
    with pytest.raises(StoreError, match="changed since"):
        annotator.undo(added)
    assert [row[1] for row in _stored(database)] == ["newer"]


def test_what_is_not_there_is_said(database: Path, tmp_path: Path) -> None:
    annotator = Annotator(database)
    with pytest.raises(StoreError, match="no source “two”"):
        annotator.add(replace(_draft(), source_key="two"))
    with pytest.raises(StoreError, match="no characters 0 to 999"):
        annotator.add(replace(_draft(), start_char=0, end_char=999))
    with pytest.raises(StoreError, match="no longer there"):
        annotator.delete(7)
    with pytest.raises(StoreError, match="There is no database"):
        Annotator(tmp_path / "none.db").delete(1)


def test_hostile_words_are_kept_one_for_one(database: Path) -> None:
    Annotator(database).add(_draft(body="a\0b\ud800 [/] \x1b[31m"))
    assert _stored(database)[0][1] == "a\ufffdb\ufffd [/] \x1b[31m"


def test_annotations_outlive_their_source_and_find_it_again(database: Path) -> None:
    annotator = Annotator(database)
    added = annotator.add(_draft())
    store(database, remove=["docs/one.txt"])
    assert _stored(database) == [(1, "telling", "proposes", "orphaned", None, None)]
    store(database, (ONE, extraction(ONE)))
    with Writer(database) as writer:
        (row,) = writer.annotations()
        writer.anchor_annotation(row.id, (6, 14))
        finish(writer)
    assert _stored(database) == [(1, "telling", "proposes", "anchored", 6, 14)]
    annotator.undo(added)
    assert _stored(database) == []


def test_a_changed_source_moves_its_annotations(database: Path) -> None:
    Annotator(database).add(_draft())
    changed = document("one", "Yesterday China proposes a body.")
    with Writer(database) as writer:
        writer.put_document(changed, extraction(changed), recipe="r2")
        (row,) = writer.annotations()
        writer.anchor_annotation(row.id, (16, 24))
        finish(writer)
    assert _stored(database) == [(1, "telling", "proposes", "moved", 16, 24)]
    with Writer(database) as writer:
        assert list(writer.annotations()) == []  # an import that leaves the source alone need not look


def test_undoing_a_deletion_after_the_source_changed(database: Path) -> None:
    annotator = Annotator(database)
    annotator.add(_draft())
    deleted = annotator.delete(1)
    changed = document("one", "Quite another text.")
    store(database, (changed, extraction(changed)))
    annotator.undo(deleted)
    assert _stored(database) == [(1, "telling", "proposes", "orphaned", None, None)]


def test_a_renamed_source_keeps_its_annotations(database: Path) -> None:
    Annotator(database).add(_draft())
    renamed = replace(ONE, key="better-key")
    store(database, (renamed, extraction(renamed)))
    assert rows(database, "SELECT source_key, source_id FROM annotations") == [("better-key", 1)]


def test_an_import_under_way_is_said(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aigov_tui.store.connection.PATIENCE", 0.05)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="Another program is writing"):
        Annotator(database).add(_draft())
    other.execute("ROLLBACK")
    other.close()
    assert _stored(database) == []
