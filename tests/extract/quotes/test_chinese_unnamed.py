"""Chinese speakers that no list names, fragments within somebody's report, and words that somebody has said before."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.quotes import document_of


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    """Of every quotation its form, the words for its speaker, and the name of whom they stand for."""
    found = extract_document(document_of("x", text), Gazetteer())
    names = {entity.key: entity.name for entity in found.entities}
    return [
        (quote.form.value, quote.speaker_text, names.get(quote.speaker_key or "")) for quote in found.quotes
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a noun that is all there is before the verb, and words for somebody by how they are made
        ("记者走访发现，岗亭无人值守，物业回应称“正在整改”。", "物业"),
        ("网上有一段对话截图，销售员直言“正在被骂，价格说变就变”。", "销售员"),
        ("3、南京某部门在接到投诉后回复称，“可以推荐第三方检测。”", "南京某部门"),
        ("面试者认为应该补偿，对方直接打断说道：“我们不会给任何补偿。”", "对方"),
        ("星桥家园服务中心发表声明，承认存在“服务响应不及时”问题。", "星桥家园服务中心"),
        # who is related to somebody, asked or made to speak; who is met
        ("余姓女教师的母亲被记者问及时则说“孩子已经找到了，安全。”", "余姓女教师的母亲"),
        ("我们常常听到检查人员公开对店主说“别给我讲规定，我只听通知。”", "检查人员"),
        # what is shown is no one's who shows it
        ("业主王女士提供的工单显示，电梯“等待派修”。", "工单"),
        ("店员的回复很快点燃了火药桶：“吃不起就不要点！”", "店员"),
        # whose word it is said to be
        ("中心工作人员表示，家属在视频中所说的“虐待老人”并不属实。", "家属"),
    ],
)
def test_somebody_without_a_name_speaks_in_own_words(text: str, speaker: str) -> None:
    """They are no entity."""
    _, words, name = said(text)[0]
    assert (words, name) == (speaker, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("沈岳桥又指，“无人犯法，警方怎会执法？”", "沈岳桥"),
        (
            "沈岳桥则指，有人冲击总部。沈指警方采用容忍态度，呼吁市民三思，“不要让仇恨落到同事身上！”",
            "沈岳桥",
        ),
        ("高福建议，“要尽快接种”。", "高福"),
        ("他的回答让邹时晴笑喊：“他才是前辈！”", "邹时晴"),
        ("沈岳桥批评修例。政府花上一百亿只是补锅，质问“一方面修补关系，一方面买电枪？”", "沈岳桥"),
        ("沈岳桥分享，自己一直心情平静，“刚刚还认不出来。”林小婷则满心期待明天的红毯。", "沈岳桥"),
        ("谈到幸运物，沈岳桥放闪“我们好好在一起就是最幸运的事”，全场大笑。", "沈岳桥"),
        ("市长沈岳桥到场。提到处长时，沈还马上拍拍林小婷的肩膀表示“那你要再继续查了。”", "沈岳桥"),
        ("议员因沈岳桥一句“丞相起风了”哈哈大笑。", "沈岳桥"),
        ("沈岳桥说，监控画面显示，两人没有其它“互动”。", "沈岳桥"),
        ("沈岳桥说，警方认为事件是“孤立的事件”。", "沈岳桥"),
        ("沈岳桥表示，这种话有前因后果，但林小婷又追问，“所以你有讲过吧？”", "林小婷"),
        ("林小婷询问是否感到为难，沈岳桥则笑着回他一句“坐好坐满。”", "沈岳桥"),
        ("林小婷称赞沈岳桥之前说对手“头脑坏了”。", "沈岳桥"),
        ("沈岳桥有过精彩的分享，其中“工业革命已经开动”的表述上了热搜。", "沈岳桥"),
    ],
)
def test_a_person_speaks(text: str, name: str) -> None:
    """By a verb that papers of Hong Kong use, a surname, an act, or what the words are called."""
    assert said(text)[-1][2] == name


def test_a_clause_with_a_comma_of_its_own_begins_another_report() -> None:
    """“……。”她续指，……: the words are whose verb stands before them."""
    found = said("其母称，她还在门口等人，“说是想看能不能交的到。”林小婷续指，七点后部门下了班。")
    assert found[0][1] == "其母"


def test_words_that_somebody_said_stay_theirs() -> None:
    """In marks again, in a sentence in which nobody speaks."""
    found = said("沈岳桥说，现在的公司是“世界的工厂”！确实，一句“世界的工厂”，背后有许多危机。")
    assert [(form, name) for form, _, name in found] == [("partial", "沈岳桥"), ("partial", "沈岳桥")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("沈岳桥指，政府放弃“严刑”，市民才能分享盛事。", "partial"),  # however short, in somebody's report
        ("《管理条例》第九条规定，提供者应当以“显著方式”提示用户。", "term"),  # a law's own word
        ("沈岳桥说，公司启用了“星链”系统。", "term"),
        ("沈岳桥“连珠炮式”的提问让林小婷无力招架。", "term"),
        ("《晨报》警告，各国正陷入“逐底竞争”。", "partial"),
    ],
)
def test_a_few_words_in_a_report_are_the_reporters_but_for_names(text: str, form: str) -> None:
    """What a thing is called is said by nobody."""
    assert said(text)[0][0] == form


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # who told something in the paragraph before, not whom it was told of
        (
            "沈岳桥表示，邻国认为总统林小婷（Lin Xiaoting）只想继续。\n\n他说：“我们需要明确的答案。”",
            "沈岳桥",
        ),
        # who meets, not who is met
        (
            "沈岳桥在北岭与首相施凯尔（Keir Starmer）、总统马克宏（Emmanuel Macron）会晤。\n\n他说：“领土问题十分艰难。”",
            "沈岳桥",
        ),
    ],
)
def test_a_pronoun_goes_back_to_who_tells_or_acts(text: str, name: str) -> None:
    """Across paragraphs, too."""
    assert said(text)[-1][2] == name
