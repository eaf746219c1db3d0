"""Every name of one document, curated or found by rule, each stretch of text claimed once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.masks import holding_names, masks
from aigov_tui.extract.names.candidates import Candidate, Met, candidates
from aigov_tui.extract.names.chinese import chinese_names
from aigov_tui.extract.names.chinese_name import ASSUMED, ChineseName
from aigov_tui.extract.names.chinese_vocabulary import is_common
from aigov_tui.extract.names.claims import Claims, Passage
from aigov_tui.extract.names.classify import classify, group
from aigov_tui.extract.names.figures import figure_called
from aigov_tui.extract.names.foreign import openers_of, without_openers
from aigov_tui.extract.names.headlines import as_written, is_headline, with_particles
from aigov_tui.extract.names.lexicon import Lexicon, lexicon
from aigov_tui.extract.names.lower_words import LowerWords
from aigov_tui.extract.names.people_patterns import is_byname
from aigov_tui.extract.names.recurring import recurring
from aigov_tui.extract.names.rules import by_rule
from aigov_tui.extract.names.settling import settled
from aigov_tui.extract.names.short_forms import short_forms
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.names.verdicts import CONFIDENCE, Verdict
from aigov_tui.extract.names.words_alone import is_plain
from aigov_tui.extract.normal import HAN, has_han, plain, without_put_in
from aigov_tui.extract.spans import Spans
from aigov_tui.model.entity import AliasScope, EntityKind
from aigov_tui.model.source import Document, Paragraph, ParagraphKind

_BY = re.compile(r"\b(?:[Bb]y|BY|[Ff]rom|FROM)(?: (?:the|and|[A-Z][\w.’'-]*),?){0,6} $")
"""Before the name of whose words a document is: `Remarks by Vice President `."""
_HAN_CHARACTERS = re.compile(f"[{HAN}]")
"""Letters of a word to an expression, but the end of one beside Latin letters: Barbara Woodward表示."""


def spot(document: Document, gazetteer: Gazetteer) -> list[Spotted]:
    """The names of a document in text order, none overlapping. Boilerplate is left out."""
    words = lexicon()
    met = Met()
    openers = openers_of(document.metadata.language)
    passages = [
        _passage(paragraph, gazetteer, words, met, openers)
        for paragraph in document.paragraphs
        if paragraph.kind is not ParagraphKind.BOILERPLATE
    ]
    introduced = frozenset(
        match.entity_key for p in passages for match in p.matches if match.scope is AliasScope.ANYWHERE
    )
    known: dict[str, ChineseName] = {}
    native = [p.text for p in passages if p.chinese or has_han(p.text[:400])]
    if native:
        passages, called = settled(passages, recurring(native))
        known = {**called, **_people_of(passages), **_called_for_short(passages)}
    passages = _rewritten(passages, words)
    claims = Claims(gazetteer, words, introduced, _verdicts(passages, words), known)
    return [name for passage in passages for name in claims.of(passage)]


def people_in_title(title: str) -> list[Spotted]:
    """The people that a document's title names, as if it stood before the text: `Remarks by President Biden`.

    Their offsets are into the title.
    """
    text = plain(title)
    found = [
        Spotted(-1, c.start, c.end, c.name, c.words, "person", CONFIDENCE["title"], c.title, c.country)
        for c in map(_without_plain_end, candidates(text))
        if c.title is not None or figure_called(c.name) is not None
        if (verdict := by_rule([c])) is not None and verdict.kind == EntityKind.PERSON
    ]
    native = chinese_names(text) if has_han(text) else []
    found.extend(
        Spotted(-1, n.start, n.end, n.name, n.words, n.kind, n.confidence, n.title, n.country)
        for n in native
        if n.kind == EntityKind.PERSON
    )
    return found


def narrator_in(title: str, people: Sequence[Spotted]) -> int | None:
    """Which of the `people` in a title says all of the text, so that `I` is that one: `Remarks by President Biden`.

    None where it names nobody so, or more than one.
    """
    text = plain(title)
    found = [index for index, person in enumerate(people) if _BY.search(text[: person.start])]
    return found[0] if len(found) == 1 else None


def _without_plain_end(candidate: Candidate) -> Candidate:
    """The name up to the first plain word behind it in a headline: `President Biden Announces John Kirby`."""
    words = candidate.words
    size = next((i for i in range(1, len(words)) if is_plain(words[i], lexicon())), len(words))
    return candidate._replace(words=words[:size], name=" ".join(words[:size]))


def _rewritten(passages: Sequence[Passage], words: Lexicon) -> list[Passage]:
    """The passages with names in capitals as the document writes them elsewhere."""
    found = [c for p in passages for c in p.candidates]
    changed = with_particles(as_written(found, words), words)
    if changed is found:
        return list(passages)
    rewritten = iter(changed)
    return [
        p._replace(candidates=list(islice(rewritten, len(p.candidates)))) if p.candidates else p
        for p in passages
    ]


def _people_of(passages: Sequence[Passage]) -> dict[str, ChineseName]:
    """The Chinese names of people that a document makes plain once, to be known where nothing tells them.

    Of a foreign name with dots (唐纳德·特朗普) the last part alone is known as well.
    """
    known: dict[str, ChineseName] = {}
    for name in (n for p in passages for n in p.chinese if n.kind == EntityKind.PERSON):
        sure = name.title is not None and not is_common(name.name)  # 发言人沃森
        if (
            len(name.words) > 1
            or len(name.name) > 2
            or (sure and len(name.name) == 2)
            or name.confidence >= ASSUMED
            or is_byname(name.name)
        ):
            known.setdefault(name.name, replace(name, title=None, country=None))
        if "·" not in name.name and len(name.words) > 1 and len(name.words[0]) > 1:
            known.setdefault(name.words[0], replace(name, title=None, country=None))  # 高市 for 高市早苗
        if "·" in name.name and len(name.words[-1]) > 1:
            last = name.words[-1]  # however like a Chinese name it is: 史密斯
            known[last] = replace(name, name=last, words=(last,), title=None, country=None)
    return known


def _called_for_short(passages: Sequence[Passage]) -> dict[str, ChineseName]:
    """The short names that a document gives its organisations: 安全所 after 人工智能安全研究所（下称“安全所”）."""
    return {short.name: short for p in passages if p.chinese for short in short_forms(p.text, p.chinese)}


def _passage(
    paragraph: Paragraph, gazetteer: Gazetteer, words: Lexicon, met: Met, openers: frozenset[str]
) -> Passage:
    text = without_put_in(plain(paragraph.text))
    headline = is_headline(text, words)
    capitals = headline and text.isupper()
    native = has_han(text)
    matches = gazetteer.find(text, capitals=capitals)
    found = [] if capitals else candidates(_HAN_CHARACTERS.sub("、", text) if native else text, met)
    if openers:
        found = list(without_openers(found, openers, words))
    masked = masks(text) if matches or found else []
    if masked:
        spans = Spans(masked)
        matches = [m for m in matches if not spans.covers(m.start, m.end)]
        found = [c for c in found if not spans.covers(c.start, c.end)]
    own = chinese_names(text) if native else []
    if native and (held := holding_names(text)):
        words_held = Spans(held)
        matches = [m for m in matches if not words_held.covers(m.start, m.end)]
        own = [n for n in own if not words_held.covers(n.start, n.end)]
    return Passage(paragraph, text, matches, found, own, headline)


def _runs_on(candidate: Candidate, words: Lexicon) -> bool:
    """Does a headline's next words look like part of a name there: OpenAI *Employees Warn*, Clinton *Campaign* ...?"""
    if candidate.title is not None or candidate.words[-1].lower() in words.heads:
        return False
    known = (word.lower() in words.words and word not in words.surnames for word in candidate.words[1:])
    return any(known) and not any(word.islower() for word in candidate.words)


def _verdicts(passages: Sequence[Passage], words: Lexicon) -> dict[str, Verdict]:
    """What each name is. Headlines do not count as evidence, but what a rule tells there holds."""
    verdicts = classify(
        group(c for p in passages if not p.headline for c in p.candidates),
        LowerWords("\n".join(p.text for p in passages)),
        words,
    )
    for name, occurrences in group(c for p in passages if p.headline for c in p.candidates).items():
        ruled = by_rule(occurrences) if name not in verdicts else None
        if (
            ruled is not None
            and ruled.kind not in ("event", "document")
            and not _runs_on(occurrences[0], words)
        ):
            verdicts[name] = ruled
        elif name not in verdicts and name in words.places:
            verdicts[name] = Verdict("place", CONFIDENCE["listed place"])
        elif name not in verdicts and name in words.organizations:
            verdicts[name] = Verdict("organization", CONFIDENCE["listed organization"])
    return verdicts
