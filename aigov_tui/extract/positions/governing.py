"""The verb that governs what stands behind it: the last one before, near enough, turned round where it is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.cues import chinese_denial, cues

WORD = re.compile(f"[^\\W_{HAN}]+(?:'[^\\W_{HAN}]+)?")
CLAUSE = re.compile(r"\.(?=\s|$)|[;:!?，；。：、]|\b(?:but|while|whereas|although|though)\b")
REACH = 7  # words between a verb and the term it governs
_BESIDE = re.compile(r"(?:,|\band\b)(?! (?:the )?[A-Z])(?!.*\b(?:which|that|who|whose|where)\b)", re.DOTALL)
_HAN_BESIDE = re.compile("[，；](?:并(?!非)|同时|也|且|还)")
_WHICH_WOULD = re.compile(
    r"\s(?:(?!and\b|or\b)[\w'-]+\s){1,5}(?:that|which)\s+(?:would|will|could|might)\s(?:have\s|be\s)?$|\s(?:[\w'-]+\s){0,4}to\s$"
    r"|\s(?:(?!and\b|or\b)[\w'-]+\s){1,5}(?:that|which)\s(?:would|will|could|might)\s(?:[\w'-]+\s){1,4}to\s$"
)
"""Between a verb and the next: what the one is done to does the other ("reject a measure that would limit")."""
_FINITE_AFTER = frozenset({"but", "yet", "also", "then", "has", "have", "had"})
_AFTER_NOUNS = frozenset({"on", "of", "for", "in", "to"})
_HAN_REACH = 8  # code points, in Chinese


def governing(before: str, *, has_predicate: bool) -> tuple[str, bool]:
    """The group of the verb that stands last before a term and near enough to govern it, turned round where it is
    denied; none is "". True: it stands beside the predicate, not under it ("…, seeking to prevent"). `has_predicate`:
    the first verb is known already."""
    tables = cues()
    words = [(match.group().lower(), match.start()) for match in WORD.finditer(before)]
    verbs: list[tuple[int, str]] = []
    turned: set[int] = set()
    with_first = False
    for index, (word, _) in enumerate(words):
        after = words[index + 1][0] if index + 1 < len(words) else ""
        group = tables.phrasal.get((word, after)) or tables.verbs.get(word)
        if group is None or (index and words[index - 1][0] in tables.determiners):
            continue
        if before[words[index][1]].isupper() and (index or has_predicate):
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
        return _chinese_governing(before, has_predicate=has_predicate), _HAN_BESIDE.search(before) is not None
    index, group = verbs[-1]
    at = words[index][1]
    finite = index > 0 and words[index - 1][0] in _FINITE_AFTER  # "but rejected quotas"
    participle = words[index][0].endswith("ed") and (
        (index == len(words) - 1 and not finite)
        or (index > 0 and words[index - 1][0] in tables.prepositions - {"to"})
    )
    supposed = not tables.conditions.isdisjoint(WORD.findall(CLAUSE.split(before[:at].lower())[-1]))
    if len(words) - index > REACH or CLAUSE.search(before, at) or participle or supposed or group == "say":
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
    if not found or len(before) - found[-1].end() > _HAN_REACH or CLAUSE.search(before, found[-1].end()):
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
