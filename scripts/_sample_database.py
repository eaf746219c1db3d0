"""A database of any size for benchmarks of reading: the texts of `make_corpus.py`, the names and quotes that it put
there looked up instead of extracted, so that a million paragraphs are built in minutes.

Every document has a publisher, a language and a date; one paragraph in twelve is boilerplate, and every twentieth
document reprints a paragraph of the one before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from make_corpus import PARAGRAPHS_A_DOCUMENT, Maker, maker_of

from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Entity, EntityKind, Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Actor, Evidence, Issue, Review, Stance, Statement, Voice
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import DatePrecision, Document, Metadata, Paragraph, ParagraphKind
from aigov_tui.store.spacing import has_han
from aigov_tui.store.writer import Writer

PUBLISHERS = 40
REPRINT_EVERY = 20
BYTES_A_PARAGRAPH = 480
"""About as many, in either language: an import knows beforehand how much there is."""
BOILERPLATE = "Share this story and subscribe to our newsletter."
CODEBOOK = Codebook(
    (Actor("china", "China", "china"), Actor("us", "United States", "united-states")),
    (
        Issue(
            "rules", "Rules", "Should there be rules?", "Who sets rules.", vocabulary=("rule*", "standard")
        ),
        Issue("chips", "Chips", "Should chips be sold?", "Access to chips.", vocabulary=("chip*",)),
    ),
)
_NAME = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_LONGEST_CHINESE_NAME = 8
_QUOTE = re.compile(r"“([^”]+),” (said|added|told reporters|argued|warned|announced) ([^.“”]+)\.")
_CHINESE_QUOTE = re.compile(r"([^。，“”]+?)(表示|说|指出|强调|认为|称)：“([^”]+)。”")


@dataclass(frozen=True, slots=True)
class Sample:
    """A document as made, and what stands in it."""

    document: Document
    extraction: Extraction


def build(path: Path, paragraphs: int, seed: int = 1, language: str = "en") -> int:
    """Write a new database with `paragraphs` paragraphs of running text; returns the size of the texts in bytes."""
    maker = maker_of(language, seed)
    names = _names(maker)
    size = 0
    with Writer(path, expected_bytes=BYTES_A_PARAGRAPH * paragraphs) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(entity for entity in names.values() if entity.origin is Origin.CURATED)
        for number, sample in enumerate(samples(paragraphs, maker, names)):
            writer.put_document(sample.document, sample.extraction, recipe="sample")
            size += sample.document.size
            if number == 0:
                writer.put_statements([_statement(sample.document)])
        writer.finish(
            paths=["sample"],
            started_at="2025-01-01T00:00:00+00:00",
            counts={"added": 0, "changed": 0, "unchanged": 0, "removed": 0},
            problems=[],
        )
    return size


def samples(paragraphs: int, maker: Maker, names: Mapping[str, Entity]) -> Iterator[Sample]:
    """Documents with `paragraphs` paragraphs of running text in all, the same for the same seed."""
    before = ""
    for number in range(-(-paragraphs // PARAGRAPHS_A_DOCUMENT)):
        title, day, *texts = maker.document(PARAGRAPHS_A_DOCUMENT).rstrip("\n").split("\n\n")
        texts = texts[: paragraphs - number * PARAGRAPHS_A_DOCUMENT]
        if number % REPRINT_EVERY == REPRINT_EVERY - 1:
            texts[-1] = before
        before = texts[0]
        document = _document(number, title, day, texts)
        yield Sample(document, _extraction(document, names))


def _document(number: int, title: str, day: str, texts: list[str]) -> Document:
    parts = [(ParagraphKind.TITLE, title), *((ParagraphKind.BODY, text) for text in texts)]
    parts.append((ParagraphKind.BOILERPLATE, BOILERPLATE))
    text = "\n\n".join(words for _, words in parts) + "\n"
    paragraphs, at = [], 0
    for ordinal, (kind, words) in enumerate(parts):
        same = int(hashlib.sha256(words.encode()).hexdigest()[:15], 16) if len(words) > 80 else None
        paragraphs.append(Paragraph(ordinal, kind, at, at + len(words), words, fingerprint=same))
        at += len(words) + 2
    data = text.encode()
    publisher = f"Paper {hash_of(number) % PUBLISHERS:02}"
    usual, other = ("zh", "en") if has_han(title) else ("en", "zh")
    language = usual if hash_of(number + 7) % 10 else other
    metadata = Metadata(title, publisher, None, day, DatePrecision.DAY, language=language, kind="news")
    return Document(
        key=f"d{number:06}",
        path=f"sample/{number:06}.txt",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding="utf-8",
        text=text,
        metadata=metadata,
        paragraphs=tuple(paragraphs),
    )


def hash_of(number: int) -> int:
    """A number that looks like chance and is not."""
    return int(hashlib.sha256(str(number).encode()).hexdigest()[:8], 16)


def _names(maker: Maker) -> dict[str, Entity]:
    """The places and people that texts name, by name."""
    actors = {"China": "china", "United States": "us", "中国": "china", "美国": "us"}
    names = {
        place: Entity(
            re.sub(r"\W+", "-", place.lower()).strip("-"), place, EntityKind.PLACE, Origin.CURATED, actors.get(place)
        )
        for place in maker.places
    }  # fmt: skip
    for person in maker.people:
        names[person] = Entity(f"x:person:{person.lower()}", person, EntityKind.PERSON, Origin.EXTRACTED)
    return names


def _extraction(document: Document, names: Mapping[str, Entity]) -> Extraction:
    found: dict[str, Entity] = {}
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    for paragraph in document.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            continue
        for start, name in _named(paragraph.text, names):
            entity = names[name]
            found[entity.key] = entity
            first = paragraph.start_char + start
            mentions.append(
                Mention(entity.key, paragraph.ordinal, first, first + len(name), name, Origin.EXTRACTED, 0.9)
            )
        quotes.extend(_quotes(paragraph, names))
    extracted = tuple(entity for entity in found.values() if entity.origin is Origin.EXTRACTED)
    return Extraction(extracted, tuple(mentions), tuple(quotes))


def _named(text: str, names: Mapping[str, Entity]) -> Iterator[tuple[int, str]]:
    """Where which of the names stand."""
    for found in _NAME.finditer(text):
        if found[0] in names:
            yield found.start(), found[0]
    if has_han(text):
        at = 0
        while at < len(text) - 1:
            sizes = range(_LONGEST_CHINESE_NAME, 1, -1)
            name = next((text[at : at + size] for size in sizes if text[at : at + size] in names), None)
            if name is not None and has_han(name):
                yield at, name
            at += len(name) if name is not None else 1


def _quotes(paragraph: Paragraph, names: Mapping[str, Entity]) -> Iterator[Quote]:
    for quote in _QUOTE.finditer(paragraph.text):
        yield _quote(paragraph, quote, 1, 3, Attribution.CUE_AFTER, names)
    for quote in _CHINESE_QUOTE.finditer(paragraph.text):
        yield _quote(paragraph, quote, 3, 1, Attribution.CUE_BEFORE, names)


def _quote(
    paragraph: Paragraph,
    found: re.Match[str],
    words: int,
    speaker: int,
    attribution: Attribution,
    names: Mapping[str, Entity],
) -> Quote:
    """Of what was found, the groups number `words` and `speaker`; the cue is between them."""
    entity, at = names.get(found[speaker]), paragraph.start_char
    return Quote(
        paragraph.ordinal,
        at + found.start(words),
        at + found.end(words),
        found[words],
        QuoteForm.DIRECT,
        entity.key if entity is not None else None,
        found[speaker],
        at + found.start(speaker),
        at + found.end(speaker),
        SpeakerForm.NAME,
        found[2],
        attribution,
        0.95,
    )


def _statement(document: Document) -> Statement:
    paragraph = document.paragraphs[1]
    evidence = Evidence(
        document.key,
        paragraph.text,
        start_char=paragraph.start_char,
        end_char=paragraph.end_char,
    )
    return Statement(
        "s1", "china", "rules", Stance.SUPPORTS, "A position.", Voice.SELF_QUOTED, None, None, None,
        Origin.CURATED, Review.UNREVIEWED, None, (evidence,),
    )  # fmt: skip
