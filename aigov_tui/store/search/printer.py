"""From a tree back to the search language: what is printed parses to the same tree."""

from __future__ import annotations

from dataclasses import replace

from aigov_tui.store.search.lexer import lex
from aigov_tui.store.search.tree import And, Field, Fuzzy, Near, Node, Not, Or, Text


def to_query(node: Node | None) -> str:
    """`node` in the search language; "" for None."""
    match node:
        case None:
            return ""
        case Text() | Field():
            return _leaf(node)
        case Fuzzy(text):
            return f"{text}~"
        case Near(items, distance):
            return f"NEAR({' '.join(map(_leaf, items))}, {distance})"
        case Not(item):
            return f"-({to_query(item)})" if isinstance(item, And | Or) else f"-{to_query(item)}"
        case And(items):
            return " ".join(
                f"({to_query(item)})" if isinstance(item, Or) else to_query(item) for item in items
            )
        case Or(items):
            return " OR ".join(to_query(item) for item in items)


def _leaf(node: Text | Field) -> str:
    """Bare where that reads back the same and without a hint, quoted otherwise."""
    if isinstance(node, Field):
        value = node.value.replace('"', " ")
        bare, quoted = f"{node.name}:{value}", f'{node.name}:"{value}"'
    else:
        node = replace(node, typed=False)  # who is still typing a word writes it as one that goes on
        star = "*" if node.prefix else ""
        bare, quoted = f"{node.text}{star}", f'"{node.text}"{star}'
    hints: list[str] = []
    lexemes = lex(bare, hints)
    return bare if not hints and len(lexemes) == 1 and lexemes[0].node == node else quoted
