"""Decisions on suggested positions: what they do at once, and that every import keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from aigov_tui.model.entity import Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review, Stance, Statement, Voice
from aigov_tui.model.review import Correction
from aigov_tui.model.rows import StatementRow
from aigov_tui.model.source import Document
from aigov_tui.store.database import Database
from aigov_tui.store.errors import StoreError
from aigov_tui.store.review import Reviewer
from aigov_tui.store.writer import Writer
from tests.store.making import CODEBOOK, ENTITIES, document, evidence, extraction, finish, rows, statement

RULES = "China wants common rules for all."
CHIPS = "China opposes limits on the sale of chips to anybody."
ONE = document("one", f"{RULES} {CHIPS}", "Nothing is said in this second paragraph about anything.")
KEY_RULES, KEY_CHIPS = "x:one:china:rules:000000000001", "x:one:china:chips:000000000002"


def suggestion(key: str, made: Document, words: str, **changed: object) -> Statement:
    values: dict[str, object] = {
        "origin": Origin.EXTRACTED, "review": Review.UNREVIEWED, "summary": words, "confidence": 0.7, "stated_on": None,
        "asserter_key": "china", "voice": Voice.SELF_PARAPHRASED,
    }  # fmt: skip
    return statement(key, evidence(made, words), **{**values, **changed})


def found(made: Document, *statements: Statement) -> tuple[Document, Extraction]:
    return made, replace(extraction(made, names={"China": "china"}), statements=statements)


SUGGESTED = (
    suggestion(KEY_RULES, ONE, RULES),
    suggestion(KEY_CHIPS, ONE, CHIPS, issue_key="chips", stance=Stance.OPPOSES, confidence=0.8),
)


def imported(
    path: Path,
    *made: tuple[Document, Extraction],
    curated: Sequence[Statement] = (),
    remove: Sequence[str] = (),
) -> None:
    """An import as the pipeline does it; decided words are looked for verbatim."""
    with Writer(path) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        writer.remove(remove)
        for one, extracted in made:
            writer.put_document(one, extracted, recipe="r1")
        writer.mark_repeats()
        writer.put_statements(curated)
        for words in writer.reviewed_words():
            text = writer.text_of(words.source_key) or ""
            at = text.find(words.exact)
            writer.anchor_review(words.id, None if at < 0 else (at, at + len(words.exact)))
        finish(writer)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    imported(tmp_path / "a.db", found(ONE, *SUGGESTED))
    return tmp_path / "a.db"


@pytest.fixture(autouse=True)
def _keeps_its_promises(path: Path) -> Iterator[None]:
    yield
    with Database(path) as database:
        assert database.check() == []


def suggestions(path: Path, review: Review = Review.UNREVIEWED) -> list[StatementRow]:
    with Database(path) as database:
        listed = database.suggestions(Focus(), review=review)
        assert database.count_suggestions(Focus(), review=review) == len(listed)
        return listed


def keys(path: Path, review: Review = Review.UNREVIEWED) -> list[str]:
    return [row.key for row in suggestions(path, review)]


def compared(path: Path, *, suggested: bool = True) -> dict[str, list[tuple[str, bool]]]:
    """China's statements by issue: key, and whether it is only suggested."""
    with Database(path) as database:
        cells = [row[0] for row in database.comparison(suggested=suggested).cells]
    return {cell.issue_key: [(row.key, row.is_suggestion) for row in cell.statements] for cell in cells}


def test_suggestions_are_listed_surest_first_and_count_nowhere_else(path: Path) -> None:
    assert keys(path) == [KEY_CHIPS, KEY_RULES]
    assert compared(path) == {"rules": [(KEY_RULES, True)], "chips": [(KEY_CHIPS, True)]}
    assert compared(path, suggested=False) == {"rules": [], "chips": []}
    with Database(path) as database:
        assert database.overview().statements == 0
        assert database.statements(Focus()) == []
        assert database.count_sources(Focus(issue="rules")) == 0
        assert [actor.statements for actor in database.actors()] == [0, 0]
        assert [row.key for row in database.suggestions(Focus(issue="rules"))] == [KEY_RULES]
    assert {position for (position,) in rows(path, "SELECT position FROM comparison")} == {
        "no statement found in this corpus"
    }
    assert rows(path, "SELECT key FROM suggested_positions") == [(KEY_CHIPS,), (KEY_RULES,)]


def test_an_accepted_one_counts(path: Path) -> None:
    assert Reviewer(path).accept(KEY_RULES).startswith("Accepted: China on Rules, supports: “China wants")
    assert keys(path) == [KEY_CHIPS]
    assert keys(path, Review.ACCEPTED) == [KEY_RULES]
    assert compared(path, suggested=False)["rules"] == [(KEY_RULES, False)]
    with Database(path) as database:
        assert database.overview().statements == 1
        assert database.count_sources(Focus(issue="rules")) == 1


