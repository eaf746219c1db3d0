"""The patterns by which Chinese organisations, places and documents are found, made of the lists of `data/chinese.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from aigov_tui.extract.names.asian import chinese_words, native_organizations
from aigov_tui.extract.names.chinese_name import either
from aigov_tui.extract.names.lexicon import countries
from aigov_tui.extract.normal import HAN


@dataclass(frozen=True, slots=True)
class Tables:
    """What is sought in simplified text, and the words that are looked up."""

    listed: re.Pattern[str]
    kinds: Mapping[str, str]
    headed: re.Pattern[str]
    heads: Mapping[str, str]
    boundary: re.Pattern[str]
    country: re.Pattern[str]
    book: re.Pattern[str]
    titled_only: frozenset[str]
    paper: re.Pattern[str]
    outlet: re.Pattern[str]
    plain: re.Pattern[str]
    firm: re.Pattern[str]
    no_titles: tuple[str, ...]
    lead_verbs: frozenset[str]
    place: re.Pattern[str]
    complete: frozenset[str]
    ending_words: frozenset[str]
    place_alone: re.Pattern[str]
    generic: re.Pattern[str]
    handle: re.Pattern[str]
    posting_body: re.Pattern[str]


@cache
def tables_of_names() -> Tables:
    """The patterns, made once."""
    words = chinese_words()
    places = (*words["provinces"], *words["places"])
    of_countries = tuple(name for country in countries() for name in country.chinese)
    kinds = {
        **dict.fromkeys(words["document_suffixes"], "document"),
        **dict.fromkeys(words["organization_suffixes"], "organization"),
        **dict.fromkeys(words["event_suffixes"], "event"),
    }
    known = {
        **dict.fromkeys((*places, *of_countries), "place"),
        **dict.fromkeys(native_organizations(), "organization"),
    }
    country = either(of_countries)
    return Tables(
        listed=re.compile(either(known)),
        kinds=known,
        headed=re.compile(f"{either(kinds)}(?!{either(words['no_ends'])})"),
        heads=kinds,
        boundary=re.compile(f"{either(words['boundary_words'])}|(?<!共)和(?![平谐解])"),
        country=re.compile(country),
        book=re.compile(r"《([^《》\n]{2,60})》"),
        titled_only=frozenset(words["titled_only"]),
        paper=re.compile(
            f"(?<=.)(?:{either(words['paper_ends'])}|(?<![{''.join(words['no_papers'])}])(?<=..)报)$"
        ),
        outlet=re.compile(either(words["after_outlets"])),
        firm=re.compile(
            f"(?:(?<![{HAN}])|(?<=[的了由与和在是为任]))[{HAN}]{{2,4}}(?P<suffix>{either(words['firm_suffixes'])})"
            f"(?={either(words['firm_followers'])})"
        ),
        plain=re.compile(f"{either(words['plain_before'])}+"),
        no_titles=words["no_titles"],
        lead_verbs=frozenset(words["lead_verbs"]),
        place=re.compile(either(places)),
        complete=native_organizations(),
        ending_words=frozenset(words["ending_words"]),
        place_alone=re.compile(f"(?:前|原)?{either((*of_countries, *places))}"),
        handle=re.compile(
            f"(?<![A-Za-z0-9])@(?P<name>[{HAN}A-Za-z0-9_]{{2,16}}?)(?=[^{HAN}A-Za-z0-9_]|$|{either(words['reporting'])})"
        ),
        posting_body=re.compile(
            f"{either((*words['organization_suffixes'], '公安', '发布', '消防', '交警', '检察', '新闻'))}$"
        ),
        generic=re.compile(
            f"{country}(?:{either(words['plain_before'])})*{either(words['generic_suffixes'])}"
            f"|{either(places)}智库"
        ),
    )
