"""What only shows when all documents are there: evidence found in its sources, anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from aigov_tui.extract.evidence import Location, Match, locate
from aigov_tui.model.position import Evidence, Statement
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.store.writer import Writer

TextOf = Callable[[str], str | None]


def located(
    statements: Iterable[Statement], text_of: TextOf, problems: list[Problem], files: Mapping[str, str]
) -> Iterator[Statement]:
    """The statements with their evidence's spans found; what is not found verbatim goes to `problems`, with the path
    of the file that `files` names for the statement's key.

    A statement left without evidence is left out: no evidence, no statement.
    """
    for statement in statements:
        evidence = tuple(_located_evidence(statement, text_of, problems, files.get(statement.key)))
        if evidence:
            yield replace(statement, evidence=evidence)


def _located_evidence(
    statement: Statement, text_of: TextOf, problems: list[Problem], path: str | None
) -> Iterator[Evidence]:
    for evidence in statement.evidence:
        text = text_of(evidence.source_key)
        if text is None:
            problems.append(
                Problem(
                    "evidence-source-missing",
                    f"Statement “{statement.key}”: its source “{evidence.source_key}” is not in the database. "
                    "Import the document, or correct the key.",
                    Severity.WARNING,
                    path,
                )
            )
            continue
        place = locate(text, evidence.exact, prefix=evidence.prefix, suffix=evidence.suffix)
        if isinstance(place, Location):
            if place.match is not Match.EXACT:
                problems.append(_set_otherwise(statement, evidence, path))
            exact = text[place.start_char : place.end_char]
            yield replace(evidence, exact=exact, start_char=place.start_char, end_char=place.end_char)
            continue
        problems.append(
            Problem(
                "evidence-not-found",
                f"Statement “{statement.key}”: these words are not in “{evidence.source_key}”: “{evidence.exact}”."
                + (f" The nearest there: “{place.nearest}”." if place.nearest else ""),
                Severity.ERROR,
                path,
            )
        )


def _set_otherwise(statement: Statement, evidence: Evidence, path: str | None) -> Problem:
    return Problem(
        "evidence-set-otherwise",
        f"Statement “{statement.key}”: “{evidence.source_key}” has these words with other quotation marks, dashes or "
        f"blanks; they are stored as they stand there: “{evidence.exact}”.",
        Severity.INFO,
        path,
    )


def anchor_reviews(writer: Writer) -> None:
    """Find the words of suggestions that people decided on again in documents that changed."""
    for reviewed in writer.reviewed_words():
        text = writer.text_of(reviewed.source_key)
        span: tuple[int, int] | None = None
        if text is not None:
            place = locate(text, reviewed.exact, prefix=reviewed.prefix, suffix=reviewed.suffix, fuzzy=0.85)
            if isinstance(place, Location):
                span = (place.start_char, place.end_char)
        writer.anchor_review(reviewed.id, span)


def anchor_annotations(writer: Writer) -> None:
    """Find the words of people's annotations again in documents that changed; what is gone becomes orphaned."""
    for annotation in writer.annotations():
        text = writer.text_of(annotation.source_key)
        span: tuple[int, int] | None = None
        if text is not None:
            place = locate(
                text, annotation.exact, prefix=annotation.prefix, suffix=annotation.suffix, fuzzy=0.85
            )
            if isinstance(place, Location):
                span = (place.start_char, place.end_char)
        writer.anchor_annotation(annotation.id, span)
