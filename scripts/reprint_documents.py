"""Documents that are one text in several outlets, and such as only look so: for `bench_reprints.py` and the tests.

Wire texts, composed for this, as outlets print them (own headline, cut, with words added, with another toll, in other
characters), and forms filled in for two parties or two weeks. Nothing here records anything that happened. CC0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, count

from aigov_tui.corpus.reprints import Family, Passage, families, find_near_repeats, sign


@dataclass(frozen=True, slots=True)
class Printed:
    """A document: its body paragraphs, and the ISO date it came out on."""

    paragraphs: tuple[str, ...]
    published_on: str


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two documents; `same`: they are one text, `how` printed."""

    how: str
    a: Printed
    b: Printed
    same: bool


WIRES: tuple[tuple[str, ...], ...] = (
    (
        "KOLVIK — A ferry carrying 212 passengers ran aground on Tuesday night off the island of Sandoe, killing 12 people.",
        "The vessel had left the harbour of Kolvik an hour late because of fog, the port captain Ragna Holm said in a statement.",
        "Fishing boats reached the wreck before the coast guard did and took most of the passengers to the village of Nesbru.",
        "The ministry of transport opened an inquiry and ordered the operator, Sandoe Line, to keep its two other ships in port.",
        "Divers are to look at the hull as soon as the weather allows, which the institute of meteorology expects on Friday.",
    ),
    (
        "The central bank of Marenia raised its main interest rate by half a point on Thursday, to 6.5 per cent, as most economists had foreseen.",
        "Governor Ilse Tarvin said that prices of bread and of heating had risen faster than wages for the eleventh month in a row.",
        "Two members of the board voted against, arguing that builders and young families would pay for mistakes made by the treasury.",
        "The currency gained a little against its neighbours and then gave up all of it before the markets closed in the afternoon.",
    ),
    (
        "Eleven coastal states agreed on Saturday to share satellite pictures of fishing fleets, ending nine years of talks in Porto Velo.",
        "Under the accord, a common office will compare the pictures with the logbooks of captains and report what does not fit.",
        "Environmental groups welcomed the step but said that small countries had too few patrol boats to act on what they learn.",
        "Delegates will meet again in spring to decide who pays for the office, and whether its reports are to be made public.",
        "Three states that had walked out of the talks in March did not send anybody to the closing ceremony.",
    ),
    (
        "Researchers in Alder Bay have taught a small computer to recognise the calls of forty kinds of seabirds in heavy wind.",
        "The device costs less than a pair of boots and runs for a whole season on one battery, the team writes in its report.",
        "Wardens of six nature reserves want to set it up on cliffs where nobody can count nests without a rope.",
        "The programme and all recordings may be used by anybody, said Tomas Eide, who leads the laboratory.",
    ),
    (
        "本报讯 十二个沿海城市周三在青屿签署协议，决定共同建设海上救援调度中心，首批投入救援船二十四艘。",
        "根据协议，各城市将在统一平台上公布船舶位置、天气预警和医院床位情况，渔民可以用手机随时查询。",
        "青屿市副市长陆文澜表示，过去三年里有一半的求救电话因为辖区不清而耽误了时间。",
        "参加签约仪式的渔民代表说，希望调度中心尽快开通夜间值班，并为小型渔船免费安装定位设备。",
    ),
    (
        "全国古树普查结果周五公布，共登记古树名木五百零八万株，比上一次普查增加近一成。",
        "普查人员历时四年走遍两千八百多个县，为每一株古树拍照、测量并建立电子档案。",
        "林业专家孟秋河指出，新增的古树大多生长在偏远山村，保护经费不足仍然是最大的困难。",
        "主管部门将在明年出台管护办法，由村民认养古树，并按照树龄和长势给予补助。",
    ),
)
_TRADITIONAL = str.maketrans(
    "报讯个沿签署协议决设调渔医查询话误时间辖区过参仪为务为费装开这难业专县电档树龄给长势补",
    "報訊個沿簽署協議決設調漁醫查詢話誤時間轄區過參儀為務為費裝開這難業專縣電檔樹齡給長勢補",
)
_OWN = (
    "Our correspondent in the region reports that shops stayed closed on the day after and that a minute of silence was kept.",
    "本报记者从现场了解到，当地居民对此普遍表示支持，也有人担心后续经费难以落实到位。",
)

