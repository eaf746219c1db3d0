-- Each index says which question it answers. Columns that reference another table are indexed, or deleting
-- there would read the whole table here.

-- Which files are known, and did they change? Without reading any document.
CREATE INDEX sources_by_path ON sources (path, key, sha256, recipe);
-- Lists in order, and facets.
CREATE INDEX sources_by_date ON sources (published_on);
CREATE INDEX sources_by_publisher ON sources (publisher);
CREATE INDEX sources_by_language ON sources (language);
CREATE INDEX sources_by_characters ON sources (characters);
CREATE INDEX sources_by_title ON sources (title COLLATE NOCASE);

CREATE UNIQUE INDEX paragraphs_by_source ON paragraphs (source_id, ordinal);
-- The first of all paragraphs with the same words comes first in its group.
CREATE INDEX paragraphs_by_fingerprint ON paragraphs (fingerprint, source_id, ordinal)
    WHERE fingerprint IS NOT NULL AND kind <> 'boilerplate';
CREATE INDEX paragraphs_by_duplicate ON paragraphs (duplicate_of_id) WHERE duplicate_of_id IS NOT NULL;

CREATE INDEX actors_by_entity ON actors (entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX entities_by_mentions ON entities (mention_count);
CREATE INDEX entities_by_name ON entities (name COLLATE NOCASE);
CREATE INDEX entities_by_actor ON entities (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX aliases_by_alias ON aliases (alias COLLATE NOCASE);

-- A document's mentions in text order.
CREATE INDEX mentions_by_source ON mentions (source_id, start_char);
-- Which entities are mentioned in these paragraphs?
CREATE INDEX mentions_by_paragraph ON mentions (paragraph_id, entity_id);
-- In which paragraphs is this entity mentioned?
CREATE INDEX mentions_by_entity ON mentions (entity_id, counts, paragraph_id);

-- The list of quotes in document order, paged without reading the quotes skipped.
CREATE INDEX quotes_by_source ON quotes (source_id, start_char, counts, form);
CREATE INDEX quotes_by_paragraph ON quotes (paragraph_id);
CREATE INDEX quotes_by_speaker ON quotes (speaker_id, counts, form);
CREATE INDEX quotes_by_group ON quotes (variant_group_id) WHERE variant_group_id IS NOT NULL;
CREATE INDEX quotes_by_continued ON quotes (continues_id) WHERE continues_id IS NOT NULL;
CREATE INDEX quotes_by_outlets ON quotes (counts, outlets);
CREATE INDEX quotes_by_confidence ON quotes (counts, confidence);

CREATE INDEX issue_terms_by_issue ON issue_terms (issue_id, ordinal);
CREATE INDEX statements_by_cell ON statements (issue_id, actor_id, ordinal);
CREATE INDEX statements_by_actor ON statements (actor_id);
CREATE INDEX statements_by_asserter ON statements (asserter_id) WHERE asserter_id IS NOT NULL;
CREATE INDEX evidence_by_statement ON evidence (statement_id);
CREATE INDEX evidence_by_source ON evidence (source_id, start_char);
CREATE INDEX evidence_by_paragraph ON evidence (paragraph_id) WHERE paragraph_id IS NOT NULL;

CREATE INDEX annotations_by_source_key ON annotations (source_key, start_char);
CREATE INDEX annotations_by_source ON annotations (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX problems_by_import ON problems (import_id);
CREATE INDEX problems_by_path ON problems (path) WHERE stands = 1;
