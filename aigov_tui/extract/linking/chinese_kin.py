"""Whom 肖先生 is not: nobody whom a Chinese text names in full after him, or tells of as his daughter, or as whose father he is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from aigov_tui.extract.linking.people import Person
from aigov_tui.extract.names.asian import chinese_gender, role_lists
from aigov_tui.extract.names.chinese_name import either
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import is_han
from aigov_tui.extract.quotes.chinese_lexicon import gender_of_relative
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.simplified import simplified

_LONGEST_KIN = 4
"""Code points before a name in which a word for a relative ends."""
_SOMEBODY = re.compile(f"{either((*role_lists()['kin'], *role_lists()['anyone']))}$")
_SAME_FAMILY = re.compile(f"{either(role_lists()['kin_of_one_name'])}$")


class ChineseKin:
    """Who in a document is told apart from others of the same family name."""

    def __init__(self, text: str, names: Sequence[Spotted]) -> None:
        self._text = text
        self._relatives: set[str] = set()  # 肖先生 of 她的父亲肖先生, 市民肖先生
        self._first: dict[str, int] = {}
        self._others: dict[str, set[tuple[str, ...]]] = defaultdict(set)  # 肖蜜 of 肖先生带着女儿肖蜜
        for name in names:
            if name.kind != EntityKind.PERSON or not is_han(name.words[0][0]):
                continue
            if _is_courtesy(name):
                if self._follows(name, _SOMEBODY):
                    self._relatives.add(name.name)
                self._first.setdefault(name.name, name.start)
            elif len(name.words) > 1 and self._follows(name, _SAME_FAMILY):
                for called in self._first:
                    if called[0] == name.words[0]:
                        self._others[called].add(name.words)

    def are_apart(self, name: Spotted, person: Person) -> bool:
        """Is this person, who is named in full, somebody else than whom 肖先生, here, is?"""
        first = self._first.get(name.name)
        if first is None:
            return False
        return (
            first < person.places[0]
            or name.name in self._relatives
            or person.words in self._others.get(name.name, ())
        )

    def gender(self, name: Spotted) -> str | None:
        """The gender that the word right before somebody's full name tells: 少女|肖蜜."""
        return (gender_of_relative(self._before(name)) or None) if is_han(name.words[0][0]) else None

    def _follows(self, name: Spotted, kin: re.Pattern[str]) -> bool:
        """Does such a word stand right before the name?"""
        return kin.search(self._before(name)) is not None

    def _before(self, name: Spotted) -> str:
        before = simplified(self._text[max(0, name.start - _LONGEST_KIN) : name.start])
        return before.removesuffix("叫").removesuffix("名")  # 女儿名叫|肖蜜


def _is_courtesy(name: Spotted) -> bool:
    """Is it a family name with 先生 or 女士?"""
    return chinese_gender(name.name[1:]) is not None
