"""The stance of a claim on an issue, guessed, and how sure the guess is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from aigov_tui.extract.positions.claims import Claim
from aigov_tui.extract.positions.cues import readable
from aigov_tui.extract.positions.judged import AGAINST, FOR, blamed, breached
from aigov_tui.extract.positions.sides import Predicate, demanded, found_of, is_conditional, side_of_term
from aigov_tui.extract.positions.tone import Tone, tone_of
from aigov_tui.extract.positions.topics import Named, Topic
from aigov_tui.model.position import Stance, Voice

_SURE = 1.0
_UNSIDED = 0.85
"""No word takes sides: that somebody speaks of it at all is taken for a yes."""
_TURNED = 0.95
"""Yes and no, or nothing: right words, wrongly tied to the term, look like this."""
_DIVIDED = 0.9
"""One word says yes, another no."""
_FAR = 0.93
"""The term stands far from the verb that is said to govern it."""
_REACH = 90  # code points
_BROKEN = 60  # code points
_DENIED = re.compile(r"\b(?:no|not|never|nobody|cannot|without)\b|n't\b|不得|不应|不能")
_OF_VOICE: Mapping[Voice, float] = {Voice.ASSERTED_BY_THIRD_PARTY: 0.9, Voice.ATTRIBUTED_BY_JOURNALIST: 0.97}
"""What is not in the actor's own words is taken wrongly more often; measured by `scripts/bench_positions.py`."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A stance, and what the certainty of the position is to be multiplied by for it (up to 1)."""

    stance: Stance
    certainty: float
    sided: bool = True
    """Its words take sides; else it is what speaking of a thing at all is taken for."""


def _is_in_name(words: str, term: Named) -> bool:
    """Is the term only a part of somebody's name: "the International Whaling Commission"?"""
    if not words[term.start].isupper():
        return False
    before, after = words[: term.start].rstrip().split(" ")[-1], words[term.end :].lstrip()
    return after[:1].isupper() and before[:1].isupper()


def _side_of_broken(words: str, claim: Claim, predicate: Predicate, term: Named) -> int | None:
    """`FOR` of who reproaches another with breaking what the term names, `AGAINST` of who breaks it; None: nobody does."""
    before = readable(words[max(0, term.start - _BROKEN) : term.start]).lower()
    sure = breached(before)
    if sure is None:
        return None
    denied = _DENIED.search(before) is not None
    if claim.voice in (Voice.SELF_OFFICIAL, Voice.SELF_QUOTED, Voice.SELF_PARAPHRASED) or predicate.speaks:
        return FOR if sure or denied or predicate.sign == AGAINST or claim.blames else None
    if not sure:
        return None
    return FOR if denied else AGAINST


def _hidden(words: str, terms: Sequence[Named]) -> str:
    """`words` without those of the terms, in which no verb governs another: "a rent freeze or rent caps"."""
    for term in terms:
        words = words[: term.start] + "x" * (term.end - term.start) + words[term.end :]
    return words


def guess(text: str, claim: Claim, topic: Topic) -> Guess:
    """What the claim does with each term that is named, turned round where that is the opposite of what the issue asks
    for; the heavier side wins. `text` is the document's."""
    words = text[claim.start : claim.end]
    predicate = replace(claim.predicate, begin=max(0, claim.predicate.begin - claim.start))
    said = [term for term in topic.terms if term.start >= predicate.begin] or topic.terms
    said = [term for term in said if not _is_in_name(words, term)] or said
    hidden = _hidden(words, topic.terms)
    if claim.blames:
        sides = [blamed(hidden)] * len(said)
    elif claim.sided:
        sides = [found_of(words, term, restrained=topic.is_restrained) for term in said]
    else:
        sides = [
            side_of_term(words, predicate, term, hidden, restrained=topic.is_restrained) for term in said
        ]
    sides = [
        side if (broken := _side_of_broken(words, claim, predicate, term)) is None else broken
        for side, term in zip(sides, said, strict=True)
    ]
    trust = _OF_VOICE.get(claim.voice, _SURE) * (_FAR if said[0].start - predicate.begin > _REACH else _SURE)
    tone = tone_of(words, hidden, predicate.begin, said)
    if tone is Tone.QUALIFIED or any(map(partial(is_conditional, words), said)):
        return Guess(Stance.MIXED, _TURNED * trust)
    answers = [side * (-1 if term.is_against else 1) for side, term in zip(sides, said, strict=True)]
    total = sum(answers) or next(filter(None, answers), 0)
    is_sided = bool(total)
    certainty = _UNSIDED if not total else _DIVIDED if {1, -1} <= set(answers) else _SURE
    if not total:
        total = demanded(words[predicate.begin :]) * (-1 if topic.is_against else 1)
    praised = total > 0 and any(found_of(words, term, restrained=topic.is_restrained) for term in said)
    if tone is Tone.FIELD or (tone is Tone.REPORTED and total >= 0 and not praised):
        return Guess(Stance.MENTIONS, _TURNED * trust, is_sided)
    if not total and (topic.is_against or claim.voice is Voice.ASSERTED_BY_THIRD_PARTY):
        return Guess(Stance.MENTIONS, certainty * trust, is_sided)
    return Guess(Stance.SUPPORTS if total >= 0 else Stance.OPPOSES, certainty * trust, is_sided)
