"""The cue of a Chinese quotation that stands after it: “……”，李强说。 “……”，申卫星的这句话……. “……”这是他的感受。"""

from __future__ import annotations

import re
from itertools import islice

from aigov_tui.extract.names.chinese_vocabulary import is_common
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.chinese_called import Called
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.model.quote import Attribution, SpeakerForm

_CLOSING = frozenset("。！？!?，,…")
_LONGEST_MANNER = 6
"""Code points of an adverbial between a subject and its verb: 乐呵呵地."""
_SENTENCE_ENDS = frozenset("。！？\n")
_FIRST_CLAUSE = re.compile(r"[^。！？\0\n；，]{1,100}")
_CIRCUMSTANCES = re.compile(r"(?:在|当|面对|对于|谈及|谈到|谈起|针对|就)[^，。！？\0\n]{2,40}，")
"""“……”，在接受采访时，他说"""
_GOES_ON = frozenset("也并且但而却还又不没就都才更")
"""A clause that begins so goes on with the sentence that the quotation stands in."""
_ONLY_TELLS = re.compile(r"(?P<told>[^。！？，；：\0\n]{2,60})(?=。|$)")
_HAN = re.compile(f"[{HAN}]")
_CLAUSE = re.compile(r"[^。！？\0\n；，：]{1,60}，?")
_MOST_CLAUSES = 3
_BREAKING_IN = re.compile(r"(?P<does>[^。！？；：，\0\n]{2,24})，(?=\0)")
"""“你看，”他乐了，“……”: what stands between two parts of one sentence."""
_ADVERBS = "经常总也还又曾已"
_LONGEST_REST = 12
"""Code points between a cue after a quotation and the end of its clause."""
_FARTHEST = 160
"""Code points of quotations side by side that are looked at from each of them."""
_MOST_CUES = 6
_OPENING = re.compile(r"(?:[^，。！？：；\0\n]{1,14}，){1,2}")
"""Short clauses before the one that tells who spoke: “……。”一开场，朱之鑫介绍……."""


