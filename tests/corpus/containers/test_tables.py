from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.corpus.containers import CONTAINERS, rows, tables
from aigov_tui.corpus.discover import Discovery, discover
from aigov_tui.corpus.formats import CONTAINER_SUFFIXES
from aigov_tui.corpus.read import read_document
from aigov_tui.model.source import DatePrecision, Document
from tests.corpus.support import BODY, BODY_ZH
from tests.timing import within


def found_in(folder: Path, data: bytes | str, name: str) -> Discovery:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return discover([path])


def documents_of(found: Discovery) -> list[Document]:
    results = [read_document(file) for file in found.files]
    assert all(result.document is not None for result in results), [result.problems for result in results]
    return [result.document for result in results if result.document is not None]


def json_lines(*items: object) -> str:
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def csv_of(lines: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(lines)
    return stream.getvalue()


def said(found: Discovery) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in found.problems]


def test_every_container_has_its_reader() -> None:
    assert set(CONTAINERS) == set(CONTAINER_SUFFIXES)


# What both kinds of tables hold


ROW = {
    "key": "speech-1",
    "Title": "A speech",
    "text": f"{BODY}\r\n\r\n{BODY_ZH}",
    "author": "Maria Rossi",
    "published": "2025-07",
    "url": "https://example.org/1",
    "publisher": "The Example",
    "language": "en",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.jsonl", json_lines(ROW, {"text": BODY})),
        ("t.ndjson", json_lines(ROW, {"text": BODY})),
        ("t.csv", csv_of([list(ROW), list(ROW.values()), ["", "", BODY, "", "", "", "", ""]])),
        ("t.csv", csv_of([list(ROW), list(ROW.values()), ["", "", BODY, "", "", "", "", ""]], ";")),
        ("t.csv", csv_of([list(ROW), list(ROW.values()), ["", "", BODY, "", "", "", "", ""]], "\t")),
    ],
)
def test_each_row_is_a_document_with_what_its_columns_say(tmp_path: Path, name: str, data: str) -> None:
    found = found_in(tmp_path, data, name)
    first, second = documents_of(found)
    assert found.problems == ()
    assert (first.key, second.key) == ("t#speech-1", "t#2")
    assert first.path == f"{name}#speech-1"
    assert first.text == f"{BODY}\n\n{BODY_ZH}"
    assert first.encoding == ("csv/utf-8" if name == "t.csv" else "jsonl/utf-8")
    metadata = first.metadata
    assert (metadata.title, metadata.author, metadata.publisher) == ("A speech", "Maria Rossi", "The Example")
    assert (metadata.published_on, metadata.published_precision) == ("2025-07", DatePrecision.MONTH)
    assert (metadata.url, metadata.language) == ("https://example.org/1", "en")
    assert second.metadata.author is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("name", ["t.jsonl", "t.csv"])
def test_tables_come_in_many_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    lines = [{"id": f"第{number}", "text": f"{number}：{BODY_ZH}"} for number in range(20)]
    text = (
        json_lines(*lines)
        if name == "t.jsonl"
        else csv_of([["id", "text"], *([*row.values()] for row in lines)])
    )
    documents = documents_of(found_in(tmp_path, text.encode(encoding), name))
    assert [document.text for document in documents] == [row["text"] for row in lines]
    assert documents[3].key == "t#第3"


def test_a_row_s_hash_is_that_of_its_bytes_alone(tmp_path: Path) -> None:
    before = found_in(
        tmp_path, json_lines({"id": "a", "text": "one"}, {"id": "b", "text": "two"}), "t.jsonl"
    ).files
    after = found_in(
        tmp_path, json_lines({"id": "0", "text": "new"}, {"id": "b", "text": "two"}), "t.jsonl"
    ).files
    assert before[1].sha256 == after[1].sha256
    assert before[0].sha256 != after[0].sha256


def test_renaming_a_column_changes_every_row_of_a_csv(tmp_path: Path) -> None:
    before = found_in(tmp_path, "text,author\na,b\n", "t.csv").files[0]
    after = found_in(tmp_path, "text,source\na,b\n", "t.csv").files[0]
    assert before.sha256 != after.sha256


