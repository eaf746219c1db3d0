"""From the words that name a speaker to the entity who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from aigov_tui.extract.names.asian import family_name_first
from aigov_tui.extract.names.chinese_roles import is_person as is_chinese_person
from aigov_tui.extract.names.lexicon import countries, lexicon
from aigov_tui.extract.normal import has_han
from aigov_tui.extract.quotes import chinese_lexicon
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.antecedents import Antecedents, people_of
from aigov_tui.extract.quotes.chinese_speaker_words import SPOKEN_OF
from aigov_tui.extract.quotes.descriptions import description_of, is_introduced, is_told_apart
from aigov_tui.extract.quotes.discourse import Discourse
from aigov_tui.extract.quotes.groups import Groups
from aigov_tui.extract.quotes.holders import Holders, without_article
from aigov_tui.extract.quotes.label_speakers import LabelSpeakers
from aigov_tui.extract.quotes.phrases import Phrase
from aigov_tui.extract.quotes.salience import Antecedent
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.model.entity import Entity, EntityKind, Mention
from aigov_tui.model.quote import SpeakerForm

_EXPLETIVE = re.compile(r"[Ii]t(?:[’']s| is| was| would be| will be| isn[’']t| wasn[’']t)\b")
"""It is no exaggeration to say ...: nobody says that."""
_INTRODUCED = 3_000
"""Code points before "the lawyer" within which "a lawyer" would be who is meant."""
_PAPER_REACH = 300
"""Code points before 文件 in which the document stands that it means."""
_LONGEST_FIRM = 4
"""Words of "the California-based software firm"."""
_SHORT = 2
"""Words of "the commission", which may stand for the one whose name ends so."""
_MY_KIN = re.compile(
    r"\b[Mm]y (?:[a-z]+ )?(dad|father|grandfather|uncle|brother|husband|son|mom|mother|grandmother|aunt|sister|wife|daughter)\b"
)
_KIN_REACH = 600
"""Code points before a pronoun within which whom it means is told of."""
_CLEAR_MARGIN = 2.0
"""Salience by which an antecedent must lead: below it six pronouns of ten were right, above it nine (PolNeAR dev)."""
_OWN_VOICE = frozenset(["i", "me", "my", "i'm", "i've", "i'd", "i'll"])
_PRONOUNS = {**lex.POSSESSIVES, **lex.PRONOUNS, **chinese_lexicon.PRONOUNS}


@cache
def countries_in_chinese() -> frozenset[str]:
    """What countries are called in simplified Chinese."""
    return frozenset(name for country in countries() for name in country.chinese)


def _by_head(entities: Iterable[Entity]) -> dict[str, str]:
    """The one organisation of a document that each noun can mean: "the commission" where only the European Commission is."""
    found: dict[str, str | None] = {}
    for entity in {entity.key: entity for entity in entities}.values():
        words = entity.name.casefold().split()
        if entity.kind is EntityKind.ORGANIZATION and len(words) > 1:
            head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
            found[head] = entity.key if head not in found else None
    return {head: key for head, key in found.items() if key is not None and head in lex.NOMINALS}


class SpeakerResolver:
    """Resolves phrases of one document in reading order."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        titled: Sequence[Entity] = (),
        narrator: str | None = None,
    ) -> None:
        self._text = text
        self._narrator = narrator
        self._entities = entities
        self.discourse = Discourse(text)
        people = people_of(text, mentions, entities)
        self.antecedents = Antecedents(self.discourse, people, entities)
        self._groups = Groups(self.discourse, mentions, entities, people)
        self._holders = Holders(text, people, entities)
        self._surnames = {entity.name.split()[-1].casefold(): entity.key for entity in reversed(titled)}
        self._nominal: Speaker | None = None  # who spoke last of those without a name
        self._headed = _by_head(entities[m.entity_key] for m in mentions if m.entity_key in entities)
        self._documents = [
            (mention.start_char, mention.entity_key)
            for mention in mentions
            if mention.entity_key in entities and entities[mention.entity_key].kind is EntityKind.DOCUMENT
        ]
        for mention in mentions:
            entity = entities.get(mention.entity_key)
            if entity is not None and entity.kind is EntityKind.PERSON and mention.text:
                self._surnames.setdefault(mention.text.split()[-1].casefold(), mention.entity_key)
                self._surnames.setdefault(entity.name.split()[-1].casefold(), mention.entity_key)
                if family_name_first(entity.name.split(), lexicon()):
                    self._surnames.setdefault(entity.name.split()[0].casefold(), mention.entity_key)

        named = [
            (mention.start_char, mention.entity_key)
            for mention in mentions
            if mention.entity_key in entities and entities[mention.entity_key].kind is EntityKind.PERSON
        ]
        self._labels = LabelSpeakers(text, named, self._surnames, titled, self._holders)

    def resolve(self, phrase: Phrase, base: int, told: Speaker | None = None) -> Speaker:
        """The speaker that `phrase`, of the paragraph that begins at code point `base`, names; a pronoun that may mean
        them whoever is `told` of right before it."""
        start, end = base + phrase.start, base + phrase.end
        words = self._text[start:end]
        if phrase.form is SpeakerForm.PRONOUN:
            return self._pronoun(phrase, words, start, base, told)
        if phrase.mention is not None and phrase.form is SpeakerForm.NAME:
            key = phrase.mention.entity_key
            return Speaker(key, words, start, end, self._name_form(key, words))
        if phrase.form is SpeakerForm.NAME:
            known = self._surnames.get(words.split()[-1].casefold())
            return Speaker(known, words, start, end, SpeakerForm.NAME)
        if phrase.form is SpeakerForm.SHORT_NAME:  # 李总理
            known = self._holders.by_surname(words, start)
            return Speaker(known, words, start, end, SpeakerForm.SHORT_NAME)
        role = self._holders.title(without_article(words), start)
        if role is not None:
            return Speaker(role, words, start, end, SpeakerForm.TITLE)
        if words in chinese_lexicon.OTHER_SIDE and (other := self._unnamed("", words, start)) is not None:
            return other
        pointed = self._pointed(words, start, base)
        if pointed is not None:
            return Speaker(pointed.key, words, start, end, SpeakerForm.TITLE, pointed.margin >= _CLEAR_MARGIN)
        described = self._described(phrase.head, words, start, base)
        if described is not None:
            return Speaker(described, words, start, end, SpeakerForm.TITLE, clear=False)
        known = self._headed.get(phrase.head) if len(words.split()) <= _SHORT else None
        known = known or self._firm(phrase.head, words, start)
        if known is not None:
            return Speaker(known, words, start, end, SpeakerForm.NOMINAL)
        if (paper := self._paper(words, start)) is not None:
            return Speaker(paper, words, start, end, SpeakerForm.NOMINAL, clear=False)
        meant = self._meant(phrase.head, words, start, base)
        if meant is not None:
            return Speaker(meant, words, start, end, SpeakerForm.TITLE, clear=False)
        self._nominal = Speaker(None, words, start, end, SpeakerForm.NOMINAL)
        return self._nominal

    def _paper(self, words: str, start: int) -> str | None:
        """The document named last before 文件 or 该报告, not far."""
        if words not in chinese_lexicon.PAPERS:
            return None
        index = bisect_left(self._documents, (start, "")) - 1
        if index < 0 or self._documents[index][0] < start - _PAPER_REACH:
            return None
        return self._documents[index][1]

    def heard(self, phrase: Phrase, base: int) -> Speaker | None:
        """Take note of who tells something in the sentence before a pronoun's: "A clerk declined to say. '...', she said.".
        Whom a Chinese sentence names so is whom the pronoun means, and is returned."""
        native = has_han(phrase.head)
        unnamed = phrase.form is SpeakerForm.NOMINAL and phrase.start < phrase.end
        if not native and not unnamed:  # empty where the sentence's beginning is lost
            return None
        speaker = self.resolve(phrase, base)
        if native and speaker.key is not None:  # 他指出，岸田一直……。“……”，他说
            self.antecedents.spoke(speaker.start, speaker.key)
        return speaker if native else None

    def _meant(self, head: str, words: str, start: int, base: int) -> str | None:
        """Whom "the lawyer" means in a paragraph that has named one person alone, where nobody was "a lawyer" before."""
        if words in SPOKEN_OF or (
            words[-1:] == "人" and words[:-1] in countries_in_chinese()
        ):  # 72岁的陈怀玉……，老人听完笑了
            before = self._text[max(0, start - _INTRODUCED) : start]
            apart = re.search(f"[名位个個些老]\\w{{0,6}}{words}", before) is not None
            return None if apart else self.antecedents.only_person(start, base)
        if head not in lex.ROLES_MEANT or not words.casefold().startswith("the "):
            return None
        before = self._text[max(0, start - _INTRODUCED) : start]
        if is_introduced(before, head):
            return None
        return self.antecedents.only_person(start, base)

    def _described(self, head: str, words: str, start: int, base: int) -> str | None:
        """Whom "the Texas Republican" or "the young woman" means, where the text before has not spoken of one without a name."""
        told = description_of(words, head)
        if told is None:
            return None
        if told.party:
            return self._holders.of_party(told.party, start) or self._sole_subject(start, base)
        before = self._text[max(0, start - _INTRODUCED) : start]
        if is_introduced(before, head) or is_told_apart(self._text, start + len(words)):
            return None
        found = self.antecedents.person(told.gender, start, base, telling=self._narrator)
        known = self._entities[found.key].gender if found is not None else None
        if found is None or (told.gender and known not in (None, told.gender)):
            return None
        return found.key

    def _sole_subject(self, start: int, base: int) -> str | None:
        """Who is told of clearly before "the Kentucky Republican", where nothing behind any name says who that is."""
        found = self.antecedents.person("", start, base, telling=self._narrator)
        return found.key if found is not None and found.margin >= _CLEAR_MARGIN else None

    def _pointed(self, words: str, start: int, base: int) -> Antecedent | None:
        """Whom 这位大臣, 前者 and 后者 point back at."""
        if words in chinese_lexicon.FORMER or words in chinese_lexicon.LATTER:
            return self.antecedents.one_of_two(start, base, first=words in chinese_lexicon.FORMER)
        pointing = chinese_lexicon.POINTING.match(words)
        if pointing is None or pointing.end() == len(words) or words.endswith(chinese_lexicon.NO_PERSONS):
            return None
        if chinese_lexicon.OF_A_BODY.match(words, pointing.end()) is not None:
            return None  # 该公司一名工程师
        role = self._holders.title(words[pointing.end() :], start)
        if role is not None:
            return Antecedent(role, 0.0)
        return self.antecedents.person("", start, base)

    def label(self, words: str, start: int) -> Speaker:
        """The speaker a transcript's label names: "WALLACE", "THE PRESIDENT"."""
        return self._labels.of(words, start)

    def _pronoun(self, phrase: Phrase, words: str, start: int, base: int, told: Speaker | None) -> Speaker:
        sort = _PRONOUNS.get(phrase.head, "author")
        if words == "He" and "he" in self._surnames and self._text[start - 3 : start - 1] in (",”", ',"'):
            return Speaker(
                self._surnames["he"], words, start, start + 2, SpeakerForm.NAME
            )  # "...," He Jifeng's name
        if (
            phrase.head in _OWN_VOICE and self._narrator is not None
        ):  # "I see a world ..." says less than "I said"
            return Speaker(self._narrator, words, start, start + len(words), SpeakerForm.PRONOUN, clear=False)
        if told is not None and told.key is not None and self.antecedents.may_be(told.key, sort):
            return Speaker(told.key, words, start, start + len(words), SpeakerForm.PRONOUN)
        if told is not None and told.key is None and has_han(told.text):
            apart = chinese_lexicon.gender_of_relative(told.text) not in ("", sort)
            if sort == "p" or (told.form is SpeakerForm.NOMINAL and sort in ("m", "f") and not apart):
                return told  # 两名官员称，……。他们说
        found = None
        if words == "It" and self._nominal is not None and self._nominal.start >= base:
            thing = self._unnamed_thing(start, same_paragraph=True)
            if thing is not None:
                return thing  # The resolution recalls ... It adds that ...
        if sort in ("m", "f") and (kin := self._kin(sort, start, base)) is not None:
            return kin
        if sort in ("m", "f"):
            found = self.antecedents.person(sort, start, base, telling=self._narrator)
        elif sort in ("p", "t") and not _EXPLETIVE.match(self._text, start):
            found = self._groups.group(start, plural=sort == "p")
        if sort in ("m", "f", "p") and (nominal := self._unnamed(sort, words, start)) is not None:
            return nominal
        if found is None and sort == "t":
            thing = self._unnamed_thing(start)
            if thing is not None:
                return thing
        if found is None:
            return Speaker(None, words, start, start + len(words), SpeakerForm.PRONOUN, clear=False)
        clear = found.margin >= _CLEAR_MARGIN
        return Speaker(found.key, words, start, start + len(words), SpeakerForm.PRONOUN, clear)

    def _kin(self, gender: str, position: int, low: int) -> Speaker | None:
        """My dad, where a paragraph tells of him and of nobody else of this gender since: My dad used to look at me, and he said."""
        told = max(
            _MY_KIN.finditer(self._text, max(low, position - _KIN_REACH), position),
            key=re.Match.start,
            default=None,
        )
        if told is None or lexicon().gendered.get(told.group(1)) != gender:
            return None
        start, end = told.span()
        if self.discourse.is_quoted(start) or self.antecedents.named_since(end, position, gender):
            return None
        return Speaker(None, self._text[start:end], start, end, SpeakerForm.NOMINAL)

    def _firm(self, head: str, words: str, position: int) -> str | None:
        """The one organisation named right before, for "the company", "the campaign group", "the California-based firm"."""
        parts = words.split()
        if head not in lex.FIRM_HEADS or parts[0].casefold() != "the" or len(parts) > _LONGEST_FIRM:
            return None
        if not all(part.islower() or "-" in part for part in parts[1:]):
            return None
        return self._groups.only_organization(position)

    def _unnamed(self, gender: str, words: str, position: int) -> Speaker | None:
        """The clerk whom `he` stands for: who spoke last, without a name, with nobody else named in between."""
        last = self._nominal
        if last is None or last.start > position or self.antecedents.named_between(last.start, position):
            return None
        if has_han(last.text):
            if words in self._text[last.end : position] and gender != "p":
                return None  # “……”同事这样评价她。她自己却……
            if chinese_lexicon.gender_of_relative(last.text) not in ("", gender) and gender in ("m", "f"):
                return None  # 男友……她
            return last if is_chinese_person(last.text, plural=gender == "p") else None
        head = last.text.split()[-1].casefold()
        if gender == "p":
            return last if head in lex.HUMAN_PLURALS else None
        told = lexicon().gendered.get(head)
        return last if told in (None, gender) and head in lex.HUMAN_HEADS else None

    def _unnamed_thing(self, position: int, *, same_paragraph: bool = False) -> Speaker | None:
        """The report that `it` stands for: what told something last, without a name."""
        last = self._nominal
        if last is None:
            return None
        if not same_paragraph and self.antecedents.named_between(last.start, position):
            return None
        head = last.text.split()[-1].casefold()
        human = head in lex.HUMAN_HEADS or head in lex.HUMAN_PLURALS
        return last if head in lex.NOMINALS and not human else None

    def _name_form(self, key: str, words: str) -> SpeakerForm:
        entity = self._entities.get(key)
        if entity is None or entity.name in words or len(words.split()) >= len(entity.name.split()):
            return SpeakerForm.NAME
        return SpeakerForm.SHORT_NAME
