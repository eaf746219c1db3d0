"""People in Chinese text: a family name beside an office, an address or a verb of saying; two characters of given names after
a family name; foreign names by their sound; people in public life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from aigov_tui.extract.names.asian import split_native
from aigov_tui.extract.names.chinese_given import native_parts, people_words
from aigov_tui.extract.names.chinese_name import ASSUMED, ChineseName
from aigov_tui.extract.names.chinese_name_words import (
    holds_word,
    is_adverbial,
    is_by_sound,
    is_whole,
    is_word,
    words_of,
)
from aigov_tui.extract.names.chinese_vocabulary import function_words, is_common
from aigov_tui.extract.names.figures import is_full
from aigov_tui.extract.names.introduced import introduced
from aigov_tui.extract.names.people_patterns import NO_GIVEN, Patterns, patterns
from aigov_tui.extract.normal import HAN, is_han

_REACH = 12
"""Code points before a name in which its office and country are sought."""
_LONGEST_NATIVE = 4
"""Characters of a Japanese name, two and two."""
_GLOSSED = re.compile(f"[{HAN}]{{1,3}}(?=[（(][A-Z][a-z])")
"""What is left of a name before it in another script."""
_AFTER_POINT = frozenset("令标数南引导控责定示向")
"""After 指 where it reports nothing: 指令, 指标."""
_NO_END = frozenset("笑未不没把被让使了着过")
"""What no given name ends in."""
_LIGHT_VERBS = "作做任赴率获应就来在"


def people(text: str) -> Iterator[ChineseName]:
    """Every person that a rule finds in simplified `text`; the finds may overlap."""
    tables = patterns()
    yield from _dotted(text, tables)
    yield from _titled(text, tables)
    yield from _speaking(text, tables)
    yield from _addressed(text, tables)
    yield from _by_given_name(text, tables)
    yield from _figures(text, tables)
    yield from _sounding(text, tables)
    yield from _forenames(text, tables)
    for found in introduced(text):
        start, end = _by_sound(text, found.start, found.end)
        if end - start == 3 and text[end - 1] in _NO_END:
            end -= 1
        name = text[start:end]
        native = name[0] in people_words().surnames
        if name in tables.verbs or name[1:] in tables.verbs or is_adverbial(name):
            continue  # 父亲曾说
        if name[0] == "向" and is_common(name[1:3]):
            continue
        if text[end : end + 1] == "指" and text[end + 1 : end + 2] in _AFTER_POINT:
            continue  # 执行关机指令
        if not native and (is_common(name[:2]) or is_common(name[-2:])) and "·" not in name:
            continue  # 致电节目
        if name[:2] not in tables.no_pairs and ((found.title and native) or not is_word(text, start, end)):
            yield ChineseName(start, end, name, words_of(name), "person", 0.65, found.title or None)


def _by_sound(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with dots without the office before it and the words after it: 党议员尤利娅·施特恩赛后."""
    dot, last = text.find("·", start, end), text.rfind("·", start, end) + 1
    if dot < 0:
        return start, end
    sounds, ends = people_words().sounds, patterns().person_ends
    for cut in range(dot - 1, start, -1):
        if text[cut - 1] in ends and all(character in sounds for character in text[cut:dot]):
            start = cut
            break
    while end > last + 2 and (text[end - 1] not in sounds or is_common(text[end - 1 : end + 1])):
        end -= 1
    return start, end


def dotted_spans(text: str) -> dict[int, int]:
    """Where the last part of a foreign name with dots begins, and where the name ends."""
    return {
        text.rfind("·", found.start(), found.end()) + 1: found.end()
        for found in patterns().dotted.finditer(text)
    }


def _dotted(text: str, tables: Patterns) -> Iterator[ChineseName]:
    for found in tables.dotted.finditer(text):
        start = found.start() + _lead(text, found, tables)
        end, last = found.end(), found.group().rfind("·") + found.start() + 1
        while end > last + 2 and is_common(text[end - 1 : end + 1]):
            end -= 1  # 帕维尔·扎鲁宾采访
        if end - last > 3 and text[end - 2 : end] in function_words():
            end -= 2  # 马克·华纳赞扬
        if (rest := _GLOSSED.match(text, found.end())) is not None:
            end = rest.end()  # 理查德·马|腾戈（Richard Mathenge）
        name = text[start:end]
        before = tables.title_before.search(text[max(0, start - _REACH) : start])
        title, country = before.group("title", "country") if before is not None else (None, None)
        yield ChineseName(start, end, name, tuple(name.split("·")), "person", 0.9, title, country)


def _lead(text: str, found: re.Match[str], tables: Patterns) -> int:
    """How many characters before a name by sound end a word before it: the 理 of 总理里希·苏纳克, the 利 of 意大利."""
    first = re.split("[·\\-－]", found.group(), maxsplit=1)[0]
    if first in people_words().genders or first == "让":
        return 0  # 让-克洛德·容克, 让·莫内
    if first[0] == "让" and len(first) > 2:
        return 1  # 让莱昂内尔·梅西
    for size in range(len(first) - 1, 0, -1):
        end = found.start() + size
        lead = tables.lead.search(text, max(0, end - 6), end)
        if lead is not None and (len(lead.group()) > size or first[size:] in people_words().genders):
            return size
    return 0


