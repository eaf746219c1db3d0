"""The focus: the immutable set of filters that every pane, list and count looks through."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

FocusField = Literal["source", "entity", "speaker", "actor", "issue", "query"]


@dataclass(frozen=True, slots=True)
class Focus:
    """Filters by stable key, so that a focus survives a re-import and can be written as a search query.

    `source`, `entity`, `speaker` (an entity's key), `actor`, `issue` hold one key each; `query` is text in the
    search language. None, or "" for the query, filters nothing.
    """

    source: str | None = None
    entity: str | None = None
    speaker: str | None = None
    actor: str | None = None
    issue: str | None = None
    query: str = ""

    def with_(self, field: FocusField, value: str | None) -> Focus:
        """The same focus with one filter set, or removed with None."""
        if field == "query":
            return replace(self, query=value or "")
        return replace(self, **{field: value})  # type: ignore[arg-type]  # every other field takes str | None

    def active(self) -> tuple[tuple[FocusField, str], ...]:
        """The filters that are set, as (field, value), in a fixed order."""
        pairs: list[tuple[FocusField, str]] = []
        for item in fields(self):
            value = getattr(self, item.name)
            if value:
                pairs.append((item.name, value))  # type: ignore[arg-type]  # field names are FocusField
        return tuple(pairs)

    def to_query(self) -> str:
        """The focus written in the search language, ready to paste into `aigov search`."""
        parts = [f"{field}:{quoted(value)}" for field, value in self.active() if field != "query"]
        if self.query.strip():
            parts.append(f"({self.query.strip()})" if parts and " OR " in self.query else self.query.strip())
        return " ".join(parts)

    def __bool__(self) -> bool:
        return bool(self.active())


def quoted(value: str) -> str:
    """A field value as the search language reads it: in double quotes unless it is one plain word."""
    if value.replace("-", "").replace("_", "").replace(".", "").isalnum():
        return value
    return '"' + value.replace('"', " ").strip() + '"'
