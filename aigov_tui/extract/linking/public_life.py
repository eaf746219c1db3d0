"""Whether a part of a name, in a document that never gives the whole, means someone in public life or somebody's first name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from aigov_tui.extract.linking.titles import is_kin, role_of
from aigov_tui.extract.names.figures import Figure, figure_called, figure_named
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.model.entity import EntityKind

_REACH = 80
"""Code points between two first names of one enumeration."""
_SENTENCE_END = re.compile(r"[.!?]\W*\s|\n\s*\n")
_KIN = re.compile(
    r"\b(?:children|grandchildren|kids|sons|daughters|grandsons|granddaughters|twins|siblings|sisters|nieces|nephews|cousins)"
    r"(?:,| are| were|:| —)? (?:[A-Z][\w’'-]+(?:, and |, | and | & ))*$"
)
"""Her daughters Ann and [Reagan]."""


class PublicLife:
    """What one document tells of those whom it calls by one word alone. `names` are all that were spotted, in text order."""

    def __init__(self, text: str, names: Sequence[Spotted], lexicon: Lexicon) -> None:
        self._text = text
        self._names = names
        self._lexicon = lexicon

    def meant(self, name: Spotted, gender: str | None) -> Figure | None:
        """Who in public life `name` is, which the document gives no more of; `gender` is what the words beside it tell."""
        role = role_of(name, self._lexicon)
        figure = figure_called(name.name, role)
        if figure is None or gender not in (None, figure.gender):
            return None
        if len(name.words) > 1 or not name.name.isascii():
            return figure
        if any(self._is_foreign(figure, office) for office in self._offices.get(name.name, ())):
            return None
        if name.name in self._offices:
            return figure
        return None if any(self._is_private(one) for one in self._alike(name)) else figure

    def _alike(self, name: Spotted) -> list[Spotted]:
        return [one for one in self._people if one.name == name.name]

    @cached_property
    def _people(self) -> list[Spotted]:
        return [name for name in self._names if name.kind == EntityKind.PERSON]

    @cached_property
    def _offices(self) -> dict[str, set[str]]:
        """The offices said with each word that a title stands before, an empty one for `Mr.`"""
        found: dict[str, set[str]] = {}
        for name in self._people:
            if name.title is not None and len(name.words) == 1:
                found.setdefault(name.name, set()).add(role_of(name, self._lexicon) or "")
        return found

    @cached_property
    def _first_names(self) -> list[int]:
        """Where somebody is called by what is a first name alone, and nobody's whom the document names in full."""
        lists = self._lexicon
        whole = {name.words[0] for name in self._people if len(name.words) > 1}
        plain = lists.frequent_first_names - lists.surnames - whole
        return [name.start for name in self._people if name.title is None and name.name in plain]

    @cached_property
    def _is_public(self) -> bool:
        """Is anybody in public life named whose name is no first name?"""
        return any(
            figure_named(name.words) is not None
            if len(name.words) > 1
            else figure_called(name.name) is not None and not self._is_first_name(name.name)
            for name in self._people
        )

    def _is_first_name(self, word: str) -> bool:
        return word in self._lexicon.first_names or word in self._lexicon.rare_first_names

    def _is_foreign(self, figure: Figure, office: str) -> bool:
        """An office that this person never had: Senator Leahy is no founder of firms, Judge Haley no governor."""
        last = office.rpartition(" ")[2]
        return last in self._lexicon.local_offices or (
            not figure.holds_office and last in self._lexicon.state_offices
        )

    def _is_private(self, name: Spotted) -> bool:
        """`my daughter Reagan`; `Erica and Ellison`; `Haley`, where nobody else in public life is told of."""
        if is_kin(name, self._lexicon) or _KIN.search(name.before):
            return True
        if not self._is_first_name(name.name):
            return False
        if name.name in self._lexicon.first_names and not self._is_public:
            return True
        at = bisect_left(self._first_names, name.start)
        return any(
            not _SENTENCE_END.search(self._text, min(name.end, other), max(name.start, other))
            for other in self._first_names[max(0, at - 1) : at + 1]
            if abs(other - name.start) <= _REACH
        )
