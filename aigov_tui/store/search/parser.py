"""From a typed query to a tree, by recursive descent; never raises.

query   = any
any     = all { "OR" all }
all     = item { ["AND"] item }
item    = { "NOT" | "-" } ( "(" any ")" | leaf { "NEAR" leaf } )
leaf    = word | word* | word~ | "a phrase" | NEAR(a b, 5) | field:value
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aigov_tui.store.search import slips
from aigov_tui.store.search.lexer import MAX_NEAR_ITEMS, UNCLOSED, Lexeme, lex, normalized
from aigov_tui.store.search.tree import Near, Node, Text, both, either, negated
from aigov_tui.store.spacing import has_han

MAX_DEPTH = 40
"""Parentheses inside parentheses that are honoured."""
MAX_LEAVES = 100
"""Words, phrases and fields of a query that are searched for."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was understood of a query (`tree`; None: nothing), and what there is to say about the rest."""

    tree: Node | None
    hints: tuple[str, ...]


def parse(query: str, *, typing: bool = False) -> Parsed:
    """The tree of `query`. For any text: an answer, with hints in words where something was odd.

    While a person is `typing`, the word that the query ends in (behind it no space, no closing quotation mark) may
    go on, and a quotation mark not closed yet is nothing odd.
    """
    hints: list[str] = []
    lexemes = lex(query, hints)
    hints.extend(slips.of_operators([query[item.start : item.end] for item in lexemes]))
    if typing:
        lexemes = _unfinished(lexemes, normalized(query))
        hints = [hint for hint in hints if hint != UNCLOSED]
    lexemes = _balanced(_capped(lexemes, hints), hints)
    parser = _Parser(lexemes)
    tree = parser.any()
    if tree is None and (
        operators := [item for item in lexemes if item.kind in ("and", "or", "not", "near")]
    ):
        return _operators_as_words(query, operators, hints)
    if parser.dangling:
        hints.append(f"{parser.dangling} needs something on either side: it was left out.")
    return Parsed(tree, tuple(dict.fromkeys(hints)))


def _unfinished(lexemes: list[Lexeme], query: str) -> list[Lexeme]:
    """The last lexeme with its last word such that it may go on, where it can; an excluded one may not, or `-t`
    would hide everything on the way to `-talent`."""
    last = lexemes[-1] if lexemes else None
    if len(lexemes) > 1 and lexemes[-2].kind == "not":
        return lexemes
    if last is None or not isinstance(last.node, Text) or last.node.prefix:
        return lexemes
    # Each Chinese character is a word of its own, and done.
    if last.end < len(query) or not query[-1].isalnum() or has_han(query[-1]):
        return lexemes
    return [*lexemes[:-1], replace(last, node=Text(last.node.text, prefix=True, typed=True))]


def _operators_as_words(query: str, operators: list[Lexeme], hints: list[str]) -> Parsed:
    """`AND` alone can only be meant as a word; a minus alone is nothing."""
    typed = list(dict.fromkeys(query[item.start : item.end] for item in operators))
    tree = both(Text(word) for word in typed if word.isalpha())
    if tree is not None:
        hints.append(f"{typed[0]} stands alone: searched as a word.")
    return Parsed(tree, tuple(dict.fromkeys(hints)))


def _capped(lexemes: list[Lexeme], hints: list[str]) -> list[Lexeme]:
    left = MAX_LEAVES
    kept: list[Lexeme] = []
    for lexeme in lexemes:
        left -= len(lexeme.node.items) if isinstance(lexeme.node, Near) else lexeme.kind == "leaf"
        if left < 0:
            hints.append(f"The query is very long: only its first {MAX_LEAVES} words were searched.")
            break
        kept.append(lexeme)
    return kept


def _balanced(lexemes: Iterable[Lexeme], hints: list[str]) -> list[Lexeme]:
    """The lexemes with every parenthesis closed, none closed that was not open, none deeper than `MAX_DEPTH`."""
    kept: list[Lexeme] = []
    depth = end = 0
    for lexeme in lexemes:
        end = lexeme.end
        if lexeme.kind == "close" and depth == 0:
            hints.append("A closing parenthesis had no opening one: it was left out.")
            continue
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        if depth + (lexeme.kind == "close") > MAX_DEPTH and lexeme.kind in ("open", "close"):
            hints.append(f"Parentheses more than {MAX_DEPTH} deep were left out.")
            continue
        kept.append(lexeme)
    if depth:
        hints.append("A parenthesis was not closed: read to the end.")
        kept.extend(Lexeme("close", end, end) for _ in range(min(depth, MAX_DEPTH)))
    return kept


class _Parser:
    """One pass over balanced lexemes; `dangling` names an operator that had nothing to join."""

    def __init__(self, lexemes: list[Lexeme]) -> None:
        self._lexemes = lexemes
        self._at = 0
        self.dangling: str | None = None

    def any(self) -> Node | None:
        """Reads up to a closing parenthesis or the end."""
        items = [self._all()]
        while self._take("or"):
            items.append(self._all())
            if None in items[-2:]:
                self.dangling = "OR"
        return either(item for item in items if item is not None)

    def _all(self) -> Node | None:
        items: list[Node | None] = []
        while (kind := self._peek()) not in (None, "close", "or"):
            if kind == "and":
                self._at += 1
                if not items or self._peek() in (None, "close", "or", "and"):
                    self.dangling = "AND"
            elif kind == "near":
                self._at += 1
                self.dangling = "NEAR"
            else:
                items.append(self._item())
        return both(item for item in items if item is not None)

    def _item(self) -> Node | None:
        minus = 0
        while self._take("not"):
            minus += 1
        if self._take("open"):
            node = self.any()
            self._take("close")
        elif (lexeme := self._take("leaf")) is not None:
            node = self._near(lexeme.node)
        else:
            self.dangling = "NOT"
            return None
        # Two dashes in a row are a slip of the finger or a double negation; the lexer joins the former.
        return negated(node) if node is not None and minus % 2 else node

    def _near(self, first: Node | None) -> Node | None:
        """`a NEAR b NEAR c`; what is no word or phrase is only asked for beside it."""
        near: list[Text] = []
        beside: list[Node] = []
        distance = 0
        node = first
        while True:
            if isinstance(node, Text):
                near.append(node)
            elif node is not None:
                beside.append(node)
            after = self._lexemes[self._at + 1] if self._at + 1 < len(self._lexemes) else None
            if self._peek() != "near" or after is None or after.kind != "leaf":
                break
            distance = max(distance, self._lexemes[self._at].distance)
            node = after.node
            self._at += 2
        if beside and (near or len(beside) > 1):
            self.dangling = "NEAR"
        joined: list[Node] = [Near(tuple(near[:MAX_NEAR_ITEMS]), distance)] if len(near) > 1 else list(near)
        return both([*joined, *near[MAX_NEAR_ITEMS:], *beside])

    def _peek(self) -> str | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _take(self, kind: str) -> Lexeme | None:
        if self._peek() != kind:
            return None
        self._at += 1
        return self._lexemes[self._at - 1]
