"""What a web page says of itself in JSON-LD (schema.org): its headline, authors, publisher, date and address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.frontmatter import is_url
from aigov_tui.model.dates import FoundDate, parse_date

_MOST_BLOCKS = 20
_LONGEST = 500_000
"""Code points of one block; more is no description of a page."""
_MOST_NODES = 2_000
_ARTICLES = ("article", "posting", "report", "pressrelease", "legislation")
"""Endings of the types that are a text of its own: NewsArticle, BlogPosting, Report."""

_Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """What the first article among a page's JSON-LD says of itself."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: FoundDate | None = None
    url: str | None = None


def described(tree: html.HtmlElement) -> Described:
    """The description of the article in a page; all None where there is none, or one that cannot be read."""
    nodes = list(_nodes(tree))
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return Described()
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    page = article.get("url") or article.get("mainEntityOfPage")
    address = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    date = article.get("datePublished")
    return Described(
        title=_text(article.get("headline")),
        author=", ".join(dict.fromkeys(_names(article.get("author"), by_id))) or None,
        publisher=next(_names(article.get("publisher"), by_id), None),
        published=parse_date(date[:100]) if isinstance(date, str) else None,
        url=address if isinstance(address, str) and is_url(address) else None,
    )


def _nodes(tree: html.HtmlElement) -> Iterator[_Node]:
    """All objects of a page's JSON-LD, the outer ones first."""
    blocks = tree.xpath("//script[@type='application/ld+json']")
    waiting: list[object] = []
    for block in blocks[:_MOST_BLOCKS]:
        written = block.text_content()
        try:
            waiting.append(json.loads(written, strict=False) if len(written) <= _LONGEST else None)
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(value for value in one.values() if isinstance(value, dict | list))


def _is_article(node: _Node) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(_ARTICLES) for kind in named)


def _names(said: object, by_id: Mapping[str, _Node]) -> Iterator[str]:
    """The names of people or organisations, given as words, as objects, or as references to objects."""
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, dict):
            reference = one.get("@id")
            one = one.get("name") or by_id.get(reference if isinstance(reference, str) else "", {}).get(
                "name"
            )
        name = _text(one)
        if name is not None and not is_url(name):
            yield name


def _text(said: object) -> str | None:
    return (one_line(said) or None) if isinstance(said, str) and len(said) < 1_000 else None
