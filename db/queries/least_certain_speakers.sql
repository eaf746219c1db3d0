-- Which attributions should a person look at first?
SELECT confidence, speaker, speaker_text, attribution, quote, source, paragraph
FROM quotes_with_speakers
WHERE counts = 1 AND form <> 'term'
ORDER BY confidence, id
LIMIT 50;
