"""Whether what stands in Chinese marks is speech, a part of it or a term, by the sentence around it; see `chinese_terms` for its words."""

from __future__ import annotations

import re
from bisect import bisect_left

from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_term_words as near
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.chinese_clauses import ASIDE
from aigov_tui.extract.quotes.chinese_cues import Cues
from aigov_tui.extract.quotes.chinese_subjects import NO_AGENT
from aigov_tui.extract.quotes.chinese_terms import LONGEST_LABEL, is_closed, is_term, names_thing
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.model.quote import QuoteForm
from aigov_tui.model.simplified import simplified

_HAN = re.compile(f"[{HAN}]")
_SENTENCE_ENDS = frozenset("。！？!?\n")
_SHARING = re.compile(f"{ASIDE}*(?:(?:[和与及或、]|以及|或者)?\0{{1,24}})*{ASIDE}*")
_AFTER = 8
_LONGEST_TITLE = 80
_REST = 160
"""Code points after a quotation in which its sentence's other words are sought; keeps many quotations in one linear."""
_SHORTEST_TRAILING = 8
_LONGEST_BYNAME = 6
_BEFORE = 20
"""Code points before a quotation that tell a term."""


class Forms(Cues):
    """Tells speech from what is named."""

    _last: Reading | None = None  # how the quotation before reads

    def _is_slogan_within(self, span: MarkedSpan, words: str) -> bool:
        """Does the sentence go on after a slogan or a law: 郑栅洁表示，“十四五”以来……?"""
        follows = self._plain[span.outer_end : span.outer_end + 1]
        if _HAN.match(follows) is None:
            return False
        words = simplified(words)
        if near.IN_CHARACTERS.match(self._plain, span.outer_end) or near.RIGHT.fullmatch(words):
            return True
        return lex.SLOGAN.fullmatch(words) is not None or lex.LAW.fullmatch(words) is not None

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
        asked = lex.CUE_AT_END.search(before.rstrip("，：")) is not None  # 他不满说，“……？”引发笑声
        opens = before[-1:] in ("", "，", "。", "\n") and not asked
        if opens and lex.BECOMES.match(follows) is not None:
            return True  # “工作会被取代吗？”成为普遍关切
        return lex.SUBJECT_OF.search(before) is not None and lex.DISCUSSED.match(follows) is not None

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

    def _touches(self, span: MarkedSpan, cue: Cue) -> bool:
        """Does the cue stand right before the mark: 马斯克反击称“……”，奥特曼回应?"""
        return cue.adjacent and cue.start + len(cue.verb or "") == span.outer_start
