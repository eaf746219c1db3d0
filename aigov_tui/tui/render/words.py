"""What values are called on the screen: dates, doubt, attributions, stances and voices in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.simplified import has_traditional
from aigov_tui.tui.render.line import fit

if TYPE_CHECKING:
    from aigov_tui.model.rows import AnnotationRow, QuoteRow

ATTRIBUTIONS = {
    Attribution.TRANSCRIPT: "a transcript names the speaker",
    Attribution.CUE_AFTER: "the speaker is named after the words",
    Attribution.CUE_BEFORE: "the speaker is named before the words",
    Attribution.CUE_INSIDE: "the speaker is named between the words",
    Attribution.SET_OFF: "set off after a phrase that names the speaker",
    Attribution.ACCORDING_TO: "“according to” the speaker",
    Attribution.SENTENCE: "the speaker is the subject of the sentence",
    Attribution.CARRIED: "the speaker of the quote before, in the same paragraph",
    Attribution.CONTINUED: "the speaker of the paragraph before",
}
SPEAKER_FORMS = {
    SpeakerForm.NAME: "by full name",
    SpeakerForm.SHORT_NAME: "by a short name",
    SpeakerForm.TITLE: "by a title",
    SpeakerForm.PRONOUN: "by a pronoun",
    SpeakerForm.NOMINAL: "by a description",
}
FORMS = {
    QuoteForm.DIRECT: "in quotation marks",
    QuoteForm.BLOCK: "set off without marks",
    QuoteForm.PARTIAL: "a fragment inside the reporter's sentence",
    QuoteForm.TERM: "a term in quotation marks, not speech",
}
STANCES = {
    Stance.SUPPORTS: "+ supports",
    Stance.OPPOSES: "− opposes",
    Stance.MIXED: "± mixed",
    Stance.MENTIONS: "· mentions",
}
VOICES = {
    Voice.SELF_OFFICIAL: "in an official text",
    Voice.SELF_QUOTED: "quoted directly",
    Voice.SELF_PARAPHRASED: "paraphrased by a reporter",
    Voice.ATTRIBUTED_BY_JOURNALIST: "says the journalist",
    Voice.ASSERTED_BY_THIRD_PARTY: "says a third party",
}
ORIGINS = {
    Origin.CURATED: "curated by hand",
    Origin.EXTRACTED: "found by rule",
    Origin.USER: "added by you",
}
REVIEWS = {
    Review.UNREVIEWED: "not reviewed yet",
    Review.ACCEPTED: "reviewed and accepted",
    Review.REJECTED: "reviewed and rejected",
}

_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_ENOUGH = 2000


def language_words(code: str) -> str:
    """A language by its name, or its code where it is none that the import knows."""
    return _LANGUAGES.get(code, code)


def date_words(published_on: str | None) -> str:
    """A date as the source gives it; what it does not give is said to be unknown."""
    return published_on or "date unknown"


def origin_words(publisher: str | None, published_on: str | None, width: int) -> str:
    """Publisher and date in at most half of `width` cells, the publisher cut before the date is."""
    date = date_words(published_on)
    return f"{fit(publisher or 'publisher unknown', width // 2 - len(date) - 3)} · {date}"


def known_origin(publisher: str | None, published_on: str | None, cells: int) -> str:
    """What is known of publisher and date in at most so many cells, where the words and their title matter more."""
    date = published_on or ""
    shown = fit(publisher, cells - len(date) - 3) if publisher else ""
    return " · ".join(part for part in (shown, date) if part)


def count(number: int) -> str:
    """A number with its thousands apart; by commas, since thin blanks are as wide as others in a terminal."""
    return f"{number:,}"


def roughly(number: int) -> str:
    """In few cells: 9,999 as it is, 28k, 125k, 1.2M."""
    if number < 10_000:
        return count(number)
    return f"{number / 1000:.0f}k" if number < 999_500 else f"{number / 1e6:.1f}M"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 quote, 2 quotes."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def doubt(confidence: float) -> str:
    """Confidence (0 to 1) as three dots: ●●● at 0.9 and more, ●●○ at 0.7, ●○○ at 0.4, ○○○ below."""
    filled = (confidence >= 0.9) + (confidence >= 0.7) + (confidence >= 0.4)
    return "●" * filled + "○" * (3 - filled)


def doubt_words(confidence: float) -> str:
    """Confidence in words, with its figure."""
    names = ("a guess", "uncertain", "fairly sure", "sure")
    filled = (confidence >= 0.9) + (confidence >= 0.7) + (confidence >= 0.4)
    return f"{doubt(confidence)} {names[filled]} ({confidence:.2f})"


def position_words(line: int, furthest: int, hits: int, *, is_part: bool) -> str:
    """Where in a document a window is whose top is at `line`, and at the end of it at `furthest`; and what is found."""
    share = 100 if furthest <= 0 else round(100 * min(line, furthest) / furthest)
    place = "reading …" if is_part else "all" if furthest <= 0 else f"{share}%"
    return (f"{plural(hits, 'hit')} · " if hits else "") + place


def annotation_words(row: AnnotationRow) -> str:
    """A person's note, #tag, highlight or coding in a few words."""
    if row.kind == "tag":
        return f"#{row.tag}"
    if row.kind == "highlight":
        return row.body or "highlighted"
    if row.kind == "coding":
        stance = STANCES[row.stance] if row.stance else "?"
        comment = f": {row.body}" if row.body else ""
        return f"{row.actor_key} {stance} {row.issue_key}{comment}"
    return row.body


def quote_mark(row: QuoteRow) -> str:
    """The beginning of a quote's words (enough for a list) between quotation marks; traditional Chinese has its own."""
    words = " ".join(row.text[:_ENOUGH].split())  # lines of the document are none of a list
    return f"「{words}」" if has_traditional(words[:80]) else f"“{words}”"
