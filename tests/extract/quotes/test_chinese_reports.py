"""Chinese quotations in sentences that report: whose question was answered, what a law is called, what should be said and by whom."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.quotes import document_of


def quotes_of(text: str) -> list[tuple[str, str, str | None]]:
    """The quotes as (form, words, who speaks as the text says it)."""
    found = extract_document(document_of("test", text), Gazetteer()).quotes
    return [(str(quote.form), quote.text, quote.speaker_text) for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "发言人沈文涛在回应外媒记者“外交部对此有何评论”的提问时表示，反对制裁。",
            [("partial", "外交部对此有何评论", "外媒记者")],
        ),
        (
            "发言人沈文涛在回答“是否参加谈判”的提问时说，“会的。”",
            [("partial", "是否参加谈判", None), ("direct", "会的。", "沈文涛")],
        ),
        (
            "网友认为沈文涛说出了实情，别国不可能永远垄断“人家怕我们的设计！我们怕人家的软件！”",
            [("direct", "人家怕我们的设计！我们怕人家的软件！", "网友")],
        ),
        ("用户质疑，平台方应提醒用户“后台看得到全景”。", [("partial", "后台看得到全景", "用户")]),
        (
            "沈文涛提到，这次回台湾是来鼓励台湾的朋友，“他们做得非常棒，我来感谢他们”。",
            [("partial", "他们做得非常棒，我来感谢他们", "沈文涛")],
        ),
        (
            "华为发出声明，批评新规定“威胁全球创新和增长”。",
            [("partial", "威胁全球创新和增长", "华为")],
        ),
        (
            "沈文涛发了一张照片，在自己儿子脸上贴了滤镜，并对粉丝回应道：“哈哈，不会显老。”",
            [("direct", "哈哈，不会显老。", "沈文涛")],
        ),
        (
            "“他们觉得他撒谎了，”一位熟悉董事会讨论的人说。",
            [("direct", "他们觉得他撒谎了，", "熟悉董事会讨论的人")],
        ),
        ("沈文涛表示，建立“部门首长责任制”的目的是厘清责任。", [("term", "部门首长责任制", None)]),
        ("沈文涛主张，“晨星法案”会限制竞争。", [("term", "晨星法案", None)]),
        ("商务部指控该公司违反“反垄断法”。", [("term", "反垄断法", None)]),
        ("沈文涛说，禁令将“切断芯片法案”，指的是那笔资助。", [("partial", "切断芯片法案", "沈文涛")]),
        ("沈文涛总结为今次活动的主题——“守护隐私、改革创新”。", [("term", "守护隐私、改革创新", None)]),
        ("她不会说你“矫情”，她只是听着。", [("term", "矫情", None)]),
        ("大姨把她带大，堪称“长姐如母”。", [("term", "长姐如母", None)]),
        ("沈文涛回应「岛屿有事」议题时没有多说。", [("term", "岛屿有事", None)]),
        ("沈文涛直指在现行「安全保障体制」下难以推进。", [("term", "安全保障体制", None)]),
        (
            "沈文涛指出，所提的「十七项成长重点」与「五大信赖产业、六大核心战略产业」重叠。",
            [("term", "十七项成长重点", None), ("term", "五大信赖产业、六大核心战略产业", None)],
        ),
        ("沈文涛提到，新政策将是一把“双面剑”。", [("partial", "双面剑", "沈文涛")]),
        (
            "沈文涛说，立场不会改变。今后保持分寸非常重要，“但我认为，发言没有任何错误”。",
            [("direct", "但我认为，发言没有任何错误", "沈文涛")],
        ),
        ("手机扫码后，车辆用童声提示：“请系好安全带。”", [("direct", "请系好安全带。", "车辆")]),
        (
            "相关说法遭到新闻秘书沈文涛的驳斥，称这些说法“胡言乱语”。",
            [("partial", "胡言乱语", "沈文涛")],
        ),
        ("沈文涛说，他对“数字分身”的问题感到惊讶。", [("term", "数字分身", None)]),
        ("沈文涛回应称，要给这个“数字分身”起名。", [("term", "数字分身", None)]),
        ("沈文涛专题演讲，就“引领未来之路”，探讨发展趋势。", [("term", "引领未来之路", None)]),
        ("沈文涛主张把“公正转型”从原则变成规范。", [("partial", "公正转型", "沈文涛")]),
        ("有媒体猜测“他使用了替身”。", [("partial", "他使用了替身", "媒体")]),
        ("论文被评审专家判定为“高智能率”。", [("partial", "高智能率", "评审专家")]),
        ("国家卫健委强调“医生仍是责任主体”。", [("partial", "医生仍是责任主体", "国家卫健委")]),
        ("不少网友“感觉隐私被侵犯到”，还提出建议。", [("partial", "感觉隐私被侵犯到", "不少网友")]),
        ("要学会“软硬结合、保护自己”，沈文涛说。", [("partial", "软硬结合、保护自己", "沈文涛")]),
        ("据《联合早报》报道，总统将堵上获取芯片的“后门”。", [("term", "后门", None)]),
    ],
)
def test_a_sentence_that_reports(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert quotes_of(text) == expected


def test_a_caption_with_an_office_a_blank_and_a_name_begins_a_turn() -> None:
    found = quotes_of(
        "商务部举行发布会。\n商务部新闻发言人 沈文涛：这是完善自身体系的正当做法，目的是防止流失。"
    )
    assert [(form, who) for form, _, who in found] == [("block", "商务部新闻发言人 沈文涛")]


def test_a_line_in_marks_that_is_no_sentence_is_a_heading() -> None:
    found = quotes_of("研究员沈文涛接受了采访。\n“多数人仍然过于悲观”\n沈文涛说，“技术不会停下。”")
    assert [(form, who) for form, _, who in found] == [("term", None), ("direct", "沈文涛")]


def test_a_name_parted_by_its_title_is_shown_in_the_documents_characters() -> None:
    found = extract_document(
        document_of("test", "葉次長寧：委員好，這是一個問題。\n委員：謝謝。"), Gazetteer()
    )
    assert [entity.name for entity in found.entities] == ["葉寧"]


def test_a_paper_by_its_last_character_is_an_outlet_and_a_bulletin_is_none() -> None:
    found = extract_document(document_of("test", "《新苏黎世报》与《联合公报》都提到此事。"), Gazetteer())
    assert {entity.name: str(entity.kind) for entity in found.entities} == {
        "新苏黎世报": "organization",
        "联合公报": "document",
    }


def test_who_tells_without_marks_is_whom_a_pronoun_means_after_the_words() -> None:
    text = "广报官沈文涛说，“会的。”\n他指出，首相陆建平一直在加强防御。“首相昨晚举行了会晤，”他说。"
    found = extract_document(document_of("test", text), Gazetteer())
    people = {entity.key: entity.name for entity in found.entities}
    assert [people.get(quote.speaker_key or "") for quote in found.quotes] == ["沈文涛", "沈文涛"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“通过了！”涣涣（化名）是一名毕业生。", "涣涣"),
        ("阿梁从没想过这些。\n阿梁觉得，压力还是得说出来。", "阿梁"),
        ("日本内阁广报官四方敬之表示，各方看法一致。", "四方敬之"),
    ],
)
def test_nicknames_names_that_are_masked_and_japanese_names_are_people(text: str, name: str) -> None:
    found = extract_document(document_of("test", text), Gazetteer())
    assert name in [entity.name for entity in found.entities if str(entity.kind) == "person"]


def test_a_plan_in_marks_is_a_term_in_the_words_of_taiwan() -> None:
    found = quotes_of("主委沈文濤表示，推動「亞洲資產管理中心」計畫時曾遭質疑。")
    assert found == [("term", "亞洲資產管理中心", None)]


def test_policy_towards_china_and_talk_of_a_matter_are_nobodys_names() -> None:
    text = "这促使欧美对华政策进一步协调。人人都在谈论人工智能。"
    found = extract_document(document_of("test", text), Gazetteer())
    assert [entity.name for entity in found.entities if str(entity.kind) != "place"] == []
