"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from aigov_tui.export.files import written_whole
from aigov_tui.model.trouble import in_words


class Failed(Exception):
    pass


def write_half(target: Path) -> None:
    with written_whole(target) as out:
        out.write("half")
        raise Failed


def test_a_new_file(tmp_path: Path) -> None:
    target = tmp_path / "new.csv"
    with written_whole(target) as out:
        out.write("人\r\n")
        assert not target.exists()
    assert target.read_bytes() == "人\r\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "old.csv"
    target.write_text("old")
    with pytest.raises(Failed):
        write_half(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_modes_and_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with written_whole(link) as out:
        out.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_what_is_no_file_is_not_replaced() -> None:
    with written_whole(Path(os.devnull)) as out:
        out.write("gone")
    assert not Path(os.devnull).is_file()


def test_what_cannot_be_written_is_said_of_the_file_that_was_named(tmp_path: Path) -> None:
    target = tmp_path / "no such folder" / "x.csv"
    with pytest.raises(FileNotFoundError) as failed, written_whole(target):
        pass
    assert in_words(failed.value) == (
        f"{target} cannot be read or written: there is no such file or folder. "
        "Check the name, or make the folder first."
    )


def test_a_disk_that_fills_up_is_said_of_the_file_that_was_named(tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    with pytest.raises(OSError, match="full") as failed, written_whole(target):
        raise OSError(errno.ENOSPC, "the disk is full")
    assert in_words(failed.value).startswith(f"{target} cannot be read or written: the disk is full. ")
    assert list(tmp_path.iterdir()) == []


def test_an_error_that_has_no_number_keeps_its_words() -> None:
    assert in_words(OSError("the cable is out")) == "The output cannot be read or written: the cable is out."
