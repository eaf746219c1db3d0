from __future__ import annotations

from aigov_tui.corpus.reprints import Family, Member, Passage, Relation, families


def passages(documents: dict[int, dict[int, int]]) -> list[Passage]:
    """From each document's groups with their words."""
    return [
        Passage(document, group, words)
        for document, groups in documents.items()
        for group, words in groups.items()
    ]


WIRE = {1: 40, 2: 60, 3: 50, 4: 50}


def test_reprint_excerpt_and_update() -> None:
    documents = {
        10: WIRE,
        11: {**WIRE, 5: 20},
        12: {1: 40, 2: 60},
        13: {1: 40, 2: 60, 3: 50, 30: 90},
        14: {40: 300},
    }
    dates = {10: "2025-07-27", 11: "2025-07-28", 12: "2025-07-26", 14: "2025-07-01"}
    # 13 says most, but what it shares with the others, shared most by 11, is not half of 11.
    assert families(passages(documents), dates) == [
        Family(
            fullest_id=13,
            earliest_id=12,
            members=(
                Member(12, Relation.EXCERPT, 1.0),
                Member(10, Relation.UPDATE, 0.75),
                Member(11, Relation.UPDATE, 150 / 220),
                Member(13, Relation.FULLEST, 1.0),
            ),
        )
    ]


def test_a_reprint_says_nearly_all() -> None:
    [family] = families(passages({1: WIRE, 2: {**WIRE, 9: 10}}), {})
    assert family.members == (Member(1, Relation.REPRINT, 1.0), Member(2, Relation.FULLEST, 1.0))


def test_unknown_dates_come_last_and_months_after_their_days() -> None:
    documents = dict.fromkeys((1, 2, 3, 4), WIRE)
    [family] = families(passages(documents), {1: None, 2: "2025-07", 3: "2025-07-31", 4: "2025"})
    assert [member.document_id for member in family.members] == [3, 2, 4, 1]
    assert (family.earliest_id, family.fullest_id) == (3, 1)


def test_documents_far_apart_must_agree_whole() -> None:
    excerpt = {1: 40, 2: 60, 3: 50}
    documents = {1: {**WIRE, 9: 30}, 2: WIRE, 3: excerpt}
    [near] = families(passages(documents), {1: "2025-07-26", 2: "2025-07-28", 3: "2025-08"})
    assert len(near.members) == 3
    assert families(passages(documents), {1: "2025-07-26", 2: "2024-07-28", 3: "2024-12"}) == []
    [same] = families(passages({1: WIRE, 2: WIRE}), {1: "2025-07-26", 2: "2019-01-01"})
    assert same.earliest_id == 2


def test_forms_of_words_that_return_are_no_evidence() -> None:
    documents = {number: {0: 100, number: 50} for number in range(1, 5)}
    weeks = {1: "2025-01-02", 2: "2025-01-05", 3: "2025-04-01", 4: "2025-09-01"}
    assert families(passages(documents), weeks) == []
    same_week = {1: "2025-01-02", 2: "2025-01-05", 3: "2025-01-06", 4: "2025-01-07"}
    assert len(families(passages(documents), same_week)) == 1


def test_a_paragraph_that_agrees_in_part_counts_in_part() -> None:
    whole, other = [Passage(1, 1, 100), Passage(1, 2, 10)], [Passage(2, 1, 100, 0.65), Passage(2, 3, 5)]
    [family] = families([*whole, *other], {})
    assert [member.share for member in family.members] == [1.0, 65 / 105]
    # whichever of the two is the one that repeats
    [family] = families(
        [Passage(1, 1, 100, 0.65), Passage(1, 2, 10), Passage(2, 1, 100), Passage(2, 3, 5)], {}
    )
    assert [member.share for member in family.members] == [1.0, 65 / 105]


def test_dates_that_are_none() -> None:
    for day in ("2025-02-31", "tomorrow", "", "9999-99"):
        assert len(families(passages({1: WIRE, 2: WIRE}), {1: day, 2: "2025-01-01"})) == 1


def test_one_shared_sentence_is_no_family() -> None:
    assert families(passages({1: {1: 20, 2: 5}, 2: {1: 20, 3: 300}}), {}) == []
    assert families(passages({1: {1: 60, 2: 80}, 2: {1: 60, 3: 300}}), {}) == []


