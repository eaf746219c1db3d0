"""What a paper asks for without naming whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigov_tui.extract.positions import PositionFinder
from aigov_tui.extract.positions.governments import Governments
from aigov_tui.extract.positions.issuers import Issuers
from aigov_tui.model.entity import Alias, Entity, EntityKind, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.quote import Attribution
from aigov_tui.model.source import Metadata
from tests.extract.positions.workspace import CODEBOOK, ENTITIES, document, mentions, quote

OWN = Metadata(title="On fish", publisher="Freedonia")


def _of(sentence: str, about: Metadata = OWN) -> list[tuple[str, str, str, str]]:
    made = replace(document(sentence), metadata=about)
    found = PositionFinder(CODEBOOK, ENTITIES).suggest(made, Extraction((), mentions(made)))
    return [(s.actor_key, s.issue_key, s.stance.value, s.voice.value) for s in found]


@pytest.mark.parametrize(
    ("sentence", "issue", "stance"),
    [
        ("It is necessary to lower the fishing quota every year.", "quotas", "opposes"),
        ("Every fleet shall keep to its fishing quota.", "quotas", "supports"),
        ("(a) Ensure that each fishing quota is kept.", "quotas", "supports"),
        ("The fishing quota of the north should be abolished.", "quotas", "opposes"),
        ("The fishing quota of the north should not be abolished.", "quotas", "supports"),
        ("Efforts should be made to prevent overfishing in the north.", "quotas", "supports"),
        ("Sylvania must abolish the fishing quota.", "quotas", "opposes"),
        ("第三条 渔船应当遵守捕捞配额。", "quotas", "supports"),
        ("加强捕捞配额管理。", "quotas", "supports"),
        ("Cut the delays to every fishing quota.", "quotas", "supports"),
        ("任何一方不得取消捕捞配额。", "quotas", "supports"),
    ],
)
def test_duties_and_orders_are_the_issuers(sentence: str, issue: str, stance: str) -> None:
    assert _of(sentence) == [("fre", issue, stance, "self_official")]
    assert _of(sentence, Metadata(title="On fish", publisher="The Daily Cod")) == []


def test_a_laws_many_duties_of_one_kind_leave_room_for_other_documents() -> None:
    duties = [f"Fleet {number} shall keep to its fishing quota." for number in range(1, 41)]
    made = replace(document("\n\n".join(duties)), metadata=OWN)
    found = PositionFinder(CODEBOOK, ENTITIES).suggest(made, Extraction((), mentions(made)))
    alone = replace(document(duties[0]), metadata=OWN)
    (one,) = PositionFinder(CODEBOOK, ENTITIES).suggest(alone, Extraction((), mentions(alone)))
    sure = [statement.confidence or 0.0 for statement in found]
    assert len(found) == len(duties)
    assert sure == sorted(sure, reverse=True)
    assert sure[:5] == [one.confidence] * 5
    assert sure[5] == pytest.approx((one.confidence or 0.0) - 0.02)
    assert sure[-1] == 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "The fishing quota was set in the year 1950 by three fleets.",
        "Respondents argued that the fishing quota should be abolished.",
        "Support for the fishing quota grew among the fleets.",
        "捕捞配额于1950年设立。",
    ],
)
def test_what_is_only_told_is_nobodys(sentence: str) -> None:
    assert _of(sentence) == []


def test_what_several_declare_is_each_ones() -> None:
    joint = Metadata(title="Joint Statement of Freedonia and Sylvania on Fish")
    sentence = "We will keep the fishing quota."
    assert {found[0] for found in _of(sentence, joint)} == {"fre", "syl"}
    assert {found[0] for found in _of("The fishing quota should be kept.", joint)} == {"fre", "syl"}
    assert _of(sentence, Metadata(title="Freedonia and Sylvania issue joint statement on fish")) == []


def test_who_reproaches_another_with_a_breach_is_for_what_is_broken() -> None:
    found = _of("Freedonia violates the fishing quota.", Metadata(publisher="Sylvania"))
    assert found == [("syl", "quotas", "supports", "self_official")]


def test_an_answer_in_an_issuers_own_paper_is_the_issuers() -> None:
    made = replace(document("A: Foreign fleets violate the fishing quota."), metadata=OWN)
    answer = replace(
        quote(made, "Foreign fleets violate the fishing quota.", None),
        speaker_start=0,
        speaker_text="A",
        attribution=Attribution.TRANSCRIPT,
    )
    found = PositionFinder(CODEBOOK, ENTITIES).suggest(made, Extraction((), (), (answer,)))
    assert {(s.actor_key, s.issue_key, s.voice.value) for s in found} >= {("fre", "quotas", "self_quoted")}


@pytest.mark.parametrize(
    ("about", "text", "actors"),
    [
        (
            Metadata(publisher="The Cod", title="A plan for the sea"),
            "The following is the full text of the plan issued by the Chinese Foreign Ministry:",
            ("cn",),
        ),
        (
            Metadata(publisher="The Cod", title="A plan"),
            "The plan was issued by the Chinese Foreign Ministry.",
            (),
        ),
        (Metadata(publisher="新华社", title="国务院印发《关于渔业的意见》"), "意见全文如下。", ("cn",)),
        (Metadata(publisher="新华社", title="国务院印发《关于渔业的意见》"), "意见引发热议。", ()),
    ],
)
def test_what_is_printed_in_full_is_its_issuers(about: Metadata, text: str, actors: tuple[str, ...]) -> None:
    issuers = Issuers(Governments([CHINA], ["cn"]))
    assert issuers.issuers(replace(document(text), metadata=about)) == actors


CHINA = Entity(
    "china", "China", EntityKind.PLACE, Origin.CURATED, "cn", aliases=(Alias("中国", "zh"), Alias("PRC"))
)
PARTY = Entity("party", "Labour Party", EntityKind.ORGANIZATION, Origin.CURATED, "lab")
UNION = Entity("eu", "European Union", EntityKind.ORGANIZATION, Origin.CURATED, "eu", aliases=(Alias("EU"),))


@pytest.mark.parametrize(
    ("about", "actors"),
    [
        (Metadata(publisher="国家互联网信息办公室"), ("cn",)),
        (Metadata(publisher="新华社", title="国务院关于加强渔业管理的意见"), ("cn",)),
        (Metadata(publisher="新华社", title="国务院关于加强渔业管理的意见引发热议"), ()),
        (Metadata(publisher="某报", title="商务部公告2025年第1号"), ("cn",)),
        (Metadata(publisher="某报", title="商务部发言人答记者问"), ()),
        (Metadata(title="中国关于海洋治理的立场文件"), ("cn",)),
        (Metadata(publisher="Embassy of the People's Republic of China in Peru"), ("cn",)),
        (Metadata(publisher="Ministry of Commerce, PRC"), ("cn",)),
        (Metadata(publisher="China Daily"), ()),
        (Metadata(title="China's Position Paper on Ocean Governance"), ("cn",)),
        (Metadata(title="China's position paper on fish meets doubt", publisher="The Cod"), ()),
        (Metadata(title="Labour Party Manifesto 2024"), ("lab",)),
        (Metadata(title="Labour Party leader launches manifesto"), ()),
        (Metadata(publisher="European Commission"), ("eu",)),
        (Metadata(title="China-EU Joint Statement on Fish"), ("cn", "eu")),
        (Metadata(title="Joint Statement of the Leaders of China and Peru on the EU"), ("cn",)),
        (Metadata(title="China and EU leaders agree on fish"), ()),
    ],
)
def test_whose_every_sentence_is(about: Metadata, actors: tuple[str, ...]) -> None:
    issuers = Issuers(Governments([CHINA, PARTY, UNION], ["cn", "lab", "eu"]))
    assert issuers.issuers(replace(document("x"), metadata=about)) == actors
