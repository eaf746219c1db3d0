"""Made-up short texts with planted variants and twins, for `bench_reprints.py`. The same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from make_corpus import CUES, Maker

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
TOPICS = (
    """
trade|export controls|chip supply|data flows|model safety|open source|energy supply|joint research|visa rules|standards
talent exchange|cloud services|investment screening|content labels|military use|compute sharing|patent law|tax relief
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
PATTERNS = (
    "Officials from {place} and {other} met in {city} on {day} {month} {year} to discuss {topic} and {topic2}.",
    "{person} of {place} said on {day} {month} that {number} firms had signed the agreement on {topic}.",
    "{place} will spend ${number} million on {topic} in {year}, the ministry said in a statement, up from ${less} million.",
    "The share of {topic} in the budget of {place} rose to {number} percent in {year}, {person} told reporters.",
    "{person} was named head of the office for {topic} in {city}, succeeding {person2}, who held the post for {small} years.",
)
NUMERALS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORDS = """
人工智能 治理 合作 组织 国际 发展 技术 安全 标准 规则 数据 算力 模型 开放 创新 企业 政府 全球 南方 国家 能力 建设 倡议 会议
代表 部门 计划 推动 加强 促进 实现 提供 支持 参与 建立 完善 落实 研究 应用 产业 经济 社会 文化 教育 医疗 交通 能源 环境 农业
制造 金融 贸易 投资 市场 竞争 风险 监管 法律 伦理 隐私 权利 责任 机制 平台 网络 芯片 设备 软件 服务 人才 培训 交流 对话 互信
共识 目标 任务 阶段 成果 经验 案例 报告 指南 框架 原则 方案 措施 资金 资源 基础 设施 领域 水平 质量 效率 需求 供给 结构 改革
转型 升级 融合 共享 普惠 包容 平等 公正 透明 可靠 可控 多边 双边 区域 城市 农村 青年 学者 专家 记者 媒体 公众 用户 消费 生产
"""
CHINESE_WORDS = _WORDS.split()
CHINESE_COUNTRIES = [
    "中国",
    "美国",
    "法国",
    "德国",
    "英国",
    "日本",
    "韩国",
    "印度",
    "巴西",
    "南非",
    "俄罗斯",
    "新加坡",
    "印度尼西亚",
    "沙特阿拉伯",
    "埃及",
    "墨西哥",
]
CHINESE_NUMERALS = "二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Planted:
    """A text; those of one `base` say the same. A twin has a base of its own, and the `root` of what it was made from.
    `how` says what made it."""

    text: str
    base: int
    root: int
    how: str


def planted(count: int, seed: int = 1) -> Iterator[Planted]:
    """`count` texts, each before its variants and twins."""
    garden = _Garden(seed)
    made = 0
    while made < count:
        for text in garden.family():
            if made == count:
                return
            yield text
            made += 1


