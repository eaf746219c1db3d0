"""What people type who know another search: the sentence that says how it is written in this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aigov_tui.store.search.fields import FIELDS

_LETTER = r"[^\W_]"
_SIGNS = (
    (re.compile(rf"\*{_LETTER}"), "* stands at the end of a word only: gov* finds what begins so."),
    (
        re.compile(rf"{_LETTER}\?{_LETTER}"),
        "? stands for no letter: governence~ finds what is spelled almost so.",
    ),
    (re.compile(rf"^!+{_LETTER}"), "! leaves nothing out: -word does."),
    (re.compile(rf"{_LETTER}\|+{_LETTER}"), "| inside a word parts it; OR between words finds either."),
)
_OPERATORS = {
    "and": "‘and’ was searched for as a word: words side by side all have to be there, without it.",
    "or": "‘or’ was searched for as a word: OR in capitals finds either.",
    "not": "‘not’ was searched for as a word: -word leaves it out.",
    "near": "‘near’ was searched for as a word: NEAR in capitals finds words near each other.",
}
_ADDRESS = re.compile(r"(?i)[a-z][a-z+.-]*://\S|www\.\S+\.\S")
_MOST_WORDS = 6
"""Beyond, the query is a sentence, whose words are meant as they are."""


def of_signs(word: str) -> Iterator[str]:
    """Sentences about signs in a word that do something elsewhere."""
    if _ADDRESS.match(word):
        yield (
            "A web address was searched for as words of the texts;"
            f" a document is found by its key or title, as in {FIELDS['source'].example}."
        )
    else:
        yield from (sentence for sign, sentence in _SIGNS if sign.search(word))


def of_operators(typed: Sequence[str]) -> Iterator[str]:
    """The same about operators in small letters, in the words of a query as they were typed."""
    if len(typed) <= _MOST_WORDS:
        for at, word in enumerate(typed[:-1]):
            if word in _OPERATORS and (at > 0 or word == "not"):
                yield _OPERATORS[word]
