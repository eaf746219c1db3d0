-- Where does a text speak of governance? Any FTS5 query does; Han characters are written apart: "人 工 智 能".
SELECT sources.key AS source, paragraphs.ordinal, snippet(paragraphs_fts, 0, '[', ']', ' … ', 20) AS passage
FROM paragraphs_fts
JOIN paragraphs ON paragraphs.id = paragraphs_fts.rowid
JOIN sources ON sources.id = paragraphs.source_id
WHERE paragraphs_fts MATCH 'governance' AND paragraphs.counts = 1
ORDER BY paragraphs_fts.rank
LIMIT 20;
