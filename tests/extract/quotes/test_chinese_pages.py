"""Who speaks on full Chinese pages: what fails there and not in short passages."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.quote import Quote, QuoteForm
from tests.gold.quotes import document_of


def extracted(text: str) -> Extraction:
    return extract_document(document_of("x", text), Gazetteer())


def speaker(quote: Quote, found: Extraction) -> str | None:
    """The entity's name, or the words for who has none."""
    names = {entity.key: entity.name for entity in found.entities}
    return names.get(quote.speaker_key or "", quote.speaker_text)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # foreign names with a hyphen
        (
            "秘书长多莱恩·博格斯-马廷在致辞中指出，这“还只是别人的故事”。",
            "还只是别人的故事",
            "多莱恩·博格斯-马廷",
        ),
        ("法国议员让-克洛德·吉拉尔说：“我们不会等。”", "我们不会等。", "让-克洛德·吉拉尔"),
        ("委员玛丽-洛尔·杜邦-勒菲弗表示：“会的。”", "会的。", "玛丽-洛尔·杜邦-勒菲弗"),
        # whose side it is
        ("英伟达方面表示，“我们遵守各地的规定”。", "我们遵守各地的规定", "英伟达"),
        (
            "律师沈文涛称方案“是一场骗局”，而英伟达一方则反驳说，这是“酸葡萄心理”的发作。",
            "酸葡萄心理",
            "英伟达",
        ),
        # a question and its answer
        (
            "葉書寧問，預算執行率不到四成，「部長覺得及格嗎？」林宜安答，採購確實落後。",
            "部長覺得及格嗎？",
            "葉書寧",
        ),
        (
            "葉書寧不滿說，「下半年到底是哪一年的下半年？」引發現場一陣笑聲。",
            "下半年到底是哪一年的下半年？",
            "葉書寧",
        ),
        (
            "记者问及此事，特朗普没有停步，他的回答是，“埃隆很忙，他总是很忙”。",
            "埃隆很忙，他总是很忙",
            "特朗普",
        ),
        # the sentence after a quotation, of which nothing but a verb of saying tells who spoke
        (
            "丽贝卡·阿塞特认为，各国“在不知不觉中也接受了一套默认设置”。马特·希恩却不完全同意。",
            "在不知不觉中也接受了一套默认设置",
            "丽贝卡·阿塞特",
        ),
        # what somebody tells of what others noticed
        ("知情人士透露，监管部门早在去年就已注意到“盲目建设”的苗头。", "盲目建设", "知情人士"),
        # what papers and outlets show a body to have said
        ("内部文件显示，欧盟委员会曾敦促会员国“重新考虑”相关义务。", "重新考虑", "欧盟委员会"),
        ("《华尔街日报》称，欧盟委员会警告企业“不要心存侥幸”。", "不要心存侥幸", "欧盟委员会"),
        # a paper by its date, and by whose it is
        ("去年的中央一号文件提出，“支持发展智慧农业”。", "支持发展智慧农业", "中央一号文件"),
        # what somebody does in the middle of a sentence
        ("张广德念完一条提醒。“你看，”他乐了，“它还知道心疼人。”", "你看，", "张广德"),
        # no body says I
        (
            "沈文涛说，他受够了审查。公司要求员工重新提交材料，“包括我父母的工作单位”。",
            "包括我父母的工作单位",
            "沈文涛",
        ),
        # who is called so by those who know them
        ("来了两个人。小吕冲记者眨了眨眼：“我家也有密钥了。”", "我家也有密钥了。", "小吕"),
        ("一名学徒站在门口，小陈心里没底，“这样能行得通吗”。", "这样能行得通吗", "小陈"),
        # a person named before, by a word for anybody of that age
        ("72岁的陈怀玉考了它一回。老人听完哈哈大笑，“还行，没说胡话”。", "还行，没说胡话", "陈怀玉"),
        ("72岁的陈怀玉遇到一位老人。老人听完哈哈大笑，“还行，没说胡话”。", "还行，没说胡话", "老人"),
        # what is written under a picture
        ("还有人贴出一张表情包，配文“前排围观”。", "前排围观", "有人"),
        ("在沈文涛看来，能力建设才是“真问题”。", "真问题", "沈文涛"),
        ("他在会上发言。在他看来，能力建设才是“真问题”。", "真问题", "他"),
        # a pronoun for somebody without a name, who tells of something in the sentence before
        (
            "保安老谭不懂。该公司一名已离职的工程师告诉海江财经，裁员是从二月开始的。“HR自己给自己办的手续，”他苦笑。",
            "HR自己给自己办的手续，",
            "该公司一名已离职的工程师",
        ),
        # whose words somebody passes on
        (
            "發言人李慧心轉述院長卓文泰在會中的裁示，要求兩個月內完成，「不要讓業者排隊」。",
            "不要讓業者排隊",
            "卓文泰",
        ),
        # a colon behind another quotation, a verb behind a while
        (
            "严老师较上了劲。有学生骂他“老古董”，他截图发在朋友圈，配了一句话：“古董值钱。”",
            "古董值钱。",
            "严老师",
        ),
        (
            "严老师说，没用。过了一会儿又说：“可是有人画了一张特别好的画。”",
            "可是有人画了一张特别好的画。",
            "严老师",
        ),
        # who is called by what they do, or for short
        ("心理咨询师高岑则提出警告。“告别是一种能力，”她说。", "告别是一种能力，", "高岑"),
        ("第一个是念社会学的小戴。她大三。“百分之二十吧，”她说。", "百分之二十吧，", "小戴"),
        # an outlet in title marks that goes on in the next clause
        (
            "《海江晚报》19日刊文渲染威胁，声称开发者正在“不知不觉中交出主权”。",
            "不知不觉中交出主权",
            "海江晚报",
        ),
        ("妻子林岚始终反对这件事。她把丈夫的做法叫作“自己骗自己”。", "自己骗自己", "林岚"),
        # names by sound, whatever characters they have, and what stands behind them
        ("政治学者雅各布·夏皮罗告诉我，“注意力是有限的”。", "注意力是有限的", "雅各布·夏皮罗"),
        ("协会的理查德·马黍藿（Richard Mashuho）说：“不够。”", "不够。", "理查德·马黍藿"),
        (
            "他拜访了杰弗里·辛顿。“我像一个卖救生圈的人，”辛顿顿了顿，“没有人买。”",
            "我像一个卖救生圈的人，",
            "杰弗里·辛顿",
        ),
        # who is asked, who goes by a name in marks, whom a nationality means
        (
            "我问研究所的一位前研究员，这个词去哪儿了。他的回答很干脆：“被钱吃掉了。”",
            "被钱吃掉了。",
            "研究所的一位前研究员",
        ),
        ("微博大V“球场算学家”撰文称，人们“只不过对人更宽容”。", "只不过对人更宽容", "球场算学家"),
        (
            "主教练塔拉多纳更加直接。“机器犯错，谁道歉？”西班牙人在发布会上连问三遍。",
            "机器犯错，谁道歉？",
            "塔拉多纳",
        ),
        ("导演乔恩·M·苏也用模型。“这可能不是最好的办法，”他说。", "这可能不是最好的办法，", "乔恩·M·苏"),
        # what is done to a thing is not what the thing says
        ("英伟达推出了 Groqium，称这笔交易“将改变推理的经济账”。", "将改变推理的经济账", "英伟达"),
        ("xAIR在一份声明中回应说，公司“完全遵守适用法律”。", "完全遵守适用法律", "xAIR"),
        # no clause is somebody
        ("沈文涛走到门口又折回来，冲着屏幕挥了挥手：“再见了！”", "再见了！", "沈文涛"),
        ("沈文涛喝多了，拍着桌子说，“机器就不要我们了”。", "机器就不要我们了", "沈文涛"),
        # a name in another script, which no rule knows
        ("ChatGPT回答说，“我不是律师”。", "我不是律师", "ChatGPT"),
        (
            "立委葉書寧在立法院爆料，TAIDI指稱「執政黨試圖對抗法案，這是獨裁」。",
            "執政黨試圖對抗法案，這是獨裁",
            "TAIDI",
        ),
        # who answers so, behind the matter; whoever tells the story says nothing in it
        (
            "“孩子都是平等的，没有特权。”针对有家长提出的情况，沈文涛这样答复。",
            "孩子都是平等的，没有特权。",
            "沈文涛",
        ),
        (
            "沈女士天天往学校跑。“孩子都有恐惧症了。”记者来的前几天，她刚送走女儿。",
            "孩子都有恐惧症了。",
            "沈女士",
        ),
    ],
)
def test_the_speaker_of_a_quotation_on_a_page(text: str, words: str, who: str) -> None:
    found = extracted(text)
    said = {quote.text: speaker(quote, found) for quote in found.quotes if quote.form is not QuoteForm.TERM}
    known = {entity.key: {alias.text for alias in entity.aliases} for entity in found.entities}
    keys = {quote.text: quote.speaker_key for quote in found.quotes}
    assert words in said
    assert who == said[words] or who in known.get(keys[words] or "", ())


