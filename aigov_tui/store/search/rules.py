"""What each field means for each subject, in one table: lists, search, facets and counts all follow it.

A *subject* is what is listed or counted, under a fixed alias: sources `s`, paragraphs `p`, quotes `q`, mentions `m`,
entities (through the mentions `m` beside which they stand), and evidence `ev` joined to its statement `st`. Every
subject stands in a source, all but sources in a paragraph, so most fields need one meaning:

========== ===================================================== ==================================================
field      keeps what stands in…                                 except
========== ===================================================== ==================================================
source     the document
publisher  a document of the publisher
lang       a document in the language
year       a document of the year
before     a document dated before the value
after      a document dated in or after the value
entity     a paragraph that mentions the entity                  quotes: by it, too; mentions: those of the entity
                                                                 itself
speaker    a paragraph with speech by the entity                 quotes: by it; evidence: asserted by it
actor      a paragraph that mentions an entity of the actor      quotes: by an entity of the actor; mentions: of one;
                                                                 evidence: of a position of the actor
issue      a paragraph that is evidence on the issue             evidence: on the issue
kind       a paragraph of the kind, or holding such a quote,     quotes: of the form; mentions and entities: of the
           or mentioning such an entity; a document of the kind  kind
is         quote, term: a paragraph that holds one               quotes: that are one
           title, heading, boilerplate, repeat, statement:
           a paragraph that is one; all: anything
(words)    a paragraph with the words                            quotes: with the words in the quote itself
========== ===================================================== ==================================================

So the entities under `entity:li-qiang` are those mentioned next to Li Qiang, and the mentions under it are his own.
Sources are listed if they fit by what is known of them, or hold a paragraph that fits. Undated documents are neither
before nor after anything. Rejected statements, and suggestions nobody accepted, are evidence of nothing. What is in
boilerplate or in a repeated paragraph does not count unless the query asks for it (`is:boilerplate`, `is:repeat`,
`kind:boilerplate`; `is:all` for both beside the rest).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Subject = Literal["source", "paragraph", "quote", "mention", "entity", "evidence"]
Place = Literal["source", "paragraph"]

SOURCE_OF: dict[Subject, str] = {
    "source": "s.id",
    "paragraph": "p.source_id",
    "quote": "q.source_id",
    "mention": "m.source_id",
    "entity": "m.source_id",
    "evidence": "ev.source_id",
}
PARAGRAPH_OF: dict[Subject, str] = {
    "paragraph": "p.id",
    "quote": "q.paragraph_id",
    "mention": "m.paragraph_id",
    "entity": "m.paragraph_id",
    "evidence": "ev.paragraph_id",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A field's meaning: the sources or paragraphs (`place`) that `SELECT column FROM rows` finds.

    `rows` ends in a WHERE that more can be ANDed to; `{values}` stands for the question marks of the field's values,
    as many as there are (in `instead` more than once, if need be), `{plus}` for a + where the rows of one
    paragraph are tested: SQLite would rather go through all that mentions an entity than through what the paragraph does.
    `tested` is asked instead of `rows` about one paragraph after the other, where the latter would first list all persons,
    or all that is an actor's. `instead` gives the subjects that are asked directly, in their own columns. Without an
    index (`is_indexed`) all rows would have to be read to know that few fit.
    """

    place: Place
    column: str
    rows: str
    instead: Mapping[Subject, str] = field(default_factory=dict)
    is_indexed: bool = True
    tested: str = ""


def _source(condition: str) -> Rule:
    return Rule("source", "w.id", f"sources AS w WHERE {condition}")


def _dated(*tests: str) -> Rule:
    """A document whose date passes the tests."""
    found = _source(" AND ".join(f"w.published_on {test}" for test in tests))
    # NOT (NULL < …) would be neither true nor false.
    of_itself = " AND ".join(("s.published_on IS NOT NULL", *(f"s.published_on {test}" for test in tests)))
    return replace(found, instead={"source": of_itself})


_BY_KIND = "x.kind <> 'body'"
"""The condition of the index paragraphs_by_kind, without which SQLite does not see that it applies."""


def _paragraph(condition: str, *, is_indexed: bool = True) -> Rule:
    # Where there is an index it tells the kind of a paragraph without reading it; the others are read anyhow.
    instead: dict[Subject, str] = (
        {} if _BY_KIND in condition else {"paragraph": condition.replace("x.", "p.")}
    )
    return Rule("paragraph", "x.id", f"paragraphs AS x WHERE {condition}", instead, is_indexed)


_ACTORS_ENTITIES = "(SELECT e.id FROM entities AS e WHERE e.actor_id IN ({values}))"
_ENTITIES_OF_KIND = "(SELECT e.id FROM entities AS e WHERE e.kind IN ({values}))"
_MENTIONED = "mentions AS y CROSS JOIN entities AS x ON x.id = y.entity_id WHERE {condition}"

