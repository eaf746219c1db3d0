-- The tables. Offsets (start_char, end_char) are 0-based, end-exclusive code points into sources.text.
-- What every table and column means stands in dictionary.yaml, and in the database itself: data_dictionary.

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT,
    publisher TEXT,
    author TEXT,
    published_on TEXT,
    published_precision TEXT CHECK (published_precision IN ('day', 'month', 'year')),
    url TEXT,
    language TEXT,
    kind TEXT,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    recipe TEXT NOT NULL,
    size INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    characters INTEGER NOT NULL,
    text TEXT NOT NULL -- last, so that reading the other columns does not walk through the document
);

-- Apart from sources, so that a changed count does not rewrite the document beside it.
CREATE TABLE source_counts (
    source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    paragraphs INTEGER NOT NULL,
    repeated_paragraphs INTEGER NOT NULL,
    boilerplate_paragraphs INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    terms INTEGER NOT NULL
);

CREATE TABLE paragraphs (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('title', 'byline', 'heading', 'body', 'boilerplate')),
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL CHECK (end_char >= start_char),
    page INTEGER,
    fingerprint INTEGER,
    duplicate_of_id INTEGER REFERENCES paragraphs (id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    spaced_text TEXT,
    search_text TEXT GENERATED ALWAYS AS (coalesce(spaced_text, text)) VIRTUAL,
    counts INTEGER GENERATED ALWAYS AS (kind <> 'boilerplate' AND duplicate_of_id IS NULL) VIRTUAL
);

CREATE TABLE actors (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    entity_id INTEGER REFERENCES entities (id) ON DELETE SET NULL,
    description TEXT
);

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('person', 'organization', 'place', 'event', 'document', 'product', 'concept')),
    actor_id INTEGER REFERENCES actors (id) ON DELETE SET NULL,
    wikidata_id TEXT,
    description TEXT,
    gender TEXT CHECK (gender IN ('m', 'f')),
    roles TEXT, -- one a line
    origin TEXT NOT NULL CHECK (origin IN ('curated', 'extracted', 'user')),
    mention_count INTEGER NOT NULL DEFAULT 0,
    source_count INTEGER NOT NULL DEFAULT 0,
    quote_count INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE aliases (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    alias TEXT NOT NULL,
    language TEXT,
    scope TEXT NOT NULL DEFAULT 'anywhere' CHECK (scope IN ('anywhere', 'introduced')),
    UNIQUE (entity_id, alias)
);

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL CHECK (end_char > start_char),
    text TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('curated', 'extracted', 'user')),
    confidence REAL NOT NULL,
    counts INTEGER NOT NULL CHECK (counts IN (0, 1))
);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    paragraph_id INTEGER NOT NULL REFERENCES paragraphs (id) ON DELETE CASCADE,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL CHECK (end_char > start_char),
    form TEXT NOT NULL CHECK (form IN ('direct', 'block', 'partial', 'term')),
    speaker_id INTEGER REFERENCES entities (id) ON DELETE SET NULL,
    speaker_text TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_form TEXT,
    cue TEXT,
    attribution TEXT,
    confidence REAL NOT NULL,
    continues_id INTEGER REFERENCES quotes (id) ON DELETE SET NULL,
    variant_group_id INTEGER REFERENCES quotes (id) ON DELETE SET NULL,
    outlets INTEGER NOT NULL DEFAULT 1,
    origin TEXT NOT NULL CHECK (origin IN ('curated', 'extracted', 'user')),
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    text TEXT NOT NULL,
    spaced_text TEXT,
    search_text TEXT GENERATED ALWAYS AS (coalesce(spaced_text, text)) VIRTUAL
);

CREATE TABLE issues (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    question TEXT NOT NULL,
    definition TEXT NOT NULL,
    includes TEXT,
    excludes TEXT
);

CREATE TABLE issue_terms (
    id INTEGER PRIMARY KEY,
    issue_id INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    term TEXT NOT NULL
);

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    ordinal INTEGER NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    issue_id INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'opposes', 'mixed', 'mentions')),
    summary TEXT NOT NULL,
    voice TEXT NOT NULL CHECK (voice IN ('self_official', 'self_quoted', 'self_paraphrased',
        'attributed_by_journalist', 'asserted_by_third_party')),
    asserter_id INTEGER REFERENCES entities (id) ON DELETE SET NULL,
    asserter_text TEXT,
    stated_on TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('curated', 'extracted', 'user')),
    review TEXT NOT NULL CHECK (review IN ('unreviewed', 'accepted', 'rejected')),
    confidence REAL
);

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    paragraph_id INTEGER REFERENCES paragraphs (id) ON DELETE SET NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL CHECK (end_char > start_char),
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT ''
);

-- Written by people, never by an import: everything needed to find the words again is here, by key and by
-- wording. Only the source's id is a reference, and losing the source only orphans the row.
CREATE TABLE annotations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: a deleted one may be brought back
    kind TEXT NOT NULL CHECK (kind IN ('note', 'tag', 'highlight', 'coding')),
    source_key TEXT NOT NULL,
    source_id INTEGER REFERENCES sources (id) ON DELETE SET NULL,
    start_char INTEGER,
    end_char INTEGER,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    tag TEXT,
    actor_key TEXT,
    issue_key TEXT,
    stance TEXT CHECK (stance IN ('supports', 'opposes', 'mixed', 'mentions')),
    status TEXT NOT NULL CHECK (status IN ('anchored', 'moved', 'orphaned')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    paths TEXT NOT NULL, -- one a line
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    version TEXT NOT NULL
);

CREATE TABLE problems (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    path TEXT,
    line INTEGER,
    message TEXT NOT NULL,
    stands INTEGER NOT NULL CHECK (stands IN (0, 1))
);

-- The words of the full-text index of paragraphs, for completing what is typed and for "did you mean".
CREATE TABLE terms (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL UNIQUE,
    paragraphs INTEGER NOT NULL
);

-- What is curated, as last read, so that an import of another folder still knows it.
CREATE TABLE curated_files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);

CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