FORMS: tuple[tuple[tuple[str, ...], tuple[dict[str, str], ...]], ...] = (
    (
        (
            "Permission is hereby granted to {firm} to build and maintain a conveyor at {place}, subject to the conditions below.",
            "The holder shall keep the works in good repair and shall let inspectors enter at any reasonable hour of the day.",
            "This permit may be withdrawn, changed or amended at any time at the discretion of the commissioner of public works.",
            "The holder bears all costs of removing the works within ninety days of the end of this permit, and shall restore the ground.",
            "Notices under this permit are to be sent to {firm}, care of {agent}, by registered letter.",
        ),
        (
            {"firm": "Northgate Gravel Company", "place": "Hollin County", "agent": "Martha Quill"},
            {"firm": "Bridle Sand Partners", "place": "Varney Crossing", "agent": "Peter Osgood"},
            {"firm": "Silver Creek Quarries", "place": "Lake Ostrom", "agent": "Dana Whitlock"},
            {"firm": "Halden Stone Works", "place": "Fort Mercy", "agent": "Louis Braddock"},
        ),
    ),
    (
        (
            "Dear {name}, we are pleased to tell you that the foundation has chosen your project in {town} for its award of this year.",
            "The award is paid in three parts: the first on signature, the second after the report of the first year, the last at the end.",
            "Please return the enclosed agreement with the seal of your institution within four weeks of the date of this letter.",
            "The foundation asks all winners to name it in publications and to tell it of any change of address or of bank account.",
        ),
        (
            {"name": "Professor Anneke Vos", "town": "Leuven"},
            {"name": "Doctor Samuel Adeyemi", "town": "Ibadan"},
            {"name": "Professor Lucia Ferrante", "town": "Bari"},
            {"name": "Doctor Mei Tanaka", "town": "Sapporo"},
        ),
    ),
    (
        (
            "In the week to {date}, growers delivered {tons} tonnes of apples to the market at an average of {price} crowns.",
            "Figures are gathered from the fourteen licensed halls and are corrected when late reports come in from the islands.",
            "An average is weighted by the quantity sold; fruit for cider, for animals and for export is left out of all figures.",
            "Readers may quote this bulletin when they name the office; questions are answered on weekdays between nine and noon.",
        ),
        (
            {"date": "7 March", "tons": "1,204", "price": "3.20"},
            {"date": "14 March", "tons": "1,377", "price": "3.05"},
            {"date": "21 March", "tons": "1,150", "price": "3.41"},
            {"date": "28 March", "tons": "1,498", "price": "2.98"},
        ),
    ),
    (
        (
            "经审查，同意{firm}在{place}设立分支机构，请自收到批复之日起三个月内办理登记手续。",
            "你单位应当严格遵守有关法律法规，建立健全内部管理制度，按季度报送业务情况和财务报表。",
            "未经批准不得擅自变更经营场所、业务范围和主要负责人，不得以任何形式转让许可证件。",
            "逾期未办理登记手续的，本批复自行失效，由发证机关收回许可证件并予以公告。",
        ),
        (
            {"firm": "海川纸业有限公司", "place": "临江开发区"},
            {"firm": "北岭乳品集团", "place": "柳河新城"},
            {"firm": "东湖仪器研究所", "place": "安平县城"},
            {"firm": "白鹭航运公司", "place": "沙洲港区"},
        ),
    ),
    (
        (
            "The minister today spoke by telephone with {name} of {land} and thanked the government there for its friendship.",
            "Both sides reaffirmed that the rules of the sea bind everybody and that disputes are to be settled by peaceful means.",
            "They agreed to stay in close touch and to have their staffs prepare a meeting later in the year at a suitable place.",
            "The minister stressed again how much the alliance rests on shared values and on the ties between the two peoples.",
        ),
        (
            {"name": "Foreign Minister Elin Storm", "land": "Sweden"},
            {"name": "Foreign Minister Carlos Prado", "land": "Uruguay"},
            {"name": "Secretary Noor Azlan", "land": "Malaysia"},
        ),
    ),
)


