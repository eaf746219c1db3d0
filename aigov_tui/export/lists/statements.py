"""The lists of statements and of their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aigov_tui.export.listing import Column, Field, Listing, attribute_fields, number
from aigov_tui.model.rows import EvidenceRow, StatementRow

_SAID_OF_STATEMENT = {
    "actor_key": "actor that holds the position",
    "issue_key": "issue of the codebook",
    "stance": "supports, opposes, mixed or mentions: of the issue's question",
    "voice": "self_official, self_quoted, self_paraphrased (the actor itself), attributed_by_journalist or "
    "asserted_by_third_party",
    "asserter_name": "who says so; null: the document itself",
    "stated_on": "when it was said, ISO 8601; null: unknown",
    "origin": "curated, extracted or user",
    "review": "unreviewed, accepted or rejected",
}
_SAID_OF_EVIDENCE = {
    "source_key": "document the words stand in",
    "source_title": "title of that document",
    "publisher": "its publisher; null: unknown",
    "author": "its author; null: unknown",
    "published_on": "its date, ISO 8601; null: unknown",
    "url": "its address; null: unknown",
    "start_char": "where the words begin in the document's text: 0-based, in code points",
    "end_char": "where they end, exclusive",
    "page": "page their paragraph begins on, from 1; null: the document has no pages",
    "exact": "the words, verbatim",
    "prefix": "what stands before them",
    "suffix": "what stands after them",
}

_EVIDENCE_FIELDS: tuple[Field[EvidenceRow], ...] = attribute_fields(**_SAID_OF_EVIDENCE)

STATEMENTS: Listing[StatementRow] = Listing(
    name="statements",
    about="one object for each position of an actor on an issue",
    fields=(
        *attribute_fields(key="stable key, unique", summary="the position in one sentence"),
        *attribute_fields(**_SAID_OF_STATEMENT),
        Field("own_words", "true where the actor speaks for itself", lambda row: row.voice.is_own),
        *attribute_fields(
            confidence="0 to 1 for extracted statements; null: curated",
            independent_sources="sources of its evidence, reprints counted once",
        ),
        Field(
            "evidence",
            "the words that prove it, as in the list `evidence`",
            lambda row: [
                {field.name: field.value(item) for field in _EVIDENCE_FIELDS} for item in row.evidence
            ],
            nested=True,
        ),
    ),
    columns=(
        Column("Issue", lambda row: row.issue_key, most=20),
        Column("Actor", lambda row: row.actor_key, most=12),
        Column("Stance", lambda row: row.stance, most=8),
        Column("Statement", lambda row: row.summary),
        Column("Voice", lambda row: voice_words(row), most=20, drop=2),
        Column("Sources", lambda row: number(row.independent_sources), most=7, right=True, drop=1),
    ),
    lines=4,
)

_VOICES = {
    "self_official": "official text",
    "self_quoted": "own words, quoted",
    "self_paraphrased": "own words, reported",
    "attributed_by_journalist": "journalist's account",
    "asserted_by_third_party": "claim by others",
}


def voice_words(row: StatementRow) -> str:
    """A statement's voice, for people."""
    return _VOICES[row.voice]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence with the statement it proves."""

    statement: StatementRow
    evidence: EvidenceRow


def evidence_lines(statements: Iterable[StatementRow]) -> Iterator[EvidenceLine]:
    """Every piece of evidence of `statements`, in their order."""
    for statement in statements:
        for evidence in statement.evidence:
            yield EvidenceLine(statement, evidence)


EVIDENCE: Listing[EvidenceLine] = Listing(
    name="evidence",
    about="one object for each piece of evidence",
    fields=(
        Field("statement_key", "statement it proves", lambda line: line.statement.key),
        Field("summary", "that statement in one sentence", lambda line: line.statement.summary),
        *attribute_fields("statement", **_SAID_OF_STATEMENT),
        *attribute_fields("evidence", **_SAID_OF_EVIDENCE),
    ),
    columns=(
        Column("Statement", lambda line: line.statement.key, most=24),
        Column("Evidence", lambda line: line.evidence.exact),
        Column("Source", lambda line: line.evidence.source_key, most=24, keep_end=True),
        Column("Date", lambda line: line.evidence.published_on or "", most=10, drop=1),
    ),
    lines=4,
)
