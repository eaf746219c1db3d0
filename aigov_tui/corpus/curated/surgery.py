"""Changing YAML that people keep: only the places that change are touched, all else stays byte for byte.

Comments, order, quotation marks, alignment and line ends are the person's. Places are found by the marks of the parsed
nodes; offsets are code points into the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import yaml

from aigov_tui.corpus.yaml_events import compose

Value = str | Sequence["Value"] | Mapping[str, "Value"] | None
"""What can be written: a text, a list, a mapping, or `null`."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’.-]*[\w.])?|\d{4}(?:-\d\d){0,2}")
_NOT_PLAIN = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

_MARK = "\ufeff"
"""Some editors write it at the head of a file; it counts in no place that YAML's parser gives."""


class Patient:
    """A YAML file under the knife: edits are gathered, `text` has them all made."""

    def __init__(self, text: str, name: str) -> None:
        """`name` is the file's list (`entities`). Raises `YamlRefused` for what is no YAML."""
        self._text = text.removeprefix(_MARK)
        self._mark = _MARK if text.startswith(_MARK) else ""
        self._name = name
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []
        self._added: list[Mapping[str, Value]] = []
        root = compose(self._text)
        self._root = root if isinstance(root, yaml.MappingNode) else None
        self._list = None if self._root is None else field_of(self._root, name)

    def records(self) -> list[yaml.MappingNode]:
        """The records of the list."""
        nodes = self._list.value if isinstance(self._list, yaml.SequenceNode) else []
        return [node for node in nodes if isinstance(node, yaml.MappingNode)]

    def set(self, record: yaml.MappingNode, name: str, value: str | None) -> None:
        """Give a record's field a value, in its place or as its last field."""
        node = field_of(record, name)
        if node is None:
            self._add_field(record, name, value)
            return
        start, end = node.start_mark.index, node.end_mark.index
        written = flow(value)
        if start == end:  # `title:` with nothing behind it
            written = " " + written
        elif self._text[end - 1] in "\r\n":  # a text of several lines, marked by | or >
            written += self._newline
        self._edits.append((start, end, written))

    def add_items(self, record: yaml.MappingNode, name: str, items: Sequence[Value]) -> None:
        """Add to the list that a record's field is, or will be."""
        node = field_of(record, name)
        if node is None:
            self._add_field(record, name, items)
        elif not isinstance(node, yaml.SequenceNode) or not node.value:
            indent = record.value[0][0].start_mark.column
            self._edits.append((node.start_mark.index, node.end_mark.index, ""))
            at = self._line_after(node.end_mark.index)
            if record.flow_style:
                self._edits[-1] = (node.start_mark.index, node.end_mark.index, flow(items))
            elif (
                isinstance(node, yaml.ScalarNode) and node.value
            ):  # one alias, not in a list: it becomes a list of it
                self._edits[-1] = (node.start_mark.index, node.end_mark.index, flow([node.value, *items]))
            else:
                self._insert_line(at, "".join(self._block_item(item, indent + 2) for item in items))
        elif node.flow_style:
            end = node.value[-1].end_mark.index
            self._edits.append((end, end, "".join(f", {flow(item)}" for item in items)))
        else:
            at = self._line_after(self._end_of(node))
            indent = self._dash_column(node.value[0])
            self._insert_line(at, "".join(self._block_item(item, indent) for item in items))

    def drop_item(self, record: yaml.MappingNode, name: str, item: yaml.Node) -> None:
        """Take one item out of the list that a record's field is."""
        node = field_of(record, name)
        assert isinstance(node, yaml.SequenceNode)
        at = node.value.index(item)
        if not node.flow_style:
            start = self._line_start(item.start_mark.index)
            self._edits.append((start, self._line_after(self._end_of(item)), ""))
        elif at + 1 < len(node.value):
            self._edits.append((item.start_mark.index, node.value[at + 1].start_mark.index, ""))
        else:
            start = node.value[at - 1].end_mark.index if at else item.start_mark.index
            self._edits.append((start, item.end_mark.index, ""))

    def append(self, record: Mapping[str, Value]) -> None:
        """Add a record at the end of the list."""
        self._added.append(record)

    def text(self) -> str:
        """The text with all edits made."""
        if self._added:
            self._append_all()
        pieces: list[str] = []
        at = 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):  # at one place, in their order
            pieces += [self._text[at:start], new]
            at = end
        return self._mark + "".join(pieces) + self._text[at:]

    def _append_all(self) -> None:
        node = self._list
        if node is None:
            head = f"{self._name}:{self._newline}"
            if self._root is None:
                head = f"version: 1{self._newline}{head}"
            self._insert_line(len(self._text), head + self._block_records(2, blank=False))
        elif isinstance(node, yaml.SequenceNode) and node.value and node.flow_style:
            end = node.value[-1].end_mark.index
            self._edits.append((end, end, "".join(f", {flow(record)}" for record in self._added)))
        elif isinstance(node, yaml.SequenceNode) and node.value:
            at = self._line_after(self._end_of(node))
            last = self._line_start(node.value[-1].start_mark.index)
            apart = re.search(r"(?:\A|\n)[ \t]*\r?\n\Z", self._text[:last]) is not None
            records = self._block_records(self._dash_column(node.value[0]), blank=apart)
            self._insert_line(at, (self._newline if apart else "") + records)
        else:  # `entities: []`, or nothing behind the colon
            colon = len(self._text[: node.start_mark.index].rstrip(" \t"))
            self._edits.append((colon, node.end_mark.index, ""))
            self._insert_line(self._line_after(node.end_mark.index), self._block_records(2, blank=False))

    def _block_records(self, column: int, *, blank: bool) -> str:
        between = self._newline if blank else ""
        return between.join(self._block_record(record, column) for record in self._added)

    def _block_record(self, record: Mapping[str, Value], column: int) -> str:
        lines: list[str] = []
        for name, value in record.items():
            lead = " " * column + ("  " if lines else "- ")
            if isinstance(value, Sequence) and not isinstance(value, str):
                lines.append(f"{lead}{name}:")
                lines.extend(f"{' ' * column}    - {flow(item)}" for item in value)
            else:
                lines.append(f"{lead}{name}: {flow(value)}")
        return "".join(line + self._newline for line in lines)

    def _block_item(self, item: Value, column: int) -> str:
        return f"{' ' * column}- {flow(item)}{self._newline}"

    def _add_field(self, record: yaml.MappingNode, name: str, value: Value) -> None:
        if record.flow_style:
            end = record.value[-1][1].end_mark.index
            self._edits.append((end, end, f", {name}: {flow(value)}"))
            return
        indent = " " * record.value[0][0].start_mark.column
        if isinstance(value, Sequence) and not isinstance(value, str):
            lines = f"{indent}{name}:{self._newline}"
            lines += "".join(self._block_item(item, len(indent) + 2) for item in value)
        else:
            lines = f"{indent}{name}: {flow(value)}{self._newline}"
        self._insert_line(self._line_after(self._end_of(record)), lines)

    def _insert_line(self, at: int, lines: str) -> None:
        missing = at == len(self._text) and self._text and self._text[-1] not in "\r\n"
        self._edits.append((at, at, (self._newline if missing else "") + lines))

    def _end_of(self, node: yaml.Node) -> int:
        """Where the last words of a node end; a block's own mark stands after the comments that follow it."""
        if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
            return self._end_of(node.value[-1][1])
        if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
            return self._end_of(node.value[-1])
        return int(node.end_mark.index)

    def _line_after(self, at: int) -> int:
        """The start of the line after the one that `at` is in, or at whose start it is."""
        if at and self._text[at - 1] == "\n":
            return at
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end + 1

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _dash_column(self, item: yaml.Node) -> int:
        """The column of the dash before an item of a block list."""
        at = int(item.start_mark.index)
        return self._text.rfind("-", 0, at) - self._line_start(at)


def field_of(record: yaml.MappingNode, name: str) -> yaml.Node | None:
    """The value of a mapping's field, None if it has none of this name."""
    for key, value in record.value:
        if isinstance(key, yaml.ScalarNode) and key.value == name:
            found: yaml.Node = value
            return found
    return None


def flow(value: Value) -> str:
    """A value in one line of YAML."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow(item)}" for name, item in value.items()) + "}"
    return "[" + ", ".join(flow(item) for item in value) + "]"


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_PLAIN:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
