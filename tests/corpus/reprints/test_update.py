"""Whatever comes and goes, what is found is the same as from one search through what is left."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigov_tui.corpus.reprints import Compared, choose, find, find_near_repeats, sign, update_near_repeats

SENTENCES = (
    "Delegates from thirty countries signed the charter in Geneva after a week of talks about audits.",
    "The host thanked the interpreters, who had worked through the night without complaint.",
    "Farmers in the valley harvest olives by hand before the first frost of the winter arrives.",
    "A committee of engineers will publish the measurements that the regulator asked for.",
    "The question of enforcement was left to a later summit, which nobody has called so far.",
    "Critics doubted that the smaller firms could afford the paperwork it would mean.",
)
SWAPS = (
    ("signed", "endorsed"),
    ("week", "fortnight"),
    ("thirty", "forty"),
    ("nobody", "no one"),
    ("by hand", ""),
)


def made(seed: int) -> str:
    """One of many texts that share sentences, some with a word exchanged."""
    random = Random(seed)
    text = " ".join(random.sample(SENTENCES, random.randint(1, 4)))
    for one, other in random.sample(SWAPS, random.randint(0, 2)):
        text = text.replace(one, other)
    return text


class Shelf:
    """Paragraphs and what was found of them, as a store keeps them."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.follows: dict[int, tuple[int | None, float]] = {}

    def compared(self, identifier: int) -> Compared:
        text = self.texts[identifier]
        return Compared(identifier, (0, identifier), sign(text), leads=identifier not in self.follows)

    def holders(self, keys: Collection[int]) -> Iterator[Compared]:
        for identifier in self.texts:
            if not set(keys).isdisjoint(sign(self.texts[identifier]).keys):
                yield self.compared(identifier)

    def change(self, new: dict[int, str], gone: Collection[int]) -> None:
        removed = [self.compared(identifier) for identifier in gone if identifier in self.texts]
        for identifier in (one.id for one in removed):
            del self.texts[identifier]
            self.follows.pop(identifier, None)
        self.texts |= new
        left = [Compared(one, (0, one), sign(text), leads=False) for one, text in new.items()]
        known = Shelf()
        known.texts = {one: text for one, text in self.texts.items() if one not in new}
        known.follows = self.follows
        astray = [self.compared(one) for one, (of, _) in self.follows.items() if of not in self.texts]
        update = update_near_repeats(left, removed, astray, self.texts.__getitem__, known)
        for identifier in update.leading:
            self.follows.pop(identifier, None)
        self.follows |= {repeat.id: (repeat.of_id, repeat.similarity) for repeat in update.repeats}

    def anew(self) -> dict[int, tuple[int | None, float]]:
        ordered = [(one, sign(self.texts[one])) for one in sorted(self.texts)]
        return {
            repeat.id: (repeat.of_id, repeat.similarity)
            for repeat in find_near_repeats(ordered, self.texts.__getitem__)
        }


numbers = st.integers(1, 40)
steps = st.lists(
    st.tuples(st.dictionaries(numbers, st.integers(0, 400), max_size=12), st.sets(numbers, max_size=12)),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("crowd", [48, 2])
@settings(max_examples=40)
@given(steps)
def test_step_by_step_or_at_once(crowd: int, steps: list[tuple[dict[int, int], set[int]]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choose, "CROWD", crowd)
        patch.setattr(find, "CROWD", crowd)
        shelf = Shelf()
        for new, gone in steps:
            shelf.change({one: made(seed) for one, seed in new.items()}, gone | new.keys())
            assert shelf.follows == shelf.anew()


def test_it_is_no_empty_promise() -> None:
    shelf = Shelf()
    shelf.change({number: made(number) for number in range(60)}, ())
    assert len(shelf.follows) > 10
    longest = max(shelf.texts, key=lambda one: len(shelf.texts[one]))
    followers = {one for one, (of, _) in shelf.follows.items() if of == longest}
    assert followers
    shelf.change({}, [longest])
    assert followers.isdisjoint(one for one, (of, _) in shelf.follows.items() if of == longest)
    assert shelf.follows == shelf.anew()
