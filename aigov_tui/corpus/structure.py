"""Which paragraph is the title, which are bylines and headings, and what they say of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aigov_tui.corpus.bylines import Byline, read_byline, reporters_in_dateline
from aigov_tui.corpus.clean import one_line, without_markup
from aigov_tui.corpus.headings import is_bold_line, reads_like_heading, reads_like_headline
from aigov_tui.corpus.segment import Block, Shape
from aigov_tui.corpus.turns import questions_in_turns
from aigov_tui.model.dates import FoundDate, find_date
from aigov_tui.model.source import ParagraphKind

_HEAD_BLOCKS = 14
_HEAD_TEXT = 4_000
"""The head of a document, where bylines stand: so many paragraphs, and at most so many code points of them."""
_FOOT_BLOCKS = 5

_LONG = 80
_LONG_HAN = 30
"""Code points from which a paragraph is running text whatever it ends with."""
_LONGEST_MARKED = 300
"""Code points. A longer line is a paragraph, whatever marks it begins with."""
_LONGEST_RUN = 3
"""Headings that may follow one another. A longer run of short lines is a list."""
_SHARED = 0.6
"""How much of a headline's vocabulary the summary above it must hold."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？：；][\"'”’」』)）]*$")
_LEADS_ON = (":", ",", "：", "，")
_FUNCTION_WORDS = frozenset(
    (
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "in",
        "on",
        "to",
        "for",
        "with",
        "by",
        "at",
        "from",
        "as",
        "is",
        "are",
        "its",
        "it",
        "s",
        "over",
        "into",
        "amid",
    )
)


@dataclass(slots=True)
class Structure:
    """The kind of each block, in order, and what title and bylines say."""

    kinds: list[ParagraphKind]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: FoundDate | None = None


def find_structure(
    blocks: Sequence[Block],
    boilerplate: Sequence[bool],
    title: str | None = None,
    author: str | None = None,
) -> Structure:
    """The kinds of `blocks`; `boilerplate` says which are no text, `title` and `author` what is known from elsewhere."""
    kinds = [ParagraphKind.BOILERPLATE if mark else ParagraphKind.BODY for mark in boilerplate]
    structure = Structure(kinds)
    _find_bylines(blocks, structure, _letters(author or ""))
    running = [index for index, kind in enumerate(kinds) if kind is ParagraphKind.BODY]
    headline = _known_title(blocks, running, title) if title else _headline(blocks, running)
    if headline is not None:
        kinds[headline] = ParagraphKind.TITLE
        structure.title = one_line(without_markup(blocks[headline].text))
    _find_headings(blocks, [index for index in running if index != headline], kinds)
    return structure


# Bylines


def _find_bylines(blocks: Sequence[Block], structure: Structure, author: str) -> None:
    """Mark them; `author` are the letters of the known author's name, which may stand alone on its line."""
    texts = [index for index, kind in enumerate(structure.kinds) if kind is ParagraphKind.BODY]
    head = [
        index for index in texts[:_HEAD_BLOCKS] if blocks[index].start < blocks[texts[0]].start + _HEAD_TEXT
    ]
    foot = [index for index in texts[-_FOOT_BLOCKS:] if index not in head]
    expects: str | None = None
    for index in (*head, *foot):
        text = blocks[index].text
        byline = _expected(text, expects) if expects else None
        byline = byline or read_byline(text)
        if byline is None and author and len(text) <= _LONG and _letters(text) == author:
            byline = Byline()
        expects = None
        if byline is not None:
            structure.kinds[index] = ParagraphKind.BYLINE
            _take(byline, structure)
            expects = byline.expects
        elif structure.author is None and _HAN.match(text):
            structure.author = reporters_in_dateline(text)


def _expected(text: str, expects: str) -> Byline | None:
    """The line after a label: "Written by", then the name."""
    if len(text) > _LONG or _ENDS_SENTENCE.search(text):
        return None
    if expects in ("date", "updated"):
        date = find_date(text)
        return Byline(date=date, updated=expects == "updated") if date is not None else None
    if expects == "author" and len(text.split()) <= 8 and not any(map(str.isdigit, text)):
        return Byline(author=one_line(text))
    if expects == "publisher":
        return Byline(publisher=one_line(text))
    return None


def _take(byline: Byline, structure: Structure) -> None:
    structure.author = structure.author or byline.author
    structure.publisher = structure.publisher or byline.publisher
    if not byline.updated:  # when a text was changed is not when it was published
        structure.published = structure.published or byline.date


# The title


