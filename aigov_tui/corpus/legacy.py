"""Which encoding from before Unicode some bytes are in: a guess, and said to be one."""

from __future__ import annotations

import re

_CANDIDATES = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1252", "cp1250", "cp1251", "koi8_r"]
"""What people's archives hold. More would make short texts be taken for something nobody uses."""

_LATIN = frozenset({"cp1252", "cp1250"})
_SAMPLE = 65_536  # bytes

_SYMBOL_IN_WORD = re.compile(r"[^\W\d_ºª][³¹¿¼¾£¥¯][^\W\d_]|\b[¿£¯][a-zó]{2}")
"""In Polish or Czech read as Western European, letters turn into these signs."""

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_COMMON_HANGUL = re.compile(
    "[이다는의에을가하고한지로기은사도리서자인나대정를시어해전부일아과보제수있들게여주]"
)
_LEAST_COMMON = 1 / 6
"""Share of the syllables above in Korean. A line of Chinese in GBK reads as Korean too, only as rare syllables."""


def guess_legacy(data: bytes) -> str:
    """The codec of a candidate encoding that `data` (no UTF-8) most looks like; cp1252 when nothing speaks for any."""
    sample = _whole_lines(data)
    guess = _by_frequency(sample)
    if guess is None or guess in _LATIN:
        # The statistics cannot tell these two apart on a page of text; the signs inside words can.
        western = sample.decode("cp1252", "replace")
        return "cp1250" if len(_SYMBOL_IN_WORD.findall(western)) > 1 else "cp1252"
    if guess == "euc_kr" and _is_chinese_after_all(sample):
        return "gb18030"
    return guess


def _is_chinese_after_all(sample: bytes) -> bool:
    """Are the Korean syllables that the bytes stand for hardly ever written, and the Chinese characters all there?"""
    korean = sample.decode("euc_kr", "replace")
    if len(_COMMON_HANGUL.findall(korean)) >= _LEAST_COMMON * len(_HANGUL.findall(korean)):
        return False
    try:
        sample.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _by_frequency(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # here: costs 40 ms, and few files need it

    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    return best.encoding if best is not None else None


def _whole_lines(data: bytes) -> bytes:
    """The beginning of `data`, not cut inside a character where a line end allows that."""
    if len(data) <= _SAMPLE:
        return data
    cut = max(data.rfind(b"\n", 0, _SAMPLE), data.rfind(b" ", 0, _SAMPLE))
    return data[: cut if cut > 0 else _SAMPLE]
