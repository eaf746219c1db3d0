import sqlite3
from collections.abc import Iterator

import pytest

from aigov_tui.store import spacing
from aigov_tui.store.spacing import has_han, spaced
from tests.timing import within


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5(search_text, tokenize='unicode61 remove_diacritics 2')"
    )
    yield connection
    connection.close()


def test_latin_text_is_not_stored_twice() -> None:
    assert spaced("“Beijing’s plan” – 50% café… §1 €5 → done ☐ ，。") is None
    assert not has_han("Beijing’s plan")


def test_every_han_character_is_a_word_of_its_own() -> None:
    assert (spaced("AI安全。") or "").split() == ["AI", "安", "全", "。"]
    assert (spaced("𠮷野") or "").split() == ["𠮷", "野"]
    assert spaced("国际AI，合作🤖") == " 国 际 AI， 合 作   "
    assert has_han("AI安全")


def test_every_sign_separates_words(index: sqlite3.Connection) -> None:
    """No character that Python knows for a sign glues two words together in the index."""
    signs = [
        character
        for code in (*range(0x20, 0x20000), *range(0xE0000, 0xE0200))  # beyond: letters, or nothing yet
        if not 0xD800 <= code < 0xE000
        and not 0x300 <= code <= 0x36F  # accents: the tokenizer drops them, which is right
        and not (character := chr(code)).isalnum()
    ]
    index.executemany(
        "INSERT INTO words (rowid, search_text) VALUES (?, ?)",
        ((ord(sign), spaced(text) or text) for sign in signs if (text := f"q{sign}z")),
    )
    found = {row for (row,) in index.execute("SELECT rowid FROM words WHERE words MATCH 'q z'")}
    assert [hex(ord(sign)) for sign in signs if ord(sign) not in found] == []


def test_every_han_character_is_found_alone(index: sqlite3.Connection) -> None:
    index.execute("INSERT INTO words VALUES (?)", (spaced("关于人工智能AI治理的㐀𠀀々〇"),))
    for asked in ("工智", "治", "AI治理", "㐀", "𠀀", "々", "〇"):
        phrase = f'"{spaced(asked) or asked}"'
        assert index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (phrase,)).fetchone() == (1,)


def test_full_width_letters_are_found_by_plain_ones_and_the_other_way_round(
    index: sqlite3.Connection,
) -> None:
    index.execute("INSERT INTO words VALUES (?)", (spaced("２０２５年ＡＩ行动"),))
    index.execute("INSERT INTO words VALUES (?)", (spaced("2025年AI行动"),))
    for asked in ("AI", "ＡＩ行", "２０２５", "2025年"):
        phrase = f'"{spaced(asked) or asked}"'
        assert index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (phrase,)).fetchone() == (2,)
    assert spaced("ＡＩ") == "AI"


def test_traditional_and_simplified_characters_find_each_other(index: sqlite3.Connection) -> None:
    index.executemany(
        "INSERT INTO words VALUES (?)", [(spaced("國際人工智慧治理"),), (spaced("国际人工智能治理"),)]
    )
    for asked in ("国际", "國際", "治理"):
        phrase = f'"{spaced(asked) or asked}"'
        assert index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (phrase,)).fetchone() == (2,)


def test_two_megabytes_on_one_line_take_no_time() -> None:
    with within(5):
        assert len(spaced("安全a" * 700_000) or "") == 700_000 * 6
        assert spaced("plain words " * 170_000) is None


def test_nothing_western_needs_a_space() -> None:
    western = [chr(code) for code in range(0xD800) if spacing._WESTERN.fullmatch(chr(code))]
    assert {"a", "é", "ā", "ş", "“", "–", "€"} < set(western)
    assert [
        sign for sign in western if spacing._HAN_OR_SIGN.search(sign) or spacing.plain(sign) != sign
    ] == []
