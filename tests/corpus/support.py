"""Documents made for a test."""

from __future__ import annotations

from pathlib import Path

from aigov_tui.corpus.boilerplate import mark_boilerplate
from aigov_tui.corpus.found import FoundFile
from aigov_tui.corpus.read import ReadResult, read_document, read_text
from aigov_tui.corpus.segment import segment
from aigov_tui.model.source import Document, Metadata

SEEDS = Path(__file__).parents[2] / "seeds"

BODY = (
    "The minister told reporters on Tuesday that the government would publish its rules for large models before "
    "the end of the year, and that companies would have six months to comply with them."
)
BODY_ZH = "国务院总理在大会开幕式上表示，各方应当加强协调，尽快形成具有广泛共识的全球治理框架和规则，共同应对风险挑战。"


def file_of(folder: Path, name: str, data: bytes | str) -> FoundFile:
    """A file on disk, as `discover` would find it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return FoundFile(path, name, name.rpartition(".")[0], path.stat().st_size)


def read(folder: Path, data: bytes | str, name: str = "a.txt") -> ReadResult:
    """What reading a file of this content yields."""
    return read_document(file_of(folder, name, data))


def document_of(folder: Path, data: bytes | str, name: str = "a.txt") -> Document:
    """The document in a file of this content."""
    document = read(folder, data, name).document
    assert document is not None
    return document


def kinds_of(text: str, *, markdown: bool = False, title: str | None = None) -> list[str]:
    """The kinds of a text's paragraphs, in order."""
    known = Metadata(title=title) if title else None
    _, paragraphs, _ = read_text(text, markdown=markdown, known=known)
    return [paragraph.kind.value for paragraph in paragraphs]


def metadata_of(text: str) -> Metadata:
    """What a text says of itself."""
    return read_text(text)[0]


def is_marked(paragraph: str) -> bool:
    """Whether a paragraph on its own is taken for boilerplate."""
    return mark_boilerplate(segment(paragraph))[0]