def test_two_rows_of_one_key_are_two_documents(tmp_path: Path) -> None:
    found = found_in(tmp_path, json_lines({"id": "a", "text": "one"}, {"id": "a", "text": "two"}), "t.jsonl")
    assert len({file.key for file in found.files}) == 2
    assert [document.text for document in documents_of(found)] == ["one", "two"]


def test_a_text_of_a_megabyte_is_read_and_one_beyond_the_limit_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (rows, tables):
        monkeypatch.setattr(module, "ROW_LIMIT", 2_000_000)
    data = json_lines({"text": "a " * 500_000}, {"text": "b " * 1_500_000}, {"text": "last"})
    found = found_in(tmp_path, data, "t.jsonl")
    assert [file.size for file in found.files] == [1_000_000, 4]
    assert [line for line, _ in said(found)] == [2]
    found = found_in(tmp_path, csv_of([["text"], ["a " * 500_000], ["b " * 1_500_000], ["last"]]), "t.csv")
    assert [file.size for file in found.files] == [1_000_000]
    assert said(found)[0][0] == 3
    assert "what follows was left out" in said(found)[0][1]


def test_there_is_a_limit_to_rows_and_to_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    monkeypatch.setattr(tables, "MOST_PROBLEMS", 2)
    found = found_in(tmp_path, json_lines(*({"text": "x"} for _ in range(5))), "t.jsonl")
    assert len(found.files) == 3
    assert "more than 3 rows" in found.problems[0].message
    found = found_in(tmp_path, "no\n" * 5, "t.jsonl")
    assert len(found.problems) == 3
    assert found.problems[-1].message == "3 more rows could not be read."


