"""The rows of documents and of what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aigov_tui.model.entity import EntityKind, Origin
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
    suggestions: int = 0
    """Statements that are only suggested by rule, and wait for somebody to decide on them."""


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
