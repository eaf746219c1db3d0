-- Which two entities stand in one paragraph most often?
SELECT first.name AS one, second.name AS other, count(DISTINCT a.paragraph_id) AS paragraphs
FROM mentions AS a
JOIN mentions AS b ON b.paragraph_id = a.paragraph_id AND b.entity_id > a.entity_id
JOIN entities AS first ON first.id = a.entity_id
JOIN entities AS second ON second.id = b.entity_id
WHERE a.counts = 1
GROUP BY a.entity_id, b.entity_id
ORDER BY paragraphs DESC, one, other
LIMIT 50;
