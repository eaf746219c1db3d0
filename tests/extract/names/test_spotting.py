from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.entities import link
from aigov_tui.extract.names.spotting import spot
from aigov_tui.model.entity import Alias, AliasScope, Entity, EntityKind, Origin
from aigov_tui.model.source import Document, Paragraph, ParagraphKind
from tests.gold.entities import document
from tests.timing import within

LI = Entity(
    "li-qiang",
    "Li Qiang",
    EntityKind.PERSON,
    Origin.CURATED,
    aliases=(Alias("Li", scope=AliasScope.INTRODUCED), Alias("Premier Li")),
)
CHINA = Entity(
    "china",
    "China",
    EntityKind.PLACE,
    Origin.CURATED,
    actor_key="china",
    aliases=(Alias("Beijing"), Alias("中国", "zh")),
)
GAZETTEER = Gazetteer([LI, CHINA])


def keys(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[tuple[str, str]]:
    """(words, entity key) of each mention."""
    mentions, _ = link(text, spot(document(text), gazetteer), gazetteer)
    assert all(text[m.start_char : m.end_char] == m.text for m in mentions)
    return [(m.text, m.entity_key) for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Li spoke.", [("Li", "x:person:li")]),
        ("Li Qiang came. Then Li spoke.", [("Li Qiang", "li-qiang"), ("Li", "li-qiang")]),
        ("Premier Li came. Then Li spoke.", [("Premier Li", "li-qiang"), ("Li", "li-qiang")]),
        ("Li Qiang praised Li Auto.", [("Li Qiang", "li-qiang"), ("Li Auto", "x:organization:li auto")]),
        ("It is the Bank of China.", [("Bank of China", "x:organization:bank of china")]),
        ("The China Daily wrote.", [("China Daily", "x:organization:china daily")]),
        ("Beijing-backed firms", [("Beijing", "china")]),
        (
            "中国外交部和中国",
            [("中国外交部", "x:organization:ministry of foreign affairs of china"), ("中国", "china")],
        ),
        ("https://a.cn/China and x@China.cn", []),
    ],
)
def test_curated_aliases_and_longer_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert keys(text) == expected


def test_boilerplate_holds_no_mentions_but_titles_and_bylines_do() -> None:
    text = "China rises\n\nBy Li Qiang\n\nShare China"
    kinds = (ParagraphKind.TITLE, ParagraphKind.BYLINE, ParagraphKind.BOILERPLATE)
    base = document(text)
    marked = replace(
        base, paragraphs=tuple(replace(p, kind=k) for p, k in zip(base.paragraphs, kinds, strict=True))
    )
    assert [(m.paragraph, m.text) for m in extract_document(marked, GAZETTEER).mentions] == [
        (0, "China"),
        (1, "Li Qiang"),
    ]


def test_a_lone_capital_at_a_sentence_start_is_no_name() -> None:
    assert keys("Developers cheered. Shares rose. Rivalry grew.", Gazetteer()) == []


def test_a_headline_has_only_names_the_text_knows() -> None:
    text = "Carney Backs New Rules for Machines\n\nMark Carney signed."
    assert keys(text, Gazetteer()) == [
        ("Carney", "x:person:mark carney"),
        ("Mark Carney", "x:person:mark carney"),
    ]


@given(st.text(alphabet="aAB .,'’-\n李强总理说中国·《》@:/U.S“”(", max_size=80))
@settings(max_examples=150)
def test_mentions_never_overlap_and_are_exact(text: str) -> None:
    mentions, entities = link(text, spot(document(text), GAZETTEER), GAZETTEER)
    spans = [(m.start_char, m.end_char) for m in mentions]
    assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))
    assert {m.entity_key for m in mentions} <= {e.key for e in entities} | {"china", "li-qiang"}


def read_for(seconds: float, unit: str, size: int) -> None:
    """Read `size` bytes of `unit`, over and over on one line, and fail where it takes longer than `seconds`."""
    text = (unit * (size // len(unit.encode()) + 1)).strip()
    line = Paragraph(0, ParagraphKind.BODY, 0, len(text), text)
    long: Document = replace(document("x"), text=text, paragraphs=(line,))
    with within(seconds):
        link(text, spot(long, GAZETTEER), GAZETTEER)


def test_two_megabytes_on_one_line_take_less_than_three_seconds() -> None:
    unit = (
        "The minister Ana Ruiz told reporters in Geneva on Monday that the talks would go on for as long as it takes, "
        "while markets fell and officials said that a draft of the rules had been shared with China. "
    )
    read_for(3, unit, 2_000_000)


@pytest.mark.parametrize(
    "unit",
    [
        "A b ",
        "A",
        "A.",
        "Aa-",
        "University of ",
        '"A" ',
        "Smith said ",
        "CHINA SAYS ",
        "\\n",
        "特朗普·",
        "@",
        "US-",
    ],
)
def test_no_text_takes_more_than_linear_time(unit: str) -> None:
    read_for(3, unit, 400_000)


@pytest.mark.parametrize(
    "text",
    ["The AI Safety Institute said AI is new. AI matters.", "AI Labs said that AI is good. AI Labs grew."],
)
def test_an_acronym_that_names_nothing_is_no_short_form_of_a_body(text: str) -> None:
    assert "AI" not in [words for words, _ in keys(text)]


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Clinton Campaign Backpedals on Richardson Comments", "Clinton"),
        ("OpenAI Employees Warn of Advanced Robot Dangers", "OpenAI"),
    ],
)
def test_a_name_ends_where_a_headline_goes_on_in_capitals(headline: str, name: str) -> None:
    body = "Several employees of OpenAI and Google DeepMind spoke. Hillary Clinton was asked about Bill Richardson."
    assert keys(f"{headline}\n\n{body}")[0][0] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("China’s ambassador, Zhang Jun, spoke on Jun 5.", ["China", "Zhang Jun"]),
        ("Italian Social Democrat Brando Benifei told us so.", ["Brando Benifei"]),
        ("Spanish Socialist Iratxe García told us so.", ["Iratxe García"]),
        ("Generative AI has potential, and so has the AI RMF.", []),
        (
            "FAIRFIELD, Conn. — Sen. Jo Smith (D- Conn.) and Sen. Lindsey Graham, R.-S.C., met.",
            ["FAIRFIELD", "Jo Smith", "Lindsey Graham"],
        ),
        ("The U-turns and T-shirts were new. U-turns are told of by X-ray.", []),
    ],
)
def test_months_parties_and_words_of_technology_stand_beside_names(text: str, names: list[str]) -> None:
    assert [words for words, _ in keys(text)] == names


def test_a_listed_acronym_is_not_short_for_what_it_begins() -> None:
    assert (
        len({key for words, key in keys("The UN said so, UN News reported. The UN met.") if words == "UN"})
        == 1
    )
    assert not any("news" in key for words, key in keys("UN News reported that the UN met.") if words == "UN")


def test_a_state_behind_an_officers_name_is_no_part_of_it() -> None:
    text = "Senate Intelligence Chairman Richard Burr of North Carolina spoke."
    assert [words for words, _ in keys(text)] == ["Richard Burr", "North Carolina"]


def test_a_president_is_nobody_of_the_family_who_has_no_such_office() -> None:
    found = dict(keys("President Biden spoke. His mother, Jean Finnegan Biden, was there."))
    assert found["Biden"] != found["Jean Finnegan Biden"]


def test_who_is_addressed_before_a_dash_is_no_dateline() -> None:
    assert keys("Folks — (applause) — it is time.\n\nLook — it is.") == []
