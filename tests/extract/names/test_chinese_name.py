from __future__ import annotations

import re
from itertools import product

from aigov_tui.extract.names.chinese_name import alternatives, either
from tests.timing import seconds_of

_FIRSTS = [chr(0x4E00 + at) for at in range(500)]
_WORDS = [first + second for first, second in product(_FIRSTS, "国院")] + ["一国党"]


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.group() for match in pattern.finditer(text)]


def test_any_of_many_words_is_found_the_longest_first() -> None:
    text = "。".join(_WORDS)
    assert _found(re.compile(either(_WORDS)), text) == _WORDS
    assert _found(re.compile(either(_WORDS)), "".join(_FIRSTS)) == []


def test_of_many_first_characters_few_are_tried() -> None:
    text = "".join(_FIRSTS) * 40

    def seconds(pattern: re.Pattern[str]) -> float:
        assert _found(pattern, text) == []
        return min(seconds_of(lambda: _found(pattern, text)) for _ in range(5))

    assert seconds(re.compile(either(_WORDS))) < 0.7 * seconds(re.compile(alternatives(_WORDS)))
