"""For or against: what the words of a claim do with the words of the issue in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aigov_tui.extract.normal import is_han
from aigov_tui.extract.positions.cues import GROUPS, UNKNOWN, cues, readable
from aigov_tui.extract.positions.governing import CLAUSE, REACH, WORD, governing
from aigov_tui.extract.positions.judged import AGAINST, FOR, NEITHER, judged
from aigov_tui.extract.positions.topics import Named

_EXPLAINS = re.compile(r", (?:saying|arguing|claiming|insisting|adding|explaining|stating)\b[^,;]*$")
_OPPOSED = re.compile(r"\b(?:opposition|objections?|resistance|hostility) to\b[^,;]*$")
"""Before a verb: "expressed opposition to a plan to impose"."""
_MEANS = re.compile(r"\bby (?:\w+ly )?(\w+ing)\b[^,;]*$")
_AGAINST = re.compile(r"\b(?:against|over)\s+(?:[\w'.-]+\s+){0,3}$")
_FOR_WHICH = re.compile(r"(?:[\w'-]+\s+){3,}(?:in order )?to\s*[\"“]?$")
"""Before a fragment: what is done is done for that."""
_OBJECT = 3  # words
_HARMED = 3  # words after `that`
_RESTRAINED = 6  # code points between what is restrained and `管制`
_AFTER = 90  # code points after a term
_DECLINES = re.compile(r"\b(?:refus|declin|fail|ignor|resist|oppos)\w*|拒|反对")
_DONE = re.compile(
    r"^(?:(?!\s(?:and|but|while) (?:that|the|its|it|they)\b)[^.;:])*?\s(?:should|must|shall|ought to|needs? to|ha(?:s|ve) to|(?:is|are) to)(?P<not> not| never)? be (?:\w+ly |further )?(?P<verb>\w+)"
)

SIGNS: Mapping[str, int] = dict(
    zip((*GROUPS, UNKNOWN), (NEITHER, FOR, AGAINST, FOR, AGAINST, NEITHER), strict=True)
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a claim's actor does or says: `begin` is where its words begin, in code points, `sign` what its verb is;
    `has_verb`: its verb is the first there."""

    begin: int
    sign: int
    has_verb: bool
    passive: bool = False
    """It follows what it is done to ("is opposed by"), so that no word behind a term is about the term alone."""
    speaks: bool = False
    """It is only said ("warned of"), not done."""


