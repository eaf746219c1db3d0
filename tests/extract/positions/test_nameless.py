"""Who speaks for an actor by an office alone, once the text has said whose that is."""

from __future__ import annotations

import pytest

from aigov_tui.extract.positions.governments import Governments
from aigov_tui.extract.positions.nameless import Nameless
from aigov_tui.extract.positions.officials import leaders
from aigov_tui.extract.positions.tied import Name
from aigov_tui.model.entity import Entity, EntityKind, Mention, Origin
from tests.timing import within

FRANCE = Entity("france", "France", EntityKind.PLACE, Origin.CURATED, "fr")
CHINA = Entity("china", "中国", EntityKind.PLACE, Origin.CURATED, "cn")
KOREA = Entity("korea", "韩国", EntityKind.PLACE, Origin.CURATED, "kr")
GOVERNMENTS = Governments([FRANCE, CHINA, KOREA], ["fr", "cn", "kr"])


def _found(text: str) -> list[tuple[str, str | None]]:
    named = Nameless(GOVERNMENTS, {}).names(text, [])
    return [(text[name.start : name.end], name.actor_key) for name in named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The French government agreed. The cabinet meets today.", "The cabinet"),
        ("The French government agreed. A government spokeswoman spoke.", "A government spokeswoman"),
        ("A French government spokeswoman spoke, and the spokeswoman left.", "the spokeswoman"),
        ("The Chinese embassy wrote. The embassy was calm.", "The embassy"),
        ("商务部新闻发言人回应称，注意到有关情况。这位发言人说，相信会好。", "这位发言人"),
        ("国务院常务会议今天召开。会议指出，要加强管理。", "会议"),
        ("商务部新闻发言人答记者问。\n答：我们注意到有关情况。", "答"),
    ],
)
def test_an_office_that_was_named_with_its_country(text: str, expected: str) -> None:
    found = _found(text)
    assert found[-1][0] == expected
    assert found[-1][1] is not None


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet meets today.",
        "The French government agreed. The ministry kept quiet.",
        "The French government agreed. The Government of Peru did not.",
        "The French government agreed. " + "Nothing happened that day. " * 120 + "The cabinet meets.",
        "韩国商务部新闻发言人说，这是误会。这位发言人走了。",
    ],
)
def test_an_office_of_nobody_known(text: str) -> None:
    assert all(words.startswith(("French", "韩国")) for words, _ in _found(text))


def test_who_answers_is_the_spokesman_who_was_named() -> None:
    text = "中国外交部发言人程屿主持记者会。\n答：我们注意到有关情况。"
    person = Name(8, 10, "程屿", "cn")
    found = Nameless(GOVERNMENTS, {"cn": "china"}).names(text, [person])
    assert [(text[name.start : name.end], name.entity_key) for name in found][-1] == ("答", "程屿")


def test_a_spokeswoman_is_of_whom_the_text_had_last() -> None:
    found = _found("French officials spoke. Chinese officials answered. The officials left.")
    assert found[-1] == ("The officials", "cn")


def test_many_offices_cost_little() -> None:
    text = "The French government agreed. " + "The cabinet and the ministry met. " * 20_000
    with within(5):
        assert len(_found(text)) == 20_001


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Emmanuel Macron spoke.", "fr"),
        ("Former president Emmanuel Macron spoke.", None),
        ("Ada Lemaire spoke.", None),
    ],
)
def test_who_is_known_to_speak_for_a_country(text: str, actor: str | None) -> None:
    name = "Emmanuel Macron" if "Macron" in text else "Ada Lemaire"
    start = text.index(name)
    mention = Mention("x", 0, start, start + len(name), name, Origin.EXTRACTED, 1.0)
    known = {"x": Entity("x", name, EntityKind.PERSON, Origin.EXTRACTED)}
    assert leaders(text, [mention], known, GOVERNMENTS).get("x") == actor
