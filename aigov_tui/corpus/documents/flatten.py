"""Pages whose elements stand deeper in one another than the parser follows: it would leave out all that comes after.

Old pages do so by accident: a `<font>` or a `<div>` before every paragraph that nobody closes.
"""

from __future__ import annotations

import re

from lxml import etree, html

from aigov_tui.model.problem import Problem, Severity

DEEPEST = 250
"""Elements within elements. libxml2 stops at 256 (`XML_PARSE_HUGE` moves that to 2,048, no further)."""

TOO_DEEP = Problem(
    "deep",
    f"Elements of the page stand more than {DEEPEST} deep in one another: all of its text was read, but paragraph by "
    "paragraph, without lists and tables.",
    Severity.WARNING,
)

_MOST_ATTRIBUTES = 5_000
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]*)\s[^<>]{50000,}>")
"""A tag that has room for more attributes than that. One with a picture in it, or a record, is as long, and has a few."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)(?![A-Za-z0-9:-])[^<>]*>")
_KEPT = re.compile(r"html|head|body|title|meta|link|script|style|noscript|p|h[1-6]|br|hr|img|time")
IN_A_LINE = re.compile(
    r"a|abbr|acronym|b|bd[io]|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|su[bp]"
    r"|tt|u|var|wbr"
)


def is_too_deep(tree: html.HtmlElement) -> bool:
    """Whether the parser may have stopped at the depth of the page."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= DEEPEST:
            return True
    return False


def with_few_attributes(page: str) -> str:
    """The page without the attributes of elements that have thousands: the parser compares each with all before it, and none is text."""
    return _LONG_TAG.sub(_lightened, page)


def _lightened(tag: re.Match[str]) -> str:
    is_whole = tag[0].count('"') % 2 == 0  # else it ends within a value
    return f"<{tag[1]}>" if is_whole and tag[0].count("=") > _MOST_ATTRIBUTES else tag[0]


def flattened(page: str) -> str:
    """The page with no element within another but in `<p>`: what is set off becomes paragraphs of its own."""
    return _TAG.sub(_flat_tag, page)


def _flat_tag(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if _KEPT.fullmatch(name):
        return tag[0]
    if IN_A_LINE.fullmatch(name):
        return ""
    return " " if name in ("td", "th") else "<p>"
