-- Near repeats of paragraphs, and the families of documents they make.

-- By what paragraphs that say nearly the same find one another. Apart from paragraphs, so that looking through all of
-- them reads no text. Body paragraphs that repeat no other word for word have a row once they were compared.
CREATE TABLE paragraph_signatures (
    paragraph_id INTEGER PRIMARY KEY REFERENCES paragraphs (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    keys BLOB NOT NULL -- 32-bit integers, big-endian
);

-- of_id is only NULL after that paragraph was deleted, until the next import looks for another.
CREATE TABLE near_repeats (
    paragraph_id INTEGER PRIMARY KEY REFERENCES paragraphs (id) ON DELETE CASCADE,
    of_id INTEGER REFERENCES paragraphs (id) ON DELETE SET NULL,
    similarity REAL NOT NULL
);
CREATE INDEX near_repeats_by_original ON near_repeats (of_id);

CREATE TABLE source_families (
    source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    family_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE, -- the fullest of the family
    relation TEXT NOT NULL CHECK (relation IN ('fullest', 'reprint', 'excerpt', 'update')),
    share REAL NOT NULL
);
CREATE INDEX source_families_by_family ON source_families (family_id);

-- What counts nowhere follows exact and near repeats. duplicate_of_id stays what it was: the same words.
ALTER TABLE paragraphs ADD COLUMN nearly_repeats INTEGER NOT NULL DEFAULT 0 CHECK (nearly_repeats IN (0, 1));
ALTER TABLE paragraphs DROP COLUMN counts;
ALTER TABLE paragraphs ADD COLUMN counts INTEGER
    GENERATED ALWAYS AS (kind <> 'boilerplate' AND duplicate_of_id IS NULL AND nearly_repeats = 0) VIRTUAL;
CREATE INDEX paragraphs_nearly_repeating ON paragraphs (id) WHERE nearly_repeats = 1;
DROP INDEX paragraphs_uncounted;
CREATE INDEX paragraphs_uncounted ON paragraphs (id)
    WHERE kind = 'boilerplate' OR duplicate_of_id IS NOT NULL OR nearly_repeats = 1;

-- Of the sources that carry a remark, those that are independent of one another.
ALTER TABLE quotes ADD COLUMN independent_outlets INTEGER NOT NULL DEFAULT 1;

-- Reprints, excerpts and updates, the earliest of each family first. Unknown dates come last.
CREATE VIEW families AS
SELECT fullest.key AS family, sources.key AS source, sources.title, sources.publisher, sources.published_on,
    source_families.relation, source_families.share,
    row_number() OVER by_date = 1 AS is_earliest, source_families.relation = 'fullest' AS is_fullest
FROM source_families
JOIN sources ON sources.id = source_families.source_id
JOIN sources AS fullest ON fullest.id = source_families.family_id
WINDOW by_date AS (
    PARTITION BY source_families.family_id
    ORDER BY sources.published_on IS NULL, substr(sources.published_on || '-99-99', 1, 10), sources.id
)
ORDER BY fullest.id, row_number() OVER by_date;

CREATE VIEW nearly_repeated_paragraphs AS
SELECT near_repeats.paragraph_id, sources.key AS source, paragraphs.ordinal, fuller_sources.key AS fuller_source,
    fullers.ordinal AS fuller_ordinal, near_repeats.similarity, paragraphs.counts, paragraphs.text,
    fullers.text AS fuller_text
FROM near_repeats
JOIN paragraphs ON paragraphs.id = near_repeats.paragraph_id
JOIN sources ON sources.id = paragraphs.source_id
JOIN paragraphs AS fullers ON fullers.id = near_repeats.of_id
JOIN sources AS fuller_sources ON fuller_sources.id = fullers.source_id;
