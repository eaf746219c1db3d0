"""Words in lower case are found alike by searching the text and by gathering all of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.extract.names.lower_words import LowerWords

LETTERS = st.text(alphabet="abAB é'_-1\n", max_size=40)


@given(LETTERS, st.lists(st.text(alphabet="abé'", min_size=1, max_size=3), max_size=80))
def test_what_is_found_is_what_stands_there(text: str, words: list[str]) -> None:
    standing = frozenset(re.findall(r"(?<![\w'])[a-z]+", text))
    lower = LowerWords(text)
    for word in words:
        assert (word in lower) == (word in standing)


def test_any_number_of_words_may_be_asked_for() -> None:
    lower = LowerWords("Apple's plan was to go on, x-ray in hand")
    unknown = [f"w{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(200)]
    assert not any(word in lower for word in unknown)
    assert "plan" in lower
    assert "ray" in lower
    assert "pple" not in lower
    assert "s" not in lower
