from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.reprints import sign
from aigov_tui.corpus.reprints.signature import SAMPLED, reached
from tests.corpus.support import BODY, BODY_ZH


def shared(one: str, other: str) -> int:
    return len(set(sign(one).keys) & set(sign(other).keys))


def test_it_is_the_same_everywhere_and_fits_sqlite() -> None:
    found = sign("The ministry announced a new framework for open models on Monday.")
    assert found.size == 11
    assert found.keys == (
        326453674,
        626261139,
        1022577682,
        1176105222,
        4096285310,
        4108298069,
    )


def test_typography_does_not_matter() -> None:
    assert sign(BODY) == sign(BODY.upper().replace(" ", "\u00a0 "))
    assert sign(BODY_ZH) == sign(BODY_ZH.replace("，", ", "))


def test_numbers_make_another_text() -> None:
    text = "the share of the market that the firms now hold is {} percent in all"
    assert sign(text.format(5)) != sign(text.format(6))


def test_short_texts_have_no_keys() -> None:
    assert sign("").keys == ()
    assert sign("He declined to comment.").keys == ()
    assert sign("他拒绝置评。").keys == ()


def test_a_cut_text_shares_keys_and_another_does_not() -> None:
    whole = (
        "Delegates from thirty countries signed the charter in Geneva after a week of talks about audits, "
        "licences and liability, and left the question of enforcement to a later summit in Nairobi."
    )
    assert shared(whole, whole[:100]) >= 2
    assert (
        shared(whole, "Farmers in the valley harvest olives by hand before the first frost of the winter.")
        == 0
    )


def test_a_signature_is_bounded_however_long_the_text() -> None:
    assert len(sign("word " * 3_000 + " ".join(map(str, range(900)))).keys) <= SAMPLED
    assert len(sign("many different words " * 200_000).keys) == 0


@given(st.text())
def test_any_text_has_one(text: str) -> None:
    found = sign(text)
    assert all(0 <= key < 2**32 for key in found.keys)
    assert len(found.keys) <= SAMPLED


def test_keys_beyond_the_sample_of_another_were_not_looked_for_in_it() -> None:
    own = (2, 4, 6, 8)
    assert reached(own, (1, 3, 5)) == 4  # all that the other has
    assert reached(own, (1, 1, 1, 1, 1, 3, 5, 6)) == 3
    assert reached(own, range(10, 18)) == 4
