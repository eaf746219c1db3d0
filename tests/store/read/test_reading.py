"""Documents, lists, positions and records, as rows."""

from __future__ import annotations

import pytest

from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Voice
from aigov_tui.model.problem import Severity
from aigov_tui.model.quote import QuoteForm
from aigov_tui.model.source import ParagraphKind
from aigov_tui.store.database import Database


def test_overview(database: Database) -> None:
    overview = database.overview()
    assert (overview.sources, overview.paragraphs, overview.repeated_paragraphs, overview.boilerplate_paragraphs) == (4, 9, 1, 1)  # fmt: skip
    assert (overview.entities, overview.speech, overview.terms) == (5, 4, 1)
    assert (overview.statements, overview.problems) == (4, 2)
    assert overview.mentions == sum(row.mentions for row in database.sources(Focus()))
    assert overview.characters == sum(len(database.text(row.id)) for row in database.sources(Focus()))
    assert overview.last_import_at is not None


def test_a_document(database: Database) -> None:
    beta = database.source("beta")
    assert beta is not None
    assert beta == database.source_by_id(beta.id)
    assert (beta.title, beta.publisher, beta.published_on, beta.kind) == ("Critics of the Plan", "South Daily", "2025-08", "analysis")  # fmt: skip
    text = database.text(beta.id)
    paragraphs = database.paragraphs(beta.id)
    assert [row.ordinal for row in paragraphs] == [0, 1, 2, 3]
    assert paragraphs[0].kind is ParagraphKind.TITLE
    assert [row.duplicate_of_id is not None for row in paragraphs] == [False, False, False, True]
    mentions, quotes = database.mentions(beta.id), database.quotes_in(beta.id)
    assert [row.form for row in quotes] == [QuoteForm.TERM, QuoteForm.PARTIAL, QuoteForm.DIRECT]
    assert "Donald Trump" in [row.entity_name for row in mentions]
    spans = [(row.start_char, row.end_char, row.text) for row in paragraphs]
    spans += [(row.start_char, row.end_char, row.text) for row in mentions]
    spans += [(row.start_char, row.end_char, row.text) for row in quotes]
    for start, end, words in spans:
        assert text[start:end] == words
    starts = [row.start_char for row in mentions]
    assert starts == sorted(starts)


def test_what_is_not_there(database: Database) -> None:
    assert database.source("nowhere") is None
    assert database.source_by_id(999) is None
    assert database.entity("nobody") is None
    assert database.text(999) == ""
    assert not database.paragraphs(999)
    assert not database.mentions(999)
    assert not database.quotes_in(999)
    assert not database.variants(999)


def test_an_untitled_document_goes_by_its_key(database: Database) -> None:
    delta = database.source("delta")
    assert delta is not None
    assert delta.title == "delta"


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        ("date", ["beta", "alpha", "delta", "gamma"]),
        ("title", ["alpha", "beta", "delta", "gamma"]),
        ("publisher", ["alpha", "beta", "delta", "gamma"]),
        ("quotes", ["alpha", "beta", "gamma", "delta"]),
        ("mentions", ["alpha", "beta", "gamma", "delta"]),
    ],
)
def test_orders_of_sources(database: Database, order: str, keys: list[str]) -> None:
    assert [row.key for row in database.sources(Focus(), order=order)] == keys  # type: ignore[arg-type]


def test_entities_are_those_next_to_the_focus(database: Database) -> None:
    beside_li = {row.key: row.mentions for row in database.entities(Focus(entity="li-qiang"))}
    assert beside_li == {"li-qiang": 3, "china": 1}
    people = database.entities(Focus(), kind="person")
    assert [(row.key, row.mentions, row.sources, row.quotes) for row in people] == [("li-qiang", 3, 3, 3), ("trump", 1, 1, 1)]  # fmt: skip
    assert database.entity("li-qiang") == people[0]


def test_a_repeated_paragraph_counts_nowhere(database: Database) -> None:
    trump = database.entity("trump")
    assert trump is not None
    assert (trump.mentions, trump.quotes) == (1, 1)
    assert database.count_quotes(Focus(speaker="trump")) == 1
    assert database.count_quotes(Focus(speaker="trump"), repeats=True) == 2


@pytest.mark.parametrize(
    ("sought", "keys"),
    [
        ("li", ["li-qiang"]),
        ("PRC", ["china"]),
        ("强", ["li-qiang"]),
        ("trump", ["trump"]),
        ("i", ["china", "li-qiang", "x:person:critics", "united-states"]),
        ("%", []),
        ("", []),
    ],
)
def test_finding_entities(database: Database, sought: str, keys: list[str]) -> None:
    found = [row.key for row in database.find_entities(sought)]
    assert sorted(found) == sorted(keys)


