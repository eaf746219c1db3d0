"""Reading the quotations of a Chinese paragraph: 李强表示，“……”。 “……”，李强说。 据……称。"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.simplified import simplified

_HAN = re.compile(r"[㐀-䶿一-鿿·]+")
_OBJECT = re.compile(r"(?<=.)(?:将|把|对|就|在)")
_SENTENCE_ENDS = frozenset("。！？!?\n")
_CLAUSE_ENDS = frozenset("，,；;：:。！？、—")
_CLOSING = frozenset("。！？!?，,…")
_LONGEST_LABEL_TERM = 12
_SENTENCE_END = re.compile(r"[。！？!?\n]+")
_CLAUSE = re.compile(r"[^。！？\0]{1,30}")
_INTRODUCING = frozenset("，,：:")
_ASIDE = re.compile(r"[（(][^（()）\0\n]{1,40}[）)]")  # （记者陈思远）
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百\d]+[条章款](?:第[一二三四五六七八九十\d]+[款项])?$")
"""Where in a law: 《暂行办法》第四条."""
_LONGEST_MANNER = 6
"""Code points of an adverbial between a subject and its verb: 乐呵呵地."""
_NO_SUBJECT = frozenset("而但却因所如若虽即既当对在从以为被把将这那不没")
"""A clause that begins so names nobody first."""
_MODALS = ("已", "已经", "将", "会", "应", "应当", "要", "能", "愿", "正", "必须", "须")
"""What follows these is a predicate: 俄方已“另起炉灶”."""
_LONGEST_CLAUSE = 18
_SHORTEST_BESIDE = 8
_LONGEST_AGENT = 10
"""Code points between 被 and its verb."""
_REACH = 160
"""Code points: how far from a quotation its cue may stand."""
_TIME = re.compile(
    r"^(?:(?:日前|近日|当天|当日|同日|随后|此后|稍早|早些时候|昨天|今天|昨日|今日|周[一二三四五六日天]|星期[一二三四五六日天]|"
    r"\d{1,4}年|\d{1,2}月|\d{1,2}日|上午|下午|晚间|晚上|中午|凌晨|晚|此前|目前|还|也|则|又|就|并|曾|随即|最后|同时|此外|但|而|不过|然而|因此|所以|并且|其中|正如|有的|一位|一名|有(?!人|些人)|多位|多名|几位))+"
)
_TRAILING = re.compile(
    r"(?:还|也|则|又|曾|都|就|并|并且|已|已经|再次|再|进一步|明确|特别|同时|随后|随即|最后|当天|日前|近日|昨天|今天|当日|同日|此前|公开|直接|"
    r"(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚间|晚上|晚|中午|凌晨)?|周[一二三四五六日天]|星期[一二三四五六日天]|"
    r"在(?:[^在，。]{1,30})(?:上|中|时|后|里|前|期间|会上|致辞时|采访时)|(?:接受|回答|谈到|出席|发表|对|向)[^，。]{1,30}(?:时|后)?|(?:致辞|发言|演讲|讲话)(?:时|中)?|时|后)+$"
)


def is_chinese(text: str) -> bool:
    """Is this paragraph written in Chinese? At least every fourth of its first 400 code points a Han character."""
    sample = text[:400]
    return sum(len(run) for run in _HAN.findall(sample)) * 4 >= len(sample) > 0


def read(
    text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan], *, introduces: bool, headline: bool
) -> list[Reading]:
    """The paragraph's quotations in order; the arguments are those of the English rules."""
    paragraph = _Paragraph(text, spans, names)
    readings = [paragraph.reading(index, headline=headline) for index in range(len(spans))]
    if introduces:
        cue = paragraph.cue_before(len(text), len(spans))
        if cue is not None and cue.adjacent:
            readings.append(Reading(len(spans), QuoteForm.BLOCK, cue))
    return readings


