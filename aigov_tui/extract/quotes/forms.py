"""Speech or term: a fragment in marks may be words that were said, a title, a nickname or a word held at arm's length."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.phrases import NOBODY, can_speak
from aigov_tui.extract.quotes.terms import (
    LONGEST_FRAME,
    LONGEST_LAW,
    is_alternative,
    is_amendment,
    is_called,
    is_coined,
    is_defined,
    is_law,
    is_name_of,
    is_named,
    is_named_subject,
    is_own_framing,
    is_owners,
    is_participle,
    is_predicate,
    is_rule,
    is_shown,
    is_source,
    is_speech_community,
    is_taken_as,
    is_told_to_say,
    is_way_of_saying,
    names_a_frame,
)
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import Attribution, SpeakerForm

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_LONGEST_TITLE = 40
_LONGEST_LAW_TITLE = 16
_FEWEST_OF_PREDICATE = 3
"""Words of a fragment that goes on from the reporter's verb; fewer may be a term."""
_CALLS = frozenset(["call", "calls", "refer"])
_SENTENCE_ENDS = (".", "!", "?", "…", "—", "--")


def word_count(text: str) -> int:
    """How many words `text` has."""
    return sum(1 for _ in _WORD.finditer(text))


def looks_like_title(text: str) -> bool:
    """Two words or more, all but the small ones capitalised: a book, a show, a law."""
    found = _WORD.findall(text)
    if not found or (not found[0][0].isupper() and not found[0][0].isdigit()):
        return False
    large = [word for word in found if word.lower() not in lex.SMALL_WORDS]
    longest = _LONGEST_LAW_TITLE if any(word.lower() in lex.LAW_NOUNS for word in found) else 9
    return (
        len(found) <= longest
        and bool(large)
        and all(word[0].isupper() or word[0].isdigit() for word in large)
    )


def is_clause(text: str) -> bool:
    """Does the quoted text stand as a sentence of its own: a capital first, an end mark or some length?"""
    stripped = text.lstrip("…. [*_")
    return (
        bool(stripped)
        and stripped[0].isupper()
        and (text.rstrip("’'\"”)").endswith((*_SENTENCE_ENDS, ",")) or word_count(text) >= 6)
    )


def _is_sentence(text: str) -> bool:
    """A capital first, and an end mark of its own."""
    return is_clause(text) and text.rstrip("’'\"”)").endswith((".", "!", "?")) and not looks_like_title(text)


def is_aside(text: str) -> bool:
    """(CROSSTALK.), [laughter]: what a transcriber adds."""
    return text[0] in "([" and text.rstrip(".—")[-1:] in (")", "]")


def is_term(text: str, tokens: Sequence[Token], index: int, cue: Cue | None) -> bool:
    """Is the fragment at `index` of its sentence a title, a nickname or a scare quote rather than speech?"""
    if is_aside(text):
        return True
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    count = word_count(text)
    introduced = cue is not None and cue.adjacent and cue.attribution is Attribution.CUE_BEFORE
    if introduced and cue is not None and cue.introduces:
        return _is_titled(tokens, index) or (
            is_shown(tokens, index, cue)
            and count >= 2
            and looks_like_title(text)
            and (not _ends_marked(text) or (text[-1] == "," and after is not None and after.low == "the"))
        )
    said_after = cue is not None and cue.attribution is Attribution.CUE_AFTER and cue.introduces
    if not is_called(tokens, index, cue) and _is_label(tokens, index, text, said_after=said_after):
        return True
    if _is_nickname(before, after, count):
        return True
    written = introduced and cue is not None and cue.verb in lex.WRITING_VERBS
    if looks_like_title(text) and before is not None and (written or not introduced):
        described = before.low == "as" and count == 1 and _describes(tokens, index, cue)
        if before.low == "'s" or (before.low in lex.PREPOSITIONS and not described):
            return True  # NBC's "Nightly News", a broadcast of "Fox News Sunday"
        if count >= 2 and (written or not (cue is not None and cue.adjacent)):
            return True
    if is_amendment(tokens, index):
        return True
    if is_defined(tokens, index) and count <= LONGEST_FRAME:
        return True
    if (is_named(tokens, index) or is_source(tokens, index)) and count <= LONGEST_FRAME:
        return True
    if is_coined(tokens, index) or is_way_of_saying(tokens, index) or is_taken_as(before, after, count):
        return True
    if not (cue is not None and (cue.adjacent or is_owners(before, cue))) and is_named_subject(
        before, after, count
    ):
        return True
    if cue is None and after is None and before is not None and before.low == ":" and _is_sentence(text):
        return False  # On schools: "Parents should decide."
    if is_alternative(tokens, index, count) or is_participle(tokens, index, cue):
        return True
    if cue is None and count >= _FEWEST_OF_PREDICATE and is_predicate(before, text):
        return False  # because she wanted to "help the most people possible"
    if cue is None or not may_speak(cue) or is_told_to_say(tokens, index, cue):
        return count <= LONGEST_FRAME or _is_long_title(text)
    if is_rule(tokens, index, cue):
        return True
    if is_own_framing(cue) and count <= LONGEST_LAW:
        return True  # we welcome the review of "stable coins"
    if cue.verb in lex.NAMING_VERBS | _CALLS and is_speech_community(cue):
        return count <= LONGEST_FRAME  # what we call "..."
    if cue.phrase is NOBODY and count > LONGEST_FRAME and _is_long_title(text):
        return True  # is referred to in "Notice of Availability of ..."
    if is_law(before, after, count) and cue is not None and not cue.adjacent:
        return True
    definite = before is not None and before.low == "the"  # declared the "separate but equal" doctrine dead
    if names_a_frame(before, after, count) and (definite or cue.verb not in lex.SPEECH_VERBS):
        return True
    if is_name_of(tokens, index, count):
        return True
    return _is_slogan(tokens, index, cue, text)


