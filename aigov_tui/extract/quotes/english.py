"""Reading the quotations of an English paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from aigov_tui.extract.quotes import forms
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cues import Cue, attribution_of, sentence_subject, telling_of, verdict_of
from aigov_tui.extract.quotes.label_cues import is_attributed
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.markup import begins_with_heading, heading_ends
from aigov_tui.extract.quotes.phrases import NOBODY, can_speak
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.sentences import sentences, sentences_in_turn
from aigov_tui.extract.quotes.tokens import Kind, NamedSpan, Token
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm

_MOST_QUOTATIONS = 50
"""A sentence with more of them is a list, or an attack; nobody is sought who said them."""
LIST_ITEM = r"\s*(?:[-*•–·]|\(?\d{1,3}[.)])\s"
"""The expression of what an item of a list begins with."""
_LIST_ITEM = re.compile(LIST_ITEM)
_GLOSS = re.compile(
    r" \((?!(?:according|his|her|their|my|in|sic|see|a|the) )[a-z][a-z’'-]*(?: [a-z’'-]+){0,2}\)"
)
_GLOSSED = 3
"""Words that a gloss may explain."""
_FEW_WORDS = 6
_CROSSHEAD = 4
"""Words of a heading between paragraphs, taken from what is said below it."""
_LONGEST_INTRODUCTION = 14
"""Tokens between the cue of "He added on Monday," and the end of its paragraph."""


def read(
    text: str, spans: Sequence[MarkedSpan], names: Sequence[NamedSpan], *, introduces: bool, headline: bool
) -> list[Reading]:
    """The paragraph's quotations in order. `introduces`: it ends as a paragraph does before a set-off quotation."""
    parsed = sentences_in_turn(text, spans, names, virtual_quote=introduces)
    listed = _LIST_ITEM.match(text) is not None
    headings = heading_ends(text)
    linked = begins_with_heading(text) and text[: headings[0]].rstrip().endswith(")")
    headline_end = headings[0] if linked else 0
    readings: list[Reading] = []
    for number, (before, sentence, following) in enumerate(_with_neighbours(parsed)):
        if not _has_quotation(sentence):
            continue
        headed = bool(before) and any(before[-1].end <= end <= sentence[0].start for end in headings)
        teller = None if headed else _teller(before)
        crowded = sum(1 for token in sentence if token.kind is Kind.QUOTE) > _MOST_QUOTATIONS
        worded = any(
            token.kind is Kind.NAME or token.low[:1].isalpha() for token in sentence[_verb_alone(sentence) :]
        )
        for index, token in enumerate(sentence):
            if token.kind is Kind.QUOTE and token.quote < len(spans):
                span = spans[token.quote]
                words = text[span.start : span.end]
                if crowded:
                    short = forms.word_count(words) <= _FEW_WORDS
                    readings.append(Reading(token.quote, QuoteForm.TERM if short else QuoteForm.DIRECT))
                elif worded and _is_glossed(text, span):
                    readings.append(Reading(token.quote, QuoteForm.TERM))
                elif worded:
                    reading = _read_one(words, sentence, index, teller, headline=headline)
                    heading = listed and reading.cue is None and index == len(sentence) - 1
                    if span.outer_end <= headline_end or (
                        heading and words[-1:].isalnum()
                    ):  # - March 2023: "Virologist Says It Was a Bat"
                        reading = Reading(token.quote, QuoteForm.TERM)
                    readings.append(reading)
                else:
                    verdict = verdict_of(following) if not teller or not number else None
                    readings.append(
                        Reading(token.quote, QuoteForm.DIRECT, verdict)
                        if verdict is not None
                        else _read_alone(words, token.quote, teller, first=not number)
                    )
            elif token.kind is Kind.QUOTE:
                cue = _introduction(sentence, index)
                if cue is not None:
                    readings.append(Reading(len(spans), QuoteForm.BLOCK, cue))
    return _with_nicknames(readings, len(spans))


def _with_neighbours(
    parsed: Iterable[Sequence[Token]],
) -> Iterator[tuple[Sequence[Token], Sequence[Token], Sequence[Token]]]:
    """Each sentence with the one before it and the one behind it, empty where there is none."""
    before: Sequence[Token] = ()
    sentence: Sequence[Token] = ()
    for following in parsed:
        if sentence:
            yield before, sentence, following
            before = sentence
        sentence = following
    if sentence:
        yield before, sentence, ()


def _verb_alone(sentence: Sequence[Token]) -> int:
    """How many words open the sentence that only say that somebody speaks, as below a name: *Tweeted:* "We need it."."""
    first = sentence[0]
    told = len(sentence) > 1 and sentence[1].low in (":", ",") and first.low.endswith("ed")
    return 1 if told and first.low in lex.SPEECH_VERBS else 0


def _is_glossed(text: str, span: MarkedSpan) -> bool:
    """A word or two, and what they mean in brackets: shoulder to shoulder as "tomodachi" (friends)."""
    gloss = _GLOSS.match(text, span.outer_end)
    words = text[span.start : span.end]
    return gloss is not None and words.islower() and words[-1].isalpha() and words.count(" ") < _GLOSSED


def _with_nicknames(readings: list[Reading], spans: int) -> list[Reading]:
    """The readings in order, with those quotations that are inside a name and so in no sentence."""
    read_already = {reading.span for reading in readings}
    missing = [Reading(number, QuoteForm.TERM) for number in range(spans) if number not in read_already]
    return sorted([*readings, *missing], key=lambda reading: reading.span) if missing else readings


