"""The first verb of the tables behind a name, and who else says so: of one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.positions.chinese_clauses import CONTRARY
from aigov_tui.extract.positions.placed import Placed
from aigov_tui.extract.positions.tied import Name, Shape, Stand

_NEW_CLAUSE = re.compile(r"[:;]\s")
_SOME_SAY = re.compile(
    r"(?:[A-Za-z][\w-]* ){0,3}?(?P<who>[A-Za-z][a-z-]+(?:s|men|people)) (?P<says>\w+) (?:that )?(?:the )?$"
)
"""What stands before a name where some say so who are on no list: "Miners say X"."""
_VERB_REACH = 9
_WHERE = ("in", "at")


class Verbs(Placed):
    """One sentence and its names, asked for the verb that follows one of them."""

    def _stand(self, name: Name, shape: Shape, group: str) -> Stand:
        return Stand(name, shape, group, name.start, name.end, self._third_party(name))

    def _verb(self, following: Sequence[tuple[str, int]]) -> str | None:
        """The group of the first verb of the tables before the clause breaks off or another name begins."""
        tables = self._tables
        starts = {name.start - self._offset for name in self._names}
        ends = {name.end - self._offset for name in self._names}
        following = self._following.partner(self._following.aside(following))
        denied = False
        spoken = -1
        for index, (word, position) in enumerate(following[:_VERB_REACH]):
            joined = self._sentence[position - 2 : position][:1].isalnum()
            if (
                position - 1 in ends
                and joined
                and word in (tables.third_parties | tables.outsiders) - tables.collectives
            ):
                return None  # "X critics said"
            if word in tables.persons and index + 1 < len(following):
                if not tables.verbs.get(following[index + 1][0], "").startswith("say"):
                    return None
                spoken = index + 1  # "X, she said, is ..."
            if index == spoken:
                continue
            if word == "and" and index and following[index - 1][0] in tables.auxiliaries:
                continue
            if index and position in starts and following[index - 1][0] in _WHERE:
                continue  # "X's embassy in Y said"
            if word in tables.clause_breaks or (index and position in starts):
                return None
            if index and _NEW_CLAUSE.search(self._sentence, following[index - 1][1], position):
                ahead = [word for word, _ in following[index : index + 4]]
                if tables.subjects.isdisjoint(ahead):
                    return None  # else "X goes further: in May it banned ..."
            denied = denied or word in tables.denials or word.endswith("n't")
            after = following[index + 1][0] if index + 1 < len(following) else ""
            group = tables.phrasal.get((word, after)) or tables.verbs.get(word)
            if group is not None and (index == 0 or not self._is_noun(following, index)):
                aside = index == 0 and self._sentence[:position].rstrip().endswith(",")
                if aside and len(following) > 1 and following[1][1] in starts:
                    return None  # "X's goal, argues Y, is"
                if word in tables.deeds and (after in tables.determiners or after.isdigit()):
                    group = "act_for"
                return CONTRARY.get(group, group) if denied else group
        return None

    def _is_noun(self, following: Sequence[tuple[str, int]], index: int) -> bool:
        """Is what looks like a verb none: "a ban", "production caps"?"""
        tables, before = self._tables, following[index - 1][0]
        if before in tables.determiners:
            after = following[index + 1][0] if index + 1 < len(following) else ""
            return (following[index][0], after) not in tables.phrasal  # "a supporter of"
        governed = (
            before in tables.auxiliaries | tables.finite | tables.subjects | tables.times
            or before in ("to", "and", "also", "then")
        )
        return following[index][0] in tables.nouns_too and not governed and not before.endswith("ly")

    def _is_of_nobody(self, some: re.Match[str]) -> bool:
        """Do the words name neither an actor nor its officials, and say something?"""
        tables = self._tables
        who = some.group("who").lower()
        own = tables.collectives | tables.spokespeople | tables.offices | tables.one_of_them | tables.anaphors
        if who in own or not tables.verbs.get(some.group("says"), "").startswith("say"):
            return False
        return all(other.start - self._offset >= some.end() for other in self._names)

    def _third_party(self, name: Name) -> str | None:
        """The critics, analysts, ... who say it: named in the sentence before the actor, and no part of a name."""
        tables = self._tables
        limit = name.start - self._offset
        named = [(other.start - self._offset, other.end - self._offset) for other in self._names]
        for index, (word, position) in enumerate(self._words):
            if position >= limit:
                break
            if word not in tables.third_parties or any(start <= position < end for start, end in named):
                continue
            if index and self._words[index - 1][0] in tables.pronouns:
                continue  # "its delegates"
            if self._verb(self._words[index + 1 : index + 4]) is not None:
                return self._sentence[position : position + len(word)]
        some = _SOME_SAY.match(self._sentence, 0, max(0, limit))
        if some is not None and self._is_of_nobody(some):
            return some.group("who")
        told = tables.told_at_end.search(self._sentence, name.end - self._offset)
        if told is not None and told.group("one"):
            return told.group("one")
        if told is not None and tables.verbs.get(told.group(2), "").startswith("say"):
            return told.group(1)
        return next(
            (word for word in tables.chinese_third_parties if 0 <= self._sentence.find(word) < limit), None
        )
