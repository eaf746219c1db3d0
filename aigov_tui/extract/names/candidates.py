"""Runs of capitalised words cut into candidate names: titles, nationalities and links between names taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aigov_tui.extract.names.capitals import Token, runs
from aigov_tui.extract.names.lexicon import Lexicon

_JOINED_BY_OF = frozenset({"of"})
_PANELS = frozenset(
    {"committee", "council", "commission", "subcommittee", "panel", "caucus", "conference", "forum"}
)
_OPENING = " \t\"'“‘«([{-–—*•#_>|"
_SENTENCE_END = ".!?:;…\n。！？"
_CONTEXT = 36
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a name, at `start:end` of a paragraph.

    `title` is what stood before it and tells a person (`Premier`, `Mr.`); `country` is a country or nationality word
    right before that (`Chinese`); `left` and `right` are some characters around name and title.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title: str | None
    country: str | None
    opens_sentence: bool
    left: str
    right: str

    @property
    def name(self) -> str:
        """The words with one blank between them."""
        return " ".join(self.words).replace(" 's", "'s")


def candidates(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every candidate name of one paragraph (already `plain`), in text order."""
    for run in runs(text):
        first = run[0].start
        for part in _parts(run, lexicon):
            yield from _candidate(text, part, lexicon, opens=part[0].start == first)


def _parts(run: list[Token], lexicon: Lexicon) -> Iterator[list[Token]]:
    """Cut a run where a name cannot go on; links stay only where they join."""
    part: list[Token] = []
    for token in _unhyphenated(run, lexicon):
        lower = token.text.lower()
        if token.is_link:
            part.append(token)
        elif (
            not token.text
            or lower in lexicon.calendar
            or (lower in lexicon.function_words and not token.text.isupper())
        ):
            yield from _joined(part, lexicon)
            part = []
        else:
            part.append(token)
    yield from _joined(part, lexicon)


