"""What the words after a name in Chinese have it say, want or do."""

from __future__ import annotations

import re

from aigov_tui.extract.positions.cues import chinese_denial, cues

_CLAUSE_END = re.compile("[，；。！？：、;:,]")
CONTRARY = {
    "say_for": "say_against",
    "say_against": "say_for",
    "act_for": "act_against",
    "act_against": "act_for",
}
"""What a denied verb does, by its group."""
_OTHER_SUBJECT = re.compile(
    "(?:但是?|而|不过|因为|所以|因此)?(?:我|你|他|她|它|其|此举|此事|这|那|该|双方|各方|各国|[^，。；]{0,6}(?:者|人士|人|们)(?:表示|认为|说|称))"
)
"""How a clause begins whose subject is another."""
_NOUN_END = re.compile("(?:态度|立场|意见|声音)?[。；]?$")
_COMMAS = "，,"
_HAN_REACH = 45
_ADVERBS = re.compile('[“"]?(?:将|会|要|已|不|坚决|强烈|坚定|一贯|完全|愿意?|并|仍|继续|绝不|不会){0,3}')
_OPENING = 10
_MOST_CLAUSES = 4
"""Clauses in which what a name does is looked for, while no other name begins one."""
_MATTER = re.compile("(?:一事|之事|一案|问题|的?(?:决定|做法|举措|举动|行为|计划|行动|言论))$")
"""How what a preposition governs ends: `就X决定...一事`."""
_SAYS_SIDE = 4  # code points between `表示` and `反对`


def _opening_verb(sentence: str, start: int) -> str | None:
    """The group of the verb for or against that a clause begins with: `坚决反对...`."""
    tables = cues()
    verb = tables.chinese_verb.search(sentence, start, start + _OPENING)
    if verb is None:
        return None
    group = tables.chinese_verbs[verb.group()]
    if group == "say" or not _ADVERBS.fullmatch(sentence, start, verb.start()):
        return None
    return CONTRARY.get(group, group) if chinese_denial(sentence[start : verb.start()]) else group


def chinese_verb(
    sentence: str, end: int, until: int | None = None, clauses: int = _MOST_CLAUSES
) -> tuple[str, int] | None:
    """The group of the first verb after the name that ends at `end`, and where its words begin; None where it has none.
    It is looked for in its clause, and where that has none in the next `clauses`, up to `until`, where another
    name begins one: `X召见大使，就此提出抗议`."""
    stop = _CLAUSE_END.search(sentence, end)
    clause = sentence[end : min(stop.start() if stop else len(sentence), end + _HAN_REACH)]
    tables = cues()
    clause = tables.chinese_set_phrases.sub(lambda phrase: " " * len(phrase.group()), clause)
    every = list(tables.chinese_verb.finditer(clause))
    nominal = (
        every and _NOUN_END.match(clause, every[-1].end()) and clause[: every[-1].start()].endswith("的")
    )
    if nominal and tables.chinese_preposed.match(clause, 0, every[0].start()):
        return tables.chinese_verbs[every[-1].group()], end  # "X对此的支持"
    verbs = [
        verb
        for verb in every
        if not clause[: verb.start()].endswith("的")  # "X的倡议"
    ]
    if verbs and clause.startswith("的", verbs[0].end()) and not clause.startswith("的是", verbs[0].end()):
        return None  # "X发布的报告"
    preposed = verbs and tables.chinese_preposed.match(clause, 0, verbs[0].start())
    goes_on = stop is not None and clauses and sentence[stop.start()] in _COMMAS
    if stop and goes_on and (not verbs or (preposed and _MATTER.search(clause))):
        if stop.end() >= (len(sentence) if until is None else until):
            return None
        if tables.chinese_outsiders.search(clause) or _OTHER_SUBJECT.match(sentence, stop.end()):
            return None
        return chinese_verb(sentence, stop.end(), until, clauses - 1)
    if not verbs:
        return None
    if tables.chinese_outsiders.search(clause, 0, verbs[0].start()):
        return None  # "X的汽车企业表示"
    if len(verbs) > 1 and preposed:
        verbs = verbs[-1:] if tables.chinese_verbs[verbs[-1].group()] != "say" else verbs
    verb, group = verbs[0], tables.chinese_verbs[verbs[0].group()]
    if stop and verbs[-1].end() == len(clause) and tables.chinese_verbs[verbs[-1].group()] == "say":
        said = _opening_verb(sentence, stop.end())
        if said is not None:
            return said, stop.end()  # "X发布声明称，支持..."
    if group == "say" and len(verbs) > 1 and verbs[1].start() - verb.end() <= _SAYS_SIDE:
        said = tables.chinese_verbs[verbs[1].group()]  # "表示强烈反对"
        verb, group = (verbs[1], said) if said.startswith("say_") else (verb, group)
    denied = chinese_denial(clause[: verb.start()])
    return CONTRARY.get(group, group) if denied else group, end