def _titled(text: str, tables: Patterns) -> Iterator[ChineseName]:
    for found in tables.titled.finditer(text):
        title = found.group("title")
        start = found.end("title")
        polite = tables.courtesy.match(text, start + 1) if text[start] in people_words().surnames else None
        if polite is not None:
            name = text[start : polite.end()]  # 父亲|肖先生
            yield ChineseName(start, polite.end(), name, (name[0],), "person", 0.9, title)
            continue
        name = _longer(text, start, found.end(), tables)
        if name[1:2] == "姓":
            continue  # 负责人李姓男子
        if is_by_sound(name) and (run := tables.run.match(text, start + len(name))) is not None:
            longer = name + run.group()
            if len(longer) > 3 and not holds_word(longer[2:]):
                yield ChineseName(start, start + len(longer), longer, (longer,), "person", 0.7, title)
                continue  # 秘书长叶尔梅克巴耶夫
        if len(name) == 3 and name[-1] in _NO_END and name[0] in NO_GIVEN:
            continue  # 高管都疯了
        asks = text[start + len(name) : start + len(name) + 2] == f"不{name[-1]}"
        if len(name) == 3 and (name[-1] in _NO_END or asks):
            name = name[:-1]  # 副总统万斯未在公报上签字, 外长王毅会不会
        native = len(name) <= _LONGEST_NATIVE - 1 and name[0] in people_words().loose
        if found.group("run") and (native or holds_word(name)):
            continue  # but 发言人孔里库斯
        by_sound = found.group("foreign") or found.group("run")
        if by_sound and len(name) > 3 and is_common(text[start + len(name) - 1 :][:2]):
            name = name[:-1]  # 普拉巴卡尔赞同道
        if name[0] == "向" and (
            is_common(name[1:3]) or tables.following.match(text, start + len(name)) is None
        ):
            continue  # 工程师向记者, 车主向潇湘晨报
        plain = name[:2] in tables.no_pairs and (is_common(name[:2]) or not is_by_sound(name))
        if (plain and not is_whole(text, start, name)) or name in function_words():
            continue  # 外长何时访华
        if len(name) == 2 and name[0] not in people_words().loose and is_common(name):
            continue  # 学生权益
        if is_adverbial(name):
            continue
        before = tables.country_before.search(text[max(0, start - len(title) - _REACH) : found.start()])
        country = before.group(1) if before is not None else None
        words = (name,) if found.group("foreign") or found.group("run") else words_of(name)
        yield ChineseName(start, start + len(name), name, words, "person", 0.9, title, country)


def _longer(text: str, start: int, end: int, tables: Patterns) -> str:
    """The name with a second character of its given name, where two stand there: 林宜敬 for 林宜."""
    name, more = text[start:end], text[start : end + 1]
    parts = native_parts(more)
    known = people_words()
    two_families = len(name) == 3 and {name[0], name[1]} <= known.loose
    if two_families and known.is_given(text[end - 1 : end + 1]) and not tables.following.match(text, end):
        return more  # 叶刘淑仪, but 黄文启 before 中将
    if len(name) == 3 and native_parts(name[:-1]):
        if name[-1] in _LIGHT_VERBS and is_common(text[end : end + 2]):
            return name[:-1]  # 曾毅作通报
        if text[end - 1 : end + 1] in function_words():
            return name[:-1]  # 方敏经常
        if name[-1] not in known.given and is_common(text[end - 1 : end + 1]):
            return name[:-1]  # 王毅邀请
    if parts is None or len(parts[1]) != 2 or not people_words().is_given(parts[1]):
        return name
    return name if tables.following.match(text, end) else more


def _speaking(text: str, tables: Patterns) -> Iterator[ChineseName]:
    for found in tables.speaking.finditer(text):
        native = found.group("native")
        if (
            len(native) == 2
            and native[0] not in people_words().loose
            and native[1] not in people_words().given
        ):
            continue  # 简要介绍
        if is_adverbial(native):
            continue
        if native[0] == "向" and text[found.start() - 1 : found.start()] in (")", "）"):
            continue  # 英格拉汉姆（Laura Ingraham）向强生提问
        if not is_word(text, *found.span("native")) and native not in tables.no_people:
            yield ChineseName(*found.span("native"), native, words_of(native), "person", 0.7)
    for found in chain(*(one.finditer(text) for one in (tables.opening, tables.aged, tables.label))):
        native = found.group("native")
        if not is_word(text, *found.span("native")):
            yield ChineseName(*found.span("native"), native, words_of(native), "person", 0.6)


