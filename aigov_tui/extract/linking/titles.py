"""What the words beside a person's name tell: a gender, an office."""

from __future__ import annotations

import re

from aigov_tui.extract.names.asian import chinese_gender
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import is_han

_LAST_WORD = re.compile(r"([A-Za-z]+),? $")
_APPOSITION = re.compile(
    r", (?:(?:an?|the|his|her)(?: [\w-]+){0,2}? )?"
    r"([a-z]*(?:man|woman|tress)|actor|wife|husband|mother|father|daughter|son|sister|brother)\b"
)
_SERVING = re.compile(r"(?:[Aa]ssistant|[Aa]dvis[eo]r|[Cc]ounsel(?:or)?|[Dd]eputy) to the $")
_FORMER = frozenset(
    ["former", "ex", "late", "then", "acting", "interim", "outgoing", "incoming", "current", "longtime"]
)
_ARTICLES = frozenset(["the", "a", "an", "then", "former"])
_AFTER_ROLE = frozenset(["of", "for", "at", ",", "to"])
_LONGEST_ROLE = 4


def title_gender(name: Spotted, lexicon: Lexicon) -> str | None:
    """The gender ("m", "f") that words beside the name tell: `Ms.`, `congresswoman`, `, an actress`."""
    if name.title is not None and is_han(name.title[0]):
        return chinese_gender(name.title) or chinese_gender(name.name[1:])  # 车主|王先生
    for word in (name.title or "").lower().split():
        gender = lexicon.courtesy.get(word) or lexicon.gendered.get(word)
        if gender is not None:
            return gender
    return next((lexicon.gendered[word] for word in _beside(name) if word in lexicon.gendered), None)


def is_kin(name: Spotted, lexicon: Lexicon) -> bool:
    """True where the person is introduced as someone's: `his wife, Heidi Cruz`."""
    return any(word in lexicon.kin for word in _beside(name))


def _beside(name: Spotted) -> list[str]:
    """The noun right before the name and the one that heads the apposition after it, in lower case."""
    found = []
    if name.before.endswith(" "):
        found.append(_LAST_WORD.search(name.before, name.before.rfind(" ", 0, -1) + 1))
    if name.after.startswith(", "):
        found.append(_APPOSITION.match(name.after))
    return [match.group(1).lower() for match in found if match is not None]


def role_of(name: Spotted, lexicon: Lexicon) -> str | None:
    """The office said beside the name, in plain words: `Premier Li`, `Wang Yi, foreign minister of China`, 总理李强."""
    if name.title is None:
        return _role_after(name.after, lexicon) or _role_right_before(name.before, lexicon)
    if is_han(name.title[0]):
        return name.title if chinese_gender(name.title) is None else None
    if _SERVING.search(name.before.removesuffix(" ").removesuffix(name.title)):
        return None  # Special Assistant to the President Ana Ruiz
    return _plain(name.title, lexicon) or None


def _role_right_before(before: str, lexicon: Lexicon) -> str | None:
    """Ministry spokesperson Qin Yutong: a role in lower case, right before the name."""
    if not before.endswith(" "):
        return None
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    return _plain(word, lexicon) if word in lexicon.lower_roles else None


def _role_after(after: str, lexicon: Lexicon) -> str | None:
    if not after.startswith(", "):
        return None
    words = after[2:].replace(",", " ,").split()[: _LONGEST_ROLE + 2]
    if words and words[0] in _ARTICLES:
        words = words[1:]
    for size in range(min(_LONGEST_ROLE, len(words)), 0, -1):
        phrase = " ".join(words[:size]).lower()
        if phrase in lexicon.roles and (size == len(words) or words[size] in _AFTER_ROLE):
            return _plain(phrase, lexicon)
    return None


def _plain(title: str, lexicon: Lexicon) -> str:
    """A title in plain words: `Former Sen.` is senator."""
    whole = title.lower() in lexicon.roles  # First Lady
    words = [word for word in title.lower().split() if whole or word not in lexicon.courtesy]
    while words and words[0] in _FORMER:
        words = words[1:]
    return " ".join(lexicon.role_words.get(word, word) for word in words)
