"""Formats that are more than text, each read with the library its field uses: the extra `aigov-tui[documents]`.

`webpage`   HTML: the article without what surrounds it (trafilatura)
`pdf`       PDF: `pdf_lines`, `pdf_layout`, `pdf_furniture`, `pdf_paragraphs` (pypdfium2)
`word`      Word: paragraphs with their headings (python-docx)
`odt`, `epub`  Open Document texts and EPUB books, which `packed` opens (lxml)
`apart`     the process in which they run: these formats are programs in all but name, and some are bombs

What becomes `sources.text` is the extracted text, and every span counts into that: a heading or a paragraph at a time,
with a blank line between them.
"""

from aigov_tui.corpus.documents.apart import READERS, Reader, read_apart

__all__ = ["READERS", "Reader", "read_apart"]
