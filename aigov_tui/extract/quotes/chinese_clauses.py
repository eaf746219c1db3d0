"""A Chinese paragraph with its quotations blanked out: its sentences, and where a word of saying stands in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.extract.quotes import chinese_verbs as verbs
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.tokens import NamedSpan
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.simplified import simplified

_SENTENCE_END = re.compile(r"[。！？!?\n]+")
_CLAUSE = re.compile(r"[^。！？\0]{1,30}")
_ASIDE = re.compile(r"[（(][^（()）\0\n]{1,40}[）)]")  # （记者陈思远）
_REACH = 320
"""Code points: how far from a quotation its cue may stand."""
_LONGEST_CREDIT = 40
"""Code points of a line that says who wrote a text."""
_TITLE = re.compile("《[^《》\n]{1,80}》")
_IN_TITLE = "\2"
"""What words in marks between title marks are taken for: they interrupt no sentence."""
ASIDE = "\1"
"""What an aside in brackets is taken for: it belongs to its clause and says nothing in it."""
_HALF_WIDTH = re.compile(r"(?<![\x21-\x7e])[,:;?!]|[,:;?!](?=[^\x20-\x7e]|$)")
_FULL_WIDTH = str.maketrans(",:;?!", "，：；？！")


class Clauses:
    """One paragraph with its quotations blanked out, so that no rule reads inside them."""

    def __init__(self, text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan]) -> None:
        self._text = text
        self._spans = spans
        self._names = [name for name in names if name.kind is not EntityKind.CONCEPT]
        self._name_starts = [name.start for name in self._names]
        pieces: list[str] = []
        position = 0
        titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
        for span in spans:
            pieces.append(text[position : span.outer_start])
            blank = _IN_TITLE if _is_within(span, titles) else "\0"
            pieces.append(blank * (span.outer_end - span.outer_start))
            position = span.outer_end
        pieces.append(text[position:])
        plain = lex.BYLINE.sub(lambda byline: "。" * len(byline.group()), "".join(pieces))
        if plain.lstrip().startswith("【") or len(plain) <= _LONGEST_CREDIT:
            plain = lex.CREDIT.sub(lambda credit: "。" * len(credit.group()), plain)
        plain = _ASIDE.sub(lambda aside: ASIDE * len(aside.group()), plain)
        self._plain = _full_width(simplified(plain))
        self._opens_at = len(self._plain) - len(self._plain.lstrip(f"。{ASIDE} \u3000"))  # after a byline
        self._starts = self._sentence_starts()
        self._cues: list[tuple[int, int]] | None = None
        self._terms: set[int] = set()  # the spans read so far that are no speech, by their index

    def _is_said_between(self, start: int, end: int) -> bool:
        """Is anything in marks in `start:end` but what has been read as no speech?"""
        first = bisect_left(self._spans, start, key=lambda span: span.outer_start)
        last = bisect_left(self._spans, end, key=lambda span: span.outer_start)
        return any(index not in self._terms for index in range(first, last))

    def _term_ending_at(self, position: int) -> MarkedSpan | None:
        """What is in marks right before `position`, if it has been read as no speech."""
        index = bisect_left(self._spans, position, key=lambda span: span.outer_end)
        found = index < len(self._spans) and self._spans[index].outer_end == position
        return self._spans[index] if found and index in self._terms else None

    def _last_cue(self, low: int, high: int) -> tuple[int, int] | None:
        """The last word of saying wholly inside `low:high`."""
        cues = self._all_cues()
        index = bisect_right(cues, high, key=lambda cue: cue[1]) - 1
        return cues[index] if index >= 0 and cues[index][0] >= low else None

    def _cues_in(self, low: int, high: int, *, plain: bool) -> Iterator[tuple[int, int]]:
        """The words of saying wholly inside `low:high`; of them those that do nothing but report, if `plain`."""
        cues = self._all_cues()
        for index in range(bisect_left(cues, (low, low)), len(cues)):
            start, end = cues[index]
            if end > high:
                return
            if not plain or verbs.is_plain(self._plain[start:end]):
                yield start, end

    def _all_cues(self) -> list[tuple[int, int]]:
        if self._cues is None:
            cues = [
                (verbs.begins(self._plain, *match.span()), match.end())
                for match in lex.CUE.finditer(self._plain)
                if not verbs.is_not_verb(self._plain, match.start(), match.end())
            ]
            points = [name.end for name in self._names if self._plain.startswith("指", name.end)]
            points = [at for at in points if lex.POINTS_OUT.match(self._plain, at) is not None]
            points.extend(found.end() - 1 for found in lex.SURNAME_POINTS.finditer(self._plain))
            self._cues = sorted({*cues, *((at, at + 1) for at in points)}) if points else cues
        return self._cues

    def _before_blanks(self, position: int) -> int:
        """Where what stands before `position` ends, the blanks before it left out: 黃仁勳強調： 「……」."""
        while position and self._plain[position - 1] in " \u3000":
            position -= 1
        return position

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
        if self._plain[span.outer_start - 1 : span.outer_start] == "：":
            return True  # 他反驳说：“……。”韦伯则表示支持
        clause = _CLAUSE.match(self._plain, span.outer_end)
        match = lex.CUE.search(clause.group()) if clause else None
        return match is None


def _is_within(span: MarkedSpan, titles: Sequence[tuple[int, int]]) -> bool:
    """Does the quotation stand inside one of the titles?"""
    index = bisect_right(titles, (span.outer_start, 0)) - 1
    return index >= 0 and span.outer_end <= titles[index][1]


def _full_width(text: str) -> str:
    """The marks beside Chinese words as Chinese sets them, of the same length: many a page has 他说:"……" and 今天,他."""
    if text.isascii():
        return text
    return _HALF_WIDTH.sub(lambda mark: mark.group().translate(_FULL_WIDTH), text)
