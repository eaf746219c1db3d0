"""One file, from its bytes to a segmented document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aigov_tui.corpus.boilerplate import mark_boilerplate
from aigov_tui.corpus.contents import Content, read_content
from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.formats import format_of
from aigov_tui.corpus.found import FoundFile, Unreadable
from aigov_tui.corpus.frontmatter import NONE, read_front_matter
from aigov_tui.corpus.metadata import find_metadata, merged, without
from aigov_tui.corpus.repeats import find_repeats
from aigov_tui.corpus.segment import Block, blocks_of_parts, segment
from aigov_tui.corpus.structure import find_structure
from aigov_tui.model.curated import CuratedSource
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import Document, Metadata, Paragraph, ParagraphKind


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of a file: `document` is None where it could not be read at all, and `problems` say why. They are
    all there are, the document's own among them."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


def read_document(file: FoundFile, curated: CuratedSource | None = None) -> ReadResult:
    """Read `file`. Never raises for what a file holds or for a file that cannot be read.

    The key is the curated one where there is one. Metadata that the curator gives win over those in the file's own
    fields, these over front matter, and all over what the text says. The text is the decoded document; of a format
    that is more than text (HTML, PDF, Word), what was extracted from it.
    """
    try:
        content = read_content(file)
    except Unreadable as error:
        return ReadResult(
            None, (Problem("unreadable", str(error), Severity.ERROR, file.relative, file.line),)
        )
    decoded = content.decoded
    if not isinstance(decoded, Decoded):
        return ReadResult(None, (replace(decoded.problem, path=file.relative),))
    return _document(file, content, decoded, curated)


def read_text(
    text: str, *, markdown: bool = False, known: Metadata | None = None
) -> tuple[Metadata, tuple[Paragraph, ...], tuple[Problem, ...]]:
    """The metadata, paragraphs and problems of a decoded text; `known` is what its curator says."""
    return _read(Decoded(text, "utf-8"), markdown, known or Metadata())


def _read(
    decoded: Decoded, markdown: bool, known: Metadata
) -> tuple[Metadata, tuple[Paragraph, ...], tuple[Problem, ...]]:
    front = read_front_matter(decoded.text) if decoded.parts is None else NONE
    above_text = merged(known, decoded.metadata, front.metadata)
    if decoded.parts is not None:
        blocks = blocks_of_parts(decoded.parts)
    else:
        blocks = segment(decoded.text, start=front.end, markdown=markdown)
    boilerplate = mark_boilerplate(blocks)
    structure = find_structure(blocks, boilerplate, above_text.title, above_text.author)
    paragraphs = tuple(_paragraphs(blocks, structure.kinds))
    return merged(above_text, find_metadata(blocks, boilerplate, structure)), paragraphs, front.problems


def _paragraphs(blocks: Sequence[Block], kinds: Sequence[ParagraphKind]) -> Iterator[Paragraph]:
    repeats = find_repeats([block.text for block in blocks])
    for ordinal, (block, kind, repeat) in enumerate(zip(blocks, kinds, repeats, strict=True)):
        yield Paragraph(
            ordinal,
            kind,
            block.start,
            block.end,
            block.text,
            repeat.duplicate_of,
            repeat.fingerprint,
            block.page,
        )


def _document(
    file: FoundFile, content: Content, decoded: Decoded, curated: CuratedSource | None
) -> ReadResult:
    known = curated.metadata if curated is not None else Metadata()
    metadata, paragraphs, found = _read(decoded, format_of(file.format_suffix).markdown, known)
    problems = [*decoded.problems, *found]
    if not paragraphs:
        problems.append(Problem("empty", "The file holds no text."))
    said = tuple(replace(problem, path=file.relative) for problem in problems)
    document = Document(
        key=curated.key if curated is not None and curated.key else file.key,
        path=file.relative,
        sha256=content.sha256,
        size=content.size,
        encoding=decoded.encoding,
        text=decoded.text,
        metadata=without(metadata, curated.blank) if curated is not None else metadata,
        paragraphs=paragraphs,
        problems=said,
    )
    return ReadResult(document, said)
