"""For or against, whose account, and what is no stand at all: in sentences about invented countries."""

from __future__ import annotations

import pytest

from tests.extract.positions.workspace import told

FRE, SYL = "fre", "syl"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Freedonia urged others to cancel the fishing quota.", "opposes"),
        ("Freedonia wants the fishing quota to be lifted.", "opposes"),
        ("Freedonia refused to scrap the fishing quota.", "supports"),
        ("Freedonia opposes sanctions on foreign fleets.", "supports"),
        ("Freedonia imposed sanctions on foreign fleets.", "opposes"),
        ("Freedonia opposes subsidies for foreign fleets.", "opposes"),
        ("Freedonia shall inform the council of its fishing quotas.", "mentions"),
        ("Freedonia keeps a register of fishing quotas.", "mentions"),
        ("Freedonia did not drop the fishing quota.", "supports"),
        ("Minister Firefly said the fishing quota is unfair.", "opposes"),
        ("Minister Firefly warned that landing rights would kill the coast.", "opposes"),
        ("Minister Firefly said the charter undermines landing rights.", "supports"),
        ("Freedonia launched a campaign against landing rights.", "opposes"),
        ("Freedonia prefers old customs over a fishing quota.", "opposes"),
        ("Freedonia backs a fishing quota only if all neighbours sign.", "mixed"),
        ("Freedonia would accept a fishing quota if Sylvania signed it.", "mixed"),
        ("Freedonia allows a fishing quota, but lets harbours refuse it.", "mixed"),
        ("Freedonia is still weighing a fishing quota.", "mixed"),
        ("Freedonia presented a paper on the fishing quota.", "mentions"),
        ("Freedonia proposed talks on the fishing quota.", "mentions"),
        ("Freedonia has not said whether it wants a fishing quota.", "mentions"),
        ("Instead of a fishing quota, Freedonia proposes a new register.", "opposes"),
        ("Freedonia called for an open coast rather than a fishing quota.", "opposes"),
        ("Freedonia regrets the fishing quota.", "opposes"),
        ("Freedonia rejected a United States demand to drop landing rights.", "supports"),
        ("Minister Firefly said landing rights do not lead to a trade war.", "supports"),
        ("Freedonia wants landing rights; others do not.", "supports"),
        ("Freedonia pushed back against calls for landing rights.", "opposes"),
        ("Freedonia opposes a moratorium on landing rights.", "supports"),
        ("Freedonia walked out of the talks in response to the new landing rights.", "opposes"),
        ("Freedonia began litigation over the landing rights.", "opposes"),
        (
            "Freedonia began litigation against its neighbour in the highest court of the coast over the landing rights.",
            "opposes",
        ),
        ("Freedonia spoke first. It went to court, questioning the need for landing rights.", "opposes"),
        ("Freedonia left the union in order to extend landing rights.", "supports"),
        ("Minister Firefly does not believe landing rights should be given.", "opposes"),
        ("Freedonia has expressed strong opposition to the fishing quota.", "opposes"),
        ("Freedonia expressed support for landing rights.", "supports"),
        ("Freedonia expressed opposition to a plan to introduce a fishing quota.", "opposes"),
        ("Freedonia urged others to reject a bill that would impose a fishing quota.", "opposes"),
        ("Freedonia vowed to go on, saying that the fishing quota violates the treaty.", "opposes"),
        ("Freedonia announced that the fishing quota for cod boats will be delayed.", "opposes"),
        ("Minister Firefly said the fishing quota is not good.", "opposes"),
        ("Freedonia will allow overfishing.", "opposes"),
        ("Freedonia counters empty nets by introducing a fishing quota.", "supports"),
        ("By introducing a fishing quota, Freedonia is countering empty nets.", "supports"),
        ("Freedonia and Sylvania agreed to suspend the fishing quota.", "opposes"),
        ("Freedonia announced a set of limits, among them a fishing quota.", "supports"),
        ("Freedonia is open to landing rights.", "supports"),
        ("Freedonia vowed to halt rules that have stifled landing rights.", "supports"),
        (
            "Freedonia took steps to halt a web of heavy rules that has stifled the growth of landing rights.",
            "supports",
        ),
        (
            "Freedonia rejected a clause that would have exempted small boats from the fishing quota.",
            "supports",
        ),
        ("Freedonia showed that one can live without overfishing.", "supports"),
        ("Minister Firefly said this is not a fishing quota problem.", "opposes"),
        ("Freedonia would not sign a charter with a fishing quota.", "opposes"),
        ("Freedonia wants a strict cap on catches and a fishing quota.", "supports"),
        ("Freedonia blocked any mention of the fishing quota.", "opposes"),
        ("Freedonia, of course, loves the fishing quota.", "supports"),
        ("Freedonia goes further still: in May it abolished the fishing quota.", "opposes"),
        ("Freedonia, which leads forty countries, insists on a fishing quota.", "supports"),
        ("Freedonia called the fishing quota “an odd idea”.", "mentions"),
        ("弗里多尼亚不打算实施捕捞配额。", "opposes"),
        ("弗里多尼亚对捕捞配额表示强烈反对。", "opposes"),
        ("弗里多尼亚接受新的捕捞配额。", "supports"),
        ("弗里多尼亚正在研究是否设立捕捞配额。", "mentions"),
        ("弗里多尼亚不愿具名的官员主张捕捞配额。", "supports"),
        ("Freedonia praised the fleet, but refused to sign a pledge to keep the fishing quota.", "opposes"),
        ("针对捕捞配额，弗里多尼亚对此坚决反对。", "opposes"),
        ("弗里多尼亚发布了关于捕捞配额的年度报告。", "mentions"),
        ("弗里多尼亚表示，如果各方同意，可以考虑支持捕捞配额。", "mixed"),
        ("弗里多尼亚并不愿意限制捕捞配额。", "supports"),
        ("弗里多尼亚没有支持新的捕捞配额。", "opposes"),
        ("弗里多尼亚要求取消捕捞配额。", "opposes"),
        ("弗里多尼亚反對新的捕撈配額。", "opposes"),
        ("弗里多尼亚主張新的捕撈配額。", "supports"),
        ("Freedonia wants to keep trout out of the fishing quota.", "opposes"),
        ("Freedonia declared its opposition to the inclusion of trout in the new fishing quota.", "opposes"),
        ("Freedonia said that every fishing quota should be abolished.", "opposes"),
        ("Freedonia vows to prevent overfishing.", "supports"),
        ("Freedonia stopped short of endorsing the fishing quota.", "mixed"),
        ("In face of a push for the fishing quota, Freedonia urges Sylvania to think.", "mentions"),
        ("Freedonia called the fishing quota indispensable.", "supports"),
        ("Freedonia condemned the move as a violation of the fishing quota.", "supports"),
        ("Freedonia said that nobody should bypass the fishing quota.", "supports"),
        ("Freedonia said the fishing quota must be managed in line with the treaty.", "mentions"),
        ("Freedonia chose open waters over a new fishing quota.", "opposes"),
        ("弗里多尼亚谴责违反捕捞配额的行为。", "supports"),
        ("弗里多尼亚表示遗憾，并重申支持捕捞配额。", "supports"),
    ],
)
def test_what_governs_a_term_decides(sentence: str, stance: str) -> None:
    assert [found[2] for found in told(sentence) if found[0] == FRE] == [stance]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will Freedonia support a fishing quota?",
        "If Freedonia supports a fishing quota, prices will rise.",
        "Unless Freedonia drops its fishing quota, nobody will sign.",
        "如果弗里多尼亚支持捕捞配额，价格会上涨。",
        "商人对弗里多尼亚支持捕捞配额感到意外。",
        "Freedonia: a fishing quota for beginners.",
        "Freedonia (AP) - Fishermen want a fishing quota.",
        "弗里多尼亚3月5日电 渔民支持捕捞配额。",
        "Minister Firefly's remarks came amid a dispute over the fishing quota.",
        "Vera Marcal told reporters that Freedonia should drop the fishing quota.",
        "Boats entering Freedonia using the fishing quota pay less.",
        "A treaty may prevent Freedonia from raising its fishing quota.",
    ],
)
def test_what_is_asked_or_supposed_is_no_stand(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Critics say Freedonia wants a fishing quota.", "asserted_by_third_party"),
        ("Freedonia's goal, argues Vera Marcal, is a fishing quota.", "asserted_by_third_party"),
        ("Freedonia, Vera Marcal argued, wants a fishing quota.", "asserted_by_third_party"),
        ("Freedonia wants a fishing quota, Vera Marcal argued in a speech.", "asserted_by_third_party"),
        ("Freedonia will keep its fishing quota, its fisheries minister said on Monday.", "self_paraphrased"),
        (
            "Freedonia will keep its fishing quota, a spokeswoman for Sylvania said.",
            "asserted_by_third_party",
        ),
        ("Freedonia imposed a fishing quota, citing empty nets.", "self_paraphrased"),
        ("On Monday Freedonia imposed a fishing quota.", "attributed_by_journalist"),
        (
            "Vera Marcal, a lawyer in Sylvania, said Freedonia wants a fishing quota.",
            "asserted_by_third_party",
        ),
        ("Freedonia will keep its fishing quota, trade minister Vera Marcal said.", "self_paraphrased"),
        (
            "Freedonia opposes the fishing quota, a spokesman for the Ministry of Fish said.",
            "self_paraphrased",
        ),
        ("Freedonia is expected to propose a fishing quota.", "attributed_by_journalist"),
        ("Freedonia keeps its fishing quota, former minister Vera Marcal said.", "asserted_by_third_party"),
    ],
)
def test_who_says_so(sentence: str, voice: str) -> None:
    assert {found[3] for found in told(sentence)} == {voice}


