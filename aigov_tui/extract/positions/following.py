"""The words that follow a name in a sentence, past what only says of it who it is: an office, an apposition, a partner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

from aigov_tui.extract.positions.cues import Cues, cues
from aigov_tui.extract.positions.tied import Name

Words: TypeAlias = Sequence[tuple[str, int]]
"""Words in lower case and where they begin in the sentence, in code points."""

_APPOSITION = re.compile(
    r", (?:(?:an? |the |its |[a-z-]+ (?:of|at|for|to) |[A-Z][\w.-]*(?: [A-Z][\w.-]*)?['’]s )[^,;:.\"“”]{3,70}|(?:which|who|whose|where) [^,;:.\"“”]{3,100}), "
    r"| [-–—] [^-–—;:.\"“”]{3,80} [-–—] "
)
_BETWEEN_PARTNERS = re.compile(r"\.?,? (?:(and|or) )?(?:the )?")
_RELATIVE = re.compile(r", (?:which|who) ([^,;:.\"“”]{3,100}), ")
_COPULAS = frozenset({"remains", "remain", "remained", "stays", "stayed", "also", "still", "now", "itself"})
_PARTNER_REACH = 14
MOST_PARTNERS = 12
"""Names that are looked through for those who do something together."""
_OFFICE_REACH = 4
_ASIDE = 60  # code points


class Following:
    """One sentence and its names. Offsets of words are in the sentence, those of names in the text, where the sentence
    begins at `offset`."""

    def __init__(self, sentence: str, words: Words, offset: int, names: Sequence[Name]) -> None:
        self._sentence = sentence
        self._words = words
        self._offset = offset
        self._names = names
        self._name_starts = [name.start for name in names]
        self._starts = {name.start - offset for name in names}
        self._tables: Cues = cues()
        self._begins: dict[int, int] = {}

    def office(self, end: int) -> Words | None:
        """The words after the office that a country's name goes with ("X's commerce ministry said"); None: there is none."""
        tables = self._tables
        words = [word for word in self._words if word[1] >= end and word[0] != "s"][:_OFFICE_REACH]
        for word, at in words:
            if at in self._starts:
                return None  # an office with a name of its own
            if word in tables.collectives:
                return self.apposition(at + len(word))
            if word not in tables.collective_modifiers:
                return None
        return None

    def apposition(self, end: int) -> Words:
        """The words after a name, without what says of it who it is: "X, a lawyer in Y, said"."""
        following = [word for word in self._words if word[1] >= end]
        close = self.past_apposition(end)
        if close == end:
            return following
        said = next(i for i, word in enumerate(following) if word[1] >= close)
        aside = ("", following[said - 1][1])  # so that the verb does not seem to open it
        return [aside, *following[said:]]

    def past_apposition(self, end: int) -> int:
        """Where what follows an apposition begins; `end`, where a name ends, if there is none."""
        apposition = _APPOSITION.match(self._sentence, end)
        if apposition is None:
            return end
        said = next((word for word, at in self._words if at >= apposition.end()), "")
        return apposition.end() if self._goes_on(said) else end

    def relative(self, end: int) -> tuple[int, int] | None:
        """Where the words of an aside about the name that ends here begin and end: "X, which has done so, said"."""
        clause = _RELATIVE.match(self._sentence, end)
        return None if clause is None else clause.span(1)

    def _goes_on(self, word: str) -> bool:
        """May a predicate begin with it?"""
        tables = self._tables
        return word in tables.verbs or word in tables.finite or word in _COPULAS or word.endswith("ly")

    def partner(self, following: Words) -> Words:
        """The words after a second subject: "X and Y agreed"."""
        if not following:
            return following
        end = self._past_partners(following)
        if end is not None:
            behind = self.apposition(end)
            return self._unnamed_partner(behind) if behind and behind[0][0] in ("and", "or") else behind
        return self._unnamed_partner(following) if following[0][0] in ("and", "or") else following

    def begin(self, end: int) -> int:
        """Where the words begin that say what a name that ends here does: past partners and an apposition."""
        begin = self._begins.get(end)
        if begin is None:
            past = self._past_partners([word for word in self._words if word[1] >= end]) or end
            begin = self._begins[end] = self.past_apposition(past)
        return begin

    def _past_partners(self, following: Words) -> int | None:
        """Where the last of the names ends that are joined to one: "X, Y and the Z"; None: there is none."""
        if not following:
            return None
        at = next((word for word in reversed(self._words) if word[1] < following[0][1]), None)
        end = at[1] + len(at[0]) if at is not None else 0
        last, joined = None, False
        for name in self._names[bisect_left(self._name_starts, end + self._offset) :][:MOST_PARTNERS]:
            start = name.start - self._offset
            between = _BETWEEN_PARTNERS.fullmatch(self._sentence, end, start)
            if between is None:
                break
            end = name.end - self._offset
            if between.group(1):
                last, joined = end, True
        return last if joined else None

    def _unnamed_partner(self, following: Words) -> Words:
        """The words after partners without a name: "X and six other states, among them Y, want"."""
        tables = self._tables
        for index, (word, at) in enumerate(following[1:_PARTNER_REACH], 1):
            if word in tables.pronouns or (at in self._starts and not self._is_aside(following, index)):
                break
            if index > 1 and (word in tables.verbs or word in tables.finite):
                return following[index:]
        return following

    def _is_aside(self, following: Words, index: int) -> bool:
        """Does the word stand behind "including" or "among them"?"""
        return any(word in ("including", "among") for word, _ in following[max(0, index - 6) : index])

    def aside(self, following: Words) -> Words:
        """What follows without another's aside: "X, Y argued, wants"."""
        if not following or following[0][1] not in self._starts or self._past_partners(following) is not None:
            return following
        at = following[0][1]
        close = self._sentence.find(",", at, at + _ASIDE)
        if not self._sentence[:at].rstrip().endswith(",") or close < 0:
            return following
        return [word for word in following if word[1] > close]
