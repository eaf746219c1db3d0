"""The labels of Chinese transcripts: 林剑：, 澎湃新闻记者：, 【郭嘉昆】, 商务部新闻发言人何亚东：; several of them in one paragraph, too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from aigov_tui.extract.names.chinese_given import native_parts
from aigov_tui.extract.names.chinese_roles import is_person
from aigov_tui.extract.names.chinese_vocabulary import is_common
from aigov_tui.extract.normal import HAN
from aigov_tui.extract.quotes import chinese_lexicon as lex
from aigov_tui.model.simplified import simplified
from aigov_tui.model.source import Paragraph, ParagraphKind

_LONGEST_LABEL = 8
LONGEST_OFFICE = 40
"""Code points of a label that gives an office."""
_LONGEST_NAME = 4
BRACKETED = re.compile(
    f"(?P<open>[【\\[（(])(?P<label>[{HAN}《》·A-Za-z0-9]{{1,24}}?)[】\\]）)](?P<colon>[:：]?)\\s*(?=\\S|$)"
)
"""A label in brackets, with or without a colon: （新华社记者问）, 【郭嘉昆】."""
_INSIDE = re.compile(
    f'(?<=[。？！?!…”」』）)：:])[\\s\u3000]*(?P<label>(?:《[^》\\n]{{1,16}}》)?[{HAN}·A-Za-z0-9]{{0,20}}(?<![0-9A-Za-z]))[:：](?!\\s*[“”"「『])'
)
"""A label that stands after a sentence of its paragraph: ……有何回应？毛宁：中方……."""


_ADDRESS = re.compile("^(?:各位|尊敬的|亲爱的|敬爱的)|(?:们|朋友)$")
"""Whom somebody addresses: 各位记者朋友：大家下午好."""


_TOPIC = re.compile("谈谈?|聊聊?|论|话|关于|对于|有关")


def is_chinese(label: str) -> bool:
    """Is the label in Han characters, a number or a title's mark before them left out: 《瞭望》?"""
    return label.lstrip("《0123456789")[:1] >= "㐀"


def is_transcript_label(label: str) -> bool:
    """问, 答, 主持人."""
    return label in lex.TRANSCRIPT_LABELS


def is_chinese_label(label: str) -> bool:
    """Might this be a speaker's label?"""
    if lex.CUE_AT_END.search(label) and not is_transcript_label(label):
        return False  # 特朗普回应说：“……”
    if label in lex.NOT_SPEAKERS or _ADDRESS.search(label) is not None or _is_topic(label):
        return False
    if is_common(label) and not (is_person(label, plural=False) or is_transcript_label(label) or asks(label)):
        return False  # 背景：, 荣誉：
    return len(label.strip("《》")) <= _LONGEST_LABEL or is_chinese_office(label)


def _is_topic(label: str) -> bool:
    """谈技术路线：, 关于数据：: what the turns below are about; not 谈家桢：."""
    topic = _TOPIC.match(label)
    return topic is not None and (len(label) > _LONGEST_NAME or is_common(label[topic.end() :]))


def is_on_topic(text: str) -> bool:
    """Is a paragraph no more than what the turns below it are about: 谈竞争：“我们只是一面镜子”?"""
    label, colon, words = text.strip("* ").partition("：")
    return colon != "" and _is_topic(label) and words[:1] in '“「"' and words[-1:] in '”」"'


def asks(label: str) -> bool:
    """澎湃新闻记者"""
    return label.endswith(lex.ASKERS)


def is_chinese_office(label: str) -> bool:
    """An office with or without a name, or a reporter of some paper: 商务部新闻发言人何亚东, 澎湃新闻记者."""
    return (
        len(label) <= LONGEST_OFFICE
        and label not in lex.NOT_SPEAKERS
        and lex.OFFICE_LABEL.fullmatch(label) is not None
        and lex.CUE.search(label) is None
    )


def is_caption(label: str) -> bool:
    """An office, a blank and a name, as on a screen under who speaks: 商务部新闻发言人 何咏前."""
    office, _, name = label.replace("\u3000", " ").partition(" ")
    return len(office) >= _LONGEST_NAME and not asks(office) and native_parts(simplified(name)) is not None


def is_bracketed_label(label: str, mark: str) -> bool:
    """Is what stands in brackets who asks or, in square ones, a person's name: no byline, no 【导语】?"""
    if asks(label) or is_transcript_label(label):
        return True
    return mark not in "（(" and len(label) <= _LONGEST_NAME and native_parts(simplified(label)) is not None


def at_labels(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of the text cut before everything that may be a label inside them."""
    return [piece for paragraph in paragraphs for piece in _cut(paragraph, None)]


def cut_at(paragraphs: Sequence[Paragraph], labels: Collection[str]) -> list[Paragraph]:
    """The paragraphs of the text cut before these `labels`."""
    return [piece for paragraph in paragraphs for piece in _cut(paragraph, labels)]


def _cut(paragraph: Paragraph, labels: Collection[str] | None) -> Iterator[Paragraph]:
    """The pieces of a paragraph, each with its own place in the text and the paragraph's ordinal."""
    text = paragraph.text
    start = 0
    if paragraph.kind is ParagraphKind.BODY and ("：" in text or ":" in text):
        for found in _INSIDE.finditer(text):
            label = found.group("label")
            if (
                label in labels
                if labels is not None
                else label and is_chinese(label) and is_chinese_label(label)
            ):
                yield _piece(paragraph, start, found.start())
                start = found.start("label")
    yield _piece(paragraph, start, len(text)) if start else paragraph


def _piece(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    begin = paragraph.start_char + start
    return replace(
        paragraph, start_char=begin, end_char=paragraph.start_char + end, text=paragraph.text[start:end]
    )
