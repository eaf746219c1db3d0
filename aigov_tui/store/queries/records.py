"""The database in numbers, its imports and their problems, and a person's annotations."""

from __future__ import annotations

import sqlite3

from aigov_tui.model.problem import Severity
from aigov_tui.model.rows import AnnotationRow, ImportRow, Overview, ProblemRow
from aigov_tui.store.annotation_rows import COLUMNS, annotation_row
from aigov_tui.store.queries.typed import typed

# In the order of Overview; what can be many is counted by source already.
_OVERVIEW = """
    SELECT count(*),
        coalesce(sum(c.paragraphs), 0),
        coalesce(sum(c.repeated_paragraphs), 0),
        coalesce(sum(c.boilerplate_paragraphs), 0),
        coalesce(sum(s.characters), 0),
        (SELECT count(*) FROM entities WHERE mention_count > 0),
        coalesce(sum(c.mentions), 0),
        coalesce(sum(c.quotes), 0),
        coalesce(sum(c.terms), 0),
        (SELECT count(*) FROM statements WHERE counts = 1),
        (SELECT count(*) FROM problems WHERE stands = 1),
        (SELECT max(finished_at) FROM imports),
        count(*) - (SELECT count(*) FROM source_families WHERE relation <> 'fullest'),
        (SELECT count(*) FROM statements WHERE review = 'unreviewed' AND origin = 'extracted' AND superseded = 0)
    FROM sources AS s LEFT JOIN source_counts AS c ON c.source_id = s.id
"""
_IMPORTS = """
    SELECT id, started_at, finished_at, paths, added, changed, unchanged, removed, problems, version
    FROM imports ORDER BY id DESC LIMIT ?
"""
_PROBLEMS = """
    SELECT id, import_id, code, severity, path, line, message FROM problems
    WHERE {where}
    ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, path, line, id
"""
_ANNOTATIONS = f"""
    SELECT {COLUMNS} FROM annotations {{where}}
    ORDER BY source_key, start_char IS NULL, start_char, id
"""


def overview(connection: sqlite3.Connection) -> Overview:
    """The database in numbers."""
    return Overview(*connection.execute(_OVERVIEW).fetchone())


def imports(connection: sqlite3.Connection, *, limit: int) -> list[ImportRow]:
    """The latest imports, newest first."""
    return [ImportRow(*row) for row in connection.execute(_IMPORTS, (limit,))]


def problems(connection: sqlite3.Connection, import_id: int | None) -> list[ProblemRow]:
    """The problems of one import, or those that stand; errors first."""
    where, values = ("stands = 1", ()) if import_id is None else ("import_id = ?", (import_id,))
    rows = connection.execute(_PROBLEMS.format(where=where), values)
    return [ProblemRow(*typed(row, {3: Severity})) for row in rows]


def annotated(connection: sqlite3.Connection, source_key: str | None) -> list[AnnotationRow]:
    """A person's annotations on one source or on all, orphaned ones too."""
    where, values = ("", ()) if source_key is None else ("WHERE source_key = ?", (source_key,))
    return [annotation_row(row) for row in connection.execute(_ANNOTATIONS.format(where=where), values)]
