"""Transcripts: paragraphs that begin with the name of who speaks and a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from aigov_tui.extract.names.chinese_given import native_parts
from aigov_tui.extract.names.lexicon import lexicon
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.chinese_labels import (
    BRACKETED,
    LONGEST_OFFICE,
    asks,
    is_bracketed_label,
    is_caption,
    is_chinese,
    is_chinese_label,
    is_chinese_office,
    is_transcript_label,
)
from aigov_tui.extract.quotes.own_lines import STAMP
from aigov_tui.extract.quotes.records import RECORDS, recorded
from aigov_tui.model.simplified import simplified
from aigov_tui.model.source import Paragraph, ParagraphKind

_LABEL = re.compile(
    r"(?:[▲△●○■□◆◇★☆▶►]\s*)?[\"“]?(?:\*\*|__)?(?P<label>《[^》\n]{1,16}》(?:记者|記者)?|(?:(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR)\.\s)?(?:\d{2,3}(?=[㐀-鿿]))?[^\W\d_][\w.'’·、-]*(?:\s[\w.'’·()-]+){0,5}?)"
    r"(?P<aside>(?<=[㐀-鿿])[（(][^（()）\n]{1,20}[）)](?=[:：]))?"
    r"(?P<role>,\s[^:：\n]{2,60}?)??(?P<colon>(?:\*\*|__)?\s?[:：](?:\*\*|__)?)\s*(?=\S|$)"
)
# "Q   Will it pass?": the asker of a briefing stands without a colon, set off by white space.
_QUESTION = re.compile(
    r"(?:\*\*)?(?P<label>Q)(?P<colon>\.?(?:\*\*)?)(?:\s{2,}|[\xa0\t]\s*|(?<=\.)\s|\s(?=[A-Z—–…“\"(]))(?=\S)"
)
# "A.   I did not.": the witness of a hearing, where there is a Q as well.
_ANSWER = re.compile(
    r"(?:\*\*)?(?P<label>A)(?P<colon>\.?(?:\*\*)?)(?:\s{2,}|[\xa0\t]\s*|(?<=\.)\s|(?<=\.\*\*)\s)(?=\S)"
)
_NUMBERED = re.compile(
    r"(?:\*\*)?(?P<label>[QA]\d{1,2})(?P<colon>[.:)](?:\*\*)?)\s+(?=\S)"
)  # A1. Because we can.
_LINE_NUMBER = re.compile(r"\d{1,2}\s{1,8}(?=[QA]\b|THE [A-Z]|M[RS]S?\. [A-Z]|DR\. [A-Z])")
"""7  Q.  And who was there?: a court's records number their lines."""
_STAMP = re.compile(rf"{STAMP}\s+(?=[^\W\d_])")  # [00:12] Kevin Roose: Welcome.
_STAMPED = re.compile(  # Kevin Roose (00:12): Welcome.
    rf"(?P<label>[^\W\d_][\w.'’·-]*(?: [\w.'’-]+){{0,4}})\s*(?=[\[(])(?>{STAMP})(?P<colon>\s?+[:：]?+)\s*+(?=\S)"
)
_COUNTING = "（(一二三四五六七八九十"
_CHINESE_NUMBER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]?\s?[、.．]?\s*(?=(?:记者|有记者|网友|主持人)?[问問答][:：])"
)
"""二、问：……: questions that a ministry numbers."""
_CLOSERS = {"“": "”", "「": "」", "『": "』"}
_DIGITS = "0123456789"
_OTHER = {"Q": "A", "A": "Q"}
_LONGEST_LABEL = 60
_LONGEST_ROLE = 64
"""Code points of what tells who it is: JANE FORBES, HOST:"""
_CACHED_PARAGRAPHS = 2048
"""Of a document, each is asked for its label more than once."""
_SHORTEST_TURN = 12
_FEWEST_TURNS = 3
"""Turns a document must have before labels in ordinary capitals count: one "Note: ..." makes no transcript."""


class Turn(NamedTuple):
    """A label at `start:end` of the paragraph's text, the words from `words_start` on; `colon` may be empty."""

    label: str
    start: int
    end: int
    words_start: int
    colon: str
    is_record: bool = False
    """Is it in the form of an official record, which is nobody else's?"""
    has_aside: bool = False
    """Do brackets behind the name tell who it is: 李忠（目击者）：?"""

    def moved(self, by: int) -> Turn:
        """The same label `by` code points further on."""
        return self._replace(start=self.start + by, end=self.end + by, words_start=self.words_start + by)


