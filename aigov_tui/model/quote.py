"""Quotes and how their speakers were found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuoteForm(StrEnum):
    """How the words are set.

    direct: in quotation marks, a clause or more; block: set off after "He added," with no marks;
    partial: a quoted fragment inside the reporter's own sentence; term: scare quotes, titles, nicknames: not speech.
    """

    DIRECT = "direct"
    BLOCK = "block"
    PARTIAL = "partial"
    TERM = "term"


class Attribution(StrEnum):
    """Where the words that name the speaker stand."""

    TRANSCRIPT = "transcript"  # NAME: words
    CUE_AFTER = "cue_after"  # "...," said Li
    CUE_BEFORE = "cue_before"  # Li said: "..."
    CUE_INSIDE = "cue_inside"  # "...," Li said, "..."
    SET_OFF = "set_off"  # Li added, <paragraph without marks>
    ACCORDING_TO = "according_to"  # according to Li
    SENTENCE = "sentence"  # the subject of the sentence that holds the fragment
    CARRIED = "carried"  # the speaker of the quote before, same paragraph
    CONTINUED = "continued"  # the speaker of the paragraph before


class SpeakerForm(StrEnum):
    """What the words that name the speaker are."""

    NAME = "name"  # Li Qiang
    SHORT_NAME = "short_name"  # Li, Premier Li
    TITLE = "title"  # the premier
    PRONOUN = "pronoun"  # he
    NOMINAL = "nominal"  # a senior official


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: `text == document.text[start_char:end_char]`, without the quotation marks around them.

    One row for each contiguous run of quoted words in one paragraph (`paragraph` is its ordinal). A quote that
    goes on after an interrupting cue or in a next paragraph is a row of its own whose `continues` is the index,
    within the document's tuple of quotes, of the row it goes on from.

    `speaker_key` is the entity that speaks (None: nobody named, or unknown); `speaker_text` the words that say so
    ("he", "a senior official"), at `speaker_start:speaker_end`; `cue` the reporting word ("said", "表示").
    `confidence`, 0 to 1, is the probability that the span is speech by this speaker. A `term` has no speaker.
    """

    paragraph: int
    start_char: int
    end_char: int
    text: str
    form: QuoteForm
    speaker_key: str | None
    speaker_text: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_form: SpeakerForm | None
    cue: str | None
    attribution: Attribution | None
    confidence: float
    continues: int | None = None
