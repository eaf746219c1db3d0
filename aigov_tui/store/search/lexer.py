"""Cutting a typed query into words, phrases, fields and operators; odd input becomes hints, never an exception."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from aigov_tui.store.search import slips
from aigov_tui.store.search.fields import FIELDS, field_list, meant
from aigov_tui.store.search.tokens import has_words, tokens, words
from aigov_tui.store.search.tree import DEFAULT_DISTANCE, MAX_DISTANCE, Field, Fuzzy, Near, Node, Text, both

MAX_LENGTH = 10_000
"""Code points of a query that are read."""
MAX_LEXEMES = 1_000
"""Words, operators and parentheses of it that are looked at."""
MAX_PHRASE = 64
"""Words of a phrase, or Chinese characters that follow each other, that are searched for."""
MAX_NEAR_ITEMS = 16
UNCLOSED = "The quotation mark was not closed: read to the end."

LexemeKind = Literal["leaf", "and", "or", "not", "near", "open", "close"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query, at `start:end` in it. A leaf's `node` is None where there is nothing to search for;
    `distance` belongs to the infix NEAR."""

    kind: LexemeKind
    start: int
    end: int
    node: Node | None = None
    distance: int = DEFAULT_DISTANCE


# Typed with a Chinese or a German keyboard, syntax is the same syntax. Character by character, so that offsets stay.
_SAME_SYNTAX = str.maketrans(
    {
        **dict.fromkeys("“”„‟＂「」『』«»", '"'),
        **dict.fromkeys("（", "("),
        **dict.fromkeys("）", ")"),
        "＆": "&",
        "｜": "|",
        **dict.fromkeys("－−", "-"),
        **dict.fromkeys("，、", ","),
        **dict.fromkeys("。；！？\u3000", " "),
        "：": ":",
        "＊": "*",
        "～": "~",
        **dict.fromkeys((*range(0x20), 0x7F), " "),
        **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    }
)

# A comma parts words, except inside a number.
_BARE = r'(?:[^\s"(),]|(?<=\d),(?=\d))'
# A date as people write it has blanks in it.
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
_WRITTEN_DATE = rf"(?:\d{{1,2}}\ +{_MONTH}\ +|{_MONTH}\ +(?:\d{{1,2}},?\ +)?)\d{{4}}"
_LEXEME = re.compile(
    rf"""
      (?P<open>\() | (?P<close>\))
    | "(?P<phrase>[^"]*) (?P<shut>"|$) (?P<after>\*|~\d*)?
    | (?P<minus>-+)(?=[^\s,)\-])
    | NEAR\( (?P<near>(?:"[^"]*"|[^()"])*) (?P<near_shut>\)|$)?
    | (?P<operator>AND|OR|NOT|NEAR(?:/(?P<distance>\d{{1,9}}))?)(?=[\s()",]|$)
    | (?P<sign>&&?|\|\|?)(?=[\s(]|$)
    | (?P<dated>before|after):\s*(?P<date>(?i:{_WRITTEN_DATE}))(?=[\s()",]|$)
    | (?P<field>[A-Za-z]+): (?:"(?P<quoted>[^"]*)(?P<value_shut>"|$) | (?P<value>{_BARE}*))
    | (?P<word>{_BARE}+)
    """,
    re.VERBOSE,
)
_SIGNS: dict[str, LexemeKind] = {"&": "and", "|": "or"}
_NEAR_DISTANCE = re.compile(r"(?:(?<!\d),\s*|,\s+)(\d{1,9})\s*$")
_FUZZY = re.compile(r"(.+?)~\d?")
_NEXT_VALUE = re.compile(rf"\s+(?!(?:AND|OR|NOT|NEAR)\b|[A-Za-z]+:)(\"[^\"]+\"|{_BARE}+)")
"""What a person may have meant for the value of a field, after a blank."""


def normalized(query: str) -> str:
    """`query` with full-width and curly syntax made plain and control characters blank; as long as before."""
    return query.translate(_SAME_SYNTAX)


def lex(query: str, hints: list[str]) -> list[Lexeme]:
    """The lexemes of `query` in order. What could not be taken as typed is said in `hints`."""
    if len(query) > MAX_LENGTH:
        hints.append(f"The query is very long: only its first {MAX_LENGTH:,} characters were read.")
    text = normalized(query[:MAX_LENGTH])
    return [_lexeme(found, hints) for found in islice(_LEXEME.finditer(text), MAX_LEXEMES)]


def _lexeme(found: re.Match[str], hints: list[str]) -> Lexeme:
    start, end = found.span()
    if found["open"]:
        return Lexeme("open", start, end)
    if found["close"]:
        return Lexeme("close", start, end)
    if found["minus"]:
        return Lexeme("not", start, end)
    if found["operator"]:
        distance = min(int(found["distance"] or DEFAULT_DISTANCE), MAX_DISTANCE)
        kinds: dict[str, LexemeKind] = {"AND": "and", "OR": "or", "NOT": "not"}
        return Lexeme(kinds.get(found["operator"], "near"), start, end, distance=distance)
    if found["sign"]:
        return Lexeme(_SIGNS[found["sign"][0]], start, end)
    return Lexeme("leaf", start, end, _leaf(found, hints))


