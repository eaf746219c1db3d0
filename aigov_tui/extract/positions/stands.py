"""Where a sentence has an actor say, want or do something, by the words that follow the actor's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aigov_tui.extract.normal import HAN
from aigov_tui.extract.positions.chinese_clauses import CONTRARY
from aigov_tui.extract.positions.clauses import Reader
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.tied import Name, Shape, Stand

_PART_END = re.compile(r"[,;:，；：]|\s(?:and|or|but|which|while|whereas)\s")
_ITEM = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}"
_JOIN = r",? (?:(?:and|or) )?(?:the )?"
_PARTNER = re.compile(
    rf"{_JOIN}(?:{_ITEM}{_JOIN}){{0,6}}"
    rf"|[、和与及同跟](?:[{HAN}]{{2,6}}[、和与及同跟]){{0,6}}(?:[{HAN}]{{0,10}}(?:{'|'.join(cues().chinese_titles)}))?"
)
"""Between two subjects of one verb."""
_TURN = re.compile(r"\w.*,\s+(?:though|although|while|whereas|but)\s+(?:the\s+)?$", re.DOTALL)
"""Between what somebody else does and a name: "its rivals refused, though X"."""
_DOES_NOT = re.compile(r"\s(?:do|does|did|will|would|has|have|is|are|was|were)(?: not|n't)\s?(?:[.,;]|$)")
_AS_DOES = re.compile(r"\b(?:as|so) (?:do|does|did|will|would|has|have|is|are|was|were) (?:the )?$")
_BOTH = re.compile(
    r"\b(?:[Bb]oth|[Tt]he two) (?:leaders|countries|sides|governments|nations|parties|companies|firms|ministers|presidents|powers)\b"
    r"|(?:双方|两国(?:领导人|元首|政府)?)(?!关系|之间|间|的|企业|人民)"
)
_BACK = re.compile("[^，；。,]{0,3}对此")
"""After a name in Chinese: what it says is about the clause before."""


def reader_of(text: str, start: int, end: int, names: Sequence[Name]) -> Reader:
    """The sentence `text[start:end]` with the names in it, to be asked for what these say, want or do."""
    return Reader(readable(text[start:end]), start, names)


def stands(
    text: str,
    start: int,
    end: int,
    names: Sequence[Name],
    before: Sequence[Stand],
    earlier: int | None = None,
    reader: Reader | None = None,
) -> list[Stand]:
    """The stands in the sentence `text[start:end]`, in order. `names` are all names in it; `before` are the stands of
    the sentence before, which this one may go on about; `earlier` is where that begins, and so do the words of a
    stand that is about it: "X opposes this". `reader` is the sentence's, where it was made already."""
    reader = reader or reader_of(text, start, end, names)
    sentence = reader.sentence
    found = [stand for name in names if name.actor_key for stand in reader.of(name)]
    if names or before:
        both = [stand for name in _both(sentence, start, names, before) for stand in reader.of(name)]
        found = sorted((*found, *both), key=lambda stand: stand.name.start) if both else found
    found = [stand for stand in found if stand.shape is not Shape.DEED or not _is_within(stand, found)]
    left_out = list(_left_out(sentence, start, names, found)) if found else []
    turned = found and _TURN.search(sentence, 0, max(0, found[0].name.start - start))
    if before and (turned or all(stand.shape is Shape.POLICY_NOUN for stand in found)):
        found = [*reader.resumed(before), *found]
    return [
        *(_about_before(stand, text, start, earlier) for stand in _bounded(found, sentence, start)),
        *left_out,
    ]


def _both(sentence: str, offset: int, names: Sequence[Name], before: Sequence[Stand]) -> Iterator[Name]:
    """The two actors named last, where the sentence calls them so: "the two leaders vowed", 双方同意."""
    if (
        "two " not in sentence
        and "oth " not in sentence
        and "双方" not in sentence
        and "两国" not in sentence
    ):
        return
    pair = _BOTH.search(sentence)
    if pair is None:
        return
    named = [stand.name for stand in before] + [name for name in names if name.start < offset + pair.start()]
    last = {name.actor_key: name for name in named if name.actor_key is not None}
    if len(last) == 2:
        for name in last.values():
            yield replace(name, start=offset + pair.start(), end=offset + pair.end())


