"""What one row of a table says: its text, and what is known about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.frontmatter import metadata_of, plain_name, undated
from aigov_tui.model.problem import Problem, Severity

TEXT = "text"
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
    fields: dict[str, str] = {}
    text = None
    for name, value in items:
        plain = plain_name(name)
        if plain == TEXT and text is None:
            text = value
        elif plain != TEXT:
            fields.setdefault(plain, one_line(value) if len(value) < 10_000 else "")
    if text is None:
        raise BadRow("The row has no “text”.")
    if not text.strip():
        raise BadRow("The row's “text” is empty.")
    return Record(text, fields)


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
