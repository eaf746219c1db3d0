"""The speaker before a colon that no verb of saying stands before: 李强：“……”。 王坚语气坚定：“……”。 朱凤莲的回答直击要害：“……”。"""

from __future__ import annotations

from bisect import bisect_left

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_after import CuesAfter
from aigov_tui.extract.quotes.chinese_subjects import NO_AGENT
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase, phrase_of
from aigov_tui.model.quote import Attribution, SpeakerForm

_LONGEST_LABEL = 40
_MOST_NAMES = 6
"""Names of a clause that are asked whether its words are theirs."""


class Colons(CuesAfter):
    """Finds whose words a colon brings in."""

    def _labelled(self, span: MarkedSpan) -> Cue | None:
        """A name and a colon right before: 李强：“……”。"""
        low = self._sentence_start(span.outer_start)
        label = self._plain[low : span.outer_start].strip()
        if not 2 <= len(label) <= 12 or label[-1] not in "：:":
            return None
        colon = self._plain.index(label[-1], low)
        if self._last_cue(low, colon) is not None:
            return None
        phrase = self._subject_in_clause(low, colon)
        if phrase is None or phrase.end != colon:
            return None
        return Cue(phrase, label[-1], Attribution.CUE_BEFORE, True, True, colon)

    def label_alone(self) -> Cue | None:
        """A name and a colon that are the whole paragraph, before one that has the words: 英伟达首席执行官 黄仁勋："""
        colon = len(self._plain.rstrip()) - 1
        if not 1 < colon <= _LONGEST_LABEL or self._plain[colon] != "：":
            return None
        phrase = self._subject_in_clause(0, colon)
        named = lex.NAMED_BY_OFFICE.search(self._plain, 0, colon)
        if (phrase is None or phrase.end != colon) and named is not None:
            phrase = Phrase(*named.span("name"), SpeakerForm.NAME, named.group("name"))
        if phrase is None or phrase.end != colon:
            return None
        return Cue(phrase, self._text[colon], Attribution.CUE_BEFORE, True, True, colon)

    def _before_colon(self, span: MarkedSpan) -> Cue | None:
        """The subject of a sentence without a verb of saying that ends in a colon: 王坚语气坚定：“……”。"""
        low = self._sentence_start(span.outer_start)
        colon = self._before_blanks(span.outer_start) - 1
        if colon <= low or self._plain[colon] not in "：:":
            return None
        end = colon
        sent = lex.SENT_BY.search(self._plain, low, colon)
        if sent is not None and (phrase := self._subject_in_clause(*sent.span("who"))) is not None:
            return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
        while end > low:
            start = max(self._plain.rfind(mark, low, end) for mark in "，,；") + 1 or low
            reply = lex.REPLY_OF.match(self._plain, start, end)
            if reply is not None and (phrase := self._nominal(*reply.span("who"))) is not None:
                return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
            phrase = (
                self._owner_of_words(start, end)
                or self._name_in_clause(start, end)
                or self._pronoun_in(start, end)
                or self._nominal(start, end)
            )
            if phrase is not None and (phrase.form is not SpeakerForm.NAME or phrase.is_person):
                return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
            end = start - 1
        agent = self._passive_agent(low, colon)
        if agent is not None and agent is not NO_AGENT:
            return Cue(agent, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
        whose = lex.OWNED_SPEECH.search(self._plain, low, colon)
        if whose is not None and (head := lex.nominal_head(whose.group("who"))) is not None:
            begin, words = whose.start("who"), whose.group("who")
            if head[1] == len(words):  # 电梯里外卖员的哀诉：
                phrase = Phrase(begin + head[0], begin + head[1], SpeakerForm.NOMINAL, words[head[0] :])
                return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
        owned = lex.OWNED_NAME.search(self._plain, low, colon)
        if owned is not None:
            phrase = Phrase(owned.start(1), owned.end(1), SpeakerForm.NAME, owned.group(1))
            return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
        return None

    def _owner_of_answer(self, low: int, end: int) -> Phrase | None:
        """Whose answer or view these words are said to be: 高福的回答是“……”."""
        answer = lex.ANSWER_IS.search(self._plain, low, end)
        pronoun = (
            self._pronoun_in(self._clause_start(low, answer.start()), answer.start()) if answer else None
        )
        if answer is not None and pronoun is not None and pronoun.end == answer.start():
            return pronoun  # 他的回答是，“……”
        index = bisect_left(self._name_starts, answer.start()) - 1 if answer is not None else -1
        name = self._names[index] if index >= 0 else None
        if answer is None or name is None or name.end != answer.start() or name.start < low:
            return None
        return phrase_of(name)

    def _owner_of_words(self, start: int, end: int) -> Phrase | None:
        """Whose answer or comment a clause is about: 朱凤莲的回答直击要害."""
        index = bisect_left(self._name_starts, start)
        for name in self._names[index : index + _MOST_NAMES]:
            if name.end >= end:
                return None
            if lex.OWNED_WORDS_AFTER.match(self._plain, name.end, end) is not None:
                return phrase_of(name)
        return None
