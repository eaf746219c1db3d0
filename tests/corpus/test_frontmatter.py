from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.frontmatter import read_front_matter
from aigov_tui.model.source import DatePrecision


def test_what_it_says() -> None:
    front = read_front_matter(
        '---\ntitle: "Rules\\_for AI"\nAuthor: [Jane Doe, John Roe]\npublication-date: 2025-07-26\n'
        "source: https://example.org/a\npublisher: The Example\nlang: en_GB\ncategory: analysis\n---\nBody"
    )
    metadata = front.metadata
    assert metadata.title == "Rules for AI"
    assert metadata.author == "Jane Doe, John Roe"
    assert (metadata.published_on, metadata.published_precision) == ("2025-07-26", DatePrecision.DAY)
    assert metadata.url == "https://example.org/a"
    assert metadata.publisher == "The Example"
    assert metadata.language == "en"
    assert metadata.kind == "analysis"


@pytest.mark.parametrize(
    ("line", "iso", "precision"),
    [
        ("date: 2025", "2025", DatePrecision.YEAR),
        ("date: 2025-07", "2025-07", DatePrecision.MONTH),
        ("date: 'July 26, 2025'", "2025-07-26", DatePrecision.DAY),
        ("published_time: 2025-07-26 23:59:00-04:00", "2025-07-26", DatePrecision.DAY),
        ("日期: 2025年7月26日", "2025-07-26", DatePrecision.DAY),
        ("date: yesterday", None, None),
        ("modified_time: 2025-07-26", None, None),
    ],
)
def test_dates_keep_their_precision(line: str, iso: str | None, precision: DatePrecision | None) -> None:
    metadata = read_front_matter(f"---\n{line}\n---\n").metadata
    assert (metadata.published_on, metadata.published_precision) == (iso, precision)


def test_a_source_that_is_no_address_is_the_publisher() -> None:
    metadata = read_front_matter("---\nsource: Xinhua\nlink: https://example.org/1\n---\n").metadata
    assert (metadata.publisher, metadata.url) == ("Xinhua", "https://example.org/1")


def test_the_block_ends_where_it_says() -> None:
    text = "---\ntitle: A\n---\nBody\n---\nmore"
    assert text[read_front_matter(text).end :] == "\nBody\n---\nmore"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "---\ntitle: never closed",
        "Body\n---\ntitle: A\n---\n",
        "---\nWe went on.\n---\nBody",
        "---\n- a\n- b\n---\n",
    ],
)
def test_dashes_alone_are_no_front_matter(text: str) -> None:
    front = read_front_matter(text)
    assert (front.end, front.problems) == (0, ())


@pytest.mark.parametrize(
    "block",
    [
        "title: [unclosed",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "a: " + "[" * 30_000 + "]" * 30_000,
        "a: !!python/object/apply:os.system [true]\nb: *c",
    ],
    ids=["broken", "laughs", "nested", "code"],
)
def test_bad_yaml_is_a_problem_and_stays_text(block: str) -> None:
    front = read_front_matter(f"---\n{block}\n---\nBody")
    assert front.end == 0
    assert [problem.code for problem in front.problems] == ["front-matter"]


@given(st.text())
def test_never_raises(text: str) -> None:
    front = read_front_matter(f"---\na: b\n{text}\n---\n")
    assert 0 <= front.end <= len(text) + 20


def test_a_date_that_is_none_is_said() -> None:
    found = read_front_matter("---\ntitle: A\ndate: soon\n---\nText.")
    assert found.metadata.published_on is None
    assert [problem.message for problem in found.problems] == [
        "“soon” is no date of publication (2025-07-31, 2025-07 or 2025 is one)."
    ]
    assert read_front_matter("---\ntitle: A\ndate: 2025-07\n---\nText.").problems == ()