def test_a_rejected_one_is_gone_unless_asked_for(path: Path) -> None:
    Reviewer(path).reject(KEY_RULES)
    assert compared(path)["rules"] == []
    assert keys(path, Review.REJECTED) == [KEY_RULES]
    with Database(path) as database:
        cells = database.comparison(rejected=True, suggested=False).cells
    assert [row.key for row in cells[0][0].statements] == [KEY_RULES]


def test_a_corrected_one_is_as_the_person_says(path: Path) -> None:
    correction = Correction(
        actor_key="us", issue_key="chips", stance=Stance.MIXED, summary="  It\n depends. ",
        voice=Voice.ASSERTED_BY_THIRD_PARTY, asserter="critics",
    )  # fmt: skip
    Reviewer(path).correct(KEY_RULES, correction)
    [row] = suggestions(path, Review.ACCEPTED)
    assert (row.actor_key, row.issue_key, row.stance, row.summary) == (
        "us",
        "chips",
        Stance.MIXED,
        "It depends.",
    )
    assert (row.voice, row.asserter_name) == (Voice.ASSERTED_BY_THIRD_PARTY, "critics")
    assert [piece.exact for piece in row.evidence] == [RULES]


def test_who_says_so_goes_with_the_voice(path: Path) -> None:
    Reviewer(path).correct(KEY_RULES, Correction(voice=Voice.ATTRIBUTED_BY_JOURNALIST))
    Reviewer(path).correct(KEY_CHIPS, Correction(asserter=""))
    Reviewer(path).correct(KEY_CHIPS, Correction(asserter=" Li Qiang "))  # a name that one entity has
    by_key = {row.key: row for row in suggestions(path, Review.ACCEPTED)}
    assert by_key[KEY_RULES].asserter_name is None
    assert by_key[KEY_CHIPS].asserter_name == "Li Qiang"


def test_undo_goes_back_step_by_step(path: Path) -> None:
    before = suggestions(path)
    reviewer = Reviewer(path)
    reviewer.accept(KEY_RULES)
    reviewer.correct(KEY_RULES, Correction(stance=Stance.OPPOSES))
    reviewer.reject(KEY_CHIPS)
    assert reviewer.undo().startswith("No longer rejected, but unreviewed")
    assert reviewer.undo().startswith("No longer accepted, but accepted: China on Rules, supports")
    reviewer.undo(KEY_RULES)
    assert suggestions(path) == before
    with pytest.raises(StoreError, match="no decision to undo"):
        reviewer.undo()


def test_the_end_of_a_key_will_do_where_it_is_the_only_one(path: Path) -> None:
    Reviewer(path).accept("000000000001")
    assert keys(path, Review.ACCEPTED) == [KEY_RULES]
    with pytest.raises(StoreError, match="“01” is too little of a key"):
        Reviewer(path).accept("01")
    imported(
        path, found(ONE, *SUGGESTED, suggestion("x:one:us:rules:000000000001", ONE, RULES, actor_key="us"))
    )
    with pytest.raises(StoreError, match="Several suggestions"):
        Reviewer(path).reject("000000000001")


def test_the_beginning_of_what_lists_show_of_a_key_will_do(path: Path) -> None:
    imported(
        path, found(ONE, *SUGGESTED, suggestion("x:one:us:rules:abcdef012345", ONE, RULES, actor_key="us"))
    )
    Reviewer(path).accept("abcd")
    assert keys(path, Review.ACCEPTED) == ["x:one:us:rules:abcdef012345"]
    with pytest.raises(StoreError, match="“abc” is too little of a key"):
        Reviewer(path).reject("abc")
    with pytest.raises(StoreError, match="no suggestion “bcde”"):
        Reviewer(path).reject("bcde")


def test_what_cannot_be_done_changes_nothing(path: Path) -> None:
    curated = statement("by-hand", evidence(ONE, "Nothing is said"))
    imported(path, curated=[curated])
    reviewer = Reviewer(path)
    calls: tuple[tuple[Callable[[], str], str], ...] = (
        (lambda: reviewer.accept(KEY_RULES, "nowhere at all"), "no suggestion"),
        (lambda: reviewer.accept("by-hand"), "coded by hand"),
        (lambda: reviewer.correct(KEY_RULES, Correction(issue_key="taste")), "no issue “taste”"),
        (lambda: reviewer.correct(KEY_RULES, Correction(actor_key="moon")), "no actor “moon”"),
        (lambda: reviewer.correct(KEY_RULES, Correction(summary=" ")), "A summary has"),
        (lambda: reviewer.correct(KEY_RULES, Correction()), "what is to be corrected"),
        (lambda: reviewer.undo(KEY_RULES), "Nothing was decided"),
    )
    for call, message in calls:
        with pytest.raises(StoreError, match=message):
            call()
    assert keys(path) == [KEY_CHIPS, KEY_RULES]
    assert rows(path, "SELECT count(*) FROM reviews") == [(0,)]


