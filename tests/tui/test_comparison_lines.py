"""The comparison's lines: an issue's words stay beside its cells, and a narrow cell keeps its stance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Review, Voice
from aigov_tui.model.rows import StatementRow
from aigov_tui.tui.render.comparison import lay_out_table, rule_of, statement_lines
from aigov_tui.tui.render.line import Piece
from aigov_tui.tui.render.palette import plain_palette
from tests.tui.fake_store import FakeStore

_WIDE, _NARROW = 130, 70


def _words(pieces: object) -> str:
    assert isinstance(pieces, list | tuple)
    return "".join(text for text, _ in pieces).strip()


def test_an_issues_words_go_down_with_the_window_and_end_with_its_cells(store: FakeStore) -> None:
    comparison = store.comparison()
    held = comparison.cells[0][0]
    long = replace(held, statements=held.statements * 8)
    comparison = replace(comparison, cells=((long, *comparison.cells[0][1:]), *comparison.cells[1:]))
    table = lay_out_table(comparison, [0, 1], _WIDE, plain_palette())
    beside = table.beside[0]
    heading = [_words(line) for line in beside.heading]
    assert heading[0] == comparison.issues[0].name
    assert beside.end - beside.first > 3 * len(heading)

    def seen(top: int) -> list[str]:
        return [_words(table.left_of(number, top)) for number in range(top, beside.end)]

    for top in (beside.first, beside.first + 1, beside.end - len(heading) - 1):
        assert seen(top)[: len(heading)] == heading
        assert not any(seen(top)[len(heading) :])
    assert seen(beside.end - 2) == heading[-2:]
    assert _words(table.left_of(table.beside[1].first, beside.first + 3)) == comparison.issues[1].name


def test_a_narrow_table_has_the_issue_above_its_cells(store: FakeStore) -> None:
    table = lay_out_table(store.comparison(), [0, 1], _NARROW, plain_palette())
    assert not any(beside.heading for beside in table.beside)
    assert _words(table.lines[0].across) == store.comparison().issues[0].name


def test_in_a_narrow_table_the_rule_says_which_issue_the_cells_in_sight_are_on(store: FakeStore) -> None:
    comparison = store.comparison()
    table = lay_out_table(comparison, [0, 1], _NARROW, plain_palette())

    def rule(top: int) -> str:
        return "".join(text for text, _ in rule_of(comparison, table, top, _NARROW, plain_palette()))

    second = table.beside[1]
    assert set(rule(0)) == set(rule(second.top)) == {"━"}
    assert rule(second.top + 1).strip("━ ") == rule(second.end - 1).strip("━ ") == comparison.issues[1].name
    assert {len(rule(top)) for top in range(len(table.lines))} == {_NARROW}
    wide = lay_out_table(comparison, [0, 1], _WIDE, plain_palette())
    assert set(rule_of(comparison, wide, 3, _WIDE, plain_palette())[0][0]) == {"━"}


@pytest.mark.parametrize(
    ("width", "wanted"), [(60, "suggested 75% · 1 source ~"), (34, "suggested 75% ~"), (37, "1 source ~")]
)
def test_a_suggestions_stance_is_never_cut_for_its_sources(store: FakeStore, width: int, wanted: str) -> None:
    row = replace(store.statement_rows[0], origin=Origin.EXTRACTED, review=Review.UNREVIEWED, confidence=0.75)
    head: list[Piece] = statement_lines(row, "China", width, plain_palette())[0]
    assert "supports" in _words(head) or "opposes" in _words(head)
    assert _words(head).endswith(wanted)


def test_who_speaks_for_an_actor_is_named_beside_the_voice(store: FakeStore) -> None:
    row = replace(store.statement_rows[0], voice=Voice.SELF_PARAPHRASED, asserter_name="Li Qiang")

    def said(statement: StatementRow) -> str:
        return _words(statement_lines(statement, "China", 60, plain_palette())[-1])

    assert said(row) == "(Li Qiang, paraphrased by a reporter)"
    assert said(replace(row, voice=Voice.SELF_QUOTED)) == "(Li Qiang, quoted directly)"
    assert said(replace(row, voice=Voice.SELF_QUOTED, asserter_name=None)) == "(quoted directly)"
    assert said(replace(row, asserter_name="China")) == "(paraphrased by a reporter)"
    assert said(replace(row, voice=Voice.ASSERTED_BY_THIRD_PARTY)) == "(says Li Qiang)"
