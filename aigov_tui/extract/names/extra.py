"""Names that another extractor found, put beside ours: ours win where two overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aigov_tui.extract.names.spotted import Spotted, apart
from aigov_tui.extract.spans import Spans
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.source import Document, ParagraphKind

_CONFIDENCE = 0.6
"""What a name is worth that no rule of ours took for one."""
_CONTEXT = 64
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name at `start:end`, code points into the document's text."""

    start: int
    end: int
    kind: EntityKind


ExtraNames = Callable[[Document], Sequence[FoundName]]
"""Another extractor: the names in a document, in any order. Picklable, to go to worker processes."""


def with_extra(names: Sequence[Spotted], found: Sequence[FoundName], document: Document) -> list[Spotted]:
    """`names` and those of `found` that lie within one paragraph and overlap none of them, in text order."""
    taken = Spans([(name.start, name.end) for name in names])
    extra = [name for name in _spotted(found, document) if not taken.covers(name.start, name.end)]
    return sorted([*names, *apart(extra)], key=lambda name: name.start)


def _spotted(found: Sequence[FoundName], document: Document) -> Iterator[Spotted]:
    ordered = sorted(found, key=lambda name: (name.start, -name.end))
    paragraphs = iter([p for p in document.paragraphs if p.kind is not ParagraphKind.BOILERPLATE])
    paragraph = next(paragraphs, None)
    for name in ordered:
        while paragraph is not None and paragraph.end_char <= name.start:
            paragraph = next(paragraphs, None)
        if paragraph is None:
            return
        words = tuple(document.text[name.start : name.end].split())
        inside = paragraph.start_char <= name.start < name.end <= paragraph.end_char
        if inside and words and name.end - name.start <= _LONGEST:
            yield Spotted(
                paragraph=paragraph.ordinal,
                start=name.start,
                end=name.end,
                name=" ".join(words),
                words=words,
                kind=name.kind.value,
                confidence=_CONFIDENCE,
                before=document.text[max(paragraph.start_char, name.start - _CONTEXT) : name.start],
                after=document.text[name.end : min(paragraph.end_char, name.end + _CONTEXT)],
            )
