"""The rows that answer a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from aigov_tui.model.rows.documents import Span
from aigov_tui.model.source import ParagraphKind

HitField = Literal["paragraph", "quote", "title", "entity"]


NO_DOCUMENTS = "No documents yet. aigov import FOLDER, run in a shell, reads some."
"""What a search says of a database without any, whatever was looked for."""


class Hit(NamedTuple):
    """A search result. `snippet` is an excerpt of the matched text (whole when short) and `highlights` are spans
    *within `snippet`*; `start_char`/`end_char` are where the first matched words stand in the source's text.

    `field` is what these words stand in: a title, speech (`name`: whose, None if unknown), the name of an entity
    (`name`: which), or none of them. Fifty are made at every key: to fill a frozen dataclass takes eight times as long.
    """

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
