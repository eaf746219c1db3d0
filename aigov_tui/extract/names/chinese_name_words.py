"""Whether characters that stand like a name in Chinese text are words of the language, and the parts of one that is a name."""

from __future__ import annotations

import re

from aigov_tui.extract.names.asian import split_native
from aigov_tui.extract.names.chinese_given import native_parts, people_words
from aigov_tui.extract.names.chinese_vocabulary import function_words, is_common, straddled
from aigov_tui.extract.names.people_patterns import NO_GIVEN, patterns

_NEGATIONS = "未不没能会可要是有在把被"
_PRONOUNS = "他她它我你您谁"
_TOWARDS = "对對向跟和与與给給同"
_LONGEST_NATIVE = 4
"""Characters of a Japanese name, two and two."""


def is_adverbial(name: str) -> bool:
    """Is this an adverb that is a family name too, and a word: 曾保证?"""
    if len(name) > 2 and name[0] == name[2]:
        return True  # 边走边
    if name[-1] in _PRONOUNS and name[-2:-1] in _TOWARDS:
        return True  # (部长)曾对他(说)
    return name[0] in NO_GIVEN and (
        is_common(name[1:]) or name[1:] in patterns().verbs or name[1] in _NEGATIONS
    )


def is_word(text: str, start: int, end: int) -> bool:
    """Is this a word, a part of two, or a family name and such a word: 周一, 关报 in 相关报道, 孙重申, 于周四?"""
    return (
        is_common(text[start:end])
        or text[start:end] in people_words().compound
        or straddled(text, start, end)
        or text[start + 1 : end] in patterns().verbs
        or (text[start + 1 : end] in function_words() and not is_given_word(text, start, end))
    )


def is_given_word(text: str, start: int, end: int) -> bool:
    """A word that people are called by too, after a family name that is no word: 王国庆."""
    people = people_words()
    return text[start] in people.loose and text[start + 1 : end] in people.lists["given_words"]


def holds_word(name: str) -> bool:
    """Do any two characters of it make a word?"""
    return any(is_common(name[at : at + 2]) for at in range(len(name) - 1))


def is_by_sound(name: str) -> bool:
    """Does it hold nothing but characters that write foreign names?"""
    return all(character in people_words().sounds for character in name)


def is_whole(text: str, start: int, name: str) -> bool:
    """After an office, a name that only begins like a word, 韩国瑜, and none that runs into the next: 韩国方面."""
    known = people_words()
    end = start + len(name)
    return len(name) == 3 and name[2] in known.given and not straddled(text, end - 1, end)


def words_of(name: str) -> tuple[str, ...]:
    """The parts of a name: family and given name of a Chinese one, those between dots or spaces of a foreign one."""
    if "·" in name or name[0] < "㐀":
        return tuple(re.split("[· ]", name))
    parts = native_parts(name)
    known = people_words()
    unlike = name[0] not in known.surnames and not all(c in known.sounds for c in name)
    if parts is None and len(name) == _LONGEST_NATIVE and unlike:
        return name[:2], name[2:]  # 藤堂雅信
    if parts is not None and not known.is_given(parts[1]) and all(c in known.sounds for c in name):
        return (name,)  # 马格茨 is no 马 with the given name 格茨
    return parts if parts is not None else split_native(name)
