"""How else the words of a query are written in the corpus: one or several, the British way or the American.

Words are evidence: what is found has the word as typed, and nothing is added to it. But who asks for organisation is
told that organization is there too, and how to ask for both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Node, Text, both, conjuncts, either
from aigov_tui.store.search.vocabulary import frequencies

_ENDINGS = (
    ("", "s"), ("", "es"), ("y", "ies"), ("man", "men"),
    ("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"),
    ("ising", "izing"), ("iser", "izer"), ("isers", "izers"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ourable", "orable"),
    ("tre", "ter"), ("tres", "ters"), ("ence", "ense"), ("ences", "enses"), ("amme", "am"), ("ammes", "ams"),
    ("ogue", "og"), ("ogues", "ogs"), ("lled", "led"), ("lling", "ling"), ("lment", "llment"),
)  # fmt: skip
"""How one ends where the other ends so."""
_ALONE = frozenset(
    [
        "always",
        "besides",
        "means",
        "news",
        "perhaps",
        "politics",
        "series",
        "species",
        "thus",
        "various",
        "whereas",
    ]
)
"""Words that only look like several."""
_SHORTEST = 3  # letters before the ending
_LEAST = 20
"""One in so many paragraphs with the word as typed has the other form, where that is worth a line."""
_MOST_WORDS, _MOST_FORMS = 4, 3


def other_forms(connection: sqlite3.Connection, tree: Node | None) -> str | None:
    """A sentence where a query is nothing but words, and the corpus has these in other forms."""
    items = conjuncts(tree)
    if not 0 < len(items) <= _MOST_WORDS:
        return None
    there: dict[str, int] = {}
    asked: list[Node] = []
    for item in items:
        if not isinstance(item, Text):
            return None
        forms = _there(connection, item)
        there |= forms
        ways = (words(item.text)[0], *forms) if forms else ()
        asked.append(either(map(Text, ways)) or item)
    whole = both(asked)
    if not there or whole is None:
        return None
    counts = ", ".join(f"{word} ({count:,})" for word, count in there.items())
    return f"The corpus also has {counts}: {to_query(whole)} finds these too."


def _there(connection: sqlite3.Connection, item: Text) -> dict[str, int]:
    """Other forms of a single word that the query does not find, with the number of paragraphs of each."""
    found = words(item.text)
    if len(found) != 1 or not found[0].isascii() or (item.prefix and not item.typed):
        return {}
    word = found[0]
    counts = frequencies(connection, (word, *forms_of(word)))
    own = counts.pop(word, 0)
    if item.typed:  # what begins so is found already; and what is no word may become anything
        counts = {form: count for form, count in counts.items() if own and not form.startswith(word)}
    likely = [form for form, count in counts.items() if count * _LEAST >= own]
    return {form: counts[form] for form in sorted(likely, key=counts.__getitem__, reverse=True)[:_MOST_FORMS]}


def forms_of(word: str) -> Iterator[str]:
    """How a folded word might be written otherwise, whether or not that is a word."""
    if word in _ALONE or word.endswith("ss") or not word.isalpha():
        return
    seen = {word}
    for one, other in _ENDINGS:
        for ending, instead in ((one, other), (other, one)):
            form = word[: len(word) - len(ending)] + instead
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and form not in seen:
                seen.add(form)
                yield form
