"""Queries by chance over the whole search language, made of what stands in a database: for finding slow or broken ones."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from aigov_tui.store.database import Database, SearchOrder
from aigov_tui.store.search.fields import IS_VALUES, PARAGRAPH_KINDS, QUOTE_FORMS
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.printer import to_query

_SHARES = (0.3, 0.1, 0.03, 0.01, 0.003, 0.0005, 0.00002, 0.0)
"""How common words are, from one share of all paragraphs down to the next: a word of each is as likely."""
_STRANGE = ("zzqq", "xqjk", "governence", "的", "人工智能", "AI", "安全", "U.S.", "open-source")
_OF_A_BAND, _TEXTS, _NAMES = 400, 200, 40
MODES: tuple[tuple[str, SearchOrder, bool], ...] = (
    ("while typing", "rank", True),
    ("whole", "rank", False),
    ("by date", "date", False),
    ("by date, typing", "date", True),
    ("by document", "source", False),
)


class Queries:
    """Makes queries; the same ones for the same `seed` and database."""

    def __init__(self, connection: sqlite3.Connection, seed: int) -> None:
        self._chance = random.Random(seed)
        self._number = 0
        (total,) = connection.execute("SELECT coalesce(max(id), 0) FROM paragraphs").fetchone()

        def column(query: str, *values: object) -> list[str]:
            return [value for (value,) in connection.execute(query, values) if value]

        bands: list[tuple[str, ...]] = [_STRANGE]
        most = total + 1
        for share in _SHARES:
            least = max(1, int(share * total))
            found = column(
                "SELECT term FROM terms WHERE paragraphs >= ? AND paragraphs < ? ORDER BY id LIMIT ?",
                *(least, most, _OF_A_BAND),
            )
            most = least
            bands += [tuple(found)] if found else []
        self._bands = bands
        texts = column(
            "SELECT text FROM paragraphs WHERE kind = 'body' AND id % max(1, ? / ?) = 0 LIMIT ?",
            *(total, _TEXTS, _TEXTS),
        )
        self._texts = [words for text in texts if len(words := text.replace('"', "").split()) > 1]
        names = column("SELECT name FROM entities ORDER BY mention_count DESC LIMIT ?", _NAMES)
        self._values: dict[str, list[str]] = {
            "source": [*column("SELECT key FROM sources LIMIT 5"), "nope"],
            "publisher": column("SELECT DISTINCT publisher FROM sources LIMIT 20"),
            "speaker": names,
            "entity": names,
            "actor": column("SELECT key FROM actors LIMIT 5"),
            "issue": column("SELECT key FROM issues LIMIT 5"),
            "before": [str(year) for year in range(2014, 2028)],
            "after": [f"{year}-{month:02}" for year in range(2014, 2027) for month in (1, 6, 12)],
            "year": [str(year) for year in range(2014, 2027)],
            "is": sorted(IS_VALUES),
            "kind": ["person", "place", "news", *sorted(PARAGRAPH_KINDS), *sorted(QUOTE_FORMS)],
            "lang": ["en", "zh"],
        }

    def query(self) -> str:
        """One to six items, joined by AND or OR; or each shape of words beside each field in turn, some beside two."""
        self._number += 1
        if self._number % 3 == 0:
            shapes = (self._word, self._beginning, self._phrase, self._near, self._fuzzy, self._excluded)
            names = [name for name, values in self._values.items() if values]
            turn = self._number // 3
            items = [shapes[turn % len(shapes)](), self._field(names[turn // len(shapes) % len(names)])]
            if self._chance.random() < 0.3:
                items.append(self._field())
            return " ".join(items)
        joint = " OR " if self._chance.random() < 0.1 else " "
        return joint.join(self._item(0) for _ in range(self._chance.choice((1, 2, 2, 3, 3, 4, 6))))

    def _item(self, depth: int) -> str:
        chance = self._chance
        kind = chance.random()
        if kind < 0.40:
            return self._word()
        if kind < 0.55:
            return self._beginning()
        if kind < 0.68:
            return self._phrase()
        if kind < 0.72:
            return self._near()
        if kind < 0.76:
            return self._fuzzy()
        if kind < 0.90:
            return self._field()
        if depth == 2:  # deep enough
            return self._word()
        if kind < 0.95:
            return f"({' OR '.join(self._item(depth + 1) for _ in range(chance.randint(2, 3)))})"
        return "-" + self._item(depth + 1)

    def _word(self) -> str:
        return self._chance.choice(self._chance.choice(self._bands))

    def _beginning(self) -> str:
        word = self._word()
        return word[: self._chance.randint(1, max(1, len(word) - 1))] + "*"

    def _phrase(self) -> str:
        """Words as they stand somewhere, or any; sometimes the last goes on, or the mark that ends it is missing."""
        chance = self._chance
        words = [self._word() for _ in range(chance.randint(2, 4))]
        if self._texts and chance.random() < 0.5:
            text = chance.choice(self._texts)
            at = chance.randrange(len(text) - 1)
            words = text[at : at + chance.randint(2, 5)]
        end = chance.choice(('"', '"', '"', '*"', ""))
        return f'"{" ".join(words)}{end}'

    def _near(self) -> str:
        items = [
            self._beginning() if self._chance.random() < 0.3 else self._word()
            for _ in range(self._chance.randint(2, 3))
        ]
        return f"NEAR({' '.join(items)}, {self._chance.choice((2, 5, 10, 50))})"

    def _fuzzy(self) -> str:
        return self._word() + "~"

    def _excluded(self) -> str:
        return f"{self._word()} -{self._beginning()}"

    def _field(self, name: str | None = None) -> str:
        name = name or self._chance.choice([name for name, values in self._values.items() if values])
        value = self._chance.choice(self._values[name]).replace('"', "")
        return f'{name}:"{value}"' if " " in value else f"{name}:{value}"


@dataclass(slots=True)
class Tried:
    """What came of many queries: milliseconds of the processor by mode and query; what went wrong."""

    times: dict[str, dict[str, float]] = field(default_factory=lambda: {name: {} for name, *_ in MODES})
    wrong: list[str] = field(default_factory=list)

    def slowest(self, number: int) -> Iterator[tuple[float, str, str]]:
        """The slowest: milliseconds, mode, query."""
        every = [(took, mode, query) for mode, times in self.times.items() for query, took in times.items()]
        yield from sorted(every, reverse=True)[:number]


def attempt(database: Database, query: str, tried: Tried) -> None:
    """Ask one query in every mode, and note what took how long and what went wrong."""
    tree = parse(query).tree
    if tree is not None and parse(to_query(tree)).tree != tree:
        tried.wrong.append(f"printed otherwise than read: {query}")
    for mode, order, typing in MODES:
        began = time.thread_time()
        try:
            page = database.search(query, limit=50, order=order, typing=typing)
        except Exception as error:  # whatever it is, it is what is looked for
            tried.wrong.append(f"{mode}: {query}: {error!r}")
            continue
        tried.times[mode][query] = (time.thread_time() - began) * 1000
        if page.total and not page.hits:
            tried.wrong.append(f"{mode}: {page.total} found, none shown: {query}")
