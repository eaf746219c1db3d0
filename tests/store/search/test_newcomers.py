"""What people type who have not read how the search language is written: an answer, or a sentence that helps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aigov_tui.store.database import Database
from aigov_tui.store.search.forms import forms_of
from aigov_tui.store.search.resolve import iso_date
from tests.store.making import document, extraction, store


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = tmp_path_factory.mktemp("newcomers") / "aigov.db"
    first = document(
        "first",
        "The organisation sells chips. Li Qiang spoke of it.",
        "One organization sells a chip to organizations.",
        "Premier Li said that governance of the models was a matter for all countries, and that it could not wait.",
        "What is it about? It is what it is.",
        "That is what it is about.",
        publisher="The Daily Post",
        language="en",
        published_on="2025-07-26",
    )
    second = document(
        "second", "人工智能治理由李强提出", publisher="新华社", language="zh", published_on="2024-01"
    )
    names = {"Li Qiang": "li-qiang", "Premier Li": "li-qiang", "李强": "li-qiang"}
    store(made, (first, extraction(first, names=names)), (second, extraction(second, names=names)))
    with Database(made) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("before:July 2025", 1),
        ('after:"26 July 2025"', 5),
        ("after:26.07.2025", 5),
        ("before:2024年2月", 1),
        ("lang:Chinese", 1),
        ("lang:中文", 1),
        ("lang:english", 5),
        ("publisher:daily", 5),
        ('entity:"Qiang Li"', 3),
        ('speaker:"Li, Qiang"', 0),  # he says nothing
        ("organisation | models", 2),
        ("ＣＨＩＰＳ", 1),
    ],
)
def test_it_is_understood(database: Database, query: str, total: int) -> None:
    assert database.search(query).total == total


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        (
            "organisation",
            "The corpus also has organization (1): organisation OR organization finds these too.",
        ),
        ("chips", "The corpus also has chip (1): chips OR chip finds these too."),
        ("sells chips", "The corpus also has chip (1): sells (chips OR chip) finds these too."),
        ("Qiang Li", "Also called Premier Li: entity:li-qiang finds all 3 mentions."),
        ("李强", "Also called Li Qiang: entity:li-qiang finds all 3 mentions."),
        ("kind:quote", "kind: knows no ‘quote’. Nearest: is:quote."),
        (
            "is:quotes",
            "is: takes quote, term, title, heading, statement, boilerplate, repeat, all; nothing is ‘quotes’."
            " Was is:quote meant?",
        ),
        ("speaker: premier", "speaker: needs a value right after the colon, as in speaker:premier."),
        (
            'chips speaker: "Li Qiang"',
            'speaker: needs a value right after the colon, as in speaker:"Li Qiang".',
        ),
        ("speaker: OR chips", 'speaker: needs a value right after the colon, as in speaker:"Li Qiang".'),
        ("https://example.org/chips?page=2", "A web address was searched for as words of the texts;"),
        ("www.example.org/chips", "A web address was searched for as words of the texts;"),
        ("year:2025-07", "year: takes four digits, as in year:2025, not ‘2025-07’; after: and before:"),
    ],
)
def test_it_is_said_how_more_is_found(database: Database, query: str, hint: str) -> None:
    hints = database.search(query).hints
    assert any(one.startswith(hint) for one in hints), hints


def test_no_kind_of_hit_is_guessed_where_none_is_alike(database: Database) -> None:
    assert not any("meant" in one for one in database.search("is:zebra").hints)


def test_while_typing_what_begins_so_is_found_already(database: Database) -> None:
    (hint,) = database.search("organisation", typing=True).hints
    assert hint.startswith("The corpus also has organization (1): organisation OR organization")
    for typed in ("chip", "organisatio", "chip*"):
        assert database.search(typed, typing=True).hints == ()


@pytest.mark.parametrize("query", ["chips OR chip", "chip*", "-chips sells", "organization -is:title", "zzz"])
def test_no_other_form_is_named_where_none_is_missed(database: Database, query: str) -> None:
    assert database.search(query).hints == ()


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("since:2025", "after:2025"),
        ("person:premier", "entity:premier"),
        ("what is governance of models about", "governance models"),
        (
            "Somebody told us that governance of the models was a matter for all nations to settle this year",
            '"that governance of the models was a matter for all"',
        ),
    ],
)
def test_did_you_mean(database: Database, query: str, suggestion: str) -> None:
    page = database.search(query)
    assert page.total == 0
    assert page.suggestion == suggestion
    assert database.search(suggestion).total


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("labour", {"labor", "labours"}),
        ("defense", {"defence"}),
        ("policies", {"policy"}),
        ("programme", {"program"}),
        ("centre", {"center"}),
        ("analyse", {"analyze"}),
        ("spokesmen", {"spokesman"}),
    ],
)
def test_other_forms(word: str, others: set[str]) -> None:
    assert others <= set(forms_of(word))


@pytest.mark.parametrize("word", ["news", "congress", "us", "2025", "gpt4s"])
def test_what_is_no_other_form(word: str) -> None:
    assert not any(word.startswith(form) for form in forms_of(word))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("July 2025", "2025-07"),
        ("26 July 2025", "2025-07-26"),
        ("July 26, 2025", "2025-07-26"),
        ("26.7.2025", "2025-07-26"),
        ("3.7.2025", "2025-07-03"),
        ("07/26/2025", "2025-07-26"),
        ("07/08/2025", None),  # two continents read it differently
        ("2025/07/26", "2025-07-26"),
        ("2025年7月", "2025-07"),
        ("sometime in July 2025", None),
    ],
)
def test_dates_as_people_write_them(written: str, date: str | None) -> None:
    assert iso_date(written) == date
