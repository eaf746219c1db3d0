"""The lines that say who wrote a text, where it appeared and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aigov_tui.corpus.clean import one_line, without_markup
from aigov_tui.model.dates import FoundDate, find_date

_LONGEST = 160  # code points: a byline is a line

_NAME = r"[A-ZÀ-ÞŁŚŻČŠŽ][\w'’.-]*"
_NAMES = rf"(?P<author>{_NAME}(?:,? (?:{_NAME}|and|&|de|da|di|del|van|von|der|den|bin|al|el|la|le)){{0,11}})"
_HAN_NAME = r"[\u4e00-\u9fff]{2,4}"
_TAIL = r"(?:\s*[,|/·•–—-]\s*.{1,90}?)?"  # ", Reuters", "| Staff Writer | July 26"
_ROLE = (
    r"(?:journalist|reporter|editor|correspondent|contributor|writer|author|columnist|staff writer|analyst|blogger|"
    r"freelancer|photographer|fellow|bureau chief)s?"
)

# What a line can be, tried in this order. `author`, `publisher` and `label` are read from the groups; a date is
# looked for in every line that is a byline at all.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 1 day ago · 2 min read · 3小时前
        r"(?i:(?:about |over |posted |published |updated )*(?:\d+|an?|one|two|three) ?(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s? ago)",
        r"(?i:(?:estimated )?(?:reading time:? ?)?(?:\d+|an?) ?min(?:ute)?s?(?: |-)?(?:read(?:ing)?|read time)?(?: time)?)",
        r"(?i:yesterday|just now)",
        r"\d+ ?(?:秒|分钟|小时|天|日|周|个月|年)前",
        # Written by · 作者： (the value is on the next line)
        r"(?i:(?P<label_author>written by|by|author|authors|byline|reported by|words by|story by))\s?:?",
        r"(?i:(?P<label_date>published|published on|publication date|posted|posted on|date|date published|first published|released|updated|updated on|last updated|last modified))\s?:?",
        r"(?P<label_author_zh>作者|记者|記者|文)\s?[:：]",
        r"(?P<label_date_zh>发布时间|发布日期|时间|日期|发稿时间|發布時間|時間)\s?[:：]",
        r"(?P<label_publisher_zh>来源|來源|稿源|信息来源)\s?[:：]",
        # Written by Jane Doe · By JANE DOE and John Roe, Reuters | July 26, 2025
        rf"(?:[Ww]ritten by|WRITTEN BY|[Rr]eported by|[Ww]ords by|[Ss]tory by|[Aa]uthors?:|[Bb]yline:|By:|By|BY|by) (?!The |THE |the )(?:Dr\.? |Prof\.? )?{_NAMES}{_TAIL}",
        # Marijan Hassan - Tech Journalist
        rf"(?P<author_role>{_NAME}(?: {_NAME}){{1,3}})\s*[,|·•–—-]\s*(?i:[\w&' -]{{0,60}}\b{_ROLE}\b[\w&', -]{{0,60}})",
        # 本报记者 张三 李四 · 文/张三 · 作者：张三
        rf"[(（]?(?:(?:本报|本刊|本网|新华社|人民日报|中新社|特约)?(?:首席)?(?:记者|記者)|作者|文|撰文)\s?[:：/／|｜\s]\s?(?P<author_zh>{_HAN_NAME}(?:[\s、,，]{{1,3}}(?!发自|報自|发于){_HAN_NAME}){{0,5}})(?:\s?(?:发自|发于|發自)[\u4e00-\u9fff]{{2,6}})?[)）]?",
        # 記者陳小明／台北報導
        rf"[〔\[［(（]?(?:记者|記者)\s?(?P<author_reporting>{_HAN_NAME}(?:[、,，]{_HAN_NAME}){{0,3}})\s?[/／]?\s?[\u4e00-\u9fff]{{2,4}}(?:报道|報導|電|电)[〕\]］)）]?",
    )
)
# "The Evening Post, 26 July 2025" · "Geneva, 26 July 2025": a paper's name or a place, and nothing after the date
_BEFORE_DATE = re.compile(
    rf"(?P<name>(?:The )?{_NAME}(?: (?:{_NAME}|of|the|and|&|de)){{0,5}})(?:,| [|·•–—-]) "
)
_MASTHEAD = re.compile(
    r"\b(?:Times|Post|News|Herald|Tribune|Journal|Guardian|Ledger|Gazette|Chronicle|Review|Magazine|Weekly|Daily|Wire|"
    r"Press|Courier|Mail|Telegraph|Standard|Observer|Register|Monitor|Globe|Star|Express|Dispatch|Echo|Examiner|"
    r"Quarterly|Bulletin|Inquirer|Sentinel|Advertiser|Spectator|Economist|Reporter)$"
)
_MASTHEAD_ZH = re.compile(r"[\u4e00-\u9fff]{1,12}(?:网|網|报|報|刊|社|台|臺|杂志|雜誌|新闻|新聞)")
_DIGIT = re.compile(r"\d")
_UPDATED = re.compile(r"(?i)(?:last )?(?:updated|modified)\b|更新")

# A line made of labelled values and a date: "2025-07-26 10:30 来源：新华网 作者：张三"
_PUBLISHER_ZH = re.compile(
    r"(?:来源|來源|稿源|信息来源)\s?[:：]\s?(?P<publisher>[^\s:：|｜,，、;；)）\]］】]{2,30}?)"
    r"(?=(?:作者|记者|記者|编辑|編輯|责任编辑|时间|時間|日期|发布|發布)?\s?(?:[:：|｜,，、;；)）\]］】\s]|$))"
)
"""Where a page runs its labels together, the next one ends the name."""
_ID = re.compile(r"[a-z]*\d+")
"""What some pages have in the place of a publisher's name."""
_AUTHOR_ZH = re.compile(
    rf"(?:作者|记者|記者)\s?[:：\s]\s?(?P<author>{_HAN_NAME}(?:[、,，\s](?!报道|報導|报导|摄影|字号|字號|编辑|編輯|责任|責任|来源|來源|时间|時間|浏览|阅读|閱讀|点击|分享|发布|更新){_HAN_NAME}){{0,3}})"
)
_AROUND_DATE = re.compile(
    r"(?i)\b(?:published|posted|released|updated|first|last|modified|date|on|at|by|time|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?\b|\b[ap]\.?\s?m\b\.?|\b(?:[ECMP][DS]?T|GMT|UTC|BST|CEST?|HKT|SGT|CST|local time)\b"
    r"|(?:责任|責任)?(?:编辑|編輯)\s?[:：]\s?[\u4e00-\u9fff]{2,4}|作者\s?[:：](?=\s*(?:[|｜]|$))|发布时间|發布時間|發佈時間|发布日期|發布日期|发表于|發表於|发布于|更新时间|更新於|更新于|时间|時間|日期|浏览次数|瀏覽次數|阅读[次量]数?|閱讀[次量]數?|点击[次量数]数?|點擊[次量數]數?|字号|字號|北京时间|星期[一二三四五六日天]|\d{1,2}\s?[:：时]\s?\d{2}(?:\s?[:：分]\s?\d{2})?|[TZ](?=[\d:]|$)|[+-]\d\d:?\d\d|\.\d{3}\b"
)

