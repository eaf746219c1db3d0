"""A quote in the making, and what its words and marks alone say: whether they go on, and where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.quotes.confidence import confidence, keys, sort_of_speaker
from aigov_tui.extract.quotes.marks import MarkedSpan
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.records import adjourns
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.model.made import made
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import Paragraph

_LONGEST_INTERRUPTION = 60
_INTERRUPTION = re.compile(r"[”\"’'»]\s[^.!?;:,]+[,;]\s|[”」』\"][^。！？；：，,]{2,30}[，,]")


class Draft(NamedTuple):
    """A quote being made: its span in the paragraph, and who speaks as far as it is known."""

    start: int
    end: int
    form: QuoteForm
    speaker: Speaker | None = None
    attribution: Attribution | None = None
    cue: str | None = None
    cue_start: int = -1
    continues: int | None = None  # index of a draft of the same paragraph


class Row(NamedTuple):
    """A quote of a paragraph; `follows` is the row of the document that it goes on from."""

    draft: Draft
    paragraph: Paragraph
    follows: int | None

    @property
    def way(self) -> tuple[str, ...]:
        """How it was found: keys of data/confidence.yaml."""
        return keys(self.draft.form, self.attribution, self.sort)

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks; a term has nobody who says it."""
        return None if self.draft.form is QuoteForm.TERM else self.draft.speaker

    @property
    def attribution(self) -> Attribution | None:
        """Where the words stand that name who speaks."""
        return None if self.draft.form is QuoteForm.TERM else self.draft.attribution

    @property
    def sort(self) -> str | None:
        """How the speaker is named."""
        speaker = self.speaker
        if speaker is None:
            return None
        return sort_of_speaker(speaker.form, known=speaker.key is not None, clear=speaker.clear)


def finished(rows: Sequence[Row]) -> tuple[Quote, ...]:
    """The quotes of a document."""
    speakers = [row.speaker for row in rows]
    attributions = [row.attribution for row in rows]
    return made(
        Quote,
        {
            "paragraph": [row.paragraph.ordinal for row in rows],
            "start_char": [row.paragraph.start_char + row.draft.start for row in rows],
            "end_char": [row.paragraph.start_char + row.draft.end for row in rows],
            "text": [row.paragraph.text[row.draft.start : row.draft.end] for row in rows],
            "form": [row.draft.form for row in rows],
            "speaker_key": [speaker.key if speaker else None for speaker in speakers],
            "speaker_text": [speaker.text if speaker else None for speaker in speakers],
            "speaker_start": [speaker.start if speaker else None for speaker in speakers],
            "speaker_end": [speaker.end if speaker else None for speaker in speakers],
            "speaker_form": [speaker.form if speaker else None for speaker in speakers],
            "cue": [row.draft.cue if speaker else None for row, speaker in zip(rows, speakers, strict=True)],
            "attribution": attributions,
            "confidence": [
                confidence(row.draft.form, attribution, row.sort)
                for row, attribution in zip(rows, attributions, strict=True)
            ],
            "continues": [row.follows for row in rows],
        },
    )


def resumes(text: str, last: Draft, span: MarkedSpan, reading: Reading) -> bool:
    """Does the quotation go on with the sentence that a few words interrupt: "A," she paused, "B."?"""
    between = text[last.end : span.outer_start]
    if last.form is not QuoteForm.DIRECT or last.speaker is None or reading.form is QuoteForm.TERM:
        return False
    if not 4 <= len(between) <= _LONGEST_INTERRUPTION or text[last.end - 1] not in ",，":
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
