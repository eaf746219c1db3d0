"""Fixtures for the app's tests: no animation, no waiting for people."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported
os.environ.pop("NO_COLOR", None)

import pytest

from aigov_tui.tui.screens import placing
from tests.tui.fake_store import FakeStore
from tests.tui.invented import hostile_store, invented_store


@pytest.fixture(autouse=True)
def _previews_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_PREVIEW_AFTER", 0.001)


@pytest.fixture(autouse=True)
def _exports_go_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The app writes an export into the folder it was started in: random keys had filled the project with them."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aigov_tui.tui.app.copy_locally", lambda _text: None)


@pytest.fixture
def store() -> FakeStore:
    return invented_store()


@pytest.fixture
def hostile() -> FakeStore:
    return hostile_store()
