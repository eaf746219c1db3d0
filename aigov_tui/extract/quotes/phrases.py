"""Reading a noun phrase that may name a speaker: the subject left of a verb, or the phrase right of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.entity import EntityKind, Mention
from aigov_tui.model.quote import SpeakerForm

_LONGEST_PHRASE = 24
"""Tokens: no subject is longer; keeps the rules linear on hostile text."""
_SPEAKING_KINDS = {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.DOCUMENT, None}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a speaker, at `start:end` of the paragraph.

    `head` is the lower-case head word; `mention` is set where the phrase is a name we know. `relative_of_author`:
    the reporter's own I.
    """

    start: int
    end: int
    form: SpeakerForm
    head: str
    mention: Mention | None = None
    kind: EntityKind | None = None

    @property
    def is_person(self) -> bool:
        """A known person's name?"""
        return self.kind is EntityKind.PERSON


def subject_before(tokens: Sequence[Token], verb: int, low: int = 0) -> Phrase | None:
    """The subject of the verb at index `verb`, sought to its left down to index `low`."""
    low = max(low, verb - 3 * _LONGEST_PHRASE)
    end = _skip_back(tokens, verb, low)
    if end <= low:
        return None
    last = tokens[end - 1]
    if last.low in ("who", "which", "that") and last.kind is Kind.WORD:
        return _antecedent_of_relative(tokens, end - 1, low)
    if last.low in (",", "—", "–", "-", "--"):
        return _over_apposition(tokens, end - 1, low)
    start = _region_start(tokens, end, low)
    return subject_of_region(tokens[start:end])


def phrase_at(
    tokens: Sequence[Token], start: int, high: int, *, after_verb: bool = False
) -> tuple[Phrase | None, int]:
    """The phrase that begins at index `start`, and the index after it: "said *campaign aide Jo Li*, who".

    `after_verb`: no verb is to come, so that any noun may go on with the phrase.
    """
    high = min(high, start + _LONGEST_PHRASE)
    if start >= high:
        return None, start
    first = tokens[start]
    if first.kind is Kind.WORD and first.low in lex.PRONOUNS:
        return _pronoun(first), start + 1
    end = start
    while end < high and _inside_phrase(tokens, start, end, after_verb=after_verb):
        end += 1
    if end == start:
        return None, start
    phrase = _head_of(tokens[start:end])
    return phrase, end


def subject_of_region(region: Sequence[Token]) -> Phrase | None:
    """The subject in a stretch of tokens that ends where its verb begins."""
    index = 0
    while index < len(region) and _leads_in(region[index]):
        index += 1
    region = region[index:]
    if not region:
        return None
    last = region[-1]
    if last.kind is Kind.WORD and last.low in lex.PRONOUNS:
        return _pronoun(last)
    prepositions = [
        i for i, token in enumerate(region) if token.kind is Kind.WORD and token.low in lex.PREPOSITIONS
    ]
    if prepositions and prepositions[0] == 0:
        # "In an interview Li": only a name right before the verb can be the subject.
        if last.kind is Kind.NAME and len(region) > 1 and prepositions[-1] < len(region) - 2:
            return _name(last)
        return None
    if prepositions and last.is_person and _is_office(region):
        return _name(last)
    head_end = prepositions[0] if prepositions else len(region)
    return _head_of(region[:head_end])


def _is_office(region: Sequence[Token]) -> bool:
    """Does an office come before the name the region ends in, as in "Secretary of State Jo Li"?"""
    office = region[:-1]
    return (
        office[0].capital
        and office[-1].capital
        and all(
            token.kind is Kind.NAME or token.capital or token.low in ("of", "for", "the", "and")
            for token in office
        )
    )


