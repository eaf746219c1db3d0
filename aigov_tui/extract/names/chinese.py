"""Chinese names found by rule: people (`chinese_people`), organisations by how they end, places from the list, documents and
meetings by their last characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from aigov_tui.extract.names.chinese_name import ChineseName
from aigov_tui.extract.names.chinese_overlaps import (
    BY_SOUND,
    after_number,
    ends_a_person,
    is_straddled,
    means_china,
    opens_marks,
    runs_into,
    without_overlaps,
)
from aigov_tui.extract.names.chinese_people import dotted_spans, people
from aigov_tui.extract.names.chinese_tables import Tables, tables_of_names
from aigov_tui.extract.names.chinese_vocabulary import is_common, last_function_word
from aigov_tui.extract.names.people_patterns import patterns
from aigov_tui.extract.normal import HAN
from aigov_tui.model.simplified import simplified

_HAN_RUN = re.compile(f"[{HAN}]+")
_LONGEST_PREFIX = 20
_DATE_ENDS = "年月日"
_AUXILIARIES = "竟能会可该想让被把从给未没"
"""A verb's, which open no name unless they open a word: 会计师事务所."""
_IN_NO_NAME = "不没了着过吗呢吧"
_SHORTEST_PREFIX = {"organization": 2, "event": 2, "document": 4}
"""Characters before the ending, by kind: 中国倡议 is no document."""
_SURE_PERSON = 0.85
_OTHER_DOT = re.compile("[・•‧∙⋅]")
_DOTS = str.maketrans(dict.fromkeys("・•‧∙⋅", "·"))
"""Marks between the parts of a foreign name: 山姆・奥特曼, 埃隆•马斯克."""
_REPEATED = 300
"""People of one document whose names are looked up everywhere in it; keeps the search linear."""


def chinese_names(text: str) -> list[ChineseName]:
    """The names of a paragraph with Han characters, in text order, none overlapping; in simplified characters."""
    tables = tables_of_names()
    text = simplified(text).translate(_DOTS) if _OTHER_DOT.search(text) else simplified(text)
    listed = list(_listed(text, tables))
    persons = [
        p for p in people(text) if not (runs_into(p, listed) or opens_marks(text, p) or means_china(text, p))
    ]
    found = [
        *_documents(text, tables),
        *persons,
        *_things(text, persons, tables),
        *_firms(text, tables),
        *(_handles(text, tables) if "@" in text else ()),
        *listed,
    ]
    return without_overlaps(found)


def repeated(text: str, known: Mapping[str, ChineseName]) -> Iterator[ChineseName]:
    """Every occurrence of people known from elsewhere in the document. `known` by name."""
    if not known:
        return
    plain = simplified(text)
    found = sorted(
        (at, -len(name), name)
        for name in islice(known, _REPEATED)
        if name in plain
        for at in _places(plain, name)
    )
    done = 0
    for at, size, name in found:  # of two that overlap the first, of two that begin in one place the longer
        if at >= done:
            done = at - size
            like = known[name]
            yield ChineseName(at, done, like.name, like.words, like.kind, like.confidence)


