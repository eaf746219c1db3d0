"""Words that may be a name, with what stands around them.

What is made by the thousand for each document is a named tuple here: made in a quarter of a frozen dataclass's time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from aigov_tui.extract.names.capitals import runs
from aigov_tui.extract.names.cutting import Piece, pieces
from aigov_tui.extract.names.lexicon import lexicon

_OPENING = " \t\"'“‘«([{-–—*•#_>|"
_QUOTES = '"“‘«'
_SENTENCE_END = ".!?:;…\n。！？"
_LEFT, _RIGHT = 36, 64
_LONGEST_NAME = 120
_MINISTRIES = frozenset(["Department", "Ministry", "Committee", "Subcommittee", "Bureau", "Office"])
_MINISTRY_OF = ("of", "for", "on")
_ORDINAL = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th) $")
_ORDINAL_ENDS = ("st ", "nd ", "rd ", "th ")
_LONGEST_ORDINAL = 7
_NUMBER = re.compile(r"[ \n](?:No\.? ?)?(\d{2,5}(?:/\d{2,4}(?:/E[UC])?)?)(?![\d%]|[.,:]\d)")
_LIST_TAIL = re.compile(r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,4},? and [A-Z][a-z]+(?: [A-Z][a-z]+)?(?!\w)")
_CHAMBERS = frozenset(["Senate", "House"])
_COMMITTEE_TAIL = re.compile(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,3},? and (?:[A-Z][a-z]+ ){1,3}(?:Committee|Subcommittee)(?!\w)"
)
_CAPITALISED = re.compile(r"[A-Z]\w+")
_LISTED = re.compile(r"(?:,|;|,? (?:and|or|&)|,? as well as|/)[ \n](?:the |The )?|/")
_LIST_STARTS = ",;/ "
_LONGEST_LINK = 14
_MOST_RUNS = 25_000
"""Different runs of capitalised words that are looked at in one document: more than a thousand pages of prose have.
A text with more is a register, or made to waste time; what was met before is still found in the rest of it."""
_FULL_LINE = 40
"""Characters: a line shorter than this was ended on purpose."""


class Candidate(NamedTuple):
    """Words that may be a name, at `start:end` of a paragraph.

    `name` is the words with one blank between them; `title` is what stood before it and tells a person (`Premier`, `Mr.`); `country` is a country or nationality word
    right before that (`Chinese`); `left` and `right` are some characters before and after.
    """

    start: int
    end: int
    words: tuple[str, ...]
    name: str
    title: str | None
    country: str | None
    opens_sentence: bool
    left: str
    right: str
    listed_with: tuple[str, ...] = ()
    """The names right before and after it in a list: `A, B and C`."""


class Met:
    """The runs of capitalised words that a document has shown so far."""

    def __init__(self) -> None:
        self._runs: set[str] = set()

    def admits(self, run: str) -> bool:
        """False for a run that is new where there have been too many."""
        if len(self._runs) < _MOST_RUNS:
            self._runs.add(run)
            return True
        return run in self._runs


def candidates(text: str, met: Met | None = None) -> list[Candidate]:
    """Every candidate name of one paragraph (already `plain`), in text order. `met` is its document's."""
    found = list(_all(text, Met() if met is None else met))
    listed: dict[int, list[str]] = {}
    for index, (one, other) in enumerate(pairwise(found)):
        if (
            0 < other.start - one.end <= _LONGEST_LINK  # no name within a name
            and text[one.end] in _LIST_STARTS
            and _LISTED.fullmatch(text, one.end, other.start)
        ):
            listed.setdefault(index, []).append(other.name)
            listed.setdefault(index + 1, []).append(one.name)
    for index, names in listed.items():
        found[index] = found[index]._replace(listed_with=tuple(names))
    return found


def _all(text: str, met: Met) -> Iterator[Candidate]:
    for begin, stop in runs(text):
        run = text[begin:stop]
        if not met.admits(run):
            continue
        if "\n" in run:
            yield from _over_lines(text, begin, stop)
        else:
            yield from _candidates(text, begin, pieces(run))


