-- Documents by publisher in the order in which they are listed: the first of them without sorting all.
CREATE INDEX sources_in_publishers_order ON sources (publisher IS NULL, publisher COLLATE NOCASE, published_on DESC, id);
