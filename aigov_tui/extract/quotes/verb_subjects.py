"""Whose words a verb before a quotation reports: its subject, the sentence's for a participle or a second verb."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import DASHES, REACH, after_auxiliary, is_cue, is_noun, is_passive
from aigov_tui.extract.quotes.phrases import Phrase, apposed_name, can_speak, head_of, name_phrase, phrase_at
from aigov_tui.extract.quotes.subject_regions import subject_of_region
from aigov_tui.extract.quotes.subjects import first_subject, subject_before
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import SpeakerForm

_COMPANION = 9
"""Tokens from a participle back to the "with" before whose it is."""
_ADJECTIVES = 3
"""Tokens back from a noun to its article."""
_QUOTED = 12
"""Tokens from "quoted" to the "as saying" behind whom it quotes."""


def subject_of(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of a cue verb before a quotation; a participle or a second verb takes the sentence's."""
    token = tokens[verb]
    quoted = _quoted_as(tokens, verb)
    if quoted is not None:
        return quoted
    if token.low == "reading" and verb and _is_thing(tokens[verb - 1]):
        thing = tokens[verb - 1]
        return Phrase(thing.start, thing.end, SpeakerForm.NOMINAL, thing.low)
    participle = token.low.endswith("ing") and not after_auxiliary(tokens, verb)
    before = tokens[verb - 1] if verb else None
    if (
        before is not None
        and verb > 1
        and before.low in lex.OBJECTS
        and tokens[verb - 2].low in lex.HEARD_VERBS
    ):
        return Phrase(before.start, before.end, SpeakerForm.PRONOUN, lex.OBJECTS[before.low])  # heard him say
    absolute = _accompanying(tokens, verb) if participle else None
    if absolute is not None:
        return absolute
    if participle and before is not None and before.is_person and token.low in lex.SPEECH_VERBS:
        asker = _who_addresses(tokens, verb - 1)
        return asker or name_phrase(before)  # footage of Li saying ...
    if participle and before is not None and (token.low in lex.SPEECH_VERBS or before.low == "latter"):
        noun = _noun_with_participle(tokens, verb - 1)
        if noun is not None:
            return noun
    if before is not None and before.low == "to" and verb > 2 and tokens[verb - 2].is_person:
        cause = tokens[verb - 3]
        if cause.kind is Kind.WORD and not cause.capital and cause.low in lex.CAUSING_VERBS:
            return name_phrase(tokens[verb - 2])  # it prompted Li to quip that ...
    if before is not None and before.low == "to" and verb > 2 and _is_governed(tokens, verb - 2):
        phrase = subject_before(tokens, verb - 2)
        if phrase is not None:
            return phrase  # The market, he likes to say, "..."
    joined = before is not None and before.low in (
        "and",
        "then",
        "but",
        "yet",
        "or",
        "to",
        "by",
        "before",
        "after",
        "while",
    )
    if participle or joined:
        phrase = _earlier_subject(tokens, verb)
        if phrase is not None:
            return phrase
    if token.low in lex.SPEECH_VERBS and (verb == 0 or (before is not None and before.kind is Kind.QUOTE)):
        inverted, after = phrase_at(tokens, verb + 1, len(tokens), after_verb=True)
        if inverted is not None:
            return apposed_name(tokens, inverted, after)
    return subject_before(tokens, verb) or _earlier_subject(tokens, verb)


