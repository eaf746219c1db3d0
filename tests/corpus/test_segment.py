from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.segment import LONGEST, Shape, segment
from tests.corpus.support import BODY, BODY_ZH
from tests.timing import within

WRAPPED = """\
The minister told reporters on Tuesday that the government would
publish its rules for large models before the end of the year, and
that companies would have six months to comply with them. He said
nothing about fines.

Industry groups asked for more time. A spokesman for the largest of
them said that most of its members had yet to read the draft, which
runs to four hundred pages.
"""


def texts(text: str, *, markdown: bool = False) -> list[str]:
    return [block.text for block in segment(text, markdown=markdown)]


def test_a_paragraph_on_every_line() -> None:
    assert texts(f"{BODY}\nA Heading\n{BODY}") == [BODY, "A Heading", BODY]


def test_blank_lines_of_every_sort_part_paragraphs() -> None:
    assert texts("one\n\ntwo\n\u00a0\nthree\n\u3000\u3000\nfour\n\u200b\nfive\n\n\n\n") == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


def test_wrapped_lines_are_joined() -> None:
    first, second = texts(WRAPPED)
    assert first.startswith("The minister")
    assert first.endswith("about fines.")
    assert second.count("\n") == 2


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    joined = WRAPPED.replace("\n\n", "\n")
    assert len(texts(joined)) == 2


def test_an_indented_first_line_begins_a_paragraph() -> None:
    line = "    It was the third draft in as many months, and the longest by\n"
    assert len(texts(WRAPPED.replace("\n\n", "\n") + line + line.strip())) >= 3


def test_two_lines_of_one_sentence_are_joined() -> None:
    text = "The minister told reporters on Tuesday that\nthe government would publish its rules."
    assert texts(text) == [text]


def test_an_initial_at_the_start_of_a_line_is_no_item_of_a_list() -> None:
    text = (
        "The harbour was closed on Monday by the order of President Marlon\nJ. Okafor, who signed it at noon."
    )
    assert texts(text) == [text]
    assert len(texts("What shall we do about the harbour and the pier:\nA. Close it.\nB. Open it.")) == 3


def test_a_last_word_that_only_the_blanks_behind_it_kept_off_the_line_goes_on() -> None:
    width = max(len(line) for line in WRAPPED.split("\n"))
    line = "He had been taught for years by the monks of the Mill".ljust(width - 9, "s")
    assert (
        texts(f"{WRAPPED}\n{line}\nCollege.  \n\nAfter that he left the country.")[-2] == f"{line}\nCollege."
    )


def test_lines_set_in_as_the_words_of_their_item_belong_to_it_however_long_its_link_is() -> None:
    link = "https://www.example.org/" + "a-long-way-" * 12
    item = f"-   [**Harbour News**]({link})**:**\n    “For travellers the U.S.\n    Association warns\n    Of lines.”"
    assert texts(f"{item}\n-   [**Mill Post**]({link})**:**\n    “So it is.”")[0] == item


def test_short_lines_are_not_joined() -> None:
    verse = "Shall I compare thee to a day\nThou art more lovely and\nRough winds do shake\nAnd summer"
    assert len(texts(verse)) == 4


def test_wrapped_lists_and_speakers_stay_apart() -> None:
    text = WRAPPED + (
        "-   The first point is that rules must be written by those who\n    will have to live with them.\n"
        "-   The second point is another one.\n"
        "Q    Has the minister read what the industry has to say about the\n"
        "draft?\nMR. JONES:  He has, and he will answer it in full on Monday.\n"
    )
    found = texts(text)
    assert "them.\n" not in found[2]
    assert found[2].startswith("-   The first")
    assert [line.split()[0] for line in found[2:]] == ["-", "-", "Q", "MR."]


def test_wrapped_chinese_is_joined() -> None:
    column = "\n".join(BODY_ZH[i : i + 20] for i in range(0, len(BODY_ZH), 20))
    assert len(texts(f"{column}\n\n{column}\n\n{column}")) == 3


def test_chinese_paragraphs_with_full_width_indents() -> None:
    text = f"\u3000\u3000{BODY_ZH}\n\u3000\u3000{BODY_ZH}他补充说。\n\u3000\u3000{BODY_ZH}"
    assert texts(text) == [BODY_ZH, BODY_ZH + "他补充说。", BODY_ZH]


