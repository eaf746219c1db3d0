"""From ids to hits: the excerpt, what to highlight in it, and where to jump."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Literal

from aigov_tui.model.rows import Hit, HitField, Span
from aigov_tui.model.source import ParagraphKind
from aigov_tui.store.search.fields_of_hits import Asked, told_apart
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.highlight import patterns_of
from aigov_tui.store.search.rules import RULES, Subject
from aigov_tui.store.search.snippet import Excerpts, Snippet
from aigov_tui.store.search.sql import Sql, any_of, marks
from aigov_tui.store.search.tree import Field, leaves

HitSubject = Literal["paragraph", "quote"]
_KINDS: dict[str, ParagraphKind] = {kind.value: kind for kind in ParagraphKind}

_COLUMNS = """
    p.id, p.ordinal, p.kind, p.page, s.id, s.key, coalesce(s.title, s.key), s.publisher, s.published_on
"""
_ROWS: dict[HitSubject, str] = {
    "paragraph": f"""
        SELECT p.id, p.start_char, p.end_char, p.text, {_COLUMNS}
        FROM paragraphs AS p JOIN sources AS s ON s.id = p.source_id
        WHERE p.id IN ({{ids}})
    """,
    "quote": f"""
        SELECT q.id, q.start_char, q.end_char, q.text, {_COLUMNS}
        FROM quotes AS q JOIN paragraphs AS p ON p.id = q.paragraph_id JOIN sources AS s ON s.id = q.source_id
        WHERE q.id IN ({{ids}})
    """,
}

# For a query without words: what a filter found in a paragraph, to be shown instead.
_SHOWN_AS: dict[str, Subject] = {
    "entity": "mention",
    "actor": "mention",
    "kind of entity": "mention",
    "speaker": "quote",
    "kind of quote": "quote",
    "issue": "evidence",
}
_PLACES: dict[Subject, str] = {
    "mention": "SELECT m.paragraph_id, m.start_char, m.end_char FROM mentions AS m WHERE m.paragraph_id",
    "quote": "SELECT q.paragraph_id, q.start_char, q.end_char FROM quotes AS q WHERE q.paragraph_id",
    "evidence": """
        SELECT ev.paragraph_id, ev.start_char, ev.end_char
        FROM evidence AS ev JOIN statements AS st ON st.id = ev.statement_id
        WHERE st.counts = 1 AND ev.paragraph_id
    """,
}


def read_hits(
    connection: sqlite3.Connection, chosen: Filter, subject: HitSubject, scored: Sequence[tuple[int, float]]
) -> tuple[Hit, ...]:
    """The hits for (id, score) pairs, in their order, without those that an import took away meanwhile."""
    ids = sorted(row_id for row_id, _ in scored)  # neighbours are read together
    rows = {row[0]: row for row in connection.execute(_ROWS[subject].format(ids=marks(ids)), ids)}
    if len(rows) < len(scored):
        scored = [one for one in scored if one[0] in rows]
    patterns = patterns_of(chosen.tree, chosen.spellings)
    places = {} if patterns or subject == "quote" else _places(connection, chosen, ids)
    excerpt_of = Excerpts(patterns).of
    excerpts: list[Snippet] = []
    asked: list[Asked] = []
    for row_id, _ in scored:
        _, start, end, text, paragraph_id, _, kind, *_ = rows[row_id]
        inside: list[Span] = []
        if places:
            inside = [(first - start, min(last, end) - start) for first, last in places.get(row_id, ())]
        excerpt = excerpt_of(text, inside)
        first, last = excerpt.found[0] if excerpt.found else (0, end - start)
        excerpts.append(excerpt)
        asked.append(Asked(paragraph_id, start + first, start + last, _field(subject, kind)))
    hits: list[Hit] = []
    for (row_id, score), excerpt, (paragraph_id, start, end, _), (field, name) in zip(
        scored, excerpts, asked, told_apart(connection, asked), strict=True
    ):
        _, _, _, _, _, ordinal, kind, page, *source = rows[row_id]
        source_id, key, title, publisher, published_on = source
        hits.append(
            Hit(
                field,
                source_id,
                key,
                title,
                publisher,
                published_on,
                paragraph_id,
                ordinal,
                _KINDS[kind],
                start,
                end,
                excerpt.text,
                excerpt.highlights,
                score,
                page,
                name,
            )
        )
    return tuple(hits)


def _field(subject: HitSubject, kind: str) -> HitField:
    if subject == "quote":
        return "quote"
    return "title" if kind == ParagraphKind.TITLE else "paragraph"


def _places(
    connection: sqlite3.Connection, chosen: Filter, ids: Sequence[int]
) -> Mapping[int, Sequence[Span]]:
    """By paragraph, the spans (in the source) of the mentions, quotes and evidence that the filters ask for."""
    wanted: dict[Subject, list[Sql]] = {}
    for leaf, positive in leaves(chosen.tree):
        resolved = chosen.fields.get(leaf) if isinstance(leaf, Field) and positive else None
        if resolved is not None and resolved.rule in _SHOWN_AS:
            shown = _SHOWN_AS[resolved.rule]
            text = RULES[resolved.rule].instead[shown].format(values=marks(resolved.values))
            wanted.setdefault(shown, []).append(Sql(text, resolved.values))
    places: dict[int, list[Span]] = {}
    for shown, conditions in wanted.items():
        condition = any_of(conditions)
        query = f"{_PLACES[shown]} IN ({marks(ids)}) AND ({condition.text})"
        for paragraph_id, start, end in connection.execute(query, (*ids, *condition.values)):
            places.setdefault(paragraph_id, []).append((start, end))
    return places
