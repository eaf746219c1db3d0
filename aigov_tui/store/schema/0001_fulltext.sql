-- Full-text search over paragraphs and quotes. unicode61 finds nothing inside unsegmented Chinese, so texts with
-- Han characters are indexed with a space around each (spaced_text), and asked for as phrases.

CREATE VIRTUAL TABLE paragraphs_fts USING fts5(
    search_text,
    content="paragraphs", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE quotes_fts USING fts5(
    search_text,
    content="quotes", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);

-- The indexes follow whatever anyone does to the tables, with any tool. An import sets these triggers aside and
-- keeps the indexes itself, which is three times as fast.
CREATE TRIGGER paragraphs_fts_insert AFTER INSERT ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (rowid, search_text) VALUES (new.id, coalesce(new.spaced_text, new.text));
END;
CREATE TRIGGER paragraphs_fts_delete AFTER DELETE ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (paragraphs_fts, rowid, search_text)
    VALUES ('delete', old.id, coalesce(old.spaced_text, old.text));
END;
CREATE TRIGGER paragraphs_fts_update AFTER UPDATE OF id, text, spaced_text ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (paragraphs_fts, rowid, search_text)
    VALUES ('delete', old.id, coalesce(old.spaced_text, old.text));
    INSERT INTO paragraphs_fts (rowid, search_text) VALUES (new.id, coalesce(new.spaced_text, new.text));
END;

CREATE TRIGGER quotes_fts_insert AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, search_text) VALUES (new.id, coalesce(new.spaced_text, new.text));
END;
CREATE TRIGGER quotes_fts_delete AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, search_text)
    VALUES ('delete', old.id, coalesce(old.spaced_text, old.text));
END;
CREATE TRIGGER quotes_fts_update AFTER UPDATE OF id, text, spaced_text ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, search_text)
    VALUES ('delete', old.id, coalesce(old.spaced_text, old.text));
    INSERT INTO quotes_fts (rowid, search_text) VALUES (new.id, coalesce(new.spaced_text, new.text));
END;

-- A source may go, a person's notes on it may not.
CREATE TRIGGER sources_orphan_annotations BEFORE DELETE ON sources BEGIN
    UPDATE annotations SET source_id = NULL, start_char = NULL, end_char = NULL, status = 'orphaned'
    WHERE source_id = old.id;
END;
