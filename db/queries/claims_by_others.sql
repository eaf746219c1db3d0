-- Which positions are ascribed to an actor by somebody else, never to be read as its own words?
SELECT actor, issue, position, coalesce(asserter, 'the article itself') AS asserter, evidence, source
FROM comparison
WHERE own_words = 0
ORDER BY actor, issue_ordinal;
