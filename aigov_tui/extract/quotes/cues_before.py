"""The cue before a quotation: Li said: "..."; Li's warning that "..."."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import (
    DASHES,
    REACH,
    Cue,
    cue_size,
    is_cue,
    is_finite_cue,
    is_noun,
    is_passive,
    joins_in,
)
from aigov_tui.extract.quotes.phrases import (
    NOBODY,
    Phrase,
    can_speak,
    head_of,
    phrase_at,
    with_apposed_name,
)
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.extract.quotes.verb_subjects import is_subordinate, subject_of
from aigov_tui.model.quote import Attribution, SpeakerForm

_AGENT_REACH = 8
"""Tokens after a passive within which "by" names its agent."""
_QUOTING = ("quote", "quoting")
_SAYS = frozenset(
    [
        "said",
        "says",
        "say",
        "saying",
        "argued",
        "argues",
        "complained",
        "insisted",
        "added",
        "thinks",
        "believes",
    ]
)
_CLOSE = 3
"""Tokens between a verb that only frames and a quotation that is still its own."""
_FEW_WORDS = 14
"""Tokens between a cue verb and the colon that still introduces the quotation."""
_CLAUSE = 24
"""Tokens from a verb back to the teller before its "unless"."""
_CIRCUMSTANCE = 10
"""Tokens between a verb of saying and its "that": during a briefing on Monday."""
_POSSESSOR = 6
"""Tokens from "called" to the noun of "called Li's long answers"."""
_OWNER = 6
"""Tokens from the article of whose words they are to the apostrophe."""
_LINKS = (",", ":", "that", *DASHES)


def cue_before(tokens: Sequence[Token], index: int) -> Cue | None:
    """The nearest verb or noun of speech on the left that has a subject; one that only frames gives way to a teller."""
    low = max(0, index - REACH)
    crossed = False
    framing: Cue | None = None
    for verb in range(index - 1, low - 1, -1):
        token = tokens[verb]
        if token.kind is Kind.QUOTE:
            crossed = True
            continue
        if _is_named(tokens, verb, index):
            continue
        if not is_cue(tokens, verb, lex.CUE_VERBS if framing is None else lex.SPEECH_VERBS):
            owned = _owned_words(tokens, verb)
            if (
                owned is not None
                and framing is None
                and not _is_predicate(tokens, verb, index)
                and not _is_said_of(tokens, verb, index)
            ):
                return owned
            continue
        if (framing is not None or _is_conditional(tokens, verb, index)) and is_subordinate(
            tokens, verb, index
        ):
            continue
        cue = _cue_at(tokens, verb, index, crossed=crossed)
        if cue is None:
            continue
        if token.low in _QUOTING and lex.PRONOUNS.get(cue.phrase.head) == "author":
            continue  # "one of them described it, I quote, as ..."
        if cue.phrase is NOBODY:
            framing = framing or cue  # "argued that it should be recognised as ...": whoever argued it speaks
            continue
        infinitive = verb > 0 and (tokens[verb - 1].low == "to" or tokens[verb - 1].low in lex.MODALS)
        if (
            framing is None
            and token.low in lex.FRAMING_VERBS
            and not joins_in(tokens, verb)  # made clear
            and (
                index - verb > _CLOSE
                or infinitive
                or not (token.low in lex.CALLING_VERBS or can_speak(cue.phrase))
            )
        ):
            framing = cue  # "said its allies will seek new sanctions and ...": whoever said it speaks
            continue
        inner = token.low in lex.INNER_VERBS or not _speaks_itself(tokens, cue)
        if framing is None and inner and _is_told(tokens, cue):
            framing = cue  # "she said the figures underline the risk of ...": she does
            continue
        return cue
    return framing


def _is_said_of(tokens: Sequence[Token], noun: int, index: int) -> bool:
    """Is the noun right before the quotation what somebody says that of: "Berg said Li's letter '*was* premature'"?"""
    if noun != index - 1:
        return False
    return any(token.low in _SAYS and not token.capital for token in tokens[max(0, noun - _POSSESSOR) : noun])


def _speaks_itself(tokens: Sequence[Token], cue: Cue) -> bool:
    """Could its subject say it, and is that none of the teller's own things: "she said *her report* outlined ..."?"""
    if not can_speak(cue.phrase):
        return False
    first = next((token for token in tokens if token.start >= cue.phrase.start), None)
    owned = first is not None and first.low in lex.POSSESSIVES
    return not (owned and cue.phrase.head in lex.WRITTEN_NOUNS | lex.SPEECH_NOUNS)


def _is_told(tokens: Sequence[Token], cue: Cue) -> bool:
    """Does a verb of saying stand right before the cue's subject, "that" aside, so that all of it is told?"""
    subject = next((index for index, token in enumerate(tokens) if token.start >= cue.phrase.start), 0)
    if subject > 1 and tokens[subject - 1].low == "that":
        low = max(0, subject - _CIRCUMSTANCE)
        verb = next((i for i in range(subject - 2, low, -1) if _ends_circumstance(tokens, i)), 0)
    else:
        verb = subject - 1
    return verb > 0 and is_finite_cue(tokens, verb)


def _ends_circumstance(tokens: Sequence[Token], index: int) -> bool:
    """Does no circumstance of the telling go on to the left of here: said *during a briefing on Monday* that?"""
    token = tokens[index]
    return token.kind not in (Kind.WORD, Kind.NAME) or is_finite_cue(tokens, index)


def _is_predicate(tokens: Sequence[Token], noun: int, index: int) -> bool:
    """Does the quotation say what the words are, in "ruled that Li's statement about jobs is '...'", so that others speak?"""
    if tokens[index - 1].low not in lex.BE_FORMS and tokens[index - 2].low not in lex.BE_FORMS:
        return False
    return any(is_finite_cue(tokens, verb) for verb in range(max(0, noun - REACH), noun))