def _read_one(
    words: str, sentence: Sequence[Token], index: int, teller: Cue | None, *, headline: bool
) -> Reading:
    number = sentence[index].quote
    cue = attribution_of(sentence, index, comma_inside=ends_openly(words))
    said = forms.is_clause(words) or (
        cue is not None
        and cue.verb == ":"
        and forms.word_count(words) > 2
        and not forms.looks_like_title(words)
    )
    whole = cue is not None and cue.adjacent and said
    if forms.is_term(words, sentence, index, cue) or (headline and not whole):
        return Reading(number, QuoteForm.TERM)
    if cue is not None and cue.phrase is NOBODY:
        return Reading(number, _form(words, None, inside=False), unnamed=True)
    cue = cue or sentence_subject(sentence, index)
    if cue is not None and not forms.may_speak(cue):
        cue = teller
    inside = index > 0 and sentence[index - 1].kind in (Kind.WORD, Kind.NAME)
    return Reading(number, _form(words, cue, inside=inside), cue, teller=teller)


def _read_alone(words: str, number: int, teller: Cue | None, *, first: bool) -> Reading:
    """A quotation that is a sentence, or a whole paragraph, of its own. `first`: in its paragraph."""
    title = (
        forms.looks_like_title(words) and forms.word_count(words) <= 8 and not words.endswith((",", "!", "?"))
    )
    crosshead = forms.word_count(words) <= _CROSSHEAD and words[-1].isalnum()
    if first and (title or crosshead or forms.is_aside(words)):
        return Reading(number, QuoteForm.TERM)  # a heading, 'Absolutely criminal', (CROSSTALK)
    return Reading(number, QuoteForm.DIRECT, alone=True, teller=teller)


def _teller(before: Sequence[Token]) -> Cue | None:
    """Who the sentence before is about, when it has no quotation itself."""
    return telling_of(before) if before and not _has_quotation(before) else None


def teller_of_paragraph(text: str, names: Sequence[NamedSpan]) -> Cue | None:
    """Who a paragraph without quotations is about at its end, for a quotation that stands alone after it."""
    parsed = sentences(text, (), names)
    cue = _teller(parsed[-1]) if parsed else None
    heads = (
        cue is not None and cue.phrase.form is SpeakerForm.NAME and cue.phrase.mention is None
    )  # Highlights:
    if cue is not None and cue.phrase.form is not SpeakerForm.NOMINAL and not heads:
        return cue
    if cue is not None and introduces_words(text) and cue.verb in lex.SPEECH_VERBS and can_speak(cue.phrase):
        return cue  # The letter states that it is late, warning of worse:
    people = {name.mention.entity_key for name in names if name.kind is EntityKind.PERSON}
    if cue is not None and not people and cue.phrase.head in lex.HUMAN_HEADS:
        return cue  # Her neighbour is less patient.
    first = _teller(parsed[0]) if parsed else None
    return first if first is not None and first.phrase.is_person and len(people) == 1 else None


def introduces_words(text: str) -> bool:
    """Does a paragraph end as before words that stand below it?"""
    return text.rstrip("*_ ").endswith(":")


def _has_quotation(sentence: Sequence[Token]) -> bool:
    return any(token.kind is Kind.QUOTE for token in sentence)


def _introduction(sentence: Sequence[Token], index: int) -> Cue | None:
    """The cue of a paragraph that ends in "He added," and leaves the words to the next one."""
    cue = attribution_of(sentence, index, comma_inside=False)
    if cue is None or cue.phrase is NOBODY or cue.phrase.head == "you":
        return None
    if cue.attribution is Attribution.ACCORDING_TO:
        return cue if index <= _LONGEST_INTRODUCTION and sentence[0].start == cue.start else None
    names_words = index > 2 and sentence[index - 1].low == ":"
    names_words = names_words and (
        sentence[index - 2].low in lex.SPEECH_NOUNS
        or (sentence[0].low in lex.SPEECH_NOUNS and sentence[1].low in ("from", "by"))
        or is_attributed(sentence)
        or (sentence[0].low == "from" and sentence[index - 2].low in lex.ISSUED_NOUNS)
    )
    names_words = names_words or (
        cue.verb == ":"
        and (cue.phrase.mention is not None or cue.phrase.head in lex.NOMINALS - lex.SPEECH_NOUNS)
        and any(token.low in lex.SPEECH_NOUNS for token in sentence[:index])
    )  # The governor issued a statement on Sunday:
    if not cue.introduces and not names_words:
        return None
    if cue.verb not in lex.SPEECH_VERBS and not names_words:
        return None
    after = sum(1 for token in sentence[:index] if token.start > cue.start)
    return cue if after <= _LONGEST_INTRODUCTION else None


def ends_openly(words: str) -> bool:
    """Do the quoted words end as they do before "he said": in a comma, or an end mark of their own?"""
    return words.rstrip("’'\"”) ").endswith((",", "?", "!", "…", "—", "-", "–", "."))


def _form(words: str, cue: Cue | None, *, inside: bool) -> QuoteForm:
    """`inside`: the quotation goes on from a word of the reporter's, so that it must look like a clause to be one."""
    introduced = cue is not None and cue.adjacent and cue.introduces
    if introduced and not (inside and cue is not None and cue.attribution is Attribution.CUE_AFTER):
        return QuoteForm.DIRECT
    return QuoteForm.DIRECT if forms.is_clause(words) else QuoteForm.PARTIAL