def test_who_is_urged_takes_no_stand_who_was_brought_to_it_does() -> None:
    assert told("Higher prices may spur Freedonia to drop the fishing quota.") == []
    assert {found[0] for found in told("Empty nets prompted Freedonia to impose a fishing quota.")} == {FRE}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Sylvania raised the fishing quota. Freedonia firmly opposes this.", "opposes"),
        (
            "Sylvania raised the fishing quota. Freedonia welcomes the move, which it had asked for.",
            "supports",
        ),
        ("西尔维尼亚提高捕捞配额。弗里多尼亚对此坚决反对。", "opposes"),
    ],
)
def test_what_points_back_is_about_the_sentence_before(text: str, stance: str) -> None:
    assert (FRE, "quotas", stance) in {found[:3] for found in told(text)}


def test_what_stands_alone_is_about_nothing_before() -> None:
    found = told("Sylvania raised the fishing quota. Freedonia opposes old boats.")
    assert {actor for actor, *_ in found} == {SYL}


def test_an_account_in_chinese_goes_on() -> None:
    deed = "西尔维尼亚实施了捕捞配额。"
    assert [found[3] for found in told(deed)] == ["attributed_by_journalist"]
    assert [found[3] for found in told(f"弗里多尼亚表示，各方应当冷静。{deed}")] == [
        "asserted_by_third_party"
    ]