class CuesAfter(Called):
    """Finds who is said after a quotation to have said it."""

    def _cue_after(self, span: MarkedSpan) -> Cue | None:
        """The cue right after the quotation: “……”，李强说。"""
        start = span.outer_end
        asked = lex.CALLED.match(self._plain, start) if self._text[span.end - 1] in "？?" else None
        if asked is not None and asked.group("asker") is not None and not self._tells_on(asked.end()):
            return self._named_after(span)
        while start < len(self._plain) and self._plain[start] in "，,—。 ":
            if self._plain[start] == "。":
                return self._told_after(start + 1)
            start += 1
        closed = self._text[span.end - 1] in _CLOSING
        if not closed and self._inside_clause(span):
            return self._just_says(span)
        if not closed and self._plain[span.outer_end : start] == "":
            return None
        if (circumstances := _CIRCUMSTANCES.match(self._plain, start)) is not None:
            start = circumstances.end()
        first = _FIRST_CLAUSE.match(self._plain, start)
        if first is None or self._plain[start] in _GOES_ON:
            return None
        if (said := self._said_in_report(span, first)) is not None:
            return said
        for match in islice(lex.CUE.finditer(self._plain, start, first.end()), _MOST_CUES):
            if match.start() == start or first.end() - match.end() > _LONGEST_REST:
                continue
            if self._plain.startswith("的", match.end()):
                continue  # 参与撰写的分析师说
            passes_on = lex.REPORT.match(match.group()) is not None
            if passes_on and self._last_cue(match.end(), first.end()) is not None:
                continue  # 浙江在线引述老板娘桂美琴说
            if verbs.is_not_verb(self._plain, match.start(), match.end()):
                continue
            return self._cue_after_at(start, match)
        return None

    def _broken_off(self, span: MarkedSpan) -> Cue | None:
        """Who does something between two parts of what is said: “你看，”他乐了，“它……”."""
        between = _BREAKING_IN.match(self._plain, span.outer_end)
        if between is None or self._text[span.end - 1] not in "，,":
            return None
        start, end = between.span("does")
        if (pronoun := lex.PRONOUN.match(self._plain, start)) is not None:
            phrase: Phrase | None = Phrase(*pronoun.span(), SpeakerForm.PRONOUN, pronoun.group())
        else:
            phrase = self._name_in_clause(start, end) or self._person_opening(start, end)
        if phrase is None or not (phrase.is_person or phrase.form is not SpeakerForm.NAME):
            return None
        return Cue(phrase, None, Attribution.CUE_AFTER, adjacent=True, start=start)

    def _said_in_report(self, span: MarkedSpan, report: re.Match[str]) -> Cue | None:
        """Who says it as somebody else reports in the first clause: “……”，彭博社称，黄仁勋表示。"""
        begin, end = report.span()
        reports = lex.REPORT.match(self._plain, end - 2, end)  # 据路透社|报道
        told = reports.span() if reports is not None else self._last_cue(begin, end)
        if told is None or told[1] != end or not self._plain.startswith("，", end):
            return None
        clause = _FIRST_CLAUSE.match(self._plain, end + 1)
        cue = self._last_cue(*clause.span()) if clause is not None else None
        if clause is None or cue is None or cue[1] != clause.end() or cue[0] == clause.start():
            return None
        ends = self._plain[clause.end() : clause.end() + 1] in ("", "。", "\n")
        if not ends and "我" not in self._text[span.start : span.end]:
            return None  # “……”，彭博社称，黄仁勋表示，……: which of both is not sure
        reporter = self._subject_in_clause(begin, told[0]) if begin < told[0] else None
        body = reporter is None or (reporter.form is SpeakerForm.NAME and not reporter.is_person)
        subject = self._subject_in_clause(clause.start(), cue[0]) if body else None
        if subject is None or not (subject.is_person or subject.form is SpeakerForm.PRONOUN):
            return None
        return Cue(subject, self._text[slice(*cue)], Attribution.CUE_AFTER, adjacent=True, start=cue[0])

    def _tells_on(self, start: int) -> bool:
        """Does somebody say it after all: “……？”面对专家的提问，苏哲半开玩笑地说。"""
        end = lex.REST_OF_SENTENCE.match(self._plain, start)
        cue = self._last_cue(start, end.end()) if end is not None else None
        return cue is not None and end is not None and cue[1] == end.end()

    def _told_after(self, start: int) -> Cue | None:
        """The sentence after a quotation that says nothing but who spoke: “……”。这位负责人对本刊记者说。"""
        told = _ONLY_TELLS.match(self._plain, start)
        cue = self._last_cue(start, told.end("told")) if told is not None else None
        if told is None or cue is None or cue[1] != told.end("told") or cue[0] == start:
            return None
        if not verbs.is_plain(self._plain[slice(*cue)]):
            return None  # “……”。马特却不完全同意。
        subject = self._subject(start, cue[0])
        if subject is None:
            return None
        return Cue(subject, self._text[slice(*cue)], Attribution.CUE_AFTER, adjacent=True, start=cue[0])

    def _just_says(self, span: MarkedSpan) -> Cue | None:
        """Who says the sentence that ends in these words, after it: 要学会“软硬结合”，助手说。"""
        told = lex.JUST_SAYS.match(self._plain, span.outer_end)
        low = self._sentence_start(span.outer_start)
        if told is None or self._last_cue(low, span.outer_start) is not None:
            return None
        phrase = self._subject_in_clause(*told.span("who"))
        if phrase is None:
            return None
        return Cue(
            phrase, told.group("verb"), Attribution.CUE_AFTER, adjacent=False, start=told.start("verb")
        )

    def _is_question(self, span: MarkedSpan) -> bool:
        """Is it what somebody who answers was asked: 在回应外媒记者“……”的提问时?"""
        if lex.QUESTIONS.match(self._plain, span.outer_end) is None:
            return False
        return (
            lex.ASKED_BY.search(self._plain, self._sentence_start(span.outer_start), span.outer_start)
            is not None
        )

    def _asker(self, span: MarkedSpan) -> Cue | None:
        """Who asked such a question, where that is said."""
        asked = lex.ASKED_BY.search(self._plain, self._sentence_start(span.outer_start), span.outer_start)
        who = asked.span("who") if asked is not None else (0, 0)
        phrase = (self._name_in_clause(*who) or self._nominal(*who)) if who[0] < who[1] else None
        return Cue(phrase, None, Attribution.CUE_BEFORE, adjacent=False, start=who[0]) if phrase else None

    def _inside_clause(self, span: MarkedSpan) -> bool:
        """Do the reporter's words run right up to the mark, as in 宣布成立“……”，负责……?"""
        return span.outer_start > 0 and _HAN.match(self._plain[span.outer_start - 1]) is not None

    def _cue_after_at(self, start: int, match: re.Match[str]) -> Cue | None:
        """The cue in a clause that begins at `start` and follows a quotation, if somebody is its subject."""
        verb = match.start()
        if self._passive_agent(start, verb) is not None:
            return None  # “……”朱小燕经常被问到
        subject = self._subject(start, verb)
        if subject is None or (
            not subject.is_person and subject.start > start + 14 and subject.end < verb - _LONGEST_MANNER
        ):
            return None
        return Cue(subject, match.group(), Attribution.CUE_AFTER, adjacent=True, start=verb)

    def _leads_on(self, after: Cue) -> bool:
        """Does the cue after a quotation stand right before the next one, so that it is that one's?"""
        verb_end = after.start + len(after.verb or "")
        return "\0" in self._plain[verb_end : verb_end + 2]

    def _followed(self, span: MarkedSpan) -> Cue | None:
        """Of a quotation that is a sentence and opens its paragraph: who says something in the next one."""
        if self._text[span.end - 1] not in "。！？!?…":
            return None
        begin, start = self._run_of(span)
        if begin > self._opens_at:
            return self._acts_at_once(span)
        opening = _OPENING.match(self._plain, start)
        while opening is not None and self._last_cue(start, opening.end()) is not None:
            opening = None
        first = _FIRST_CLAUSE.match(self._plain, opening.end() if opening is not None else start)
        if first is None:
            return None
        return self._says_then(first) or self.acts_then(start)

    def _run_of(self, span: MarkedSpan) -> tuple[int, int]:
        """Where the quotations begin and end that stand side by side with this one: “太震撼了！”“比想象的快。”."""
        behind = self._plain[span.outer_end : span.outer_end + _FARTHEST]
        return (
            self._before_marks(span.outer_start, _FARTHEST),
            span.outer_end + len(behind) - len(behind.lstrip("\0")),
        )

    def acts_then(self, start: int) -> Cue | None:
        """Whom the sentence that begins at `start` is about: “……！”在休息室里，陈默把手机摔在桌上。"""
        for _ in range(_MOST_CLAUSES):
            clause = _CLAUSE.match(self._plain, start)
            if clause is None:
                return None
            phrase = self._name_in_clause(*clause.span())
            pronoun = self._pronoun_in(*clause.span())
            if pronoun is not None and (phrase is None or pronoun.start < phrase.start):
                return None  # it goes on with who spoke
            somebody = self._counted_in(*clause.span()) or self._person_opening(*clause.span())
            if phrase is None and somebody is not None:
                return Cue(somebody, None, Attribution.SENTENCE, adjacent=True, start=somebody.start)
            if phrase is None and start == clause.start() and (named := self._like_a_name(start)) is not None:
                return Cue(named, None, Attribution.SENTENCE, adjacent=True, start=start)
            if phrase is not None:
                passive = self._plain[phrase.end : clause.end()].lstrip(_ADVERBS).startswith(lex.PASSIVES)
                if not phrase.is_person or passive:
                    return None
                return Cue(phrase, None, Attribution.SENTENCE, adjacent=True, start=phrase.start)
            start = clause.end()
        return None

    def _acts_at_once(self, span: MarkedSpan) -> Cue | None:
        """Who stands right after a quotation that is a sentence among others: ……。“请把手放在这里。”讲解员话音刚落."""
        start = span.outer_end
        clause = _CLAUSE.match(self._plain, start)
        if clause is None or self._plain[span.outer_start - 1] not in _SENTENCE_ENDS:
            return None
        phrase = self._name_in_clause(*clause.span())
        if phrase is None or phrase.start > start or not phrase.is_person:
            phrase = self._person_opening(*clause.span())
        if phrase is None or phrase.start > start:
            return None
        return Cue(phrase, None, Attribution.SENTENCE, adjacent=True, start=start)

    def _like_a_name(self, start: int) -> Phrase | None:
        """What looks like a name right after a quotation, before what somebody does: “……。”何山用……."""
        found = lex.LIKE_A_NAME.match(self._plain, start)
        if found is None or self._plain[start - 1] != "\0" or is_common(found.group()):
            return None
        return Phrase(start, found.end(), SpeakerForm.NAME, found.group())

    def _says_then(self, first: re.Match[str]) -> Cue | None:
        for match in islice(lex.CUE.finditer(self._plain, *first.span()), _MOST_CUES):
            if match.start() == first.start() or verbs.is_not_verb(self._plain, *match.span()):
                continue
            phrase = self._name_in_clause(first.start(), match.start())
            if self._passive_agent(first.start(), match.start()) is not None:
                return None  # “……？”朱小燕经常被问到
            phrase = phrase or self._person_opening(first.start(), match.start())
            if phrase is not None and (phrase.is_person or phrase.form is SpeakerForm.NOMINAL):
                return Cue(phrase, match.group(), Attribution.CUE_AFTER, adjacent=True, start=match.start())
            return None
        return None
