"""Chinese names found by rule: people (`chinese_people`), organisations by how they end, places from the list, documents and
meetings by their last characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from aigov_tui.extract.names.asian import chinese_words
from aigov_tui.extract.names.chinese_name import ChineseName, either
from aigov_tui.extract.names.chinese_people import dotted_spans, people
from aigov_tui.extract.names.lexicon import countries
from aigov_tui.extract.normal import HAN
from aigov_tui.model.simplified import simplified

_HAN_RUN = re.compile(f"[{HAN}]+")
_LONGEST_PREFIX = 20
_DATE_ENDS = "年月日"
_SHORTEST_PREFIX = {"organization": 2, "event": 2, "document": 4}
"""Characters before the ending, by kind: 中国倡议 is no document."""
_REPEATED = 300
"""People of one document whose names are looked up everywhere in it; keeps the search linear."""


@dataclass(frozen=True, slots=True)
class _Tables:
    listed: re.Pattern[str]
    kinds: Mapping[str, str]
    headed: re.Pattern[str]
    heads: Mapping[str, str]
    boundary: re.Pattern[str]
    country: re.Pattern[str]
    book: re.Pattern[str]
    plain: re.Pattern[str]
    firm: re.Pattern[str]
    no_titles: tuple[str, ...]


def chinese_names(text: str) -> list[ChineseName]:
    """The names of a paragraph with Han characters, in text order, none overlapping; in simplified characters."""
    tables = _tables()
    text = simplified(text)
    found = [
        *_documents(text, tables),
        *people(text),
        *_things(text, tables),
        *_firms(text, tables),
        *_listed(text, tables),
    ]
    return _without_overlaps(found)


def repeated(text: str, known: Mapping[str, ChineseName]) -> Iterator[ChineseName]:
    """Every occurrence of people known from elsewhere in the document. `known` by name."""
    if not known:
        return
    for found in _any_name(tuple(islice(known, _REPEATED))).finditer(simplified(text)):
        like = known[found.group()]
        yield ChineseName(found.start(), found.end(), like.name, like.words, like.kind, like.confidence)


def _things(text: str, tables: _Tables) -> Iterator[ChineseName]:
    """Organisations, events and documents, by how their names end."""
    dotted = dotted_spans(text)
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
    return kind in ("organization", "event") and tables.plain.fullmatch(text, first, head) is not None


def _firms(text: str, tables: _Tables) -> Iterator[ChineseName]:
    """见山智能创始人: what looks like any two words is a firm before an office of it."""
    for found in tables.firm.finditer(text):
        if tables.plain.fullmatch(text, found.start(), found.start("suffix")) is None:
            yield ChineseName(*found.span(), found.group(), (found.group(),), "organization", 0.6)


def _documents(text: str, tables: _Tables) -> Iterator[ChineseName]:
    for found in tables.book.finditer(text):
        yield ChineseName(*found.span(1), found.group(1), (found.group(1),), "document", 0.85)


def _listed(text: str, tables: _Tables) -> Iterator[ChineseName]:
    for found in tables.listed.finditer(text):
        name = found.group()
        yield ChineseName(*found.span(), name, (name,), tables.kinds[name], 0.95)


def _without_overlaps(found: Iterable[ChineseName]) -> list[ChineseName]:
    """The longest wherever two overlap; of equals the more certain."""
    kept: list[ChineseName] = []
    for name in sorted(found, key=lambda n: (n.start, -(n.end - n.start), -n.confidence)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return kept


@lru_cache(maxsize=4)
def _any_name(names: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all paragraphs of a document."""
    return re.compile(either(names))


@cache
def _tables() -> _Tables:
    words = chinese_words()
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
    country = either(name for c in countries() for name in c.chinese)
    return _Tables(
        listed=re.compile(either(known)),
        kinds=known,
        headed=re.compile(f"{either(kinds)}(?!{either(words['no_ends'])})"),
        heads=kinds,
        boundary=re.compile(f"{either(words['boundary_words'])}|(?<!共)和(?![平谐解])"),
        country=re.compile(country),
        book=re.compile(r"《([^《》\n]{2,60})》"),
        firm=re.compile(
            f"(?:(?<![{HAN}])|(?<=[的了由与和在是为任]))[{HAN}]{{2,4}}(?P<suffix>{either(words['firm_suffixes'])})"
            f"(?={either(words['firm_followers'])})"
        ),
        plain=re.compile(f"{either(words['plain_before'])}+"),
        no_titles=words["no_titles"],
    )
