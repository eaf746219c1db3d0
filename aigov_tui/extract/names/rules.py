"""What needs no weighing: names whose words alone, or whose title, say what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.surroundings import (
    acts_as_firm,
    apposed_kind,
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
    verdict, listed = by_words(words)
    if verdict is not None and verdict.kind == "other":
        firm = words[-1] == "AI" and len(words) == 2 and acts_as_firm(occurrences, lexicon())
        return Verdict("organization", CONFIDENCE["employer"]) if firm else verdict  # Cobalt AI
    two_humps = verdict is None and not listed and len(words) == 1 and TWO_HUMPS.fullmatch(words[0])
    if two_humps and acts_as_firm(occurrences, lexicon()):
        return Verdict("organization", CONFIDENCE["employer"])  # OpenLedger, one of the companies
    if len(words) == 1 and words[0].isupper() and not listed and is_spelt_out(words[0], occurrences):
        return Verdict("other", CONFIDENCE["nothing"])  # in-vitro fertilisation (IVF)
    if heads_section(occurrences):
        return Verdict("other", CONFIDENCE["nothing"])  # Sec. 5. General Provisions
    if listed and len(words) == 1 and is_among_firms(words[0], occurrences, lexicon()):
        return Verdict("organization", CONFIDENCE["listed organization"])
    if listed and any(
        c.right.startswith("-based") or (not c.left and _DATELINE.match(c.right)) for c in occurrences
    ):
        return (
            Verdict("place", CONFIDENCE["listed place"]) if " ".join(words) in lexicon().places else verdict
        )
    apposed = apposed_kind(occurrences, lexicon()) if not listed else None
    if apposed is not None and (verdict is None or verdict.kind == apposed):
        return Verdict(apposed, CONFIDENCE["apposition"])
    if verdict is None and opens_dateline(words, occurrences):
        return Verdict("place", CONFIDENCE["listed place"])
    if is_titled(occurrences, listed, lexicon()) and (
        can_be_titled(words, lexicon()) or is_mister(words, occurrences, lexicon())
    ):
        return Verdict("person", CONFIDENCE["title"])
    if listed and len(words) == 1 and verdict is None and stands_as_place(words[0], occurrences, lexicon()):
        return Verdict("place", CONFIDENCE["listed place"])
    if verdict is None and words[0] in lexicon().peoples and len(words) == 1:
        return Verdict("other", CONFIDENCE["nothing"])
    if verdict is None and len(words) == 1 and is_given_name(words[0], occurrences, lexicon()):
        return Verdict("person", CONFIDENCE["given name"])
    if verdict is None and not listed and is_described(occurrences, lexicon()):
        return Verdict("person", CONFIDENCE["apposition"])
    if (
        (verdict is None or verdict.kind == "person")
        and not listed
        and is_located(words, occurrences, lexicon())
    ):
        return Verdict("place", CONFIDENCE["located"])
    if verdict is None and not listed and has_staff(occurrences, lexicon()):
        return Verdict("organization", CONFIDENCE["employer"])
    if verdict is None and not listed and is_employer(occurrences, lexicon()):
        return Verdict("organization", CONFIDENCE["employer"])
    return verdict
