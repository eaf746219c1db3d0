"""Paragraphs signed where they are read: the process that writes is the one that all others wait for."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.corpus.reprints import sign
from aigov_tui.model.source import Document, ParagraphKind
from aigov_tui.pipeline.work import Task, Worked, work

Signed = tuple[tuple[int, int, bytes], ...]
"""Signatures of a document's paragraphs, as (ordinal, size, packed keys)."""


def work_and_sign(tasks: Sequence[Task], extractors: bytes) -> list[tuple[Worked, Signed]]:
    """`work`, with the signatures of what it read: made while what they have in common with fingerprints is at hand."""
    return [(worked, signed(worked.document)) for worked in work(tasks, extractors)]


def signed(document: Document | None) -> Signed:
    """The signatures of body paragraphs that repeat no other of their document word for word."""
    return tuple(
        (paragraph.ordinal, signature.size, signature.packed)
        for paragraph in (document.paragraphs if document is not None else ())
        if paragraph.kind is ParagraphKind.BODY
        and paragraph.fingerprint is not None
        and paragraph.duplicate_of is None
        for signature in (sign(paragraph.text),)
    )
