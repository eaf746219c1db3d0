"""Places and the way back."""

from __future__ import annotations

from aigov_tui.model.focus import Focus
from aigov_tui.tui.state import History, Place, Reading


def test_filters_are_remembered_in_the_order_they_were_set() -> None:
    place = Place().filtered("speaker", "li").filtered("source", "a").filtered("speaker", "xi")
    assert place.filters == Focus(source="a", speaker="xi")
    assert place.order == ("source", "speaker")
    assert place.latest_filter == "speaker"
    assert place.filtered("speaker", None).latest_filter == "source"
    assert place.filtered("query", "").order == place.order
    assert place.unfiltered() == Place()


def test_going_somewhere_new_forgets_what_was_ahead() -> None:
    a, b, c = (Place().filtered("source", key) for key in "abc")
    history = History().go(a).go(b).back()
    assert history.present == a
    assert history.forward().present == b
    history = history.go(c)
    assert history.forward() == history
    assert history.back().back().present == Place()
    assert History().back() == History()


def test_going_nowhere_is_no_step() -> None:
    history = History().go(Place().at(Reading("a")))
    assert history.go(Place().at(Reading("a"))) is history


def test_the_past_is_not_kept_for_ever() -> None:
    history = History()
    for number in range(1000):
        history = history.go(Place().filtered("query", str(number)))
    assert len(history.past) == 200
