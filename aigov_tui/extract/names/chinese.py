"""Chinese names found by rule: people by family name beside an office or a verb of saying, organisations by how they
end, places from the list, documents and meetings by their last characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from aigov_tui.extract.names.asian import chinese_words, split_native
from aigov_tui.extract.names.figures import chinese_figures, is_full
from aigov_tui.extract.names.introduced import introduced
from aigov_tui.extract.names.lexicon import countries
from aigov_tui.extract.normal import HAN
from aigov_tui.model.simplified import simplified

_HAN_RUN = re.compile(f"[{HAN}]+")
_LONGEST_PREFIX = 14
_DATE_ENDS = "年月日"
_SHORTEST_PREFIX = {"organization": 2, "event": 2, "document": 4}
"""Characters before the ending, by kind: 中国倡议 is no document."""
_COUNTRY_REACH = 12
_REPEATED = 300
"""People of one document whose names are looked up everywhere in it; keeps the search linear."""


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A name at `start:end` of a paragraph (code points). `words` are family and given name of a Chinese person, the
    parts between dots of a foreign one; `title` an office beside it, `country` the country said before that."""

    start: int
    end: int
    name: str
    words: tuple[str, ...]
    kind: str
    confidence: float
    title: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Tables:
    titled: re.Pattern[str]
    speaking: re.Pattern[str]
    opening: re.Pattern[str]
    addressed: re.Pattern[str]
    dotted: re.Pattern[str]
    listed: Mapping[str, tuple[tuple[str, str], ...]]
    listed_starts: re.Pattern[str]
    headed: re.Pattern[str]
    heads: Mapping[str, str]
    boundary: re.Pattern[str]
    country: re.Pattern[str]
    country_before: re.Pattern[str]
    title_before: re.Pattern[str]
    address: re.Pattern[str]
    book: re.Pattern[str]
    figures: re.Pattern[str]
    goes_on: re.Pattern[str]
    plain: re.Pattern[str]
    no_titles: tuple[str, ...]


def chinese_names(text: str) -> list[ChineseName]:
    """The names of a paragraph with Han characters, in text order, none overlapping; in simplified characters."""
    tables = _tables()
    text = simplified(text)
    found = [
        *_documents(text, tables),
        *_people(text, tables),
        *_figures(text, tables),
        *_introduced(text),
        *_things(text, tables),
        *_listed(text, tables),
    ]
    return _without_overlaps(found)


def repeated(text: str, known: Mapping[str, ChineseName]) -> Iterator[ChineseName]:
    """Every occurrence of people known from elsewhere in the document. `known` by name."""
    if not known:
        return
    for found in re.finditer(_either(list(known)[:_REPEATED]), simplified(text)):
        like = known[found.group()]
        yield ChineseName(found.start(), found.end(), like.name, like.words, like.kind, like.confidence)


def _people(text: str, tables: _Tables) -> Iterator[ChineseName]:
    for found in tables.dotted.finditer(text):
        parts = tuple(found.group().split("·"))
        before = tables.title_before.search(text[max(0, found.start() - _COUNTRY_REACH) : found.start()])
        title, country = before.group("title", "country") if before is not None else (None, None)
        yield ChineseName(*found.span(), found.group(), parts, "person", 0.9, title, country)
    for found in tables.titled.finditer(text):
        title, native = found.group("title"), found.group("native") or found.group("whole")
        words = _native(native) if native else (found.group("foreign"),)
        name = "".join(words)
        start = found.end("title")
        before = tables.country_before.search(
            text[max(0, start - len(title) - _COUNTRY_REACH) : found.start()]
        )
        country = before.group(1) if before is not None else None
        yield ChineseName(start, start + len(name), name, words, "person", 0.9, title, country)
    for found in tables.speaking.finditer(text):
        native = found.group("native")
        yield ChineseName(*found.span("native"), native, _native(native), "person", 0.7)
    for found in tables.opening.finditer(text):
        native = found.group("native")
        yield ChineseName(*found.span("native"), native, _native(native), "person", 0.6)
    for found in tables.addressed.finditer(text):
        surname, given, address = found.group("surname", "given", "address")
        words = (surname, given) if given else (surname,)
        end = found.start("address") if given else found.end()
        yield ChineseName(found.start(), end, text[found.start() : end], words, "person", 0.85, address)


