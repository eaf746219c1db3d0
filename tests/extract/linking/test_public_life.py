from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.entities import document


def called(text: str, word: str) -> set[str]:
    """The names of the entities that `word` stands for in `text`."""
    result = extract_document(document(text), Gazetteer())
    names = {entity.key: entity.name for entity in result.entities}
    return {names[m.entity_key] for m in result.mentions if m.text == word}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "President Biden came. She was a mother to Jason and Erica, and a friend to Ellison and Roy.",
            "Ellison",
        ),
        ("Joe Biden spoke. His daughters Emma and Reagan listened, and Reagan laughed.", "Reagan"),
        ("Joe Biden came. My daughter Haley was there. Haley is nine.", "Haley"),
        ("Kerry told the nurse about the flood. Kerry lost the house.", "Kerry"),
        ("I want to thank Senator Leahy. Leahy never tired.", "Leahy"),
        ("Judge Christie dismissed the case. Joe Biden did not comment.", "Christie"),
    ],
)
def test_a_first_name_or_another_office_means_nobody_in_public_life(text: str, word: str) -> None:
    assert called(text, word) == {word}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The crowd heard Biden. Then Biden left.", "Biden", "Joe Biden"),
        ("President Xi met Putin. Xi smiled.", "Xi", "Xi Jinping"),
        ("The winner there was Biden, and Haley came third.", "Haley", "Nikki Haley"),
        ("Secretary Kerry flew home. Kerry was tired.", "Kerry", "John Kerry"),
        ("Nixon won my state, Emma Stone said.", "Nixon", "Richard Nixon"),
        ("Mr. Ellison bought the firm from Erica.", "Ellison", "Larry Ellison"),
        ("The founders are Altman and Erica.", "Altman", "Sam Altman"),
        ("Senator Hawley held a hearing.", "Hawley", "Josh Hawley"),
    ],
)
def test_whom_everybody_knows_is_meant_elsewhere(text: str, word: str, name: str) -> None:
    assert called(text, word) == {name}
