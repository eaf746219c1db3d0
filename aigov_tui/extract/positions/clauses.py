"""What the words after a name have it say, want or do, within its clause of one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.chinese_clauses import CONTRARY, chinese_verb
from aigov_tui.extract.positions.cues import Cues, cues
from aigov_tui.extract.positions.tied import Name, Shape, Stand

_WORD = re.compile(f"[^\\W_{HAN}]+(?:'[^\\W_{HAN}]+)?")
_HAN = re.compile(f"[{HAN}]")
_LABEL_ENDS = (":", "：")
_NEW_CLAUSE = re.compile(r"[:;]\s")
_POSSESSIVE = re.compile(r"'s?\s")
_APPOSITION = re.compile(
    r", (?:(?:an? |the |its |[a-z-]+ (?:of|at|for|to) )[^,;:.\"“”]{3,70}|(?:which|who) [^,;:.\"“”]{3,100}), "
)
_DATELINE = re.compile(
    r"\s?\d{1,2}月\d{1,2}日(?:电|讯)|(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?\([A-Z][\w ]{1,20}\) ?[-–—]|(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?[–—] "
)
"""After the place that a report is from."""
_POINTS = re.compile(r"[,;:()\"“”—–]")
_VERB_REACH = 9
_NOUN_REACH = 4
_OFFICE_REACH = 4
_LEADING = 4
_ASIDE = 60  # code points
_WHERE = ("in", "at")
_OPENING = 5  # words
_TITLE_REACH = 12


class Reader:
    """One sentence, its words and its names. Offsets of words are in the sentence, those of names in the text."""

    def __init__(self, sentence: str, offset: int, names: Sequence[Name]) -> None:
        self._sentence = sentence
        self._offset = offset
        self._names = names
        self._tables: Cues = cues()
        self._words = [(match.group().lower(), match.start()) for match in _WORD.finditer(sentence)]

    def of(self, name: Name) -> Iterator[Stand]:
        """The stand that `name` takes, if any; what it would do if is none."""
        end = name.end - self._offset
        if self._is_supposed(name) or self._is_label(end):
            return
        if (accused := self._accused(name)) is not None:
            yield accused
            return
        if _HAN.match(self._sentence, end) or _HAN.match(self._sentence, end - 1):
            group = chinese_verb(self._sentence, end)
            governed = self._sentence[: name.start - self._offset].endswith(self._tables.chinese_prepositions)
            if group is not None and not governed and not self._is_title(name):
                yield self._stand(name, Shape.SUBJECT, group)
            return
        following = self._past_office(end) or self._past_apposition(end)
        if _POSSESSIVE.match(self._sentence, end) and self._past_office(end) is None:
            following = [word for word in following if word[0] != "s"]
            yield from self._by_noun(name, following)
        elif self._is_subject(name):
            group = self._verb(following)
            if group is not None:
                obliged = following[0][0] in self._tables.duties
                yield replace(self._stand(name, Shape.SUBJECT, group), obliged=obliged)
            else:
                yield from self._by_noun(name, following)
        else:
            yield from self._by_noun(name, following)

    def predicate(self, name: Name) -> tuple[str | None, int]:
        """See `subject_and_verb`."""
        end = name.end - self._offset
        if self._is_label(end):
            return None, name.end
        if _HAN.match(self._sentence, end) or _HAN.match(self._sentence, end - 1):
            governed = self._sentence[: name.start - self._offset].endswith(self._tables.chinese_prepositions)
            group = None if governed or self._is_supposed(name) else chinese_verb(self._sentence, end)
            return group, name.end
        office = self._past_office(end)
        owns = office is None and _POSSESSIVE.match(self._sentence, end)
        if owns or not self._is_subject(name) or self._is_supposed(name):
            return None, name.end
        return self._verb(office or self._past_apposition(end)), name.end

    def resumed(self, before: Sequence[Stand]) -> Iterator[Stand]:
        """The stand of a sentence that goes on about the one before: "It ..." about whom that was about first, "The
        proposal ..." about whom it ended with."""
        tables, words = self._tables, self._words
        opening = [word for word, _ in words[:5]]
        if not opening:
            return
        pointed = opening[0] in tables.determiners
        pronoun = self._opening_pronoun()
        if pronoun is not None:
            name, rest = before[0].name, words[pronoun + 1 :]
        elif opening[0] in ("a", "the", "its") and len(opening) > 1 and opening[1] in tables.spokespeople:
            name, rest = before[0].name, words[2:]
        elif pointed and any(word in tables.anaphors for word in opening[1:]):
            at = next(index for index, word in enumerate(opening[1:], 1) if word in tables.anaphors)
            name, rest = before[-1].name, words[at + 1 :]
        else:
            return
        group = self._verb(rest)
        start = self._offset
        yield Stand(name, Shape.RESUMED, group or "act_for", start, start, None)

    def _opening_pronoun(self) -> int | None:
        """Which of the first words is a pronoun that the sentence is about: "It", "In 2019 it"; None: none of them."""
        opening = [word for word, _ in self._words[:_OPENING]]
        if opening[0] in self._tables.pronouns:
            return 0
        prepositions = self._tables.prepositions
        if opening[0] not in prepositions | lexicon().calendar | self._tables.times:
            return None
        for index, word in enumerate(opening[1:], 1):
            if word in self._tables.subjects:
                return index if opening[index - 1] not in prepositions else None
        return None

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

    def _stand(self, name: Name, shape: Shape, group: str) -> Stand:
        return Stand(name, shape, group, name.start, name.end, self._third_party(name))

    def _is_subject(self, name: Name) -> bool:
        """No preposition governs the name: "for a joint body of X", "by the Foreign Minister X"."""
        tables = self._tables
        start = name.start - self._offset
        leading = [
            (word, self._sentence[at])
            for word, at in self._words
            if at < start and not _POINTS.search(self._sentence, at, start)
        ]
        following = next((word for word, at in self._words if at >= name.end - self._offset), "")
        if following.endswith("ing") and following in tables.verbs and self._joins(name):
            return False  # "goods entering X using the exemption"
        if self._is_object(leading, following):
            return False
        described = False
        for word, initial in reversed(leading[-_LEADING:]):
            if word in tables.prepositions:
                return False
            if word in lexicon().calendar:
                return True  # "On Monday X"
            if word in tables.determiners:
                described = False
            elif not initial.isupper():
                if described or word in tables.verbs:
                    return True
                described = True  # an adjective, perhaps: "a cooperative X"
        return True

    def _is_object(self, leading: Sequence[tuple[str, str]], following: str) -> bool:
        """Does the verb before a name act on it: "prevent X from doing so", "criticised X, accusing it", "spur X to do
        so"? `leading` are the words before it with their first letters as written, `following` is the word after it."""
        tables = self._tables
        outer = [word for word in leading if word[0] not in tables.determiners]
        if not outer or outer[-1][1].isupper():
            return False
        verb = outer[-1][0]
        if following == "to":
            return verb not in tables.clause_breaks | tables.brings_about
        infinitive = len(outer) > 1 and outer[-2][0] in tables.auxiliaries | {"to"}
        inflected = infinitive or verb.endswith(
            ("ed", "ing", "s")
        )  # else it may be a noun: "says the press X"
        does = following in tables.finite or (following in tables.verbs and not following.endswith("ing"))
        return inflected and not does and tables.verbs.get(verb, "say") != "say"

    def _joins(self, name: Name) -> bool:
        """Does the next word follow the name with nothing but a blank between?"""
        return self._sentence[name.end - self._offset :][:2].strip().isalpha()

    def _past_office(self, end: int) -> Sequence[tuple[str, int]] | None:
        """The words after the office that a country's name goes with ("X's commerce ministry said"); None: there is none."""
        tables = self._tables
        words = [word for word in self._words if word[1] >= end and word[0] != "s"][:_OFFICE_REACH]
        starts = {other.start - self._offset for other in self._names}
        for word, at in words:
            if at in starts:
                return None  # an office with a name of its own
            if word in tables.collectives:
                return self._past_apposition(at + len(word))
            if word not in tables.collective_modifiers:
                return None
        return None

    def _past_apposition(self, end: int) -> Sequence[tuple[str, int]]:
        """The words after a name, without what says of it who it is: "X, a lawyer in Y, said"."""
        following = [word for word in self._words if word[1] >= end]
        apposition = _APPOSITION.match(self._sentence, end)
        if apposition is None:
            return following
        said = next((i for i, word in enumerate(following) if word[1] >= apposition.end()), 0)
        if not said or following[said][0] not in self._tables.verbs:
            return following
        return following[said - 1 :]  # with its last word, so that the verb does not seem to open an aside

    def _past_partner(self, following: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
        """The words after a second subject: "X and Y agreed"."""
        if len(following) < 2 or following[0][0] not in ("and", "or"):
            return following
        second = [word for word in following[1:3] if word[0] not in self._tables.determiners][:1]
        partner = next((n for n in self._names if second and n.start - self._offset == second[0][1]), None)
        if partner is None:
            return following
        return self._past_apposition(partner.end - self._offset)

    def _without_aside(
        self, following: Sequence[tuple[str, int]], starts: Collection[int]
    ) -> Sequence[tuple[str, int]]:
        """What follows without another's aside: "X, Y argued, wants"."""
        if not following or following[0][1] not in starts:
            return following
        at = following[0][1]
        close = self._sentence.find(",", at, at + _ASIDE)
        if not self._sentence[:at].rstrip().endswith(",") or close < 0:
            return following
        return [word for word in following if word[1] > close]

    def _is_title(self, name: Name) -> bool:
        """Does the name only say whose spokesman the person is who is named next: `外交部发言人某某`?"""
        following = next((other for other in self._names if other.start >= name.end), None)
        if following is None or following.start - name.end > _TITLE_REACH:
            return False
        between = self._sentence[name.end - self._offset : following.start - self._offset]
        return between.endswith(self._tables.chinese_titles)

    def _is_label(self, end: int) -> bool:
        """Does the name that ends here only head what follows: `X:`, `X (AP) -`, `X3月5日电`?"""
        return (
            self._sentence[end : end + 1] in _LABEL_ENDS or _DATELINE.match(self._sentence, end) is not None
        )

    def _is_supposed(self, name: Name) -> bool:
        """`if X`, `unless X`, `should X`, `如果X`, with nothing but a title between."""
        tables = self._tables
        start = name.start - self._offset
        if self._sentence[:start].endswith(tables.chinese_conditions):
            return True
        leading = [(word, self._sentence[at]) for word, at in self._words if at < start][-4:]
        while leading and (leading[-1][0] in tables.determiners or leading[-1][1].isupper()):
            if leading[-1][0] in tables.conditions:
                break
            leading.pop()
        return bool(leading) and leading[-1][0] in tables.conditions

    def _verb(self, following: Sequence[tuple[str, int]]) -> str | None:
        """The group of the first verb of the tables before the clause breaks off or another name begins."""
        tables = self._tables
        starts = {name.start - self._offset for name in self._names}
        following = self._past_partner(self._without_aside(following, starts))
        denied = False
        spoken = -1
        for index, (word, position) in enumerate(following[:_VERB_REACH]):
            joined = self._sentence[position - 2 : position][:1].isalnum()
            if not index and joined and word in tables.third_parties - tables.collectives:
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
            if group is not None and (index == 0 or following[index - 1][0] not in tables.determiners):
                aside = index == 0 and self._sentence[:position].rstrip().endswith(",")
                if aside and len(following) > 1 and following[1][1] in starts:
                    return None  # "X's goal, argues Y, is"
                if word in tables.deeds and (after in tables.determiners or after.isdigit()):
                    group = "act_for"
                return CONTRARY.get(group, group) if denied else group
        return None

    def _by_noun(self, name: Name, following: Sequence[tuple[str, int]]) -> Iterator[Stand]:
        tables = self._tables
        starts = {other.start - self._offset for other in self._names if other is not name}
        for index, (word, position) in enumerate(following[:_NOUN_REACH]):
            if position in starts or word in tables.prepositions or word in tables.clause_breaks:
                return
            if _POINTS.search(self._sentence, name.end - self._offset, position):
                return
            if word in tables.speech_nouns:
                if index + 1 < len(following) and following[index + 1][0] in tables.occurrences:
                    return  # "X's remarks came amid ..."
                group = self._verb(following[index + 1 :])
                acts = group if group is not None and group.startswith("act") else "say_for"
                yield replace(self._stand(name, Shape.SPEECH_NOUN, acts), has_verb=group is not None)
                return
            if word in tables.policy_nouns:
                group = self._verb(following[index + 1 :])
                stand = self._stand(name, Shape.POLICY_NOUN, group or "act_for")
                yield replace(stand, has_verb=group is not None)
                return

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
        told = tables.told_at_end.search(self._sentence, name.end - self._offset)
        if told is not None and tables.verbs.get(told.group(2), "").startswith("say"):
            return told.group(1)
        return next(
            (word for word in tables.chinese_third_parties if 0 <= self._sentence.find(word) < limit), None
        )
