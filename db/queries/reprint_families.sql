-- Which sources are reprints, excerpts or updates of one another? The earliest of each family first.
SELECT family, source, publisher, published_on, relation, round(share, 2) AS share, is_earliest, is_fullest
FROM families;
