"""HTML: the article and what the page says of it, without navigation, advertisements and scripts (trafilatura)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from aigov_tui.corpus.bylines import Byline, read_byline
from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded, Refused, decode, refused
from aigov_tui.corpus.documents.flatten import TOO_DEEP, flattened, is_too_deep, with_few_attributes
from aigov_tui.corpus.documents.linked_data import Described, described
from aigov_tui.corpus.documents.whole_page import TOO_LARGE, flat, head_of, is_too_large, whole_page
from aigov_tui.corpus.frontmatter import is_url
from aigov_tui.corpus.parts import CELL, Part, text_of
from aigov_tui.model.dates import FoundDate, parse_date
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import Metadata

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page declares its encoding; browsers look at 1024."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FOREIGN = re.compile("[^\0-\x7f]")
_MAX_PRIVATE = 0.05
"""Share, of what is not ASCII, of characters that Unicode gives no meaning: in GB 18030, what Big5 reads as."""

_FOUND_DATES = {"extensive_search": False, "original_date": True}
"""Dates that the page declares. An extensive search would take any date that stands in the text."""

_PUBLISHED = re.compile(
    r"^(?!.*(?:modif|updat|expir|review)).*(?:publi[sc].*(?:date|time|on)|pubdate|publish-?date|date.*issued|^(?:dc\.)?date$|^issued$)"
)
"""Names of `<meta>` fields that hold the date of publication."""
_CHANGED = re.compile(r"modif|updat|revis")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "code", "div", "body", "ab", "fw"})
"""Of trafilatura's elements those that begin and end a paragraph; all others go on in a line."""
_ITEM = "- "
_BEFORE = {"item": _ITEM}
_HEADING_LEVEL = re.compile(r"h([1-6])")
_NOT_LETTERS = re.compile(r"[\W_]+")
_MOST_LINES, _LONGEST_LINE = 20, 400
_HEAD_PARTS = 6
"""Parts of an article among which its title can be."""


def read(data: bytes) -> Decoded | Refused:
    """The article in a page. May raise anything (see `apart`)."""
    logging.disable(logging.CRITICAL)
    decoded = _decoded(data)
    if isinstance(decoded, Refused):
        return decoded
    decoded = replace(decoded, text=with_few_attributes(decoded.text))
    tree = _tree(decoded.text)
    if tree is not None and is_too_deep(tree):
        decoded = replace(decoded, text=flattened(decoded.text), problems=(*decoded.problems, TOO_DEEP))
        tree = _tree(decoded.text)
    if tree is None:
        return refused("The page holds no text.", "empty")
    head = tree
    if is_too_large(tree):
        decoded = replace(decoded, problems=(*decoded.problems, TOO_LARGE))
        parts, head = list(whole_page(tree)), head_of(tree)
    else:
        page = _extracted(tree)
        parts = list(_parts(page.body)) if page is not None and page.body is not None else []
        if not parts:
            parts = list(_all_text(tree))
    about = trafilatura.extract_metadata(head, date_config=_FOUND_DATES)
    metadata = _metadata(about, tree, decoded.text)
    if metadata.title is not None and not _has(parts, metadata.title):
        parts.insert(0, Part(metadata.title, level=1))
    return Decoded(text_of(parts), f"html/{decoded.encoding}", decoded.problems, metadata, tuple(parts))


def _tree(page: str) -> html.HtmlElement | None:
    """The page as a tree; a piece of a page is taken for its body."""
    tree = trafilatura.load_html(page)
    return tree if tree is not None else trafilatura.load_html(f"<html><body>{page}</body></html>")


def _decoded(data: bytes) -> Decoded | Refused:
    """The page as text, by the encoding that it declares if that fits, else by what its bytes look like."""
    declared = _CHARSET.search(data, 0, _HEAD)
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = declared[1].decode("ascii").lower()
        # What Chinese pages call gb2312 has always been a later edition of it, for browsers too.
        encoding = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(encoding, encoding)
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            return _misdeclared(decode(data), encoding)
        if len(_PRIVATE.findall(text)) > _MAX_PRIVATE * len(_FOREIGN.findall(text)):
            other = decode(data)
            if isinstance(other, Decoded) and other.encoding != encoding:
                return _misdeclared(other, encoding)
        return Decoded(text.replace("\0", "\ufffd"), encoding)
    return decode(data)


def _as_written(author: str, tree: html.HtmlElement) -> str:
    """The author with the full stops of initials, which trafilatura takes away, where the page's own field has them."""
    for said in tree.xpath("//meta[@name='author']/@content")[:5]:
        name = one_line(str(said))
        if author and re.sub(r"[^\w]", "", name) == re.sub(r"[^\w]", "", author):
            return name
    return author


def _misdeclared(decoded: Decoded | Refused, said: str) -> Decoded | Refused:
    """A page that is not in the encoding it declares, with a word about it."""
    if not isinstance(decoded, Decoded):
        return decoded
    message = f"The page says that it is in {said[:40]}, and is not; it was read as {decoded.encoding}."
    others = (problem for problem in decoded.problems if problem.code != "encoding-guessed")
    return replace(decoded, problems=(Problem("encoding-guessed", message, Severity.WARNING), *others))


