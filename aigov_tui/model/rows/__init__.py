"""What the store hands out: frozen rows with database ids, ready to show.

Ids are only good within one open database; keys (`source_key`, `entity_key`, …) survive a re-import.
Counts leave out repeats and boilerplate unless a name says otherwise.
"""

from __future__ import annotations

from aigov_tui.model.rows.documents import (
    EntityRow,
    FamilyPlace,
    LikelyEntityRow,
    MentionRow,
    Overview,
    ParagraphRow,
    QuoteRow,
    Relation,
    SourceRow,
    Span,
    WordingRow,
)
from aigov_tui.model.rows.positions import (
    ActorRow,
    Comparison,
    ComparisonCell,
    EvidenceRow,
    IssueRow,
    StatementRow,
)
from aigov_tui.model.rows.search import (
    NO_DOCUMENTS,
    Facet,
    FacetValue,
    Hit,
    HitField,
    SavedSearch,
    SearchPage,
)
from aigov_tui.model.rows.upkeep import (
    AnnotationKind,
    AnnotationRow,
    AnnotationStatus,
    CheckFailure,
    ImportRow,
    ProblemRow,
)

__all__ = [
    "NO_DOCUMENTS",
    "ActorRow",
    "AnnotationKind",
    "AnnotationRow",
    "AnnotationStatus",
    "CheckFailure",
    "Comparison",
    "ComparisonCell",
    "EntityRow",
    "EvidenceRow",
    "Facet",
    "FacetValue",
    "FamilyPlace",
    "Hit",
    "HitField",
    "ImportRow",
    "IssueRow",
    "LikelyEntityRow",
    "MentionRow",
    "Overview",
    "ParagraphRow",
    "ProblemRow",
    "QuoteRow",
    "Relation",
    "SavedSearch",
    "SearchPage",
    "SourceRow",
    "Span",
    "StatementRow",
    "WordingRow",
]
