"""A few fixed rows, some of them hostile, that every format is written from."""

from __future__ import annotations

from aigov_tui.model.entity import EntityKind, Origin
from aigov_tui.model.position import Review, Stance, Voice
from aigov_tui.model.problem import Severity
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.rows import (
    ActorRow,
    AnnotationRow,
    CheckFailure,
    Comparison,
    ComparisonCell,
    EntityRow,
    EvidenceRow,
    Hit,
    ImportRow,
    IssueRow,
    MentionRow,
    Overview,
    ParagraphRow,
    ProblemRow,
    QuoteRow,
    SourceRow,
    StatementRow,
)
from aigov_tui.model.source import ParagraphKind

ESCAPE = "\x1b[2J\x1b]0;owned\x07"
"""Clears the screen and renames the window of a terminal that obeys it."""

OVERVIEW = Overview(
    sources=3,
    paragraphs=9,
    repeated_paragraphs=1,
    boilerplate_paragraphs=1,
    characters=1234,
    entities=3,
    mentions=7,
    speech=3,
    terms=1,
    statements=2,
    problems=2,
    last_import_at="2025-09-01T12:00:00Z",
    independent_sources=2,
)

SOURCES = (
    SourceRow(
        id=1,
        key="harbour-talks",
        title="Ministers leave the harbour talks with a draft and a quarrel about who may write the next one",
        publisher="The Harbour Post",
        author="A. Writer",
        published_on="2025-08-20",
        language="en",
        url="https://example.org/talks?a=1&b=2",
        kind="news",
        path="harbour-talks.txt",
        characters=1234,
        paragraphs=6,
        mentions=5,
        quotes=2,
    ),
    SourceRow(
        id=2,
        key="hostile",
        title=f'=1+1, "quoted" [/b] | *stars* <b>&amp;{ESCAPE}',
        publisher="\u202egnihsilbuP",
        author=None,
        published_on=None,
        language=None,
        url="javascript:alert(1)",
        kind=None,
        path="hostile\nname.md",
        characters=10,
        paragraphs=1,
        mentions=0,
        quotes=0,
    ),
    SourceRow(
        id=3,
        key="港口会谈",
        title="部长们带着一份草案和一场争论离开港口会谈，没有人知道下一份草案由谁来写",
        publisher="港口日报",
        author=None,
        published_on="2025-08",
        language="zh",
        url=None,
        kind="news",
        path="港口会谈.txt",
        characters=98765,
        paragraphs=1234,
        mentions=2,
        quotes=1,
    ),
)

ENTITIES = (
    EntityRow(1, "ana-silva", "Ana Silva", EntityKind.PERSON, Origin.CURATED, "coast", "Q1", 4, 2, 2),
    EntityRow(2, "x:person:王芳", "王芳", EntityKind.PERSON, Origin.EXTRACTED, None, None, 2, 1, 1),
    EntityRow(3, "inland", "Inland", EntityKind.PLACE, Origin.CURATED, "inland", None, 1, 1, 0),
)

QUOTES = (
    QuoteRow(
        id=1,
        source_id=1,
        source_key="harbour-talks",
        source_title=SOURCES[0].title,
        paragraph_id=2,
        start_char=120,
        end_char=251,
        text="We will share what we build, because a harbour that only its owner may enter is a wall, and walls have "
        "never fed a fishing village.",
        form=QuoteForm.DIRECT,
        speaker_id=1,
        speaker_key="ana-silva",
        speaker_name="Ana Silva",
        speaker_actor_key="coast",
        speaker_text="she",
        speaker_form=SpeakerForm.PRONOUN,
        cue="said",
        attribution=Attribution.CUE_AFTER,
        confidence=0.97,
        variant_group_id=1,
        outlets=2,
        independent_outlets=2,
        published_on="2025-08-20",
        page=1,
    ),
    QuoteRow(
        id=2,
        source_id=1,
        source_key="harbour-talks",
        source_title=SOURCES[0].title,
        paragraph_id=3,
        start_char=300,
        end_char=314,
        text="a club | rich",
        form=QuoteForm.PARTIAL,
        speaker_id=None,
        speaker_key=None,
        speaker_name=None,
        speaker_actor_key=None,
        speaker_text="a senior official",
        speaker_form=SpeakerForm.NOMINAL,
        cue="called",
        attribution=Attribution.SENTENCE,
        confidence=0.5,
        variant_group_id=None,
        outlets=1,
        published_on="2025-08-20",
    ),
    QuoteRow(
        id=3,
        source_id=3,
        source_key="港口会谈",
        source_title=SOURCES[2].title,
        paragraph_id=7,
        start_char=10,
        end_char=24,
        text="我们会分享我们建造的一切",
        form=QuoteForm.DIRECT,
        speaker_id=2,
        speaker_key="x:person:王芳",
        speaker_name="王芳",
        speaker_actor_key=None,
        speaker_text="王芳",
        speaker_form=SpeakerForm.NAME,
        cue="表示",
        attribution=Attribution.CUE_BEFORE,
        confidence=0.9,
        variant_group_id=1,
        outlets=2,
        independent_outlets=2,
        published_on="2025-08",
    ),
)

PARAGRAPHS = (
    ParagraphRow(1, 1, 0, ParagraphKind.TITLE, 0, 40, SOURCES[0].title, None, 1),
    ParagraphRow(2, 1, 1, ParagraphKind.BODY, 119, 264, f"“{QUOTES[0].text}” she said.", None, 1),
    ParagraphRow(
        3, 1, 2, ParagraphKind.BODY, 270, 330, f"An official called it “a club | rich”.{ESCAPE}", None, None
    ),
    ParagraphRow(4, 1, 3, ParagraphKind.BODY, 331, 420, "The same words once more.", 2, None),
    ParagraphRow(5, 1, 4, ParagraphKind.BOILERPLATE, 421, 440, "Share this article", None, None),
)

