"""What was meant, when nothing was found: another spelling, words apart, or a filter too many."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial

from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import (
    And,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Text,
    both,
    conjuncts,
    either,
    negated,
)
from aigov_tui.store.search.vocabulary import alike, continuations, frequency
from aigov_tui.store.spacing import has_han

Finds = Callable[[Node], bool]
"""Whether a query finds anything."""

_MOST_TRIED = 8


def corrected(connection: sqlite3.Connection, tree: Node, finds: Finds) -> str | None:
    """A whole query like `tree` that does find something, None if none comes to mind."""
    respell, split = partial(_respelled, connection), partial(_apart, connection)
    respelled = _changed(tree, respell)
    for candidate in (respelled, _changed(tree, split), _changed(respelled, split)):
        if candidate != tree and finds(candidate):
            return to_query(candidate)
    return None


def filters_too_many(tree: Node, finds: Finds) -> list[str]:
    """A sentence for each filter without which something would be found."""
    items = conjuncts(tree)
    sentences: list[str] = []
    for item in items[:_MOST_TRIED]:
        rest = both(other for other in items if other is not item)
        filters = isinstance(item, Field) or (isinstance(item, Not) and isinstance(item.item, Field))
        if filters and rest is not None and finds(rest):
            sentences.append(f"Without {to_query(item)} something is found.")
    return sentences


def _changed(node: Node, change: Callable[[Text], Node]) -> Node:
    """The tree with every word that is asked for changed."""
    match node:
        case Text():
            return change(node)
        case And(items):
            return both(_changed(item, change) for item in items) or node
        case Or(items):
            return either(_changed(item, change) for item in items) or node
        case Near(items, distance):
            changed = tuple(item for item in map(change, items) if isinstance(item, Text))
            return Near(changed, distance) if len(changed) == len(items) else node
        case Fuzzy(text):
            return change(Text(text)) if not isinstance(change(Text(text)), And) else node
        case Not(item):
            return negated(item)
        case _:
            return node


def _respelled(connection: sqlite3.Connection, text: Text) -> Text:
    """The text with each word that the corpus does not have replaced by the likeliest one that it has."""
    found = words(text.text)
    last = len(found) - 1
    spelled = [
        word
        if frequency(connection, word) or (text.prefix and at == last and continuations(connection, word, 1))
        else next(iter(alike(connection, word, 1)), word)
        for at, word in enumerate(found)
    ]
    return text if spelled == list(found) else Text(" ".join(spelled), text.prefix)


def _apart(connection: sqlite3.Connection, text: Text) -> Node:
    """A phrase as its words; a word as the two known ones it is made of; Chinese in two halves, longest first."""
    found = words(text.text)
    if has_han(text.text):
        # Each half a phrase: 人工智能治理 → 人工智能 治理.
        half = (len(found) + 1) // 2
        halves = ("".join(found[:half]), "".join(found[half:]))
        return both(Text(part) for part in halves if part) or text
    if len(found) > 1:
        return both(Text(word) for word in dict.fromkeys(found)) or text
    word = found[0]
    if frequency(connection, word):
        return text
    splits = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    known = [(min(frequency(connection, part) for part in parts), parts) for parts in splits]
    commonest, parts = max(known, default=(0, ("", "")))
    return Text(" ".join(parts), text.prefix) if commonest else text
