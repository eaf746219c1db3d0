-- Which remarks did several outlets print in different words? One row a wording, the fullest of each remark first.
SELECT variant_group_id AS remark, speaker, quote, publisher, source
FROM quote_variants
ORDER BY variant_group_id, is_fullest DESC, length(quote) DESC;
