"""What a name takes in beyond its run of capitalised words: a number, the rest of a list of what a ministry is for."""

from __future__ import annotations

import re
from itertools import pairwise

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.piece import Piece

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


def may_grow(words: tuple[str, ...]) -> bool:
    """Are these words of a kind to which what stands beside them may belong? Asked before `grown`, once a run: few are."""
    return (
        words[0] in _CHAMBERS
        or words[-1].lower() in lexicon().numbered_documents
        or _is_numbered(words)
        or (len(words) > 2 and not _MINISTRIES.isdisjoint(words))
    )


def grown(text: str, begin: int, cut: Piece) -> Piece:
    """A piece of the run that begins at `begin` of `text`, with what stands beside it and belongs to it."""
    piece = _with_list(text, begin, cut) if len(cut.words) > 2 else cut
    if piece.words[0] in _CHAMBERS and text.startswith(", ", begin + piece.end):
        piece = _with_committee(text, begin, piece)
    if piece.words[-1].lower() in lexicon().numbered_documents:
        piece = _with_number(text, begin, piece)
    if _is_numbered(piece.words) and text.endswith(_ORDINAL_ENDS, 0, begin + piece.start):
        piece = _with_ordinal(text, begin, piece)
    return piece


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
