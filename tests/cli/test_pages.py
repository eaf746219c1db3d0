"""Page numbers from the document to every list that cites it; where there are no pages there is no number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aigov_tui.cli.running import run

CODEBOOK = """
version: 1
actors: [{key: coast, name: Coast}]
issues: [{key: boats, name: Boats, question: Are boats good?, definition: On boats.}]
"""
STATEMENTS = """
version: 1
statements:
  - {key: one, actor: coast, issue: boats, stance: supports, voice: self_quoted, summary: Boats are good.,
     evidence: [{source: paged, exact: Boats are a good thing for all of us}]}
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of three pages, and one without any."""
    folder = tmp_path_factory.mktemp("pages")
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (seeds / "statements.yaml").write_text(STATEMENTS, encoding="utf-8")
    said = "“Boats are a good thing for all of us,” said Ana Silva of the harbour."
    (seeds / "paged.txt").write_text(f"On boats\n\fNothing here yet.\n\f{said}\n", encoding="utf-8")
    other = "“Nobody asked what boats do to the thing we call the sea,” said Omar Bell in another town."
    (seeds / "unpaged.txt").write_text(f"On other boats\n\n{other}\n", encoding="utf-8")
    path = folder / "aigov.db"
    assert run(["import", str(seeds), "--db", str(path), "--jobs", "1"]) == 0
    return path


def _listed(database: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run([*arguments, "--db", str(database)]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", [("quotes",), ("search", "boats thing")])
def test_lists_know_the_page(
    database: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    rows = json.loads(_listed(database, capsys, *command, "--format", "json"))
    assert {row["source_key"]: row["page"] for row in rows} == {"paged": 3, "unpaged": None}


def test_the_comparison_cites_the_page(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [cell] = json.loads(_listed(database, capsys, "compare", "coast", "--format", "json"))
    assert [piece["page"] for piece in cell["statements"][0]["evidence"]] == [3]
    assert "[1, p. 3]" in _listed(database, capsys, "compare", "coast", "--format", "markdown")
    assert "· p. 3 ·" in _listed(database, capsys, "compare", "coast", "--format", "table")
