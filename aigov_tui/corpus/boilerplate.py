"""What in a document is not its text: advertisements, navigation, sharing, disclaimers. By rule, whatever the site.

The rules are in `data/boilerplate.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aigov_tui.corpus.clean import one_line, without_markup
from aigov_tui.corpus.resources import load_table
from aigov_tui.corpus.segment import Block, Shape

_SHORT = 300
"""Code points. Longer paragraphs are only known by how they begin."""

_CAPTION = 200  # code points
_LONGEST_PHRASE = 80
"""Code points, with the signs and markup around it."""

_BETWEEN_ITEMS = re.compile(r"\s*[|｜·•›»>/]\s*")
_ITEMS_KNOWN = 2
"""Words of navigation from which a line of three or more items is a menu."""

_TAIL_SHARE = 0.6
"""How far into the document (share of its text) "You may also like" can be the beginning of its tail."""
_TAIL_PARAGRAPH = 240
"""Code points. A longer paragraph in the tail is text after all."""


@dataclass(frozen=True, slots=True)
class _Rules:
    phrases: frozenset[str]
    openings: tuple[str, ...]
    whole: re.Pattern[str]
    endings: tuple[str, ...]
    fragments: tuple[str, ...]
    tails: tuple[str, ...]


@cache
def _rules() -> _Rules:
    table = load_table("boilerplate.yaml")
    return _Rules(
        frozenset(table["phrases"]),
        tuple(table["openings"]),
        re.compile("|".join(f"(?:{pattern})" for pattern in table["patterns"])),
        tuple(table["endings"]),
        tuple(table["fragments"]),
        tuple(table["tails"]),
    )


def mark_boilerplate(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether it is boilerplate by itself or as part of the document's tail."""
    marks = [is_boilerplate(block) for block in blocks]
    tail = _tail(blocks)
    marks[tail:] = [True] * (len(blocks) - tail)
    return marks


def is_boilerplate(block: Block) -> bool:
    """Whether a block on its own, wherever it stands, is no text of the document's."""
    if block.shape in (Shape.RULE, Shape.FRONT_MATTER):
        return True
    text = block.text
    rules = _rules()
    plain = text[:_SHORT].lower()
    if plain.lstrip("*_[(（【✓ ").startswith(rules.openings):
        return len(text) <= _SHORT or ":" in text[:40] or "：" in text[:40] or "©" in text[:12]
    if len(text) > _SHORT:
        return False
    if len(text) <= _LONGEST_PHRASE and _folded(text) in rules.phrases:
        return True
    if _is_menu(text):
        return True
    if plain.rstrip("*_)）]. ").endswith(rules.endings) and len(text) <= _CAPTION:
        return True
    return rules.whole.fullmatch(plain) is not None or any(words in plain for words in rules.fragments)


def _is_menu(text: str) -> bool:
    """`Home | World | About us`: items of which at least two are words that only navigation has."""
    items = [item for item in _BETWEEN_ITEMS.split(text) if item.strip()]
    if len(items) <= _ITEMS_KNOWN:
        return False
    return sum(_folded(item) in _rules().phrases for item in items) >= _ITEMS_KNOWN


def _tail(blocks: Sequence[Block]) -> int:
    """Index of the block with which the tail begins; the number of blocks when there is none.

    From a line that announces other texts to the end, with nothing but short paragraphs after it.
    """
    if not blocks:
        return 0
    tails = _rules().tails
    earliest = blocks[0].start + _TAIL_SHARE * (blocks[-1].end - blocks[0].start)
    tail = len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.start < earliest or len(block.text) > _TAIL_PARAGRAPH or _has_sentences(block.text):
            break
        if len(block.text) <= _LONGEST_PHRASE and _folded(block.text).startswith(tails):
            tail = index
    return tail


def _has_sentences(text: str) -> bool:
    """Two sentences or more: an announcement is one, or none."""
    return len(re.findall(r"[.!?](?=\s+[A-Z“\"])|[。！？](?=.)", text)) > 0


def _folded(text: str) -> str:
    """`text` as the rules are written: lower case, straight apostrophes, no markup, no signs around it."""
    plain = one_line(without_markup(text)).casefold().replace("’", "'")
    start, end = 0, len(plain)
    while start < end and not plain[start].isalnum():
        start += 1
    while end > start and not plain[end - 1].isalnum():
        end -= 1
    return plain[start:end]
