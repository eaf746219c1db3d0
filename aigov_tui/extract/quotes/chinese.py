"""Reading the quotations of a Chinese paragraph: 李强表示，“……”。 “……”，李强说。 据……称。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.chinese_forms import Forms
from aigov_tui.extract.quotes.chinese_speaker_words import ANSWERING, NO_I
from aigov_tui.extract.quotes.chinese_terms import LONGEST_LABEL, is_closed
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.simplified import simplified

ADDING = ("补充", "補充", "续称", "續稱")
"""Verbs whose subject has spoken before."""
_HAN = re.compile(r"[㐀-䶿一-鿿·]+")
_OWN = re.compile("我(?![们們国國方军軍党黨司校院省市县縣区區行厂廠局部会會办辦台所社县刊报報])")
"""I, as no body says: not 我们, 我国, 我方."""


def is_chinese(text: str) -> bool:
    """Is this paragraph written in Chinese? At least every fourth of its first 400 code points a Han character."""
    sample = text[:400]
    return sum(len(run) for run in _HAN.findall(sample)) * 4 >= len(sample) > 0


def read(
    text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan], *, introduces: bool, headline: bool
) -> list[Reading]:
    """The paragraph's quotations in order; the arguments are those of the English rules."""
    paragraph = _Paragraph(text, spans, names)
    readings = [paragraph.read(index, headline=headline) for index in range(len(spans))]
    if introduces:
        cue = paragraph.cue_before(len(text), len(spans))
        cue = cue or paragraph.label_alone()
        if cue is not None and cue.adjacent:
            readings.append(Reading(len(spans), QuoteForm.BLOCK, cue))
    return readings


def is_label(form: QuoteForm, words: str) -> bool:
    """Is a fragment what a thing is called, which says nothing: not “世界的台积电”?"""
    says = "的" in words or lex.PREDICATE.search(simplified(words)) is not None
    return form is QuoteForm.PARTIAL and not says


def teller_of_paragraph(text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan]) -> Cue | None:
    """Whom a paragraph that quotes nobody is about, for the quotation that is the next paragraph."""
    return _Paragraph(text, spans, names).protagonist()


def who_opens(text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan]) -> Cue | None:
    """Whom a paragraph is about, for the quotation that opens the document right before it."""
    return _Paragraph(text, spans, names).acts_then(0)