def test_a_cue_and_what_it_sets_off_are_two_paragraphs() -> None:
    text = f"{BODY} He added,\nCurrently, key resources are concentrated in a few countries."
    assert len(texts(text)) == 2


def test_markdown_headings_lose_their_marks() -> None:
    blocks = segment("# One\n\ntext\n\n### Two ##\n\nThree\n=====\n\nFour\n----\n\n***\n", markdown=True)
    headings = [(block.text, block.level) for block in blocks if block.shape is Shape.HEADING]
    assert headings == [("One", 1), ("Two", 3), ("Three", 1), ("Four", 2)]


def test_lists_quotes_and_tables_stay_lines() -> None:
    text = "> quoted\n\n- one\n- two\n1. three\n\n| a | b |\n|---|---|\n| c | d |"
    assert texts(text, markdown=True) == [
        "quoted",
        "- one",
        "- two",
        "1. three",
        "| a | b |",
        "|---|---|",
        "| c | d |",
    ]


def test_a_paragraph_too_long_is_cut_at_a_sentence() -> None:
    sentence = "The rules were published on Tuesday. "
    blocks = segment(sentence * 2000)
    assert all(len(block.text) <= LONGEST for block in blocks)
    assert all(block.text.endswith(".") for block in blocks)
    assert " ".join(block.text for block in blocks) == (sentence * 2000).strip()
    chinese = segment("规则于周二公布。" * 5000)
    assert all(block.text.endswith("。") for block in chinese)


def test_pages_are_counted_by_form_feeds() -> None:
    assert [(block.text, block.page) for block in segment("one\ftwo\n\fthree")] == [
        ("one", 1),
        ("two", 2),
        ("three", 3),
    ]
    assert segment("one")[0].page is None


HOSTILE = {
    "one line": "word word. " * 180_000,
    "no break": "a" * 2_000_000,
    "capitals": "A" * 2_000_000,
    "newlines": "\n" * 1_000_000,
    "blanks": " " * 2_000_000,
    "marks": "“" * 500_000,
    "hashes": "#" * 2_000_000,
    "stars": "* " * 500_000,
    "pipes": "|-" * 500_000,
    "brackets": "[" * 500_000,
    "invisible": "\u200b " * 500_000,
    "colons": "Aa: " * 300_000,
    "wrapped colons": ("Aa " * 24 + ":\n") * 20_000,
    "lines": "a\n" * 80_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    text = HOSTILE[name]
    with within(10):
        blocks = segment(text, markdown=True)
        # A quadratic step would take minutes; ten seconds allow for a machine that has other things to do.
    assert all(len(block.text) <= LONGEST for block in blocks)


PIECES = st.lists(
    st.sampled_from(
        [
            "word ",
            "Word. ",
            "\n",
            "\n\n",
            "\t",
            "\u3000",
            "\u200b",
            "\ufeff",
            "\f",
            "\u2028",
            "# ",
            "> ",
            "- ",
            "---",
            "===",
            "人工智能。",
            "“",
            "Q: ",
            "x" * 90,
            BODY,
        ]
    )
    | st.text(max_size=5),
    max_size=60,
).map("".join)


@given(PIECES, st.booleans(), st.integers(0, 40))
def test_spans_are_exact(text: str, markdown: bool, start: int) -> None:
    start = min(start, len(text))
    last = 0
    for block in segment(text, start=start, markdown=markdown):
        assert text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != ""
        assert block.start >= last
        last = block.end


@given(PIECES)
def test_no_letter_is_lost(text: str) -> None:
    def letters(of: str) -> str:
        return "".join(filter(str.isalnum, of))

    assert letters("".join(block.text for block in segment(text))) == letters(text)


def test_the_second_party_of_a_case_at_the_start_of_a_line_is_no_item_of_a_list() -> None:
    text = (
        "Yesterday, in response to the ruling of the court in the case of West Virginia\n"
        "v. EPA, the harbour master issued a statement on what the ruling means for all\n"
        "ports of the country, and for those who work in them.\n"
    )
    assert len(segment(text, markdown=True)) == 1