RULES: dict[str, Rule] = {
    "source": Rule(
        "source",
        "w.id",
        "sources AS w WHERE w.id IN ({values})",
        {subject: f"{column} IN ({{values}})" for subject, column in SOURCE_OF.items()},
    ),
    "publisher": _source("w.publisher IN ({values})"),
    "lang": _source("w.language IN ({values})"),
    "year": _dated(">= ?", "<= ?"),
    "before": _dated("< {values}"),
    "after": _dated(">= {values}"),
    "entity": Rule(
        "paragraph",
        "y.paragraph_id",
        "mentions AS y WHERE {plus}y.entity_id IN ({values})",
        {
            # What someone says set off, under "Li stated,", stands in a paragraph that does not name them.
            "quote": "(q.speaker_id IS NOT NULL AND q.speaker_id IN ({values}) OR q.paragraph_id IN "
            "(SELECT y.paragraph_id FROM mentions AS y WHERE y.entity_id IN ({values})))",
            "mention": "m.entity_id IN ({values})",
        },
    ),
    "speaker": Rule(
        "paragraph",
        "y.paragraph_id",
        "quotes AS y WHERE y.form <> 'term' AND {plus}y.speaker_id IN ({values})",
        {
            # NOT (NULL IN …) would be neither true nor false.
            "quote": "q.speaker_id IS NOT NULL AND q.speaker_id IN ({values})",
            "evidence": "st.asserter_id IS NOT NULL AND st.asserter_id IN ({values})",
        },
    ),
    "actor": Rule(
        "paragraph",
        "y.paragraph_id",
        "mentions AS y WHERE y.entity_id IN " + _ACTORS_ENTITIES,
        {
            "quote": f"q.speaker_id IS NOT NULL AND q.speaker_id IN {_ACTORS_ENTITIES}",
            "mention": f"m.entity_id IN {_ACTORS_ENTITIES}",
            "evidence": "st.actor_id IN ({values})",
        },
        tested=_MENTIONED.format(condition="x.actor_id IN ({values})"),
    ),
    "issue": Rule(
        "paragraph",
        "y.paragraph_id",
        "evidence AS y JOIN statements AS z ON z.id = y.statement_id"
        " WHERE y.paragraph_id IS NOT NULL AND z.counts = 1 AND z.issue_id IN ({values})",
        {"evidence": "st.issue_id IN ({values})"},
    ),
    "kind of paragraph": _paragraph(f"x.kind IN ({{values}}) AND {_BY_KIND}"),
    "running text": _paragraph("x.kind = 'body'", is_indexed=False),
    "kind of quote": Rule(
        "paragraph",
        "y.paragraph_id",
        "quotes AS y WHERE y.form IN ({values})",
        {"quote": "q.form IN ({values})"},
    ),
    "kind of entity": Rule(
        "paragraph",
        "y.paragraph_id",
        "mentions AS y WHERE y.entity_id IN " + _ENTITIES_OF_KIND,
        {
            "mention": f"m.entity_id IN {_ENTITIES_OF_KIND}",
            "entity": f"m.entity_id IN {_ENTITIES_OF_KIND}",
        },
        tested=_MENTIONED.format(condition="x.kind IN ({values})"),
    ),
    "kind of source": _source("w.kind IN ({values})"),
    "is quote": Rule(
        "paragraph",
        "y.paragraph_id",
        "quotes AS y WHERE y.form <> 'term'",
        {"quote": "q.form <> 'term'"},
    ),
    "is term": Rule(
        "paragraph",
        "y.paragraph_id",
        "quotes AS y WHERE y.form = 'term'",
        {"quote": "q.form = 'term'"},
    ),
    "is title": _paragraph(f"x.kind = 'title' AND {_BY_KIND}"),
    "is heading": _paragraph(f"x.kind = 'heading' AND {_BY_KIND}"),
    "is boilerplate": _paragraph(f"x.kind = 'boilerplate' AND {_BY_KIND}"),
    "is repeat": Rule(
        "paragraph",
        "x.id",
        # By the indexes of either: among all that does not count, most is boilerplate.
        "(SELECT id FROM paragraphs INDEXED BY paragraphs_by_duplicate WHERE duplicate_of_id IS NOT NULL"
        " UNION ALL SELECT id FROM paragraphs INDEXED BY paragraphs_nearly_repeating WHERE nearly_repeats = 1) AS x"
        " WHERE true",
        # The first condition is the one of the index, without which all paragraphs would be read.
        tested="paragraphs AS x INDEXED BY paragraphs_uncounted"
        " WHERE (x.kind = 'boilerplate' OR x.duplicate_of_id IS NOT NULL OR x.nearly_repeats = 1)"
        " AND (x.duplicate_of_id IS NOT NULL OR x.nearly_repeats = 1)",
    ),
    "is statement": Rule(
        "paragraph",
        "y.paragraph_id",
        "evidence AS y JOIN statements AS z ON z.id = y.statement_id"
        " WHERE y.paragraph_id IS NOT NULL AND z.counts = 1",
    ),
}

SOURCE_FIELDS = frozenset(name for name, rule in RULES.items() if rule.place == "source")
"""Rules that choose whole documents."""

COUNTED: dict[Subject, str] = {
    "source": "1",
    "paragraph": """NOT EXISTS (
        SELECT 1 FROM paragraphs AS u INDEXED BY paragraphs_uncounted
        WHERE u.id = p.id AND (u.kind = 'boilerplate' OR u.duplicate_of_id IS NOT NULL OR u.nearly_repeats = 1)
    )""",
    "quote": "q.counts = 1",
    "mention": "m.counts = 1",
    "entity": "m.counts = 1",
    "evidence": "1",
}
"""What leaves out boilerplate and repeats; evidence always counts. For paragraphs it asks a small index for the few that
do not count: `p.counts = 1` would read each paragraph found, which takes three times as long."""
NOT_BOILERPLATE = "(SELECT x.kind FROM paragraphs AS x WHERE x.id = {paragraph}) <> 'boilerplate'"
NOT_REPEATED = "(SELECT x.duplicate_of_id IS NULL AND x.nearly_repeats = 0 FROM paragraphs AS x WHERE x.id = {paragraph})"
