"""A document's rows made in another process: they go over whole, and the database is the same."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from aigov_tui.corpus.found import FoundFile
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.positions import PositionFinder
from aigov_tui.model.entity import Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.pipeline.knowledge import gather_knowledge
from aigov_tui.pipeline.work import Extractors, Task, Worked, work
from aigov_tui.store.writer import Writer
from aigov_tui.store.writer.packed import DocumentRows, rows_of
from tests.store.making import CODEBOOK, ENTITIES, content, document, evidence, extraction, finish, statement

ONE = document("one", "Li Qiang of China spoke.", "He is China's premier.", boilerplate=[1])
NAMES = {"Li Qiang": "li-qiang", "China": "x:organization:china-corp"}


def stored(path: Path, *found: DocumentRows) -> dict[str, list[tuple[object, ...]]]:
    with Writer(path) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        for one in found:
            writer.put_rows(one)
        finish(writer)
    return content(path)


def test_what_workers_found_in_the_seeds_goes_over_whole(seeds: Path, tmp_path: Path) -> None:
    curated = gather_knowledge([seeds], tmp_path / "none.db", {}).curated
    extractors = Extractors(Gazetteer(curated.entities), PositionFinder(curated.codebook, curated.entities))
    files = sorted(seeds.glob("*.txt"))
    tasks = [
        Task(FoundFile(file, file.name, file.stem, file.stat().st_size), file.name, file.stem, "r", None)
        for file in files
    ]
    found = work(tasks, pickle.dumps(extractors))
    rows = [worked.rows for worked in found if worked.rows is not None]
    assert len(rows) == len(files)
    assert all(one.mentions.starts and one.signatures[0] for one in rows)
    assert any(one.quotes.starts and one.suggestions for one in rows)
    assert pickle.loads(pickle.dumps(found)) == found


def test_no_text_goes_over_twice() -> None:
    found = rows_of(ONE, extraction(ONE, names=NAMES, quotes=["spoke"]), recipe="r")
    assert found.text == ONE.text
    for columns in (found.paragraphs, found.mentions, found.quotes):
        assert columns.texts is None
    assert found.mentions.counts == (1, 1, 0)


def test_the_database_is_the_same_as_of_documents(tmp_path: Path) -> None:
    said = statement("s", evidence(ONE, "China spoke"), origin=Origin.EXTRACTED)
    extracted = replace(extraction(ONE, names=NAMES, quotes=["spoke"]), statements=(said,))
    with Writer(tmp_path / "a.db") as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        writer.put_document(ONE, extracted, recipe="r")
        finish(writer)
    packed = pickle.loads(pickle.dumps(rows_of(ONE, extracted, recipe="r")))
    found = stored(tmp_path / "b.db", packed)
    assert found == content(tmp_path / "a.db")
    assert [row[9] for row in found["mentions"]] == [1, 1, 0]
    assert len(found["statements"]) == len(found["evidence"]) == 1


def test_a_document_without_paragraphs_and_names_has_its_row(tmp_path: Path) -> None:
    empty = replace(document("empty"), text="")
    found = stored(tmp_path / "a.db", rows_of(empty, Extraction(), recipe="r"))
    assert len(found["sources"]) == 1
    assert not found["paragraphs"]


@pytest.mark.parametrize("words", ["Li", "\0i", "\ud800", "other"])
def test_words_that_do_not_stand_where_they_are_said_to_stand_are_kept(words: str) -> None:
    mention = Mention("li-qiang", 0, 3, 5, words, Origin.EXTRACTED, 0.5)
    found = rows_of(ONE, Extraction(mentions=(mention,)), recipe="r")
    (row,) = found.mentions.rows(1, range(7, 9), found.text, [5])
    assert row == (
        5,
        1,
        7,
        3,
        5,
        words.replace("\0", "\ufffd").replace("\ud800", "\ufffd"),
        "extracted",
        0.5,
        1,
    )


def test_what_sqlite_cannot_hold_is_replaced_in_every_text_alike() -> None:
    odd = document("odd", "Li\0Qiang spoke.", "It is \ud800.")
    found = rows_of(odd, extraction(odd, names={"Li\0Qiang": "li-qiang"}), recipe="r")
    assert found.text == "Li\ufffdQiang spoke.\n\nIt is \ufffd.\n"
    assert [row[9] for row in found.paragraphs.rows(1, range(1, 3), found.text)] == [
        "Li\ufffdQiang spoke.",
        "It is \ufffd.",
    ]
    assert [row[5] for row in found.mentions.rows(1, range(1, 3), found.text, [5])] == ["Li\ufffdQiang"]


def test_words_in_a_paragraph_that_is_not_there_do_not_fit() -> None:
    mention = Mention("li-qiang", 2, 0, 2, "Li", Origin.EXTRACTED, 0.5)
    with pytest.raises(ValueError, match="no paragraph 2"):
        rows_of(ONE, Extraction(mentions=(mention,)), recipe="r")


def tried(seeds: Path) -> Worked:
    """What comes of reading one of the seeds."""
    file = sorted(seeds.glob("*.txt"))[0]
    task = Task(FoundFile(file, file.name, file.stem, file.stat().st_size), file.name, file.stem, "r", None)
    (worked,) = work([task], pickle.dumps(Extractors(Gazetteer(()), PositionFinder(CODEBOOK, ()))))
    return worked


def test_a_document_whose_extraction_does_not_fit_is_kept_without_it(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    misfit = Extraction(mentions=(Mention("li-qiang", 10_000, 0, 2, "Li", Origin.EXTRACTED, 0.5),))
    monkeypatch.setattr("aigov_tui.pipeline.work.extract_document", lambda *_: misfit)
    worked = tried(seeds)
    assert worked.rows is not None
    assert worked.rows.paragraphs.starts
    assert [problem.code for problem in worked.problems] == ["extraction-failed"]


def test_a_defect_in_reading_one_document_is_a_problem_of_that_document(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OverflowError("too large")

    monkeypatch.setattr("aigov_tui.pipeline.work.read_document", broken)
    worked = tried(seeds)
    assert worked.rows is None
    assert [problem.code for problem in worked.problems] == ["reading-failed"]
