"""Proving the promises of the database contract on the file at hand: rules 1, 2 and 5 of the design.

`spans`   exact words at exact places (rule 1), evidence under every statement (rule 2)
`reprints` what says nearly the same (rule 4)
`plain`   plain SQLite that any tool opens: types, dates, keys, views, full text, the dictionary (rule 5)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice

from aigov_tui.model.rows import CheckFailure
from aigov_tui.store.check import plain, reprints, spans

MOST_OF_A_KIND = 100
"""Failures listed of one promise; a file that breaks it everywhere is as broken as one that breaks it so often."""

Promise = Callable[[sqlite3.Connection], Iterator[CheckFailure]]

PROMISES: tuple[Promise, ...] = (
    plain.is_sound,
    plain.is_ours,
    plain.foreign_keys_hold,
    plain.columns_are_plain,
    plain.values_match_their_types,
    plain.dates_are_iso,
    plain.needs_no_functions_of_ours,
    plain.full_text_agrees,
    plain.dictionary_is_complete,
    spans.words_are_where_they_say,
    spans.statements_have_evidence,
    reprints.near_repeats_hold,
)


def check(connection: sqlite3.Connection) -> list[CheckFailure]:
    """Every broken promise, at most `MOST_OF_A_KIND` of each; reads each document once, in time linear in its size.

    Nothing is written. Whether the full-text indexes hold the right words, SQLite only tells a connection that may
    write: on read-only media only the rows they know are compared.
    """
    failures: list[CheckFailure] = []
    for promise in PROMISES:
        try:
            failures += islice(promise(connection), MOST_OF_A_KIND)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
                raise
            rule = promise.__name__.replace("_", " ")
            failures.append(CheckFailure(rule, "", None, f"This could not be checked: {error}."))
        except UnicodeDecodeError:  # of SQLite's own message, which repeats broken words of the schema
            rule = promise.__name__.replace("_", " ")
            failures.append(CheckFailure(rule, "", None, "This could not be checked: the schema is garbled."))
    return failures
