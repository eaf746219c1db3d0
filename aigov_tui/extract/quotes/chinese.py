"""Reading the quotations of a Chinese paragraph: 李强表示，“……”。 “……”，李强说。 据……称。"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.chinese_clauses import ASIDE
from aigov_tui.extract.quotes.chinese_cues import Cues
from aigov_tui.extract.quotes.chinese_subjects import NO_AGENT
from aigov_tui.extract.quotes.chinese_terms import LONGEST_LABEL, is_closed, is_term, names_thing
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.simplified import simplified

ADDING = ("补充", "補充", "续称", "續稱")
"""Verbs whose subject has spoken before."""
_HAN = re.compile(r"[㐀-䶿一-鿿·]+")
_SENTENCE_ENDS = frozenset("。！？!?\n")
_SHARING = re.compile(f"{ASIDE}*(?:(?:[和与及或]|以及|或者)\0{{1,24}})*{ASIDE}*")
_AFTER = 8
_LONGEST_TITLE = 80
_REST = 160
"""Code points after a quotation in which its sentence's other words are sought; keeps many quotations in one linear."""
_SHORTEST_TRAILING = 8
_LONGEST_BYNAME = 6
_BEFORE = 20
"""Code points before a quotation that tell a term."""


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


def teller_of_paragraph(text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan]) -> Cue | None:
    """Whom a paragraph that quotes nobody is about, for the quotation that is the next paragraph."""
    return _Paragraph(text, spans, names).protagonist()


def who_opens(text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan]) -> Cue | None:
    """Whom a paragraph is about, for the quotation that opens the document right before it."""
    return _Paragraph(text, spans, names)._acts_then(0)


