from __future__ import annotations

import pytest

from aigov_tui.extract.linking.people import People, gender_of, same_given, split_name
from aigov_tui.extract.names.lexicon import lexicon


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Donald J. Trump", "Donald", "Trump"),
        ("Li Qiang", "Qiang", "Li"),
        ("Lee Jae-myung", "Jae-myung", "Lee"),
        ("Lee Martindale", "Lee", "Martindale"),
        ("Ursula von der Leyen", "Ursula", "von der Leyen"),
        ("Robert Hale Jr.", "Robert", "Hale"),
        ("李 强", "强", "李"),
    ],
)
def test_names_are_split(name: str, given: str, surname: str) -> None:
    assert split_name(name.split(), lexicon()) == (given, surname)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Joe", "Joseph", True), ("J.", "Joe", True), ("Joe", "Jim", False), ("Bill", "William", True)],
)
def test_given_names_that_can_be_one_persons(one: str, other: str, same: bool) -> None:
    assert same_given(one, other) is same


def test_variants_of_a_name_are_one_person_but_other_initials_are_not() -> None:
    people = People(lexicon())
    biden = people.introduce(("Joseph", "R.", "Biden"), 0)
    assert people.introduce(("Joe", "Biden"), 10) is biden
    son = people.introduce(("George", "W.", "Bush"), 20)
    assert people.introduce(("George", "H.W.", "Bush"), 30) is son or len(people.people) == 3


def test_a_bare_surname_is_who_is_named_most_or_else_who_was_named_last() -> None:
    people = People(lexicon())
    ann = people.introduce(("Ann", "Hale"), 0)
    bob = people.introduce(("Bob", "Hale"), 50)
    assert people.resolve(("Hale",), 60) is bob
    assert people.resolve(("Hale",), 20) is ann
    people.introduce(("Ann", "Hale"), 70)
    assert people.resolve(("Hale",), 80) is ann


def test_gender_and_kin_decide_between_namesakes() -> None:
    people = People(lexicon())
    ted = people.introduce(("Ted", "Cruz"), 0, gender="m")
    heidi = people.introduce(("Heidi", "Cruz"), 50, gender="f")
    assert people.resolve(("Cruz",), 60, gender="m") is ted
    heidi.kin = True
    assert people.resolve(("Cruz",), 61) is ted


def test_a_suffix_names_the_son() -> None:
    people = People(lexicon())
    people.introduce(("Robert", "Hale"), 0)
    son = people.introduce(("Robert", "Hale", "Jr."), 30)
    assert people.resolve(("Hale", "Jr."), 60) is son


def test_a_middle_name_is_short_for_the_whole() -> None:
    people = People(lexicon())
    lara = people.introduce(("Lara", "Arielle", "Phillips"), 0)
    assert people.resolve(("Arielle",), 40) is lara
    arielle = people.introduce(("Arielle", "Stone"), 50)
    assert people.resolve(("Arielle",), 80) is arielle


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Maria Ruiz", "f"), ("John Doe", "m"), ("Leslie Nile", None), ("Li Qiang", None), ("Zzyx Foo", None)],
)
def test_gender_is_said_only_where_a_first_name_tells_it(name: str, gender: str | None) -> None:
    assert gender_of(name.split(), lexicon()) == gender
