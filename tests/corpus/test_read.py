from __future__ import annotations

import hashlib
import os
import pickle
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.discover import discover
from aigov_tui.corpus.found import FoundFile
from aigov_tui.corpus.read import read_document
from aigov_tui.model.curated import CuratedSource
from aigov_tui.model.source import DatePrecision, Document, Metadata, ParagraphKind
from tests.corpus.support import BODY, SEEDS, document_of, file_of, read

SEED_FILES = discover([SEEDS]).files


def assert_exact(document: Document) -> None:
    last = 0
    for ordinal, paragraph in enumerate(document.paragraphs):
        assert paragraph.ordinal == ordinal
        assert document.text[paragraph.start_char : paragraph.end_char] == paragraph.text
        assert paragraph.text == paragraph.text.strip() != ""
        assert paragraph.start_char >= last
        assert paragraph.duplicate_of is None or paragraph.duplicate_of < ordinal
        last = paragraph.end_char


def seed(start: str) -> Document:
    (file,) = (file for file in SEED_FILES if file.relative.startswith(start))
    document = read_document(file).document
    assert document is not None
    assert_exact(document)
    return document


def kinds(document: Document) -> Counter[str]:
    return Counter(paragraph.kind.value for paragraph in document.paragraphs)


# The seeds, without what is curated about them


def test_a_headline_below_its_summary_and_disclaimers_below_the_text() -> None:
    document = seed("000")
    assert document.metadata == Metadata(title="China Challenges US AI, Crypto Dominance", language="en")
    assert kinds(document) == {"title": 1, "body": 9, "heading": 1, "boilerplate": 3}
    (heading,) = (p.text for p in document.paragraphs if p.kind is ParagraphKind.HEADING)
    assert heading == "Rivalry With The U.S."
    cue = next(p for p in document.paragraphs if p.text.endswith("He added,"))
    assert document.paragraphs[cue.ordinal + 1].text.startswith("Currently, key resources")


def test_a_page_with_navigation_advertisements_and_a_relative_date() -> None:
    document = seed("001")
    metadata = document.metadata
    assert metadata.title == "China proposes global AI cooperation framework amid rising tensions with the US"
    assert metadata.author == "Marijan Hassan"
    assert (metadata.published_on, metadata.publisher, metadata.url) == (None, None, None)
    assert kinds(document) == {"title": 1, "byline": 3, "heading": 3, "body": 13, "boilerplate": 10}


def test_an_article_that_its_file_holds_twice() -> None:
    document = seed("002")
    assert document.metadata.title is None
    assert document.metadata.url == "www.businesstimestimes.com.sg"
    repeats = [p for p in document.paragraphs if p.duplicate_of is not None]
    assert len(repeats) == 20
    assert all(p.text == document.paragraphs[p.duplicate_of or 0].text for p in repeats)
    assert [p.ordinal for p in repeats] == list(range(21, 41))


def test_labels_that_stand_above_what_they_label() -> None:
    document = seed("003")
    metadata = document.metadata
    assert (metadata.author, metadata.published_on) == ("Mengying Tao", "2025-08-20")
    assert metadata.published_precision is DatePrecision.DAY
    assert kinds(document)["heading"] == 5
    assert document.paragraphs[-1].kind is ParagraphKind.BOILERPLATE


# Any document


def test_identity_and_bytes(tmp_path: Path) -> None:
    data = f"\ufeffA Title of Some Length\r\n\r\n{BODY}\r\n".encode()
    file = file_of(tmp_path, "sub/a.txt", data)
    document = read_document(file).document
    assert document is not None
    assert (document.key, document.path, document.size) == ("sub/a", "sub/a.txt", len(data))
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.text == f"A Title of Some Length\n\n{BODY}\n"


def test_the_curator_wins_over_front_matter_and_that_over_the_text(tmp_path: Path) -> None:
    text = f"---\ntitle: From Above\ndate: 2025-07\n---\n\nFrom the Text Itself\nBy Jane Doe\nJuly 1, 2024\n\n{BODY}"
    file = file_of(tmp_path, "a.md", text)
    curated = CuratedSource("a.md", "my-key", Metadata(title="From the Curator", kind="analysis"))
    document = read_document(file, curated).document
    assert document is not None
    assert document.key == "my-key"
    assert document.metadata == Metadata(
        title="From the Curator",
        author="Jane Doe",
        published_on="2025-07",
        published_precision=DatePrecision.MONTH,
        language="en",
        kind="analysis",
    )


