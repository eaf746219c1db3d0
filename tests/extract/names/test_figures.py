"""People in public life go by their full names, unless the document names another."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.names.figures import figure_called, figure_named, figures
from tests.gold.quotes import document_of


def people(text: str) -> list[str]:
    """The names that the mentions of people in `text` lead to, in text order."""
    extraction = extract_document(document_of("x", text), Gazetteer())
    names = {entity.key: entity.name for entity in extraction.entities if entity.kind == "person"}
    return [names[mention.entity_key] for mention in extraction.mentions if mention.entity_key in names]


def test_no_name_and_no_short_form_is_listed_twice() -> None:
    names = [figure.name for figure in figures()]
    assert len(names) == len(set(names)) > 400
    forms = [form for figure in figures() for form in (*figure.alone, *figure.chinese)]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
    assert {figure.gender for figure in figures()} == {"m", "f"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He thinks that Obama said no.", "Barack Obama"),
        ("President Joseph R. Biden Jr. said no.", "Joe Biden"),
        ("Vice President Harris said no.", "Kamala Harris"),
        ("马克龙表示，欧洲必须自主。", "Emmanuel Macron"),
        ("唐纳德·特朗普说不。", "Donald Trump"),
    ],
)
def test_a_part_of_a_name_leads_to_the_whole(text: str, name: str) -> None:
    assert people(text) == [name]


def test_the_document_wins() -> None:
    text = "Dana Obama runs a bakery in Lyon. Obama said that rye sells best."
    assert people(text) == ["Dana Obama"] * 2
    assert people("Michelle Obama spoke. Mr. Obama listened.") == ["Michelle Obama", "Barack Obama"]


def test_both_languages_make_one_person() -> None:
    extraction = extract_document(document_of("x", "Xi Jinping spoke.\n\n习近平发表讲话。"), Gazetteer())
    (person,) = extraction.entities
    assert (person.key, len(extraction.mentions)) == ("x:person:xi jinping", 2)
    assert "习近平" in {alias.text for alias in person.aliases}


def test_a_name_inside_other_words_is_none() -> None:
    assert people("李强调要发展。他毅然马云南下。") == []


def test_lookup() -> None:
    assert figure_called("Harris") is None
    harris = figure_called("Harris", "vice president")
    assert harris is not None
    assert harris is figure_named(("Kamala", "D.", "Harris"))


def test_a_figure_whose_name_a_school_bears_is_a_person() -> None:
    assert people("My word as a Biden. There is a Biden School of Public Policy.") == ["Joe Biden"]


def test_a_grandparent_has_the_familys_name() -> None:
    assert people("Grandma Finnegan said no.") == ["Finnegan"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Echoing Biden, she stayed.", "Joe Biden"),
        ("Invoking Lincoln’s words, the group met.", "Lincoln"),
        ("Sterling Lincoln came.", "Sterling Lincoln"),
    ],
)
def test_a_participle_that_opens_a_sentence_is_no_given_name(text: str, name: str) -> None:
    assert people(text) == [name]
