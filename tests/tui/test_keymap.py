"""A person's own keys: what a file may say, what is said of mistakes in it, and that the whole app follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from aigov_tui.tui.app import AigovApp
from aigov_tui.tui.commands.catalogue import COMMANDS
from aigov_tui.tui.commands.keymap import Keymap, is_key, keymap_path, read_keymap
from aigov_tui.tui.screens.search import SearchScreen
from tests.tui.driving import MEDIUM, press, rows_of, screen_text, settle
from tests.tui.fake_store import FakeStore


def keymap(folder: Path, text: str) -> Keymap:
    path = folder / "keymap.yaml"
    path.write_text(text, encoding="utf-8")
    return read_keymap(path)


def test_every_key_of_the_catalogue_is_a_key() -> None:
    assert [key for command in COMMANDS for key in command.keys if not is_key(key)] == []


@pytest.mark.parametrize(
    "name", ["a", "G", "?", "+", "1", "ctrl+s", "ctrl+shift+up", "f12", "full_stop", "é"]
)
def test_keys(name: str) -> None:
    assert is_key(name)


@pytest.mark.parametrize(
    "name", ["", "ctrl+", "ctrl++", "contrl+s", "ab", "return to sender", ",", " ", "\x1b", "a+ctrl"]
)
def test_no_keys(name: str) -> None:
    assert not is_key(name)


def test_one_key_or_several_and_everything_is_text(tmp_path: Path) -> None:
    found = keymap(
        tmp_path,
        "keymap:\n  main.search: ctrl+f\n  list.down: [down, n]\n  main.sources: 9\n  list.copy: on\n",
    )
    assert found.keys == {"main.search": ("ctrl+f",), "list.down": ("down", "n"), "main.sources": ("9",)}
    assert found.problems == ("list.copy: 'on' is not a key.",)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "keymap:\n", "keymap: {}\n"])
def test_an_empty_file_is_no_mistake(tmp_path: Path, text: str) -> None:
    assert keymap(tmp_path, text) == Keymap()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("keymap:\n  main.serach: x\n", "There is no command main.serach (did you mean main.search?)."),
        ("keymap:\n  zzz: x\n", "There is no command zzz; `aigov keys` lists them."),
        ("keymap:\n  main.search: ctrl-f\n", "main.search: 'ctrl-f' is not a key."),
        ("keymap:\n  main.search: []\n", "main.search needs at least one key."),
        ("keymap:\n  main.search: {a: b}\n", "is not a key."),
        ("keymap:\n  main.search: c\n", "c is now main.search (Search), and no key of main.compare (Compare positions)."),
        ("keymap: [a]\n", "under it a line for each command."),
        ("just words", "under it a line for each command."),
        ("keymap:\n  a: b: c\n", "line 2: this is not YAML."),
        ("[" * 5000, "this is not YAML."),
        ("x" * 200_000, "is no keymap"),
    ],
)  # fmt: skip
def test_mistakes_are_said_in_words(tmp_path: Path, text: str, sentence: str) -> None:
    problems = keymap(tmp_path, text).problems
    assert len(problems) == 1
    assert problems[0].endswith(sentence) or sentence in problems[0]


def test_a_mistake_in_one_line_leaves_the_others(tmp_path: Path) -> None:
    found = keymap(tmp_path, "keymap:\n  nonsense: x\n  main.search: [ctrl+f, nokey]\n")
    assert found.keys == {"main.search": ("ctrl+f",)}
    assert len(found.problems) == 2


def test_no_file_bad_bytes_and_a_folder(tmp_path: Path) -> None:
    assert read_keymap(tmp_path / "nowhere.yaml") == Keymap()
    (tmp_path / "latin.yaml").write_bytes(b"keymap:\n  main.search: \xe9\n")
    assert read_keymap(tmp_path / "latin.yaml").problems[0].endswith("is not UTF-8 text.")
    assert "cannot be read" in read_keymap(tmp_path).problems[0]


def test_where_the_file_is() -> None:
    assert keymap_path({"AIGOV_KEYMAP": "/else/where.yaml"}) == Path("/else/where.yaml")
    assert keymap_path({}).name == "keymap.yaml"


async def test_keys_footer_and_help_follow(store: FakeStore) -> None:
    own = Keymap({"main.search": ("ctrl+f",), "list.down": ("down", "ctrl+n"), "app.help": ("ctrl+h",)})
    app = AigovApp(lambda: store, keymap=own)
    async with app.run_test(size=MEDIUM, notifications=True) as pilot:
        await settle(pilot)
        assert "^f Search" in screen_text(pilot)
        assert "/ Search" not in screen_text(pilot)
        await press(pilot, "ctrl+n")
        assert rows_of(pilot, "#sources PagedList").cursor == 1
        await press(pilot, "j")  # not given again, so it is no key of it any more
        assert rows_of(pilot, "#sources PagedList").cursor == 1
        await press(pilot, "ctrl+h")
        assert "^f" in screen_text(pilot)
        await press(pilot, "escape", "slash")
        assert not isinstance(app.screen, SearchScreen)
        await press(pilot, "ctrl+f")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.query_one(Input).has_focus


async def test_what_a_key_did_before_it_does_no_more(store: FakeStore) -> None:
    app = AigovApp(lambda: store, keymap=Keymap({"main.search": ("c",)}))
    async with app.run_test(size=MEDIUM, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, SearchScreen)


async def test_mistakes_are_said_when_the_app_opens(store: FakeStore) -> None:
    app = AigovApp(lambda: store, keymap=Keymap(problems=("There is no command [/] zzz.",)))
    async with app.run_test(size=MEDIUM, notifications=True) as pilot:
        await settle(pilot)
        assert "There is no command [/] zzz." in screen_text(pilot)
