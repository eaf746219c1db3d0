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
