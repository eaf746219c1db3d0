"""From spotted names to mentions of entities: one entity per referent in a document, and by its key across documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aigov_tui.extract.gazetteer import Gazetteer
from aigov_tui.extract.linking.bodies import Bodies, forms_of
from aigov_tui.extract.linking.canonical import (
    canonical_name,
    full_names,
    is_headed,
    synonyms,
)
from aigov_tui.extract.linking.chinese_bodies import ChineseBodies
from aigov_tui.extract.linking.chinese_kin import ChineseKin
from aigov_tui.extract.linking.extracted import columns_of
from aigov_tui.extract.linking.forms import acronyms_in, glossed, short_documents
from aigov_tui.extract.linking.people import People, Person, gender_of
from aigov_tui.extract.linking.public_life import PublicLife
from aigov_tui.extract.linking.records import Records
from aigov_tui.extract.linking.titles import is_kin, role_of, title_gender
from aigov_tui.extract.names.figures import Figure, figure_called
from aigov_tui.extract.names.lexicon import Lexicon, lexicon
from aigov_tui.extract.names.papers import papers_in
from aigov_tui.extract.names.spotted import Spotted
from aigov_tui.extract.normal import is_han
from aigov_tui.model.entity import Entity, EntityKind, Mention
from aigov_tui.model.made import made


@dataclass(frozen=True, slots=True)
class Linked:
    """Mentions in text order and the extracted entities they refer to; `titled` are the people whom the document's title
    names, with the roles it gives them, whether or not the text names them too."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    titled: list[Entity]


def link(text: str, names: Sequence[Spotted], gazetteer: Gazetteer) -> tuple[list[Mention], list[Entity]]:
    """Mentions in text order, and the extracted entities they refer to. `text` is the document's."""
    linked = link_document(text, names, (), gazetteer)
    return list(linked.mentions), list(linked.entities)


def link_document(
    text: str, names: Sequence[Spotted], title: Sequence[Spotted], gazetteer: Gazetteer
) -> Linked:
    """Like `link`, with the people that the document's title names: they are introduced before the text begins."""
    return _Linker(text, gazetteer).link(names, title)


