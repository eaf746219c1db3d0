"""What a name takes in beyond its run of capitalised words: a number, the rest of a list of what a ministry is for."""

from __future__ import annotations

import re
from itertools import pairwise

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.piece import Piece

_MINISTRIES = frozenset(["Department", "Ministry", "Committee", "Subcommittee", "Bureau", "Office"])
_MINISTRY_OF = ("of", "for", "on")
_PURPOSES = frozenset(_MINISTRY_OF)
_ORDINAL = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th) $")
_ORDINAL_ENDS = ("st ", "nd ", "rd ", "th ")
_LONGEST_ORDINAL = 7
_NUMBER = re.compile(
    r"[ \n](?:No\.? ?)?(\d{1,5}(?:/\d{2,4}(?:/E[UC])?)?)(?![\d%]|[.,:]\d| (?:day|week|month|year|hour|minute|time|percent))"
)
_LIST_TAIL = re.compile(r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,4},? and [A-Z][a-z]+(?: [A-Z][a-z]+)?(?!\w)")
_CHAMBERS = frozenset(["Senate", "House"])
_COMMITTEE_TAIL = re.compile(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,3},? and (?:[A-Z][a-z]+ ){1,3}(?:Committee|Subcommittee)(?!\w)"
)
_ACTS = frozenset(["Act", "Acts"])
_ACT_BEFORE = re.compile(
    r"(?:(?<=[Tt]he )For the|(?<!\w)(?:[A-Z][\w'-]*[ \n](?:and[ \n])?){0,5}(?P<last>[A-Z][\w'-]*)[ \n]"
    r"(?i:to|in|for(?:[ \n]the)?|against|from|with|of))[ \n]$"
)
"""What an act is called before its last words: `Freedom to` Vote Act."""
_ACT_LIST = re.compile(r"(?<!\w)(?:[A-Z][a-z]+[ \n]){0,2}(?:[A-Z][a-z]+,[ \n]){1,4}and[ \n]$")
"""The first of what an act is for: `Research, Innovation, and` Accountability Act."""
_LONGEST_BEFORE = 80
_PARTNERS = frozenset(["llp", "pc", "p.c.", "pllc"])
_PARTNERS_BEFORE = re.compile(r"(?<![\w,.])(?:[A-Z][\w'-]+,[ \n]){1,4}$")
"""The first partners of a firm: `Horton, Knox,` Carter & Foote LLP."""
_FIELD = re.compile(r"[ \n](in|to)[ \n](the[ \n])?([A-Z][a-z]+)(?![\w-]|[ \n][A-Z])")
"""What is behind the purpose of a body: Museum of Women `in the Arts`, Agreement on Technical Barriers `to Trade`."""
_LEADING_TO = frozenset(["access", "barriers", "response", "threats", "call"])
_CAPITALISED = re.compile(r"[A-Z]\w+")


def may_grow(words: tuple[str, ...]) -> bool:
    """Are these words of a kind to which what stands beside them may belong? Asked before `grown`, once a run: few are."""
    return (
        words[0] in _CHAMBERS
        or words[-1].lower() in lexicon().numbered_documents
        or _is_numbered(words)
        or words[-1] in _ACTS
        or words[-1].lower() in _PARTNERS
        or (len(words) > 2 and not (_MINISTRIES.isdisjoint(words) and _PURPOSES.isdisjoint(words)))
    )


def grown(text: str, begin: int, cut: Piece) -> Piece:
    """A piece of the run that begins at `begin` of `text`, with what stands beside it and belongs to it."""
    piece = _with_list(text, begin, cut) if len(cut.words) > 2 else cut
    if piece.words[-1] in _ACTS:
        return _with_purpose(text, begin, piece)
    if piece.words[-1].lower() in _PARTNERS:
        return _with_partners(text, begin, piece)
    if not _PURPOSES.isdisjoint(piece.words):
        piece = _with_field(text, begin, piece)
    if piece.words[0] in _CHAMBERS and text.startswith(", ", begin + piece.end):
        piece = _with_committee(text, begin, piece)
    if piece.words[-1].lower() in lexicon().numbered_documents:
        piece = _with_number(text, begin, piece)
    if _is_numbered(piece.words) and text.endswith(_ORDINAL_ENDS, 0, begin + piece.start):
        piece = _with_ordinal(text, begin, piece)
    return piece


def _with_front(piece: Piece, front: str) -> Piece:
    """A piece with what stands right before it."""
    words = (*front.split(), *piece.words)
    start = piece.start - len(front)
    return piece._replace(start=start, words=words, name=" ".join(words), first=False, country=None)


def _with_partners(text: str, begin: int, piece: Piece) -> Piece:
    """A firm with the partners named first: `Horton, Knox, Carter & Foote LLP`."""
    start = begin + piece.start
    partners = _PARTNERS_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    if partners is None or partners.group().rstrip(", \n") in lexicon().places:
        return piece  # In Boston, Hale & Dorr LLP
    return _with_front(piece, partners.group())


def _with_purpose(text: str, begin: int, piece: Piece) -> Piece:
    """An act with all it is called: `Violence Against Women Act`, not the words that open the sentence."""
    start = begin + piece.start
    found = _ACT_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    lists = lexicon()
    if found is None:
        listed = _ACT_LIST.search(text, max(0, start - _LONGEST_BEFORE), start)
        words = [] if listed is None else _CAPITALISED.findall(listed.group())
        plain = all(
            word.lower() in lists.words and word.lower() not in lists.function_words for word in words
        )
        purposes = plain and not any(lists.heads.get(word.lower()) == "document" for word in words)
        return _with_front(piece, listed.group()) if listed is not None and purposes else piece
    if len(piece.words) == 1:
        return piece
    front, last = found.group(), found.group("last")
    if last is None:
        return _with_front(piece, front)  # For the People Act
    if last.lower() in lists.function_words or last in lists.places or last in lists.organizations:
        return piece
    while front.split(maxsplit=1)[0].lower() in lists.function_words:
        front = front.split(maxsplit=1)[1]
    return _with_front(piece, front) if front[0].isupper() else piece


def _with_field(text: str, begin: int, piece: Piece) -> Piece:
    """A body or a paper with the field that what it is for is in: National Museum of Women `in the Arts`."""
    field = _FIELD.match(text, begin + piece.end)
    if field is None:
        return piece
    lists = lexicon()
    word = field.group(3)
    words = (*piece.words, *field.group().split())
    name = " ".join(words)
    lower = word.lower()
    plain = (
        lower in lists.words
        and word not in lists.places
        and word not in lists.organizations
        and not (lower in lists.calendar or lower in lists.function_words)
    )
    titled = lower in lists.roles or lower in lists.courtesy
    leads = piece.words[-1].lower() in _LEADING_TO if field.group(1) == "to" else not titled
    if not (name in lists.organizations or (plain and leads)):
        return piece
    return piece._replace(end=field.end() - begin, words=words, name=name)


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
