"""Quotes that are one remark are grouped; remarks that only look alike are not."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.extract.variants import DiffKind, VariantInput, group_variants, word_diff
from aigov_tui.extract.variants.words import words
from tests.timing import assert_growth, seconds_of, within

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
sys.path.insert(0, str(ROOT / "scripts"))

# E402: found only now that the folder of the scripts is on the path.
from bench_variants import judge, pairs, planted  # noqa: E402


def test_the_gold_set_is_large_and_half_traps() -> None:
    gold = pairs()
    assert len(gold) >= 60
    assert 0.4 <= sum(pair.same for pair in gold) / len(gold) <= 0.6


def test_grouping_on_the_gold_set() -> None:
    assert judge(pairs()).f1 >= 0.95


def test_grouping_on_the_chinese_part() -> None:
    assert judge([pair for pair in pairs() if "\u4e00" <= pair.a[0] <= "\u9fff"]).f1 >= 0.85


def _groups(*quotes: tuple[str | None, str]) -> list[tuple[int, ...]]:
    return group_variants(VariantInput(i, i, speaker, text) for i, (speaker, text) in enumerate(quotes))


REMARK = "The lighthouse keeper counted seventeen foreign trawlers before the fog swallowed the bay."


def test_words_that_have_changed_places_make_another_remark() -> None:
    one = "The tenants must carry the cost of the repairs and the owners must carry the risk."
    other = one.replace("tenants", "x").replace("owners", "tenants").replace("x", "owners")
    assert _groups(("a", one), ("a", other)) == []


def test_forms_without_an_ending_are_the_same_word() -> None:
    report = "The keepers rang the bell, fled the tower and wrote a letter to the harbour guild"
    assert _groups(("a", report), ("a", report.replace("fled", "flee").replace("wrote", "write"))) == [(0, 1)]


def test_a_fragment_is_found_where_its_words_stand_together() -> None:
    whole = "Whoever mends this dyke mends the pride of the province with it, and I will pay for it."
    assert _groups(("a", whole), ("a", "mends the pride of the province")) == [(0, 1)]


def test_the_fullest_wording_comes_first() -> None:
    short = "counted seventeen foreign trawlers before the fog"
    assert _groups(("a", short), ("a", REMARK)) == [(1, 0)]


def test_the_very_same_words_are_one_group() -> None:
    assert _groups(("a", REMARK), ("a", REMARK.lower())) == [(0, 1)]


def test_speakers_are_never_mixed() -> None:
    assert _groups(("a", REMARK), ("b", REMARK)) == []


def test_an_unknown_speaker_joins_only_nearly_the_same_words() -> None:
    assert _groups(("a", REMARK), (None, REMARK)) == [(0, 1)]
    assert (
        _groups(
            ("a", REMARK), (None, "seventeen trawlers were counted near the lighthouse, the keeper wrote")
        )
        == []
    )
    assert _groups(("a", REMARK), (None, "foreign trawlers")) == []


def test_two_general_words_are_nobodys_remark() -> None:
    assert _groups(("a", "good people"), ("a", "good people")) == []
    assert _groups((None, "total disgrace"), (None, "total disgrace")) == []


def test_a_fragment_that_two_remarks_hold_joins_neither() -> None:
    other = "Foreign trawlers have emptied the herring banks since my grandfather mended nets."
    assert _groups(("a", REMARK), ("a", "foreign trawlers")) == [(0, 1)]
    assert _groups(("a", REMARK), ("a", other), ("a", "foreign trawlers")) == []


def test_likeness_is_not_passed_on() -> None:
    """Each half of the middle quote is like one of the others; those two have nothing in common."""
    left = "copper prices doubled overnight because the northern mines flooded again"
    right = "railway unions threatened strikes unless ministers restored winter bonuses"
    middle = "northern mines flooded again, railway unions threatened strikes"
    for group in _groups(("a", left), ("a", right), ("a", middle)):
        assert len(group) == 2


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("three", "four"),
        ("2.5 million", "2.6 million"),
        ("40 percent", "60 percent"),
        ("1,500", "1,600"),
    ],
)
def test_a_number_that_differs_makes_another_remark(said: str, other: str) -> None:
    template = "The new reactor will supply {} of the households along the southern coast."
    assert _groups(("a", template.format(said)), ("a", template.format(other))) == []


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("200,000", "0.2 million", "#200000"),
        ("40%", "forty", "#40"),
        ("20万", "二十万人", "#200000"),
        ("百分之三十五", "35", "#35"),
        ("twenty-five", "25", "#25"),
        ("three hundred", "300", "#300"),
    ],
)
def test_numbers_are_compared_by_value(one: str, other: str, key: str) -> None:
    assert words(one)[0].key == words(other)[0].key == key


def test_acronyms_and_pronouns_are_told_apart() -> None:
    found = words("They told us that the U.S. and the US agree.")
    assert [word.key for word in found if word.is_name] == ["US", "US"]
    assert "us" not in {word.key for word in found}


def _seed_speech() -> list[tuple[int, str]]:
    """Everything in double quotation marks in the seeds, and each paragraph set off after a comma: (document, words)."""
    found: list[tuple[int, str]] = []
    for number, path in enumerate(sorted(SEEDS.glob("*.txt"))):
        lines = path.read_text(encoding="utf-8").split("\n")
        for previous, line in zip(["", *lines], lines, strict=False):
            if previous.endswith(","):
                found.append((number, line))
            found.extend((number, match) for match in re.findall("“([^”]+)”", line))
    return list(dict.fromkeys(found))


def test_the_seeds_hold_two_remarks_in_several_wordings() -> None:
    """Only speech is compared, as the import does; whose it is, the quote extraction finds."""
    scare_quotes = ("AI supercomputing", "race to win")
    speech = [item for item in _seed_speech() if item[1] not in scare_quotes]
    speaker = {index: "chen" if "own camp" in text else "li" for index, (_, text) in enumerate(speech)}
    groups = group_variants(
        VariantInput(index, number, speaker[index], text) for index, (number, text) in enumerate(speech)
    )
    told = [[speech[index] for index in group] for group in groups]
    assert sorted(sorted(number for number, _ in group) for group in told) == [[0, 1], [0, 1, 2]]
    assert {group[0][1].split()[0] for group in told} == {"Currently,", "We"}  # the fullest wordings


SHORT = "The lighthouse keeper counted foreign trawlers."


@pytest.mark.parametrize(
    ("one", "other", "text", "joined"),
    [
        ("2024-03-01", "2024-03-20", SHORT, True),
        ("2024-03-01", "2024-04-20", SHORT, False),
        ("2024-03-31", "2024-04", SHORT, True),  # a month means all of its days
        ("2024-03-01", "2025", SHORT, False),
        ("2024-03-01", None, SHORT, True),
        ("2024-03-01", "no date", SHORT, True),
        (
            "2024-03-01",
            "2026-03-01",
            f"{REMARK} Harbour pilots, customs officers and smugglers applauded",
            True,
        ),
    ],
)
def test_a_few_words_long_after_are_another_remark(
    one: str, other: str | None, text: str, joined: bool
) -> None:
    quotes = [VariantInput(1, 1, "a", text, one), VariantInput(2, 2, "a", text, other)]
    assert group_variants(quotes) == ([(1, 2)] if joined else [])


@pytest.mark.parametrize(
    ("printed", "source", "is_turn", "joined"),
    [
        ("2024-03-02", 2, False, True),
        ("2024-03-01", 1, False, False),  # within the transcript itself
        ("2024-02-20", 2, False, False),  # printed before it was said
        ("2024-02-28", 2, False, True),  # a transcript that came late
        ("2024-03-02", 2, True, False),  # another transcript
        ("2024-03-01", 2, True, False),  # short, and may have been said twice on a day
    ],
)
def test_a_turn_of_a_transcript_is_one_utterance(
    printed: str, source: int, is_turn: bool, joined: bool
) -> None:
    turn = VariantInput(1, 1, "a", SHORT, "2024-03-01", True)
    other = VariantInput(2, source, "a", SHORT, printed, is_turn)
    assert group_variants([turn, other]) == ([(1, 2)] if joined else [])


def test_what_clashes_is_not_joined_by_a_third() -> None:
    """An undated report would do for either turn; it stands for the first of them alone."""
    turns = [VariantInput(n, n, "a", SHORT, f"2024-03-0{n}", True) for n in (1, 2)]
    assert group_variants([*turns, VariantInput(3, 3, "a", f"{SHORT} Nobody believed him.")]) == [(3, 1)]


def test_one_document_is_no_second_outlet() -> None:
    assert group_variants([VariantInput(1, 1, "a", REMARK), VariantInput(2, 1, "a", REMARK)]) == []


@pytest.mark.parametrize(
    "formula",
    [
        "Thank you very much, everybody. Good morning.",
        "I don't have anything to preview or announce at this moment.",
        "Go ahead, Martin. Next question, please.",
        "谢谢大家，今天的发布会到此结束。",
    ],
)
def test_a_formula_is_no_remark(formula: str) -> None:
    assert _groups(("a", formula), ("a", formula), ("a", formula.replace(".", ""))) == []


def test_the_order_of_the_quotes_does_not_matter() -> None:
    texts = [(pair.speaker_a, text) for pair in pairs() for text in (pair.a, pair.b)]
    quotes = [VariantInput(number, number, *quote) for number, quote in enumerate(texts)]
    expected = group_variants(quotes)
    for seed in range(3):
        shuffled = list(quotes)
        random.Random(seed).shuffle(shuffled)
        assert group_variants(shuffled) == expected


def test_planted_cuts_are_found() -> None:
    quotes = planted(1_200)
    grouped = {identifier for group in group_variants(quotes) for identifier in group}
    cuts = [quote.id for quote in quotes if quote.id % 6 == 5]
    assert len(grouped & set(cuts)) / len(cuts) >= 0.97


def test_the_work_grows_almost_linearly() -> None:
    def seconds(count: int) -> float:
        quotes = planted(count)
        return seconds_of(lambda: group_variants(quotes))

    seconds(500)
    assert_growth(seconds, 1_000, 4_000, 9)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "U." * 500_000,
        "1," * 500_000,
        "一" * 1_000_000,
        "百分之" * 300_000,
        "\x1b[31m" * 100_000,
        "中，" * 400_000,
    ],
    ids=["letters", "dots", "digits", "numerals", "shares", "escapes", "commas"],
)
def test_hostile_text_costs_little(text: str) -> None:
    with within(5):
        group_variants([VariantInput(1, 1, "a", text), VariantInput(2, 2, "a", text[:-3])])
        word_diff(text, text[:-3])


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(["we", "will", "not", "win", "3", "三", "个", "中国", "AI", "U.S.", ",", ".", "’s"])
).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), TEXTS), max_size=12))
def test_groups_are_well_formed_whatever_the_text(quotes: list[tuple[str | None, str]]) -> None:
    groups = _groups(*quotes)
    flat = [identifier for group in groups for identifier in group]
    assert len(flat) == len(set(flat))
    assert all(len(group) >= 2 for group in groups)
    assert all(len({quotes[index][0] for index in group} - {None}) <= 1 for group in groups)


def test_two_speakers_are_not_joined_by_the_fuller_words_of_nobody() -> None:
    groups = _groups(("a", "NO:AI中国S0W0US"), ("b", "NO:AI0IN0W0B0US"), (None, "NO:AI中国S0IN0W0:0US"))
    assert groups in ([], [(2, 0)], [(2, 1)])


@given(TEXTS, TEXTS)
def test_a_diff_covers_both_texts(a: str, b: str) -> None:
    parts = word_diff(a, b)
    assert "".join(a[part.a_start : part.a_end] for part in parts) == a
    assert "".join(b[part.b_start : part.b_end] for part in parts) == b
    for part in parts:
        assert (part.a_start == part.a_end) == (part.kind is DiffKind.ADDED)
        assert (part.b_start == part.b_end) == (part.kind is DiffKind.REMOVED)


def test_a_diff_marks_the_words_that_differ() -> None:
    a, b = "The old mill burned down.", "The mill has burned down"
    marked = [
        (part.kind, a[part.a_start : part.a_end], b[part.b_start : part.b_end]) for part in word_diff(a, b)
    ]
    assert marked == [
        (DiffKind.SAME, "The ", "The "),
        (DiffKind.REMOVED, "old ", ""),
        (DiffKind.SAME, "mill ", "mill "),
        (DiffKind.ADDED, "", "has "),
        (DiffKind.SAME, "burned down.", "burned down"),
    ]


def test_a_diff_of_very_long_texts_still_covers_them() -> None:
    a, b = "word " * 4_005, "word " * 4_001 + "other"
    parts = word_diff(a, b)
    assert "".join(a[part.a_start : part.a_end] for part in parts) == a
    assert "".join(b[part.b_start : part.b_end] for part in parts) == b
    assert [part.kind for part in parts] == [DiffKind.SAME, DiffKind.CHANGED]


def test_a_diff_takes_chinese_character_by_character() -> None:
    a, b = "老桥修好了", "新桥修好了"
    marked = [(part.kind, a[part.a_start : part.a_end]) for part in word_diff(a, b)]
    assert marked == [(DiffKind.CHANGED, "老"), (DiffKind.SAME, "桥修好了")]
