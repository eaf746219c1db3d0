"""The extracted entities of one document as its names are linked: what each is called there, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.bodies import UNION, country_of_body
from aigov_tui.extract.linking.canonical import key_of
from aigov_tui.extract.linking.extracted import Extracted
from aigov_tui.extract.names.figures import Figure
from aigov_tui.extract.names.lexicon import chinese_countries, lexicon
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import is_han
from aigov_tui.model.entity import EntityKind
from aigov_tui.model.simplified import simplified


class Records:
    """Takes down what is linked in the document whose `text` this is; `extracted` has it by its keys."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.extracted: dict[str, Extracted] = {}
        self._text = text
        self._gazetteer = gazetteer
        self._actors: dict[str, str | None] = {}

    def take_down(
        self,
        name: Spotted,
        canonical: str,
        kind: EntityKind,
        gender: str | None,
        roles: Sequence[str],
        figure: Figure | None,
    ) -> str:
        """Take down what a name tells of the entity that is called `canonical` everywhere; its key."""
        key = key_of(canonical, kind)
        written = (
            self._text[name.start : name.end] if is_han(name.name[0]) and name.paragraph >= 0 else name.name
        )
        found = self.extracted.get(key)
        if found is None:
            shown = _as_written(written, canonical)
            found = self.extracted[key] = Extracted(shown, kind)
        found.forms[name.name] = None
        found.forms[written] = None
        found.gender = gender or found.gender
        found.figure = found.figure or figure
        found.roles.update(dict.fromkeys(roles))
        found.actor = found.actor or self._actor(name, canonical)
        return key

    def _actor(self, name: Spotted, canonical: str) -> str | None:
        """The actor of the country said before the name's title, first in an organisation's name, or whose body of state it is."""
        word = name.country
        if word is None and name.kind == EntityKind.ORGANIZATION:
            word = country_of_body(canonical) or (name.words[0] if len(name.words) > 1 else None)
        if word is None:
            return None
        if word not in self._actors:
            country = lexicon().country_of.get(word) or chinese_countries().get(word)
            forms = country.names if country else (UNION, "EU") if word == UNION else ()
            owners = map(self._gazetteer.owner, forms)
            self._actors[word] = next((owner.actor_key for owner in owners if owner is not None), None)
        return self._actors[word]


def _as_written(written: str, canonical: str) -> str:
    """The canonical name in the document's own characters, where it has them all: 賴清德, 葉寧 of 葉次長寧."""
    if not is_han(written[:1]):
        return canonical
    shown: list[str] = []
    for character, plain in zip(written, simplified(written), strict=True):
        if canonical[len(shown) : len(shown) + 1] == plain:
            shown.append(character)
    return "".join(shown) if len(shown) == len(canonical) else canonical
