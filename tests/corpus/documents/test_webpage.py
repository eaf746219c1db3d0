from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.corpus.read import ReadResult
from aigov_tui.model.source import DatePrecision, Document
from tests.corpus.support import read
from tests.timing import within

HEAD = """\
<meta property="og:title" content="EU and UK sign AI pact"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2025-07-26T10:00:00Z">
<link rel="canonical" href="https://example.org/news/eu-uk-ai"><meta property="og:site_name" content="The Example Times">
"""
ARTICLE = """\
<p>The European Union and the <b>United
Kingdom</b> signed a pact on <a href="/ai">artificial intelligence</a> on Saturday, officials said, after months of
talks over rules for large models and computing power in both places.</p>
<h2>What it says</h2>
<p>&ldquo;We will share tests of large models,&rdquo; said Maria Rossi, the commissioner. She spoke in Brussels.</p>
<ul><li>It covers models.</li><li>It covers <em>chips</em>, too.</li></ul>
<table><tr><th>Year</th><th>Money</th></tr><tr><td>2025</td><td>10 million</td></tr></table>
<p>Critics say that companies will go on as before, whatever it says on paper.</p>
"""


def page(article: str = ARTICLE, head: str = HEAD) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><title>EU and UK sign AI pact - The Example Times</title>{head}
<script>var text = "alert('not text')";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<header><h1>EU and UK sign AI pact</h1></header><article>{article}</article>
<aside><h3>Related articles</h3><a href="/x">Another story</a></aside>
<footer><p>Copyright 2025 Example Times.</p></footer></body></html>"""


def result(folder: Path, data: bytes | str) -> ReadResult:
    return read(folder, data, "page.html")


def document_of(folder: Path, data: bytes | str) -> Document:
    found = result(folder, data)
    assert found.document is not None, found.problems
    return found.document


def test_the_article_is_read_without_what_surrounds_it(tmp_path: Path) -> None:
    document = document_of(tmp_path, page())
    assert [(paragraph.kind.value, paragraph.text) for paragraph in document.paragraphs] == [
        ("title", "EU and UK sign AI pact"),
        (
            "body",
            "The European Union and the United Kingdom signed a pact on artificial intelligence on Saturday, officials "
            "said, after months of talks over rules for large models and computing power in both places.",
        ),
        ("heading", "What it says"),
        (
            "body",
            "“We will share tests of large models,” said Maria Rossi, the commissioner. She spoke in Brussels.",
        ),
        ("body", "- It covers models."),
        ("body", "- It covers chips, too."),
        ("body", "Year | Money"),
        ("body", "2025 | 10 million"),
        ("body", "Critics say that companies will go on as before, whatever it says on paper."),
    ]
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start_char : paragraph.end_char] == paragraph.text


def test_the_page_says_who_wrote_it_where_and_when(tmp_path: Path) -> None:
    document = document_of(tmp_path, page())
    metadata = document.metadata
    assert (metadata.title, metadata.author) == ("EU and UK sign AI pact", "Jane Doe")
    assert (metadata.publisher, metadata.url) == ("The Example Times", "https://example.org/news/eu-uk-ai")
    assert (metadata.published_on, metadata.published_precision) == ("2025-07-26", DatePrecision.DAY)
    assert (metadata.language, document.encoding) == ("en", "html/utf-8")


@pytest.mark.parametrize(
    ("declared", "published"),
    [
        ("2025-07", "2025-07"),
        ("July 26, 2025", "2025-07-26"),
        ("2025", "2025"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_has_no_more_precision_than_the_page_gives(
    tmp_path: Path, declared: str, published: str | None
) -> None:
    head = HEAD.replace("2025-07-26T10:00:00Z", declared)
    assert document_of(tmp_path, page(head=head)).metadata.published_on == published


@pytest.mark.parametrize(
    "head",
    ['<meta property="og:regDate" content="2025-07">', '<meta name="dcterms.created" content="2025-07">'],
)
def test_no_day_is_made_of_a_month_that_a_library_completes(tmp_path: Path, head: str) -> None:
    assert document_of(tmp_path, page(head=head)).metadata.published_on is None


def test_what_a_page_does_not_say_stays_unknown(tmp_path: Path) -> None:
    metadata = document_of(tmp_path, f"<html><body>{ARTICLE}</body></html>").metadata
    assert (metadata.author, metadata.published_on, metadata.url, metadata.publisher) == (
        None,
        None,
        None,
        None,
    )


def test_the_day_a_page_was_changed_is_not_the_day_it_was_published(tmp_path: Path) -> None:
    head = '<meta property="article:modified_time" content="2025-09-01T10:00:00Z">'
    assert document_of(tmp_path, page(head=head)).metadata.published_on is None


@pytest.mark.parametrize(
    ("encoding", "declared", "read_as"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gb18030", "gb2312", "gb18030"),
        ("big5", "big5", "big5"),
        ("utf-8", "gb2312", "utf-8"),
        ("utf-8", "no-such-thing", "utf-8"),
    ],
)
def test_the_encoding_a_page_declares_is_taken_where_it_fits(
    tmp_path: Path, encoding: str, declared: str, read_as: str
) -> None:
    words = "國務院總理在大會開幕式上表示，各方應當加強協調，儘快形成具有廣泛共識的全球治理框架和規則。"
    data = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p><p>{words[::-1]}</p></body></html>'
    document = document_of(tmp_path, data.encode(encoding))
    if (encoding, declared) != ("utf-8", "gb2312"):  # its bytes can happen to be both
        assert words in document.text
        assert document.encoding == f"html/{read_as}"


def test_an_encoding_that_a_page_declares_wrongly_is_said(tmp_path: Path) -> None:
    found = result(tmp_path, page(head="<meta charset='utf-8'>").replace("The", "Thé").encode("cp1252"))
    assert [problem.message for problem in found.problems] == [
        "The page says that it is in utf-8, and is not; it was read as cp1252."
    ]


def test_an_author_keeps_the_full_stops_of_initials(tmp_path: Path) -> None:
    made = document_of(tmp_path, page(head='<meta name="author" content="T. B. Amadi">'))
    assert made.metadata.author == "T. B. Amadi"


def test_a_page_without_an_article_gives_what_it_shows(tmp_path: Path) -> None:
    assert "Only a note" in document_of(tmp_path, "<p>Only a note.</p>").text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<",
        b"<html>",
        b"\0\0\0\0",
        b"<html><body>" + b"<div>" * 50_000 + b"deep" * 100,
        b"<html><body><p>" + b"<b>" * 50_000 + b"deep" * 100,
        "<p>[/b] \x1b[31m ‮ unclosed “quote".encode(),
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>&b;&b;</p>',
        b"<script>" + b"x" * 1_000_000,
    ],
    ids=["empty", "sign", "tag", "nuls", "divs", "bolds", "controls", "entities", "script"],
)
def test_a_hostile_page_is_a_sentence_or_a_document(tmp_path: Path, data: bytes) -> None:
    found = result(tmp_path, data)
    assert found.document is not None or found.problems[0].message.endswith(".")


def test_five_megabytes_on_one_line_are_read_in_good_time(tmp_path: Path) -> None:
    sentence = "The minister said that rules would come. "
    data = f"<html><body><article><p>{sentence * (5_000_000 // len(sentence))}</p></article></body></html>"
    with within(10):
        document = document_of(tmp_path, data)
    assert len(document.text) > 4_900_000


LINKED = """\
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Not the publisher", "url": "https://harbour.example/"},
{"@type": ["NewsArticle"], "headline": "EU and UK sign AI pact", "datePublished": "12 May 2026",
 "dateModified": "2026-05-14", "author": [{"@id": "#one"}, {"@type": "Person", "name": "José Pérez"}],
 "publisher": "The Harbour Times", "mainEntityOfPage": {"@id": "https://harbour.example/pact"}},
{"@type": "Person", "@id": "#one", "name": "Lena Hart"}]}</script>
"""


def test_what_a_page_says_in_linked_data_only_is_known(tmp_path: Path) -> None:
    about = document_of(tmp_path, page(head=LINKED)).metadata
    assert (about.publisher, about.published_on, about.url) == (
        "The Harbour Times",
        "2026-05-12",
        "https://harbour.example/pact",
    )
    assert about.author is not None
    assert set(about.author.split(", ")) == {"Lena Hart", "José Pérez"}


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "datePublished": ',
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": [[[{}]]], "publisher": 5, "url": ["x"]}',
        "[" * 100_000,
        '{"@type": "NewsArticle", "@id": "#a", "author": {"@id": ["#a"]}, "mainEntityOfPage": {"@id": {}}}',
    ],
)
def test_linked_data_that_makes_no_sense_says_nothing(tmp_path: Path, block: str) -> None:
    head = f'{HEAD}<script type="application/ld+json">{block}</script>'
    about = document_of(tmp_path, page(head=head)).metadata
    assert (about.title, about.author, about.url) == (
        "EU and UK sign AI pact",
        "Jane Doe",
        "https://example.org/news/eu-uk-ai",
    )


def test_a_name_that_a_page_says_twice_is_the_publishers_once(tmp_path: Path) -> None:
    head = HEAD.replace("The Example Times", "European Commission - European Commission")
    assert document_of(tmp_path, page(head=head)).metadata.publisher == "European Commission"


def test_a_chinese_pages_line_of_labels_is_read_where_the_article_leaves_it_out(tmp_path: Path) -> None:
    words = "外交部发言人程屿13日表示，中方注意到欧盟设立高风险系统登记册的计划，将继续关注有关进展。"
    body = f"""<html><head><meta charset="utf-8"><title>中方回应欧盟登记册</title></head><body>
<h1>中方回应欧盟登记册</h1><div class="info">2026年05月13日 10:22:31 来源：新华社 作者：李明</div>
<div id="detail"><p>{words}</p><p>{words[::-1]}</p></div></body></html>"""
    about = document_of(tmp_path, body).metadata
    assert (about.publisher, about.author, about.published_on) == ("新华社", "李明", "2026-05-13")
