-- Which people, organisations, places and documents are mentioned most?
SELECT name, kind, actor, mentions, sources, quotes, origin
FROM entity_counts
WHERE mentions > 0
ORDER BY mentions DESC, name
LIMIT 50;
