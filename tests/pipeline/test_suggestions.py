"""Suggested positions through whole imports of real files."""

from __future__ import annotations

from pathlib import Path

from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review
from aigov_tui.model.rows import StatementRow
from aigov_tui.pipeline import run_import
from aigov_tui.store.database import Database
from aigov_tui.store.review import Reviewer

HERRING = "Freedonia wants a fishing quota for herring, and many of its neighbours want one as well."
SHEEP = "Freedonia opposes the shearing of sheep in winter, which is done in no other country."


def _workspace(folder: Path, *paragraphs: str) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir()
    _write(seeds / "news.txt", *paragraphs)
    _codebook(seeds, "fishing quota")
    (seeds / "entities.yaml").write_text(
        "version: 1\nentities: [{key: freedonia, name: Freedonia, kind: place, actor: fre}]\n",
        encoding="utf-8",
    )
    _import(seeds)
    return seeds


def _write(file: Path, *paragraphs: str) -> None:
    file.write_text("\n\n".join(("News of the day", *paragraphs)) + "\n", encoding="utf-8")


def _codebook(seeds: Path, vocabulary: str, subject: str = "") -> None:
    (seeds / "codebook.yaml").write_text(
        f"version: 1\nactors: [{{key: fre, name: Freedonia}}]\nsubject: [{subject}]\nissues:\n"
        f"  - {{key: trade, name: Trade, question: Trade?, definition: Trade., vocabulary: [{vocabulary}]}}\n",
        encoding="utf-8",
    )


def _import(seeds: Path) -> int:
    """Imports; returns how many documents were read."""
    summary = run_import([seeds], seeds.parent / "db" / "aigov.db", jobs=1)
    assert [problem for problem in summary.problems if problem.severity != "info"] == []
    return summary.added + summary.changed + summary.reread


def _suggested(seeds: Path, review: Review = Review.UNREVIEWED) -> list[StatementRow]:
    with Database(seeds.parent / "db" / "aigov.db") as database:
        assert database.check() == []
        return database.suggestions(Focus(), review=review)


def test_a_suggestion_is_made_with_its_sentence(tmp_path: Path) -> None:
    seeds = _workspace(tmp_path, HERRING, SHEEP)
    [row] = _suggested(seeds)
    assert (row.actor_key, row.issue_key, row.summary) == ("fre", "trade", HERRING)
    assert [piece.exact for piece in row.evidence] == [HERRING]


def test_other_words_or_another_subject_are_looked_for_again(tmp_path: Path) -> None:
    seeds = _workspace(tmp_path, HERRING, SHEEP)
    assert _import(seeds) == 0
    _codebook(seeds, "sheep shearing, shearing of sheep")
    assert _import(seeds) == 1
    assert [row.summary for row in _suggested(seeds)] == [SHEEP]
    _codebook(seeds, "shearing of sheep", subject="cattle")
    assert _import(seeds) == 1
    assert _suggested(seeds) == []


def test_a_decision_holds_though_the_document_is_edited(tmp_path: Path) -> None:
    seeds = _workspace(tmp_path, HERRING, SHEEP)
    Reviewer(tmp_path / "db" / "aigov.db").reject(_suggested(seeds)[0].key)
    edited = HERRING.replace("as well", "too")
    _write(seeds / "news.txt", "An editor's note comes first now.", edited, SHEEP)
    assert _import(seeds) == 1
    assert _suggested(seeds) == []
    [row] = _suggested(seeds, Review.REJECTED)
    assert [piece.exact for piece in row.evidence] == [edited]


def test_a_repeat_of_a_document_suggests_nothing_new(tmp_path: Path) -> None:
    seeds = _workspace(tmp_path, HERRING, SHEEP)
    _write(seeds / "reprint.txt", HERRING, SHEEP)
    assert _import(seeds) == 1
    assert len(_suggested(seeds)) == 1
    with Database(tmp_path / "db" / "aigov.db") as database:
        assert database.overview().statements == 0
