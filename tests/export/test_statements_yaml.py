"""Accepted suggestions written to statements.yaml: what stands there stays, what is added reads back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from aigov_tui.corpus import load_curated
from aigov_tui.export.statements_yaml import add_statements
from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.review import Correction
from aigov_tui.pipeline import run_import
from aigov_tui.store.database import Database
from aigov_tui.store.review import Reviewer

TEXT = """Freedonia wants a fishing quota for herring. Critics said that Freedonia seeks a catch limit: "for others"!

Freedonia wants a fishing quota for herring\u0085, \u2028 it is said.
"""
CODEBOOK = """
version: 1
actors: [{key: fre, name: Freedonia, entity: freedonia}]
issues:
  - {key: "no", name: Quotas, question: Quotas?, definition: Quotas., vocabulary: [fishing quota, catch limit*]}
"""
ENTITIES = "version: 1\nentities: [{key: freedonia, name: Freedonia, kind: place, actor: fre}]\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "herring.txt").write_text(TEXT, encoding="utf-8")
    (seeds / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (seeds / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    run_import([seeds], tmp_path / "db" / "aigov.db", jobs=1)
    return tmp_path


def _accept_all(workspace: Path) -> list[str]:
    path = workspace / "db" / "aigov.db"
    with Database(path) as database:
        keys = [row.key for row in database.suggestions(Focus())]
    Reviewer(path).accept(*keys)
    Reviewer(path).correct(keys[0], Correction(stance=Stance.MIXED, summary='"Yes": no # maybe'))
    return keys


def _write(workspace: Path) -> tuple[int, int]:
    with Database(workspace / "db" / "aigov.db") as database:
        return add_statements(database, workspace / "seeds" / "statements.yaml")


def test_what_is_written_is_read_as_it_was_accepted(workspace: Path) -> None:
    keys = _accept_all(workspace)
    assert len(keys) >= 2
    assert _write(workspace) == (len(keys), 0)
    curated = load_curated(workspace / "seeds")
    assert curated.problems == ()
    assert len(curated.statements) == len(keys)
    assert {statement.issue_key for statement in curated.statements} == {"no"}
    assert '"Yes": no # maybe' in {statement.summary for statement in curated.statements}
    voices = {statement.voice: statement.asserter_text for statement in curated.statements}
    assert voices[Voice.ASSERTED_BY_THIRD_PARTY] == "Critics"
    summary = run_import([workspace / "seeds"], workspace / "db" / "aigov.db", jobs=1)
    assert summary.problems == ()
    with Database(workspace / "db" / "aigov.db") as database:
        assert database.suggestions(Focus(), review=Review.ACCEPTED) == []
        assert database.overview().statements == len(keys)
        assert database.check() == []


def test_nothing_is_written_twice(workspace: Path) -> None:
    keys = _accept_all(workspace)
    _write(workspace)
    before = (workspace / "seeds" / "statements.yaml").read_bytes()
    assert _write(workspace) == (0, len(keys))
    assert (workspace / "seeds" / "statements.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "before",
    [
        "version: 1\nstatements: []\n",
        "version: 1\nstatements: []  # none yet\n",
        "version: 1\nstatements:\n# nothing yet",
        "# mine\nversion: 1\nstatements:\n- key: a # first\n  actor: fre\n  issue: 'no'\n  stance: supports\n"
        "  summary: So.\n  voice: self_official\n  evidence:\n  - {source: herring, exact: herring}\n",
        "version: 1\nstatements:\n      - {key: b, evidence: [{source: x, exact: y}]}\n\n\n# the end",
        "",
    ],
)
def test_what_stands_there_stays(workspace: Path, before: str) -> None:
    keys = _accept_all(workspace)
    path = workspace / "seeds" / "statements.yaml"
    path.write_text(before, encoding="utf-8")
    there = (yaml.safe_load(before) or {}).get("statements") or []
    assert _write(workspace) == (len(keys), 0)
    after = path.read_text(encoding="utf-8")
    for line in before.replace(" []", "").splitlines():
        assert line.rstrip() in after
    assert yaml.safe_load(after)["statements"][: len(there)] == there
    assert len(yaml.safe_load(after)["statements"]) == len(there) + len(keys)


def test_line_ends_and_the_mark_at_the_head_stay(workspace: Path) -> None:
    _accept_all(workspace)
    path = workspace / "seeds" / "statements.yaml"
    path.write_bytes(b"\xef\xbb\xbfversion: 1\r\nstatements: []\r\n")
    _write(workspace)
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbfversion: 1\r\nstatements:\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert load_curated(workspace / "seeds").problems == ()


def test_a_file_in_another_encoding_is_left_alone(workspace: Path) -> None:
    _accept_all(workspace)
    path = workspace / "seeds" / "statements.yaml"
    path.write_bytes(b"# caf\xe9\n")
    with pytest.raises(ValueError, match="UTF-8"):
        _write(workspace)
    assert path.read_bytes() == b"# caf\xe9\n"


@pytest.mark.parametrize(
    "before",
    ["{", "[1, 2]", "statements: 3", "statements:\n- {key: a}\nversion: 1\n", "statements: [{key: a}]\n"],
)
def test_what_cannot_be_added_to_is_left_alone(workspace: Path, before: str) -> None:
    _accept_all(workspace)
    path = workspace / "seeds" / "statements.yaml"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(ValueError, match=str(path)):
        _write(workspace)
    assert path.read_text(encoding="utf-8") == before
