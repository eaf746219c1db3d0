"""What a language's rules say of one quotation; the finder makes quotes of it, whatever the language."""

from __future__ import annotations

from typing import NamedTuple

from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.model.quote import QuoteForm


class Reading(NamedTuple):
    """One quotation of a paragraph, read within it.

    `span` is its index among the paragraph's marked spans; one more than the last stands for the next paragraph,
    which this one introduces. `cue` is who its own sentence says is speaking. `alone`: the sentence has no words
    but quoted ones. `teller` is who the sentence before it, if any, is about. `unnamed`: the words are reported, and
    the sentence leaves open by whom ("They were told to ..."): nobody else's words are sought. `named`: a term that names a thing, and
    names it wherever else the document has it in marks.
    """

    span: int
    form: QuoteForm
    cue: Cue | None = None
    alone: bool = False
    teller: Cue | None = None
    unnamed: bool = False
    named: bool = False
