"""The labels of official records: hearings ("Ms. OKONKWO. Thank you."), and the United Nations' ("Mr. Ma (China): …")."""

from __future__ import annotations

import re

RECORDS = (
    "The ",
    "Mr",
    "Ms",
    "Miss ",
    "Dr",
    "Sir ",
    "Dame ",
    "Lord ",
    "Lady ",
    "Baroness ",
    "Archbishop ",
    "Monsignor ",
    "Sheikh ",
    "Prince",
    "Senator ",
    "Representative ",
    "Chair",
    "Secretary ",
    "Ambassador ",
    "General ",
)
"""What such labels begin with: a cheap look before the patterns."""
_RECORDED = re.compile(
    r"(?P<label>(?:The|Mr\.|Ms\.|Mrs\.|Dr\.|Miss|Senator|Representative|Chairman|Chairwoman|Secretary|Ambassador|General)"
    r"(?: [A-Z][A-Z'’-]+| [A-Z]\.| M[Aa]?c[A-Z]{3,}){1,3})"
    r"(?: of (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?(?: pro tempore)?(?: \([^()\n]{3,60}\))?(?P<colon>\.) {1,2}(?=[A-Z\"“\[(])"
)
DELEGATION = r" ?\((?P<body>[^\W\d_a-z][^()\n]{1,70})\)(?: ?\([^()\n]{3,60}\))?(?P<colon>:)"
"""For whom a delegate speaks, perhaps in which language, and the colon: Mr. Ma *(China) (spoke in Chinese):*"""
_DELEGATE = re.compile(
    r"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Archbishop|Monsignor|Sheikh|Prince|Princess|Ambassador)\.? "
    rf"[^\W\d_a-z][^():：\n]{{1,50}}?){DELEGATION}\s+(?=\S)"
)
_ADJOURNED = re.compile(
    r"(?:Whereupon, )?(?:[Aa]t [^,]{3,20},? )?[Tt]he (?:[\w-]+ ){0,3}"
    r"(?:meeting|sitting|session|hearing|(?:sub)?committee|council|house|senate|assembly|court|conference|proceedings) "
    r"(?:rose|adjourned|recessed|(?:was|were|stood) (?:called to order|suspended|resumed|adjourned))"
    r"(?: at [^,]{3,20}| until [^,]{3,40})?\.?",
    re.IGNORECASE,
)
_LONGEST_ADJOURNED = 140


def recorded(text: str) -> re.Match[str] | None:
    """The label of a record that a paragraph begins with, as groups `label` (the name alone) and `colon`."""
    return (_RECORDED.match(text) or _DELEGATE.match(text)) if text.startswith(RECORDS) else None


def adjourns(text: str) -> bool:
    """Is this the clerk's line: The meeting rose at 5.40 p.m.?"""
    return len(text) <= _LONGEST_ADJOURNED and _ADJOURNED.fullmatch(text.strip()) is not None
