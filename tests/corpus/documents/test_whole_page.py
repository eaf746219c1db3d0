"""Pages too large to look for an article in are read whole, in order, without what nobody sees."""

from __future__ import annotations

import pytest

from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.documents import webpage, whole_page

_PAGE = """<html lang="en"><head><title>A table of everything</title>
<meta property="article:published_time" content="2025-07-26"><style>p { color: red }</style></head><body>
<h2>What was said</h2><script>var hidden = "never";</script>
<p>China <b>proposes</b><!-- not this --> a
body.</p>
loose words <a href="x">with a link</a>
<table><tr><td>1</td><td>one</td></tr><tr><td>2<td>two</table>
<p>First line<br>second line<noscript>enable it</noscript></p>{more}
</body></html>"""


def _read(page: str, monkeypatch: pytest.MonkeyPatch) -> Decoded:
    monkeypatch.setattr(whole_page, "MOST_ELEMENTS", 40)
    decoded = webpage.read(page.encode())
    assert isinstance(decoded, Decoded)
    return decoded


def test_all_that_is_seen_is_read_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = _read(_PAGE.replace("{more}", "<p>more</p>" * 40), monkeypatch)
    assert [problem.code for problem in decoded.problems] == ["large"]
    assert decoded.parts is not None
    assert [(part.text, part.level) for part in decoded.parts[:7]] == [
        ("A table of everything", 1),
        ("What was said", 2),
        ("China proposes a body.", 0),
        ("loose words with a link", 0),
        ("1 one", 0),
        ("2 two", 0),
        ("First line\nsecond line", 0),
    ]
    assert [part.text for part in decoded.parts[7:]] == ["more"] * 40
    assert decoded.metadata is not None
    assert (decoded.metadata.title, decoded.metadata.published_on) == ("A table of everything", "2025-07-26")


def test_smaller_pages_are_read_for_their_article(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = _read(_PAGE.replace("{more}", ""), monkeypatch)
    assert decoded.problems == ()
