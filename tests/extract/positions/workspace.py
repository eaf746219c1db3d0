"""A codebook of other actors and another subject than the seeds', and documents made of plain sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aigov_tui.extract.positions import PositionFinder
from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Entity, EntityKind, Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Actor, Issue, Statement
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import Document, Metadata, Paragraph, ParagraphKind

NAMES: Mapping[str, tuple[EntityKind, str | None]] = {
    "Freedonia": (EntityKind.PLACE, "fre"),
    "Minister Firefly": (EntityKind.PERSON, "fre"),
    "Herring Charter": (EntityKind.DOCUMENT, "fre"),
    "Sylvania": (EntityKind.PLACE, "syl"),
    "Ambassador Trentino": (EntityKind.PERSON, "syl"),
    "Vera Marcal": (EntityKind.PERSON, None),
    "Ministry of Fish": (EntityKind.ORGANIZATION, None),
    "弗里多尼亚": (EntityKind.PLACE, "fre"),
    "西尔维尼亚": (EntityKind.PLACE, "syl"),
}

CODEBOOK = Codebook(
    actors=(Actor("fre", "Freedonia"), Actor("syl", "Sylvania")),
    issues=(
        Issue(
            "quotas",
            "Quotas",
            "Should catches be limited?",
            "Limits on catches.",
            vocabulary=("fishing quota", "catch limit*", "overfishing", "捕捞配额"),
        ),
        Issue(
            "ports",
            "Ports",
            "Should ports be open to foreign fleets?",
            "Who may land.",
            vocabulary=(
                "harbour access",
                "foreign fleet*",
                "landing rights",
                "one freedonia policy",
                "港口准入",
            ),
        ),
    ),
)

ENTITIES = [Entity(name, name, kind, Origin.CURATED, actor) for name, (kind, actor) in NAMES.items()]


def document(*paragraphs: str, kind: ParagraphKind = ParagraphKind.BODY) -> Document:
    text = "\n".join(paragraphs)
    made, start = [], 0
    for ordinal, words in enumerate(paragraphs):
        made.append(Paragraph(ordinal, kind, start, start + len(words), words))
        start += len(words) + 1
    return Document("doc", "doc.txt", "", len(text), "utf-8", text, Metadata(), tuple(made))


def mentions(made: Document) -> tuple[Mention, ...]:
    found = []
    for paragraph in made.paragraphs:
        for match in re.finditer("|".join(map(re.escape, NAMES)), paragraph.text):
            start = paragraph.start_char + match.start()
            end = paragraph.start_char + match.end()
            found.append(
                Mention(match.group(), paragraph.ordinal, start, end, match.group(), Origin.CURATED, 1.0)
            )
    return tuple(found)


def quote(made: Document, words: str, speaker: str | None, form: QuoteForm = QuoteForm.DIRECT) -> Quote:
    start = made.text.index(words)
    paragraph = next(p.ordinal for p in made.paragraphs if p.start_char <= start < p.end_char)
    return Quote(
        paragraph,
        start,
        start + len(words),
        words,
        form,
        speaker,
        speaker,
        None,
        None,
        SpeakerForm.NAME,
        "said",
        Attribution.CUE_AFTER,
        1.0,
    )


def suggested(made: Document, quotes: Sequence[Quote] = ()) -> list[Statement]:
    return PositionFinder(CODEBOOK, ENTITIES).suggest(made, Extraction((), mentions(made), tuple(quotes)))


def told(sentence: str) -> list[tuple[str, str, str, str]]:
    """(actor, issue, stance, voice) of what is suggested for one sentence without quotes."""
    return [(s.actor_key, s.issue_key, s.stance.value, s.voice.value) for s in suggested(document(sentence))]
