"""What `bench_search.py` asks: queries as people might type them, key by key, and the worst ones known; of two languages."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from make_corpus import maker_of

COMMON = (
    "the", "of", "and", "to", "in", "a", "that", "is", "for", "it", "as", "with", "was", "on", "be", "by", "at", "from",
)  # fmt: skip
WORST = (
    '"to inv', '"and wit', '"suwayf p', '"to th*"', '"the the"', '"was on with"', '"were that were that"', '"the of and to in a"',
    '"of the" "in the" "to the"', '"to be or not to b', "NEAR(the a*, 3)", 'NEAR("of the" "in the", 5)', "it in", "is at an",
    " OR ".join(COMMON), " ".join(COMMON), " ".join(COMMON * 4), " ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
    "-the", "-the -of -and -to -in", "-a* -b*", "china -the -of -and", "(the OR of) (and OR to)", "((a* OR b*) (c* OR d*)) -e*",
    "lang:en OR the", "(lang:en the) OR (lang:zh of)", "lang:en -the", "entity:china -lang:en", "source:d0 the", "after:2020 th",
    "is:quote a*", "is:quote speaker:china the", "is:title a*", "is:heading the", "is:boilerplate the", "is:all a*", "kind:term the",
    "governance~", "the~", "governence~ the", "qqqq xxxx wwww zzzz vvvv", '"qqqq of the zzzz"', "zzzqqq a*", "的", "人工智能governance的",
    "the", "a*", "p*", "s*", "co*", "cont*", "a* b*", "the of and to", '"of the"', '"the of a"', "NEAR(of the, 3)",
    "the -of", "china -the", "china OR the", "the actor:china", 'the publisher:"Paper 03"', "the lang:zh", "the before:2018",
    # Found by chance (a generator of queries over the whole language), and mended since.
    "is:repeat 安全 share~", "is:statement is:repeat", "NEAR(governenc* r* achievements, 5) abile*", "(have OR before:2019) affronts",
    'speaker:"Tanzania" in', "of~ tourist* accus* advance", "fr* sill* on", "are tourists c* bell -broods", "co* thunderbolt~ ar*",
    '"of and flaunts" OR betted', "after:2020 p*", "with it~ year:2015", "were inju", "stall that", "of patios", "the joined had",
    "kind:person the", "is:quote the", "is:title the", "lang:en", "actor:china", "share story", "zzzqqq", "governence~",
    '"to a"* "but and" "of the"',
)  # fmt: skip
WORST_CHINESE = (
    "的", "是", "中", "人", "的 是", "是 不 的 中 国 人", "中国", "国", "人工智能", "人工智能 治理", "AI", "AI 的", "安全", "治理", '"人工智能"', '"人工智能',
    "人工智能治理", "人工智能governance", "Huawei 的", "不", "一", "美国 中国", "-的", "的 -中", "的 OR 中", "人工智能 OR 芯片", "NEAR(中国 美国, 5)",
    "人*", "人工*", "governance 安全 AI", "GPT-4", "发言人", "外交部发言人", "lang:zh 的", "lang:zh 人工智能", "after:2020 的", "after:2020 中国", "是:的",
    '"的是"', '"是的是"', '"一的"', '"中国 的"', "全球治理 -中国", "(的 OR 是) (中 OR 国)", "speaker:王 的", "entity:中国 人工智能", "is:quote 的", "is:quote 人工智能",
    "is:title 的", "actor:china 的", "actor:china 技术", "国際 合作", "國家", "ＡＩ", "人工智慧", "人工智能安全治理", "的的", "的的的", "a*", "g*", "的 a*", "人工智能~",
    "技术 企业 经济 发展", "技术 企业 经济 发展 政府 国家 社会 问题", '"技术企业"', "-人工智能", "-中国 -美国", "人工智能 -中国", "不的了是",
)  # fmt: skip


def queries(connection: sqlite3.Connection, number: int, seed: int = 7, *, language: str = "en") -> list[str]:
    """What people might type: words that stand in one paragraph, common ones too, names, phrases, fields."""
    return _chinese(connection, number, seed) if language == "zh" else _english(connection, number, seed)


def _english(connection: sqlite3.Connection, number: int, seed: int = 7) -> list[str]:
    chance = random.Random(seed)
    people = _people(connection)
    found: list[str] = []
    for text in islice(_texts(connection, chance), number):
        words = text.replace(",", "").replace(".", "").split()
        start = chance.randrange(len(words) - 4)
        together = words[start : start + chance.randint(2, 4)]
        apart = [word.lower() for word in chance.sample(words, chance.randint(1, 3))]
        kind = chance.random()
        if kind < 0.6:
            found.append(" ".join(apart))
        elif kind < 0.75:
            found.append(" ".join(together).lower())
        elif kind < 0.85:
            found.append(f'"{" ".join(together).lower()}"')
        elif kind < 0.93:
            found.append(chance.choice(people))
        else:
            found.append(f"{chance.choice(('actor:china', 'lang:en', 'after:2020', 'is:quote'))} {apart[0]}")
    return found


def _chinese(connection: sqlite3.Connection, number: int, seed: int) -> list[str]:
    """The same in Chinese: words with blanks between them, several as they stand together, in marks, beside Latin ones."""
    chance = random.Random(seed)
    known, people = frozenset(maker_of("zh", 1).words), _people(connection)
    found: list[str] = []
    for text in islice(_texts(connection, chance), number):
        words = list(_taken_apart(text, known))
        start = chance.randrange(len(words) - 4)
        together = "".join(words[start : start + chance.randint(2, 4)])
        apart = chance.sample(words, chance.randint(1, 3))
        kind = chance.random()
        if kind < 0.5:
            found.append(" ".join(apart))
        elif kind < 0.7:
            found.append(together)
        elif kind < 0.78:
            found.append(f'"{together}"')
        elif kind < 0.85:
            found.append(f"{chance.choice(('AI', 'Huawei', 'GPT-4', 'governance', '5G'))}{apart[0]}")
        elif kind < 0.93:
            found.append(chance.choice(people))
        else:
            found.append(f"{chance.choice(('actor:china', 'lang:zh', 'after:2020', 'is:quote'))} {apart[0]}")
    return found


def _texts(connection: sqlite3.Connection, chance: random.Random) -> Iterator[str]:
    """Texts of paragraphs by chance, for ever."""
    (last,) = connection.execute("SELECT max(id) FROM paragraphs").fetchone()
    while True:
        row = connection.execute(
            "SELECT text FROM paragraphs WHERE id = ? AND kind = 'body'", (chance.randint(1, last),)
        ).fetchone()
        if row is not None:
            yield row[0]


def _taken_apart(text: str, known: frozenset[str]) -> Iterator[str]:
    """The longest known words, one after the other; what is between them is left out."""
    at = 0
    while at < len(text):
        size = next((size for size in range(8, 0, -1) if text[at : at + size] in known), 0)
        if size:
            yield text[at : at + size]
        at += size or 1


def _people(connection: sqlite3.Connection) -> Sequence[str]:
    named = connection.execute("SELECT name FROM entities ORDER BY mention_count DESC LIMIT 300")
    return [name for (name,) in named]


def worst(language: str) -> Sequence[str]:
    """The worst queries known."""
    return WORST_CHINESE if language == "zh" else WORST


def keystrokes(asked: Iterable[str]) -> list[str]:
    """Every prefix of every query, once."""
    return list(dict.fromkeys(query[:end] for query in asked for end in range(1, len(query) + 1)))
