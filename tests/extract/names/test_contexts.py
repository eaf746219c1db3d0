"""What stands around a name, or inside it, and what follows for its span and its kind."""

from __future__ import annotations

import pytest

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.names.candidates import candidates
from aigov_tui.extract.names.classify import features_of
from aigov_tui.extract.names.contexts import context_features
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.spotting import spot
from tests.gold.entities import document
from tests.timing import assert_growth, seconds_of


def names(text: str) -> dict[str, str]:
    return {name.name: name.kind for name in spot(document(text), Gazetteer())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Department of Justice may sue.", "Department of Justice"),
        ("The Writers' Guild met.", "Writers' Guild"),
        ("He studied at St. Jude's College in 1990.", "St. Jude's College"),
        ("It is the Cold Spring Harbor Laboratory.", "Cold Spring Harbor Laboratory"),
        ("He wrote for the Sunday Telegraph.", "Sunday Telegraph"),
        (
            "The U.S. Court of Appeals for the Ninth Circuit ruled.",
            "U.S. Court of Appeals for the Ninth Circuit",
        ),
        ("He played for FC Brasov in 1998.", "FC Brasov"),
        ("Later Walt Disney Co. said no.", "Walt Disney Co."),
        ("Halvor-Baird, the software group, will cut 900 jobs.", "Halvor-Baird"),
        ("They sold shares in Qorvanta on Monday.", "Qorvanta"),
        ("It said Qorvanta declined to comment.", "Qorvanta"),
    ],
)
def test_an_organisation_with_all_its_words(text: str, name: str) -> None:
    assert names(text).get(name) == "organization"


def test_two_organisations_joined_by_and_are_two() -> None:
    found = names("Yesterday Amnesty International and Human Rights Watch protested.")
    assert set(found) == {"Amnesty International", "Human Rights Watch"}


@pytest.mark.parametrize(
    "text",
    [
        "See Sec. 5. General Provisions. Nothing shall be read into it.",
        "They moved it to Schedule III of the list.",
        "Corporate America has a simple answer, and Middle America votes.",
        "The One China policy has not changed.",
        "Most Black voters agreed.",
        "It pays for Medicaid and for the Initiative.",
        "Local Afghan elders and rival Kurdish parties write in English.",
        "The in-vitro fertilisation (IVF) technique is old, and IVF is dear.",
        "Then Operation Gatekeeper began, with A.I. tools.",
        "Makers of general-purpose AI (GPAI) models ship H100 boards.",
    ],
)
def test_what_is_no_name_is_left_out(text: str) -> None:
    assert names(text) == {}


def test_particles_belong_to_a_family_name_that_the_document_gives_in_full() -> None:
    found = names("Mohammed bin Salman spoke. Then bin Salman left, and the bin was full.")
    assert set(found) == {"Mohammed bin Salman", "bin Salman"}


def test_names_in_a_list_know_each_other() -> None:
    first, second, third = candidates("He met Alpha, Beta and Gamma there.")
    assert (first.listed_with, second.listed_with, third.listed_with) == (
        ("Beta",),
        ("Alpha", "Gamma"),
        ("Beta",),
    )


