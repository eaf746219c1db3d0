"""Words as we cut them are words as FTS5 cuts them."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest

from aigov_tui.store.search.tokens import Token, tokens, words
from aigov_tui.store.spacing import spaced


def fts_words(text: str) -> list[str]:
    """What FTS5 makes of `text`, in order."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
    connection.execute("INSERT INTO t VALUES (?)", (spaced(text) or text,))
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
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
    texts = [f"a{character}b" for character in characters]
    connection.executemany(
        "INSERT INTO t (rowid, x) VALUES (?, ?)", [(n, spaced(text) or text) for n, text in enumerate(texts)]
    )
    found: dict[int, list[str]] = {}
    for term, row in connection.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
        found.setdefault(row, []).append(term)
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
