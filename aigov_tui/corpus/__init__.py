"""From files to clean, segmented paragraphs, and from YAML to curated knowledge.

`discover`       which documents there are, in `containers` too (archives, tables)
`formats`        which can be read, and how (`decode`, `legacy`, `signatures`: from bytes to text; `documents`: HTML, PDF,
                 Word)
`contents`       the bytes of one, wherever they are
`read`           one file to one `Document`: `frontmatter`, `segment`, `boilerplate`, `structure`, `metadata`, `repeats`
`curated`        the YAML files beside the documents
"""

from aigov_tui.corpus.contents import sha256_of
from aigov_tui.corpus.curated import load_curated, parse_curated, parse_folders
from aigov_tui.corpus.discover import Discovery, discover
from aigov_tui.corpus.formats import CURATED_FILES, container_of
from aigov_tui.corpus.found import FoundFile
from aigov_tui.corpus.read import ReadResult, read_document
from aigov_tui.corpus.repeats import fingerprint

__all__ = [
    "CURATED_FILES",
    "Discovery",
    "FoundFile",
    "ReadResult",
    "container_of",
    "discover",
    "fingerprint",
    "load_curated",
    "parse_curated",
    "parse_folders",
    "read_document",
    "sha256_of",
]
