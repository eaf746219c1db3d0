-- In which paragraphs each common word stands, as bits, so that a search for several of them takes no time.
CREATE TABLE word_places (
    id INTEGER PRIMARY KEY,
    term_id INTEGER NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
    chunk INTEGER NOT NULL,
    present BLOB NOT NULL,
    oftener BLOB,
    UNIQUE (term_id, chunk)
);

-- Only imports keep them: where another tool changes the paragraphs, searches do without until the next import.
CREATE TRIGGER paragraphs_fts_insert_places AFTER INSERT ON paragraphs BEGIN
    DELETE FROM word_places;
END;
CREATE TRIGGER paragraphs_fts_delete_places AFTER DELETE ON paragraphs BEGIN
    DELETE FROM word_places;
END;
CREATE TRIGGER paragraphs_fts_update_places AFTER UPDATE OF id, text, spaced_text ON paragraphs BEGIN
    DELETE FROM word_places;
END;