# A news agency's dateline, at the head of a Chinese paragraph, names its reporters.
_DATELINE_ZH = re.compile(
    rf"[^。！？\n]{{0,30}}?[\d０-９]{{1,2}}月[\d０-９]{{1,2}}日(?:电|讯)\s?[(（](?:[^()（）\n]{{0,8}})记者\s?(?P<author>{_HAN_NAME}(?:[\s、,，]{{1,2}}{_HAN_NAME}){{0,5}})[)）]"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of its text. `expects` names what the next line is to hold ("author", "date", "updated", "publisher")
    after a label that stands alone; `updated` that its date is that of a change."""

    author: str | None = None
    publisher: str | None = None
    date: FoundDate | None = None
    expects: str | None = None
    updated: bool = False


def read_byline(text: str) -> Byline | None:
    """What `text` says if it is a byline, None for any other line."""
    if len(text) > _LONGEST:
        return None
    line = one_line(without_markup(text)).strip("•·*▪|–—- \t")
    for pattern in _PATTERNS:
        match = pattern.fullmatch(line)
        if match is not None:
            return _from_match(line, match.groupdict())
    return _dated(line)


def reporters_in_dateline(text: str) -> str | None:
    """The reporters named in the dateline with which a Chinese wire report begins."""
    match = _DATELINE_ZH.match(text[:120])
    return one_line(match["author"]) if match is not None else None


def _from_match(line: str, groups: dict[str, str | None]) -> Byline:
    expects = next(
        (name.split("_")[1] for name, value in groups.items() if value and name.startswith("label")), None
    )
    author = next((value for name, value in groups.items() if value and name.startswith("author")), None)
    publisher = _PUBLISHER_ZH.search(line)
    updated = _UPDATED.match(line) is not None
    return Byline(
        author=_people(author) if author else None,
        publisher=_name_of(publisher),
        date=find_date(line),
        expects="updated" if updated and expects else expects,
        updated=updated,
    )


def _name_of(publisher: re.Match[str] | None) -> str | None:
    """The publisher's name, unless it is an id."""
    name = publisher["publisher"] if publisher is not None else None
    return None if name is None or _ID.fullmatch(name) else name


def _people(names: str) -> str:
    """The names without the outlet after them: a comma goes on with more people only where an "and" follows."""
    first, comma, others = names.partition(",")
    if comma and not re.search(r" (?:and|&) ", others):
        return first.strip()
    return names.strip(" ,")


def _dated(line: str) -> Byline | None:
    """A line with nothing in it but a date, the words around one, and labelled names."""
    publisher = _PUBLISHER_ZH.search(line)
    author = _AUTHOR_ZH.search(line)
    date = find_date(line) if _DIGIT.search(line) else None
    if date is None and publisher is None and author is None:
        return None
    if date is not None and date.end == len(line):
        before = _BEFORE_DATE.fullmatch(line[: date.start])
        if before is not None:
            return Byline(publisher=before["name"] if _MASTHEAD.search(before["name"]) else None, date=date)
    rest = line[: date.start] + " " + line[date.end :] if date is not None else line
    rest = _AROUND_DATE.sub(" ", _AUTHOR_ZH.sub(" ", _PUBLISHER_ZH.sub(" ", rest)))
    paper = _MASTHEAD_ZH.fullmatch(one_line(rest).strip("|｜·•,，《》 ")) if date is not None else None
    if paper is None and sum(character.isalnum() for character in rest) > 4:
        return None
    return Byline(
        author=one_line(author["author"]) if author else None,
        publisher=paper[0] if paper is not None and publisher is None else _name_of(publisher),
        date=date,
        updated=_UPDATED.search(line) is not None,
    )
