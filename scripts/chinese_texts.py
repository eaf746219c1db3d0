"""Chinese texts for a corpus of any size, the same each time: `make_corpus.py` with other words.

Words are drawn by Zipf's law and stand without blanks between them: first what every page has (的, 是, 中国, 人工智能), then
the words of the project's lists. Some are Latin (AI, GPT-4), as in news. Nothing in it is true.
"""

from __future__ import annotations

from collections.abc import Iterator

from make_corpus import Maker, lines_of

CUES = ("表示", "说", "指出", "强调", "认为", "称")
COMMON = """
的 是 在 和 了 一 不 有 为 对 中 将 与 等 这 上 也 人 年 到 以 中国 我们 大 国 个 他 要 就 会 可以 发展 美国 来 说 从 新 被 但 问题 进行 企业 经济
人工智能 技术 国家 政府 国际 合作 安全 治理 社会 没有 通过 表示 工作 多 还 其 而 及 于 能 更 最 已 或 并 后 前 下 之 月 日 市场 全球 数据 政策 AI
研究 公司 规则 建设 创新 世界 研发 标准 芯片 应用 管理 提出 推动 加强 领域 方面 重要 国务院 外交部 发言人 大模型 全球治理 人工智能治理 负责任
"""
LATIN = (
    "GPT-4",
    "OpenAI",
    "Huawei",
    "DeepSeek",
    "5G",
    "G20",
    "CEO",
    "WTO",
    "GDP",
    "ChatGPT",
    "chips",
    "governance",
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
GIVEN = "伟芳秀英娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲萍鹏华红飞玉建国志海林春梅龙波宁云峰浩宇欣怡雨思佳子轩梓涵诗琪雪琳晓小俊凯健斌彬宏洪鸿立丹莉莹颖倩婷慧"
MADE_UP = 20_000
"""Rare words put together from characters: names of places, firms and things that no list has."""


class ChineseMaker(Maker):
    """The same with Chinese words."""

    cues = CUES

    def _draws_from(self) -> Iterator[str]:
        """The words, the commonest first."""
        words = [*lines_of("chinese_common_words.txt"), *lines_of("chinese_function_words.txt"), *LATIN]
        characters = "".join(words)
        words += [
            "".join(self.chance.choices(characters, k=self.chance.choice((2, 2, 3, 4))))
            for _ in range(MADE_UP)
        ]
        self.chance.shuffle(words)
        return iter(dict.fromkeys([*COMMON.split(), *words]))

    def _places(self) -> list[str]:
        countries = [line.split("\t") for line in lines_of("countries.tsv")]
        names = [parts[5].split("|")[0] for parts in countries if len(parts) > 5 and parts[5]]
        return names + [line.split("\t")[0] for line in lines_of("chinese_places.tsv")]

    def person(self) -> str:
        """A made-up name."""
        return self.chance.choice(SURNAMES) + "".join(
            self.chance.choices(GIVEN, k=self.chance.choice((1, 2, 2)))
        )

    def _joined(self, words: list[str]) -> str:
        """With a comma now and then."""
        parts: list[str] = []
        left = self.chance.randint(5, 10)
        for word in words:
            parts.append(word)
            left -= 1
            if not left:
                parts.append("，")
                left = self.chance.randint(5, 10)
        return "".join(parts).rstrip("，") + "。"

    def _said(self, quote: str, cue: str, speaker: str) -> str:
        return f"{speaker}{cue}：“{quote}。”"

    def _together(self, sentences: list[str]) -> str:
        return "".join(sentences)

    def _titled(self, sentence: str) -> str:
        return sentence
