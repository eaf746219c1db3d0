"""Whom a Chinese sentence without a verb of saying is about, whose words then stand in it or after it: 焦立新不担心，“……”。"""

from __future__ import annotations

import re
from bisect import bisect_left

from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.chinese_bodies import MOST_NAMES
from aigov_tui.extract.quotes.chinese_circumstances import TIME
from aigov_tui.extract.quotes.chinese_colons import Colons
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase, phrase_of
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, SpeakerForm

_SHORTEST_BESIDE = 8
_SHORTEST_PREDICATE = 5
_LONGEST_DOING = 4
"""Code points of what somebody does in saying it."""
_ENDS_CLAUSE = ("", "，", "。", "；")
_OWN_WORDS = ("我", "咱")
_LONGEST_LABEL = 6
_HAN = re.compile(f"[{HAN}]")
_HAN_ONLY = re.compile(f"[{HAN}]+")
_LONGEST_OFFICE = 12
"""Code points of an office between a verb and the name of whom it is done to."""
_ASKING = "问及到"
"""What ends a verb of asking: 追问, 问到, 问及."""
_LONGEST_COUNT = 3
_ONE = re.compile("[一某该这那][名位个]|该")
_MOST_TOLD = 3
"""Sentences before a quotation in which whom they are about is sought."""


