"""Who speaks for an actor by what the text says beside the name, and whose document a document is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.extract.positions.governments import Governments
from aigov_tui.extract.positions.issuers import Issuers
from aigov_tui.extract.positions.nearness import AWAY, BESIDE, IN_IT, NEARBY, Subject
from aigov_tui.extract.positions.officials import domestic, hosts, officials
from aigov_tui.model.entity import Alias, Entity, EntityKind, Mention, Origin
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import Document, Metadata, Paragraph, ParagraphKind
from tests.timing import within

FRANCE = Entity(
    "france", "France", EntityKind.PLACE, Origin.CURATED, "fr", aliases=(Alias("Paris"), Alias("法国", "zh"))
)
OFFICE = Entity("office", "European Office", EntityKind.ORGANIZATION, Origin.CURATED, "fr")
RUSSIA = Entity("russia", "Russia", EntityKind.PLACE, Origin.CURATED, "ru")
LEMAIRE = Entity("lemaire", "Ada Lemaire", EntityKind.PERSON, Origin.CURATED, "fr")
GOVERNMENTS = Governments([FRANCE, OFFICE, RUSSIA, LEMAIRE], ["fr", "ru"])
ISSUERS = Issuers(GOVERNMENTS)


def _speaks_for(text: str, name: str, kind: EntityKind = EntityKind.PERSON) -> str | None:
    start = text.index(name)
    mention = Mention("x", 0, start, start + len(name), name, Origin.EXTRACTED, 1.0)
    return officials(text, [mention], {"x": kind}, GOVERNMENTS).get("x")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("French Finance Minister Ada Lemaire spoke.", "fr"),
        ("France's deputy minister of trade, Ada Lemaire, spoke.", "fr"),
        ("France's Ada Lemaire spoke.", "fr"),
        ("Russia spoke first. Deputy Finance Minister Ada Lemaire of France spoke.", "fr"),
        ("Ada Lemaire, France’s ambassador to the United Nations, spoke.", "fr"),
        ("Ada Lemaire, a French vice minister, spoke.", "fr"),
        ("Ada Lemaire, the Kremlin adviser, spoke.", "ru"),
        ("Former French minister Ada Lemaire spoke.", None),
        ("Ada Lemaire, a former French minister, spoke.", None),
        ("European Office Director Ada Lemaire spoke.", "fr"),
        ("Ada Lemaire, a spokeswoman for the European Office, spoke.", "fr"),
        ("Ms. Ada Lemaire (France): We agree.", "fr"),
        ("Ms. Ada Lemaire (France) (spoke in French): We agree.", "fr"),
        ("Ms. Ada Lemaire (Peru): We agree.", None),
        ("Ada Lemaire (France) won the race: nobody was near.", None),
        ("French singer Ada Lemaire spoke.", None),
        ("The French left. Minister Ada Lemaire spoke.", None),
        ("Ada Lemaire, minister of Peru, spoke in France.", None),
        ("Ada Lemaire, president of a French company, spoke.", None),
    ],
)
def test_officials_by_their_titles(text: str, actor: str | None) -> None:
    assert _speaks_for(text, "Ada Lemaire") == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("France dropped the tax after talks with Russia. Finance Minister Claire Roy said so.", "fr"),
        ("“Never,” said Paris. Its finance minister, Claire Roy, was clear.", "fr"),
        ("The French government is torn, the technology secretary, Claire Roy, said.", "fr"),
        ("Brazil dropped the tax after talks with France. Finance Minister Claire Roy said so.", None),
        ("France dropped the tax. Brazil did not. Finance Minister Claire Roy said so.", None),
        ("France dropped the tax. The singer Claire Roy was glad.", None),
    ],
)
def test_an_office_without_a_country_is_that_of_whom_the_text_is_about(text: str, actor: str | None) -> None:
    assert _speaks_for(text, "Claire Roy") == actor


def test_a_chinese_spokesman_speaks_for_the_side_he_calls_his_own() -> None:
    china = Entity("c", "中国", EntityKind.PLACE, Origin.CURATED, "c", aliases=(Alias("中方", "zh"),))
    text = "发言人程屿表示，中方反对加征关税。"
    mention = Mention("x", 0, 3, 5, "程屿", Origin.EXTRACTED, 1.0)
    governments = Governments([china], ["c"])
    assert officials(text, [mention], {"x": EntityKind.PERSON}, governments) == {"x": "c"}


def test_a_union_has_documents_of_its_own() -> None:
    union = Entity("eu", "European Union", EntityKind.ORGANIZATION, Origin.CURATED, "eu")
    us = Entity("us", "United States", EntityKind.PLACE, Origin.CURATED, "us", aliases=(Alias("U.S."),))
    issuers = Issuers(Governments([union, us], ["eu", "us"]))
    for metadata, actor in (
        (Metadata(url="https://ec.europa.eu/x"), "eu"),
        (Metadata(url="https://news.example/x", publisher="Council of the European Union"), "eu"),
        (Metadata(publisher="U.S. Department of State"), "us"),
        (Metadata(publisher="U.S. Council for Trade"), None),
        (Metadata(publisher="U.S. Weekly"), None),
        (Metadata(publisher="WhiteHouse.gov"), "us"),
        (Metadata(publisher="Whitehouse.gov.example"), None),
    ):
        assert issuers.issuer(replace(_document("x"), metadata=metadata)) == actor


def test_those_whom_its_title_names_issue_a_joint_document() -> None:
    title = Metadata(title="Joint statement of France and Brazil")
    assert ISSUERS.partners(replace(_document("x"), metadata=title)) == frozenset({"fr"})


@pytest.mark.parametrize("title", ["G20 Leaders' Declaration", "G7 Statement on Trade"])
def test_what_a_group_of_states_declares_is_not_its_publishers(title: str) -> None:
    declared = _document(url="https://www.elysee.gouv.fr/a", title=title)
    assert (ISSUERS.issuers(declared), ISSUERS.partners(declared)) == ((), frozenset())
    assert ISSUERS.issuers(
        _document(url="https://www.elysee.gouv.fr/a", title=f"Remarks after the {title}")
    ) == ("fr",)


def test_officials_at_their_own_offices_meeting_in_chinese() -> None:
    china = Entity("c", "中国", EntityKind.PLACE, Origin.CURATED, "c")
    text = "国家能源局举行新闻发布会，综合司副司长王安娜表示，将支持核电。"
    at = text.index("王安娜")
    mention = Mention("x", 0, at, at + 3, "王安娜", Origin.EXTRACTED, 1.0)
    assert officials(text, [mention], {"x": EntityKind.PERSON}, Governments([china], ["c"])) == {"x": "c"}


def test_officials_in_chinese() -> None:
    assert _speaks_for("法国外交部发言人王安娜表示反对。", "王安娜") == "fr"
    assert _speaks_for("法国游客王安娜表示反对。", "王安娜") is None


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("France's Ministry of Commerce objected.", "Ministry of Commerce", "fr"),
        ("The Kremlin objected.", "Kremlin", "ru"),
        ("法国外交部表示反对。", "法国外交部", "fr"),
        ("France's Lumière Cinema objected.", "Lumière Cinema", None),
        ("The Ministry of Commerce objected.", "Ministry of Commerce", None),
    ],
)
def test_offices(text: str, name: str, actor: str | None) -> None:
    assert _speaks_for(text, name, EntityKind.ORGANIZATION) == actor


def _document(
    text: str = "", *, title: str | None = None, url: str | None = None, author: str | None = None
) -> Document:
    paragraph = Paragraph(0, ParagraphKind.BODY, 0, len(text), text)
    about = Metadata(title=title, url=url, author=author)
    return Document("d", "d.txt", "", 0, "utf-8", text, about, (paragraph,))


@pytest.mark.parametrize(
    ("url", "actor"),
    [
        ("https://www.elysee.gouv.fr/a", "fr"),
        ("http://government.gov.ru:80/b?c", "ru"),
        ("https://example.com/gouv.fr", None),
        ("https://notgouv.fr/", None),
        ("https://www.gov.br/", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_whose_document_it_is(url: str, actor: str | None) -> None:
    assert ISSUERS.issuer(_document(url=url)) == actor
    joint = _document(url=url, title="Joint Declaration of the Leaders")
    assert (ISSUERS.issuer(joint), ISSUERS.publisher(joint)) == (None, actor)


@pytest.mark.parametrize(
    ("title", "author", "actor"),
    [
        ("Statement of France at the climate summit", None, "fr"),
        ("Statement of the National Treasury of France on taxing the sea", None, "fr"),
        ("Opening remarks by the European Office", None, "fr"),
        ("Speech by Ada Lemaire on trade", None, "fr"),
        ("Statement by a friend of France", None, None),
        ("On boats", "European Office", "fr"),
        ("On boats", "Ada Smith", None),
    ],
)
def test_whose_document_it_is_by_who_signs(title: str, author: str | None, actor: str | None) -> None:
    assert ISSUERS.issuer(_document(title=title, author=author)) == actor


def _turn(speaker: str, text: str) -> Quote:
    return Quote(
        0, 0, 1, "x", QuoteForm.BLOCK, speaker, text, None, None, SpeakerForm.NAME, None, Attribution.TRANSCRIPT, 1.0
    )  # fmt: skip


def test_who_speaks_in_a_governments_transcript() -> None:
    people = {
        key: Entity(key, name, EntityKind.PERSON, Origin.EXTRACTED)
        for key, name in (("sec", "Jo Doe"), ("guest", "Al Roe"), ("boss", "Bo Poe"))
    }
    turns = [_turn("sec", "MS. DOE"), _turn("guest", "PRIME MINISTER ROE"), _turn("boss", "THE PRESIDENT")]
    briefing = _document(title="Press Briefing by Press Secretary Jo Doe")
    assert hosts(briefing, turns, people, "fr") == {"sec": "fr"}
    remarks = _document(title="Remarks by President Poe and Prime Minister Roe")
    assert hosts(remarks, turns, people, "fr") == {"boss": "fr"}


def test_near_the_subject() -> None:
    text = "Herring are fish. " + "Sheep graze on the hills. " * 60 + "Wool is sold."
    near = Subject(["herring*", "羊毛"]).places(_document(text))
    assert near
    assert near.of(0, 17) == IN_IT
    assert near.of(18, 43) == NEARBY
    assert near.of(len(text) - 13, len(text)) == AWAY
    assert not Subject(["cod", "wo"]).places(_document(text))
    dense = _document("Herring are fish. Sheep graze on the hills.")
    assert Subject(["herring*"]).places(dense).of(18, 43) == BESIDE
    assert Subject([]).places(_document(text)).of(0, 1) == IN_IT
    assert Subject(["羊毛"]).places(_document("卖羊毛的人")).of(0, 5) == IN_IT
    assert Subject(["artificial wool"]).places(_document("Artificial-\nwool")) is not None


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Secretary Lemaire spoke.", "Lemaire", "fr"),
        ("President Lemaire of Peru spoke.", "Lemaire", None),
        ("Peruvian President Lemaire spoke.", "Lemaire", None),
        ("Aunt Lemaire spoke.", "Lemaire", None),
    ],
)
def test_a_document_of_its_own_calls_its_officials_by_their_office_alone(
    text: str, name: str, actor: str | None
) -> None:
    start = text.index(name)
    mention = Mention("x", 0, start, start + len(name), name, Origin.EXTRACTED, 1.0)
    assert domestic(text, [mention], {"x": EntityKind.PERSON}, "fr").get("x") == actor


def test_american_officials_and_the_like_are_names() -> None:
    text = "French trade officials and Russia's negotiators met French bakers."
    assert [(text[a:b], actor) for a, b, actor in GOVERNMENTS.collectives(text)] == [
        ("French trade officials", "fr"),
        ("Russia's negotiators", "ru"),
    ]


def _china() -> Governments:
    china = Entity("china", "中国", EntityKind.PLACE, Origin.CURATED, "cn")
    return Governments([china, FRANCE], ["cn", "fr"])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("外交部发言人李某某表示，各方应当冷静。", "cn"),
        ("中国外交部很忙。外交部发言人李某某表示，各方应当冷静。", "cn"),
        ("日本外交部很忙。外交部发言人李某某表示，各方应当冷静。", None),
        ("大学发言人李某某表示，各方应当冷静。", None),
    ],
)
def test_an_office_that_a_countrys_press_calls_by_no_country(text: str, actor: str | None) -> None:
    start = text.index("李某某")
    mention = Mention("x", 0, start, start + 3, "李某某", Origin.EXTRACTED, 1.0)
    assert officials(text, [mention], {"x": EntityKind.PERSON}, _china()).get("x") == actor


def test_the_offices_of_a_long_text_are_looked_for_once() -> None:
    text = "外交部发言人李某某表示，各方应当冷静。" * 8_000
    step = len(text) // 8_000
    mentions = [
        Mention(f"x{number}", 0, number * step + 6, number * step + 9, "李某某", Origin.EXTRACTED, 1.0)
        for number in range(8_000)
    ]
    kinds = {mention.entity_key: EntityKind.PERSON for mention in mentions}
    with within(10):
        assert len(officials(text, mentions, kinds, _china())) == 8_000
