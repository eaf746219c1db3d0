from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.curated import fields, load_curated, parse_curated, references
from aigov_tui.model.curated import Curated, CuratedSource
from aigov_tui.model.entity import Alias, AliasScope, EntityKind
from aigov_tui.model.position import Evidence, Review, Stance, Voice
from aigov_tui.model.problem import Severity
from aigov_tui.model.source import DatePrecision, Metadata
from tests.corpus.support import SEEDS

ENTITIES = """\
version: 1
entities:
  - key: li-qiang
    name: Li Qiang
    kind: person
    actor: china
    wikidata: Q123
    gender: m
    roles: [premier, 总理]
    aliases:
      - Premier Li
      - {alias: Li, scope: introduced}
      - {alias: 李强, language: zh}
  - {key: china, name: China, kind: place, actor: china}
"""
CODEBOOK = """\
version: 1
actors:
  - {key: china, name: China, entity: china}
issues:
  - key: rules
    name: Rules
    question: Should there be rules?
    definition: >-
      Whether
      there should.
    vocabulary: [governance framework, 全球治理]
"""
STATEMENTS = """\
version: 1
statements:
  - key: china-rules
    actor: china
    issue: rules
    stance: supports
    summary: China wants rules.
    voice: self_quoted
    asserter: li-qiang
    stated: 2025-07
    evidence:
      - {source: a, exact: "we  want rules", prefix: "said: "}
"""
SOURCES = """\
version: 1
sources:
  - path: a.txt
    key: a
    title: no
    published: 2025-07-26
    kind: news
"""
ALL = {
    "w/sources.yaml": SOURCES,
    "w/entities.yaml": ENTITIES,
    "w/codebook.yaml": CODEBOOK,
    "w/statements.yaml": STATEMENTS,
}


def parsed(name: str, text: str) -> Curated:
    return parse_curated({**ALL, f"w/{name}": text})


def said(curated: Curated) -> list[tuple[str | None, int | None, str]]:
    return [(problem.path, problem.line, problem.message) for problem in curated.problems]


def test_the_seeds_are_without_a_problem() -> None:
    curated = load_curated(SEEDS)
    assert curated.problems == ()
    assert len(curated.sources) == 4
    assert len(curated.entities) >= 45
    assert len(curated.codebook.actors) == 2
    assert 8 <= len(curated.codebook.issues) <= 12
    assert len(curated.statements) >= 35


def test_everything_is_read_as_it_is_written() -> None:
    curated = parse_curated(ALL)
    assert curated.problems == ()
    assert curated.sources == (
        CuratedSource(
            "a.txt",
            "a",
            Metadata(
                title="no", published_on="2025-07-26", published_precision=DatePrecision.DAY, kind="news"
            ),
        ),
    )
    li = curated.entities[0]
    assert (li.kind, li.actor_key, li.wikidata_id, li.gender) == (EntityKind.PERSON, "china", "Q123", "m")
    assert li.roles == ("premier", "总理")
    assert li.aliases == (
        Alias("Premier Li"),
        Alias("Li", scope=AliasScope.INTRODUCED),
        Alias("李强", language="zh"),
    )
    (issue,) = curated.codebook.issues
    assert issue.definition == "Whether there should."
    assert issue.vocabulary == ("governance framework", "全球治理")
    (statement,) = curated.statements
    assert (statement.stance, statement.voice) == (Stance.SUPPORTS, Voice.SELF_QUOTED)
    assert (statement.asserter_key, statement.stated_on, statement.review) == (
        "li-qiang",
        "2025-07",
        Review.ACCEPTED,
    )
    assert statement.evidence == (Evidence("a", "we  want rules", "said: "),)


