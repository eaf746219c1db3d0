"""What tells that words in marks are talked about rather than said: laws, definitions, coinages, words taken as something."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.tokens import Kind, Token
from aigov_tui.model.quote import Attribution, SpeakerForm

LONGEST_LAW = 3
"""Words of what people call a law or a thing."""
LONGEST_FRAME = 6
"""Words before a noun that they describe."""
_AMENDMENT_REACH = 60
"""Tokens between "is modified by" and the words that are put in or taken out."""
_LONGEST_OBJECT = 6
"""Tokens from "called" to the words, with what is called so between them."""
_BRACKETS = str.maketrans("", "", "[]\\")
"""Round what was changed: call[ed]."""
_RULED = 6
"""Tokens from the verb of a rule to the infinitive that it rules."""


def is_coined(tokens: Sequence[Token], index: int) -> bool:
    """A "war on waste," a phrase his aides have put on mugs: words that are then talked about as words."""
    following = [token.low for token in tokens[index + 1 : index + 5]]
    if following[:1] == [","]:
        following = following[1:]
    return len(following) > 1 and following[0] in ("a", "the") and following[1] in lex.TERM_NOUNS


def is_taken_as(before: Token | None, after: Token | None, count: int) -> bool:
    """Reading "deference" as obedience: a word that is understood so or so."""
    return (
        count <= LONGEST_LAW
        and before is not None
        and after is not None
        and after.low == "as"
        and before.low in lex.TAKING_VERBS
    )


def is_named_subject(before: Token | None, after: Token | None, count: int) -> bool:
    """The company's "constitution" is forty pages long: what a thing is called, as the subject of its sentence."""
    if before is None or after is None or count > LONGEST_LAW or after.low not in lex.AUXILIARIES:
        return False
    return before.low == "'s" or before.low in lex.POSSESSIVES or before.low == "the"


def is_source(tokens: Sequence[Token], index: int) -> bool:
    """According to "opening remarks" the company posted: what words are called that say something."""
    return index > 1 and tokens[index - 1].low == "to" and tokens[index - 2].low == "according"


def is_way_of_saying(tokens: Sequence[Token], index: int) -> bool:
    """It is a way of saying "not yours": nobody said it."""
    if index < 3 or tokens[index - 1].low not in ("saying", "say"):
        return False
    return tokens[index - 2].low in ("of", "to") and tokens[index - 3].low in (
        "way",
        "ways",
        "shorthand",
        "code",
    )


def is_own_framing(cue: Cue) -> bool:
    """Does the document say `we` and a verb that only frames, some way off from the words?"""
    author = lex.PRONOUNS.get(cue.phrase.head) == "author"
    return author and not cue.adjacent and cue.verb not in lex.SPEECH_VERBS


def is_speech_community(cue: Cue) -> bool:
    """What we, or Australians, call a "larrikin": whoever has the word in their language."""
    native = cue.verb == "call" and cue.phrase.head.title() in lexicon().nationalities
    return native or lex.PRONOUNS.get(cue.phrase.head) == "author"


