"""A quote's wording as comparable words: case, inflection and typography folded, numbers as values.

English words are stemmed lightly; Chinese is taken two characters at a time, since it has no blanks to part words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from aigov_tui.extract.names.lexicon import countries
from aigov_tui.extract.normal import HAN, has_han, plain
from aigov_tui.extract.variants.lexicon import Lexicon, lexicon, stem
from aigov_tui.model.simplified import simplified

WordClass = Literal["function", "light", "content", "number", "negation"]

_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CHINESE_TENS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_NUMERALS = "".join([*_CHINESE_DIGITS, *_CHINESE_TENS])
_LETTER = f"[^\\W\\d_{HAN}〇]"

_SHOUTING = 12
"""More capitals than this, and no small letter, is a headline in capitals rather than an acronym."""

TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*)(?P<unit>\s?(?:hundred|thousand|million|billion|trillion|bn|tn|mn|[km](?!{_LETTER})|万亿|百万|千万|[千万亿]))?"
    rf"|百分之(?P<share>[{_NUMERALS}]{{1,12}})"
    rf"|第?(?P<numerals>[{_NUMERALS}]{{1,12}})(?=[个個国國年月日天周项項点點倍次家名种種条條位所座分秒元吨噸米公人户戶％%])"
    rf"|(?P<dotted>(?:[A-Za-z]\.){{2,6}})"
    rf"|(?P<word>{_LETTER}{{1,60}}(?:'{_LETTER}{{1,9}})?)"
    rf"|(?P<han>[{HAN}])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A comparable word: `key` is what is compared, `start:end` its code points in the quote.

    `is_name` is true for a capitalised word that does not open the quote or a sentence, and for acronyms.
    """

    key: str
    kind: WordClass
    start: int
    end: int
    is_name: bool = False


def words(text: str, limit: int = 4_000) -> list[Word]:
    """The words of `text` in order, without the grammar, at most `limit` of them. Never raises."""
    tables = lexicon()
    folded = plain(text)
    if has_han(folded):
        folded = simplified(folded)
        folded = tables.chinese_formulae.sub(lambda match: " " * len(match.group()), folded)
    shouting = folded.isupper() and sum(map(str.isupper, folded[:400])) > _SHOUTING
    found: list[Word] = []
    han = _HanPairs(folded, tables)
    for match in TOKEN.finditer(folded):
        group = match.lastgroup
        if group != "han":
            han.close(found)
        if group == "han":
            han.take(match.start(), found)
        elif group == "word":
            _add_english(match, tables, shouting, found)
        elif group == "dotted":
            found.append(Word(_dotted_key(match.group()), "content", match.start(), match.end(), True))
        else:
            _add_number(match, tables, found)
        if len(found) >= limit:
            break
    han.close(found)
    return found


@lru_cache(maxsize=1)
def _country_pairs() -> frozenset[str]:
    """The countries whose Chinese names have two characters, as `_HanPairs` gives them."""
    return frozenset(name for one in countries() for name in map(simplified, one.chinese) if len(name) == 2)


class _HanPairs:
    """Pairs each Han character with the next one, particles left out; one that stands alone stays alone."""

    def __init__(self, text: str, tables: Lexicon) -> None:
        self._text = text
        self._tables = tables
        self._held = -1  # where the character stands that waits for its neighbour
        self._last = -1  # where the last one stands, particle or not
        self._alone = True

    def take(self, start: int, found: list[Word]) -> None:
        """Go on with the character at `start`."""
        text, tables = self._text, self._tables
        if start != self._last + 1:
            self.close(found)
        self._last = start
        character = text[start]
        if character in tables.particles:
            return
        if character in tables.negator_characters and text[start : start + 2] not in tables.no_negation:
            found.append(Word(character, "negation", start, start + 1))
        if self._held >= 0:
            pair = text[self._held] + character
            grammar = pair[0] in tables.function_characters or character in tables.function_characters
            is_name = not grammar and pair in _country_pairs()
            found.append(Word(pair, "light" if grammar else "content", self._held, start + 1, is_name))
        self._alone = self._held < 0
        self._held = start

    def close(self, found: list[Word]) -> None:
        """Something else follows: what is held has no neighbour any more."""
        if self._held >= 0 and self._alone:
            found.append(Word(self._text[self._held], "light", self._held, self._held + 1))
        self._held = -1


@lru_cache(maxsize=1 << 16)
def _english_form(raw: str) -> tuple[str, WordClass]:
    """What a word is compared as. Acronyms keep their capitals, so that `US` is not "us"."""
    tables = lexicon()
    lower = raw.lower()
    if lower.endswith("n't") or lower in tables.negators:
        return "not", "negation"
    if len(raw) > 1 and raw.isupper():
        return raw, "content"
    base = lower.partition("'")[0]
    if base in tables.number_words:
        return f"#{tables.number_words[base]}", "number"
    if base in tables.function_words:
        return base, "function"
    key = stem(base)
    key = tables.synonyms.get(key, key)
    return key, "light" if key in tables.light_words else "content"


def _dotted_key(acronym: str) -> str:
    return acronym.replace(".", "").upper()


def form_of(piece: str) -> tuple[str, WordClass]:
    """What a word, an acronym with dots or a number in digits, as `TOKEN` finds it, is compared as where it stands alone."""
    match = TOKEN.fullmatch(piece)
    group = match.lastgroup if match is not None else None
    if match is None or group == "word":
        return _english_form(piece)
    if group == "dotted":
        return _dotted_key(piece), "content"
    return _number_key(match["number"], match["unit"], lexicon()), "number"


def _add_english(match: re.Match[str], tables: Lexicon, shouting: bool, found: list[Word]) -> None:
    raw = match.group()
    key, kind = _english_form(raw.lower() if shouting else raw)
    if kind == "function":
        return
    start, end = match.span()
    if kind == "negation":
        if tables.no_negation_before.match(match.string, end) is None:
            found.append(Word(key, kind, start, end))
        return
    is_name = (
        raw[0].isupper() and not shouting and (raw.isupper() or not _opens_sentence(match.string, start))
    )
    word = Word(key, kind, start, end, is_name)
    merged = _merged_number(found[-1], word, tables) if found and found[-1].kind == "number" else None
    if merged is None:
        found.append(word)
    else:
        found[-1] = merged


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \n\t\"“‘'(")
    return not before or before[-1] in ".!?:;…。！？："


def _add_number(match: re.Match[str], tables: Lexicon, found: list[Word]) -> None:
    start, end = match.span()
    if match["number"] is not None:
        found.append(Word(_number_key(match["number"], match["unit"], tables), "number", start, end))
        return
    value = _chinese_number(match["numerals"] or match["share"])
    if value != 1:  # 一个, 一种: the article, not a count
        found.append(Word(f"#{value}", "number", start, end))


def _number_key(digits: str, unit: str | None, tables: Lexicon) -> str:
    """`200,000`, `0.2 million` and `20万` alike: `#200000`."""
    whole, point, fraction = digits.replace(",", "").partition(".")
    factor = tables.multipliers.get(stem((unit or "").strip().lower()), 1)
    if not point or not fraction.isdecimal():
        return f"#{int(whole[:30]) * factor}"
    value = int(whole[:30] + fraction[:12]) * factor
    scale = 10 ** len(fraction[:12])
    return f"#{value // scale}" if value % scale == 0 else f"#{value}/{scale}"


def _merged_number(previous: Word, word: Word, tables: Lexicon) -> Word | None:
    """`three hundred million` as one number: a number word followed by a multiplier or, after tens, by units."""
    if "/" in previous.key or word.start - previous.end > 1:
        return None
    value = int(previous.key[1:])
    if word.kind == "number" and "/" not in word.key:
        units = int(word.key[1:])
        if 20 <= value <= 90 and value % 10 == 0 and units < 10:
            return Word(f"#{value + units}", "number", previous.start, word.end)
        return None
    factor = tables.multipliers.get(word.key, 0) if len(word.key) > 2 else 0
    return Word(f"#{value * factor}", "number", previous.start, word.end) if factor else None


def _chinese_number(numerals: str) -> int:
    """The value of Chinese numerals: 三十五 is 35, 两百万 is 2,000,000, 二〇二五 is 2025."""
    if all(character in _CHINESE_DIGITS for character in numerals):
        return int("".join(str(_CHINESE_DIGITS[character]) for character in numerals))
    total = section = digit = 0
    for character in numerals:
        if character in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[character]
        elif _CHINESE_TENS[character] >= 10_000:
            total = (total + section + digit or 1) * _CHINESE_TENS[character]
            section = digit = 0
        else:
            section += (digit or 1) * _CHINESE_TENS[character]
            digit = 0
    return total + section + digit
