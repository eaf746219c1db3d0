"""A small corpus with one of everything that reading has to get right."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Alias, Entity, EntityKind, Mention, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Actor, Evidence, Issue, Review, Stance, Statement, Voice
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.quote import Attribution, Quote, QuoteForm, SpeakerForm
from aigov_tui.model.source import DatePrecision, Document, Metadata, Paragraph, ParagraphKind
from aigov_tui.store.writer import Writer

K = ParagraphKind
TRUMP_SAID = "The U.S. published its action plan; “America must win,” said Donald Trump in Washington, again and again."

ENTITIES = (
    Entity("li-qiang", "Li Qiang", EntityKind.PERSON, Origin.CURATED, actor_key="china", aliases=(Alias("李强", "zh"),)),
    Entity("china", "China", EntityKind.PLACE, Origin.CURATED, actor_key="china", aliases=(Alias("Beijing"), Alias("PRC"))),
    Entity("united-states", "United States", EntityKind.PLACE, Origin.CURATED, actor_key="us", aliases=(Alias("U.S."),)),
    Entity("trump", "Donald Trump", EntityKind.PERSON, Origin.CURATED, actor_key="us"),
    Entity("x:person:critics", "Critics", EntityKind.ORGANIZATION, Origin.EXTRACTED),
)  # fmt: skip
NAMES = {
    "Li Qiang": "li-qiang", "李强": "li-qiang", "China": "china", "Beijing": "china", "U.S.": "united-states",
    "Donald Trump": "trump", "Critics": "x:person:critics",
}  # fmt: skip
CODEBOOK = Codebook(
    (
        Actor("china", "China", "china"),
        Actor("us", "United States", "united-states"),
        Actor("eu", "European Union"),
    ),
    (
        Issue(
            "rules", "Global rules", "Should there be rules?", "Who sets rules.", vocabulary=("rule*", "治理")
        ),
        Issue("chips", "Chips", "Should chips be sold?", "Access to chips."),
    ),
)
# words, form, speaker's key, confidence
QUOTES = (
    ("AI should not become an exclusive game", QuoteForm.DIRECT, "li-qiang", 0.99),
    ("America must win", QuoteForm.DIRECT, "trump", 0.9),
    ("AI race", QuoteForm.TERM, None, 0.8),
    ("exclusive game of the few", QuoteForm.PARTIAL, "li-qiang", 0.7),
    ("人工智能不应成为少数国家的独角戏", QuoteForm.DIRECT, "li-qiang", 0.95),
)
DOCUMENTS: tuple[tuple[str, Metadata, tuple[tuple[ParagraphKind, str], ...]], ...] = (
    (
        "alpha",
        Metadata("China proposes a global AI body", "North Post", "A. Writer", "2025-07-26", DatePrecision.DAY, language="en", kind="news"),
        (
            (K.TITLE, "China proposes a global AI body"),
            (K.BODY, "China proposed open-source AI governance. “AI should not become an exclusive game,” Li Qiang said."),
            (K.BODY, TRUMP_SAID),
            (K.BOILERPLATE, "Share this story about China and governance."),
        ),
    ),
    (
        "beta",
        Metadata("Critics of the Plan", "South Daily", None, "2025-08", DatePrecision.MONTH, language="en", kind="analysis"),
        (
            (K.TITLE, "Critics of the Plan"),
            (K.BODY, "Beijing's plan and the “AI race” label. Critics say China wants to rewrite the rules of governance."),
            (K.BODY, "It must not be an “exclusive game of the few”, Li Qiang added."),
            (K.BODY, TRUMP_SAID),
        ),
    ),
    (
        "gamma",
        Metadata("人工智能治理", language="zh"),
        ((K.TITLE, "人工智能治理"), (K.BODY, "李强说：“人工智能不应成为少数国家的独角戏。”全球AI治理需要合作。")),
    ),
    (
        "delta",
        Metadata(None, "South Daily", None, "2024", DatePrecision.YEAR, language="en"),
        ((K.BODY, "[/b] naïve café chips cost 1,000 \x1b[31m. " + "filler words here " * 40 + "late governance remark."),),
    ),
)  # fmt: skip


def document(key: str, metadata: Metadata, parts: tuple[tuple[ParagraphKind, str], ...]) -> Document:
    """The document whose paragraphs are `parts`, a blank line between."""
    text = "\n\n".join(words for _, words in parts) + "\n"
    paragraphs: list[Paragraph] = []
    at = 0
    for ordinal, (kind, words) in enumerate(parts):
        fingerprint = int(hashlib.sha256(words.encode()).hexdigest()[:15], 16) if len(words) > 60 else None
        paragraphs.append(Paragraph(ordinal, kind, at, at + len(words), words, fingerprint=fingerprint))
        at += len(words) + 2
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        key, f"docs/{key}.txt", sha256, len(text.encode()), "utf-8", text, metadata, tuple(paragraphs)
    )


def extraction(one: Document) -> Extraction:
    """Every name and every quote of the lists above that the document has."""
    mentions, quotes = [], []
    for paragraph in one.paragraphs:
        for name, key in NAMES.items():
            at = paragraph.text.find(name)
            if at >= 0:
                start = paragraph.start_char + at
                origin = Origin.EXTRACTED if key.startswith("x:") else Origin.CURATED
                mentions.append(Mention(key, paragraph.ordinal, start, start + len(name), name, origin, 1.0))
        for words, form, speaker, confidence in QUOTES:
            at = paragraph.text.find(words)
            if at >= 0:
                start = paragraph.start_char + at
                quotes.append(_quote(paragraph.ordinal, start, words, form, speaker, confidence))
    extracted = tuple(entity for entity in ENTITIES if entity.origin is Origin.EXTRACTED)
    used = tuple(
        entity for entity in extracted if any(mention.entity_key == entity.key for mention in mentions)
    )
    return Extraction(
        used,
        tuple(sorted(mentions, key=lambda mention: mention.start_char)),
        tuple(sorted(quotes, key=lambda quote: quote.start_char)),
    )


def _quote(
    paragraph: int, start: int, words: str, form: QuoteForm, speaker: str | None, confidence: float
) -> Quote:
    spoken = Quote(
        paragraph, start, start + len(words), words, form, speaker, speaker, None, None,
        SpeakerForm.NAME, "said", Attribution.CUE_AFTER, confidence,
    )  # fmt: skip
    if form is QuoteForm.TERM:
        return replace(spoken, speaker_text=None, speaker_form=None, cue=None, attribution=None)
    return spoken


def statement(
    key: str,
    actor: str,
    issue: str,
    voice: Voice,
    *evidence: Evidence,
    asserter: str | None = None,
    review: Review = Review.UNREVIEWED,
) -> Statement:
    """A position with its evidence."""
    return Statement(
        key, actor, issue, Stance.SUPPORTS, f"{key} in our words.", voice, asserter, None, None, Origin.CURATED, review,
        None, evidence,
    )  # fmt: skip


def build(path: Path) -> None:
    """Write the corpus to a new database."""
    documents = {key: document(key, metadata, parts) for key, metadata, parts in DOCUMENTS}

    def words(key: str, exact: str) -> Evidence:
        start = documents[key].text.index(exact)
        return Evidence(key, exact, start_char=start, end_char=start + len(exact))

    with Writer(path) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(entity for entity in ENTITIES if entity.origin is Origin.CURATED)
        for one in documents.values():
            writer.put_document(one, extraction(one), recipe="r1")
        writer.mark_repeats()
        said = {quote.text: quote.id for quote in writer.quotes_to_group()}
        writer.put_variant_groups([(said[QUOTES[0][0]], said[QUOTES[3][0]])])
        writer.put_statements(
            (
                statement(
                    "critics-claim", "china", "rules", Voice.ASSERTED_BY_THIRD_PARTY,
                    words("beta", "China wants to rewrite the rules"), asserter="x:person:critics",
                ),
                statement(
                    "own-words", "china", "rules", Voice.SELF_QUOTED,
                    words("alpha", "AI should not become an exclusive game"),
                    words("beta", "exclusive game of the few"), asserter="li-qiang",
                ),
                statement("reported", "china", "rules", Voice.ATTRIBUTED_BY_JOURNALIST, words("alpha", "China proposed")),
                statement(
                    "win", "us", "chips", Voice.SELF_QUOTED,
                    words("alpha", "America must win"), words("beta", "America must win"), asserter="trump",
                ),
                statement(
                    "refused", "us", "rules", Voice.SELF_QUOTED, words("alpha", "America must win"), review=Review.REJECTED
                ),
            )
        )  # fmt: skip
        writer.finish(
            paths=["docs"],
            started_at="2025-09-01T00:00:00+00:00",
            counts={"added": 4, "changed": 0, "unchanged": 0, "removed": 0},
            problems=[
                Problem("encoding", "Read as cp1252.", path="docs/alpha.txt"),
                Problem("empty", "Nothing in it.", Severity.ERROR, path="docs/none.txt"),
            ],
        )
