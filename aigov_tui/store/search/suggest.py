"""What was meant, when nothing was found: another spelling, words apart, or a filter too many."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from aigov_tui.store.search.fields import meant as meant_field
from aigov_tui.store.search.parser import parse
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
_SENTENCE, _LEAST_QUOTED = 12, 3
"""Words that are a sentence, and words that are worth finding of it as they follow each other."""
_LONGEST_WORD = 40  # letters of what may be two words


def corrected(connection: sqlite3.Connection, tree: Node, finds: Finds, patience: Patience) -> str | None:
    """A whole query like `tree` that does find something, None if none comes to mind in time."""
    for candidate in _likely(connection, tree, finds, patience):
        if candidate is not None and candidate != tree and finds(candidate):
            return to_query(candidate)
    return _without_common(connection, tree, finds, patience)


def _likely(
    connection: sqlite3.Connection, tree: Node, finds: Finds, patience: Patience
) -> Iterator[Node | None]:
    """Queries that may be meant, each looked for when the one before found nothing."""
    respell, split = partial(_respelled, connection, patience), partial(_apart, connection, finds)
    yield _changed(tree, _as_field)
    yield _word_for_word(finds, tree)
    respelled = _changed(tree, respell)
    yield respelled
    yield _changed(tree, split)
    yield _changed(respelled, split)


def _as_field(text: Text) -> Node:
    """`since:2025`, which is no field, as the one that was likely meant."""
    name, colon, value = text.text.partition(":")
    likely = meant_field(name.lower(), value) if colon and value and name.isalpha() else None
    return (parse(likely).tree if likely is not None else None) or text


def _word_for_word(finds: Finds, tree: Node) -> Node | None:
    """Of a sentence the longest part that stands somewhere as it is; None where it is short."""
    texts = [item for item in conjuncts(tree) if isinstance(item, Text)]
    sentence = " ".join(text.text for text in texts)
    found = list(tokens(sentence))[:_LONGEST_PHRASE]
    if len(found) < _SENTENCE:
        return None
    longest = max(_known_phrases(finds, sentence, found), key=lambda piece: len(words(piece)))
    if len(words(longest)) < _LEAST_QUOTED:
        return None
    return both([Text(longest), *(item for item in conjuncts(tree) if not isinstance(item, Text))])


def _without_common(
    connection: sqlite3.Connection, tree: Node, finds: Finds, patience: Patience
) -> str | None:
    """Without the commonest of many words, as many of them as it takes to find something."""
    items = [_without_marks(item) for item in conjuncts(tree)]

    def commonness(item: Node) -> int:
        return min(frequency(connection, word) for word in words(item.text)) if isinstance(item, Text) else -1

    for _ in range(min(_MOST_TRIED, len(items) - 2)):
        commonest = max(items, key=commonness)
        if commonness(commonest) <= 0 or patience.is_over:
            return None
        items.remove(commonest)
        if (rest := both(items)) is not None and finds(rest):
            return to_query(rest)
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


def _without_marks(node: Node) -> Node:
    """A word without the punctuation that ends a question or a sentence."""
    return replace(node, text=node.text.rstrip("?!,;:")) if isinstance(node, Text) else node


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


def _apart(connection: sqlite3.Connection, finds: Finds, text: Text) -> Node:
    """A phrase as the longest phrases it is made of that the corpus has; a word as the two known ones it is made of.

    So 人工智能合作 becomes 人工智能 合作, and `opensource` becomes `"open source"`.
    """
    found = list(tokens(text.text))[:_LONGEST_PHRASE]
    if len(found) > 1:
        return both(map(Text, _known_phrases(finds, text.text, found))) or text
    word = found[0].word
    if len(word) > _LONGEST_WORD or frequency(connection, word):
        return text
    splits = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    known = [(min(frequency(connection, part) for part in parts), parts) for parts in splits]
    commonest, parts = max(known, default=(0, ("", "")))
    return Text(" ".join(parts), text.prefix) if commonest else text


def _known_phrases(finds: Finds, text: str, found: Sequence[Token]) -> Iterator[str]:
    """The text in pieces, each as long as it can be and still be somewhere in the corpus; a word at least."""
    first = 0
    while first < len(found):
        end = first + 1
        while end < len(found) and finds(Text(text[found[first].start : found[end].end])):
            end += 1
        yield text[found[first].start : found[end - 1].end]
        first = end
