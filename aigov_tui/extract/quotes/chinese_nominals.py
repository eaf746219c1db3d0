"""Speakers without a name in a Chinese clause: an office, somebody who is counted, a pronoun, or all that opens the clause."""

from __future__ import annotations

import re
from itertools import pairwise

from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.names.chinese_vocabulary import function_words, is_common
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_circumstances import (
    MANNER,
    TIME,
    begins_doing,
    governed,
    somebody,
    without_trailing,
)
from aigov_tui.extract.quotes.chinese_clauses import ASIDE, Clauses
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.model.quote import SpeakerForm

_OBJECT = re.compile(r"(?<=.)(?:将|把|对|就|在)")
CLAUSE_ENDS = frozenset("，,；;：:。！？—")
NO_SUBJECT = frozenset("而但却因所如若虽即既当对在从以为被把将这那不没除经据随")
"""A clause that begins so names nobody first."""
_LONGEST_CLAUSE = 18
_BLANK = frozenset((" ", "\u3000", ASIDE))
_LONGEST_NOUN = 8
_NO_NOUN_ENDS = tuple("上中下里后前时间内外地天年月日处次声话")
"""What ends a time, a place or a manner: 会上, 当场, 大声."""
_POINTED = re.compile(f"(?:{lex.POINTING.pattern})[{HAN}A-Za-z]{{1,8}}")
"""该大V"""
_SEVERAL = re.compile(f"[{HAN}]{{1,6}}们")
"""乡亲们"""
_HAN_WORDS = re.compile(f"[{HAN}·]+")
_DOES = re.compile("[㐀-鿿][着了][㐀-鿿]|[都就全]是")
"""拍着|桌子, 满脑子都是人: a clause, and nobody."""
_DOING = re.compile("[㐀-鿿][着了]")
_LATIN = re.compile("(?=[a-z]?[A-Z])[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9](?: [A-Z0-9][A-Za-z0-9.-]*){0,3}")
"""ChatGPT|回答说: a name in another script is all there is before the verb."""
_TITLED_WORDS = re.compile(f"(?:《[^《》]+》)?[{HAN}·]+|[{HAN}·《》]+")
"""《Nature》审稿人"""
_GOES_ON = re.compile("有关|相关|部分|全体|一些|许多|[一几多两数各某][位名个]|.*的")
"""What leads from one noun to another that it describes: 委员会|有关|专家, 公司|一位|经理."""
_TELLS_THE_STORY = ("记者", "本报记者", "笔者")
"""Who does something in a story that is told by them, and says nothing."""
_DISPOSED = ("把", "将", "被")
_LEADING = frozenset("在对给向从于以除面")
_ABOUT = ("对于", "关于", "针对", "面对", "至于", "鉴于", "由于", "据", "根据", "依据")
_CLASSIFIERS = ("一位", "一名", "多位", "多名", "几位")
_COUNTED = re.compile(f"[{HAN}A-Za-z]{{2,14}}")
"""一位|基层干部: what is counted so is somebody."""


