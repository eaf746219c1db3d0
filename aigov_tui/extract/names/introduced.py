"""Chinese text: people told by where they stand, between a word for somebody and a verb of saying (种粮大户孟长庚告诉记者)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aigov_tui.extract.names.asian import chinese_words
from aigov_tui.extract.names.chinese_given import native_parts, people_words
from aigov_tui.extract.names.chinese_name import either
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.normal import HAN, is_han

_GLOSS = r"(?:[（(][^（()）\n]{1,40}[）)])?"
"""A name in another script, or an age, between a name and its verb: 彦辞（Jens Eskelund）认为."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person's name at `start:end` of the text (code points); `title` is the word for somebody before it, or empty."""

    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class _Tables:
    before: re.Pattern[str]
    """What stands before a name: sought by its characters, which a condition in the name's own pattern would not be."""
    pattern: re.Pattern[str]
    title: re.Pattern[str]
    sounds: re.Pattern[str]
    no_name: re.Pattern[str]
    ends: str
    title_ends: frozenset[str]


def introduced(text: str) -> Iterator[Introduced]:
    """The people whom simplified Chinese `text` introduces so, in text order, none overlapping."""
    tables = _tables()
    done = 0
    for before in tables.before.finditer(text):
        found = tables.pattern.match(text, before.end()) if before.end() >= done else None
        if found is None:
            continue
        start, end = found.span("name")
        if before.group().startswith("的") and found.group("name").split()[-1] not in lexicon().surnames:
            continue
        title = tables.title.search(text[max(0, start - 6) : start])
        inside = _begins_in_title(text, start, tables) or (title is None and _is_family_name(text, start - 1))
        if not inside and _is_name(found.group("name"), title is not None, tables):
            yield Introduced(start, end, title.group() if title is not None else "")
            done = end


def _is_family_name(text: str, position: int) -> bool:
    """Does a family name open a clause here, which is no office: 董 of 因此，董关鹏建议?"""
    opens = position == 0 or not is_han(text[position - 1 : position])
    return opens and text[position] in people_words().surnames


def _begins_in_title(text: str, start: int, tables: _Tables) -> bool:
    """Is what looks like a name the end of a title: 理莫迪 in 总理莫迪?"""
    for size in (1, 2, 3, 4):
        if text[start + size - 1 : start + size] not in tables.title_ends:
            continue
        title = tables.title.search(text[max(0, start - 6) : start + size])
        if title is not None and len(title.group()) >= size:
            return True
    return False


def _is_name(name: str, titled: bool, tables: _Tables) -> bool:
    """A name with a dot or in Latin letters; one of sounds; a family name and one or two characters; after a whole title any other."""
    if name[0] < "㐀":
        return True
    if "·" in name:
        first, *_, last = name.split("·")
        return tables.no_name.search(first) is None and tables.no_name.search(last) is None
    if tables.no_name.search(name) is not None or (name[-1] in tables.ends and len(name) > 3):
        return False
    if tables.sounds.fullmatch(name) is not None:
        return len(name) > 2 or titled
    if name[0] in people_words().surnames or name[:2] in people_words().compound:
        return native_parts(name) is not None
    return titled and 2 <= len(name) <= 4


@cache
def _tables() -> _Tables:
    words = chinese_words()
    sounds = people_words().sounds
    titles = (*words["titles"], *words["person_titles"], *people_words().lists["more_titles"])
    ends = "".join(words["person_ends"])
    adverbial = (
        f"(?:{either(words['manner'])}|[{HAN}]?(?P<d>[{HAN}])(?P=d)地|[{HAN}]{{2}}地|(?P<a>[{HAN}])(?P=a)(?P<b>[{HAN}])(?P=b)地|(?:\\d{{1,2}}|[（(][^（()）\\n]{{1,6}}[）)])日(?:上午|下午|晚间|晚)?"
        f"|(?:在|对|就|于|向|为|接受|出席|回答|谈到|参加|通过|面对|当着)[^，。、；：“”「」『』\\n]{{1,24}}?"
        f"(?:时|上|中|后|里|前|内|间|(?={either(words['reporting'])})))"
    )
    latin = r"[A-Z][A-Za-zÀ-ɏ.'’-]+(?: (?:[A-Z][A-Za-zÀ-ɏ.'’-]*|de|van|von|der|la)){0,3}"
    name = f"(?:[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}?){{1,3}}|{latin}|[{sounds}]{{2,8}}?|[{HAN}]{{2,4}}?)"
    return _Tables(
        before=re.compile(f"[{ends}]的?|的(?=[A-Z])"),  # Wedbush的|Ives
        pattern=re.compile(
            f"(?P<name>(?!的){name})(?={_GLOSS}{adverbial}{{0,3}}{either(words['reporting'])})"
        ),
        title=re.compile(f"{either(titles)}$"),
        sounds=re.compile(f"[{sounds}]{{2,8}}"),
        no_name=re.compile(either(words["no_given"])),
        ends=ends,
        title_ends=frozenset(title[-1] for title in titles),
    )
