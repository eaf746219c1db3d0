-- Which texts share paragraphs, and how many? Reprints of each other come first.
SELECT first_source, source, count(*) AS shared_paragraphs
FROM repeated_paragraphs
WHERE source <> first_source
GROUP BY first_source, source
ORDER BY shared_paragraphs DESC, first_source, source;
