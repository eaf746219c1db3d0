"""The curated names, prepared once for looking up in any number of documents. Picklable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from aigov_tui.extract.normal import HAN, folded, is_han
from aigov_tui.model.entity import Alias, AliasScope, Entity

_WORD = re.compile(f"[^\\W_{HAN}]+")
_END = f"(?![^\\W_{HAN}])"
_GAP = r"[ \t]{0,9}(?:[ \t]|\n[ \t]{0,9})"
"""White space inside a name: some blanks, at most one line end."""

_HAN_RUN = re.compile(f"[{HAN}]+")
_CAPITAL_WORDS = frozenset({"US", "WHO", "IT", "AI", "UN", "IS", "AM", "EU", "HE"})
"""Too short to be told from a plain word where everything is in capitals (`TELL US`)."""


class Match(NamedTuple):
    """A curated alias found at `start:end` (code points into the text that was searched)."""

    start: int
    end: int
    entity_key: str
    scope: AliasScope


class _Index:
    """Surface forms by their first word: a dictionary test a word, then one short expression, longest first.

    An expression is compiled when its first word is first met: of thousands of aliases a document meets few.
    """

    def __init__(self, surfaces: Mapping[str, str]) -> None:
        self._alias_of = dict(surfaces)
        groups: dict[str, list[tuple[str, int]]] = {}
        for surface in surfaces:
            first = _WORD.search(surface)
            if first is not None:
                groups.setdefault(first.group(), []).append((surface, first.start()))
        self._groups = groups
        self._entries: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = {}
        self._small = tuple(word for word in groups if word[0].islower())
        self._first_words = _words_that_begin_with({word[0] for word in groups})
        self._first_words_but_small = _words_that_begin_with(
            {word[0] for word in groups.keys() - self._small}
        )

    def __bool__(self) -> bool:
        return bool(self._groups)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, alias) of every surface form in `text`, none overlapping, in text order."""
        groups, done = self._groups, 0
        small = any(map(text.__contains__, self._small))
        for word in (self._first_words if small else self._first_words_but_small).finditer(text):
            if word.group() not in groups:
                continue
            for lead, expression in self._expressions(word.group()):
                start = word.start() - lead
                found = expression.match(text, start) if start >= done else None
                if found is not None:
                    done = found.end()
                    yield start, done, self._alias_of[" ".join(found.group().split())]
                    break

    def _expressions(self, word: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        if word not in self._entries:
            self._entries[word] = _expressions(self._groups[word])
        return self._entries[word]


def _words_that_begin_with(characters: set[str]) -> re.Pattern[str]:
    """Whole words by their first character. The character comes first in the expression, so that `re` skips to it."""
    listed = "".join(map(re.escape, sorted(characters)))
    return re.compile(f"[{listed}](?<![^\\W_{HAN}].)[^\\W_{HAN}]*", re.DOTALL) if listed else _WORD


def _expressions(surfaces: list[tuple[str, int]]) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """For surface forms that share their first word: (characters before it, expression), most before it first."""
    by_lead: dict[int, list[str]] = {}
    for surface, lead in surfaces:
        by_lead.setdefault(lead, []).append(surface)
    return tuple(
        (lead, re.compile("(?:" + "|".join(map(_spaced, sorted(group, key=len, reverse=True))) + ")" + _END))
        for lead, group in sorted(by_lead.items(), reverse=True)
    )


def _spaced(surface: str) -> str:
    return _GAP.join(re.escape(part) for part in surface.split())


class Gazetteer:
    """Curated entities indexed by the first word of each alias (Latin) or its first character (Han)."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self.entities: tuple[Entity, ...] = tuple(entities)
        self.by_key: dict[str, Entity] = {entity.key: entity for entity in self.entities}
        self.kinds: dict[str, str] = {entity.key: entity.kind.value for entity in self.entities}
        self._owners = _owners(self.entities)
        latin = [alias for alias in self._owners if not is_han(alias[0])]
        self._plain = _Index({alias: alias for alias in latin})
        self._capitals = _Index({a.upper(): a for a in latin if a.upper() not in _CAPITAL_WORDS})
        self._han: dict[str, list[str]] = {}
        for alias in sorted((a for a in self._owners if is_han(a[0])), key=len, reverse=True):
            self._han.setdefault(alias[0], []).append(alias)
        self._han_starts = re.compile(f"[{''.join(self._han)}]" if self._han else r"(?!)")

    def owners(self, name: str) -> tuple[tuple[Entity, AliasScope], ...]:
        """The curated entities that go by `name`, and where it counts, in the order they were curated."""
        return tuple((self.by_key[key], scope) for key, scope in self._owners.get(folded(name), ()))

    def owner(self, name: str) -> Entity | None:
        """The first curated entity that goes by `name` in any document, if there is one."""
        for key, scope in self._owners.get(folded(name), ()):
            if scope is AliasScope.ANYWHERE:
                return self.by_key[key]
        return None

    def find(self, text: str, *, capitals: bool = False) -> list[Match]:
        """Every alias in `text` (already `plain`), the longest at each place, none overlapping, in text order.

        `introduced` aliases are returned as well: whether their entity is introduced is for the caller to say, who
        sees the whole document. Entities that share an alias give one match each, at the same span. With `capitals`
        the text is a line set in capitals, where `CHINA` is China.
        """
        index = self._capitals if capitals else self._plain
        spans = list(index.find(text)) if index else []
        if self._han and not text.isascii():
            spans = sorted([*spans, *self._find_han(text)])
        return [
            Match(start, end, key, scope) for start, end, alias in spans for key, scope in self._owners[alias]
        ]

    def _find_han(self, text: str) -> Iterator[tuple[int, int, str]]:
        position = 0
        while (first := self._han_starts.search(text, position)) is not None:
            position = first.start()
            alias = next((a for a in self._han[text[position]] if text.startswith(a, position)), None)
            if alias is not None:
                yield position, position + len(alias), alias
            position += len(alias or " ")


def _owners(entities: Iterable[Entity]) -> dict[str, tuple[tuple[str, AliasScope], ...]]:
    """Each alias (folded), and the entities that go by it with its scope, in the order they were curated."""
    owners: dict[str, dict[str, AliasScope]] = {}
    for entity in entities:
        for alias in (Alias(entity.name), *entity.aliases):
            text = folded(alias.text)
            if not _WORD.search(text) and not _HAN_RUN.search(text):
                continue
            known = owners.setdefault(text, {})
            if known.get(entity.key) is not AliasScope.ANYWHERE:
                known[entity.key] = alias.scope
    return {alias: tuple(keys.items()) for alias, keys in owners.items()}