class _Paragraph:
    """One paragraph with its quotations blanked out, so that no rule reads inside them."""

    def __init__(self, text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan]) -> None:
        self._text = text
        self._spans = spans
        self._names = [name for name in names if name.kind is not EntityKind.CONCEPT]
        self._name_starts = [name.start for name in self._names]
        pieces: list[str] = []
        position = 0
        for span in spans:
            pieces.append(text[position : span.outer_start])
            pieces.append("\0" * (span.outer_end - span.outer_start))
            position = span.outer_end
        pieces.append(text[position:])
        plain = lex.BYLINE.sub(lambda byline: "。" * len(byline.group()), "".join(pieces))
        self._plain = simplified(_ASIDE.sub(lambda aside: "，" * len(aside.group()), plain))
        self._starts = self._sentence_starts()
        self._cues: list[tuple[int, int]] | None = None

    def reading(self, index: int, *, headline: bool) -> Reading:
        """How the quotation with this index reads."""
        span = self._spans[index]
        words = self._text[span.start : span.end]
        after = self._cue_after(span)
        before = self._labelled(span) or self.cue_before(span.outer_start, index) or self._before_colon(span)
        cue = (
            before
            if before is not None and before.introduces
            else after or before or self._according_to(span) or self._beside(span)
        )
        whole = (
            cue is not None and cue.adjacent and (cue.introduces or cue.attribution is Attribution.CUE_AFTER)
        )
        if headline and not whole:
            return Reading(index, QuoteForm.TERM)
        if cue is not None and cue.phrase.head in lex.SAYINGS:
            return Reading(index, QuoteForm.PARTIAL, unnamed=True)
        if cue is None and self._is_passive(span):
            return Reading(index, QuoteForm.PARTIAL, unnamed=True)
        if not whole and self._is_term(span, words, cue):
            return Reading(index, QuoteForm.TERM)
        if cue is None and self._is_alone(span):
            return Reading(index, QuoteForm.DIRECT, alone=True, teller=self._teller(span))
        ends = words[-1] in _CLOSING
        form = QuoteForm.DIRECT if whole or (ends and len(words) >= 10) else QuoteForm.PARTIAL
        return Reading(index, form, cue)

    def cue_before(self, end: int, index: int) -> Cue | None:
        """The cue in the sentence before the quotation that begins at `end`: 李强表示：“……”。"""
        low = self._sentence_start(end)
        match = self._last_cue(low, end)
        if match is None:
            return None
        verb_start, verb_end = match
        agent = self._passive_agent(low, verb_start)
        if agent is _NO_AGENT:
            return None
        subject = agent or self._subject(low, verb_start)
        outer = self._outer_cue(low, match)
        if outer is not None:
            subject, (verb_start, verb_end) = outer
        subject = subject or self._clause_itself(low, verb_start)
        if subject is None:
            return None
        between = lex.COUNTED.sub("", self._plain[verb_end:end].strip("过了着道說说 "))
        adjacent = between in ("", "：", ":", "，", ",", "，称", "，说")
        return Cue(
            subject,
            self._text[verb_start:verb_end],
            Attribution.CUE_BEFORE,
            adjacent,
            introduces=(adjacent and (between != "" or self._opens_sentence(index)))
            or self._plain[end - 1 : end] in ("：", ":"),
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

    def _passive_agent(self, low: int, verb: int) -> Phrase | None:
        """Who speaks in 被网友称为: the phrase between 被 and the verb, `_NO_AGENT` where nobody stands there."""
        start = max(low, verb - _LONGEST_AGENT)
        passive = max(self._plain.rfind(mark, start, verb) for mark in lex.PASSIVES)
        if passive < start or any(mark in _CLAUSE_ENDS for mark in self._plain[passive:verb]):
            return None
        found = self._subject_in_clause(passive + 1, verb) if passive + 1 < verb else None
        return found or _NO_AGENT

    def _is_passive(self, span: MarkedSpan) -> bool:
        """Do these words end in a passive that says not whose they are: 该公司被批评“……”?"""
        low = self._sentence_start(span.outer_start)
        match = self._last_cue(low, span.outer_start)
        if match is None or match[1] < span.outer_start - 2:
            return False
        named = self._plain[max(low, span.outer_start - 6) : span.outer_start].endswith(lex.TERM_CUES)
        return not named and self._passive_agent(low, match[0]) is _NO_AGENT

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

    def _pronoun_in(self, start: int, end: int) -> Phrase | None:
        found = lex.PRONOUN.search(self._plain, start, end)
        if found is None or _governed(self._plain, found.start(), start):
            return None
        return Phrase(found.start(), found.end(), SpeakerForm.PRONOUN, found.group())

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

    def _subject(self, low: int, verb: int) -> Phrase | None:
        """The subject of the verb at `verb`: sought in its own clause first, then in those before it."""
        end = verb
        while end > low:
            start = end
            while (
                start > low and self._plain[start - 1] not in _CLAUSE_ENDS and self._plain[start - 1] != "\0"
            ):
                start -= 1
            phrase = self._subject_in_clause(start, end)
            if phrase is not None:
                return phrase
            end = start - 1
        return None

    def _subject_in_clause(self, start: int, end: int) -> Phrase | None:
        found = self._name_in_clause(start, end)
        pronoun = lex.PRONOUN.search(self._plain, start, end)
        if (
            pronoun is not None
            and found is not None
            and self._plain[pronoun.end() : pronoun.end() + 1] == "的"
        ):
            pronoun = None  # 他的同行周葆华
        leads = pronoun is not None and (found is None or pronoun.start() < found.start)
        if pronoun is not None and leads and not _governed(self._plain, pronoun.start(), start):
            return Phrase(pronoun.start(), pronoun.end(), SpeakerForm.PRONOUN, pronoun.group())
        if found is not None:
            return found
        surname = lex.SURNAME_TITLE.search(self._plain, start, end)
        if surname is not None and not _governed(self._plain, surname.start(), start):
            return Phrase(surname.start(), surname.end(), SpeakerForm.SHORT_NAME, surname.group())
        return self._nominal(start, end)

    def _name_in_clause(self, start: int, end: int) -> Phrase | None:
        """The clause's first person that no preposition governs and that owns nothing; else such an organisation."""
        other: Phrase | None = None
        index = bisect_left(self._name_starts, start)
        while index < len(self._names) and self._names[index].start < end:
            name = self._names[index]
            index += 1
            aside = self._plain[name.start] in "，。"
            if aside or name.end > end or _governed(self._plain, name.start, start):
                continue
            follows = self._plain[name.end : name.end + 1]
            if name.kind is EntityKind.PERSON and follows != "的":
                return Phrase(
                    name.start, name.end, SpeakerForm.NAME, name.mention.text, name.mention, name.kind
                )
            tail = _TRAILING.sub("", self._plain[name.end : end].removeprefix("》"))
            tail = _ARTICLE.sub("", tail)
            if tail == "" and other is None and name.kind is not None:
                other = Phrase(
                    name.start, name.end, SpeakerForm.NAME, name.mention.text, name.mention, name.kind
                )
        return other

    def _nominal(self, start: int, end: int) -> Phrase | None:
        """A speaker nobody listed: 外交部发言人, 一位专家; or what looks like a name, 郭晓明."""
        words = self._plain[start:end].rstrip()
        if (trailing := _TRAILING.search(words)) is not None:
            words = words[: trailing.start()]
        if (lead := _TIME.match(words)) is not None:
            start += lead.end()
            words = words[lead.end() :]
        words = _OBJECT.split(words, maxsplit=1)[0]
        for cut in lex.without_manner(words):
            if (named := lex.NAMED_AT_END.search(cut)) is not None:
                return Phrase(start + named.start(1), start + named.end(1), SpeakerForm.NAME, named.group(1))
        head = lex.nominal_head(words)
        rest = head[1] if head is not None else 0
        if 2 <= len(words) - rest <= 4 and words[rest] in lex.SURNAMES and _HAN.fullmatch(words[rest:]):
            return Phrase(start + rest, start + len(words), SpeakerForm.NAME, words[rest:])
        if head is None:
            some = lex.SOMEBODY.fullmatch(words)
            return Phrase(start, start + len(words), SpeakerForm.NOMINAL, words) if some else None
        return Phrase(start, start + head[1], SpeakerForm.NOMINAL, words[head[0] : head[1]])

    def _clause_itself(self, low: int, verb: int) -> Phrase | None:
        """What stands from the beginning of the sentence to a verb that only reports: 中国信通院则在白皮书中指出."""
        words = self._plain[low:verb]
        if not lex.PLAIN_CUE.match(self._plain, verb) or any(mark in _CLAUSE_ENDS for mark in words):
            return None
        if (trailing := _TRAILING.search(words)) is not None:
            words = words[: trailing.start()]
        lead = _TIME.match(words)
        start = lead.end() if lead is not None else 0
        words = _OBJECT.split(words[start:], maxsplit=1)[0].strip()
        if not 2 <= len(words) <= _LONGEST_CLAUSE or lex.CUE.search(words) or words[0] in _NO_SUBJECT:
            return None
        if _HAN.fullmatch(words.replace("《", "").replace("》", "")) is None:
            return None
        begin = self._plain.index(words, low)
        return Phrase(begin, begin + len(words), SpeakerForm.NOMINAL, words)

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

    def _is_term(self, span: MarkedSpan, words: str, cue: Cue | None) -> bool:
        before = self._plain[max(0, span.outer_start - 6) : span.outer_start]
        if before.endswith(lex.TERM_CUES):
            return True
        if words[-1] in _CLOSING and len(words) > 6:
            return False
        follows = self._plain[span.outer_end : span.outer_end + 4]
        if len(words) <= _LONGEST_LABEL_TERM and follows.startswith(lex.LABELLED):
            return True
        if cue is None:
            return len(words) <= 2 * _LONGEST_LABEL_TERM and not self._is_alone(span)
        predicate = not _HAN.match(follows) and (
            before.endswith(_MODALS) or lex.PREDICATE.search(words) is not None
        )
        return (
            len(words) <= 4
            and not cue.adjacent
            and not (predicate and simplified(cue.verb or "") in lex.FRAGMENT_VERBS)
        )

    def _is_alone(self, span: MarkedSpan) -> bool:
        start = self._sentence_start(span.outer_start)
        end = span.outer_end
        while end < len(self._plain) and self._plain[end] not in _SENTENCE_ENDS:
            if _HAN.match(self._plain[end]):
                return self._text[span.end - 1] in "。！？!?…" and not _HAN.search(
                    self._plain[start : span.outer_start]
                )
            end += 1
        return not _HAN.search(self._plain[start : span.outer_start])

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

    def _last_cue(self, low: int, high: int) -> tuple[int, int] | None:
        """The last word of saying wholly inside `low:high`."""
        if self._cues is None:
            self._cues = [
                match.span()
                for match in lex.CUE.finditer(self._plain)
                if not lex.is_not_verb(self._plain, match.start(), match.end())
            ]
        index = bisect_right(self._cues, high, key=lambda cue: cue[1]) - 1
        return self._cues[index] if index >= 0 and self._cues[index][0] >= low else None

    def _sentence_start(self, position: int) -> int:
        """Where the sentence that `position` stands in begins, at most `_REACH` back."""
        index = bisect_right(self._starts, position) - 1
        return max(0, position - _REACH, self._starts[index] if index >= 0 else 0)

    def _sentence_starts(self) -> list[int]:
        """Where sentences begin; a quotation that ends one ends it outside too, if no words of the reporter follow."""
        starts = [match.end() for match in _SENTENCE_END.finditer(self._plain)]
        starts.extend(span.outer_end for span in self._spans if self._ends_in_quotation(span))
        return sorted(starts)

    def _ends_in_quotation(self, span: MarkedSpan) -> bool:
        if self._text[span.end - 1] not in "。！？!?…":
            return False
        clause = _CLAUSE.match(self._plain, span.outer_end)
        match = lex.CUE.search(clause.group()) if clause else None
        return match is None


_NO_AGENT = Phrase(0, 0, SpeakerForm.NOMINAL, "")
"""What a passive has that says not by whom: 该公司被批评……."""


def _governed(plain: str, position: int, low: int) -> bool:
    """Does a preposition stand right before: 在谈到特朗普……?"""
    before = plain[max(low, position - 3) : position].removesuffix("《")
    return before.endswith(lex.PREPOSITIONS)
