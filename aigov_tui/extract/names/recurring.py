"""People whom a Chinese document calls by a given name alone: what stands before a verb of saying, and in other places, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from aigov_tui.extract.names.asian import chinese_words
from aigov_tui.extract.names.chinese_given import people_words
from aigov_tui.extract.names.chinese_name import ChineseName, either
from aigov_tui.extract.names.chinese_vocabulary import is_common
from aigov_tui.extract.names.chinese_weighed import weighed
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes.chinese_lexicon import nominal_head
from aigov_tui.model.simplified import simplified

_FEWEST = 3
"""Places in the document where such a name stands."""
_FEWEST_FULL = 2
_MOST = 30
"""Words that look like one, beyond which the rest is not looked up; keeps the search linear."""
_CONFIDENCE = 0.6


def recurring(texts: Iterable[str]) -> dict[str, ChineseName]:
    """Names of two characters that nothing lists, by name: 家维 in 家维分享……。家维认为……. In simplified characters."""
    plain = [simplified(text) for text in texts]
    full = Counter(found.group("name") for text in plain for found in _full_pattern().finditer(text))
    nicknames = Counter(found.group("name") for text in plain for found in _nickname_pattern().finditer(text))
    called = Counter(found.group("name") for text in plain for found in _pattern().finditer(text))
    people = {
        name: ChineseName(
            0, len(name), name, (name,) if name in nicknames else (name[0], name[1:]), "person", _CONFIDENCE
        )
        for name, _ in (full + nicknames).most_common(_MOST)
        if not is_common(name)
        and nominal_head(name) is None
        and sum(text.count(name) for text in plain) >= _FEWEST_FULL
    }
    return (
        weighed(plain)
        | people
        | {
            name: ChineseName(0, len(name), name, (name,), "person", _CONFIDENCE)
            for name, _ in called.most_common(_MOST)
            if not is_common(name)
            and nominal_head(name) is None
            and sum(text.count(name) for text in plain) >= _FEWEST
        }
    )


@cache
def _full_pattern() -> re.Pattern[str]:
    """A family name and one character of given names where a clause opens, before what people do: 陈默把手机摔在桌上."""
    words, people = chinese_words(), people_words()
    family = "".join(sorted(people.loose - set("".join(words["no_recurring"]))))
    given = "".join(sorted(people.given - set("".join(words["no_recurring"]))))
    pairs = either((*people.no_pairs, *words["no_names"], *words["no_openings"]))
    return re.compile(
        f"(?:^|(?<=[。！？”,!?，而但\n]))(?!{pairs})(?P<name>[{family}][{given}])"
        f"(?={either((*words['openings'], *words['reporting'], *words['manner']))})"
    )


@cache
def _nickname_pattern() -> re.Pattern[str]:
    """阿 and a character, or one twice over, where a clause opens, before what people do: 阿梁从没想过, 涣涣觉得."""
    words, lists = chinese_words(), people_words().lists
    doubled, after = "".join(lists["no_doubled"]), "".join(lists["no_ah"])
    return re.compile(
        f"(?:^|(?<=[。！？”,，!?的\n]))(?P<name>阿(?![{after}])[{HAN}]|(?P<twice>(?![{doubled}])[{HAN}])(?P=twice))"
        f"(?={either((*words['openings'], *words['reporting'], *words['manner'], '觉得', '苦笑', '坦承'))})"
    )


@cache
def _pattern() -> re.Pattern[str]:
    words, people = chinese_words(), people_words()
    given = "".join(sorted(people.given - set("".join(words["no_recurring"]))))
    pairs = either(people.no_pairs)
    return re.compile(
        f"(?:^|(?<=[，。；！？」”,;!?但而]))(?!{pairs})(?P<name>[{given}]{{2}})"
        f"(?={either(words['manner'])}?{either((*words['reporting'], '分享', '觉得', '坦承'))})"
    )
