from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.reprints import Signature, sign
from aigov_tui.corpus.reprints.signature import LONGEST, SAMPLED, reached
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
    assert len(sign("word " * 3_000 + " ".join(map(str, range(900)))).keys) <= LONGEST // 8
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


def test_a_sentence_of_a_long_text_shares_a_key_with_it() -> None:
    chance = Random(5)
    words = ["".join(chance.choices("abcdefghklmnoprstuw", k=chance.randint(4, 9))) for _ in range(3_000)]
    sentences = [" ".join(chance.choices(words, k=24)) for _ in range(40)]
    long = sign(" ".join(sentences))
    assert len(sign(" ".join(sentences[:3])).keys) == SAMPLED
    assert len(long.keys) == 40 * 24 // 8 - 1
    assert Signature.unpacked(long.size, long.packed) == long
    found = [len(set(long.keys).intersection(sign(sentence).keys)) for sentence in sentences]
    assert sum(shared > 0 for shared in found) > 0.9 * len(found)
