"""What a document says of itself, from its front matter and its text, under what its curator says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from aigov_tui.corpus.language import language_of
from aigov_tui.corpus.segment import Block
from aigov_tui.corpus.structure import Structure
from aigov_tui.model.source import Metadata

_LABELLED_URL = re.compile(
    r"(?i)(?:source|url|link|permalink|original(?:ly published)?(?: at| on)?|via|retrieved from|available at|来源|原文链接|原文|链接)"
    r"\s?[:：]\s*(?P<url>(?:https?://|www\.)[^\s<>\"'”’)）\]】，。]{3,400})"
)
_BARE_URL = re.compile(r"^[<(（\[]?(?P<url>(?:https?://|www\.)[^\s<>\"'”’)）\]]{3,400})[>)）\]]?$")
_NOTHING = Metadata()
_PLACES = 12
"""Paragraphs at either end of a document in which its own address can stand."""


def find_metadata(blocks: Sequence[Block], boilerplate: Sequence[bool], structure: Structure) -> Metadata:
    """What the text itself gives; anything it does not give is None."""
    published = structure.published
    return Metadata(
        title=structure.title,
        publisher=structure.publisher,
        author=structure.author,
        published_on=published.iso if published is not None else None,
        published_precision=published.precision if published is not None else None,
        url=_url(blocks, boilerplate),
        language=language_of(
            "\n".join(block.text for block, is_other in zip(blocks, boilerplate, strict=True) if not is_other)
        ),
    )


def merged(*by_weight: Metadata) -> Metadata:
    """One of several, each field from the first that has it. A date keeps its own precision."""
    result = Metadata()
    for metadata in by_weight:
        if metadata == _NOTHING:
            continue
        missing = {
            field.name: getattr(metadata, field.name)
            for field in fields(Metadata)
            if getattr(result, field.name) is None and field.name != "published_precision"
        }
        if result.published_on is None:
            missing["published_precision"] = metadata.published_precision
        result = replace(result, **missing)
    return result


def without(metadata: Metadata, blank: Iterable[str]) -> Metadata:
    """`metadata` with the fields named in `blank` unknown."""
    return replace(metadata, **dict.fromkeys(blank)) if blank else metadata


def _url(blocks: Sequence[Block], boilerplate: Sequence[bool]) -> str | None:
    """The address that the document gives as its source, as it is written; the first, if there are several.

    An address is the document's own when it is labelled so, or stands alone in a paragraph above or below the text.
    """
    ends = [*range(min(_PLACES, len(blocks))), *range(max(_PLACES, len(blocks) - _PLACES), len(blocks))]
    for expression in (_LABELLED_URL, _BARE_URL):
        for index in ends:
            text = blocks[index].text
            if not boilerplate[index] or len(text) > 500 or "." not in text:
                continue
            match = expression.search(text)
            if match is not None:
                return match["url"].rstrip(".,;:")
    return None
