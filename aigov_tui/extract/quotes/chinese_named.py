"""The name in a Chinese clause that is its subject: no preposition's, nobody's relative or chief, the last that the others describe."""

from __future__ import annotations

import re
from bisect import bisect_left

from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes.chinese_bodies import MOST_NAMES, Bodies
from aigov_tui.extract.quotes.chinese_circumstances import (
    LONGEST_ADVERBIAL,
    MANNER,
    TRAILING,
    governed,
    is_adverbial,
    without_trailing,
)
from aigov_tui.extract.quotes.chinese_clauses import ASIDE
from aigov_tui.extract.quotes.phrases import Phrase, phrase_of
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import SpeakerForm

_ARTICLE = re.compile(r"^第[一二三四五六七八九十百\d]+[条章款](?:第[一二三四五六七八九十\d]+[款项])?$")
"""Where in a law: 《暂行办法》第四条."""
_WORDS_OF = ("的话", "的说法", "的消息", "的态度", "的立场", "的表态", "的回应", "的语气", "的措辞")
"""援引诺奇的话警告称: the words are his."""
_SIDE = re.compile("^(?:方面|一方|官方)")
"""华星智造|方面: it speaks itself."""
_WHEN = re.compile(r"[时后]$|[时后](?=[^间期])")
_TOWARDS = re.compile("[对向给跟与同和在把被为至到带领率]|，")
"""Before somebody who is no subject: 李强对在场的记者."""


class Named(Bodies):
    """Finds the names that are subjects."""

    def _cuts_name(self, position: int) -> bool:
        """Does this stand inside a name: 美军印太司令|部?"""
        index = bisect_left(self._name_starts, position) - 1
        return index >= 0 and self._names[index].start < position < self._names[index].end

    def _related(self, person: Phrase, end: int) -> Phrase | None:
        """Who is somebody's, by words between a name and a verb: 周余杰最小的妹妹."""
        words = self._plain[person.end : end]
        relative = lex.RELATIVE.match(words) if person.is_person else None
        if relative is not None and without_trailing(words.removesuffix("描述")) == relative.group():
            return Phrase(person.start, person.end + relative.end(), SpeakerForm.NOMINAL, relative.group())
        if (shown := lex.SHOWN_BY.match(words)) is not None and person.is_person:  # 王女士提供的工单|显示
            return Phrase(
                person.end + shown.start("what"),
                person.end + shown.end("what"),
                SpeakerForm.NOMINAL,
                shown.group("what"),
            )
        if not person.is_person or "的" not in words or _WHEN.search(words) or lex.MEETING.search(words):
            return None
        words = without_trailing(words)
        head = lex.nominal_head(words)
        if head is None or head[1] != len(words) or not is_person(words[slice(*head)], plural=False):
            return None
        if "的" not in words[: head[0]] or _TOWARDS.search(words) or lex.CUE.search(words):
            return None
        return Phrase(person.start, person.end + head[1], SpeakerForm.NOMINAL, words[slice(*head)])

    def _name_in_clause(self, start: int, end: int) -> Phrase | None:
        """The clause's first person that no preposition governs and that owns nothing; else such an organisation."""
        other: Phrase | None = None
        person: Phrase | None = None
        index = bisect_left(self._name_starts, start)
        while index < len(self._names) and self._names[index].start < end:
            name = self._names[index]
            index += 1
            aside = self._plain[name.start] in (ASIDE, "。")
            if aside or name.end > end or self._is_whose(name, index, end):
                continue
            if governed(self._plain, name.start, start) and not self._is_made_to(name, start, end):
                continue
            follows = self._plain[name.end : name.end + 1]
            if name.kind is EntityKind.PERSON and (
                follows != "的" or self._plain.startswith(_WORDS_OF, name.end)
            ):
                if person is None or self._heads_relative(name, person.end, end):
                    person = phrase_of(name)
                continue
            last = self._last_joined(index - 1, end)
            tail = TRAILING.sub("", self._plain[last:end].removeprefix("》"))
            tail = MANNER.sub("", _ARTICLE.sub("", tail).strip(f"{ASIDE} "))
            tail = _SIDE.sub("", tail)
            opens = self._plain[start : name.start] in ("", "@") and is_adverbial(tail)
            if (tail == "" or opens) and other is None and name.kind is not None:
                other = phrase_of(name)
        return person or other

    def _is_whose(self, name: NamedSpan, following: int, end: int) -> bool:
        """Is this whose relative is named right after it, or who is under them: 肖蜜父亲|肖先生, 马斯克旗下公司总裁|吴宇怀?"""
        later = self._names[following : following + MOST_NAMES]
        kin = lex.RELATIVE.match(self._plain, name.end) if later else None
        if kin is not None and kin.end() == later[0].start:
            return True
        under = any(other.kind is EntityKind.PERSON and other.end <= end for other in later)
        return under and lex.UNDER.match(self._plain, name.end) is not None

    def _is_made_to(self, name: NamedSpan, start: int, end: int) -> bool:
        """Is it said by this person because something makes them: 稚气的回答让|邹时擎|笑喊?"""
        made = lex.MADE_TO.search(self._plain, start, name.start)
        return made is not None and name.kind is EntityKind.PERSON and end - name.end <= LONGEST_ADVERBIAL

    def _last_joined(self, index: int, end: int) -> int:
        """Where the last of the organisations ends that are named together from this one on: 工信部与国家标准委|提出."""
        name = self._names[index]
        for following in self._names[index + 1 : index + 1 + MOST_NAMES]:
            joined = lex.CONJUNCTION.fullmatch(self._plain, name.end, following.start) is not None
            if not joined or following.end > end or following.kind is not name.kind:
                break
            name = following
        return name.end

    def _heads_relative(self, name: NamedSpan, low: int, end: int) -> bool:
        """Is this who all before it describes: 陪同特朗普出访的黄仁勋? Not 王毅会见来访的布林肯时."""
        before = self._plain[low : name.start]
        possessed = before.rfind("的")
        if possessed < 0 or (possessed + 1 < len(before) and lex.TITLE_AT_END.search(before) is None):
            return False
        return _WHEN.search(self._plain, name.end, end) is None and lex.MEETING.search(before) is None
