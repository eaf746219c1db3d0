from __future__ import annotations

import pytest

from aigov_tui.model.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-07-26T10:00:00Z", "2025-07-26"),
        ("August 20, 2025", "2025-08-20"),
        ("Sept. 3rd, 2024, 10:00 am", "2024-09-03"),
        ("20 August 2025", "2025-08-20"),
        ("the 3rd of May 2020", "2020-05-03"),
        ("2025年7月26日 10:30", "2025-07-26"),
        ("2025 年 07 月 26 日", "2025-07-26"),
        ("2025/7/26", "2025-07-26"),
        ("July 2025", "2025-07"),
        ("2025年7月", "2025-07"),
        ("in July 2025, on July 26, 2025", "2025-07-26"),
    ],
)
def test_dates_are_found(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso
    assert found.precision.value == {10: "day", 7: "month"}[len(iso)]


@pytest.mark.parametrize(
    "text",
    [
        "1 day ago",
        "2025",
        "7月26日",
        "July 26",
        "07/08/2025",
        "2025-13-45",
        "12025-07-26",
        "version 3.2025.07",
        "1 May",
        "x" * 100,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text) is None


def test_a_day_that_never_was_is_not_kept() -> None:
    assert find_date("2025-02-30") is None


def test_a_year_alone_is_a_date_only_where_one_is_expected() -> None:
    found = parse_date(" 2025 ")
    assert found is not None
    assert (found.iso, found.precision.value) == ("2025", "year")
