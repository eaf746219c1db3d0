"""The cue of a Chinese quotation: 李强表示，“……”。 “……”，李强说。 据李强介绍……。 王坚语气坚定：“……”。"""

from __future__ import annotations

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_subjects import NO_AGENT, Subjects
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.model.quote import Attribution, SpeakerForm

_CLAUSE_ENDS = frozenset("，,；;：:。！？、—")
_CLOSING = frozenset("。！？!?，,…")
_INTRODUCING = frozenset("，,：:")
_LONGEST_MANNER = 6
"""Code points of an adverbial between a subject and its verb: 乐呵呵地."""
_SHORTEST_BESIDE = 8


class Cues(Subjects):
    """Finds who is said to have said a quotation."""

    def cue_before(self, end: int, index: int) -> Cue | None:
        """The cue in the sentence before the quotation that begins at `end`: 李强表示：“……”。"""
        low = self._sentence_start(end)
        match = self._last_cue(low, end)
        if match is None:
            return None
        verb_start, verb_end = match
        agent = self._passive_agent(low, verb_start)
        if agent is NO_AGENT:
            return None
        subject = agent or self._subject(low, verb_start)
        outer = self._outer_cue(low, match)
        if outer is not None:
            subject, (verb_start, verb_end) = outer
        subject = subject or self._clause_itself(low, verb_start)
        if subject is None:
            return None
        between = lex.COUNTED.sub("", self._plain[verb_end:end].strip("过了着道說说 "))
        colon = self._plain[end - 1 : end] in ("：", ":")
        adjacent = colon or between in ("", "，", ",", "，称", "，说")
        return Cue(
            subject,
            self._text[verb_start:verb_end],
            Attribution.CUE_BEFORE,
            adjacent,
            introduces=colon or (adjacent and (between != "" or self._opens_sentence(index))),
            start=verb_start,
        )

    def _outer_cue(self, low: int, inner: tuple[int, int]) -> tuple[Phrase, tuple[int, int]] | None:
        """Who says all of 王毅表示，中方主张……: the verb that only frames words belongs to what 王毅 says."""
        if self._plain[inner[0] : inner[1]] in lex.PLAIN_VERBS:
            return None
        for match in lex.PLAIN_CUE.finditer(self._plain, low, inner[0]):
            if self._plain[match.end() : match.end() + 1] not in _INTRODUCING:
                continue
            if "\0" in self._plain[match.end() : inner[0]]:
                continue  # 黄士庭说：“……”林宜敬回应：
            if lex.is_not_verb(self._plain, match.start(), match.end()):
                continue
            subject = self._subject(low, match.start())
            if subject is not None:
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

    def _before_colon(self, span: MarkedSpan) -> Cue | None:
        """The subject of a sentence without a verb of saying that ends in a colon: 王坚语气坚定：“……”。"""
        low = self._sentence_start(span.outer_start)
        colon = span.outer_start - 1
        if colon <= low or self._plain[colon] not in "：:":
            return None
        end = colon
        while end > low:
            start = max(self._plain.rfind(mark, low, end) for mark in "，,；") + 1 or low
            phrase = (
                self._name_in_clause(start, end) or self._pronoun_in(start, end) or self._nominal(start, end)
            )
            if phrase is not None and (phrase.form is not SpeakerForm.NAME or phrase.is_person):
                return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
            end = start - 1
        owned = lex.OWNED_NAME.search(self._plain, low, colon)
        if owned is not None:
            phrase = Phrase(owned.start(1), owned.end(1), SpeakerForm.NAME, owned.group(1))
            return Cue(phrase, self._plain[colon], Attribution.CUE_BEFORE, True, True, colon)
        return None

    def _opens_sentence(self, index: int) -> bool:
        """Is the quotation long, or ended like a sentence, so that it is more than a fragment?"""
        if index >= len(self._spans):
            return True
        span = self._spans[index]
        return self._text[span.end - 1] in "。！？!?…" or span.end - span.start >= 20

    def _cue_after(self, span: MarkedSpan) -> Cue | None:
        """The cue right after the quotation: “……”，李强说。"""
        start = span.outer_end
        while start < len(self._plain) and self._plain[start] in "，,—。 ":
            if self._plain[start] == "。":
                return None
            start += 1
        end = start
        while end < len(self._plain) and self._plain[end] not in "。！？!?\0\n；" and end - start < 60:
            end += 1
        clause = self._plain[start:end]
        comma = clause.find("，")
        first = clause if comma < 0 else clause[:comma]
        match = lex.CUE.search(first)
        while match is not None and lex.is_not_verb(first, match.start(), match.end()):
            match = lex.CUE.search(first, match.end())
        if match is None or match.start() == 0:
            return None
        rest = first[match.end() :]
        separated = self._plain[span.outer_end : start] != "" or self._text[span.end - 1] in _CLOSING
        if not separated or len(rest) > 12:
            return None
        subject = self._subject(start, start + match.start())
        if subject is None or (
            subject.start > start + 14 and subject.end < start + match.start() - _LONGEST_MANNER
        ):
            return None
        verb = start + match.start()
        return Cue(subject, match.group(), Attribution.CUE_AFTER, adjacent=True, start=verb)

    def _leads_on(self, after: Cue) -> bool:
        """Does the cue after a quotation stand right before the next one, so that it is that one's?"""
        verb_end = after.start + len(after.verb or "")
        return "\0" in self._plain[verb_end : verb_end + 2]

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
        if phrase is None or not phrase.is_person:
            return None
        return Cue(phrase, None, Attribution.SENTENCE, adjacent=False, start=low)

    def _teller(self, span: MarkedSpan) -> Cue | None:
        """Who the sentence before speaks of, when that has no quotation itself."""
        end = self._sentence_start(span.outer_start)
        low = self._sentence_start(end - 1) if end else 0
        if low >= end or "\0" in self._plain[low:end]:
            return None
        match = self._last_cue(low, end)
        verb = match[0] if match else end
        subject = self._subject_in_clause(low, verb) or self._subject(low, verb)
        if subject is None:
            return None
        return Cue(subject, None, Attribution.SENTENCE, adjacent=False, start=low)
