"""The search language: what a person types, as a tree, as SQL, and as highlighted words.

`fields`                       the fields of the language, in one table
`tree`                         the parsed query
`lexer`, `parser`, `printer`   text → tree → text, with hints in words for what was not understood
`tokens`                       words as the full-text index sees them
`rules`                        what each field means for each subject, in one table
`names`, `resolve`             the values of fields (a name, a key) → database ids
`fts`, `sql`, `filter`         a tree → an FTS5 expression and a condition for any subject
`let_through`                  what few paragraphs a field lets through
`asked`                        a focus and a query → that filter
`called`, `forms`              what else a name that was searched for is called, and how else a word is written
`slips`                        what people type who know another search
`saved`                        a search that a person saved, in place of its name
`highlight`, `first_matches`, `snippet`  where the words of a query stand in a text, and the excerpt that shows them best
`engine`, `hits`               a page of hits
`unranked`, `in_order`         in the order of import, or of their documents
`means`                        what every way to find the paragraphs of one query looks things up with
`ranking`, `exact`, `wanted`   the best paragraphs for words: exactly where they are few, within bounds where they are many
`ranked`, `alone`, `matched`   what a ranking gives; the best for one word; what FTS5 finds, ranked
`weighing`, `at_hand`          what words score in paragraphs that are known to have them
`through`, `passing`           which of these pass the fields beside the words
`candidates`, `reading`, `phrased`  where words may stand together, and the texts read that may fit, or only looked at
`readable`, `plain`, `blanked`, `characters`  one text: which words stand in it, how often, how near
`postings`, `placed`, `beginnings`  where words stand: looked up, or at hand bit by bit
`word_lists`, `phrases`, `paired`, `parts`  what is looked up: words, phrases, Chinese characters that follow each other
`texts`                        what stands in some paragraphs
`scoring`                      what bm25 gives for how many times they stand there
`matching`, `narrow`           what FTS5 is asked; what is looked for in the texts it finds
`estimate`, `patience`, `memory`  what a search may cost, how long it may run, what the next key may need of it
`uncollected`                  no rounds of Python's collector of garbage meanwhile
`vocabulary`, `suggest`, `complete`  the words of the corpus: what was meant, what could follow
"""
