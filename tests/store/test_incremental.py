"""Whatever imports follow each other, what is derived is the same as from one import of the last state."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.model.extraction import Extraction
from aigov_tui.model.source import Document
from aigov_tui.store.check import check
from aigov_tui.store.connection import open_for_reading
from aigov_tui.store.writer import Writer
from tests.store.making import CODEBOOK, ENTITIES, document, extraction, finish, rows

TEXTS = (
    "China and Li Qiang and ACME are in this long paragraph.",
    "“An exclusive game for few,” said Li Qiang of China here.",
    "“An exclusive game for a few countries,” Li Qiang said at length.",
    "ACME alone.",
    "中国提出全球人工智能治理倡议，这是一个比较长的段落。",
)
NAMES = {"China": "china", "Li Qiang": "li-qiang", "ACME": "x:organization:acme"}
QUOTED = ("An exclusive game for few,", "An exclusive game for a few countries,")

# Of each document: None (it is removed, or stays away), or its paragraphs' texts and which of them is boilerplate.
state = st.none() | st.tuples(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.none() | st.integers(0, 3)
)
imports = st.lists(st.dictionaries(st.sampled_from("abcd"), state, max_size=4), min_size=1, max_size=4)


def _document(name: str, made: tuple[list[str], int | None]) -> tuple[Document, Extraction]:
    texts, boilerplate = made
    one = document(name, *texts, boilerplate=() if boilerplate is None else (boilerplate,))
    return one, extraction(one, names=NAMES, quotes=QUOTED)


def _import(path: Path, changed: dict[str, Any]) -> None:
    with Writer(path) as writer:
        writer.put_codebook(CODEBOOK)
        writer.put_entities(ENTITIES)
        writer.remove(f"docs/{name}.txt" for name, made in changed.items() if made is None)
        for name, made in changed.items():
            if made is not None:
                writer.put_document(*_document(name, made), recipe="r")
        writer.mark_repeats()
        few, many = ([q.id for q in writer.quotes_to_group() if q.text == text] for text in QUOTED)
        writer.put_variant_groups([(*many, *few)] if len(many + few) > 1 else [])
        finish(writer)


DERIVED = (
    "SELECT s.key, c.paragraphs, c.repeated_paragraphs, c.boilerplate_paragraphs, c.mentions, c.quotes, c.terms"
    " FROM sources s JOIN source_counts c ON c.source_id = s.id ORDER BY 1",
    "SELECT key, origin, mention_count, source_count, quote_count FROM entities ORDER BY 1",
    "SELECT s.key, p.ordinal, p.counts, fs.key, f.ordinal FROM paragraphs p JOIN sources s ON s.id = p.source_id"
    " LEFT JOIN paragraphs f ON f.id = p.duplicate_of_id LEFT JOIN sources fs ON fs.id = f.source_id ORDER BY 1, 2",
    "SELECT s.key, q.start_char, q.counts, q.outlets, gs.key, g.start_char FROM quotes q"
    " JOIN sources s ON s.id = q.source_id LEFT JOIN quotes g ON g.id = q.variant_group_id"
    " LEFT JOIN sources gs ON gs.id = g.source_id ORDER BY 1, 2",
    "SELECT s.key, m.start_char, e.key, m.counts FROM mentions m JOIN sources s ON s.id = m.source_id"
    " JOIN entities e ON e.id = m.entity_id ORDER BY 1, 2, 3",
    "SELECT term, paragraphs FROM terms ORDER BY 1",
)


@settings(max_examples=25)
@given(imports)
def test_many_imports_are_as_one(steps: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grown, fresh = Path(folder) / "grown.db", Path(folder) / "fresh.db"
        last: dict[str, Any] = {}
        for step in steps:
            _import(grown, step)
            last.update(step)
        order = [key for (key,) in rows(grown, "SELECT key FROM sources ORDER BY id")]
        _import(fresh, {key: last[key] for key in order})
        for sql in DERIVED:
            assert rows(grown, sql) == rows(fresh, sql), sql
        for path in (grown, fresh):
            connection = open_for_reading(path)
            assert check(connection) == []
            connection.close()
