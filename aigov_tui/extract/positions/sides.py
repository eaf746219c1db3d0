"""For or against: what the words of a claim do with the words of the issue in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aigov_tui.extract.normal import HAN, is_han
from aigov_tui.extract.positions.cues import GROUPS, UNKNOWN, chinese_denial, cues, readable
from aigov_tui.extract.positions.topics import Named

_WORD = re.compile(f"[^\\W_{HAN}]+(?:'[^\\W_{HAN}]+)?")
_CLAUSE = re.compile(r"\.(?=\s|$)|[;:!?，；。：、]|\b(?:but|while|whereas|although|though)\b")
_BESIDE = re.compile(r"(?:,|\band\b)(?! (?:the )?[A-Z])(?!.*\b(?:which|that|who|whose|where)\b)", re.DOTALL)
_EXPLAINS = re.compile(r", (?:saying|arguing|claiming|insisting|adding|explaining|stating)\b[^,;]*$")
_OPPOSED = re.compile(r"\b(?:opposition|objections?|resistance|hostility) to\b[^,;]*$")
"""Before a verb: "expressed opposition to a plan to impose"."""
_MEANS = re.compile(r"\bby (?:\w+ly )?(\w+ing)\b[^,;]*$")
_WHICH_WOULD = re.compile(
    r"\s(?:(?!and\b|or\b)[\w'-]+\s){1,5}(?:that|which)\s+(?:would|will|could|might)\s(?:have\s|be\s)?$|\s(?:[\w'-]+\s){0,4}to\s$"
    r"|\s(?:(?!and\b|or\b)[\w'-]+\s){1,5}(?:that|which)\s(?:would|will|could|might)\s(?:[\w'-]+\s){1,4}to\s$"
)
"""Between a verb and the next: what the one is done to does the other ("reject a measure that would limit")."""
_FINITE_AFTER = frozenset({"but", "yet", "also", "then", "has", "have", "had"})
_AFTER_NOUNS = frozenset({"on", "of", "for", "in", "to"})
_REACH = 7  # words between a verb and the term it governs
_HARM_REACH = 3  # words before a term
_AGAINST = re.compile(r"\b(?:against|over)\s+(?:[\w'.-]+\s+){0,3}$")
_OBJECT = 3  # words
_HARMED = 3  # words after `that`
_HAN_REACH = 8  # code points, in Chinese
_HAN_AFTER = 24  # code points
_RESTRAINED = 6  # code points between what is restrained and `管制`
_AFTER = 90  # code points after a term

FOR, NEITHER, AGAINST = 1, 0, -1
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


def side_of_term(words: str, predicate: Predicate, term: Named, *, restrained: bool) -> int:
    """What the predicate says of a term in `words`: `FOR`, `AGAINST` or `NEITHER`.

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
    inner, beside = _governing(before if harmful is None else harmful, has_predicate=predicate.has_verb)
    beside = beside and not (predicate.speaks and " that " in before)
    judged = _judged(
        text[max(0, term.start - _AFTER) : term.start].lower(), text[term.end : term.end + _AFTER].lower()
    )
    if judged and not inner and _EXPLAINS.search(before):
        return judged  # "hits back, saying that tariffs harm everyone"
    speaks_against = inner == "say_against" or (not inner and predicate.sign == AGAINST and predicate.speaks)
    if speaks_against and not term.is_against and _has(named, tables.dangers):
        return FOR  # who warns of a danger wants something done about it
    if tables.not_it.search(text[max(0, term.start - _AFTER) : term.start].lower()):
        return AGAINST
    if term.start < predicate.begin and judged and predicate.sign != AGAINST:
        return judged  # "Believing that this is wrong, X filed a complaint"
    side = predicate.sign if harmful is None else -predicate.sign
    noun = _noun(before.replace('"', ""))
    if _MEANS.search(before):
        side = SIGNS[inner] if inner else FOR  # "counters this by imposing tariffs"
    elif noun:
        rejected = _rejects_noun(predicate, inner, before, noun)
        side = noun * (AGAINST if rejected or inner.endswith("against") else FOR)
        is_limit = term.is_restraint or _has(named, tables.restraints)
        if restrained and noun == AGAINST and not term.is_against and not is_limit:
            return -side  # "to live without it", where the issue is whether to ban it
        if rejected:
            return side
    elif inner and _OPPOSED.search(before):
        side = -SIGNS[inner]
    elif inner:
        side = SIGNS[inner] * (FOR if beside or _is_purpose(predicate, before) else predicate.sign or FOR)
        side = side if harmful is None else -side  # "to halt rules that have stifled it"
    elif _is_denied(before):
        side = AGAINST if predicate.sign != AGAINST else side
    elif term.is_against and "," in before:
        side = NEITHER  # named in passing
    after = "" if predicate.passive else text[term.end : term.end + _AFTER].lower()
    undone = tables.undoing.search(after)
    denied = tables.denied.search(after)
    limits = inner == "act_against" or (not inner and predicate.sign == AGAINST and not predicate.speaks)
    restraint = (
        term.is_restraint
        or _has(named, tables.restraints)
        or tables.restraint_on.search(before.lower()) is not None
        or (is_han(named[0]) and _has(_CLAUSE.split(after)[0][:_RESTRAINED], tables.restraints))
    )
    if undone:
        kept = denied is not None and denied.end() <= undone.end()
        kept = kept or (restrained and not term.is_against and not restraint)
        return (side or FOR) if kept else -(side or FOR)
    if denied and not judged:
        return AGAINST
    permits = not tables.permits.isdisjoint(_WORD.findall(before.lower())[-_REACH - 1 :])
    if restrained and (limits or permits) and not term.is_against and not restraint:
        return -side
    if not side and not judged and term.is_against and tables.asserted.search(before.lower()):
        return FOR  # "is the common heritage"
    return side or judged


