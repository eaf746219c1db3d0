from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.masks import holding_names, masks
from tests.gold.quotes import document_of
from tests.timing import within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://a.gov/US/Plan.pdf now", ["https://a.gov/US/Plan.pdf"]),
        ("mail Jane.Doe@State.gov, please", ["Jane.Doe@State.gov,"]),
        ("OutSystems-ad-300x600.jpg", ["OutSystems-ad-300x600.jpg"]),
        ("at whitehouse.gov today", ["whitehouse.gov"]),
        ("The U.S. and Li. China", []),
        ("a @ b", []),
        ("[Jo Li](https://a.gov/US) said", ["https://a.gov/US)"]),
        ("见https://例子.cn/中国，谢谢", ["见https://例子.cn/中国"]),
    ],
)
def test_addresses_and_file_names_are_masked(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in masks(text)] == expected


def test_a_word_that_holds_a_name_is_masked() -> None:
    text = "特别是发展中国家，中国家庭除外"
    assert [text[start:end] for start, end in holding_names(text)] == ["发展中国家"]
    found = extract_document(document_of("test", text), Gazetteer())
    assert [mention.start_char for mention in found.mentions] == [text.index("中国家庭")]


@pytest.mark.parametrize("unit", [".jpg", "a@b", "://", "x.com/", "@ "])
def test_masks_are_linear(unit: str) -> None:
    with within(3):
        masks(unit * (400_000 // len(unit)))
