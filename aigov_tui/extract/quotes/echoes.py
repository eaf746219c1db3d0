"""A few words in marks that somebody has said before, in full: 刘德音说，现在的台积电是“世界的台积电”。……一句“世界的台积电”，背后……."""

from __future__ import annotations

from aigov_tui.extract.quotes.drafts import Draft
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.model.quote import Attribution, QuoteForm

_SHORTEST = 5
"""Code points: fewer are anybody's words."""
_MOST = 60
"""Quotations that are looked back at; keeps the search linear."""


class Echoes:
    """What has been said so far in one document, and by whom."""

    def __init__(self) -> None:
        self._said: list[tuple[str, Speaker]] = []

    def said(self, speaker: Speaker, words: str) -> None:
        """Tell that `speaker` was quoted with these words."""
        self._said.append((words, speaker))
        del self._said[:-_MOST]

    def of(self, draft: Draft, words: str) -> Draft:
        """The draft of what was taken for a term, as its speaker's if these are words of one who was quoted before."""
        if len(words) < _SHORTEST:
            return draft
        speaker = next((who for said, who in reversed(self._said) if words in said), None)
        if speaker is None:
            return draft
        return draft._replace(form=QuoteForm.PARTIAL, speaker=speaker, attribution=Attribution.CONTINUED)
