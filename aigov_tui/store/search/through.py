"""Common words within a filter: where they stand together is at hand, and the filter is asked about these one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice

from aigov_tui.store.places import each_position
from aigov_tui.store.search.exact import ENOUGH, MOST_LOOKED_AT, MOST_SUMMED, Scored
from aigov_tui.store.search.filter import Filter
from aigov_tui.store.search.matching import Matcher
from aigov_tui.store.search.patience import Patience
from aigov_tui.store.search.placed import Placed
from aigov_tui.store.search.tree import Node, Text, both, conjuncts

AT_ONCE = 250
"""Paragraphs that the filter is asked about before it is known whether that was enough."""
MOST_SURELY = 500
"""Paragraphs that it is asked about however much time has passed."""
_FITTING = "SELECT j.value FROM json_each(?) AS j{joined} WHERE {condition}"
_COLUMN = re.compile(r"\bp\.(\w+)")


class Through:
    """Asks one filter about what has the words, for as long as there is patience."""

    def __init__(self, chosen: Filter, placed: Placed, matcher: Matcher, patience: Patience) -> None:
        self._chosen = chosen
        self._placed = placed
        self._matcher = matcher
        self._patience = patience

    def scored(self, text: Node) -> Scored | None:
        """What has the words and passes the filter; None where another way has to be found."""
        if self._chosen.is_words_alone:
            return None
        few = self._matcher.few()
        if few is not None and not few:
            return Scored([], True)
        known, beginnings = self._asked(text)
        if known is None:
            return None
        bits = self._placed.bits(known)
        for item in beginnings:
            beginning = self._placed.beginning(item)
            if beginning is None:
                return None
            bits &= beginning.present
        if few is not None:
            among = bits.to_bytes((max(*few, bits.bit_length(), 8) + 8) // 8, "little") if few else b""
            candidates = iter([row_id for row_id in few if among[row_id >> 3] >> (row_id & 7) & 1])
            number = len(few)
        else:
            candidates, number = each_position(bits), bits.bit_count()
        passed: list[int] = []
        asked, is_all = 0, True
        while some := list(islice(candidates, AT_ONCE)):
            found, is_all = self._fitting(some, surely=asked < MOST_SURELY)
            passed += found
            asked += len(some)
            are_many = len(passed) >= MOST_LOOKED_AT and len(passed) * number > 2 * MOST_SUMMED * asked
            if not is_all or len(passed) > MOST_SUMMED or are_many:
                is_all = False
                break
        if (not is_all and len(passed) < ENOUGH) or (beginnings and len(passed) < ENOUGH):
            return None
        is_complete = is_all and not beginnings
        ids = passed if is_complete else passed[:MOST_LOOKED_AT]
        scored = self._placed.added_up(known, ids)
        return Scored(scored, not beginnings, is_complete, 0 if is_complete else len(ids), len(passed))

    def _asked(self, text: Node) -> tuple[Node | None, Sequence[Text]]:
        """What is at hand whole, and the beginnings of which the commonest words are."""
        if self._placed.are_all(text):
            return text, ()
        beginnings = [
            item
            for item in conjuncts(text)
            if isinstance(item, Text) and item.prefix and self._placed.of(item) is None
        ]
        known = both(item for item in conjuncts(text) if item not in beginnings)
        return (known, beginnings) if known is not None and self._placed.are_all(known) else (None, ())

    def _fitting(self, ids: Sequence[int], *, surely: bool) -> tuple[list[int], bool]:
        rest = self._chosen.besides_words("paragraph", row="j.value")
        columns = set(_COLUMN.findall(rest.text))
        by_index = " INDEXED BY paragraphs_places" if columns == {"source_id"} else ""
        joined = f" CROSS JOIN paragraphs AS p{by_index} ON p.id = j.value" if columns else ""
        query = _FITTING.format(joined=joined, condition=rest.text)
        return self._patience.rows(query, (json.dumps(ids), *rest.values), surely=surely, scalar=True)
