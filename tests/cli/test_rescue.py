"""`aigov rescue` from a call to what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.cli.running import run
from aigov_tui.store.annotate import Annotator, Draft
from aigov_tui.store.decide import Decider
from tests.store.making import document, extraction, store

ONE = document("one", "China proposes a body.")


def test_what_was_saved_is_counted_and_the_next_step_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database, new = tmp_path / "old.db", tmp_path / "my new.db"
    store(database, (ONE, extraction(ONE)))
    Annotator(database).add(Draft("note", "one", 0, 5, body="mine"))
    Annotator(database).add(Draft("tag", "one", 6, 14, tag="verbs"))
    Decider(database).set_source("one", "publisher", "The Paper")
    assert run(["rescue", str(database), str(new)]) == 0
    said = capsys.readouterr().err
    assert "2 notes\n1 correction of a document\n" in said
    assert f"aigov import PATH --db '{new}'" in said
    assert run(["rescue", str(database), str(new)]) == 1
    assert "exists already" in capsys.readouterr().err


def test_a_sound_database_without_notes_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "old.db"
    store(database, (ONE, extraction(ONE)))
    assert run(["rescue", str(database), str(tmp_path / "new.db")]) == 0
    assert "Nobody had noted or decided anything" in capsys.readouterr().err
