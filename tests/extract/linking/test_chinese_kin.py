from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.quotes.holders import Holders
from aigov_tui.model.entity import Entity, EntityKind, Mention, Origin
from tests.gold.quotes import document_of


def _people(text: str) -> list[tuple[str, str]]:
    """Each mention of a person, and who it is."""
    found = extract_document(document_of("kin", text), Gazetteer())
    names = {entity.key: entity.name for entity in found.entities if entity.kind is EntityKind.PERSON}
    return [
        (mention.text, names[mention.entity_key]) for mention in found.mentions if mention.entity_key in names
    ]


@pytest.mark.parametrize(
    "text",
    [
        "张伟在校受伤。张伟的父亲张先生说，他还没醒。张先生称，我们要一个说法。",
        "张先生的儿子张伟今年上初中。张先生说，学费太贵了。",
        "张伟的爸爸张先生表示，学费太贵了。张伟说，我不想上学。张先生说，他会上学的。",
        "张先生，儿子名叫张伟。张伟失踪后，张先生说，我们会等。",
        "王先生的女儿王佳失踪。王先生说，我们会等。",
        "李明（化名）的母亲李女士说，我们会等。随后李女士表示，我很难过。",
        "王佳和父亲王先生来到现场。王先生说，我们会等。",
        "少女王佳在校受伤。王先生说，我们会等。",
        "李先生说，菜价涨了。总理李强表示，物价稳定。李先生说，希望如此。",
        "店长王强表示，我们会修。车主王先生说，车坏了。王先生说，希望如此。",
    ],
)
def test_a_courtesy_and_a_family_name_are_no_relative_who_is_named_in_full(text: str) -> None:
    found = _people(text)
    assert {name for written, name in found if written[1:] in ("先生", "女士")} == {
        written for written, _ in found if written[1:] in ("先生", "女士")
    }


def test_they_are_who_was_named_in_full_otherwise() -> None:
    assert ("郭先生", "郭卫东") in _people("郭卫东是村支书。郭先生说，我支持。")
    assert ("王女士", "王丽") in _people("他的妻子王丽在场。王女士说，我很难过。")


def test_a_line_that_opens_with_them_names_nobody_called_saying() -> None:
    assert _people("张先生说：“我们会等。”") == [("张先生", "张先生")]


def test_a_phrase_is_nobody_of_another_gender() -> None:
    wang = Entity(key="w", name="王佳", kind=EntityKind.PERSON, origin=Origin.EXTRACTED, gender="f")
    mention = Mention(
        entity_key="w",
        paragraph=0,
        start_char=0,
        end_char=2,
        text="王佳",
        origin=Origin.EXTRACTED,
        confidence=1.0,
    )
    holders = Holders("王佳。", [mention], {"w": wang})
    assert (holders.by_surname("王先生", 3), holders.by_surname("王女士", 3)) == (None, "w")
