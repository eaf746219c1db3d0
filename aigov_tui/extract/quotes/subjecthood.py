"""How much of a subject a mention is: who acts or tells is whom a pronoun means sooner than whom a preposition governs."""

from __future__ import annotations

import re

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.chinese_lexicon import BYLINE, CREDIT, CUE, PREPOSITIONS, TITLE_AT_END
from aigov_tui.extract.quotes.tables import load
from aigov_tui.model.entity import Mention
from aigov_tui.model.simplified import simplified

_TELLS = float(load("salience")["tells"])
"""What telling something adds to being a subject."""
ACTS = 0.9
"""From here on a mention is the one who does something."""
_BEFORE = re.compile(r"([\w’']+)[^\w]*$")
_AFTER = re.compile(r"\s*(?:\([^()]{1,24}\)\s*)?([\w]+)")  # over (R-Ga.)
_TOLD_BY = re.compile(  # ..., said campaign aide [Li]; "..." said [Li]
    rf"[,\"”’]\s+(?:{'|'.join(sorted(lex.SPEECH_VERBS))})\s+(?:[\w.’'-]+\s+){{0,3}}$"
)
_ACCORDING_TO = re.compile(r"\baccording to (?:[\w.’'-]+ ){0,2}$", re.IGNORECASE)
_ASIDE = re.compile(r", [^.!?\n\"“”]{3,140}, ([a-z]+)\b")  # [Li], who studies taxes, said
_OPENS = re.compile(r"(?:^|[.!?”\"\n]) ?(?:[A-Z][\w.-]+ ){0,3}$")  # Republican [Li] of the committee said
_EMBEDDED = re.compile(rf"\b(?:{'|'.join(sorted(lex.SPEECH_VERBS))})(?: that)? (?:[\w.]+ ){{0,3}}$")
_EMBEDDED_SUBJECT = 0.4
"""In "Berg said Li does not listen" Li is the subject of a clause of what Berg says: less than Berg is."""
_CLAUSE_BEFORE = re.compile("[^，。；！？,;!?\n”」]*$")
_CLAUSE_REACH = 40
"""Code points before a name in which its clause is read."""
_COMPANY = re.compile("[与和跟同]")
_IN_COMPANY = 0.3
_HEAD = 400
"""Code points of a text in which a line may say who wrote it."""
_ADVERBS = "则却也还又再就都曾已亦并今昨日"
_APPOSED = re.compile(r"(?:,| —| --) ([a-z]+)\b")
_TOPIC = re.compile(r"(?:^|[.!?\"”\n] ?)For (?:[\w.’'-]+ ){0,3}$")  # For Peng, the problem is ...


def subjecthood(text: str, mention: Mention) -> float:
    """1 for a subject, more for one who tells something, 0 for what is plainly no subject, between for the unclear."""
    start, after = mention.start_char, text[mention.end_char : mention.end_char + 40]
    if mention.text[-1:] >= "㐀" or (after[:1] >= "㐀" and has_han(after[:1])):
        return _chinese_subjecthood(text, start, after)  # a subject opens its clause: 政策主管Jack Clark却……
    if after.startswith(("’s", "'s")):
        return 0.3
    before = text[max(0, start - 40) : start]
    if _TOLD_BY.search(before) or _ACCORDING_TO.search(before):
        return 1.0 + _TELLS
    if _TOPIC.search(before):
        return 0.9
    plain = _of_its_clause(text, mention, before, after)
    return min(plain, _EMBEDDED_SUBJECT) if _EMBEDDED.search(before) else plain


def _of_its_clause(text: str, mention: Mention, before: str, after: str) -> float:
    """How much of a subject the words right around make it."""
    previous = _BEFORE.search(before)
    if previous and previous.group(1).lower() in lex.PREPOSITIONS and not before.endswith("\n"):
        return 0.0
    follows = _AFTER.match(after)
    word = follows.group(1).lower() if follows else ""
    if word in lex.SPEECH_VERBS:
        return 1.0 + _TELLS
    aside = _ASIDE.match(text, mention.end_char)
    if aside is not None and aside.group(1) in lex.SPEECH_VERBS:
        return 1.0 + _TELLS
    apposed = _APPOSED.match(after) if before.endswith((", ", "— ", "-- ")) else None
    if apposed is not None and apposed.group(1) in lex.SPEECH_VERBS:
        return 1.0 + _TELLS  # Mexico's trade secretary, [Li], argues
    if aside is not None and lex.looks_like_verb(aside.group(1)):
        return ACTS  # [Li], 34, an engineer at a chip plant, shrugged
    if word in lex.PREPOSITIONS and _OPENS.search(before):
        return 1.0
    if word in lex.AUXILIARIES or word == "who" or lex.looks_like_verb(word) or lex.is_adverb(word):
        return 1.0
    if word.endswith("ing"):
        return 0.6
    if after.startswith(","):
        return 0.9 if after.startswith(", who ") else 0.7
    return 0.2


def _chinese_subjecthood(text: str, start: int, after: str) -> float:
    """A Chinese subject opens its clause, by itself or after its office; what a preposition governs is none."""
    if after.startswith("的"):
        return 0.3
    opens = start == 0 or text[start - 1] in "。！？，；”」\n "
    clause = _CLAUSE_BEFORE.search(text[max(0, start - _CLAUSE_REACH) : start])
    words = simplified(clause.group()) if clause is not None else ""
    if not opens and text[max(0, start - 3) : start].endswith(PREPOSITIONS):
        return 0.2
    if not opens and _COMPANY.search(words) is not None:
        return _IN_COMPANY  # 泽伦斯基与英国首相|施凯尔会晤
    if CUE.search(words) is not None:
        return _EMBEDDED_SUBJECT  # 泽伦斯基表示乌克兰认为总统|普京……
    tells = _TELLS if CUE.match(simplified(after[:8]).lstrip(_ADVERBS)) is not None else 0.0
    if opens:
        return 1.0 + tells
    return ACTS + tells if TITLE_AT_END.search(text, max(0, start - 6), start) else 0.5


def byline_spans(text: str) -> list[tuple[int, int]]:
    """Where a Chinese article names who wrote it: nobody there is whom 他 can mean."""
    if not has_han(text[:_HEAD]):
        return []
    found = [match.span() for match in CREDIT.finditer(text, 0, _HEAD)]
    if "记者" in text or "記者" in text:
        found.extend(match.span() for match in BYLINE.finditer(text))
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
