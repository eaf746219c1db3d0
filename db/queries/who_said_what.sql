-- Who said what, in which words, in which source? The most certain first.
SELECT speaker, quote, cue, publisher, title, published_on, confidence
FROM quotes_with_speakers
WHERE counts = 1 AND form <> 'term' AND speaker IS NOT NULL
ORDER BY confidence DESC, speaker, published_on;
