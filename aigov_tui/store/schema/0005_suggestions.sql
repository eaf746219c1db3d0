-- Positions suggested by rule, and what people decide about them.

-- Another statement stands for it, or its words only repeat an earlier paragraph.
ALTER TABLE statements ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1));
-- A suggestion nobody has looked at is no finding yet.
ALTER TABLE statements ADD COLUMN counts INTEGER
    GENERATED ALWAYS AS (review <> 'rejected' AND superseded = 0 AND NOT (origin = 'extracted' AND review = 'unreviewed'))
    VIRTUAL;
-- The suggestions of a cell of the comparison, and of the whole corpus, the surest first.
CREATE INDEX statements_suggested_by_cell ON statements (issue_id, actor_id, confidence DESC)
    WHERE origin = 'extracted' AND review = 'unreviewed' AND superseded = 0;
CREATE INDEX statements_by_certainty ON statements (review, confidence DESC, id)
    WHERE origin = 'extracted' AND superseded = 0;

-- Written by people, never by an import: the suggestions they decided on, as they were suggested, with all that is
-- needed to find their words again. Only the source's id is a reference, and losing the source only orphans the row.
CREATE TABLE reviewed_suggestions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    source_key TEXT NOT NULL,
    source_id INTEGER REFERENCES sources (id) ON DELETE SET NULL,
    start_char INTEGER,
    end_char INTEGER,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    confidence REAL,
    actor_key TEXT NOT NULL,
    issue_key TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'opposes', 'mixed', 'mentions')),
    summary TEXT NOT NULL,
    voice TEXT NOT NULL CHECK (voice IN ('self_official', 'self_quoted', 'self_paraphrased',
        'attributed_by_journalist', 'asserted_by_third_party')),
    asserter_key TEXT,
    asserter_text TEXT
);
CREATE INDEX reviewed_suggestions_by_source ON reviewed_suggestions (source_id) WHERE source_id IS NOT NULL;

-- The decisions, one after the other; of those that stand for one suggestion the latest holds.
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    suggestion_id INTEGER NOT NULL REFERENCES reviewed_suggestions (id) ON DELETE CASCADE,
    review TEXT NOT NULL CHECK (review IN ('accepted', 'rejected')),
    actor_key TEXT NOT NULL,
    issue_key TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'opposes', 'mixed', 'mentions')),
    summary TEXT NOT NULL,
    voice TEXT NOT NULL CHECK (voice IN ('self_official', 'self_quoted', 'self_paraphrased',
        'attributed_by_journalist', 'asserted_by_third_party')),
    asserter_key TEXT,
    asserter_text TEXT,
    created_at TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX reviews_by_suggestion ON reviews (suggestion_id);

DROP VIEW comparison;
-- Every actor on every issue, also where nothing was found; each piece of evidence in a row of its own.
CREATE VIEW comparison AS
SELECT issues.ordinal AS issue_ordinal, issues.key AS issue, issues.question, actors.ordinal AS actor_ordinal,
    actors.key AS actor, statements.stance,
    coalesce(statements.summary, 'no statement found in this corpus') AS position,
    statements.voice, statements.voice IN ('self_official', 'self_quoted', 'self_paraphrased') AS own_words,
    coalesce(entities.name, statements.asserter_text) AS asserter, statements.stated_on,
    evidence.exact AS evidence, sources.key AS source, sources.title, sources.publisher, sources.published_on,
    sources.url, statements.origin, statements.review, statements.key AS statement
FROM issues
CROSS JOIN actors
LEFT JOIN statements ON statements.issue_id = issues.id AND statements.actor_id = actors.id AND statements.counts = 1
LEFT JOIN entities ON entities.id = statements.asserter_id
LEFT JOIN evidence ON evidence.statement_id = statements.id
LEFT JOIN sources ON sources.id = evidence.source_id;

-- What nobody has decided on yet, the surest first.
CREATE VIEW suggested_positions AS
SELECT statements.confidence, issues.name AS issue, actors.name AS actor, statements.stance, statements.voice,
    coalesce(entities.name, statements.asserter_text) AS asserter, evidence.exact AS evidence, sources.key AS source,
    sources.published_on, statements.key
FROM statements
JOIN issues ON issues.id = statements.issue_id
JOIN actors ON actors.id = statements.actor_id
JOIN evidence ON evidence.statement_id = statements.id
JOIN sources ON sources.id = evidence.source_id
LEFT JOIN entities ON entities.id = statements.asserter_id
WHERE statements.origin = 'extracted' AND statements.review = 'unreviewed' AND statements.superseded = 0
ORDER BY statements.confidence DESC, statements.id;
