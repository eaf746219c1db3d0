"""`aigov keys`: the app's commands as data, a person's own keys among them, and no Textual for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aigov_tui.tui.commands.catalogue import COMMANDS
from tests.cli.calling import Caller


def test_lists_every_command_with_the_keys_in_force(
    call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("keymap:\n  main.search: [ctrl+f, '?']\n", encoding="utf-8")
    monkeypatch.setenv("AIGOV_KEYMAP", str(path))
    result = call("keys", "--format", "json")
    rows = {row["id"]: row for row in json.loads(result.out)}
    assert list(rows) == [command.id for command in COMMANDS]
    assert rows["main.search"]["keys"] == ["ctrl+f", "?"]
    assert rows["main.search"]["default_keys"] == ["slash"]
    assert str(path) in result.err
    assert result.code == 0


def test_mistakes_in_the_file_are_told(call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("keymap:\n  main.serach: x\n", encoding="utf-8")
    monkeypatch.setenv("AIGOV_KEYMAP", str(path))
    result = call("keys")
    assert "did you mean main.search?" in result.err
    assert result.code == 1