class Tellers(Colons):
    """Finds whom the sentence of a quotation, or the one before it, is about."""

    def _beside(self, span: MarkedSpan) -> Cue | None:
        """The person a sentence is about that ends in a clause in marks: 焦立新不担心，“孩子不会输给机器”。"""
        start, end = span.outer_start, span.outer_end
        if end - start < _SHORTEST_BESIDE or self._plain[start - 1 : start] != "，":
            return None
        if self._plain[end : end + 1] not in ("", "。") or not lex.PREDICATE.search(
            self._text[start + 1 : end]
        ):
            return None
        low = self._sentence_start(start)
        phrase = self._name_in_clause(low, start)
        pronoun = self._pronoun_in(low, start)
        owns = pronoun is not None and self._plain.startswith(("的", "所"), pronoun.end)
        if pronoun is not None and not owns and (phrase is None or pronoun.start < phrase.start):
            phrase = pronoun
        while phrase is None and low < start:
            end = min(
                (at for mark in "，；" if (at := self._plain.find(mark, low, start)) >= 0), default=start
            )
            phrase = self._person_opening(low, end) if low < end else None
            low = end + 1
        if phrase is None or (phrase.form is SpeakerForm.NAME and not phrase.is_person):
            return None
        return Cue(phrase, None, Attribution.SENTENCE, adjacent=False, start=phrase.start)

    def _goes_on_acting(self, span: MarkedSpan, words: str) -> Cue | None:
        """Who does something right after words that open a sentence: “当时天气还挺好”，她一边听歌，一边……."""
        start = span.outer_end + 1
        opens = self._sentence_start(span.outer_start) == span.outer_start
        if not opens or self._plain[start - 1 : start] != "，" or len(words) <= _SHORTEST_PREDICATE:
            return None
        pronoun = self._pronoun_in(start, start + 2)
        if pronoun is None or pronoun.start != start or lex.SLOGAN.fullmatch(words) is not None:
            return None
        return Cue(pronoun, None, Attribution.SENTENCE, adjacent=False, start=start)

    def _predicated(self, span: MarkedSpan, words: str) -> Cue | None:
        """Whose own words say how they feel or what they do: 不少网友“感觉隐私被侵犯到”，……."""
        start = span.outer_start
        says = lex.PREDICATE.search(words) is not None and len(words) >= _SHORTEST_PREDICATE
        own = words.startswith(_OWN_WORDS)  # 她“我们村这”讲个不停
        if not own and (not says or self._plain[span.outer_end : span.outer_end + 1] not in _ENDS_CLAUSE):
            return None
        low = self._clause_start(self._sentence_start(start), start)
        phrase = self._subject_in_clause(low, start) if low < start else None
        if phrase is not None and phrase.end != start:
            return self._does_so(span, words, phrase, low)
        if phrase is None:
            return None
        several = phrase.form is SpeakerForm.NOMINAL and is_person(self._plain[low:start], plural=True)
        named = phrase.is_person and phrase.form is SpeakerForm.NAME
        if not several and not named and not (own and phrase.form is SpeakerForm.PRONOUN):
            return None
        return Cue(phrase, None, Attribution.SENTENCE, adjacent=False, start=low)

    def _does_so(self, span: MarkedSpan, words: str, phrase: Phrase, low: int) -> Cue | None:
        """Who says words that say something in doing something, whatever that is: 她放闪“我们在一起就是最幸运的事”."""
        doing = self._plain[phrase.end : span.outer_start]
        person = phrase.is_person or phrase.form is SpeakerForm.PRONOUN
        if not person or not 1 < len(doing) <= _LONGEST_DOING or lex.DOES_NO_SAYING.search(doing):
            return None
        if len(words) <= _LONGEST_LABEL or _HAN_ONLY.fullmatch(doing) is None:
            return None
        return Cue(phrase, doing, Attribution.SENTENCE, adjacent=False, start=low)

    def _teller(self, span: MarkedSpan) -> Cue | None:
        """Who the sentence before speaks of, or one before that, while they have no quotation themselves."""
        return self._told_before(self._sentence_start(span.outer_start))

    def _tells_before(self, span: MarkedSpan, pronoun: int) -> Cue | None:
        """Whom the pronoun at `pronoun` goes on with: who says what stands before it in its sentence, or all of the sentence
        before, without marks: 柯文哲回应，不要乱讲，他直言，“……”; 他指出，岸田一直……。“……”，他说。"""
        end = self._sentence_start(span.outer_start)
        low = self._sentence_start(end - 1) if end else 0
        several = self._plain[pronoun + 1 : pronoun + 2] == "们"
        own = self._tells_in(end, min(pronoun, span.outer_start), several=several)
        if own is not None or low >= end or self._is_said_between(low, end):
            return own
        if several and _HAN.search(self._plain, end, pronoun):
            return None  # 批评者指出，……。但信中签署者……，他们认为
        return self._tells_in(low, end, several=several)

    def _tells_in(self, low: int, end: int, *, several: bool) -> Cue | None:
        """Who says, in words without marks, what stands in `low:end`; who is asked, where somebody asks. `several`: the
        pronoun is 他们, which may be people without a name."""
        for start, stop in self._cues_in(low, end, plain=False):
            if self._plain[stop - 1] == "问" and (asked := self._person_at(stop)) is not None:
                return Cue(phrase_of(asked), None, Attribution.SENTENCE, adjacent=False, start=start)
            if self._plain[stop - 1] == "问" and (whom := lex.ASKED_ONE.match(self._plain, stop)) is not None:
                phrase = self._nominal(*whom.span("who"))
                if phrase is not None:  # 我问一位前研究员，……。他的回答
                    return Cue(phrase, None, Attribution.SENTENCE, adjacent=False, start=start)
            told = lex.TOLD_WHOM.match(self._plain, stop) if self._plain[start:stop] in lex.TELLING else None
            if (self._plain[stop : stop + 1] != "，" and told is None) or self._plain[stop - 1] in _ASKING:
                continue
            phrase = self._subject(low, start)
            nominal = phrase is not None and phrase.form is SpeakerForm.NOMINAL
            unnamed = (
                phrase is not None
                and nominal
                and is_person(self._plain[phrase.start : phrase.end], plural=False)
            )
            if several:
                known = unnamed
            else:  # 一名工程师告诉记者，……。“……”，他苦笑
                one = unnamed and phrase is not None and self._is_one(phrase)
                known = phrase is not None and (phrase.is_person or phrase.form is SpeakerForm.PRONOUN or one)
            if phrase is not None and known:
                verb = self._plain[start:stop]
                return Cue(phrase, verb, Attribution.SENTENCE, adjacent=False, start=start)
            if not several:
                return None
        return None

    def _is_one(self, nominal: Phrase) -> bool:
        """Is somebody without a name counted as one: 一名工程师, 该工作人员?"""
        before = self._plain[max(0, nominal.start - _LONGEST_COUNT) : nominal.end]
        return _ONE.search(before) is not None

    def _person_at(self, position: int) -> NamedSpan | None:
        """The person whose name, or whose office and name, begins here: 林书炜问|外长王毅会不会紧张."""
        index = bisect_left(self._name_starts, position)
        people = (n for n in self._names[index : index + MOST_NAMES] if n.kind is EntityKind.PERSON)
        name = next(people, None)
        return name if name is not None and self._is_office(position, name.start) else None

    def _is_office(self, start: int, end: int) -> bool:
        """Is what stands here the office of whoever is named behind it, or nothing?"""
        office = self._plain[start:end]
        return len(office) <= _LONGEST_OFFICE and (
            office == "" or lex.TITLE_AT_END.search(office) is not None
        )

    def _told_before(self, end: int, *, past_terms: bool = False) -> Cue | None:
        first = True
        nearest: Cue | None = None  # who does something in a sentence that reports nothing
        for _ in range(_MOST_TOLD):
            low = self._sentence_start(end - 1) if end else 0
            if low >= end or (not past_terms and self._is_said_between(low, end)):
                return nearest
            match = self._last_cue(low, end)
            verb = match[0] if match else end
            lead = TIME.match(self._plain, low, end)
            view = lex.VIEW.match(
                self._plain, lead.end() if lead is not None else low, end
            )  # 但在他看来，……。“……”
            subject = self._subject_in_clause(*view.span("holder")) if view is not None else None
            subject = subject or self._reporter(low, end)
            subject = subject or self._subject_in_clause(low, verb) or self._subject(low, verb)
            reports = view is not None or (match is not None and verbs.is_plain(self._plain[slice(*match)]))
            known = subject is not None and (subject.is_person or subject.form is SpeakerForm.PRONOUN)
            if nearest is not None:
                subject = subject if known and reports else None
            if subject is not None and (first or known or nearest is not None):
                cue = Cue(subject, None, Attribution.SENTENCE, adjacent=False, start=low)
                if reports or subject.is_person or past_terms:
                    return cue
                nearest = cue  # 肖先生指，……。后来，她……，“……”
            first = False
            end = low
        return nearest

    def _reporter(self, low: int, end: int) -> Phrase | None:
        """Who reports all that follows in a sentence, in the clause of that verb: 与此类似，多名车主|反映，自己……."""
        for start, stop in self._cues_in(low, end, plain=True):
            if not self._plain[stop : stop + 2].lstrip().startswith("，"):
                continue
            phrase = self._subject_in_clause(self._clause_start(low, start), start)
            if phrase is None:
                continue
            words = self._plain[phrase.start : phrase.end]
            known = phrase.is_person or phrase.form is not SpeakerForm.NAME
            return phrase if known and (phrase.is_person or is_person(words, plural=False)) else None
        return None

    def protagonist(self) -> Cue | None:
        """The person whom a paragraph is about that quotes nobody: the subject of its last sentence that has one."""
        found = self._told_before(len(self._plain), past_terms=True)
        return (
            found
            if found is not None and (found.phrase.is_person or found.phrase.form is SpeakerForm.PRONOUN)
            else None
        )
