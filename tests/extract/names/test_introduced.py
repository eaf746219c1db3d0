"""People told by where they stand in a Chinese sentence, and what stands there and is nobody."""

from __future__ import annotations

import pytest

from aigov_tui.extract.names.introduced import introduced
from tests.timing import within


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("58岁的种粮大户孟长庚乐呵呵地告诉记者", ["孟长庚"]),
        ("反对党领袖巴德诺克反驳道：", ["巴德诺克"]),
        ("高级研究员约翰·哈特利对记者说：", ["约翰·哈特利"]),
        ("首席策略分析师缪延亮在研报中写道：", ["缪延亮"]),
        ("创始人Dylan Patel则认为：", ["Dylan Patel"]),
        ("在野党议员福岛瑞穗批评这是", ["福岛瑞穗"]),
        ("印度总理莫迪强调：", ["莫迪"]),
        ("研究会副会长的郎贵梅在论坛上谈道：", ["郎贵梅"]),
        ("该负责人进一步表示，", []),
        ("一名官员私下透露，", []),
        ("国家网信办有关负责人就办法答记者问时指出：", []),
        ("老法官突然反问：", []),
    ],
)
def test_a_name_before_a_verb_of_saying(text: str, names: list[str]) -> None:
    assert [text[found.start : found.end] for found in introduced(text)] == names


@pytest.mark.parametrize("unit", ["负责人进一步", "长者人", "员在", "人·", "官员对"])
def test_it_is_linear(unit: str) -> None:
    with within(4):
        list(introduced(unit * (60_000 // len(unit))))
