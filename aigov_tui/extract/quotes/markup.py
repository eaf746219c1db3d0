"""A paragraph's text with what only marks it up taken for blanks: links, tags, emphasis, the signs of quoted lines."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"\]\([^()\n]{0,2000}\)|<[a-zA-Z/!][^<>\n]{0,2000}>")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_QUOTED_LINE = re.compile(r"\n[ \t]{0,3}>[> \t]{0,8}")
"""Where a line of a quotation in Markdown or mail begins that goes on from the one above."""
_BLANKED = dict.fromkeys(map(ord, "\"'“”‘’«»"), " ")


def without_markup(text: str) -> str:
    """`text` with the marks in a link's target or title, [words](address "title"), and in tags taken for blanks.

    The result has the same length in code points.
    """
    if "](" not in text and "<" not in text:
        return text
    return _MARKUP.sub(lambda markup: markup.group().translate(_BLANKED), text)


def without_links(text: str) -> str:
    """`text` with link targets, tags, marks of emphasis and of quoted lines taken for blanks; of the same length."""
    if "](" in text or "<" in text:
        text = _MARKUP.sub(lambda markup: " " * len(markup.group()), text).replace("[", " ")
    if ">" in text:
        text = _QUOTED_LINE.sub(lambda mark: "\n" + " " * (len(mark.group()) - 1), text)
    return _EMPHASIS.sub(lambda marks: " " * len(marks.group()), text) if "*" in text else text
