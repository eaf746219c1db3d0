"""What the words after a name have it say, want or do, within its clause of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.chinese_clauses import CONTRARY, chinese_verb
from aigov_tui.extract.positions.cues import Cues, cues
from aigov_tui.extract.positions.following import Following
from aigov_tui.extract.positions.tied import Name, Shape, Stand

_WORD = re.compile(f"[^\\W_{HAN}]+(?:'[^\\W_{HAN}]+)?")
_HAN = re.compile(f"[{HAN}]")
_LABEL_ENDS = (":", "：")
_NEW_CLAUSE = re.compile(r"[:;]\s")
_POSSESSIVE = re.compile(r"'s?\s")
_DATELINE = re.compile(
    r"\s?\d{1,2}月\d{1,2}日(?:电|讯)|(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?\([A-Z][\w ]{1,20}\) ?[-–—]|(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?[–—] "
)
"""After the place that a report is from."""
_POINTS = re.compile(r"[,;:()\"“”—–]")
_PHRASE = re.compile(r"by (?:[\w'’-]+ ){0,5}(?:[\w'’-]+,? )?")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_CLAUSE_BEGIN = re.compile(r"[;:]\s|,?\s(?:but|while|whereas|although|though)\s")
_SHORTEST_CLAUSE = 12  # code points
_OF_OFFICE = ("of", "for", "at", "to")
_PARTNERS = 80  # code points from "by" to the last of those who do something together
_VERB_REACH = 9
_NOUN_REACH = 4
_LEADING = 4
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
        self._following = Following(sentence, self._words, offset, names)

    def of(self, name: Name) -> Iterator[Stand]:
        """The stand that `name` takes, if any; what it would do if is none."""
        end = name.end - self._offset
        if self._is_supposed(name) or self._is_label(end):
            return
        if (accused := self._accused(name)) is not None:
            yield accused
            return
        if (agent := self._agent(name)) is not None:
            yield agent
            return
        if _HAN.match(self._sentence, end) or _HAN.match(self._sentence, end - 1):
            group = chinese_verb(self._sentence, end)
            governed = self._sentence[: name.start - self._offset].endswith(self._tables.chinese_prepositions)
            if group is not None and not governed and not self._is_title(name):
                yield self._stand(name, Shape.SUBJECT, group)
            return
        following = self._following.office(end) or self._following.apposition(end)
        if _POSSESSIVE.match(self._sentence, end) and self._following.office(end) is None:
            following = [word for word in following if word[0] != "s"]
            yield from self._by_noun(name, following)
        elif self._is_subject(name):
            if (relative := self._relative(name)) is not None:
                yield relative
            group = self._verb(following)
            if group is not None:
                obliged = following[0][0] in self._tables.duties
                begin = self._offset + self._following.past_apposition(end)
                yield replace(self._stand(name, Shape.SUBJECT, group), begin=begin, obliged=obliged)
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
        office = self._following.office(end)
        owns = office is None and _POSSESSIVE.match(self._sentence, end)
        if owns or not self._is_subject(name) or self._is_supposed(name):
            return None, name.end
        return self._verb(office or self._following.apposition(end)), name.end

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

    def _relative(self, name: Name) -> Stand | None:
        """What it does in an aside about it: "X, which has banned this, declined to comment"."""
        clause = self._following.relative(name.end - self._offset)
        if clause is None:
            return None
        begin, end = clause
        group = self._verb([word for word in self._words if begin <= word[1] < end])
        if group is None or not group.startswith("act"):
            return None
        stand = self._stand(name, Shape.SUBJECT, group)
        return replace(stand, begin=self._offset + begin, until=self._offset + end)

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
        if named and (re.search(r"[.;:()]|\b(?:to|in|of|for|on|at)\b", between) or len(between) > _PARTNERS):
            return None
        group = tables.verbs.get(self._words[by - 1][0], "say")
        helps = [word for word, _ in self._words[max(0, by - 5) : by - 1]]
        if group == "say" or _BE.isdisjoint(helps) or ("to", "be") in pairwise(helps):
            return None
        if self._words[by - 1][0] in tables.feelings or _POSSESSIVE.match(
            self._sentence, name.end - self._offset
        ):
            return None  # "is troubled by X", "by X's rules"
        begins = [
            break_.end() for break_ in _CLAUSE_BEGIN.finditer(self._sentence, 0, self._words[by - 1][1])
        ]
        begin = max((at for at in begins if self._words[by - 1][1] - at > _SHORTEST_CLAUSE), default=0)
        stand = self._stand(name, Shape.AGENT, group)
        return replace(stand, start=self._offset + begin, begin=self._offset + begin, has_verb=False)

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
        for index in range(len(leading) - 1, max(-1, len(leading) - 1 - _LEADING), -1):
            word, initial = leading[index]
            if word in _OF_OFFICE and index and leading[index - 1][0] in tables.offices:
                continue  # "Secretary of State X", "Special Envoy for Climate X"
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
            return True
        governed = (
            before in tables.auxiliaries | tables.finite | tables.subjects | tables.times
            or before in ("to", "and", "also", "then")
        )
        return following[index][0] in tables.nouns_too and not governed and not before.endswith("ly")

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
            if word in tables.stand_nouns:
                yield replace(self._stand(name, Shape.POLICY_NOUN, tables.stand_nouns[word]), has_verb=False)
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