def first_subject(tokens: Sequence[Token], low: int, high: int) -> Phrase | None:
    """The subject a sentence opens with, after adverbials set off by a comma."""
    high = min(high, low + 4 * _LONGEST_PHRASE)
    start = low
    while start < high:
        while start < high and (
            tokens[start].kind in (Kind.QUOTE, Kind.PUNCTUATION) or _leads_in(tokens[start])
        ):
            start += 1
        if start >= high:
            return None
        first = tokens[start]
        if not _fronted(first):
            phrase, after = phrase_at(tokens, start, high)
            if phrase is not None:
                return _with_apposed_name(tokens, phrase, after, high)
        start = _after_comma(tokens, start, high)
    return None


def _with_apposed_name(tokens: Sequence[Token], phrase: Phrase, after: int, high: int) -> Phrase:
    """A nominal is named by its apposition: "the group's head, *Jo Li*, ..."."""
    if phrase.form is SpeakerForm.NOMINAL and after + 1 < high and tokens[after].low == ",":
        name = tokens[after + 1]
        closes = after + 2 >= high or tokens[after + 2].kind is not Kind.WORD
        if name.is_person and closes:
            return _name(name)
    return phrase


def apposed_name(tokens: Sequence[Token], phrase: Phrase, after: int) -> Phrase:
    """The name in apposition after a nominal at the end of a cue: 'said the head, *Jo Li*.'"""
    return _with_apposed_name(tokens, phrase, after, len(tokens))


def _skip_back(tokens: Sequence[Token], verb: int, low: int) -> int:
    """The index after the last token of what stands before the verb group."""
    end = verb
    while end > low:
        token = tokens[end - 1]
        if token.kind is not Kind.WORD:
            break
        if token.low == "that" or not (
            token.low in lex.AUXILIARIES or lex.is_adverb(token.low) or token.low in ("to", "not")
        ):
            if token.low in lex.DAYS and end - 2 > low:
                end -= 2 if tokens[end - 2].low in ("on", "in", "last", "this", "earlier") else 1
                continue
            break
        end -= 1
    return end


def _region_start(tokens: Sequence[Token], end: int, low: int) -> int:
    start = end
    while start > low and end - start < _LONGEST_PHRASE:
        token = tokens[start - 1]
        if token.kind is Kind.QUOTE or (
            token.kind is Kind.PUNCTUATION and token.low not in ("&", "'", "’", "/", "$", "%")
        ):
            break
        if token.kind is Kind.WORD and not token.capital and _breaks(tokens, start - 1, end):
            break
        start -= 1
    return start


