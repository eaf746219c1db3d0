"""`statements.yaml`: positions coded by hand, with the words that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aigov_tui.corpus.curated.fields import Record, is_new
from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Evidence, Review, Stance, Statement, Voice
from aigov_tui.model.problem import Severity


def read_statements(records: Iterable[Record]) -> tuple[Statement, ...]:
    """The statements of the file, in its order; one without evidence is left out."""
    statements = (_read_statement(record) for record in records)
    return tuple(statement for statement in statements if statement is not None)


def _read_statement(record: Record) -> Statement | None:
    key, actor, issue = record.needed("key"), record.needed("actor"), record.needed("issue")
    stance = record.choice("stance", Stance)
    summary = record.needed("summary")
    voice = record.choice("voice", Voice)
    asserter, asserter_text = record.text("asserter"), record.text("asserter_text")
    stated = record.date("stated")
    evidence = tuple(_evidence(record))
    if not record.finish() or stance is None or voice is None or not is_new(record, key):
        return None
    if not evidence:
        record.say(f"The statement “{key}” has no evidence; it was left out.", severity=Severity.ERROR)
        return None
    if asserter is not None and asserter_text is not None:
        record.say("“asserter” and “asserter_text” are both given; the entity stands.")
        asserter_text = None
    return Statement(
        key=key,
        actor_key=actor,
        issue_key=issue,
        stance=stance,
        summary=summary,
        voice=voice,
        asserter_key=asserter,
        asserter_text=asserter_text,
        stated_on=stated.iso if stated is not None else None,
        origin=Origin.CURATED,
        review=Review.ACCEPTED,  # a person wrote it
        confidence=None,
        evidence=evidence,
    )


def _evidence(record: Record) -> Iterator[Evidence]:
    for item in record.records("evidence", "piece of evidence"):
        if isinstance(item, str):
            record.say("A piece of evidence needs “source” and “exact”.", severity=Severity.ERROR)
            continue
        source = item.needed("source")
        exact = item.needed("exact", verbatim=True)
        prefix, suffix = item.verbatim("prefix"), item.verbatim("suffix")
        if item.finish():
            yield Evidence(source, exact, prefix, suffix)