def _is_conditional(tokens: Sequence[Token], verb: int, index: int) -> bool:
    """In "Berg warned that talks would stop unless Li *offers* a '...'" Berg speaks: a verb that no comma or "that" parts from
    the quotation's own words, in a clause of "unless" or "if" with a teller before it."""
    if verb + 1 >= index or tokens[verb + 1].low in _LINKS:
        return False
    low = max(0, verb - _CLAUSE)
    clause = next((i for i in range(verb - 1, low, -1) if tokens[i].low in ("unless", "if")), None)
    return clause is not None and any(is_finite_cue(tokens, i) for i in range(low, clause))


def _is_named(tokens: Sequence[Token], noun: int, index: int) -> bool:
    """In "Berg called Li's answers '...'" Berg speaks."""
    if (
        noun != index - 1
        or not noun
        or not (tokens[noun - 1].low == "'s" or tokens[noun - 1].low in lex.POSSESSIVES)
    ):
        return False
    return any(token.low in lex.CALLING_VERBS for token in tokens[max(0, noun - _POSSESSOR) : noun])


def _cue_at(tokens: Sequence[Token], verb: int, index: int, *, crossed: bool) -> Cue | None:
    """The cue that the verb or noun at `verb` makes for the quotation at `index`; `crossed`: over another quotation."""
    if is_noun(tokens, verb):
        reports = tokens[verb].low in lex.SPEECH_NOUNS and _introduces_words(tokens, verb)
        return _possessor(tokens, verb) if reports else None
    phrase = _agent(tokens, verb, index) if is_passive(tokens, verb) else subject_of(tokens, verb)
    if phrase is None:
        return None
    token, between = tokens[verb], tokens[verb + cue_size(tokens, verb) : index]
    punctuated = tokens[index - 1].low in (",", ":", *DASHES)
    adjacent = all(item.low in _LINKS or lex.is_adverb(item.low) for item in between)
    if tokens[index - 1].low == ":" and len(between) <= _FEW_WORDS and token.low in lex.SPEECH_VERBS:
        adjacent = True
    return Cue(
        phrase,
        token.low,
        Attribution.CUE_BEFORE,
        adjacent and not crossed,
        punctuated and not crossed,
        token.start,
    )


def _agent(tokens: Sequence[Token], verb: int, index: int) -> Phrase:
    """Who does what a passive says before the quotation at `index`: dismissed *by Li* as "..."."""
    for position in range(verb + 1, min(index - 1, verb + _AGENT_REACH)):
        if tokens[position].low == "by":
            phrase, after = phrase_at(tokens, position + 1, index, after_verb=True)
            if phrase is not None:
                return with_apposed_name(tokens, phrase, after, index)
    return NOBODY


def _introduces_words(tokens: Sequence[Token], noun: int) -> bool:
    """Do words follow the noun, as in "his warning that" or "her question:"?"""
    following = tokens[noun + 1] if noun + 1 < len(tokens) else None
    if following is not None and following.low in ("from", "in", "of"):  # Lincoln's words from 1858 that
        dated = noun + 3 < len(tokens) and tokens[noun + 2].low.isdigit()
        following = tokens[noun + 3] if dated else following
    if following is not None and following.low in lex.BE_FORMS and noun + 2 < len(tokens):
        return tokens[noun + 2].low == "that"  # her claim is that ...
    return (
        following is None
        or following.kind is Kind.QUOTE
        or following.low in ("that", "of", "to", "about", ":", ",")
    )


def _owned_words(tokens: Sequence[Token], noun: int) -> Cue | None:
    """His insistence that ...: a noun that is no verb, too."""
    if tokens[noun].low not in lex.SPEECH_NOUNS or not _introduces_words(tokens, noun):
        return None
    return _possessor(tokens, noun)


def _possessor(tokens: Sequence[Token], noun: int) -> Cue | None:
    """In "Li's claim that" the owner of the claim speaks."""
    for before in range(noun - 1, max(-1, noun - 4), -1):
        token = tokens[before]
        if token.low == "'s" and before > 0 and tokens[before - 1].kind is Kind.NAME:
            phrase, _ = phrase_at(tokens, before - 1, before)
            if phrase is not None:
                return Cue(phrase, tokens[noun].low, Attribution.SENTENCE, adjacent=False, start=token.start)
        if token.low == "'s" and before > 1 and tokens[before - 1].low in lex.NOMINALS:
            phrase = _nominal_owner(tokens, before)
            if phrase is not None:
                return Cue(phrase, tokens[noun].low, Attribution.SENTENCE, adjacent=False, start=token.start)
        if token.kind is Kind.WORD and token.low in lex.POSSESSIVES:
            if before and is_finite_cue(tokens, before - 1):
                return None  # Li posted his message to them: whoever did
            phrase = Phrase(token.start, token.end, SpeakerForm.PRONOUN, token.low)
            return Cue(phrase, tokens[noun].low, Attribution.SENTENCE, adjacent=False, start=token.start)
    return None


def _nominal_owner(tokens: Sequence[Token], apostrophe: int) -> Phrase | None:
    """Whose words they are by a noun with its article: *the appeals panel*'s statement that."""
    for start in range(apostrophe - 2, max(-1, apostrophe - _OWNER), -1):
        if tokens[start].low in lex.DETERMINERS:
            return head_of(tokens[start:apostrophe])
        if tokens[start].kind is not Kind.WORD or tokens[start].low in lex.PREPOSITIONS:
            return None
    return None
