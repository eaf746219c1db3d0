"""Word documents: their paragraphs in order, with headings by their styles (python-docx)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle
from lxml import etree

from aigov_tui.corpus.clean import each_line, one_line
from aigov_tui.corpus.decode import Decoded, Refused, refused
from aigov_tui.corpus.documents.creators import person_or_none, title_or_none
from aigov_tui.corpus.parts import CELL, Part, text_of
from aigov_tui.model.source import Metadata

UNPACKED_LIMIT = 512 * 1024 * 1024
"""Bytes of all files in a document together; a Word file is a zip archive."""
TEXT_LIMIT = 128 * 1024 * 1024
"""Bytes of one file of XML in it: a hundred times the longest report."""

_HEADING = re.compile(r"(?i)(?:heading|标题|überschrift|titre|título)\s*([1-9])")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"

_P, _T, _TAB, _BREAK, _HYPHEN = qn("w:p"), qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")
_ROW = qn("w:tr")
_SKIPPED = frozenset(
    {
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # says a text box a second time
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:pPr"),
        qn("w:rPr"),
    }
)


def read(data: bytes) -> Decoded | Refused:
    """The text of a Word document: its body, text boxes, tables (a row a paragraph) and notes, without headers and
    footers. May raise anything (see `apart`)."""
    if data.startswith(_OLD_OFFICE):
        return refused(
            "The document is encrypted, or in Word's old format; save it as .docx without a password."
        )
    reason = _reason_against(data)
    if reason is not None:
        return refused(reason)
    try:
        document = docx.Document(BytesIO(data))
    except etree.XMLSyntaxError as error:
        return refused(_of_bad_xml(str(error)))
    levels = _levels(document)
    parts = list(_parts(document.element.body, levels))
    for notes in _notes(document):
        parts += _parts(notes, levels)
    if not parts:
        return refused("The document holds no text.", "empty")
    return Decoded(text_of(parts), "docx", (), _metadata(document, parts), tuple(parts))


def _reason_against(data: bytes) -> str | None:
    """Why a file should not even be opened."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except zipfile.BadZipFile:
        return "This is no Word document, or a broken one."
    if "[Content_Types].xml" not in sizes or not any(name.startswith("word/") for name in sizes):
        return "This is no Word document, whatever its name says."
    texts = [size for name, size in sizes.items() if name.endswith((".xml", ".rels"))]
    if sum(sizes.values()) > UNPACKED_LIMIT or max(texts) > TEXT_LIMIT:
        return f"Unpacked, the document would take {sum(sizes.values()) / 1024**2:,.0f} MiB; no text does."
    return None


def _of_bad_xml(message: str) -> str:
    """What is wrong with the XML of a document, without the parser's own words for it."""
    if "depth" in message:
        return "Tables or boxes of the document stand hundreds deep in one another; it was left out."
    if "amplification" in message or "entity" in message:
        return "The document is made to grow without end when it is read; it was left out."
    return "This looks like a Word document, but its text breaks off or is garbled; open and save it in Word. It was left out."


# Headings


def _levels(document: Document) -> Mapping[str, int]:
    """The heading level of each style that is one's, by the style's id: its own outline level, or its ancestors'."""
    # Of some files thousands: the library looks through all of them for the one that another is based on.
    styles: dict[str, BaseStyle] = {}
    for style in document.styles:
        styles.setdefault(style.style_id or "", style)
    levels = {name: _level_of(style, styles) for name, style in styles.items() if name}
    return {name: level for name, level in levels.items() if level}


def _level_of(style: BaseStyle, styles: Mapping[str, BaseStyle]) -> int:
    for _ in range(10):  # styles can be based on one another in a circle
        level = _level_of_name(style.name or "")
        if level:
            return level
        outline = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is not None and outline.get(qn("w:val"), "9") in "012345":
            return int(outline.get(qn("w:val"))) + 1
        base = styles.get(style.element.basedOn_val or "")
        if base is None:
            return 0
        style = base
    return 0


def _level_of_name(name: str) -> int:
    if name.casefold() == "title":
        return 1
    match = _HEADING.fullmatch(name)
    return min(int(match[1]), 6) if match is not None else 0


# The text


def _parts(root: etree._Element, levels: Mapping[str, int]) -> Iterator[Part]:
    """The paragraphs below `root` in order; one within another (a text box) comes after what it is anchored in."""
    open_paragraphs: list[tuple[list[str], int]] = []
    cells: list[list[str]] = []
    skipping = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _SKIPPED:
            skipping += 1 if event == "start" else -1
        if skipping:
            continue
        if event == "start":
            if tag == _P:
                open_paragraphs.append(([], _paragraph_level(element, levels)))
            elif tag == _ROW:
                cells.append([])
            elif open_paragraphs:
                open_paragraphs[-1][0].append(_words(element))
            continue
        if tag == _P:
            pieces, level = open_paragraphs.pop()
            text = each_line("".join(pieces))
            if text and cells:
                cells[-1].append(one_line(text))
            elif text:
                yield Part(text, level)
        elif tag == _ROW and cells:
            row = cells.pop()
            if row and cells:  # a table in a table
                cells[-1].extend(row)
            elif row:
                yield Part(CELL.join(row), is_row=True)


def _words(element: etree._Element) -> str:
    tag = element.tag
    if tag == _T:
        return element.text or ""
    if tag == _TAB:
        return "\t"
    if tag == _HYPHEN:
        return "-"
    return "\n" if tag == _BREAK and element.get(qn("w:type")) != "page" else ""


def _paragraph_level(paragraph: etree._Element, levels: Mapping[str, int]) -> int:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is None:
        return 0
    name = style.get(qn("w:val"), "")
    return levels.get(name) or _level_of_name(
        name
    )  # a program may name a style that the file does not describe


def _notes(document: Document) -> Iterator[etree._Element]:
    """The footnotes and endnotes, which python-docx leaves as they are."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/footnotes", "/endnotes")):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            yield etree.fromstring(relation.target_part.blob, parser)


def _metadata(document: Document, parts: list[Part]) -> Metadata:
    """The title as it stands at the head of the text, or in the document's properties; its author. When a file was made
    or saved is not when its text was published."""
    properties = document.core_properties
    headed = next((part.text for part in parts[:3] if part.level == 1), None)
    title = headed or title_or_none(properties.title)
    return Metadata(title=one_line(title) if title else None, author=person_or_none(properties.author))