def _addressed(text: str, tables: Patterns) -> Iterator[ChineseName]:
    for found in tables.addressed.finditer(text):
        surname, given, address = found.group("surname", "given", "address")
        if not given and address == "记者" and surname not in people_words().loose:
            continue  # 向记者
        if given and surname + given in tables.no_pairs:
            continue  # 谢谢主席
        words = (surname, given) if given else (surname,)
        end = found.start("address") if given else found.end()
        yield ChineseName(found.start(), end, text[found.start() : end], words, "person", 0.85, address)
    for found in tables.minuted.finditer(text):
        surname, given, address = found.group("surname", "given", "address")
        if given in tables.verbs:
            continue  # 肖先生说：
        yield ChineseName(*found.span(), surname + given, (surname, given), "person", 0.8, address)
    for found in tables.neighbour.finditer(text):
        words = (found.group("surname"),)
        yield ChineseName(*found.span(), found.group(), words, "person", 0.7, found.group("address"))
    for found in tables.byname.finditer(text):
        start, end = found.span(found.lastgroup or "name")
        if found.lastgroup == "known" and is_common(text[start:end]):
            continue  # 便宜的小米，
        if found.lastgroup == "veiled" and text[end - 1] != "某" and is_common(text[end - 1 : end + 1]):
            end -= 1  # 李某文化程度不高
        yield ChineseName(start, end, text[start:end], (text[start:end],), "person", 0.6)
    for found in tables.masked.finditer(text) if "化名" in text else ():  # 涣涣（化名）
        start, end = found.span(found.lastgroup or "name")
        if found.group("polite"):  # 翻译陈先生（化名）
            words = (found.group("polite")[0],)
            yield ChineseName(start, end, text[start:end], words, "person", ASSUMED, text[start + 1 : end])
            continue
        lead = tables.lead.match(text, start, end - 1) or tables.somebody.match(text, start, end - 1)
        start = lead.end() if lead is not None else start  # 家长刘畅（化名）
        name = text[start:end]
        whole = start == found.start("name") and not is_han(text[start - 1 : start])  # 小米（化名）
        if len(name) > 1 and (whole or not is_common(name)):
            yield ChineseName(start, end, name, words_of(name), "person", ASSUMED)


def _by_given_name(text: str, tables: Patterns) -> Iterator[ChineseName]:
    known = people_words()
    for found in tables.married.finditer(text):  # 林郑月娥: a husband's family name before one's own
        start = found.start()
        within = is_common(text[start : start + 2]) or is_common(text[start - 1 : start + 1])  # 主任|王卫国
        if not within and not is_word(text, *found.span("given")):
            words = found.group("families", "given")
            yield ChineseName(*found.span(), found.group(), words, "person", 0.7)
    for pattern in (tables.given, tables.compound):
        for found in pattern.finditer(text):
            family, given = found.group("surname", "given")
            if text.startswith(f"了{given[-1]}", found.end()):
                continue  # 辛顿|顿了顿
            if len(family) > 1 and len(given) > 1 and is_common(text[found.end() - 1 : found.end() + 1]):
                end = found.end() - 1  # 司徒朗翻开
                yield ChineseName(
                    found.start(), end, text[found.start() : end], (family, given[0]), "person", 0.6
                )
                continue
            beyond = given[-1] + text[found.end() : found.end() + 1]
            pairs = {found.group()[:2], family[-1] + given[0], given, beyond}
            if (
                pairs.isdisjoint(tables.no_pairs)
                and not known.no_pairs.intersection(pairs)
                and not is_word(text, *found.span())
                and found.group() not in tables.no_people
            ):
                yield ChineseName(*found.span(), found.group(), (family, given), "person", 0.6)


def _sounding(text: str, tables: Patterns) -> Iterator[ChineseName]:
    """What opens a clause, is written by sound and holds no word: 斯卡拉穆奇上任……."""
    for found in tables.sounding.finditer(text):
        start, end = found.span("name")
        if any(is_common(text[at : at + 2]) for at in range(start, end - 1)) or is_word(text, start, end):
            continue
        if native_parts(found.group("name")) is None or len(found.group("name")) > 3:
            yield ChineseName(start, end, found.group("name"), (found.group("name"),), "person", 0.6)


def _forenames(text: str, tables: Patterns) -> Iterator[ChineseName]:
    """A foreign given name that stands alone: 长子安东尼."""
    sounds = people_words().sounds
    for found in tables.forename.finditer(text):
        start = found.start()
        before = text[start - 1 : start]
        if before not in sounds or is_common(text[start - 2 : start]) or tables.lead.search(text, 0, start):
            yield ChineseName(*found.span(), found.group(), (found.group(),), "person", 0.6)


def _figures(text: str, tables: Patterns) -> Iterator[ChineseName]:
    """People in public life, who need nothing beside their name; 李强 in 李强调 is none of them."""
    for found in tables.figures.finditer(text):
        if not tables.goes_on.match(text, found.end() - 1):
            words = split_native(found.group()) if is_full(found.group()) else (found.group(),)
            before = text[max(0, found.start() - _REACH) : found.start()]
            title = tables.title_before.search(before)
            said = title.group("title", "country") if title is not None else (None, None)
            following = tables.address.match(text, found.end())
            if title is None and following is not None:
                said = (following.group(), None)  # 李强总理
            yield ChineseName(*found.span(), found.group(), words, "person", 0.92, *said)
