"""The Chinese words around marks that tell what is named from what is said, of `data/chinese.yaml`."""

from __future__ import annotations

import re

from aigov_tui.extract.quotes.chinese_lexicon import any_of, words

OUTLETS = ("网", "报", "社", "台", "电视", "频道", "周刊", "日报", "广播")
REPORTS = re.compile(r"(?:网站)?(?:\d+日)?(?:报道|報導|称|刊文|消息|披露)")
PASSING_ON = ("引用", "引述", "援引", "转引", "转述", "引用了")
OF_A_NOTION = re.compile("的[㐀-鿿]{0,6}?(?:概念|理念|目标|口号|愿景|构想|设想|定位|路线图|宗旨|格局)")
"""提出“建设第一城”的新目标"""
BROUGHT_IN = re.compile(
    "(?:的|款|个|套|叫|其|该|这|旗下|国产|自研|推出|发布|公布|研发|研制|开发|上线|启用|使用|应用|介绍|展示|试用|利用|运用|搭建|打造|新)"
    f"[㐀-鿿A-Za-z]{{0,6}}{any_of(words('chinese', 'named_sorts')).pattern.join(('(?:', ')'))}$"
)
"""推出系统: what leads to a thing with a name."""
GOVERNED = re.compile("(?:为|给|对|让|把|被|使)[^，。；、]{0,10}$")
DENYING = words("chinese", "denying")
LABELLED = tuple(words("chinese", "labelled"))
NAMED_SORTS = tuple(words("chinese", "named_sorts"))
SO_CALLED = re.compile("所谓[^，。；、\0]{1,8}$")
"""所谓中国军机的“危险拦截”"""
OPINION = re.compile("等?(?:的)?(?:言论|说法|论调|论断|话语|看法|观点|质疑|警告|指责)")
"""抛出“……”等言论"""
PROPOSING = words("chinese", "proposing")
THINGS = tuple(words("chinese", "things"))
LONG_THINGS = tuple(word for word in THINGS if len(word) > 1)
"""What ends no clause: 「兩岸人工智慧融合發展示範區」是……."""
THEORY = re.compile(
    "[㐀-鿿A-Za-z]{2,8}(?<![讨争辩议评理言结])[论说牌]"
    f"|(?![^的]*的)[㐀-鿿A-Za-z0-9]{{1,8}}{any_of(words('chinese', 'notions')).pattern.join(('(?:', ')'))}"
)
"""中国威胁论, 产能过剩论."""
OF_A_THING = re.compile(f"[㐀-鿿]{{0,5}}?{any_of(words('chinese', 'things')).pattern.join(('(?:', ')'))}")
COPULA = re.compile(
    "(?:是|并非|不是|乃|无异于|等于|堪称|属于|纯属|如同|犹如|好比|形同)(?:一[把种个场条道张座份])?$"
)
OF_A_MATTER = re.compile("(?:对|就|关于|针对|围绕)$")
MATTER = ("的问题", "问题", "一事", "的事", "事件")
"""对“……”的问题感到惊讶"""
POINTED = re.compile("(?:[这那]个|[这那]种|[这那]场|[这那]些|该)$")
"""将这个“数字普京”称为……: what has been called so before."""
UNDER = re.compile("在[^，。；]{0,12}$")
REACTING = words("chinese", "reacting")
FOUNDING = re.compile(
    f"{any_of(words('chinese', 'founding')).pattern.join(('(?:', ')'))}[^，。、；：]{{0,10}}$"
)
"""What brings a thing about that has a name: 宣布成立“……”."""
IN_CHARACTERS = re.compile("[一二两三四五六七八九十几俩倆]个?(?:大?字)")
"""“少爷”俩字, 「公共利益」四个字: of which words somebody speaks."""
RIGHT = re.compile("[㐀-鿿]{1,4}(?<![维侵授])权")
"""「质询权」: a right, by its name."""
NUMBERED = re.compile(r"(?:第[一二三四五六七八九十百\d]+|首|本|这|该|上)[届次轮批](?:中国|国际|全球)?$")
"""第二届“……”峰会"""