def is_told_to_say(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """Keep your courage to say "yes": an infinitive whose subject is no speaker's name or noun."""
    phrase = cue.phrase
    if index < 2 or phrase.form is not SpeakerForm.NOMINAL or phrase.head in lex.NOMINALS | lex.STAND_ALONE:
        return False
    return cue.start == tokens[index - 1].start and tokens[index - 2].low == "to"


def is_rule(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """It requires firms to report a "critical incident": what a law is about, in its own words, is nobody's speech."""
    if cue.phrase.is_person or cue.attribution is not Attribution.CUE_BEFORE:
        return False
    if tokens[index - 1].low == "to":
        return False  # requires firms to "keep a record of every change"
    verb = next((at for at in range(index - 1, -1, -1) if tokens[at].start == cue.start), 0)
    if verb and tokens[verb - 1].low == "to":  # requires firms to report a "critical incident"
        return any(token.low in lex.RULING_VERBS for token in tokens[max(0, verb - _RULED) : verb])
    return not cue.adjacent and cue.verb in lex.RULING_VERBS


def is_amendment(tokens: Sequence[Token], index: int) -> bool:
    """Note 4 is modified by inserting "...": words of a law as things."""
    amended = False
    for token in tokens[max(0, index - _AMENDMENT_REACH) : index]:
        amended = amended or token.low in ("modified", "amended")
        if amended and token.low in ("inserting", "adding", "deleting", "striking", "substituting"):
            return True
    return False


def is_defined(tokens: Sequence[Token], index: int) -> bool:
    """A definition: "X" means ...; define "X"; a short form in parentheses, (collectively, the "X")."""
    before = tokens[index - 1].low if index else ""
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if before in ("define", "defines", "defining", "mean", "means") or after in ("means", "mean"):
        return True
    if after == "as" and index + 2 < len(tokens) and tokens[index + 2].low in ("defined", "described"):
        return True  # under "foreign status" as defined in ...
    if after not in (")", ",", "or", "and"):
        return False
    for position in range(index - 1, max(-1, index - 8), -1):
        token = tokens[position]
        if token.low == "(":
            return True
        small = token.low in lex.SMALL_WORDS or token.low in (
            ",",
            "collectively",
            "hereinafter",
            "hereafter",
            "together",
        )
        if not small and token.kind is not Kind.QUOTE:
            return False
    return False


def is_named(tokens: Sequence[Token], index: int) -> bool:
    """Right after "(often called" or "a group called": a participle whose noun is what it names, not who speaks."""
    if index < 2 or tokens[index - 1].low not in lex.NAMING_VERBS:
        return False
    before = index - 2
    while before > 0 and lex.is_adverb(tokens[before].low):
        before -= 1
    token = tokens[before]
    if token.low == "(":
        return True
    if (
        token.kind is not Kind.WORD
        or token.capital
        or token.low in lex.PRONOUNS
        or token.low in lex.AUXILIARIES
    ):
        return False
    things = token.low.endswith("s") and token.low not in lex.NOMINALS and token.low not in lex.RELATIVES
    return things or any(tokens[i].low in ("a", "an") for i in range(max(0, before - 3), before))


def is_called(tokens: Sequence[Token], index: int, cue: Cue | None) -> bool:
    """He called the book "a love song": what is called so stands between the verb and the words."""
    if cue is None or cue.attribution is not Attribution.CUE_BEFORE or cue.verb not in lex.CALLING_VERBS:
        return False
    return any(token.start == cue.start for token in tokens[max(0, index - _LONGEST_OBJECT) : index - 1])


def is_law(before: Token | None, after: Token | None, count: int) -> bool:
    """A "red flag" law: two or three words that are what people call it, after an article or an adjective."""
    if before is None or after is None or count > LONGEST_LAW or after.low not in lex.LAW_NOUNS:
        return False
    return before.kind is Kind.WORD and before.low not in lex.CUE_VERBS


def is_name_of(tokens: Sequence[Token], index: int, count: int) -> bool:
    """The principle of "nothing about us without us", the promise of "never again": what everybody calls it."""
    if index < 3 or count > LONGEST_FRAME or tokens[index - 1].low != "of" or tokens[index - 3].low != "the":
        return False
    return tokens[index - 2].low in lex.FRAME_NOUNS or tokens[index - 2].low == "promise"


def names_a_frame(before: Token | None, after: Token | None, count: int) -> bool:
    """A "winning the race" narrative: a fragment that says of which sort the noun after it is."""
    if before is None or after is None or count > LONGEST_FRAME:
        return False
    return after.low in lex.FRAME_NOUNS and (
        before.low in lex.DETERMINERS or before.low == "'s" or before.low in lex.PREPOSITIONS
    )


def is_alternative(tokens: Sequence[Token], index: int, count: int) -> bool:
    """The pilots call it "tomodachi", or friends; Rattlesnake Mountain, or "Laliik": one name of two."""
    if count > LONGEST_LAW:
        return False
    following = tokens[index + 1 : index + 3]
    if len(following) == 2 and following[0].low == "," and following[1].low == "or":
        return True
    before = tokens[max(0, index - 2) : index]
    return (
        len(before) == 2
        and before[1].low == "or"
        and (before[0].kind is Kind.NAME or before[0].low == ",")
        and (not following or following[0].low in (",", ".", ")"))
    )


def is_participle(tokens: Sequence[Token], index: int, cue: Cue | None) -> bool:
    """Schools rated "outstanding" will be seen less often: what something is called, not who calls it so."""
    if cue is None or cue.attribution is not Attribution.CUE_BEFORE or index < 2 or index + 1 >= len(tokens):
        return False
    if cue.phrase.form is not SpeakerForm.NOMINAL or cue.start != tokens[index - 1].start:
        return False
    return tokens[index - 1].low.endswith("ed") and tokens[index + 1].low in lex.AUXILIARIES


def is_predicate(before: Token | None, text: str) -> bool:
    """Do the words go on from what can only have a verb after it: he wants to "...", she would "...", Li "welcomed ..."?"""
    if before is None or not text[:1].islower():
        return False
    if text.split(None, 1)[0] in lex.SUBORDINATORS:
        return True  # she read a sonnet, "because iambs persuade"
    subject = before.is_person or before.low in lex.NOMINALS or before.low in lex.PRONOUNS
    verb = text.split(None, 1)[0].translate(_BRACKETS)
    return before.low == "to" or before.low in lex.MODALS or (subject and verb.endswith("ed"))


def is_owners(before: Token | None, cue: Cue) -> bool:
    """Li told the court his "biggest concern" was the cost: the speaker's own."""
    own = before is not None and before.low in lex.POSSESSIVES
    return own and cue.verb in lex.SPEECH_VERBS and cue.phrase.form is not SpeakerForm.NOMINAL


def is_shown(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """She showed the first of the maps: "Night Over Europe": behind a colon, but below no label and no word of saying."""
    return cue.verb == ":" and index > 1 and cue.phrase.end < tokens[index - 2].start
