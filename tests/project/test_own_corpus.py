"""The page on a corpus of one's own, followed word for word: other actors, another subject, to a comparison."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from aigov_tui.cli.running import run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "own-corpus.md"
DOCUMENTS = {
    "fines.txt": (
        "First fines under the online safety law\n\nBy Nora Pell\n\nThe Evening Ledger, 14 March 2026\n\n"
        "Britain wants platforms to verify the age of every user. Critics say the UK wants to weaken encryption.\n\n"
        "“We will not give up age checks for anyone,” said Alan Brisk, Britain's technology secretary.\n"
    ),
    "brussels.md": (
        "# Brussels on private messages\n\nThe EU opposes general monitoring of private messages, a spokeswoman for the "
        "Commission said.\n\nThe European Commission supports age verification only where risks call for it.\n"
    ),
    "wire.csv": 'title,published,text\nAn offer,2026-06-01,"The UK rejected calls to protect encrypted messaging."\n',
    "posts.jsonl": '{"title": "A speech", "text": "Will Britain drop age checks? Nobody knows."}\n',
}


def test_the_page_leads_to_a_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AIGOV_DB", raising=False)
    blocks = re.findall(
        r"^```([a-z]*)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    yaml_files = iter(["codebook.yaml", "entities.yaml"])
    for kind, block in blocks:
        if kind == "yaml":
            Path("seeds", next(yaml_files)).write_text(block, encoding="utf-8")
            continue
        for call in block.splitlines():
            words = shlex.split(call)[1:]
            if not words:
                continue  # the app
            assert run(_with_keys(words, capsys)) == 0, (call, capsys.readouterr().err)
            if words[0] == "init":
                monkeypatch.chdir(tmp_path / words[1])
                for name, text in DOCUMENTS.items():
                    Path("seeds", name).write_text(text, encoding="utf-8")
    report = Path("comparison.md").read_text(encoding="utf-8")
    assert "# Positions compared: European Union and United Kingdom" in report
    assert report.count("  > “") >= 2
    assert "published: 2026-02" in Path("seeds", "sources.yaml").read_text(encoding="utf-8")
    assert "statements:" in Path("seeds", "statements.yaml").read_text(encoding="utf-8")


def _with_keys(words: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The call with keys that the lists show in the place of KEY."""
    if "KEY" not in words:
        return words
    capsys.readouterr()
    assert run(["review" if words[0] == "review" else "sources", "--format", "json"]) == 0
    keys = iter([row["key"] for row in json.loads(capsys.readouterr().out)])
    return [next(keys) if word == "KEY" else word for word in words]


def test_what_is_suggested_keeps_actors_and_askers_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AIGOV_DB", raising=False)
    assert run(["init", "."]) == 0
    codebook, entities = re.findall(
        r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    Path("seeds", "codebook.yaml").write_text(codebook, encoding="utf-8")
    Path("seeds", "entities.yaml").write_text(entities, encoding="utf-8")
    for name, text in DOCUMENTS.items():
        Path("seeds", name).write_text(text, encoding="utf-8")
    assert run(["import", "seeds"]) == 0
    capsys.readouterr()
    assert run(["review", "--format", "json"]) == 0
    found = {
        (row["actor_key"], row["issue_key"], row["stance"], row["voice"])
        for row in json.loads(capsys.readouterr().out)
    }
    assert found == {
        ("uk", "age-checks", "supports", "attributed_by_journalist"),
        ("uk", "age-checks", "supports", "self_quoted"),
        ("uk", "encryption", "opposes", "asserted_by_third_party"),
        ("uk", "encryption", "opposes", "self_paraphrased"),
        ("eu", "encryption", "supports", "self_paraphrased"),
        ("eu", "age-checks", "mixed", "attributed_by_journalist"),
    }
