"""A PDF written by hand: words at places on pages, and no library to trust."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # points: A4


@dataclass(frozen=True, slots=True)
class Words:
    """Words beginning at `x`, `y` (points from the lower left corner) in letters of `size`."""

    x: float
    y: float
    text: str
    size: float = 11


def column(lines: Sequence[str], *, x: float = 72, top: float = 700, size: float = 11) -> list[Words]:
    """Lines one below the other; an empty one leaves a gap."""
    return [Words(x, top - 1.2 * size * row, line, size) for row, line in enumerate(lines) if line]


def pdf_of(
    *pages: Sequence[Words], title: str = "", author: str = "", encrypted: bool = False, scaled: bool = False
) -> bytes:
    """A PDF of these pages. Latin text is set in Helvetica, any other in a font that only says what its codes mean.
    `scaled`: in letters of size 1 that a matrix makes as large as they shall be, as Cairo and what draws with it do."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (9 + 2 * index) for index in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 1000 /FontDescriptor 7 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff>"
            b" endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end"
        ),
        b"<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880"
        b" /Descent -120 /CapHeight 700 /StemV 80 >>",
        b"<< /Title %s /Author %s >>" % (_string(title), _string(author)),
    ]
    for index, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (WIDTH, HEIGHT, 10 + 2 * index)
        )
        objects.append(_stream("\n".join(_shown(words, scaled=scaled) for words in page).encode("latin-1")))
    trailer = b"/Root 1 0 R /Info 8 0 R"
    if encrypted:
        trailer += b" /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>" % (
            b"o" * 32,
            b"u" * 32,
        )
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
            len(body),
        )
    )


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _string(text: str) -> bytes:
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()


def _shown(words: Words, *, scaled: bool) -> str:
    try:
        code, font = words.text.encode("cp1252").hex(), "F1"
    except UnicodeEncodeError:
        code, font = words.text.encode("utf-16-be").hex(), "F2"
    if scaled:
        return f"BT {words.size} 0 0 {words.size} {words.x} {words.y} Tm /{font} 1 Tf <{code}> Tj ET"
    return f"BT /{font} {words.size} Tf {words.x} {words.y} Td <{code}> Tj ET"
