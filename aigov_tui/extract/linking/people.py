"""The people of one document: full names in their variants, and whom a short form stands for."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from aigov_tui.extract.names.asian import family_name_first, is_native, joined, role_lists, spelling
from aigov_tui.extract.names.chinese_given import gender_of_chinese
from aigov_tui.extract.names.figures import Figure, figure_named
from aigov_tui.extract.names.lexicon import Lexicon, table
from aigov_tui.extract.names.surnames import first_of_two_surnames, is_initials
from aigov_tui.extract.normal import is_han

_NAMESAKES = 50
"""People of one family name who are told apart in one document; more are no document of this world."""


@dataclass(slots=True)
class Person:
    """One person of a document. `key` is a curated entity's, or None for one who was found by rule."""

    words: tuple[str, ...]
    given: str
    surname: str
    key: str | None = None
    figure: Figure | None = None
    """Who it is in public life, if anyone."""
    gender: str | None = None
    """As words beside the name tell."""
    likely_gender: str | None = None
    """As the first name tells."""
    roles: list[str] = field(default_factory=list)
    kin: bool = False
    """Introduced as someone's wife, son, …: a bare surname means the other."""
    full: int = 0
    """How often the name is given in full."""
    places: list[int] = field(default_factory=list)
    """Where the person is named, in text order: code points into the document."""

    @property
    def known_gender(self) -> str | None:
        """As the document tells; else as is known of the person, or likely from the first name."""
        return self.gender or (self.figure.gender if self.figure is not None else self.likely_gender)

    @property
    def name(self) -> str:
        """The name that forms the person's key: without middle initials, so that other documents arrive at the same."""
        if self.figure is not None:
            return self.figure.name
        last = len(self.words) - 1
        if is_initials(self.words[0]):  # M. K. Stalin is M.K. Stalin, and nobody goes by M. Stalin
            size = next((i for i, word in enumerate(self.words) if not is_initials(word)), last)
            return joined(["".join(self.words[:size]), *self.words[size:]])
        kept = [w for i, w in enumerate(self.words) if i in (0, last) or not (len(w) == 2 and w[1] == ".")]
        return joined(kept)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {short: frozenset(full.split("|")) for short, full in table("nicknames.tsv")}


