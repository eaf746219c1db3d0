"""Which language a text is in: its script first, then, for Latin letters, its commonest words. None when unsure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain

from aigov_tui.corpus.resources import load_table

_SAMPLE = 600  # code points from each of the beginning, the middle and the end

# Letters of each script. Which language a script means is settled in `language_of`.
_SCRIPTS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"),
    "kana": re.compile(r"[\u3041-\u30ff]"),
    "hangul": re.compile(r"[\uac00-\ud7a3]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0620-\u06ff]"),
    "hebrew": re.compile(r"[\u05d0-\u05ea]"),
    "greek": re.compile(r"[\u0370-\u03ff]"),
    "devanagari": re.compile(r"[\u0900-\u097f]"),
    "thai": re.compile(r"[\u0e00-\u0e7f]"),
}
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u3040-\ud7ff\uf900-\ufaff]")
_ONE_LANGUAGE = {"hangul": "ko", "hebrew": "he", "greek": "el", "thai": "th"}

# A script's languages by letters that only they have; the last has none of its own.
_BY_LETTERS = {
    "cyrillic": (
        ("uk", re.compile("[їєґі]")),
        ("bg", re.compile("ъ(?=[а-я]{2})(?!.*[ыэё])")),
        ("ru", re.compile("[ыэё]")),
    ),
    "arabic": (("ur", re.compile("[ٹڈےں]")), ("fa", re.compile("[پچژگی]")), ("ar", re.compile("[ةىيك]"))),
}
_HAN_WEIGHT = 3
"""A Han character stands for about as much text as so many Latin letters."""
_DOMINANT = 0.55
"""Share of a text's letters that its language's script must have."""

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 5
_COMMON_SHARE = 0.10
"""Share of a text's words that are among its language's commonest; English prose has 0.3 and more."""
_LEAD = 1.25
"""How far ahead of the next language the likeliest must be."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language most of `text` is in; None for too little text, or a doubtful case."""
    sample = _sample(text)
    if sample.isascii() or not _NOT_LATIN.search(sample):
        return _latin_language(sample)
    letters = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    letters["han"] *= _HAN_WEIGHT
    total = sum(letters.values())
    east_asian = letters["han"] + letters["kana"]
    if east_asian > _DOMINANT * total:
        # Chinese quotes a Japanese name now and then; Japanese cannot do a sentence without kana.
        return "ja" if letters["kana"] > 0.1 * east_asian else "zh"
    script = max(letters, key=lambda name: letters[name])
    if not total or letters[script] < _DOMINANT * total:
        return None
    if script == "latin":
        return _latin_language(sample)
    if script in _BY_LETTERS:
        return _by_letters(sample, script)
    return _ONE_LANGUAGE.get(script)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"


def _by_letters(sample: str, script: str) -> str | None:
    counts = {language: len(letters.findall(sample)) for language, letters in _BY_LETTERS[script]}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None


def _latin_language(sample: str) -> str | None:
    words = _WORD.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    languages = _languages_of_words()
    scores = Counter(chain.from_iterable(languages[word] for word in words if word in languages))
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < max(2, _COMMON_SHARE * len(words)):
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


@cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    languages: dict[str, list[str]] = {}
    for language, words in load_table("stopwords.yaml").items():
        for word in words:
            languages.setdefault(word, []).append(language)
    return {word: tuple(found) for word, found in languages.items()}
