"""People's names in Han characters as Latin letters write them, in Hanyu Pinyin without tones: 熊继军 is Xiong Jijun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product

from aigov_tui.extract.names.asian import chinese_surnames
from aigov_tui.extract.names.lexicon import lines
from aigov_tui.model.simplified import simplified


def romanised(name: str) -> Iterator[str]:
    """How a person's name in Han characters may be romanised, in small letters, the family name first: `xiong jijun`.

    Nothing for one that does not begin with a Chinese family name, or whose characters are not all in the table.
    """
    name = simplified(name)
    for size in (2, 1):
        if name[:size] in chinese_surnames() and 1 <= len(name) - size <= 2:
            given = [_readings().get(character, ()) for character in name[size:]]
            for family in _families(name[:size]):
                for syllables in product(*given):
                    yield f"{family} {''.join(syllables)}"
            return


def _families(name: str) -> Iterator[str]:
    both = [(*_readings().get(c, ()), *_in_family_names().get(c, ())) for c in name]
    yield from map("".join, product(*both))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return {character: (syllable,) for syllable, characters, _ in _rows() for character in characters}


@cache
def _in_family_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for syllable, _, characters in _rows():
        for character in characters:
            found[character] += (syllable,)
    return dict(found)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = ((*line.split("\t"), "", "")[:3] for line in lines("pinyin.tsv"))
    return tuple((syllable, characters, families) for syllable, characters, families in rows)
