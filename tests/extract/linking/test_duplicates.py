"""Entities that may be one, and those that look it and are not."""

from __future__ import annotations

import pytest

from aigov_tui.extract.linking.duplicates import find_duplicates
from aigov_tui.model.decision import NamedEntity
from aigov_tui.model.entity import Alias, AliasScope, EntityKind, Origin
from tests.timing import within

K = EntityKind


def named(
    name: str,
    kind: EntityKind = K.ORGANIZATION,
    *aliases: Alias,
    mentions: int = 1,
    roles: tuple[str, ...] = (),
) -> NamedEntity:
    return NamedEntity(f"x:{kind}:{name}", name, kind, Origin.EXTRACTED, mentions, roles, aliases)


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (named("Joe Biden", K.PERSON), named("Joseph R. Biden", K.PERSON), "first names"),
        (named("J. Biden", K.PERSON), named("Joseph Biden", K.PERSON), "first names"),
        (named("Biden", K.PERSON), named("Joseph Biden", K.PERSON), "Nobody else"),
        (named("OECD"), named("Organisation for Economic Co-operation and Development"), "initials"),
        (named("O.E.C.D."), named("Organisation for Economic Cooperation and Development"), "initials"),
        (named("李强", K.PERSON), named("Li Qiang", K.PERSON, Alias("李强", "zh")), "Both go by “李强”"),
        (
            named("总理李强", K.PERSON),
            named("Li Qiang", K.PERSON, Alias("李强", "zh"), roles=("总理",)),
            "office",
        ),
        (named("熊继军", K.PERSON), named("Xiong Jijun", K.PERSON), "Latin letters"),
        (named("曾培炎", K.PERSON), named("Zeng Peiyan", K.PERSON), "Latin letters"),
        (named("吕新华", K.PERSON), named("Lü Xin-hua", K.PERSON), "Latin letters"),
        (named("欧阳明", K.PERSON), named("Ouyang Ming", K.PERSON), "Latin letters"),
        (named("李飞飞", K.PERSON), named("Fei-Fei Li", K.PERSON), "Latin letters"),
        (named("Sao Paulo", K.PLACE), named("São Paulo", K.PLACE), "written differently"),
        (named("Acme Inc."), named("Acme"), "written differently"),
        (named("The Lancet"), named("Lancet"), "written differently"),
        (named("Indo-Pacific", K.PLACE), named("Indo-Pacific"), "as place and as organization"),
        (named("Renter Bill of Rights", K.DOCUMENT), named("Renters Bill of Rights", K.DOCUMENT), "letters"),
        (named("Department of Commerce"), named("U.S. Department of Commerce"), "letters"),
    ],
    ids=lambda value: value.name if isinstance(value, NamedEntity) else "",
)
def test_these_may_be_one(one: NamedEntity, other: NamedEntity, word: str) -> None:
    (found,) = find_duplicates([one, other])
    assert {found.entity.key, found.into.key} == {one.key, other.key}
    assert word in found.why
    assert 0 < found.certainty < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Li Qiang", K.PERSON), named("Li Auto")),
        (named("George W. Bush", K.PERSON), named("George H. Bush", K.PERSON)),
        (named("熊继军", K.PERSON), named("Xiong Jixun", K.PERSON)),
        (named("熊继军", K.PERSON), named("Xiong Jijun")),
        (named("Donald Trump", K.PERSON), named("Donald Trump Jr.", K.PERSON)),
        (named("Michelle Obama", K.PERSON), named("Barack Obama", K.PERSON)),
        (named("Article 5 Committee"), named("Article 7 Committee")),
        (named("Annex III Report", K.DOCUMENT), named("Annex II Report", K.DOCUMENT)),
        (named("Southern District of New York"), named("Eastern District of New York")),
        (named("Federal Advisory Committee"), named("FDA Advisory Committee")),
        (named("West Africa", K.PLACE), named("East Africa", K.PLACE)),
        (
            named("A Li", K.PERSON, Alias("Li", scope=AliasScope.INTRODUCED)),
            named("Bo Li", K.PERSON, Alias("Li", scope=AliasScope.INTRODUCED)),
        ),
    ],
    ids=lambda value: value.name,
)
def test_these_are_two(one: NamedEntity, other: NamedEntity) -> None:
    assert find_duplicates([one, other]) == []


def test_a_lone_family_name_of_two_people_is_nobodys() -> None:
    people = [named(name, K.PERSON) for name in ("Trump", "Donald Trump", "Melania Trump")]
    assert find_duplicates(people) == []


def test_the_better_known_takes_the_other_in() -> None:
    curated = NamedEntity("acme", "Acme", K.ORGANIZATION, Origin.CURATED, 1)
    often = named("Acme Inc.", mentions=9)
    seldom = named("ACME", mentions=2)
    assert {(pair.entity.key, pair.into.key) for pair in find_duplicates([seldom, often, curated])} == {
        (often.key, "acme"),
        (seldom.key, "acme"),
        (seldom.key, often.key),
    }


def test_hostile_names_do_no_harm() -> None:
    names = ["", " ", "\ud800", "[/b]", "....", "A" * 50_000, "ﷺ" * 100, "III", "Jr.", "\x1b[2J", "’s", "The"]
    for kind in K:
        find_duplicates([named(name, kind) for name in names])


def test_a_crowd_that_shares_everything_takes_no_time() -> None:
    people = [named(f"Wei {chr(65 + i % 26)}{i} Wang", K.PERSON, Alias("Wang Wei")) for i in range(5_000)]
    with within(5):
        find_duplicates(people)
