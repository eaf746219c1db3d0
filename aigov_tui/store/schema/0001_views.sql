-- What a person reads without joining anything.

CREATE VIEW source_list AS
SELECT sources.id, sources.key, coalesce(sources.title, sources.key) AS title, sources.publisher, sources.author,
    sources.published_on, sources.language, sources.kind, sources.url, sources.path, sources.characters,
    source_counts.paragraphs, source_counts.mentions, source_counts.quotes
FROM sources
LEFT JOIN source_counts ON source_counts.source_id = sources.id;

CREATE VIEW entity_counts AS
SELECT entities.id, entities.key, entities.name, entities.kind, actors.key AS actor,
    entities.mention_count AS mentions, entities.source_count AS sources, entities.quote_count AS quotes,
    entities.origin, entities.wikidata_id
FROM entities
LEFT JOIN actors ON actors.id = entities.actor_id;

CREATE VIEW mentions_in_context AS
SELECT mentions.id, entities.name AS entity, entities.kind, actors.key AS actor,
    substr(paragraphs.text, max(1, mentions.start_char - paragraphs.start_char - 59),
        min(60, mentions.start_char - paragraphs.start_char)) AS words_before,
    mentions.text AS mention,
    substr(paragraphs.text, mentions.end_char - paragraphs.start_char + 1, 60) AS words_after,
    sources.key AS source, sources.publisher, sources.published_on, mentions.origin, mentions.counts
FROM mentions
JOIN entities ON entities.id = mentions.entity_id
JOIN paragraphs ON paragraphs.id = mentions.paragraph_id
JOIN sources ON sources.id = mentions.source_id
LEFT JOIN actors ON actors.id = entities.actor_id;

CREATE VIEW quotes_with_speakers AS
SELECT quotes.id, quotes.text AS quote, quotes.form, entities.name AS speaker, entities.key AS speaker_key,
    actors.key AS actor, quotes.speaker_text, quotes.cue, quotes.attribution, quotes.confidence, quotes.outlets,
    quotes.variant_group_id, sources.key AS source, sources.title, sources.publisher, sources.published_on,
    sources.url, paragraphs.ordinal AS paragraph, quotes.start_char, quotes.end_char, quotes.counts
FROM quotes
JOIN paragraphs ON paragraphs.id = quotes.paragraph_id
JOIN sources ON sources.id = quotes.source_id
LEFT JOIN entities ON entities.id = quotes.speaker_id
LEFT JOIN actors ON actors.id = entities.actor_id;

CREATE VIEW quote_variants AS
SELECT quotes.variant_group_id, quotes.id = quotes.variant_group_id AS is_fullest, entities.name AS speaker,
    quotes.text AS quote, sources.key AS source, sources.publisher, sources.published_on
FROM quotes
JOIN sources ON sources.id = quotes.source_id
LEFT JOIN entities ON entities.id = quotes.speaker_id
WHERE quotes.variant_group_id IS NOT NULL;

CREATE VIEW repeated_paragraphs AS
SELECT paragraphs.id, sources.key AS source, paragraphs.ordinal, first_sources.key AS first_source,
    firsts.ordinal AS first_ordinal, paragraphs.text
FROM paragraphs
JOIN sources ON sources.id = paragraphs.source_id
JOIN paragraphs AS firsts ON firsts.id = paragraphs.duplicate_of_id
JOIN sources AS first_sources ON first_sources.id = firsts.source_id;

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
LEFT JOIN statements ON statements.issue_id = issues.id AND statements.actor_id = actors.id
    AND statements.review <> 'rejected'
LEFT JOIN entities ON entities.id = statements.asserter_id
LEFT JOIN evidence ON evidence.statement_id = statements.id
LEFT JOIN sources ON sources.id = evidence.source_id;

CREATE VIEW statements_with_names AS
SELECT statements.id, statements.key, issues.name AS issue, actors.name AS actor, statements.stance,
    statements.summary, statements.voice, coalesce(entities.name, statements.asserter_text) AS asserter,
    statements.stated_on, statements.origin, statements.review, statements.confidence,
    (SELECT count(*) FROM evidence WHERE evidence.statement_id = statements.id) AS pieces_of_evidence
FROM statements
JOIN issues ON issues.id = statements.issue_id
JOIN actors ON actors.id = statements.actor_id
LEFT JOIN entities ON entities.id = statements.asserter_id;

CREATE VIEW standing_problems AS
SELECT problems.id, problems.severity, problems.path, problems.line, problems.message, problems.code,
    imports.started_at AS met_at
FROM problems
JOIN imports ON imports.id = problems.import_id
WHERE problems.stands = 1;
