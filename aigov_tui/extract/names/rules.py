"""What needs no weighing: names whose words alone, or whose title, say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon

_LONGEST_PERSON = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name is: a value of `EntityKind`, or `other` for no name we keep; `confidence` is 0 to 1."""

    kind: str
    confidence: float


def by_rule(occurrences: Sequence[Candidate], lexicon: Lexicon) -> Verdict | None:
    """The verdict on a name that a rule decides, from its occurrences in one document."""
    words = occurrences[0].words
    if all(word.upper() in lexicon.plain_acronyms for word in words):
        return Verdict("other", 0.99)
    if len(words) == 1 and words[0] in lexicon.nationalities:
        return Verdict("other", 0.95)
    listed = " ".join(words) in lexicon.places or " ".join(words) in lexicon.organizations
    if not listed and any(c.title for c in occurrences) and _can_be_titled(words, lexicon):
        return Verdict("person", 0.95)
    if len(words) == 1:
        return None
    for kind in ("event", "document"):
        if lexicon.heads.get(words[-1].lower()) == kind or _before_of(words, lexicon) == kind:
            return Verdict(kind, 0.8)
    if not listed and _is_full_name(words, lexicon):
        return Verdict("person", 0.93)
    return None


def _can_be_titled(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """False for what titles stand before and is no person: `President Park Avenue`."""
    last = words[-1].lower()
    return words[0].lower() not in lexicon.title_starts and (last not in lexicon.heads or len(words) == 1)


def _is_full_name(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """`Mary J. Blige`: a first name, perhaps initials or more names, and a last word that is no common one."""
    core = [word for word in words if word.lower() not in lexicon.suffixes]
    if not 2 <= len(core) <= _LONGEST_PERSON or core[0] in lexicon.country_of:
        return False
    if any(word in ("of", "for", "and", "&", "'s", "on") for word in core):
        return False
    last = core[-1].lower()
    rare = last not in lexicon.heads and (core[-1] in lexicon.surnames or last not in lexicon.words)
    initials = [word for word in core[:-1] if len(word) == 2 and word[1] == "."]
    sure = core[-1] in lexicon.surnames and last not in lexicon.words  # not `Art House`
    named = core[0] in lexicon.first_names and (core[0].lower() not in lexicon.words or sure)
    return rare and core[-1] not in lexicon.places and (named or bool(initials)) and not core[-1].isupper()


def _before_of(words: tuple[str, ...], lexicon: Lexicon) -> str | None:
    if "of" not in words[1:]:
        return None
    return lexicon.heads_before_of.get(words[words.index("of", 1) - 1].lower())
