"""Dates as texts write them, in English and Chinese, with no more precision than they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from aigov_tui.model.source import DatePrecision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"

# In the order in which they are tried at each place; groups: year, month, day, or fewer.
_DATE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d-]){_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",  # 2025-07-26, 2025-07-26T10:00
        rf"(?<![\d/]){_YEAR}[/.](?P<month>[01]?\d)[/.](?P<day>[0-3]?\d)(?!\d)",  # 2025/7/26
        rf"{_YEAR}\s?年\s?(?P<month>[01]?\d)\s?月\s?(?P<day>[0-3]?\d)\s?[日号]",  # 2025年7月26日
        rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}(?!\d)",  # 26 July 2025
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d)",  # July 26, 2025
        rf"{_YEAR}\s?年\s?(?P<month>[01]?\d)\s?月(?!\s?\d)",  # 2025年7月
        rf"(?<![\d-]){_YEAR}-(?P<month>[01]\d)(?![\d-])",  # 2025-07
        rf"\b{_MONTH},?\s+{_YEAR}(?!\d)",  # July 2025
    )
)
_YEAR_ALONE = re.compile(rf"\s*{_YEAR}\s?年?\s*")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in ISO 8601 cut to its precision, and where it stands in the text searched (code points)."""

    iso: str
    precision: DatePrecision
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """The first full date in `text`, or the first month with its year if there is no full one.

    Relative dates ("1 day ago"), dates without a year and `07/08/2025`, which two continents read differently, are
    none. Neither is a year alone.
    """
    for pattern in _DATE:
        for match in pattern.finditer(text):
            found = _valid(match)
            if found is not None:
                return found
    return None


def parse_date(text: str) -> FoundDate | None:
    """`text` as a date of its own, as in front matter or YAML: like `find_date`, and a year alone will do."""
    match = _YEAR_ALONE.fullmatch(text)
    if match is not None:
        return FoundDate(match["year"], DatePrecision.YEAR, match.start("year"), match.end("year"))
    return find_date(text)


def whole_date(text: str) -> FoundDate | None:
    """`text` as a date and nothing else: like `parse_date`, but no other words may stand around it."""
    found = parse_date(text)
    if found is None or any(map(str.isalnum, text[: found.start] + text[found.end :])):
        return None
    return found


def _valid(match: re.Match[str]) -> FoundDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    month = _MONTHS.get(parts["month"].lower()) or int(parts["month"])
    day = int(parts.get("day") or 0)
    try:
        whole = date(year, month, day or 1)
    except ValueError:  # the 31st of February
        return None
    if day:
        return FoundDate(whole.isoformat(), DatePrecision.DAY, match.start(), match.end())
    return FoundDate(whole.isoformat()[:7], DatePrecision.MONTH, match.start(), match.end())
