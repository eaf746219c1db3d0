"""Whose account a sentence is: who says, outside quotation marks, what it has others say, want or do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from aigov_tui.extract.normal import plain
from aigov_tui.extract.positions.cues import Cues, cues
from aigov_tui.extract.positions.stands import Name, subject_and_verb
from aigov_tui.model.entity import EntityKind

_TAIL = re.compile(
    r",[\"'”’]?\s+(?:(he|she|they)|(?:the )?[^,.;]{0,60}?)\s+(\w+)(?:\s+[^,;]{0,60})?[.\"'”’]*$"
)
_OPENING = re.compile(r"[\"'“‘(\s]*(He|She)\s+(?:also\s+|then\s+|further\s+)?(\w+)")
_ACCORDING = re.compile(r"(?:^|,\s+)[Aa]ccording to (?:the )?(?:[A-Z][\w.'-]*\s+){0,4}$")
_BREAK = re.compile(r"\b(?:while|whereas|although|though)\b|;|；")


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says so: the entity, the actor it speaks for (None: none), and the part of the sentence that is its account,
    in code points of the text. `name_start` is where it is named (None: by a pronoun)."""

    entity_key: str
    actor_key: str | None
    start: int
    end: int
    name_start: int | None


def teller(
    text: str,
    start: int,
    end: int,
    names: Sequence[Name],
    before: Sequence[Name],
    kinds: Mapping[str, EntityKind],
) -> Teller | None:
    """Who tells what the sentence `text[start:end]` tells, if it is not its author. `names` are those in it, `before`
    those before it in its paragraph."""
    tables = cues()
    sentence = plain(text[start:end])
    person = next((n for n in reversed(before) if kinds.get(n.entity_key) is EntityKind.PERSON), None)
    opening = _OPENING.match(sentence)
    if opening is not None and person is not None and _says(tables, opening.group(2)):
        return _of(person, start, end, None)
    for name, following in zip_longest(names, names[1:]):
        if following is not None and text[name.end : following.start].endswith(tables.chinese_titles):
            continue  # the office of the person named next
        at = name.start - start
        if _ACCORDING.search(sentence[max(0, at - 90) : at]):
            return _of(name, start, end, name.start)
        group, verb_end = subject_and_verb(text, start, end, names, name)
        if group is not None and group.startswith("say"):
            broken = _BREAK.search(sentence, verb_end - start)
            return _of(name, verb_end, start + broken.start() if broken else end, name.start)
    tail = _TAIL.search(sentence[-160:])
    if tail is not None and tail.group(1) and person is not None and _says(tables, tail.group(2)):
        return _of(person, start, end, None)
    return None


def _of(name: Name, start: int, end: int, name_start: int | None) -> Teller:
    return Teller(name.entity_key, name.actor_key, start, end, name_start)


def _says(tables: Cues, word: str) -> bool:
    return tables.verbs.get(word.lower(), "").startswith("say")
