"""The fields of the search language, in one table: help, completion and hints all come from here."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field: its `name`, what it keeps, and an example. `values` are listed where they are few and fixed."""

    name: str
    keeps: str
    example: str
    values: tuple[str, ...] = ()


PARAGRAPH_KINDS = ("title", "byline", "heading", "body", "boilerplate")
QUOTE_FORMS = ("direct", "block", "partial", "term")
ENTITY_KINDS = ("person", "organization", "place", "event", "document", "product", "concept")

IS_VALUES = {
    "quote": "speech, as quotes of their own",
    "term": "scare quotes, titles and nicknames, as quotes of their own",
    "title": "titles of documents",
    "heading": "headings inside documents",
    "statement": "paragraphs that are evidence of a statement",
    "boilerplate": "advertisements, navigation and disclaimers, left out otherwise",
    "repeat": "paragraphs printed before, left out otherwise",
    "all": "everything: boilerplate and repeats too",
}

FIELDS: dict[str, FieldInfo] = {
    info.name: info
    for info in (
        FieldInfo("source", "one document, by key or title", "source:south-south"),
        FieldInfo("publisher", "documents of one publisher", 'publisher:"South China Morning Post"'),
        FieldInfo("speaker", "paragraphs that quote someone", 'speaker:"Li Qiang"'),
        FieldInfo("entity", "paragraphs that mention someone or something", "entity:waic"),
        FieldInfo("actor", "paragraphs that mention a side; quotes spoken by it", "actor:china"),
        FieldInfo("issue", "paragraphs that are evidence on an issue", "issue:global-rules"),
        FieldInfo(
            "kind",
            "a kind of paragraph, quote, entity or document",
            "kind:heading",
            PARAGRAPH_KINDS + QUOTE_FORMS + ENTITY_KINDS,
        ),
        FieldInfo("lang", "documents in a language", "lang:zh"),
        FieldInfo("year", "documents of one year", "year:2025"),
        FieldInfo("before", "documents published before a day, month or year", "before:2025-08"),
        FieldInfo("after", "documents published in or after it", "after:2025-07-26"),
        FieldInfo("saved", "what a saved search finds", 'saved:"chip bans"'),
        FieldInfo("is", "what a hit has to be", "is:quote", tuple(IS_VALUES)),
    )
}


def field_list() -> str:
    """All field names as a person reads them: `source:, publisher:, …`."""
    return ", ".join(f"{name}:" for name in FIELDS)


_CALLED = {
    "source:{}": "article doc document file link site url",
    "publisher:{}": "author from journal media newspaper outlet",
    "speaker:{}": "by quote quoted said says who",
    "entity:{}": "about mentions name org organisation organization people person place",
    "actor:{}": "country government party side",
    "issue:{}": "subject theme topic",
    "kind:{}": "format type",
    "lang:{}": "language",
    "year:{}": "date on published",
    "before:{}": "till to until",
    "after:{}": "since",
    "is:title {}": "headline intitle title",
    "is:heading {}": "heading section",
}
"""What people call a field who have not met it here, by what they mean."""
_MEANT = {name: meaning for meaning, names in _CALLED.items() for name in names.split()}


def meant(name: str, value: str) -> str | None:
    """What was likely meant by `name:value` where `name` is no field; None where that would be a guess."""
    value = f'"{value}"' if " " in value else value
    known = {**_MEANT, **{field: f"{field}:{{}}" for field in FIELDS}}
    near = process.extractOne(name, list(known), score_cutoff=75) if len(name) < 20 else None
    return known[near[0]].format(value) if near else None
