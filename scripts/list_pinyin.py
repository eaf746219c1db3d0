"""Make the table of how Chinese characters are romanised, from the package pypinyin.

    python scripts/list_pinyin.py     # where pypinyin is installed: pip install pypinyin

Writes `pinyin.tsv`: a syllable without its tone a line, the characters read so, and those read so in family names only. Simplified
characters of the standard GB 2312, which names are compared in.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from aigov_tui.model.simplified import simplified  # noqa: E402

DATA = ROOT / "aigov_tui/extract/data"
HEADER = """\
# How Chinese characters are romanised, made by scripts/list_pinyin.py: a syllable without its tone, the characters read so, and those
# read so in family names only.
"""
IN_FAMILY_NAMES = {
    "zeng": "曾", "shan": "单", "xie": "解", "qiu": "仇", "ou": "区", "zha": "查", "ge": "盖", "qin": "覃", "yue": "乐",
    "miao": "缪", "zhai": "翟", "xian": "冼", "yun": "员", "bi": "秘", "she": "折", "piao": "朴", "park": "朴", "yu": "尉",
    "mo": "万",
}  # fmt: skip
"""Hand-written: what these are read as nowhere else, and Park, as Koreans write 朴."""


def main() -> None:
    """Ask pypinyin for the commonest reading of every character, and write the table."""
    read = import_module("pypinyin").lazy_pinyin
    characters: defaultdict[str, list[str]] = defaultdict(list)
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            character = bytes([row, cell]).decode("gb2312", errors="ignore")
            if character and simplified(character) == character:
                characters[read(character)[0].replace("ü", "u").replace("v", "u")].append(character)
    syllables = sorted({*characters, *IN_FAMILY_NAMES})
    lines = [
        f"{syllable}\t{''.join(characters[syllable])}\t{IN_FAMILY_NAMES.get(syllable, '')}".rstrip("\t")
        for syllable in syllables
    ]
    (DATA / "pinyin.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"pinyin.tsv: {len(lines)} syllables")


if __name__ == "__main__":
    main()
