from __future__ import annotations

import pytest

from aigov_tui.extract.names.chinese import chinese_names
from tests.timing import within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总理李强在上海", [("李强", "person"), ("上海", "place")]),
        ("发言人毛宁28日表示", [("毛宁", "person")]),
        ("首席执行官黄仁勋会面", [("黄仁勋", "person")]),
        ("美国总统特朗普宣布", [("美国", "place"), ("特朗普", "person")]),
        ("主席乌尔苏拉·冯德莱恩说", [("乌尔苏拉·冯德莱恩", "person")]),
        ("李强还说", [("李强", "person")]),
        ("导致关键内部文件无法提供", []),
        ("尚未经过经济部审查", [("经济部", "organization")]),
        ("多家企业联名致信欧盟委员会", [("欧盟委员会", "organization")]),
        ("传美国政府要求", [("美国政府", "organization")]),
        ("今（23）日立法院开会", [("立法院", "organization")]),
        ("主委叶俊显业务报告", [("叶俊显", "person")]),
        ("我们注意到相关报道。", []),
        ("研究员曾毅作通报", [("曾毅", "person")]),
        ("议员叶刘淑仪指", [("叶刘淑仪", "person")]),
        ("山姆・奥特曼在平台发文", [("山姆·奥特曼", "person")]),
        ("记者帕维尔·扎鲁宾采访时", [("帕维尔·扎鲁宾", "person")]),
        ("斯卡拉穆奇上任后，誓言整肃白宫", [("斯卡拉穆奇", "person"), ("白宫", "organization")]),
        ("孙重申，这只是工具", []),
        ("高度强调安全", []),
        ("7日世界人工智能大会开幕", [("世界人工智能大会", "event")]),
        ("发布《人工智能标识办法》。", [("人工智能标识办法", "document")]),
        ("成立世界人工智能合作组织", [("世界人工智能合作组织", "organization")]),
        ("中华人民共和国和日本", [("中华人民共和国", "place"), ("日本", "place")]),
        ("我们要加强合作。", []),
        ("批评者指责政府偏袒大公司。", []),
        ("大型科技公司应当负责，外国公司也一样", []),
        ("北京智谱科技公司发布模型", [("北京智谱科技公司", "organization")]),
        ("影像版权规则公开征求意见", []),
        ("总AA说", [("AA", "person")]),
        ("议员约翰·史密斯质疑偏袒大公司的做法", [("约翰·史密斯", "person")]),
        ("史密斯·韦森公司停产", [("史密斯·韦森", "person")]),
        ("首相施紀賢說，規則需要更新", [("施纪贤", "person")]),
        ("首席顾问卡明斯在博客中写道", [("卡明斯", "person")]),
        ("学者卡文斯·阿德希尔看来", [("卡文斯·阿德希尔", "person")]),
        ("商会主席彦辞（Jens Eskelund）认为", [("彦辞", "person")]),
        ("工程师向记者吐槽", []),
        ("外交官向法新社抱怨说", [("法新社", "organization")]),
        ("家长致电节目质问", []),
        ("党团主席韦伯则表示支持", [("韦伯", "person")]),
        ("白皮书指出", []),
        ("老师方敏经常问学生", [("方敏", "person")]),
        ("人类的共同财富", []),
        ("《财富》报道", [("财富", "organization")]),
        ("徐委员富癸：谢谢主席。", [("徐富癸", "person")]),
        ("司长黄文启中将证实", [("黄文启", "person")]),
        ("民主党籍的亚当·希夫说", [("民主党", "organization"), ("亚当·希夫", "person")]),
        ("执行关机指令", []),
        ("车间主任边走边介绍", []),
        ("一位部长曾对他说", []),
        ("创始人彼得·哈伦沉默了几秒", [("彼得·哈伦", "person")]),
        ("数字大臣森下祐介在记者会上表示", [("森下祐介", "person")]),
        ("老张头嘬着烟", [("老张头", "person")]),
        ("接受《暗涌》专访", [("暗涌", "organization")]),
        ("模型“文心一言”", []),
        ("站到了舞台中央", []),
        ("副总统万斯未在公报上签字", [("万斯", "person")]),
        ("上海大学和北京互联网法院签约", [("上海大学", "organization"), ("北京互联网法院", "organization")]),
        ("家长刘畅（化名）不满", [("刘畅", "person")]),
        ("早一日立法，少一日风险", []),
        ("第17届金砖国家峰会", [("金砖国家峰会", "event")]),
        ("台中的工厂", [("台中", "place")]),
        ("记者采访竟会遭遇法院的拒绝", []),
        ("考不上好大学也没关系", []),
        ("中国驻欧盟代表团周五表示", [("中国驻欧盟代表团", "organization")]),
        ("脱口秀演员李·坎普发布视频", [("李·坎普", "person")]),
        ("以色列国防军发言人孔里库斯声称", [("以色列", "place"), ("孔里库斯", "person")]),
        ("帕维尔·斯维金6日撰文称", [("帕维尔·斯维金", "person")]),
        ("在长子安东尼看来", [("安东尼", "person")]),
        ("里希·苏纳克当天表示", [("里希·苏纳克", "person")]),
        ("国家安全顾问乔迪·托马斯表示", [("乔迪·托马斯", "person")]),
        ("岛内名嘴苦苓则表示", [("苦苓", "person")]),
        ("小米（化名）是乘客之一", [("小米", "person")]),
        ("宁夏灵武市的沙漠", [("宁夏", "place")]),
        ("击中“布托马”造船厂", []),
        ("高管都疯了", []),
        ("在加沙地带和连云港", [("加沙地带", "place"), ("连云港", "place")]),
    ],
)
def test_names_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name.name, name.kind) for name in chinese_names(text)] == expected


def test_title_and_country_come_with_the_person() -> None:
    (_, person) = chinese_names("美国国务卿布林肯")
    assert (person.title, person.country) == ("国务卿", "美国")


def test_a_surname_with_its_title_is_one_mention() -> None:
    (person,) = chinese_names("李总理强调")
    assert (person.name, person.words, person.title) == ("李总理", ("李",), "总理")


@pytest.mark.parametrize("unit", ["总理李", "大会", "·特", "《", "的部", "李强说，"])
def test_chinese_is_linear(unit: str) -> None:
    with within(4):
        chinese_names(unit * (150_000 // len(unit)))
