"""YAML that people keep, changed in the places that change and nowhere else."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.corpus import parse_curated
from aigov_tui.corpus.curated.rewrite import NotRewritable, rewrite_entities, rewrite_sources
from aigov_tui.model.decision import EntityChange, MetadataField, SourceChange
from aigov_tui.model.entity import Alias, AliasScope, Entity, EntityKind, Origin

ENTITIES = """\
# Who is who 😀 — with a comment
version: 1
entities:

  # --- People ---
  - key: li-qiang   # a key
    name:    Li Qiang
    kind: person
    roles: [premier, 总理]
    description: >
      Premier of China,
      folded
    aliases:
      - Premier Li Qiang
      - {alias: Li, scope: introduced}   # only where introduced

      - {alias: 李强, language: zh}
    # a comment after the aliases

  - {key: acme, name: "Acme", kind: organization, aliases: [ACME, 'Acme Inc.']}

  - key: none
    name: None Such
    kind: concept
"""


def entity(key: str, name: str, *aliases: Alias, kind: EntityKind = EntityKind.PERSON) -> Entity:
    return Entity(key, name, kind, Origin.EXTRACTED, aliases=aliases)


def added(before: str, after: str) -> list[str]:
    """The lines that changed, as a patch has them."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def changed(
    key: str, name: str, kind: EntityKind, *given: Alias, withdrawn: tuple[str, ...] = ()
) -> EntityChange:
    return EntityChange(entity(key, name, *given, kind=kind), tuple(alias.text for alias in given), withdrawn)


def test_aliases_are_added_where_the_others_stand() -> None:
    new = (
        Alias("Qiang Li"),
        Alias("L. Qiang: [x]"),
        Alias("李總理", "zh"),
        Alias("Qiang", scope=AliasScope.INTRODUCED),
    )
    after = rewrite_entities(ENTITIES, [changed("li-qiang", "Li Qiang", EntityKind.PERSON, *new)])
    assert added(ENTITIES, after) == [
        "+      - Qiang Li",
        '+      - "L. Qiang: [x]"',
        "+      - {alias: 李總理, language: zh}",
        "+      - {alias: Qiang, scope: introduced}",
    ]


def test_a_name_is_changed_and_an_alias_taken_out() -> None:
    change = changed(
        "li-qiang", "李 Qiang", EntityKind.PERSON, Alias("Li Qiang"), withdrawn=("Li", "Premier Li Qiang")
    )
    assert added(ENTITIES, rewrite_entities(ENTITIES, [change])) == [
        "-    name:    Li Qiang",
        "+    name:    李 Qiang",
        "-      - Premier Li Qiang",
        "-      - {alias: Li, scope: introduced}   # only where introduced",
        "+      - Li Qiang",
    ]


def test_a_record_in_one_line_stays_in_one_line() -> None:
    change = changed("acme", "Acme Ltd", EntityKind.ORGANIZATION, Alias("Acme"), withdrawn=("ACME",))
    assert added(ENTITIES, rewrite_entities(ENTITIES, [change]))[1] == (
        "+  - {key: acme, name: Acme Ltd, kind: organization, aliases: ['Acme Inc.', Acme]}"
    )