def split_name(words: Sequence[str], lexicon: Lexicon) -> tuple[str, str]:
    """(given name, family name) of a full name; suffixes (`Jr.`) and particles (`von der`) are taken into account."""
    if is_han(words[0][0]):
        return (words[1], words[0]) if is_native(words) else (words[0], words[-1])
    core = [word for word in words if word.lower().rstrip(",") not in lexicon.suffixes] or list(words)
    if family_name_first(core, lexicon):
        return " ".join(core[1:]), core[0]
    start = len(core) - 1
    while start > 1 and core[start - 1] in lexicon.particles:
        start -= 1
    return core[0], " ".join(core[start:])


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, or a usual short form."""
    if one == other:
        return True
    if one.endswith(".") or other.endswith("."):
        return one[0] == other[0] and (len(one) == 2 or len(other) == 2)
    names = _nicknames()
    return other in names.get(one, ()) or one in names.get(other, ())


class People:
    """Whom the names of people in one document stand for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_given: dict[str, list[Person]] = defaultdict(list)
        self._by_first_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_middle: dict[str, list[Person]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_figure: dict[Figure, Person] = {}
        self._equal: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._called: dict[
            tuple[str, ...], str
        ] = {}  # by the full name, what stands for it in Han characters
        self.people: list[Person] = []

    def equate(self, words: tuple[str, ...], other: tuple[str, ...]) -> None:
        """Let two full names, not introduced yet, be one person's; or a family name in Han characters and a full name."""
        if self.is_full(words) and self.is_full(other):
            self._equal[words] = other
            self._equal[other] = words
        elif self.is_full(other) and is_han(words[0][0]):  # 瓦德福（Johann Wadephul）
            self._called[other] = words[0]

    def introduce(
        self, words: tuple[str, ...], position: int, *, key: str | None = None, gender: str | None = None
    ) -> Person:
        """The person with this full name (two words or more), at `position` in the document; new if need be."""
        figure = figure_named(words)
        same = (
            self._by_words.get(words)
            or self._by_words.get(spelling(words, self._lexicon))
            or self._by_words.get(self._equal.get(words, ()))
        )
        person = same or self._same_figure(figure) or self._variant(words, key)
        if person is None or (key is not None and person.key not in (None, key)):
            person = self._new(words)
        elif is_han(words[0][0]) != is_han(person.words[0][0]):
            self._index(person, *split_name(words, self._lexicon))
        person.figure = person.figure or figure
        if person.figure is not None:
            self._by_figure.setdefault(person.figure, person)
        if (called := self._called.pop(words, None)) is not None:
            self._by_surname[called].append(person)
        self._by_words[words] = person
        self._by_words.setdefault(spelling(words, self._lexicon), person)
        person.key = person.key or key
        insort(person.places, position)
        person.full += 1
        person.gender = person.gender or gender
        return person

    def tell_namesakes(self) -> None:
        """Take nobody for someone who holds an office of state by a Chinese name alone, where all that a document says of
        them are callings that no such person has: 腾讯集团总裁李强 is not the premier."""
        private = frozenset(role_lists()["private_callings"])
        for person in self.people:
            public = person.figure is not None and person.figure.holds_office and person.key is None
            if public and is_native(person.words) and person.roles and private.issuperset(person.roles):
                person.figure = None

    def _new(self, words: tuple[str, ...]) -> Person:
        given, surname = split_name(words, self._lexicon)
        person = Person(words, given, surname, likely_gender=gender_of(words, self._lexicon))
        self.people.append(person)
        self._index(person, given, surname)
        return person

    def _index(self, person: Person, given: str, surname: str) -> None:
        """Let the person be found by the parts of a name."""
        self._by_surname[surname].append(person)
        if " " in surname:  # `Leyen` for von der Leyen
            self._by_surname[surname.split()[-1]].append(person)
        self._by_given[given].append(person)
        middle = first_of_two_surnames(person.words, self._lexicon)
        if middle is not None:
            self._by_first_surname[middle].append(person)
        for word in person.words[1:-1]:
            if word in self._lexicon.first_names:
                self._by_middle[word].append(person)

    def _same_figure(self, figure: Figure | None) -> Person | None:
        """Someone in public life who was introduced by another name (`Joseph R. Biden Jr.`, `Joe Biden`)."""
        if figure is None:
            return None
        return self._by_figure.get(figure)

    def named(self, words: tuple[str, ...]) -> Person | None:
        """The person who was introduced by exactly these words."""
        return self._by_words.get(words)

    def _variant(self, words: tuple[str, ...], key: str | None) -> Person | None:
        """Someone already introduced by another form of this name: a middle initial more, a usual short form."""
        given, surname = split_name(words, self._lexicon)
        suffix = self._suffix(words)
        for person in self._by_surname[surname][:_NAMESAKES]:
            if key is not None and person.key not in (None, key):
                continue
            same = same_given(person.given, given) and self._suffix(person.words) == suffix
            if same and _middles_agree(person.words, words):
                return person
        return self._with_one_surname_less(words)

    def _with_one_surname_less(self, words: tuple[str, ...]) -> Person | None:
        """Claudia Sheinbaum for Claudia Sheinbaum Pardo, or the other way round."""
        if len(words) < 2:
            return None
        known = self._by_first_surname.get(words[-1], [])[:_NAMESAKES]
        longer = (p for p in known if p.words[:-1] == words)
        first = first_of_two_surnames(words, self._lexicon)
        shorter = (p for p in self._by_surname.get(first or "", [])[:_NAMESAKES] if p.words == words[:-1])
        return next(longer, None) or next(shorter, None)

    def ends_like(self, words: tuple[str, ...]) -> Person | None:
        """Whose full name ends in these words: Ildefonso Guajardo Villarreal for `Mr. Guajardo Villarreal`."""
        surname = split_name(words, self._lexicon)[1]
        known = self._by_surname[surname][:_NAMESAKES]
        size = len(words)
        return next((p for p in known if len(p.words) > size and p.words[-size:] == words), None)

    def _suffix(self, words: Sequence[str]) -> str:
        last = words[-1].lower().rstrip(".")
        return last if last in self._lexicon.suffixes else ""

    def resolve(
        self,
        words: tuple[str, ...],
        position: int,
        *,
        gender: str | None = None,
        role: str | None = None,
        may_be: Callable[[Person], bool] = lambda _: True,
    ) -> Person | None:
        """Who a short form (`Smith`, `John`) at `position` is: the one with the title said, else the one named last; nobody
        whom it may not be."""
        suffix = self._suffix(words)
        name = " ".join(words[:-1] if suffix else words)
        if len(words) > 1 and words[0].lower() in self._lexicon.particles:
            name = name[0].lower() + name[1:]
        longer = [p for full in _nicknames().get(name, ()) for p in self._by_given.get(full, [])[:_NAMESAKES]]
        known_by = (self._by_surname, self._by_given, self._by_first_surname, self._by_middle)
        for known in (*(index.get(name, []) for index in known_by), longer):
            fitting = [
                p for p in known[:_NAMESAKES] if gender in (None, p.known_gender or gender) and may_be(p)
            ]
            if suffix:
                fitting = [p for p in fitting if self._suffix(p.words) == suffix]
            elif len(fitting) > 1:  # a bare Trump is no Donald Trump Jr. where there is another
                fitting = [p for p in fitting if not self._suffix(p.words)] or fitting
            if role is not None and len(fitting) > 1:
                fitting = [p for p in fitting if role in p.roles] or fitting
            if fitting:
                person = _likeliest(fitting, position)
                insort(person.places, position)
                person.gender = person.gender or gender
                return person
        return None

    def is_full(self, words: Sequence[str]) -> bool:
        """True for a given and a family name; false for a family name alone, also with `Jr.` after it."""
        if words[0].lower() in self._lexicon.particles and words[0] not in self._lexicon.first_names:
            return False  # von der Leyen
        return len(words) > (2 if self._suffix(words) else 1)


def _likeliest(people: Sequence[Person], position: int) -> Person:
    """Of namesakes, whom a bare surname means: who is named in full twice as often as any other, else who was named last.

    A bare `Cruz` in a profile of Ted Cruz is he, also right after his wife Heidi Cruz was named.
    """
    people = [person for person in people if not person.kin] or people
    ranked = sorted(people, key=lambda person: person.full, reverse=True)
    if len(ranked) == 1 or ranked[0].full >= 2 * ranked[1].full:
        return ranked[0]
    return max(people, key=lambda person: _last_before(person.places, position))


def _last_before(places: Sequence[int], position: int) -> int:
    """The last of `places` before `position`; where there is none, how far off the first is, as a negative number."""
    index = bisect_right(places, position)
    return places[index - 1] if index else position - places[0]


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """False where both give middle initials that differ (`George W. Bush`, `George H. W. Bush`)."""
    first, second = (_initials(words) for words in (one, other))
    return not first or not second or first == second


def _initials(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word[0] for word in words[1:-1] if word.endswith(".") or len(word) > 3)


def gender_of(words: Sequence[str], lexicon: Lexicon) -> str | None:
    """The gender that the first name is mostly given to; None where it is unknown or both."""
    if is_han(words[0][0]):
        return gender_of_chinese(words)
    if family_name_first(words, lexicon):
        return None
    first = words[0]
    gender = lexicon.first_names.get(first)
    if gender is None and "-" in first:
        gender = lexicon.first_names.get(first.split("-")[0])
    return gender if gender in ("m", "f") else None
