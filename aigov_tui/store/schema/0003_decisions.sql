-- What people decide about entities and about the metadata of sources. Their decisions stand in two tables that no
-- import writes; what a decision changes elsewhere keeps what the import found beside it, so that it can be undone
-- without reading a document again.

CREATE TABLE entity_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- their order, in which they are applied; never given twice
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'reject')),
    subject_key TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    object_key TEXT,
    object_name TEXT,
    object_kind TEXT,
    words TEXT,
    source_key TEXT,
    created_at TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX entity_decisions_by_source ON entity_decisions (source_key) WHERE source_key IS NOT NULL;

CREATE TABLE source_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_key TEXT NOT NULL,
    field TEXT NOT NULL
        CHECK (field IN ('title', 'publisher', 'author', 'published', 'url', 'language', 'kind')),
    value TEXT,
    created_at TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX source_decisions_by_source ON source_decisions (source_key);

-- What imports found, where a decision says otherwise.

ALTER TABLE entities ADD COLUMN found_name TEXT;
ALTER TABLE entities ADD COLUMN merged_into_id INTEGER REFERENCES entities (id) ON DELETE SET NULL;
ALTER TABLE entities ADD COLUMN actor_from_id INTEGER REFERENCES entities (id) ON DELETE SET NULL;
ALTER TABLE entities ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1));
CREATE INDEX entities_by_merged ON entities (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX entities_by_actor_from ON entities (actor_from_id) WHERE actor_from_id IS NOT NULL;
CREATE INDEX entities_by_found_name ON entities (found_name) WHERE found_name IS NOT NULL;
CREATE INDEX entities_by_rejected ON entities (rejected) WHERE rejected = 1;
CREATE INDEX entities_by_users ON entities (origin) WHERE origin = 'user';

ALTER TABLE aliases ADD COLUMN origin TEXT NOT NULL DEFAULT 'extracted'
    CHECK (origin IN ('curated', 'extracted', 'user'));
UPDATE aliases SET origin = 'curated' WHERE entity_id IN (SELECT id FROM entities WHERE origin = 'curated');
CREATE INDEX aliases_by_users ON aliases (origin) WHERE origin = 'user';

ALTER TABLE mentions ADD COLUMN found_entity_id INTEGER REFERENCES entities (id) ON DELETE SET NULL;
CREATE INDEX mentions_by_found ON mentions (found_entity_id) WHERE found_entity_id IS NOT NULL;
ALTER TABLE quotes ADD COLUMN found_speaker_id INTEGER REFERENCES entities (id) ON DELETE SET NULL;
CREATE INDEX quotes_by_found_speaker ON quotes (found_speaker_id) WHERE found_speaker_id IS NOT NULL;
ALTER TABLE statements ADD COLUMN found_asserter_id INTEGER REFERENCES entities (id) ON DELETE SET NULL;
CREATE INDEX statements_by_found_asserter ON statements (found_asserter_id) WHERE found_asserter_id IS NOT NULL;
ALTER TABLE actors ADD COLUMN found_entity_id INTEGER REFERENCES entities (id) ON DELETE SET NULL;
CREATE INDEX actors_by_found_entity ON actors (found_entity_id) WHERE found_entity_id IS NOT NULL;

-- Mentions of rejected entities are kept, but apart: so no list, count or search has to know of them.
CREATE TABLE rejected_mentions (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL CHECK (end_char > start_char),
    text TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('curated', 'extracted', 'user')),
    confidence REAL NOT NULL,
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    found_entity_id INTEGER REFERENCES entities (id) ON DELETE SET NULL
);
CREATE INDEX rejected_mentions_by_entity ON rejected_mentions (entity_id);
CREATE INDEX rejected_mentions_by_found ON rejected_mentions (found_entity_id) WHERE found_entity_id IS NOT NULL;
CREATE INDEX rejected_mentions_by_source ON rejected_mentions (source_id);
CREATE INDEX rejected_mentions_by_paragraph ON rejected_mentions (paragraph_id);

-- Names that a split took from an entity.
CREATE TABLE withdrawn_aliases (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    alias TEXT NOT NULL,
    language TEXT,
    scope TEXT NOT NULL CHECK (scope IN ('anywhere', 'introduced')),
    origin TEXT NOT NULL CHECK (origin IN ('curated', 'extracted', 'user'))
);
CREATE INDEX withdrawn_aliases_by_entity ON withdrawn_aliases (entity_id);

CREATE TABLE found_metadata (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT,
    UNIQUE (source_id, field)
);

DROP VIEW entity_counts;
CREATE VIEW entity_counts AS
SELECT entities.id, entities.key, entities.name, entities.kind, actors.key AS actor,
    entities.mention_count AS mentions, entities.source_count AS sources, entities.quote_count AS quotes,
    entities.origin, entities.wikidata_id
FROM entities
LEFT JOIN actors ON actors.id = entities.actor_id
WHERE entities.merged_into_id IS NULL AND entities.rejected = 0;
