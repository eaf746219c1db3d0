"""Keys in one curated file that should name something in another, and do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from aigov_tui.corpus.curated.fields import Notes, notes_line
from aigov_tui.model.curated import Codebook, Curated
from aigov_tui.model.position import Statement
from aigov_tui.model.problem import Severity


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that references may name."""

    actors: frozenset[str]
    issues: frozenset[str]
    entities: frozenset[str]

    @classmethod
    def of(cls, folders: Iterable[Curated]) -> Keys:
        """The keys that some folders give together."""
        folders = list(folders)
        return cls(
            frozenset(actor.key for curated in folders for actor in curated.codebook.actors),
            frozenset(issue.key for curated in folders for issue in curated.codebook.issues),
            frozenset(entity.key for curated in folders for entity in curated.entities),
        )


def check_references(curated: Curated, notes: Mapping[str, Notes], keys: Keys) -> Curated:
    """`curated` without its references to none of `keys`: an actor or an entity is kept without it, a statement with one
    is left out (to show it under another asserter would be false). Each is a problem in its file's notes."""

    def known(
        file: str, what: str, record: str, field: str, key: str | None, known_keys: frozenset[str]
    ) -> bool:
        if key is None or key in known_keys:
            return True
        lost = "this statement was left out" if what == "statement" else f"the {what} is kept without it"
        note = notes[file]
        close = [] if note.full else get_close_matches(key, sorted(known_keys), n=1)
        hint = f" Was “{close[0]}” meant?" if close else ""
        severity = Severity.ERROR if what == "statement" else Severity.WARNING
        note.say(
            f"{what.capitalize()} “{record}”: there is no {field} “{key}”; {lost}.{hint}",
            notes_line(note, what, record),
            severity,
        )
        return False

    def whole(statement: Statement) -> bool:
        checks = (
            ("actor", statement.actor_key, keys.actors),
            ("issue", statement.issue_key, keys.issues),
            ("entity", statement.asserter_key, keys.entities),
        )
        found = [known("statements.yaml", "statement", statement.key, *check) for check in checks]
        return all(found)  # after all were looked up, so that every one is reported

    return replace(
        curated,
        entities=tuple(
            entity
            if known("entities.yaml", "entity", entity.key, "actor", entity.actor_key, keys.actors)
            else replace(entity, actor_key=None)
            for entity in curated.entities
        ),
        codebook=Codebook(
            tuple(
                actor
                if known("codebook.yaml", "actor", actor.key, "entity", actor.entity_key, keys.entities)
                else replace(actor, entity_key=None)
                for actor in curated.codebook.actors
            ),
            curated.codebook.issues,
            curated.codebook.subject,
        ),
        statements=tuple(statement for statement in curated.statements if whole(statement)),
    )