def test_the_better_name_comes_first(database: Database) -> None:
    assert [row.key for row in database.find_entities("u")] == ["united-states", "trump"]


def test_wordings_of_an_entity(database: Database) -> None:
    for row in database.entities(Focus()):
        wordings = database.wordings(row.key)
        counted = [wording.mentions for wording in wordings]
        assert counted == sorted(counted, reverse=True)
        assert sum(counted) >= row.mentions > 0  # repeats too
    assert database.wordings("nobody") == []


def test_quotes_and_their_variants(database: Database) -> None:
    carried = database.quotes(Focus(speaker="li-qiang"), order="outlets")
    assert [row.outlets for row in carried] == [2, 2, 1]
    group = carried[0].variant_group_id
    assert group is not None
    assert [row.text for row in database.variants(group)] == ["AI should not become an exclusive game", "exclusive game of the few"]  # fmt: skip
    assert [row.confidence for row in database.quotes(Focus(), order="least_certain")] == [
        0.7,
        0.9,
        0.95,
        0.99,
    ]
    assert database.quotes(Focus(), order="speaker")[0].speaker_name == "Donald Trump"
    terms = [row for row in database.quotes(Focus(), terms=True) if row.form is QuoteForm.TERM]
    assert [row.text for row in terms] == ["AI race"]
    assert terms[0].speaker_key is None


def test_comparison_keeps_own_words_before_what_others_say(database: Database) -> None:
    comparison = database.comparison()
    assert [actor.key for actor in comparison.actors] == ["china", "us"]
    assert [issue.key for issue in comparison.issues] == ["rules", "chips"]
    (china_rules, us_rules), (china_chips, us_chips) = comparison.cells
    assert [statement.voice for statement in china_rules.statements] == [
        Voice.SELF_QUOTED,
        Voice.ATTRIBUTED_BY_JOURNALIST,
        Voice.ASSERTED_BY_THIRD_PARTY,
    ]
    assert [statement.asserter_name for statement in china_rules.statements] == ["Li Qiang", None, "Critics"]
    assert us_rules.statements == china_chips.statements == ()
    assert [statement.key for statement in us_chips.statements] == ["win"]


def test_a_reprint_is_no_independent_source(database: Database) -> None:
    (statement,) = database.statements(Focus(issue="chips"))
    assert [row.source_key for row in statement.evidence] == ["alpha", "beta"]
    assert statement.independent_sources == 1
    (own,) = database.statements(Focus(speaker="li-qiang"))
    assert own.independent_sources == 2


def test_evidence_is_verbatim_with_its_context(database: Database) -> None:
    for statement in database.statements(Focus()):
        for row in statement.evidence:
            text = database.text(row.source_id)
            assert text[row.start_char : row.end_char] == row.exact
            assert text[: row.start_char].endswith(row.prefix)
            assert text[row.end_char :].startswith(row.suffix)


def test_rejected_statements_show_on_request_only(database: Database) -> None:
    shown = database.comparison(rejected=True).cells[0][1].statements
    assert [statement.key for statement in shown] == ["refused"]
    assert "refused" not in [statement.key for statement in database.statements(Focus())]


def test_comparison_of_chosen_actors_within_a_focus(database: Database) -> None:
    comparison = database.comparison(["eu", "china", "nobody"], focus=Focus(source="beta", actor="us"))
    assert [actor.key for actor in comparison.actors] == ["eu", "china"]
    assert [[statement.key for statement in cell.statements] for cell in comparison.cells[0]] == [
        [],
        ["own-words", "critics-claim"],
    ]
    assert database.comparison(["nobody"]).cells == ((), ())


def test_codebook(database: Database) -> None:
    assert [(actor.key, actor.statements) for actor in database.actors()] == [
        ("china", 3),
        ("us", 1),
        ("eu", 0),
    ]
    assert [(issue.key, issue.statements) for issue in database.issues()] == [("rules", 3), ("chips", 1)]


def test_imports_and_problems(database: Database) -> None:
    (latest,) = database.imports()
    assert (latest.added, latest.problems) == (4, 2)
    assert [(row.severity, row.code) for row in database.problems()] == [
        (Severity.ERROR, "empty"),
        (Severity.WARNING, "encoding"),
    ]
    assert database.problems(latest.id) == database.problems()
    assert database.problems(99) == []
    assert database.annotations() == database.annotations("alpha") == []
