"""Newspapers by the last word of their name, once a document has given all of it: `the Times`, `a Post article`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from aigov_tui.extract.names.extra import FoundName
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.source import Document


@cache
def _called() -> dict[str, re.Pattern[str]]:
    """Where a paper is called by the last word of its name, by that word."""
    return {
        word: re.compile(rf"\b(?:[Tt]he|[Aa]) ({word})\b(?! (?:of )?[A-Z])") for word in lexicon().paper_ends
    }


def papers_in(names: Iterable[Spotted]) -> dict[str, str]:
    """The last words that mean one paper alone among `names`, to its full name."""
    called = _called()
    full: dict[str, set[str]] = {}
    for name in names:
        if name.kind == EntityKind.ORGANIZATION and len(name.words) > 1 and name.words[-1] in called:
            full.setdefault(name.words[-1], set()).add(name.name)
    return {last: found.pop() for last, found in full.items() if len(found) == 1}


def short_papers(names: Sequence[Spotted], document: Document) -> list[FoundName]:
    """Where the papers among `names` are called by their last word, after they were named in full; in no order."""
    found = []
    for last, full in papers_in(names).items():
        first = next(name.end for name in names if name.name == full)
        for match in _called()[last].finditer(document.text, first):
            found.append(FoundName(*match.span(1), EntityKind.ORGANIZATION))
    return found
