-- The lengths of thousands of paragraphs in a row, so that a search has all of them at hand to rank by.
CREATE TABLE paragraph_lengths (
    id INTEGER PRIMARY KEY,
    lengths BLOB NOT NULL
);
