"""What a codebook says positions are found by: vocabulary, the words against, the subject."""

from __future__ import annotations

from aigov_tui.corpus import parse_curated
from aigov_tui.model.curated import Codebook

ISSUE = "issues: [{key: a, name: A, question: A?, definition: A., vocabulary: [one], against: [two, one]}]\n"


def _read(text: str) -> tuple[Codebook, list[str]]:
    curated = parse_curated({"seeds/codebook.yaml": f"version: 1\nactors: []\n{text}"})
    return curated.codebook, [problem.message for problem in curated.problems]


def test_words_against_are_vocabulary_too() -> None:
    codebook, problems = _read(ISSUE)
    assert problems == []
    assert (codebook.issues[0].vocabulary, codebook.issues[0].against) == (("one", "two"), ("two", "one"))
    assert codebook.subject == ()


def test_the_subject_is_a_list_of_words_or_one() -> None:
    assert _read(ISSUE + "subject: [AI, 人工智能, AI]\n")[0].subject == ("AI", "人工智能")
    assert _read(ISSUE + "subject:  language\n   models\n")[0].subject == ("language models",)
    codebook, problems = _read(ISSUE + "subject: [AI, {a: b}]\n")
    assert codebook.subject == ("AI",)
    assert problems == ["“subject” should be a list of texts."]
