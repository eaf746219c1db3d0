"""What Chinese pages do to quotations, one sentence each; whole passages are in tests/gold."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.quote import Quote
from tests.gold.quotes import document_of


def quotes_of(text: str) -> list[tuple[str, str, str | None]]:
    """The quotes as (form, words, who speaks as the text says it)."""
    found: tuple[Quote, ...] = extract_document(document_of("test", text), Gazetteer()).quotes
    return [(str(quote.form), quote.text, quote.speaker_text) for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('研究员沈文涛表示:"规则要先行。"', [("direct", "规则要先行。", "沈文涛")]),
        ("“模型还不成熟,”研究员沈文涛说。", [("direct", "模型还不成熟,", "沈文涛")]),
        ("研究员沈文涛强调:”规则要先行。”", [("direct", "规则要先行。", "沈文涛")]),
        ("该公司发言人称,“我们正在调查。”", [("direct", "我们正在调查。", "该公司发言人")]),
        ("清华大学说,“名额有限。”", [("direct", "名额有限。", "清华大学")]),
        ("“第二好的也买不到”,在接受采访时,研究员沈文涛直言。", [("direct", "第二好的也买不到", "沈文涛")]),
        ("陪同总统出访的研究员沈文涛向记者表示，要“一步一步来”。", [("partial", "一步一步来", "沈文涛")]),
        ("研究员沈文涛用“不可思议”形容这一结果。", [("partial", "不可思议", "沈文涛")]),
        ("研究员沈文涛回击，强调成本由企业承担，并喊话：“别等了！”", [("direct", "别等了！", "沈文涛")]),
        ("“不发展最不安全。”研究员沈文涛的这句话引起共鸣。", [("direct", "不发展最不安全。", "沈文涛")]),
        ("记者问，联合国宣布成立“高级别咨询机构”，负责分析。", [("term", "高级别咨询机构", None)]),
        ("研究员沈文涛出席第二届“负责任的智能”峰会时表示欢迎。", [("term", "负责任的智能", None)]),
        ("研究员沈文涛称，对结果感到“失望”。", [("partial", "失望", "沈文涛")]),
    ],
)
def test_one_sentence(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert quotes_of(text) == expected


def test_what_names_a_thing_names_it_again() -> None:
    found = quotes_of("研究员沈文涛介绍系统“智识听”的用法。\n他形容“智识听”越练越精。")
    assert [(form, words) for form, words, _ in found] == [("term", "智识听"), ("term", "智识听")]


def test_a_quotation_that_is_a_paragraph_is_whom_the_paragraph_before_is_about() -> None:
    found = quotes_of("10月30日，研究员沈文涛在会上亮相。\n“等了七年，换谁也扛不住。”")
    assert found == [("direct", "等了七年，换谁也扛不住。", "沈文涛")]


def test_labels_of_an_office_and_a_name_are_turns() -> None:
    found = quotes_of("晨报记者:何时实行?\n商务部新闻发言人沈文涛:明年一月。\n此前有过渡期。")
    assert found == [
        ("block", "何时实行?", "晨报记者"),
        ("block", "明年一月。", "商务部新闻发言人沈文涛"),
        ("block", "此前有过渡期。", "商务部新闻发言人沈文涛"),
    ]


def test_a_verb_of_saying_before_a_colon_is_no_label() -> None:
    text = "有记者问：“满意吗？”\n沈文涛回应说：“满意。”\n沈文涛说：“非常满意。”"
    assert {form for form, _, _ in quotes_of(text)} == {"direct"}
