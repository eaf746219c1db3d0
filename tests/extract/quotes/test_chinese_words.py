"""What only looks like a word of saying or like who says it in Chinese, and words in marks that are nobody's."""

from __future__ import annotations

import pytest

from tests.extract.quotes.test_chinese import quotes_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们坚信前途光明，因为有“大市场”的吸引。", [("term", "大市场", None)]),
        ("我国坚持独立自主的政策，使对方的“务实外交”到处碰壁。", [("term", "务实外交", None)]),
        ("各部门按照总理的要求，深入开展“三优一满意”活动。", [("term", "三优一满意", None)]),
        ("巴方则根据以方的要求撤换官员，并限制“圣战者”的活动。", [("term", "圣战者", None)]),
        ("公司根据胡汉方提供的“证据”询问医院。", [("term", "证据", None)]),
        ("教师苦练写照，学生个个成了“小状元”。", [("term", "小状元", None)]),
        ("人们把这种症状统称为“远航综合征”。关于“远航综合征”的病因，医学界争论不休。", "远航综合征"),
    ],
)
def test_what_reports_nothing(text: str, expected: list[tuple[str, str, str | None]] | str) -> None:
    """An author's own words, what somebody wishes, half of another word; and a thing's name that comes up again."""
    found = quotes_of(text)
    if isinstance(expected, str):
        assert found[-1] == ("term", expected, None)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("母亲看着儿子一脸惶恐的神色，轻声说：“路这么宽，你怎么走都行。”", "母亲"),
        ("省政府明确要求领导干部说明情况，并强调“谁失职谁负责”。", "省政府"),
        ("法国一些评论家从更深的层次分析说，这与它的传统“格格不入”。", "法国一些评论家"),
        ("世界遗产委员会有关专家考察后认为，平遥是“保存最为完整的县城”。", "世界遗产委员会有关专家"),
        ("同行企业一些厂长经理发出冷嘲热讽的讥笑：“异想天开……”", "同行企业一些厂长经理"),
        ("几位退休教授联名致信校方，信中写道：“请把灯留到十二点。”", "信中"),
    ],
)
def test_who_opens_a_clause_is_no_object(text: str, speaker: str) -> None:
    """Who does something to somebody or with something speaks, and not those; the noun is whole."""
    assert [found[2] for found in quotes_of(text)] == [speaker]
