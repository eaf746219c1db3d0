"""Documents in other European languages: what opens their sentences is no part of a name (Selon Emmanuel Macron, Der Bundestag)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from aigov_tui.extract.names.candidates import Candidate
from aigov_tui.extract.names.lexicon import Lexicon
from aigov_tui.model.tables import parse_table


def openers_of(language: str | None) -> frozenset[str]:
    """The small words, in lower case, that may open a sentence in this language (ISO 639-1); none for English."""
    return _openers().get(language[:2], frozenset()) if language else frozenset()


def without_openers(
    found: Iterable[Candidate], openers: frozenset[str], words: Lexicon
) -> Iterator[Candidate]:
    """The candidates without the `openers` before them; those that were nothing else are left out."""
    for candidate in found:
        first = candidate.words[0].lower()
        if first not in openers or candidate.name in words.places or candidate.name in words.organizations:
            yield candidate
        elif len(candidate.words) > 1:
            rest = candidate.words[1:]
            name = " ".join(rest)
            yield candidate._replace(start=candidate.end - len(name), words=rest, name=name)


@cache
def _openers() -> Mapping[str, frozenset[str]]:
    text = files("aigov_tui.extract").joinpath("data", "openers.yaml").read_text(encoding="utf-8")
    return {language: frozenset(listed.split()) for language, listed in parse_table(text).items()}
