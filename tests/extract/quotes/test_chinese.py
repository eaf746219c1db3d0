"""What Chinese pages do to quotations, one sentence each; whole passages are in tests/gold."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.quote import Quote
from tests.gold.quotes import document_of
from tests.timing import within


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
        ("一位基层干部感慨：“表一张没少。”", [("direct", "表一张没少。", "基层干部")]),
        (
            "会后发表的联合公报强调，“应当确保平等参与”。",
            [("direct", "应当确保平等参与", "会后发表的联合公报")],
        ),
        ("社论写道，“封锁挡不住脚步”。", [("direct", "封锁挡不住脚步", "社论")]),
        (
            "“你们想取代我们？”面对员工的提问，研究员沈文涛没有回答。",
            [("direct", "你们想取代我们？", "员工")],
        ),
        ("“为什么是这里？”不少记者抛出这个问题。", [("direct", "为什么是这里？", "不少记者")]),
        ("办案民警提醒：“眼见不一定为实。”", [("direct", "眼见不一定为实。", "办案民警")]),
        ("其中一人称：“理由是安全。”", [("direct", "理由是安全。", "一人")]),
        ("首席顾问卡明斯写道，部门“根本不懂”。", [("partial", "根本不懂", "卡明斯")]),
        ("研究员沈文涛感叹，政客热衷于炒作“外国威胁论”。", [("term", "外国威胁论", None)]),
        ("研究员沈文涛说，这里的“技术外交”赢得了朋友。", [("term", "技术外交", None)]),
        ("文件要求，不得以“一刀切”方式关停。", [("term", "一刀切", None)]),
        (
            "法案被市场委员蒂埃里·布朗赞誉为“一个全球首创的框架”。",
            [("partial", "一个全球首创的框架", "蒂埃里·布朗")],
        ),
        ("刊登题为《中国的冲击“才刚刚开始”》的文章。", [("term", "才刚刚开始", None)]),
        ("国防委员会就“无人载具如何部署？”进行报告。", [("term", "无人载具如何部署？", None)]),
        ("“这系统坏透了！”休息室里，研究员沈文涛把手机摔在桌上。", [("direct", "这系统坏透了！", "沈文涛")]),
        ("耳边响起外卖员的哀诉：“我凑不齐学费。”", [("direct", "我凑不齐学费。", "耳边响起外卖员")]),
        ("平台几乎同时表态，纷纷表示“坚决拥护”。", [("partial", "坚决拥护", "平台")]),
        ("《晨报》指出，研究员沈文涛提及同行“是个好人”。", [("partial", "是个好人", "沈文涛")]),
        (
            "研究员沈文涛昨晚在“真实生活”平台发帖称，“我们领先很多”。",
            [("term", "真实生活", None), ("direct", "我们领先很多", "沈文涛")],
        ),
        (
            "研究员沈文涛建议对“与外国公司有联系的机构”和“可能为外国工作的公民”保持警惕。",
            [("partial", "与外国公司有联系的机构", "沈文涛"), ("partial", "可能为外国工作的公民", "沈文涛")],
        ),
        (
            "部分出席会议的前安全顾问当天警告，“威胁无处不在”。",
            [("direct", "威胁无处不在", "部分出席会议的前安全顾问")],
        ),
        ("“吸引了人才，”参与这两项研究撰写的分析师马特·希恩说。", [("direct", "吸引了人才，", "马特·希恩")]),
        ("研究员沈文涛驳斥“智能泡沫”说法。", [("term", "智能泡沫", None)]),
        ("研究员沈文涛说，要为智能体“立心”。", [("partial", "立心", "沈文涛")]),
        ("城市提出了“建设人工智能创新发展第一城”的新目标。", [("term", "建设人工智能创新发展第一城", None)]),
        (
            "网站援引副校长朱利亚诺·诺奇的话警告称，孤立对方是“不可能的”。",
            [("partial", "不可能的", "朱利亚诺·诺奇")],
        ),
        (
            "“格式工整，根本看不出来。”一名初中数学老师拿着作业向记者展示。",
            [("direct", "格式工整，根本看不出来。", "初中数学老师")],
        ),
        ("老师布置了第一篇作文：“推荐一个好地方”。", [("term", "推荐一个好地方", None)]),
        ("研究员沈文涛指出，“AI+医疗”仍有难点。", [("term", "AI+医疗", None)]),
    ],
)
def test_one_sentence(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert quotes_of(text) == expected


def test_he_may_be_somebody_without_a_name() -> None:
    found = quotes_of("研究员沈文涛走了。\n一名知情人士透露，草案“改了二十稿”。“最难的是定责。”他说。")
    assert [speaker for _, _, speaker in found] == ["知情人士", "知情人士"]


def test_a_family_name_of_one_character_after_a_dot() -> None:
    found = quotes_of(
        "局长克里斯托弗·雷发表讲话。\n雷还进一步指出，“我们深感关切”。这位自那时起就渲染威胁的官员称，“人人都该关切”。"
    )
    assert [speaker for _, _, speaker in found] == ["雷", "这位自那时起就渲染威胁的官员"]


def test_words_whose_teller_comes_later_in_the_sentence() -> None:
    found = quotes_of("产业在过去“全都搬走了，只剩空厂”，但研究员沈文涛说：“我们会拿回来。”")
    assert [speaker for _, _, speaker in found] == ["沈文涛", "沈文涛"]


def test_a_view_that_goes_on_in_the_next_sentence() -> None:
    found = quotes_of("研究员沈文涛来了。\n在他看来，变革已经到来。“人工智能早已不是少数人的专属。”")
    assert [speaker for _, _, speaker in found] == ["他"]


def test_whose_statement_somebody_else_agrees_with_does_not_speak() -> None:
    text = "研究员沈文涛表示，产业来之不易，“这是掠夺的野心。”他也知道没有人认同川普的说法。"
    assert [speaker for _, _, speaker in quotes_of(text)] == ["沈文涛"]


def test_a_sentence_without_a_subject_goes_on_with_who_spoke() -> None:
    found = quotes_of("研究员沈文涛表示，“我们没有预案”。并补充说，新规将“造成巨大损害”。")
    assert [speaker for _, _, speaker in found] == ["沈文涛", "沈文涛"]


def test_a_quotation_after_a_colon_ends_its_sentence() -> None:
    found = quotes_of("研究员沈文涛反驳说：“时间已到。”主席韦伯则表示支持，称大家“终于醒了”。")
    assert [speaker for _, _, speaker in found] == ["沈文涛", "韦伯"]


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


def test_one_label_of_somebody_the_text_names_is_a_turn() -> None:
    found = quotes_of(
        "外交部发言人沈文涛12日主持记者会。\n有记者问及此事。\n沈文涛：我们一贯坚决反对这种做法。\n"
        "在这一领域，他们暴露出“说一套做一套”的嘴脸。\n沈文涛还回答了其他问题。"
    )
    assert found == [
        ("block", "我们一贯坚决反对这种做法。", "沈文涛"),
        ("block", "在这一领域，他们暴露出“说一套做一套”的嘴脸。", "沈文涛"),
    ]


def test_a_name_before_a_colon_and_a_few_words_is_a_heading() -> None:
    assert quotes_of("沈文涛创办了公司。\n沈文涛：芯片教父\n公司在上海，沈文涛是董事长。") == []


def test_a_question_without_a_label_ends_a_turn() -> None:
    found = quotes_of(
        "报社专访研究员沈文涛。\n沈文涛：手机市场的问题不在份额。\n还差得很远，我们等等看。\n那么汽车呢？\n"
        "沈文涛：汽车现在也是一样的道理。"
    )
    assert [words for _, words, _ in found] == [
        "手机市场的问题不在份额。",
        "还差得很远，我们等等看。",
        "汽车现在也是一样的道理。",
    ]


def test_labels_on_lines_of_their_own_and_behind_bullets_are_turns() -> None:
    alone = "晨报、晚报记者：\n请问何时实行？谢谢。\n沈文涛：\n明年一月实行。\n此前GDP有所增长。"
    assert [speaker for _, _, speaker in quotes_of(alone)] == ["晨报、晚报记者", "沈文涛", "沈文涛"]
    bullets = (
        "▲晨报记者：何时实行？\n沈文涛：明年一月实行。\n▲晚报记者：为何如此？\n沈文涛：各方都还没有准备好。"
    )
    assert [speaker for _, _, speaker in quotes_of(bullets)] == ["晨报记者", "沈文涛", "晚报记者", "沈文涛"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“越来越开放。”这是晨报记者沈文涛12日在会上感受到的信号。", "沈文涛"),
        ("“条件成熟了。”一开场，沈文涛介绍过去一年的运行情况和各项指标。", "沈文涛"),
        ("“有料、轻松、平等……”，提及这场会，不少外国记者给出这样的评价。", "不少外国记者"),
        ("“必须停止这种骚扰。”人民日报在周三的文章中如是陈述。", "人民日报"),
    ],
)
def test_who_spoke_is_told_in_the_next_sentence(text: str, speaker: str) -> None:
    assert [who for _, _, who in quotes_of(text)] == [speaker]


def test_whom_the_words_are_told_stands_between_the_verb_and_them() -> None:
    found = quotes_of("有欧洲官员告诉他，“对方寸步不让。”另一名欧洲官员则直言，“他们确信自己赢了。”")
    assert [who for _, _, who in found] == ["欧洲官员", "另一名欧洲官员"]


def test_the_latter_is_the_subject_of_the_clause_it_opens() -> None:
    found = quotes_of(
        "研究员沈文涛的倡议得到公司总裁陆建平附和。后者晒出沈文涛的截图，还表示“不能为了营销误导用户。”"
    )
    assert [who for _, _, who in found] == ["后者"]


def test_straight_marks_with_blanks_inside_are_paired_by_turns() -> None:
    found = quotes_of('市长沈文涛发言。他说," 这个报告征求了我的意见。" 沈文涛说," 我昨天看到很多简报。"')
    assert [(words, who) for _, words, who in found] == [
        ("这个报告征求了我的意见。", "他"),
        ("我昨天看到很多简报。", "沈文涛"),
    ]


def test_a_label_may_begin_with_a_number() -> None:
    found = quotes_of("21世纪经济报道记者：能否介绍情况？\n沈文涛：各方已达成共识。")
    assert [who for _, _, who in found] == ["21世纪经济报道记者", "沈文涛"]


def test_offices_with_names_on_lines_of_their_own_are_turns() -> None:
    found = quotes_of(
        "主持人 陆建平：\n大家上午好，采访现在开始。\n下面请提问。\n交通部部长 沈文涛：\n谢谢你的提问。\n首先说三点。"
    )
    assert [who for _, _, who in found] == ["主持人 陆建平"] * 2 + ["交通部部长 沈文涛"] * 2


def test_what_the_reporter_says_before_the_next_label_is_nobodys_turn() -> None:
    found = quotes_of(
        "副主任陆建平阐述了要求。\n交通部副主任 陆建平：各地的建设取得了明显成效。\n交通部局长沈文涛介绍了有关形势。\n"
        "交通部局长 沈文涛：产量已经实现了高位攀升。"
    )
    assert [words for _, words, _ in found] == ["各地的建设取得了明显成效。", "产量已经实现了高位攀升。"]


def test_a_person_answers_in_what_a_paper_reports() -> None:
    found = quotes_of("《晨报》在报道中称，被问及谈判时，沈文涛回答道，“我不明白该和谁谈、谈什么。”")
    assert [who for _, _, who in found] == ["沈文涛"]


def test_who_adds_has_spoken_before() -> None:
    found = quotes_of(
        "总统沈文涛不会出席。\n政府发言人表示，“今年将主办峰会。”\n他补充称，“我们不会猜测受邀者。”"
    )
    assert [who for _, _, who in found] == ["政府发言人", "政府发言人"]


@pytest.mark.parametrize("unit", ["“十四五”", "“好。”一开场，", "沈文涛：我们认为这样做是对的。\n"])
def test_many_quotations_and_labels_are_read_in_linear_time(unit: str) -> None:
    with within(6):
        quotes_of(unit * (40_000 // len(unit)))


def test_a_slogan_that_its_sentence_goes_on_from_is_no_speech() -> None:
    assert [form for form, _, _ in quotes_of("主任沈文涛表示，“十四五”以来，我们站上了高点。")] == ["term"]


@pytest.mark.parametrize("text", ["“不加征关税，”程屿说", "“不加征关税。”程屿在会上说"])
def test_a_document_may_end_with_who_spoke_and_no_full_stop(text: str) -> None:
    assert [(words, speaker) for _, words, speaker in quotes_of(text)] == [
        (text[1 : text.index("”")], "程屿")
    ]