MENTIONS = (
    MentionRow(
        1, 1, "ana-silva", "Ana Silva", EntityKind.PERSON, "coast", 1, 2, 252, 255, "she", Origin.EXTRACTED
    ),
)

HITS = (
    Hit(
        field="paragraph",
        source_id=1,
        source_key="harbour-talks",
        source_title=SOURCES[0].title,
        publisher="The Harbour Post",
        published_on="2025-08-20",
        paragraph_id=2,
        paragraph_ordinal=1,
        paragraph_kind=ParagraphKind.BODY,
        start_char=150,
        end_char=157,
        snippet="We will share what we build, because a harbour that only its owner may enter is a wall.",
        highlights=((39, 46), (82, 86)),
        score=7.123456,
        page=1,
    ),
    Hit(
        field="quote",
        source_id=3,
        source_key="港口会谈",
        source_title=SOURCES[2].title,
        publisher="港口日报",
        published_on=None,
        paragraph_id=7,
        paragraph_ordinal=12,
        paragraph_kind=ParagraphKind.BODY,
        start_char=10,
        end_char=12,
        snippet=f"我们会分享我们建造的一切 | *harbour*{ESCAPE}",
        highlights=((3, 5),),
        score=3.0,
    ),
)

ACTORS = (ActorRow(1, "coast", "The Coast", 2), ActorRow(2, "inland", "Inland", 0))

ISSUES = (
    IssueRow(
        1, "sharing", "Sharing what is built", "Should what is built be shared?", "On sharing.", None, None, 2
    ),
    IssueRow(
        2, "rules", "Who writes the rules", "Should one body write the rules?", "On rules.", None, None, 0
    ),
)

_EVIDENCE = EvidenceRow(
    id=1,
    statement_id=1,
    source_id=1,
    source_key="harbour-talks",
    source_title=SOURCES[0].title,
    publisher="The Harbour Post",
    author="A. Writer",
    published_on="2025-08-20",
    url="https://example.org/talks?a=1&b=2",
    start_char=120,
    end_char=148,
    exact="We will share what we build",
    prefix="“",
    suffix=", because",
    page=1,
)
_HOSTILE_EVIDENCE = EvidenceRow(
    id=2,
    statement_id=2,
    source_id=2,
    source_key="hostile",
    source_title=SOURCES[1].title,
    publisher=None,
    author=None,
    published_on=None,
    url="javascript:alert(1)",
    start_char=3,
    end_char=21,
    exact=f"1. *share* <i>nothing</i>{ESCAPE}",
    prefix="",
    suffix="",
)

STATEMENTS = (
    StatementRow(
        id=1,
        key="coast-shares",
        actor_key="coast",
        issue_key="sharing",
        stance=Stance.SUPPORTS,
        summary="The Coast promises to share what it builds.",
        voice=Voice.SELF_QUOTED,
        asserter_name="Ana Silva",
        stated_on="2025-08-19",
        origin=Origin.CURATED,
        review=Review.ACCEPTED,
        confidence=None,
        independent_sources=2,
        evidence=(_EVIDENCE,),
    ),
    StatementRow(
        id=2,
        key="coast-hoards",
        actor_key="coast",
        issue_key="sharing",
        stance=Stance.OPPOSES,
        summary="Critics say that the Coast will share nothing.",
        voice=Voice.ASSERTED_BY_THIRD_PARTY,
        asserter_name="critics",
        stated_on=None,
        origin=Origin.EXTRACTED,
        review=Review.ACCEPTED,
        confidence=0.7,
        independent_sources=1,
        evidence=(_HOSTILE_EVIDENCE, _EVIDENCE),
    ),
)

COMPARISON = Comparison(
    ACTORS,
    ISSUES,
    (
        (ComparisonCell("coast", "sharing", STATEMENTS), ComparisonCell("inland", "sharing", ())),
        (ComparisonCell("coast", "rules", ()), ComparisonCell("inland", "rules", ())),
    ),
)

ANNOTATIONS = (
    AnnotationRow(
        id=1,
        kind="note",
        source_key="harbour-talks",
        source_id=1,
        start_char=120,
        end_char=148,
        exact="We will share what we build",
        prefix="“",
        suffix=",",
        body="Ask her\nwhat is meant by “share”.",
        tag=None,
        actor_key=None,
        issue_key=None,
        stance=None,
        status="anchored",
        created_at="2025-09-01T12:00:00Z",
        updated_at="2025-09-01T12:00:00Z",
    ),
)

IMPORTS = (
    ImportRow(2, "2025-09-01T12:00:00Z", "2025-09-01T12:00:03Z", "seeds", 1, 1, 1, 0, 2, "0.1.0"),
    ImportRow(1, "2025-08-31T12:00:00Z", "2025-08-31T12:00:03Z", "seeds", 2, 0, 0, 0, 0, "0.1.0"),
)

PROBLEMS = (
    ProblemRow(
        1,
        2,
        "evidence-not-found",
        Severity.ERROR,
        "seeds/statements.yaml",
        12,
        "Statement coast-shares: “we share” does not stand in harbour-talks; nearest: “We will share what we build”.",
    ),
    ProblemRow(
        2, 2, "encoding", Severity.WARNING, f"seeds/{ESCAPE}.txt", None, "Read as windows-1252, a guess."
    ),
)

FAILURES = (CheckFailure("exact spans", "quotes", 7, "substr(text) is “a” where the row says “b”."),)
