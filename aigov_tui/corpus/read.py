"""One file, from its bytes to a segmented document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from aigov_tui.corpus.boilerplate import mark_boilerplate
from aigov_tui.corpus.decode import Decoded
from aigov_tui.corpus.discover import SIZE_LIMIT, FoundFile
from aigov_tui.corpus.formats import Format, format_of
from aigov_tui.corpus.frontmatter import read_front_matter
from aigov_tui.corpus.metadata import find_metadata, merged
from aigov_tui.corpus.repeats import find_repeats
from aigov_tui.corpus.segment import segment
from aigov_tui.corpus.structure import find_structure
from aigov_tui.model.curated import CuratedSource
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import Document, Metadata, Paragraph


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of a file: `document` is None where it could not be read at all, and `problems` say why. They are
    all there are, the document's own among them."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


def read_document(file: FoundFile, curated: CuratedSource | None = None) -> ReadResult:
    """Read `file`. Never raises for what a file holds or for a file that cannot be read.

    The key is the curated one where there is one. Metadata that the curator gives win over front matter, and both
    over what the text says.
    """
    try:
        with file.path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        reason = f"It could not be read ({error.strerror or error})."
        return ReadResult(None, (Problem("unreadable", reason, Severity.ERROR, file.relative),))
    if len(data) > SIZE_LIMIT:
        message = f"The file has grown beyond {SIZE_LIMIT // 1024 // 1024} MiB; it was left out."
        return ReadResult(None, (Problem("too-large", message, Severity.ERROR, file.relative),))
    form = format_of(file.path.suffix)
    decoded = form.read(data)
    if not isinstance(decoded, Decoded):
        return ReadResult(None, (replace(decoded.problem, path=file.relative),))
    return _document(file, data, decoded, form, curated)


def read_text(
    text: str, *, markdown: bool = False, known: Metadata | None = None
) -> tuple[Metadata, tuple[Paragraph, ...], tuple[Problem, ...]]:
    """The metadata, paragraphs and problems of a decoded text; `known` is what its curator says."""
    front = read_front_matter(text)
    above_text = merged(known or Metadata(), front.metadata)
    blocks = segment(text, start=front.end, markdown=markdown)
    boilerplate = mark_boilerplate(blocks)
    structure = find_structure(blocks, boilerplate, above_text.title)
    repeats = find_repeats([block.text for block in blocks])
    paragraphs = tuple(
        Paragraph(
            ordinal,
            kind,
            block.start,
            block.end,
            block.text,
            repeat.duplicate_of,
            repeat.fingerprint,
            block.page,
        )
        for ordinal, (block, kind, repeat) in enumerate(zip(blocks, structure.kinds, repeats, strict=True))
    )
    return merged(above_text, find_metadata(blocks, boilerplate, structure)), paragraphs, front.problems


def _document(
    file: FoundFile, data: bytes, decoded: Decoded, form: Format, curated: CuratedSource | None
) -> ReadResult:
    known = curated.metadata if curated is not None else None
    metadata, paragraphs, found = read_text(decoded.text, markdown=form.markdown, known=known)
    problems = [*decoded.problems, *found]
    if not paragraphs:
        problems.append(Problem("empty", "The file holds no text."))
    said = tuple(replace(problem, path=file.relative) for problem in problems)
    document = Document(
        key=curated.key if curated is not None and curated.key else file.key,
        path=file.relative,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=decoded.encoding,
        text=decoded.text,
        metadata=metadata,
        paragraphs=paragraphs,
        problems=said,
    )
    return ReadResult(document, said)