def _breaks(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Does the lower-case word at `index` end the phrase on its right?"""
    low = tokens[index].low
    if low in lex.CLAUSE_OPENERS:
        # "Smith and Jones said", "the head of research and policy said"
        joins = low == "and" and index > 0 and _name_like(tokens[index - 1]) and _name_like(tokens[index + 1])
        return not joins
    if low in lex.AUXILIARIES and low != "'s":
        return True
    if low in lex.CUE_VERBS and index + 1 < end:
        following = tokens[index + 1]
        before = tokens[index - 1] if index else None
        noun = before is not None and (
            before.low in lex.DETERMINERS or before.low == "'s" or before.low in lex.NOMINALS
        )
        return not noun and following.low not in lex.PREPOSITIONS and low not in lex.NOMINALS
    return low in lex.PRONOUNS and index + 1 < end


def _leads_in(token: Token) -> bool:
    """Words that may open a clause before its subject."""
    if token.kind is not Kind.WORD:
        return False
    return token.low in lex.CLAUSE_OPENERS or (lex.is_adverb(token.low) and token.low not in lex.DETERMINERS)


def _fronted(token: Token) -> bool:
    """Does this token open an adverbial, so that the subject comes after a comma?"""
    if token.kind is not Kind.WORD:
        return False
    return (
        token.low in lex.PREPOSITIONS
        or (token.low.endswith("ing") and token.low not in lex.NOMINALS)
        or (token.low.endswith("ed") and token.low not in lex.NOMINALS)
    )


def _after_comma(tokens: Sequence[Token], start: int, high: int) -> int:
    for index in range(start, high):
        if tokens[index].low == ",":
            return index + 1
    # No comma: "On Monday Li called it": the first person named stands in.
    for index in range(start, high):
        if tokens[index].is_person or tokens[index].low in lex.PRONOUNS:
            return index if index > start else high
    return high


def _antecedent_of_relative(tokens: Sequence[Token], relative: int, low: int) -> Phrase | None:
    end = relative
    if end > low and tokens[end - 1].low in (",", "and", "but"):
        end -= 1
    if end > low and tokens[end - 1].low == ",":
        end -= 1
    if end <= low:
        return None
    last = tokens[end - 1]
    if last.kind is Kind.NAME and tokens[relative].low == "who":
        return _name(last)
    start = _region_start(tokens, end, low)
    region = tokens[start:end]
    while region and region[0].kind is Kind.WORD and region[0].low in lex.PREPOSITIONS:
        region = region[1:]
    return subject_of_region(region)


def _over_apposition(tokens: Sequence[Token], comma: int, low: int) -> Phrase | None:
    """Read over what commas set off: "Li, the premier, said" and "the premier, Li, said"."""
    apposed: Phrase | None = None
    fallback: Phrase | None = None
    for _ in range(5):
        opening = comma - 1
        while (
            opening > low
            and tokens[opening].low not in (",", "—", "–", "--", ";", ":")
            and tokens[opening].kind is not Kind.QUOTE
        ):
            opening -= 1
        if opening <= low and tokens[opening].low != ",":
            # No comma on the left: the clause's own subject, when the stretch is a phrase without its verb.
            phrase = _plain_phrase(tokens, low, comma)
            return phrase or apposed or fallback
        segment = tokens[opening + 1 : comma]
        phrase = _plain_phrase(tokens, opening + 1, comma)
        if phrase is not None and phrase.is_person and segment[-1].kind is Kind.NAME:
            before = tokens[opening - 1] if opening > low else None
            if before is not None and before.kind is Kind.NAME and before.is_person:
                return _name(before)
            apposed = apposed or phrase
            fallback = phrase
        elif fallback is None:
            fallback = phrase
        before = tokens[opening - 1] if opening > low else None
        if before is not None and before.is_person and not _in_prepositional(tokens, opening - 1):
            return _name(before)
        if apposed is not None:
            return apposed
        comma = opening
        if tokens[comma].low in (";", ":") or tokens[comma].kind is Kind.QUOTE:
            break
    return apposed or fallback


def _in_prepositional(tokens: Sequence[Token], index: int) -> bool:
    """Is the name at `index` inside "of ..." or "by ..."?"""
    before = index - 1
    while (
        before >= 0
        and tokens[before].kind is Kind.WORD
        and (
            tokens[before].capital
            or tokens[before].low in lex.NOMINALS
            or tokens[before].low in lex.DETERMINERS
        )
    ):
        before -= 1
    return (
        before >= 0
        and tokens[before].kind is Kind.WORD
        and tokens[before].low in lex.PREPOSITIONS
        and before > 0
    )


def _plain_phrase(tokens: Sequence[Token], low: int, end: int) -> Phrase | None:
    """The phrase that fills a stretch between commas, None if the stretch has a verb of its own before it."""
    start = _region_start(tokens, end, low)
    return subject_of_region(tokens[start:end]) if start < end else None


def _inside_phrase(tokens: Sequence[Token], start: int, index: int, *, after_verb: bool) -> bool:
    token = tokens[index]
    if token.kind is Kind.QUOTE:
        return False
    if token.kind is Kind.PUNCTUATION:
        return (
            token.low in ("&", "/", ".")
            and index > start
            and index + 1 < len(tokens)
            and tokens[index + 1].capital
        )
    if token.kind is Kind.NAME:
        previous = tokens[index - 1] if index > start else None
        return previous is None or not (previous.is_person and token.is_person)
    low = token.low
    if low == "'s":
        return True
    if low in lex.PREPOSITIONS or low in lex.CLAUSE_OPENERS or low in lex.AUXILIARIES:
        return False
    if low in lex.PRONOUNS and index > start:
        return False
    if token.capital and not (low in lex.CUE_VERBS and index > start):
        return True
    previous = tokens[index - 1] if index > start else None
    if previous is not None and (previous.is_person or (not after_verb and _closes_phrase(previous))):
        return low in lex.NOMINALS
    if lex.is_adverb(low) and low not in lex.DETERMINERS:
        return False
    if (
        low in lex.CUE_VERBS
        and index > start
        and previous is not None
        and previous.low not in lex.DETERMINERS
    ):
        return low in lex.NOMINALS
    return not (low in lex.CUE_VERBS and index == start)


def _name_like(token: Token) -> bool:
    """A name we know, or a capitalised word that may be one."""
    return token.kind is Kind.NAME or (token.kind is Kind.WORD and token.capital)


def _closes_phrase(token: Token) -> bool:
    """After this token a lower-case word that is no known noun is most likely the verb."""
    return token.kind is Kind.NAME or token.low in lex.NOMINALS


def _pronoun(token: Token) -> Phrase:
    return Phrase(token.start, token.end, SpeakerForm.PRONOUN, token.low)


def _name(token: Token) -> Phrase:
    return Phrase(token.start, token.end, SpeakerForm.NAME, token.low, token.mention, token.entity_kind)


def _head_of(tokens: Sequence[Token]) -> Phrase | None:
    """The phrase that these tokens, free of prepositions, make: its last word is its head."""
    end = len(tokens)
    while end and (
        tokens[end - 1].kind is Kind.PUNCTUATION
        or (
            not tokens[end - 1].capital
            and (lex.is_adverb(tokens[end - 1].low) or tokens[end - 1].low in lex.DAYS)
        )
        or tokens[end - 1].low == "'s"
    ):
        end -= 1
    tokens = tokens[:end]
    if not tokens:
        return None
    last = tokens[-1]
    joint = next((index for index, token in enumerate(tokens) if token.low == "and" and index), None)
    if joint is not None and _name_like(last) and _name_like(tokens[joint - 1]):
        return _head_of(tokens[:joint])  # "Smith and Jones said": the first speaks for both
    if last.kind is Kind.NAME and last.entity_kind in _SPEAKING_KINDS:
        return _name(last)
    for token in (last, tokens[0]):
        if token.kind is Kind.WORD and token.low in lex.PRONOUNS:
            return _pronoun(token)
    if len(tokens) == 1 and last.low in lex.DETERMINERS and last.low not in ("one", "others", "many", "some"):
        return None
    capitals = _trailing_capitals(tokens)
    if capitals is not None:
        return capitals
    if last.kind is Kind.WORD and (last.low in lex.NOMINALS or tokens[0].low in lex.DETERMINERS):
        return Phrase(tokens[0].start, last.end, SpeakerForm.NOMINAL, last.low)
    if last.kind is Kind.NAME:
        return Phrase(last.start, last.end, SpeakerForm.NOMINAL, last.low, last.mention, last.entity_kind)
    if len(tokens) <= 4 and last.kind is Kind.WORD and last.low.isalpha() and tokens[0].capital:
        return Phrase(tokens[0].start, last.end, SpeakerForm.NOMINAL, last.low)
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].low in lex.NOMINALS:
            return Phrase(tokens[0].start, tokens[index].end, SpeakerForm.NOMINAL, tokens[index].low)
    return None


def _trailing_capitals(tokens: Sequence[Token]) -> Phrase | None:
    """A name that nobody found: the capitalised words at the end, no nominal among the last ones."""
    start = len(tokens)
    while start and tokens[start - 1].kind is Kind.WORD and tokens[start - 1].capital:
        start -= 1
    run = tokens[start:]
    if not run or run[-1].low in lex.NOMINALS:
        return None
    while len(run) > 1 and (run[0].low in lex.NOMINALS or run[0].low in lex.DETERMINERS):
        run = run[1:]
    if run[0].low in lex.DETERMINERS or run[-1].low in lex.DAYS:
        return None
    return Phrase(run[0].start, run[-1].end, SpeakerForm.NAME, run[-1].low)
