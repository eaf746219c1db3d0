from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.corpus.read import ReadResult
from aigov_tui.model.source import Document
from tests.corpus.documents.pdf_writer import Words, column, pdf_of
from tests.corpus.support import read
from tests.timing import within

FIRST = [
    "The European Union and the United Kingdom signed an agreement on artificial",
    "intelligence on Saturday, which both governments called the first of its kind. It com-",
    "mits them to sharing the tests of large models, and to a common body of inspec-",
    "tors who may look at any of them.",
    "",
    "A second paragraph stands below a gap, and goes on for long enough to fill more",
    "than a line of its page, and",
]
SECOND = [
    "does not end where the page ends but goes on at the top of the next, as paragraphs",
    "do. It ends here.",
    "",
    "The last paragraph is short.",
]


def result(folder: Path, data: bytes) -> ReadResult:
    return read(folder, data, "report.pdf")


def document_of(folder: Path, data: bytes) -> Document:
    found = result(folder, data)
    assert found.document is not None, found.problems
    return found.document


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_words_and_paragraphs_are_mended_across_lines_and_pages(tmp_path: Path) -> None:
    document = document_of(tmp_path, pdf_of(column(FIRST), column(SECOND)))
    assert texts(document) == [
        "The European Union and the United Kingdom signed an agreement on artificial intelligence on Saturday, which "
        "both governments called the first of its kind. It commits them to sharing the tests of large models, and to "
        "a common body of inspectors who may look at any of them.",
        "A second paragraph stands below a gap, and goes on for long enough to fill more than a line of its page, and "
        "does not end where the page ends but goes on at the top of the next, as paragraphs do. It ends here.",
        "The last paragraph is short.",
    ]
    assert [paragraph.page for paragraph in document.paragraphs] == [1, 1, 2]
    assert document.encoding == "pdf"
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start_char : paragraph.end_char] == paragraph.text


def test_letters_that_a_matrix_makes_large_are_read_like_any(tmp_path: Path) -> None:
    title = [Words(72, 780, "An agreement on tests", 20)]
    plain = document_of(tmp_path, pdf_of([*title, *column(FIRST)], column(SECOND)))
    scaled = document_of(tmp_path, pdf_of([*title, *column(FIRST)], column(SECOND), scaled=True))
    assert (scaled.metadata.title, texts(scaled)) == (plain.metadata.title, texts(plain))
    assert scaled.metadata.title == "An agreement on tests"


def test_a_compound_that_the_text_writes_with_a_hyphen_keeps_it(tmp_path: Path) -> None:
    lines = ["They agreed on a risk-based and risk-aware approach. That it is risk-", "based is new."]
    assert texts(document_of(tmp_path, pdf_of(column(lines)))) == [
        "They agreed on a risk-based and risk-aware approach. That it is risk-based is new."
    ]


def test_a_compound_is_told_by_how_it_begins_where_the_text_writes_it_once(tmp_path: Path) -> None:
    lines = ["They spoke of the well-", "known rules, and of a govern-", "ment that wants to keep to them."]
    made = document_of(tmp_path, pdf_of(column(lines)))
    assert "well-known rules, and of a government that" in made.text


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            Words(72, 800, f"Report on governing AI, 20{20 + number}"),
            *column([f"Page {name} has a sentence of its own."]),
            Words(290, 40, str(number)),
        ]
        for number, name in enumerate(("one", "two", "three", "four", "five"), start=1)
    ]
    assert texts(document_of(tmp_path, pdf_of(*pages))) == [
        f"Page {name} has a sentence of its own." for name in ("one", "two", "three", "four", "five")
    ]


def test_what_stands_at_a_page_s_edge_once_stays(tmp_path: Path) -> None:
    pages = [
        [Words(72, 800, f"{name} is what this page begins with.")] for name in ("Trade", "Law", "Energy")
    ]
    assert len(texts(document_of(tmp_path, pdf_of(*pages)))) == 3


LEFT = [f"left line {number} of the first column here" for number in range(1, 9)]
RIGHT = [f"right line {number} of the second column" for number in range(1, 9)]


@pytest.mark.parametrize("by_row", [False, True], ids=["drawn column by column", "drawn row by row"])
def test_columns_are_read_one_after_the_other(tmp_path: Path, by_row: bool) -> None:
    columns = column(LEFT, x=60, top=650), column(RIGHT, x=320, top=650)
    body = (
        [words for row in zip(*columns, strict=True) for words in row]
        if by_row
        else [*columns[0], *columns[1]]
    )
    across = Words(60, 700, "A headline that runs across both of the columns of this page", 18)
    document = document_of(tmp_path, pdf_of([across, *body]))
    assert document.text.index("left line 8") < document.text.index("right line 1")
    assert document.text.startswith(across.text)
    assert document.metadata.title == across.text


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [
        Words(x, 700 - 14 * number, f"{name} {number}")
        for number in range(8)
        for x, name in ((72, "the year no"), (300, "money spent"))
    ]
    text = document_of(tmp_path, pdf_of(rows)).text
    assert text.index("money spent 0") < text.index("the year no 1") < text.index("money spent 1")