def test_a_heading_on_a_matter_is_no_turn() -> None:
    text = (
        "记者：为什么不做？\n\n崔嘉木：那是给投资人看的。\n\n谈技术路线：“数据不是越多越好”\n\n"
        "记者：你们呢？\n\n崔嘉木：不建。"
    )
    assert [quote.speaker_text for quote in extracted(text).quotes if quote.form is not QuoteForm.TERM] == [
        "记者",
        "崔嘉木",
        "记者",
        "崔嘉木",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "沈文涛炮轰，草案把「公共利益」四個字當成萬用條款。",
        "沈文涛说，“少爷”俩字，让她明白了。",
        "公督盟說明，「質詢權」理應是憲法賦予立委的重要權力。",
        "沈文涛表示，視訊中三名「司法人員」全是換臉。",
        "刑事局呼籲，凡聽到「監管帳戶」、「偵查不公開」等關鍵字，就是詐騙。",
    ],
)
def test_words_that_are_spoken_of_are_terms(text: str) -> None:
    assert {quote.form for quote in extracted(text).quotes} == {QuoteForm.TERM}


def test_what_somebody_is_called_is_speech() -> None:
    found = extracted("沈文涛批评对方是“骗子”。温若川表示，中国不做“教师爷”，也不当“旁观者”。").quotes
    assert {quote.form for quote in found} == {QuoteForm.PARTIAL}


def test_questions_may_be_numbered() -> None:
    text = "一、问：请介绍背景。\n\n答：近年来，服务快速发展。\n\n二、问：对未成年人有哪些保护？\n\n答：设专章作出规定。"
    found = extracted(text).quotes
    assert [(quote.speaker_text, quote.text) for quote in found[::2]] == [
        ("问", "请介绍背景。"),
        ("问", "对未成年人有哪些保护？"),
    ]
    assert len(found) == 4


def test_a_sentence_goes_on_after_what_somebody_does() -> None:
    first, second = extracted(
        "韩文骁持另一种看法。“你们总问会不会变笨，”他敲着桌子，“计算器出来时也这么问。”"
    ).quotes
    assert second.continues is not None
    assert first.speaker_key == second.speaker_key
