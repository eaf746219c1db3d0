"""People that no rule names in a Chinese document, by weighing: how like a name the characters are, and what stands around them.

A family name and one or two characters are weighed by how much more often each stands in such a place of a name than
elsewhere (`data/chinese_name_weights.tsv`), by what is before and behind them, and by the words of the language that run across
their ends. A name that stands in several places is likelier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from aigov_tui.extract.names.asian import chinese_words
from aigov_tui.extract.names.chinese_given import people_words
from aigov_tui.extract.names.chinese_name import ChineseName, either
from aigov_tui.extract.names.chinese_roles import people
from aigov_tui.extract.names.chinese_vocabulary import common_words, is_common
from aigov_tui.extract.names.lexicon import lines
from aigov_tui.extract.names.people_patterns import NO_GIVEN, patterns
from aigov_tui.extract.normal import HAN

_CONFIDENCE = 0.6
_LEAST = 50
"""Tenths of a logarithm: what a name must weigh."""
_WORTH_A_LOOK = 10
"""Tenths of a logarithm: what the characters alone must weigh."""
_RARE = (-50, 5, 5, 5)
"""Tenths of a logarithm: a character that no name and no text of the table has stands in names most of all."""
_SHORT = 25
"""What a name of two characters weighs less: more words look like one."""
_AGAIN, _MOST_AGAIN = 12, 36
"""What each further place in the document adds."""
_MOST = 60
"""Names of one document; keeps looking them up linear."""
_BEFORE = 8
_OPENERS = frozenset("“「『《")
_CLOSERS, _ENDS = frozenset("”」』"), frozenset("。！？!?，,")
_NO_END = frozenset("笑让使则却也又已曾将就都还在是的了说称表恐向对给与及作获应续仍未")
_NO_GIVEN = frozenset(NO_GIVEN + "姓太很最不没未")
_SPOTS = frozenset("江山寺湖河岛桥庙路街店")
"""What the name of a place ends in far more often."""
_DISTRICTS = frozenset("县乡镇村区省市州")
_TOWNS = re.compile("[县乡镇村州省](?!长)")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    person: re.Pattern[str]
    following: re.Pattern[str]
    institution: re.Pattern[str]
    verbs: frozenset[str]
    alike: frozenset[str]
    places: frozenset[str]
    sounds: frozenset[str]
    weights: dict[str, tuple[int, ...]]
    family: re.Pattern[str]
    no_pairs: frozenset[str]


def weighed(texts: Iterable[str]) -> dict[str, ChineseName]:
    """The names in the paragraphs of a document, in simplified characters, that weigh enough; by name."""
    found: dict[str, list[int]] = {}
    for text in texts:
        for name, weight in _candidates(text):
            found.setdefault(name, []).append(weight)
    people: dict[str, ChineseName] = {}
    for name, weights in found.items():
        again = min(_MOST_AGAIN, _AGAIN * (len(weights) - 1))
        if max(weights) + again >= _LEAST and len(people) < _MOST:
            people[name] = ChineseName(0, len(name), name, (name[0], name[1:]), "person", _CONFIDENCE)
    for longer in [name for name in people if len(name) == 3]:
        short = longer[:2]
        if len(found.get(short, ())) >= len(found[longer]):
            del people[longer]  # 李可|如是说
        elif short in people:
            del people[short]
    return people


def _candidates(text: str) -> Iterable[tuple[str, int]]:
    """What may be a name, and its weight; of two that begin in one place the heavier."""
    tables = _tables()
    weights = tables.weights
    last = len(text) - 1
    for found in tables.family.finditer(text):
        start = found.start()
        if start >= last:
            return
        family = weights[text[start]][0]
        first = weights.get(text[start + 1])
        if first is None:
            continue
        short = family + first[3] - _SHORT
        beyond = text[start + 2] if start + 2 <= last else ""
        long = family + first[1] + weights.get(beyond, _RARE)[2] if _is_han(beyond) else -_LEAST  # 杨蓉】
        if max(short, long) < _WORTH_A_LOOK:
            continue
        before = _before(text, start, tables)
        if before is None:
            continue
        options = [
            (weight + before + behind, end)
            for weight, end in ((long, start + 3), (short, start + 2))
            if weight >= _WORTH_A_LOOK and (behind := _behind(text, start, end, tables)) is not None
        ]
        if options:
            weight, end = max(options)
            yield text[start:end], weight


def _before(text: str, start: int, tables: _Surroundings) -> int | None:
    """What the words before a name weigh; None where they are part of it."""
    previous = text[start - 1 : start]
    if previous in _CLOSERS and text[start - 2 : start - 1] in _ENDS:
        return 25  # “……。”何山用……
    if previous in _OPENERS:
        return 0  # “印太吓阻力”
    if not previous or not _is_han(previous):
        return 10
    if text[start] in tables.sounds and previous in tables.sounds and text[start + 1] in tables.sounds:
        return None  # 诺|贝尔
    if is_common(text[start - 1 : start + 1]) or is_common(text[start - 1 : start + 2]):
        return None  # 确保安|全可控
    if tables.person.search(text, max(0, start - _BEFORE), start) is not None:
        return 35
    if previous in "和与及跟":
        return 8
    if previous in "的对向给由被让请据把为在是如称":
        return 3
    return 0 if is_common(text[start - 2 : start]) else -25


def _behind(text: str, start: int, end: int, tables: _Surroundings) -> int | None:
    """What the words behind a name weigh, and the words across its end; None where it is a word itself."""
    name, given = text[start:end], text[start + 1 : end]
    if name in common_words() or name in tables.alike or text[start : start + 2] in tables.no_pairs:
        return None
    if any(text[max(0, at) : at + 4] in tables.alike for at in range(end - 4, start + 1)):
        return None  # 开|宗明义
    if (
        given[0] in _NO_GIVEN
        or given in tables.places
        or given in tables.verbs
        or (len(given) == 2 and given[1] in _NO_END)
    ):
        return None  # 孙|坦言, 吕祥|向……
    runs_on = len(given) == 2 and is_common(text[end - 1 : end + 1])
    if name[:2] in tables.places or (runs_on and tables.following.match(text, end) is None):
        return None  # 柏林|智库, 赵成|原先
    if text[end : end + 1] in tables.sounds and all(c in tables.sounds for c in name):
        return None  # 叶尔梅|克巴耶夫
    if (
        name[-1] in _DISTRICTS
        or _TOWNS.match(text, end) is not None
        or tables.institution.match(text, end) is not None
    ):
        return None  # 鹿邑县, 苏世民|书院
    if name[0] == "向" and tables.following.match(text, end) is None:
        return None  # 车主|向潇湘晨报
    if tables.person.search(text, end - 1, end + 1) is not None:
        return None  # 索奈顾|问
    weight = 0
    if is_common(text[start : start + 2]):
        weight -= 40
    if is_common(given):
        weight -= 15
    if name[-1] in _SPOTS:
        weight -= 20
    beyond = text[end : end + 1]
    if not _is_han(beyond):
        return weight + 8
    if is_common(text[end - 1 : end + 1]) or is_common(text[end - 1 : end + 2]):
        weight -= 30
    if tables.following.match(text, end) is not None:
        return weight + 20
    if is_common(text[end : end + 2]):
        return weight + 3
    return weight - 8


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"


@cache
def _tables() -> _Surroundings:
    words, known = chinese_words(), people_words()
    weights = {}
    for line in lines("chinese_name_weights.tsv"):
        character, *numbers = line.split("\t")
        weights[character] = tuple(map(int, numbers))
    single = sorted(name for name in known.surnames if name in weights)
    return _Surroundings(
        person=re.compile(
            f"(?:{either((*words['titles'], *words['person_titles'], *known.lists['more_titles'], *people()))})$"
        ),
        following=patterns().following,
        institution=re.compile(
            either((*(s for s in words["organization_suffixes"] if len(s) > 1), "书院", "奖"))
        ),
        verbs=patterns().verbs,
        alike=frozenset((*lines("chinese_like_names.txt"), *words["no_people"])),
        places=frozenset((*words["provinces"], *words["places"])),
        sounds=frozenset(known.sounds),
        weights=weights,
        family=re.compile(f"[{''.join(single)}](?=[{HAN}])"),
        no_pairs=patterns().no_pairs | known.no_pairs,
    )
