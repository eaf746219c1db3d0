"""Whose Chinese words are said to be, behind them: “……”，申卫星的这句话……. “……”这是他的感受。 用“……”形容. “……”的横额."""

from __future__ import annotations

from bisect import bisect_left

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_bodies import MOST_NAMES
from aigov_tui.extract.quotes.chinese_subjects import Subjects
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase, phrase_of
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, SpeakerForm

_SENTENCE_ENDS = frozenset("。！？\0\n")
_REACH = 48
"""Code points after a quotation within which its owner is named."""
_FARTHEST = 80
"""Code points of other quotations between one and the verb that it shares with them."""


class Called(Subjects):
    """Finds who is said to own or to have worded a quotation."""

    def _owned(self, span: MarkedSpan) -> Cue | None:
        """Whose the words are called after them: “……”，申卫星的这句话……."""
        start = span.outer_end
        while start < len(self._plain) and self._plain[start] in "，,—。 ":
            start += 1
        index = bisect_left(self._name_starts, start)
        for name in self._names[index : index + MOST_NAMES]:
            if name.start > start + _REACH or not self._in_one_sentence(start, name.start):
                return None
            if lex.PRONOUN.search(self._plain, start, name.start) is not None:
                return None  # “……”他相信大家不会认同川普的说法
            owned = self._plain[name.end : name.end + 1] == "的" and name.kind is EntityKind.PERSON
            if owned and lex.OWNED_WORDS.search(self._plain, name.end + 1, name.end + 6) is not None:
                phrase = phrase_of(name)
                return Cue(phrase, None, Attribution.CUE_AFTER, adjacent=True, start=name.start)
        return None

    def _written(self, span: MarkedSpan) -> Cue | None:
        """What bears the words or voices them, right behind them: 拉起“……”的横额."""
        found = lex.WRITTEN.match(self._plain, span.outer_end)
        if found is None:
            return None
        if found.group("voice"):
            start = self._before_marks(span.outer_start, _FARTHEST)
            verb = self._last_cue(self._sentence_start(start), start)
            if verb is None or verb[1] != start:
                return None  # “砰”的声音
        what = found.lastgroup or "what"
        phrase = Phrase(*found.span(what), SpeakerForm.NOMINAL, found.group(what))
        return Cue(phrase, None, Attribution.CUE_AFTER, adjacent=True, start=phrase.start)

    def _before_marks(self, position: int, farthest: int) -> int:
        """Where the quotations begin that stand side by side right before a place, so many code points back at most."""
        near = self._plain[max(0, position - farthest) : position]
        return position - len(near) + len(near.rstrip("\0"))

    def _worded(self, span: MarkedSpan) -> Cue | None:
        """Who is told to have worded it so: 周鸿祎有过精彩的分享，其中“……”的表述."""
        if lex.WORDING.match(self._plain, span.outer_end) is None:
            return None
        low = self._sentence_start(span.outer_start)
        phrase = self._subject(low, span.outer_start) if low < span.outer_start else None
        if phrase is None or not (phrase.is_person or phrase.form is SpeakerForm.PRONOUN):
            return None
        return Cue(phrase, None, Attribution.SENTENCE, adjacent=True, start=phrase.start)

    def _in_one_sentence(self, start: int, end: int) -> bool:
        return not any(mark in _SENTENCE_ENDS for mark in self._plain[start:end])

    def _described(self, span: MarkedSpan) -> Cue | None:
        """Who describes a thing with these words: 黄仁勋用“……”形容它."""
        start = span.outer_start - 1
        if start < 0 or self._plain[start] not in "用以":
            return None
        described = lex.DESCRIBED.match(self._plain, span.outer_end)
        low = self._sentence_start(span.outer_start)
        phrase = self._subject(low, start) if described is not None and start > low else None
        if described is None or phrase is None:
            return None
        return Cue(phrase, described.group(), Attribution.CUE_BEFORE, adjacent=False, start=span.outer_end)

    def _named_after(self, span: MarkedSpan) -> Cue | None:
        """Whose the sentence after a quotation calls it: “……。”这是记者阿列克谢感受到的信号. “……”，网友给出这样的评价。"""
        start = span.outer_end
        told = lex.CALLED.match(self._plain, start)
        if told is None:
            return None
        phrase: Phrase | None
        if told.group("whose") is not None:
            phrase = self._name_in_clause(*told.span("whose")) or self._pronoun_in(*told.span("whose"))
        else:
            named = next(name for name in ("who", "so", "asker") if told.group(name) is not None)
            phrase = self._subject_in_clause(*told.span(named))
        if phrase is None or (told.group("whose") is not None and not phrase.is_person):
            return None
        return Cue(phrase, None, Attribution.CUE_AFTER, adjacent=True, start=phrase.start)
