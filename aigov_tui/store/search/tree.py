"""A parsed query: an immutable tree of words, phrases, fields and what joins them.

Trees are in normal form when made with `both`, `either` and `negated`: joins are flat and hold at least two items, and
nothing is negated twice. The parser only makes such trees, and printing one and parsing it again gives the same tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

DEFAULT_DISTANCE = 10
"""How many words may stand between the items of `a NEAR b`; FTS5's own default."""
MAX_DISTANCE = 1000


@dataclass(frozen=True, slots=True)
class Text:
    """A word, or words that follow each other; with `prefix`, the last one may go on.

    `typed`: it may go on because a person is still typing it, so that the word as it stands comes first.
    """

    text: str
    prefix: bool = False
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, or one spelled almost like it."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """At least two words or phrases with at most `distance` words between them, in any order."""

    items: tuple[Text, ...]
    distance: int = DEFAULT_DISTANCE


@dataclass(frozen=True, slots=True)
class Field:
    """A filter; `name` is a key of `fields.FIELDS`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but `item`."""

    item: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of the items."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the items."""

    items: tuple[Node, ...]


Node: TypeAlias = Text | Fuzzy | Near | Field | Not | And | Or


def both(nodes: Iterable[Node]) -> Node | None:
    """All of `nodes`, flattened; None for none."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.items if isinstance(node, And) else (node,))
    return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def either(nodes: Iterable[Node]) -> Node | None:
    """Any of `nodes`, flattened; None for none."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.items if isinstance(node, Or) else (node,))
    return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def negated(node: Node) -> Node:
    """Everything but `node`."""
    return node.item if isinstance(node, Not) else Not(node)


def leaves(node: Node | None, *, wanted: bool = True) -> Iterator[tuple[Node, bool]]:
    """Every word, phrase and field in the tree, with True where it is asked for and False where it is excluded."""
    match node:
        case None:
            return
        case And(items) | Or(items):
            for item in items:
                yield from leaves(item, wanted=wanted)
        case Not(item):
            yield from leaves(item, wanted=not wanted)
        case _:
            yield node, wanted


def finished(node: Node) -> Node:
    """The tree with the word that is being typed taken for a whole one."""
    match node:
        case Text(text, _, True):
            return Text(text)
        case And(items):
            return And(tuple(map(finished, items)))
        case Or(items):
            return Or(tuple(map(finished, items)))
        case Near(items, distance):
            return Near(tuple(Text(item.text) if item.typed else item for item in items), distance)
        case Not(item):
            return Not(finished(item))
        case _:
            return node


def conjuncts(node: Node | None) -> tuple[Node, ...]:
    """The items that all have to hold at the top of the tree."""
    match node:
        case None:
            return ()
        case And(items):
            return items
        case _:
            return (node,)
