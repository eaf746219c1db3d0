"""All rows come once, in order, in pages."""

from __future__ import annotations

import pytest

from aigov_tui.export.paging import paged


@pytest.mark.parametrize(
    ("limit", "offset", "expected"),
    [
        (None, 0, range(10)),
        (None, 7, range(7, 10)),
        (3, 0, range(3)),
        (4, 2, range(2, 6)),
        (8, 0, range(8)),
        (99, 8, range(8, 10)),
        (0, 0, range(0)),
    ],
)
def test_window(limit: int | None, offset: int, expected: range) -> None:
    asked: list[tuple[int, int]] = []

    def fetch(count: int, start: int) -> list[int]:
        asked.append((count, start))
        return list(range(10))[start : start + count]

    assert list(paged(fetch, limit=limit, offset=offset, page=4)) == list(expected)
    assert all(count <= 4 for count, _ in asked)


def test_no_page_is_fetched_before_it_is_needed() -> None:
    asked: list[int] = []

    def fetch(count: int, start: int) -> list[int]:
        asked.append(start)
        return list(range(start, start + count))

    rows = paged(fetch, page=2)
    assert [next(rows), next(rows), next(rows)] == [0, 1, 2]
    assert asked == [0, 2]
