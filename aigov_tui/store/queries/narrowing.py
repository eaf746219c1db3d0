"""What lists are chosen by where the fields of a query let few paragraphs through, and its words stand nearly everywhere."""

from __future__ import annotations

import json
import sqlite3

from aigov_tui.store.search import matching
from aigov_tui.store.search.estimate import Estimates
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.rules import PARAGRAPH_OF, Subject
from aigov_tui.store.search.sql import Sql, all_of

COMMON = 10_000
"""Paragraphs with the words from which on listing them all takes longer than looking at the few by themselves."""


def where(connection: sqlite3.Connection, chosen: Filter, subject: Subject) -> Sql:
    """As `chosen.where`, but never listing all paragraphs with `the` in order to keep the few with somebody's name."""
    # The words of a quote stand in the quote itself, not only in its paragraph.
    fitting = _looked_up(connection, chosen) if subject != "quote" else None
    if fitting is None:
        return chosen.where(subject)
    among = Sql(f"{PARAGRAPH_OF[subject]} IN (SELECT value FROM json_each(?))", (json.dumps(fitting),))
    return all_of([among, chosen.besides_words(subject)])


def sources(connection: sqlite3.Connection, chosen: Filter) -> Sql:
    """As `chosen.sources`, in the same way."""
    if chosen.is_about_sources:
        return chosen.sources()
    paragraphs = where(connection, chosen, "paragraph")
    return Sql(
        f"s.id IN (SELECT p.source_id FROM paragraphs AS p WHERE {paragraphs.text})", paragraphs.values
    )


def _looked_up(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
    """The paragraphs that fit, where they are few and the words alone are many; else None."""
    if "fitting" not in chosen.few:
        chosen.few["fitting"] = _look_up(connection, chosen)
    return chosen.few["fitting"]


def _look_up(connection: sqlite3.Connection, chosen: Filter) -> list[int] | None:
    text, fields = chosen.split()
    if text is None or not fields:
        return None
    if Estimates(connection, chosen.spellings).most(text) <= COMMON:
        return None
    if matching.rare(connection, chosen) is None:
        return None
    # Nobody waits here for a first page, so there is all the patience in the world.
    found, _ = matching.Matcher(connection, chosen, Patience(connection)).ids(text, matching.MOST_RARE)
    return found
