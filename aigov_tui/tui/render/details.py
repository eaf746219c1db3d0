"""Everything known about a row, as (label, value) pairs; what is unknown says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aigov_tui.tui.render.words import (
    ATTRIBUTIONS,
    FORMS,
    ORIGINS,
    REVIEWS,
    SPEAKER_FORMS,
    STANCES,
    VOICES,
    annotation_words,
    count,
    date_words,
    doubt_words,
    plural,
)

if TYPE_CHECKING:
    from aigov_tui.model.rows import (
        AnnotationRow,
        EntityRow,
        ProblemRow,
        QuoteRow,
        SourceRow,
        StatementRow,
    )

Facts = tuple[tuple[str, str], ...]
_UNKNOWN = "unknown"
_GIVEN = "  ✎ given by a person"


def source_facts(row: SourceRow) -> Facts:
    """A document."""
    said: tuple[tuple[str, str | None, str], ...] = (
        ("Title", row.title, "title"),
        ("Publisher", row.publisher, "publisher"),
        ("Author", row.author, "author"),
        ("Published", row.published_on, "published"),
        ("Language", row.language, "language"),
        ("Kind", row.kind, "kind"),
        ("Address", row.url, "url"),
    )
    given = set(row.given)
    return (
        *((label, (value or _UNKNOWN) + (_GIVEN if field in given else "")) for label, value, field in said),
        ("File", row.path),
        ("Key", row.key),
        ("Length", plural(row.characters, "character")),
        *_family(row),
        ("Holds", f"{plural(row.quotes, 'quote')}, {plural(row.mentions, 'mention')} that count"),
    )


def _family(row: SourceRow) -> Facts:
    """What a document is to those that say the same."""
    place = row.family
    if place is None:
        return ()
    others = plural(place.members - 1, "other document")
    is_earliest = place.earliest_key == row.key
    if place.relation == "fullest":
        said = f"the fullest of {place.members:,} that are one source"
    else:
        said = f"{place.relation} of {place.fullest_key} ({place.share:.0%} of it stands there)"
    return (
        ("Reprint", f"{said}; one source with {others}"),
        ("Earliest", "this one" if is_earliest else place.earliest_key),
    )


def _carried(row: QuoteRow) -> str:
    """By how many outlets, and how many of these do not repeat another."""
    outlets = plural(row.outlets, "outlet")
    return (
        outlets
        if row.independent_outlets == row.outlets
        else f"{outlets}, {row.independent_outlets} independent"
    )


def annotation_facts(rows: Sequence[AnnotationRow]) -> Facts:
    """A person's own work on a document, with the words it is about; those that vanished too."""
    lost = {"anchored": "", "moved": " (moved with its words)", "orphaned": " (these words are gone)"}
    return tuple(
        (f"Your {row.kind}", f"{annotation_words(row)} — on “{row.exact}”{lost[row.status]}") for row in rows
    )


def entity_facts(row: EntityRow) -> Facts:
    """A name."""
    from aigov_tui.model.rows import LikelyEntityRow

    most = "at most " if isinstance(row, LikelyEntityRow) else ""
    return (
        ("Name", row.name),
        ("Kind", row.kind.value),
        ("Actor", row.actor_key or "none"),
        ("Wikidata", row.wikidata_id or "not linked"),
        ("Found", ORIGINS[row.origin]),
        ("Mentions", f"{most}{count(row.mentions)} in {plural(row.sources, 'source')}"),
        ("Quoted", plural(row.quotes, "time")),
        ("Key", row.key),
    )


def quote_facts(row: QuoteRow) -> Facts:
    """A quote: its speaker, how the speaker was found, and how sure that is."""
    named = f"“{row.speaker_text}”" if row.speaker_text else "nobody is named"
    if row.speaker_form is not None:
        named += f", {SPEAKER_FORMS[row.speaker_form]}"
    return (
        ("Words", row.text),
        ("Form", FORMS[row.form]),
        ("Speaker", row.speaker_name or row.speaker_text or _UNKNOWN),
        ("Named as", named),
        ("Found", ATTRIBUTIONS[row.attribution] if row.attribution else "no attribution found"),
        ("Cue", row.cue or "none"),
        ("Sureness", doubt_words(row.confidence)),
        ("Carried by", _carried(row)),
        ("Source", row.source_title),
        ("Published", date_words(row.published_on)),
    )


def statement_facts(row: StatementRow, actor: str, issue: str) -> Facts:
    """A position: which actor holds it on which issue, who says so, how it came here and what a reviewer thought."""
    sure = doubt_words(row.confidence) if row.confidence is not None else "not estimated"
    return (
        ("Statement", row.summary),
        ("Actor", actor),
        ("Issue", issue),
        ("Stance", STANCES[row.stance]),
        ("Voice", VOICES[row.voice]),
        ("Asserted by", row.asserter_name or "the text itself"),
        ("Stated on", date_words(row.stated_on)),
        ("Origin", ORIGINS[row.origin]),
        ("Review", REVIEWS[row.review]),
        ("Sureness", sure),
        ("Carried by", plural(row.independent_sources, "independent source")),
        *((f"Evidence {number}", e.exact) for number, e in enumerate(row.evidence, 1)),
    )


def problem_facts(row: ProblemRow) -> Facts:
    """What an import could not read or trust."""
    line = () if row.line is None else (("Line", str(row.line)),)
    return (
        ("File", row.path or "the import as a whole"),
        *line,
        ("Severity", row.severity.value),
        ("What", row.message),
    )
