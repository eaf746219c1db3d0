"""Who in a document has an office, a party or a family name, by the words for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from aigov_tui.extract.names.asian import chinese_gender
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.descriptions import is_of_party, party_behind
from aigov_tui.model.entity import Entity, Mention

_LEADING = re.compile(r"(?:the|a|an|his|her|their|its)\s+", re.IGNORECASE)
_LOOK_BACK = 160
"""Mentions: no holder is sought further back; keeps the search linear."""


def without_article(words: str) -> str:
    """`premier` of "the premier", "their premier"."""
    return _LEADING.sub("", words, count=1)


class Holders:
    """The people of one document, by what they are. `people` are its mentions of persons, bylines left out."""

    def __init__(self, text: str, people: Sequence[Mention], entities: Mapping[str, Entity]) -> None:
        self._text = text
        self._people = people
        self._starts = [mention.start_char for mention in people]
        self._entities = entities

    def by_surname(self, words: str, position: int) -> str | None:
        """The person already named in Chinese whose name begins with the family name that `words` (李总理, 李女士) do, or ends
        in it after a dot, the latest of them; nobody of another gender than they tell."""
        surname, gender = words[0], chinese_gender(words[1:])
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(-1, last - 1 - _LOOK_BACK), -1):
            name, key = self._people[index].text, self._people[index].entity_key
            if gender is not None and self._entities[key].gender not in (None, gender):
                continue
            if len(name) > 1 and (name.startswith(surname) or name.endswith(f"·{surname}")):
                return key
        return None

    def title(self, words: str, position: int) -> str | None:
        """The person already named whose role is `words` ("the premier"), the latest where several have it."""
        wanted = _plain_role(words)
        head = wanted.rsplit(" ", 1)[-1]
        last = bisect_left(self._starts, position)
        heads: dict[str, None] = {}
        for index in range(last - 1, max(-1, last - 1 - _LOOK_BACK), -1):
            key = self._people[index].entity_key
            named_at = self._people[index].start_char
            if self._text[max(0, named_at - len(words) - 2) : named_at].casefold() == f"{words.casefold()}, ":
                return key  # The premier, Li, ...
            for role in map(_plain_role, self._entities[key].roles):
                if role == wanted or (role.startswith(f"{wanted} ") and role.rsplit(" ", 1)[-1] in lex.RANKS):
                    return key  # President General Li
                if role.rsplit(" ", 1)[-1] == head:
                    heads[key] = None
        return next(iter(heads)) if len(heads) == 1 else None

    def of_party(self, party: str, position: int) -> str | None:
        """Whom "the Texas Republican" means: the one person named before behind whose name that party and state stand. `party`
        is as in `descriptions`."""
        found: dict[str, str] = {}
        last = bisect_left(self._starts, position)
        for mention in self._people[:last]:
            told = party_behind(self._text, mention.end_char)
            if told:
                found[mention.entity_key] = told
        fitting = [key for key, told in found.items() if is_of_party(told, party)]
        return fitting[0] if len(fitting) == 1 else None

    def only_holder(self, role: str) -> str | None:
        """The one person of the document whose role is `role`, if named more than once; None where several have it."""
        wanted = _plain_role(role)
        holders = self._holders.get(wanted, ())
        return next(iter(holders)) if len(holders) == 1 else None

    @cached_property
    def _holders(self) -> Mapping[str, Collection[str]]:
        """By role, who of those named more than once has it."""
        holders: dict[str, set[str]] = defaultdict(set)
        for key, times in Counter(mention.entity_key for mention in self._people).items():
            if times > 1:
                for role in self._entities[key].roles:
                    holders[_plain_role(role)].add(key)
        return holders


def _plain_role(words: str) -> str:
    """A role as it is compared: lower case, abbreviations written out."""
    return " ".join(lex.TITLE_WORDS.get(word.rstrip("."), word) for word in words.casefold().split())
