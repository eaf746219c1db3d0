"""A quote in the making, and what its words and marks alone say: whether they go on, and where they begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.quotes.confidence import confidence, keys, sort_of_speaker
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.records import adjourns
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import Paragraph

_LONGEST_INTERRUPTION = 60
_INTERRUPTION = re.compile(r"[”\"’'»]\s[^.!?;:,]+[,;]\s")


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote being made: its span in the paragraph, and who speaks as far as it is known."""

    start: int
    end: int
    form: QuoteForm
    speaker: Speaker | None = None
    attribution: Attribution | None = None
    cue: str | None = None
    cue_start: int = -1
    continues: int | None = None  # index of a draft of the same paragraph


def finished(draft: Draft, paragraph: Paragraph, follows: int | None) -> tuple[Quote, tuple[str, ...]]:
    """The quote, and how it was found (keys of data/confidence.yaml); `follows` is the row that it goes on from."""
    speaker = None if draft.form is QuoteForm.TERM else draft.speaker
    attribution = None if draft.form is QuoteForm.TERM else draft.attribution
    sort = (
        sort_of_speaker(speaker.form, known=speaker.key is not None, clear=speaker.clear) if speaker else None
    )
    quote = Quote(
        paragraph=paragraph.ordinal,
        start_char=paragraph.start_char + draft.start,
        end_char=paragraph.start_char + draft.end,
        text=paragraph.text[draft.start : draft.end],
        form=draft.form,
        speaker_key=speaker.key if speaker else None,
        speaker_text=speaker.text if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_form=speaker.form if speaker else None,
        cue=draft.cue if speaker else None,
        attribution=attribution,
        confidence=confidence(draft.form, attribution, sort),
        continues=follows,
    )
    return quote, keys(draft.form, attribution, sort)


def resumes(text: str, last: Draft, span: MarkedSpan, reading: Reading) -> bool:
    """Does the quotation go on with the sentence that a few words interrupt: "A," she paused, "B."?"""
    between = text[last.end : span.outer_start]
    if last.form is not QuoteForm.DIRECT or last.speaker is None or reading.form is QuoteForm.TERM:
        return False
    if not 4 <= len(between) <= _LONGEST_INTERRUPTION or text[last.end - 1] != ",":
        return False
    cue = reading.cue
    if last.attribution is Attribution.CUE_BEFORE and cue is not None and cue.start > last.end:
        return False  # When Li said, "A," Berg replied, "B."
    if (
        cue is not None
        and cue.start not in (last.cue_start, -1)
        and cue.phrase.form is not SpeakerForm.PRONOUN
    ):
        return False
    return _INTERRUPTION.fullmatch(between) is not None


def has_own_speaker(reading: Reading) -> bool:
    """Does the paragraph itself name who speaks? A pronoun does not: in "he said" after a quotation that goes on from
    the paragraph before, he is whoever spoke there."""
    cue = reading.cue
    return cue is not None and cue.adjacent and cue.phrase.form is not SpeakerForm.PRONOUN


def without_outer_marks(text: str) -> tuple[int, int]:
    """Start and end of a paragraph's words without the marks that open it, and close it, if it opens with one."""
    if text.startswith("**") and text.endswith("**") and text.count("**") == 2:
        return 2, len(text) - 2
    if not text.startswith(('"', "“")):
        return 0, len(text)
    return 1, len(text.rstrip('"” '))


def is_aside(text: str) -> bool:
    """(APPLAUSE.), [crosstalk], END, The meeting rose at 6 p.m.: no words of a speaker."""
    return text[:1] in ("(", "[", "*", "#") or (text.isupper() and not has_han(text)) or adjourns(text)
