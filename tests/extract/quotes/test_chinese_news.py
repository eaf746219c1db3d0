"""How Chinese news tells who speaks: who is under whom, what there is, who is asked, headlines that look like labels."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.extract.quotes.test_chinese import quotes_of
from tests.gold.quotes import document_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("反对者认为，这是“规则的倒退”。", [("partial", "规则的倒退", "反对者")]),
        (
            "曾担任游说者的研究员沈文涛说，企业面临“混乱的环境”。",
            [("partial", "混乱的环境", "沈文涛")],
        ),
        ("对此，研究员沈文涛没有回应，但有留言称“这是伪正义”。", [("partial", "这是伪正义", "留言")]),
        ("研究员沈文涛说了很多。另有观点认为，这“为时过早”。", [("partial", "为时过早", "观点")]),
        (
            "观察者网报道，“下一个季度为零，”研究员沈文涛说：“再下一个也为零。”",
            [("direct", "下一个季度为零，", "沈文涛"), ("direct", "再下一个也为零。", "沈文涛")],
        ),
        ("研究员沈文涛强调： “规则要先行。”", [("direct", "规则要先行。", "沈文涛")]),
        (
            "研究员沈文涛说，预期在改变。\n第三个方面，明天更好。“全年没问题。”",
            [("direct", "全年没问题。", "沈文涛")],
        ),
        (
            "研究员沈文涛出席“赢得竞赛”（Winning）峰会时表示欢迎。",
            [("term", "赢得竞赛", None)],
        ),
        (
            "据《晨报》报道，一名分析师给出“卖出”或“跑输大盘”评级。",
            [("term", "卖出", None), ("term", "跑输大盘", None)],
        ),
        (
            "研究员沈文涛表示，通过的“加强能力建设国际合作”决议具有意义。",
            [("term", "加强能力建设国际合作", None)],
        ),
        ("受访商户反应淡定，多数认为“影响有限”。", [("partial", "影响有限", "多数")]),
        (
            "“卖得好。”浙江在线引述老板娘沈文涛说，“不愁。”",
            [("direct", "卖得好。", "沈文涛"), ("direct", "不愁。", "沈文涛")],
        ),
        ("“工作会被取代吗？”成为社会的普遍关切。", [("term", "工作会被取代吗？", None)]),
        ("先锋玩具创始人潜春海：\n“好产品会有好订单。”", [("direct", "好产品会有好订单。", "潜春海")]),
        (
            "“太震撼了！”“比想象的快。”展台前，观众纷纷感叹。",
            [("direct", "太震撼了！", "观众"), ("direct", "比想象的快。", "观众")],
        ),
        ("据知情人士透露，苹果公司“正在考虑”使用这一模型。", [("partial", "正在考虑", "知情人士")]),
        (
            "“要找到办法，”负责现代化工作的海军上将皮埃尔·范迪尔表示。",
            [("direct", "要找到办法，", "皮埃尔·范迪尔")],
        ),
        (
            "会上，报告首次提到了“具身智能”“智能机器人”的概念。",
            [("term", "具身智能", None), ("term", "智能机器人", None)],
        ),
        (
            "习近平主席特别代表、副总理张国清在会上说：“要造福人类。”",
            [("direct", "要造福人类。", "张国清")],
        ),
        ("马斯克旗下公司联合创始人吴宇怀说：“我们会开源。”", [("direct", "我们会开源。", "吴宇怀")]),
        (
            "研究员沈文涛提交了很好的政策建议，包括推行“人人智能”、推动应用等。",
            [("term", "人人智能", None)],
        ),
    ],
)
def test_one_sentence(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert quotes_of(text) == expected


def speakers_of(text: str) -> list[str | None]:
    """Who speaks, by the names of the people meant."""
    found = extract_document(document_of("test", text), Gazetteer())
    names = {entity.key: entity.name for entity in found.entities}
    return [names.get(quote.speaker_key or "") for quote in found.quotes]


def test_he_goes_on_with_what_he_said_in_the_sentence() -> None:
    text = (
        "市长柯文哲今赴议会，被议员李建昌炮轰自暴自弃，对此，柯文哲回应，不要乱讲，他更直言，“我没有幕僚！”"
    )
    assert speakers_of(text) == ["柯文哲"]


def test_he_is_who_was_asked() -> None:
    assert speakers_of("记者林书炜问外长王毅会不会紧张？他回答：“不会。”") == ["Wang Yi"]


def test_a_headline_with_words_in_marks_at_its_end_labels_nothing() -> None:
    text = (
        "专家宗良：势头向好，预计“明天要更好”\n"
        "中新网4月18日电 题：宗良：势头向好，预计“明天要更好”\n"
        "国家统计局18日公布了数据。\n"
        "“这是一个好数字。”研究员宗良说。"
    )
    found = quotes_of(text)
    assert ("direct", "这是一个好数字。", "宗良") in found
    assert all(form != "block" for form, _, _ in found)


def test_a_president_of_a_firm_is_no_premier_of_that_name() -> None:
    assert speakers_of("腾讯集团副总裁李强说：“模型要落地。”李强还说：“不急。”") == ["李强", "李强"]
    assert speakers_of("李强说：“要加强合作。”") == ["Li Qiang"]
    assert speakers_of("副总裁黄仁勋说：“模型要落地。”") == ["Jensen Huang"]


def test_the_last_part_of_a_foreign_name_may_look_native() -> None:
    assert speakers_of("总裁布拉德·史密斯写道：“别想当然。”史密斯还说：“要快。”") == ["布拉德·史密斯"] * 2


def test_a_quotation_that_opens_the_page_is_of_whom_the_next_paragraph_is_about() -> None:
    text = (
        "“我们在攀岩馆聊吧。”\n53岁的集团创始人周鸿祎有很多标签。\n有人来了。\n“请进。”\n研究员沈文涛坐下。"
    )
    assert speakers_of(text)[0] == "Zhou Hongyi"


def test_they_are_those_without_a_name_who_have_just_spoken() -> None:
    text = "路透社也报道说，两名官员称，马云确实在香港。他们说，马云与“几个伙伴一起用餐”。"
    assert quotes_of(text) == [("partial", "几个伙伴一起用餐", "两名官员")]


def test_words_are_of_what_bears_them() -> None:
    assert quotes_of("有人在门外拉起“昨日提车，今日降价！”的横额。") == [
        ("direct", "昨日提车，今日降价！", "横额")
    ]
    assert quotes_of("网上出现了要求“取消签证”“吊销执照”的声音。") == [
        ("partial", "取消签证", "声音"),
        ("partial", "吊销执照", "声音"),
    ]
