"""What a worker found goes over to the writing process whole."""

from __future__ import annotations

import pickle
from pathlib import Path

from aigov_tui.corpus.found import FoundFile
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.positions import PositionFinder
from aigov_tui.model.entity import Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.problem import Problem
from aigov_tui.model.source import Document, Metadata
from aigov_tui.pipeline.knowledge import gather_knowledge
from aigov_tui.pipeline.parcel import (
    pack_document,
    pack_extraction,
    unpack_document,
    unpack_extraction,
)
from aigov_tui.pipeline.work import Extractors, Task, Worked, work

_TASK = Task(FoundFile(Path("/a.txt"), "a.txt", "a", 5), "a.txt", "a", "recipe", None)


def test_what_workers_found_in_the_seeds_comes_out_as_it_went_in(seeds: Path, tmp_path: Path) -> None:
    curated = gather_knowledge([seeds], tmp_path / "none.db", {}).curated
    extractors = Extractors(Gazetteer(curated.entities), PositionFinder(curated.codebook, curated.entities))
    files = sorted(seeds.glob("*.txt"))
    tasks = [
        Task(FoundFile(file, file.name, file.stem, file.stat().st_size), file.name, file.stem, "r", None)
        for file in files
    ]
    found = list(work(tasks, pickle.dumps(extractors)))
    assert any(worked.extraction.quotes and worked.extraction.statements for worked in found)
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_file_that_could_not_be_read_keeps_its_problem() -> None:
    worked = Worked(_TASK, None, Extraction(), (Problem("unreadable", "No."),))
    assert pickle.loads(pickle.dumps(worked)) == worked


def test_a_document_without_paragraphs_and_names_is_packed_too() -> None:
    document = Document("a", "a.txt", "0", 0, "utf-8", "", Metadata(), ())
    assert unpack_document(pack_document(document)) == document
    assert unpack_extraction(pack_extraction(Extraction(), ""), "") == Extraction()


def test_words_that_do_not_stand_where_they_are_said_to_stand_are_kept() -> None:
    mention = Mention("li", 0, 2, 4, "Li", Origin.EXTRACTED, 0.5)
    extraction = Extraction(mentions=(mention,))
    for text in ("o Li", "other", ""):
        assert unpack_extraction(pack_extraction(extraction, text), text) == extraction
