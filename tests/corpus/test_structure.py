from __future__ import annotations

import pytest

from aigov_tui.corpus.bylines import read_byline, reporters_in_dateline
from aigov_tui.corpus.headings import reads_like_heading
from aigov_tui.corpus.read import read_text
from aigov_tui.model.source import Metadata
from tests.corpus.support import BODY, BODY_ZH, kinds_of, metadata_of

# Bylines


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and JOHN ROE, Reuters", "JANE DOE and JOHN ROE"),
        ("Written by Jane van der Doe | July 26, 2025", "Jane van der Doe"),
        ("**By Jane Doe**", "Jane Doe"),
        ("• Jane Doe - Tech Journalist", "Jane Doe"),
        ("Jane Doe, Senior Political Correspondent", "Jane Doe"),
        ("作者：张三", "张三"),
        ("本报记者 张三 李四", "张三 李四"),
        ("文/张三", "张三"),
        ("本报记者 张三 发自伦敦", "张三"),
        ("2025-07-26 10:30 来源：新华网 作者：张三", "张三"),
        ("2025年05月06日 09:12　来源：海岸日报　作者：李明　字号：大 中 小", "李明"),
        ("記者陳小明／台北報導", "陳小明"),
    ],
)
def test_authors(line: str, author: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.author == author


def test_a_known_authors_name_alone_on_a_line_is_a_byline() -> None:
    text = f"Two Paths for Cane\n\nDora Costa\n\n{BODY}"
    for author, kind in (("Dora Costa", "byline"), ("Jane Doe", "heading"), (None, "heading")):
        _, paragraphs, _ = read_text(text, known=Metadata(title="Two Paths for Cane", author=author))
        assert [paragraph.kind.value for paragraph in paragraphs] == ["title", kind, "body"]


def test_a_publisher_ends_where_the_mark_after_it_stands() -> None:
    byline = read_byline("（来源：北岸周刊，2026-05-12）")
    assert byline is not None
    assert byline.publisher == "北岸周刊"


@pytest.mark.parametrize(
    ("line", "author", "publisher", "iso"),
    [
        ("来源:网络转载作者:界面新闻时间:2025-01-14", "界面新闻", "网络转载", "2025-01-14"),
        ("发布时间:2024-08-09 11:57:30 来源: sp20240809", None, None, "2024-08-09"),
        ("發布時間:2024-07-05 09:25瀏覽次數:", None, None, "2024-07-05"),
        (
            "发布时间：2025-09-05 13:22:31 | 来源：新华社 | 作者： | 责任编辑：丁素云",
            None,
            "新华社",
            "2025-09-05",
        ),
        ("新海网 2026年1月22日 记者 林晓岚", "林晓岚", "新海网", "2026-01-22"),
        ("《南江日报》 2026年1月22日", None, "南江日报", "2026-01-22"),
        ("2026年1月22日 记者 张三 李四", "张三 李四", None, "2026-01-22"),
        ("北京 2026年1月22日", None, None, "2026-01-22"),
        ("Safety Quarterly, February 2026", None, "Safety Quarterly", "2026-02"),
        ("來源：中央社 發布時間：2025-03-04 點擊數：120", None, "中央社", "2025-03-04"),
    ],
)
def test_the_labels_of_chinese_pages(line: str, author: str | None, publisher: str | None, iso: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.date is not None
    assert (byline.author, byline.publisher, byline.date.iso) == (author, publisher, iso)


def test_a_papers_name_before_the_date_is_the_publisher_and_a_place_is_not() -> None:
    paper, place = read_byline("The Evening Post, 26 July 2025"), read_byline("Geneva, 26 July 2025")
    assert paper is not None
    assert paper.publisher == "The Evening Post"
    assert place is not None
    assert place.publisher is None
    assert read_byline("Sales of cars, 26 July 2025") is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("August 20, 2025", "2025-08-20"),
        ("Published: Jul 26, 2025 10:30 AM ET", "2025-07-26"),
        ("Posted on 26 July 2025", "2025-07-26"),
        ("Saturday, July 26, 2025", "2025-07-26"),
        ("发布时间：2025年7月26日 10:30", "2025-07-26"),
        ("By Jane Doe | July 26, 2025", "2025-07-26"),
        ("2025-07-26T10:30:00Z", "2025-07-26"),
        ("The Evening Post, 26 July 2025", "2025-07-26"),
        ("Geneva, 26 July 2025", "2025-07-26"),
    ],
)
def test_dates(line: str, iso: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.date is not None
    assert byline.date.iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "• 1 day ago",
        "2 min read",
        "3小时前",
        "Updated 5 hours ago",
        "Written by",
        "来源：新华社",
        "Last updated: July 26, 2025",
    ],
)
def test_other_bylines(line: str) -> None:
    assert read_byline(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "By the President of the United States of America",
        "By 2030, China wants to lead the world in AI.",
        "By contrast, the United States relies on export controls.",
        "By Executive Order 14110",
        "On July 26, 2025, the premier spoke in Shanghai.",
        "The rules were published on July 26, 2025.",
        "The editor said the text was final",
        "He left an hour ago with the minister",
        "作者认为，规则应当统一。",
        "He added,",
        BODY,
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_labels_announce_the_next_line() -> None:
    text = f"A Title of Some Length\n\n{BODY}\n\nWritten by\nJane Doe\nPublished on\nAugust 20, 2025\n\n{BODY}x\n\n{BODY}y"
    assert kinds_of(text) == ["title", "body", "byline", "byline", "byline", "byline", "body", "body"]
    metadata = metadata_of(text)
    assert (metadata.author, metadata.published_on) == ("Jane Doe", "2025-08-20")


def test_when_a_text_was_updated_is_not_when_it_was_published() -> None:
    assert metadata_of(f"A Title of Some Length\nUpdated July 27, 2025\n{BODY}").published_on is None
    assert metadata_of(f"A Title of Some Length\nUpdated\nJuly 27, 2025\n{BODY}").published_on is None
    both = f"A Title of Some Length\nLast updated July 27, 2025\nPublished July 26, 2025\n{BODY}"
    assert metadata_of(both).published_on == "2025-07-26"


def test_the_reporters_of_a_wire_report() -> None:
    text = f"新华社北京7月26日电（记者张三、李四）{BODY_ZH}"
    assert reporters_in_dateline(text) == "张三、李四"
    metadata = metadata_of(f"总理出席人工智能大会并致辞\n{text}")
    assert metadata.author == "张三、李四"
    assert metadata.published_on is None  # no year was given


def test_chinese_source_and_date() -> None:
    metadata = metadata_of(f"总理出席人工智能大会并致辞\n2025年07月26日 10:30 来源：新华网\n{BODY_ZH}")
    assert metadata.title == "总理出席人工智能大会并致辞"
    assert metadata.publisher == "新华网"
    assert metadata.published_on == "2025-07-26"


# Titles


def test_the_first_line_is_the_title() -> None:
    assert metadata_of(f"Beijing proposes a world body\n{BODY}").title == "Beijing proposes a world body"


def test_the_title_comes_after_what_stands_on_top_of_a_page() -> None:
    text = f"Skip to content\nad-300x250.png\nLATEST NEWS\n\nBeijing proposes a world body\n\n2 min read\n\n{BODY}"
    assert kinds_of(text) == ["boilerplate"] * 3 + ["title", "byline", "body"]


def test_the_title_can_follow_a_summary_that_says_the_same() -> None:
    summary = (
        "China is set to challenge American dominance in crypto, with a new body for artificial intelligence."
    )
    assert kinds_of(f"{summary}\nChina Challenges Crypto Dominance\n{BODY}\n{BODY}x")[:3] == [
        "body",
        "title",
        "body",
    ]


def test_a_section_heading_after_an_opening_is_no_title() -> None:
    text = f"{BODY}\nWhat Happens in Brussels\n{BODY}x\n{BODY}y"
    assert kinds_of(text)[1] == "heading"
    assert metadata_of(text).title is None


def test_a_title_known_from_elsewhere_is_found_again() -> None:
    text = f"NEWSROOM\n\nBeijing proposes a “world body”\n\n{BODY}"
    assert kinds_of(text, title='Beijing Proposes a "World Body"')[1] == "title"
    assert "title" not in kinds_of(f"The White House\n\n{BODY}", title="Remarks by the President")


def test_markdown_and_front_matter() -> None:
    assert (
        kinds_of(f"Preface line\n\n# The Title\n\n{BODY}\n\n## A Part\n\n{BODY}x", markdown=True)[1]
        == "title"
    )
    text = f"---\ntitle: The Title\n---\n\n# The Title\n\n{BODY}"
    assert kinds_of(text, markdown=True) == ["boilerplate", "title", "body"]


def test_a_page_after_a_hash_is_no_title() -> None:
    assert kinds_of(f"# {BODY * 3}\n\n{BODY}", markdown=True) == ["body", "body"]


def test_a_part_of_a_known_title_is_not_the_title() -> None:
    known = "President Trump signs an order on chips in Boston, Massachusetts"
    assert "title" not in kinds_of(f"Boston, Massachusetts\n\n{BODY}", title=known)
    assert kinds_of(f"{known}\n\n{BODY}", title=f"{known} | The Example")[0] == "title"


@pytest.mark.parametrize(
    "text", [BODY, "one short line", "Dear Sir,\n" + BODY, f"“{BODY}”\n{BODY}", "a\nb\nc", ""]
)
def test_no_title_is_invented(text: str) -> None:
    assert metadata_of(text).title is None


# Headings


@pytest.mark.parametrize(
    "text",
    [
        "Rivalry With The U.S.",
        "A counterpoint to US deregulation",
        "A bid for AI multilateralism?",
        "China's multilateralism vs. America's race to win",
        "BY THE NUMBERS",
        "3. Talent and energy",
        "一、总体要求",
        "加强国际合作",
        "专家解读：芯片禁令影响几何？",
        "**In Brief:**",
    ],
)
def test_headings_between_paragraphs(text: str) -> None:
    assert kinds_of(f"{BODY}\n\n{BODY}x\n\n{text}\n\n{BODY}y", markdown=True)[2] == "heading"


@pytest.mark.parametrize(
    "text",
    [
        "He added,",
        "They agreed.",
        "“We must act now.”",
        "Thank you!",
        "(Applause.)",
        "and so it went on",
        "- an item",
        "他补充说：",
        "我们愿意合作。",
        "路透社记者：中美领导人是否会通电话？",
        "《财经》：您怎么看？",
        "问：中方对此有何评论？",
        "3:59 P.M.",
        "AUDIENCE: Booo",
        "Q    Can he flip any Republicans in the Senate, though?",
        "Q\u00a0\u00a0 And the second question?",
        "Earvin “Magic” Johnson.  (Applause.)",
        "“(CROSSTALK)",
        "42",
    ],
)
def test_short_paragraphs_that_are_no_headings(text: str) -> None:
    assert kinds_of(f"{BODY}\n\n{BODY}x\n\n{text}\n\n{BODY}y")[2] == "body"


def test_what_a_cue_leads_on_to_is_no_heading() -> None:
    assert kinds_of(f"{BODY}\n{BODY} He added,\nAI Must Not Become an Exclusive Game\n{BODY}")[2] == "body"


def test_a_caption_below_a_paragraph_is_no_heading() -> None:
    text = f"{BODY}\n\n{BODY}\nThe Minister in Geneva\n\nWhat Comes Next\n\n{BODY}x"
    assert kinds_of(text)[2:4] == ["body", "heading"]


def test_a_run_of_short_lines_is_a_list() -> None:
    names = "\n".join(
        ["Department of State", "Department of Energy", "Department of Labor", "Department of Defense"]
    )
    assert "heading" not in kinds_of(f"{BODY}\n{BODY}x\n{names}\n{BODY}y")


def test_a_signature_at_the_end_is_no_heading() -> None:
    assert kinds_of(f"{BODY}\n\n{BODY}x\n\nJOHN ROE")[-1] == "body"


@pytest.mark.parametrize("text", ["A" * 119, "A " * 59, "“" * 100, "A-" * 50, "A: " * 30])
def test_odd_lines_are_judged_without_a_fuss(text: str) -> None:
    assert reads_like_heading(text) in (True, False)


def test_bold_that_goes_on_in_the_next_line_is_no_heading() -> None:
    assert not reads_like_heading("**Jo Berg, Executive Director, Families")
    assert reads_like_heading("**Executive Directors of Families**")
