"""Quotation marks of one paragraph, paired with recovery: no number of marks, odd or even, ever fails."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from aigov_tui.extract.quotes.markup import without_markup

_DOUBLE = re.compile("[“”„‟\"＂«»「」『』]|''|``")
_SINGLE = re.compile("[‘’‚']")
_STRICT_OPENERS = {"“", "„", "«", "「", "『", "``"}
_STRICT_CLOSERS = {"”", "»", "」", "』"}
_BRACKETS_BEFORE = frozenset("([{—–-‒―/:…“‘\"'>：，。；、（")
_STOPS_AFTER = frozenset('.,;:!?)]}—–-…”"»」』，。；：！？、）')
# Straight and curly apostrophes that begin a word instead of a quotation: '90s, 'em, 'tis.
_ELISION = re.compile(r"(?:\d0s|em|til|till|cause|tis|twas|n|round|bout|cuz|cos|neath|ere)\b", re.IGNORECASE)
_SENTENCE_THEN_BLANK = (". ", "! ", "? ")
_CHINESE_CLOSER = re.compile("”(?<=[㐀-鿿，。：；！？,:.]”)|”(?=[㐀-鿿])")
_CURLY = re.compile("[“”「」『』]")
_HAN = re.compile("[㐀-鿿]")
_SINGLE_REACH = 600
"""A passage in straight single marks is sought no further than this many code points: an apostrophe is not a quote."""


class MarkedSpan(NamedTuple):
    """Words in quotation marks. `outer_start:outer_end` includes the marks, `start:end` only the words.

    Offsets are code points into the text given. `closed` is False where the closing mark is missing (the span then
    runs to the paragraph's end, as in a quotation that the next paragraph reopens). `single`: in ‘single’ marks.
    """

    outer_start: int
    outer_end: int
    start: int
    end: int
    closed: bool
    single: bool = False


def marked_spans(text: str, *, reopened_next: bool = False) -> list[MarkedSpan]:
    """The outermost quoted spans of a paragraph in order; nested quotations belong to the outer one.

    `reopened_next` says that the next paragraph begins with an opening mark, which makes a missing closing mark
    the convention of multi-paragraph quotations rather than a slip.
    """
    text = without_markup(text)
    if "“" not in text and len(_CHINESE_CLOSER.findall(text)) > 1:
        text = text.replace("”", '"')  # set by a program that knows the closing mark alone
    if '"' in text and _is_mostly_han(text) and _CURLY.search(text) is None and text.count('"') % 2 == 0:
        text = _curled(text)
    spans = _double_spans(text, reopened_next) if _has_double(text) else []
    if "‘" in text or "'" in text:
        spans = _with_single_spans(text, spans)
    return spans


def _is_mostly_han(text: str) -> bool:
    """Is this Chinese, where no white space tells an opening mark from a closing one: 他说," 我研读了报告。"?"""
    sample = text[:200]
    return len(_HAN.findall(sample)) * 3 >= len(sample)


def _curled(text: str) -> str:
    """The straight marks as opening and closing ones by turns; of the same length in code points."""
    pieces = text.split('"')
    return "".join(
        piece + ("" if index == len(pieces) - 1 else "“" if index % 2 == 0 else "”")
        for index, piece in enumerate(pieces)
    )


def _has_double(text: str) -> bool:
    if text.isascii():  # as most paragraphs without a quotation are: found out ten times as fast
        return '"' in text or "''" in text or "``" in text
    return _DOUBLE.search(text) is not None


def starts_with_opener(text: str) -> bool:
    """True if the paragraph begins with a mark that opens a quotation."""
    match = _DOUBLE.match(text)
    return match is not None and match.group() not in _STRICT_CLOSERS and match.end() < len(text)


def _double_spans(text: str, reopened_next: bool) -> list[MarkedSpan]:
    spans: list[MarkedSpan] = []
    stack: list[tuple[int, int, str]] = []  # start of the mark, end of the mark, the mark
    inner: list[tuple[tuple[int, int, str], int, int]] = []  # pairs found inside the outermost one
    for match in _DOUBLE.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if stack and start == stack[-1][1] and text[end : end + 1].isalnum():
            stack[-1] = (stack[-1][0], end, stack[-1][2])  # a mark typed twice: “”It was
            continue
        if _opens(text, mark, start, end, stack, reopened_next):
            stack.append((start, end, mark))
        elif len(stack) == 1 and _opens_anew(text, mark, start, end):
            _append(spans, text, stack.pop(), start, start, closed=False)
            inner.clear()
            stack.append((start, end, mark))
        elif stack:
            opened = stack.pop()
            if stack:
                inner.append((opened, start, end))
            else:
                _append(spans, text, opened, start, end)
                inner.clear()
    if stack:
        _recover(spans, text, stack, inner, reopened_next)
    return spans


def _opens(
    text: str, mark: str, start: int, end: int, stack: list[tuple[int, int, str]], reopened_next: bool
) -> bool:
    """Does this mark open? By its shape where the shape says so, by the white space around it otherwise."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_before = before.isspace() or before in _BRACKETS_BEFORE
    free_after = after.isspace() or after in _STOPS_AFTER
    if mark == "“" and stack and stack[-1][2] == "„":
        return False
    if mark in _STRICT_OPENERS:
        # A “ typed for a ” : nothing but white space follows, and something is open.
        return not (stack and free_after and not free_before)
    if mark in _STRICT_CLOSERS:
        return not stack and free_before and not free_after
    if not stack:
        if before.isdigit() and free_after:  # 6'3", 12"
            return False
        return not (free_after and not free_before and end < len(text))
    # Something is open: only a mark after white space and right before a word opens a nested quotation.
    if not before.isspace() or free_after:
        return False
    return mark != stack[-1][2] or _closes(text, mark, end, once=reopened_next and stack[0][0] == 0)


def _opens_anew(text: str, mark: str, start: int, end: int) -> bool:
    """A straight mark after a sentence's end and right before a word, which closes later: nobody closed the quotation before
    it, as where the paragraphs of one were joined ("A. "B," he said)."""
    if (
        mark in _STRICT_OPENERS
        or mark in _STRICT_CLOSERS
        or text[start - 2 : start] not in _SENTENCE_THEN_BLANK
    ):
        return False
    return text[end : end + 1].isalnum() and _closes(text, mark, end, once=True)


def _closes(text: str, mark: str, position: int, *, once: bool) -> bool:
    """After a second straight mark that looks like an opener: do two closing ones follow before another opener, or, with
    `once`, at least one?"""
    for count, match in enumerate(_DOUBLE.finditer(text, position, position + _SINGLE_REACH), start=1):
        if match.group() == mark and text[match.start() - 1].isspace():
            return False
        if count == 2 or once:
            return True
    return False


def _append(
    spans: list[MarkedSpan],
    text: str,
    opened: tuple[int, int, str],
    close: int,
    outer_end: int,
    *,
    closed: bool = True,
) -> None:
    start, end = opened[1], close
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    is_attribute = opened[0] > 0 and text[opened[0] - 1] == "="  # markup: href="..."
    if not is_attribute and any(char.isalnum() for char in text[start:end]):
        spans.append(MarkedSpan(opened[0], outer_end, start, end, closed))


def _recover(
    spans: list[MarkedSpan],
    text: str,
    stack: list[tuple[int, int, str]],
    inner: list[tuple[tuple[int, int, str], int, int]],
    reopened_next: bool,
) -> None:
    """Close what the paragraph leaves open.

    An opener at the paragraph's start, or one before a paragraph that reopens, runs to the end. Elsewhere the pairs
    found inside stand for themselves, and the stray opener reaches to the first of them or to the end.
    """
    opened = stack[0]
    size = len(text)
    if opened[0] == 0 or not inner or reopened_next:
        deeper = stack[1:]
        if deeper and opened[0] != 0:
            # Several stray openers: each reaches to the next.
            for one, following in zip(stack, deeper, strict=False):
                _append(spans, text, one, following[0], following[0], closed=False)
            opened = stack[-1]
        _append(spans, text, opened, size, size, closed=False)
        return
    first = inner[0][0][0]
    _append(spans, text, opened, first, first, closed=False)
    for pair, close, end in inner:
        if not spans or pair[0] >= spans[-1].outer_end:
            _append(spans, text, pair, close, end)


def _with_single_spans(text: str, doubles: list[MarkedSpan]) -> list[MarkedSpan]:
    """Add passages in single marks that stand outside the double ones."""
    found: list[MarkedSpan] = []
    marks = [match.start() for match in _SINGLE.finditer(text)]
    index, next_double = 0, 0
    while index < len(marks):
        start = marks[index]
        while next_double < len(doubles) and doubles[next_double].outer_end <= start:
            next_double += 1
        limit = len(text)
        if next_double < len(doubles):
            limit = doubles[next_double].outer_start
        if limit <= start or not _opens_single(text, start):
            index += 1
            continue
        closer = _single_closer(text, marks, index, limit)
        if closer is None and limit < len(text):
            closer = _closer_around(text, marks, index)
        if closer is None:
            index += 1
            continue
        close = marks[closer]
        _append_single(found, text, start, close)
        index = closer + 1
    if not found:
        return doubles
    outside = [span for span in doubles if not _inside_any(span, found)]
    return sorted([*outside, *found], key=lambda span: span.outer_start)


def _inside_any(span: MarkedSpan, singles: list[MarkedSpan]) -> bool:
    index = bisect_right(singles, span.outer_start, key=lambda single: single.outer_start) - 1
    return index >= 0 and span.outer_end <= singles[index].outer_end


def _closer_around(text: str, marks: list[int], index: int) -> int | None:
    """The closer of ‘a passage that has “double marks” inside’: only a curly one after punctuation will do."""
    if text[marks[index]] != "‘":
        return None
    for later in range(index + 1, len(marks)):
        position = marks[later]
        if position - marks[index] > _SINGLE_REACH or text[position] == "‘":
            return None
        if text[position] == "’" and text[position - 1] in ".,!?…":
            return later
    return None


def _opens_single(text: str, start: int) -> bool:
    mark = text[start]
    before = text[start - 1] if start else " "
    after = text[start + 1] if start + 1 < len(text) else " "
    if mark == "’" or not (before.isspace() or before in _BRACKETS_BEFORE):
        return False
    return (after.isalnum() or after in "$[…") and not _ELISION.match(text, start + 1)


def _single_closer(text: str, marks: list[int], index: int, limit: int) -> int | None:
    """The index of the mark that closes the one at `index`: after punctuation at best, never inside a word."""
    curly = text[marks[index]] == "‘"
    wanted = "’" if curly else "'"
    fallback: int | None = None
    for later in range(index + 1, len(marks)):
        position = marks[later]
        if position >= limit or position - marks[index] > _SINGLE_REACH:
            break
        if text[position] == "‘" or (not curly and _opens_single(text, position)):
            break
        if text[position] != wanted:
            continue
        after = text[position + 1] if position + 1 < len(text) else " "
        if not (after.isspace() or after in _STOPS_AFTER) or text[position - 1].isspace():
            continue
        if text[position - 1] in ".,!?…":
            return later
        possessive = text[position - 1] == "s" and text[position + 2 : position + 3].islower()
        if not possessive and fallback is None:
            fallback = later
            if not _later_opener(text, position, limit):
                break
        elif fallback is None:
            fallback = later
    return fallback


def _later_opener(text: str, position: int, limit: int) -> bool:
    """Is what follows a closer still inside the sentence, so that a better closer may come? Cheap and local."""
    return text[position + 1 : min(position + 2, limit)] == " " and text[position - 1] == "s"


def _append_single(found: list[MarkedSpan], text: str, start: int, close: int) -> None:
    words = text[start + 1 : close]
    if sum(char.isalnum() for char in words) >= 2:
        found.append(MarkedSpan(start, close + 1, start + 1, close, True, single=True))
