"""Reading a noun phrase that may name a speaker: where it ends, and which of its words is the head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.compounds import is_in_compound, is_of_place, is_plural_of
from aigov_tui.extract.quotes.offices import holder_of_office, name_like
from aigov_tui.extract.quotes.tokens import Kind, NamedSpan, Token
from aigov_tui.model.entity import EntityKind, Mention
from aigov_tui.model.quote import SpeakerForm

_ARTICLES = frozenset(["a", "an", "the", "my", "his", "her", "their", "its", "our", "'s"])
_SHARES = ("%", "percent")
SHARE_OF_PEOPLE = "many"
"""What "62% say" and "62 percent of voters say" are about."""
LONGEST_PHRASE = 24
"""Tokens: no subject is longer; keeps the rules linear on hostile text."""
_COMPLEMENT = 16
"""Tokens of what may stand between a nominal and its apposition: "of the ministry's arms control department"."""
_SPEAKING_KINDS = {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.DOCUMENT, None}


class Phrase(NamedTuple):
    """Words that name a speaker, at `start:end` of the paragraph.

    `head` is the lower-case head word; `mention` is set where the phrase is a name we know.
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


def phrase_at(
    tokens: Sequence[Token], start: int, high: int, *, after_verb: bool = False
) -> tuple[Phrase | None, int]:
    """The phrase that begins at index `start`, and the index after it: "said *campaign aide Jo Li*, who".

    `after_verb`: no verb is to come, so that any noun may go on with the phrase.
    """
    high = min(high, start + LONGEST_PHRASE)
    if start >= high:
        return None, start
    first = tokens[start]
    if first.kind is Kind.WORD and first.low in lex.PRONOUNS:
        return pronoun_phrase(first), start + 1
    end = start
    while end < high and _inside_phrase(tokens, start, end, after_verb=after_verb):
        end += 1
    if end == start:
        return None, start
    phrase = head_of(tokens[start:end])
    if phrase is not None and (phrase.form is SpeakerForm.NOMINAL or not _has_full_name(tokens[end - 1])):
        holder = holder_of_office(tokens, end, high)
        if holder is not None:
            return name_phrase(tokens[holder]), holder + 1
    return phrase, end


def _has_full_name(token: Token) -> bool:
    """A person's whole name, which no office goes on from: "Jo Li of the Bank", but "Friends of Dunmore Chair Jo Li"."""
    return token.is_person and token.mention is not None and " " in token.mention.text


def apposed_name(tokens: Sequence[Token], phrase: Phrase, after: int) -> Phrase:
    """The name in apposition after a nominal at the end of a cue: 'said the head, *Jo Li*.'"""
    return with_apposed_name(tokens, phrase, after, len(tokens))


def with_apposed_name(tokens: Sequence[Token], phrase: Phrase, after: int, high: int) -> Phrase:
    """A nominal is named by its apposition: "the group's head, *Jo Li*, ..."."""
    if phrase.form is SpeakerForm.NOMINAL and after < high and tokens[after].low in lex.PREPOSITIONS:
        complement = range(after, min(high, after + _COMPLEMENT))
        comma = next((i for i in complement if tokens[i].low in (",", "—", "–", "--")), after)
        if not any(token.is_person for token in tokens[after:comma]):
            after = comma  # "the envoy on technology, *Jo Li*, ..."
    if phrase.form is SpeakerForm.NOMINAL and after + 1 < high and tokens[after].low == ",":
        at = after + 2 if tokens[after + 1].low == "the" and after + 2 < high else after + 1
        name = tokens[at]
        closes = at + 1 >= high or tokens[at + 1].kind is not Kind.WORD
        firm = name.entity_kind is EntityKind.ORGANIZATION and phrase.head in lex.FIRM_HEADS
        if (name.is_person or firm) and closes:
            return name_phrase(name)
        named = _named_in_apposition(tokens, after + 1, high)
        if named is not None:
            return named
    return phrase


def _named_in_apposition(tokens: Sequence[Token], start: int, high: int) -> Phrase | None:
    """The person at the end of an apposition: the family's lawyer, *Mill & Dale partner Jo Li*, ..."""
    end = next(
        (
            i
            for i in range(start, min(high, start + LONGEST_PHRASE))
            if tokens[i].kind is not Kind.WORD and tokens[i].kind is not Kind.NAME and tokens[i].low != "&"
        ),
        high,
    )
    run = tokens[start:end]
    titled = len(run) > 1 and run[-1].is_person and run[-2].low in lex.NOMINALS
    return (
        name_phrase(run[-1])
        if titled and all(name_like(token) or token.low in lex.NOMINALS or token.low == "&" for token in run)
        else None
    )


