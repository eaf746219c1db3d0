"""Words whose speaker a line of its own below them names: epigraphs, pull quotes, posts of social media, `>` in Markdown.

We never promised a quiet river. We promised a clean one.

— Oskar Lindqvist, Minister for Water
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.cue_verbs import DASHES
from aigov_tui.extract.quotes.label_cues import labelled
from aigov_tui.extract.quotes.listed import LIST_ITEM
from aigov_tui.extract.quotes.marks import MarkedSpan, marked_spans
from aigov_tui.extract.quotes.phrases import Phrase, phrase_at
from aigov_tui.extract.quotes.sentences import sentences
from aigov_tui.extract.quotes.tokens import Kind, NamedSpan, Token
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.source import Paragraph, ParagraphKind

_DASH = re.compile(r"[*_]{0,3}(?:[—–―]|--)\s*(?=[^\W_]|[*_@])")
_HANDLE = re.compile(r"\(@\w{2,30}\)")
_DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?,? \d{1,4}\b"
)
_LONGEST = 160
"""Code points of such a line."""
_FEWEST_WORDS = 3
_DASHES = "—–―-*_"
_MARKS = "“\"‘'«„*_"
"""What a line may begin with that signs, and what a paragraph that is one quotation: cheap looks before the rest."""
_NO_SIGNERS = frozenset(["reporting", "additional", "with", "end", "compiled", "story"])
"""What a reporter's own line begins with, at the end of an article: — Additional reporting by Jo Li."""


class Signature(NamedTuple):
    """Who signs, named in the paragraph that begins at code point `base`."""

    phrase: Phrase
    base: int


class Signatures:
    """The signed paragraphs of a document, each by its index among `paragraphs`."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        names_in: Callable[[Paragraph], Sequence[NamedSpan]],
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._names_in = names_in
        self._signers: dict[int, Signature] = {}
        self._lines: set[int] = set()
        for index, (words, line) in enumerate(pairwise(paragraphs), start=1):
            if len(line.text) <= _LONGEST and (line.text[0] in _DASHES or words.text[0] in _MARKS):
                self._read(index)

    def of(self, index: int) -> Signature | None:
        """Who says all of the paragraph at `index`."""
        return self._signers.get(index)

    def is_line(self, index: int) -> bool:
        """Is the paragraph at `index` such a line itself?"""
        return index in self._lines

    def _read(self, index: int) -> None:
        line, words = self._paragraphs[index], self._paragraphs[index - 1]
        slanted = line.text[0] in "*_" and words.text[0] in "*_"  # both in italics: no heading
        if words.kind is not ParagraphKind.BODY or (
            line.kind not in (ParagraphKind.BODY, ParagraphKind.BYLINE) and not slanted
        ):
            return
        if len(words.text.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS:
            return
        dash = _DASH.match(line.text)
        quoted = is_quoted(self._text, words)
        marked = mark_around(words.text) is not None
        handle = _HANDLE.search(line.text) is not None
        if dash is None and not (marked and self._opens_with_person(line, slanted=slanted)):
            return
        if (
            not (quoted or marked or handle)
            and (
                index + 1 == len(self._paragraphs)  # a letter's, or a reporter's at the end
                or words.text.rstrip("*_ ")[-1:] not in ".!?…"
                or LIST_ITEM.match(words.text)
            )
        ):
            return
        phrase = _signer(line.text, self._names_in(line), dash.end() if dash is not None else 0)
        if phrase is None:
            return
        self._lines.add(index)
        above = index - 1
        self._signers[above] = Signature(phrase, line.start_char)
        while (
            quoted
            and above
            and above - 1 not in self._lines
            and is_quoted(self._text, self._paragraphs[above - 1])
        ):
            above -= 1
            self._signers[above] = Signature(phrase, line.start_char)

    def _opens_with_person(self, line: Paragraph, *, slanted: bool) -> bool:
        """Is the first of it somebody's name, maybe with an office before it where it is in italics or no sentence: *President
        Jo Li*; Governor Jo Li, in her speech?"""
        names = self._names_in(line)
        if not names or names[0].kind is not EntityKind.PERSON:
            return False
        before = line.text[: names[0].start]
        office = before.strip("*_ ").casefold()
        alone = line.text[names[0].end : names[0].end + 1] in ("", ",") and line.text[-1] not in ".:!?"
        return not before or (slanted and not office) or ((slanted or alone) and office in lexicon().roles)


def is_quoted(text: str, paragraph: Paragraph) -> bool:
    """Does `>` stand before the paragraph, as before a quotation in Markdown and in mail?"""
    before = text[max(0, paragraph.start_char - 8) : paragraph.start_char].rstrip(" \t")
    return before.endswith(">") and before.rstrip("> \t")[-1:] in ("", "\n")


def mark_around(text: str) -> MarkedSpan | None:
    """The quotation in marks that a paragraph is, if it is nothing else."""
    if text[0] not in _MARKS:
        return None
    spans = marked_spans(text)
    if (
        len(spans) != 1
        or text[: spans[0].outer_start].strip("*_ ")
        or text[spans[0].outer_end :].strip("*_ ")
    ):
        return None
    return spans[0]


def _signer(text: str, names: Sequence[NamedSpan], start: int) -> Phrase | None:
    """Whom the line, from its code point `start` on, names, with an office before or behind; None if it is a sentence."""
    dated = _DATE.search(text, start)
    stop = dated.start() if dated is not None else len(text)
    parsed = sentences(text, (), names)
    tokens = [token for sentence in parsed for token in sentence if start <= token.start < stop]
    if not tokens or tokens[0].low in lex.NOT_SPEAKERS | _NO_SIGNERS or any(map(_is_of_sentence, tokens)):
        return None
    comma = next((index for index, token in enumerate(tokens) if token.low in (",", *DASHES)), len(tokens))
    phrase = labelled(tokens, comma)
    if phrase is not None:
        return phrase
    phrase, after = phrase_at(tokens, 0, comma)
    return phrase if phrase is not None and after == comma and phrase.head in lex.NOMINALS else None


def _is_of_sentence(token: Token) -> bool:
    """A verb or a pronoun: what no signature has."""
    if token.kind is Kind.QUOTE:
        return True
    return (
        token.kind is Kind.WORD
        and not token.capital
        and (token.low in lex.AUXILIARIES or token.low in lex.PRONOUNS)
    )
