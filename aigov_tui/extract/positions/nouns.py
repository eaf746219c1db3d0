"""What an actor is said to own, a plan or a stand: "X's export tax", "resistance from X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.positions.placed import POINTS
from aigov_tui.extract.positions.tied import Name, Shape, Stand
from aigov_tui.extract.positions.verbs import Verbs

POSSESSIVE = re.compile(r"'s?\s")
_MARK = re.compile(r"[;:]\s|,\s(?=(?:the\s)?[A-Z]|(?:it|they|he|she|which|who)\s)")
BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
PARTNERS = 80  # code points from "by" to the last of those who do something together
_NOUN_REACH = 4
_OWNED_REACH = 7
"""Of "the government's signature $10 billion housing package"."""
_MEANWHILE = frozenset({"after", "before", "since", "amid", "as", "despite", "until", "during", "because"})
_AND_SO_ON = _MEANWHILE | {"or", "also", "still", "even", "so", "not", "it", "they", "he", "she"}


class Nouns(Verbs):
    """One sentence and its names, asked for the nouns that one of them owns."""

    def _by_noun(self, name: Name, following: Sequence[tuple[str, int]]) -> Iterator[Stand]:
        tables = self._tables
        starts = {other.start - self._offset for other in self._names if other is not name}
        owns = POSSESSIVE.match(self._sentence, name.end - self._offset) is not None
        for index, (word, position) in enumerate(following[: _OWNED_REACH if owns else _NOUN_REACH]):
            if position in starts or word in tables.prepositions | tables.clause_breaks:
                return
            if word in tables.determiners - tables.pronouns and word != "no":
                return  # "X using the quota"
            if POINTS.search(self._sentence, name.end - self._offset, position):
                return
            if word in tables.speech_nouns:
                if index + 1 < len(following) and following[index + 1][0] in tables.occurrences:
                    return  # "X's remarks came amid ..."
                group = self._verb(self._predicate_of(following[index:]))
                acts = group if group is not None and group.startswith("act") else "say_for"
                yield replace(self._stand(name, Shape.SPEECH_NOUN, acts), has_verb=group is not None)
                return
            if word in tables.stand_nouns:
                yield replace(self._stand(name, Shape.STAND_NOUN, tables.stand_nouns[word]), has_verb=False)
                return
            if word in tables.policy_nouns and self._is_head(following, index):
                group = self._verb(self._predicate_of(following[index:]))
                stand = self._stand(name, Shape.POLICY_NOUN, group or "act_for")
                mark = _MARK.search(self._sentence, position) if group is None else None
                until = self._offset + mark.start() if mark is not None else None
                yield replace(stand, has_verb=group is not None, until=until)
                return

    def _is_head(self, following: Sequence[tuple[str, int]], index: int) -> bool:
        """Does a phrase end with this noun, and none follow that it describes ("quota hearing")?"""
        word, at = following[index]
        after, begin = following[index + 1] if index + 1 < len(following) else ("", at)
        if (
            not after
            or not self._sentence[at + len(word) : begin].isspace()
            or self._sentence[begin].isupper()
        ):
            return True
        tables = self._tables
        goes_on = (
            tables.prepositions | tables.clause_breaks | tables.finite | tables.times | lexicon().calendar
        )
        return after in goes_on or after in tables.verbs or after in _AND_SO_ON or after.endswith("ly")

    def _predicate_of(self, noun: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
        """The words after a noun, the first of `noun`, that may be what it does: none behind a comma or in a phrase of
        time ("X's fund after calls for a freeze"), nor what is done to it."""
        (word, at), rest = noun[0], noun[1:]
        mark = POINTS.search(self._sentence, at + len(word))
        stop = mark.start() if mark is not None else len(self._sentence)
        ahead = [one for one in rest if one[1] < stop]
        words = [one for one, _ in ahead]
        if any(one in BE for one in words[:3]) and words[:1] not in (["to"], ["for"]):
            return ()
        return () if words[:1] and words[0] in _MEANWHILE else ahead

    def _source(self, name: Name) -> Stand | None:
        """Whose a stand is, named behind it: "resistance on the part of X and Y"."""
        tables = self._tables
        first = self._first_partner(name)
        noun = tables.coming_from.search(self._sentence, max(0, first - PARTNERS), first)
        if noun is None:
            return None
        word = noun.group("noun").lower()
        group = tables.stand_nouns.get(word)
        if group is not None:
            stand = self._stand(name, Shape.STAND_NOUN, group)
            return replace(stand, start=self._offset, begin=self._offset + noun.start("noun"), has_verb=False)
        end = name.end - self._offset
        purpose = self._sentence.startswith((" to ", " for "), end)
        if not purpose or word not in tables.policy_nouns | tables.speech_nouns:
            return None
        return replace(self._stand(name, Shape.STAND_NOUN, "act_for"), has_verb=False)
