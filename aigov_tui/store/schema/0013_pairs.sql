-- In which paragraphs two Chinese characters follow each other. Most words are of two characters that are each common:
-- the index of paragraphs goes through all places of both to find a word, this one through the word's own. It holds no
-- text and no places, only numbers of paragraphs; ascii takes any run of Chinese for one word. With columnsize=0, which
-- would save some bytes a paragraph, nobody could SELECT from it: tools that go through all tables would fail.
CREATE VIRTUAL TABLE pairs_fts USING fts5(
    pairs, content="", detail=none, tokenize="ascii"
);

-- Only imports keep it: where another tool changes the paragraphs, searches do without until the next import.
CREATE TRIGGER paragraphs_fts_insert_pairs AFTER INSERT ON paragraphs
WHEN EXISTS (SELECT 1 FROM pairs_fts WHERE pairs_fts MATCH 'whole') BEGIN
    INSERT INTO pairs_fts (pairs_fts) VALUES ('delete-all');
END;
CREATE TRIGGER paragraphs_fts_delete_pairs AFTER DELETE ON paragraphs
WHEN EXISTS (SELECT 1 FROM pairs_fts WHERE pairs_fts MATCH 'whole') BEGIN
    INSERT INTO pairs_fts (pairs_fts) VALUES ('delete-all');
END;
CREATE TRIGGER paragraphs_fts_update_pairs AFTER UPDATE OF id, text, spaced_text ON paragraphs
WHEN EXISTS (SELECT 1 FROM pairs_fts WHERE pairs_fts MATCH 'whole') BEGIN
    INSERT INTO pairs_fts (pairs_fts) VALUES ('delete-all');
END;