def _unhyphenated(run: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    """`US-China` is two names, `Beijing-backed` one; an empty token ends a name."""
    for token in run:
        head, hyphen, tail = token.text.partition("-")
        if not hyphen or not tail or len(head) < 2:
            yield token
            continue
        known = head in lexicon.places or head in lexicon.country_of or head in lexicon.organizations
        middle = token.start + len(head)
        if (
            tail[0].islower()
            and tail in lexicon.words
            and (known or head in lexicon.surnames or head.lower() in lexicon.words or head.isupper())
        ):
            yield Token(head, token.start, middle, is_link=False)
            yield Token("", middle, middle, is_link=False)
        elif (
            known
            and (tail in lexicon.country_of or tail in lexicon.places)
            and token.text not in lexicon.places
        ):
            yield Token(head, token.start, middle, is_link=False)
            yield Token("", middle, middle, is_link=False)
            yield Token(tail, middle + 1, token.end, is_link=False)
        else:
            yield token


def _joined(part: list[Token], lexicon: Lexicon) -> Iterator[list[Token]]:
    """Split a part at the links that do not join."""
    current: list[Token] = []
    index = 0
    while index < len(part):
        token = part[index]
        if not token.is_link:
            current.append(token)
            index += 1
            continue
        stop = index
        while stop < len(part) and part[stop].is_link:
            stop += 1
        rest = part[stop:]
        if current and rest and _joins(current, part[index:stop], rest, lexicon):
            current.extend(part[index:stop])
        else:
            if current:
                yield current
            current = []
        index = stop
    if current:
        yield current


def _joins(left: list[Token], links: list[Token], right: list[Token], lexicon: Lexicon) -> bool:
    link = links[0].text
    words = [token.text.lower() for token in left]
    heads = (words[0], words[-1])
    if link == "'s":
        return words[-1] in lexicon.possessive_words and left[-1].text not in lexicon.places
    if link == "&":
        return True
    if link in ("of", "for"):
        return any(word in lexicon.heads_before_of for word in heads) or (
            link == "of" and _place_of(left, right, lexicon)
        )
    if link == "on":
        return any(word in _PANELS for word in heads)
    if link == "and":
        return _joins_and(left, right, lexicon)
    return link in lexicon.particles and not any(
        word in lexicon.words and word not in lexicon.particles for word in words[:1]
    )


def _place_of(left: list[Token], right: list[Token], lexicon: Lexicon) -> bool:
    return f"{left[-1].text} of {right[0].text}" in lexicon.places


def _joins_and(left: list[Token], right: list[Token], lexicon: Lexicon) -> bool:
    """`Ministry of Industry and Information Technology`, `Food and Drug Administration`; not `Bush and Clinton`."""
    upto = next((i for i, token in enumerate(right) if token.is_link), len(right))
    following = right[:upto]
    if f"{left[-1].text} and {' '.join(t.text for t in following)}" in lexicon.places:
        return True
    common = all(
        t.text.lower() in lexicon.words and t.text not in lexicon.first_names
        for t in (left[-1], following[0])
    )
    if not common or (following[0].text.lower() in lexicon.heads_before_of and len(following) == 1):
        return False
    after_of = any(token.is_link for token in left)
    return after_of or lexicon.heads.get(following[-1].text.lower()) == "organization"


def _candidate(text: str, part: list[Token], lexicon: Lexicon, *, opens: bool) -> Iterator[Candidate]:
    """The names of one part: `US President Donald Trump` is US and, with his title, Donald Trump."""
    begin, stop = _title(part, lexicon)
    if stop == 0:
        yield from _plain_candidate(text, part, None, lexicon, opens=opens)
        return
    before, title, name = part[:begin], part[begin:stop], part[stop:]
    country = before[-1].text if before and before[-1].text in lexicon.country_of else None
    if before:
        yield from _plain_candidate(text, before, None, lexicon, opens=opens)
    if name:
        words = text[title[0].start : title[-1].end]
        yield from _plain_candidate(text, name, (words, country), lexicon, opens=False)


def _plain_candidate(
    text: str, part: list[Token], title: tuple[str, str | None] | None, lexicon: Lexicon, *, opens: bool
) -> Iterator[Candidate]:
    while part and part[0].is_link:
        part = part[1:]
    while part and part[-1].is_link:
        part = part[:-1]
    country = None
    if len(part) > 1 and part[0].text in lexicon.nationalities and not _is_headed(part, lexicon):
        country, part, opens = part[0].text, part[1:], False
    if not part or part[-1].end - part[0].start > _LONGEST_NAME:
        return
    start, end = part[0].start, part[-1].end
    yield Candidate(
        start,
        end,
        tuple(token.text for token in part),
        title[0] if title else None,
        title[1] if title else country,
        opens and _opens_sentence(text, start),
        text[max(0, start - _CONTEXT) : start],
        text[end : end + _CONTEXT],
    )


def _is_headed(part: list[Token], lexicon: Lexicon) -> bool:
    """True where the part as a whole is a known place or ends (or begins before `of`) with a head word."""
    if " ".join(token.text for token in part) in lexicon.places:
        return True
    last = part[-1].text.lower()
    return last in lexicon.heads or any(token.is_link for token in part)


def _title(part: list[Token], lexicon: Lexicon) -> tuple[int, int]:
    """Where a title stands in `part`, as token indices; (0, 0) where there is none before a name."""
    if _is_headed(part, lexicon) and part[0].text.lower() not in lexicon.roles:
        return 0, 0
    for begin in range(len(part)):
        stop = begin
        while stop < len(part):
            longest = _phrase(part, stop, lexicon)
            if longest == stop:
                break
            stop = longest
        if stop > begin:
            if stop < len(part) and part[stop].is_link:
                return 0, 0
            while begin > 0 and part[begin - 1].text.lower() in lexicon.title_adverbs:
                begin -= 1
            return begin, stop
    return 0, 0


def _phrase(part: list[Token], begin: int, lexicon: Lexicon) -> int:
    """The end of the longest title phrase that starts at `begin`; `begin` where none does."""
    for stop in range(min(begin + 4, len(part)), begin, -1):
        phrase = " ".join(token.text for token in part[begin:stop]).lower()
        if phrase in lexicon.roles or phrase in lexicon.courtesy:
            return stop
    return begin


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(_OPENING)
    if before:
        return before[-1] in _SENTENCE_END or text[start - 1] in '"“‘«'
    return start <= 8 or text[start - 1] in _OPENING
