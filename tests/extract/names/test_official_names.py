"""Names as official texts, and reports of firms, have them."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.gold.entities import document


def names(text: str) -> set[tuple[str, str]]:
    """The names of a document, each with its kind."""
    result = extract_document(document(text), Gazetteer())
    return {(mention.text, mention.entity_key.split(":")[1]) for mention in result.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She left the Office of the National Harbor Director.",
            {("Office of the National Harbor Director", "organization")},
        ),
        ("Among them were the Deputy Secretary of State and a Senior Advisor to the President.", set()),
        (
            "It was signed by Deputy Secretary of Defense Kathleen Hicks.",
            {("Kathleen Hicks", "person")},
        ),
        (
            "He was Cabinet Secretary of the Delaware Department of Transportation.",
            {("Delaware Department of Transportation", "organization")},
        ),
        (
            "He was seen by Mary Oduya, Washington Post Columnist.",
            {("Mary Oduya", "person"), ("Washington Post", "organization")},
        ),
        (
            "She served in the U.S. Attorney's Office for the Eastern District of Texas.",
            {("U.S. Attorney's Office for the Eastern District of Texas", "organization")},
        ),
        (
            "Secretary of State Anna Berg and Treasury Secretary Mary Oduya met.",
            {("Anna Berg", "person"), ("Mary Oduya", "person")},
        ),
        (
            "The Minister of State for Electronics and Information Technology Meutya Hafid left.",
            {("Meutya Hafid", "person")},
        ),
        (
            "It was for Secretary of State for Science, Innovation and Technology Peter Kyle to decide.",
            {("Peter Kyle", "person")},
        ),
        (
            "It was sent to House Energy and Commerce Committee Chair Mary Oduya.",
            {("House Energy and Commerce Committee", "organization"), ("Mary Oduya", "person")},
        ),
        (
            "Shares of Brenda Securities Co rose, as did those of Yunnan Brenvale Group.",
            {("Brenda Securities Co", "organization"), ("Yunnan Brenvale Group", "organization")},
        ),
        (
            "Assemblymember Rebecca Okafor-Kahan met AI Minister Anna Berg and Councilmember Mary Oduya.",
            {("Rebecca Okafor-Kahan", "person"), ("Anna Berg", "person"), ("Mary Oduya", "person")},
        ),
        ("The first Violence Against Women Act passed.", {("Violence Against Women Act", "document")}),
        ("They brought the Freedom to Vote Act.", {("Freedom to Vote Act", "document")}),
        ("In compliance with the Clean Air Act it closed.", {("Clean Air Act", "document")}),
        ("Because of the Clean Air Act it closed.", {("Clean Air Act", "document")}),
        (
            "They met at the U.S.-Brazil Energy Forum.",
            {("U.S.-Brazil Energy Forum", "event")},
        ),
        ("The Vietnam-U.S. ties grew.", {("Vietnam", "place"), ("U.S.", "place")}),
        ("She tells the Ameri- — American people.", set()),
        (
            "He was an attorney at Horton, Knox, Carter & Foote, LLP from 1993.",
            {("Horton, Knox, Carter & Foote, LLP", "organization")},
        ),
        (
            "The grant went to the National Center for the Advancement of Semiconductor Technology.",
            {("National Center for the Advancement of Semiconductor Technology", "organization")},
        ),
        (
            "She works at the National Museum of Women in the Arts.",
            {("National Museum of Women in the Arts", "organization")},
        ),
        (
            "He was at the Ministry of Defence in London.",
            {("Ministry of Defence", "organization"), ("London", "place")},
        ),
        (
            "The National Institute on Drug Abuse concurred.",
            {("National Institute on Drug Abuse", "organization")},
        ),
        ("It comes from Iran and Iran's proxies.", {("Iran", "place")}),
        ("He was Chief Management Officer, then Chief Agricultural Negotiator.", set()),
        ("Latino Americans met Irish Americans, Black Americans and Puerto Ricans.", set()),
        ("It met the USS Cole at sea.", set()),
        ("Allowing Medicare to pay helps.", set()),
        ("The Oakdale Times-Dispatch wrote it.", {("Oakdale Times-Dispatch", "organization")}),
        (
            "A commissioner of U.S. Customs and Border Protection spoke.",
            {("U.S. Customs and Border Protection", "organization")},
        ),
        (
            "He wrote the Research, Innovation, and Accountability Act of 2023.",
            {("Research, Innovation, and Accountability Act", "document")},
        ),
        (
            "It changes the Clean Air Act, the Water Act, and Coastal Act.",
            {("Clean Air Act", "document"), ("Water Act", "document"), ("Coastal Act", "document")},
        ),
        ("In Boston, Hale & Dorr LLP sued.", {("Boston", "place"), ("Hale & Dorr LLP", "organization")}),
        ("She left the Office of the Special Envoy.", {("Office of the Special Envoy", "organization")}),
        ("The Department of State spoke.", {("Department of State", "organization")}),
        (
            "Minister of Science and Technology Yin Hejun and Vice Minister of Commerce Wang Shouwen spoke.",
            {("Yin Hejun", "person"), ("Wang Shouwen", "person")},
        ),
        (
            "Director of the Office of Science and Technology Policy Michael Kratsios spoke.",
            {("Office of Science and Technology Policy", "organization"), ("Michael Kratsios", "person")},
        ),
        (
            "President of France Emmanuel Macron and Director of National Intelligence Tulsi Gabbard spoke.",
            {("France", "place"), ("Emmanuel Macron", "person"), ("Tulsi Gabbard", "person")},
        ),
        (
            "Secretary of Transportation Sean P. Duffy and Mayor of London Sadiq Khan spoke.",
            {("Sean P. Duffy", "person"), ("London", "place"), ("Sadiq Khan", "person")},
        ),
        (
            "She is President of George Washington University.",
            {("George Washington University", "organization")},
        ),
        ("She joined Energy Transfer Partners.", {("Energy Transfer Partners", "organization")}),
        ("Students get Pell Grants and a Master's in Public Policy.", set()),
        ("The rule helps Alaska Natives.", set()),
        (
            "Planet Labs PBC and Airlines for America met.",
            {("Planet Labs PBC", "organization"), ("Airlines for America", "organization")},
        ),
        ("He flew to Atlanta, Georgia.", {("Atlanta", "place"), ("Georgia", "place")}),
        ("Priya Rao is leaving Cobalt AI.", {("Priya Rao", "person"), ("Cobalt AI", "organization")}),
        ("Responsible AI is a goal.", set()),
        ("OpenLedger, one of the companies, objected.", {("OpenLedger", "organization")}),
        ("A Lumenfeed spokesman objected.", {("Lumenfeed", "organization")}),
        (
            "Xi Jinping met Vladimir Putin. The Xi-Putin talks ended.",
            {("Xi Jinping", "person"), ("Vladimir Putin", "person"), ("Xi", "person"), ("Putin", "person")},
        ),
        ("The Biden-Harris Administration acted.", {("Biden-Harris Administration", "organization")}),
        (
            "The minister, Hardeep Singh Puri, spoke. Puri left.",
            {("Hardeep Singh Puri", "person"), ("Puri", "person")},
        ),
        ("Singapore's Tan Wei Liang spoke.", {("Singapore", "place"), ("Tan Wei Liang", "person")}),
        (
            "Todd Young, Indiana Republican, and New Mexico Democrat Heinrich spoke.",
            {("Todd Young", "person"), ("Indiana", "place"), ("New Mexico", "place"), ("Heinrich", "person")},
        ),
        ("Social Democrat Brando Benifei spoke.", {("Brando Benifei", "person")}),
        (
            "The Labour Party met Liberal Democrats.",
            {("Labour Party", "organization"), ("Liberal Democrats", "organization")},
        ),
        ("Minnesotan Scott Mulders spoke.", {("Scott Mulders", "person")}),
        ("She teaches at the University of Notre Dame.", {("University of Notre Dame", "organization")}),
        (
            "The Senate Commerce, Science, and Technology Committee met.",
            {("Senate Commerce, Science, and Technology Committee", "organization")},
        ),
        ("He moved to Newcastle upon Tyne.", {("Newcastle upon Tyne", "place")}),
        ("They came from flood-hit Madhepura district.", {("Madhepura", "place")}),
        ("Remarks by Jo Berg En Route Oslo.", {("Jo Berg", "person"), ("Oslo", "place")}),
        (
            "She sat on the Los Angeles County Superior Court.",
            {("Los Angeles County Superior Court", "organization")},
        ),
        ("He has offices in Northern New York State.", {("Northern New York State", "place")}),
        (
            "The Maui Fire Department worked. We think of Maui.",
            {("Maui Fire Department", "organization"), ("Maui", "place")},
        ),
        ("Hurricane Matthew hit.", {("Hurricane Matthew", "event")}),
        ("It crossed the Jezero Crater.", {("Jezero Crater", "place")}),
        (
            "He ran the North Carolina Global Transpark.",
            {("North Carolina Global Transpark", "organization")},
        ),
        ("It was sold to 21st Century Fox.", {("21st Century Fox", "organization")}),
        ("Ann Bell, Chief Legal Officer, spoke.", {("Ann Bell", "person")}),
        ("He flew to Chiang Mai.", {("Chiang Mai", "place")}),
        (
            "The U.N. Syria envoy met Amazon's Jeff Bezos.",
            {
                ("U.N.", "organization"),
                ("Syria", "place"),
                ("Amazon", "organization"),
                ("Jeff Bezos", "person"),
            },
        ),
        ("The firm was sold after Elon Musk came.", {("Elon Musk", "person")}),
    ],
)
def test_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected
