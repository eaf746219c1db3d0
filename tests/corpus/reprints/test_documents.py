"""Documents as outlets print them, and forms filled in twice: which of them are one text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))

from reprint_documents import DocumentPair, document_pairs, family_of

from aigov_tui.corpus.reprints import Relation
from aigov_tui.corpus.reprints.form import fill_in_one_form

PAIRS = list(document_pairs())


def test_pairs_of_either_kind() -> None:
    assert sum(pair.same for pair in PAIRS) >= 25
    assert sum(not pair.same for pair in PAIRS) >= 25


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if not pair.same], ids=lambda pair: pair.how)
def test_what_only_looks_alike_is_no_family(pair: DocumentPair) -> None:
    assert family_of(pair) is None


def test_one_text_is_found_however_it_is_printed() -> None:
    found = [family_of(pair) is not None for pair in PAIRS if pair.same]
    assert sum(found) / len(found) >= 0.95


@pytest.mark.parametrize(
    "pair", [pair for pair in PAIRS if pair.how in ("cut", "update")], ids=lambda pair: pair.how
)
def test_the_relation_is_told(pair: DocumentPair) -> None:
    family = family_of(pair)
    assert family is not None
    relations = {member.relation for member in family.members}
    assert Relation.FULLEST in relations
    if pair.how == "cut":
        assert relations & {Relation.EXCERPT, Relation.REPRINT}


def test_figures_alone_make_a_series_only_with_time() -> None:
    earlier = ["In the week prices of apples rose by 12 crowns in all halls of the town."]
    later = ["In the week prices of apples rose by 14 crowns in all halls of the town."]
    assert not fill_in_one_form(earlier, later, 1)
    assert not fill_in_one_form(earlier, later, None)
    assert fill_in_one_form(earlier, later, 7)


def test_what_stands_nowhere_in_the_other_fills_in_no_form() -> None:
    assert not fill_in_one_form(
        ["The mayor of Dorp opened a bridge."], ["Rain fell for nine days in Velden."], 0
    )
    assert not fill_in_one_form([], ["Rain fell for nine days in Velden."], 0)
    assert not fill_in_one_form(["", "…"], ["。"], None)


def test_a_word_that_the_other_writes_small_is_no_other_name() -> None:
    own = ["The firm will fly two guests round the Moon next year, Mr Adeyo said on Monday."]
    theirs = [
        "The firm will fly two guests round the moon next year, its founder Adeyo said on Monday in Enugu."
    ]
    assert not fill_in_one_form(own, theirs, 1)
    assert fill_in_one_form(
        ["The court in Lomé fined Mr Adeyo for it."], ["The court in Accra fined Ms Boateng for it."], 1
    )
