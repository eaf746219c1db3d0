"""What the words after a name have it say, want or do, within its clause of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.chinese_clauses import chinese_verb
from aigov_tui.extract.positions.cues import IS, UNKNOWN
from aigov_tui.extract.positions.nouns import BE, POSSESSIVE
from aigov_tui.extract.positions.passives import Passives
from aigov_tui.extract.positions.placed import POINTS
from aigov_tui.extract.positions.tied import Name, Shape, Stand

_HAN = re.compile(f"[{HAN}]")
_DEED_REACH = 4
_BY_DOING = re.compile(r"[^,;:.]{0,60}?\bby (\w+ing)\b")
_OUR = ("Our ", "our ")
_ANY = ("a", "an", "no")  # point at nothing said before
_OPENING = 5  # words
_INTRODUCED = re.compile(
    r"(?!While|Although|Though|If|When|As|Because|Since|Where)[A-Z](?:[^,.;:()“”\"]|(?<=\d),(?=\d)){3,90}, (it) "
)
"""A sentence that comes to whom it is about behind a comma: "On behalf of the group, it …"."""


class Reader(Passives):
    """The stands of the names of one sentence."""

    def of(self, name: Name) -> Iterator[Stand]:
        """The stand that `name` takes, if any; what it would do if is none."""
        end = name.end - self._offset
        if self._is_supposed(name) or self._is_label(end):
            return
        if (accused := self._accused(name)) is not None:
            yield accused
            return
        if (behind := self._agent(name) or self._source(name) or self._head(name)) is not None:
            yield behind
            return
        if _HAN.match(self._sentence, end) or _HAN.match(self._sentence, end - 1):
            if (verb := self._chinese_verb(name)) is not None:
                stand = self._stand(name, Shape.SUBJECT, verb[0])
                yield replace(
                    stand,
                    begin=self._offset + verb[1],
                    embedded=self._is_embedded(name),
                    obliged=self._sentence.startswith(self._tables.chinese_duties, end),
                )
            return
        if self._sentence.startswith(_OUR, name.start - self._offset):
            yield replace(self._stand(name, Shape.POLICY_NOUN, "act_for"), has_verb=False)
            return
        following = self._following.office(end) or self._following.apposition(end)
        if POSSESSIVE.match(self._sentence, end) and self._following.office(end) is None:
            following = [word for word in following if word[0] != "s"]
            yield from self._by_noun(name, following)
        elif self._is_subject(name):
            done_to = self._done_to(name)
            if done_to is not None:
                yield from done_to
                return
            if (relative := self._relative(name)) is not None:
                yield relative
            group = self._verb(following)
            if group is not None:
                obliged = next(iter(self._following.partner(following)), ("", 0))[0] in self._tables.duties
                office = self._following.office(end)
                begin = (
                    office[0][1] if office else self._following.begin(end)
                )  # behind "X's finance ministry"
                stand = self._stand(name, Shape.SUBJECT, group)
                yield replace(stand, begin=self._offset + begin, obliged=obliged)
            else:
                found = list(self._by_noun(name, following))
                yield from found or self._deed(name, following)
        else:
            yield from self._by_noun(name, following)

    def _chinese_verb(self, name: Name) -> tuple[str, int] | None:
        """See `chinese_verb`; of a name that is no title, and that nothing governs but what governs its whole clause."""
        embedded = self._is_embedded(name)
        if self._is_title(name) or (embedded and not self._decides(name)):
            return None
        end = self._past_chinese_partners(name.end - self._offset)
        if embedded or not self._opens_clause(name):
            return chinese_verb(self._sentence, end, clauses=0)
        return chinese_verb(self._sentence, end, self._next_clause_of_another(name))

    def predicate(self, name: Name) -> tuple[str | None, int]:
        """The group of the verb that `name` is the subject of (None: of none), and where that verb's words begin to say
        something: code points of the text."""
        end = name.end - self._offset
        if self._is_label(end):
            return None, name.end
        if _HAN.match(self._sentence, end) or _HAN.match(self._sentence, end - 1):
            governed = self._is_governed(name)
            verb = None if governed or self._is_supposed(name) else chinese_verb(self._sentence, end)
            return None if verb is None else verb[0], name.end
        office = self._following.office(end)
        owns = office is None and POSSESSIVE.match(self._sentence, end)
        if owns or not self._is_subject(name) or self._is_supposed(name):
            return None, name.end
        if self._passive(end) is not None:
            return None, name.end
        return self._verb(office or self._following.apposition(end)), name.end

    def resumed(self, before: Sequence[Stand]) -> Iterator[Stand]:
        """The stand of a sentence that goes on about the one before: "It ..." about whom that was about first, "The
        proposal ..." about whom it ended with."""
        tables, words = self._tables, self._words
        opening = [word for word, _ in words[:5]]
        if _HAN.match(self._sentence):
            yield from self._chinese_resumed(before)
            return
        if not opening:
            return
        begin = 0
        pointed = opening[0] in tables.determiners and opening[0] not in _ANY
        pronoun = self._opening_pronoun()
        if pronoun is not None and before[0].group == IS and words[pronoun][0] in tables.persons:
            return  # whoever was only named: the teller, perhaps
        if pronoun is not None:
            name, rest = before[0].name, words[pronoun + 1 :]
            begin = words[pronoun][1]
        elif self._resumes(opening):
            name, rest = before[0].name, words[2:]
        elif pointed and any(word in tables.anaphors for word in opening[1:]):
            at = next(index for index, word in enumerate(opening[1:], 1) if word in tables.anaphors)
            name, rest = before[-1].name, words[at + 1 :]
        else:
            return
        group = self._verb(rest)
        start = self._offset
        yield Stand(
            name,
            Shape.RESUMED,
            group or "act_for",
            start,
            start,
            None,
            has_verb=group is not None,
            begin=start + begin,
        )

    def _chinese_resumed(self, before: Sequence[Stand]) -> Iterator[Stand]:
        """The same in Chinese: `该国…`, `其…` about whom the sentence before was about first, `该措施…` about whom last."""
        opening = self._tables.chinese_resuming.match(self._sentence)
        if opening is None:
            return
        name = before[-1 if opening.group("thing") else 0].name
        verb = chinese_verb(self._sentence, opening.end(), clauses=0)
        if verb is not None:
            yield Stand(
                name, Shape.RESUMED, verb[0], self._offset, self._offset, None, begin=self._offset + verb[1]
            )

    def _resumes(self, opening: Sequence[str]) -> bool:
        """Do the words "The country", "Its ministry" open the sentence?"""
        tables = self._tables
        article, noun = opening[0], opening[1] if len(opening) > 1 else ""
        if article == "the" and noun in tables.resuming:
            return True
        return article in ("a", "the", "its") and noun in tables.spokespeople

    def _opening_pronoun(self) -> int | None:
        """Which of the first words is a pronoun that the sentence is about: "It", "In 2019 it", "On behalf of them, it"; None: none of them."""
        opening = [word for word, _ in self._words[:_OPENING]]
        if opening[0] in self._tables.pronouns:
            return 0
        introduced = _INTRODUCED.match(self._sentence)
        if introduced is not None:
            return next(i for i, (_, at) in enumerate(self._words) if at == introduced.start(1))
        prepositions = self._tables.prepositions
        if opening[0] not in prepositions | lexicon().calendar | self._tables.times:
            return None
        for index, word in enumerate(opening[1:], 1):
            if word in self._tables.subjects:
                return index if opening[index - 1] not in prepositions else None
        return None

    def _deed(self, name: Name, following: Sequence[tuple[str, int]]) -> Iterator[Stand]:
        """What it does by a verb that no table has: "X undersigned the treaty"."""
        tables = self._tables
        rest = self._following.partner(following)
        if not rest or POINTS.search(self._sentence, name.end - self._offset, rest[0][1]):
            return
        words = [word for word, _ in rest[:_DEED_REACH]]
        verb = next((word for word in words if word not in tables.finite and not word.endswith("ly")), "")
        helped = bool(words) and words[0] in tables.finite
        inflected = (
            verb.endswith(("ed", "es", "s")) and not verb.endswith("ss") and verb not in tables.outsiders
        )
        means = _BY_DOING.match(self._sentence, rest[0][1]) if " by " in self._sentence else None
        if means is not None and inflected and tables.verbs.get(means.group(1), "say") != "say":
            stand = self._stand(name, Shape.SUBJECT, tables.verbs[means.group(1)])
            yield replace(stand, begin=self._offset + means.start(1))
            return
        if words and (helped or inflected) and tables.clause_breaks.isdisjoint(words[:2]):
            group = IS if words[0] in BE else UNKNOWN
            yield replace(self._stand(name, Shape.DEED, group), has_verb=False)

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
