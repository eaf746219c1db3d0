"""From text to blocks, the spans that become paragraphs: lines joined where they were wrapped, long ones cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from aigov_tui.corpus.clean import INVISIBLE
from aigov_tui.corpus.lines import NARROWEST, WIDEST, Line, lines_of, wrap_width
from aigov_tui.corpus.parts import BETWEEN, Part

LONGEST = 8_000
"""Code points. A longer paragraph is cut at a sentence's end: a search hit in it must lead somewhere."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?=\s)|[。！？][”’」』）]{0,3}")
_MARKER = re.compile(
    r"(?:[-*+•·◦▪‣●○■□]|\(?(?:\d{1,3}|[A-Za-z])[.)]|[（(]?[一二三四五六七八九十]{1,3}[、）)])(?=\s)|[>|#]|[•·▪‣●■]"
)
_BULLET = re.compile(r"[-*+•] +")
_INITIAL = re.compile(r"[A-Z]\. (?:[A-Z]\. )?[A-Z][a-z]")
_BEFORE_INITIAL = re.compile(r"[a-z.]\*{0,2} [A-Z][a-z]+$")
"""A line that the first name ends of whose initial begins the next: President Donald / J. Trump signed ..."""
_VERSUS = re.compile(r"vs?\. [A-Z*_]")
"""A line that the second party of a case begins: West Virginia / v. EPA."""
_LINE_END = 2
_BOLD = "**"
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30} ){0,5}[A-Z][\w.’'-]{0,30}(?: \([^()\n]{1,40}\))?:\s|Q[.:]?\s|A[.:]\s"
)
_QUOTED = re.compile(r"(?:>[ \t]?)+[ \t]*(?=\S)")
"""What stands before each line of a quotation in Markdown and in mail."""
_SIGNED = re.compile(r"[*_]{0,3}[—–―]")
"""Whose the quotation is: — Jo Li."""
_HASHES = re.compile(r"#{1,6}[ \t]+")
_RULE_MARKS = "\\#*_=~.·•–—|+<>- \t"
_UNDERLINE = re.compile(r"={3,}|-{3,}")


class Shape(Enum):
    """What a block's marks, not its words, say it is."""

    PLAIN = "plain"
    HEADING = "heading"  # `# …`, or underlined
    ITEM = "item"  # of a list
    RULE = "rule"  # a line across the page: marks and no words
    FRONT_MATTER = "front matter"


@dataclass(frozen=True, slots=True)
class Block:
    """`text == document[start:end]`, without outer white space; `set_off` when a blank line stands before it,
    `set_off_after` when one follows; `level` of a marked heading, 1 being the highest."""

    start: int
    end: int
    text: str
    shape: Shape = Shape.PLAIN
    set_off: bool = True
    set_off_after: bool = True
    level: int = 0
    page: int | None = None


def segment(text: str, *, start: int = 0, markdown: bool = False) -> list[Block]:
    """The blocks of `text` from `start` (a code-point offset) on, in order; front matter before it is one block.

    Text without blank lines gives a block a line, unless its lines are wrapped at a width of their own: then a line
    goes on as long as the next one's first word would not have fitted. Blocks are never empty, never overlap, and
    are at most `LONGEST` code points.
    """
    blocks: list[Block] = []
    if start:
        blocks += _pieces(text, 0, start, Shape.FRONT_MATTER)
    lines = lines_of(text, start)
    width = wrap_width(lines)
    for first, last in _runs(lines, width):
        blocks += _blocks_of(text, lines[first], lines[last], markdown)
    return _underlined(blocks) if markdown else blocks


def blocks_of_parts(parts: Sequence[Part]) -> list[Block]:
    """The blocks of a document made of `parts` (its text is `text_of(parts)`), cut like `segment` does."""
    blocks: list[Block] = []
    start = 0
    for part in parts:
        end = start + len(part.text)
        shape = Shape.HEADING if part.level else Shape.PLAIN
        if shape is Shape.PLAIN and (part.is_row or _MARKER.match(part.text)):
            shape = Shape.ITEM
        pieces = _pieces(part.text, 0, len(part.text), shape, level=part.level, page=part.page, offset=start)
        blocks += (replace(piece, set_off=not part.is_row) for piece in pieces)
        start = end + len(BETWEEN)
    return blocks