def _places(text: str, name: str) -> Iterator[int]:
    """Where the name begins in the text, again and again."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if len(name) > 2 or not (
            is_common(text[max(0, at - 1) : at + 1]) or is_common(text[end - 1 : end + 1])
        ):
            yield at
        at = text.find(name, end)


def _things(text: str, persons: Iterable[ChineseName], tables: Tables) -> Iterator[ChineseName]:
    """Organisations, events and documents, by how their names end; none takes in one of the `persons` and what follows."""
    dotted = dotted_spans(text)
    named = sorted(person.end for person in persons if person.confidence >= _SURE_PERSON)
    ends = frozenset(named)
    for run in _HAN_RUN.finditer(text):
        floor = dotted.get(run.start(), run.start())  # after 约翰·史密斯 nothing of him is part of a name
        for head in tables.headed.finditer(text, run.start(), run.end()):
            if _ends_word(text, head, tables):
                continue
            first = max(floor, head.start() - _LONGEST_PREFIX)
            for boundary in tables.boundary.finditer(text, first, head.start()):
                first = boundary.end() + _splits_word(text, boundary)  # 说|服美政府
            first = _begin(text, first, head.start(), named, tables)
            kind = tables.heads[head.group()]
            if kind == "document" and head.start() in ends:
                continue  # 总统特朗普|计划下周签署
            listed = head.group() in tables.complete and first == head.start()
            if listed or _ends_in_listed(text, first, head.end(), tables):
                continue  # 整肃白宫: the listed name is all there is
            if kind == "organization" and _is_clause(text, first, head.start()):
                continue
            if (
                head.start() - first >= _SHORTEST_PREFIX[kind]
                and not _is_plain(text, first, head.start(), kind, tables)
                and not tables.generic.fullmatch(text, first, head.end())
            ):
                sure = tables.country.match(text, first) is not None or head.end() - first >= 6
                name = text[first : head.end()]
                yield ChineseName(first, head.end(), name, (name,), kind, 0.8 if sure else 0.6)
            floor = head.end()


def _begin(text: str, first: int, head: int, named: Sequence[int], tables: Tables) -> int:
    """Where a name begins whose ending stands at `head`: after a person, a word that is in no name, a verb before a country."""
    index = bisect_right(named, head - 2) - 1
    if index >= 0 and named[index] > first:
        first = named[index]
    first = last_function_word(text, first, head)
    if text[first] in _DATE_ENDS and after_number(text, first):
        first += 1  # 今（23）日立法院
    if text[first] in "届次轮" and text[first - 1 : first] != "换":
        first += 1  # 第17届金砖国家峰会
    while first < head - 2 and text[first] in tables.lead_verbs and not _opens_word(text, first):
        first += 1
    country = tables.country.search(text, first, head)
    if (
        country is not None
        and country.start() > first
        and tables.place.search(text, first, country.start()) is None
    ):
        first = country.start()  # 传美国政府
    return first


def _ends_in_listed(text: str, first: int, end: int, tables: Tables) -> bool:
    """Is the end of it a name that is listed, and no place before that?"""
    for start in range(first + 1, end - 1):
        if text[start:end] in tables.complete:
            return tables.place_alone.fullmatch(text, first, start) is None
    return False


def _opens_word(text: str, first: int) -> bool:
    return is_common(text[first : first + 2]) or is_common(text[first : first + 3])


def _splits_word(text: str, boundary: re.Match[str]) -> bool:
    """Is this one character of a word that runs on, where no other begins?"""
    start, end = boundary.span()
    return end - start == 1 and is_common(text[start : end + 1]) and not _opens_word(text, end)


def _ends_word(text: str, head: re.Match[str], tables: Tables) -> bool:
    """Is an ending of one character the end of another word, or the beginning of one: 部 in 内部, 署 in 署名?"""
    if len(head.group()) > 1:
        return False
    word = text[head.start() - 1 : head.end()]
    return word in tables.ending_words or is_common(word) or is_common(text[head.start() : head.end() + 1])


def _is_clause(text: str, first: int, head: int) -> bool:
    """Words of a clause rather than of a name: 会遭遇|法院, 考不上好|大学?"""
    opens = text[first : first + 1] in _AUXILIARIES and not _opens_word(text, first)
    return opens or any(text[at] in _IN_NO_NAME for at in range(first, head))


def _is_plain(text: str, first: int, head: int, kind: str, tables: Tables) -> bool:
    """No name: 科技公司 is any of them, and in 征求意见 the 意见 are no document."""
    if kind == "document":
        return text.endswith(tables.no_titles, first, head)
    return kind in ("organization", "event") and tables.plain.fullmatch(text, first, head) is not None


def _firms(text: str, tables: Tables) -> Iterator[ChineseName]:
    """见山智能创始人: what looks like any two words is a firm before an office of it."""
    for found in tables.firm.finditer(text):
        plain = tables.plain.fullmatch(text, found.start(), found.start("suffix")) is not None
        if (
            not plain
            and "的" not in found.group()
            and last_function_word(text, found.start(), found.end()) == found.start()
        ):
            yield ChineseName(*found.span(), found.group(), (found.group(),), "organization", 0.6)


def _handles(text: str, tables: Tables) -> Iterator[ChineseName]:
    """博主@不是郑小康: what somebody goes by where they post; a body's, @广州公安, is left to the other rules."""
    for found in tables.handle.finditer(text):
        name = found.group("name")
        if any(character >= "㐀" for character in name) and tables.posting_body.search(name) is None:
            yield ChineseName(*found.span("name"), name, (name,), "person", BY_SOUND)


def _documents(text: str, tables: Tables) -> Iterator[ChineseName]:
    """What stands in title marks: a paper that reports, 《暗涌》记者, is an outlet."""
    for found in tables.book.finditer(text):
        outlet = tables.paper.search(found.group(1)) or tables.outlet.match(text, found.end())
        kind = "organization" if outlet is not None else "document"
        yield ChineseName(*found.span(1), found.group(1), (found.group(1),), kind, 0.85)


def _listed(text: str, tables: Tables) -> Iterator[ChineseName]:
    position = 0
    while (found := tables.listed.search(text, position)) is not None:
        name = found.group()
        if name[0] in _DATE_ENDS and after_number(text, found.start()):
            position = found.start() + 1  # 23日立法院 is not 日立
        elif len(name) == 2 and is_straddled(text, found.start()):
            position = found.start() + 1  # 舞台中央
        elif len(name) == 2 and ends_a_person(text, found.start()):
            position = found.start() + 1  # 高福建议
        elif len(name) == 2 and patterns().goes_on.match(text, found.end() - 1):
            position = found.start() + 1  # 推高通胀
        elif name in tables.titled_only and text[found.start() - 1 : found.start()] != "《":
            position = found.end()  # 共同财富
        else:
            yield ChineseName(*found.span(), name, (name,), tables.kinds[name], 0.95)
            position = found.end()
