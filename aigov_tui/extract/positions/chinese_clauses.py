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
_HAN_REACH = 45
_ADVERBS = re.compile('[“"]?(?:将|会|要|已|不|坚决|强烈|坚定|一贯|完全|愿意?|并|仍|继续|绝不|不会){0,3}')
_OPENING = 10
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


def chinese_verb(sentence: str, end: int) -> tuple[str, int] | None:
    """The group of the first verb after the name that ends at `end`, within its clause, and where its words begin; None
    where it has none."""
    stop = _CLAUSE_END.search(sentence, end)
    clause = sentence[end : min(stop.start() if stop else len(sentence), end + _HAN_REACH)]
    tables = cues()
    clause = tables.chinese_set_phrases.sub(lambda phrase: " " * len(phrase.group()), clause)
    verbs = [
        verb
        for verb in tables.chinese_verb.finditer(clause)
        if not clause[: verb.start()].endswith("的")  # "X的倡议"
    ]
    if verbs and clause.startswith("的", verbs[0].end()) and not clause.startswith("的是", verbs[0].end()):
        return None  # "X发布的报告"
    if not verbs and stop and any(word in clause for word in tables.chinese_commitments):
        return chinese_verb(sentence, stop.end())  # "X愿与各方一道，推动..."
    in_first = _CLAUSE_END.search(sentence, 0, end) is None
    if not verbs and stop and in_first and (group := _opening_verb(sentence, stop.end())) is not None:
        return group, stop.end()  # "X周日一反常态，同意..."
    if not verbs:
        return None
    if tables.chinese_outsiders.search(clause, 0, verbs[0].start()):
        return None  # "X的汽车企业表示"
    if len(verbs) > 1 and tables.chinese_preposed.match(clause, 0, verbs[0].start()):
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
