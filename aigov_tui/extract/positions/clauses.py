"""What the words after a name have it say, want or do, within its clause of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.chinese_clauses import chinese_verb
from aigov_tui.extract.positions.cues import IS, UNKNOWN
from aigov_tui.extract.positions.tied import Name, Shape, Stand
from aigov_tui.extract.positions.verbs import Verbs

_HAN = re.compile(f"[{HAN}]")
_POSSESSIVE = re.compile(r"'s?\s")
_POINTS = re.compile(r"[,;:()\"“”—–]")
_MARK = re.compile(r"[;:]\s|,\s(?=(?:the\s)?[A-Z]|(?:it|they|he|she|which|who)\s)")
_PHRASE = re.compile(r"by (?:[\w'’-]+ ){0,5}(?:[\w'’-]+,? )?")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_CLAUSE_BEGIN = re.compile(r"[;:]\s|,?\s(?:but|while|whereas|although|though)\s")
_SHORTEST_CLAUSE = 12  # code points
_PARTNERS = 80  # code points from "by" to the last of those who do something together
_PASSIVE_REACH = 120  # code points
_IS_DONE = re.compile(r" (?:is|are|was|were|be|been|being) ")
_DEED_REACH = 4
_BY_DOING = re.compile(r"[^,;:.]{0,60}?\bby (\w+ing)\b")
_OUR = ("Our ", "our ")
_NOUN_REACH = 4
_OWNED_REACH = 7
"""Of "the government's signature $10 billion housing package"."""
_MEANWHILE = frozenset({"after", "before", "since", "amid", "as", "despite", "until", "during", "because"})
_AND_SO_ON = _MEANWHILE | {"or", "also", "still", "even", "so", "not", "it", "they", "he", "she"}
_ANY = ("a", "an", "no")  # point at nothing said before
_OPENING = 5  # words
_INTRODUCED = re.compile(
    r"(?!While|Although|Though|If|When|As|Because|Since|Where)[A-Z](?:[^,.;:()“”\"]|(?<=\d),(?=\d)){3,90}, (it) "
)
"""A sentence that comes to whom it is about behind a comma: "On behalf of the group, it …"."""


class Reader(Verbs):
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
        if _POSSESSIVE.match(self._sentence, end) and self._following.office(end) is None:
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
        owns = office is None and _POSSESSIVE.match(self._sentence, end)
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

    def _passive(self, end: int) -> re.Match[str] | None:
        """What is done to a name that ends here, by a verb that urges or blames."""
        if _IS_DONE.search(self._sentence, end, end + _PASSIVE_REACH) is None:
            return None
        return self._tables.done_to.match(self._sentence, self._following.begin(end))

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

    def _deed(self, name: Name, following: Sequence[tuple[str, int]]) -> Iterator[Stand]:
        """What it does by a verb that no table has: "X undersigned the treaty"."""
        tables = self._tables
        rest = self._following.partner(following)
        if not rest or _POINTS.search(self._sentence, name.end - self._offset, rest[0][1]):
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
            group = IS if words[0] in _BE else UNKNOWN
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

    def _source(self, name: Name) -> Stand | None:
        """Whose a stand is, named behind it: "resistance on the part of X and Y"."""
        tables = self._tables
        first = self._first_partner(name)
        noun = tables.coming_from.search(self._sentence, max(0, first - _PARTNERS), first)
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

    def _head(self, name: Name) -> Stand | None:
        """What it does with those it leads: "a group of states, led by X and Y, opposes"."""
        first = self._first_partner(name)
        if self._tables.headed.search(self._sentence, max(0, first - _PARTNERS), first) is None:
            return None
        end = self._following.begin(name.end - self._offset)
        if not self._sentence.startswith(",", end):
            return None
        group = self._verb([word for word in self._words if word[1] >= end])
        if group is None:
            return None
        return replace(self._stand(name, Shape.SUBJECT, group), begin=self._offset + end + 1)

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
        reduced = self._words[by - 1][0] in tables.reduced and (by < 3 or helps[-1] not in tables.finite)
        if group == "say" or (_BE.isdisjoint(helps) and not reduced) or ("to", "be") in pairwise(helps):
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
        mark = _POINTS.search(self._sentence, at + len(word))
        stop = mark.start() if mark is not None else len(self._sentence)
        ahead = [one for one in rest if one[1] < stop]
        words = [one for one, _ in ahead]
        if any(one in _BE for one in words[:3]) and words[:1] not in (["to"], ["for"]):
            return ()
        return () if words[:1] and words[0] in _MEANWHILE else ahead

    def _by_noun(self, name: Name, following: Sequence[tuple[str, int]]) -> Iterator[Stand]:
        tables = self._tables
        starts = {other.start - self._offset for other in self._names if other is not name}
        owns = _POSSESSIVE.match(self._sentence, name.end - self._offset) is not None
        for index, (word, position) in enumerate(following[: _OWNED_REACH if owns else _NOUN_REACH]):
            if position in starts or word in tables.prepositions | tables.clause_breaks:
                return
            if word in tables.determiners - tables.pronouns and word != "no":
                return  # "X using the quota"
            if _POINTS.search(self._sentence, name.end - self._offset, position):
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
