"""Small documents made of paragraphs, names and quotes, for tests of the store."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Alias, Entity, EntityKind, Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Actor, Evidence, Issue, Review, Stance, Statement, Voice
from aigov_tui.model.problem import Problem
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import DatePrecision, Document, Metadata, Paragraph, ParagraphKind
from aigov_tui.store.writer import Writer

LI = Entity("li-qiang", "Li Qiang", EntityKind.PERSON, Origin.CURATED, actor_key="china", gender="m",
            roles=("premier", "总理"), aliases=(Alias("李强", "zh"), Alias("Premier Li")))  # fmt: skip
CHINA = Entity("china", "China", EntityKind.PLACE, Origin.CURATED, actor_key="china")
ENTITIES = (LI, CHINA)
CODEBOOK = Codebook(
    (Actor("china", "China", "china"), Actor("us", "United States", "united-states")),
    (
        Issue("rules", "Rules", "Should there be rules?", "Who sets rules.", vocabulary=("rule*", "治理")),
        Issue("chips", "Chips", "Should chips be sold?", "Access to chips."),
    ),
)


def fingerprint(text: str) -> int | None:
    """As the corpus layer's, in spirit: equal for equal words, None for short texts."""
    words = " ".join(text.lower().split())
    return (
        None
        if len(words) < 20
        else int(hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:15], 16)
    )


def document(
    name: str,
    *texts: str,
    boilerplate: Sequence[int] = (),
    duplicates: dict[int, int] | None = None,
    **about: Any,  # noqa: ANN401  # fields of Metadata
) -> Document:
    """A document with one paragraph a text, at `docs/<name>.txt`."""
    text = "\n\n".join(texts) + "\n"
    paragraphs, at = [], 0
    for ordinal, words in enumerate(texts):
        kind = ParagraphKind.BOILERPLATE if ordinal in boilerplate else ParagraphKind.BODY
        paragraphs.append(
            Paragraph(
                ordinal,
                kind,
                at,
                at + len(words),
                words,
                duplicate_of=(duplicates or {}).get(ordinal),
                fingerprint=fingerprint(words),
            )
        )
        at += len(words) + 2
    metadata = Metadata(**{"published_on": "2025-07-26", "published_precision": DatePrecision.DAY, **about})
    return Document(
        key=name,
        path=f"docs/{name}.txt",
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        size=len(text.encode("utf-8", "replace")),
        encoding="utf-8",
        text=text,
        metadata=metadata,
        paragraphs=tuple(paragraphs),
    )


def extraction(
    document: Document, *, names: dict[str, str] | None = None, quotes: Sequence[str] = ()
) -> Extraction:
    """Every occurrence of `names` (words → entity key) as a mention, of `quotes` as a direct quote by Li Qiang.

    Keys that start with `x:` are extracted entities.
    """
    mentions, found, entities = [], [], {}
    for paragraph in document.paragraphs:
        for words, key in (names or {}).items():
            if key.startswith("x:"):
                entities[key] = Entity(key, words, EntityKind.ORGANIZATION, Origin.EXTRACTED)
            origin = Origin.EXTRACTED if key.startswith("x:") else Origin.CURATED
            for start in _starts(paragraph, words):
                mentions.append(Mention(key, paragraph.ordinal, start, start + len(words), words, origin, 1))
        for words in quotes:
            for start in _starts(paragraph, words):
                found.append(
                    Quote(paragraph.ordinal, start, start + len(words), words, QuoteForm.DIRECT, "li-qiang", "Li",
                          None, None, SpeakerForm.SHORT_NAME, "said", Attribution.CUE_AFTER, 0.97)
                )  # fmt: skip
    return Extraction(
        tuple(entities.values()),
        tuple(sorted(mentions, key=lambda mention: mention.start_char)),
        tuple(sorted(found, key=lambda quote: quote.start_char)),
    )


def _starts(paragraph: Paragraph, words: str) -> list[int]:
    starts, at = [], paragraph.text.find(words)
    while at >= 0:
        starts.append(paragraph.start_char + at)
        at = paragraph.text.find(words, at + len(words))
    return starts


def statement(key: str, evidence: Evidence, **changed: object) -> Statement:
    """China supports rules, says Li."""
    values: dict[str, Any] = {
        "key": key, "actor_key": "china", "issue_key": "rules", "stance": Stance.SUPPORTS, "summary": "It wants rules.",
        "voice": Voice.SELF_QUOTED, "asserter_key": "li-qiang", "asserter_text": None, "stated_on": "2025-07-26",
        "origin": Origin.CURATED, "review": Review.UNREVIEWED, "confidence": None, "evidence": (evidence,),
    }  # fmt: skip
    return Statement(**{**values, **changed})


def evidence(document: Document, words: str) -> Evidence:
    """The first occurrence of `words`."""
    start = document.text.index(words)
    return Evidence(document.key, words, start_char=start, end_char=start + len(words))


def finish(writer: Writer, *, problems: Sequence[Problem] = (), paths: Sequence[str] = ("docs",)) -> int:
    """End an import; what its counts say is not what these tests are about."""
    return writer.finish(
        paths=paths, started_at="2025-08-01T00:00:00+00:00", counts={"added": 1}, problems=problems
    )


def store(path: Path, *documents: tuple[Document, Extraction], remove: Sequence[str] = ()) -> None:
    """One import of `documents`, as the pipeline does it."""
    with Writer(path) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        writer.remove(remove)
        for one, found in documents:
            writer.put_document(one, found, recipe="r1")
        writer.mark_repeats()
        finish(writer)


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What any plain SQLite connection answers."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is not an index's own, without the times of imports."""
    tables = rows(path, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        " AND name NOT LIKE '%_fts%' AND name NOT IN ('imports', 'problems', 'migrations')")  # fmt: skip
    return {table: rows(path, f"SELECT * FROM {table} ORDER BY 1") for (table,) in sorted(tables)}