def document_pairs() -> Iterator[DocumentPair]:
    """All pairs, the same each time: first those that are one text."""
    for number, wire in enumerate(WIRES):
        yield from _printed_twice(wire, is_chinese=number >= 4)
    for template, fillings in FORMS:
        filled = [tuple(paragraph.format(**filling) for paragraph in template) for filling in fillings]
        for (i, a), (j, b) in combinations(enumerate(filled), 2):
            yield DocumentPair("form", Printed(a, _day(7 * i)), Printed(b, _day(7 * j)), same=False)
    for a, b in combinations(WIRES, 2):
        quoting = Printed((*b, a[1]), _day(1))
        yield DocumentPair("one paragraph taken over", Printed(a, _day(0)), quoting, same=False)


def _printed_twice(wire: tuple[str, ...], *, is_chinese: bool) -> Iterator[DocumentPair]:
    first = Printed(wire, _day(0))
    own = _OWN[is_chinese]
    head = "记者 顾清 综合报道" if is_chinese else "By Lena Marsh, with agencies"
    changed = _with_another_figure(wire[0])
    yield DocumentPair("byline", first, Printed((head, *wire), _day(1)), same=True)
    yield DocumentPair("cut", first, Printed(wire[:3], _day(0)), same=True)
    yield DocumentPair("paragraph added", first, Printed((*wire[:2], own, *wire[2:]), _day(1)), same=True)
    yield DocumentPair("update", first, Printed((changed, *wire[1:], own), _day(1)), same=True)
    if is_chinese:
        traditional = tuple(paragraph.translate(_TRADITIONAL) for paragraph in wire)
        yield DocumentPair("traditional", first, Printed(traditional, _day(1)), same=True)
    else:
        typed = tuple(paragraph.replace(", ", " – ", 1).replace("’", "'") for paragraph in wire)
        yield DocumentPair("punctuation", first, Printed(typed, _day(1)), same=True)


def _with_another_figure(paragraph: str) -> str:
    for old, new in (
        ("12 people", "14 people"),
        ("half a point", "three quarters of a point"),
        ("nine", "ten"),
    ):
        if old in paragraph:
            return paragraph.replace(old, new)
    return paragraph.replace("forty", "fifty").replace("二十四", "二十六").replace("近一成", "近两成")


def _day(after: int) -> str:
    return f"2026-03-{2 + after:02}"


def family_of(pair: DocumentPair) -> Family | None:
    """What the rules make of a pair."""
    texts: dict[int, str] = {}
    holder: dict[int, int] = {}
    numbers = count(1)
    for document, printed in ((1, pair.a), (2, pair.b)):
        for paragraph in printed.paragraphs:
            number = next(numbers)
            texts[number], holder[number] = paragraph, document
    signatures = {number: sign(text) for number, text in texts.items()}
    repeats = {one.id: one for one in find_near_repeats(signatures.items(), texts.__getitem__)}
    passages = [
        Passage(
            holder[number], repeats[number].of_id, signatures[number].size, repeats[number].similarity, number
        )
        if number in repeats
        else Passage(holder[number], number, signatures[number].size)
        for number in texts
    ]
    dates = {1: pair.a.published_on, 2: pair.b.published_on}
    found = families(passages, dates, texts.__getitem__)
    return found[0] if found else None
