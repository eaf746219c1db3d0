"""The gold passages: what the program reaches may rise, never fall."""

from __future__ import annotations

import pytest

from aigov_tui.model.quote import QuoteForm
from tests.gold.quotes import Score, load, score


@pytest.mark.parametrize(
    ("name", "fewest"),
    [
        ("quotes_en", 80),
        ("quotes_zh", 60),
        ("quotes_en_styles", 80),
        ("quotes_en_more", 110),
        ("quotes_en_news", 40),
        ("quotes_en_world", 64),
        ("quotes_en_forms", 138),
        ("quotes_zh_styles", 158),
        ("quotes_zh_news", 40),
        ("quotes_zh_press", 38),
        ("quotes_zh_daily", 30),
        ("articles_en", 12),
    ],
)
def test_there_are_enough_passages_and_none_twice(name: str, fewest: int) -> None:
    passages = load(name)
    assert len(passages) >= fewest
    assert len({passage.id for passage in passages}) == len(passages)
    assert len({passage.text for passage in passages}) == len(passages)


@pytest.mark.parametrize(
    ("name", "spans", "speakers", "terms"),
    [
        ("quotes_en", 0.98, 0.98, 1.0),
        ("quotes_zh", 0.97, 0.95, 1.0),
        ("quotes_en_styles", 0.97, 0.92, 1.0),
        ("quotes_en_more", 0.97, 0.94, 1.0),
        ("quotes_en_news", 0.98, 0.95, 1.0),
        ("quotes_en_world", 0.97, 0.93, 1.0),
        ("quotes_en_forms", 0.97, 0.95, 0.9),
        ("quotes_zh_styles", 0.97, 0.95, 1.0),
        ("quotes_zh_news", 0.97, 0.95, 1.0),
        ("quotes_zh_press", 0.96, 0.93, 0.9),
        ("quotes_zh_daily", 0.98, 0.96, 0.9),
        ("articles_en", 0.97, 0.96, 0.8),
    ],
)
def test_spans_and_speakers_stay_above_the_floor(
    name: str, spans: float, speakers: float, terms: float
) -> None:
    total, misses = score(load(name))
    read = "\n".join(f"{miss.passage}: {miss.what}" for miss in misses)
    assert total.span_f1 >= spans, read
    assert total.speaker >= speakers, read
    assert total.form_right >= 0.97 * total.matched, read
    assert total.terms_right >= terms * total.terms, read


def test_the_scorer_sees_what_is_missing() -> None:
    """A floor is worth something only if an extraction that finds nothing falls through it."""
    empty = Score(gold=10)
    assert empty.span_f1 == 0
    assert empty.speaker == 0


def test_gold_covers_every_form() -> None:
    forms = {quote.form for name in ("quotes_en", "quotes_zh") for p in load(name) for quote in p.quotes}
    assert forms == set(QuoteForm)
