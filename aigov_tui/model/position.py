"""Who holds which position on what, who says so, and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aigov_tui.model.entity import Origin


class Stance(StrEnum):
    """What the statement does with its issue's question."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    MIXED = "mixed"
    MENTIONS = "mentions"


class Voice(StrEnum):
    """Who says that the actor holds this position.

    The actor itself (an official document or announcement; in quotation marks; in a reporter's paraphrase),
    the journalist, or a third party (an analyst, a critic, another government).
    """

    SELF_OFFICIAL = "self_official"
    SELF_QUOTED = "self_quoted"
    SELF_PARAPHRASED = "self_paraphrased"
    ATTRIBUTED_BY_JOURNALIST = "attributed_by_journalist"
    ASSERTED_BY_THIRD_PARTY = "asserted_by_third_party"

    @property
    def is_own(self) -> bool:
        """True when the actor speaks for itself."""
        return self in (Voice.SELF_OFFICIAL, Voice.SELF_QUOTED, Voice.SELF_PARAPHRASED)


class Review(StrEnum):
    """What a person decided about a statement."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Actor:
    """A side whose positions are compared. `entity_key` is the entity that stands for it, if any."""

    key: str
    name: str
    entity_key: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A neutral question on which actors can differ; `vocabulary` are the words that show a text is about it, `against`
    those of them that stand for a no: who wants what they name answers the question with no."""

    key: str
    name: str
    question: str
    definition: str
    includes: str | None = None
    excludes: str | None = None
    vocabulary: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """The vocabulary without the words (after a `~`) that a term must have beside it to count."""
        return tuple(dict.fromkeys(entry.partition("~")[0].strip() for entry in self.vocabulary))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words of a source. A curator gives `exact` (and `prefix`/`suffix` when it occurs more than once);
    the import finds `start_char`/`end_char` (code points) and fills the rest. After the W3C Web Annotation
    model's TextQuoteSelector."""

    source_key: str
    exact: str
    prefix: str | None = None
    suffix: str | None = None
    start_char: int | None = None
    end_char: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An actor's position on an issue. `asserter_key` is the entity who says so, `asserter_text` their name
    where they are no entity ("critics", the article's author); neither: the article itself."""

    key: str
    actor_key: str
    issue_key: str
    stance: Stance
    summary: str
    voice: Voice
    asserter_key: str | None
    asserter_text: str | None
    stated_on: str | None
    origin: Origin
    review: Review
    confidence: float | None
    evidence: tuple[Evidence, ...]
