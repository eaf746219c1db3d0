"""An in-memory store with invented documents, hostile ones among them, that answers like the real one."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.focus import Focus
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.rows import (
    ActorRow,
    AnnotationRow,
    Comparison,
    ComparisonCell,
    EntityRow,
    EvidenceRow,
    Facet,
    FacetValue,
    Hit,
    ImportRow,
    IssueRow,
    LikelyEntityRow,
    MentionRow,
    Overview,
    ParagraphRow,
    ProblemRow,
    QuoteRow,
    SearchPage,
    SourceRow,
    StatementRow,
    WordingRow,
)
from aigov_tui.model.source import ParagraphKind
from aigov_tui.store.database import EntityOrder, QuoteOrder, SearchOrder, SourceOrder
from aigov_tui.store.errors import StoreError
from aigov_tui.store.queries.positions import Positions

_KINDS = {
    "#": ParagraphKind.TITLE,
    "@": ParagraphKind.BYLINE,
    "=": ParagraphKind.HEADING,
    "!": ParagraphKind.BOILERPLATE,
}


def _pattern(query: str, *, typing: bool = False) -> re.Pattern[str]:
    """What the query means: its words in this order; the last may go on while `typing`, or before a star."""
    words = query.rstrip("*")
    goes_on = typing or words != query
    return re.compile(re.escape(words) + ("" if goes_on else r"(?![a-z])"), re.IGNORECASE)


@dataclass(slots=True)
class FakeStore:
    """Rows in lists. A filter keeps the paragraphs it fits, as in the real store."""

    source_rows: list[SourceRow] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    paragraph_rows: list[ParagraphRow] = field(default_factory=list)
    entity_rows: list[EntityRow] = field(default_factory=list)
    mention_rows: list[MentionRow] = field(default_factory=list)
    quote_rows: list[QuoteRow] = field(default_factory=list)
    statement_rows: list[StatementRow] = field(default_factory=list)
    actor_rows: list[ActorRow] = field(default_factory=list)
    issue_rows: list[IssueRow] = field(default_factory=list)
    likely: list[LikelyEntityRow] = field(default_factory=list)
    annotation_rows: list[AnnotationRow] = field(default_factory=list)
    problem_rows: list[ProblemRow] = field(default_factory=list)
    failure: str | None = None
    calls: list[str] = field(default_factory=list)

    # Building

    def add_document(self, key: str, marked: str, **metadata: str | None) -> SourceRow:
        """Paragraphs apart by a newline; a first `#`, `@`, `=`, `!` or `~` says title, byline, heading, boilerplate, repeat."""
        source_id = len(self.source_rows) + 1
        text, position = "", 0
        for ordinal, line in enumerate(marked.split("\n")):
            kind = _KINDS.get(line[:1], ParagraphKind.BODY)
            words = line[1:] if line[:1] in {*_KINDS, "~"} else line
            repeat = 1 if line[:1] == "~" else None
            self.paragraph_rows.append(
                ParagraphRow(
                    len(self.paragraph_rows) + 1,
                    source_id,
                    ordinal,
                    kind,
                    position,
                    position + len(words),
                    words,
                    repeat,
                    None,
                )
            )
            text += words + "\n\n"
            position = len(text)
        self.texts[source_id] = text
        title = metadata.pop("title", None) or marked.split("\n")[0].lstrip("#")
        row = SourceRow(
            source_id, key, title, metadata.get("publisher"), metadata.get("author"), metadata.get("published_on"),
            metadata.get("language") or "en", metadata.get("url"), None, f"{key}.txt", len(text), marked.count("\n") + 1, 0, 0,
        )  # fmt: skip
        self.source_rows.append(row)
        return row

    def add_entity(
        self,
        key: str,
        names: Sequence[str],
        kind: EntityKind,
        actor: str | None,
        origin: Origin = Origin.CURATED,
    ) -> None:
        """A name and every place where it or another of its names stands."""
        entity_id = len(self.entity_rows) + 1
        found: list[MentionRow] = []
        pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
        for paragraph in self.paragraph_rows:
            for match in pattern.finditer(paragraph.text):
                start, end = paragraph.start_char + match.start(), paragraph.start_char + match.end()
                found.append(
                    MentionRow(
                        len(self.mention_rows) + len(found) + 1, entity_id, key, names[0], kind, actor,
                        paragraph.source_id, paragraph.id, start, end, match.group(), origin,
                    )
                )  # fmt: skip
        self.mention_rows += found
        sources = len({mention.source_id for mention in found})
        self.entity_rows.append(
            EntityRow(entity_id, key, names[0], kind, origin, actor, None, len(found), sources, 0)
        )

    def add_quote(
        self,
        words: str,
        speaker: str | None,
        *,
        confidence: float = 0.95,
        group: int | None = None,
        form: QuoteForm = QuoteForm.DIRECT,
    ) -> QuoteRow:
        """A quote wherever its words first stand."""
        paragraph = next(p for p in self.paragraph_rows if words in p.text)
        start = paragraph.start_char + paragraph.text.index(words)
        source = self.source_rows[paragraph.source_id - 1]
        entity = next((e for e in self.entity_rows if e.key == speaker), None)
        is_term = form is QuoteForm.TERM
        row = QuoteRow(
            len(self.quote_rows) + 1, source.id, source.key, source.title, paragraph.id, start, start + len(words), words, form,
            entity.id if entity else None, entity.key if entity else None, entity.name if entity else None,
            entity.actor_key if entity else None, None if is_term else (entity.name if entity else "critics"),
            None if is_term else (SpeakerForm.NAME if entity else SpeakerForm.NOMINAL), None if is_term else "said",
            None if is_term else Attribution.CUE_AFTER, confidence, group, 1, source.published_on,
        )  # fmt: skip
        self.quote_rows.append(row)
        if group is not None:
            outlets = len({q.source_id for q in self.quote_rows if q.variant_group_id == group})
            self.quote_rows = [
                replace(q, outlets=outlets, independent_outlets=outlets) if q.variant_group_id == group else q
                for q in self.quote_rows
            ]
        return row

    def add_statement(
        self, actor: str, issue: str, summary: str, words: str, *, stance: Stance, voice: Voice, asserter: str | None = None,
        origin: Origin = Origin.CURATED, review: Review = Review.ACCEPTED,
    ) -> None:  # fmt: skip
        """A position with one piece of evidence, wherever its words first stand."""
        paragraph = next(p for p in self.paragraph_rows if words in p.text)
        source = self.source_rows[paragraph.source_id - 1]
        start = paragraph.start_char + paragraph.text.index(words)
        number = len(self.statement_rows) + 1
        evidence = EvidenceRow(
            number, number, source.id, source.key, source.title, source.publisher, source.author, source.published_on,
            source.url, start, start + len(words), words, "", "",
        )  # fmt: skip
        self.statement_rows.append(
            StatementRow(
                number, f"s{number}", actor, issue, stance, summary, voice, asserter, source.published_on, origin, review,
                None, 1, (evidence,),
            )
        )  # fmt: skip

    # Answering

    def close(self) -> None: ...

    def cancel_when(self, is_cancelled: Callable[[], bool] | None) -> None: ...

    def _answer(self, name: str) -> None:
        self.calls.append(name)
        if self.failure is not None:
            raise StoreError(self.failure)

    def _fits(self, focus: Focus) -> set[int]:
        """The ids of the paragraphs that fit."""
        kept: set[int] = set()
        for paragraph in self.paragraph_rows:
            if paragraph.kind is ParagraphKind.BOILERPLATE or paragraph.duplicate_of_id is not None:
                continue
            mentions = [m for m in self.mention_rows if m.paragraph_id == paragraph.id]
            speakers = {q.speaker_key for q in self.quote_rows if q.paragraph_id == paragraph.id}
            if focus.source and self.source_rows[paragraph.source_id - 1].key != focus.source:
                continue
            if focus.entity and focus.entity not in {m.entity_key for m in mentions}:
                continue
            if focus.speaker and focus.speaker not in speakers:
                continue
            if focus.actor and focus.actor not in {m.actor_key for m in mentions}:
                continue
            if focus.issue and not any(
                s.issue_key == focus.issue and s.evidence[0].source_id == paragraph.source_id
                and paragraph.start_char <= s.evidence[0].start_char < paragraph.end_char
                for s in self.statement_rows
            ):  # fmt: skip
                continue
            if focus.query and not _pattern(focus.query).search(paragraph.text):
                continue
            kept.add(paragraph.id)
        return kept

    def overview(self) -> Overview:
        self._answer("overview")
        terms = sum(q.form is QuoteForm.TERM for q in self.quote_rows)
        return Overview(
            len(self.source_rows), len(self.paragraph_rows), 1, 1, sum(map(len, self.texts.values())), len(self.entity_rows),
            len(self.mention_rows), len(self.quote_rows) - terms, terms, len(self.statement_rows), 0, "2025-08-01T00:00:00Z",
        )  # fmt: skip

    def imports(self, *, limit: int = 20) -> list[ImportRow]:
        return []

    def problems(self) -> list[ProblemRow]:
        return self.problem_rows

    def count_sources(self, focus: Focus) -> int:
        return len(self.sources(focus, limit=10**9))

    def sources(
        self, focus: Focus, *, order: SourceOrder = "date", limit: int = 100, offset: int = 0
    ) -> list[SourceRow]:
        self._answer(f"sources {order} {offset}")
        fits = self._fits(focus)
        ids = {p.source_id for p in self.paragraph_rows if p.id in fits}
        rows = [
            replace(
                row,
                quotes=sum(
                    q.source_id == row.id and q.paragraph_id in fits and q.form is not QuoteForm.TERM
                    for q in self.quote_rows
                ),
                mentions=sum(m.source_id == row.id and m.paragraph_id in fits for m in self.mention_rows),
            )
            for row in self.source_rows
            if row.id in ids
        ]
        keys: dict[str, Callable[[SourceRow], object]] = {
            "date": lambda r: (r.published_on is None, r.published_on or "", r.id), "title": lambda r: r.title,
            "publisher": lambda r: r.publisher or "", "quotes": lambda r: -r.quotes, "mentions": lambda r: -r.mentions,
        }  # fmt: skip
        return sorted(rows, key=keys[order])[offset : offset + limit]  # type: ignore[arg-type]  # keys of one order compare

    def count_entities(self, focus: Focus, *, kind: str | None = None) -> int:
        return len(self.entities(focus, kind=kind, limit=10**9))

    def entities(
        self,
        focus: Focus,
        *,
        kind: str | None = None,
        order: EntityOrder = "mentions",
        limit: int = 100,
        offset: int = 0,
    ) -> list[EntityRow]:
        self._answer(f"entities {order} {kind} {offset}")
        fits = self._fits(focus)
        counts = Counter(m.entity_id for m in self.mention_rows if m.paragraph_id in fits)
        rows = [
            replace(
                row, mentions=counts[row.id], quotes=sum(q.speaker_key == row.key for q in self.quote_rows)
            )
            for row in self.entity_rows
            if counts[row.id] and (kind is None or row.kind == kind)
        ]
        keys: dict[str, Callable[[EntityRow], object]] = {
            "mentions": lambda r: -r.mentions, "name": lambda r: r.name, "quotes": lambda r: -r.quotes, "kind": lambda r: r.kind,
        }  # fmt: skip
        return sorted(rows, key=keys[order])[offset : offset + limit]  # type: ignore[arg-type]  # keys of one order compare

    def likely_entities(
        self, focus: Focus, *, kind: str | None = None, order: EntityOrder = "mentions", limit: int = 100
    ) -> list[LikelyEntityRow]:
        return self.likely

    def count_quotes(self, focus: Focus, *, terms: bool = False, repeats: bool = False) -> int:
        return len(self.quotes(focus, terms=terms, repeats=repeats, limit=10**9))

    def quotes(
        self,
        focus: Focus,
        *,
        terms: bool = False,
        repeats: bool = False,
        order: QuoteOrder = "document",
        limit: int = 100,
        offset: int = 0,
    ) -> list[QuoteRow]:
        self._answer(f"quotes {order} {terms} {offset}")
        fits = self._fits(focus)
        rows = [
            q
            for q in self.quote_rows
            if q.paragraph_id in fits and (terms or q.form is not QuoteForm.TERM)
            and (not focus.speaker or q.speaker_key == focus.speaker)
        ]  # fmt: skip
        keys: dict[str, Callable[[QuoteRow], object]] = {
            "document": lambda q: (q.source_id, q.start_char), "date": lambda q: q.published_on or "",
            "speaker": lambda q: q.speaker_name or "", "outlets": lambda q: -q.outlets,
            "confidence": lambda q: -q.confidence, "least_certain": lambda q: q.confidence,
        }  # fmt: skip
        return sorted(rows, key=keys[order])[offset : offset + limit]  # type: ignore[arg-type]  # keys of one order compare

    def source_positions(self, focus: Focus, *, order: SourceOrder = "date") -> Positions:
        return self._placed(self.sources(focus, order=order, limit=10**9))

    def sources_at(self, focus: Focus, positions: Positions, limit: int, offset: int) -> list[SourceRow]:
        rows = {row.id: row for row in self.sources(focus, limit=10**9)}
        return [rows[row_id] for row_id in positions.ids[offset : offset + limit]]

    def entity_positions(
        self, focus: Focus, *, kind: str | None = None, order: EntityOrder = "mentions"
    ) -> Positions:
        rows = self.entities(focus, kind=kind, order=order, limit=10**9)
        mentions = array("q", (row.mentions for row in rows))
        return Positions(self._placed(rows).ids, (mentions,))

    def entities_at(self, positions: Positions, limit: int, offset: int) -> list[EntityRow]:
        rows = {row.id: row for row in self.entities(Focus(), limit=10**9)}
        there = list(zip(positions.ids, positions.counted[0], strict=True))[offset : offset + limit]
        return [replace(rows[row_id], mentions=mentions) for row_id, mentions in there]

    def quote_positions(
        self, focus: Focus, *, terms: bool = False, repeats: bool = False, order: QuoteOrder = "document"
    ) -> Positions:
        return self._placed(self.quotes(focus, terms=terms, repeats=repeats, order=order, limit=10**9))

    def quotes_at(self, positions: Positions, limit: int, offset: int) -> list[QuoteRow]:
        rows = {row.id: row for row in self.quote_rows}
        return [rows[row_id] for row_id in positions.ids[offset : offset + limit]]

    def _placed(self, rows: Sequence[SourceRow] | Sequence[EntityRow] | Sequence[QuoteRow]) -> Positions:
        return Positions(array("q", (row.id for row in rows)))

    def variants(self, group_id: int) -> list[QuoteRow]:
        self._answer("variants")
        return sorted(
            (q for q in self.quote_rows if q.variant_group_id == group_id), key=lambda q: -len(q.text)
        )

    def variant_group(self, source_key: str, text: str) -> int | None:
        found = (q.variant_group_id for q in self.quote_rows if (q.source_key, q.text) == (source_key, text))
        return next(found, None)

    def facets(self, focus: Focus, *, limit: int = 10) -> list[Facet]:
        self._answer("facets")
        fits = self._fits(focus)
        shown = [p for p in self.paragraph_rows if p.id in fits]
        by_source = Counter(p.source_id for p in shown)
        sources = [
            FacetValue(self.source_rows[i - 1].key, self.source_rows[i - 1].title, n)
            for i, n in by_source.most_common(limit)
        ]
        by_entity = Counter(
            (m.entity_key, m.entity_name) for m in self.mention_rows if m.paragraph_id in fits
        )
        entities = [FacetValue(key, name, n) for (key, name), n in by_entity.most_common(limit)]
        return [Facet("source", "Source", tuple(sources)), Facet("entity", "Entity", tuple(entities))]

    def source(self, key: str) -> SourceRow | None:
        self._answer("source")
        return next((row for row in self.source_rows if row.key == key), None)

    def entity(self, key: str) -> EntityRow | None:
        self._answer("entity")
        return next((row for row in self.entity_rows if row.key == key), None)

    def find_entities(self, text: str, *, limit: int = 20) -> list[EntityRow]:
        self._answer(f"find {text}")
        return [row for row in self.entity_rows if text.casefold() in row.name.casefold()][:limit]

    def wordings(self, entity_key: str, *, limit: int = 50) -> list[WordingRow]:
        self._answer("wordings")
        found = [m for m in self.mention_rows if m.entity_key == entity_key]
        return [
            WordingRow(text, number, len({m.source_id for m in found if m.text == text}))
            for text, number in Counter(m.text for m in found).most_common(limit)
        ]

    def paragraphs(self, source_id: int) -> list[ParagraphRow]:
        self._answer("paragraphs")
        return [p for p in self.paragraph_rows if p.source_id == source_id]

    def around(
        self, source_id: int, offset: int, limit: int
    ) -> tuple[list[ParagraphRow], list[MentionRow], list[QuoteRow]]:
        self._answer(f"around {offset}")
        paragraphs = [p for p in self.paragraph_rows if p.source_id == source_id and p.end_char >= offset]
        ids = {p.id for p in paragraphs[:limit]}
        mentions = [m for m in self.mentions(source_id) if m.paragraph_id in ids]
        return paragraphs[:limit], mentions, [q for q in self.quotes_in(source_id) if q.paragraph_id in ids]

    def mentions(self, source_id: int) -> list[MentionRow]:
        return [m for m in self.mention_rows if m.source_id == source_id]

    def quotes_in(self, source_id: int) -> list[QuoteRow]:
        return [q for q in self.quote_rows if q.source_id == source_id]

    def complete(self, query: str, cursor: int) -> list[str]:
        self._answer(f"complete {query}")
        word = query[:cursor].rpartition(" ")[2]
        return [
            one
            for one in ("governance", "speaker:li-qiang", "speaker:li-auto")
            if word and one.startswith(word)
        ]

    def search(
        self,
        query: str,
        *,
        order: SearchOrder = "rank",
        limit: int = 50,
        offset: int = 0,
        focus: Focus | None = None,
        typing: bool = False,
    ) -> SearchPage:
        self._answer(f"search {query} {order} {offset}")
        words = query.strip().strip('"').casefold()
        hints = ("Unclosed quotation mark: closed at the end.",) if query.count('"') % 2 else ()
        hits = list(self._hits(words, focus or Focus(), typing)) if words else []
        suggestion = "governance" if not hits and words.startswith("governence") else None
        return SearchPage(
            query,
            tuple(hits[offset : offset + limit]),
            len(hits),
            True,
            hints,
            suggestion,
            f"by {order}",
            1.0,
        )

    def search_in_parts(
        self,
        query: str,
        sizes: Sequence[int],
        *,
        order: SearchOrder = "rank",
        offset: int = 0,
        focus: Focus | None = None,
        typing: bool = False,
    ) -> Iterator[SearchPage]:
        page = self.search(query, order=order, limit=sum(sizes), offset=offset, focus=focus, typing=typing)
        ends = list(accumulate(sizes))
        for size, end in zip(sizes, ends, strict=True):
            hits = page.hits[end - size : end]
            if hits or end == size:
                yield replace(page, hits=hits)

    def _hits(self, words: str, focus: Focus, typing: bool) -> Iterable[Hit]:
        """Paragraphs that hold the words; while `typing`, the last one may go on."""
        fits = self._fits(focus)
        for paragraph in self.paragraph_rows:
            starts = [m.start() for m in _pattern(words, typing=typing).finditer(paragraph.text)]
            if starts and paragraph.id in fits:
                source = self.source_rows[paragraph.source_id - 1]
                length = len(words.rstrip("*"))
                spans = tuple((start, start + length) for start in starts)
                first = paragraph.start_char + starts[0]
                yield Hit(
                    "paragraph", source.id, source.key, source.title, source.publisher, source.published_on, paragraph.id,
                    paragraph.ordinal, paragraph.kind, first, first + length, paragraph.text, spans, 1.0,
                )  # fmt: skip

    def annotations(self, source_key: str | None = None) -> list[AnnotationRow]:
        return [row for row in self.annotation_rows if source_key in (None, row.source_key)]

    def actors(self) -> list[ActorRow]:
        self._answer("actors")
        return list(self.actor_rows)

    def issues(self) -> list[IssueRow]:
        self._answer("issues")
        return list(self.issue_rows)

    def comparison(
        self, actors: Sequence[str] = (), *, focus: Focus | None = None, rejected: bool = False
    ) -> Comparison:
        self._answer("comparison")
        chosen = [a for a in self.actor_rows if not actors or a.key in actors][: len(actors) or 2]
        cells = tuple(
            tuple(
                ComparisonCell(
                    actor.key, issue.key,
                    tuple(sorted(
                        (s for s in self.statement_rows if (s.actor_key, s.issue_key) == (actor.key, issue.key)),
                        key=lambda s: not s.voice.is_own,
                    )),
                )
                for actor in chosen
            )
            for issue in self.issue_rows
        )  # fmt: skip
        return Comparison(tuple(chosen), tuple(self.issue_rows), cells)
