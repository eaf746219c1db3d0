"""Which keys several paragraphs have, and who leads of these."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.reprints.choose import CROWD
from aigov_tui.corpus.reprints.shared import SharedKeys
from aigov_tui.corpus.reprints.signature import KEY_BITS, Signature

HIGHEST = (1 << KEY_BITS) - 1
KEYS = st.sampled_from([0, 1, 2, 1 << 20, 1 << 31, HIGHEST - 1, HIGHEST]) | st.integers(0, HIGHEST)


@given(st.lists(st.frozensets(KEYS, max_size=9).map(sorted), max_size=12))
def test_a_key_has_a_number_where_several_have_it(paragraphs: list[list[int]]) -> None:
    shared = SharedKeys(Signature(9, tuple(keys)).packed for keys in paragraphs)
    counts = Counter(key for keys in paragraphs for key in keys)
    numbers = {key: number for key in counts for number in shared.numbers([key])}
    assert numbers.keys() == {key for key, count in counts.items() if count > 1}
    assert sorted(numbers.values()) == list(range(len(numbers)))
    for place, keys in enumerate(paragraphs):
        own = [numbers[key] for key in keys if key in numbers]
        assert shared.numbers(keys) == own
        assert shared.leading(own) == [
            [before for before in range(place) if key in paragraphs[before]] for key in keys if key in numbers
        ]
        shared.lead(place, own)


def test_of_a_crowd_only_enough_is_kept_to_know_it_for_one() -> None:
    shared = SharedKeys([Signature(9, (7,)).packed] * (3 * CROWD))
    for place in range(3 * CROWD):
        assert shared.leading([0]) == [list(range(min(place, CROWD + 1)))]
        shared.lead(place, [0])
