"""All that a web page shows, for pages so large that looking for the article in them would take minutes.

Such pages are exports, logs and tables of everything: there is no navigation in them that outweighs the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree, html

from aigov_tui.corpus.clean import each_line
from aigov_tui.corpus.documents.flatten import IN_A_LINE
from aigov_tui.corpus.parts import Part
from aigov_tui.model.problem import Problem, Severity

MOST_ELEMENTS = 150_000
"""Of a page in which the article is looked for: ten seconds' work. The longest articles have some thousands."""

TOO_LARGE = Problem(
    "large",
    f"The page has more than {MOST_ELEMENTS:,} elements: all of its text was read, menus and footers included.",
    Severity.WARNING,
)

_UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe", "object"})
_HEADING = re.compile(r"h([1-6])")
_GAPS = {"br": "\n", "td": " ", "th": " "}


def is_too_large(tree: html.HtmlElement) -> bool:
    """Whether a page has more elements than an article is looked for in."""
    return any(number >= MOST_ELEMENTS for number, _ in enumerate(tree.iter()))


def head_of(tree: html.HtmlElement) -> html.HtmlElement:
    """A page of the same head and nothing else, for what it says of itself."""
    page = html.Element("html", dict(tree.attrib))
    head = tree.find("head")
    if head is not None:
        page.append(deepcopy(head))
    page.append(html.Element("body"))
    return page


def whole_page(tree: html.HtmlElement) -> Iterator[Part]:
    """The text of a page in order: headings, and paragraphs of whatever elements begin a line."""
    return parts_in(
        tree,
        lambda tag: tag not in _GAPS and not IN_A_LINE.fullmatch(tag),
        lambda element: element.tag in _UNSEEN,
    )


def parts_in(
    tree: html.HtmlElement,
    begins_line: Callable[[str], bool],
    is_unseen: Callable[[html.HtmlElement], bool],
) -> Iterator[Part]:
    """The text of a page in order, a part for what stands between elements that begin a line (by their tags), of which headings
    have their level; without the elements that nobody sees."""
    pieces: list[str] = []
    level = unseen = 0

    def flushed() -> Iterator[Part]:
        text = each_line("".join(pieces))
        pieces.clear()
        if text:
            yield Part(text, level)

    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag and begins_line(tag):
            yield from flushed()
            heading = _HEADING.fullmatch(tag) if event == "start" else None
            level = int(heading[1]) if heading is not None else 0
        if event == "start":
            unseen += is_unseen(element)
            words = _GAPS.get(tag, "") + flat(element.text)
        else:
            unseen -= event == "end" and is_unseen(element)
            words = flat(element.tail)
        if words and not unseen:
            pieces.append(words)
    yield from flushed()


def flat(text: str | None) -> str:
    """Line ends in HTML are blanks."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""