def _runs(lines: list[Line], width: int | None) -> Iterator[tuple[int, int]]:
    """First and last index of each run of lines that is one paragraph."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _goes_on(lines, first, index, width):
            yield first, index - 1
            first = index


def _goes_on(lines: list[Line], first: int, index: int, width: int | None) -> bool:
    """Whether line `index` continues the paragraph that began with line `first`, in text wrapped at `width` (None:
    at none that shows, so that only a sentence that reads on in lower case tells)."""
    before, line = lines[index - 1], lines[index]
    if line.set_off or before.is_mark or line.is_mark:
        return False
    if line.text[0] == ">":
        return _goes_on_quoted(before.text, line.text)
    initial = _INITIAL.match(line.text) is not None and _BEFORE_INITIAL.search(before.text) is not None
    initial = initial or (before.text[-1].isalnum() and _VERSUS.match(line.text) is not None)
    if before.text[0] == ">" or (_MARKER.match(line.text) and not initial):
        return False
    bullet = _BULLET.match(lines[first].text)
    if bullet is not None and line.indent == lines[first].indent + bullet.end():
        return True  # set in as the words of the item are
    likely = before.length > width // 2 if width is not None else NARROWEST <= before.length <= WIDEST
    if likely and (initial or before.reads_on_in(line)):
        return True
    # Where one word is all of a line, two blanks behind it (Markdown's line end) were part of what did not fit.
    edge = width - _LINE_END if width is not None and " " not in line.text else width
    if edge is None or before.length + line.first_word <= edge or before.is_long_word or line.is_long_word:
        return False
    speaks = (":" in line.text[:80] or line.text[0] in "QA") and _SPEAKER.match(line.text)
    if speaks and before.text.count(_BOLD) % 2 == 0:
        return False  # but bold that goes on: **Jo Li, Director of the\nHub: **"..."
    # A first line set in from the margin begins a paragraph; a list item's later lines are set in as well.
    return line.indent <= before.indent or bool(_MARKER.match(lines[first].text))


def _goes_on_quoted(before: str, line: str) -> bool:
    """Whether a line of a quotation in `>` goes on with the one before it: at the same depth, no item and no signature."""
    above, below = _QUOTED.match(before), _QUOTED.match(line)
    if above is None or below is None or above.group().count(">") != below.group().count(">"):
        return False
    return not (_MARKER.match(line, below.end()) or _SIGNED.match(line, below.end()))


def _blocks_of(text: str, first: Line, last: Line, markdown: bool) -> Iterator[Block]:
    start, end = first.start, last.end
    shape, level = Shape.PLAIN, 0
    words = first.text
    quoted = _QUOTED.match(words) if words[0] == ">" else None
    if quoted is not None:
        start += quoted.end()
        words = words[quoted.end() :]
    if not words[0].isalnum():
        hashes = _HASHES.match(words) if words[0] == "#" else None
        if first is last and not words.strip(_RULE_MARKS):
            shape = Shape.RULE
        elif hashes is not None and (markdown or first is last):
            shape, level = Shape.HEADING, hashes.group().count("#")
            start += hashes.end()
            end = start + len(text[start:end].rstrip("# \t")) or end
        elif _MARKER.match(words):
            shape = Shape.ITEM
    elif words[0].isdecimal() and _MARKER.match(words):
        shape = Shape.ITEM
    return _pieces(text, start, end, shape, first, last, level)


def _pieces(
    text: str,
    start: int,
    end: int,
    shape: Shape,
    first: Line | None = None,
    last: Line | None = None,
    level: int = 0,
    page: int | None = None,
    offset: int = 0,
) -> Iterator[Block]:
    """One block, or several of at most `LONGEST` code points; `text` stands at `offset` in the document."""
    set_off = first.set_off if first is not None else True
    page = first.page if first is not None else page
    while start < end:
        cut = _cut(text, start, end) if end - start > LONGEST else end
        begin, stop = trimmed(text, start, cut)
        start = cut
        if begin < stop:
            after = last.set_off_after if last is not None and cut == end else True
            words = text[begin:stop]
            yield Block(offset + begin, offset + stop, words, shape, set_off, after, level, page)
            set_off = False


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut a paragraph that is too long: after a sentence, else at a blank, else anywhere."""
    limit = min(start + LONGEST, end)
    cut = 0
    for sentence in _SENTENCE_END.finditer(text, start + LONGEST // 2, limit):
        cut = sentence.end()
    if not cut:
        cut = max(text.rfind(blank, start + LONGEST // 2, limit) for blank in (" ", "\n", "\u3000", "，"))
    return cut if cut > start else limit


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without white space and invisible characters at either end."""
    words = text[start:end]
    inner = words.strip()
    while inner and (inner[0] in INVISIBLE or inner[-1] in INVISIBLE):
        inner = inner.strip(INVISIBLE).strip()
    begin = start + words.find(inner)
    return begin, begin + len(inner)


def _underlined(blocks: list[Block]) -> list[Block]:
    """Markdown's other headings: a line with a line of `=` or `-` right under it."""
    for index in range(len(blocks) - 1):
        block, under = blocks[index], blocks[index + 1]
        if under.shape is Shape.RULE and not under.set_off and block.shape is Shape.PLAIN:
            mark = _UNDERLINE.fullmatch(under.text)
            if mark is not None and "\n" not in block.text and len(block.text) <= 200:
                blocks[index] = replace(block, shape=Shape.HEADING, level=1 if under.text[0] == "=" else 2)
    return blocks