@pytest.mark.parametrize("name", ["t.jsonl", "t.csv"])
@pytest.mark.parametrize("data", [b"", b"\n\n", b"\0\0\0\0", b"%PDF-1.4", b"\xff\xfe", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_table_is_a_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    found = found_in(tmp_path, data, name)
    assert found.files == ()
    assert found.problems
    assert all(problem.message.endswith(".") for problem in found.problems)


def test_a_table_with_nothing_below_its_head_says_so(tmp_path: Path) -> None:
    found = found_in(tmp_path, "title,text\n", "t.csv")
    assert [problem.message for problem in found.problems] == ["The table has no rows."]


@settings(max_examples=60)
@given(data=st.binary(max_size=300) | st.text(alphabet='text",;\n\r{}[]:\0é1', max_size=200).map(str.encode))
@pytest.mark.parametrize("name", ["t.jsonl", "t.csv"])
def test_no_bytes_make_it_fail(tmp_path: Path, name: str, data: bytes) -> None:
    for head in (b"", b"text,a\n"):
        for file in found_in(tmp_path, head + data, name).files:
            read_document(file)


# JSON lines


def test_bad_rows_are_said_with_their_line(tmp_path: Path) -> None:
    lines = [
        '{"text": "good"}',
        "no json",
        "[1]",
        '{"title": "x"}',
        '{"text": ""}',
        '{"text": null}',
        "[" * 100_000,
    ]
    found = found_in(tmp_path, "\n".join([*lines, "", '{"text": "last"}']), "t.jsonl")
    assert [document.text for document in documents_of(found)] == ["good", "last"]
    assert [line for line, _ in said(found)] == [2, 3, 4, 5, 6, 7]
    assert said(found)[2] == (4, "The row has no “text”.")
    assert said(found)[5] == (7, "The row is nested too deeply.")
    listed = found_in(tmp_path, '[{"text": "one"}, {"text": "two"}]', "list.jsonl")
    assert said(listed) == [(1, "The row is a JSON list: write each of its objects on a line of its own.")]


@pytest.mark.parametrize("text", [5, 1.5, True, ["one", "two"], {"name": "one"}])
def test_a_text_that_is_no_string_is_said_and_never_made_into_one(tmp_path: Path, text: object) -> None:
    found = found_in(tmp_path, json_lines({"text": text}, {"text": BODY}), "t.jsonl")
    assert [document.text for document in documents_of(found)] == [BODY]
    assert said(found) == [(1, "The row's “text” is no text: put it in quotation marks.")]


def test_values_that_are_no_text_are_put_into_words(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": "half a pair: \ud800",
        "author": [{"name": "A B"}, "C D"],
        "published": 2025,
        "url": {},
    }
    (document,) = documents_of(found_in(tmp_path, json.dumps(row), "t.jsonl"))
    assert (document.key, document.text) == ("t#7", "half a pair: ?")
    assert (document.metadata.author, document.metadata.published_on) == ("A B, C D", "2025")


# CSV


def test_line_ends_and_quotation_marks_within_cells(tmp_path: Path) -> None:
    lines = [["text", "id"], ['He said, "no",\nand left.', "a"], ["Plain", "b"]]
    documents = documents_of(found_in(tmp_path, csv_of(lines), "t.csv"))
    assert [document.text for document in documents] == ['He said, "no",\nand left.', "Plain"]


def test_a_mark_that_is_never_closed_is_said_with_its_line(tmp_path: Path) -> None:
    found = found_in(tmp_path, 'id,text\na,good\nb,"never closed\nc,lost\n', "t.csv")
    assert [file.member for file in found.files] == ["a"]
    assert said(found)[0][0] == 3
    assert "never closed" in said(found)[0][1]


def test_a_row_with_too_many_cells_is_said_with_its_line(tmp_path: Path) -> None:
    found = found_in(tmp_path, 'id,text\na,"two\nlines"\nb,one, two\nc,good\n', "t.csv")
    assert [file.member for file in found.files] == ["a", "c"]
    assert said(found) == [(4, "The row has 3 cells; the table has 2 columns.")]


def test_a_table_without_a_text_column_says_what_it_has(tmp_path: Path) -> None:
    found = found_in(tmp_path, "id,verse\na,b\n", "t.csv")
    assert found.files == ()
    assert "no column called “text”" in found.problems[0].message
    assert "id, verse" in found.problems[0].message


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("headline;body\nIce;Carrow has none.\n", "t.csv"),
        ("headline\tfull_text\nIce\tCarrow has none.\n", "t.tsv"),
        ("headline,content,text\nIce,Short.,Carrow has none.\n", "t.csv"),
        ('{"headline": "Ice", "text": "", "content": "Carrow has none."}\n', "t.jsonl"),
        ("标题,正文\nIce,Carrow has none.\n", "t.csv"),
    ],
)
def test_other_peoples_names_for_the_text(tmp_path: Path, table: str, name: str) -> None:
    (file,) = found_in(tmp_path, table, name).files
    document = read_document(file).document
    assert document is not None
    assert document.text.strip() == "Carrow has none."
    assert document.metadata.title == "Ice"


def test_a_file_that_changed_since_it_was_found_is_a_sentence(tmp_path: Path) -> None:
    (file,) = found_in(tmp_path, "id,text\na,b\n", "t.csv").files
    (tmp_path / "t.csv").write_text("nothing\n")
    assert read_document(file).problems[0].message.startswith("The row is not what it was")


def test_thirty_thousand_rows_are_found_in_good_time(tmp_path: Path) -> None:
    data = json_lines(*({"id": number, "text": f"Row {number} {BODY}"} for number in range(30_000)))
    with within(6):
        found = found_in(tmp_path, data, "t.jsonl")
        assert len(found.files) == 30_000
        assert read_document(found.files[-1]).document is not None


def test_a_table_may_say_what_separates_its_columns(tmp_path: Path) -> None:
    found = found_in(tmp_path, f"sep=;\r\ntitle;text\r\nA;{BODY}\r\nB;{BODY[:40]}, or so\r\n", "excel.csv")
    assert found.problems == ()
    assert [(one.metadata.title, one.text) for one in documents_of(found)] == [
        ("A", BODY),
        ("B", f"{BODY[:40]}, or so"),
    ]


def test_lines_of_a_table_may_end_as_they_did_on_old_macs(tmp_path: Path) -> None:
    found = found_in(tmp_path, f'title,text\rA,"{BODY}"\rB,short', "mac.csv")
    assert found.problems == ()
    assert [(one.metadata.title, one.text) for one in documents_of(found)] == [("A", BODY), ("B", "short")]
