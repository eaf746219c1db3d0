"""How sources, entities, quotes, hits, evidence and facets look in a list."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.markup import unmarked
from aigov_tui.model.quote import QuoteForm
from aigov_tui.tui.render.line import PLAIN, Piece, fit, fit_ends, paragraph_lines, spread, width_of
from aigov_tui.tui.render.palette import Palette
from aigov_tui.tui.render.words import count, doubt, known_origin, origin_words, quote_mark
from aigov_tui.tui.render.wrap import flowing

if TYPE_CHECKING:
    from aigov_tui.model.rows import EntityRow, EvidenceRow, Hit, QuoteRow, SourceRow, Span

_ROUGHLY = 12  # cells of two lines that their breaks may take
_MENTIONS_WIDTH = 4  # cells, so that figures stand under each other
_KIND_MARKS = {
    EntityKind.PERSON: "☻",
    EntityKind.ORGANIZATION: "⌂",
    EntityKind.PLACE: "◆",
    EntityKind.EVENT: "◷",
    EntityKind.DOCUMENT: "≡",
    EntityKind.PRODUCT: "▣",
    EntityKind.CONCEPT: "○",
}


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document: its title in up to two lines, then publisher, date and how many quotes it holds."""

    height: int = 3

    def lines(self, row: SourceRow, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """Title over where and when."""
        quotes = [(f"❝{count(row.quotes)}", palette.dim)] if row.quotes else []
        origin = known_origin(
            row.publisher, row.published_on, width - (width_of(quotes) + 1 if quotes else 0)
        )
        return (
            *paragraph_lines(row.title, width, base=palette.title, limit=2),
            spread([(origin or "publisher and date unknown", palette.dim)], quotes, width),
        )

    def identity(self, row: SourceRow) -> Hashable:
        """A document's key."""
        return row.key


@dataclass(frozen=True, slots=True)
class EntityView:
    """A name: a mark for its kind, coloured by its actor, with its mentions."""

    height: int = 1

    def lines(self, row: EntityRow, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """One line; a name no curator listed is in italics with a tilde."""
        by_rule = row.origin is Origin.EXTRACTED
        name = [
            (f"{_KIND_MARKS[row.kind]} ", palette.dim),
            (row.name, palette.actor(row.actor_key) if row.actor_key else PLAIN),
            (" ~" if by_rule else "", palette.dim),
        ]
        from aigov_tui.model.rows import LikelyEntityRow  # is here by the time that there are rows

        if isinstance(row, LikelyEntityRow):
            return (spread(name, [(f"≤{count(row.mentions)}", palette.dim)], width),)
        spoken = f"❝{count(row.quotes)} " if row.quotes else ""
        figures = f"{spoken}{count(row.mentions):>{_MENTIONS_WIDTH}}"
        return (spread(name, [(figures, palette.dim)], width),)

    def identity(self, row: EntityRow) -> Hashable:
        """An entity's key."""
        return row.key


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote: up to two lines of its words, then who said it, how sure, and how many outlets."""

    height: int = 3

    def lines(self, row: QuoteRow, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """Words over speaker."""
        style = palette.term if row.form is QuoteForm.TERM else PLAIN
        words = paragraph_lines(quote_mark(row), width, base=style, limit=2)
        return (*words, self._speaker(row, width, palette))

    def _speaker(self, row: QuoteRow, width: int, palette: Palette) -> list[Piece]:
        if row.form is QuoteForm.TERM:
            who: list[Piece] = [("a term, not speech", palette.dim)]
        else:
            name = row.speaker_name or row.speaker_text or "speaker unknown"
            style = palette.actor(row.speaker_actor_key) if row.speaker_actor_key else palette.strong
            who = [("— ", palette.dim), (name, style), (f" {doubt(row.confidence)}", palette.dim)]
        independent = f", {row.independent_outlets} indep." if row.independent_outlets < row.outlets else ""
        carried = [(f"{row.outlets} outlets{independent}", palette.accent)] if row.outlets > 1 else []
        return spread([*who, (f" · {row.source_title}", palette.dim)], carried, width)

    def identity(self, row: QuoteRow) -> Hashable:
        """Where a quote stands."""
        return (row.source_key, row.start_char, row.end_char)


@dataclass(frozen=True, slots=True)
class HitView:
    """A search result: its source, then two lines of its words with the matches marked."""

    height: int = 3

    def lines(self, row: Hit, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """Source over snippet; a title that was found is not said twice."""
        read, marked = unmarked(row.snippet, row.highlights)
        found_in = _found_in(row, width // 4)
        origin = known_origin(row.publisher, row.published_on, width // 2)
        where = [(found_in, palette.accent), (f"{' · ' if found_in and origin else ''}{origin}", palette.dim)]
        if read == row.source_title:
            spans = [(start, end, palette.hit) for start, end in marked]
            room = width - width_of(where) - 1
            first, *more = paragraph_lines(read, room, spans, base=palette.title, limit=self.height)
            return (spread(first, where, width), *more)
        snippet, highlights = _from_first_match(flowing(read), marked, 2 * width - _ROUGHLY)
        spans = [(start, end, palette.hit) for start, end in highlights]
        return (
            spread([(row.source_title, palette.title)], where, width),
            *paragraph_lines(snippet, width, spans, limit=2),
        )

    def identity(self, row: Hit) -> Hashable:
        """Where a hit stands."""
        return (row.source_key, row.field, row.start_char, row.end_char)


def _from_first_match(text: str, matches: Sequence[Span], cells: int) -> tuple[str, list[Span]]:
    """The text from a little before its first match, where that would else lie beyond so many cells; and the matches."""
    if not matches or width_of([(text[: matches[0][1]], PLAIN)]) <= cells:
        return text, list(matches)
    start = matches[0][0] - cells // 4
    start = max(start, text.find(" ", start, matches[0][0]) + 1)
    return "…" + text[start:], [(first - start + 1, last - start + 1) for first, last in matches]


def _found_in(row: Hit, cells: int) -> str:
    """What the words stand in, where that says more than the words do; the name in at most so many cells."""
    if row.field == "quote":
        return f"❝ {fit(row.name or 'unknown speaker', cells)}"
    if row.field == "entity" and row.name is not None:
        return fit(row.name, cells)
    return "title" if row.field == "title" else ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence: its source, then its words."""

    height: int = 4

    def lines(self, row: EvidenceRow, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """Source over words."""
        where = [(origin_words(row.publisher, row.published_on, width), palette.dim)]
        exact = flowing(row.exact)
        marked = exact if exact.startswith(("“", '"', "「")) else f"“{exact}”"  # has its own marks
        words = paragraph_lines(marked, width, base=palette.text, limit=3)
        return (spread([(row.source_title, palette.title)], where, width), *words)

    def identity(self, row: EvidenceRow) -> Hashable:
        """Where it stands."""
        return (row.source_key, row.start_char, row.end_char)


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One line of a facet list: a value to filter by, or a heading (no value) with the number of values below it."""

    field: str
    value: str | None
    label: str
    count: int = 0
    is_exact: bool = True  # else there are at least so many; of values, more


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet's heading, or one of its values with its count."""

    height: int = 1

    def lines(self, row: FacetLine, width: int, palette: Palette) -> Sequence[Sequence[Piece]]:
        """One line."""
        if row.value is None:
            rest = "" if row.is_exact else f"  the {row.count} most frequent"
            return ([(row.label, palette.accent), (rest, palette.dim)],)
        number = count(row.count) + ("" if row.is_exact else "+")
        label = fit_ends(row.label, width - len(number) - 3) if row.field == "source" else row.label
        return (spread([("  " + label, PLAIN)], [(number, palette.dim)], width),)

    def identity(self, row: FacetLine) -> Hashable:
        """A facet's field and value."""
        return (row.field, row.value)
