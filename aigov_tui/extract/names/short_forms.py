"""Chinese text: the short name that a document gives an organisation in brackets, 工业和信息化部（以下简称“工信部”）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aigov_tui.extract.names.chinese_name import ChineseName
from aigov_tui.extract.normal import HAN
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.simplified import simplified

LONGEST_INTRODUCTION = 10
"""Characters between a name and the short one: `》（以下简称为：“`."""
_OPENS = re.compile('[（(，,](?:以下|下文|下|后文)?(?:简称|称)(?:为|作|之为)?[：:]?[“「『"‘《]?')
_SHORT = re.compile(rf"(?=[A-Za-z0-9]*[{HAN}])[{HAN}A-Za-z0-9]{{2,12}}(?=[”」』\"’》）)，,或])")
_NAMED = (EntityKind.ORGANIZATION, EntityKind.EVENT, EntityKind.DOCUMENT)


def is_introduction(between: str) -> bool:
    """Is this, between two names, what makes the second one short for the first: `（以下简称“`?"""
    return _OPENS.fullmatch(simplified(between).lstrip("》”")) is not None


def short_forms(text: str, names: Iterable[ChineseName]) -> Iterator[ChineseName]:
    """The short names that a paragraph gives to the `names` in it, where they are given (code points of `text`)."""
    read = ""
    for name in names:
        if name.kind not in _NAMED or name.end >= len(text) or text[name.end] not in "（(，,》”":
            continue
        read = read or simplified(text)
        at = name.end + (text[name.end] in "》”")
        opens = _OPENS.match(read, at)
        short = _SHORT.match(read, opens.end()) if opens is not None else None
        if short is not None:
            called = short.group()
            yield replace(name, start=short.start(), end=short.end(), name=called, words=(called,))
