"""When a word of saying in Chinese reports something, and how: 说 in 小说 reports nothing, 表示 does nothing else."""

from __future__ import annotations

import re

from aigov_tui.extract.names.chinese_vocabulary import is_common
from aigov_tui.extract.quotes.chinese_lexicon import (
    PLAIN_VERBS,
    SPEECH_VERBS,
    any_of,
    nominal_head,
    words,
)

_NOT_VERB = any_of(words("chinese", "not_verbs"))
_LONGEST_NOT_VERB = max(len(word) for word in words("chinese", "not_verbs"))
_HAN = re.compile("[㐀-鿿]")
_NOUNS = words("chinese", "owned_words")
_NOUN_BEFORE = re.compile(
    "(?:[这此][一番种次]|这个|这项|此项|有关|相关|[和与及]|没有|没|尚未|并未|未|拒绝|不愿|不肯|不会|从不|不再)$"
)
"""这一表态, 此番回应, 附件和说明, 没有回答: the word of saying is a noun, or nobody says anything."""
_SAYING_AT_END = re.compile("(?:说|称|道|指出|表示|认为|写道)$")
_AFTER_NAMES = frozenset("说称问道答")
_COMPLEMENTS = frozenset("及到起出过完")
"""What tells how far a verb came: 问及, 说出."""
_NO_THERE_IS = ("没有", "所有", "拥有", "具有", "未有", "持有")
_SOMEBODY_BEFORE = re.compile("[一二两三四五六七八九十几数多某此该有本名位]人$")
"""其中一人称: no 人称."""


def is_not_verb(text: str, start: int, end: int) -> bool:
    """Is the cue at `start:end` part of a word that reports nothing, as 说 in 小说?"""
    for match in _NOT_VERB.finditer(text, max(0, start - _LONGEST_NOT_VERB), end + _LONGEST_NOT_VERB):
        if match.start() <= start and match.end() >= end and match.end() - match.start() > end - start:
            return match.start() == start or not _ends_word_at(text, start)
    if text[end : end + 1] == "者":
        return True  # 反对者认为, 游说者
    if text[end : end + 1] == "的" and _HAN.match(text, end + 1) is not None:
        return True  # 刚刚回答完提问的周小川
    if (
        text[end : end + 1] == "出"
        and text[end - 1] in "说写喊讲问叫"
        and _HAN.match(text, end + 1) is not None
    ):
        return True  # 网友认为他说出产业现实，“……”
    if text[start - 1 : start] == "的" and _is_noun_after_of(text, start, end):
        return True  # 朱凤莲的回答直击要害, 按照总理的要求
    if end - start == 1 and _is_part_of_word(text, start):
        return True
    if text[start - 3 : start - 2] == "的" and text[start:end] in _NOUNS and text[end : end + 1] == "，":
        topic = text[start - 2 : start]  # 提交的|政策|建议，包括……; not 他的|律师|回应，……
        return is_common(topic) and nominal_head(topic) is None
    return _NOUN_BEFORE.search(text, max(0, start - 3), start) is not None


def _is_noun_after_of(text: str, start: int, end: int) -> bool:
    """Is the word of saying after 的 what somebody owns, as nearly any of two characters is: 总理的|要求; not 有的|认为?"""
    if text[start:end] in _NOUNS:
        return True
    introduces = text[end : end + 1] in "：\0" or text[end : end + 2] == "，\0"  # 穿白衣的表示：“……”
    return end - start == 2 and text[start - 2 : start - 1] not in ("有", "") and not introduces


def _is_part_of_word(text: str, at: int) -> bool:
    """Does a character that says something make a common word with those after it, 写|照, or, if it does not stand after
    names all the time as 说 does (陈志明说), with those before it, 主|讲; not 会上|讲, nor 问|及?"""
    words = [text[at : at + size] for size in (2, 3) if text[at + 1 : at + 2] not in _COMPLEMENTS]
    if text[at] not in _AFTER_NAMES and not _ends_word_at(text, at):
        words.extend(text[max(0, at + 1 - size) : at + 1] for size in (2, 3))
    return any(is_common(word) and word not in SPEECH_VERBS for word in words)


def begins(text: str, start: int, end: int) -> int:
    """Where the verb begins of the word of saying at `start:end`: after what there is, 有留言|称, 也有分析|指出."""
    there_is = text[start - 1 : start] == "有" and text[start - 2 : start] not in _NO_THERE_IS
    saying = _SAYING_AT_END.search(text, start + 2, end) if there_is else None
    return saying.start() if saying is not None else start


def _ends_word_at(text: str, end: int) -> bool:
    """Does a common word end here: the 人 before 称 in 发言人称 is no part of 人称, as 大学说 has no 学说 in it?"""
    if _SOMEBODY_BEFORE.search(text, max(0, end - 2), end):
        return True
    return any(is_common(text[end - size : end]) for size in (2, 3) if end >= size)


def is_plain(verb: str) -> bool:
    """Does this verb, in simplified characters, do nothing but report, so that before a comma it governs all that follows?"""
    return verb in PLAIN_VERBS or (len(verb) > 2 and verb.endswith(("说", "称", "道", "指出", "表示")))
