"""Weigh the characters of Chinese names, from the dictionary of jieba.

    python scripts/weigh_chinese_names.py DICT

DICT is `jieba/dict.txt` of the package jieba 0.42.1 (MIT), a line a word: the word, its count in jieba's corpus and its part
of speech. Writes `chinese_name_weights.tsv`: a character, and how much more often it stands in a name than elsewhere, in
tenths of a natural logarithm: as the family name, in the middle and at the end of a name of three characters, after the
family name of one of two. Names count once each, other words as often as the corpus has them. And `chinese_like_names.txt`: the
words of the dictionary that look like a name by these weights and are none (黄浦江, 杜鹃花), or have in them what does (开宗明义).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from aigov_tui.extract.names.chinese_given import people_words  # noqa: E402
from aigov_tui.extract.names.chinese_vocabulary import is_common  # noqa: E402

TARGET = ROOT / "aigov_tui/extract/data/chinese_name_weights.tsv"
NAMES = ("nr", "nrt", "nrfg", "ns", "nt")
PEOPLE = ("nr", "nrt", "nrfg")
CHARACTERS = 6_000
"""How many characters there are, for smoothing."""
SMOOTHING = 0.5
SMOOTHING_ELSEWHERE = 50
LEAST = -50
"""Tenths: what no name has in that place."""
LIKE = ROOT / "aigov_tui/extract/data/chinese_like_names.txt"
LIKE_A_NAME = {2: 35, 3: 10}
"""Tenths: what the characters of a word weigh that looks like a name, by their number; no less than `chinese_weighed` looks at."""
PHRASE = 4
"""Characters of an idiom."""
FEWEST = 3
"""How often such a word is counted, to be listed."""


def main() -> None:
    """Read the dictionary and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("dictionary", type=Path)
    surnames = people_words().surnames
    elsewhere: Counter[str] = Counter()
    places: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    words: dict[str, tuple[int, str]] = {}
    for line in parser.parse_args().dictionary.read_text(encoding="utf-8").splitlines():
        word, count, part = line.split(" ")
        words[word] = int(count), part
        if part not in NAMES:
            for character in word:
                elsewhere[character] += int(count)
        if part == "nr" and word[0] in surnames and len(word) in (2, 3):
            places[0][word[0]] += 1
            for place, character in zip((1, 2) if len(word) == 3 else (3,), word[1:], strict=True):
                places[place][character] += 1
    characters = sorted({c for place in places for c in place} | surnames)
    weights = {
        character: [max(LEAST, round(10 * _weight(place, elsewhere, character))) for place in places]
        for character in characters
    }
    lines = ["\t".join((character, *map(str, numbers))) for character, numbers in weights.items()]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines)} characters")
    alike = [
        word
        for word, (count, part) in words.items()
        if part not in PEOPLE and count >= FEWEST and not is_common(word)
        if (len(word) in LIKE_A_NAME and word[0] in surnames and _looks(word, weights))
        or (
            len(word) == PHRASE
            and any(_looks(part, weights) for part in _inside(word) if part[0] in surnames)
        )
    ]
    LIKE.write_text("".join(f"{word}\n" for word in sorted(alike)), encoding="utf-8")
    print(f"{LIKE.name}: {len(alike)} words")


def _inside(phrase: str) -> list[str]:
    """The stretches of two and three characters in it that begin after its first."""
    return [
        phrase[start : start + size] for size in LIKE_A_NAME for start in range(1, len(phrase) - size + 1)
    ]


def _looks(word: str, weights: Mapping[str, Sequence[int]]) -> bool:
    """Are the characters of a word like a name's?"""
    places = (0, 1, 2) if len(word) == 3 else (0, 3)
    weight = sum(weights[c][place] if c in weights else LEAST for c, place in zip(word, places, strict=True))
    return weight >= LIKE_A_NAME[len(word)]


def _weight(place: Counter[str], elsewhere: Counter[str], character: str) -> float:
    """The logarithm of how much likelier the character is in this place of a name than elsewhere."""
    in_names = (place[character] + SMOOTHING) / (place.total() + SMOOTHING * CHARACTERS)
    outside = (elsewhere[character] + SMOOTHING_ELSEWHERE) / (
        elsewhere.total() + SMOOTHING_ELSEWHERE * CHARACTERS
    )
    return math.log(in_names / outside)


if __name__ == "__main__":
    main()