def _extracted(tree: html.HtmlElement) -> Document | None:
    page = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    return page if isinstance(page, Document) else None


# The text


def _parts(body: etree._Element) -> Iterator[Part]:
    """The paragraphs, headings, list items and table rows of an article as trafilatura gives it, in order."""
    pieces: list[str] = []
    levels = [0]

    def flushed() -> Iterator[Part]:
        lines = (one_line(line) for line in "".join(pieces).split("\n"))
        text = "\n".join(line for line in lines if line.strip(_ITEM + CELL))
        is_row = CELL in pieces
        pieces.clear()
        if text:
            yield Part(text, levels[-1], is_row=is_row)

    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block = element.tag in _BLOCKS
        if event == "start":
            if is_block:
                yield from flushed()
                levels.append(_level(element))
                pieces.append(_BEFORE.get(element.tag, ""))
            elif element.tag == "lb":
                pieces.append("\n")
            elif element.tag == "cell" and element.getprevious() is not None:
                pieces.append(CELL)
            pieces.append(flat(element.text))
        else:
            if is_block:
                yield from flushed()
                levels.pop()
            pieces.append(flat(element.tail))
    yield from flushed()


def _level(element: etree._Element) -> int:
    if element.tag != "head":
        return 0
    match = _HEADING_LEVEL.match(element.get("rend", ""))
    return int(match[1]) if match is not None else 2


def _all_text(tree: html.HtmlElement) -> Iterator[Part]:
    """All that a page shows, for pages that trafilatura finds no article in: notes, fragments, lists of links."""
    _, text, _ = trafilatura.baseline(tree)
    for line in text.split("\n"):
        words = one_line(line)
        if words:
            yield Part(words)


def _has(parts: list[Part], title: str) -> bool:
    wanted = _letters(title)
    return any(wanted in _letters(part.text) for part in parts[:_HEAD_PARTS])


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())


# What the page says of itself


def _metadata(about: Document, tree: html.HtmlElement, page: str) -> Metadata:
    said, line = described(tree), _labelled_line(tree)
    published = _published(about, tree, page) or said.published or line.date
    author = _as_written(one_line(about.author or "").replace("; ", ", "), tree)
    return Metadata(
        title=one_line(about.title or "") or said.title,
        publisher=_publisher(about, said, tree) or line.publisher,
        author=author if author and not is_url(author) else said.author or line.author,
        published_on=published.iso if published is not None else None,
        published_precision=published.precision if published is not None else None,
        url=about.url if about.url and is_url(about.url) else said.url,
    )


def _publisher(about: Document, said: Described, tree: html.HtmlElement) -> str | None:
    """The site as the page names it, or who published the article as JSON-LD says. trafilatura takes, of what is left,
    a part of the page's title, or its host."""
    named = tree.xpath("//meta[@property='og:site_name']/@content")
    name = one_line(str(named[0])) if named else said.publisher or one_line(about.sitename or "")
    first, dash, second = name.partition(" - ")
    return (first if dash and first == second else name) or None


def _labelled_line(tree: html.HtmlElement) -> Byline:
    """What a short line of labels says, as Chinese pages have it under their titles: 来源：新华社 作者：李明."""
    found = tree.xpath(
        "//*[not(self::script or self::style)][contains(text(), '来源') or contains(text(), '來源')]"
    )
    for element in found[:_MOST_LINES]:
        line = read_byline(one_line(element.text_content()[:_LONGEST_LINE]))
        if line is not None and line.publisher:
            return line
    return Byline()


def _published(about: Document, tree: html.HtmlElement, page: str) -> FoundDate | None:
    """The date of publication the page declares, with no more precision than it does: "2025-07" must not become a
    day, nor the day of a change that of publication."""
    changed: set[str] = set()
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        found = (
            parse_date(meta.get("content", "")[:100])
            if "dat" in name or "publi" in name or "tim" in name
            else None
        )
        if found is not None and _PUBLISHED.search(name):
            return found
        if found is not None and _CHANGED.search(name):
            changed.add(found.iso)
    found = parse_date(about.date or "")
    if found is None or found.iso in changed or not _is_written(found.iso, page):
        return None
    return found


def _is_written(iso: str, page: str) -> bool:
    """Whether a page holds a day in so many figures, not just the month that a library makes a day of."""
    year, month, day = (int(part) for part in iso.split("-"))
    name = _MONTHS[month - 1]
    return (
        re.search(
            rf"{year}\D{{0,3}}0?{month}\D{{0,3}}0?{day}(?!\d)|(?<!\d)0?{day}\D{{1,4}}0?{month}\D{{1,3}}{year}"
            rf"|(?<!\d)0?{month}\D{{1,4}}0?{day}\D{{1,3}}{year}"
            rf"|(?i:{name}[a-z]{{0,6}}\.?\s+0?{day}\D{{1,6}}{year}|(?<!\d)0?{day}\D{{1,6}}{name}[a-z]{{0,6}}\D{{1,3}}{year})",
            page,
        )
        is not None
    )
