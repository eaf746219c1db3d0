"""How sure a row is: the measured precision of the way its speaker was found."""

from __future__ import annotations

from functools import cache

from aigov_tui.extract.quotes.tables import load
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm


@cache
def _table() -> dict[str, float]:
    return {str(key): float(value) for key, value in load("confidence")["precision"].items()}


@cache
def confidence(
    form: QuoteForm, attribution: Attribution | None, speaker: SpeakerForm | None, clear: bool
) -> float:
    """The probability that a row found this way is speech by this speaker, 0 to 1.

    Looked up from the most to the least particular entry of `data/confidence.yaml`.
    """
    table = _table()
    if form is QuoteForm.TERM or attribution is None or speaker is None:
        return table[form.value if form is QuoteForm.TERM else "unknown"]
    sort = speaker.value if clear else f"{speaker.value}?"
    for key in (
        f"{form.value}/{attribution.value}/{sort}",
        f"{attribution.value}/{sort}",
        attribution.value,
    ):
        if key in table:
            return table[key]
    return table["unknown"]