class _Paragraph(Forms):
    """Tells of each quotation whether it is speech, of which form, and whose."""

    def read(self, index: int, *, headline: bool) -> Reading:
        """How the quotation with this index reads; they are read in order."""
        reading = self._reading(index, headline=headline)
        if reading.form is QuoteForm.TERM and not headline:
            reading = self._coordinated(index) or reading
        self._last = reading
        if reading.form is QuoteForm.TERM:
            self._terms.add(index)
        return reading

    def _coordinated(self, index: int) -> Reading | None:
        """The second of two fragments that one verb has: 对“甲”和“乙”保持警惕."""
        last = self._last
        if index == 0 or last is None or last.form is QuoteForm.TERM or last.cue is None:
            return None
        span, before = self._spans[index], self._spans[index - 1]
        between = self._plain[before.outer_end : span.outer_start]
        words = self._text[span.start : span.end]
        if lex.CONJUNCTION.fullmatch(between) is None or self._is_name(span, words):
            return None
        if last.form is QuoteForm.DIRECT and not (between == "、" and last.cue.adjacent):
            return None
        return Reading(index, QuoteForm.PARTIAL, last.cue)

    def _reading(self, index: int, *, headline: bool) -> Reading:
        """How the quotation with this index reads."""
        span = self._spans[index]
        if (last := self._goes_into_detail(index)) is not None:
            return Reading(index, QuoteForm.DIRECT, last)
        if self._is_in_title(span) or self._is_reported_on(span):
            return Reading(index, QuoteForm.TERM)
        words = self._text[span.start : span.end]
        if (written := self._written(span)) is not None:
            return Reading(index, QuoteForm.DIRECT if is_closed(words) else QuoteForm.PARTIAL, written)
        if self._is_question(span):
            asker = self._asker(span)
            return Reading(index, QuoteForm.PARTIAL, asker, unnamed=asker is None)
        after = self._cue_after(span)
        before = self._labelled(span) or self.cue_before(span.outer_start, index) or self._before_colon(span)
        before = self._called_by(span) or self._since(before)
        breaks_off = self._text[span.end - 1] in "，,"  # “下一个季度为零，”黄仁勋说：“……”
        if before is not None and before.adjacent and after is not None and self._leads_on(after):
            after = after if breaks_off else None  # 前者主张“先易后难”，后者坚持“……”
        if after is not None and self._is_answered(span, after):
            after = None  # 葛如鈞問，……，「……？」林宜敬答，……
        if before is not None and after is not None and self._reports_more(span, after):
            after = None  # 其母称，……，“……。”她续指，……
        if (
            before is not None
            and after is not None
            and lex.REPORT.match(before.verb or "")
            and after.phrase.is_person
        ):
            before = None  # 观察者网报道，“……”黄仁勋说
        if before is not None and (before.introduces or self._touches(span, before)):
            cue: Cue | None = before
        else:
            cue = (
                after
                or self._named_after(span)
                or before
                or self._according_to(span)
                or self._described(span)
                or self._worded(span)
                or self._beside(span)
            )
        if cue is None or (not cue.adjacent and is_closed(words)):
            cue = self._owned(span) or self._broken_off(span) or cue
        if cue is not None and _OWN.search(words) and self._is_body(cue):
            return Reading(
                index, QuoteForm.PARTIAL, teller=self._teller(span)
            )  # 公司要求……，“包括我父母的单位”
        whole = (
            cue is not None and cue.adjacent and (cue.introduces or cue.attribution is Attribution.CUE_AFTER)
        )
        if whole and (self._is_slogan_within(span, words) or self._is_byname(span, words)):
            whole = False
        if headline and not whole:
            return Reading(index, QuoteForm.TERM)
        if cue is not None and cue.phrase.head in lex.SAYINGS:
            return Reading(index, QuoteForm.PARTIAL, unnamed=True)
        if cue is None and (follows := self._followed(span)) is not None:
            return Reading(index, QuoteForm.DIRECT, follows)
        cue = cue or self._later(span, words) or self._goes_on_acting(span, words)
        if cue is None and self._is_passive(span):
            return Reading(index, QuoteForm.PARTIAL, unnamed=True)
        if cue is None and len(words) > LONGEST_LABEL and self._is_unclaimed(span):
            return Reading(index, QuoteForm.DIRECT, teller=self._teller(span))
        if cue is None and self._goes_on_telling(span) and not self._is_name(span, words):
            return Reading(index, QuoteForm.PARTIAL, teller=self._teller(span))
        cue = cue or self._predicated(span, words)
        if cue is None and self._is_trailing(span, words):
            teller = self._teller(span)
            if teller is not None or (self._last is not None and self._last.form is not QuoteForm.TERM):
                return Reading(index, QuoteForm.DIRECT, teller=teller)
        if not whole and self._is_term(span, words, cue):
            return Reading(index, QuoteForm.TERM, named=self._is_name(span, words))
        if cue is None and (whole_sentence := self._is_alone(span)) | is_closed(words):
            return Reading(index, QuoteForm.DIRECT, alone=whole_sentence, teller=self._teller(span))
        form = (
            QuoteForm.DIRECT
            if whole or (is_closed(words) and (len(words) >= 10 or self._is_alone(span)))
            else QuoteForm.PARTIAL
        )
        told = (
            self._tells_before(span, cue.phrase.start)
            if cue is not None and cue.phrase.form is SpeakerForm.PRONOUN
            else None
        )
        return Reading(index, form, cue, teller=told)

    def _since(self, before: Cue | None) -> Cue | None:
        """The cue before, or that of the quotation before where it stands between: 某某自称……，朱凤莲的回答是：“……”，这是“……”."""
        last = self._last.cue if self._last is not None and self._last.form is not QuoteForm.TERM else None
        if before is None or last is None or not last.introduces or before.adjacent:
            return before
        between = before.start < last.start and self._sentence_start(last.start) <= before.start
        return last._replace(adjacent=False, introduces=False) if between else before

    def _goes_into_detail(self, index: int) -> Cue | None:
        """Whose words a colon right after others brings in: 认为“……”：“……”."""
        last = self._last
        if index == 0 or last is None or last.form is QuoteForm.TERM:
            return None
        between = self._plain[self._spans[index - 1].outer_end : self._spans[index].outer_start]
        return last.cue if between in ("：", ":") else None

    def _reports_more(self, span: MarkedSpan, after: Cue) -> bool:
        """Does the cue after words that end a sentence bring in what else somebody says: “……。”她续指，……?"""
        verb_end = after.start + len(after.verb or "")
        further = lex.FURTHER.match(self._plain, after.phrase.end)
        ends = self._text[span.end - 1] in "。！？!?…"
        goes_on = self._plain[verb_end : verb_end + 1] not in ("", "。", "\0", "：", "\n")
        return ends and goes_on and further is not None and further.end() <= verb_end

    def _is_body(self, cue: Cue) -> bool:
        """Is it an organisation that does something in the sentence, and does not bring in these words?"""
        if cue.adjacent or cue.introduces:
            return False
        phrase = cue.phrase
        if phrase.form is SpeakerForm.NAME:
            return phrase.kind is EntityKind.ORGANIZATION
        return phrase.form is SpeakerForm.NOMINAL and phrase.head.endswith(NO_I)

    def _is_answered(self, span: MarkedSpan, after: Cue) -> bool:
        """Is the cue after a question that of its answer, which goes on without marks: 「……？」林宜敬答，……?"""
        verb = simplified(after.verb or "")
        goes_on = self._plain[after.start + len(verb) : after.start + len(verb) + 1] in ("，", "：")
        return self._text[span.end - 1] in "？?" and goes_on and verb.startswith(ANSWERING)

    def _later(self, span: MarkedSpan, words: str) -> Cue | None:
        """Who says something further on in the sentence of words that say something: ……“全数外移到别处”，但情况会变，他说：“……”."""
        says = lex.PREDICATE.search(words) is not None and len(words) > LONGEST_LABEL // 2
        asked = self._around(span)[0].endswith(lex.ASKED_ABOUT)
        if not says or asked or self._is_name(span, words):
            return None
        first = lex.REST_OF_SENTENCE.match(self._plain, span.outer_end)
        for verb, end in self._cues_in(*first.span(), plain=True) if first is not None else ():
            start = self._clause_start(span.outer_end, verb)
            phrase = self._subject_in_clause(start, verb) if start < verb else None
            if phrase is not None and (phrase.is_person or phrase.form is SpeakerForm.PRONOUN):
                words = self._plain[verb:end]
                return Cue(phrase, words, Attribution.CUE_AFTER, adjacent=False, start=verb)
        return None

    def _goes_on_telling(self, span: MarkedSpan) -> bool:
        """Does the sentence go on with what was said before it, without a subject: 并补充说，……“……”; 还称……“……”?"""
        low = self._sentence_start(span.outer_start)
        cue = lex.GOES_ON.match(self._plain, low, span.outer_start)
        return cue is not None and not verbs.is_not_verb(self._plain, *cue.span("verb"))
