"""Which paragraphs the fields of a query let through, where these are few: they are looked up before the words are."""

from __future__ import annotations

from collections.abc import Iterator

from aigov_tui.store.search.filter import DATES, Filter
from aigov_tui.store.search.resolve import Resolved
from aigov_tui.store.search.rules import RULES, Rule
from aigov_tui.store.search.sql import Sql, marks
from aigov_tui.store.search.tree import Field, Not, conjuncts

_FACTS = "id, publisher, published_on, language, kind"
"""What an index has of documents."""
_SAMPLE = 200
"""Documents that are looked at to see whether many fit."""
_LEAST_OF_MANY = 5
"""Paragraphs that documents have on average, or more: so many less documents are counted to know that they are many."""


def let_through(chosen: Filter, most: int) -> Iterator[tuple[Sql, Sql]]:
    """For each field at the top that an index answers, a SELECT of the ids of the paragraphs it lets through.

    Of what is excluded, those that ask for documents. Each comes with a quick one that counts no further than it takes to know that there are more than `most`.
    """
    if (dates := _between(chosen)) is not None:
        yield _of_sources(dates, most)
    for node in sorted(conjuncts(chosen.tree), key=lambda node: isinstance(node, Not)):
        field = node.item if isinstance(node, Not) else node
        resolved = chosen.fields.get(field) if isinstance(field, Field) else None
        rule = RULES.get(resolved.rule) if resolved is not None else None
        if resolved is None or rule is None or not rule.is_indexed:
            continue
        if isinstance(node, Not):
            if rule.place == "source":
                yield _left_over(rule, resolved, most)
            continue
        asked = rule.rows.format(values=marks(resolved.values), plus="")
        if rule.place == "source":
            yield _of_sources(Sql(f"SELECT {rule.column} AS id FROM {asked}", resolved.values), most)
            continue
        # + keeps SQLite from going through an index of all paragraphs, so as to meet each of them once.
        rows = f"SELECT +{rule.column} AS id FROM {asked}"
        # A paragraph may stand there more than once, but seldom often.
        count = f"SELECT count(*) / 2 FROM (SELECT 1 FROM ({rows}) LIMIT {2 * most + 2})"
        yield (
            Sql(count, resolved.values),
            Sql(f"SELECT DISTINCT id FROM ({rows}) LIMIT {most + 1}", resolved.values),
        )


def _between(chosen: Filter) -> Sql | None:
    """The documents of several dates at the top: few may lie between two, each of which lets many through."""
    resolved = (chosen.fields.get(node) for node in conjuncts(chosen.tree) if isinstance(node, Field))
    dates = [one for one in resolved if one is not None and one.rule in DATES]
    if len(dates) < 2:
        return None
    rows = [RULES[one.rule].rows.format(values=marks(one.values)) for one in dates]
    conditions = " AND ".join(condition.partition(" WHERE ")[2] for condition in rows)
    values = tuple(value for one in dates for value in one.values)
    return Sql(f"SELECT w.id AS id FROM sources AS w WHERE {conditions}", values)


def _of_sources(sources: Sql, most: int) -> tuple[Sql, Sql]:
    """From the ids of documents, how many paragraphs they have, and which: see `let_through`."""
    count = (
        f"SELECT coalesce(sum(c.paragraphs), 0) FROM ({sources.text} LIMIT {most // _LEAST_OF_MANY})"
        " AS one CROSS JOIN source_counts AS c ON c.source_id = one.id"
    )
    rows = f"SELECT p.id FROM ({sources.text}) AS one CROSS JOIN paragraphs AS p ON p.source_id = one.id"
    return Sql(count, sources.values), Sql(f"{rows} LIMIT {most + 1}", sources.values)


def _left_over(rule: Rule, resolved: Resolved, most: int) -> tuple[Sql, Sql]:
    """The same of the documents that are left where some are excluded: mostly many, as the first few show."""
    condition = rule.rows.partition(" WHERE ")[2].format(values=marks(resolved.values))
    others = f"WHERE NOT coalesce({condition}, 0)"
    first = f"SELECT count(*) FROM (SELECT {_FACTS} FROM sources LIMIT {_SAMPLE}) AS w {others}"
    count, rows = _of_sources(Sql(f"SELECT w.id FROM sources AS w {others}", resolved.values), most)
    asked = f"SELECT CASE WHEN ({first}) > {_SAMPLE // 20} THEN {most + 1} ELSE ({count.text}) END"
    return Sql(asked, resolved.values * 2), rows
