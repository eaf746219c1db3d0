"""A person's own keys: `keymap.yaml` in the user's configuration folder, read when the app opens.

    keymap:
      main.search: ctrl+f
      list.down: [down, n]

Each line names a command by its id (`aigov keys` lists them) and the key or keys that do it from now on. What cannot be
understood is said in words and left as it was; nothing in the file can keep the app from opening.
"""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aigov_tui.tui.commands.catalogue import COMMANDS, by_id
from aigov_tui.tui.commands.command import Command, Context

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_MOST_KEYS = 8
_LARGEST = 100_000  # bytes; a keymap is a page of text


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of the commands that a person gave others to, by command id; and what could not be understood."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, the person's or its own."""
        return self.keys.get(command.id, command.keys)

    def for_textual(self) -> dict[str, str]:
        """As `App.set_keymap` takes it."""
        return {identifier: ",".join(keys) for identifier, keys in self.keys.items()}


def keymap_path(environ: Mapping[str, str] = os.environ) -> Path:
    """The file: what `AIGOV_KEYMAP` names, else `keymap.yaml` in the user's configuration folder."""
    if environ.get("AIGOV_KEYMAP"):
        return Path(environ["AIGOV_KEYMAP"])
    import platformdirs

    return platformdirs.user_config_path("aigov", appauthor=False) / "keymap.yaml"


def read_keymap(path: Path) -> Keymap:
    """The keymap in a file; an empty one where there is none. Never raises for what the file holds."""
    try:
        raw = path.read_bytes()[: _LARGEST + 1]
    except FileNotFoundError:
        return Keymap()
    except OSError as error:
        return Keymap(problems=(f"{path} cannot be read: {error.strerror}.",))
    if len(raw) > _LARGEST:
        return Keymap(problems=(f"{path} is no keymap: it has more than {_LARGEST:,} bytes.",))
    return _keymap(path, raw)


def _keymap(path: Path, raw: bytes) -> Keymap:
    import yaml

    try:
        # BaseLoader: every value is the text that stands there, so that `1`, `y` and `on` are keys.
        document = yaml.load(raw.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # makes only str, list, dict
    except UnicodeDecodeError:
        return Keymap(problems=(f"{path} is not UTF-8 text.",))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark is not None else ""
        return Keymap(problems=(f"{path}{where}: this is not YAML.",))
    if document in (None, ""):
        return Keymap()
    entries = document.get("keymap") if isinstance(document, dict) else None
    if entries == "" and document == {"keymap": ""}:
        return Keymap()
    if not isinstance(entries, dict):
        return Keymap(problems=(f"{path}: write `keymap:`, and under it a line for each command.",))
    return _checked(entries)


def _checked(entries: Mapping[object, object]) -> Keymap:
    keys: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for name, value in entries.items():
        identifier = str(name)
        command = by_id(identifier)
        if command is None:
            problems.append(f"There is no command {identifier}{_meant(identifier)}.")
        elif not command.keys:
            problems.append(f"{identifier} is in the command palette only; it cannot be given a key.")
        else:
            given = value if isinstance(value, list) else [value]
            wrong = [str(key) for key in given if not isinstance(key, str) or not is_key(key)]
            problems += [f"{identifier}: {key!r} is not a key." for key in wrong]
            good = tuple(dict.fromkeys(key for key in given if isinstance(key, str) and is_key(key)))
            if good:
                keys[identifier] = good[:_MOST_KEYS]
            elif not wrong:
                problems.append(f"{identifier} needs at least one key.")
    found = Keymap(keys)
    return Keymap(keys, (*problems, *_taken_twice(found)))


def _meant(identifier: str) -> str:
    close = difflib.get_close_matches(identifier, [command.id for command in COMMANDS], n=1)
    return f" (did you mean {close[0]}?)" if close else "; `aigov keys` lists them"


def _taken_twice(keymap: Keymap) -> Iterator[str]:
    """A sentence for each key that a person gave to a command, and that another of the same place has as well."""
    owners: dict[tuple[Context, str], Command] = {}
    for command in sorted(COMMANDS, key=lambda command: command.id not in keymap.keys):  # the person's first
        for key in keymap.keys_of(command):
            owner = owners.setdefault((command.context, _named(key)), command)
            if owner is not command and owner.id in keymap.keys:
                yield f"{key} is now {owner.id} ({owner.title}), and no key of {command.id} ({command.title})."


def is_key(name: str) -> bool:
    """Whether a terminal can send this: `a`, `?`, `question_mark`, `f5`, `ctrl+s`, `shift+tab`, …"""
    *modifiers, last = name.split("+") if name not in ("+", "") and not name.endswith("++") else [name]
    if not last or not set(modifiers) <= _MODIFIERS:
        return False
    return (len(last) == 1 and last.isprintable() and last not in ", ") or _is_name(last)


def _is_name(name: str) -> bool:
    """Whether Textual calls a key so: by a name of its own, or by the character's in Unicode."""
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys

    if any(name == key.value for key in Keys) or name in KEY_NAME_REPLACEMENTS.values():
        return True
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True


def _named(key: str) -> str:
    """One name for each key, however it is written: `?` is `question_mark`."""
    if len(key) != 1 or key.isalnum():
        return key
    from textual.keys import KEY_NAME_REPLACEMENTS

    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)
