"""What the store hands out: frozen rows with database ids, ready to show.

Ids are only good within one open database; keys (`source_key`, `entity_key`, …) survive a re-import.
Counts leave out repeats and boilerplate unless a name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.problem import Severity
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.source import ParagraphKind

Span = tuple[int, int]
"""Start and end, 0-based, end-exclusive, in code points."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole database in numbers. `speech` counts quotes that are speech, each variant and repeat once only
    per occurrence that counts; `terms` the scare quotes kept apart."""

    sources: int
    paragraphs: int
    repeated_paragraphs: int
    boilerplate_paragraphs: int
    characters: int
    entities: int
    mentions: int
    speech: int
    terms: int
    statements: int
    problems: int
    last_import_at: str | None
    independent_sources: int = 0
    """Sources, each family of reprints, excerpts and updates counted once."""


Relation = Literal["fullest", "reprint", "excerpt", "update"]


@dataclass(frozen=True, slots=True)
class FamilyPlace:
    """What a document is to the fullest of its family, which counts as one source; `share` of its words stand there.

    The keys are those of the fullest and of the earliest of its `members` documents.
    """

    relation: Relation
    share: float
    fullest_key: str
    earliest_key: str
    members: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document in a list. `paragraphs`, `mentions`, `quotes` count within the focus; `characters` is of the text.

    `given` names the fields of its metadata (as in `sources.yaml`) that a person gave: not the document, not the YAML.
    """

    id: int
    key: str
    title: str
    publisher: str | None
    author: str | None
    published_on: str | None
    language: str | None
    url: str | None
    kind: str | None
    path: str
    characters: int
    paragraphs: int
    mentions: int
    quotes: int
    given: tuple[str, ...] = ()
    family: FamilyPlace | None = None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a list; `mentions`, `sources`, `quotes` (as speaker) count within the focus."""

    id: int
    key: str
    name: str
    kind: EntityKind
    origin: Origin
    actor_key: str | None
    wikidata_id: str | None
    mentions: int
    sources: int
    quotes: int


@dataclass(frozen=True, slots=True)
class LikelyEntityRow(EntityRow):
    """An entity in a list that is still being counted: `mentions`, `sources`, `quotes` are those without any focus."""


@dataclass(frozen=True, slots=True)
class WordingRow:
    """Words that stand for an entity, and how often they do; repeats and boilerplate too."""

    text: str
    mentions: int
    sources: int


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote in a list. `outlets` is the number of sources that carry it or a variant of it.

    `page` is where its paragraph begins, from 1; None where the document has no pages. So it is for hits and evidence.
    """

    id: int
    source_id: int
    source_key: str
    source_title: str
    paragraph_id: int
    start_char: int
    end_char: int
    text: str
    form: QuoteForm
    speaker_id: int | None
    speaker_key: str | None
    speaker_name: str | None
    speaker_actor_key: str | None
    speaker_text: str | None
    speaker_form: SpeakerForm | None
    cue: str | None
    attribution: Attribution | None
    confidence: float
    variant_group_id: int | None
    outlets: int
    published_on: str | None
    page: int | None = None
    independent_outlets: int = 1
    """Outlets that have it in a paragraph that repeats no other, each family of sources counted once."""


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph of a document to read."""

    id: int
    source_id: int
    ordinal: int
    kind: ParagraphKind
    start_char: int
    end_char: int
    text: str
    duplicate_of_id: int | None
    page: int | None
    nearly_repeats: bool = False

    @property
    def is_repeat(self) -> bool:
        """True where it says again what another paragraph says, word for word or nearly: it counts nowhere."""
        return self.nearly_repeats or self.duplicate_of_id is not None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention in a document to read."""

    id: int
    entity_id: int
    entity_key: str
    entity_name: str
    entity_kind: EntityKind
    actor_key: str | None
    source_id: int
    paragraph_id: int
    start_char: int
    end_char: int
    text: str
    origin: Origin


