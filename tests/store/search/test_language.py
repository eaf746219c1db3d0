"""The search language: what is typed, what is understood, what is said about the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.store.search.fields import FIELDS
from aigov_tui.store.search.lexer import MAX_LENGTH, MAX_PHRASE
from aigov_tui.store.search.parser import parse
from aigov_tui.store.search.printer import to_query
from aigov_tui.store.search.tokens import has_words, words
from aigov_tui.store.search.tree import (
    And,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Text,
    both,
    either,
    finished,
    negated,
)

UNDERSTOOD: list[tuple[str, Node]] = [
    ("governance", Text("governance")),
    ("open source", And((Text("open"), Text("source")))),
    ("open AND source", And((Text("open"), Text("source")))),
    ('"open source"', Text("open source")),
    ("“open source”", Text("open source")),
    ("「人工智能」", Text("人工智能")),
    ('"open sour*"', Text("open sour", prefix=True)),
    ('"open sour"*', Text("open sour", prefix=True)),
    ("open-source", Text("open-source")),
    ("U.S.", Text("U.S.")),
    ("Beijing's", Text("Beijing's")),
    ("AI治理", Text("AI治理")),
    ("1,000", Text("1,000")),
    ("chips,talent", And((Text("chips"), Text("talent")))),
    ("治理，安全", And((Text("治理"), Text("安全")))),
    ("govern*", Text("govern", prefix=True)),
    ("governence~", Fuzzy("governence")),
    ("Governence~2", Fuzzy("governence")),
    ("china -race", And((Text("china"), Not(Text("race"))))),
    ("china NOT race", And((Text("china"), Not(Text("race"))))),
    ("china AND NOT race", And((Text("china"), Not(Text("race"))))),
    ("－race", Not(Text("race"))),
    ("a OR b c", Or((Text("a"), And((Text("b"), Text("c")))))),
    ("(a OR b) c", And((Or((Text("a"), Text("b"))), Text("c")))),
    ("（a OR b） c", And((Or((Text("a"), Text("b"))), Text("c")))),
    ("-(a b)", Not(And((Text("a"), Text("b"))))),
    ("NOT NOT a", Text("a")),
    ("a | b", Or((Text("a"), Text("b")))),
    ("a || b && c", Or((Text("a"), And((Text("b"), Text("c")))))),
    ("a ｜ b", Or((Text("a"), Text("b")))),
    ("AT&T", Text("AT&T")),
    ("before:July 2025", Field("before", "July 2025")),
    ("after: 26 July 2025 chips", And((Field("after", "26 July 2025"), Text("chips")))),
    ("before:Jul. 26, 2025", Field("before", "Jul. 26, 2025")),
    (
        "one and two or three and more not here",
        And(tuple(map(Text, ["one", "and", "two", "or", "three", "and", "more", "not", "here"]))),
    ),
    ("NEAR(open source, 5)", Near((Text("open"), Text("source")), 5)),
    ("NEAR(open source，5)", Near((Text("open"), Text("source")), 5)),
    ('NEAR("open source" model)', Near((Text("open source"), Text("model")), 10)),
    ("open NEAR source", Near((Text("open"), Text("source")), 10)),
    ("open NEAR/3 source", Near((Text("open"), Text("source")), 3)),
    ("a NEAR b NEAR c", Near((Text("a"), Text("b"), Text("c")), 10)),
    ('"open source"~4', Near((Text("open"), Text("source")), 4)),
    ("source:south-south", Field("source", "south-south")),
    ("Speaker:“Li Qiang”", Field("speaker", "Li Qiang")),
    ("speaker：李强", Field("speaker", "李强")),
    ("-is:quote", Not(Field("is", "quote"))),
    ("entity:x:person:li", Field("entity", "x:person:li")),
]


@pytest.mark.parametrize(("query", "tree"), UNDERSTOOD)
def test_understood_without_a_hint(query: str, tree: Node) -> None:
    parsed = parse(query)
    assert parsed.tree == tree
    assert parsed.hints == ()


HINTED: list[tuple[str, Node | None, str]] = [
    ("(", None, "not closed"),
    (
        "https://example.org/a?b=c",
        Text("https://example.org/a?b=c"),
        "A web address was searched for as words",
    ),
    ("china )", Text("china"), "no opening one"),
    ("(china", Text("china"), "not closed"),
    ('"unclosed words', Text("unclosed words"), "quotation mark was not closed"),
    ("AND", Text("AND"), "stands alone"),
    ("NOT", Text("NOT"), "stands alone"),
    ("china AND", Text("china"), "AND needs something"),
    ("OR china", Text("china"), "OR needs something"),
    ("china NEAR", Text("china"), "NEAR needs something"),
    ("source:", None, "source: needs a value"),
    ("source: china", Text("china"), "source: needs a value"),
    ("foo:bar", Text("foo:bar"), "There is no field ‘foo’; searched as words. Fields: source:"),
    ("spaeker:Li", Text("spaeker:Li"), "Was speaker:Li meant?"),
    ('person:"Li Qiang"', Text("person Li Qiang"), 'Was entity:"Li Qiang" meant?'),
    ("title:chips", Text("title:chips"), "Was is:title chips meant?"),
    ("since:2025", Text("since:2025"), "Was after:2025 meant?"),
    ("a or b", And((Text("a"), Text("or"), Text("b"))), "OR in capitals"),
    ("a and b", And((Text("a"), Text("and"), Text("b"))), "‘and’ was searched for as a word"),
    ("not b", And((Text("not"), Text("b"))), "-word leaves it out"),
    ("a near b", And((Text("a"), Text("near"), Text("b"))), "NEAR in capitals"),
    ("gov*nance", Text("gov*nance"), "* stands at the end of a word only"),
    ("*nance", Text("*nance"), "* stands at the end of a word only"),
    ("gover?ance", Text("gover?ance"), "? stands for no letter"),
    ("china !us", And((Text("china"), Text("!us"))), "! leaves nothing out"),
    ("china|us", Text("china|us"), "OR between words"),
    ("🙂", None, "nothing to search for in ‘🙂’"),
    ("🙂 china", Text("china"), "nothing to search for in ‘🙂’"),
    ("-🙂 china", Text("china"), "nothing to search for in ‘🙂’"),
    ("*", None, "nothing to search for in ‘*’"),
    ("US - China", And((Text("US"), Text("China"))), "nothing to search for in ‘-’"),
    ("open-source~", Text("open-source"), "more than one word"),
    ("NEAR(one, 5)", Text("one"), "NEAR(…) needs two words"),
    ("NEAR(a b source:x, 5)", Near((Text("a"), Text("b")), 5), "‘source:x’ was left out"),
    ("NEAR(a (b) c)", And((Text("a"), Text("b"), Text("c"))), "words and phrases only"),
    ("source:x NEAR a", And((Text("a"), Field("source", "x"))), "NEAR needs something"),
]


@pytest.mark.parametrize(("query", "tree", "hint"), HINTED)
def test_what_is_odd_is_said_and_the_rest_is_understood(query: str, tree: Node | None, hint: str) -> None:
    parsed = parse(query)
    assert parsed.tree == tree
    assert any(hint in sentence for sentence in parsed.hints), parsed.hints


@pytest.mark.parametrize("query", ["Note: this", "see 3:1"])
def test_a_colon_in_plain_text_is_no_slip(query: str) -> None:
    assert not parse(query).hints


@pytest.mark.parametrize(
    "query",
    [
        "",
        " \n",
        "\0",
        "a\0b",
        "\ud800",
        "(" * 100_000,
        ")" * 100_000,
        "-" * 100_000,
        "- " * 50_000,
        "NOT " * 25_000,
        "(a OR " * 20_000,
        '"' * 100_001,
        "word " * 20_000,
        "x" * 100_000,
        "NEAR(" * 20_000,
        "a NEAR " * 20_000,
        "source:" * 10_000,
        "人" * 100_000,
    ],
    ids=lambda query: repr(query[:8]),
)
def test_monstrous_input_is_answered(query: str) -> None:
    parsed = parse(query)
    assert parse(to_query(parsed.tree)).tree == parsed.tree


def test_a_very_long_query_says_what_was_read() -> None:
    parsed = parse("word " * MAX_LENGTH)
    assert isinstance(parsed.tree, And)
    assert len(parsed.tree.items) == 100
    assert len(parsed.hints) == 2


SYNTAX = st.sampled_from(
    [
        *' "():*~-,“”（）：「」',
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(",
        "source:",
        "is:",
        "U.S.",
        "人工智能",
        "🙂",
    ]
)
QUERIES = st.lists(SYNTAX | st.text(max_size=6), max_size=30).map("".join)


@given(QUERIES)
def test_no_input_raises_and_what_was_understood_prints(query: str) -> None:
    parsed = parse(query)
    assert parse(to_query(parsed.tree)).tree == parsed.tree


TEXTS = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"“”„‟＂「」『』«»'), max_size=12
    )
    .map(lambda text: parse(f'"{text}"').tree)
    .filter(lambda node: isinstance(node, Text))
)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    TEXTS.map(lambda node: node or Text("x")),
    st.text(max_size=8).map(words).filter(lambda found: len(found) == 1).map(lambda found: Fuzzy(found[0])),
    st.builds(
        lambda items, distance: Near(tuple(items), distance),
        st.lists(
            st.sampled_from([Text("a"), Text("b c"), Text("NEAR"), Text("(", False), Text("1,000")]),
            min_size=2,
            max_size=4,
        ).filter(lambda items: all(has_words(item.text) for item in items)),
        st.integers(0, 1000),
    ),
    st.builds(
        Field,
        st.sampled_from(list(FIELDS)),
        st.text(st.characters(categories=["L", "N"], include_characters=" -:.()"), min_size=1, max_size=10)
        .map(lambda value: " ".join(value.split()))
        .filter(bool)
        .filter(lambda value: isinstance(parse(f'source:"{value}"').tree, Field))
        .map(lambda value: parse(f'source:"{value}"').tree.value),  # type: ignore[union-attr]
    ),
)


def _joined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda items: both(items) or items[0]),
        several.map(lambda items: either(items) or items[0]),
        children.map(negated),
    )


@given(st.recursive(LEAVES, _joined, max_leaves=12))
def test_a_printed_tree_parses_to_the_same_tree(tree: Node) -> None:
    printed = to_query(tree)
    assert parse(printed).tree == tree, printed
    assert parse(printed).hints == ()


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("c", Text("c", True, True)),
        ("export cont", And((Text("export"), Text("cont", True, True)))),
        ("export cont ", And((Text("export"), Text("cont")))),
        ('"export cont', Text("export cont", True, True)),
        ('"export cont"', Text("export cont")),
        ("export (cont", And((Text("export"), Text("cont", True, True)))),
        ("export cont)", And((Text("export"), Text("cont")))),
        ("export -cont", And((Text("export"), Not(Text("cont"))))),
        ("export cont*", And((Text("export"), Text("cont", prefix=True)))),
        ("cont~", Fuzzy("cont")),
        ("U.S", Text("U.S", True, True)),
        ("U.S.", Text("U.S.")),
        ("China,", Text("China")),
        ("人工智", Text("人工智")),
        ("speaker:li", Field("speaker", "li")),
        ("", None),
    ],
)
def test_typing_leaves_the_last_word_open(query: str, tree: Node | None) -> None:
    parsed = parse(query, typing=True)
    assert parsed.tree == tree
    if '"' in query:
        assert parsed.hints == ()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("trade agr", "trade agr*"),
        ("U.S", "U.S*"),
        ('"export cont', '"export cont"*'),
        ("(a OR nuc", "a OR nuc*"),
    ],
)
def test_a_word_still_being_typed_is_offered_as_one_writes_it(typed: str, offered: str) -> None:
    assert to_query(parse(typed, typing=True).tree) == offered


@given(query=QUERIES)
def test_typing_changes_nothing_but_the_last_word(query: str) -> None:
    typed, whole = parse(query, typing=True).tree, parse(query).tree
    if typed is None:
        assert whole is None
    else:
        assert finished(typed) == whole


@pytest.mark.parametrize("query", ["的" * 10_000, '"' + "the " * 2_500 + '"', "a-" * 5_000, "的" * 65])
def test_a_phrase_is_searched_for_up_to_a_length(query: str) -> None:
    parsed = parse(query)
    assert isinstance(parsed.tree, Text)
    assert len(words(parsed.tree.text)) == MAX_PHRASE
    assert any("only its first 64 words were searched for" in hint for hint in parsed.hints)
    assert not any("very long" in hint for hint in parse("的" * MAX_PHRASE).hints)