def _before_harm(before: str) -> str | None:
    """The words up to a clause that says what harms the term: "to halt rules | that have stifled"; None: there is none."""
    head, that, relative = before.rpartition(" that ")
    harms = not cues().harm_verbs.isdisjoint(_WORD.findall(relative.lower())[:_HARMED])
    return head if that and harms else None


def side_of_fragment(words: str, predicate: Predicate, start: int) -> int:
    """What the predicate says of a fragment of it that begins at `start`: "urged nations to build a “…”"."""
    before = readable(words[predicate.begin : start])
    inner, beside = _governing(before, has_predicate=predicate.has_verb)
    beside = beside and not (predicate.speaks and " that " in before)
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
    if tables.noun_against.search(before[-_AFTER:].lower()):
        return AGAINST
    return FOR if tables.noun_for.search(before[-_AFTER:].lower()) else NEITHER


def _is_denied(before: str) -> bool:
    """Is what is done to a term denied, by a verb that is in no table: "not to employ curbs"?"""
    denied = cues().unverbed.search(before.lower())
    return denied is not None and cues().verbs.keys().isdisjoint(_WORD.findall(denied.group()))


def _is_purpose(predicate: Predicate, before: str) -> bool:
    """Is the verb before a term what the rejection is for: "defied protests to grant"? Not "refused to grant", nor
    "rejected a plan to grant"."""
    if predicate.sign != AGAINST or not predicate.has_verb or predicate.speaks:
        return False
    if " in order to " in before.lower():
        return True
    words = _WORD.findall(before.lower())
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


def _governing(before: str, *, has_predicate: bool) -> tuple[str, bool]:
    """The group of the verb that stands last before a term and near enough to govern it, turned round where it is
    denied; none is "". True: it stands beside the predicate, not under it ("…, seeking to prevent"). `has_predicate`:
    the first verb is known already."""
    tables = cues()
    words = [(match.group().lower(), match.start()) for match in _WORD.finditer(before)]
    verbs: list[tuple[int, str]] = []
    turned: set[int] = set()
    with_first = False
    for index, (word, _) in enumerate(words):
        after = words[index + 1][0] if index + 1 < len(words) else ""
        group = tables.phrasal.get((word, after)) or tables.verbs.get(word)
        if group is None or (index and words[index - 1][0] in tables.determiners):
            continue
        if before[words[index][1]].isupper():
            continue  # a part of a name: "the United States"
        if word in tables.nouns_too and after in _AFTER_NOUNS and not _is_verb(words, index):
            continue  # "a strict cap on"
        if words[index][1] and before[words[index][1] - 1] == "-":
            continue  # "high-end"
        if word.endswith("s") and index and words[index - 1][0] in tables.prepositions - {"to"}:
            continue  # a noun: "a set of sanctions"
        denied = not tables.denials.isdisjoint(word for word, _ in words[max(0, index - 3) : index])
        shared = index and words[index - 1][0] in ("or", "nor") and verbs and verbs[-1][0] in turned
        denied = denied or bool(shared)  # "will not do this or pay for that"
        with_first = bool(shared) and len(verbs) == 1
        verbs.append((index, _turned(group) if denied and group != "say" else group))
        turned.update((index,) if denied else ())
    verbs = verbs[has_predicate:]
    if not verbs:
        return _chinese_governing(before, has_predicate=has_predicate), False
    index, group = verbs[-1]
    at = words[index][1]
    finite = index > 0 and words[index - 1][0] in _FINITE_AFTER  # "but rejected quotas"
    participle = words[index][0].endswith("ed") and (
        (index == len(words) - 1 and not finite)
        or (index > 0 and words[index - 1][0] in tables.prepositions - {"to"})
    )
    supposed = not tables.conditions.isdisjoint(_WORD.findall(_CLAUSE.split(before[:at].lower())[-1]))
    if len(words) - index > _REACH or _CLAUSE.search(before, at) or participle or supposed or group == "say":
        return "", False
    rest = {word for word, _ in words[index + 1 :]}
    if (
        group == "act_against"
        and index not in turned
        and not rest.isdisjoint(tables.prepositions - {"of", "on", "to", "from"})
    ):
        return "", False  # "reducing fraud in the market"
    said_anew = any(group == "say" for _, group in verbs[:-1])
    for outer, inner in zip(verbs[-2::-1], verbs[:0:-1], strict=False):
        word, begin = words[outer[0]]
        if not _WHICH_WOULD.match(before[begin + len(word) : words[inner[0]][1]]):
            break
        if outer[1].endswith("against"):
            group = _turned(group)
    return group, said_anew or with_first or _BESIDE.search(before[:at]) is not None