class Nominals(Clauses):
    """Finds those who are spoken of without a name in a paragraph."""

    def _past_time(self, start: int, end: int) -> int:
        """Where a clause goes on after the time that it may begin with."""
        while start < end and self._plain[start] in _BLANK:
            start += 1
        lead = TIME.match(self._plain, start, end) if start < end else None
        return lead.end() if lead is not None else start

    def _counted_in(self, start: int, end: int) -> Phrase | None:
        """Somebody who is counted opens the clause: 一名初中数学老师拿着作业."""
        found = lex.COUNTED_SUBJECT.match(self._plain, start, end)
        if found is None or found.end() == end or self._plain[found.end()] == "的":
            return None
        return Phrase(*found.span("who"), SpeakerForm.NOMINAL, found.group("head"))

    def _person_opening(self, start: int, end: int) -> Phrase | None:
        """Somebody without a name who opens the clause: 目击者老秦仍心有余悸, 保安给了记者一个号码."""
        start = self._past_time(start, end)
        found = lex.PERSON_OPENING.match(self._plain, start, end)
        if found is None or found.end() == end or self._plain[found.end()] in "的、和与":
            return None
        if "被" in found.group("who") or found.group("who") in _TELLS_THE_STORY:
            return None  # 手机被路人捡到, 记者来的前几天
        return Phrase(*found.span("who"), SpeakerForm.NOMINAL, found.group("head"))

    def _pronoun_in(self, start: int, end: int) -> Phrase | None:
        found = lex.PRONOUN.search(self._plain, start, end)
        if found is None or governed(self._plain, found.start(), start):
            return None
        return Phrase(found.start(), found.end(), SpeakerForm.PRONOUN, found.group())

    def _nominal(self, start: int, end: int) -> Phrase | None:
        """A speaker nobody listed: 外交部发言人, 一位专家; or what looks like a name, 郭晓明."""
        words = without_trailing(self._plain[start:end].rstrip())
        counted = False
        if (lead := TIME.match(words)) is not None:
            start += lead.end()
            words = words[lead.end() :]
            counted = lead.group().endswith(_CLASSIFIERS)
        while words[:1] == ASIDE:  # （德国之声中文网）中国驻欧盟代表团
            words = words[1:]
            start += 1
        words = _before_object(words)
        if words.startswith(_ABOUT):
            return None  # 对于外界的说法
        if words[:1] in _DISPOSED and lex.NO_PASSIVE.match(words) is None:
            return None  # 并把公司称为“……”
        if words[:1] == "当" and words[1:2] in "有被天记媒":
            return None  # 当有记者问及……时
        leads = words[:1] in _LEADING and not counted and "的" not in words
        if leads and not (is_common(words[:2]) or is_common(words[:3])):
            return None  # 在自己儿子脸上贴了……
        if len(words) == 1 and words in lex.SURNAMES:  # 孙重申
            return Phrase(start, start + 1, SpeakerForm.SHORT_NAME, words)
        if (manner := MANNER.search(words)) is not None:
            words = words[: manner.start()]
        if _LATIN.fullmatch(words) is not None:
            return Phrase(start, start + len(words), SpeakerForm.NAME, words)
        for cut in lex.without_manner(words):
            if (named := lex.NAMED_AT_END.search(cut)) is not None:
                return Phrase(start + named.start(1), start + named.end(1), SpeakerForm.NAME, named.group(1))
        if counted and words.endswith("的人"):  # 一位熟悉董事会讨论的人
            return Phrase(start, start + len(words), SpeakerForm.NOMINAL, words)
        head = _subject_head(words)
        person = None if _DOES.search(words) is not None else somebody(words)
        person = person if head is None or head == lex.nominal_head(words) else None
        if person is not None and (head is None or head[1] < len(words)):
            head = (head[0] if head is not None else person, len(words))
        rest = head[1] if head is not None else 0
        if 2 <= len(words) - rest <= 4 and words[rest] in lex.SURNAMES and _HAN_WORDS.fullmatch(words[rest:]):
            return Phrase(start + rest, start + len(words), SpeakerForm.NAME, words[rest:])
        if head is None:
            some = (
                lex.SOMEBODY.fullmatch(words)
                or _SEVERAL.fullmatch(words)
                or _POINTED.fullmatch(words)
                or (counted and _COUNTED.fullmatch(words))
            )
            return Phrase(start, start + len(words), SpeakerForm.NOMINAL, words) if some else None
        begin = max(words.rfind(mark, 0, head[0]) for mark in "，；") + 1
        if "的" not in words[begin : head[0]] and _DOING.match(words, begin, head[1]) is not None:
            return None  # 冲着屏幕
        if head[1] < len(words) and words.endswith(tuple(lex.PAPERS)) and _HAN_WORDS.fullmatch(words[begin:]):
            return Phrase(
                start + begin, start + len(words), SpeakerForm.NOMINAL, words[begin:]
            )  # 中央|一号文件
        return Phrase(start + begin, start + head[1], SpeakerForm.NOMINAL, words[head[0] : head[1]])

    def _noun_alone(self, start: int, verb: int) -> Phrase | None:
        """A noun that is all there is before a verb that only reports, of which every one is somebody's: ……，物业|回应称."""
        if not lex.CLAUSE_CUE.match(self._plain, verb):
            return None
        words = without_trailing(self._plain[start:verb])
        lead = TIME.match(words)
        begin = lead.end() if lead is not None else 0
        words = words[begin:]
        if (
            not 2 <= len(words) <= _LONGEST_NOUN
            or _HAN_WORDS.fullmatch(words) is None
            or words[0] in NO_SUBJECT
            or _DOES.search(words) is not None
        ):
            return None
        if words.endswith(_NO_NOUN_ENDS) or any(words[:size] in function_words() for size in (2, 3)):
            return None
        if not any(is_common(words[-size:]) for size in (2, 3)):
            return None
        if any(words[-size:] in function_words() for size in (2, 3, 4)):
            return None  # 随后|再三
        return Phrase(start + begin, start + begin + len(words), SpeakerForm.NOMINAL, words)

    def _clause_itself(self, low: int, verb: int, *, colon: bool) -> Phrase | None:
        """What stands from the beginning of the sentence to a verb that only reports, or has a `colon` after it: 中国信通院则在白皮书中指出."""
        words = self._plain[low:verb]
        if not (colon or lex.CLAUSE_CUE.match(self._plain, verb)) or any(
            mark in CLAUSE_ENDS for mark in words
        ):
            return None
        words = without_trailing(words)
        lead = TIME.match(words)
        start = lead.end() if lead is not None else 0
        words = _before_object(words[start:]).strip()
        if not 2 <= len(words) <= _LONGEST_CLAUSE or lex.CUE.search(words) or words[0] in NO_SUBJECT:
            return None
        if words in function_words() or _DOES.search(words) is not None:
            return None  # 刚刚, 冲着屏幕挥了挥手
        if _TITLED_WORDS.fullmatch(words) is None:
            return None
        begin = self._plain.index(words, low)
        return Phrase(begin, begin + len(words), SpeakerForm.NOMINAL, words)


def _subject_head(words: str) -> tuple[int, int] | None:
    """The head of what opens a clause: 各部门|按照总理的要求; of nouns side by side the last: 国务院发言人. None where a longer
    word, which means nobody, has it in it: 乡镇长|企业."""
    heads = lex.nominal_heads(words)
    for head, following in pairwise(heads):
        joined = following[0] == head[1] or _GOES_ON.match(words, head[1], following[0]) is not None
        if not joined and begins_doing(words, head[1], len(words)):
            return head
    if not heads:
        return None
    start, end = heads[-1]
    if end < len(words) and begins_doing(words, end, len(words)):
        return start, end  # 经理|发出
    for size in (2, 3):
        for first in range(max(start, end - size + 1), end):
            if first + size <= len(words) and is_common(words[first : first + size]):
                whole = start, first + size
                return whole if is_person(words[slice(*whole)], plural=False) else None
    return start, end


def _before_object(words: str) -> str:
    """What stands before the preposition of an object; the 对 of 反对者 is none."""
    objects = (found.start() for found in _OBJECT.finditer(words))
    return words[: next((at for at in objects if not is_common(words[at - 1 : at + 1])), len(words))]
