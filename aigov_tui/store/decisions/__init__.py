"""People's decisions about entities and sources, laid over what imports found.

An import takes them off (`found.lay_aside`), writes what it finds, and lays them on again (`apply.lay_on`) in the order
in which they were given; giving one lays it on at once, taking one back takes all off and lays the others on.
So the database always holds what the standing decisions make of the findings, whatever came in which order.

`log`      the decisions themselves
`apply`    laying decisions about entities over the findings
`found`    putting back what imports found
`sources`  the same two for the metadata of sources
`touched`  the counts of what changed hands, brought up to date

Groups of variants are made by imports only: a speaker corrected today joins another's quotes at the next import that
has something to do.
"""
