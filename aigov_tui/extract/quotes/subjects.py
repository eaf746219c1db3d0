"""Finding the subject of a verb: over adverbs, relative clauses and appositions, out of prepositional phrases."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.phrases import (
    LONGEST_PHRASE,
    Phrase,
    head_of,
    name_phrase,
    phrase_at,
    with_apposed_name,
)
from aigov_tui.extract.quotes.subject_bounds import before_enumeration, region_start, skip_back
from aigov_tui.extract.quotes.subject_regions import is_past, leads_in, subject_of_region
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import SpeakerForm

_SPOKEN_OPENINGS = frozenset([("you", "know", ","), ("i", "mean", ","), ("you", "see", ",")])
"""You know, my dad used to say ...: of whom the sentence is not."""
_DASHES = ("—", "–", "--")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "secondly", "thirdly", "lastly")
_INCLUDING = ("including", "among", "such")
"""What lists some of those who stand before the dash."""
_LEADING_TO_PEOPLE = ("like", "from", "with", "to", "by", "against", "among")


def subject_before(tokens: Sequence[Token], verb: int, low: int = 0) -> Phrase | None:
    """The subject of the verb at index `verb`, sought to its left down to index `low`."""
    low = max(low, verb - 3 * LONGEST_PHRASE)
    end = skip_back(tokens, verb, low)
    if end <= low:
        return None
    last = tokens[end - 1]
    if last.low in ("who", "which", "that") and last.kind is Kind.WORD:
        return _antecedent_of_relative(tokens, end - 1, low)
    if last.low in (",", "—", "–", "-", "--"):
        return _over_apposition(tokens, end - 1, low)
    start = before_enumeration(tokens, region_start(tokens, end, low), end, low)
    named = _before_open_apposition(tokens, start, low)
    if named is not None:
        return named
    if _is_relative_clause(tokens, start, end):
        return first_subject(tokens, low, start) or subject_of_region(tokens[start:end])
    return subject_of_region(tokens[start:end])


def _before_open_apposition(tokens: Sequence[Token], start: int, low: int) -> Phrase | None:
    """Who is described by what no comma ends: "*Li*, a teacher in Dunmore said", where a clause opens with the name."""
    if start - 2 < low or tokens[start - 1].low != "," or tokens[start].low not in ("a", "an", "the"):
        return None
    name = tokens[start - 2]
    opens = start - 2 == 0 or tokens[start - 3].kind is Kind.QUOTE
    return name_phrase(name) if name.is_person and opens else None


def _is_verb_of_relative(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Is the relative itself the subject: the union that *represents technicians* said ...?"""
    if start < 2 or end - start < 2 or tokens[start - 1].low not in lex.RELATIVES:
        return False
    noun, verb = tokens[start - 2], tokens[start]
    if noun.kind is not Kind.WORD or noun.low in lex.CUE_VERBS - lex.NOMINALS or verb.capital:
        return False
    return noun.low in lex.NOMINALS and lex.looks_like_verb(verb.low) and verb.low not in lex.NOMINALS


