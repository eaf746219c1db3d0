"""EPUB books: the headings and paragraphs of their chapters, in order (lxml)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree, html

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded, Refused, refused
from aigov_tui.corpus.documents.packed import decoded, dublin_core, files_of, xml
from aigov_tui.corpus.documents.whole_page import parts_in
from aigov_tui.corpus.parts import Part

MOST_CHAPTERS = 2_000

_BLOCKS = frozenset({"p", "li", "blockquote", "dd", "dt", "figcaption", "td", "th", "pre", "div", "section"})
_HEADING = re.compile("h[1-6]")
_NO_TEXT = frozenset({"script", "style", "head", "nav", "template", "svg"})
_NOTE_MARK = re.compile(r"[\[(]?\d{1,3}[\])]?|[*†‡]")


def read(data: bytes) -> Decoded | Refused:
    """The text of an EPUB book, chapter by chapter, without its table of contents. May raise anything (see `apart`)."""
    files = files_of(data)
    if "META-INF/encryption.xml" in files and b"EncryptedData" in files["META-INF/encryption.xml"]:
        return refused("The book is encrypted.")
    container = files.get("META-INF/container.xml")
    place = xml(container).find(".//{*}rootfile") if container is not None else None
    name = place.get("full-path", "") if place is not None else ""
    if name not in files:
        return refused("This is no EPUB book, or a broken one.")
    package = xml(files[name])
    parts: list[Part] = []
    # Each once, as the standard has it: a small book could else hold as many pages as a library.
    for chapter in list(dict.fromkeys(_chapters(package, posixpath.dirname(name))))[:MOST_CHAPTERS]:
        if chapter in files:
            parts += _page_parts(files[chapter])
    return decoded(parts, dublin_core(package), "epub")


def _chapters(package: etree._Element, folder: str) -> Iterator[str]:
    """The files of a book in reading order."""
    items = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in item.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _page_parts(page: bytes) -> Iterator[Part]:
    """The headings and paragraphs of a page that holds nothing but its text."""
    if not page.strip():
        return iter(())
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    return parts_in(html.document_fromstring(page, parser=parser), _begins_line, _is_unseen)


def _begins_line(tag: str) -> bool:
    return tag in _BLOCKS or _HEADING.fullmatch(tag) is not None


def _is_unseen(element: html.HtmlElement) -> bool:
    """What no reader sees, and the figures of notes."""
    is_mark = element.tag == "sup" and _NOTE_MARK.fullmatch(one_line(element.text_content())) is not None
    return is_mark or element.tag in _NO_TEXT