class _Linker:
    """The state of linking one document."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._lexicon: Lexicon = lexicon()
        self._people = People(self._lexicon)
        self._public_life = PublicLife(text, (), self._lexicon)
        self._records = Records(text, gazetteer)
        self._lone: dict[str, str] = {}
        self._full_names: dict[str, list[tuple[str, ...]]] = {}
        self._long_forms: dict[str, str] = {}
        self._kind_of_long_form: dict[str, EntityKind] = {}
        self._documents: dict[tuple[str, ...], Spotted | None] = {}
        self._things: dict[tuple[str, str], tuple[str, str | None]] = {}
        self._bodies = Bodies(())
        self._chinese_bodies = ChineseBodies(text, ())
        self._kin = ChineseKin(text, ())

    def link(self, names: Sequence[Spotted], title: Sequence[Spotted]) -> Linked:
        """See `link_document`."""
        self._kin = ChineseKin(self._text, names)
        for name, gloss in glossed(self._text, names):
            self._people.equate(name.words, gloss.words)
        for name in (*title, *names):
            if name.kind == EntityKind.PERSON:
                self._introduce(name)
        self._people.tell_namesakes()
        self._public_life = PublicLife(self._text, names, self._lexicon)
        self._long_forms = acronyms_in(self._text, names)
        self._learn_short_forms(names)
        if self._long_forms:
            kinds = {name.name: EntityKind(name.kind) for name in names if len(name.words) > 1}
            for short, long in self._long_forms.items():
                if long in kinds:
                    self._kind_of_long_form[short] = kinds[long]
        self._documents = short_documents(names)
        self._bodies = Bodies(names)
        self._chinese_bodies = ChineseBodies(self._text, names)
        mentions = made(
            Mention,
            {
                "entity_key": [self._key(name) for name in names],
                "paragraph": [name.paragraph for name in names],
                "start_char": [name.start for name in names],
                "end_char": [name.end for name in names],
                "text": [self._text[name.start : name.end] for name in names],
                "origin": [name.origin for name in names],
                "confidence": [round(name.confidence, 3) for name in names],
            },
        )
        entities = made(Entity, columns_of(self._records.extracted))
        return Linked(mentions, entities, [self._titled(name) for name in title])

    def _titled(self, name: Spotted) -> Entity:
        """Whom a name in the title stands for, with the role that it gives, and no other."""
        key = self._person_key(name)
        extracted = self._records.extracted.get(key)
        if extracted is None:
            entity = self._gazetteer.by_key[key]
        else:
            (entity,) = made(Entity, columns_of({key: extracted}))
        role = role_of(name, self._lexicon)
        return replace(entity, roles=(role,) if role else ())

    # People

    def _introduce(self, name: Spotted) -> None:
        """Take up a full name."""
        if name.entity_key is not None:
            self._introduce_curated(self._gazetteer.by_key[name.entity_key], name.start)
        elif self._people.is_full(name.words) and not self._is_family_name(name):
            gender = title_gender(name, self._lexicon) or self._kin.gender(name)
            person = self._people.introduce(name.words, name.start, gender=gender)
            person.kin = person.kin or is_kin(name, self._lexicon)
            role = role_of(name, self._lexicon)
            if role is not None and role not in person.roles:
                person.roles.append(role)

    def _is_family_name(self, name: Spotted) -> bool:
        """Two words after `Mr.` that end the name of someone introduced: both are the family name."""
        return name.title is not None and self._people.ends_like(name.words) is not None

    def _introduce_curated(self, entity: Entity, position: int) -> None:
        """Take up a curated person under each full name: the Latin one, and those in Han characters."""
        if entity.key not in self._full_names:
            self._full_names[entity.key] = full_names(entity)
        for words in self._full_names[entity.key]:
            person = self._people.introduce(words, position, key=entity.key, gender=entity.gender)
            person.roles.extend(role for role in entity.roles if role not in person.roles)

    def _person_key(self, name: Spotted) -> str:
        if name.entity_key is not None and (len(name.words) > 1 or is_han(name.name[0])):
            return name.entity_key
        person = self._people.named(name.words) if len(name.words) > 1 else None
        if person is None and len(name.words) > 1 and name.title is not None:
            person = self._people.ends_like(name.words)
        role = role_of(name, self._lexicon) if name.title is not None else None
        person = person or self._people.resolve(
            name.words,
            name.start,
            gender=title_gender(name, self._lexicon),
            role=role,
            may_be=lambda other: not self._kin.are_apart(name, other),
        )
        if person is not None and role is not None and role not in person.roles:
            figure = figure_called(name.name, role)
            # `President Obama`, where only Michelle Obama, or his mother, is named in full
            is_another = person.figure is not None or not person.roles
            if figure is not None and person.figure != figure and is_another:
                person = None
        if person is None:
            return name.entity_key or self._lone_person(name)
        if person.key is not None:
            return person.key
        return self._recorded_person(name, person)

    def _recorded_person(self, name: Spotted, person: Person) -> str:
        owner = self._gazetteer.owner(person.name) if person.figure is not None else None
        if owner is not None:
            return owner.key
        return self._record(name, person.name, person.known_gender, person.roles, person.figure)

    def _lone_person(self, name: Spotted) -> str:
        if name.title is None and name.name in self._lone:
            return self._lone[name.name]
        self._lone[name.name] = self._new_lone_person(name)
        return self._lone[name.name]

    def _new_lone_person(self, name: Spotted) -> str:
        owner = self._gazetteer.owner(name.name)
        if owner is not None:
            return owner.key
        gender = title_gender(name, self._lexicon)
        role = role_of(name, self._lexicon)
        roles = [role] if role else []
        figure = self._public_life.meant(name, gender)
        if figure is not None:
            owner = self._gazetteer.owner(figure.name)
            return owner.key if owner else self._record(name, figure.name, figure.gender, roles, figure)
        return self._record(name, name.name, gender or gender_of(name.words, self._lexicon), roles)

    # Organisations, places and the rest

    def _learn_short_forms(self, names: Sequence[Spotted]) -> None:
        """`Brightwater` of Brightwater Holdings, Inc., where no other organisation in the document begins like it; `Times`."""
        for short, full in papers_in(names).items():
            self._long_forms.setdefault(short, full)
        longer: dict[str, set[str]] = {}
        for name in names:
            if name.kind == EntityKind.ORGANIZATION and len(name.words) > 1 and is_headed(name.words[-1]):
                for size in range(1, len(name.words)):
                    longer.setdefault(" ".join(name.words[:size]), set()).add(self._canonical(name))
        for name in names if longer else ():
            begun = longer.get(name.name, ())
            if (
                name.kind == EntityKind.ORGANIZATION
                and name.entity_key is None
                and len(begun) == 1
                and not name.name.isupper()
            ):
                plain = (
                    name.name in self._lexicon.organizations or name.words[-1].lower() in self._lexicon.heads
                )
                if not plain:
                    self._long_forms.setdefault(name.name, next(iter(begun)))

    def _key(self, name: Spotted) -> str:
        if name.kind == EntityKind.PERSON:
            return self._person_key(name)
        if name.entity_key is not None:
            return name.entity_key
        return self._thing_key(name)

    def _thing_key(self, name: Spotted) -> str:
        longer = self._documents.get(name.words) if name.kind == EntityKind.DOCUMENT else None
        if longer is not None and longer.words != name.words:
            return self._key(longer)
        body = self._body(name) if name.kind == EntityKind.ORGANIZATION else None
        wanted = body or name.name, name.kind
        if wanted not in self._things:
            canonical = body or self._canonical(name)
            self._things[wanted] = canonical, self._owner_of_thing(name.name, canonical)
        canonical, owner = self._things[wanted]
        return owner or self._record(name, canonical)

    def _body(self, name: Spotted) -> str | None:
        """What a body of state is called everywhere: the US Justice Department is the Department of Justice."""
        long = self._long_forms.get(name.name)
        if is_han((long or name.name)[0]):
            return self._chinese_bodies.canonical(long or name.name, name)
        return self._bodies.canonical(tuple(long.split()) if long is not None else name.words, name)

    def _owner_of_thing(self, name: str, canonical: str) -> str | None:
        """The key of the curated entity that goes by any name of this one."""
        if not self._gazetteer.by_key:
            return None
        for form in (name, canonical, *synonyms(canonical), *forms_of(canonical)):
            owner = self._gazetteer.owner(form)
            if owner is not None:
                return owner.key
        return self._company(canonical)

    def _company(self, name: str) -> str | None:
        """The curated organisation whose name this is with `Technologies`, `Group` or the like after it."""
        words = name.split()
        while len(words) > 1 and words[-1].lower() in self._lexicon.company_words:
            words.pop()
            owner = self._gazetteer.owner(" ".join(words))
            if owner is not None and owner.kind is EntityKind.ORGANIZATION:
                return owner.key
        return None

    def _canonical(self, name: Spotted) -> str:
        return canonical_name(self._long_forms.get(name.name, name.name), name.kind)

    def _record(
        self,
        name: Spotted,
        canonical: str,
        gender: str | None = None,
        roles: Sequence[str] = (),
        figure: Figure | None = None,
    ) -> str:
        kind = self._kind_of_long_form.get(name.name) or EntityKind(name.kind)
        return self._records.take_down(name, canonical, kind, gender, roles, figure)