def _is_relative_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does `start:end` have a verb of its own: an official who saw the letter that *Li sent to the House* called it ...?"""
    if _is_verb_of_relative(tokens, start, end):
        return True
    if start == 0 or tokens[start - 1].low not in lex.RELATIVES or end - start < 3:
        return False
    subject, after = phrase_at(tokens, start, end)
    if subject is None or subject.form is SpeakerForm.NOMINAL or after >= end - 1:
        return False
    verb = tokens[after]
    return (
        verb.kind is Kind.WORD and not verb.capital and verb.low not in lex.PREPOSITIONS and verb.low != "and"
    )


def first_subject(tokens: Sequence[Token], low: int, high: int) -> Phrase | None:
    """The subject a sentence opens with, after adverbials set off by a comma."""
    high = min(high, low + 4 * LONGEST_PHRASE)
    opening = tuple(token.low for token in tokens[low : low + 3])
    start = low + 3 if opening in _SPOKEN_OPENINGS else low
    while start < high:
        while start < high and (
            tokens[start].kind in (Kind.QUOTE, Kind.PUNCTUATION) or leads_in(tokens[start])
        ):
            start += 1
        if start >= high:
            return None
        if start > low and tokens[start - 1].low in lex.SUBORDINATORS and start == low + 1:
            main = _main_clause(tokens, start, high)
            if main is not None:
                return main
        first = tokens[start]
        if first.low == "let":
            return None
        if first.low == "there" and start + 1 < high and tokens[start + 1].low in lex.BE_FORMS:
            start += 2  # There is an old saying: its subject follows
            continue
        if not (_fronted(first) or _is_time(tokens, start) or _opens_alone(tokens, start, start + 1)):
            phrase, after = phrase_at(tokens, start, high)
            if phrase is not None:
                return with_apposed_name(tokens, phrase, after, high)
        start = _after_comma(tokens, start, high)
    return None


def _main_clause(tokens: Sequence[Token], start: int, high: int) -> Phrase | None:
    """The subject after the comma that ends a clause of "when" or "although" at the front: "When I was young, *Li* said"."""
    comma = _after_comma(tokens, start, high)
    if comma >= high or tokens[comma - 1].low != ",":
        return None
    phrase, after = phrase_at(tokens, comma, high)
    if phrase is None or after >= high or tokens[after].kind is not Kind.WORD:
        return None
    return with_apposed_name(tokens, phrase, after, high)


def _fronted(token: Token) -> bool:
    """Does this token open an adverbial, so that the subject comes after a comma?"""
    if token.kind is not Kind.WORD:
        return False
    return (
        token.low in lex.PREPOSITIONS
        or (token.low.endswith("ing") and token.low not in lex.NOMINALS)
        or (token.low.endswith("ed") and token.low not in lex.NOMINALS)
    )


def _opens_alone(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """A word that leads to the clause behind its comma, and names nobody: *Reacting*, the minister said; *Second*, Li held that."""
    if comma != start + 1 or comma >= len(tokens) or tokens[comma].low != ",":
        return False
    first = tokens[start]
    return first.kind is Kind.WORD and (first.low in _ORDINALS or _fronted(first))


def _is_time(tokens: Sequence[Token], start: int) -> bool:
    """*Two centuries ago*, Li said: how long ago it was."""
    if start + 1 >= len(tokens) or tokens[start + 1].low not in lex.TIME_SPANS:
        return False
    number = tokens[start].low
    return number[0].isdigit() or number in lex.NUMBERS or number in lex.STAND_ALONE


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
    if tokens[relative].low == "who" and last.low in lex.STAND_ALONE and last.kind is Kind.WORD:
        return head_of([last])  # a letter by someone who said ...
    start = region_start(tokens, end, low)
    region = tokens[start:end]
    if last.kind is Kind.NAME and tokens[relative].low == "who":
        people = [token for token in region if token.is_person]  # Li of the Workers' Party, who said
        return name_phrase(people[-1] if people else last)
    if tokens[relative].low != "who" and last.low in lex.WRITTEN_NOUNS:
        return _words_or_their_owner(region)
    if tokens[relative].low != "who":
        last_verb = max((i for i, token in enumerate(region[:-1]) if i and is_past(token)), default=-1)
        region = region[last_verb + 1 :]  # I got a text that said
    if tokens[relative].low == "who" and region and region[-1].low in lex.NOMINALS:
        last_in = max((i for i, t in enumerate(region) if t.low in _LEADING_TO_PEOPLE), default=-1)
        opens = (
            i
            for i in range(len(region) - 1, 0, -1)
            if region[i].low in ("a", "an") and is_past(region[i - 1])
        )
        last_in = max(last_in, next(opens, 0) - 1)  # Berg met a fan who said
        region = region[last_in + 1 :]  # anger among leaders like Acme's chief, who called it ...
    while region and region[0].kind is Kind.WORD and region[0].low in lex.PREPOSITIONS:
        region = region[1:]
    return subject_of_region(region)


def _words_or_their_owner(region: Sequence[Token]) -> Phrase | None:
    """What says what follows "that": a post that read; or whose words they are: Li's letter that read."""
    start = max((i + 1 for i, t in enumerate(region) if t.low in lex.PREPOSITIONS or is_past(t)), default=0)
    owner = next((i for i in range(start + 1, len(region)) if region[i].low == "'s"), None)
    if owner is not None and region[owner - 1].kind is Kind.NAME:
        return name_phrase(region[owner - 1])
    last = region[-1]
    return head_of(region[start:]) or Phrase(region[start].start, last.end, SpeakerForm.NOMINAL, last.low)


def _over_apposition(tokens: Sequence[Token], comma: int, low: int) -> Phrase | None:
    """Read over what commas set off: "Li, the premier, said" and "the premier, Li, said"."""
    apposed: Phrase | None = None
    fallback: Phrase | None = None
    comma = _before_a_list(tokens, comma, low)
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
            phrase = None if _opens_alone(tokens, low, comma) else _plain_phrase(tokens, low, comma)
            if (
                phrase is not None
                and phrase.head in lex.FIRM_HEADS
                and fallback is not None
                and fallback.mention
            ):
                return fallback  # the bank, Swan Mutual, said
            return phrase or apposed or fallback
        segment = tokens[opening + 1 : comma]
        phrase = _plain_phrase(tokens, opening + 1, comma)
        if phrase is not None and phrase.is_person and segment[-1].kind is Kind.NAME:
            before = tokens[opening - 1] if opening > low else None
            if before is not None and before.kind is Kind.NAME and before.is_person:
                return name_phrase(before)
            apposed = apposed or phrase
            fallback = phrase
        elif fallback is None:
            fallback = phrase
        before = tokens[opening - 1] if opening > low else None
        if before is not None and before.is_person and not _in_prepositional(tokens, opening - 1):
            return name_phrase(_first_of_two(tokens, opening - 1, low))
        if apposed is not None:
            return apposed
        comma = opening
        if tokens[comma].low in (";", ":") or tokens[comma].kind is Kind.QUOTE:
            break
    return apposed or fallback


def _before_a_list(tokens: Sequence[Token], comma: int, low: int) -> int:
    """The comma or dash before "including Li, Berg and Diaz," where that is what ends at `comma`."""
    index = comma - 1
    while index > low and (
        tokens[index].kind is Kind.NAME or tokens[index].capital or tokens[index].low in (",", "and")
    ):
        index -= 1
    listed = index > low and tokens[index].low in _INCLUDING and tokens[index - 1].low in (",", *_DASHES)
    return index - 1 if listed else comma


def _first_of_two(tokens: Sequence[Token], last: int, low: int) -> Token:
    """Of "Berg and Li, who sit on the panel," the first, who speaks for both."""
    two = last - 2 >= low and tokens[last - 1].low == "and" and tokens[last - 2].is_person
    return tokens[last - 2] if two else tokens[last]


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
    start = region_start(tokens, end, low)
    return subject_of_region(tokens[start:end]) if start < end else None
