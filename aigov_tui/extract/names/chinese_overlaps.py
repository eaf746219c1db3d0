"""Which of the names that a paragraph seems to have are none: beginnings of others, parts of words, names of things in marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from aigov_tui.extract.names.chinese_given import people_words
from aigov_tui.extract.names.chinese_name import ChineseName
from aigov_tui.extract.names.chinese_vocabulary import is_common
from aigov_tui.extract.names.people_patterns import patterns
from aigov_tui.extract.normal import is_han

BY_SOUND = 0.6
"""How sure a name is that nothing tells but how it sounds."""
_TO_CHINA = frozenset("对在涉驻访来反制遏亲侵")
_OPENERS, _CLOSERS = frozenset("“「『《"), frozenset("”」』》")


def is_straddled(text: str, start: int) -> bool:
    """Do common words take both characters of a name apart: 舞台|中央, 早一日|立法?"""
    return is_common(text[start - 1 : start + 1]) and is_common(text[start + 1 : start + 3])


def ends_a_person(text: str, start: int) -> bool:
    """Does a name of two characters that opens a clause take the first character, and a verb of saying the other: 高福|建议?"""
    family = text[start - 1 : start]
    opens = start > 0 and family in people_words().surnames and not is_han(text[start - 2 : start - 1] or " ")
    return opens and text[start + 1 : start + 3] in patterns().verbs


def runs_into(person: ChineseName, listed: Sequence[ChineseName]) -> bool:
    """Is what looks like a person a word and a listed name, or the beginning of one: 向法新|社, 到立法院?"""
    index = bisect_right(listed, person.start, key=lambda name: name.start)
    before = listed[index - 1] if index else None
    if before is not None and before.start < person.start < before.end < person.end:
        return True  # 宁夏灵武
    name = listed[index] if index < len(listed) else None
    if name is None or name.start >= person.end or name.end < person.end:
        return False
    return name.end > person.end or (name.kind == "organization" and name.start == person.start + 1)


def means_china(text: str, person: ChineseName) -> bool:
    """Is the 华 that a name would begin with China: 对华政策?"""
    return person.name[0] == "华" and text[person.start - 1 : person.start] in _TO_CHINA


def opens_marks(text: str, person: ChineseName) -> bool:
    """Does a name open what is in marks, all but a character or two: “文心一言”, no name of 文心一? Or is it all of it, and
    told by nothing but its sound: “布托马”造船厂?"""
    if text[person.start - 1 : person.start] not in _OPENERS:
        return False
    if person.confidence <= BY_SOUND and text[person.end : person.end + 1] in _CLOSERS:
        return True
    return any(text[person.end + size : person.end + size + 1] in _CLOSERS for size in (1, 2))


def after_number(text: str, position: int) -> bool:
    """Does a number or what counts, in brackets, stand right before: 今（23）|日?"""
    return text[position - 1 : position].isdigit() or text[position - 1 : position] in ("）", ")")


def without_overlaps(found: Iterable[ChineseName]) -> list[ChineseName]:
    """The longest wherever two overlap; of equals the more certain."""
    kept: list[ChineseName] = []
    for name in sorted(found, key=lambda n: (n.start, -(n.end - n.start), -n.confidence)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return kept
