"""YAML read field by field: what is missing, unknown or of the wrong kind becomes a problem with its line.

Nodes are read as they are written, before YAML turns `no` into a boolean or a date into an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import yaml

from aigov_tui.corpus.yaml_events import YamlRefused, compose
from aigov_tui.model.dates import FoundDate, parse_date
from aigov_tui.model.problem import Problem, Severity

VERSION = "1"
_MOST_PROBLEMS = 100
"""A file with more mistakes than this is no file of ours; the rest of them would bury what other files need said."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(slots=True)
class Notes:
    """One file under reading: its path, its text, and the problems found so far. `lines` remembers where each key of
    its records was given; `refused` is why nothing in the file could be read."""

    label: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    refused: YamlRefused | None = None
    _root: yaml.MappingNode | None = None
    _opened: bool = False

    def say(self, message: str, line: int | None, severity: Severity = Severity.WARNING) -> None:
        """Note a problem, up to a number."""
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem("curated", message, severity, self.label, line))
        elif len(self.problems) == _MOST_PROBLEMS:
            message = "There are more problems in this file; they are not listed."
            self.problems.append(Problem("curated", message, severity, self.label))

    @property
    def full(self) -> bool:
        """Whether what else is found will not be listed: no need to look what may have been meant."""
        return len(self.problems) > _MOST_PROBLEMS

    def root(self) -> yaml.MappingNode | None:
        """The file's mapping, read once; None where there is none to read, said why."""
        if not self._opened:
            self._opened = True
            try:
                self._root = _root(self)
            except YamlRefused as error:
                self.refused = error
                self.say(f"{error} Nothing in this file was read.", error.line, Severity.ERROR)
        return self._root


class Record:
    """One item of a file's list: its fields, read by name. Each read takes the field off; `finish` reports the rest.

    `nulls` are the fields that are there to say that they have no value.
    """

    def __init__(self, notes: Notes, node: yaml.MappingNode, what: str) -> None:
        self.notes = notes
        self.what = what
        self.line = node.start_mark.line + 1
        self.complete = True
        self._known: list[str] = []
        self._fields = _fields(notes, node)
        # `url: null` says that there is none; a mere `url:` is a form not filled in.
        self.nulls = frozenset(
            name for name, value in self._fields.items() if _is_null(value) and value.value
        )

    def text(self, name: str) -> str | None:
        """A text of one or more words, white space at its ends and line ends inside folded away; None if not given."""
        node = self._take(name)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.say(f"“{name}” should be a text.", node)
            return None
        return " ".join(node.value.split()) or None

    def verbatim(self, name: str) -> str | None:
        """A text exactly as it is written; None if not given."""
        node = self._take(name)
        if node is not None and not isinstance(node, yaml.ScalarNode):
            self.say(f"“{name}” should be a text.", node)
            return None
        return str(node.value) if node is not None and node.value.strip() else None

    def needed(self, name: str, *, verbatim: bool = False) -> str:
        """Like `text`, for what a record cannot do without; "" and `complete` false where it is missing."""
        value = self.verbatim(name) if verbatim else self.text(name)
        if value is None:
            self.say(f"“{name}” is missing; this {self.what} was left out.", severity=Severity.ERROR)
            self.complete = False
        return value or ""

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice | None:
        """One of an enumeration's values. What is none of them, or missing without a default, makes it incomplete."""
        value = self.text(name)
        if value is None and default is not None:
            return default
        if value in [choice.value for choice in choices]:
            return choices(value)
        allowed = ", ".join(choice.value for choice in choices)
        if value is None:
            self.say(
                f"“{name}” is missing (one of {allowed}); this {self.what} was left out.",
                severity=Severity.ERROR,
            )
        else:
            self.say(
                f"“{name}” is “{value}”; it must be one of {allowed}. This {self.what} was left out.",
                severity=Severity.ERROR,
            )
        self.complete = False
        return default

    def date(self, name: str) -> FoundDate | None:
        """A date of day, month or year; None if not given or not understood."""
        value = self.text(name)
        if value is None:
            return None
        found = parse_date(value)
        if found is None:
            self.say(f"“{name}” is “{value}”, which is no date; write 2025-07-26, 2025-07 or 2025.")
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts (a single one will do), each once."""
        found: list[str] = []
        for node in self._items(name):
            if isinstance(node, yaml.ScalarNode):
                text = " ".join(node.value.split())
                if text:
                    found.append(text)
            else:
                self.say(f"“{name}” should be a list of texts.", node)
        return tuple(dict.fromkeys(found))

    def records(self, name: str, what: str) -> Iterable[Record | str]:
        """A list of records, or of plain texts in their place."""
        for node in self._items(name):
            if isinstance(node, yaml.MappingNode):
                yield Record(self.notes, node, what)
            elif isinstance(node, yaml.ScalarNode):
                yield " ".join(node.value.split())
            else:
                self.say(f"An item of “{name}” should be a text or a mapping.", node)

    def say(self, message: str, node: yaml.Node | None = None, severity: Severity = Severity.WARNING) -> None:
        """Note a problem at `node`, or at the record's own line."""
        self.notes.say(message, node.start_mark.line + 1 if node is not None else self.line, severity)

    def finish(self) -> bool:
        """Report the fields that nobody asked for; True when nothing that was needed is missing."""
        for name, node in self._fields.items():
            if self.notes.full:
                break
            close = get_close_matches(name, self._known, n=1)
            hint = f" Was “{close[0]}” meant?" if close else f" It can have: {', '.join(self._known)}."
            article = "An" if self.what[0] in "aeiou" else "A"
            self.say(f"{article} {self.what} has no field “{name}”.{hint}", node)
        return self.complete

    def _take(self, name: str) -> yaml.Node | None:
        self._known.append(name)
        node = self._fields.pop(name, None)
        return None if node is None or _is_null(node) else node

    def _items(self, name: str) -> Sequence[yaml.Node]:
        node = self._take(name)
        if node is None:
            return ()
        return node.value if isinstance(node, yaml.SequenceNode) else [node]