def _describes(tokens: Sequence[Token], index: int, cue: Cue | None) -> bool:
    """What an aide described as "Altmania": the verb right before "as", and somebody who says so."""
    verb = tokens[index - 2] if index > 1 else None
    if cue is None or verb is None or cue.start != verb.start or not may_speak(cue):
        return False
    return cue.phrase is not NOBODY and verb.low.startswith(("describ", "mock", "derid"))


def may_speak(cue: Cue) -> bool:
    """Could the subject of this cue say something? "This framing contrasts with ..." says nothing."""
    phrase = cue.phrase
    if cue.attribution is Attribution.ACCORDING_TO:
        return True  # in the words of one attaché
    if phrase is NOBODY:
        return cue.verb not in lex.TERM_CUES  # is called "..."
    return cue.verb in lex.SPEECH_VERBS or can_speak(phrase)


def _ends_marked(text: str) -> bool:
    """Does a comma or an end mark part the words from what follows?"""
    return text[-1:] in (",", ".", "!", "?", "…")


def _is_slogan(tokens: Sequence[Token], index: int, cue: Cue, text: str) -> bool:
    """In apposition to a noun, under a verb that only frames: "cast it as a public good 'by all and for all'"."""
    if (
        cue.adjacent
        or cue.verb in lex.SPEECH_VERBS
        or cue.verb in lex.CALLING_VERBS
        or cue.attribution is not Attribution.CUE_BEFORE
        or index < 2
    ):
        return False
    if cue.phrase.is_person or cue.phrase.form is SpeakerForm.PRONOUN:
        return False  # people are quoted; documents and places are named after
    noun, article = tokens[index - 1], tokens[max(0, index - 4) : index - 1]
    if noun.kind is not Kind.WORD or noun.low in lex.CUE_VERBS or noun.low in lex.AUXILIARIES:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if noun.low in ("a", "an") and after is not None and after.kind is Kind.WORD and not _ends_marked(text):
        return (
            after.low not in lex.PREPOSITIONS and after.low not in lex.CLAUSE_OPENERS
        )  # a "race to win" strategy
    functional = any(
        noun.low in words for words in (lex.PREPOSITIONS, lex.CLAUSE_OPENERS, lex.DETERMINERS, lex.PRONOUNS)
    )
    return not functional and any(token.low in ("a", "an") for token in article)


def _is_long_title(text: str) -> bool:
    """The title of a notice or a rule: up to forty words, most of them capitalised."""
    found = [word for word in _WORD.findall(text) if word.lower() not in lex.SMALL_WORDS]
    return len(found) <= _LONGEST_TITLE and sum(not word[0].islower() for word in found) > 0.8 * len(found)


def _is_label(tokens: Sequence[Token], index: int, text: str, *, said_after: bool) -> bool:
    """After "so-called", "titled", "the term", "her book": words named, not said."""
    if _is_titled(tokens, index):
        return True
    if word_count(text) > 12 and not _is_long_title(text):
        return False
    for position in range(index - 1, max(-1, index - 5), -1):
        token = tokens[position]
        if token.kind is Kind.WORD and token.low in lex.TERM_CUES and token.low not in lex.CUE_VERBS:
            return True
        if token.low in lex.WORK_NOUNS and _begins_with_auxiliary(text):
            return False  # said the report "did not reflect" it
        if token.low in lex.WORK_NOUNS and (position == index - 1 or looks_like_title(text)):
            return not (said_after and text[:1].islower())  # The report "confuses ..." the company said
        if token.low not in lex.SMALL_WORDS and token.low != ",":
            return False
    return False


def _is_titled(tokens: Sequence[Token], index: int) -> bool:
    """A release titled "..."; a release titled: "..."."""
    before = index - 2 if index > 1 and tokens[index - 1].low == ":" else index - 1
    return before >= 0 and tokens[before].low in lex.TITLING


def _begins_with_auxiliary(text: str) -> bool:
    """Is this said of a work, and no title of one: (the report) did not reflect?"""
    first = _WORD.match(text)
    return first is not None and first.group() in lex.AUXILIARIES


def _is_nickname(before: Token | None, after: Token | None, count: int) -> bool:
    """Robert "Bobby" Scott: a word or two between capitalised words."""
    if before is None or after is None or count > 3:
        return False
    return before.end > 0 and _name_like(before) and _name_like(after)


def _name_like(token: Token) -> bool:
    return (
        token.capital
        and (token.kind is Kind.NAME or token.kind is Kind.WORD)
        and token.low not in lex.DETERMINERS
    )
