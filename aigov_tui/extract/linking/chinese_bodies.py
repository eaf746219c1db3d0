"""Organisations in Han characters by the name that English texts lead to: 美国商务部 is the Department of Commerce, 华为 Huawei."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

from aigov_tui.extract.linking.bodies import abroad, bodies_in_chinese
from aigov_tui.extract.names.lexicon import Country, chinese_countries, chinese_organizations
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import is_han
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.simplified import has_traditional, simplified

_CHINA = "中国"
_OF_CHINA = (_CHINA, "中方", "我国", "我方", "北京")
_OF_TAIWAN_TOO = frozenset(["外交部", "国防部", "财政部", "教育部", "科技部", "司法部"])
"""Whose these are a text in traditional characters does not tell."""
_READ = 20_000
"""Code points of a document that are looked at to tell whose bodies it means."""
_LONGEST_COUNTRY = 8
"""Characters of a country's name before a body: 特立尼达和多巴哥 has as many."""


class ChineseBodies:
    """The organisations in Han characters that one document names. `text` is the document's, `names` all its names."""

    def __init__(self, text: str, names: Iterable[Spotted]) -> None:
        self._text = text
        self._of_countries: dict[str, set[str]] = defaultdict(set)
        for name in names:
            if name.kind == EntityKind.ORGANIZATION and is_han(name.name[0]):
                country, bare = _country_and_body(name.name, self._before(name))
                body = None if country is None else _of_a_country(bare, country)
                if body is not None:
                    self._of_countries[bare].add(body)

    def canonical(self, called: str, name: Spotted) -> str | None:
        """What the organisation `called` so (or by its long form) is called in every document, if that is known; `name` is
        where it stands."""
        called = simplified(called)
        if called in chinese_organizations():
            return chinese_organizations()[called]
        country, bare = _country_and_body(called, self._before(name))
        if country is not None:
            return _of_a_country(bare, country)
        of_china = chinese_organizations().get(_CHINA + called)
        if of_china is not None and self._means_china:
            return of_china
        only = self._of_countries.get(called, ())
        if len(only) == 1:
            return next(iter(only))
        return of_china if self._traditional and called not in _OF_TAIWAN_TOO else None

    def _before(self, name: Spotted) -> str:
        return simplified(self._text[max(0, name.start - _LONGEST_COUNTRY) : name.start])

    @cached_property
    def _means_china(self) -> bool:
        """Is a body of state without a country China's: 外交部? In simplified characters it is, but in a text that speaks of
        other countries and not of China."""
        if self._traditional:
            return False
        read = self._text[:_READ]
        return any(word in read for word in _OF_CHINA) or not any(
            name in read for name in chinese_countries()
        )

    @cached_property
    def _traditional(self) -> bool:
        return has_traditional(self._text[:_READ])


@cache
def chinese_forms() -> dict[str, tuple[str, ...]]:
    """An organisation's name as we show it to its names in Chinese."""
    forms: dict[str, tuple[str, ...]] = {}
    for form, name in chinese_organizations().items():
        forms[name] = (*forms.get(name, ()), form)
    return forms


@lru_cache(maxsize=2_000)
def _of_a_country(bare: str, country: Country) -> str | None:
    for called in country.chinese:
        if called + bare in chinese_organizations():
            return chinese_organizations()[called + bare]
    body = bodies_in_chinese().get(bare)
    return None if body is None else abroad(body, country.name)


def _country_and_body(name: str, before: str) -> tuple[Country | None, str]:
    countries = chinese_countries()
    for size in range(min(_LONGEST_COUNTRY, len(name) - 2), 1, -1):
        if name[:size] in countries:
            return countries[name[:size]], name[size:]
    for size in range(min(_LONGEST_COUNTRY, len(before)), 1, -1):
        if before[-size:] in countries:
            return countries[before[-size:]], name
    return None, name