def _introduced(text: str) -> Iterator[ChineseName]:
    """People whom nothing but their place before a verb of saying tells."""
    for found in introduced(text):
        name = text[found.start : found.end]
        words = tuple(re.split("[· ]", name)) if "·" in name or name[0] < "㐀" else split_native(name)
        yield ChineseName(found.start, found.end, name, words, "person", 0.65, found.title or None)


def _figures(text: str, tables: _Tables) -> Iterator[ChineseName]:
    """People in public life, who need nothing beside their name; 李强 in 李强调 is none of them."""
    for found in tables.figures.finditer(text):
        if not tables.goes_on.match(text, found.end() - 1):
            words = split_native(found.group()) if is_full(found.group()) else (found.group(),)
            before = text[max(0, found.start() - _COUNTRY_REACH) : found.start()]
            title = tables.title_before.search(before)
            said = title.group("title", "country") if title is not None else (None, None)
            following = tables.address.match(text, found.end())
            if title is None and following is not None:
                said = (following.group(), None)  # 李强总理
            yield ChineseName(*found.span(), found.group(), words, "person", 0.92, *said)


def _native(name: str) -> tuple[str, str]:
    """Family and given name."""
    size = 2 if name[:2] in chinese_words()["compound_surnames"] else 1
    return name[:size], name[size:]


def _things(text: str, tables: _Tables) -> Iterator[ChineseName]:
    """Organisations, events and documents, by how their names end."""
    dotted = {
        text.rfind("·", found.start(), found.end()) + 1: found.end() for found in tables.dotted.finditer(text)
    }
    for run in _HAN_RUN.finditer(text):
        floor = dotted.get(run.start(), run.start())  # after 约翰·史密斯 nothing of him is part of a name
        for head in tables.headed.finditer(text, run.start(), run.end()):
            first = max(floor, head.start() - _LONGEST_PREFIX)
            if first == run.start() and text[first] in _DATE_ENDS and text[first - 1 : first].isdigit():
                first += 1
            for boundary in tables.boundary.finditer(text, first, head.start()):
                first = boundary.end()
            kind = tables.heads[head.group()]
            if head.start() - first >= _SHORTEST_PREFIX[kind] and not _is_plain(
                text, first, head.start(), kind, tables
            ):
                sure = tables.country.match(text, first) is not None or head.end() - first >= 6
                name = text[first : head.end()]
                yield ChineseName(first, head.end(), name, (name,), kind, 0.8 if sure else 0.6)
            floor = head.end()


def _is_plain(text: str, first: int, head: int, kind: str, tables: _Tables) -> bool:
    """No name: 科技公司 is any of them, and in 征求意见 the 意见 are no document."""
    if kind == "document":
        return text.endswith(tables.no_titles, first, head)
    return kind == "organization" and tables.plain.fullmatch(text, first, head) is not None


def _documents(text: str, tables: _Tables) -> Iterator[ChineseName]:
    for found in tables.book.finditer(text):
        yield ChineseName(*found.span(1), found.group(1), (found.group(1),), "document", 0.85)


def _listed(text: str, tables: _Tables) -> Iterator[ChineseName]:
    position = 0
    while (first := tables.listed_starts.search(text, position)) is not None:
        position = first.start()
        names = tables.listed[text[position]]
        name, kind = next((entry for entry in names if text.startswith(entry[0], position)), ("", ""))
        if name:
            yield ChineseName(position, position + len(name), name, (name,), kind, 0.95)
        position += len(name) or 1


