"""The gold sets of names: passages with their mentions and who is whom. The guideline is in `ENTITIES.md`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from aigov_tui.model.source import Document, Metadata, Paragraph, ParagraphKind

HERE = Path(__file__).parent
KINDS = {"p": "person", "o": "organization", "l": "place", "e": "event", "d": "document"}
_MARK = re.compile(r"\{([poled])(\d+):([^{}]+)\}")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A name at `start:end` (code points); `entity` is the same for the same referent within its passage."""

    start: int
    end: int
    kind: str
    entity: str


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A passage without its marks, and its mentions in text order."""

    id: str
    language: str
    text: str
    mentions: tuple[GoldMention, ...]


def load(language: str) -> list[GoldPassage]:
    """The passages in English (`en`) or Chinese (`zh`)."""
    lines = (HERE / f"entities_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_passage(json.loads(line), language) for line in lines]


def _passage(row: dict[str, str], language: str) -> GoldPassage:
    return marked(row["id"], row["marked"], language)


def marked(name: str, source: str, language: str) -> GoldPassage:
    """The passage that `source` marks."""
    text, mentions, position = "", [], 0
    for mark in _MARK.finditer(source):
        text += source[position : mark.start()]
        letter, number, words = mark.groups()
        mentions.append(GoldMention(len(text), len(text) + len(words), KINDS[letter], letter + number))
        text += words
        position = mark.end()
    return GoldPassage(name, language, text + source[position:], tuple(mentions))


def document(text: str, language: str | None = None, key: str = "test") -> Document:
    """A document of body paragraphs, cut at blank lines."""
    paragraphs = tuple(
        Paragraph(
            ordinal=ordinal,
            kind=ParagraphKind.BODY,
            start_char=found.start(),
            end_char=found.start() + len(found.group().rstrip()),
            text=found.group().rstrip(),
        )
        for ordinal, found in enumerate(_PARAGRAPH.finditer(text))
    )
    return Document(
        key,
        key,
        "",
        len(text.encode(errors="replace")),
        "utf-8",
        text,
        Metadata(language=language),
        paragraphs,
    )
