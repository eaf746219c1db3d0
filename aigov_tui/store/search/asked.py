"""From a focus and a typed query to a filter: parsed, its fields looked up, its fuzzy words spelled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from aigov_tui.model.focus import Focus
from aigov_tui.store.search import fts
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.narrow import expanded as with_changed
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.resolve import resolve
from aigov_tui.store.search.saved import expanded
from aigov_tui.store.search.sql import storable
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Field, Fuzzy, Node, Not, Or, Text, both, leaves
from aigov_tui.store.search.vocabulary import spellings
from aigov_tui.store.spacing import has_han

MOST_FUZZY = 5
"""Words with ~ in one query: to find what else each may be takes some milliseconds."""


def make_filter(
    connection: sqlite3.Connection, focus: Focus | None = None, query: str = "", *, typing: bool = False
) -> Filter:
    """What fits `focus` and `query` both. Never raises for what a person typed; `typing`: is still typing."""
    parts: list[Node | None] = []
    hints: list[str] = []
    for name, value in focus.active() if focus is not None else ():
        if name == "query":
            parsed = parse(value)
            parts.append(parsed.tree)
            hints.extend(parsed.hints)
        else:
            parts.append(Field(name, storable(value)))
    parsed = parse(query, typing=typing)
    hints.extend(parsed.hints)
    tree = expanded(connection, both(part for part in (*parts, parsed.tree) if part is not None), hints)
    return filter_of(connection, tree, hints=tuple(hints))


def filter_of(
    connection: sqlite3.Connection,
    tree: Node | None,
    *,
    hints: tuple[str, ...] = (),
    known: fts.Spellings | None = None,
) -> Filter:
    """The filter of a tree: its fields looked up, its fuzzy words spelled, where that is not `known`."""
    tree = with_changed(tree, _done) if tree is not None else None
    fields, unknown = resolve(connection, tree)
    fuzzy: dict[Fuzzy, tuple[str, ...]] = dict(known or {})
    for leaf, _ in leaves(tree):
        if isinstance(leaf, Fuzzy) and leaf not in fuzzy:
            if len(fuzzy) < MOST_FUZZY:
                fuzzy[leaf] = spellings(connection, leaf.text)
            else:
                unknown = (
                    *unknown,
                    f"Only the first {MOST_FUZZY} words with ~ were searched for as they may be spelled.",
                )
    chosen = Filter(tree, fields, fuzzy, tuple(dict.fromkeys((*hints, *unknown))))
    return replace(chosen, common=_common(connection, chosen))


def _done(text: Text) -> Text:
    """A Chinese character at the end is a word, and begins no other."""
    return replace(text, prefix=False, typed=False) if text.prefix and has_han(words(text.text)[-1]) else text


_MANY = 20_000
"""Paragraphs with words that are sooner looked for in one paragraph after the other than found all."""


def _common(connection: sqlite3.Connection, chosen: Filter) -> frozenset[Node]:
    """Of the words and phrases beside and inside of fields, those that many paragraphs may hold."""
    _, rest = chosen.split()
    asked = [node for item in rest for node in _texts(item)]
    if not asked:
        return frozenset()
    estimates = Estimates(connection, chosen.spellings)
    return frozenset(node for node in asked if not fts.has_prefix(node) and estimates.most(node) > _MANY)


def _texts(node: Node) -> Iterator[Node]:
    """The largest parts of a tree that FTS5 alone can answer."""
    if fts.is_text(node):
        yield node
    elif isinstance(node, Not):
        yield from _texts(node.item)
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from _texts(item)
