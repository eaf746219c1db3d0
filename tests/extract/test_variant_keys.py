"""What quotes are grouped by is read off quickly, and is what a look at each word would give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.extract.variants import keys
from aigov_tui.extract.variants.keys import keys_of
from aigov_tui.extract.variants.words import words

_PIECES = [
    *("The", "governments", "of", "isn't", "don’t", "not", "Not", "no", "never", "only", "Only", "matter", "US", "U.S."),
    *("three", "hundred", "twenty", "five", "million", "5", "5 million", "3,000.5", "2k", "5km", "bn", "2/3", "%"),
    *("“Well,”", "—", "…", "é", "naïve", "K", "ſ", "ff", "NOT ONLY", "三十五年", "百分之五", "不是", "中国", "〇%", "a" * 70),
]  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from(_PIECES), st.sampled_from(["", " ", "  ", "\n", "-", "\u2009"])),
        max_size=12,
    )
)
def test_keys_are_those_of_the_words_one_by_one(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + between for piece, between in parts)
    found = words(text)
    assert keys_of(text) == (tuple(word.key for word in found), tuple(word.kind for word in found))


@given(st.text(max_size=200))
def test_no_text_fails(text: str) -> None:
    found = words(text, 3)
    assert keys_of(text, 3) == (tuple(word.key for word in found), tuple(word.kind for word in found))


@pytest.mark.parametrize(
    "text",
    ["We will not accept this. It costs 5 million dollars, the U.S. says.", "“Two countries,” she said — “not three.”"],
)  # fmt: skip
def test_ordinary_sentences_need_no_look_at_each_word(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    expected = tuple(word.key for word in words(text))
    monkeypatch.setattr(keys, "words", lambda *_: pytest.fail("looked at each word"))
    assert keys_of(text)[0] == expected
