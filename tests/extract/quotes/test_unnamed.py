"""Words whose speaker a sentence leaves open, and paragraphs that only look like someone's words."""

from __future__ import annotations

import pytest

from aigov_tui.extract.document import extract_document
from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.model.quote import Quote, QuoteForm
from tests.gold.quotes import document_of
from tests.timing import assert_linear

_GAZETTEER = Gazetteer()


def _quotes(text: str) -> tuple[Quote, ...]:
    return extract_document(document_of("d", text), _GAZETTEER).quotes


@pytest.mark.parametrize(
    "text",
    [
        "“Hello,” Carla Mendes said. Ministers have been accused of “hiding the ball”.",
        "“你好。”王海峰说。该公司被批评“把用户当成实验品”。",
    ],
)
def test_a_passive_names_nobody_not_even_who_spoke_before(text: str) -> None:
    _, unnamed = _quotes(text)
    assert unnamed.form is QuoteForm.PARTIAL
    assert unnamed.speaker_text is None
    assert unnamed.confidence < 0.5


def test_the_one_who_reports_a_passive_speaks() -> None:
    (quote,) = _quotes("Carla Mendes argued that the plan should be seen as “a slow and costly farce”.")
    assert quote.speaker_text == "Carla Mendes"


@pytest.mark.parametrize(
    "item", ["- A new register.", "1. A new register.", "(a) A new register.", "• A register."]
)
def test_a_list_is_nobodys_words(item: str) -> None:
    assert _quotes(f"Carla Mendes announced the following:\n{item}") == ()
    assert len(_quotes("Carla Mendes announced the following:\nWe will keep a new register.")) == 1


def test_a_pronoun_that_stands_for_nobody_known_is_doubted() -> None:
    (known,) = _quotes("Carla Mendes left. “It was late,” she said.")
    (unknown,) = _quotes("It rained. “It was late,” she said.")
    assert known.speaker_key is not None
    assert unknown.speaker_key is None
    assert unknown.confidence <= 0.5 < known.confidence


def test_who_speaks_is_not_one_whom_the_words_name() -> None:
    (quote,) = _quotes("Carla Mendes shook her head. “Anna Berg never called,” she said.")
    assert quote.speaker_key is not None
    assert "mendes" in quote.speaker_key


def test_marks_of_emphasis_do_not_hide_the_cue() -> None:
    (quote,) = _quotes("“We will not wait for the port,” **said** **Carla Mendes**.")
    assert quote.speaker_text == "Carla Mendes"


@pytest.mark.parametrize("unit", ["李强说：“好。”", "王毅表示，中方主张“好”，", "more than “a” one of the "])
def test_crowded_paragraphs_take_time_in_proportion(unit: str) -> None:
    assert_linear(lambda times: _quotes(unit * times), 1000)


def test_a_paragraph_may_begin_in_the_middle_of_a_sentence() -> None:
    first, second = _quotes(
        'been put forward and that politics would be kept out. "We want people who read," she said, adding: "I do."\n'
    )
    assert (first.text, second.text) == ("We want people who read,", "I do.")
    assert first.speaker_text == "she"


def test_my_father_is_he_while_nobody_else_is_told_of() -> None:
    text = (
        "Thank you, Mark Oduya. My dad had a band when he was young. He never went to school, but he looked at me, and he said, "
        "“I don't know where you came from.” He played the flute. He said, “You have no lip.”"
    )
    assert [quote.speaker_text for quote in _quotes(text)] == ["My dad", "My dad"]
    (other,) = _quotes("My dad had a band. Mark Oduya heard it, and he said, “It was not very good, was it?”")
    assert other.speaker_text == "he"


@pytest.mark.parametrize(("whom", "told"), [("him", "him"), ("me", "me"), ("Li Hua", "Li Hua")])
def test_whoever_was_heard_says_it(whom: str, told: str) -> None:
    (quote,) = _quotes(f"World leaders have heard {whom} say, “It was never a good bet.”")
    assert quote.speaker_text == told
