"""The import: corpus, extract and store put together."""
