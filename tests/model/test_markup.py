"""Excerpts without the marks of Markdown, and where what was found stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.model.markup import unmarked

URL = "https://example.org/a_(b)?c=d#e"
PIECES = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "#",
        "[",
        "]",
        "](",
        f"]({URL})",
        "word",
        " ",
        "\n",
        "\\*",
        "…",
        "> ",
        "中文",
        "2",
        f"[here]({URL})",
    ]
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("**Bold** and *italic* and ***both***, _too_", "Bold and italic and both, too"),
        (f"Read it [here]({URL}).", "Read it here."),
        (f'A [**bold** link]({URL} "with a title") ends', "A bold link ends"),
        (f"![A picture]({URL}) of [](#top)nothing", "A picture of nothing"),
        (f"…of a label]({URL}) cut at its beginning", "…of a label cut at its beginning"),
        ("cut in its [address](https://example.org/some…", "cut in its address"),
        ("**begins here and goes on…", "begins here and goes on…"),
        ("…ends here.** Then", "…ends here. Then"),
        ("## A heading\n> a quotation", "A heading\na quotation"),
        (r"not \*so\* \[bold\]", "not *so* [bold]"),
        ("**中国**表示，*人工智能*治理", "中国表示，人工智能治理"),
        # Marks of nothing.
        ("2**3 and a*b*c and 5 * 3 * 2", "2**3 and a*b*c and 5 * 3 * 2"),
        ("snake_case_name __init__x and #1 is C#", "snake_case_name __init__x and #1 is C#"),
        ("see [1] and (2), array[0](x)", "see [1] and (2), array[0](x)"),
    ],
)
def test_reads_as_it_is_meant(text: str, read: str) -> None:
    assert unmarked(text)[0] == read


def test_what_was_found_keeps_its_place() -> None:
    text = f"**Read** the [fact sheet]({URL}) on *chips*"
    found = [(text.index(word), text.index(word) + len(word)) for word in ("Read", "sheet", "chips")]
    read, spans = unmarked(text, found)
    assert read == "Read the fact sheet on chips"
    assert [read[start:end] for start, end in spans] == ["Read", "sheet", "chips"]


def test_an_address_that_was_searched_for_is_shown() -> None:
    text = f"Read it [here]({URL})."
    start = text.index("example")
    assert unmarked(text, [(start, start + 7)]) == (text, [(start, start + 7)])


def test_a_word_in_a_link_and_its_address_is_shown_in_the_link() -> None:
    text = "A [fact sheet](https://example.org/fact-sheet)"
    found = [(3, 7), (text.rindex("fact"), text.rindex("fact") + 4)]
    assert unmarked(text, found) == ("A fact sheet", [(2, 6)])


@given(pieces=st.lists(PIECES, min_size=1, max_size=30), data=st.data())
def test_what_was_found_is_never_lost(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    read, spans = unmarked(text, [(start, end)])
    assert len(read) <= len(text)
    for first, last in spans:
        assert 0 <= first < last <= len(read)
        assert set(read[first:last]) <= set(text[start:end])
    assert spans