def side_of_term(words: str, predicate: Predicate, term: Named, hidden: str, *, restrained: bool) -> int:
    """What the predicate says of a term in `words`: `FOR`, `AGAINST` or `NEITHER`. `hidden` are the words with every term
    made unreadable.

    A verb between the two governs the term ("urged it to cancel the tariffs"), one after it may undo it ("wants
    tariffs to come down"); where nothing else takes sides, so does what it is said to do ("could kill"). `restrained`:
    the issue asks for a restraint, so that to limit what is not one itself is to say yes.
    """
    tables = cues()
    text = readable(words)
    named = text[term.start : term.end].lower()
    if term.start < predicate.begin:
        if tables.set_aside.search(text[: term.start].lower()):
            return AGAINST  # "Instead of a treaty, X proposes"
        means = _MEANS.search(text[: term.start].lower())
        if means is not None:
            return SIGNS[tables.verbs.get(means.group(1), "act_for")]  # "By imposing tariffs, X counters"
    before = text[predicate.begin : max(term.start, predicate.begin)]
    if tables.indispensable.search(before.lower()):
        return FOR  # "will sign nothing without it"
    if tables.reaction.search(before.lower()):
        return AGAINST  # "walked out in response to it", "will impose duties over it"
    harmful = _before_harm(before)
    governed = readable(hidden)[predicate.begin : max(term.start, predicate.begin)]
    governed = governed if harmful is None else governed[: len(harmful)]
    inner, beside = governing(governed, has_predicate=predicate.has_verb)
    beside = beside and not (predicate.speaks and " that " in before)
    found = judged(
        text[max(0, term.start - _AFTER) : term.start].lower(), text[term.end : term.end + _AFTER].lower()
    )
    if found and not inner and _EXPLAINS.search(before):
        return found  # "hits back, saying that tariffs harm everyone"
    speaks_against = inner == "say_against" or (not inner and predicate.sign == AGAINST and predicate.speaks)
    if speaks_against and not term.is_against and _has(named, tables.dangers):
        return FOR  # who warns of a danger wants something done about it
    if tables.not_it.search(text[max(0, term.start - _AFTER) : term.start].lower()):
        return AGAINST
    if term.start < predicate.begin and found and predicate.sign != AGAINST:
        return found  # "Believing that this is wrong, X filed a complaint"
    side = predicate.sign if harmful is None else -predicate.sign
    noun = _noun(before.replace('"', ""))
    means = _MEANS.search(before)
    if means is not None:  # "counters this by imposing tariffs", "by rejecting calls for tariffs"
        side = (
            SIGNS[inner]
            if inner
            else (SIGNS[tables.verbs.get(means.group(1), "act_for")] or FOR) * (noun or FOR)
        )
    elif noun:
        rejected = _rejects_noun(predicate, inner, before, noun)
        side = noun * (AGAINST if rejected or inner.endswith("against") else FOR)
        is_limit = term.is_restraint or _has(named, tables.restraints)
        if restrained and noun == AGAINST and not term.is_against and not is_limit:
            return -side  # "to live without it", where the issue is whether to ban it
        if rejected:
            return side
    elif _OPPOSED.search(before):
        side = -SIGNS[inner] if inner else AGAINST  # "its opposition to the inclusion of X in"
    elif inner:
        side = SIGNS[inner] * (FOR if beside or _is_purpose(predicate, before) else predicate.sign or FOR)
        side = side if harmful is None else -side  # "to halt rules that have stifled it"
    elif _is_denied(before):
        side = AGAINST if predicate.sign != AGAINST else side
    elif term.is_against and "," in before:
        side = NEITHER  # named in passing
    after = "" if predicate.passive else text[term.end : term.end + _AFTER].lower()
    if (done := _done_behind(after)) != NEITHER and not (before.strip() and inner):
        restraining = (
            restrained and not term.is_against and not (term.is_restraint or _has(named, tables.restraints))
        )
        side = -done if restraining or (done == AGAINST and _has(named, tables.dangers)) else done
        rejected = predicate.sign == AGAINST and predicate.has_verb
        return side * (AGAINST if (noun == AGAINST) != rejected else FOR)
    is_danger = _has(named, tables.dangers) and not term.is_against
    if is_danger and side == AGAINST and _is_fought(predicate, inner, before):
        return FOR  # "vows to prevent misuse"
    undone = tables.undoing.search(after)
    denied = tables.denied.search(after)
    limits = inner == "act_against" or (not inner and predicate.sign == AGAINST and not predicate.speaks)
    restraint = (
        term.is_restraint
        or _has(named, tables.restraints)
        or tables.restraint_on.search(before.lower()) is not None
        or (is_han(named[0]) and _has(CLAUSE.split(after)[0][:_RESTRAINED], tables.restraints))
    )
    if undone:
        kept = denied is not None and denied.end() <= undone.end()
        kept = kept or (restrained and not term.is_against and not restraint)
        return (side or FOR) if kept else -(side or FOR)
    if denied and not found:
        return AGAINST
    permits = not tables.permits.isdisjoint(WORD.findall(before.lower())[-REACH - 1 :])
    if restrained and (limits or permits) and not term.is_against and not restraint:
        return -side
    if not side and not found and term.is_against and tables.asserted.search(before.lower()):
        return FOR  # "is the common heritage"
    if found and restrained and not term.is_against and not restraint:
        found = -found  # "unlimited catches should be illegal"
    if is_danger and not side and found == AGAINST:
        return FOR  # "misuse does harm"
    return side or found


def _is_fought(predicate: Predicate, inner: str, before: str) -> bool:
    """Is a danger what is prevented, not what somebody declines to look at?"""
    if inner:
        return inner == "act_against" and predicate.sign != AGAINST
    return (
        predicate.sign == AGAINST
        and predicate.has_verb
        and not predicate.speaks
        and _DECLINES.search(before.lower()) is None
    )


def _done_behind(after: str) -> int:
    """What is said behind a term to be done to it: "monopolies … should be rejected", "must not be weakened"."""
    done = _DONE.search(after)
    if done is None:
        return NEITHER
    side = SIGNS[cues().verbs.get(done.group("verb"), UNKNOWN)]
    return -side if done.group("not") else side


