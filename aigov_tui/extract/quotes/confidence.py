"""How sure a row is: the measured precision of the way its speaker was found."""

from __future__ import annotations

from functools import cache

from aigov_tui.extract.quotes.tables import load
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm

_UNKNOWN = "unknown"


@cache
def _table() -> dict[str, float]:
    return {str(key): float(value) for key, value in load("confidence")["precision"].items()}


@cache
def confidence(form: QuoteForm, attribution: Attribution | None, speaker: str | None) -> float:
    """The probability that a row found this way is speech by this speaker, 0 to 1.

    `speaker` is what `sort_of_speaker` gives. Looked up from the most to the least particular of `keys`.
    """
    table = _table()
    return next((table[key] for key in keys(form, attribution, speaker) if key in table), table[_UNKNOWN])


@cache
def sort_of_speaker(form: SpeakerForm, *, known: bool, clear: bool) -> str:
    """The speaker's form, marked `?` for a pronoun that was a close call and `-` for a name that is no entity."""
    if form is SpeakerForm.PRONOUN and known and not clear:
        return f"{form.value}?"
    if form is not SpeakerForm.NOMINAL and not known:
        return f"{form.value}-"
    return form.value


def keys(form: QuoteForm, attribution: Attribution | None, speaker: str | None) -> tuple[str, ...]:
    """The entries of `data/confidence.yaml` that such a row counts for, the most particular first."""
    if form is QuoteForm.TERM:
        return (form.value,)
    if attribution is None or speaker is None:
        return (_UNKNOWN,)
    return (
        f"{form.value}/{attribution.value}/{speaker}",
        f"{attribution.value}/{speaker}",
        f"{form.value}/{attribution.value}",
        attribution.value,
    )
