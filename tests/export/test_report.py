"""The comparison as a document: sources are numbered as they are cited, and what is unknown is said."""

from __future__ import annotations

import io
from dataclasses import replace

from aigov_tui.export.report import write_report
from aigov_tui.model.position import Voice
from aigov_tui.model.rows import Comparison, ComparisonCell
from tests.cli import rows


def report(comparison: Comparison, filters: str = "") -> str:
    out = io.StringIO()
    write_report(comparison, out, filters=filters)
    return out.getvalue()


def test_a_source_has_one_number_and_one_entry() -> None:
    text = report(rows.COMPARISON)
    assert text.count("“We will share what we build” [1, p. 1]") == 2
    assert [line[:2] for line in text.split("## Sources\n\n")[1].splitlines()] == ["1.", "2."]


def test_unknown_metadata_is_said_to_be_unknown() -> None:
    assert "Publisher unknown, date unknown." in report(rows.COMPARISON)


def test_filters_are_named() -> None:
    assert 'Only what fits: source:"a\\*"' in report(rows.COMPARISON, 'source:"a*"')


def test_an_empty_comparison() -> None:
    assert report(Comparison((), (), ())).endswith("## Sources\n\nNo source is cited.\n")


def test_no_voice_but_the_actors_is_called_its_own() -> None:
    for voice in Voice:
        statement = replace(rows.STATEMENTS[0], voice=voice)
        cell = ComparisonCell("coast", "sharing", (statement,))
        text = report(Comparison(rows.ACTORS[:1], rows.ISSUES[:1], ((cell,),)))
        assert ("own words" in text or "official text" in text) == voice.is_own
