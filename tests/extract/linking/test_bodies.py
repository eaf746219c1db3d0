"""Bodies of state: one for each country, however it is called."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.bodies import forms_of
from aigov_tui.model.entity import Alias, Entity, EntityKind, Origin
from tests.gold.entities import document


def organizations(text: str, gazetteer: Gazetteer | None = None) -> dict[str, str]:
    """The organisations of a document: the words of each mention to the entity's key."""
    result = extract_document(document(text), gazetteer or Gazetteer())
    return {mention.text: mention.entity_key for mention in result.mentions}


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("The US Senate voted.", "US Senate", "u.s. senate"),
        ("The Senate voted.", "Senate", "u.s. senate"),
        ("France and Italy wait. The Senate voted.", "Senate", "senate"),
        ("France waits, the United States too. The Senate voted.", "Senate", "u.s. senate"),
        ("The French Senate voted.", "French Senate", "french senate"),
        ("China's Commerce Ministry spoke.", "Commerce Ministry", "ministry of commerce of china"),
        ("The Commerce Ministry spoke.", "Commerce Ministry", "ministry of commerce"),
        ("The Department of State spoke.", "Department of State", "department of state"),
    ],
)
def test_a_body_is_its_countrys_where_the_text_tells_which(text: str, name: str, shown: str) -> None:
    assert organizations(text)[name] == f"x:organization:{shown}"


def test_two_countries_bodies_of_one_name_stay_two_and_a_bare_one_is_neither() -> None:
    met = extract_document(
        document("China's Ministry of Commerce and Japan's Ministry of Commerce met."), Gazetteer()
    )
    assert [mention.entity_key for mention in met.mentions] == [
        "x:place:china",
        "x:organization:ministry of commerce of china",
        "x:place:japan",
        "x:organization:ministry of commerce of japan",
    ]
    text = "The French Senate and the Italian Senate met. Neither the Senate nor its clerk spoke."
    assert len(set(organizations(text).values())) == 3


def test_a_curated_body_is_known_by_all_it_is_called() -> None:
    curated = Entity(
        "justice",
        "Department of Justice",
        EntityKind.ORGANIZATION,
        Origin.CURATED,
        aliases=(Alias("DOJ"),),
    )
    found = organizations("The U.S. Justice Department sued.", Gazetteer([curated]))
    assert found["U.S. Justice Department"] == "justice"


def test_the_forms_of_a_body_abroad_all_name_its_country() -> None:
    forms = forms_of("French Senate")
    assert "French Senate" in forms
    assert "Senate" not in forms
    assert "US Commerce Department" in forms_of("Department of Commerce")
    assert forms_of("Brookings") == ()


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("The Commerce Department spoke for the United States.", "Commerce Department", "us"),
        ("The Treasury and the United States agreed.", "Treasury", "us"),
        ("China's Commerce Ministry spoke.", "Commerce Ministry", "china"),
        ("中国外交部发言人毛宁说不。", "中国外交部", "china"),
        ("美国商务部长卢特尼克说不。", "美国商务部", "us"),
        ("The European Commission spoke.", "European Commission", "eu"),
        ("The Commerce Ministry spoke.", "Commerce Ministry", None),
        ("The International Telecommunication Union spoke.", "International Telecommunication Union", None),
    ],
)
def test_a_body_of_state_has_the_actor_of_its_country(text: str, name: str, actor: str | None) -> None:
    curated = [
        Entity(key, shown, EntityKind.PLACE, Origin.CURATED, actor_key=key)
        for key, shown in (("us", "United States"), ("china", "China"), ("eu", "European Union"))
    ]
    result = extract_document(document(text), Gazetteer(curated))
    keys = {mention.text: mention.entity_key for mention in result.mentions}
    assert {entity.key: entity.actor_key for entity in result.entities}[keys[name]] == actor
