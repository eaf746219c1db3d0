from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from aigov_tui.corpus.containers import archive
from aigov_tui.corpus.discover import Discovery, discover
from aigov_tui.corpus.read import read_document
from tests.corpus.support import BODY
from tests.timing import within


def zipped(folder: Path, files: dict[str, bytes | str], name: str = "news.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for member, data in files.items():
            opened.writestr(member, data)
    return path


def codes(found: Discovery) -> list[str]:
    return [problem.code for problem in found.problems]


def test_each_document_of_an_archive_is_one(tmp_path: Path) -> None:
    path = zipped(
        tmp_path, {"may/b.md": f"# B\n\n{BODY}", "a.txt": BODY, "may/": b"", "page.html": f"<p>{BODY}</p>"}
    )
    found = discover([path])
    assert [file.relative for file in found.files] == [
        "news.zip#a.txt",
        "news.zip#may/b.md",
        "news.zip#page.html",
    ]
    assert [file.key for file in found.files] == ["news#a", "news#may/b", "news#page"]
    assert found.problems == ()
    documents = [read_document(file).document for file in found.files]
    assert [document.encoding for document in documents if document] == ["utf-8", "utf-8", "html/utf-8"]
    assert documents[1] is not None
    assert documents[1].metadata.title == "B"


def test_files_of_one_stem_keep_their_suffix(tmp_path: Path) -> None:
    found = discover([zipped(tmp_path, {"a.txt": BODY, "a.md": BODY})])
    assert [file.key for file in found.files] == ["news.zip#a.md", "news.zip#a.txt"]


def test_what_is_no_document_is_counted_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    files = {
        "a.txt": BODY,
        "b.xyz": "x",
        "c.xyz": "x",
        ".hidden.txt": "x",
        "__MACOSX/a.txt": "x",
        "sources.yaml": "x",
    }
    found = discover([zipped(tmp_path, dict.fromkeys(files, BODY))])
    assert [file.member for file in found.files] == ["a.txt"]
    assert [problem.message.partition(":")[0] for problem in found.problems] == [
        "2 files were passed over (.xyz)"
    ]


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a/../../evil.txt", "..\\evil.txt"]
)
def test_a_path_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    found = discover([zipped(tmp_path, {name: BODY, "good.txt": BODY})])
    assert [file.member for file in found.files] == ["good.txt"]
    assert codes(found) == ["archive-member"]
    assert "leads out of it" in found.problems[0].message
    assert found.problems[0].path is not None
    assert found.problems[0].path.endswith(".zip")  # never another file's


@pytest.mark.parametrize("name", ["more.zip", "rows.csv", "rows.jsonl"])
def test_containers_within_an_archive_are_not_opened(tmp_path: Path, name: str) -> None:
    found = discover([zipped(tmp_path, {name: BODY})])
    assert found.files == ()
    assert "unpack the archive" in found.problems[0].message


def test_an_archive_that_would_grow_out_of_all_proportion_is_refused(tmp_path: Path) -> None:
    found = discover([zipped(tmp_path, {f"{number}.txt": b"0" * (40 * 1024**2) for number in range(2)})])
    assert found.files == ()
    assert codes(found) == ["archive-refused"]
    assert "times when unpacked" in found.problems[0].message


def test_a_file_that_is_too_large_unpacked_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "SIZE_LIMIT", 1000)
    found = discover([zipped(tmp_path, {"big.txt": b"0" * 1001, "small.txt": BODY})])
    assert [file.member for file in found.files] == ["small.txt"]
    assert codes(found) == ["archive-member"]


def test_there_is_a_limit_to_the_number_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    found = discover([zipped(tmp_path, {f"{number}.txt": BODY for number in range(3)})])
    assert (found.files, codes(found)) == ((), ["archive-refused"])


def test_there_is_a_limit_to_the_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "DIRECTORY_LIMIT", 100)
    found = discover([zipped(tmp_path, {f"{number}.txt": BODY for number in range(3)})])
    assert (found.files, codes(found)) == ((), ["too-large"])


def test_an_encrypted_file_is_left_out(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"secret.txt": BODY})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the directory
    path.write_bytes(data)
    found = discover([path])
    assert found.files == ()
    assert "is encrypted" in found.problems[0].message


def test_of_two_files_of_one_name_the_first_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("a.txt", "first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            opened.writestr("a.txt", "second")
    found = discover([path])
    assert codes(found) == ["archive-member"]
    document = read_document(found.files[0]).document
    assert document is not None
    assert document.text == "first"


def test_names_from_a_chinese_windows_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"xxxx.txt": BODY})
    path.write_bytes(path.read_bytes().replace(b"xxxx.txt", "新闻".encode("gbk") + b".txt"))
    found = discover([path])
    assert [file.member for file in found.files] == ["新闻.txt"]
    assert read_document(found.files[0]).document is not None


@pytest.mark.parametrize("cut", [0, 4, 50, 200, -1])
def test_a_broken_archive_is_a_sentence(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path, {"a.txt": BODY * 9})
    path.write_bytes(path.read_bytes()[:cut])
    found = discover([path])
    assert (found.files, codes(found)) == ((), ["broken-archive"])


def test_a_member_whose_bytes_are_broken_is_a_sentence(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.txt": BODY * 9})
    data = bytearray(path.read_bytes())
    data[60:80] = b"\xff" * 20
    path.write_bytes(data)
    (file,) = discover([path]).files
    result = read_document(file)
    assert result.document is None
    assert result.problems[0].path == "news.zip#a.txt"
    assert result.problems[0].message.endswith("it was left out.")


def test_an_archive_that_changed_since_it_was_found_is_a_sentence(tmp_path: Path) -> None:
    (file,) = discover([zipped(tmp_path, {"a.txt": BODY})]).files
    zipped(tmp_path, {"another.txt": BODY})
    assert "no longer holds" in read_document(file).problems[0].message


def test_four_thousand_files_are_read_in_good_time(tmp_path: Path) -> None:
    path = zipped(tmp_path, {f"{number}.txt": f"Text {number}." for number in range(4_000)})
    with within(6):
        found = discover([path])
        assert len(found.files) == 4_000
        for file in found.files[::10]:
            assert read_document(file).document is not None
