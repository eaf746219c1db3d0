"""The Chinese word classes of `data/chinese.yaml`, as patterns and sets ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aigov_tui.extract.names.asian import chinese_words
from aigov_tui.extract.quotes.tables import load
from aigov_tui.extract.quotes.tables import words as listed
from aigov_tui.model.simplified import simplified

_TABLE = load("chinese")


def words(table: str, name: str) -> frozenset[str]:
    """A list of the table, each word in simplified characters too."""
    return frozenset(form for word in listed(table, name) for form in (word, simplified(word)))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)))


SPEECH_VERBS = words("chinese", "speech_verbs")
FRAMING_VERBS = words("chinese", "framing_verbs")
CUE = re.compile(f"{_any_of(SPEECH_VERBS | FRAMING_VERBS).pattern}|(?<![所其手食特])指(?=[，,：:])")
PLAIN_VERBS = words("chinese", "plain_verbs")
FRAGMENT_VERBS = PLAIN_VERBS | FRAMING_VERBS | words("chinese", "urging_verbs")
"""Verbs that make even four quoted words speech, where those say something."""
PLAIN_CUE = _any_of(PLAIN_VERBS)
PREDICATE = re.compile(
    f"^{_any_of(words('chinese', 'predicate_starts')).pattern.join(('(?:', ')'))}"
    f"|(?<=.){_any_of(words('chinese', 'predicate_marks')).pattern.join(('(?:', ')'))}"
)
PASSIVES = tuple(words("chinese", "passives"))
ACCORDING = _any_of(words("chinese", "according_to"))
VIEW = re.compile(
    f"在(?P<holder>[^，。、；：\\0]{{1,16}}?){_any_of(words('chinese', 'views')).pattern.join(('(?:', ')'))}"
)
POINTING = re.compile(f"(?:{_any_of(words('chinese', 'pointing')).pattern})")
FORMER = words("chinese", "former")
LATTER = words("chinese", "latter")
NO_PERSONS = tuple(words("chinese", "no_persons"))
SAYINGS = words("chinese", "sayings")
PRONOUNS: dict[str, str] = dict(_TABLE["pronouns"])
PRONOUN = _any_of(PRONOUNS)
PREPOSITIONS = tuple(words("chinese", "prepositions"))
TITLE_AT_END = re.compile(
    f"(?:{_any_of(words('chinese', 'surname_titles')).pattern}|[员长官者人家师领袖党])$"
)
"""What ends an office right before a name."""
SURNAMES = frozenset(chinese_words()["surnames"])
SURNAME_TITLE = re.compile(
    f"[{''.join(sorted(SURNAMES))}](?:{_any_of(words('chinese', 'surname_titles')).pattern})"
)
COUNTED = re.compile("^[一二两三四五六七八九十几兩幾](?:个字|句话|句|番话|段话|點|点|個字|句話|番話|段話)")
"""Between a cue and its words: 只说了四个字：“……”。"""
NAMED_AT_END = re.compile(
    f"(?:{_any_of(words('chinese', 'person_endings')).pattern})([{''.join(sorted(SURNAMES))}][㐀-鿿]{{2}})$"
)
SOMEBODY = re.compile(f"(?:{_any_of(words('chinese', 'somebody')).pattern})[㐀-鿿]{{1,14}}")
"""A classifier for people says that what follows is somebody: 一名茶餐廳東主."""
OWNED_NAME = re.compile(f"的([{''.join(sorted(SURNAMES))}][㐀-鿿]{{1,2}}?)(?=对|则|却|就|在|也|还|向|有)")
"""布鲁金斯学会的陈凯尔对此……"""
TERM_CUES = tuple(words("chinese", "term_cues"))
LABELLED = tuple(words("chinese", "labelled"))
TRANSCRIPT_LABELS = words("chinese", "transcript_labels")
NOT_SPEAKERS = words("chinese", "not_speakers")
TITLES_M = words("chinese", "titles_m")
TITLES_F = words("chinese", "titles_f")
_NOMINAL = _any_of(words("chinese", "nominal_heads"))
_NOT_VERB = _any_of(words("chinese", "not_verbs"))
_LONGEST_NOT_VERB = max(len(word) for word in words("chinese", "not_verbs"))

BYLINE = re.compile(  # （記者林書豪／台北報導）, 本报记者 陈思远
    r"[（(【\[][^（()）】\]\n]{0,12}(?:记者|記者|编译|編譯|撰文|通讯员)[^（()）】\]\n]{1,40}[)）】\]]"
    r"|(?:^|(?<=\n))[ \u3000]*(?:[^，。：；\s]{0,8}(?:记者|記者)[^，。：:；\n]{2,30}?(?:報導|报道|報道|[日电電](?=[ \u3000])|$|(?=\n)))"
)


def is_not_verb(text: str, start: int, end: int) -> bool:
    """Is the cue at `start:end` part of a word that reports nothing, as 说 in 小说?"""
    for match in _NOT_VERB.finditer(text, max(0, start - _LONGEST_NOT_VERB), end + _LONGEST_NOT_VERB):
        if match.start() <= start and match.end() >= end and match.end() - match.start() > end - start:
            return True
    return False


def nominal_head(text: str) -> tuple[int, int] | None:
    """Start and end of the last head of a nominal in `text`, None if there is none."""
    found = None
    for match in _NOMINAL.finditer(text):
        found = match.span()
    return found


def without_manner(words: str) -> tuple[str, ...]:
    """`words`, and what may remain of them without an adverbial of two to four characters: 乐呵呵地."""
    if not words.endswith(("地", "着")):
        return (words,)
    return (words, *(words[: -1 - size] for size in (2, 3, 4) if len(words) > size + 3))
