"""Labels of Chinese transcripts that stand inside a paragraph, in brackets, or hold the title of a paper."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.quotes import document_of

ONE_PARAGRAPH = (
    "华东社记者：荷方将限制设备维修。中方对此有何回应？温若川：中方注意到有关报道。我们反对泛化国家安全。"
    "追问：会反制吗？温若川：我没有更多信息。"
)


def turns(text: str) -> list[tuple[str | None, str]]:
    """The speakers as the text names them, and their words."""
    quotes = extract_document(document_of("x", text), Gazetteer()).quotes
    return [(quote.speaker_text, quote.text) for quote in quotes]


def test_turns_that_run_together_in_one_paragraph_are_told_apart() -> None:
    assert turns(ONE_PARAGRAPH) == [
        ("华东社记者", "荷方将限制设备维修。中方对此有何回应？"),
        ("温若川", "中方注意到有关报道。我们反对泛化国家安全。"),
        ("追问", "会反制吗？"),
        ("温若川", "我没有更多信息。"),
    ]


def test_each_turn_keeps_its_place_and_its_paragraph() -> None:
    text = "例行记者会今天举行。\n" + ONE_PARAGRAPH
    quotes = extract_document(document_of("x", text), Gazetteer()).quotes
    assert {quote.paragraph for quote in quotes} == {1}
    assert all(text[quote.start_char : quote.end_char] == quote.text for quote in quotes)


def test_half_width_colons_and_blanks_part_turns_too() -> None:
    text = "新程报记者:会议何时举行? 温若川:我们会及时发布消息。 新程报记者:谁会出席? 温若川:请关注后续通报。"
    assert [speaker for speaker, _ in turns(text)] == ["新程报记者", "温若川"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "【新程报记者】会议何时举行？\n【温若川】我们会及时发布消息。",
        "（新程报记者问）会议何时举行？\n温若川：我们会及时发布消息。",
        "《新程报》记者：会议何时举行？\n温若川：我们会及时发布消息。",
    ],
)
def test_labels_in_brackets_and_papers_in_title_marks_ask(text: str) -> None:
    (asker, question), (speaker, answer) = turns(text)
    assert asker is not None
    assert "新程报" in asker
    assert (question, speaker, answer) == ("会议何时举行？", "温若川", "我们会及时发布消息。")


def test_who_asks_somebody_with_a_name_needs_no_word_for_it() -> None:
    found = turns("专家陈晶晶接受专访。\n中原网：如何理解这份文件？\n陈晶晶：它描绘了前景，也指明了路径。")
    assert [speaker for speaker, _ in found] == ["中原网", "陈晶晶"]


def test_minutes_put_the_office_inside_the_name() -> None:
    found = turns("徐委员富癸：谢谢主席。\n主席：请次长备询。\n叶次长宁：委员好。\n徐委员富癸：谢谢次长。")
    assert [speaker for speaker, _ in found] == ["徐委员富癸", "主席", "叶次长宁", "徐委员富癸"]


@pytest.mark.parametrize(
    "text",
    [
        "【导语】会议今天开幕。\n【正文】各方出席。",
        "温若川说。各位记者朋友：大家好。各位记者朋友：再见。",
        "会议提出三点要求。一是：加快建设。二是：强化监管。时间：周五。地点：上海。",
        "温若川没有回答。记者反问：“为什么？”温若川答：“无可奉告。”",
    ],
)
def test_other_colons_and_brackets_open_no_turn(text: str) -> None:
    quotes = extract_document(document_of("x", text), Gazetteer()).quotes
    assert not any(quote.form == "block" for quote in quotes)


@pytest.mark.parametrize(
    ("labels", "speak"), [(("背景", "图片"), False), (("规定", "工作"), False), (("居民", "专家"), True)]
)
def test_a_common_word_that_means_nobody_has_no_turn(labels: tuple[str, str], speak: bool) -> None:
    """A form about somebody is no transcript."""
    text = "{}：我得过两次奖章。\n\n{}：我在青石镇小学教书二十年。".format(*labels)
    assert [who for who, _ in turns(text)] == (list(labels) if speak else [])
