"""The cue of a Chinese quotation: 李强表示，“……”。 “……”，李强说。 据李强介绍……。 王坚语气坚定：“……”。"""

from __future__ import annotations

from bisect import bisect_left

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_after import CuesAfter
from aigov_tui.extract.quotes.chinese_circumstances import TIME
from aigov_tui.extract.quotes.chinese_clauses import ASIDE
from aigov_tui.extract.quotes.chinese_subjects import NO_AGENT
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase, phrase_of
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, SpeakerForm

_CLAUSE_ENDS = frozenset("，,；;：:。！？、—")
_INTRODUCING = frozenset("，,：:")
_SHORTEST_BESIDE = 8
_SHORTEST_PREDICATE = 5
_LONGEST_LABEL = 40
_MOST_TOLD = 3
"""Sentences before a quotation in which whom they are about is sought."""
_MOST_CUES = 6
_NEAR = 4
"""Code points between a verb and the words it governs alone."""


class Cues(CuesAfter):
    """Finds who is said to have said a quotation."""

    def cue_before(self, end: int, index: int) -> Cue | None:
        """The cue in the sentence before the quotation that begins at `end`: 李强表示：“……”。"""
        low = self._sentence_start(end)
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
        agent = self._passive_agent(low, verb_start)
        if agent is NO_AGENT:
            return None
        framed = self._framed(low, verb_start)
        subject = agent or self._writer(verb_start, index) or self._subject(low, framed)
        may_be = self._plain[max(low, verb_start - 2) : verb_start].endswith(
            lex.MODALS
        )  # 平台方应提醒用户“……”
        near = "\0" not in self._plain[verb_end:end] and end - verb_end <= _NEAR and not may_be
        outer = self._outer_cue(low, match, None if may_be else subject, near=near)
        if outer is not None and not self._answers(subject, outer, near=near):
            subject, (verb_start, verb_end) = outer
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

    def _framed(self, low: int, verb: int) -> int:
        """Where the verb of saying begins whose subject says all of its clause: 谢夫乔维奇|表示|欧方认为管制“不合理”."""
        frame = self._last_cue(self._clause_start(low, verb), verb)
        if frame is None or frame[1] == verb or self._plain[slice(*frame)] not in lex.PLAIN_VERBS:
            return verb
        return frame[0]

    def _answers(self, inner: Phrase | None, outer: tuple[Phrase, tuple[int, int]], *, near: bool) -> bool:
        """Does a person say the words in what a medium reports: 《晨报》称，……，泽连斯基回答道，“……”; or, in a verb right
        before them, somebody without a name in what a paper shows: 判决书显示，……，民警说了一句“……”?"""
        reporter, (_, reported) = outer
        if inner is None or inner.start < reported or reporter.is_person:
            return False
        if inner.is_person and reporter.form is SpeakerForm.NAME:
            return True
        told = lex.is_person(self._plain[inner.start : inner.end], plural=False)
        paper = lex.is_person(self._plain[reporter.start : reporter.end], plural=False)
        return near and told and not paper and inner.form is SpeakerForm.NOMINAL

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
        if self._plain[inner[0] : inner[1]] in lex.PLAIN_VERBS:
            return None
        somebody = own is not None and (own.is_person or own.form is not SpeakerForm.NAME)
        for match in (lex.PLAIN_CUE if somebody else lex.CUE).finditer(self._plain, low, inner[0]):
            plain = match.group() in lex.PLAIN_VERBS
            if (near or not plain) and self._plain[match.end() : match.end() + 1] not in _INTRODUCING:
                continue
            if "\0" in self._plain[match.end() : inner[0]]:
                continue  # 黄士庭说：“……”林宜敬回应：
            if lex.is_not_verb(self._plain, match.start(), match.end()):
                continue
            subject = self._subject(low, match.start())
            if subject is not None and (plain or subject.is_person or subject.form is not SpeakerForm.NAME):
                return subject, match.span()
        return None

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
        if phrase is None or phrase.end != colon:
            return None
        return Cue(phrase, self._text[colon], Attribution.CUE_BEFORE, True, True, colon)

    def _before_colon(self, span: MarkedSpan) -> Cue | None:
        """The subject of a sentence without a verb of saying that ends in a colon: 王坚语气坚定：“……”。"""
        low = self._sentence_start(span.outer_start)
        colon = span.outer_start - 1
        if colon <= low or self._plain[colon] not in "：:":
            return None
        end = colon
        sent = lex.SENT_BY.search(self._plain, low, colon)
        if sent is not None and (phrase := self._subject_in_clause(*sent.span("who"))) is not None:
            return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
        while end > low:
            start = max(self._plain.rfind(mark, low, end) for mark in "，,；") + 1 or low
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

    def _owner_of_words(self, start: int, end: int) -> Phrase | None:
        """Whose answer or comment a clause is about: 朱凤莲的回答直击要害."""
        index = bisect_left(self._name_starts, start)
        for name in self._names[index : index + _MOST_CUES]:
            if name.end >= end:
                return None
            if lex.OWNED_WORDS_AFTER.match(self._plain, name.end, end) is not None:
                return phrase_of(name)
        return None

    def _opens_sentence(self, index: int) -> bool:
        """Is the quotation long, or ended like a sentence, so that it is more than a fragment?"""
        if index >= len(self._spans):
            return True
        span = self._spans[index]
        return self._text[span.end - 1] in "。！？!?…" or span.end - span.start >= 20

    def _according_to(self, span: MarkedSpan) -> Cue | None:
        """The source named by 据 or 根据: 据何雨晴介绍，……“……”。"""
        low = self._sentence_start(span.outer_start)
        view = lex.VIEW.search(self._plain, low, span.outer_start)
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
        return Cue(phrase, match.group(), Attribution.ACCORDING_TO, adjacent=False, start=match.start())

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
        several = phrase.form is SpeakerForm.NOMINAL and lex.is_person(self._plain[low:start], plural=True)
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
        for match in lex.PLAIN_CUE.finditer(self._plain, low, end):
            if self._plain[match.end() : match.end() + 1] != "，":
                continue
            phrase = self._subject(low, match.start())
            if phrase is None or not (phrase.is_person or phrase.form is SpeakerForm.PRONOUN):
                return None
            return Cue(phrase, match.group(), Attribution.SENTENCE, adjacent=False, start=match.start())
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