def found_of(words: str, term: Named, *, restrained: bool) -> int:
    """What the words around a term find of it, whoever does what: "the ban is a mistake"."""
    text = readable(words).lower()
    found = judged(text[max(0, term.start - _AFTER) : term.start], text[term.end : term.end + _AFTER])
    if not found and cues().not_it.search(text[max(0, term.start - _AFTER) : term.start]):
        found = AGAINST
    limits = term.is_against or term.is_restraint or _has(text[term.start : term.end], cues().restraints)
    return -found if restrained and not limits else found


def _before_harm(before: str) -> str | None:
    """The words up to a clause that says what harms the term: "to halt rules | that have stifled"; None: there is none."""
    head, that, relative = before.rpartition(" that ")
    harms = not cues().harm_verbs.isdisjoint(WORD.findall(relative.lower())[:_HARMED])
    return head if that and harms else None


def side_of_fragment(words: str, predicate: Predicate, start: int) -> int:
    """What the predicate says of a fragment of it that begins at `start`: "urged nations to build a “…”"."""
    before = readable(words[predicate.begin : start])
    inner, beside = governing(before, has_predicate=predicate.has_verb)
    beside = beside and not (predicate.speaks and " that " in before)
    if inner == "act_against" and _FOR_WHICH.search(before):
        return predicate.sign or FOR  # "proposed to delay it to “allow …”"
    return SIGNS[inner] * (FOR if beside else predicate.sign or FOR) if inner else predicate.sign


def is_conditional(words: str, term: Named) -> bool:
    """Is what is said of the term said under a condition that decides it?"""
    return cues().provisos.search(readable(words)[term.end : term.end + _AFTER].lower()) is not None


def demanded(words: str) -> int:
    """`FOR` where the words speak of what should or will be, else `NEITHER`."""
    tables = cues()
    words = readable(words)
    spoken = words.lower().split()
    if not tables.conditions.isdisjoint(spoken):
        return NEITHER
    willing = not tables.commitments.isdisjoint(spoken) or any(
        word in words for word in tables.chinese_commitments
    )
    return FOR if willing else NEITHER


def _noun(before: str) -> int:
    """What a noun right before a term makes of it: "a response to tariffs"."""
    tables = cues()
    words = before[-_AFTER:].lower()
    for pattern, side in ((tables.noun_against, AGAINST), (tables.noun_for, FOR)):
        if (noun := pattern.search(words)) is not None:
            done = [
                SIGNS[tables.verbs[word]]
                for word in WORD.findall(noun.group())[1:]
                if word.endswith("ing") and word in tables.verbs
            ]
            return side * (next(filter(None, done), FOR))  # "commitment to lowering tariffs"
    return NEITHER


def _is_denied(before: str) -> bool:
    """Is what is done to a term denied, by a verb that is in no table: "not to employ curbs"?"""
    denied = cues().unverbed.search(before.lower())
    return denied is not None and cues().verbs.keys().isdisjoint(WORD.findall(denied.group()))


def _is_purpose(predicate: Predicate, before: str) -> bool:
    """Is the verb before a term what the rejection is for: "defied protests to grant"? Not "refused to grant", nor
    "rejected a plan to grant"."""
    if predicate.sign != AGAINST or not predicate.has_verb or predicate.speaks:
        return False
    if " in order to " in before.lower():
        return True
    words = WORD.findall(before.lower())
    tables = cues()
    first = next((i for i, word in enumerate(words) if tables.verbs.get(word, "") == "act_against"), None)
    to = next(
        (
            i
            for i in range(len(words) - 1, 0, -1)
            if words[i] == "to" and i + 1 < len(words) and words[i + 1] in tables.verbs
        ),
        None,
    )
    if first is None or to is None or to - first < _OBJECT:
        return False
    return tables.plans.isdisjoint(words[first:to]) and "from" not in words[first:to]


def _rejects_noun(predicate: Predicate, inner: str, before: str, noun: int) -> bool:
    """Is what the noun stands for what the predicate rejects: "dismissed calls for", "fought against calls for"? "Warned
    against" is one rejection."""
    return (
        predicate.sign == AGAINST
        and predicate.has_verb
        and not inner
        and (noun == FOR or _AGAINST.search(before.lower()) is None)
    )


def _has(term: str, parts: tuple[str, ...]) -> bool:
    return any(part in term for part in parts)
