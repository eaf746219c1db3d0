"""Whose account a sentence is: who says, outside quotation marks, what it has others say, want or do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.positions.clauses import Reader
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.tied import Name
from aigov_tui.model.entity import EntityKind

_TAIL = re.compile(
    r",[\"'”’]?\s+(?:(he|she|they)|(?:the )?[^,.;]{0,60}?)\s+(\w+)(?:\s+[^,;]{0,60})?[.\"'”’]*$"
)
_OPENING = re.compile(r"[\"'“‘(\s]*(He|She)\s+(?:also\s+|then\s+|further\s+)?(\w+)")
_HAN_OPENING = re.compile(
    r"[“\s]*[他她](?:还|同时|也|并|进一步|随后|又)?(?:表示|说|指出|强调|称|认为|补充|重申|呼吁|坦言)"
)
_WITHIN = re.compile(r",\s+(?:he|she|they)\s+(\w+)(?:\s+\w+){0,3},")
_ITS_OFFICE = re.compile(r",[\"'”’]?\s+(?:its|the|an?)\s+((?:[\w'-]+\s+){0,9}[\w'-]+)")
_OFFICE_OPENING = re.compile(r"(?:Its|The|A)\s+((?:[\w-]+\s+){2,6})")
_FOR = re.compile(r"\b(?:for|of|from) (?:the )?$")
_INVERTED = re.compile(
    r",[\"'”’]?\s+(\w+)\s+(?:(?!(?:by|to|in|at|on|with|from|of|for)\s)[A-Za-z][\w-]*\s+){0,4}$"
)
_ASIDE = re.compile(r"\s+\w+(?:\s+\w+){0,3},")
_LATE = re.compile(r".{30,},[\"'”’]?\s+(?:[A-Za-z][\w'’-]*\s+){0,6}$", re.DOTALL)
_SILENT = re.compile(r"\s(?:\w+\s){0,2}(?:not|never|declined|refused)\s|\s\w+n't\s")
"""After a name: nothing is told ("has not yet commented")."""
_LATE_REST = 60
_SET_AGAINST = re.compile(r",\s+(?:while|whereas|but|and|as|although|though)\s+(?:[\w'’-]+\s+){0,5}$")
_ACCORDING = re.compile(r"(?:^|,\s+)[Aa]ccording to (?:the )?(?:[A-Z][\w.'-]*\s+){0,4}$")
_BREAK = re.compile(
    r"\b(?:while|whereas|although|though)\b|;|；|，(?=[^，。；]{1,10}(?:则|却)|而(?!且))|,\s+(?:(?:days|hours|weeks|just|shortly) )?after\s"
)


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says so: the entity, the actor it speaks for (None: none), and the part of the sentence that is its account,
    in code points of the text. `name_start` is where it is named (None: by a pronoun)."""

    entity_key: str
    actor_key: str | None
    start: int
    end: int
    name_start: int | None
    carried: bool = False
    """It told the sentence before, and nobody else is named: an account in Chinese goes on to the paragraph's end."""


def teller(
    text: str,
    start: int,
    end: int,
    names: Sequence[Name],
    before: Sequence[Name],
    kinds: Mapping[str, EntityKind],
    goes_on: Name | None,
    reader: Reader,
) -> Teller | None:
    """Who tells what the sentence `text[start:end]` tells, if it is not its author. `names` are those in it, `before`
    those before it in its paragraph; `goes_on` whom the sentence before was about; `reader` is the sentence's."""
    sentence = reader.sentence
    person = next((n for n in reversed(before) if kinds.get(n.entity_key) is EntityKind.PERSON), None)
    opening = _OPENING.match(sentence)
    if opening is not None and person is not None and _says(opening.group(2)):
        return _of(person, start, end, None)
    if person is not None and _HAN_OPENING.match(sentence) is not None:
        return _of(person, start, end, None)
    office = _OFFICE_OPENING.match(sentence)
    if office is not None and _is_spoken_for(office):
        whose = next((n for n in names if n.actor_key and _FOR.search(sentence, 0, n.start - start)), None)
        if whose is not None and whose.start - start < office.end():
            return _of(whose, start, end, None)  # "A spokesman for Y said": of Y, whomever all was about
        if goes_on is not None:
            return _of(goes_on, start, end, None)
    within = _WITHIN.search(sentence)
    if within is not None and _says(within.group(1)):
        said = [n for n in names if n.end - start <= within.start()]
        who = next((n for n in reversed(said) if kinds.get(n.entity_key) is EntityKind.PERSON), person)
        return _of(who, start, end, who.start if who in said else None) if who is not None else None
    its = _ITS_OFFICE.search(sentence)
    owner = next((name for name in names if name.actor_key is not None), None)
    if its is not None and owner is not None and owner.start - start < its.start() and _is_spoken_for(its):
        served = [n for n in names if n.start - start < its.end(1) and its.start(1) < n.end - start]
        if served:  # "…, a spokeswoman for Y said"
            return _of(served[0], start, end, served[0].start)
        named = [word for word in its.group(1).split() if word[0].isupper()]
        if all(word.lower() in lexicon().calendar for word in named):
            return _of(owner, start, end, None)
    for name, following in zip_longest(names, names[1:]):
        if following is not None and readable(text[name.end : following.start]).endswith(
            cues().chinese_titles
        ):
            continue  # the office of the person named next
        found = _named_teller(text, start, name, reader)
        if found is not None:
            return found
    tail = _TAIL.search(sentence[-160:])
    if tail is not None and tail.group(1) and person is not None and _says(tail.group(2)):
        return _of(person, start, end, None)
    return None


def _named_teller(text: str, start: int, name: Name, reader: Reader) -> Teller | None:
    """`name` where it tells the sentence, or a part of it."""
    sentence = reader.sentence
    end = start + len(sentence)
    at = name.start - start
    inverted = _INVERTED.search(sentence[max(0, at - 60) : at])
    group, verb_end = reader.predicate(name)
    if _ACCORDING.search(sentence[max(0, at - 90) : at]) or (
        inverted is not None
        and group is None
        and not inverted.group(1).endswith("ing")  # ", citing X's purchase"
        and _says(inverted.group(1))
    ):
        return _of(name, start, end, name.start)
    if group is None or not group.startswith("say") or _SILENT.match(sentence, name.end - start):
        return None
    aside = sentence[:at].rstrip().endswith(",") and _ASIDE.match(sentence, name.end - start)
    late = (
        _LATE.match(sentence[:at])
        and end - verb_end <= _LATE_REST
        and not _SET_AGAINST.search(sentence, 0, at)
    )
    if aside or (late and " that " not in text[verb_end:end]):
        return _of(name, start, end, name.start)  # "X, Y argued, wants", "X wants ..., Minister Y said."
    broken = _BREAK.search(sentence, verb_end - start)
    return _of(name, verb_end, start + broken.start() if broken else end, name.start)


def _of(name: Name, start: int, end: int, name_start: int | None) -> Teller:
    return Teller(name.entity_key, name.actor_key, start, end, name_start)


def _is_spoken_for(match: re.Match[str]) -> bool:
    """Does an office say something in these words: `digital chief said`, `embassy in Paris said`?"""
    tables = cues()
    words = match.group(1).lower().split()
    for index, word in enumerate(words[:-1]):
        if word in tables.spokespeople or word in tables.offices:
            whose = words[index + 1] in tables.prepositions
            said = words[index + 3 : index + 9] if whose else words[index + 1 : index + 2]
            if any(map(_says, said)):
                return True
    return False


def _says(word: str) -> bool:
    return cues().verbs.get(word.lower(), "").startswith("say")
