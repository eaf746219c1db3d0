"""Which formats can be read, by suffix, and by which reader: the one table a new format is added to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aigov_tui.corpus.decode import Decoded, Refused, decode

CURATED_FILES = ("sources.yaml", "entities.yaml", "codebook.yaml", "statements.yaml")
"""The files of curated knowledge beside the documents, in the order they are read."""

YAML_SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of one suffix becomes text. `read` never raises for any bytes; `markdown` says that `#` and
    underlines make headings."""

    name: str
    read: Callable[[bytes], Decoded | Refused]
    markdown: bool = False


_TEXT = Format("text", decode)
_MARKDOWN = Format("Markdown", decode, markdown=True)

FORMATS: Mapping[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
}


def is_readable(suffix: str) -> bool:
    """Whether a file of this suffix (with its dot, in any case) is a document."""
    return suffix.lower() in FORMATS


def format_of(suffix: str) -> Format:
    """The format of a file by its suffix; plain text where the suffix is unknown."""
    return FORMATS.get(suffix.lower(), _TEXT)


def suffixes_in_words() -> str:
    """The suffixes that can be read, for a sentence: ".txt, .md and .markdown"."""
    *most, last = FORMATS
    return f"{', '.join(most)} and {last}"
