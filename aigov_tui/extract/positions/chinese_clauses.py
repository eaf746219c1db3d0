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
_HAN_REACH = 30
_SAYS_SIDE = 4  # code points between `表示` and `反对`


def chinese_verb(sentence: str, end: int) -> str | None:
    """The group of the first verb after the name that ends at `end`, within its clause; None where it has none."""
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
    if not verbs:
        return None
    verb, group = verbs[0], tables.chinese_verbs[verbs[0].group()]
    if group == "say" and len(verbs) > 1 and verbs[1].start() - verb.end() <= _SAYS_SIDE:
        said = tables.chinese_verbs[verbs[1].group()]  # "表示强烈反对"
        verb, group = (verbs[1], said) if said.startswith("say_") else (verb, group)
    return CONTRARY.get(group, group) if chinese_denial(clause[: verb.start()]) else group
