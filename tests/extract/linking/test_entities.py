from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.entity import Alias, Entity, EntityKind, Origin
from tests.gold.entities import document

CHINA = Entity("china", "China", EntityKind.PLACE, Origin.CURATED, actor_key="china", aliases=(Alias("PRC"),))
OECD = Entity("oecd", "OECD", EntityKind.ORGANIZATION, Origin.CURATED)
LI = Entity(
    "li-qiang",
    "Li Qiang",
    EntityKind.PERSON,
    Origin.CURATED,
    roles=("premier",),
    aliases=(Alias("李强", "zh"),),
)


def extracted(text: str, *curated: Entity) -> tuple[list[str], dict[str, Entity]]:
    """The keys of the mentions in text order, and the extracted entities by key."""
    result = extract_document(document(text), Gazetteer(curated))
    return [m.entity_key for m in result.mentions], {e.key: e for e in result.entities}


def test_one_person_under_many_forms() -> None:
    keys, entities = extracted(
        "President Donald J. Trump spoke. Mr. Trump left. Then Donald Trump came, and Trump won."
    )
    assert keys == ["x:person:donald trump"] * 4
    person = entities["x:person:donald trump"]
    assert (person.name, person.gender, person.roles) == ("Donald Trump", "m", ("president",))
    assert {alias.text for alias in person.aliases} == {
        "Donald J. Trump",
        "Trump",
        "唐纳德·特朗普",
        "特朗普",
        "川普",
    }


def test_the_united_states_are_never_three() -> None:
    keys, _ = extracted("The United States, the U.S., the US and the USA are here, in America.")
    assert set(keys) == {"x:place:united states"}


@pytest.mark.parametrize(
    "text",
    [
        "The World Meteorological Organization (WMO) met. The WMO warned.",
        "The WMO warned. Later the World Meteorological Organization met.",
    ],
)
def test_an_acronym_is_its_long_form(text: str) -> None:
    keys, _ = extracted(text)
    assert keys == ["x:organization:world meteorological organization"] * len(keys)
    assert len(keys) >= 2


def test_the_same_name_in_two_documents_is_one_key() -> None:
    first, _ = extracted("The OECD met.")
    second, _ = extracted("The Organisation for Economic Co-operation and Development met.")
    assert first == second


def test_names_of_curated_entities_lead_to_them() -> None:
    keys, _ = extracted(
        "The Organisation for Economic Co-operation and Development met the PRC.", CHINA, OECD
    )
    assert keys == ["oecd", "china"]
    assert extracted("李强说，好。后来，李总理离开。总理李强笑了。", LI)[0] == ["li-qiang"] * 3
    assert extracted("Li Qiang came. Mr. Li left.", LI)[0] == ["li-qiang"] * 2


def test_two_people_with_one_surname_stay_two() -> None:
    keys, _ = extracted("Laura Bennett met Mark Bennett. Ms. Bennett smiled. Mr. Bennett left.")
    assert keys == [
        "x:person:laura bennett",
        "x:person:mark bennett",
        "x:person:laura bennett",
        "x:person:mark bennett",
    ]


def test_the_country_before_a_title_gives_the_actor() -> None:
    _, entities = extracted("Chinese Foreign Minister Wang Yi met Ana Ruiz.", CHINA)
    assert entities["x:person:wang yi"].actor_key == "china"
    assert entities["x:person:wang yi"].roles == ("foreign minister",)
    assert entities["x:person:ana ruiz"].actor_key is None
    _, uncurated = extracted("Chinese Foreign Minister Wang Yi spoke.")
    assert uncurated["x:person:wang yi"].actor_key is None


def test_a_role_after_the_name_is_noted() -> None:
    _, entities = extracted("We met Nadia Rahman, president of the council, and Otto Lang, who left.")
    assert entities["x:person:nadia rahman"].roles == ("president",)
    assert entities["x:person:otto lang"].roles == ()


def test_words_beside_a_name_beat_the_list_of_first_names() -> None:
    _, entities = extracted(
        "The spokesman, he said, was Congressman Leslie Stone. We saw Robin Hale, an actress."
    )
    assert entities["x:person:leslie stone"].gender == "m"
    assert entities["x:person:robin hale"].gender == "f"


def test_confidence_is_a_probability_and_curated_mentions_are_marked() -> None:
    result = extract_document(document("China met Wang Yi in Geneva."), Gazetteer([CHINA]))
    assert [m.origin for m in result.mentions] == [Origin.CURATED, Origin.EXTRACTED, Origin.EXTRACTED]
    assert all(0.4 <= m.confidence <= 1 for m in result.mentions)


def test_a_document_goes_by_the_end_of_its_name() -> None:
    text = "They wrote the AI Action Plan. The Action Plan is short."
    assert extracted(text)[0] == ["x:document:ai action plan"] * 2
    two = "The Climate Action Plan and the Health Action Plan differ. The Action Plan is short."
    assert extracted(two)[0][2] == "x:document:action plan"
    chinese = "会议发表《人工智能全球治理行动计划》。《行动计划》提出六点。"
    assert extracted(chinese)[0] == ["x:document:人工智能全球治理行动计划"] * 2
    several = "《数据管理办法》和《算法管理办法》同日施行。《管理办法》规定了罚则。"
    assert extracted(several)[0][2] == "x:document:管理办法"


def test_an_acronym_in_parentheses_fits_what_stands_before_it() -> None:
    keys, _ = extracted("The National Grid Authority (NGA) wrote from Washington (AP) to the NGA.")
    assert keys[1] == keys[0] == keys[-1]
    assert "x:organization:ap" in keys


def test_two_words_after_mister_may_be_one_family_name() -> None:
    keys, _ = extracted("Ildefonso Rojas Villarreal spoke. Mr. Rojas Villarreal left.")
    assert keys == ["x:person:ildefonso rojas villarreal"] * 2


def test_an_assistant_to_the_president_is_not_president() -> None:
    _, entities = extracted("They met Special Assistant to the President Melissa Wells.")
    assert entities["x:person:melissa wells"].roles == ()


def test_a_family_name_by_sound_and_the_full_name_behind_it_in_brackets_are_one_person() -> None:
    keys, entities = extracted("委员塞茹尔（Stefane Sejorne）呼吁成员国加大力度。塞茹尔说，时间不多。")
    assert set(keys) == {"x:person:stefane sejorne"}
    assert entities["x:person:stefane sejorne"].name == "Stefane Sejorne"