@lru_cache(maxsize=_CACHED_PARAGRAPHS)
def turn_of(text: str) -> Turn | None:
    """The label a paragraph begins with, if it may name a speaker."""
    first = text[:1]
    if first in "[(" or first.isdecimal():
        stamp = _STAMP.match(text) or _LINE_NUMBER.match(text)
        if stamp is not None:
            turn = turn_of(text[stamp.end() :])
            return turn and turn.moved(stamp.end())
    if first in _COUNTING or first.isdecimal():
        numbered = _CHINESE_NUMBER.match(text)
        if numbered is not None:
            turn = turn_of(text[numbered.end() :])
            return turn and turn.moved(numbered.end())
    record = recorded(text)
    if record is not None:
        return Turn(
            record["label"], 0, record.end("label"), record.end(), record["colon"].strip("."), is_record=True
        )
    head = text[: _LONGEST_LABEL + _LONGEST_ROLE + 10]
    match = (
        (_QUESTION.match(text) or _ANSWER.match(text) or _NUMBERED.match(text)) if first in "QA*" else None
    )
    if match is None and (":" in head or "：" in head):
        match = _STAMPED.match(head) or BRACKETED.match(head) or _LABEL.match(head)
    elif match is None:
        match = BRACKETED.match(head)
    if match is None:
        return None
    label = match.group("label")
    if label.count("(") != label.count(")"):
        return None  # Kevin Roose (00:12):
    bracket = match.groupdict().get("open")
    if bracket and not is_bracketed_label(label, bracket):
        return None
    if match.end() == len(text) and not is_chinese(label):
        return None  # only Chinese sets a label on a line of its own
    if match.groupdict().get("role") and not _is_shouted(label):
        return None
    words = label.casefold().replace(".", "").split()
    if not (bracket or _is_name_like(label)) or any(
        word in lex.NOT_SPEAKERS
        for word in words[:1]
        if label.casefold() not in ("q", "a") and not (label.isupper() and word in lex.TRANSCRIPT_LABELS)
    ):
        return None
    return Turn(
        label,
        match.start("label"),
        match.end("label"),
        match.end(),
        match.group("colon").strip("*_ "),
        has_aside=bool(match.groupdict().get("aside")),
    )


def _is_name_like(label: str) -> bool:
    if label.casefold().rstrip(_DIGITS) in lex.TRANSCRIPT_LABELS:
        return True
    if is_chinese(label):
        return is_chinese_label(label)
    letters = [char for char in label if char.isalpha()]
    if all(char.isupper() for char in letters):
        return len(letters) > 1 and not _is_heading(label)
    return all(
        word[0].isupper() or word[0] == "(" for word in label.split() if word[0].isalpha() or word[0] == "("
    )


def _is_heading(label: str) -> bool:
    """RESTORING BALANCE TO NATO: a label that tells a subject, not a person."""
    words = label.casefold().split()
    if words[0].endswith("ing") and len(words) > 1:
        return True
    return any(word in lex.PREPOSITIONS or word in lex.DETERMINERS for word in words[1:] if word != "of")


def transcript_labels(paragraphs: Sequence[Paragraph], people: Collection[str] = ()) -> frozenset[str]:
    """The labels that are speakers in this document: empty unless it reads like a transcript.

    `people` are whom the document names beside their labels: in Chinese one label of theirs is enough.
    """
    counts: dict[str, int] = {}
    answering: set[str] = set()  # who speaks right after somebody who asks
    alone: set[str] = set()  # labels on lines of their own
    records: set[str] = set()
    bare = False  # is an answer labelled "A." or "A", which may also begin a list's item or a sentence?
    asked_by: dict[str, str] = {}  # labels of plain words that ask (The Paper), and who speaks next
    asker: str | None = None
    last: str | None = None
    questioned = False  # did the last turn end in a question?
    for paragraph in paragraphs:
        turn = None
        if paragraph.kind is ParagraphKind.BODY and _may_have_label(paragraph.text):
            turn = turn_of(paragraph.text)
            if turn is not None and asker is not None:
                asked_by[asker] = turn.label
            plain = turn is not None and _names_nobody(turn.label)
            asker = turn.label if plain and turn is not None and paragraph.text.endswith("?") else None
            if turn is not None and not plain and not is_clipping(paragraph.text, turn):
                counts[turn.label] = counts.get(turn.label, 0) + 1
                bare = bare or (turn.label == "A" and turn.colon in ("", "."))
                if turn.is_record:
                    records.add(turn.label)
                told = turn.has_aside and native_parts(simplified(turn.label)) is not None
                somebody = told or _names_somebody(turn.label, people)
                if somebody and _speaks(paragraph.text, turn) and not _only_quotes(paragraph.text, turn):
                    answering.add(turn.label)
                if turn.words_start == len(paragraph.text) and is_chinese_office(turn.label):
                    alone.add(turn.label)
                asked = last is not None and last != turn.label and (asks(last) or questioned)
                if last is not None and asked and not asks(turn.label) and is_chinese(turn.label):
                    answering |= {last, turn.label}
                questioned = paragraph.text.endswith(("？", "?")) and is_chinese(turn.label)
        if turn is not None or last is None or not asks(last):
            last = turn.label if turn is not None else None
    if len(alone) > 1:
        answering |= alone
    if bare and "Q" not in counts:
        counts.pop("A", None)
    counts = {label: times for label, times in counts.items() if _is_paired(label, counts)}
    shouted = {label for label in counts if _is_shouted(label)} | records
    if sum(counts[label] for label in shouted) >= 2:
        return frozenset(shouted | answering | {label for label in counts if counts[label] > 1})
    asking = {label for label, answers in asked_by.items() if counts.get(answers, 0) > 1}
    turns = sum(counts.values()) + len(asking)
    if turns >= _FEWEST_TURNS and max(counts.values(), default=0) > 1 and len(counts) + len(asking) > 1:
        return frozenset(counts) | asking
    bold = {
        turn.label for p in paragraphs if p.text.startswith("**") and (turn := turn_of(p.text)) is not None
    }
    if any(counts.get(label, 0) > 1 for label in bold):
        return frozenset(
            label for label in counts if label in bold or label in answering
        )  # an interview whose questions have no label
    bodies = sum(paragraph.kind is ParagraphKind.BODY for paragraph in paragraphs)
    if len(counts) > 1 and sum(counts.values()) == bodies and all(is_chinese(label) for label in counts):
        return frozenset(counts)  # nothing but turns: a question and its answer
    return frozenset(answering)


