-- Do the stored words stand where their offsets say? No row is the right answer.
SELECT 'mention' AS what, mentions.id, mentions.text
FROM mentions JOIN sources ON sources.id = mentions.source_id
WHERE substr(sources.text, mentions.start_char + 1, mentions.end_char - mentions.start_char) <> mentions.text
UNION ALL
SELECT 'quote', quotes.id, quotes.text
FROM quotes JOIN sources ON sources.id = quotes.source_id
WHERE substr(sources.text, quotes.start_char + 1, quotes.end_char - quotes.start_char) <> quotes.text
UNION ALL
SELECT 'evidence', evidence.id, evidence.exact
FROM evidence JOIN sources ON sources.id = evidence.source_id
WHERE substr(sources.text, evidence.start_char + 1, evidence.end_char - evidence.start_char) <> evidence.exact;