def _over_lines(text: str, begin: int, stop: int) -> Iterator[Candidate]:
    """The candidates of a run that goes over a line end.

    After a short line (a heading, a list) a name goes on only where it is one we know how to read: `Addis\\nAbaba`,
    `Maria\\nRossi`.
    """
    newline = text.find("\n", begin, stop)
    whole = pieces(text[begin:stop])
    short = newline - text.rfind("\n", max(0, newline - _FULL_LINE), newline) < _FULL_LINE
    across = next((p for p in whole if begin + p.start < newline < begin + p.end), None)
    if across is None or not short or _is_known(across.words):
        yield from _candidates(text, begin, whole)
        return
    position = begin
    for line in text[begin:stop].split("\n"):
        lead = len(line) - len(line.lstrip())
        yield from _candidates(text, position + lead, pieces(line.strip()))
        position += len(line) + 1


def _is_known(words: tuple[str, ...]) -> bool:
    lists = lexicon()
    name = " ".join(words)
    return name in lists.places or name in lists.organizations or words[0] in lists.first_names


def _candidates(text: str, begin: int, found: Iterable[Piece]) -> Iterator[Candidate]:
    done = 0
    for cut in found:
        piece = _with_list(text, begin, cut) if len(cut.words) > 2 else cut
        if piece.words[0] in _CHAMBERS and text.startswith(", ", begin + piece.end):
            piece = _with_committee(text, begin, piece)
        if piece.words[-1].lower() in lexicon().numbered_documents:
            piece = _with_number(text, begin, piece)
        if _is_numbered(piece.words) and text.endswith(_ORDINAL_ENDS, 0, begin + piece.start):
            piece = _with_ordinal(text, begin, piece)
        start, end = begin + piece.start, begin + piece.end
        if start < done:
            continue
        done = end
        if end - start <= _LONGEST_NAME:
            yield Candidate(
                start,
                end,
                piece.words,
                piece.name,
                piece.title,
                piece.country,
                piece.first and _opens_sentence(text, start),
                text[max(0, start - _LEFT) : start],
                text[end : end + _RIGHT],
            )


def _is_numbered(words: tuple[str, ...]) -> bool:
    return (
        words[-1].lower() in lexicon().numbered_units
        or words[0] == "Circuit"
        or (words[0] == "Century" and len(words) > 1)
    )


def _with_ordinal(text: str, begin: int, piece: Piece) -> Piece:
    """A numbered unit with its number: `82nd Airborne Division`, `9th Circuit`; also `22nd Century Group`."""
    start = begin + piece.start
    number = _ORDINAL.search(text[max(0, start - _LONGEST_ORDINAL) : start])
    if number is None or piece.title is not None:
        return piece
    ordinal = number.group().rstrip()
    return piece._replace(
        start=piece.start - len(number.group()),
        words=(ordinal, *piece.words),
        name=f"{ordinal} {piece.name}",
        first=False,
    )


def _with_list(text: str, begin: int, piece: Piece) -> Piece:
    """A ministry with all that it is for: `Department for Science, Innovation and Technology`."""
    words = piece.words
    if len(words) < 3 or _MINISTRIES.isdisjoint(words):
        return piece
    if not any(one in _MINISTRIES and link in _MINISTRY_OF for one, link in pairwise(words[:-1])):
        return piece
    tail = _LIST_TAIL.match(text, begin + piece.end)
    if tail is None or any(
        word.lower() not in lexicon().words for word in _CAPITALISED.findall(tail.group())
    ):
        return piece
    words = (*piece.words, *tail.group().replace(",", " ,").split())
    name = " ".join(words).replace(" ,", ",")
    return piece._replace(end=tail.end() - begin, words=words, name=name)


def _with_committee(text: str, begin: int, piece: Piece) -> Piece:
    """A committee with all that it is for: `Senate Commerce, Science, and Technology Committee`."""
    tail = _COMMITTEE_TAIL.match(text, begin + piece.end)
    if tail is None or len(piece.words) == 1:
        return piece
    name = text[begin + piece.start : tail.end()]
    return piece._replace(
        end=tail.end() - begin, words=tuple(name.replace(",", " ,").split()), name=" ".join(name.split())
    )


def _with_number(text: str, begin: int, piece: Piece) -> Piece:
    """A document that its number tells from others of its kind: `Executive Order 14110`, `Resolution 2758`."""
    number = _NUMBER.match(text, begin + piece.end)
    if number is None:
        return piece
    words = (*piece.words, number.group(1))
    return piece._replace(end=number.end() - begin, words=words, name=" ".join(words))


def _opens_sentence(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] in _QUOTES:
        return True
    before = text[max(0, start - 8) : start].rstrip(_OPENING)
    return before[-1] in _SENTENCE_END if before else start <= 8