def _known_title(blocks: Sequence[Block], running: Sequence[int], title: str) -> int | None:
    """The block near the beginning that holds the title known from front matter or from a curator."""
    wanted = _letters(title)
    for index in running[:_HEAD_BLOCKS]:
        words = _letters(blocks[index].text[:400])
        shorter, longer = sorted((words, wanted), key=len)
        # Sites add their name to the title they give themselves, or leave a subtitle out.
        if words == wanted or (shorter in longer and len(shorter) > 0.6 * len(longer)):
            return index
    return None


def _headline(blocks: Sequence[Block], running: Sequence[int]) -> int | None:
    """The title of a document that does not say which it is: a heading before all text, or, after one paragraph
    that sums the document up, a line that says the same in fewer words."""
    marked = [index for index in running[:_HEAD_BLOCKS] if _is_marked_heading(blocks[index])]
    if marked and (blocks[marked[0]].level == 1 or marked[0] == running[0]):
        return marked[0]
    if len(running) < 2:
        return None
    first, second, *rest = running
    if _could_be_headline(blocks[first]):
        text_follows = any(_is_running_text(blocks[index]) for index in (second, *rest[:2]))
        return first if text_follows else None
    lede, candidate = blocks[first].text, blocks[second]
    if rest and _could_be_headline(candidate) and _is_running_text(blocks[rest[0]]):
        return second if _shared(candidate.text, lede) >= _SHARED and not lede.endswith(_LEADS_ON) else None
    return None


def _is_marked_heading(block: Block) -> bool:
    return block.shape is Shape.HEADING and len(block.text) <= _LONGEST_MARKED


def _could_be_headline(block: Block) -> bool:
    return block.shape is Shape.PLAIN and reads_like_headline(block.text)


def _shared(headline: str, lede: str) -> float:
    """Share of the headline's content words (by their first five letters) that the lede holds too; 0 for short ones."""
    if _HAN.search(headline):
        pairs = {headline[i : i + 2] for i in range(len(headline) - 1)}
        return sum(pair in lede for pair in pairs) / len(pairs) if len(pairs) > 4 else 0.0
    known = {word.casefold()[:5] for word in _WORD.findall(lede)}
    words = {
        word.casefold()[:5] for word in _WORD.findall(headline) if word.casefold() not in _FUNCTION_WORDS
    }
    return len(words & known) / len(words) if len(words) >= 3 else 0.0


# Headings


def _find_headings(blocks: Sequence[Block], running: Sequence[int], kinds: list[ParagraphKind]) -> None:
    asked = questions_in_turns([blocks[index].text for index in running])
    candidates = [
        place not in asked and _could_be_heading(blocks, running, place) for place in range(len(running))
    ]
    run_start = 0
    for place in range(len(running) + 1):
        if place < len(running) and candidates[place]:
            continue
        run = range(run_start, place)
        run_start = place + 1
        text_follows = place < len(running) and _is_running_text(blocks[running[place]])
        for member in run:
            block = blocks[running[member]]
            marked = block.shape is Shape.HEADING or is_bold_line(block.text)
            if (marked and place < len(running)) or (text_follows and len(run) <= _LONGEST_RUN):
                kinds[running[member]] = ParagraphKind.HEADING


def _could_be_heading(blocks: Sequence[Block], running: Sequence[int], place: int) -> bool:
    block = blocks[running[place]]
    if block.shape is Shape.HEADING:
        return _is_marked_heading(block)
    if block.shape is Shape.ITEM and not (block.set_off and block.text[0] not in "-*+•>|"):
        return False
    if is_bold_line(block.text):
        return reads_like_heading(block.text.strip("*_: "))
    if not reads_like_heading(block.text):
        return False
    if place == 0:
        return True
    before = blocks[running[place - 1]]
    # "He added," and "participants were:" lead on to what follows; a line that hangs below a paragraph with a gap
    # under it belongs to what stands above it: a caption, a signature.
    hangs = block.set_off_after and not block.set_off and _is_running_text(before)
    return not (before.text.endswith(_LEADS_ON) or hangs)


def _is_running_text(block: Block) -> bool:
    """Whether a block is text that a heading can stand over, not another short line."""
    text = block.text
    if block.shape is Shape.HEADING:
        return False
    if block.shape is Shape.ITEM or len(text) >= _LONG or (len(text) >= _LONG_HAN and _HAN.search(text)):
        return not reads_like_heading(text) or len(text) > _LONG
    return _ENDS_SENTENCE.search(text) is not None


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())
