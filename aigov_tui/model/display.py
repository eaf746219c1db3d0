"""Text made safe for a terminal: nothing from a document may move the cursor or reorder what is read.

Every replaced character becomes exactly one other, so that code-point offsets stay right.
"""

from __future__ import annotations

# C0 controls have pictures at U+2400; newline and tab are kept here and laid out by whoever shows the text.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES[0x7F] = 0x2421
# C1 controls act as escape sequences on some terminals; bidirectional overrides and isolates reorder text
# (CVE-2021-42574); line and paragraph separators break lines where no line ends.
_REPLACED = [
    *range(0x80, 0xA0),
    0x061C,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
]
_TABLE = {**_PICTURES, **dict.fromkeys(_REPLACED, 0xFFFD)}
_LINE_TABLE = {**_TABLE, 0x09: 0x20, 0x0A: 0x20, 0xFEFF: 0x20}
# What makes one picture of several emoji, another colour or another width of one: terminals disagree about how many
# cells that takes (a family is 2 or 8, a ✌ with a skin tone 1, 2 or 3), and all that stands to its right would be
# displaced. Without it each emoji takes the cells that it takes alone, in all of them.
_JOINING = [0x200D, 0xFE0F, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)]
_CELL_TABLE = {**_LINE_TABLE, **dict.fromkeys(_JOINING, 0x200B)}


def printable(text: str) -> str:
    """`text` with every control, bidi-override and surrogate code point shown, not obeyed; `\\n`, `\\t` kept.

    The result has the same length in code points.
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """Like `printable`, with line ends and tabs as spaces: for list rows, titles and table cells.

    The result has the same length in code points.
    """
    return text.translate(_LINE_TABLE)


def in_cells(text: str) -> str:
    """Like `one_line`, and as wide in every terminal: for what stands left of something else, never for a copy.

    The result has the same length in code points.
    """
    return text.translate(_CELL_TABLE)
