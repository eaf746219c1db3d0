from __future__ import annotations

import pytest

from aigov_tui.corpus.boilerplate import mark_boilerplate
from aigov_tui.corpus.segment import segment
from tests.corpus.support import BODY, BODY_ZH, is_marked, kinds_of
from tests.timing import within


@pytest.mark.parametrize(
    "text",
    [
        "top of page",
        "LATEST NEWS",
        "Acme-cloud-ad-300x600.jpg",
        "my photo of the summit.PNG",
        "✓ Share:",
        "Share",
        "Facebook | Twitter | LinkedIn",
        "Home > News > World",
        "Home News Politics Opinion Tech",
        "Home | News | About us | Contact",
        "Search · Our fleet · Log in · Register",
        "**Advertisement**",
        "Read more: Ten things to know about the summit",
        "You may also be interested in the following topics",
        "Subscribe to our newsletter and never miss a story.",
        "To continue reading this article, subscribe for £1 a week.",
        "登录后阅读全文",
        "Sign up for our daily briefing",
        "We use cookies to improve your experience on this site.",
        "© 2025 The Example. All rights reserved.",
        "Copyright 2024 Example Media Ltd",
        "(Source:www.example.com)",
        "https://example.org/2025/07/26/a",
        "Photo: Jane Doe/Getty Images",
        "A delegate at the summit in Geneva. Reuters/AFP",
        "Investment disclaimer: " + BODY * 3,
        "Disclaimer: " + BODY,
        "This article was originally published on Example.com",
        "Filed under: AI, China, policy",
        "Page 3 of 12",
        "* * *",
        "\\###",
        "<img",
        '<tr class="odd">',
        "![](https://example.org/a.png)",
        "责任编辑：张三",
        "（编辑 李四）",
        "扫码关注我们",
        "分享到：微信 微博",
        "版权所有 不得转载",
        "京ICP备12345678号",
        "首页 > 新闻 > 国际",
        "相关阅读：人工智能大会开幕",
        "转载请注明出处",
        "上一篇",
    ],
)
def test_what_is_no_text(text: str) -> None:
    filler = f"\n\n{BODY}" if "interested" in text else ""
    marks = mark_boilerplate(segment(f"{filler}\n\n{text}" if filler else text))
    assert marks[-1]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY_ZH,
        "He added,",
        "“Share the benefits of AI,” he said.",
        "Share of AI chips made in China rises to a third",
        "Home appliances now run large models",
        "The news reached Washington on Tuesday.",
        "Read more about how the draft was written, he urged reporters.",
        "Sources said the talks would go on.",
        "Source code must be disclosed, the draft says.",
        "Downloads of the model passed a million.",
        "Advertisements for chips are banned, the ministry said.",
        "Subscribe to this view and every treaty becomes impossible.",
        "The photo by the young artist won the prize.",
        "She works for Reuters",
        "According to Reuters, the ministry declined to comment.",
        "The cookie law was the first to be repealed.",
        "All rights are reserved to the states, the court held.",
        "Copyright is the hardest question, the minister said.",
        "Follow the money, she said.",
        "They sent a file named plan.pdf to the ministry and asked it to comment on what the plan would cost.",
        "编辑部的人工智能工具引发争议",
        "微信发布人工智能助手",
        "下载量突破一百万",
        "该平台广告收入增长两成",
        "各方应分享人工智能发展成果",
        "标签化的叙事无助于合作",
        "声明指出，双方将加强合作。",
        "Country | News | 2025",
        "……",
        "“",
        "👍",
        "42",
    ],
)
def test_what_is_text(text: str) -> None:
    assert not is_marked(text)


def test_the_tail_is_what_follows_an_announcement() -> None:
    text = "\n\n".join(
        [BODY] * 6 + ["Related articles", "Ten things to know about the summit", "Why chips matter"]
    )
    assert kinds_of(text)[-3:] == ["boilerplate"] * 3


def test_an_announcement_amid_the_text_is_no_tail() -> None:
    text = "\n\n".join([BODY, "Related articles", "Why chips matter", *[BODY] * 5])
    assert kinds_of(text)[-5:] == ["body"] * 5
    text = "\n\n".join([*[BODY] * 5, "Related articles", "Why chips matter", BODY + " " + BODY])
    assert kinds_of(text)[-1] == "body"


@pytest.mark.parametrize("sign", ["-", "a ", "<a ", "share ", "|--", 'src="', "home ", "扫", " "])
def test_no_rule_takes_long_over_a_long_line(sign: str) -> None:
    with within(2):
        for size in (60, 150, 300, 300_000):
            mark_boilerplate(segment((sign * size)[:size] + "\n!"))


def test_dashes_and_blanks_are_tried_in_one_way_only() -> None:
    with within(0.5):  # each more takes twice as long where a blank belongs to either side of it
        assert mark_boilerplate(segment(f"{BODY}\n\n{'--- ' * 26}-x\n\n{BODY}")) == [False] * 3
