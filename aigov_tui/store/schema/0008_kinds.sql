-- Titles, headings, boilerplate and quotes of a form, found and told apart without reading paragraphs and quotes.
CREATE INDEX paragraphs_by_kind ON paragraphs (kind, id) WHERE kind <> 'body';
CREATE INDEX quotes_by_form ON quotes (form, paragraph_id);
CREATE INDEX sources_by_kind ON sources (kind);
-- Documents by a key typed in upper or lower case.
CREATE INDEX sources_by_key ON sources (key COLLATE NOCASE);
