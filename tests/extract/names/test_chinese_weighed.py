"""People whom no rule names in a Chinese text: found by how like a name the characters are, and what stands around them."""

from __future__ import annotations

import pytest

from aigov_tui.extract.names.chinese_weighed import weighed


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("走在前面的游客邵泽仁穿戴着设备上坡。", {"邵泽仁"}),
        ("在王计兵眼中，骑手是侠客。如王计兵的诗所写，赶时间的人没有四季。", {"王计兵"}),
        ("副会长廉思过去一年把研究目标锁定在快递员身上。", {"廉思"}),
        ("警局长方仰宁与市长先是默哀一分钟。", {"方仰宁"}),
    ],
)
def test_names_that_no_verb_of_saying_follows(text: str, people: set[str]) -> None:
    assert set(weighed([text])) == people


@pytest.mark.parametrize(
    "text",
    [
        "文件开宗明义，讲的是合作。",  # an idiom runs across it
        "黄浦江畔的世博中心灯火通明。",
        "鹿邑县的法院判了。",  # a district
        "苏世民书院院长在场。",  # an institution called after somebody
        "他拿了诺贝尔奖。",  # part of a foreign name
        "孙坦言系统初期或有不足。",  # a family name and a verb
        "杜鹃花开了，高中生和老师都来看。",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert weighed([text]) == {}


def test_a_name_that_comes_again_is_likelier() -> None:
    once = "据了解赵成原先在工地。"
    assert weighed([once]) == {}
    assert set(weighed([once, "后来赵成送外卖。", "赵成觉得自由。"])) == {"赵成"}
