"""`codebook.yaml`: the actors to compare and the issues to compare them on."""

from __future__ import annotations

from collections.abc import Iterable

from aigov_tui.corpus.curated.fields import Record, is_new
from aigov_tui.model.position import Actor, Issue


def read_codebook(
    actors: Iterable[Record], issues: Iterable[Record]
) -> tuple[tuple[Actor, ...], tuple[Issue, ...]]:
    """The actors and the issues of the file, each in its order."""
    return (
        tuple(actor for record in actors if (actor := _read_actor(record)) is not None),
        tuple(issue for record in issues if (issue := _read_issue(record)) is not None),
    )


def _read_actor(record: Record) -> Actor | None:
    actor = Actor(
        key=record.needed("key"),
        name=record.needed("name"),
        entity_key=record.text("entity"),
        description=record.text("description"),
    )
    return actor if record.finish() and is_new(record, actor.key) else None


def _read_issue(record: Record) -> Issue | None:
    against = record.texts("against")
    issue = Issue(
        key=record.needed("key"),
        name=record.needed("name"),
        question=record.needed("question"),
        definition=record.needed("definition"),
        includes=record.text("includes"),
        excludes=record.text("excludes"),
        vocabulary=tuple(dict.fromkeys((*record.texts("vocabulary"), *against))),
        against=against,
    )
    return issue if record.finish() and is_new(record, issue.key) else None
