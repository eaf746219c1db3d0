"""The search language by its definition, as slowly and as plainly as can be: what the engine is held against.

Everything is read into memory with plain SELECTs, every word of every paragraph is told apart one character at a time,
and every part of a query is a set of ids. It shares with the engine only the tree of a query, the table of simplified
characters, and what a fuzzy word may mean.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from aigov_tui.store.search.tree import And, Field, Fuzzy, Near, Node, Not, Or, Text, leaves
from tests.store.search.reference_names import Named, lowered, named
from tests.store.search.reference_words import Words

Ids = frozenset[int]
Subject = Literal["paragraph", "quote"]
_PARAGRAPH_KINDS = ("title", "byline", "heading")
_FORMS = ("direct", "block", "partial", "term")
_ENTITY_KINDS = ("person", "organization", "place", "event", "document", "product", "concept")


Spellings = Callable[[str], Iterable[str]]


class Reference:
    """A database read whole; `spellings` says what a fuzzy word may be."""

    def __init__(self, path: Path, spellings: Spellings) -> None:
        connection = sqlite3.connect(path)
        connection.row_factory = sqlite3.Row
        self._spellings = spellings

        def table(name: str) -> list[sqlite3.Row]:
            return connection.execute(f"SELECT * FROM {name}").fetchall()

        self.paragraphs = {row["id"]: row for row in table("paragraphs")}
        self.sources = {row["id"]: row for row in table("sources")}
        self.quotes = {row["id"]: row for row in table("quotes")}
        self.mentions, self.entities = table("mentions"), {row["id"]: row for row in table("entities")}
        self.aliases, self.actors, self.issues = table("aliases"), table("actors"), table("issues")
        self.terms, self.evidence = table("issue_terms"), table("evidence")
        self.statements = {row["id"]: row for row in table("statements")}
        connection.close()
        self.of_paragraphs = Words({row["id"]: row["text"] for row in self.paragraphs.values()})
        self.of_quotes = Words({row["id"]: row["text"] for row in self.quotes.values()})

    def finds(self, tree: Node) -> tuple[Subject, Ids]:
        """The subject of the hits of a query, and their ids."""
        is_quotes = any(
            wanted
            and isinstance(leaf, Field)
            and leaf.name == "is"
            and leaf.value.lower() in ("quote", "term")
            for leaf, wanted in leaves(tree)
        )
        subject: Subject = "quote" if is_quotes else "paragraph"
        place = self.paragraph_of(subject)
        asked = {
            (leaf.name, leaf.value.lower())
            for leaf, wanted in leaves(tree)
            if wanted and isinstance(leaf, Field)
        }
        everything = ("is", "all") in asked
        boilerplate = everything or not asked.isdisjoint({("is", "boilerplate"), ("kind", "boilerplate")})
        repeats = everything or ("is", "repeat") in asked
        fitting = self._of(tree, subject)
        return subject, frozenset(
            row_id
            for row_id in fitting
            if (boilerplate or self.paragraphs[place(row_id)]["kind"] != "boilerplate")
            and (repeats or not self._is_repeat(self.paragraphs[place(row_id)]))
        )

    def paragraph_of(self, subject: Subject) -> Callable[[int], int]:
        """In which paragraph each hit stands."""
        return lambda row_id: self.quotes[row_id]["paragraph_id"] if subject == "quote" else row_id

    def facet(self, ids: Ids, field: str) -> dict[Any, int]:
        """How many of the paragraphs stand under each value."""
        counted: dict[Any, set[int]] = defaultdict(set)
        for row_id in ids:
            source = self.sources[self.paragraphs[row_id]["source_id"]]
            known = {
                "source": source["key"],
                "publisher": source["publisher"],
                "year": (source["published_on"] or "")[:4] or None,
                "lang": source["language"],
            }
            if known.get(field) is not None:
                counted[known[field]].add(row_id)
        for row in self.mentions:
            if row["paragraph_id"] in ids and field in ("entity", "actor"):
                entity = self.entities[row["entity_id"]]
                actor = next((one["key"] for one in self.actors if one["id"] == entity["actor_id"]), None)
                value = entity["key"] if field == "entity" else actor
                if value is not None:
                    counted[value].add(row["paragraph_id"])
        for row in self.quotes.values() if field == "speaker" else ():
            if row["paragraph_id"] in ids and row["speaker_id"] is not None:
                counted[self.entities[row["speaker_id"]]["key"]].add(row["paragraph_id"])
        for issue in self.issues if field == "issue" else ():
            counted[issue["key"]] = set(ids & self._evidence({issue["id"]}))
        return {value: len(found) for value, found in counted.items() if found}

    def _of(self, node: Node, subject: Subject) -> Ids:
        words = self.of_quotes if subject == "quote" else self.of_paragraphs
        everything = frozenset(self.quotes if subject == "quote" else self.paragraphs)
        match node:
            case Text():
                return frozenset(words.places(node))
            case Fuzzy(text):
                return frozenset().union(*(words.places(Text(way)) for way in self._spellings(text)))
            case Near(items, distance):
                return words.near(items, distance)
            case Field():
                return self._field(node.name, node.value, subject)
            case Not(item):
                return everything - self._of(item, subject)
            case And(items):
                return everything.intersection(*(self._of(item, subject) for item in items))
            case Or(items):
                return frozenset().union(*(self._of(item, subject) for item in items))

    def _field(self, name: str, value: str, subject: Subject) -> Ids:
        low = value.lower()
        if name in ("source", "publisher", "lang", "year", "before", "after"):
            return self._among(self._in_source(name, value), "source_id", subject)
        ids = named(self._names(name), value) if name in ("entity", "speaker", "actor", "issue") else set()
        if name == "entity":
            here = self._mentioning(lambda row: row["entity_id"] in ids)
            spoken = self._spoken(ids) if subject == "quote" else frozenset()
            return self._standing(here, subject) | spoken
        if name == "speaker":
            if subject == "quote":
                return self._spoken(ids)
            return frozenset(
                self.quotes[row_id]["paragraph_id"]
                for row_id in self._spoken(ids)
                if not self._is_term(row_id)
            )
        if name == "actor":
            theirs = {row_id for row_id, row in self.entities.items() if row["actor_id"] in ids}
            if subject == "quote":
                return self._spoken(theirs)
            return self._mentioning(lambda row: row["entity_id"] in theirs)
        if name == "issue":
            return self._standing(self._evidence(ids), subject)
        if name == "is":
            return self._is(low, subject)
        return self._kind(low, value, subject)

    def _is(self, value: str, subject: Subject) -> Ids:
        if value == "all":
            return frozenset(self.quotes if subject == "quote" else self.paragraphs)
        if value in ("quote", "term"):
            said = frozenset(row_id for row_id in self.quotes if self._is_term(row_id) == (value == "term"))
            return (
                said
                if subject == "quote"
                else frozenset(self.quotes[row_id]["paragraph_id"] for row_id in said)
            )
        tests: dict[str, Callable[[sqlite3.Row], bool]] = {
            "title": lambda row: row["kind"] == "title",
            "heading": lambda row: row["kind"] == "heading",
            "boilerplate": lambda row: row["kind"] == "boilerplate",
            "repeat": self._is_repeat,
        }
        if value == "statement":
            return self._standing(self._evidence(None), subject)
        return self._standing(self._paragraphs_where(tests[value]), subject)

    def _kind(self, low: str, value: str, subject: Subject) -> Ids:
        if low in (*_PARAGRAPH_KINDS, "body", "boilerplate"):
            return self._standing(self._paragraphs_where(lambda row: row["kind"] == low), subject)
        if low in _FORMS:
            formed = frozenset(row_id for row_id, row in self.quotes.items() if row["form"] == low)
            return (
                formed
                if subject == "quote"
                else frozenset(self.quotes[row_id]["paragraph_id"] for row_id in formed)
            )
        if low in _ENTITY_KINDS:
            return self._standing(
                self._mentioning(lambda row: self.entities[row["entity_id"]]["kind"] == low), subject
            )
        kinds = [
            Named(row["kind"], row["kind"], (row["kind"],)) for row in self.sources.values() if row["kind"]
        ]
        found = {row_id for row_id in named(kinds, value) if lowered(str(row_id)) == lowered(value)}
        return self._among(
            {key for key, row in self.sources.items() if row["kind"] in found}, "source_id", subject
        )

    def _in_source(self, name: str, value: str) -> set[int]:
        rows = self.sources
        if name == "source":
            names = [Named(key, row["key"], (row["key"], row["title"] or "")) for key, row in rows.items()]
            return {int(one) for one in named(names, value)}
        if name in ("publisher", "lang"):
            column = "publisher" if name == "publisher" else "language"
            known = [Named(one, one, (one,)) for one in {row[column] for row in rows.values()} if one]
            found = named(known, value)
            if name == "lang":
                found = {
                    one
                    for one in found
                    if lowered(str(one)) == lowered(value) or str(one).startswith(f"{value}-")
                }
            return {key for key, row in rows.items() if row[column] in found}
        date = value.replace("/", "-")
        tests: dict[str, Callable[[str], bool]] = {
            "year": lambda on: on[:4] == value,
            "before": lambda on: on < date,
            "after": lambda on: on >= date,
        }
        return {key for key, row in rows.items() if row["published_on"] and tests[name](row["published_on"])}

    def _names(self, field: str) -> list[Named]:
        if field == "actor":
            others: dict[int, list[str]] = defaultdict(list)
            for row in self.aliases:
                others[row["entity_id"]].append(row["alias"])
            return [
                Named(
                    row["id"],
                    row["key"],
                    (row["key"], row["name"], *self._of_actor(row["entity_id"], others)),
                )
                for row in self.actors
            ]
        if field == "issue":
            terms = defaultdict(list)
            for row in self.terms:
                terms[row["issue_id"]].append(row["term"])
            return [
                Named(row["id"], row["key"], (row["key"], row["name"], *terms[row["id"]]))
                for row in self.issues
            ]
        others = defaultdict(list)
        for row in self.aliases:
            others[row["entity_id"]].append(row["alias"])
        return [
            Named(
                row["merged_into_id"] or key,
                row["key"],
                (row["name"], *others[key]),
                row["mention_count"],
                row["name"],
            )
            for key, row in self.entities.items()
        ]

    def _of_actor(self, entity_id: int | None, others: Mapping[int, list[str]]) -> list[str]:
        if entity_id is None:
            return []
        return [self.entities[entity_id]["key"], self.entities[entity_id]["name"], *others.get(entity_id, ())]

    def _evidence(self, issues: set[int | str] | set[int] | None) -> Ids:
        return frozenset(
            row["paragraph_id"]
            for row in self.evidence
            if row["paragraph_id"] is not None
            and (statement := self.statements[row["statement_id"]])["counts"]
            and (issues is None or statement["issue_id"] in issues)
        )

    def _mentioning(self, test: Callable[[sqlite3.Row], bool]) -> Ids:
        return frozenset(row["paragraph_id"] for row in self.mentions if test(row))

    def _spoken(self, ids: Iterable[int | str]) -> Ids:
        wanted = set(ids)
        return frozenset(row_id for row_id, row in self.quotes.items() if row["speaker_id"] in wanted)

    def _is_term(self, quote_id: int) -> bool:
        return bool(self.quotes[quote_id]["form"] == "term")

    @staticmethod
    def _is_repeat(row: sqlite3.Row) -> bool:
        return row["duplicate_of_id"] is not None or bool(row["nearly_repeats"])

    def _paragraphs_where(self, test: Callable[[sqlite3.Row], bool]) -> Ids:
        return frozenset(row_id for row_id, row in self.paragraphs.items() if test(row))

    def _among(self, ids: set[int], column: str, subject: Subject) -> Ids:
        rows = self.quotes if subject == "quote" else self.paragraphs
        return frozenset(row_id for row_id, row in rows.items() if row[column] in ids)

    def _standing(self, paragraphs: Ids, subject: Subject) -> Ids:
        return self._among(set(paragraphs), "paragraph_id", subject) if subject == "quote" else paragraphs
