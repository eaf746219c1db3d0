"""A focus and a query, compiled to one condition: what every list, count, facet and search goes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from aigov_tui.store.search import fts
from aigov_tui.store.search.resolve import Resolutions
from aigov_tui.store.search.rules import (
    COUNTED,
    NOT_BOILERPLATE,
    NOT_REPEATED,
    PARAGRAPH_OF,
    RULES,
    SOURCE_FIELDS,
    SOURCE_OF,
    Subject,
)
from aigov_tui.store.search.sql import FALSE, TRUE, Sql, all_of, any_of, marks, none_of
from aigov_tui.store.search.tree import And, Field, Node, Not, Or, both, conjuncts, leaves

_OF_QUOTES = frozenset({"speaker", "actor", "is term", "kind of quote"})
DATES = frozenset({"before", "after", "year"})
"""Rules about the date of a document."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A parsed and looked-up query; `tree` None lets everything through. `hints` say what was not understood."""

    tree: Node | None
    fields: Resolutions
    spellings: fts.Spellings
    hints: tuple[str, ...]
    common: frozenset[Node] = frozenset()
    """Words and phrases of so many paragraphs that these are not looked up."""
    few: dict[str, list[int] | None] = field(default_factory=dict, compare=False, repr=False)
    """What `matching.rare` has found for it: several ways to go about a query ask."""
    has_document: bool = False
    """Whether the document `s` of each row is at hand, and tells by itself what is asked of it."""
    beside: frozenset[str] = frozenset()
    """The rules of the query that this is one alternative of."""

    @property
    def rules(self) -> frozenset[str]:
        """The rules of the fields that are asked for, not excluded, here or `beside`."""
        found = (
            self.fields.get(leaf) for leaf, wanted in leaves(self.tree) if wanted and isinstance(leaf, Field)
        )
        return self.beside.union(resolved.rule for resolved in found if resolved is not None)

    @property
    def is_about_sources(self) -> bool:
        """Whether it chooses whole documents, by what is known of them and not by what stands in them."""
        return all(
            isinstance(leaf, Field)
            and (resolved := self.fields.get(leaf)) is not None
            and resolved.rule in SOURCE_FIELDS
            for leaf, _ in leaves(self.tree)
        )

    @property
    def is_impossible(self) -> bool:
        """Whether nothing can fit, since what one of its fields asks for is not known."""
        asked = (item for item in conjuncts(self.tree) if isinstance(item, Field))
        return any(self.fields.get(item) is None for item in asked)

    @property
    def is_words_alone(self) -> bool:
        """Whether nothing but words is asked for: no field, and no repeats or boilerplate either."""
        return not self.split()[1] and (not self.beside or self.counts_by_default)

    @property
    def counts_by_default(self) -> bool:
        """Whether neither repeats nor boilerplate are asked for."""
        return self.counted("paragraph").text == COUNTED["paragraph"]

    def words(self) -> str | None:
        """The FTS5 expression of the words at the top of the query, None where there are none."""
        text, _ = self.split()
        return fts.expression(text, self.spellings) if text is not None else None

    @property
    def has_prefix(self) -> bool:
        """Whether the words at the top hold a `pref*`."""
        text, _ = self.split()
        return text is not None and fts.has_prefix(text)

    def dates(self) -> Sql:
        """What the dates at the top ask of a document `s`: few are passed by where one begins with the first that fits."""
        resolved = (self.fields.get(node) for node in conjuncts(self.tree) if isinstance(node, Field))
        return all_of(
            Sql(RULES[one.rule].instead["source"].format(values=marks(one.values)), one.values)
            for one in resolved
            if one is not None and one.rule in DATES
        )

    def quoted(self) -> Iterator[Sql]:
        """For each field at the top that asks who speaks or for a form, the condition on quotes, which an index answers."""
        for node in conjuncts(self.tree):
            resolved = self.fields.get(node) if isinstance(node, Field) else None
            if resolved is not None and resolved.rule in _OF_QUOTES:
                yield self._test(node, "quote")

    def besides_words(self, subject: Subject, *, source: str | None = None, row: str | None = None) -> Sql:
        """The condition for everything but `words`, to be tested on each row that has the words.

        `source` names a source's id, `row` that of a paragraph, that is at hand before the row is.
        """
        return self.testing(self.split()[1], subject, source=source, row=row)

    def testing(
        self,
        nodes: Iterable[Node],
        subject: Subject = "paragraph",
        *,
        source: str | None = None,
        row: str | None = None,
        counted: bool = True,
    ) -> Sql:
        """The same for some parts of the query; `counted`: without what does not count."""
        parts = [self._test(node, subject, one_by_one=True, source=source, row=row) for node in nodes]
        counts = self.counted(subject) if counted else TRUE
        return all_of([Sql(counts.text.replace("p.id", row)) if row is not None else counts, *parts])

    def where(self, subject: Subject, *, repeats: bool = False) -> Sql:
        """The whole condition, words too, in a form that lets SQLite start from whichever part is rarest."""
        text, rest = self.split()
        nodes = rest if text is None else (text, *rest)
        parts = [self._test(node, subject) for node in nodes]
        return all_of([self.counted(subject, repeats=repeats), *parts])

    def tested(self, subject: Subject) -> Sql:
        """The whole condition, words too, to be tested on few rows of many: nothing is looked for elsewhere."""
        text, _ = self.split()
        rest = self.besides_words(subject)
        if text is None:
            return rest
        fts_table, row = (
            ("quotes_fts", "q.id") if subject == "quote" else ("paragraphs_fts", PARAGRAPH_OF[subject])
        )
        words = f"EXISTS (SELECT 1 FROM {fts_table} AS f WHERE f.{fts_table} MATCH ? AND f.rowid = {row})"
        return all_of([rest, Sql(words, (fts.expression(text, self.spellings),))])

    def sources(self) -> Sql:
        """The condition on sources `s`: chosen themselves, or holding a paragraph that fits."""
        if self.is_about_sources:
            return self.where("source")
        paragraphs = self.where("paragraph")
        return Sql(
            f"s.id IN (SELECT p.source_id FROM paragraphs AS p WHERE {paragraphs.text})", paragraphs.values
        )

    def counted(self, subject: Subject, *, repeats: bool = False) -> Sql:
        """What leaves out boilerplate and (unless `repeats`) repeated paragraphs, where they were not asked for."""
        rules = self.rules
        boilerplate = not rules.isdisjoint({"all", "is boilerplate"})
        repeats = repeats or not rules.isdisjoint({"all", "is repeat"})
        if subject in ("source", "evidence") or (boilerplate and repeats):
            return TRUE
        if not boilerplate and not repeats:
            return Sql(COUNTED[subject])
        return Sql((NOT_REPEATED if boilerplate else NOT_BOILERPLATE).format(paragraph=PARAGRAPH_OF[subject]))

    def speech(self) -> Sql:
        """What leaves out quotes that are no speech, where they were not asked for."""
        return Sql("q.form <> 'term'") if self.rules.isdisjoint({"is term", "kind of quote"}) else TRUE

    def split(self) -> tuple[Node | None, tuple[Node, ...]]:
        """The words at the top of the tree in one piece, for FTS5 joins them faster than SQL does; and the rest."""
        wanted: list[Node] = []
        excluded: list[Node] = []
        rest: list[Node] = []
        for item in conjuncts(self.tree):
            if fts.is_text(item):
                wanted.append(item)
            elif isinstance(item, Not) and fts.is_text(item.item):
                excluded.append(item)
            else:
                rest.append(item)
        if not wanted:
            return None, conjuncts(self.tree)
        if _times_said(wanted) > 1:
            wanted = list(dict.fromkeys(wanted))
        return both([*wanted, *dict.fromkeys(excluded)]), tuple(rest)

    @property
    def times(self) -> int:
        """How many times the words of `split` weigh: as often as each of them is said at the top, where all are equally often."""
        return _times_said([item for item in conjuncts(self.tree) if fts.is_text(item)])

    def _test(
        self,
        node: Node,
        subject: Subject,
        *,
        one_by_one: bool = False,
        source: str | None = None,
        row: str | None = None,
    ) -> Sql:
        """`node` as a condition. `one_by_one`: rows come one at a time, each to be tested by itself."""
        if fts.is_text(node):
            return self._words(node, subject, one_by_one=one_by_one, row=row)
        match node:
            case And(items):
                return all_of(
                    self._test(item, subject, one_by_one=one_by_one, source=source, row=row) for item in items
                )
            case Or(items):
                # What is known of a document or a row comes first: where it fits, nothing has to be looked up.
                return any_of(
                    self._test(item, subject, one_by_one=one_by_one, source=source, row=row)
                    for item in sorted(items, key=_has_text)
                )
            case Not(item):
                return none_of(self._test(item, subject, one_by_one=one_by_one, source=source, row=row))
            case Field():
                return self._field(node, subject, one_by_one=one_by_one, source=source, row=row)
            case _:
                raise ValueError(f"not a query: {node}")

    def _words(self, node: Node, subject: Subject, *, one_by_one: bool, row: str | None) -> Sql:
        expression = fts.expression(node, self.spellings)
        if one_by_one and node in self.common and subject != "quote":
            column = row or PARAGRAPH_OF[subject]
            return Sql(
                "EXISTS (SELECT 1 FROM paragraphs_fts AS t WHERE t.paragraphs_fts MATCH ?"
                f" AND t.rowid = {column})",
                (expression,),
            )
        if subject == "quote":
            return Sql("q.id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)", (expression,))
        column = PARAGRAPH_OF[subject]
        return Sql(
            f"{column} IN (SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ?)", (expression,)
        )

    def _field(
        self, node: Field, subject: Subject, *, one_by_one: bool, source: str | None, row: str | None
    ) -> Sql:
        resolved = self.fields.get(node)
        if resolved is None:
            return FALSE
        if resolved.rule == "all":
            return TRUE
        rule = RULES[resolved.rule]
        of = "source" if self.has_document and "source" in rule.instead else subject
        if of in rule.instead and (source is None or rule.place != "source" or self.has_document):
            asked = rule.instead[of]
            times = max(1, asked.count("{values}"))
            return Sql(asked.format(values=marks(resolved.values)), resolved.values * times)
        column = (source or SOURCE_OF[subject]) if rule.place == "source" else row or PARAGRAPH_OF[subject]
        asked = rule.tested if one_by_one and rule.tested else rule.rows
        rows = asked.format(values=marks(resolved.values), plus="+" if one_by_one else "")
        if one_by_one:
            return Sql(f"EXISTS (SELECT 1 FROM {rows} AND {rule.column} = {column})", resolved.values)
        return Sql(f"{column} IN (SELECT {rule.column} FROM {rows})", resolved.values)


def _has_text(node: Node) -> bool:
    return any(not isinstance(leaf, Field) for leaf, _ in leaves(node))


def _times_said(items: Sequence[Node]) -> int:
    """How often each is said; 1 where some are oftener than others. Those said twice throughout are found in the same order as
    said once, and sooner."""
    times = frozenset(Counter(items).values())
    return max(times) if len(times) == 1 else 1
