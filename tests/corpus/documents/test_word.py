from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.documents import word
from aigov_tui.corpus.read import ReadResult
from aigov_tui.model.source import Document
from tests.corpus.support import BODY, BODY_ZH, read
from tests.timing import within


def docx_of(write: Callable[[WordDocument], object]) -> bytes:
    document = docx.Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_file(data: bytes, name: str, content: bytes) -> bytes:
    """The Word document with one of its files replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return stream.getvalue()


def result(folder: Path, data: bytes) -> ReadResult:
    return read(folder, data, "letter.docx")


def document_of(folder: Path, data: bytes) -> Document:
    found = result(folder, data)
    assert found.document is not None, found.problems
    return found.document


def report(document: WordDocument) -> None:
    document.core_properties.author = "Maria Rossi"
    document.core_properties.title = "draft.docx"
    document.add_heading("Governing AI together", level=0)
    document.add_heading("What was agreed", level=1)
    document.add_paragraph(BODY)
    table = document.add_table(rows=0, cols=2)
    for cells in (("Year", "Money"), ("2025", "10 million")):
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = cells
    document.add_heading("And in Chinese", level=2)
    document.add_paragraph(BODY_ZH)


def test_paragraphs_headings_and_tables_come_in_order(tmp_path: Path) -> None:
    document = document_of(tmp_path, docx_of(report))
    assert [(paragraph.kind.value, paragraph.text) for paragraph in document.paragraphs] == [
        ("title", "Governing AI together"),
        ("heading", "What was agreed"),
        ("body", BODY),
        ("body", "Year | Money"),
        ("body", "2025 | 10 million"),
        ("heading", "And in Chinese"),
        ("body", BODY_ZH),
    ]
    assert (document.metadata.title, document.metadata.author) == ("Governing AI together", "Maria Rossi")
    assert (document.metadata.published_on, document.encoding) == (None, "docx")
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start_char : paragraph.end_char] == paragraph.text


def test_the_name_of_the_library_that_wrote_a_file_is_no_author(tmp_path: Path) -> None:
    data = docx_of(lambda document: document.add_paragraph(BODY))
    assert document_of(tmp_path, data).metadata.author is None


def test_accepted_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    def revised(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Rules are ")
        runs = (
            ("ins", "<w:t>binding</w:t>"),
            ("del", "<w:delText>voluntary</w:delText>"),
            ("moveFrom", "<w:t>, for now</w:t>"),
        )
        for kind, text in runs:
            xml = f'<w:{kind} {nsdecls("w")} w:id="1" w:author="x"><w:r>{text}</w:r></w:{kind}>'
            paragraph._p.append(parse_xml(xml))

    assert document_of(tmp_path, docx_of(revised)).text == "Rules are binding"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = with_file(docx_of(report), "word/document.xml", b" " * (129 * 1024 * 1024))
    found = result(tmp_path, data)
    assert found.document is None
    assert "MiB" in found.problems[0].message


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("what nobody should read")
    xml = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY file SYSTEM "file://{secret}"><!ENTITY a "{"a" * 1000}">
<!ENTITY b "{"&a;" * 1000}"><!ENTITY c "{"&b;" * 1000}">]>
<w:document {nsdecls("w")}><w:body><w:p><w:r><w:t>Words &file; and &c;</w:t></w:r></w:p></w:body></w:document>"""
    found = result(tmp_path, with_file(docx_of(report), "word/document.xml", xml.encode()))
    text = found.document.text if found.document is not None else found.problems[0].message
    assert "what nobody should read" not in text
    assert len(text) < 10_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"no zip at all",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        docx_of(report)[:2000],
        with_file(docx_of(report), "word/document.xml", b"<w:document>"),
        with_file(docx_of(report), "[Content_Types].xml", b""),
        docx_of(lambda document: None),
    ],
    ids=["empty", "head", "text", "old", "cut", "xml", "types", "nothing"],
)
def test_a_broken_document_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    found = result(tmp_path, data)
    assert found.document is None
    assert found.problems[0].message.endswith(".")
    assert found.problems[0].path == "letter.docx"


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (f"<w:document {nsdecls('w')}><w:body><w:p><oops</w:body>", "breaks off or is garbled"),
        (
            f"<w:document {nsdecls('w')}>{'<w:tbl><w:tr><w:tc>' * 400}{'</w:tc></w:tr></w:tbl>' * 400}</w:document>",
            "hundreds deep",
        ),
    ],
    ids=["broken", "deep"],
)
def test_bad_xml_is_told_in_other_words_than_the_parsers(tmp_path: Path, xml: str, told: str) -> None:
    (problem,) = result(tmp_path, with_file(docx_of(report), "word/document.xml", xml.encode())).problems
    assert told in problem.message
    assert "<string>" not in problem.message
    assert "XML" not in problem.message


def test_a_style_that_the_file_names_and_does_not_describe_is_known_by_its_name(tmp_path: Path) -> None:
    def write(document: WordDocument) -> None:
        for style, text in (("Title", "A note"), ("Heading1", "What it is about"), ("Ours", BODY)):
            paragraph = document.add_paragraph(text)
            paragraph._p.get_or_add_pPr()._add_pStyle().set(qn("w:val"), style)
        for style in list(document.styles.element.style_lst):
            document.styles.element.remove(style)

    document = document_of(tmp_path, docx_of(write))
    assert [(p.kind.value, p.text) for p in document.paragraphs][:2] == [
        ("title", "A note"),
        ("heading", "What it is about"),
    ]


def test_thousands_of_styles_cost_in_proportion(tmp_path: Path) -> None:
    """Programs that copy styles along with words leave as many; each was looked for among all others."""
    style = '<w:style w:type="paragraph" w:styleId="S{0}"><w:name w:val="Ours {0}"/><w:basedOn w:val="S{1}"/></w:style>'
    many = "".join(style.format(number, number + 1) for number in range(2_000))
    heading = '<w:style w:type="paragraph" w:styleId="S2000"><w:name w:val="heading 1"/></w:style>'
    styles = f"<w:styles {nsdecls('w')}>{many}{heading}</w:styles>"

    def write(document: WordDocument) -> None:
        for name, text in (("S1995", "What it is about"), ("S0", BODY)):
            paragraph = document.add_paragraph(text)
            paragraph._p.get_or_add_pPr()._add_pStyle().set(qn("w:val"), name)

    data = with_file(docx_of(write), "word/styles.xml", styles.encode())
    with within(2):
        found = word.read(data)
    assert isinstance(found, Decoded)
    assert found.parts is not None
    assert [part.level for part in found.parts] == [1, 0]


def test_the_title_that_a_library_gives_to_a_document_without_one_is_none(tmp_path: Path) -> None:
    def write(document: WordDocument) -> None:
        document.core_properties.title = "Word Document"
        document.add_paragraph(BODY)

    assert document_of(tmp_path, docx_of(write)).metadata.title != "Word Document"
