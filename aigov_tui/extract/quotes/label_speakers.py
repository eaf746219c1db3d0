"""From the label of a turn to who speaks: "WALLACE", "THE PRESIDENT", "A"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.holders import Holders, without_article
from aigov_tui.extract.quotes.interviewed import NEAR, announced
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.model.entity import Entity
from aigov_tui.model.quote import SpeakerForm

_EXAMINES = re.compile(r"\bBY (?:M[RS]S?\. )?$")
"""Before the name of who asks a witness: BY MR. LI."""
_ANSWERS = frozenset(["a", "answer"])
_ANSWERS_ZH = frozenset(["答", "回答"])
_ANSWERING_TITLE = re.compile(
    r"(?:^|\n|[ \u3000：:])(?P<who>[^\n，。、：: \u3000]{2,30}?)(?:就|回应|回應|答|接受)[^\n]{0,80}?(?:答|回答|接受)?(?:记者|記者)"
)
"""商务部新闻发言人就……答记者问"""
_HEAD = 300
"""Code points in which a title stands."""
_DIGITS = "0123456789"


class LabelSpeakers:
    """Who speaks under the labels of one document. `named` is where its people are named, and their keys; `surnames` are their
    names' last words in lower case; `titled` are those whom its title names."""

    def __init__(
        self,
        text: str,
        named: Sequence[tuple[int, str]],
        surnames: Mapping[str, str],
        titled: Sequence[Entity],
        holders: Holders,
    ) -> None:
        self._text = text
        self._named = named
        self._surnames = surnames
        self._titled = titled
        self._holders = holders

    def of(self, words: str, start: int) -> Speaker:
        """The speaker a transcript's label names: "WALLACE", "THE PRESIDENT"."""
        end = start + len(words)
        known = self._surnames.get(words.split()[-1].casefold())
        if known is None and words[-1] >= "㐀":  # 商务部新闻发言人何亚东
            known = next((key for at, key in self._named_from(start) if start <= at < end), None)
        if known is not None:
            return Speaker(known, words, start, end, SpeakerForm.NAME)
        plain = without_article(words).casefold()
        if plain.rstrip(_DIGITS) in _ANSWERS:
            return Speaker(self._interviewed(start), words, start, end, SpeakerForm.NOMINAL)
        if plain in _ANSWERS_ZH and (asked := self._asked_in_title()) is not None:
            return asked
        if words.casefold() in lex.TRANSCRIPT_LABELS or plain in lex.NOMINALS:
            role = self._holder(plain)
            return Speaker(role, words, start, end, SpeakerForm.TITLE if role else SpeakerForm.NOMINAL)
        return Speaker(None, words, start, end, SpeakerForm.NAME)

    def _named_from(self, position: int) -> Sequence[tuple[int, str]]:
        """The next people named from `position` on."""
        index = bisect_left(self._named, (position, ""))
        return self._named[index : index + 4]

    def _interviewed(self, position: int) -> str | None:
        """Who gives the answers: the person named after "a conversation with", above them."""
        announced = self._announced
        if announced is not None and announced[0] <= position:
            return announced[1]
        if not self._named or self._named[0][0] >= position:
            return None
        if _EXAMINES.search(self._text, max(0, self._named[0][0] - NEAR), self._named[0][0]):
            return None
        return self._named[0][1] if position <= self._second_named else None  # whoever asks has no name

    @cached_property
    def _announced(self) -> tuple[int, str] | None:
        """Where the first "a conversation with" ends that a person's name follows, and whose."""
        found = announced(self._text, [start for start, _ in self._named], len(self._text))
        return (found[0], self._named[found[1]][1]) if found is not None else None

    @cached_property
    def _second_named(self) -> int:
        """Where somebody else is named than the first person; after the text where nobody is."""
        return next((start for start, key in self._named if key != self._named[0][1]), len(self._text) + 1)

    def _asked_in_title(self) -> Speaker | None:
        """Who answers where a label says no more than 答: 商务部新闻发言人何亚东就……答记者问."""
        found = _ANSWERING_TITLE.search(self._text[:_HEAD])
        if found is None:
            return None
        start, end = found.span("who")
        person = next((key for at, key in self._named_from(start) if at < end), None)
        form = SpeakerForm.NAME if person is not None else SpeakerForm.NOMINAL
        return Speaker(person, self._text[start:end], start, end, form)

    def _holder(self, role: str) -> str | None:
        """Who speaks under "THE PRESIDENT": the one whom the title names with this office, else its only holder."""
        in_title = next((entity.key for entity in self._titled if role in entity.roles), None)
        return in_title or self._holders.only_holder(role)
