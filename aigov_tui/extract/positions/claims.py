"""A position not yet matched with issues, and what is known of the names of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aigov_tui.extract.positions.sides import SIGNS, Predicate
from aigov_tui.extract.positions.tied import Name, Shape, Stand
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.position import Voice

_CONFIDENCE = {
    Shape.SUBJECT: 0.75,
    Shape.SPEECH_NOUN: 0.75,
    Shape.POLICY_NOUN: 0.7,
    Shape.STAND_NOUN: 0.75,
    Shape.AGENT: 0.75,
    Shape.RESUMED: 0.67,
    Shape.DEED: 0.64,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A position not yet matched with issues: who holds it, who says so, where its words are (code points), and what
    they say of whatever is named in them."""

    actor_key: str
    voice: Voice
    asserter_key: str | None
    asserter_text: str | None
    predicate: Predicate
    confidence: float
    start: int
    end: int
    sided: bool = False
    """It is none unless its words take sides: a turn of a transcript, in which every word stands."""
    blames: bool = False
    """It is none unless it finds fault with what its words have another do: "Y abuses its export controls"."""
    owned: bool = False
    """Its words are named as the actor's own: "X's tariffs"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the names of one document: the actor each entity speaks for, and what it is; `issuer` the actor
    whose own document it is (None: a journalist's, or anybody's), `issuer_entity` the entity that stands for it."""

    text: str
    actor_of: Mapping[str, str]
    kinds: Mapping[str, EntityKind]
    issuer: str | None = None
    issuer_entity: str | None = None
    issuers: tuple[str, ...] = ()
    """The actors whose own every sentence of it is: `issuer`, or those who declare it together."""
    standing_for: Mapping[str, str | None] = field(default_factory=dict)
    """The entity that stands for an actor."""
    delegations: Mapping[int, str] = field(default_factory=dict)
    """The actors that turns of a record are spoken for, by where these begin: every word is theirs."""
    partners: frozenset[str] = frozenset()
    """The actors that issue the document together, as its title and its publisher say."""
    nameless: Mapping[int, Name] = field(default_factory=dict)
    """Those who speak for an actor by an office alone, by where they are named: "the government"."""


def claim_of(stand: Stand, voice: Voice, asserter_key: str | None, asserter_text: str | None) -> Claim:
    """A stand as a claim, in this voice."""
    actor = stand.name.actor_key
    assert actor is not None, "only actors take stands"
    return Claim(
        actor,
        voice,
        asserter_key,
        asserter_text,
        predicate_of(stand),
        _CONFIDENCE[stand.shape],
        stand.start,
        stand.end,
        owned=stand.shape is Shape.POLICY_NOUN,
    )


def predicate_of(stand: Stand) -> Predicate:
    """What a stand has its actor do, and where the words for it begin."""
    begin = stand.begin
    if begin is None:
        begin = stand.start if stand.shape is Shape.RESUMED else stand.name.end
    return Predicate(
        begin,
        SIGNS[stand.group],
        has_verb=stand.has_verb,
        passive=stand.shape is Shape.AGENT,
        speaks=stand.group == "say_against",
    )
