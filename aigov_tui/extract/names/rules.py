"""What needs no weighing: names whose words alone, or whose title, say what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.enumerated import is_listed_as_firm, is_studied, tells_the_time
from aigov_tui.extract.names.lexicon import Lexicon, lexicon
from aigov_tui.extract.names.surroundings import (
    acts_as_firm,
    apposed_kind,
    defined_kind,
    has_staff,
    heads_section,
    is_among_firms,
    is_described,
    is_employer,
    is_given_name,
    is_located,
    is_mister,
    is_spelt_out,
    is_titled,
    opens_dateline,
    stands_as_place,
)
from aigov_tui.extract.names.verdicts import CONFIDENCE, Verdict
from aigov_tui.extract.names.words_alone import TWO_HUMPS, by_words, can_be_titled

_DATELINE = re.compile(r",? ?(?:\([A-Z][A-Za-z]*\) ?)?[—–-]")


def by_rule(occurrences: Sequence[Candidate]) -> Verdict | None:
    """The verdict on a name that a rule decides, from its occurrences in one document."""
    words = occurrences[0].words
    lists = lexicon()
    verdict, listed = by_words(words)
    if verdict is not None and verdict.kind == "other":
        firm = words[-1] == "AI" and len(words) == 2 and acts_as_firm(occurrences, lists)
        return Verdict("organization", CONFIDENCE["employer"]) if firm else verdict  # Cobalt AI
    if len(words) == 1 and words[0] in lists.short_states and all(map(_is_short_state, occurrences)):
        return Verdict("other", CONFIDENCE["nothing"])
    if tells_the_time(words[-1], occurrences) or is_studied(occurrences, lists):
        return Verdict("other", CONFIDENCE["nothing"])
    if listed:
        return _of_listed(words, verdict, occurrences, lists)
    return _of_unlisted(words, verdict, occurrences, lists)


def _is_spoken(words: tuple[str, ...], lists: Lexicon) -> bool:
    """A plain word that a speaker stops after: Folks — (applause) —; You've — you've heard."""
    return len(words) == 1 and (words[0].lower() in lists.words or "'" in words[0])


def _is_short_state(candidate: Candidate) -> bool:
    """`FAIRFIELD, Conn.`, `(D- Conn.)`: the short form of a state behind a place or a party."""
    return candidate.right[:1] == "." and candidate.left.rstrip()[-1:] in (",", "-", "(")


def _of_listed(
    words: tuple[str, ...], verdict: Verdict | None, occurrences: Sequence[Candidate], lists: Lexicon
) -> Verdict | None:
    """Of a name that a list has as a place or an organisation; `verdict` is what its words alone say."""
    single = len(words) == 1
    if heads_section(occurrences):
        return Verdict("other", CONFIDENCE["nothing"])  # Sec. 5. General Provisions
    if single and is_among_firms(words[0], occurrences, lists):
        return Verdict("organization", CONFIDENCE["listed organization"])
    for c in occurrences:
        if c.right.startswith("-based") or (not c.left and _DATELINE.match(c.right)):
            is_place = " ".join(words) in lists.places
            return Verdict("place", CONFIDENCE["listed place"]) if is_place else verdict
    if verdict is None and opens_dateline(words, occurrences):
        return Verdict("place", CONFIDENCE["listed place"])
    if _is_called_by_title(words, occurrences, lists, listed=True):
        return Verdict("person", CONFIDENCE["title"])
    if verdict is None and single:
        if stands_as_place(words[0], occurrences, lists):
            return Verdict("place", CONFIDENCE["listed place"])
        if words[0] in lists.peoples:
            return Verdict("other", CONFIDENCE["nothing"])
        if is_given_name(words[0], occurrences, lists):
            return Verdict("person", CONFIDENCE["given name"])
    return verdict


def _of_unlisted(
    words: tuple[str, ...], verdict: Verdict | None, occurrences: Sequence[Candidate], lists: Lexicon
) -> Verdict | None:
    """Of a name in no list; `verdict` is what its words alone say."""
    if len(words) == 1:
        word = words[0]
        if verdict is None and TWO_HUMPS.fullmatch(word) and acts_as_firm(occurrences, lists):
            return Verdict("organization", CONFIDENCE["employer"])  # OpenLedger, one of the companies
        if word.isupper() and is_spelt_out(word, occurrences):
            return Verdict("other", CONFIDENCE["nothing"])  # in-vitro fertilisation (IVF)
    if heads_section(occurrences):
        return Verdict("other", CONFIDENCE["nothing"])  # Sec. 5. General Provisions
    if verdict is None and is_listed_as_firm(occurrences):
        return Verdict("organization", CONFIDENCE["apposition"])
    defined = defined_kind(occurrences, lists)
    if defined is not None and (verdict is None or verdict.kind == defined):
        return Verdict(defined, CONFIDENCE["apposition"])
    apposed = apposed_kind(occurrences, lists)
    if apposed is not None and (verdict is None or verdict.kind == apposed):
        return Verdict(apposed, CONFIDENCE["apposition"])
    if verdict is None and opens_dateline(words, occurrences) and not _is_spoken(words, lists):
        return Verdict("place", CONFIDENCE["listed place"])
    if _is_called_by_title(words, occurrences, lists, listed=False):
        return Verdict("person", CONFIDENCE["title"])
    if verdict is not None and verdict.kind != "person":
        return verdict
    if verdict is None:
        if len(words) == 1 and words[0] in lists.peoples:
            return Verdict("other", CONFIDENCE["nothing"])
        if is_described(occurrences, lists):
            return Verdict("person", CONFIDENCE["apposition"])
    if is_located(words, occurrences, lists):
        return Verdict("place", CONFIDENCE["located"])
    if verdict is None and (has_staff(occurrences, lists) or is_employer(occurrences, lists)):
        return Verdict("organization", CONFIDENCE["employer"])
    return verdict


def _is_called_by_title(
    words: tuple[str, ...], occurrences: Sequence[Candidate], lists: Lexicon, *, listed: bool
) -> bool:
    if not is_titled(occurrences, listed, lists):
        return False
    return can_be_titled(words, lists) or is_mister(words, occurrences, lists)
