"""Who speaks, and the words that say so."""

from __future__ import annotations

from typing import NamedTuple

from aigov_tui.model.quote import SpeakerForm


class Speaker(NamedTuple):
    """Who speaks: `text == document.text[start:end]` are the words that say so; `key` the entity, if known.

    `clear` is False where a pronoun's antecedent was a close call.
    """

    key: str | None
    text: str
    start: int
    end: int
    form: SpeakerForm
    clear: bool = True
