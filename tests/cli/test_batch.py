"""`aigov search --batch`: a query a line in, a JSON object a line out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.cli.rows import HITS

KEYS = ["query", "total", "total_is_exact", "order", "hints", "suggestion", "hits", "elapsed_ms"]


def test_every_line_is_answered_in_its_order(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text('\ufeffharbour\n\n"harbour\nnowhere\r\n人工智能', encoding="utf-8")
    result = call("search", "--batch", str(file))
    assert result.code == 0
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert [answer["query"] for answer in answers] == ["harbour", "", '"harbour', "nowhere", "人工智能"]
    assert all(list(answer) == KEYS for answer in answers)
    assert len(answers[0]["hits"]) == answers[0]["total"] == len(HITS)
    assert answers[2]["hints"]
    assert answers[3]["suggestion"] == "harbour"
    assert answers[3]["hits"] == []
    assert all(answer["elapsed_ms"] > 0 for answer in answers)


def test_limit_order_and_filters_hold_for_all(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("harbour\nwall\n", encoding="utf-8")
    result = call("search", "--batch", str(file), "--limit", "1", "--order", "date", "--actor", "coast")
    assert [len(json.loads(line)["hits"]) for line in result.out.splitlines()] == [1, 1]
    assert call.asked.count("date") == 2


def test_bytes_that_are_no_text_are_searched_for(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_bytes(b"har\xffbour\x1b[2J\n")
    result = call("search", "--batch", str(file))
    assert result.code == 0
    assert "\x1b" not in result.out
    assert json.loads(result.out)["query"] == "har\ufffdbour\x1b[2J"


def test_an_empty_standard_input_has_no_answer(call: Caller) -> None:
    result = call("search", "--batch", "-")
    assert (result.code, result.out) == (0, "")


@pytest.mark.parametrize("arguments", [("harbour", "--batch", "-"), ("--batch", "no/such/file")])
def test_wrong_calls(call: Caller, arguments: tuple[str, ...]) -> None:
    assert call("search", *arguments).code == 2
