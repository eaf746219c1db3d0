"""EPUB books: the headings and paragraphs of their chapters, in order (lxml)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree, html

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded, Refused
from aigov_tui.corpus.documents.packed import clean, decoded, dublin_core, files_of, one_blank, refused, xml
from aigov_tui.corpus.parts import Part

MOST_CHAPTERS = 2_000

_BLOCKS = frozenset({"p", "li", "blockquote", "dd", "dt", "figcaption", "td", "th", "pre", "div", "section"})
_HEADING = re.compile(r"h([1-6])")
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
    for chapter in list(_chapters(package, posixpath.dirname(name)))[:MOST_CHAPTERS]:
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
        return
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    root = html.document_fromstring(page, parser=parser)
    pieces: list[str] = []
    level = skipping = 0

    def part() -> Iterator[Part]:
        text = clean("".join(pieces))
        pieces.clear()
        if text:
            yield Part(text, level)

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        is_mark = tag == "sup" and _NOTE_MARK.fullmatch(one_line(element.text_content())) is not None
        if tag in _NO_TEXT or is_mark:
            skipping += 1 if event == "start" else -1
        heading = _HEADING.fullmatch(tag)
        if heading is not None or tag in _BLOCKS:
            yield from part()
            level = int(heading[1]) if heading is not None and event == "start" else 0
        if tag == "br" and event == "start":
            pieces.append("\n")
        if not skipping and event == "start":
            pieces.append(one_blank(element.text))
        if event == "end" and not skipping:
            pieces.append(one_blank(element.tail))
    yield from part()