def _is_paired(label: str, labels: Collection[str]) -> bool:
    """Has a numbered question its answer? Q1, Q2 and Q3 alone are quarters."""
    if not (label[0] in _OTHER and label[1:].isdigit()):
        return True
    return _OTHER[label[0]] + label[1:] in labels


def _names_somebody(label: str, people: Collection[str]) -> bool:
    """One of the `people`, or an office and one of them, 国家发展改革委副主任赵辰昕; with a blank between them anybody."""
    return label in people or (
        is_chinese(label)
        and is_chinese_office(label)
        and (is_caption(label) or any(map(label.endswith, people)))
    )


def _speaks(text: str, turn: Turn) -> bool:
    """Does a sentence of some length follow the label, or nothing: no heading like 李飞飞：AI教母?"""
    words = text[turn.words_start :]
    if words and len(words) < _SHORTEST_TURN:
        return False
    end = words.rstrip("）)完(（")
    if end.endswith("”") and not words.startswith("“"):
        end = end[:-1]  # 宗良：一季度经济势头向好，预计“明天要更好” is a headline
    return is_chinese(turn.label) and (words == "" or end[-1:] in "。！？…!?”")


def _only_quotes(text: str, turn: Turn) -> bool:
    """Does the label bring in words in marks, after which the reporter goes on: 樊纲：“……” 在演讲环节，樊纲提出……?"""
    opener = text[turn.words_start : turn.words_start + 1]
    closer = _CLOSERS.get(opener)
    end = text.find(closer, turn.words_start + 1) if closer is not None else -1
    return 0 <= end < len(text) - 1


def is_clipping(text: str, turn: Turn) -> bool:
    """Are the words behind an English label in marks, as in a list of what many said: ACME: "We thank them."?"""
    return text[turn.words_start : turn.words_start + 1] in ("“", '"') and not is_chinese(turn.label)


def _names_nobody(label: str) -> bool:
    """Connecticut, VIEW PRICE: the heads of a list's entries, told from speakers by being places or plain words."""
    lists = lexicon()
    low = label.casefold()
    words = low.split()
    named = words[0].title() in lists.first_names or (len(words) == 1 and low.title() in lists.surnames)
    if named or low in lex.TRANSCRIPT_LABELS or words[-1] in lex.NOMINALS or words[0] in lists.title_starts:
        return False
    return label in lists.main_places or all(word in lists.words for word in words)


def _may_have_label(text: str) -> bool:
    """A cheap look before the pattern."""
    return (
        text.startswith(("Q", "**Q", "A", "**A", "【", "[", "（", "(", *RECORDS))
        or ":" in text[: _LONGEST_LABEL + _LONGEST_ROLE + 10]
        or "：" in text[:LONGEST_OFFICE]
        or (text[:1].isdecimal() and _LINE_NUMBER.match(text) is not None)
    )


def _is_shouted(label: str) -> bool:
    letters = [char for char in label if char.isalpha()]
    return (bool(letters) and all(char.isupper() for char in letters)) or is_transcript_label(label)
