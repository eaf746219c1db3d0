"""Open Document texts (LibreOffice): headings, paragraphs, rows of tables and notes (lxml)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from aigov_tui.corpus.clean import each_line, one_line
from aigov_tui.corpus.decode import Decoded, Refused, refused
from aigov_tui.corpus.documents.packed import decoded, dublin_core, files_of, one_blank, xml
from aigov_tui.corpus.parts import CELL, Part

_OFFICE, _TEXT, _TABLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "table")
)
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_LEFT_OUT = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_TEXT}table-of-content"}
)


def read(data: bytes) -> Decoded | Refused:
    """The text of an Open Document text, its notes behind their paragraphs. May raise anything (see `apart`)."""
    files = files_of(data)
    content = files.get("content.xml")
    if content is None:
        return refused("This is no Open Document text, whatever its name says.")
    body = xml(content).find(f".//{_OFFICE}text")
    if body is None:
        return refused("This Open Document file is a sheet, a drawing or a presentation, not a text.")
    meta = xml(files["meta.xml"]) if "meta.xml" in files else None
    return decoded(list(_parts(body)), dublin_core(meta), "odt")


def _parts(body: etree._Element) -> Iterator[Part]:
    for element in body:
        tag = element.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag in (f"{_TEXT}h", f"{_TEXT}p"):
            yield from _paragraph(element)
        elif tag == f"{_TABLE}table":
            yield from _rows(element)
        else:
            yield from _parts(element)


def _paragraph(element: etree._Element) -> Iterator[Part]:
    level = element.get(f"{_TEXT}outline-level", "1") if element.tag == f"{_TEXT}h" else "0"
    text = each_line(_text_in(element))
    if text:
        yield Part(text, min(int(level), 6) if level.isdecimal() else 1)
    for note in element.iterfind(f".//{_TEXT}note-body"):
        yield from _parts(note)


def _rows(table: etree._Element) -> Iterator[Part]:
    for row in table.iter(f"{_TABLE}table-row"):
        cells = [
            one_line(" ".join(map(_text_in, cell.iter(f"{_TEXT}p"))))
            for cell in row.iterfind(f"{_TABLE}table-cell")
        ]
        if any(cells):
            yield Part(CELL.join(cell for cell in cells if cell), is_row=True)


def _text_in(element: etree._Element) -> str:
    pieces = [one_blank(element.text)]
    for child in element:
        if child.tag in _SPACES:
            pieces.append(_SPACES[child.tag])
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and child.tag != f"{_TEXT}note":
            pieces.append(_text_in(child))
        pieces.append(one_blank(child.tail))
    return "".join(pieces)
