"""Official records: hearings, the United Nations, numbered questions and answers, 答记者问."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.quotes.records import adjourns, recorded
from tests.corpus.support import BODY, document_of

MEETING = """The President: I now give the floor to the representative of Ruritania.

Mr. Ola Berg (Ruritania) (spoke in French): Machines must remain under human control, and so must their makers.

We ask all States to support the draft.

Ms. Okonkwo-Hale (Federal Republic of Borduria): We reject centralized control. Who would hold it?

The President: I thank the representative of Borduria for her statement.

The meeting rose at 5.40 p.m."""

HEARING = """STATEMENT OF LINA OKAFOR, CHIEF EXECUTIVE OFFICER, HARBOUR AI, OSLO, NORWAY

Ms. OKAFOR. Thank you for having me. I am glad to be here with all of you today.

The CHAIRMAN. Thank you. I will now turn to the other side for questions.

Senator VALE. Do you agree, Dr. Wu?

Dr. WU. I do, Senator."""


def turns(folder: Path, text: str) -> list[tuple[str | None, str | None, str]]:
    """The entity, the text's words for the speaker, and how the words begin, for each block quote."""
    found = extract_document(document_of(folder, text), Gazetteer())
    names = {entity.key: entity.name for entity in found.entities}
    return [
        (names.get(q.speaker_key or ""), q.speaker_text, " ".join(q.text.split()[:2]))
        for q in found.quotes
        if q.form == "block"
    ]


def test_delegates_speak_each_for_themselves(tmp_path: Path) -> None:
    assert turns(tmp_path, MEETING) == [
        (None, "The President", "I now"),
        ("Ola Berg", "Mr. Ola Berg", "Machines must"),
        ("Ola Berg", "Mr. Ola Berg", "We ask"),
        ("Okonkwo-Hale", "Ms. Okonkwo-Hale", "We reject"),
        (None, "The President", "I thank"),
    ]


def test_a_hearing_in_which_everybody_speaks_once(tmp_path: Path) -> None:
    assert [words for _, words, _ in turns(tmp_path, HEARING)] == [
        "Ms. OKAFOR",
        "The CHAIRMAN",
        "Senator VALE",
        "Dr. WU",
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mr. Ma (China): We agree.", "Mr. Ma"),
        ("Dame Ada Vale (Harbour South) (Ind): Will he resign?", "Dame Ada Vale"),
        ("Dr. WU. I do, Senator.", "Dr. WU"),
        ("The CHAIRMAN. Order.", "The CHAIRMAN"),
        ("Mr. TELLER of New Ohio. The bill is long.", "Mr. TELLER"),
        ("The PRESIDING OFFICER (Mr. Berg). Without objection.", "The PRESIDING OFFICER"),
        ("Mr. Berg (left) and Ms. Vale: two who met", None),
        ("The plan (2025): what it says", None),
        ("Mr. Berg said: We agree.", None),
    ],
)
def test_labels_of_records(text: str, label: str | None) -> None:
    found = recorded(text)
    assert (found["label"] if found is not None else None) == label


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The meeting rose at 5.40 p.m.", True),
        ("The sitting was suspended", True),
        ("At noon the committee adjourned.", True),
        ("The hearing was adjourned because, as she told us, nobody had come.", False),
        ("Whereupon, at 12:10 p.m., the subcommittee was adjourned.", True),
        ("The price rose.", False),
        ("We rose at five.", False),
    ],
)
def test_the_clerk_closes_a_meeting(text: str, ends: bool) -> None:
    assert adjourns(text) is ends


def test_numbered_questions_and_answers(tmp_path: Path) -> None:
    text = (
        "Q&A with Commissioner Lina Okafor\n\n**Q1. Why is the Commission late?**\n\nA1. We are not late at all.\n\n"
        "**Q2. Did anybody ask for it?**\n\nA2. Nobody asked me for anything."
    )
    assert turns(tmp_path, text) == [
        (None, "Q1", "Why is"),
        ("Lina Okafor", "A1", "We are"),
        (None, "Q2", "Did anybody"),
        ("Lina Okafor", "A2", "Nobody asked"),
    ]


def test_quarters_are_no_questions(tmp_path: Path) -> None:
    text = f"{BODY}\n\nQ1: Revenue rose by 12 percent.\n\nQ2: Revenue fell by 4 percent.\n\nQ3: Revenue was flat."
    assert turns(tmp_path, text) == []


@pytest.mark.parametrize(
    ("title", "name", "words"),
    [
        ("商务部新闻发言人就有关问题答记者问", None, "商务部新闻发言人"),
        ("清河市副市长陈望舒就新规答记者问", "陈望舒", "清河市副市长陈望舒"),
    ],
)
def test_who_answers_is_told_by_the_title(tmp_path: Path, title: str, name: str | None, words: str) -> None:
    text = f"{title}\n\n问：请介绍新规的背景。\n\n答：新规回应了各方的关切。\n\n问：何时施行？\n\n答：明年一月起施行。"
    assert [(who, said) for who, said, _ in turns(tmp_path, text)] == [
        (None, "问"),
        (name, words),
        (None, "问"),
        (name, words),
    ]


def test_a_court_numbers_its_lines_and_has_no_colons(tmp_path: Path) -> None:
    text = (
        "1 THE COURT: Good morning.\n\n2 BY MR. KESSLER:\n\n3 Q. Did you see the letter?\n\n"
        "4 A. I did not.\n\n5 MS. LANE: Objection.\n"
    )
    assert [(words, begins) for _, words, begins in turns(tmp_path, text)] == [
        ("THE COURT", "Good morning."),
        ("Q", "Did you"),
        ("A", "I did"),
        ("MS. LANE", "Objection."),
    ]


def test_an_answer_without_a_question_is_an_item_of_a_list(tmp_path: Path) -> None:
    assert (
        turns(tmp_path, "A. Background\n\nIt began in 1970.\n\nB. Findings\n\nA. Annex\n\nIt ended.\n") == []
    )


def test_a_short_question_within_a_turn_does_not_end_it(tmp_path: Path) -> None:
    text = (
        "Remarks on the bridge\n\nTHE GOVERNOR: Thank you all for coming out in this weather, it means a lot to me.\n\n"
        "Are we ready to choose unity over division?\n\nI think that we are, and the numbers say so as well.\n\n"
        "AUDIENCE MEMBER: Yes! We have been ready for a good many years.\n\nTHE GOVERNOR: So have I, and I will say why.\n"
    )
    assert [(words, begins) for _, words, begins in turns(tmp_path, text)] == [
        ("THE GOVERNOR", "Thank you"),
        ("THE GOVERNOR", "Are we"),
        ("THE GOVERNOR", "I think"),
        ("AUDIENCE MEMBER", "Yes! We"),
        ("THE GOVERNOR", "So have"),
    ]
