"""What was meant, when nothing was found: another spelling, words apart, or a filter too many."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from aigov_tui.store.search.fts import expression
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tokens import Token, tokens, words
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
from aigov_tui.store.search.vocabulary import continuations, frequency, meant

Finds = Callable[[Node], bool]
"""Whether a query finds anything."""

_MOST_TRIED = 8
_LONGEST_PHRASE = 24  # words of a phrase that are looked at
_LONGEST_WORD = 40  # letters of what may be two words
_KNOWN = "SELECT 1 FROM paragraphs_fts WHERE paragraphs_fts MATCH ? LIMIT 1"


def corrected(connection: sqlite3.Connection, tree: Node, finds: Finds, patience: Patience) -> str | None:
    """A whole query like `tree` that does find something, None if none comes to mind in time."""
    respell, split = partial(_respelled, connection, patience), partial(_apart, connection, patience)
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
            changed_text = change(Text(text))
            return node if isinstance(changed_text, And) else changed_text
        case Not(item):
            return negated(item)
        case _:
            return node


def _respelled(connection: sqlite3.Connection, patience: Patience, text: Text) -> Text:
    """The text with each word that the corpus does not have replaced by the likeliest one that it has."""
    found = words(text.text)
    last = len(found) - 1
    spelled = [
        word
        if frequency(connection, word) or (text.prefix and at == last and continuations(connection, word, 1))
        else (None if patience.is_over else meant(connection, word)) or word
        for at, word in enumerate(found)
    ]
    return text if spelled == list(found) else Text(" ".join(spelled), text.prefix)


def _apart(connection: sqlite3.Connection, patience: Patience, text: Text) -> Node:
    """A phrase as the longest phrases it is made of that the corpus has; a word as the two known ones it is made of.

    So 人工智能合作 becomes 人工智能 合作, and `opensource` becomes `"open source"`.
    """
    found = list(tokens(text.text))[:_LONGEST_PHRASE]
    if len(found) > 1:
        return both(map(Text, _known_phrases(patience, text.text, found))) or text
    word = found[0].word
    if len(word) > _LONGEST_WORD or frequency(connection, word):
        return text
    splits = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    known = [(min(frequency(connection, part) for part in parts), parts) for parts in splits]
    commonest, parts = max(known, default=(0, ("", "")))
    return Text(" ".join(parts), text.prefix) if commonest else text


def _known_phrases(patience: Patience, text: str, found: Sequence[Token]) -> Iterator[str]:
    """The text in pieces, each as long as it can be and still be somewhere in the corpus; a word at least."""
    first = 0
    while first < len(found):
        ends = range(len(found), first, -1)
        pieces = ((end, text[found[first].start : found[end - 1].end]) for end in ends)
        first, piece = next(one for one in pieces if one[0] == first + 1 or _is_known(patience, one[1]))
        yield piece


def _is_known(patience: Patience, phrase: str) -> bool:
    return not patience.is_over and bool(patience.rows(_KNOWN, (expression(Text(phrase), {}),))[0])
