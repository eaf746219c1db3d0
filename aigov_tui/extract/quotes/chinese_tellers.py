"""Whom a Chinese sentence without a verb of saying is about, whose words then stand in it or after it: 焦立新不担心，“……”。"""

from __future__ import annotations

from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_circumstances import TIME
from aigov_tui.extract.quotes.chinese_colons import Colons
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.model.quote import Attribution, SpeakerForm

_SHORTEST_BESIDE = 8
_SHORTEST_PREDICATE = 5
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
        if not says or self._plain[span.outer_end : span.outer_end + 1] not in ("", "，", "。", "；"):
            return None
        low = self._clause_start(self._sentence_start(start), start)
        phrase = self._subject_in_clause(low, start) if low < start else None
        if phrase is None or phrase.end != start:
            return None
        several = phrase.form is SpeakerForm.NOMINAL and is_person(self._plain[low:start], plural=True)
        if not several and not (phrase.is_person and phrase.form is SpeakerForm.NAME):
            return None
        return Cue(phrase, None, Attribution.SENTENCE, adjacent=False, start=low)

    def _teller(self, span: MarkedSpan) -> Cue | None:
        """Who the sentence before speaks of, or one before that, while they have no quotation themselves."""
        return self._told_before(self._sentence_start(span.outer_start))

    def _tells_before(self, span: MarkedSpan) -> Cue | None:
        """Who says the sentence before without marks: 他指出，岸田一直……。“……”，他说。"""
        end = self._sentence_start(span.outer_start)
        low = self._sentence_start(end - 1) if end else 0
        if low >= end or self._is_said_between(low, end):
            return None
        for start, stop in self._cues_in(low, end, plain=True):
            if self._plain[stop : stop + 1] != "，":
                continue
            phrase = self._subject(low, start)
            if phrase is None or not (phrase.is_person or phrase.form is SpeakerForm.PRONOUN):
                return None
            verb = self._plain[start:stop]
            return Cue(phrase, verb, Attribution.SENTENCE, adjacent=False, start=start)
        return None

    def _told_before(self, end: int, *, past_terms: bool = False) -> Cue | None:
        first = True
        for _ in range(_MOST_TOLD):
            low = self._sentence_start(end - 1) if end else 0
            if low >= end or (not past_terms and self._is_said_between(low, end)):
                return None
            match = self._last_cue(low, end)
            verb = match[0] if match else end
            lead = TIME.match(self._plain, low, end)
            view = lex.VIEW.match(
                self._plain, lead.end() if lead is not None else low, end
            )  # 但在他看来，……。“……”
            subject = (self._subject_in_clause(*view.span("holder")) if view is not None else None) or (
                self._subject_in_clause(low, verb) or self._subject(low, verb)
            )
            if subject is not None and (first or subject.is_person or subject.form is SpeakerForm.PRONOUN):
                return Cue(subject, None, Attribution.SENTENCE, adjacent=False, start=low)
            first = False
            end = low
        return None

    def protagonist(self) -> Cue | None:
        """The person whom a paragraph is about that quotes nobody: the subject of its last sentence that has one."""
        found = self._told_before(len(self._plain), past_terms=True)
        return (
            found
            if found is not None and (found.phrase.is_person or found.phrase.form is SpeakerForm.PRONOUN)
            else None
        )
