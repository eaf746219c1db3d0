"""Pages nested deeper than the parser follows lose none of their text."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.documents import webpage
from aigov_tui.corpus.documents.flatten import with_few_attributes
from tests.corpus.support import read
from tests.timing import within

_OPENING = "<p>Ministers met in Geneva on Monday to settle the rules for large models.</p>"
_CLOSING = "<p>The last paragraph of the page says that they will meet again.</p>"


@pytest.mark.parametrize(
    "opened", ["<font>", "<div>", "<FONT size=2>", "<blockquote>", "<ul><li>", "<x-card>"]
)
def test_elements_that_nobody_closes(opened: str, tmp_path: Path) -> None:
    middle = "".join(f"{opened}<p>Paragraph {number} has words of its own.</p>" for number in range(600))
    result = read(tmp_path, f"<html><body>{_OPENING}{middle}{_CLOSING}</body></html>", "page.html")
    assert result.document is not None
    text = result.document.text
    assert [f"Paragraph {number} has words" in text for number in range(600)] == [True] * 600
    assert "they will meet again" in text
    assert [problem.code for problem in result.problems] == ["deep"]
    assert "all of its text was read" in result.problems[0].message


def test_very_deep_words_are_found(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 50_000}The words at the bottom.{'</div>' * 50_000}</body></html>"
    document = read(tmp_path, page, "page.html").document
    assert document is not None
    assert document.text == "The words at the bottom."


def test_a_page_of_usual_depth_is_read_as_it_is(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 60}{_OPENING}{_CLOSING}{'</div>' * 60}</body></html>"
    assert [problem.code for problem in read(tmp_path, page, "page.html").problems] == []


def test_an_element_of_very_many_attributes_is_read_as_quickly_as_any() -> None:
    attributes = " ".join(f'data-{number}="{number}"' for number in range(60_000))
    page = f"<html><body>{_OPENING}<div {attributes}>{_CLOSING}</div></body></html>"
    with within(1):  # the parser compares each with all before it
        decoded = webpage.read(page.encode())
    assert isinstance(decoded, Decoded)
    assert [part.text for part in decoded.parts or ()] == [_OPENING[3:-4], _CLOSING[3:-4]]


def test_a_long_value_is_no_crowd_of_attributes() -> None:
    value = "x=" * 40_000
    assert with_few_attributes(f'<p title="{value}>{_OPENING}">') == f'<p title="{value}>{_OPENING}">'
    assert with_few_attributes(f'<img src="data:{"A" * 60_000}">').startswith("<img src=")


def test_big5_under_the_name_of_gb2312(tmp_path: Path) -> None:
    words = "臺灣總統府發言人表示，「我們會繼續努力。」"
    result = read(tmp_path, f'<meta charset="gb2312"><p>{words}</p>'.encode("big5"), "page.html")
    assert result.document is not None
    assert result.document.text == words
    assert "it was read as big5" in result.problems[0].message