def head_of(tokens: Sequence[Token]) -> Phrase | None:
    """The phrase that these tokens, free of prepositions, make: its last word is its head."""
    end = len(tokens)
    if end > 1 and tokens[-1].low in _SHARES and tokens[-2].low[0].isdigit():
        return Phrase(tokens[0].start, tokens[-1].end, SpeakerForm.NOMINAL, SHARE_OF_PEOPLE)
    while end and (
        tokens[end - 1].kind is Kind.PUNCTUATION
        or (
            not tokens[end - 1].capital
            and (lex.is_adverb(tokens[end - 1].low) or tokens[end - 1].low in lex.DAYS)
        )
        or tokens[end - 1].low == "'s"
        or (end > 1 and tokens[end - 1].low in lex.CATENATIVES and not tokens[end - 1].capital)
    ):
        end -= 1
    tokens = tokens[:end]
    if not tokens:
        return None
    if len(tokens) > 1 and tokens[-1].low in lex.POST_NOMINALS and tokens[-2].is_person:
        tokens = tokens[:-1]  # Jo Li MP
    last = tokens[-1]
    joint = next((index for index, token in enumerate(tokens) if token.low == "and" and index), None)
    if joint is not None and tokens[joint - 1].kind is Kind.NAME and is_company(tokens, joint, len(tokens)):
        return head_of(tokens[:joint])
    if joint is not None and name_like(last) and name_like(tokens[joint - 1]):
        office = tokens[joint - 1].kind is Kind.WORD and last.is_person and joint < len(tokens) - 2
        # "Smith and Jones said": the first speaks for both; "Health and Services Secretary Jo Li"
        return head_of(tokens[joint + 1 :] if office else tokens[:joint])
    if last.kind is Kind.NAME and last.entity_kind in _SPEAKING_KINDS:
        return name_phrase(last)
    owned = len(tokens) > 1 and tokens[0].low in lex.POSSESSIVES  # its sponsors
    for token in (last,) if owned else (last, tokens[0]):
        if token.kind is Kind.WORD and token.low in lex.PRONOUNS:
            return pronoun_phrase(token)
    if len(tokens) == 1 and (last.low in lex.STAND_ALONE or _is_one_of(last)):
        return Phrase(last.start, last.end, SpeakerForm.NOMINAL, last.low)
    if len(tokens) == 1 and last.low in lex.DETERMINERS:
        return None
    if (
        last.kind is Kind.WORD
        and last.low not in lex.NOMINALS
        and len(tokens) > 1
        and (
            tokens[-2].low in lex.HUMAN_HEADS
            or (tokens[-2].low in lex.WRITTEN_NOUNS and last.low.endswith("ed"))
        )
    ):
        return head_of(tokens[:-1])  # a person *familiar* with the matter, a statement *issued* after it
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


def is_company(tokens: Sequence[Token], joint: int, end: int) -> bool:
    """Are those who follow "and" up to index `end` only with whom it names: Li and *her colleagues*, Li and *others*?"""
    start = joint + 2 if joint + 1 < end and tokens[joint + 1].low in lex.POSSESSIVES else joint + 1
    return start == end - 1 and end <= len(tokens) and tokens[start].low in lex.COMPANY


def _is_one_of(token: Token) -> bool:
    """Is the token the whole of "one of them"?"""
    return token.low == "them" and token.end - token.start > len("them")


NOBODY = Phrase(0, 0, SpeakerForm.NOMINAL, "")
"""Whom a passive names that says not by whom: "Ministers have been accused of ..."."""


def pronoun_phrase(token: Token) -> Phrase:
    """The phrase that a pronoun alone makes."""
    return Phrase(token.start, token.end, SpeakerForm.PRONOUN, token.low)


def name_phrase(token: Token) -> Phrase:
    """The phrase that a known name alone makes."""
    return Phrase(token.start, token.end, SpeakerForm.NAME, token.low, token.mention, token.entity_kind)


def phrase_of(name: NamedSpan) -> Phrase:
    """The same of a name that is no token: its head as it is written."""
    return Phrase(name.start, name.end, SpeakerForm.NAME, name.mention.text, name.mention, name.kind)


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
        ) or (token.low == "%" and index == start + 1)
    if token.kind is Kind.NAME:
        previous = tokens[index - 1] if index > start else None
        return previous is None or not (previous.is_person and token.is_person)
    low = token.low
    if low == "'s" or _is_rank(tokens, index):
        return True
    if low in lex.PREPOSITIONS or low in lex.CLAUSE_OPENERS or low in lex.AUXILIARIES:
        return False
    if low in lex.PRONOUNS and index > start:
        return False
    if token.capital and not (low in lex.CUE_VERBS and index > start):
        return True
    previous = tokens[index - 1] if index > start else None
    if previous is not None and is_of_place(tokens, start, index):
        return True
    if (
        previous is not None
        and previous.low in lex.WRITTEN_NOUNS
        and low.endswith("s")
        and low in lex.SPEECH_VERBS
    ):
        return False  # the letter *states*
    if previous is not None and (previous.is_person or (not after_verb and _closes_phrase(previous))):
        return (low in lex.NOMINALS and not low.endswith("ed")) or is_plural_of(tokens, index)
    if lex.is_adverb(low) and low not in lex.DETERMINERS:
        return previous is not None and previous.low in _ARTICLES  # my first ambassador
    if previous is not None and previous.capital and not after_verb:
        past = low.endswith("ed") or (low in lex.IRREGULAR_PASTS and index == start + 1)
        if past and low not in lex.NOMINALS:
            return False  # a name nobody found, and its verb
    if low in lex.CUE_VERBS and previous is not None:
        if is_in_compound(tokens, index):
            return True
        if previous.low not in lex.DETERMINERS:
            return low in lex.NOMINALS
        if previous.low in lex.STAND_ALONE and low in lex.SPEECH_VERBS and low not in lex.SPEECH_NOUNS:
            return low in lex.NOMINALS  # "another added", but "another claim"
    if after_verb and low in lex.NOMINALS:
        return True  # said state Sen. Li
    return not (low in lex.CUE_VERBS and index == start)


def _is_rank(tokens: Sequence[Token], index: int) -> bool:
    """*Under* Secretary Jo Li: no preposition."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return tokens[index].low == "under" and following is not None and following.low.startswith("secretar")


def _closes_phrase(token: Token) -> bool:
    """After this token a lower-case word that is no known noun is most likely the verb."""
    return token.kind is Kind.NAME or token.low in lex.NOMINALS


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


def can_speak(phrase: Phrase) -> bool:
    """Could who or what this names say something? "Winning" says nothing."""
    if phrase.form is not SpeakerForm.NOMINAL:
        return True
    return phrase.head in lex.NOMINALS or phrase.head in lex.STAND_ALONE or phrase.head == "them"