def test_decisions_survive_reading_the_document_again(path: Path) -> None:
    Reviewer(path).correct(KEY_RULES, Correction(stance=Stance.MIXED, issue_key="chips"))
    Reviewer(path).reject(KEY_CHIPS)
    imported(path, found(ONE, *SUGGESTED))
    assert keys(path) == []
    [row] = suggestions(path, Review.ACCEPTED)
    assert (row.key, row.stance, row.issue_key) == (KEY_RULES, Stance.MIXED, "chips")
    assert keys(path, Review.REJECTED) == [KEY_CHIPS]


def test_an_accepted_one_stays_though_nothing_suggests_it_any_more(path: Path) -> None:
    Reviewer(path).accept(KEY_RULES)
    imported(path, found(ONE))
    assert compared(path) == {"rules": [(KEY_RULES, False)], "chips": []}


def test_words_that_moved_are_followed_and_not_suggested_anew(path: Path) -> None:
    Reviewer(path).accept(KEY_RULES)
    Reviewer(path).reject(KEY_CHIPS)
    moved = document("one", "An editor put this before it.", f"{RULES} {CHIPS}", "More.")
    again = (
        suggestion("x:one:china:rules:00000000000a", moved, RULES),
        suggestion("x:one:china:chips:00000000000b", moved, CHIPS, issue_key="chips"),
    )
    imported(path, found(moved, *again))
    assert keys(path) == []
    [row] = suggestions(path, Review.ACCEPTED)
    [piece] = row.evidence
    assert (row.key, piece.start_char) == (KEY_RULES, moved.text.index(RULES))


def test_a_decision_outlives_its_document(path: Path) -> None:
    Reviewer(path).accept(KEY_RULES)
    imported(path, remove=["docs/one.txt"])
    assert keys(path) == keys(path, Review.ACCEPTED) == []
    imported(path, found(ONE, *SUGGESTED))
    assert keys(path, Review.ACCEPTED) == [KEY_RULES]


def test_a_decision_follows_its_source_to_another_key(path: Path) -> None:
    Reviewer(path).accept(KEY_RULES)
    renamed = replace(ONE, key="uno")
    imported(path, found(renamed, suggestion("x:uno:china:rules:000000000001", renamed, RULES)))
    assert keys(path) == []
    assert keys(path, Review.ACCEPTED) == ["x:uno:china:rules:000000000001"]


def test_what_is_coded_by_hand_is_not_suggested(path: Path) -> None:
    curated = statement("by-hand", evidence(ONE, "common rules"))
    imported(path, curated=[curated])
    assert keys(path) == [KEY_CHIPS]
    assert compared(path)["rules"] == [("by-hand", False)]
    imported(path)
    assert keys(path) == [KEY_CHIPS, KEY_RULES]


def test_an_accepted_one_that_is_coded_by_hand_shows_once(path: Path) -> None:
    Reviewer(path).accept(KEY_RULES)
    imported(path, curated=[statement("by-hand", evidence(ONE, RULES))])
    assert compared(path)["rules"] == [("by-hand", False)]
    assert keys(path, Review.ACCEPTED) == []
    imported(path)
    assert compared(path)["rules"] == [(KEY_RULES, False)]


def test_repeats_are_not_suggested_while_the_first_is_there(path: Path) -> None:
    copy = document("two", f"{RULES} {CHIPS}")
    imported(path, found(copy, suggestion("x:two:china:rules:0000000000c0", copy, RULES)))
    assert keys(path) == [KEY_CHIPS, KEY_RULES]
    imported(path, remove=["docs/one.txt"])
    assert keys(path) == ["x:two:china:rules:0000000000c0"]


def test_a_cell_shows_the_surest_and_counts_the_rest(path: Path) -> None:
    made = document("many", " ".join(f"China wants rule {number}." for number in range(30)))
    many = [
        suggestion(f"x:many:china:rules:{n:012}", made, f"China wants rule {n}.", confidence=0.6 + n / 100)
        for n in range(30)
    ]
    imported(path, found(made, *many), remove=["docs/one.txt"])
    with Database(path) as database:
        cell = database.comparison().cells[0][0]
    assert [row.summary for row in cell.statements[:2]] == ["China wants rule 29.", "China wants rule 28."]
    assert len(cell.statements) + cell.more_suggested == 30
    assert cell.more_suggested > 0


def test_own_words_come_first_then_what_is_only_suggested(path: Path) -> None:
    critics = statement(
        "critics", evidence(ONE, "Nothing is said"), voice=Voice.ASSERTED_BY_THIRD_PARTY, asserter_key=None
    )
    coded = statement("coded", evidence(ONE, "second paragraph"))
    imported(path, curated=[critics, coded])
    assert compared(path)["rules"] == [("coded", False), (KEY_RULES, True), ("critics", False)]
