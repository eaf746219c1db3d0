"""What an office is only called after: "the Department of Agriculture", "Agriculture Secretary", 农业农村部.

Who acts in an office has done nothing about what it is named for; founding one ("a new Ministry of Trade") has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aigov_tui.extract.normal import HAN, is_han
from aigov_tui.extract.positions.cues import cues

_REACH = 90  # code points before a term
_HAN_BODY = re.compile(f"[{HAN}]{{0,2}}部(?:长|(?![门分队署落件位]))")


def is_portfolio(text: str, start: int, end: int) -> bool:
    """Is the term at `start:end` only what an office is called after?"""
    if is_han(text[start]):
        return _HAN_BODY.match(text, end) is not None
    if not text[start].isupper():
        return False
    before, after = _office()
    return (
        after.match(text, end) is not None or before.search(text, max(0, start - _REACH), start) is not None
    )


@lru_cache(maxsize=1)
def _office() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after a term in an office's name."""
    heads = "|".join(sorted((word.title() for word in cues().portfolio_heads), key=len, reverse=True))
    listed = r"(?:[A-Z][\w'’-]*(?:,? and|,)? )*"
    return (
        re.compile(rf"(?<!\ba )(?<!\ban )(?<!\bnew )\b(?:{heads}) (?:of|for) (?:the )?{listed}\Z"),
        re.compile(rf" (?:[A-Z][\w'’-]* )?(?:{heads})\b"),
    )