class _Garden:
    """Makes originals, variants and twins from one seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self.maker = Maker(seed)
        self.chance = self.maker.chance
        self.bases = 0

    def family(self) -> Iterator[Planted]:
        """An original; perhaps variants; perhaps twins, one of them with a variant of its own."""
        kind = self.chance.choices((self.prose, self.pattern, self.chinese), (6, 2, 2))[0]
        text = kind()
        root = self.bases
        has_twins = self.chance.random() < 0.3
        yield from self.same(text, "original", whole=has_twins or kind == self.pattern)
        if has_twins:
            for how, make in self.chance.sample(TWINS, self.chance.randint(1, 2)):
                twin = make(self, text)
                if twin is not None and twin != text:
                    yield from self.same(twin, how, root, whole=True)

    def same(self, text: str, how: str, root: int | None = None, *, whole: bool) -> Iterator[Planted]:
        """A text and perhaps variants of it; `whole`: without cuts, which may lose what tells it from others."""
        base = self.bases
        self.bases += 1
        yield Planted(text, base, base if root is None else root, how)
        if self.chance.random() < 0.4:
            variants = WHOLE_VARIANTS if whole else VARIANTS
            for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
                name, steps = self.chance.choice(variants)
                variant = text
                for step in steps:
                    variant = step(self, variant)
                yield Planted(variant, base, base if root is None else root, name)

    # Originals

    def prose(self) -> str:
        """One to three sentences, half of the texts with a number."""
        sentences = [
            self.maker.sentence(self.chance.randint(12, 25)) for _ in range(self.chance.choice((1, 1, 2, 3)))
        ]
        if self.chance.random() < 0.5:
            at = self.chance.randrange(len(sentences))
            words = sentences[at].split()
            words.insert(self.chance.randrange(2, len(words) - 2), str(self.chance.randint(2, 9999)))
            sentences[at] = " ".join(words)
        if self.chance.random() < 0.3:
            sentences.append(f"“{self.maker.sentence(9)[:-1]},” {self.chance.choice(CUES)} {self.person()}.")
        return " ".join(sentences)

    def person(self) -> str:
        return self.chance.choice(self.maker.people)

    def pattern(self) -> str:
        """A sentence like thousands of others but for its names and numbers."""
        place, other, city = self.chance.sample(self.maker.places, 3)
        topic, topic2 = self.chance.sample(TOPICS, 2)
        return self.chance.choice(PATTERNS).format(
            place=place,
            other=other,
            city=city,
            topic=topic,
            topic2=topic2,
            person=self.person(),
            person2=self.person(),
            month=self.chance.choice(MONTHS),
            day=self.chance.randint(1, 28),
            year=self.chance.randint(2015, 2026),
            number=self.chance.randint(20, 900),
            less=self.chance.randint(2, 19),
            small=self.chance.choice(NUMERALS),
        )

    def chinese(self) -> str:
        """Two to five clauses of some fifteen characters, with a country and a number."""
        clauses = [
            "".join(self.chance.choices(CHINESE_WORDS, k=self.chance.randint(4, 8)))
            for _ in range(self.chance.randint(3, 5))
        ]
        clauses[0] = self.chance.choice(CHINESE_COUNTRIES) + clauses[0]
        clauses[-1] += f"{self.chance.choice(CHINESE_NUMERALS)}十{self.chance.choice(CHINESE_NUMERALS)}个项目"
        if self.chance.random() < 0.5:
            clauses[1] += f"{self.chance.randint(2, 900)}亿元"
        return "，".join(clauses) + "。"

    # Variants

    def cut(self, text: str) -> str:
        """The first or the last third to three quarters of the words."""
        words = _units(text)
        kept = max(min(10, len(words)), int(len(words) * self.chance.uniform(0.35, 0.8)))
        start = self.chance.choice((0, len(words) - kept))
        return "".join(words[start : start + kept]).strip()

    def cut_out(self, text: str) -> str:
        """A passage of five words or more out of the middle."""
        words = _units(text)
        length = max(6, len(words) // self.chance.randint(3, 5))
        if len(words) < 2 * length + 4:
            return self.cut(text)
        start = self.chance.randrange(3, len(words) - length - 3)
        end = start + length
        # A number is cut with the words beside it, as people cut.
        while start > 1 and _has_number(words[start] + words[start - 1]):
            start -= 1
        while end < len(words) - 1 and _has_number(words[end] + words[end - 1]):
            end += 1
        return "".join(words[:start] + words[end:])

    def substituted(self, text: str) -> str:
        """Between one word in twenty and one in five replaced by another, names and numbers left alone."""
        words = CHINESE_WORD.findall(text) if _is_chinese(text) else _units(text)
        pool: Sequence[str] = CHINESE_WORDS if _is_chinese(text) else self.maker.words[100:8000]
        plain = [index for index, word in enumerate(words) if word.islower() or word in CHINESE_WORDS]
        plain = [
            index for index in plain if not _has_number(words[index]) and not NEGATION.search(words[index])
        ]
        count = max(1, int(len(words) * self.chance.uniform(0.05, 0.2)))
        for index in self.chance.sample(plain, min(count, len(plain))):
            words[index] = self.chance.choice(pool) + TAIL.sub(r"\1", words[index])
        return "".join(words)

    def reordered(self, text: str) -> str:
        """Sentences or clauses in another order; a single one turned at some word."""
        parts = re.findall(r"[^.,，。]+[.,，。]”?\s*", text)
        if len(parts) > 1:
            turn = self.chance.randrange(1, len(parts))
            return " ".join(part.strip() for part in parts[turn:] + parts[:turn])
        words = _units(text)
        turn = self.chance.randrange(4, max(5, len(words) - 4))
        return "".join([*words[turn:], " ", *words[:turn]])

    def punctuated(self, text: str) -> str:
        """Other marks, blanks and capitals."""
        for old, new in self.chance.sample(PUNCTUATION, 4):
            text = text.replace(old, new)
        return text.upper() if self.chance.random() < 0.1 else text

    # Twins

    def other_number(self, text: str) -> str | None:
        """One number replaced, digits or words."""
        numbers = list(NUMBER.finditer(text))
        if not numbers:
            return None
        found = self.chance.choice(numbers)
        old = found.group()
        if old.isdecimal() and old.isascii():
            new = str(int(old) + self.chance.choice((-1, 1, 2, 10)))
        else:
            new = self.chance.choice(
                [n for n in (NUMERALS if old.isascii() else CHINESE_NUMERALS) if n != old]
            )
        return text[: found.start()] + new + text[found.end() :]

    def other_date(self, text: str) -> str | None:
        """Another month."""
        found = MONTH.search(text)
        if found is None:
            return None
        other = self.chance.choice([month for month in MONTHS if month != found.group()])
        return text[: found.start()] + other + text[found.end() :]

    def other_name(self, text: str) -> str | None:
        """Another country or place."""
        names = CHINESE_COUNTRIES if _is_chinese(text) else self.maker.places
        found = next((name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)), None)
        if _is_chinese(text):
            found = next((name for name in names if text.startswith(name)), None)
        if found is None:
            return None
        other = self.chance.choice([name for name in names if name not in text and found not in name])
        return text.replace(found, other)

    def negated(self, text: str) -> str | None:
        """A negation put in."""
        if _is_chinese(text):
            clauses = text.split("，")
            at = self.chance.randrange(len(clauses))
            clauses[at] = clauses[at][:6] + "没有" + clauses[at][6:]
            return "，".join(clauses)
        words = text.split(" ")
        at = self.chance.randrange(3, len(words) - 2)
        return " ".join([*words[:at], self.chance.choice(("not", "never")), *words[at:]])


NEGATION = re.compile(
    r"\b(?:not|no|never|without|neither|nor|none|nothing|nobody|cannot|hardly)\b|[不没無无未]", re.I
)
NUMBER = re.compile(r"\d+|\b(?:" + "|".join(NUMERALS) + rf")\b|[{CHINESE_NUMERALS}](?=十)")
MONTH = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b")
TAIL = re.compile(r"^.*?(\W*)$", re.S)
CHINESE_WORD = re.compile("|".join(sorted(CHINESE_WORDS, key=len, reverse=True)) + "|.", re.S)
PUNCTUATION = (
    (", ", " – "), (". ", "; "), ("“", '"'), ("”", '"'), (" ", "  "), ("，", ","), ("。", "."), (" the ", " The "),
    (" and ", ", and "), (".", "…"), ("，", "； "),
)  # fmt: skip

Step = Callable[[_Garden, str], str]
CUTS: list[tuple[str, tuple[Step, ...]]] = [
    ("cut", (_Garden.cut,)),
    ("cut out", (_Garden.cut_out,)),
    ("cut, subst.", (_Garden.substituted, _Garden.cut)),
    ("cut, reord.", (_Garden.reordered, _Garden.cut_out)),
]
WHOLE_VARIANTS: list[tuple[str, tuple[Step, ...]]] = [
    ("substituted", (_Garden.substituted,)),
    ("reordered", (_Garden.reordered,)),
    ("punctuated", (_Garden.punctuated,)),
    ("reord., subst.", (_Garden.reordered, _Garden.substituted, _Garden.punctuated)),
]
VARIANTS = [*CUTS, *WHOLE_VARIANTS]
TWINS: list[tuple[str, Callable[[_Garden, str], str | None]]] = [
    ("number", _Garden.other_number),
    ("number", _Garden.other_date),
    ("name", _Garden.other_name),
    ("negation", _Garden.negated),
]


def _units(text: str) -> list[str]:
    """Words with the blanks after them; of Chinese, characters."""
    return list(text) if _is_chinese(text) else re.findall(r"\S+\s*", text)


def _is_chinese(text: str) -> bool:
    return not text.isascii() and re.search(r"[\u4e00-\u9fff]", text) is not None


def _has_number(words: str) -> bool:
    return re.search(rf"million|percent|[十亿{CHINESE_NUMERALS}]|{NUMBER.pattern}", words) is not None