def test_a_record_without_aliases_gets_them_and_new_records_come_last() -> None:
    changes = [
        changed("none", "None Such", EntityKind.CONCEPT, Alias("Nothing")),
        EntityChange(entity("x:person:yes", "Yes", Alias("no"), Alias("2025-07"))),
    ]
    assert added(ENTITIES, rewrite_entities(ENTITIES, changes)) == [
        "+    aliases:",
        "+      - Nothing",
        "+",
        '+  - key: "x:person:yes"',
        '+    name: "Yes"',
        "+    kind: person",
        "+    aliases:",
        '+      - "no"',
        "+      - 2025-07",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "version: 1\n",
        "version: 1\nentities: []\n",
        "\ufeffversion: 1\nentities: []  # none yet\n",
        "# only a comment",
        "version: 1\nentities: []   # none yet\n# the end\n",
        "version: 1\nentities:",
        "version: 1\r\nentities: []\r\n",
        "version: 1\nentities:\n- key: a\n  name: A\n  kind: place",
        "version: 1\nentities: [{key: a, name: A, kind: place}]\n",
    ],
)
def test_any_file_takes_a_new_record(text: str) -> None:
    after = rewrite_entities(text, [EntityChange(entity("new", "New", Alias("Newer")))])
    found = parse_curated({"entities.yaml": after})
    assert [(one.key, one.name) for one in found.entities][-1] == ("new", "New")
    assert not found.problems
    assert rewrite_entities(after, [EntityChange(entity("new", "New", Alias("Newer")))]) == after
    assert ("\r\n" in after) == ("\r\n" in text)
    assert not [line for line in after.splitlines() if line != line.rstrip()]
    for line in text.splitlines():
        assert line.split(" []")[0].split("}]")[0] in after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entities: [", "no valid YAML"),
        ("entities:\n  - key: a\n    name: A\n    kind: plaice\n", "must be one of"),
        ("entities:\n  - {key: a, name: A, kind: place, alias: B}\n", "Was “aliases” meant"),
        ("entities: &a [*a]\n", "aliases"),
        ("entities: a text\n", "should be a list"),
        ("- a list\n", "should begin"),
    ],
)
def test_a_file_with_problems_is_left_alone(text: str, said: str) -> None:
    with pytest.raises(NotRewritable, match=said):
        rewrite_entities(text, [EntityChange(entity("new", "New"))])


_text = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(
    lambda text: text == " ".join(text.split()) and "\0" not in text
)


@settings(max_examples=150)
@given(_text, st.lists(_text, max_size=3, unique=True))
def test_whatever_a_name_is_it_is_read_as_it_was_written(name: str, names: list[str]) -> None:
    aliases = tuple(Alias(text) for text in names)
    changes = [
        EntityChange(entity("new", name, *aliases)),
        changed("acme", name, EntityKind.ORGANIZATION, *aliases),
        changed("li-qiang", name, EntityKind.PERSON, *aliases),
    ]
    after = rewrite_entities(ENTITIES, changes)
    found = {one.key: one for one in parse_curated({"entities.yaml": after}).entities}
    assert {found[key].name for key in ("new", "acme", "li-qiang")} == {name}
    assert [alias.text for alias in found["new"].aliases] == names


# Sources

SOURCES = """\
version: 1
sources:
  # the first
  - path: a.txt
    key: a
    title: "A: title"   # as printed
    url:
  - {path: b.txt, kind: news}
"""


def values(*pairs: tuple[MetadataField, str | None]) -> tuple[tuple[MetadataField, str | None], ...]:
    return pairs


def test_metadata_is_written_into_its_record() -> None:
    changes = [
        SourceChange(
            "a.txt", "a", values(("title", None), ("published", "2025-07"), ("url", "https://a.org/#b"))
        ),
        SourceChange("b.txt", "b", values(("kind", "analysis"), ("author", "Ø. Writer"))),
        SourceChange(
            "c/d.txt", "c/d", values(("title", "[/b] \x1b: '\""), ("published", "2025"), ("author", None))
        ),
    ]
    after = rewrite_sources(SOURCES, changes)
    assert added(SOURCES, after) == [
        '-    title: "A: title"   # as printed',
        "-    url:",
        "-  - {path: b.txt, kind: news}",
        "+    title: null   # as printed",
        '+    url: "https://a.org/#b"',
        "+    published: 2025-07",
        "+  - {path: b.txt, kind: analysis, author: Ø. Writer}",
        '+  - path: "c/d.txt"',
        '+    key: "c/d"',
        '+    title: "[/b] \\u001b: \'\\""',
        "+    published: 2025",
        "+    author: null",
    ]
    assert rewrite_sources(after, changes) == after
    assert (
        rewrite_sources("\ufeff" + SOURCES, changes) == "\ufeff" + after
    )  # the mark that some editors write
