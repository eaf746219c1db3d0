"""Open Document texts and EPUB books, made by hand: what is text in them, and what they say of themselves."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from aigov_tui.corpus.read import ReadResult
from aigov_tui.model.source import Document, ParagraphKind
from tests.corpus.support import read

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
LETTER = """
<text:tracked-changes><text:p>It was never said.</text:p></text:tracked-changes>
<text:h text:outline-level="1">Letter on dues</text:h>
<text:p>Carrow <text:span>cannot</text:span><text:s/>pay.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See
the minutes.</text:p></text:note-body></text:note> Nobody can.</text:p>
<text:list><text:list-item><text:p>First demand.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell><text:p>41</text:p>
</table:table-cell></table:table-row></table:table>
"""


def zipped(**files: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def odt(body: str, kind: str = "text") -> bytes:
    content = f"<office:document-content {_SPACES}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    meta = f"<office:document-meta {_SPACES}><dc:title>Letter on dues</dc:title><dc:creator>Ida Quill</dc:creator><dc:date>2020-01-01</dc:date></office:document-meta>"
    return zipped(**{"content.xml": content, "meta.xml": meta})


def epub(*chapters: str, extra: dict[str, str] | None = None) -> bytes:
    items = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in reversed(range(len(chapters))))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>The Herring War</dc:title><dc:creator>Ruth Marcal</dc:creator><dc:publisher>Sound Press</dc:publisher>"
        "<dc:date>2024-05-02T00:00:00Z</dc:date><dc:language>en-GB</dc:language></metadata><manifest>"
        f'<item id="nav" href="nav.xhtml" properties="nav"/>{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    files = {"META-INF/container.xml": container, "OPS/book.opf": package, "OPS/nav.xhtml": "<p>Contents</p>"}
    files |= {f"OPS/text/c {n}.xhtml": chapter for n, chapter in enumerate(chapters)}
    return zipped(**(files | (extra or {})))


def result(folder: Path, data: bytes, name: str) -> ReadResult:
    return read(folder, data, name)


def document_of(folder: Path, data: bytes, name: str) -> Document:
    found = result(folder, data, name)
    assert found.document is not None, found.problems
    return found.document


def reason(folder: Path, data: bytes, name: str) -> str:
    found = result(folder, data, name)
    assert found.document is None
    return found.problems[0].message


def test_an_open_document_text(tmp_path: Path) -> None:
    document = document_of(tmp_path, odt(LETTER), "letter.odt")
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "Letter on dues",
        "Carrow cannot pay. Nobody can.",
        "See the minutes.",
        "First demand.",
        "Port | 41",
    ]
    assert document.metadata.title == "Letter on dues"
    assert document.metadata.author == "Ida Quill"
    assert document.metadata.published_on is None  # when it was saved says nothing
    assert document.encoding == "odt"


def test_a_book_is_read_in_the_order_of_its_chapters(tmp_path: Path) -> None:
    last = "<html><head><title>x</title></head><body><h1>Two</h1><p>The end&nbsp;of it.<sup>3</sup></p></body></html>"
    first = "<html><body><h2>One</h2><div>The navies<br/>met.</div><ul><li>A list.</li></ul><script>no()</script></body></html>"
    document = document_of(tmp_path, epub(last, first), "book.epub")
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "One",
        "The navies\nmet.",
        "A list.",
        "Two",
        "The end of it.",
    ]
    assert document.paragraphs[3].kind is ParagraphKind.HEADING
    about = document.metadata
    assert (about.title, about.author, about.publisher) == ("The Herring War", "Ruth Marcal", "Sound Press")
    assert (about.published_on, about.language) == ("2024-05-02", "en")


def test_a_chapter_named_again_and_again_is_read_once(tmp_path: Path) -> None:
    again = {"OPS/book.opf": (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/></manifest>'
        "<spine>" + '<itemref idref="a"/>' * 50 + "</spine></package>"
    ), "OPS/a.xhtml": "<p>The navies met.</p>"}  # fmt: skip
    document = document_of(tmp_path, epub(extra=again), "book.epub")
    assert [paragraph.text for paragraph in document.paragraphs] == ["The navies met."]


def test_what_is_none_is_a_sentence(tmp_path: Path) -> None:
    assert "no Open Document text" in reason(tmp_path, b"nothing", "a.odt")
    assert "a sheet" in reason(tmp_path, odt("", "spreadsheet"), "a.odt")
    assert "holds no text" in reason(tmp_path, odt("<text:p/>"), "a.odt")
    assert "no EPUB book" in reason(tmp_path, zipped(a="b"), "a.epub")
    locked = epub("<p>x</p>", extra={"META-INF/encryption.xml": "<e><EncryptedData/></e>"})
    assert "encrypted" in reason(tmp_path, locked, "a.epub")


def test_a_bomb_of_entities_is_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    content = odt("<text:p>Text stays.</text:p>")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        words = archive.read("content.xml").decode().replace("stays.", "stays.&b;")
    document = document_of(tmp_path, zipped(**{"content.xml": bomb + words}), "a.odt")
    assert document.text == "Text stays."