def test_what_a_document_says_twice_counts_once() -> None:
    twice = [Passage(1, 1, 30), Passage(1, 1, 30), Passage(1, 2, 50), Passage(2, 1, 30), Passage(2, 3, 400)]
    assert families(twice, {}) == []


def test_a_notice_that_everybody_prints_makes_no_family() -> None:
    notice = {number: {0: 200, number: 100} for number in range(1, 200)}
    unlike = families(passages(notice), {})
    assert sum(len(family.members) for family in unlike) <= 200
    crowd = {number: {0: 90, number: 100} for number in range(1, 2_000)}
    assert families(passages(crowd), {}) == []


def test_no_documents() -> None:
    assert families([], {}) == []


def test_what_one_publisher_issues_again_is_a_document_of_its_own() -> None:
    both = passages({1: WIRE, 2: WIRE})
    issuers = {1: "the palace", 2: "the palace"}
    years, weeks = {1: "2022-11-23", 2: "2024-05-10"}, {1: "2022-11-23", 2: "2022-12-01"}
    assert families(both, years, issuer_of=issuers.get) == []
    assert len(families(both, weeks, issuer_of=issuers.get)) == 1
    assert len(families(both, years, issuer_of={1: "the palace", 2: "a newspaper"}.get)) == 1
    assert len(families(both, years, issuer_of={1: "the palace"}.get)) == 1


def test_another_number_makes_an_update_however_much_else_agrees() -> None:
    words = "The harbour office will lower its dues in {} ports of the northern coast from the first of June."
    texts = {
        1: words.format(37),
        2: words.format(52),
        3: "Nobody had asked for it in so many words before the spring.",
    }
    shared = [
        Passage(document, group, 50, 1.0, 100 * document + group)
        for document in (1, 2, 3)
        for group in (11, 12, 13, 14)
    ]
    own = [Passage(document, 20 + document, 20, 1.0, document) for document in (1, 2, 3)]
    [family] = families([*shared, *own], {}, lambda paragraph: texts[paragraph])
    relations = {member.document_id: member.relation for member in family.members}
    assert relations == {1: Relation.FULLEST, 2: Relation.UPDATE, 3: Relation.REPRINT}


def test_a_paragraph_that_another_prints_as_several_counts_whole() -> None:
    whole = [Passage(1, 1, 90, 1.0, 1), Passage(1, 2, 60, 1.0, 2), Passage(1, 3, 200, 1.0, 3)]
    in_parts = [Passage(2, 1, 30, 1.0, place) for place in (11, 12, 13)]
    [family] = families([*whole, *in_parts, Passage(2, 14, 30, 1.0, 14)], {})
    assert family.members == (Member(1, Relation.FULLEST, 1.0), Member(2, Relation.UPDATE, 0.75))


def test_what_stands_in_a_part_counts_no_more_than_the_part() -> None:
    """The fuller document has a sentence of a paragraph of the other's, which has little else."""
    fuller = [Passage(1, 20, 25, 0.95, 11), Passage(1, 12, 400, 1.0, 12)]
    assert families([*fuller, Passage(2, 20, 200, 1.0, 20)], {}) == []


def test_what_documents_that_are_not_alike_all_print_tells_nothing() -> None:
    notice = 1_000
    alone = {number: {notice: 30, number: 90 + number} for number in range(1, 7)}
    assert families(passages({**alone, 7: {notice: 30}}), {}) == []
    [family] = families(passages({1: alone[1], 7: {notice: 30}}), {})
    assert family.fullest_id == 1


def test_two_acts_in_one_form_are_told_by_their_titles() -> None:
    acts = passages({1: WIRE, 2: {1: 40, 2: 60, 3: 50, 8: 60}})
    duties = "Imposing Additional Duties to Offset Discrimination Against the Commerce of the Union with Respect to"
    assert (
        families(acts, {}, title_of={1: f"{duties} Dairy", 2: f"{duties} Alcoholic Beverages"}.__getitem__)
        == []
    )
    for others in ("Troops storm the airport of Dorp", "Troops take the airport of Dorp"), ("", ""):
        assert len(families(acts, {}, title_of=dict(enumerate(others, 1)).__getitem__)) == 1
    same = passages({1: WIRE, 2: {**WIRE, 9: 20}})  # a reprint under another title is one all the same
    assert len(families(same, {}, title_of={1: f"{duties} Dairy", 2: f"{duties} Milk"}.__getitem__)) == 1
