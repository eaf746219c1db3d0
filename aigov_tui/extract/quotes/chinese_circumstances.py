"""What stands around the subject of a Chinese clause and is no part of it: times, manners, occasions (在……上接受采访时), prepositions."""

from __future__ import annotations

import re

from aigov_tui.extract.names.chinese_vocabulary import function_words, is_common
from aigov_tui.extract.quotes import chinese_lexicon as lex

_TIMES = "最近|日前|近日|近期|当天|当日|同日|随后|随即|此后|其后|稍早|稍后|稍晚|早前|早些时候|昨天|今天|昨日|今日|昨晚|今早"
TIME = re.compile(
    rf"(?:(?:{_TIMES}|(?:去年|今年|前年|明年|上周|本周|上月|本月)的|(?:过了|隔了|停了|顿了|停顿了?|沉默了?)(?:一会儿?|片刻|半晌|许久|几秒钟?|一下)|良久|半晌|许久|片刻后?|一会儿后|\d{{1,2}}[、.．]|周[一二三四五六日天]|星期[一二三四五六日天]|"
    r"\d{1,4}年|\d{1,2}月|\d{1,2}日|上午|下午|晚间|晚上|中午|凌晨|晚|此前|目前|还|也|则|又|就|并|曾|最后|同时|此外|但|而|不过|然而|因此|所以|并且|其中|正如|首先|其次|另(?=有)|第[一二三四五六七八九十]+(?:个?方面|[，点条])?|有的|一位|一名|有(?!人|些人)|多位|多名|几位))+"
)
"""What opens a clause before its subject: 近日, 此外, 其中一位."""
TRAILING = re.compile(
    r"(?:边[㐀-鿿]边|如是|如此|这样|这么|社论|社评|评论员文章|评论文章|头版文章|刊文|官网|官方微博|继续|一再|反复|坚持|竟然|竟|却|只|仅|仍然|依然|依旧|仍|反而|当场|立即|立刻|当面|终于|还|也|则|又|曾|都|就|并|并且|已|已经|再次|再|进一步|明确|特别|同时|最后|此前|公开|直接|"
    rf"{_TIMES}|事后|会后|赛后|"
    r"(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚间|晚上|晚|中午|凌晨)?|周[一二三四五六日天]|星期[一二三四五六日天]|"
    r"(?:在[^在，。]{1,12})?(?:发表|发布|刊发|刊登|撰写|刊文)(?:社评|社论|文章|声明|公告|评论|报告|公报)?|"
    r"(?:[一两二三四五六七八九十\d]+[天周年]|[一两二三四五六七八九十\d]+个月)[内来]|第[一二三四五六七八九十\d]+次|"
    r"被[^，。被]{1,12}?问[及到]?[^，。]{0,20}?时|"
    r"在(?:[^在，。]{1,30})(?:上|中|时|后|里|前|期间|会上|致辞时|采访时)|(?:接受|回答|回复|回应|回覆|答复|答覆|被问及|被问到|问及|参加|主持|视察|调研|会晤|访问|谈到|出席|发表(?!的)|对(?!方)|向)(?:[^，。的]{1,30}(?:时|后)?|[^，。]{1,30}(?:时|后))|(?:致辞|发言|演讲|讲话)(?:时|中)?|时|后)+$"
)
"""What stands between a subject and its verb: 昨天在会上接受采访时, 刊文, 再次."""
MANNER = re.compile(
    r"(?:甚至|则|却|更)?(?:毫不|一脸|颇为|十分|非常|罕见|无奈|直截了当|坦率|斩钉截铁|直言不讳)[㐀-鿿]{0,3}?地?$"
)
"""How somebody says it: 罕见, 毫不客气地."""
_ADVERBS = "则却也还又再就都曾已才便亦并均"
_BEGIN_DOING = frozenset("也还则却竟又就仅只再一甚便马立曾已并亦仍更都才先")
"""The first characters of adverbs."""
LONGEST_ADVERBIAL = 5
"""Code points of adverbs between a subject and its verb."""
_OWNING = ("的", "篇", "份", "条", "这", "该", "其", "此")
_PRINTED = re.compile("社论|社评|评论员文章|评论文章|头版文章|声明|公告|报告|公报|文章|评论")
_NO_DOER = (
    "个人",
    "本人",
    "机器人",
    "任何人",
    "让人",
    "令人",
    "使人",
    "有人",
    "没人",
    "无人",
    "别人",
    "他人",
    "工人",
)
"""What ends in 人 and is not whoever does something."""
_PERSON_ENDS = frozenset("生者员人家师长士工民友商手主星迷客兵农童粉户警匠爷哥姐嫂")
_COUNTS = frozenset("一二两三四五六七八九十几多数每各这那哪本该全大独回自在人当国")
"""Before a 家 or a 户 that counts houses, or makes another word."""


def without_trailing(words: str) -> str:
    """What stands before a verb without the circumstances right before it; a leader or a statement that is all there is
    speaks itself: 社论写道, 《柳叶刀》的一篇社论指出."""
    trailing = TRAILING.search(words)
    while trailing is not None and is_common(words[max(0, trailing.start() - 1) : trailing.start() + 1]):
        trailing = TRAILING.search(words, trailing.start() + 1)  # 反对者
    if trailing is None:
        return words
    rest = words[: trailing.start()]
    if rest == "" or rest.endswith(_OWNING):
        printed = _PRINTED.match(words, trailing.start())
        return words[: printed.end()] if printed is not None else rest
    return rest


def somebody(words: str) -> int | None:
    """Where the common word for a person begins that ends these words: 博士研究|毕业生; None if there is none."""
    if words.endswith("人") and is_common(words[-3:-1]) and not words.endswith(_NO_DOER):
        return len(words) - 3  # 审稿人
    if words[-1:] not in _PERSON_ENDS or words.endswith(lex.NOBODY):
        return None
    known = next(
        (len(words) - size for size in (3, 2) if len(words) >= size and is_common(words[-size:])), None
    )
    return known if known is not None else _coined(words)


def _coined(words: str) -> int | None:
    """Where a word for a person begins that no list has, by how it is made: 销售|员, 车|主."""
    if len(words) < 2 or words[-2] in _COUNTS or words[-2:] in function_words():
        return None
    if len(words) > 2 and is_common(words[-3:-1]):
        return len(words) - 3
    return len(words) - 2 if "㐀" <= words[-2] <= "鿿" else None


def is_adverbial(words: str) -> bool:
    """Is this nothing but adverbs and the like: 则冷静?"""
    rest = words.lstrip(_ADVERBS)
    if len(words) > LONGEST_ADVERBIAL or lex.nominal_head(rest) is not None:
        return False
    return rest in function_words() if rest == words else rest == "" or is_common(rest)


def begins_doing(plain: str, start: int, end: int) -> bool:
    """Does an adverb or a verb begin here?"""
    if plain[start] in _BEGIN_DOING:
        return True
    return any(plain[start : min(end, start + size)] in function_words() for size in (2, 3, 4))


def governed(plain: str, position: int, low: int) -> bool:
    """Does a preposition stand right before: 在谈到特朗普……?"""
    before = plain[max(low, position - 3) : position].removesuffix("《")
    return before.endswith(lex.PREPOSITIONS) and not before.endswith(lex.NOT_PREPOSITIONS)
