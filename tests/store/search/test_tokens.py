"""Words as we cut them are words as FTS5 cuts them."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from aigov_tui.store.search.tokens import Token, tokens, words
from aigov_tui.store.spacing import spaced


@contextmanager
def index_of(*texts: str) -> Iterator[sqlite3.Connection]:
    """FTS5's index of `texts`, row by row, and the words in it as the table `v`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        connection.executemany("INSERT INTO t VALUES (?)", ((text,) for text in texts))
        yield connection


def fts_words(text: str) -> list[str]:
    """What FTS5 makes of `text`, in order."""
    with index_of(spaced(text) or text) as connection:
        return [word for (word,) in connection.execute("SELECT term FROM v ORDER BY offset")]


@pytest.mark.parametrize(
    "text",
    [
        "open-source",
        "U.S. and Beijing's",
        "全球AI治理, 2025年",
        "naïve café Ångström ŁÓDŹ",
        "cafe\u0301 e\u0301tat",
        "snake_case и Ёлка ά が",
        "１２３ ½ ②",
        "",
    ],
)
def test_words_are_those_of_the_index(text: str) -> None:
    assert list(words(text)) == fts_words(text)


def test_every_letter_and_number_folds_as_in_the_index() -> None:
    """All of Unicode but what SQLite's older tables do not know: newer capitals, and signs that only look like letters."""
    characters = [
        chr(code)
        for code in range(0x21, 0x30000)
        if unicodedata.category(chr(code))[0] in "LNPZS" and not 0xD800 <= code < 0xE000
    ]
    texts = [f"a{character}b" for character in characters]
    found: dict[int, list[str]] = {}
    with index_of(*(spaced(text) or text for text in texts)) as connection:
        for term, row in connection.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
            found.setdefault(row - 1, []).append(term)
    different = [c for n, c in enumerate(characters) if tuple(found[n]) != words(texts[n])]
    known = [c for c in different if unicodedata.category(c)[0] == "L"]
    assert len(characters) > 100_000
    assert len(known) < 450, known  # Cherokee, Georgian and Osage capitals and the like
    assert [c for c in known if ord(c) < 0x17F or "CJK" in unicodedata.name(c)] == ["µ"]


def test_tokens_say_where_they_stand() -> None:
    text = "The U.S., 中国"
    assert list(tokens(text)) == [
        Token("the", 0, 3),
        Token("u", 4, 5),
        Token("s", 6, 7),
        Token("中", 10, 11),
        Token("国", 11, 12),
    ]
    assert [token.start for token in tokens(text, 5)] == [6, 10, 11]
