"""Which of some paragraphs pass the rest of a filter: the fields, and the words and phrases that stand in groups with them.

Fields are asked about these paragraphs alone. FTS5 would look a word inside a group up anew for each of them, so words are
told by what is at hand: where common ones stand, the paragraphs of rare ones, the texts themselves.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.fts import is_text
from aigov_tui.store.search.highlight import Pattern
from aigov_tui.store.search.matching import paragraphs_for
from aigov_tui.store.search.memory import Memory
from aigov_tui.store.search.parts import parts_of
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.placed import Placed
from aigov_tui.store.search.postings import Postings
from aigov_tui.store.search.readable import Readable, found_in
from aigov_tui.store.search.sql import Sql
from aigov_tui.store.search.texts import MOST_READ
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import And, Fuzzy, Near, Node, Not, Or, Text, leaves


class Passing:
    """Asks one filter about paragraphs whose words at the top are known to fit."""

    def __init__(
        self, chosen: Filter, placed: Placed, postings: Postings, memory: Memory, patience: Patience
    ) -> None:
        self._chosen = chosen
        self._placed = placed
        self._postings = postings
        self._memory = memory
        self._patience = patience
        self._texts: dict[int, str] = {}
        _, rest = chosen.split()
        self._fields = [node for node in rest if not has_text(node)]
        self._mixed = [node for node in rest if has_text(node)]

    def among(self, ids: Sequence[int], *, surely: bool) -> tuple[list[int], bool]:
        """Those of `ids`, of which all count by default, that pass, in their order; False where time ran out before all were asked about."""
        passed, is_all = self._asked(self._fields, ids, surely=surely)
        for node in sorted(self._mixed, key=self._toil):
            passed = self.fitting(node, passed)
        return passed, is_all

    def fitting(self, node: Node, ids: Sequence[int]) -> list[int]:
        """Those of `ids` that fit one part of the query, in their order."""
        if not ids:
            return []
        if not has_text(node):
            return self._asked([node], ids, surely=True)[0]
        match node:
            case And(items):
                for item in sorted(items, key=self._toil):
                    ids = self.fitting(item, ids)
                return list(ids)
            case Or(items):
                found: set[int] = set()
                for item in sorted(items, key=self._toil):
                    found.update(self.fitting(item, [row_id for row_id in ids if row_id not in found]))
                return [row_id for row_id in ids if row_id in found]
            case Not(item):
                without = frozenset(self.fitting(item, ids))
                return [row_id for row_id in ids if row_id not in without]
            case Fuzzy(text):
                ways = self._chosen.spellings.get(node) or (text,)
                return self.fitting(Or(tuple(map(Text, ways))), ids) if ways else []
            case Near(items, distance):
                for item in items:
                    ids = self._with_words(item, ids)
                patterns = [_pattern(item) for item in items]
                return [
                    row_id
                    for row_id in self._read(ids)
                    if Readable(self._texts[row_id]).numbers_near(patterns, distance)
                ]
            case Text():
                return self._with_text(node, ids)
            case _:
                raise ValueError(f"not a query: {node}")

    def _with_text(self, item: Text, ids: Sequence[int]) -> list[int]:
        ids = self._with_words(item, ids)
        if self._is_at_hand(item, ids):
            return ids
        pattern = _pattern(item)
        return [row_id for row_id in self._read(ids) if any(found_in(self._texts[row_id], (pattern,)))]

    def _with_words(self, item: Text, ids: Sequence[int]) -> list[int]:
        """Those that may hold a word or phrase, as far as that is at hand: each of its words stands there."""
        for part in parts_of(item):
            if self._placed.of(part) is not None:
                ids = self._placed.having(part, ids)
            elif self._is_looked_up(part, ids) and (posted := self._postings.of(part)) is not None:
                ids = [row_id for row_id in ids if row_id in posted.numbers]
        return list(ids)

    def _is_at_hand(self, item: Text, ids: Sequence[int]) -> bool:
        """Whether `_with_words` tells all."""
        if len(parts_of(item)) > 1:
            return False
        return self._placed.of(item) is not None or self._is_looked_up(item, ids)

    def _is_looked_up(self, word: Text, ids: Sequence[int]) -> bool:
        """Whether the paragraphs of a rare word are asked for: only those that count are known."""
        if not self._chosen.counts_by_default:
            return False
        return self._postings.is_known(word) or (len(ids) > MOST_READ and self._postings.is_rare(word))

    def _toil(self, node: Node) -> int:
        """What is quickly told comes first."""
        if not has_text(node):
            return 1
        at_hand = all(self._placed.of(leaf) is not None for leaf, _ in leaves(node))
        return 0 if at_hand else 2

    def _asked(self, nodes: Sequence[Node], ids: Sequence[int], *, surely: bool) -> tuple[list[int], bool]:
        """What passes fields alone: for who types on, the same paragraphs are not asked about again."""
        condition = self._chosen.testing(nodes, row="j.value", counted=not self._chosen.counts_by_default)
        known = self._memory.passing(condition)
        new = [row_id for row_id in ids if row_id not in known]
        is_all = True
        if new:
            found, is_all = self._patience.rows(
                _fitting(condition), (json.dumps(new), *condition.values), surely=surely, scalar=True
            )
            known.update(dict.fromkeys(found, True))
        if is_all:
            known.update((row_id, False) for row_id in new if row_id not in known)
        return [row_id for row_id in ids if known.get(row_id)], is_all

    def _read(self, ids: Sequence[int]) -> list[int]:
        """Have the texts of the paragraphs at hand; those that are there."""
        self._texts |= self._postings.texts(row_id for row_id in ids if row_id not in self._texts)
        return [row_id for row_id in ids if row_id in self._texts]


def _fitting(condition: Sql) -> str:
    """Those of some paragraphs that fit a condition on `j.value`."""
    return (
        f"SELECT j.value FROM json_each(?) AS j{paragraphs_for(condition, 'j.value')} WHERE {condition.text}"
    )


def has_text(node: Node) -> bool:
    """Whether words are asked for in some part of it."""
    return any(is_text(leaf) for leaf, _ in leaves(node))


def _pattern(item: Text) -> Pattern:
    return Pattern(words(item.text), item.prefix)
