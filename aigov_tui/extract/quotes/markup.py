"""A paragraph's text with what only marks it up taken for blanks: links, tags, emphasis, the signs of quoted lines."""

from __future__ import annotations

import re

from aigov_tui.extract.normal import without_put_in

_MARKUP = re.compile(r"\]\([^()\n]{0,2000}\)|<[a-zA-Z/!][^<>\n]{0,2000}>")
_HEADED = re.compile(r"[)*_] {2,}\n")
"""Where Markdown breaks a line behind a link or bold words: a heading in the paragraph, over an outlet's report."""
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
    text = without_put_in(text)
    if "](" in text or "<" in text:
        text = _MARKUP.sub(lambda markup: " " * len(markup.group()), text).replace("[", " ")
    if ">" in text:
        text = _QUOTED_LINE.sub(lambda mark: "\n" + " " * (len(mark.group()) - 1), text)
    return _EMPHASIS.sub(lambda marks: " " * len(marks.group()), text) if "*" in text else text


def heading_ends(text: str) -> list[int]:
    """Where the lines of a paragraph end that are set over those below: **Press:** [**Mill shuts**](https://…)."""
    return [found.end() for found in _HEADED.finditer(text)] if "  \n" in text else []


def begins_with_heading(text: str) -> bool:
    """Is the first line of a paragraph set over the others, so that nothing goes on from the paragraph before?"""
    return text[:1] in ("*", "_", "[") and bool(heading_ends(text))
