from __future__ import annotations

import pytest

from aigov_tui.extract.names.candidates import Met, candidates


def names(text: str) -> list[str]:
    """The candidates of a text, titles in brackets before them."""
    return [f"[{c.title}] {c.name}" if c.title else c.name for c in candidates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese Premier Li Qiang spoke", ["Chinese", "[Premier] Li Qiang"]),
        ("US President Donald J. Trump", ["US", "[President] Donald J. Trump"]),
        ("Secretary of State Marco Rubio", ["[Secretary of State] Marco Rubio"]),
        ("Former Vice President Al Gore", ["[Former Vice President] Al Gore"]),
        ("Mayor Bill de Blasio", ["[Mayor] Bill de Blasio"]),
        ("Mrs. von der Leyen", ["[Mrs.] von der Leyen"]),
        ("General Motors and Prince Edward Island", ["General Motors", "Prince Edward Island"]),
        (
            "the Ministry of Industry and Information Technology",
            ["Ministry of Industry and Information Technology"],
        ),
        ("Bush and Clinton", ["Bush", "Clinton"]),
        ("the Food and Drug Administration", ["Food and Drug Administration"]),
        ("the Bank of China and the Federal Reserve", ["Bank of China", "Federal Reserve"]),
        ("Brightwater Systems, Inc. said", ["Brightwater Systems Inc."]),
        ("the US-China talks", ["US", "China"]),
        ("Beijing-backed firms", ["Beijing"]),
        ("Lee Jae-myung", ["Lee Jae-myung"]),
        ("the U.S. The deal", ["U.S."]),
        ("in July China and on Monday Japan", ["China", "Japan"]),
        ("Republican Donald Trump", ["Donald Trump"]),
        ("Sen. Maria Ruiz, D-Wash., left", ["[Sen.] Maria Ruiz"]),
        ("Bashar al-Assad met xAI", ["Bashar al-Assad", "xAI"]),
        ("O'Neill's book", ["O'Neill"]),
        ("She said. He left. The end", []),
        ("", []),
    ],
)
def test_runs_are_cut_into_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_short_line_ends_a_name_unless_it_is_known() -> None:
    assert "News Timely" not in names("Insights & News\nTimely analysis")
    assert "Addis Ababa" in names("We met in Addis\nAbaba today")


def test_spans_are_exact_and_the_country_before_a_title_is_kept() -> None:
    text = "On Friday Chinese Foreign Minister Wang Yi's trip"
    (_, minister) = list(candidates(text))
    assert text[minister.start : minister.end] == "Wang Yi"
    assert minister.country == "Chinese"
    assert not minister.opens_sentence


@pytest.mark.parametrize("text", ["Shares rose.", "It fell. Shares rose.", "“Shares rose”", "- Shares"])
def test_the_first_word_of_a_sentence_is_known_as_such(text: str) -> None:
    assert [c.opens_sentence for c in candidates(text)] == [True]


def test_new_names_end_where_a_document_has_too_many_and_known_ones_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aigov_tui.extract.names.candidates._MOST_RUNS", 2)
    met = Met()
    found = [c.name for text in ("Ana met Bo", "Cy met Ana", "Bo left") for c in candidates(text, met)]
    assert found == ["Ana", "Bo", "Ana", "Bo"]


def test_a_name_within_a_name_may_end_with_the_text() -> None:
    found = names("Department for Science, Innovation and Technology")
    assert "Department for Science, Innovation and Technology" in found