def _leaf(found: re.Match[str], hints: list[str]) -> Node | None:
    if found["phrase"] is not None:
        return _phrase(found, hints)
    if found["near"] is not None:
        return _near_group(found, hints)
    if found["dated"] is not None:
        return Field(found["dated"].lower(), tidy(found["date"]))
    if found["field"] is not None:
        return _field(found, hints)
    return _word(found["word"], hints)


def _phrase(found: re.Match[str], hints: list[str]) -> Node | None:
    if not found["shut"]:
        hints.append(UNCLOSED)
    node = text_node(found["phrase"], hints, prefix=found["after"] == "*")
    if node is None or not (found["after"] or "").startswith("~"):
        return node
    # "two words"~5, as in Lucene: the words near each other.
    inside = words(node.text)[:MAX_NEAR_ITEMS]
    if len(inside) == 1:
        return Fuzzy(inside[0])
    distance = min(int(found["after"][1:10] or DEFAULT_DISTANCE), MAX_DISTANCE)
    return Near(tuple(Text(word) for word in inside), distance)


def _near_group(found: re.Match[str], hints: list[str]) -> Node | None:
    content: str = found["near"]
    distance = DEFAULT_DISTANCE
    if number := _NEAR_DISTANCE.search(content):
        distance = min(int(number[1]), MAX_DISTANCE)
        content = content[: number.start()]
    if found["near_shut"] is None:
        hints.append("NEAR(…) takes words and phrases only, as in NEAR(open source, 5).")
    elif not found["near_shut"]:
        hints.append("NEAR( was not closed: read to the end.")
    items: list[Text] = []
    for lexeme in lex(content, hints):
        if isinstance(lexeme.node, Text):
            items.append(lexeme.node)
        elif lexeme.kind != "leaf" or lexeme.node is not None:
            left_out = content[lexeme.start : lexeme.end]
            hints.append(
                f"Inside NEAR(…) only words and phrases count: ‘{shortened(left_out)}’ was left out."
            )
    if len(items) > MAX_NEAR_ITEMS:
        hints.append(f"NEAR(…) takes {MAX_NEAR_ITEMS} words: the rest was left out.")
    if len(items) > 1:
        return Near(tuple(items[:MAX_NEAR_ITEMS]), distance)
    hints.append("NEAR(…) needs two words, as in NEAR(open source, 5).")
    return both(items)


def _field(found: re.Match[str], hints: list[str]) -> Node | None:
    name = found["field"].lower()
    value = tidy(found["value"] if found["quoted"] is None else found["quoted"])
    if name not in FIELDS:
        return _not_a_field(found, name, value, hints)
    if found["value_shut"] == "":
        hints.append(UNCLOSED)
    if not value:
        following = _NEXT_VALUE.match(found.string, found.end())
        meant_value = f"{name}:{shortened(following[1])}" if following else FIELDS[name].example
        hints.append(f"{name}: needs a value right after the colon, as in {meant_value}.")
        return None
    return Field(name, value)


def _not_a_field(found: re.Match[str], name: str, value: str, hints: list[str]) -> Node | None:
    # "Note:" and "http://…" are text, "spaeker:li" is a slip.
    if value and not value.startswith("//") and len(name) > 1:
        likely = meant(name, shortened(value))
        instead = f"was {likely} meant?" if likely else f"Fields: {field_list()}."
        hints.append(
            f"There is no field ‘{shortened(name)}’; searched as words. {instead[0].upper()}{instead[1:]}"
        )
    if found["quoted"] is not None:
        return text_node(f"{name} {value}", hints)
    return _word(found[0], hints)


def _word(word: str, hints: list[str]) -> Node | None:
    hints.extend(slips.of_signs(word))
    fuzzy = _FUZZY.fullmatch(word)
    if fuzzy is None:
        return text_node(word, hints)
    inside = words(fuzzy[1])
    if len(inside) == 1:
        return Fuzzy(inside[0])
    if inside:
        hints.append(f"‘{shortened(word)}’ is more than one word: searched as it is spelled.")
    return text_node(fuzzy[1], hints)


def text_node(text: str, hints: list[str], *, prefix: bool = False) -> Text | None:
    """`text` as a leaf, a `*` at its end read as "and what begins so"; None, with a hint, where no word is in it."""
    spaced = tidy(text)
    stem = spaced.rstrip("* ")
    if not has_words(stem):
        if spaced:
            hints.append(f"There is nothing to search for in ‘{shortened(spaced)}’.")
        return None
    last = next(islice(tokens(stem), MAX_PHRASE - 1, None), None) if len(stem) > MAX_PHRASE else None
    if last is not None and has_words(stem[last.end :]):
        hints.append(
            f"‘{shortened(spaced)}’ is very long: only its first {MAX_PHRASE} words were searched for."
        )
        return Text(stem[: last.end])
    return Text(stem, prefix or "*" in spaced[len(stem) :])


def tidy(text: str) -> str:
    """`text` with single spaces and none around it."""
    return " ".join(text.split())


def shortened(text: str, limit: int = 40) -> str:
    """`text` short enough to stand in a hint."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
