"""`saved:NAME` in a query: the search that a person kept under that name, in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from aigov_tui.store.search.lexer import shortened
from aigov_tui.store.search.names import most_alike
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.tree import And, Field, Node, Not, Or, both, either, negated

LONGEST_NAME = 60
"""Code points of a saved search's name."""
_MOST = 64  # saved searches put into one query: they may name one another


def saved_query(connection: sqlite3.Connection, name: str) -> str | None:
    """What is kept under `name`, in whichever case; None where nothing is."""
    row = connection.execute("SELECT query FROM saved_searches WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def expanded(connection: sqlite3.Connection, tree: Node | None, hints: list[str]) -> Node | None:
    """`tree` with what each `saved:NAME` stands for in its place; where that is nothing the field stays, with a hint."""
    return _Expansion(connection, hints).of(tree)


class _Expansion:
    """One query being filled in."""

    def __init__(self, connection: sqlite3.Connection, hints: list[str]) -> None:
        self._connection = connection
        self._hints = hints
        self._left = _MOST

    def of(self, tree: Node | None, inside: frozenset[str] = frozenset()) -> Node | None:
        """The tree filled in; `inside` are the names of the saved searches it is part of."""
        match tree:
            case Field("saved", name):
                return self._kept(tree, name, inside)
            case And(items):
                return both(self._each(items, inside))
            case Or(items):
                return either(self._each(items, inside))
            case Not(item):
                found = self.of(item, inside)
                return negated(found) if found is not None else None
            case _:
                return tree

    def _each(self, items: tuple[Node, ...], inside: frozenset[str]) -> Iterable[Node]:
        found = (self.of(item, inside) for item in items)
        return [item for item in found if item is not None]

    def _kept(self, field: Field, name: str, inside: frozenset[str]) -> Node:
        query = saved_query(self._connection, name)
        if query is None:
            self._hints.append(self._unknown(name))
        elif name.lower() in inside:
            self._hints.append(f"The saved search ‘{shortened(name)}’ stands for itself.")
        elif not self._left:
            self._hints.append(f"Too many saved searches stand in one another: only {_MOST} were read.")
        else:
            self._left -= 1
            parsed = parse(query)
            self._hints.extend(parsed.hints)
            return self.of(parsed.tree, inside | {name.lower()}) or field
        return field

    def _unknown(self, name: str) -> str:
        names = [row[0] for row in self._connection.execute("SELECT name FROM saved_searches ORDER BY name")]
        known = f" Saved: {', '.join(map(shortened, most_alike(name, names)))}." if names else ""
        return f"saved: knows no ‘{shortened(name)}’.{known}"