def _left_out(sentence: str, offset: int, names: Sequence[Name], found: Sequence[Stand]) -> Iterator[Stand]:
    """What others do, or do not, in the words of a stand before: "X wants it; Y does not", "X wants it, as does Y"."""
    taken = {stand.name.start for stand in found if stand.shape is not Shape.DEED}
    for name in names:
        before = [
            stand
            for stand in found
            if stand.name.end < name.start and stand.has_verb and stand.group in CONTRARY
        ]
        if name.actor_key is None or name.start in taken or not before:
            continue
        said = before[-1]
        denies = _DOES_NOT.match(sentence, name.end - offset) is not None
        if denies or _AS_DOES.search(sentence, 0, name.start - offset) is not None:
            group = CONTRARY[said.group] if denies else said.group
            begin = said.begin if said.begin is not None else said.name.end
            yield replace(said, name=name, group=group, begin=begin, end=name.start, third_party=None)


def _is_within(deed: Stand, found: Sequence[Stand]) -> bool:
    """Does it stand in what another says or does: "X said that Y stays out"?"""
    return any(stand.shape is not Shape.DEED and stand.name.start < deed.name.start for stand in found)


def _about_before(stand: Stand, text: str, start: int, earlier: int | None) -> Stand:
    """The stand with the words of the sentence before, where that is what it points to."""
    said = readable(text[stand.name.end : stand.end])
    if earlier is None or stand.start != start or not stand.has_verb or not cues().points_back.match(said):
        return stand
    return replace(stand, start=earlier)


def _bounded(found: Sequence[Stand], sentence: str, offset: int) -> Iterator[Stand]:
    """Let each stand reach to the next other actor's, the first one begin with the sentence; plans and proposals that
    are merely named in another actor's stand take nothing from it, and reach to the end of their clause."""
    end = offset + len(sentence)
    for index, stand in enumerate(found):
        if (
            index > 0
            and stand.name.actor_key != found[0].name.actor_key
            and _is_object(stand, sentence, offset)
        ):
            if stand.shape is Shape.STAND_NOUN:
                continue  # "welcomed X's accession": what X did is told in passing
            stop = _PART_END.search(sentence, stand.name.end - offset)
            yield replace(stand, end=offset + stop.start() if stop else end)
            continue
        others = _others_after(stand, found[index + 1 :], sentence, offset)
        owned = all(_is_object(earlier, sentence, offset) for earlier in found[:index])
        first = owned and stand.shape in (Shape.SUBJECT, Shape.RESUMED)
        turned = first and _TURN.search(sentence, 0, max(0, stand.name.start - offset))
        opens = (first and not turned) or _BACK.match(
            sentence, stand.name.end - offset
        )  # "on X, Y said, Z opposes this"
        others.append(end if stand.until is None else stand.until)
        yield replace(stand, start=offset if opens else stand.start, end=min(others))


def _others_after(stand: Stand, later: Sequence[Stand], sentence: str, offset: int) -> list[int]:
    """Where the next actors' words begin, but for those who do the same: "X, Y and Z agreed"."""
    others = []
    end = stand.name.end
    for other in later:
        if other.embedded or (other.obliged and stand.group.startswith("say")):
            continue  # what it says of another, or wants of it, is its own
        if other.name.end <= end or _PARTNER.fullmatch(sentence, end - offset, other.name.start - offset):
            end = max(end, other.name.end)
        elif other.name.actor_key != stand.name.actor_key and not _is_object(other, sentence, offset):
            others.append(other.name.start)
    return others


def _is_object(stand: Stand, sentence: str, offset: int) -> bool:
    """Is it a plan or a proposal that is only named in another's stand: `backed X's plan`, no `…, X's plan foresees`?"""
    if stand.shape not in (Shape.POLICY_NOUN, Shape.SPEECH_NOUN, Shape.STAND_NOUN):
        return False
    begins_clause = stand.has_verb and sentence[: stand.name.start - offset].rstrip().endswith(",")
    return not begins_clause