def test_nothing_but_capitalised_names_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        text = "\n".join(
            f"Maria Ro{chr(97 + i % 26)}si met Xo{i % 977:x}q, Bank of Y{i % 89:x}o." for i in range(count)
        )
        whole = document(text)
        return seconds_of(lambda: spot(whole, Gazetteer()))

    seconds(100)
    assert_growth(seconds, 2_000, 8_000, 9)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Yesterday Theresa May left.", "Theresa May", "person"),
        ("Later Mrs May left.", "May", "person"),
        ("He met John Winter there.", "John Winter", "person"),
        ("Then Senator Hill left.", "Hill", "person"),
        ("Then Mr Bakes left.", "Bakes", "person"),
        ("Skipper Ingvall was late.", "Ingvall", "person"),
        ("The envoy for Afghanistan Lakhdar Brahimi left.", "Lakhdar Brahimi", "person"),
        ("The envoy for Afghanistan Lakhdar Brahimi left.", "Afghanistan", "place"),
        ("They fled to caves near Tora Bora.", "Tora Bora", "place"),
        ("It rained in Texas, Victoria and Queensland.", "Victoria", "place"),
        ("WASHINGTON, D.C. — It rained.", "Washington D.C.", "place"),
        ("The 82nd Airborne Division landed.", "82nd Airborne Division", "organization"),
        ("Buyers of Nvidia H20 chips wait.", "Nvidia", "organization"),
        ("Shares of Rheinmetall rose.", "Rheinmetall", "organization"),
        ("Bill Shorten of the Australian Workers Union left.", "Bill Shorten", "person"),
        ("Lieutenant-General Peter Cosgrove left.", "Peter Cosgrove", "person"),
        ("Later US Defence Secretary Donald Rumsfeld left.", "US", "place"),
        ("Then Federal Labor MP Carmen Lawrence left.", "Carmen Lawrence", "person"),
        ("It was said on Channel Nine.", "Channel Nine", "organization"),
        ("She told Euronews it was late.", "Euronews", "organization"),
        ("It was signed by Google, Amazon and Microsoft.", "Amazon", "organization"),
        ("Most of the Tora Bora mountain complex is empty.", "Tora Bora", "place"),
        ("The champion Matt Welsh lost.", "Matt Welsh", "person"),
        ("The bank, Qorvanta Mutual, is shut.", "Qorvanta Mutual", "organization"),
        ("It was said by a Dane named Mads on Monday.", "Mads", "person"),
        ("HOLLIS FERRY — About 200 people came.", "HOLLIS FERRY", "place"),
        ("Then Greenpeace Watch Europe agreed.", "Greenpeace Watch Europe", "organization"),
        ("It was sent to Harrow & Vale.", "Harrow & Vale", "organization"),
        ("The Wapello School District agreed.", "Wapello School District", "organization"),
        ("Counsel was Beatrice Lowther KC there.", "Beatrice Lowther", "person"),
        ("Then Village Solicitor Matt Ries left.", "Matt Ries", "person"),
        ("It is calm in the Gaza Strip and West Bank.", "West Bank", "place"),
        ("Yesterday Islamic Jihad claimed it.", "Islamic Jihad", "organization"),
        ("It is in Executive Order 14110 of 2023.", "Executive Order 14110", "document"),
        ("It adopted Resolution 2758.", "Resolution 2758", "document"),
        (
            "It binds them by Regulation (EU) 2024/1689. Regulation 2024/1689 is long.",
            "Regulation 2024/1689",
            "document",
        ),
        ("Will Biden sign it?", "Biden", "person"),
        ("Actor Will Smith said no.", "Will Smith", "person"),
    ],
)
def test_a_name_with_its_kind(text: str, name: str, kind: str) -> None:
    assert names(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NOW, THEREFORE, it is done.", "THEREFORE"),
        ("They built a Shariah-compliant LLM there.", "Shariah-compliant LLM"),
        ("The Executive Order was signed.", "Executive Order"),
        ("It is an Executive Order 5,000 words long.", "Executive Order 5"),
    ],
)
def test_what_is_no_name(text: str, name: str) -> None:
    assert name not in names(text)


def test_a_month_after_a_place_is_no_family_name() -> None:
    assert "Charlotte May" not in names("They left Charlotte May 4 for good.")


def test_what_places_tell_is_summed_in_the_order_met_so_that_each_import_finds_the_same() -> None:
    text = (
        "It is on Build Back Better agreements. The iterations of the Build Back Better cover it. "
        "They spoke of Build Back Better, and near Build Back Better was no talk at all."
    )
    found = [c for c in candidates(text) if c.name == "Build Back Better"]
    met = list(dict.fromkeys(fact for c in found for fact in context_features(c, lexicon())))
    features = features_of("Build Back Better", found, None, lexicon())
    assert len(met) > 5
    assert [fact for fact in features if fact in met] == met
