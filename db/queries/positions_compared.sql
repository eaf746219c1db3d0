-- What is each actor's position on each issue, and who says so? Empty cells say that nothing was found.
SELECT question, actor, position, stance, voice, asserter, evidence, source
FROM comparison
ORDER BY issue_ordinal, actor_ordinal, own_words DESC;
