"""Which formats can be read, by suffix, and by which reader: the one table a new format is added to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from aigov_tui.corpus.decode import Decoded, Refused, decode
from aigov_tui.corpus.documents import READERS, read_apart
from aigov_tui.corpus.mail import read_mail

CURATED_FILES = ("sources.yaml", "entities.yaml", "codebook.yaml", "statements.yaml")
"""The files of curated knowledge beside the documents, in the order they are read."""

YAML_SUFFIXES = frozenset({".yaml", ".yml"})

CONTAINER_SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv", ".zip")
"""Files that hold several documents; `containers` reads them."""


_IN_CONTAINER = re.compile(
    rf"(.+?(?:{'|'.join(map(re.escape, CONTAINER_SUFFIXES))}))#", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of one suffix becomes text. `read` never raises for any bytes; `markdown` says that `#` and
    underlines make headings."""

    name: str
    read: Callable[[bytes], Decoded | Refused]
    markdown: bool = False


_TEXT = Format("text", decode)
_MARKDOWN = Format("Markdown", decode, markdown=True)
_HTML, _PDF, _WORD, _ODT, _EPUB = (
    Format(name, partial(read_apart, READERS[name]))
    for name in ("web page", "PDF", "Word document", "Open Document text", "EPUB book")
)
_MAIL = Format("mail", read_mail)

FORMATS: Mapping[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".pdf": _PDF,
    ".docx": _WORD,
    ".odt": _ODT,
    ".epub": _EPUB,
    ".eml": _MAIL,
}


def is_readable(suffix: str) -> bool:
    """Whether a file of this suffix (with its dot, in any case) is a document."""
    return suffix.lower() in FORMATS


def is_container(suffix: str) -> bool:
    """Whether a file of this suffix (with its dot, in any case) holds several documents."""
    return suffix.lower() in CONTAINER_SUFFIXES


def container_of(path: str) -> str | None:
    """The path of the file that holds the document at `path` (`news.zip#may/a.txt`); None for a file of its own."""
    match = _IN_CONTAINER.match(path)
    return match[1] if match is not None else None


def format_of(suffix: str) -> Format:
    """The format of a file by its suffix; plain text where the suffix is unknown."""
    return FORMATS.get(suffix.lower(), _TEXT)


def suffix_of_bytes(data: bytes) -> str:
    """The suffix of the format that some bytes without a name are in, by how they begin."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        if data[30:].startswith((b"mimetypeapplication/epub", b"mimetypeapplication/vnd.oasis")):
            return ".epub" if b"epub" in data[:60] else ".odt"
        return ".docx" if b"word/" in data else ".zip"
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in head:
        return ".html"
    if head.startswith(b"{"):
        return ".jsonl"
    return ".md" if head.startswith((b"---", b"# ")) else ".txt"


def suffixes_in_words() -> str:
    """The suffixes that can be read, for a sentence: ".txt, .md and .markdown"."""
    *most, last = (*FORMATS, *CONTAINER_SUFFIXES)
    return f"{', '.join(most)} and {last}"


def passed_over(suffixes: Counter[str]) -> str:
    """The sentence that so many files of these suffixes ("" for none) were not read, and what can be."""
    count = suffixes.total()
    named = [
        (suffix or "no suffix") + (f" {number:,}" if len(suffixes) > 1 else "")
        for suffix, number in sorted(suffixes.items())
    ]
    files = "1 file was" if count == 1 else f"{count:,} files were"
    return f"{files} passed over ({', '.join(named)}): aigov reads {suffixes_in_words()}."
