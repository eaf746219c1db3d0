"""Facets: how the paragraphs that fit spread over sources, publishers, years, …, under a focus."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from aigov_tui.model.rows import Facet, FacetValue
from aigov_tui.store.search.alternatives import alternatives, in_turn
from aigov_tui.store.search.exact import Exact
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.matching import fitting
from aigov_tui.store.search.means import means_for
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class _FacetQuery:
    """A facet's `field` in the search language and its heading; two queries for (value, label, number of paragraphs).

    `within` counts over the paragraphs that fit, `fit(id, source_id)`, over how many of them each source has,
    `held(source_id, paragraphs)`, or the same with what is known of the source, `known`; `stored` is for no focus at all, where
    counting a million paragraphs is spared. Both have one `?`: the number of values. CROSS JOIN says in which order
    tables are gone through: from what is few to what is looked up.
    """

    field: str
    label: str
    within: str
    stored: str


def _of_source(column: str, value: str = "") -> tuple[str, str]:
    """Both queries for something known of a source: a column, or a `value` made of it."""
    value = value or column
    within = f"""
        SELECT {value} AS value, {value} AS label, sum(paragraphs) AS number
        FROM known WHERE value IS NOT NULL GROUP BY value ORDER BY number DESC, value LIMIT ?
    """
    # By the column first: an index has the sources in its order.
    stored = f"""
        SELECT {value} AS value, {value} AS label, sum(held) AS number
        FROM (
            SELECT {column}, sum(c.paragraphs) AS held
            FROM sources AS s CROSS JOIN source_counts AS c ON c.source_id = s.id
            WHERE {column} IS NOT NULL GROUP BY {column}
        )
        GROUP BY value HAVING number > 0 ORDER BY number DESC, value LIMIT ?
    """
    return within, stored


MOST_COUNTED = 10_000
"""Paragraphs under a focus up to which facets are exact."""
TIME = (0.03, 0.05)
"""Seconds of the processor in which these have to be found; the latter for the first of them."""

_FIT = """
    WITH fit (id, source_id) AS MATERIALIZED (
        SELECT p.id, p.source_id
        FROM json_each(?) AS j CROSS JOIN paragraphs AS p INDEXED BY paragraphs_places ON p.id = j.value
    ),
    held AS MATERIALIZED (SELECT source_id, count(*) AS paragraphs FROM fit GROUP BY source_id),
    known AS MATERIALIZED (
        SELECT paragraphs, publisher, published_on, language
        FROM held CROSS JOIN sources AS s INDEXED BY sources_facts ON s.id = held.source_id
    )
