"""The lines on a page of a PDF: their words, their place and the size of their letters (PDFium)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MOST_CHARACTERS = 200_000
"""Of one page. A newspaper's has 30,000."""

_BREAKS = "\r\n"
_HYPHENS = "\x02\ufffe\xad"
"""What PDFium makes of a hyphen at the end of a line, and of one that is there for that only."""
_GAP = 1.5
"""Of the letters' size: a wider gap within a line separates columns, or the cells of a table."""
_SAME_LINE = 0.5
_MARK_SIZE, _RAISED = 0.8, 0.15
"""Of the letters' size: how large the mark of a note is at most, and how far it stands above the others' feet at least."""
_MARK_REACH = 4
_MARKED = re.compile(r"[^\W\d_]{3}$|[.,;:!?”’)。，；：！？”』」]$")
"""Before the mark of a note; before an exponent stands a number or a unit."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " ", "\t": " "}
    | {chr(code): " " for code in range(0x20)}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words on one line. Places are in points from the page's lower left corner, as it is read; `size` is that
    of most letters; `hyphenated` that its last word goes on in the next line, whatever sign says so."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int
    hyphenated: bool = False

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order in which the file draws them; `height` in points."""

    number: int
    height: float
    lines: tuple[Line, ...]


class _Run:
    """Letters of one line, as they come."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.sizes: Counter[float] = Counter()
        self.left = self.bottom = float("inf")
        self.right = self.top = float("-inf")

    def add(self, letter: str, box: tuple[float, float, float, float], size: float) -> None:
        self.letters.append(letter)
        if letter.isspace():
            return
        left, right, bottom, top = box
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)
        self.sizes[round(size * 2) / 2] += 1

    def is_note_mark(self, letter: str, box: tuple[float, float, float, float], size: float) -> bool:
        """Whether a small raised figure behind a word says which note belongs there: no part of the text."""
        usual = self.sizes.most_common(1)[0][0] if self.sizes else 0.0
        if not letter.isdecimal() or size > _MARK_SIZE * usual or box[2] < self.bottom + _RAISED * usual:
            return False
        return _MARKED.search("".join(self.letters[-_MARK_REACH:])) is not None

    def line(self, page: int, *, hyphenated: bool = False) -> Line | None:
        text = " ".join("".join(self.letters).translate(_LIGATURES).split())
        if not text or not self.sizes:
            return None
        size = self.sizes.most_common(1)[0][0]
        return Line(text, self.left, self.right, self.bottom, self.top, size, page, hyphenated)


def page_of(document: pypdfium2.PdfDocument, index: int) -> Page:
    """The lines of the page with this 0-based index. Raises what PDFium does for a page that is broken."""
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            width, height = page.get_size()
            turned = _Turned(page.get_rotation(), width, height)
            return Page(index + 1, height, tuple(_lines(text, turned, index + 1)))
        finally:
            text.close()
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _Turned:
    """Places on a page that is shown turned by so many degrees."""

    degrees: int
    width: float
    height: float

    def box(self, left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
        if self.degrees == 90:
            return bottom, top, self.height - right, self.height - left
        if self.degrees == 180:
            return self.width - right, self.width - left, self.height - top, self.height - bottom
        if self.degrees == 270:
            return self.width - top, self.width - bottom, left, right
        return left, right, bottom, top


def _lines(text: pypdfium2.PdfTextPage, turned: _Turned, number: int) -> Iterator[Line]:
    run = _Run()
    for letter, box, size in _letters(text, turned):
        if letter in _BREAKS or letter in _HYPHENS:
            yield from _done(run, number, hyphenated=letter in _HYPHENS)
            run = _Run()
            continue
        if box is not None and run.sizes and not _goes_on(run, box, size):
            yield from _done(run, number)
            run = _Run()
        if box is not None and run.is_note_mark(letter, box, size):
            run.right = max(run.right, box[1])
            continue
        run.add(letter, box or (run.left, run.right, run.bottom, run.top), size)
    yield from _done(run, number)


def _done(run: _Run, number: int, *, hyphenated: bool = False) -> Iterator[Line]:
    line = run.line(number, hyphenated=hyphenated)
    if line is not None:
        yield line


def _goes_on(run: _Run, box: tuple[float, float, float, float], size: float) -> bool:
    """Whether a letter stands right behind those before it, on their line."""
    left, _, bottom, top = box
    height = max(size, 1.0)
    apart = (bottom + top) / 2 - (run.bottom + run.top) / 2
    return -height < left - run.right < _GAP * height and abs(apart) < _SAME_LINE * max(
        height, run.top - run.bottom
    )


def _letters(
    text: pypdfium2.PdfTextPage, turned: _Turned
) -> Iterator[tuple[str, tuple[float, float, float, float] | None, float]]:
    """Each letter, its box (left, right, bottom, top; None for blanks, which have none worth having) and its size."""
    rectangle = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    high = 0
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if letter.isspace() or letter in _HYPHENS:
            yield letter, None, 0.0
            continue
        # the whole height of the line: quotation marks and dots alone would seem to stand above and below it
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, rectangle)
        box = turned.box(rectangle.left, rectangle.right, rectangle.bottom, rectangle.top)
        yield letter, box, _size(text, index, matrix)


def _size(text: pypdfium2.PdfTextPage, index: int, matrix: pdfium.FS_MATRIX) -> float:
    """How large a letter is drawn, in points. Many programs (all that draw with Cairo) ask for a font of size 1 and leave
    the rest to the matrix; `matrix` is where PDFium writes it."""
    size = float(pdfium.FPDFText_GetFontSize(text.raw, index))
    if pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return size
