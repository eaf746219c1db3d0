"""The same words in another order, or of another time: one remark, or two."""

from __future__ import annotations

import pytest

from aigov_tui.extract.variants import VariantInput, group_variants
from aigov_tui.extract.variants.arrangement import Order, arrangement, other_topics
from aigov_tui.extract.variants.times import by_time, of_other_times, times_of
from tests.timing import within


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("If the kiln cracks, the potters will strike.", "The potters will strike if the kiln cracks.", Order.REARRANGED),
        ("If the kiln cracks, the potters strike.", "If the potters strike, the kiln cracks.", Order.EXCHANGED),
        ("The kiln cracked because potters struck.", "Potters struck because the kiln cracked.", Order.EXCHANGED),
        ("Because potters struck, the kiln cracked.", "The kiln cracked because potters struck.", Order.REARRANGED),
        ("The abbot fooled the bishop twice.", "The bishop fooled the abbot twice.", Order.EXCHANGED),
        ("The abbot fooled the bishop twice.", "The bishop was fooled twice by the abbot.", Order.REARRANGED),
        ("In Lund the abbot fooled the bishop.", "The abbot fooled the bishop in Lund.", Order.KEPT),
        ("The abbot sold nine bells to the bishop.", "The bishop was sold ten bells by the abbot.", Order.KEPT),
        ("The abbot fooled the bishop twice.", "The abbot fooled the bishop twice!", Order.KEPT),
        ("如果粮价上涨，储备将投放市场。", "储备将投放市场，如果粮价上涨。", Order.REARRANGED),
        ("因为渔民离开了，港口才荒废。", "因为港口荒废了，渔民才离开。", Order.EXCHANGED),
        ("法院起诉了工会。", "工会被法院起诉了。", Order.REARRANGED),
        ("法院起诉了工会。", "工会起诉了法院。", Order.EXCHANGED),
    ],
)  # fmt: skip
def test_what_another_order_makes_of_a_remark(one: str, other: str, order: Order) -> None:
    assert arrangement(one, other) is order
    assert arrangement(other, one) is order


def test_topics_that_a_remark_opens_with() -> None:
    assert other_topics("As for the mills, we are ready.", "As for the mines, we are ready.")
    assert other_topics("对于渔民的诉求，政府听到了。", "对于司机的诉求，政府听到了。")
    assert not other_topics("As for the mills, we are ready.", "As for all the mills, we are ready.")
    assert not other_topics("As for the mills, we are ready.", "We are ready.")


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("We have paid the widows.", "We will pay the widows.", True),
        ("We will pay the widows.", "would pay the widows", False),
        ("We have to pay the widows.", "We will pay the widows.", False),
        ("We talk after the siege.", "We talk before the siege.", True),
        ("船队已经离开。", "船队将会离开。", True),
    ],
)
def test_remarks_of_other_times(one: str, other: str, differ: bool) -> None:
    assert of_other_times(one, other) is differ


def test_the_same_words_are_parted_by_time() -> None:
    texts = ["We have paid.", "We pay.", "We will pay."]
    apart = [sorted(group) for group in by_time(texts, str)]
    assert sorted(map(len, apart)) == [1, 2]
    assert times_of("word " * 100) == (0, 0)


def test_what_was_done_and_what_will_be_is_not_one_remark() -> None:
    done, promised = (
        "We have paid every widow of the tunnel her pension.",
        "We will pay every widow of the tunnel her pension.",
    )
    quotes = [VariantInput(n, n, "mayor", text) for n, text in enumerate([done, promised, done])]
    assert group_variants(quotes) == [(0, 2)]


def test_long_remarks_cost_little() -> None:
    long = "if the kiln cracks, the potters strike, " * 14
    with within(2):
        for number in range(200):
            arrangement(f"{long} {number}", f"{number} {long}")