def records(notes: Notes, name: str) -> list[Record]:
    """The records in the list called `name` of a file."""
    root = notes.root()
    if root is None:
        return []
    node = _fields(notes, root, quiet=True).get(name)
    if node is None or _is_null(node):
        return []
    if not isinstance(node, yaml.SequenceNode):
        notes.say(f"“{name}” should be a list.", node.start_mark.line + 1, Severity.ERROR)
        return []
    found = []
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            found.append(Record(notes, item, _SINGULAR.get(name, name)))
        else:
            notes.say(
                f"An item of “{name}” should be a mapping of fields.",
                item.start_mark.line + 1,
                Severity.ERROR,
            )
    return found


def file_texts(notes: Notes, name: str) -> tuple[str, ...]:
    """The texts in the list called `name` of a file (a single one will do), each once."""
    root = notes.root()
    node = None if root is None else _fields(notes, root, quiet=True).get(name)
    if node is None or _is_null(node):
        return ()
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        notes.say(f"“{name}” should be a list of texts.", node.start_mark.line + 1)
    folded = (" ".join(item.value.split()) for item in items if isinstance(item, yaml.ScalarNode))
    return tuple(dict.fromkeys(text for text in folded if text))


_SINGULAR = {
    "sources": "source",
    "entities": "entity",
    "actors": "actor",
    "issues": "issue",
    "statements": "statement",
}


def is_new(record: Record, key: str) -> bool:
    """Whether no earlier record of the same sort has this key; a second one is left out and said."""
    first = notes_line(record.notes, record.what, key)
    if first is not None:
        record.say(
            f"The {record.what} “{key}” was already given in line {first}; this one was left out.",
            severity=Severity.ERROR,
        )
        return False
    record.notes.lines[record.what, key] = record.line
    return True


def notes_line(notes: Notes, what: str, key: str) -> int | None:
    """The line in which a record of this sort and key was given."""
    return notes.lines.get((what, key))


def _is_null(node: yaml.Node) -> bool:
    return str(node.tag).endswith(":null")


def _root(notes: Notes) -> yaml.MappingNode | None:
    """The file's mapping, None if it is empty. Raises `YamlRefused` for a file that is none of ours."""
    node = compose(notes.text)
    if node is None:
        return None
    if not isinstance(node, yaml.MappingNode):
        raise YamlRefused("The file should begin with “version: 1” and one list.", 1)
    top = _fields(notes, node)
    version = top.pop("version", None)
    if version is not None and version.value != VERSION:
        message = f"The file is of version {version.value!s:.20}, which this aigov does not know."
        raise YamlRefused(message, version.start_mark.line + 1)
    lists = _LISTS.get(notes.label.rpartition("/")[2], ())
    for name, unknown in top.items():
        if name not in lists:
            message = f"“{name}” is not read here; this file has: version, {', '.join(lists)}."
            if lists and top.keys().isdisjoint(lists):  # `entitis:`: nothing of the file would be read
                raise YamlRefused(message, unknown.start_mark.line + 1)
            notes.say(message, unknown.start_mark.line + 1)
    return node


_LISTS = {
    "sources.yaml": ("sources",),
    "entities.yaml": ("entities",),
    "codebook.yaml": ("actors", "subject", "issues"),
    "statements.yaml": ("statements",),
}


def _fields(notes: Notes, node: yaml.MappingNode, *, quiet: bool = False) -> dict[str, yaml.Node]:
    """The fields of a mapping by name; the first of two of one name stands."""
    fields: dict[str, yaml.Node] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode):
            if not quiet:
                notes.say("The name of a field should be a word.", name.start_mark.line + 1)
        elif name.value in fields:
            if not quiet:
                notes.say(f"“{name.value}” is given twice; the first stands.", name.start_mark.line + 1)
        else:
            fields[name.value] = value
    return fields