"""
# Entities of which the most frequent are sought by a count that is stored, before their paragraphs are counted.
_LIKELY = 50

_FACETS = (
    _FacetQuery(
        "source",
        "Source",
        """
        SELECT s.key AS value, coalesce(s.title, s.key) AS label, paragraphs AS number
        FROM held CROSS JOIN sources AS s ON s.id = held.source_id
        ORDER BY number DESC, value LIMIT ?
        """,
        """
        SELECT s.key AS value, coalesce(s.title, s.key) AS label, number
        FROM (
            SELECT c.source_id, c.paragraphs AS number
            FROM sources AS s CROSS JOIN source_counts AS c ON c.source_id = s.id -- by an index: no source is read
            WHERE c.paragraphs > 0 ORDER BY number DESC, s.key LIMIT ?
        ) AS most
        CROSS JOIN sources AS s ON s.id = most.source_id
        ORDER BY number DESC, value
        """,
    ),
    _FacetQuery("publisher", "Publisher", *_of_source("publisher")),
    _FacetQuery("year", "Year", *_of_source("published_on", "substr(published_on, 1, 4)")),
    _FacetQuery("lang", "Language", *_of_source("language")),
    _FacetQuery(
        "actor",
        "Actor",
        """
        SELECT a.key AS value, a.name AS label, count(DISTINCT fit.id) AS number
        FROM fit CROSS JOIN mentions AS m ON m.paragraph_id = fit.id
        CROSS JOIN entities AS e ON e.id = m.entity_id JOIN actors AS a ON a.id = e.actor_id
        GROUP BY a.id ORDER BY number DESC, a.ordinal LIMIT ?
        """,
        """
        SELECT a.key AS value, a.name AS label, count(DISTINCT m.paragraph_id) AS number
        FROM actors AS a CROSS JOIN entities AS e ON e.actor_id = a.id
        CROSS JOIN mentions AS m ON m.entity_id = e.id AND m.counts = 1
        GROUP BY a.id ORDER BY number DESC, a.ordinal LIMIT ?
        """,
    ),
    _FacetQuery(
        "issue",
        "Issue",
        """
        SELECT i.key AS value, i.name AS label, count(DISTINCT ev.paragraph_id) AS number
        FROM evidence AS ev JOIN statements AS st ON st.id = ev.statement_id AND st.counts = 1
        JOIN issues AS i ON i.id = st.issue_id
        WHERE ev.paragraph_id IN (SELECT id FROM fit)
        GROUP BY i.id ORDER BY number DESC, i.ordinal LIMIT ?
        """,
        """
        SELECT i.key AS value, i.name AS label, count(DISTINCT p.id) AS number
        FROM issues AS i CROSS JOIN statements AS st ON st.issue_id = i.id AND st.counts = 1
        CROSS JOIN evidence AS ev ON ev.statement_id = st.id
        CROSS JOIN paragraphs AS p ON p.id = ev.paragraph_id AND p.counts = 1
        GROUP BY i.id ORDER BY number DESC, i.ordinal LIMIT ?
        """,
    ),
    _FacetQuery(
        "speaker",
        "Speaker",
        """
        SELECT e.key AS value, e.name AS label, count(DISTINCT fit.id) AS number
        FROM fit CROSS JOIN quotes AS q ON q.paragraph_id = fit.id -- a term has no speaker
        CROSS JOIN entities AS e ON e.id = q.speaker_id
        GROUP BY e.id ORDER BY number DESC, value LIMIT ?
        """,
        f"""
        SELECT e.key AS value, e.name AS label, count(DISTINCT q.paragraph_id) AS number
        FROM (SELECT id, key, name FROM entities WHERE quote_count > 0 ORDER BY quote_count DESC LIMIT {_LIKELY}) AS e
        JOIN quotes AS q ON q.speaker_id = e.id AND q.counts = 1 AND q.form <> 'term'
        GROUP BY e.id ORDER BY number DESC, value LIMIT ?
        """,
    ),
    _FacetQuery(
        "entity",
        "Entity",
        """
        SELECT e.key AS value, e.name AS label, number
        FROM (
            SELECT m.entity_id, count(DISTINCT fit.id) AS number
            FROM fit CROSS JOIN mentions AS m ON m.paragraph_id = fit.id GROUP BY m.entity_id
        ) AS found
        CROSS JOIN entities AS e ON e.id = found.entity_id
        ORDER BY number DESC, value LIMIT ?
        """,
        f"""
        SELECT e.key AS value, e.name AS label, (
            SELECT count(*) FROM (SELECT DISTINCT paragraph_id FROM mentions WHERE entity_id = e.id AND counts = 1)
        ) AS number
        FROM (SELECT id, key, name FROM entities WHERE mention_count > 0 ORDER BY mention_count DESC LIMIT {_LIKELY})
            AS e
        ORDER BY number DESC, value LIMIT ?
        """,
    ),
)


@uncollected()
def facets(
    connection: sqlite3.Connection, chosen: Filter, patience: Patience, memory: Memory, *, limit: int
) -> list[Facet]:
    """Every facet under the filter, each with its `limit` most frequent values.

    Of more than `MOST_COUNTED` paragraphs, or than are found in `TIME`, the first so many are counted, and the facets
    are not exact.
    """
    is_exact = True
    found: dict[str, list[FacetValue]] = {facet.field: [] for facet in _FACETS}
    if chosen.tree is None:
        for facet in _FACETS:
            rows = connection.execute(facet.stored, (limit,))
            found[facet.field] = [FacetValue(*row) for row in rows]
    else:
        memory.refresh()
        with patience.within(*TIME):
            fit, is_exact = _fitting(connection, chosen, patience, memory)
        parts = " UNION ALL ".join(
            f"SELECT * FROM (SELECT '{facet.field}', value, label, number FROM ({facet.within}))"
            for facet in _FACETS
        )
        given = (json.dumps(fit[:MOST_COUNTED]), *([limit] * len(_FACETS)))
        for field, *row in connection.execute(f"{_FIT} {parts}", given):
            found[field].append(FacetValue(*row))
    return [
        Facet(facet.field, facet.label, tuple(found[facet.field]), is_exact=is_exact) for facet in _FACETS
    ]


def _fitting(
    connection: sqlite3.Connection, chosen: Filter, patience: Patience, memory: Memory
) -> tuple[list[int], bool]:
    """The paragraphs that fit, or the first of very many, and whether these are all."""
    if ways := alternatives(connection, chosen):
        found_so = [_fitting(connection, way, patience, memory) for way in in_turn(ways, patience)]
        every = sorted({row_id for ids, _ in found_so for row_id in ids})
        return every, all(is_all for _, is_all in found_so) and len(every) <= MOST_COUNTED
    text, _ = chosen.split()
    if text is not None and chosen.is_words_alone:
        # As the search for the same words found them, a moment ago.
        found = Exact(means_for(connection, chosen, patience, memory, wanted=0)).scored(text)
        if found is not None and found.is_complete and len(found.scored) <= MOST_COUNTED:
            return [row_id for row_id, _ in found.scored], True
    fit, is_whole = fitting(connection, chosen)
    rows, is_all = patience.rows(f"{fit.text} LIMIT ?", (*fit.values, MOST_COUNTED + 1))
    return [row[0] for row in rows], is_whole and is_all and len(rows) <= MOST_COUNTED