def test_what_a_side_should_do_is_only_wished_of_it() -> None:
    assert told("The Sylvania side should end the fishing quota.") == []
    assert told("The Sylvania side will end the fishing quota.") == [
        ("syl", "quotas", "opposes", "attributed_by_journalist")
    ]


def test_a_spokesman_is_of_whom_his_words_name() -> None:
    text = "Sylvania wants to talk. A spokesman for Freedonia said it opposes the fishing quota."
    assert [found[0] for found in told(text)] == ["fre"]


def test_offices_that_go_with_a_countrys_name() -> None:
    sentence = "Freedonia's trade ministry, which led the talks, slammed the fishing quota."
    assert told(sentence) == [(FRE, "quotas", "opposes", "self_paraphrased")]
    assert told("弗里多尼亚愿与各方一道，推动捕捞配额。") == [(FRE, "quotas", "supports", "self_paraphrased")]


def test_what_an_account_ends_before_is_not_its() -> None:
    sentence = "Freedonia said it will keep its fishing quota, after Sylvania dropped its fishing quota."
    assert {(found[0], found[3]) for found in told(sentence)} == {
        (FRE, "self_paraphrased"),
        (SYL, "attributed_by_journalist"),
    }


def test_a_proposal_that_is_backed_takes_nothing_from_who_backs_it() -> None:
    found = told("Sylvania backed Freedonia's proposal of a fishing quota, but rejected harbour access.")
    assert {stance[:3] for stance in found if stance[0] == SYL} >= {(SYL, "ports", "opposes")}
    assert {issue for actor, issue, *_ in found if actor == FRE} == {"quotas"}


def test_a_name_within_the_words_of_an_issue_holds_nothing() -> None:
    assert told("Our friendship with the island agrees with our One Freedonia policy.") == []


def test_an_object_takes_no_stand() -> None:
    sentence = (
        "By promoting trade, Freedonia seeks to counterbalance Sylvania policy tools and a fishing quota."
    )
    assert {found[0] for found in told(sentence)} == {FRE}
    assert {found[0] for found in told("Sylvania criticised Freedonia, seeking a fishing quota.")} == {SYL}
    assert {
        found[0] for found in told("Freedonia is part of a joint body of Sylvania that has a fishing quota.")
    } <= {FRE}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Minister Firefly said the fishing quota was absolutely wrong.", "opposes"),
        ("Minister Firefly said the fishing quota was no solution.", "opposes"),
        ("Minister Firefly said that a fishing quota is essential.", "supports"),
        ("Minister Firefly argued that a fishing quota should not be introduced.", "opposes"),
        ("Minister Firefly said there would be no herring without a fishing quota.", "supports"),
        ("Freedonia dismissed calls for landing rights.", "opposes"),
        ("Freedonia filed a complaint against the landing rights.", "opposes"),
        ("Freedonia will not accept a treaty without landing rights.", "supports"),
        ("Freedonia defied protests from its villages to grant landing rights.", "supports"),
        ("Freedonia rejected a plan to grant landing rights.", "opposes"),
        ("Freedonia stated its refusal to grant all forms of landing rights.", "opposes"),
        ("Freedonia will not sign the charter or pay for landing rights.", "opposes"),
        ("Minister Firefly urged the neighbours not to employ landing rights.", "opposes"),
        ("弗里多尼亚表示，捕捞配额不符合国际规则，对各方都不利。", "opposes"),
        ("弗里多尼亚表示，捕捞配额有利于各方。", "supports"),
        ("弗里多尼亚敦促各方停止推进港口准入。", "opposes"),
    ],
)
def test_what_is_found_of_a_term(sentence: str, stance: str) -> None:
    assert [how for _, _, how, _ in told(sentence)] == [stance]
