"""Where a name stands in its sentence: as a subject, a label, a title, or in what is only supposed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.positions.cues import Cues, cues
from aigov_tui.extract.positions.following import MOST_PARTNERS, Following, Words
from aigov_tui.extract.positions.governing import WORD
from aigov_tui.extract.positions.tied import Name

_LABEL_ENDS = (":", "：")
_DATELINE = re.compile(
    r"\s?\d{1,2}月\d{1,2}日(?:电|讯)|(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?\([A-Z][\w ]{1,20}\) ?[-–—]|(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?[–—] "
)
"""After the place that a report is from."""
_JOINS = re.compile(r",? (?:(and|or) )?(?:the )?")
_AND = re.compile(r",? (?:and|or) (?:the )?")
_CHINESE_AND = "、和与及同跟"
_CLAUSE_OPENING = re.compile("[，；：,;:](?:但|而|不过|同时|此外|随后|并称|称)?$")
_NEAR_OPENING = re.compile("(?:^|[，；。：“）,;:)])[^，；。：）,;:)]{0,12}(?<![于对向与和为给的])$")
_OWN_CLAUSE = re.compile("[以由经向对与同就，]")
"""Between a body and a person: who is named next is none of its officials, or does nothing (`X以发言人Y的名义`)."""
_GROUP_REACH = 120  # code points
_EXAMPLE = 20  # code points
_EXAMPLES = tuple(
    f"{word} {article}"
    for word in ("including", "such as", "like", "among them", "notably", "for example", "along with")
    for article in ("", "the ")
)
_OPENING_REACH = 4  # code points
_VERB_BEFORE = 4  # code points
_OF_OFFICE = ("of", "for", "at", "to")
_LEADING = 4
_TITLE_REACH = 12
POINTS = re.compile(r"[,;:()\"“”—–]")


@lru_cache(maxsize=32)
def _words(sentence: str) -> Words:
    """The words of a sentence, which is asked for them by each of its names in turn."""
    return tuple((match.group().lower(), match.start()) for match in WORD.finditer(sentence))


@lru_cache(maxsize=32)
def _points(sentence: str) -> Sequence[int]:
    """Where the marks stand that part its phrases."""
    return [mark.start() for mark in POINTS.finditer(sentence)]


class Placed:
    """One sentence, its words and its names. Offsets of words are in the sentence, those of names in the text."""

    def __init__(self, sentence: str, offset: int, names: Sequence[Name]) -> None:
        self._sentence = sentence
        self._offset = offset
        self._names = names
        self._tables: Cues = cues()
        self._words = _words(sentence)
        self._name_starts = [name.start for name in names]
        self._following = Following(sentence, self._words, offset, names)

    @property
    def sentence(self) -> str:
        """The sentence as it is read: see `readable`."""
        return self._sentence

    def _past_chinese_partners(self, end: int) -> int:
        """Where the last of the names ends that follow with nothing but 、 or 和 between: `X、Y和Z反对`."""
        first = end
        for name in self._names[bisect_left(self._name_starts, end + self._offset) :][:MOST_PARTNERS]:
            start = name.start - self._offset
            between = self._sentence[end:start] if start > end else ""
            joined = between[:1] and between[0] in _CHINESE_AND
            titled = between.endswith(self._tables.chinese_titles) and len(between) <= _TITLE_REACH
            if (joined and (len(between) == 1 or titled)) or (titled and end > first):
                end = name.end - self._offset
        return end

    def _is_governed(self, name: Name) -> bool:
        """Does a Chinese preposition or verb stand before the name, and not only 和 between it and the name before?"""
        start = name.start - self._offset
        if (
            any(other.end == name.start - 1 for other in self._names)
            and self._sentence[start - 1] in _CHINESE_AND
        ):
            return False
        return self._sentence[:start].endswith(self._tables.chinese_prepositions)

    def _decides(self, name: Name) -> bool:
        """Is the name in Chinese the subject of what it decides, whatever that is said about: `就X决定…一事`?"""
        return self._tables.chinese_decides.match(self._sentence, name.end - self._offset) is not None

    def _is_embedded(self, name: Name) -> bool:
        """Does a Chinese preposition or verb right before the name govern what it does: `阻止X…`?"""
        start = name.start - self._offset
        if self._is_governed(name):
            return True
        verbs = self._tables.chinese_verb.finditer(self._sentence, max(0, start - _VERB_BEFORE), start)
        return any(
            verb.end() == start and self._tables.chinese_verbs[verb.group()] != "say" for verb in verbs
        )

    def _opens_clause(self, name: Name) -> bool:
        """Does a Chinese clause begin with the name, but for when that was and who holds an office of it?"""
        at = name.start - self._offset
        return _NEAR_OPENING.search(self._sentence, max(0, at - _GROUP_REACH), at) is not None

    def _next_clause_of_another(self, name: Name) -> int:
        """Where the next clause begins that a name opens; the sentence's end if none does."""
        for other in self._names[bisect_left(self._name_starts, name.end) :]:
            start = other.start - self._offset
            if _CLAUSE_OPENING.search(self._sentence, max(0, start - _OPENING_REACH), start):
                return start
        return len(self._sentence)

    def _first_partner(self, name: Name) -> int:
        """Where the first of the names begins that are joined to this one: of "X, Y and Z", where X does, for all three.
        A comma alone joins none ("according to X, Y ...")."""
        start = first = name.start - self._offset
        at = bisect_left(self._name_starts, name.start)
        after = bisect_left(self._name_starts, name.end)
        following = self._name_starts[after] if after < len(self._name_starts) else None
        ends = name.end - self._offset
        listed = following is not None and bool(
            _AND.fullmatch(self._sentence, ends, following - self._offset)
        )
        for index in range(at - 1, max(-1, at - 1 - MOST_PARTNERS), -1):
            other = self._names[index]
            joint = _JOINS.fullmatch(self._sentence, other.end - self._offset, first)
            if joint is None:
                break
            listed = listed or joint.group(1) is not None
            first = other.start - self._offset
        return first if listed else start

    def _is_subject(self, name: Name) -> bool:
        """No preposition governs the name: "for a joint body of X", "by the Foreign Minister X"."""
        tables = self._tables
        start = self._first_partner(name)
        points = _points(self._sentence)
        passed = bisect_left(points, start)
        point = points[passed - 1] if passed else -1
        leading = [(word, self._sentence[at]) for word, at in self._words if point < at < start]
        following = next((word for word, at in self._words if at >= name.end - self._offset), "")
        if following.endswith("ing") and following in tables.verbs and self._joins(name):
            return False  # "goods entering X using the exemption"
        if self._is_object(leading, following):
            return False
        leads = self._sentence[max(0, start - _EXAMPLE) : start].endswith(_EXAMPLES)
        if (
            leads
            and tables.exemplified.search(self._sentence, max(0, start - _GROUP_REACH), start) is not None
        ):
            return True  # "many countries, including X and Y, oppose"
        described = False
        for index in range(len(leading) - 1, max(-1, len(leading) - 1 - _LEADING), -1):
            word, initial = leading[index]
            if word in _OF_OFFICE and index and leading[index - 1][0] in tables.offices | tables.collectives:
                continue  # "Secretary of State X", "Special Envoy for Climate X", "the governments of X"
            if word in tables.prepositions:
                return False
            if word in lexicon().calendar:
                return True  # "On Monday X"
            if word in tables.determiners:
                described = False
            elif not initial.isupper():
                if described or word in tables.verbs:
                    return True
                described = True  # an adjective, perhaps: "a cooperative X"
        return True

    def _is_object(self, leading: Sequence[tuple[str, str]], following: str) -> bool:
        """Does the verb before a name act on it: "prevent X from doing so", "criticised X, accusing it", "spur X to do
        so"? `leading` are the words before it with their first letters as written, `following` is the word after it."""
        tables = self._tables
        outer = [word for word in leading if word[0] not in tables.determiners]
        if not outer or outer[-1][1].isupper():
            return False
        verb = outer[-1][0]
        if following in ("to", "not"):
            return verb not in tables.clause_breaks | tables.brings_about
        infinitive = len(outer) > 1 and outer[-2][0] in tables.auxiliaries | {"to"}
        inflected = infinitive or verb.endswith(
            ("ed", "ing", "s")
        )  # else it may be a noun: "says the press X"
        does = following in tables.finite or (following in tables.verbs and not following.endswith("ing"))
        return inflected and not does and tables.verbs.get(verb, "say") != "say"

    def _joins(self, name: Name) -> bool:
        """Does the next word follow the name with nothing but a blank between?"""
        return self._sentence[name.end - self._offset :][:2].strip().isalpha()

    def _is_title(self, name: Name) -> bool:
        """Does the name only say whose spokesman the person is who is named next: `外交部发言人某某`?"""
        following = next((other for other in self._names if other.start >= name.end), None)
        if following is None or following.start - name.end > _TITLE_REACH:
            return False
        between = self._sentence[name.end - self._offset : following.start - self._offset]
        return between.endswith(self._tables.chinese_titles) and _OWN_CLAUSE.search(between) is None

    def _is_label(self, end: int) -> bool:
        """Does the name that ends here only head what follows: `X:`, `X (AP) -`, `X3月5日电`?"""
        return (
            self._sentence[end : end + 1] in _LABEL_ENDS or _DATELINE.match(self._sentence, end) is not None
        )

    def _is_supposed(self, name: Name) -> bool:
        """`if X`, `unless X`, `should X`, `如果X`, with nothing but a title between."""
        tables = self._tables
        start = name.start - self._offset
        if self._sentence[:start].endswith(tables.chinese_conditions):
            return True
        leading = [(word, self._sentence[at]) for word, at in self._words if at < start][-4:]
        while leading and (leading[-1][0] in tables.determiners or leading[-1][1].isupper()):
            if leading[-1][0] in tables.conditions:
                break
            leading.pop()
        return bool(leading) and leading[-1][0] in tables.conditions
