from __future__ import annotations

import pytest

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.names.spotting import spot
from tests.gold.entities import document


def kinds(text: str) -> dict[str, str]:
    """The names in `text` to their kinds."""
    return {name.name: name.kind for name in spot(document(text), Gazetteer())}


@pytest.mark.parametrize(
    "text",
    [
        "She holds a bachelor's degree in Government Studies and lives there.",
        "He earned a B.A. in Government Studies before the war.",
        "The call begins at 3 p.m. Eastern Time on Monday.",
        "The call begins at 3 p.m. Eastern Standard Time on Monday.",
    ],
)
def test_a_field_of_study_and_a_zone_name_nothing(text: str) -> None:
    assert kinds(text) == {}


def test_a_magazine_and_a_school_do() -> None:
    found = kinds("He told Time about it, and the School of Government Studies agreed.")
    assert found == {"Time": "organization", "School of Government Studies": "organization"}


def test_firms_are_listed_after_their_kind() -> None:
    found = kinds(
        "The order names law firms including Perkins Coie and Jenner Block, and lawyers including Ann Berg."
    )
    assert found == {"Perkins Coie": "organization", "Jenner Block": "organization", "Ann Berg": "person"}
