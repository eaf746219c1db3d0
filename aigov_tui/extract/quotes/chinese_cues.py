"""The cue of a Chinese quotation: 李强表示，“……”。 “……”，李强说。 据李强介绍……。"""

from __future__ import annotations

from bisect import bisect_left

from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.chinese_clauses import ASIDE
from aigov_tui.extract.quotes.chinese_speaker_words import SHOWING
from aigov_tui.extract.quotes.chinese_subjects import NO_AGENT
from aigov_tui.extract.quotes.chinese_tellers import Tellers
from aigov_tui.extract.quotes.chinese_term_words import OUTLETS
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase, phrase_of
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, SpeakerForm

_CLAUSE_ENDS = frozenset("，,；;：:。！？、—")
_INTRODUCING = frozenset("，,：:")
_NEAR = 4
"""Code points between a verb and the words it governs alone."""
_LONGEST_CALLER = 16
"""Code points that tell whose word something is."""


class Cues(Tellers):
    """Finds who is said to have said a quotation."""

    def cue_before(self, end: int, index: int) -> Cue | None:
        """The cue in the sentence before the quotation that begins at `end`: 李强表示：“……”。"""
        low = self._sentence_start(end)
        end = self._before_blanks(end)
        if (owner := self._owner_of_answer(low, end)) is not None:
            return Cue(owner, "回答", Attribution.CUE_BEFORE, adjacent=True, start=owner.end + 1)
        match = self._last_cue(low, end)
        if match is None:
            return None
        verb_start, verb_end = match
        colon = self._plain[end - 1 : end] in ("：", ":")
        clause = self._clause_start(low, end - 1)
        if colon and (owner := self._owner_of_words(clause, end - 1)) is not None:
            if clause > verb_end:
                return None  # 王立强自称“……”一事，朱凤莲的回答直击要害：“……”
            if owner.start >= verb_end:  # 他引用了张一鸣的一句话：“……”
                return Cue(owner, self._plain[end - 1], Attribution.CUE_BEFORE, True, True, end - 1)
        if colon and clause > verb_end and self._pronoun_in(clause, end - 1) is not None:
            return None  # 被问到……，她连忙摇手：“……”
        marked = self._plain.rfind("\0", verb_end, end)
        if colon and marked >= 0 and self._pronoun_in(marked + 1, end - 1) is not None:
            return None  # 有学生骂他“老古董”，他截图发在朋友圈，配了一句话：“……”
        agent = self._passive_agent(low, verb_start)
        if agent is NO_AGENT:
            return None
        framed = self._spoken_of(low, self._framed(low, verb_start))
        subject = agent or self._writer(verb_start, index) or self._subject(low, framed)
        if agent is None and self._is_content(subject, low, verb_start):
            told = self._tells_before_sentence(low)
            subject = told or subject  # 他又批评……。政府……，质问“……”
        may_be = self._plain[max(low, verb_start - 2) : verb_start].endswith(
            lex.MODALS
        )  # 平台方应提醒用户“……”
        near = "\0" not in self._plain[verb_end:end] and end - verb_end <= _NEAR and not may_be
        outer = self._outer_cue(low, match, None if may_be else subject, near=near)
        brings_in = colon or self._plain[verb_end:end] in ("，", "、")
        if outer is not None and brings_in and near and subject is not None and subject.is_person:
            outer = None  # 工单显示，……，李明在回应中解释：“……”; 柯文哲表示，……，但李建昌又追问，“……”
        if outer is not None and not self._answers(subject, outer, near=near):
            subject, (verb_start, verb_end) = outer
        nominal = subject is not None and subject.form is SpeakerForm.NOMINAL
        if subject is not None and nominal and subject.end < self._clause_start(low, verb_start):
            subject = self._report(verb_start, verb_end) or subject  # 几位教授致信校方，|信中写道
        subject = (
            subject
            or self._clause_itself(low, verb_start, colon=colon and end - verb_end <= _NEAR)
            or self._report(verb_start, verb_end)
        )
        if subject is None:
            return None
        between = lex.COUNTED.sub("", self._plain[verb_end:end].strip("过了着道說说 "))
        if self._plain[verb_start:verb_end] in lex.TELLING:
            between = lex.TOLD.sub("", between)  # 官员告诉他，“……”
        adjacent = colon or between in ("", "，", ",", "，称", "，说")
        return Cue(
            subject,
            self._text[verb_start:verb_end],
            Attribution.CUE_BEFORE,
            adjacent,
            introduces=colon or (adjacent and (between != "" or self._opens_sentence(index))),
            start=verb_start,
        )

    def _is_content(self, subject: Phrase | None, low: int, verb: int) -> bool:
        """Is the subject that was found what an earlier clause of the sentence is about, and nobody?"""
        if subject is None or subject.is_person or subject.form is SpeakerForm.PRONOUN:
            return False
        if subject.end > self._clause_start(low, verb):
            return False
        nominal = subject.form is SpeakerForm.NOMINAL
        if nominal and is_person(self._plain[subject.start : subject.end], plural=False):
            return False
        return not any(cue[0] >= subject.end for cue in self._cues_in(low, verb - 1, plain=False))

    def _tells_before_sentence(self, low: int) -> Phrase | None:
        """The person who reports something in the sentence that ends at `low`."""
        before = self._sentence_start(low - 1) if low else 0
        for start, _ in self._cues_in(before, low, plain=False):
            phrase = self._subject_in_clause(self._clause_start(before, start), start)
            if phrase is None:
                continue
            return phrase if phrase.is_person or phrase.form is SpeakerForm.PRONOUN else None
        return None

    def _framed(self, low: int, verb: int) -> int:
        """Where the verb of saying begins whose subject says all of its clause: 谢夫乔维奇|表示|欧方认为管制“不合理”."""
        frame = self._last_cue(self._clause_start(low, verb), verb)
        if frame is None or frame[1] == verb or not verbs.is_plain(self._plain[slice(*frame)]):
            return verb
        return frame[0]

    def _spoken_of(self, low: int, verb: int) -> int:
        """Where what is done to a person by words begins who is named right before the verb of saying: 有网友|讽刺|伊曼纽尔称."""
        index = bisect_left(self._name_starts, verb) - 1
        name = self._names[index] if index >= 0 else None
        if name is None or self._plain[name.end : verb] not in ("", "过去", "此前", "曾", "当年", "以前"):
            return verb
        if lex.MET.search(self._plain, low, verb) is not None:
            return verb  # 称赞柯文哲之前|说
        does = self._last_cue(self._clause_start(low, verb), name.start)
        if does is None or does[1] != name.start or lex.REPORT.match(self._plain, does[0]):
            return verb
        return verb if verbs.is_plain(self._plain[slice(*does)]) else does[0]

    def _answers(self, inner: Phrase | None, outer: tuple[Phrase, tuple[int, int]], *, near: bool) -> bool:
        """Does a person say the words in what a medium reports: 《晨报》称，……，泽连斯基回答道，“……”; or, in a verb right
        before them, somebody without a name in what a paper shows: 判决书显示，……，民警说了一句“……”?"""
        reporter, (_, reported) = outer
        if inner is None or inner.start < reported or reporter.is_person:
            return False
        if inner.is_person and reporter.form in (SpeakerForm.NAME, SpeakerForm.NOMINAL):
            return True  # 知情人士透露，黄仁勋抱怨……
        if inner.kind is EntityKind.ORGANIZATION and self._passes_on(reporter):
            return True  # 内部文件显示，使团敦促……
        told = is_person(self._plain[inner.start : inner.end], plural=False)
        paper = is_person(self._plain[reporter.start : reporter.end], plural=False)
        return near and told and not paper and inner.form is SpeakerForm.NOMINAL

    def _passes_on(self, reporter: Phrase) -> bool:
        """Is it a paper, or an outlet, which has what others say?"""
        words = self._plain[reporter.start : reporter.end]
        outlet = self._plain[reporter.start - 1 : reporter.start] == "《" or words.endswith(OUTLETS)
        if reporter.form is SpeakerForm.NAME:
            return reporter.kind is EntityKind.ORGANIZATION and outlet
        return words.endswith(tuple(lex.PAPERS)) or words.endswith(SHOWING)

    def _report(self, start: int, end: int) -> Phrase | None:
        """报道称，……, 通报称，……: a paper that nobody is named for."""
        paper = lex.PAPER_SAYS.match(self._plain, start, end)
        if paper is None:
            return None
        return Phrase(*paper.span("paper"), SpeakerForm.NOMINAL, paper.group("paper"))

    def _writer(self, verb: int, index: int) -> Phrase | None:
        """Whose words describe a thing: 他转发了奥特曼质疑“……”的帖子."""
        if index >= len(self._spans) or self._plain[self._spans[index].outer_end :][:1] != "的":
            return None
        at = bisect_left(self._name_starts, verb) - 1
        name = self._names[at] if at >= 0 else None
        if name is None or name.kind is not EntityKind.PERSON or self._plain[name.end : verb].strip(ASIDE):
            return None
        return phrase_of(name)

    def _outer_cue(
        self, low: int, inner: tuple[int, int], own: Phrase | None, *, near: bool
    ) -> tuple[Phrase, tuple[int, int]] | None:
        """Who says all of 王毅表示，中方主张……: the verb that only frames words belongs to what 王毅 says. Where it has no
        person of its `own`, so does any verb before a comma: 黄仁勋提到，他来台湾鼓励朋友，“……”.

        `near`: the words stand right after that verb, so that 王毅表示欢迎，李强宣布“……” is two.
        """
        verb = self._plain[inner[0] : inner[1]]
        passed_on = verb in lex.THINKING and own is not None and not own.is_person
        if verbs.is_plain(verb) and not passed_on:
            return None
        nobody = own is None or (
            own.form is SpeakerForm.NOMINAL and not is_person(self._plain[own.start : own.end], plural=False)
        )
        somebody = own is not None and (own.is_person or own.form is not SpeakerForm.NAME)
        for start, end in self._cues_in(low, inner[0], plain=somebody):
            plain = verbs.is_plain(self._plain[start:end])
            if (near or not plain) and self._plain[end : end + 1] not in _INTRODUCING:
                continue
            if "\0" in self._plain[end : end + 2 if nobody else inner[0]]:
                continue  # 黄士庭说：“……”林宜敬回应：
            if own is not None and (near or own.is_person) and "；" in self._plain[end : own.start]:
                continue  # 王金平说，……；媒体也问，“……”
            subject = self._subject(low, start)
            if subject is not None and (plain or subject.is_person or subject.form is not SpeakerForm.NAME):
                return subject, (start, end)
        return None

    def _opens_sentence(self, index: int) -> bool:
        """Is the quotation long, or ended like a sentence, so that it is more than a fragment?"""
        if index >= len(self._spans):
            return True
        span = self._spans[index]
        return self._text[span.end - 1] in "。！？!?…" or span.end - span.start >= 20

    def _called_by(self, span: MarkedSpan) -> Cue | None:
        """Whose words are said to be used: 他口中的“闭环”, 家属在视频中所说的“虐待老人”."""
        end = span.outer_start
        called = lex.CALLED_SO.search(self._plain, max(0, end - lex.LONGEST_CALLED_SO), end)
        if called is None:
            return None
        low = max(self._sentence_start(end), called.start() - _LONGEST_CALLER)
        who = lex.BEFORE_CALLED_SO.search(self._plain, low, called.start())
        phrase = self._subject_in_clause(*who.span()) if who is not None else None
        if phrase is None or (phrase.form is SpeakerForm.NAME and not phrase.is_person):
            return None
        if "句" in called.group() and phrase.end != called.start():
            return None
        return Cue(phrase, "所说", Attribution.ACCORDING_TO, adjacent=True, start=called.start())

    def _according_to(self, span: MarkedSpan) -> Cue | None:
        """The source named by 据 or 根据: 据何雨晴介绍，……“……”。"""
        low = self._sentence_start(span.outer_start)
        view = lex.VIEW.search(self._plain, low, span.outer_start)
        attributes = view is not None and self._plain[view.end() : view.end() + 1] == "\0"
        if attributes and view is not None and view.end() < span.outer_start:
            view = None  # 在外人看来“……”的念头
        if view is not None:  # 在他看来，“……”
            phrase = self._subject_in_clause(*view.span("holder"))
            if phrase is not None:
                return Cue(phrase, "看来", Attribution.ACCORDING_TO, adjacent=False, start=view.start())
        match = lex.ACCORDING.search(self._plain, low, span.outer_start)
        if match is None:
            return None
        end = match.end()
        while end < span.outer_start and self._plain[end] not in _CLAUSE_ENDS:
            end += 1
        verb = self._last_cue(match.end(), end)
        phrase = self._subject_in_clause(match.end(), verb[0] if verb else end)
        if phrase is None:
            return None
        told = lex.SOURCE_TOLD.fullmatch(self._plain, phrase.end, end) is not None
        if verb is None and not told and phrase.kind is not EntityKind.DOCUMENT:
            return None  # 根据总理的要求
        return Cue(phrase, match.group(), Attribution.ACCORDING_TO, adjacent=False, start=match.start())
