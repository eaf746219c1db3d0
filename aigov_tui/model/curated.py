"""What the YAML files beside the documents say: knowledge as data, never code."""

from __future__ import annotations

from dataclasses import dataclass

from aigov_tui.model.entity import Entity
from aigov_tui.model.position import Actor, Issue, Statement
from aigov_tui.model.problem import Problem
from aigov_tui.model.source import Metadata


@dataclass(frozen=True, slots=True)
class CuratedSource:
    """Metadata for one document; `path` is relative to the YAML file. Set fields win over what the text says.

    `blank` names the fields of `Metadata` that are unknown whatever the text seems to say (`url: null` in the YAML).
    """

    path: str
    key: str | None
    metadata: Metadata
    blank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The actors to compare and the issues to compare them on, in display order. `subject` are the words that show a
    text to be about what all of the issues are about; none: any text is."""

    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    subject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Curated:
    """Everything curated, from one workspace folder."""

    sources: tuple[CuratedSource, ...] = ()
    entities: tuple[Entity, ...] = ()
    codebook: Codebook = Codebook()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
