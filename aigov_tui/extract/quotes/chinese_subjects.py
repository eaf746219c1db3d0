"""Who is the subject of a Chinese clause: a name that no preposition governs, a pronoun, a surname with a title, a nominal."""

from __future__ import annotations

from bisect import bisect_left

from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.names.chinese_vocabulary import is_common
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.chinese_circumstances import (
    LONGEST_ADVERBIAL,
    begins_doing,
    governed,
    without_trailing,
)
from aigov_tui.extract.quotes.chinese_named import Named
from aigov_tui.extract.quotes.chinese_nominals import CLAUSE_ENDS, NO_SUBJECT
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import SpeakerForm

_LONGEST_OFFICE = 12
"""Code points of a nominal beyond which it holds more than an office: 教育部近期也邀集学界代表."""
_LONGEST_AGENT = 24
"""Code points between 被 and its verb."""
_MOST_CUES = 6
"""Verbs of saying before one in its sentence whose subjects are looked at."""
NO_AGENT = Phrase(0, 0, SpeakerForm.NOMINAL, "")
"""What a passive has that says not by whom: 该公司被批评……."""


class Subjects(Named):
    """Finds subjects in a paragraph."""

    def _subject(self, low: int, verb: int) -> Phrase | None:
        """The subject of the verb at `verb`: sought in its own clause first, then with the verbs of saying before it in the
        sentence, then in the clauses before it."""
        start = self._clause_start(low, verb)
        phrase = (
            self._called_in_marks(verb)
            or self._subject_in_clause(start, verb)
            or (self._noun_alone(start, verb) if lex.EVIDENCE.match(self._plain, verb) is None else None)
            or self._subject_of_occasion(low, start)
            or self._passed_on(low, start)
            or self._subject_of_earlier_cue(low, start)
            or self._noun_alone(start, verb)
        )
        while phrase is None and start > low:
            end = start - 1
            start = self._clause_start(low, end)
            if lex.WITHOUT_SUBJECT.match(self._plain, start, end) is not None:
                continue  # 蒋磊赶到后，一边安抚赵阿姨，一边劝说
            rebuked = lex.REBUKED.search(self._plain, start, end)
            phrase = self._subject_in_clause(*(rebuked.span("who") if rebuked else (start, end)))
            if self._only_words(phrase):
                phrase = None  # 英伟达也发出声明，批评……
            done_to = phrase is not None and not phrase.is_person and start < phrase.start < phrase.end == end
            group = self._opening_group(start, end) if phrase is None or _is_long(phrase) or done_to else None
            if group is not None and (phrase is None or done_to or phrase.start <= group.end):
                phrase = group  # 教育部近期也邀集学界代表，希望……
        return phrase

    def _called_in_marks(self, verb: int) -> Phrase | None:
        """Who goes by a name in marks right before the verb: 微博大V“球场数学家”|撰文称."""
        span = self._term_ending_at(verb)
        if span is None or lex.GOES_BY.search(self._plain, 0, span.outer_start) is None:
            return None
        return Phrase(span.start, span.end, SpeakerForm.NAME, self._text[span.start : span.end])

    def _passed_on(self, low: int, end: int) -> Phrase | None:
        """Whose words the clause right before says are passed on: 李慧芝转述院长卓荣泰的裁示，要求……."""
        if end <= low:
            return None
        passed = lex.PASSED_ON.search(self._plain, self._clause_start(low, end - 1), end - 1)
        return self._name_in_clause(*passed.span("who")) if passed is not None else None

    def _subject_of_occasion(self, low: int, end: int) -> Phrase | None:
        """Who does what the clauses right before are the occasion of: 民警进入接待室后，说了一句……."""
        while end > low:
            start = self._clause_start(low, end - 1)
            if lex.WITHOUT_SUBJECT.match(self._plain, start, end - 1) is None:
                break
            end = start
        if end <= low or not self._plain.startswith(lex.OCCASION_ENDS, end - 2):
            return None
        phrase = self._subject_in_clause(start, end - 1)
        if phrase is None or self._only_words(phrase) or governed(self._plain, phrase.start, start):
            return None
        known = phrase.is_person or phrase.form is SpeakerForm.PRONOUN
        return phrase if known or is_person(self._plain[phrase.start : phrase.end], plural=False) else None

    def _only_words(self, phrase: Phrase | None) -> bool:
        """Has a nominal a word of saying in it: 誓言整肃白宫?"""
        nominal = phrase is not None and phrase.form is SpeakerForm.NOMINAL
        return (
            phrase is not None
            and nominal
            and lex.CUE.search(self._plain, phrase.start, phrase.end) is not None
        )

    def _clause_start(self, low: int, end: int) -> int:
        """Where the clause begins that ends at `end`; what is a term in marks belongs to it: 在“真实社交”平台发帖."""
        start = end
        while start > low and self._plain[start - 1] not in CLAUSE_ENDS:
            if self._plain[start - 1] != "\0":
                start -= 1
                continue
            term = self._term_ending_at(start)
            if term is None or term.outer_start < low:
                break
            start = term.outer_start
        return start

    def _subject_of_earlier_cue(self, low: int, high: int) -> Phrase | None:
        """郭智辉回击，强调……，张的忧虑……，并喊话：what stands between belongs to what 郭智辉 says."""
        position = high
        for _ in range(_MOST_CUES):
            cue = self._last_cue(low, position)
            if cue is None:
                return None
            position = cue[0]
            start = self._clause_start(low, position)
            found = self._subject_in_clause(start, position)
            if found is None:
                continue
            told = found.form in (SpeakerForm.PRONOUN, SpeakerForm.SHORT_NAME) or found.is_person
            if not told and not verbs.is_plain(self._plain[slice(*cue)]):
                continue
            opens = found.start == self._past_time(start, position) and self._plain[start] not in NO_SUBJECT
            if told or (found.form is SpeakerForm.NOMINAL and opens):
                return found
        return None

    def _subject_in_clause(self, start: int, end: int) -> Phrase | None:
        if self._plain[start : start + 2] in lex.FORMER | lex.LATTER and start + 2 <= end:
            return Phrase(start, start + 2, SpeakerForm.NOMINAL, self._plain[start : start + 2])
        if (pointed := self._pointed_at(start, end)) is not None:
            return pointed
        if (passed := lex.PASSED_ON.search(self._plain, start, end)) is not None:
            told = self._name_in_clause(*passed.span("who")) or self._nominal(*passed.span("who"))
            if told is not None:
                return told
        if (paper := lex.WITHIN_PAPER.fullmatch(self._plain, start, end)) is not None:
            words = paper.group("paper")
            alone = (
                Phrase(*paper.span("paper"), SpeakerForm.NOMINAL, words)
                if words[1:] == "中" and words != "其中"
                else None
            )
            return self._paper_before(start) or alone
        if (met := lex.MET.search(self._plain, start, end)) is not None:
            who = met.span("who" if met.group("who") is not None else "named")
            heard = self._name_in_clause(*who)
            if heard is None and met.group("who") is not None:
                heard = self._nominal(*who)
            if heard is not None:
                return heard
        found = self._name_in_clause(start, end)
        short = self._family_name_opening(start, end)
        if short is not None and (found is None or found.start > short.start):
            return short
        pronoun = lex.PRONOUN.search(self._plain, start, end)
        if (
            pronoun is not None
            and found is not None
            and self._plain[pronoun.end() : pronoun.end() + 1] == "的"
        ):
            pronoun = None  # 他的同行周葆华
        if pronoun is not None and self._plain[pronoun.end() : pronoun.end() + 1] == "的":
            owned = self._nominal(pronoun.end() + 1, end) if pronoun.end() + 1 < end else None
            if owned is not None:
                return owned  # 他的父亲
        leads = pronoun is not None and (found is None or pronoun.start() < found.start)
        if pronoun is not None and leads and not governed(self._plain, pronoun.start(), start):
            return Phrase(pronoun.start(), pronoun.end(), SpeakerForm.PRONOUN, pronoun.group())
        if found is not None:
            return self._related(found, end) or found
        family = lex.FAMILY_KNOWN.search(self._plain, start, end)
        if family is not None and lex.RELATED_TO.match(self._plain, family.end(), end) is not None:
            family = None  # 余姓女教师的母亲
        if family is not None and not governed(self._plain, family.start(), start):
            return Phrase(*family.span(), SpeakerForm.NOMINAL, family.group())
        surname = lex.SURNAME_TITLE.search(self._plain, start, end)
        if surname is not None and is_common(
            self._plain[max(start, surname.start() - 1) : surname.start() + 1]
        ):
            surname = None  # 语文老师
        owns = surname is not None and self._plain[surname.end() : surname.end() + 1] == "的"
        if surname is not None and not owns and not governed(self._plain, surname.start(), start):
            return Phrase(surname.start(), surname.end(), SpeakerForm.SHORT_NAME, surname.group())
        nominal = self._nominal(start, end)
        return None if nominal is not None and self._cuts_name(nominal.end) else nominal

    def _family_name_opening(self, start: int, end: int) -> Phrase | None:
        """The family name alone of somebody whom the paragraph names, before what they do: 柯|还马上拍拍刘明武的肩膀表示."""
        start = self._past_time(start, end)
        character = self._plain[start : start + 1]
        if character not in lex.SURNAMES or end - start < 2 or is_common(self._plain[start : start + 2]):
            return None
        named = any(
            name.kind is EntityKind.PERSON
            and name.end - name.start > 1
            and self._plain[name.start] == character
            for name in self._names
        )
        index = bisect_left(self._name_starts, start)
        here = index < len(self._names) and self._names[index].start == start
        if not named or here or not begins_doing(self._plain, start + 1, end):
            return None
        return Phrase(start, start + 1, SpeakerForm.SHORT_NAME, character)

    def _pointed_at(self, start: int, end: int) -> Phrase | None:
        """这位……的官员: who is pointed back at, whoever is named in between."""
        begin = self._past_time(start, end)
        if lex.SOMEBODY_POINTED.match(self._plain, begin, end) is None:
            return None
        words = without_trailing(self._plain[begin:end].rstrip())
        head = lex.nominal_head(words)
        if head is None or head[1] != len(words) or "的" not in words:
            return None
        return Phrase(begin, begin + head[1], SpeakerForm.NOMINAL, words[head[0] :])

    def _passive_agent(self, low: int, verb: int) -> Phrase | None:
        """Who speaks in 被网友称为: the phrase between 被 and the verb, `NO_AGENT` where nobody stands there."""
        start = max(low, verb - _LONGEST_AGENT)
        passive = max(self._plain.rfind(mark, start, verb) for mark in lex.PASSIVES)
        if lex.NO_PASSIVE.match(self._plain, max(passive, 0)) is not None:
            return None
        if passive < start or any(mark in CLAUSE_ENDS for mark in self._plain[passive:verb]):
            return None
        if self._last_cue(passive + 1, verb) is not None:
            return None  # 他被问到……时表示
        found = self._subject_in_clause(passive + 1, verb) if passive + 1 < verb else None
        if (found.end if found is not None else passive + 1) < verb - LONGEST_ADVERBIAL:
            return None  # it is another verb's: 对被列入名单做出回应
        return found or NO_AGENT


def _is_long(phrase: Phrase) -> bool:
    return phrase.form is SpeakerForm.NOMINAL and phrase.end - phrase.start > _LONGEST_OFFICE
