from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.repeats import find_repeats, fingerprint, normalised
from tests.corpus.support import BODY, BODY_ZH


def repeated(*texts: str) -> list[int | None]:
    return [repeat.duplicate_of for repeat in find_repeats(texts)]


def test_typography_does_not_matter() -> None:
    plain = 'He said: "AI - it\'s ours" and left the hall at once.'
    assert fingerprint(plain) == fingerprint("HE SAID “AI — it’s ours” and\u00a0left the  hall\nat once")
    assert fingerprint("a supply‑chain risk that nobody had seen before") == fingerprint(
        "a supply-chain risk that nobody had seen\u200b before"
    )
    assert fingerprint("ＡＩ" + BODY_ZH) == fingerprint("AI" + BODY_ZH.replace("，", " "))
    assert fingerprint("國務院總理在大會開幕式上表示，各方應當加強協調，盡快形成框架。") == fingerprint(
        "国务院总理在大会开幕式上表示，各方应当加强协调，尽快形成框架。"
    )


def test_numbers_matter() -> None:
    for one, other in [
        ("5", "6"),
        ("3.5", "35"),
        ("-5", "5"),
        ("5%", "5"),
        ("$5", "€5"),
        ("2.0 bn", "20 bn"),
    ]:
        text = "the share of the market that the firms now hold is {} in all"
        assert fingerprint(text.format(one)) != fingerprint(text.format(other))


def test_short_texts_have_none() -> None:
    assert fingerprint("He declined to comment on the report.") is None
    assert fingerprint("他拒绝置评。") is None
    assert fingerprint("") is None
    assert fingerprint(BODY) is not None
    assert fingerprint(BODY_ZH) is not None


def test_it_is_the_same_everywhere_and_fits_sqlite() -> None:
    assert fingerprint("one two three four five six seven eight") == 7643881056324294162
    found = fingerprint(BODY)
    assert found is not None
    assert 0 <= found < 2**63


def test_an_article_held_twice() -> None:
    a, b, c = (f"{BODY} {letter}" for letter in "abc")
    assert repeated(a, "A Heading", b, c, "(Source: x)", a, "A Heading", b, c, "(Source: x)") == [
        *[None] * 5,
        *[0, 1, 2, 3, 4],
    ]


def test_a_heading_above_the_run_is_a_repeat_too() -> None:
    assert repeated("Title", BODY, "Other", "Title", BODY) == [None, None, None, 0, 1]


def test_a_third_copy_points_to_the_first() -> None:
    assert repeated(BODY, BODY, BODY) == [None, 0, 0]


def test_short_lines_that_recur_are_no_repeats() -> None:
    assert repeated("(Applause.)", BODY, "(Applause.)", BODY_ZH, "(Applause.)") == [None] * 5


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