def test_what_the_curator_blanks_is_unknown_whatever_the_text_says(tmp_path: Path) -> None:
    text = f"A Title of Some Length\n\nBy Jane Doe\n\nJuly 1, 2024\n\n{BODY}\n\nSource: https://example.org/a"
    file = file_of(tmp_path, "a.txt", text)
    plain = read_document(file).document
    blank = ("author", "published_on", "published_precision", "url")
    curated = CuratedSource("a.txt", None, Metadata(title="A Title"), blank)
    document = read_document(file, curated).document
    assert plain is not None
    assert document is not None
    assert all(getattr(plain.metadata, name) is not None for name in blank)
    assert all(getattr(document.metadata, name) is None for name in blank)
    assert document.metadata.title == "A Title"


def test_front_matter_is_no_text(tmp_path: Path) -> None:
    document = document_of(tmp_path, f"---\ntitle: A\n---\n{BODY}", "a.md")
    front, body = document.paragraphs
    assert (front.kind, front.text) == (ParagraphKind.BOILERPLATE, "---\ntitle: A\n---")
    assert (body.kind, body.text) == (ParagraphKind.BODY, BODY)


def test_only_what_is_labelled_is_the_address(tmp_path: Path) -> None:
    assert (
        document_of(tmp_path, f"{BODY}\nSource: https://example.org/1.").metadata.url
        == "https://example.org/1"
    )
    assert document_of(tmp_path, f"{BODY}\n\nhttps://example.org/2\n").metadata.url == "https://example.org/2"
    assert document_of(tmp_path, f"{BODY} See https://example.org/3 for more.").metadata.url is None


def test_an_empty_file_is_read_and_said_to_be_empty(tmp_path: Path) -> None:
    result = read(tmp_path, " \n\n")
    assert result.document is not None
    assert result.document.paragraphs == ()
    assert [problem.code for problem in result.problems] == ["empty"]


def test_problems_name_the_file(tmp_path: Path) -> None:
    result = read(tmp_path, "naïve café ".encode("cp1252") * 20, "sub/x.txt")
    assert result.document is not None
    assert [problem.path for problem in result.problems] == ["sub/x.txt"]
    assert result.document.problems == result.problems


def test_a_binary_file_and_one_that_vanished_yield_no_document(tmp_path: Path) -> None:
    result = read(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert result.document is None
    assert result.problems[0].code == "binary"
    gone = read_document(FoundFile(tmp_path / "gone.txt", "gone.txt", "gone", 1))
    assert gone.document is None
    assert gone.problems[0].code == "unreadable"


def test_what_came_of_a_file_can_be_sent_to_another_process(tmp_path: Path) -> None:
    result = read(tmp_path, BODY)
    assert pickle.loads(pickle.dumps(result)) == result
    assert pickle.loads(pickle.dumps(SEED_FILES)) == SEED_FILES


@pytest.mark.parametrize(
    "data",
    [
        b"[/b] [Article 7] \x1b[31mred\x1b[0m \x9b2J \xe2\x80\xae",
        ("“Never closed\n\n" * 50).encode(),
        b"\0",
        b"\xff" * 1000,
        b"\xef\xbb\xbf",
        b"---\n---\n---\n",
        "\u2028\u2029\x85\x0b\x0c\x1c".encode(),
        ("人" * 300_000).encode(),
        ("word " * 100_000).encode(),
        b"\n" * 300_000,
        ("“" * 100_000).encode(),
        ("a\n\n" * 20_000).encode(),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_hostile_documents_are_read(tmp_path: Path, data: bytes, name: str) -> None:
    document = read(tmp_path, data, name).document
    if document is not None:
        assert_exact(document)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_became_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    file = file_of(tmp_path, "a.txt", BODY)
    file.path.unlink()
    os.mkfifo(file.path)
    result = read_document(file)
    assert result.document is None
    assert [problem.message for problem in result.problems] == [
        "It is no file any more, but a device or a pipe; it was left out."
    ]


LINES = st.sampled_from(
    [
        "",
        "---",
        "title: x",
        "# A",
        "By Jane Doe",
        "July 26, 2025",
        "Share",
        "Related articles",
        "A Heading",
        "作者：",
        "来源：新华社",
        BODY,
        "He added,",
        "- item",
        "===",
        "\ufeff",
        "(Source: www.x.org)",
    ]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(LINES, max_size=25), st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_read_with_exact_spans(lines: list[str], name: str) -> None:
    with TemporaryDirectory() as folder:
        file = file_of(Path(folder), name, "\n".join(lines))
        document = read_document(file).document
        if document is not None:
            assert_exact(document)
            assert read_document(replace(file, key="other")).document == replace(document, key="other")


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        document = read(Path(folder), data).document
        if document is not None:
            assert_exact(document)
