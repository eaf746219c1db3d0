"""One name for one person in a Chinese document: what a rule cuts too long or too short in one place, another tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aigov_tui.extract.names.chinese_given import people_words
from aigov_tui.extract.names.chinese_name import ChineseName
from aigov_tui.extract.names.chinese_name_words import words_of
from aigov_tui.extract.names.claims import Passage
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.simplified import simplified


def settled(
    passages: Sequence[Passage], called: Mapping[str, ChineseName]
) -> tuple[list[Passage], dict[str, ChineseName]]:
    """The passages, and the names `called` that are looked up all over the document, with every person's name as long as the document mostly has it: 胡郁 where a rule took 胡郁有 for the name.

    A name and the same with one character more are one person; the shorter holds unless the longer is found more often.
    """
    counts = Counter(name.name for passage in passages for name in _people(passage.chinese))
    met = set(counts) | {name.name for name in _people(called.values())}
    cut = {longer: longer[:-1] for longer in counts if counts[longer[:-1]] >= counts[longer]}
    grown = {longer[:-1]: longer for longer in counts if counts[longer] > counts[longer[:-1]] > 0}
    cut |= _with_what_follows(met)
    if not (cut or grown):
        return list(passages), dict(called)
    shorter = {cut.get(name, name): found for name, found in called.items()}
    again = {
        name: found if found.name == name else replace(found, end=len(name), name=name, words=words_of(name))
        for name, found in shorter.items()
    }
    return [_rewritten(passage, cut, grown) for passage in passages], again


def _with_what_follows(met: Iterable[str]) -> dict[str, str]:
    """Names of three characters of which two that differ in the last are found: 苏哲 in 苏哲答 and 苏哲半."""
    ends: dict[str, set[str]] = {}
    for name in met:
        if len(name) == 3:
            ends.setdefault(name[:2], set()).add(name)
    return {
        name: short
        for short, names in ends.items()
        if len(names) > 1
        for name in names
        if name[2] not in people_words().given
    }


def _people(names: Iterable[ChineseName]) -> list[ChineseName]:
    return [n for n in names if n.kind == EntityKind.PERSON and 2 <= len(n.name) <= 4 and "·" not in n.name]


def _rewritten(passage: Passage, cut: Mapping[str, str], grown: Mapping[str, str]) -> Passage:
    if not any(name.name in cut or name.name in grown for name in passage.chinese):
        return passage
    text = simplified(passage.text)
    names = [_as_long(name, text, cut, grown) for name in passage.chinese]
    return passage._replace(chinese=names)


def _as_long(name: ChineseName, text: str, cut: Mapping[str, str], grown: Mapping[str, str]) -> ChineseName:
    other = cut.get(name.name) or grown.get(name.name)
    if name.kind != EntityKind.PERSON or other is None or not text.startswith(other, name.start):
        return name
    return replace(name, end=name.start + len(other), name=other, words=words_of(other))
