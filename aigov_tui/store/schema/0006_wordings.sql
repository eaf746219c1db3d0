-- What keeps adding a few documents quick, and the file small.

-- Of each quote, as it was when quotes were last grouped, by what those are found that a new one concerns. No reference
-- to quotes: it says, too, which of them are gone.
CREATE TABLE quote_wordings (
    id INTEGER PRIMARY KEY,
    speaker_id INTEGER,
    code INTEGER NOT NULL,
    triples BLOB NOT NULL -- 32-bit integers, little-endian
);

-- Groups of equal fingerprints are few and small: their order is found when they are looked at.
DROP INDEX paragraphs_by_fingerprint;
CREATE INDEX paragraphs_by_fingerprint ON paragraphs (fingerprint)
    WHERE fingerprint IS NOT NULL AND kind <> 'boilerplate';

-- A document's mentions are few: they are sorted when they are read.
DROP INDEX mentions_by_source;
CREATE INDEX mentions_by_source ON mentions (source_id);
