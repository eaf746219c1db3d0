"""Words for somebody or something that speaks without a name: 官员, 知情人士, 老农, 公报; and which of them mean a person."""

from __future__ import annotations

import re
from functools import cache

from aigov_tui.extract.names.asian import role_lists
from aigov_tui.extract.names.chinese_name import alternatives

_PERSON_ENDS = (
    "[者员人家长师生官民友商星工士兵手授理管监警娘嫂婆粉匠爷]|代表|专家|众人|对方|高管|主任|干部|女子|男子|女孩|男孩|[母父]亲|妻子|丈夫|儿子|女儿|孩子"
    "|司机|保安|[店摊东车业户房船]主|[游乘旅顾]客|客服|老汉|邻居|同事|同学|政要|[子儿]女|[长次][子女]|遗孀|妹妹|弟弟|姐姐|哥哥|[舅姑叔]|[岳祖][父母]|女婿|儿媳|孙[子女]|堂弟|表哥|前[妻夫]|闺蜜|[家亲]属|[观听民公群大]众|[外路来]人|消息[来來]源"
)


def is_person(words: str, *, plural: bool) -> bool:
    """May these words for a speaker without a name mean somebody whom 他 can stand for: 知情人士, no 公报?"""
    lists = role_lists()
    if (
        words.endswith(lists["no_persons"])
        or words in lists["sayings"]
        or _person_at_end().search(words) is None
    ):
        return False
    return not plural or words.endswith(lists["several"]) or words.startswith(lists["several"])


@cache
def people() -> frozenset[str]:
    """The words that mean a person."""
    return frozenset(head for head in role_lists()["heads"] if is_person(head, plural=False))


@cache
def _person_at_end() -> re.Pattern[str]:
    return re.compile(f"(?:{_PERSON_ENDS}|{alternatives(role_lists()['surname_titles'])})$")
