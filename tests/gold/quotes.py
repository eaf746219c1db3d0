"""The gold passages for quotes, and how close the program comes to them. Shared by the tests and the benchmark."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.quote import Quote, QuoteForm
from aigov_tui.model.source import Document, Metadata, Paragraph, ParagraphKind

FOLDER = Path(__file__).parent
GOLD_SETS = (
    "quotes_en",
    "quotes_en_styles",
    "quotes_en_more",
    "quotes_en_news",
    "quotes_en_world",
    "quotes_en_forms",
    "quotes_zh",
    "quotes_zh_styles",
    "quotes_zh_news",
    "quotes_zh_press",
    "quotes_zh_daily",
    "articles_en",
)
_EDGES = " \t\n\u00a0\"“”„«»'‘’「」『』.,;:!?…—–-。，；：！？、()[]"
_RELAXED = 0.8
"""Spans count as the same when they share this much of the code points that either covers."""


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quote as the guideline has it; `speaker` is None for a term, a nominal's words if `nominal`."""

    start: int
    end: int
    form: QuoteForm
    speaker: str | None
    nominal: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One gold passage."""

    id: str
    tags: tuple[str, ...]
    text: str
    titled: bool
    quotes: tuple[GoldQuote, ...]


@dataclass(slots=True)
class Score:
    """Counts over any number of passages; speech only, terms count when they are taken for speech."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    speaker_right: int = 0
    form_right: int = 0
    terms: int = 0
    terms_right: int = 0

    @property
    def span_f1(self) -> float:
        """F1 of the spans, relaxed."""
        return _f1(self.matched, self.found, self.gold)

    @property
    def speaker(self) -> float:
        """Share of the gold quotes found with the right speaker."""
        return self.speaker_right / self.gold if self.gold else 1.0

    @property
    def end_to_end_f1(self) -> float:
        """F1 of span and speaker both right."""
        return _f1(self.speaker_right, self.found, self.gold)


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong, to be read by a person."""

    passage: str
    what: str


def load(name: str) -> list[Passage]:
    """The passages of `<name>.yaml`, one of `GOLD_SETS`. Raises `ValueError` for a quote that is not
    in its text."""
    table = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return [_passage(entry) for entry in table["passages"]]


def _passage(entry: dict[str, Any]) -> Passage:
    text = str(entry["text"])
    quotes: list[GoldQuote] = []
    position = 0
    for quote in entry["quotes"]:
        words = str(quote["text"])
        start = text.find(words, position)
        if start < 0:
            raise ValueError(f"{entry['id']}: {words!r} is not in the text")
        position = start + len(words)
        quotes.append(
            GoldQuote(
                start,
                position,
                QuoteForm(quote["form"]),
                quote.get("speaker"),
                bool(quote.get("nominal")),
                bool(quote.get("continues")),
            )
        )
    return Passage(entry["id"], tuple(entry["tags"]), text, bool(entry.get("title")), tuple(quotes))


def document_of(key: str, text: str, *, titled: bool = False, language: str | None = None) -> Document:
    """A document whose paragraphs are the lines of `text` that are not blank; the first is its title if `titled`."""
    paragraphs: list[Paragraph] = []
    for match in re.finditer(r"[^\s][^\n]*", text):
        words = match.group().rstrip()
        kind = ParagraphKind.TITLE if titled and not paragraphs else ParagraphKind.BODY
        paragraphs.append(Paragraph(len(paragraphs), kind, match.start(), match.start() + len(words), words))
    digest = hashlib.sha256(text.encode()).hexdigest()
    metadata = Metadata(language=language)
    return Document(key, key, digest, len(text), "utf-8", text, metadata, tuple(paragraphs))


def score(passages: Sequence[Passage], gazetteer: Gazetteer | None = None) -> tuple[Score, list[Miss]]:
    """Run the whole extraction over the passages; what it gets right, and every miss."""
    total = Score()
    misses: list[Miss] = []
    gazetteer = gazetteer or Gazetteer()
    for passage in passages:
        extraction = extract_document(document_of(passage.id, passage.text, titled=passage.titled), gazetteer)
        names = {
            entity.key: (entity.name, *(alias.text for alias in entity.aliases))
            for entity in (*gazetteer.entities, *extraction.entities)
        }
        _score_one(passage, extraction, names, total, misses)
    return total, misses


def _score_one(
    passage: Passage,
    extraction: Extraction,
    names: Mapping[str, tuple[str, ...]],
    total: Score,
    misses: list[Miss],
) -> None:
    unused = list(extraction.quotes)
    for gold in passage.quotes:
        match = next((quote for quote in unused if _overlap(passage.text, gold, quote) >= _RELAXED), None)
        if match is not None:
            unused.remove(match)
        if gold.form is QuoteForm.TERM:
            total.terms += 1
            total.terms_right += match is None or match.form is QuoteForm.TERM
            if match is not None and match.form is not QuoteForm.TERM:
                total.found += 1
                misses.append(
                    Miss(passage.id, f"term taken for speech by {match.speaker_text}: {match.text}")
                )
            continue
        total.gold += 1
        words = passage.text[gold.start : gold.end]
        if match is None or match.form is QuoteForm.TERM:
            misses.append(Miss(passage.id, f"not found: {words}"))
            continue
        total.found += 1
        total.matched += 1
        total.exact += (match.start_char, match.end_char) == (gold.start, gold.end)
        total.form_right += match.form is gold.form
        if match.form is not gold.form:
            misses.append(Miss(passage.id, f"{match.form} instead of {gold.form}: {words}"))
        if gold.continues and match.continues is None:
            misses.append(Miss(passage.id, f"continues nothing: {words}"))
        named = names.get(match.speaker_key or "", ())
        if speaker_is(gold, named, match.speaker_text):
            total.speaker_right += 1
        else:
            misses.append(
                Miss(passage.id, f"{named[:1] or match.speaker_text} instead of {gold.speaker}: {words}")
            )
    for quote in unused:
        if quote.form is not QuoteForm.TERM:
            total.found += 1
            misses.append(Miss(passage.id, f"no quote: {quote.text[:60]} ({quote.speaker_text})"))


def speaker_is(gold: GoldQuote, named: Sequence[str], words: str | None) -> bool:
    """Is the speaker the gold one? A nominal by its words, whether or not it was resolved; a name by the whole name, which
    is any of `named`: all that the entity goes by."""
    if gold.speaker is None:
        return words is None
    wanted = _plain(gold.speaker)
    if gold.nominal:
        return words is not None and (wanted in _plain(words) or _plain(words) in wanted)
    return any(
        spoken == wanted or spoken.endswith(" " + wanted) or (spoken >= "㐀" and wanted in spoken)
        for spoken in map(_plain, named or (words or "",))
    )


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"^(?:the|a|an)\s+", "", words.casefold())))


def _overlap(text: str, gold: GoldQuote, quote: Quote) -> float:
    """Intersection over union of the spans, their edges trimmed of marks and punctuation."""
    one, other = _trim(text, gold.start, gold.end), _trim(text, quote.start_char, quote.end_char)
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 1.0
