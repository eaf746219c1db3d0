"""What a worker found in a document, packed for its way to the process that writes.

A dataclass with slots pickles slowly, each object for itself, and the text of a paragraph, a name or a quote stands in
the document already. So what goes over is plain columns without those texts: less than half the bytes, a quarter of
the time to pickle and, which the one writing process waits for, to unpickle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from aigov_tui.model.entity import Alias, Entity, Mention
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.made import made
from aigov_tui.model.quote import Quote
from aigov_tui.model.source import Document, Paragraph

Columns = tuple[tuple[Any, ...], ...]
"""The fields of some objects, each field a tuple; empty for no objects."""


def _fields(item: type) -> tuple[str, ...]:
    names: tuple[str, ...] = item.__match_args__  # type: ignore[attr-defined]
    return names


_PARAGRAPH, _MENTION, _QUOTE, _ENTITY, _ALIAS = map(_fields, (Paragraph, Mention, Quote, Entity, Alias))
_DOCUMENT = tuple(name for name in _fields(Document) if name != "paragraphs")


def pack_document(document: Document) -> tuple[Any, ...]:
    """`document` as values that pickle quickly; `unpack_document` makes it again."""
    paragraphs = _cut(_columns(_PARAGRAPH, document.paragraphs), _PARAGRAPH, document.text)
    return paragraphs, *attrgetter(*_DOCUMENT)(document)


def unpack_document(packed: tuple[Any, ...]) -> Document:
    """The document that was packed."""
    fields = dict(zip(_DOCUMENT, packed[1:], strict=True))
    columns = _filled(packed[0], _PARAGRAPH, fields["text"])
    return Document(**fields, paragraphs=made(Paragraph, _named(_PARAGRAPH, columns)))


def pack_extraction(extraction: Extraction, text: str) -> tuple[Any, ...]:
    """What was extracted from the document with this text as values that pickle quickly."""
    entities = _columns(_ENTITY, extraction.entities)
    return (
        _with(entities, _ENTITY, "aliases", lambda aliases: _columns(_ALIAS, aliases)),
        _cut(_columns(_MENTION, extraction.mentions), _MENTION, text),
        _cut(_columns(_QUOTE, extraction.quotes), _QUOTE, text),
        extraction.statements,
    )


def unpack_extraction(packed: tuple[Any, ...], text: str) -> Extraction:
    """The extraction that was packed; `text` is its document's."""
    entities, mentions, quotes, statements = packed
    return Extraction(
        made(
            Entity,
            _named(_ENTITY, _with(entities, _ENTITY, "aliases", lambda a: made(Alias, _named(_ALIAS, a)))),
        ),
        made(Mention, _named(_MENTION, _filled(mentions, _MENTION, text))),
        made(Quote, _named(_QUOTE, _filled(quotes, _QUOTE, text))),
        statements,
    )


def _columns(fields: tuple[str, ...], items: Iterable[object]) -> Columns:
    return tuple(zip(*map(attrgetter(*fields), items), strict=True))


def _named(fields: Sequence[str], columns: Columns) -> dict[str, tuple[Any, ...]]:
    """The columns by their fields; empty for no objects."""
    return dict(zip(fields, columns, strict=True)) if columns else {}


def _with(columns: Columns, fields: Sequence[str], name: str, change: Callable[[Any], Any]) -> Columns:
    """`columns` with each value of the field `name` changed."""
    if not columns:
        return columns
    at = fields.index(name)
    return (*columns[:at], tuple(map(change, columns[at])), *columns[at + 1 :])


def _cut(columns: Columns, fields: Sequence[str], text: str) -> Columns:
    """`columns` without the texts that stand at their places in the document's."""
    return _at_places(columns, fields, lambda said, start, end: None if text[start:end] == said else said)


def _filled(columns: Columns, fields: Sequence[str], text: str) -> Columns:
    """`columns` with the texts that `_cut` left out."""
    return _at_places(columns, fields, lambda said, start, end: text[start:end] if said is None else said)


def _at_places(columns: Columns, fields: Sequence[str], change: Callable[[Any, int, int], Any]) -> Columns:
    if not columns:
        return columns
    at, start, end = (fields.index(name) for name in ("text", "start_char", "end_char"))
    return (*columns[:at], tuple(map(change, columns[at], columns[start], columns[end])), *columns[at + 1 :])
