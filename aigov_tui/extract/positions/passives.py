"""What is done by a name that stands behind it, and what others do to a name: "opposed by X", "X was criticised for"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from aigov_tui.extract.positions.nouns import BE, PARTNERS, POSSESSIVE, Nouns
from aigov_tui.extract.positions.tied import Name, Shape, Stand

_PHRASE = re.compile(r"by (?:[\w'’-]+ ){0,5}(?:[\w'’-]+,? )?")
_CLAUSE_BEGIN = re.compile(r"[;:]\s|,?\s(?:but|while|whereas|although|though)\s")
_SHORTEST_CLAUSE = 12  # code points
_PASSIVE_REACH = 120  # code points
_IS_DONE = re.compile(r" (?:is|are|was|were|be|been|being) ")


class Passives(Nouns):
    """One sentence and its names, asked for what is done by one of them, or to it."""

    def _agent(self, name: Name) -> Stand | None:
        """What is done by it: "a ban is opposed by X and Y"."""
        tables = self._tables
        leading = [index for index, (_, at) in enumerate(self._words) if at < name.start - self._offset]
        by = next((i for i in reversed(leading) if self._words[i][0] == "by"), None)
        if by is None or by < 2:
            return None
        between = self._sentence[self._words[by][1] : name.start - self._offset]
        named = [
            other
            for other in self._names
            if other.end <= name.start and other.start - self._offset > self._words[by][1]
        ]
        if not named and _PHRASE.fullmatch(between) is None:
            return None
        if named and (re.search(r"[.;:()]|\b(?:to|in|of|for|on|at)\b", between) or len(between) > PARTNERS):
            return None
        group = tables.verbs.get(self._words[by - 1][0], "say")
        helps = [word for word, _ in self._words[max(0, by - 5) : by - 1]]
        reduced = self._words[by - 1][0] in tables.reduced and (by < 3 or helps[-1] not in tables.finite)
        if group == "say" or (BE.isdisjoint(helps) and not reduced) or ("to", "be") in pairwise(helps):
            return None
        if self._words[by - 1][0] in tables.feelings or POSSESSIVE.match(
            self._sentence, name.end - self._offset
        ):
            return None  # "is troubled by X", "by X's rules"
        begins = [
            break_.end() for break_ in _CLAUSE_BEGIN.finditer(self._sentence, 0, self._words[by - 1][1])
        ]
        begin = max((at for at in begins if self._words[by - 1][1] - at > _SHORTEST_CLAUSE), default=0)
        stand = self._stand(name, Shape.AGENT, group)
        return replace(stand, start=self._offset + begin, begin=self._offset + begin, has_verb=False)

    def _head(self, name: Name) -> Stand | None:
        """What it does with those it leads: "a group of states, led by X and Y, opposes", "five countries led by X oppose"."""
        first = self._first_partner(name)
        headed = self._tables.headed.search(self._sentence, max(0, first - PARTNERS), first)
        if headed is None:
            return None
        end = self._following.begin(name.end - self._offset)
        if headed.group("aside") is not None and not self._sentence.startswith(",", end):
            return None
        group = self._verb([word for word in self._words if word[1] >= end])
        if group is None:
            return None
        return replace(self._stand(name, Shape.SUBJECT, group), begin=self._offset + end + 1)

    def _passive(self, end: int) -> re.Match[str] | None:
        """What is done to a name that ends here, by a verb that urges or blames."""
        if _IS_DONE.search(self._sentence, end, end + _PASSIVE_REACH) is None:
            return None
        office = self._following.office(end)
        begin = office[0][1] - 1 if office else self._following.begin(end)  # behind "X's government"
        return self._tables.done_to.match(self._sentence, begin)

    def _done_to(self, name: Name) -> Sequence[Stand] | None:
        """What it stands for by what others do to it: nothing where they urge it, what it is blamed for; None: nothing is
        done to it."""
        tables = self._tables
        done = self._passive(name.end - self._offset)
        if done is None:
            return None
        verb = done.group("verb")
        if verb in tables.urged:
            return ()
        what = tables.blamed_for.match(self._sentence, done.end())
        if what is None:
            return ()
        group = tables.verbs.get(what.group("deed") or "", "act_for")
        stand = self._stand(name, Shape.SUBJECT, group if group.startswith("act") else "act_for")
        return (replace(stand, begin=self._offset + what.start("what"), has_verb=bool(what.group("deed"))),)

    def _accused(self, name: Name) -> Stand | None:
        """What somebody else reproaches or praises it for: "critics accuse X of hiding behind ..."."""
        tables = self._tables
        start, end = name.start - self._offset, name.end - self._offset
        verb = tables.accusing.search(self._sentence, 0, start)
        done = tables.accused.match(self._sentence[end:]) if verb is not None else None
        if verb is None or done is None:
            return None
        leading = [(word, at) for word, at in self._words if at < verb.start()][-3:]
        if not leading or leading[-1][0] in tables.pronouns:
            return None
        accuser = next(
            (other for other in self._names if other.end - self._offset >= leading[-1][1] + 1), None
        )
        if accuser is not None and accuser.start < name.start:
            words = self._sentence[accuser.start - self._offset : accuser.end - self._offset]
        else:
            words = self._sentence[leading[0][1] : verb.start()].strip()
        group = tables.verbs.get(done.group(2).lower(), "act_for")
        return Stand(name, Shape.SUBJECT, group, name.start, name.end, words)
