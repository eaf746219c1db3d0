from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from aigov_tui.corpus.reprints import NearRepeat, find_near_repeats, sign

CHARTER = (
    "Delegates from thirty countries signed the charter in Geneva after a week of talks about audits, "
    "licences and liability, and left the question of enforcement to a later summit."
)
CUT = "Delegates from thirty countries signed the charter in Geneva after a week of talks about audits."
REWORDED = CHARTER.replace("talks", "negotiations").replace("later", "future")
FULLER = CHARTER + " The host thanked the interpreters, who had worked through the night."
OTHER = "Farmers in the valley harvest olives by hand before the first frost of the winter arrives."
FORTY = CHARTER.replace("thirty", "forty")


class Shelf:
    """Known paragraphs, as a store keeps them."""

    def __init__(self, texts: dict[int, str]) -> None:
        self.signatures = {identifier: sign(text) for identifier, text in texts.items()}

    def holders(self, keys: Sequence[int]) -> Iterator[tuple[int, int, int]]:
        for key in keys:
            for identifier, signature in self.signatures.items():
                if key in signature.keys:
                    yield key, identifier, signature.size


def found(texts: dict[int, str], known: dict[int, str] | None = None) -> dict[int, int]:
    known = known or {}
    everything = texts | known
    repeats = find_near_repeats(
        ((identifier, sign(text)) for identifier, text in texts.items()), everything.__getitem__, Shelf(known)
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
    assert [(repeat.id, repeat.of_id) for repeat in repeats] == [(2, 1), (3, 1)]
    assert repeats[0] == NearRepeat(2, 1, 1.0)
    assert 0.8 < repeats[1].similarity < 1


def test_a_new_one_follows_a_known_one() -> None:
    assert found({2: CUT, 3: FORTY}, {1: CHARTER}) == {2: 1}
    assert found({2: CHARTER.upper()}, {1: CHARTER}) == {2: 1}


def test_a_known_one_follows_a_new_fuller_one() -> None:
    assert found({2: CHARTER, 3: REWORDED}, {1: CUT}) == {1: 2, 3: 2}


def test_one_import_or_several() -> None:
    texts = dict(enumerate([CUT, OTHER, CHARTER, FORTY, REWORDED, FULLER, FORTY.upper()]))
    leads = found(texts)
    step_by_step: dict[int, int] = {}
    known: dict[int, str] = {}
    for identifier, text in texts.items():
        step_by_step |= found({identifier: text}, known)
        known = {
            known_id: text
            for known_id, text in {**known, identifier: text}.items()
            if known_id not in step_by_step
        }
    for identifier in step_by_step:
        while step_by_step[identifier] in step_by_step:
            step_by_step[identifier] = step_by_step[step_by_step[identifier]]
    assert step_by_step == leads


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
        started = time.process_time()
        assert found(texts) == {}
        return time.process_time() - started

    seconds(100)
    assert seconds(8_000) < 20 * max(seconds(1_000), 0.05)