def _without_overlaps(found: Iterable[ChineseName]) -> list[ChineseName]:
    """The longest wherever two overlap; of equals the more certain."""
    kept: list[ChineseName] = []
    for name in sorted(found, key=lambda n: (n.start, -(n.end - n.start), -n.confidence)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return kept


@cache
def _tables() -> _Tables:
    words = chinese_words()
    surname = _either([*words["compound_surnames"], *words["surnames"]])
    native = f"(?:{surname})[{HAN}]{{1,2}}?"
    sounds = "[" + "".join(dict.fromkeys(words["transliteration"])) + "]"
    following = _either([*words["speech_verbs"], *words["addresses"], *words["after_names"]])
    after = f"(?={following}|[^{HAN}]|$)"
    verb = _either(words["saying"])
    saying = f"(?={_either(words['adverbs'])}?{verb}|在[{HAN}]{{1,12}}{verb})"
    titles = _either(words["titles"])
    addresses = _either(words["addresses"])
    kinds = {
        **dict.fromkeys(words["document_suffixes"], "document"),
        **dict.fromkeys(words["organization_suffixes"], "organization"),
        **dict.fromkeys(words["event_suffixes"], "event"),
    }
    known = {
        **dict.fromkeys((*words["provinces"], *words["places"]), "place"),
        **{name: "place" for country in countries() for name in country.chinese},
        **dict.fromkeys(words["organizations"], "organization"),
    }
    by_first: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(known, key=len, reverse=True):
        by_first.setdefault(name[0], []).append((name, known[name]))
    country = _either(name for c in countries() for name in c.chinese)
    return _Tables(
        titled=re.compile(
            f"(?P<title>{titles})(?:(?P<native>{native}){after}|(?P<foreign>{sounds}{{2,7}}){after}"
            f"|(?P<whole>(?!向[记本媒外全与])(?:{surname})[{HAN}]{{2}}))"
        ),
        speaking=re.compile(f"(?<![{HAN}])(?!{_either(words['no_names'])})(?P<native>{native}){saying}"),
        opening=re.compile(
            f"(?:^|(?<=[。！？“「])|(?<=岁的))(?!{_either((*words['no_names'], *words['no_openings']))})"
            f"(?P<native>(?:{surname})[{HAN}]{{2}})(?={_either(words['openings'])})"
        ),
        addressed=re.compile(
            f"(?<![{HAN}])(?P<surname>{surname})(?P<given>[{HAN}]{{1,2}}(?<![局部院会厅署司]))??(?P<address>{addresses})"
        ),
        dotted=re.compile(f"{sounds}{{1,7}}(?:·{sounds}{{1,8}}){{1,3}}"),
        listed={first: tuple(names) for first, names in by_first.items()},
        listed_starts=re.compile(f"[{''.join(by_first)}]"),
        headed=re.compile(f"{_either(kinds)}(?!{_either(words['no_ends'])})"),
        heads=kinds,
        boundary=re.compile(f"{_either(words['boundary_words'])}|(?<!共)和(?![平谐解])"),
        country=re.compile(country),
        address=re.compile(addresses),
        title_before=re.compile(f"(?:(?P<country>{country})[{HAN}]{{0,5}}?)?(?P<title>{titles})$"),
        country_before=re.compile(f"({country})[{HAN}]{{0,5}}$"),
        book=re.compile(r"《([^《》\n]{2,60})》"),
        figures=re.compile(_by_first(chinese_figures())),
        goes_on=re.compile(_either(words["goes_on"])),
        plain=re.compile(f"{_either(words['plain_before'])}+"),
        no_titles=words["no_titles"],
    )


def _by_first(names: Iterable[str]) -> str:
    """Like `_either` for many names: the first character decides which are tried."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[0], []).append(name[1:])
    return "|".join(first + _either(rest) for first, rest in groups.items()) or "(?!)"


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
