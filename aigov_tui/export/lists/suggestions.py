"""The list of suggested positions, for deciding on them."""

from __future__ import annotations

from aigov_tui.export.listing import Column, Listing, share
from aigov_tui.export.lists.statements import STATEMENTS, voice_words
from aigov_tui.model.rows import StatementRow


def short_key(row: StatementRow) -> str:
    """The end of its key: enough to name it by."""
    return row.key.rpartition(":")[2]


def _source(row: StatementRow) -> str:
    return row.evidence[0].source_key if row.evidence else ""


SUGGESTIONS: Listing[StatementRow] = Listing(
    name="suggestions",
    about="one object for each position that a rule suggests, the surest first",
    fields=STATEMENTS.fields,
    columns=(
        Column("Key", short_key, most=14),
        Column("Sure", lambda row: share(row.confidence), most=4, right=True),
        Column("Actor", lambda row: row.actor_key, most=12),
        Column("Issue", lambda row: row.issue_key, most=20),
        Column("Stance", lambda row: row.stance, most=8),
        Column("Sentence", lambda row: row.summary),
        Column("Voice", voice_words, most=20, drop=1),
        Column("Says so", lambda row: row.asserter_name or "", most=18, drop=2),
        Column("Source", _source, most=20, drop=3, keep_end=True),
    ),
    lines=4,
)