def quoted_by(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Who says it where the verb tells that somebody quotes: Xinhua quoted *Li* as saying; *Li* was quoted as saying."""
    if tokens[verb].low not in lex.QUOTING_VERBS:
        return None
    end = next(
        (i for i in range(verb + 1, min(len(tokens), verb + _QUOTED)) if _is_as_saying(tokens, i)), None
    )
    if end is None:
        return None
    if is_passive(tokens, verb):
        return subject_before(tokens, verb)
    named = tokens[verb + 1]
    if named.low in lex.OBJECTS:
        return Phrase(named.start, named.end, SpeakerForm.PRONOUN, lex.OBJECTS[named.low])
    phrase, after = phrase_at(tokens, verb + 1, end, after_verb=True)
    return phrase if phrase is None else apposed_name(tokens, phrase, after)


def _is_as_saying(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return tokens[index].low == "as" and following.endswith("ing") and following in lex.SPEECH_VERBS


def _quoted_as(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Who is quoted where the verb at `verb` is the "saying" of "quoted Li as saying"."""
    if not verb or not _is_as_saying(tokens, verb - 1):
        return None
    quoting = (quoted_by(tokens, i) for i in range(verb - 2, max(-1, verb - _QUOTED), -1))
    return next((phrase for phrase in quoting if phrase is not None), None)


def _accompanying(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Whose participle it is after a comma and "with": the talks opened, with *the minister* calling it ..."""
    for index in range(verb - 2, max(-1, verb - _COMPANION), -1):
        token = tokens[index]
        if token.low == "with" and token.kind is Kind.WORD:
            if not index or tokens[index - 1].low not in (",", *DASHES):
                return None
            phrase = subject_of_region(tokens[index + 1 : verb])
            return phrase if phrase is not None and can_speak(phrase) else None
        if token.kind is Kind.QUOTE or token.kind is Kind.PUNCTUATION:
            return None
    return None


def _noun_with_participle(tokens: Sequence[Token], noun: int) -> Phrase | None:
    """Whom the participle behind it says more of: the case turned on *a lawyer* telling jurors; with *the latter* saying."""
    if noun < 1 or not (tokens[noun].low in lex.HUMAN_HEADS or tokens[noun].low == "latter"):
        return None
    article = next(
        (i for i in range(noun - 1, max(-1, noun - _ADJECTIVES), -1) if tokens[i].low in ("a", "an", "the")),
        None,
    )
    if article is None or not article or tokens[article - 1].low not in lex.PREPOSITIONS:
        return None
    return head_of(tokens[article : noun + 1])


def _who_addresses(tokens: Sequence[Token], name: int) -> Phrase | None:
    """Who speaks to the person named at index `name`: "*a reporter* pressed Li, saying"; of "a tape caught Li saying" nobody."""
    if (
        name < 2
        or not is_cue(tokens, name - 1, lex.CUE_VERBS)
        or tokens[name - 1].low in lex.PERCEIVING_VERBS
    ):
        return None
    return subject_before(tokens, name - 1)


def _is_governed(tokens: Sequence[Token], verb: int) -> bool:
    """Is the verb that an infinitive follows one whose subject says the words: he likes to say, Li, who went on to say?"""
    return tokens[verb].low in lex.HABITS or tokens[verb - 1].low == "who"


def _is_thing(token: Token) -> bool:
    """A noun that may have words printed on it: T-shirts reading "...", and no verb group or conjunction."""
    return (
        token.kind is Kind.WORD
        and token.low not in lex.AUXILIARIES
        and token.low not in lex.CLAUSE_OPENERS
        and token.low not in lex.PREPOSITIONS
        and token.low not in lex.PRONOUNS
        and not lex.is_adverb(token.low)
    )


def _earlier_subject(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of the verb before this one in the sentence that can say something, or the subject the sentence opens with."""
    spare: Phrase | None = None
    for earlier in range(verb - 1, max(-1, verb - REACH), -1):
        if is_cue(tokens, earlier, lex.CUE_VERBS) and not tokens[earlier].low.endswith("ing"):
            before = tokens[earlier - 1].low if earlier else ""
            if (
                is_noun(tokens, earlier)
                or _is_reduced(tokens, earlier)
                or before in lex.CLAUSE_OPENERS
                or before in lex.RELATIVES
            ):
                continue
            if tokens[earlier].low in lex.FRAMING_VERBS and not tokens[earlier].low.endswith(("ed", "s")):
                continue  # a law that made sites label things, finding that ...
            if tokens[verb - 1].low != "and" and is_subordinate(tokens, earlier, verb):
                continue
            phrase = subject_before(tokens, earlier)
            if phrase is not None and _is_told(tokens, phrase, verb):
                continue  # Li praised the news that firms have *agreed*, but said ...
            if phrase is not None and not can_speak(phrase):
                spare = spare or phrase  # said the offer could be *put* off, and called it ...
                continue
            if phrase is not None and lex.PRONOUNS.get(phrase.head) != "author":
                return phrase
            inverted, _ = phrase_at(tokens, earlier + 1, verb)
            if (
                inverted is not None
                and tokens[earlier].low in lex.SPEECH_VERBS
                and tokens[earlier - 1].kind is Kind.QUOTE
            ):
                return inverted
    first = first_subject(tokens, 0, verb)
    return first if first is not None and (spare is None or can_speak(first)) else spare


def _is_told(tokens: Sequence[Token], phrase: Phrase, verb: int) -> bool:
    """Does the phrase open a clause of "that", and a comma and a conjunction part it from the verb, which is the teller's?"""
    if verb < 2 or tokens[verb - 2].low != "," or tokens[verb - 1].low not in ("and", "but"):
        return False
    opens = next((index for index, token in enumerate(tokens) if token.start >= phrase.start), 0)
    return opens > 1 and tokens[opens - 1].low == "that"


def _is_reduced(tokens: Sequence[Token], verb: int) -> bool:
    """Is the verb a participle of what stands before it: the terms *referred to by* Li?"""
    following = [token.low for token in tokens[verb + 1 : verb + 3]]
    return "by" in following and not after_auxiliary(tokens, verb)


def is_subordinate(tokens: Sequence[Token], verb: int, until: int) -> bool:
    """Is the verb inside a clause like "because Li had not *spoken* yet" that no comma ends before index `until`?"""
    if any(token.low == "," for token in tokens[verb:until]):
        return False
    for index in range(verb - 1, 0, -1):
        if tokens[index].kind is not Kind.WORD and tokens[index].kind is not Kind.NAME:
            return False
        if tokens[index].low in lex.SUBORDINATORS:
            return True
    return False
