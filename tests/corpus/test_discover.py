from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from aigov_tui.corpus.discover import STDIN, Discovery, discover
from aigov_tui.corpus.read import read_document
from aigov_tui.model.problem import Severity


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}")


def relatives(found: Discovery) -> list[str]:
    return [file.relative for file in found.files]


def test_a_folder_is_walked_in_order_without_hidden_files_and_yaml(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.txt",
        "a.md",
        "sub/c.markdown",
        ".hidden.txt",
        ".git/x.txt",
        "sources.yaml",
        "notes.yml",
        "D.TXT",
    )
    found = discover([tmp_path])
    assert relatives(found) == ["D.TXT", "a.md", "b.txt", "sub/c.markdown"]
    assert [file.key for file in found.files] == ["D", "a", "b", "sub/c"]
    assert all(file.path.is_absolute() and file.size == file.path.stat().st_size for file in found.files)
    assert found.problems == ()


def test_formats_nobody_reads_are_counted_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.xyz", "c.xyz", "Makefile")
    found = discover([tmp_path])
    assert relatives(found) == ["a.txt"]
    assert [problem.severity for problem in found.problems] == [Severity.INFO]
    assert found.problems[0].message.startswith(
        "3 files were passed over (no suffix 1, .xyz 2): aigov reads .txt,"
    )


def test_one_file_or_a_pattern(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt", "x/b.md", "x/deep/c.txt")
    assert relatives(discover([tmp_path / "x" / "a.txt"])) == ["a.txt"]
    assert relatives(discover([tmp_path / "x" / "*.txt"])) == ["a.txt"]
    assert sorted(relatives(discover([tmp_path / "**" / "*.txt"]))) == ["a.txt", "c.txt"]


def test_a_hidden_file_that_is_asked_for_is_read(tmp_path: Path) -> None:
    make(tmp_path, ".draft.txt")
    assert relatives(discover([tmp_path / ".draft.txt"])) == [".draft.txt"]


def test_files_that_would_share_a_key_keep_their_suffix(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.md", "b.md")
    assert {file.relative: file.key for file in discover([tmp_path]).files} == {
        "a.txt": "a.txt",
        "a.md": "a.md",
        "b.md": "b",
    }


def test_two_folders_with_the_same_names_keep_their_files_apart(tmp_path: Path) -> None:
    make(tmp_path, "one/a.txt", "two/a.txt")
    found = discover([tmp_path / "one", tmp_path / "two"])
    assert len({file.relative for file in found.files}) == 2
    assert len({file.key for file in found.files}) == 2


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt")
    (tmp_path / "x" / "link.txt").symlink_to(tmp_path / "x" / "a.txt")
    assert len(discover([tmp_path / "x", tmp_path / "x" / "a.txt", tmp_path / "*" / "*.txt"]).files) == 1


def test_folders_linked_into_themselves_end(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt")
    (tmp_path / "x" / "again").symlink_to(tmp_path / "x")
    (tmp_path / "x" / "dead.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "x" / "self.txt").symlink_to(tmp_path / "x" / "self.txt")
    found = discover([tmp_path / "x"])
    assert relatives(found) == ["a.txt"]
    assert len(found.problems) == 2


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    found = discover([tmp_path / "nothing", tmp_path / "*.txt", Path("bad\0name.txt")])
    assert found.files == ()
    assert [problem.code for problem in found.problems] == ["missing"] * 3
    assert all(problem.severity is Severity.ERROR for problem in found.problems)


def test_an_enormous_file_and_a_pipe_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "big.txt")
    (tmp_path / "big.txt").write_bytes(b"x" * 2000)
    os.mkfifo(tmp_path / "pipe.txt")
    found = discover([tmp_path], size_limit=1000)
    assert relatives(found) == ["a.txt"]
    assert sorted(problem.code for problem in found.problems) == ["not-a-file", "too-large"]
    assert discover([tmp_path / "pipe.txt"]).problems[0].code == "not-a-file"


def test_a_file_of_another_format_that_is_asked_for_is_said(tmp_path: Path) -> None:
    make(tmp_path, "a.xyz", "sources.yaml", "other.yaml")
    found = discover([tmp_path / "a.xyz", tmp_path / "sources.yaml", tmp_path / "other.yaml"])
    assert [problem.code for problem in found.problems] == ["unknown-format", "not-a-document"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_folder_is_said(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt")
    (tmp_path / "x").chmod(0)
    try:
        assert discover([tmp_path]).problems[0].code == "unreadable"
    finally:
        (tmp_path / "x").chmod(0o700)


def test_a_name_that_is_no_utf8_becomes_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("x")
    (file,) = discover([tmp_path]).files
    assert file.relative == "caf\ufffd.txt"
    assert file.path.read_text() == "x"


def test_a_very_deep_tree_is_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(120):
        folder = folder / "d"
    make(folder, "a.txt")
    assert len(discover([tmp_path]).files) == 1


@pytest.mark.parametrize(
    ("data", "key", "encoding", "text"),
    [
        (b"Some words.", "stdin", "utf-8", "Some words."),
        (b"\xef\xbb\xbf# A title", "stdin", "utf-8", "# A title"),
        (b"<!DOCTYPE html><p>Some words.</p>", "stdin", "html/utf-8", "Some words."),
        (b'{"id": "a", "text": "Some words."}\n', "stdin#a", "jsonl/utf-8", "Some words."),
    ],
)
def test_what_comes_through_a_pipe_is_read_by_its_looks(
    data: bytes, key: str, encoding: str, text: str
) -> None:
    found = discover([STDIN, STDIN], stdin=BytesIO(data))
    assert found.problems == ()
    (file,) = found.files
    document = read_document(file).document
    assert document is not None
    assert (document.key, document.path, document.encoding, document.text) == (key, key, encoding, text)


def test_what_comes_through_a_pipe_is_bounded() -> None:
    found = discover([STDIN], size_limit=10, stdin=BytesIO(b"x" * 11))
    assert found.files == ()
    assert [problem.code for problem in found.problems] == ["too-large"]
    closed = BytesIO()
    closed.close()
    assert [problem.code for problem in discover([STDIN], stdin=closed).problems] == ["unreadable"]


def test_an_archive_through_a_pipe_is_refused() -> None:
    found = discover([STDIN], stdin=BytesIO(b"PK\x03\x04" + b"\0" * 40))
    assert [problem.message for problem in found.problems] == [
        "This is a zip file: save it, then import the file."
    ]


def test_a_key_is_made_of_no_more_folders_than_it_takes(tmp_path: Path) -> None:
    make(tmp_path, "one/same/a.txt", "two/same/a.txt", "two/same/b.txt", "two/same/sub/a.txt")
    found = discover([tmp_path / "one" / "same", tmp_path / "two" / "same"])
    assert [file.key for file in found.files] == ["one/same/a", "two/same/a", "b", "sub/a"]


def test_names_that_differ_in_bytes_that_are_no_text_are_numbered(tmp_path: Path) -> None:
    names = (b"x\xfd.txt", b"x\xfe.txt", b"x\xff.txt", "x\ufffd~2.txt".encode())
    try:
        for name in names:
            (tmp_path / os.fsdecode(name)).write_text(repr(name))
    except OSError:
        pytest.skip("This file system takes no such name.")
    found = discover([tmp_path])
    assert [file.relative for file in found.files] == ["x\ufffd.txt"] * 3 + ["x\ufffd~2.txt"]
    assert [file.key for file in found.files] == ["x\ufffd", "x\ufffd~3", "x\ufffd~4", "x\ufffd~2"]
