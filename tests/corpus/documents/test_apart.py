from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from aigov_tui.corpus.decode import Decoded, Refused
from aigov_tui.corpus.documents import apart
from aigov_tui.corpus.documents.apart import READERS, Reader, read_apart
from tests.corpus.documents.pdf_writer import column, pdf_of
from tests.corpus.support import read

LIBRARIES = {reader.library for reader in READERS.values()}


class NotInstalled(MetaPathFinder):
    """Python without the extra `documents`."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] in LIBRARIES:
            raise ModuleNotFoundError(name)
        return None


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in LIBRARIES]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NotInstalled(), *sys.meta_path])


@pytest.mark.usefixtures("without_the_extra")
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.pdf", "This is a PDF; to read PDFs: pip install 'aigov-tui[documents]'"),
        ("a.HTML", "This is a web page; to read web pages: pip install 'aigov-tui[documents]'"),
        ("a.htm", "This is a web page; to read web pages: pip install 'aigov-tui[documents]'"),
        ("a.docx", "This is a Word document; to read Word documents: pip install 'aigov-tui[documents]'"),
    ],
)
def test_without_the_extra_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, sentence: str
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    found = read(tmp_path, b"%PDF- or whatever", name)
    assert found.document is None
    assert [(problem.code, problem.message) for problem in found.problems] == [("needs-extra", sentence)]


@pytest.mark.usefixtures("without_the_extra")
def test_where_the_environment_is_not_activated_the_sentence_names_its_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.setattr(sys, "prefix", "/a clone/.venv")
    monkeypatch.setattr(sys, "executable", "/a clone/.venv/bin/python")
    [problem] = read(tmp_path, b"%PDF- or whatever", "a.pdf").problems
    assert problem.message == (
        "This is a PDF; to read PDFs: '/a clone/.venv/bin/python' -m pip install 'aigov-tui[documents]'"
    )


def refused(reader: Reader, data: bytes) -> str:
    answer = read_apart(reader, data)
    assert isinstance(answer, Refused)
    return answer.problem.message


@pytest.fixture
def reader() -> Iterator[Reader]:
    """A reader that does what its document says."""
    yield Reader("tests.corpus.documents.obedient_reader", "json", "a test", "tests")
    apart.close()


def process_of(reader: Reader) -> str:
    answer = read_apart(reader, b"who")
    assert isinstance(answer, Decoded)
    return answer.text


def test_documents_are_read_by_one_process_that_is_not_this_one(reader: Reader) -> None:
    first = process_of(reader)
    assert first == process_of(reader)
    assert first != str(os.getpid())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"abort", "reading it ended the process that read it; it was left out."),
        (b"swell", "reading it takes too much memory; it was left out."),
        (b"nest", "it is nested too deeply; it was left out."),
        (b"raise", "it is broken (the third byte); it was left out."),
        (b"import", "what reads it is not installed as it should be"),
    ],
)
def test_whatever_a_document_does_the_next_is_read(reader: Reader, data: bytes, reason: str) -> None:
    assert reason in refused(reader, data)
    assert process_of(reader)


def test_a_document_that_is_never_read_to_its_end_is_given_up(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(apart, "TIME_LIMIT", 2.0)
        assert "reading it took longer than 2 seconds; it was left out." in refused(reader, b"loop")
    assert process_of(reader)


def test_what_a_library_prints_is_no_answer(reader: Reader) -> None:
    assert read_apart(reader, b"print") == Decoded("printed", "test")


def test_a_process_that_ended_unasked_is_replaced(reader: Reader) -> None:
    first = int(process_of(reader))
    os.kill(first, signal.SIGKILL)
    assert process_of(reader) != str(first)


def test_threads_share_the_process(reader: Reader) -> None:
    with ThreadPoolExecutor(4) as executor:
        assert len(set(executor.map(lambda _: process_of(reader), range(20)))) == 1


@pytest.mark.parametrize("name", ["a.PDF", "a.html", "a.docx"])
def test_every_format_reaches_its_reader(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, pdf_of(column(["A page."])) if name == "a.PDF" else b"<p>A page.</p>", name)
    says = {"a.docx": "This is no Word document, or a broken one."}.get(name, "A page.")
    assert says == (found.document.text if found.document is not None else found.problems[0].message)