def test_large_letters_are_headings_and_the_largest_the_title(tmp_path: Path) -> None:
    page = [
        Words(72, 760, "Governing AI together", 22),
        Words(72, 700, "What was agreed", 15),
        *column(FIRST[:4], top=670),
    ]
    document = document_of(tmp_path, pdf_of(page, title="draft-3.docx", author="Maria Rossi"))
    assert [paragraph.kind.value for paragraph in document.paragraphs] == ["title", "heading", "body"]
    assert (document.metadata.title, document.metadata.author) == ("Governing AI together", "Maria Rossi")
    assert document.metadata.published_on is None


def test_a_title_of_two_lines_in_the_middle_of_the_page_is_one(tmp_path: Path) -> None:
    title = [Words(100, 760, "A long title that takes more than", 20), Words(230, 736, "one line", 20)]
    document = document_of(tmp_path, pdf_of([*title, *column(FIRST[:4])]))
    assert document.metadata.title == "A long title that takes more than one line"


def test_notes_at_the_foot_do_not_part_a_paragraph(tmp_path: Path) -> None:
    notes = column(["1 A note in small letters, about an", "inspector."], top=80, size=8)
    document = document_of(tmp_path, pdf_of([*column(FIRST), *notes], column(SECOND)))
    assert "a line of its page, and does not end where the page ends" in document.text
    assert "1 A note in small letters, about an inspector." in texts(document)


def test_what_a_program_says_of_itself_is_no_author_or_title(tmp_path: Path) -> None:
    data = pdf_of(column(SECOND), title="Microsoft Word - final.docx", author="Administrator")
    metadata = document_of(tmp_path, data).metadata
    assert (metadata.title, metadata.author) == (None, None)


def test_a_noted_author_that_is_no_text_costs_nobody_the_document(tmp_path: Path) -> None:
    data = pdf_of(column(SECOND), title="Dues for 2025", author="Ida Quill")
    data = data.replace("\ufeffIda Quill".encode("utf-16-be").hex().encode(), b"feffd800")  # half a character
    metadata = document_of(tmp_path, data).metadata
    assert (metadata.title, metadata.author) == ("Dues for 2025", None)


def test_chinese_lines_are_joined_without_blanks(tmp_path: Path) -> None:
    lines = [
        "国务院总理李强在大会开幕式上表示，各方应当加强协调，尽快形成具有",
        "广泛共识的全球治理框架和规则。",
    ]
    assert texts(document_of(tmp_path, pdf_of(column(lines)))) == ["".join(lines)]


def test_a_scanned_pdf_says_that_it_has_no_text(tmp_path: Path) -> None:
    found = result(tmp_path, pdf_of([], []))
    assert found.document is None
    assert found.problems[0].code == "no-text"


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    found = result(tmp_path, pdf_of(column(SECOND), encrypted=True))
    assert found.document is None
    assert found.problems[0].code == "encrypted"


WHOLE = pdf_of(column(FIRST), column(SECOND))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-",
        b"no PDF at all",
        b"%PDF-1.4\n" + b"\0" * 1000,
        b"%PDF-1.4\n" + b"[" * 100_000,
        b"%PDF-1.4\n" + b"<<" * 100_000,
        WHOLE[: len(WHOLE) // 2],
        WHOLE.replace(b"/Count 2", b"/Count 999999999"),
        WHOLE.replace(b"/Kids [9 0 R 11 0 R]", b"/Kids [2 0 R 2 0 R]"),
        WHOLE.replace(b"endstream", b"endst"),
    ],
    ids=["empty", "head", "text", "nuls", "arrays", "dictionaries", "half", "pages", "circle", "streams"],
)
def test_a_broken_pdf_is_a_sentence_or_a_document_in_good_time(tmp_path: Path, data: bytes) -> None:
    with within(10):
        found = result(tmp_path, data)
    assert found.document is not None or found.problems[0].message.endswith((".", "one."))


def test_a_page_of_only_noise_ends(tmp_path: Path) -> None:
    page = [Words(72 + (number * 37) % 400, 60 + (number * 91) % 700, "a b") for number in range(4_000)]
    with within(10):
        result(tmp_path, pdf_of(page))


def test_the_mark_of_a_note_is_no_part_of_the_text(tmp_path: Path) -> None:
    page = [
        Words(72, 700, "delivered in person."),
        Words(168, 704, "12", 6),
        Words(72, 686, "It covers 40 km"),
        Words(147, 690, "2", 6),
        *column(FIRST, top=640),
    ]
    document = document_of(tmp_path, pdf_of(page))
    assert texts(document)[:2] == ["delivered in person.", "It covers 40 km2"]


def test_chinese_paragraphs_are_told_by_their_first_lines(tmp_path: Path) -> None:
    line = "各地要加强港口建设完善停泊加冰加油等服务严格控制捕捞强度稳步推进减船转产"
    page = [
        Words(96, 700, line[:-2] + "。"),
        Words(96, 684, line[:-2] + "，"),
        Words(72, 668, line[:20] + "。"),
        Words(96, 652, "负责人表示：“我们将继续支持。”该负责人强调，不得截留。"),
    ]
    document = document_of(tmp_path, pdf_of(page))
    assert texts(document) == [
        line[:-2] + "。",
        line[:-2] + "，" + line[:20] + "。",
        "负责人表示：“我们将继续支持。”该负责人强调，不得截留。",
    ]
