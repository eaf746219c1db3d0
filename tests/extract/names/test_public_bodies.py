"""Names that long documents of state are full of: bodies with all they are for, offices, clocks, lists of counties."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.names.spotting import spot
from tests.gold.entities import document


def _names(text: str) -> Sequence[Spotted]:
    return spot(document(text), Gazetteer())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "He went to the National Aeronautics and Space Administration.",
            "National Aeronautics and Space Administration",
        ),
        (
            "She leads the Florida Institute for Reproductive Justice in Tampa.",
            "Florida Institute for Reproductive Justice",
        ),
        ("He spoke at the Dunmore Institute for Near East Policy.", "Dunmore Institute for Near East Policy"),
        ("He runs the Institute for College Access & Success.", "Institute for College Access & Success"),
    ],
)
def test_all_that_a_body_is_for_is_in_its_name(text: str, name: str) -> None:
    assert [(n.name, n.kind) for n in _names(text)][:1] == [(name, "organization")]


def test_an_office_in_a_body_is_no_person() -> None:
    names = {
        n.name: n.kind for n in _names("The Justice Department Inspector General's report came on Monday.")
    }
    assert names == {"Justice Department": "organization"}


def test_an_office_of_plain_words_ends_before_a_name_of_no_language() -> None:
    (name,) = [
        n for n in _names("It was read by Domestic Policy Adviser Lael Brainard.") if n.kind == "person"
    ]
    assert (name.name, name.title) == ("Lael Brainard", "Domestic Policy Adviser")


def test_a_clock_and_capitals_that_cannot_be_said_are_nobody() -> None:
    assert [
        n for n in _names("It began at 3:34 P.M. CST and used the GHG MMRV system.") if n.kind == "person"
    ] == []
    assert _names("You've — you've heard it.") == []


@pytest.mark.parametrize(
    "text",
    [
        "There is work in Anderson, Gregg, Hardin, Jefferson, and Willacy Counties.",
        "It is for the counties of Anderson, Gregg, Hardin and Jefferson.",
    ],
)
def test_counties_in_a_list_are_nobody(text: str) -> None:
    kinds = {n.name: n.kind for n in _names(text)}
    assert {"Anderson", "Gregg", "Hardin", "Jefferson"} <= kinds.keys()
    assert set(kinds.values()) == {"place"}


def test_who_is_named_outside_the_list_of_counties_stays_who_it_is() -> None:
    text = "Mayor Gregg said so. There is work in Anderson, Gregg, Hardin, Jefferson, and Willacy Counties."
    assert {n.name: n.kind for n in _names(text)}["Gregg"] == "person"
