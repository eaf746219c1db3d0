"""Interviews whose questions are headings or bold lines: the answers are the words of whom the text says it asked."""

from __future__ import annotations

from pathlib import Path

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from tests.corpus.support import document_of

OPENING = "Lina Okafor runs the standards unit of the African Union. She spoke with Harbour Post last week."
ANSWERS = (
    "Because the rules are being written without us, and every month that I wait makes it harder to change them.",
    "In some areas, yes. In others we would like more openness than we have seen so far.",
    "They talk about winning. My ministers talk about having a seat, which is another thing.",
)
QUESTIONS = ("Why now?", "Is Beijing helping?", "And the United States?")


def spoken(folder: Path, text: str) -> list[tuple[str | None, str]]:
    """Who speaks, by name, and the words, of all block quotes of a text read like any file."""
    found = extract_document(document_of(folder, text), Gazetteer())
    names = {entity.key: entity.name for entity in found.entities}
    assert all(
        text[q.speaker_start : q.speaker_end] == q.speaker_text
        for q in found.quotes
        if q.speaker_start is not None
    )
    return [(names.get(q.speaker_key or ""), q.text) for q in found.quotes if q.form == "block"]


def interview(opening: str, question: str = "**{}**") -> str:
    turns = (f"{question.format(asked)}\n\n{said}" for asked, said in zip(QUESTIONS, ANSWERS, strict=True))
    return "\n\n".join(("The rules are written elsewhere", opening, *turns))


def test_answers_below_questions_in_bold_and_as_headings(tmp_path: Path) -> None:
    for question in ("**{}**", "{}"):
        assert spoken(tmp_path, interview(OPENING, question)) == [
            ("Lina Okafor", answer) for answer in ANSWERS
        ]


def test_an_answer_may_have_several_paragraphs(tmp_path: Path) -> None:
    text = (
        interview(OPENING) + "\n\nThe second surprise was Shanghai, and nobody had told me about it before."
    )
    assert len(spoken(tmp_path, text)) == 4


def test_the_reporter_ends_it_by_naming_whom_they_asked(tmp_path: Path) -> None:
    text = (
        interview(OPENING) + "\n\nLina Okafor was in town for the summit, where she chaired three meetings."
    )
    assert [words for _, words in spoken(tmp_path, text)] == list(ANSWERS)


def test_the_one_named_after_the_interview_answers_rather_than_the_one_named_most(tmp_path: Path) -> None:
    opening = (
        "President Tomas Berg and Berg's cabinet have said nothing yet. Berg declined to comment. "
        "We put our questions to a former adviser in an interview with Lina Okafor."
    )
    assert {who for who, _ in spoken(tmp_path, interview(opening))} == {"Lina Okafor"}


def test_questions_that_a_document_answers_itself_are_nobodys_words(tmp_path: Path) -> None:
    opening = "The commission has published answers to what it is asked most often, and will add to them."
    assert spoken(tmp_path, interview(opening)) == []


def test_an_interview_told_in_the_third_person_stays_the_reporters(tmp_path: Path) -> None:
    text = interview(OPENING)
    for answer in ANSWERS:
        text = text.replace(
            answer, "The act regulates systems by risk, and bans some of the practices outright."
        )
    assert spoken(tmp_path, text) == []


def test_a_chinese_interview(tmp_path: Path) -> None:
    answers = (
        "我不是在打比方。没有算力，那里的大学连一个中等模型都训练不出来，这是我们每天面对的现实。",
        "意味着有人愿意让我们坐到桌边。我希望它能把数据中心建到当地，而不仅仅是开会。",
        "竞赛总有输家。我们不想当输家，也不想当观众，所以才要有自己的声音。",
    )
    asked = ("您为什么这样说？", "新组织意味着什么？", "行动计划您怎么看？")
    turns = "\n\n".join(f"{q}\n\n{a}" for q, a in zip(asked, answers, strict=True))
    text = f"规则不能由少数国家写——专访学者陈望舒\n\n清河大学教授陈望舒近日在上海接受本报专访。\n\n{turns}"
    assert spoken(tmp_path, text) == [("陈望舒", answer) for answer in answers]
