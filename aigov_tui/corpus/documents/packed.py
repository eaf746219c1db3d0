"""What Open Document texts and EPUB books share: zip archives of XML that say of themselves what Dublin Core has words for."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded, Refused, refused
from aigov_tui.corpus.documents.creators import person_or_none, title_or_none
from aigov_tui.corpus.parts import Part, text_of
from aigov_tui.model.dates import parse_date
from aigov_tui.model.source import Metadata

UNPACKED_LIMIT = 256 * 1024 * 1024
"""Bytes of all files in a document together."""

_DC = "{http://purl.org/dc/elements/1.1/}"
_LONGEST_TITLE = 300  # code points


def files_of(data: bytes) -> Mapping[str, bytes]:
    """The files of an archive that hold text, none where they would take too much room or it is no archive."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
                return {}
            wanted = (".xml", ".opf", ".xhtml", ".html", ".htm")
            return {
                entry.filename: archive.read(entry)
                for entry in entries
                if entry.filename.lower().endswith(wanted)
            }
    except zipfile.BadZipFile:
        return {}


def xml(data: bytes) -> etree._Element:
    """The root of a file of XML, which may load nothing and expand nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    return etree.fromstring(data, parser)


def one_blank(text: str | None) -> str:
    """Text as a browser or an office program shows it: any run of white space is one blank."""
    return re.sub(r"\s+", " ", text or "")


def decoded(parts: list[Part], metadata: Metadata, name: str) -> Decoded | Refused:
    """The document made of these parts; its first heading is its title where it names none."""
    if not parts:
        return refused("The document holds no text.", "empty")
    headed = parts[0].text if metadata.title is None and parts[0].level == 1 else None
    if headed is not None and len(headed) <= _LONGEST_TITLE:
        metadata = Metadata(one_line(headed), metadata.publisher, metadata.author, metadata.published_on)
    return Decoded(text_of(parts), name, (), metadata, tuple(parts))


def dublin_core(root: etree._Element | None) -> Metadata:
    """What Dublin Core elements say. An Open Document's date is when it was saved, a book's when it came out."""

    def said(name: str) -> str | None:
        found = root.find(f".//{_DC}{name}") if root is not None else None
        return one_line(found.text or "") or None if found is not None else None

    is_book = root is not None and root.tag.endswith("}package")
    published = parse_date(said("date") or "") if is_book else None
    language = (said("language") or "").partition("-")[0].lower()
    return Metadata(
        title=title_or_none(said("title")),
        publisher=said("publisher"),
        author=person_or_none(said("creator")),
        published_on=published.iso if published is not None else None,
        published_precision=published.precision if published is not None else None,
        language=language if is_book and len(language) == 2 else None,
    )
