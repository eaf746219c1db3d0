"""What one row of a table says: its text, and what is known about it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.frontmatter import metadata_of, plain_name, undated
from aigov_tui.model.problem import Problem, Severity

TEXT = "text"
TEXT_NAMES = (
    TEXT, "fulltext", "articletext", "articlebody", "bodytext", "body", "content", "article", "maintext",
    "正文", "全文", "内容", "內容",
)  # fmt: skip
"""What the text of a document is called in other people's tables, by `plain_name`; the first that says anything is it."""
_KEYS = ("key", "id")
_LONGEST_KEY = 100  # code points


class BadRow(Exception):
    """The message is a sentence that says what is wrong with a row."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: `text` as given, `fields` the rest of it on one line each by `plain_name`."""

    text: str
    fields: Mapping[str, str]

    @property
    def key(self) -> str | None:
        """What the row calls itself, where it does."""
        found = next((self.fields[name] for name in _KEYS if self.fields.get(name)), None)
        return found if found is not None and len(found) <= _LONGEST_KEY else None


def record_of(items: Iterable[tuple[str, str]]) -> Record:
    """The record with these fields, by their names in the table. Raises `BadRow` where it has no text."""
    given: dict[str, str] = {}
    for name, value in items:
        given.setdefault(plain_name(name), value)
    called = text_name(given, given)
    if called is None:
        raise BadRow("The row has no “text”.")
    if not given[called].strip():
        raise BadRow(f"The row's “{called}” is empty.")
    fields = {
        plain: one_line(value) if len(value) < 10_000 else ""
        for plain, value in given.items()
        if plain not in (called, TEXT)
    }
    return Record(given[called], fields)


def text_name(names: Collection[str], values: Mapping[str, str] | None = None) -> str | None:
    """Which of a table's columns, by `plain_name`, holds the text: of several, the first that says anything in `values`."""
    present = [name for name in TEXT_NAMES if name in names]
    said = (name for name in present if values is not None and values[name].strip())
    return next(said, present[0] if present else None)


def record_of_json(line: str) -> Record:
    """The record in a line of JSON. Raises `BadRow`."""
    try:
        value = json.loads(line)
    except RecursionError:
        raise BadRow("The row is nested too deeply.") from None
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
        raise BadRow(f"The row is no JSON ({reason}).") from None
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        raise BadRow("The row is a JSON list: write each of its objects on a line of its own.")
    if not isinstance(value, dict):
        raise BadRow("The row is no JSON object.")
    for name, field in value.items():
        if plain_name(name) == TEXT and field is not None and not isinstance(field, str):
            raise BadRow("The row's “text” is no text: put it in quotation marks.")
    return record_of((name, _in_words(field)) for name, field in value.items() if field is not None)


def record_bytes(record: Record) -> bytes:
    """The record as a line of JSON, which `record_of_json` reads back."""
    return json.dumps({TEXT: record.text, **record.fields}, ensure_ascii=False).encode("utf-8", "replace")


def decoded(record: Record, encoding: str) -> Decoded:
    """The document in a record; U+FFFD that decoding put into its text is said."""
    text = record.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = undated(record.fields)
    if "\ufffd" in text:
        message = (
            f"Some bytes could not be read as {encoding.partition('/')[2]}; U+FFFD (\ufffd) stands there."
        )
        problems = (*problems, Problem("undecodable", message, Severity.WARNING))
    return Decoded(text, encoding, problems, metadata_of(record.fields))


def _in_words(value: object) -> str:
    if isinstance(value, str):
        # JSON can write half of a surrogate pair, which is no text.
        return value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() else value
    if isinstance(value, list):
        return ", ".join(item for item in map(_in_words, value) if item)
    if isinstance(value, dict):  # author: {"name": …}
        return _in_words(value.get("name", ""))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
