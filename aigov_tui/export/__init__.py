"""What is in the database, written for people and programs that do not use this one.

`listing`    a list as programs get it (fields) and as people read it (columns)
`lists`      one module a list: sources, entities, quotes, …
`paging`     all rows of a list, a page at a time
`formats`    the formats by name; `as_csv`, `as_json`, `as_jsonl`, `as_markdown` are one module a format
`report`     the comparison as a Markdown document with numbered citations
`files`      files written whole or not at all
"""
