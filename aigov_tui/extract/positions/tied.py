"""An actor tied to what a sentence has it say or do, and the names that this is read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How the sentence ties the actor to what it says or does."""

    SUBJECT = "subject"  # X proposes ...
    SPEECH_NOUN = "speech_noun"  # X's proposal
    POLICY_NOUN = "policy_noun"  # X's plans, the X export controls
    STAND_NOUN = "stand_noun"  # X's opposition to, resistance from X
    AGENT = "agent"  # ... is opposed by X
    DEED = "deed"  # X undersigns, by a verb that is in no table
    RESUMED = "resumed"  # It also uses ..., The proposal would ...


@dataclass(frozen=True, slots=True)
class Name:
    """An actor's (or another's) name in a text: `start:end` in code points; `actor_key` is None for no side."""

    start: int
    end: int
    entity_key: str
    actor_key: str | None


@dataclass(frozen=True, slots=True)
class Stand:
    """An actor tied to a verb or noun: `group` is the verb's group (see cues.yaml); `start` is where its words begin and
    `end` where the next actor's do, or the sentence ends; `third_party` are the words for who says so, if others do."""

    name: Name
    shape: Shape
    group: str
    start: int
    end: int
    third_party: str | None
    has_verb: bool = True
    """The group is that of the first verb after the name, not merely a noun's."""
    begin: int | None = None
    """Where the words of its verb begin, if not behind the name."""
    until: int | None = None
    """Where they end, if no later than this."""
    embedded: bool = False
    """It is told within another's clause, which goes on behind it: `X对Y决定…深表遗憾`."""
    obliged: bool = False
    """It is what the name `should` or `must` do: a wish of whoever says so."""