HitField = Literal["paragraph", "quote", "title", "entity"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result. `snippet` is an excerpt of the matched text (whole when short) and `highlights` are spans
    *within `snippet`*; `start_char`/`end_char` are where the first matched words stand in the source's text.

    `field` is what these words stand in: a title, speech (`name`: whose, None if unknown), the name of an entity
    (`name`: which), or none of them."""

    field: HitField
    source_id: int
    source_key: str
    source_title: str
    publisher: str | None
    published_on: str | None
    paragraph_id: int
    paragraph_ordinal: int
    paragraph_kind: ParagraphKind
    start_char: int
    end_char: int
    snippet: str
    highlights: tuple[Span, ...]
    score: float
    page: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits. `total` is exact only if `total_is_exact`; `hints` are sentences about the query
    ("unclosed quotation mark: closed at the end"); `suggestion` is a whole corrected query, when nothing matched;
    `order` says in words how the hits are sorted."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    total_is_exact: bool
    hints: tuple[str, ...]
    suggestion: str | None
    order: str
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query in the search language that a person keeps under a name; `created_at` is an ISO 8601 time."""

    name: str
    query: str
    created_at: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: `value` goes into the search language (`source:value`), `label` is what a person reads."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The counts of one field under the focus, most frequent first.

    Without `is_exact` thousands of paragraphs fit, of which only the first were counted: each count is "at least", and
    values that none of these has are missing.
    """

    field: str
    label: str
    values: tuple[FacetValue, ...]
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A statement's words in their source."""

    id: int
    statement_id: int
    source_id: int
    source_key: str
    source_title: str
    publisher: str | None
    author: str | None
    published_on: str | None
    url: str | None
    start_char: int
    end_char: int
    exact: str
    prefix: str
    suffix: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A position with all of its evidence; `independent_sources` counts reprints once."""

    id: int
    key: str
    actor_key: str
    issue_key: str
    stance: Stance
    summary: str
    voice: Voice
    asserter_name: str | None
    stated_on: str | None
    origin: Origin
    review: Review
    confidence: float | None
    independent_sources: int
    evidence: tuple[EvidenceRow, ...]
    asserter_key: str | None = None

    @property
    def is_suggestion(self) -> bool:
        """True while it is only suggested by rule, and nobody has accepted or rejected it."""
        return self.origin is Origin.EXTRACTED and self.review is Review.UNREVIEWED


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor that can be compared."""

    id: int
    key: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue of the codebook, in its order."""

    id: int
    key: str
    name: str
    question: str
    definition: str
    includes: str | None
    excludes: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """What one actor holds on one issue: its own words first, others' claims after. Empty: no statement found.

    In each voice suggestions come last, the surest first; `more_suggested` is how many beyond those shown there are.
    """

    actor_key: str
    issue_key: str
    statements: tuple[StatementRow, ...]
    more_suggested: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Issues down, actors across; `cells[i][j]` is issue i, actor j."""

    actors: tuple[ActorRow, ...]
    issues: tuple[IssueRow, ...]
    cells: tuple[tuple[ComparisonCell, ...], ...]


AnnotationKind = Literal["note", "tag", "highlight", "coding"]
AnnotationStatus = Literal["anchored", "moved", "orphaned"]


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """A person's own work on some words. `source_id` and the span are None while it is orphaned."""

    id: int
    kind: AnnotationKind
    source_key: str
    source_id: int | None
    start_char: int | None
    end_char: int | None
    exact: str
    prefix: str
    suffix: str
    body: str
    tag: str | None
    actor_key: str | None
    issue_key: str | None
    stance: Stance | None
    status: AnnotationStatus
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem an import met."""

    id: int
    import_id: int
    code: str
    severity: Severity
    path: str | None
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import: when, of what, and what it did."""

    id: int
    started_at: str
    finished_at: str
    paths: str
    added: int
    changed: int
    unchanged: int
    removed: int
    problems: int
    version: str


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """A promise of the database contract that a row breaks."""

    rule: str
    table: str
    row_id: int | None
    message: str
