"""One name for one person in a Chinese document, however a rule cut it in one place."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.quotes import document_of
from tests.timing import within


def people_of(text: str) -> set[str]:
    found = extract_document(document_of("x", text), Gazetteer())
    names = {entity.key for entity in found.entities if entity.kind == "person"}
    return {mention.text for mention in found.mentions if mention.entity_key in names}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("研究院院长胡郁也在。胡郁认为不难。胡郁有此结论，不足为奇。", {"胡郁"}),
        ("王国庆说，这是必答题。对此，王国庆驳斥道：“不对”。", {"王国庆"}),
        ("应外长王毅邀请，代表团来访。", {"王毅"}),
        ("各国领导人曾保证其安全。简要介绍议程。他向记者们招手。", set()),
        ("亿万富翁埃隆·马斯克提起诉讼。", {"埃隆·马斯克"}),
        ("司长朱剑桥通报，投诉下降。朱剑桥举例说，这是良心问题。", {"朱剑桥"}),
        ("央行行长内格尔持更为谨慎的立场。", {"内格尔"}),
        ("村支书老韩算了一笔账。工厂负责人李姓男子没有说话。", {"老韩"}),
        ("秘书长叶尔梅克巴耶夫将出席会议。", {"叶尔梅克巴耶夫"}),
        ("创业者苏哲半开玩笑地说。“因为我输不起。”苏哲答。", {"苏哲"}),
    ],
)
def test_people(text: str, people: set[str]) -> None:
    assert people_of(text) == people


def test_a_given_name_alone_is_a_name_where_it_comes_again() -> None:
    text = "家维不会用。但家维认为，这很好。家维对自己有信心，说“我能做到”。"
    assert people_of(text) == {"家维"}
    assert people_of("家维认为，这很好。") == set()


@pytest.mark.parametrize("unit", ["家维认为，", "家维，", "胡郁有说，"])
def test_names_of_a_document_are_found_in_linear_time(unit: str) -> None:
    with within(6):
        people_of(unit * (60_000 // len(unit)))