class _Paragraph(Cues):
    """Tells of each quotation whether it is speech, of which form, and whose."""

    _last: Reading | None = None

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
            cue = self._owned(span) or cue
        whole = (
            cue is not None and cue.adjacent and (cue.introduces or cue.attribution is Attribution.CUE_AFTER)
        )
        if whole and (self._is_slogan_within(span, words) or self._is_byname(span, words)):
            whole = False
        if headline and not whole:
            return Reading(index, QuoteForm.TERM)
        if cue is not None and cue.phrase.head in lex.SAYINGS:
            return Reading(index, QuoteForm.PARTIAL, unnamed=True)
        cue = cue or self._followed(span) or self._later(span, words) or self._goes_on_acting(span, words)
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

    def _is_slogan_within(self, span: MarkedSpan, words: str) -> bool:
        """Does the sentence go on after a slogan or a law: 郑栅洁表示，“十四五”以来……?"""
        follows = self._plain[span.outer_end : span.outer_end + 1]
        if _HAN.match(follows) is None:
            return False
        words = simplified(words)
        return lex.SLOGAN.fullmatch(words) is not None or lex.LAW.fullmatch(words) is not None

    def _reports_more(self, span: MarkedSpan, after: Cue) -> bool:
        """Does the cue after words that end a sentence bring in what else somebody says: “……。”她续指，……?"""
        verb_end = after.start + len(after.verb or "")
        further = lex.FURTHER.match(self._plain, after.phrase.end)
        ends = self._text[span.end - 1] in "。！？!?…"
        goes_on = self._plain[verb_end : verb_end + 1] not in ("", "。", "\0", "：", "\n")
        return ends and goes_on and further is not None and further.end() <= verb_end

    def _touches(self, span: MarkedSpan, cue: Cue) -> bool:
        """Does the cue stand right before the mark: 马斯克反击称“……”，奥特曼回应?"""
        return cue.adjacent and cue.start + len(cue.verb or "") == span.outer_start

    def _is_passive(self, span: MarkedSpan) -> bool:
        """Do these words end in a passive that says not whose they are: 该公司被批评“……”?"""
        low = self._sentence_start(span.outer_start)
        match = self._last_cue(low, span.outer_start)
        if match is None or match[1] < span.outer_start - 2:
            return False
        named = self._plain[max(low, span.outer_start - 6) : span.outer_start].endswith(lex.TERM_CUES)
        return not named and self._passive_agent(low, match[0]) is NO_AGENT

    def _is_trailing(self, span: MarkedSpan, words: str) -> bool:
        """Does whoever spoke go on to say what ends a sentence without a speaker: 甘利明说，……。分寸很重要，“但他没有错误”?"""
        says = lex.PREDICATE.search(words) is not None and len(words) >= _SHORTEST_TRAILING
        follows = self._plain[span.outer_end : span.outer_end + 1]
        goes_on = self._last is not None and self._last.form is not QuoteForm.TERM
        ends = follows in ("", "。") or (follows == "，" and goes_on and len(words) > LONGEST_LABEL)
        if not says or not ends or self._plain[span.outer_start - 1 : span.outer_start] != "，":
            return False
        return not self._is_name(span, words)

    def _is_byname(self, span: MarkedSpan, words: str) -> bool:
        """Does the name of whom or what is called so follow: “护国神山”台积电?"""
        index = bisect_left(self._name_starts, span.outer_end)
        opens = self._plain[span.outer_start - 1 : span.outer_start] in ("", "，", "。", "；")
        follows = opens and index < len(self._names) and self._names[index].start == span.outer_end
        named = len(words) <= _LONGEST_BYNAME and not is_closed(words)
        return follows and named and lex.PREDICATE.search(words) is None

    def _is_somebody_or_thing(self, span: MarkedSpan) -> bool:
        """Is all that the marks hold one name: “行政院”?"""
        index = bisect_left(self._name_starts, span.start)
        name = self._names[index] if index < len(self._names) else None
        return name is not None and (name.start, name.end) == (span.start, span.end)

    def _is_unclaimed(self, span: MarkedSpan) -> bool:
        """Is this speech, though its sentence has no subject: 甚至危言耸听地表示“……”; or a clause that opens one?"""
        low = self._sentence_start(span.outer_start)
        cue = self._last_cue(low, span.outer_start)
        if cue is not None and cue[1] == span.outer_start and verbs.is_plain(self._plain[slice(*cue)]):
            return True
        opens = not _HAN.search(self._plain[low : span.outer_start])
        says = lex.PREDICATE.search(self._text[span.start : span.end]) is not None
        return opens and says and self._plain[span.outer_end : span.outer_end + 1] == "，"

    def _is_in_title(self, span: MarkedSpan) -> bool:
        """Does it stand between title marks: 《中国的冲击“才刚刚开始”》?"""
        low = max(0, span.outer_start - _LONGEST_TITLE)
        opener = self._plain.rfind("《", low, span.outer_start)
        return opener >= 0 and self._plain.find("》", opener, span.outer_start) < 0

    def _is_reported_on(self, span: MarkedSpan) -> bool:
        """就“……”进行报告: what is spoken or written on."""
        before = self._plain[max(0, span.outer_start - _BEFORE) : span.outer_start]
        follows = self._plain[span.outer_end : span.outer_end + _AFTER]
        if lex.ENTITLED.search(before) is not None:
            return True
        return lex.SUBJECT_OF.search(before) is not None and lex.DISCUSSED.match(follows) is not None

    def _later(self, span: MarkedSpan, words: str) -> Cue | None:
        """Who says something further on in the sentence of words that say something: ……“全数外移到别处”，但情况会变，他说：“……”."""
        says = lex.PREDICATE.search(words) is not None and len(words) > LONGEST_LABEL // 2
        asked = self._plain[max(0, span.outer_start - _BEFORE) : span.outer_start].endswith(lex.ASKED_ABOUT)
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

    def _around(self, span: MarkedSpan) -> tuple[str, str]:
        """What stands before a quotation, and after it: past an aside, and past others that share the noun: 「買進」或「賣出」評等."""
        before = self._plain[max(0, span.outer_start - _BEFORE) : span.outer_start]
        shared = _SHARING.match(self._plain, span.outer_end)
        end = shared.end() if shared is not None else span.outer_end
        return before, self._plain[end : end + _AFTER]

    def _is_name(self, span: MarkedSpan, words: str) -> bool:
        if self._is_somebody_or_thing(span):
            return True
        before, follows = self._around(span)
        return names_thing(before, words, follows, None)

    def _is_term(self, span: MarkedSpan, words: str, cue: Cue | None) -> bool:
        if cue is None and (self._is_alone(span) or lex.SAID_SO.match(self._plain, span.outer_end)):
            return False
        if cue is not None and not cue.introduces and self._is_somebody_or_thing(span):
            return True
        if self._is_byname(span, words) and (cue is None or not self._touches(span, cue)):
            return True
        if cue is not None and self._is_said_of(span, cue) and not self._is_name(span, words):
            return False
        before, follows = self._around(span)
        return is_term(before, words, follows, cue)

    def _is_said_of(self, span: MarkedSpan, cue: Cue) -> bool:
        """Does the name of whom a verb attacks or praises stand right before the words: 炮轰国民党“腐朽分赃”?"""
        index = bisect_left(self._name_starts, span.outer_start) - 1
        name = self._names[index] if index >= 0 else None
        end = cue.start + len(cue.verb or "")
        if name is None or name.end != span.outer_start or name.start < end:
            return False
        return self._is_office(end, name.start)  # 要求一旁的行政院长|苏贞昌“闭嘴”

    def _is_alone(self, span: MarkedSpan) -> bool:
        start = self._sentence_start(span.outer_start)
        end = span.outer_end
        last = min(len(self._plain), end + _REST)
        while end < last and self._plain[end] not in _SENTENCE_ENDS:
            if _HAN.match(self._plain[end]):
                return self._text[span.end - 1] in "。！？!?…" and not _HAN.search(
                    self._plain[start : span.outer_start]
                )
            end += 1
        return not _HAN.search(self._plain[start : span.outer_start])
