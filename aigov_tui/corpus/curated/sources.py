"""`sources.yaml`: what a curator knows about documents that they do not say themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from aigov_tui.corpus.curated.fields import Record, is_new
from aigov_tui.model.curated import CuratedSource
from aigov_tui.model.source import Metadata

# What `null` blanks, by the name of the field in the YAML.
_BLANKED = {
    "title": ("title",),
    "publisher": ("publisher",),
    "author": ("author",),
    "published": ("published_on", "published_precision"),
    "url": ("url",),
    "language": ("language",),
    "kind": ("kind",),
}


def read_sources(records: Iterable[Record]) -> tuple[CuratedSource, ...]:
    """The sources of the file, in its order; two of one path or one key are a problem."""
    sources = (_read_source(record) for record in records)
    return tuple(source for source in sources if source is not None)


def _read_source(record: Record) -> CuratedSource | None:
    path = record.needed("path")
    key = record.text("key")
    title, publisher, author = record.text("title"), record.text("publisher"), record.text("author")
    published = record.date("published")
    metadata = Metadata(
        title=title,
        publisher=publisher,
        author=author,
        published_on=published.iso if published is not None else None,
        published_precision=published.precision if published is not None else None,
        url=record.text("url"),
        language=record.text("language"),
        kind=record.text("kind"),
    )
    if not record.finish() or not is_new(record, path):
        return None
    if key is not None and not is_new(record, f"key {key}"):
        key = None
    blank = tuple(field for name, fields in _BLANKED.items() if name in record.nulls for field in fields)
    return CuratedSource(str(PurePosixPath(path)), key, metadata, blank)
