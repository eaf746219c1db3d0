"""Front matter: the block of YAML between two lines of dashes with which a document may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import yaml

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.yaml_events import YamlRefused, compose
from aigov_tui.model.dates import FoundDate, parse_date
from aigov_tui.model.problem import Problem
from aigov_tui.model.source import Metadata

_LIMIT = 65_536
"""Code points. Longer than any front matter; a line of dashes further down is something else."""

_OPEN = re.compile(r"\s{0,64}---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"^[\w\"'][^\n:]{0,60}:(?:\s|$)", re.MULTILINE)

# What each piece of metadata may be called, likeliest first; names are compared without case, `-` and `_`.
_TIMES = ("publishedat", "publishedtime", "日期", "发布时间")
_NAMES = {
    "title": ("title", "headline", "标题"),
    "author": ("author", "authors", "byline", "by", "creator", "作者"),
    "publisher": ("publisher", "publication", "outlet", "sitename", "site", "website", "source", "来源"),
    "published": ("published", "publishedon", "publicationdate", "datepublished", "pubdate", "date", *_TIMES),
    "url": ("url", "sourceurl", "canonicalurl", "canonical", "permalink", "link", "source"),
    "language": ("language", "lang", "locale", "inlanguage"),
    "kind": ("kind", "type", "category", "genre"),
}
_LONGEST_VALUE = 500  # code points: anything longer is no name, title or address


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says, and where the document proper begins (code points; 0 when there is no front matter)."""

    metadata: Metadata
    end: int
    problems: tuple[Problem, ...] = ()


NONE = FrontMatter(Metadata(), 0)


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of `text`. Never raises: a block that is no good YAML is a problem, and stays text."""
    opening = _OPEN.match(text)
    if opening is None:
        return NONE
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LIMIT)
    if closing is None or not _FIELD.search(text, opening.end(), closing.start()):
        return NONE  # dashes can also be a mere line across the page
    try:
        node = compose(text[opening.end() : closing.start()])
    except YamlRefused as error:
        line = text.count("\n", 0, opening.end()) + error.line if error.line else None
        message = f"The front matter was taken for text. {error}"
        return FrontMatter(Metadata(), 0, (Problem("front-matter", message, line=line),))
    if not isinstance(node, yaml.MappingNode):
        return NONE
    fields = _fields(node)
    return FrontMatter(metadata_of(fields), closing.end(), undated(fields))


def _fields(node: yaml.MappingNode) -> dict[str, str]:
    """The scalars and lists of scalars of the block, as one line of text each, by their plain names."""
    fields: dict[str, str] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode):
            continue
        text = ", ".join(_texts(value))
        if text:
            fields.setdefault(plain_name(name.value), text)
    return fields


def _texts(node: yaml.Node) -> Iterable[str]:
    if isinstance(node, yaml.SequenceNode):
        items = node.value
    elif isinstance(node, yaml.MappingNode):  # author: {name: …}
        items = [value for name, value in node.value if getattr(name, "value", None) == "name"]
    else:
        items = [node]
    for item in items:
        if isinstance(item, yaml.ScalarNode) and not item.tag.endswith(":null"):
            text = one_line(item.value)
            if text:
                yield text


@lru_cache(maxsize=1024)
def plain_name(name: str) -> str:
    """The name of a field as `metadata_of` knows it: without case, blanks, `-` and `_`."""
    return re.sub(r"[\s_-]", "", name).casefold()


def _dates(fields: Mapping[str, str]) -> Iterator[FoundDate | None]:
    return (parse_date(fields[name]) for name in _NAMES["published"] if name in fields)


def undated(fields: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problem that what `fields` give as the date of publication is none, if so."""
    given = {name: value for name, value in fields.items() if value and len(value) <= _LONGEST_VALUE}
    dates = list(_dates(given))
    if not dates or any(dates):
        return ()
    words = next(given[name] for name in _NAMES["published"] if name in given)
    return (
        Problem("date", f"“{words[:60]}” is no date of publication (2025-07-31, 2025-07 or 2025 is one)."),
    )


def metadata_of(fields: Mapping[str, str]) -> Metadata:
    """What labelled values say of a document; `fields` by their `plain_name`, each on one line. Names that say
    nothing to us, and values too long to be metadata, are passed over."""
    fields = {name: value for name, value in fields.items() if value and len(value) <= _LONGEST_VALUE}

    def first(what: str) -> str | None:
        return next((fields[name] for name in _NAMES[what] if name in fields), None)

    def first_url(address: bool) -> str | None:
        wanted = _NAMES["url" if address else "publisher"]
        return next(
            (fields[name] for name in wanted if name in fields and is_url(fields[name]) is address), None
        )

    published = next((found for found in _dates(fields) if found is not None), None)
    language = first("language")
    return Metadata(
        title=first("title"),
        author=first("author"),
        publisher=first_url(address=False),
        published_on=published.iso if published else None,
        published_precision=published.precision if published else None,
        url=first_url(address=True),
        language=language.replace("_", "-").split("-")[0].lower() if language else None,
        kind=first("kind"),
    )


def is_url(text: str) -> bool:
    """Whether `text` is a web address with its scheme."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc
