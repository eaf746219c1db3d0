"""Reading the quotations of a paragraph in a language that there are no rules for: nobody is sought who said them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.quotes.chinese import is_chinese
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.quote import QuoteForm

_SAMPLE = 400
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_OF_ONE_WORD = re.compile("[\u3041-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Kana, Han and Thai letters, written without blanks between words."""
_NOT_CHINESE = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_ENGLISH = re.compile(r"the|of|and|to|in|is|was|that|for|with|said|has|have|are|be|by|on|at|from")
_FEWEST_ENGLISH = 0.15
"""Share of a paragraph's words that are among these; English prose has 0.25 and more, French and German less than 0.1."""
_RULED = ("en", "zh")
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 6


def is_ruled(language: str | None) -> bool:
    """Are there rules for a document said to be in this language (ISO 639-1), or in none that was told?"""
    return language is None or language[:2] in _RULED


def is_other(text: str) -> bool:
    """Is this paragraph of a document in some other language not in English or Chinese after all?"""
    sample = text[:_SAMPLE]
    if _NOT_CHINESE.search(sample) is not None:
        return True
    if is_chinese(sample):
        return False
    words = _WORD.findall(sample.lower())
    return sum(_ENGLISH.fullmatch(word) is not None for word in words) < _FEWEST_ENGLISH * len(words)


def read(
    text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan], *, introduces: bool, headline: bool
) -> list[Reading]:
    """The paragraph's quotations in order: several words are somebody's, one or a few are a term. The arguments are those of
    the English rules."""
    return [
        Reading(index, QuoteForm.DIRECT, unnamed=True)
        if not headline and _is_speech(text[span.start : span.end])
        else Reading(index, QuoteForm.TERM)
        for index, span in enumerate(spans)
    ]


def _is_speech(words: str) -> bool:
    unspaced = len(_LETTERS_OF_ONE_WORD.findall(words))
    return unspaced >= _FEWEST_LETTERS or len(_WORD.findall(words)) >= _FEWEST_WORDS
