"""From words and phrases to an FTS5 expression."""

from __future__ import annotations

from collections.abc import Mapping

from aigov_tui.store.search.tree import And, Fuzzy, Near, Node, Not, Or, Text, leaves
from aigov_tui.store.spacing import spaced

Spellings = Mapping[Fuzzy, tuple[str, ...]]
"""The words of the corpus that a fuzzy word may mean, likeliest first."""


def is_text(node: Node) -> bool:
    """Whether FTS5 alone can answer `node`: words only, and something asked for wherever something is excluded."""
    match node:
        case Text() | Fuzzy() | Near():
            return True
        case And(items):
            wanted = [item for item in items if not isinstance(item, Not)]
            unwanted = [item.item for item in items if isinstance(item, Not)]
            return bool(wanted) and all(map(is_text, wanted)) and all(map(is_text, unwanted))
        case Or(items):
            return all(map(is_text, items))
        case _:
            return False


def has_prefix(node: Node) -> bool:
    """Whether FTS5 has to gather the places of many words first, each time it is asked about a row."""
    return any(
        getattr(item, "prefix", False)
        for leaf, _ in leaves(node)
        for item in (leaf.items if isinstance(leaf, Near) else (leaf,))
    )


def expression(node: Node, spellings: Spellings) -> str:
    """`node` (for which `is_text`) as FTS5 reads it. Every word is quoted, so that none is taken for syntax."""
    match node:
        case Text():
            return _text(node)
        case Fuzzy(text):
            return " OR ".join(_quoted(word) for word in spellings.get(node) or (text,))
        case Near(items, distance):
            return f"NEAR({' '.join(map(_text, items))}, {distance})"
        case And(items):
            wanted = [item for item in items if not isinstance(item, Not)]
            unwanted = [item.item for item in items if isinstance(item, Not)]
            text = " AND ".join(f"({expression(item, spellings)})" for item in wanted)
            without = " OR ".join(f"({expression(item, spellings)})" for item in unwanted)
            return f"({text}) NOT ({without})" if without else text
        case Or(items):
            return " OR ".join(f"({expression(item, spellings)})" for item in items)
        case _:
            raise ValueError(f"not a text: {node}")


def _text(node: Text) -> str:
    return _quoted(node.text) + ("*" if node.prefix else "")


def _quoted(text: str) -> str:
    """A phrase as the index was fed it: each Han character alone."""
    return '"' + (spaced(text) or text).replace('"', " ").replace("\0", " ") + '"'