def test_each_file_is_optional(tmp_path: Path) -> None:
    assert load_curated(tmp_path) == Curated()
    (tmp_path / "codebook.yaml").write_text("", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("version: 1\nsources:\n", encoding="utf-8")
    assert load_curated(tmp_path) == Curated()


def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_bytes(b"\xff\xfe\x00")
    (problem,) = load_curated(tmp_path).problems
    assert problem.code == "curated-unreadable"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"),
    [
        ("sources.yaml", "kind: news", "kin: news", 7, "no field “kin”. Was “kind” meant?"),
        ("entities.yaml", "gender: m", "sex: m", 8, "An entity has no field “sex”."),
        ("sources.yaml", "2025-07-26", "last week", 3, "“published” is “last week”, which is no date"),
        ("entities.yaml", "Q123", "148", 3, "should be a Wikidata id"),
        ("entities.yaml", "gender: m", "gender: x", 3, "should be m or f"),
        ("entities.yaml", "scope: introduced", "scope: near", 12, "must be one of anywhere, introduced"),
        (
            "entities.yaml",
            "actor: china\n    wiki",
            "actor: chian\n    wiki",
            3,
            "there is no actor “chian”; the entity is kept without it. Was “china” meant?",
        ),
        (
            "entities.yaml",
            "- Premier Li\n",
            "- Premier Li\n      - Premier Li\n",
            3,
            "“Premier Li” is given twice",
        ),
        ("codebook.yaml", "entity: china", "entity: chine", 3, "there is no entity “chine”"),
        ("codebook.yaml", "version: 1", "version: 1\nextra: 2", 2, "“extra” is not read here"),
        ("statements.yaml", "summary:", "key: twice\n    summary:", 7, "“key” is given twice"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_the_rest_is_read(
    name: str, old: str, new: str, line: int, message: str
) -> None:
    curated = parsed(name, ALL[f"w/{name}"].replace(old, new, 1))
    ((path, at, text),) = said(curated)
    assert (path, at) == (f"w/{name}", line)
    assert message in text
    assert [len(curated.sources), len(curated.entities), len(curated.statements)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("stance: supports", "stance: agrees", "must be one of supports, opposes, mixed, mentions"),
        ("    summary: China wants rules.\n", "", "“summary” is missing"),
        ("actor: china", "actor: france", "there is no actor “france”"),
        ("issue: rules", "issue: rule", "there is no issue “rule”"),
        ("asserter: li-qiang", "asserter: nobody", "there is no entity “nobody”"),
        ('      - {source: a, exact: "we  want rules", prefix: "said: "}\n', "", "has no evidence"),
        ("source: a, ", "", "“source” is missing"),
    ],
)
def test_a_statement_that_cannot_stand_is_left_out_and_said(old: str, new: str, message: str) -> None:
    curated = parsed("statements.yaml", STATEMENTS.replace(old, new, 1))
    assert curated.statements == ()
    assert any(message in problem.message for problem in curated.problems)
    assert all(problem.severity is Severity.ERROR for problem in curated.problems)


def test_a_key_given_twice() -> None:
    curated = parsed("entities.yaml", ENTITIES + "  - {key: china, name: China again, kind: place}\n")
    assert [entity.name for entity in curated.entities] == ["Li Qiang", "China"]
    assert said(curated) == [
        ("w/entities.yaml", 15, "The entity “china” was already given in line 14; this one was left out.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\nentities: [",
        "version: 2\nentities: []",
        "- a\n- b",
        "just words",
        "version: 1\nentities: {a: b}",
        "version: 1\nentities:\n  - word\n",
        "a: &a [x]\nentities: [*a]",
        "entities: " + "[" * 30_000,
        "entities:\n\t- tab",
    ],
)
def test_a_file_of_another_sort_is_a_problem_with_its_line(text: str) -> None:
    curated = parsed("entities.yaml", text)
    mine = [problem for problem in curated.problems if problem.path == "w/entities.yaml"]
    assert len(mine) == 1
    assert mine[0].severity is Severity.ERROR
    assert mine[0].line is not None
    assert len(curated.sources) == 1


def test_a_thousand_mistakes_do_not_bury_the_rest() -> None:
    text = "version: 1\nsources:\n" + "".join(f"  - {{path: {n}.txt, wrong: 1}}\n" for n in range(1000))
    curated = parsed("sources.yaml", text)
    assert len(curated.sources) == 1000
    assert len(curated.problems) < 200


YAML_PIECES = st.sampled_from(
    [
        "version: 1\n",
        "entities:\n",
        "  - key: a\n",
        "    name: b\n",
        "    kind: person\n",
        "    kind:\n",
        "  - [a]\n",
        "    aliases: {a: b}\n",
        "    aliases: [x, {alias: y}, [z]]\n",
        "? [a]\n: b\n",
        "    roles: {}\n",
        "&a ",
        "*a ",
        "!!set ",
        "- ",
    ]
) | st.text(max_size=10)


@given(st.lists(YAML_PIECES, max_size=14).map("".join), st.sampled_from(sorted(ALL)))
def test_never_raises(text: str, label: str) -> None:
    parse_curated({**ALL, label: text})
    parse_curated({label: text.replace("entities", label.partition("/")[2].partition(".")[0])})


def test_null_says_that_something_is_unknown_and_an_empty_field_says_nothing() -> None:
    text = "version: 1\nsources:\n  - {path: a.txt, url: null, published: ~, author: , title: A}\n"
    curated = parsed("sources.yaml", text)
    assert curated.problems == ()
    assert curated.sources == (
        CuratedSource("a.txt", None, Metadata(title="A"), ("published_on", "published_precision", "url")),
    )


MISTAKEN = {
    "sources.yaml": "sources:\n" + "  - {path: a, titel: x, colour: red}\n" * 6_000,
    "statements.yaml": "statements:\n"
    + "".join(
        f"  - {{key: k{number}, actor: chima, issue: x, stance: mixed, summary: s, voice: self_quoted,"
        " evidence: [{source: a, exact: x}]}\n"
        for number in range(1_000)
    ),
    "codebook.yaml": "actors:\n" + "".join(f"  - {{key: china{n}, name: C}}\n" for n in range(200)),
}


def test_what_was_meant_is_looked_up_only_for_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = 0

    def counted(word: str, possibilities: Sequence[str], n: int) -> list[str]:
        nonlocal looked_up
        looked_up += 1
        return get_close_matches(word, possibilities, n=n)

    monkeypatch.setattr(fields, "get_close_matches", counted)
    monkeypatch.setattr(references, "get_close_matches", counted)
    curated = parse_curated(MISTAKEN)
    assert len(curated.problems) == 2 * 101
    assert looked_up < 2 * 101 + 10
