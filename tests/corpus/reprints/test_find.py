from __future__ import annotations

from collections.abc import Iterable

from aigov_tui.corpus.reprints import NearRepeat, find_near_repeats, sign
from tests.timing import assert_growth, seconds_of

CHARTER = (
    "Delegates from thirty countries signed the charter in Geneva after a week of talks about audits, "
    "licences and liability, and left the question of enforcement to a later summit."
)
CUT = "Delegates from thirty countries signed the charter in Geneva after a week of talks about audits."
REWORDED = CHARTER.replace("talks", "negotiations").replace("later", "future")
FULLER = CHARTER + " The host thanked the interpreters, who had worked through the night."
OTHER = "Farmers in the valley harvest olives by hand before the first frost of the winter arrives."
FORTY = CHARTER.replace("thirty", "forty")


def found(texts: dict[int, str]) -> dict[int, int]:
    repeats = find_near_repeats(
        ((identifier, sign(text)) for identifier, text in texts.items()), texts.__getitem__
    )
    return {repeat.id: repeat.of_id for repeat in repeats}


def test_variants_follow_the_fullest() -> None:
    texts = {1: CUT, 2: OTHER, 3: CHARTER, 4: FULLER, 5: REWORDED, 6: FORTY}
    assert found(texts) == {1: 4, 3: 4, 5: 4}


def test_of_equals_the_earliest_leads() -> None:
    assert found({7: CHARTER, 3: CHARTER.upper(), 5: CHARTER}) == {3: 7, 5: 7}


def test_the_share_is_told() -> None:
    repeats = find_near_repeats(
        [(1, sign(CHARTER)), (2, sign(CUT)), (3, sign(REWORDED))],
        {1: CHARTER, 2: CUT, 3: REWORDED}.__getitem__,
    )
    repeats.sort(key=lambda repeat: repeat.id)
    assert [(repeat.id, repeat.of_id) for repeat in repeats] == [(2, 1), (3, 1)]
    assert repeats[0] == NearRepeat(2, 1, 1.0)
    assert 0.8 < repeats[1].similarity < 1


def test_only_what_shares_a_key_is_read() -> None:
    def text_of(identifier: int) -> str:
        raise AssertionError(f"{identifier} was read")

    assert find_near_repeats([(1, sign(CHARTER)), (2, sign(OTHER))], text_of) == []


def test_short_texts_repeat_nothing() -> None:
    assert found({1: "He declined to comment.", 2: "He declined to comment.", 3: "", 4: ""}) == {}


def test_a_crowd_of_one_pattern_takes_no_square_of_time() -> None:
    def crowd(size: int) -> Iterable[tuple[int, str]]:
        for number in range(size):
            yield (
                number,
                f"Officials of the ministry met envoys from district {number} to discuss trade and visa rules.",
            )

    def seconds(size: int) -> float:
        texts = dict(crowd(size))
        return seconds_of(lambda: found(texts))

    assert found(dict(crowd(100))) == {}
    assert_growth(seconds, 1_000, 8_000, 20)
