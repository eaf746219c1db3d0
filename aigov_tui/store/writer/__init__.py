"""Writing an aigov database during an import: one transaction, all or nothing.

The writer stores what it is given and decides nothing: finding repeats, variants and anchors is the pipeline's work.

`writer`      the `Writer`, what an import calls; `findings` and `core` are the rest of it
`session`     the transaction: an existing database changed in place, a new one built beside its place
`known`       what an import asks before it writes
`rows`        rows gathered and written in batches, ids handed out
`entities`    entities, aliases, actors and issues, by their keys
`documents`   a document's rows, in and out
`changes`     what this import touched, so that the rest is brought up to date from that alone
`repeats`     paragraphs that repeat earlier ones, and what therefore counts
`reprints`    paragraphs that say nearly the same, and families of sources
`variants`    wordings of one quote, and how many outlets carry it
`positions`   statements and their evidence
`suggestions` suggested positions, and which of them another statement stands for
`reviews`     people's decisions on suggestions, laid over them; `review_rows` how they are kept
`anchors`     where people's annotations stand now
`counts`      the stored counts of sources and entities
`fulltext`    the full-text indexes and the table of terms
`meanwhile`   SQL that a thread executes while the import computes
`log`         the imports and their problems
"""

from aigov_tui.store.writer.known import KnownFile, StoredQuote, StoredWording, peek_files
from aigov_tui.store.writer.writer import Writer

__all__ = ["KnownFile", "StoredQuote", "StoredWording", "Writer", "peek_files"]
