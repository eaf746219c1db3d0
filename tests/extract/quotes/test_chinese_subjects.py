"""Who speaks in a Chinese sentence that does not name its speaker right beside the verb."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.extract.quotes.test_chinese_reports import quotes_of
from tests.gold.quotes import document_of


def last_speaker(text: str) -> str:
    """The entity that speaks last."""
    found = extract_document(document_of("x", text), Gazetteer())
    names = {entity.key: entity.name for entity in found.entities}
    return names[found.quotes[-1].speaker_key or ""]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whoever acts on the occasion before, not whom the clause between is about
        ("民警蒋磊赶到后，一边安抚赵阿姨，一边劝说：“您别急。”", "蒋磊"),
        ("判决书显示，民警进入接待室后，说了一句“要账可以，但是不能动手”，随即离开。", "民警"),
        # who says what a paper or an agency only reports
        ("“中国市场非常重要”，彭博社称，黄仁勋表示。", "黄仁勋"),
        ("“我们不会退出中国市场。”彭博社报道称，黄仁勋表示，公司将继续投资。", "黄仁勋"),
        ("“中国市场非常重要”，据路透社报道，黄仁勋说。", "黄仁勋"),
        ("“这是一场豪赌”，彭博社称，黄仁勋表示，公司将继续投资。", "彭博社"),
        # a foreign family name after whose it is
        ("投资公司Wedbush的Ives在报告中写道：“热潮才刚刚开始。”", "Ives"),
        # whom somebody's relative is named as
        ("肖蜜失踪三天，肖蜜父亲肖先生说：“她很乖。”", "肖先生"),
        # whose answer it is
        ("沈文涛在境外自称“特工”一事引发关注，朱小梅的回答直击要害：“骗子变间谍。”", "朱小梅"),
        ("被告殷女士的律师称，五被告“未经许可，层层转授”。", "被告殷女士的律师"),
        ("陈姓通缉犯不堪压力投案，告知警方：“不是我干的！”", "陈姓通缉犯"),
        ("手机里有一条短信，是导师发来的：“慢一点，走得远。”", "导师"),
        # somebody without a name who opens the sentence after a quotation, or the one that ends in it
        ("“车子像疯了一样冲过来。”目击者仍心有余悸。", "目击者"),
        ("保安给了记者一个电话号码，“这是公司办公室的电话”。", "保安"),
        ("“厂家压库，我们只能亏本卖。”多位经销商向记者吐苦水。", "经销商"),
        # a state that speaks out, a document that does something
        ("中国星期三发出强硬的警告，称中国将“我必犯人”。", "中国"),
        ("中国倡导的《行动计划》从共同利益出发，将技术定位为“国际公共产品”。", "行动计划"),
        # a title with marks in it interrupts nothing
        ("“本质上是为了根除整个技术生态。”纽约时报题为《“这是战争”：解码封锁行动》的报道说。", "纽约时报"),
        ("通报称，吕某“涉嫌危害公共安全”。", "通报"),
        # a verb of saying whose words have another in them, no comma between
        ("沈文涛与部长通话，表示欧方认为管制“不合理且有害”。", "沈文涛"),
        ("（海声网）友国驻欧盟代表团周五敦促欧洲议会停止“将经贸问题政治化”。", "友国驻欧盟代表团"),
        ("“你们是来砸场子的吗？”面对评审专家的提问，创业者苏哲明笑着说。", "苏哲明"),
        ("海江日报讯（记者宋磊）“现在村里就能做心电图。”12日，村民冯建国刚从车上下来。", "冯建国"),
        ("“我依靠幻想入眠。”何山用睡桥洞论来消解焦虑。", "何山"),
        ("一位员工透露，梁小波还引用了创始人沈文涛的一句话：“延迟满足感。”", "沈文涛"),
        ("被媒体追问是否参选，她连忙摇手：“我连里长都当不来。”", "她"),
        ("记者来到一家企业。“请把手放在这里。”讲解员话音刚落，机械手便握住了记者的手。", "讲解员"),
        ("网吧老板娘替他解围，“这孩子嘴笨，心不坏。”", "网吧老板娘"),
        ("创新科技及工业局回复查询时表示，“政府一直与业界保持沟通”，但未有正面回应。", "创新科技及工业局"),
        ("被告人许某某当庭翻供，称此前的供述系“在疲劳状态下作出”。", "许某某"),
        ("教育部与国家标准化管理委员会在通知中提出，到明年“基本建成标准体系”。", "教育部"),
        ("对于外界“数据民工”的说法，朱小梅并不认同：“她们教会了机器认路。”", "朱小梅"),
        # any verb of saying with 说 or 称 behind it reports all that follows; 回 right before the words
        ("路透社在报道中附和说，根据公布的视频，气流“明显干扰”了飞行路线。", "路透社"),
        ("沈文涛到场。谈判破裂怎么办？沈文涛回，“再说吧”。", "沈文涛"),
        ("沈文涛记得，此前有供应商来讨债，并“跟着老板上了楼”。", "沈文涛"),
        # whom somebody talks about stands right before the verb
        ("许多人愤怒。有网友讽刺沈文涛称，“去吃吧，看你多大本事”。", "网友"),
        # whose relative it is, by what stands between the name and the verb
        ("沈文涛最小的妹妹说：“大哥总喜欢摆弄花草。”", "沈文涛最小的妹妹"),
        ("据沈文涛子女描述，女友“随意拦截信件”。", "沈文涛子女"),
        # a person in what somebody without a name passes on; whose clause begins after a semicolon
        ("知情人士透露，公司已停产，其CEO沈文涛私下抱怨，政策“每周一变”。", "沈文涛"),
        ("朱小梅说，结果还不知道；媒体也问，“另一场选举还会合吗？”朱小梅认为应该可以。", "媒体"),
        # what an organisation is called before its name; a verb before 出口 is none of 出口
        ("北海智库海声研究中心日前发布报告，称出口管制“买来了时间，却没有买来领先”。", "海声研究中心"),
        ("各国通过《全球治理行动计划》。其中还写道，要打造“开放、包容的数字环境”。", "全球治理行动计划"),
        ("《Nature》审稿人评价：“这让人们重新审视预报。”", "《Nature》审稿人"),
        ("他突然接到一个电话，来电人告诉他：“人已经不在县里。”", "来电人"),
        ("沈文涛指出，企业担心泄露数据而“不敢”共享，个人数据因泄露沦为“化石”。", "沈文涛"),
        # whose words somebody passes on; two who speak on both sides of a semicolon; what a verb says of whom it attacks
        ("报道称，沈文涛引用了一位不具名消息人士的话说，“其中六枚成功爆炸了。”", "不具名消息人士"),
        ("记者赵少康回应称，此人不年轻了；名嘴苦苓则怒批沈文涛过去炮轰国民党“腐朽分赃”。", "苦苓"),
        ("记者赵少康回应称，此人不年轻了；名嘴苦苓则怒批沈文涛炮轰国民党，其行径如同“渣男”。", "苦苓"),
        ("当有记者问及是否还要接种时，沈文涛的回答是“我们的判断还是要打”。", "沈文涛"),
        ("朱小梅呼吁冷静。友国总统沈文涛的态度更为强硬，称若对方执意如此，“将不得不反击”。", "沈文涛"),
        ("沈文涛抵达机场。“当时天气还挺好”，他一边听歌一边看风景。", "他"),
        ("“看到烟雾时，我以为眼花了。”小米（化名）是乘客之一。", "小米"),
        ("海声社引述前外交官沈文涛的分析称，“双方正在悄悄探索”。", "沈文涛"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    assert [who for form, _, who in quotes_of(text) if form != "term"][-1] == speaker


def test_a_colon_after_words_brings_in_more_of_them() -> None:
    text = "光明网的评论认为“拳头打在颜面上”：“真相暂且不评，记者不该挨打。”"
    assert [who for _, _, who in quotes_of(text)] == ["光明网的评论", "光明网的评论"]


def test_what_a_name_is_called_before_it_is_a_term() -> None:
    assert quotes_of("沈文涛质疑，“护国神山”台积电的制程要留下来。") == [("term", "护国神山", None)]


def test_a_label_before_words_that_end_early_is_no_turn() -> None:
    text = "沈文涛：“我们在创造新产业” 在演讲环节，沈文涛提出，“创新的本质就是颠覆性破坏，会形成冲击。” 冲击正通过三个层面渗透。"
    assert [form for form, _, _ in quotes_of(text)] == ["direct", "direct"]


def test_labels_that_tell_in_brackets_who_it_is() -> None:
    text = "李忠（讨债人之一）：民警去了说不能打架，要好好说，然后就走了。\n\n张博（讨债人之一）：女老板说我们揍他们了，没人动手打他们。"
    assert [(form, who) for form, _, who in quotes_of(text)] == [("block", "李忠"), ("block", "张博")]


def test_a_name_in_latin_letters_is_a_subject_too() -> None:
    text = "Mia Chen在播客中说，“便宜到无法计量。”政策主管Jack Clark却给出不同判断，他警告称，窗口期“可能只剩两年”。"
    assert last_speaker(text) == "Jack Clark"


@pytest.mark.parametrize(
    "text",
    [
        "专家指出，所谓友国军机的“危险拦截”并不存在。",
        "据北海“中时新闻网”报道，军方做了一份民调。",
        "沈文涛表示，部队已经收到来自友国的“挑战者2”主战坦克。",
        "沈文涛透露，有人炸毁了海底的“北溪”管道。",
        "路透社援引“不愿透露姓名的官员”的话称，双方可能会晤。",
    ],
)
def test_what_a_thing_is_called_is_a_term(text: str) -> None:
    assert [form for form, _, _ in quotes_of(text)] == ["term"]


def test_what_is_named_once_in_marks_is_a_name_wherever_it_stands_alone() -> None:
    text = "沈文涛提到，公司在海岸开通了“星链”网络。\n\n朱小梅表示，“星链”是重要工具，“我们不会放弃它”。"
    assert [form for form, _, _ in quotes_of(text)] == ["term", "term", "partial"]


def test_a_report_is_the_document_named_before() -> None:
    text = "会议通过了《全球治理行动计划》。文件指出，“人工智能是人类发展的新领域”。"
    assert last_speaker(text) == "全球治理行动计划"