def _is_verb(words: Sequence[tuple[str, int]], index: int) -> bool:
    """Must the word be a verb, for what stands before it?"""
    before = words[index - 1][0] if index else ""
    return before in cues().auxiliaries | {"to"} | cues().subjects


def _chinese_governing(before: str, *, has_predicate: bool) -> str:
    tables = cues()
    every = list(tables.chinese_verb.finditer(before))
    found = every[has_predicate:]
    if not found or len(before) - found[-1].end() > _HAN_REACH or _CLAUSE.search(before, found[-1].end()):
        return ""
    group = tables.chinese_verbs[found[-1].group()]
    if before.startswith("的", found[-1].end()):
        return ""  # "X提交的草案"
    if before[: found[-1].start()].endswith(("和", "与", "及", "的", "、")):
        return ""  # a noun
    if group == "say":
        return ""
    denied_from = every[0].end() if has_predicate else 0  # the predicate's own denial is in its sign already
    return _turned(group) if chinese_denial(before[denied_from : found[-1].start()]) else group


def _turned(group: str) -> str:
    kind, _, side = group.partition("_")
    return f"{kind}_{'for' if side == 'against' else 'against'}"


def _judged(before: str, after: str) -> int:
    """What is said to harm something is opposed, and what is harmed by something is not."""
    tables = cues()
    leading = _WORD.findall(_CLAUSE.split(before)[-1])[-_HARM_REACH:]
    following = _CLAUSE.split(after)[0]
    if not tables.harm_verbs.isdisjoint(leading):
        return FOR
    if (praised := _praised(following)) != NEITHER:
        return praised
    harmful = (
        not tables.harms.isdisjoint(leading)
        or not tables.harms.isdisjoint(_WORD.findall(following))
        or not tables.harm_verbs.isdisjoint(_WORD.findall(following))
        or any(phrase in following for phrase in tables.harm_phrases)
        or any(word in before[-_HAN_REACH:] for word in tables.chinese_harms)
    )
    if not harmful and (found := _chinese_judged(after)) != NEITHER:
        return found
    return AGAINST if harmful else NEITHER


def _chinese_judged(after: str) -> int:
    """The same of the words after a Chinese term: what comes first of praise and blame."""
    tables = cues()
    words = re.split("[。；]", after)[0][:_HAN_AFTER]
    praise = min((words.find(word) for word in tables.chinese_praise if word in words), default=len(words))
    harm = min((words.find(word) for word in tables.chinese_harms if word in words), default=len(words))
    if praise < harm:
        return AGAINST if chinese_denial(words[:praise]) else FOR
    return AGAINST if harm < praise else NEITHER


def _praised(following: str) -> int:
    """What the words after a term find of it: `FOR` that it is good or not harmful, `AGAINST` that it is not good."""
    tables = cues()
    words = _WORD.findall(following)
    for index, word in enumerate(words):
        if word in tables.praise or word in tables.harms:
            denied = any(
                one in tables.denials or one == "no" or one.endswith("n't")
                for one in words[max(0, index - 4) : index]
            )
            if word in tables.praise:
                return AGAINST if denied else FOR
            return FOR if denied else NEITHER
    return NEITHER


def _has(term: str, parts: tuple[str, ...]) -> bool:
    return any(part in term for part in parts)
