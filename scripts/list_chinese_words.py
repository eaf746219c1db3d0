"""Make the lists of common Chinese words that tell where a name ends, from the dictionary of jieba.

    python scripts/list_chinese_words.py DICT

DICT is `jieba/dict.txt` of the package jieba 0.42.1 (MIT), a line a word: the word, its count in jieba's corpus and its part
of speech. Writes `chinese_function_words.txt` (verbs, adverbs, conjunctions, pronouns, words of time and number that stand in no
name of an organisation there) and `chinese_common_words.txt` (the other words of two and three characters, no names).
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from aigov_tui.extract.names.asian import chinese_words, native_organizations  # noqa: E402

DATA = ROOT / "aigov_tui/extract/data"
HAN = re.compile("[一-鿿]{2,4}")
FEWEST = {"v": 80, "d": 80, "c": 60, "p": 20, "r": 80, "t": 80, "ad": 60, "vd": 20, "m": 150}
"""By part of speech, how often a word must be counted to be a function word."""
FEWEST_COMMON = 200
NAMES = ("nr", "ns", "nt", "nz", "nrt", "nrfg", "zg", "x")
ADDED = "受访 备询 答询 首次 表态 关切 早前 进行 并非 透过 藉由 针对 有关 谈到 据悉 据了解"  # news says them, few books do


def main() -> None:
    """Read the dictionary and write both lists."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("dictionary", type=Path)
    counts: dict[str, tuple[int, str]] = {}
    for line in parser.parse_args().dictionary.read_text(encoding="utf-8").splitlines():
        word, count, part = line.split(" ")
        counts[word] = int(count), part
    function = _function_words(counts)
    common = {
        word
        for word, (count, part) in counts.items()
        if len(word) < 4 and HAN.fullmatch(word) and count >= FEWEST_COMMON and part not in NAMES
    }
    for name, words in (("function", function), ("common", common - function)):
        path = DATA / f"chinese_{name}_words.txt"
        path.write_text("".join(f"{word}\n" for word in sorted(words)), encoding="utf-8")
        print(f"{path.name}: {len(words)} words")


def _function_words(counts: dict[str, tuple[int, str]]) -> set[str]:
    listed = chinese_words()
    organizations = [word for word, (_, part) in counts.items() if part == "nt"] + list(
        native_organizations()
    )
    inside = {
        name[start : start + size]
        for name in organizations
        for size in (2, 3, 4)
        for start in range(len(name) - size + 1)
    }
    endings = (
        *listed["organization_suffixes"],
        *listed["event_suffixes"],
        *listed["document_suffixes"],
    )
    found = {
        word
        for word, (count, part) in counts.items()
        if HAN.fullmatch(word)
        and count >= FEWEST.get(part, sys.maxsize)
        and word not in inside
        and not (part == "m" and word.startswith("第"))
        and not any(ending in word or word in ending for ending in endings)
    }
    return found | set(ADDED.split())


if __name__ == "__main__":
    main()
