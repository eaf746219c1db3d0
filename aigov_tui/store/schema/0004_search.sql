-- What keeps search quick at a million paragraphs.

-- What counts nowhere: few, and told apart without reading the paragraphs that were found.
CREATE INDEX paragraphs_uncounted ON paragraphs (id) WHERE kind = 'boilerplate' OR duplicate_of_id IS NOT NULL;

-- What is asked of a paragraph that was found, and of its source, without reading either with its text.
CREATE INDEX paragraphs_places ON paragraphs (id, source_id);
CREATE INDEX sources_facts ON sources (id, publisher, published_on, language, kind);

-- The words that many paragraphs hold and that begin so, without going through the many that few hold.
CREATE INDEX terms_by_beginning ON terms (term, paragraphs) WHERE paragraphs > 100;

-- For each word that thousands of paragraphs hold, the best of them, so that a page of these needs no ranking.
CREATE TABLE champions (
    id INTEGER PRIMARY KEY,
    term_id INTEGER NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    score REAL NOT NULL
);
CREATE INDEX champions_by_term ON champions (term_id);
CREATE INDEX champions_by_paragraph ON champions (paragraph_id);
