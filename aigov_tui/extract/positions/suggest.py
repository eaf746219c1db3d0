"""Sentences in which an actor takes a stand on an issue, suggested for a person to accept or reject."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeGuard

from aigov_tui.extract.normal import has_han, is_han
from aigov_tui.extract.positions.claims import Reading
from aigov_tui.extract.positions.cues import IS, cues, readable
from aigov_tui.extract.positions.governments import Governments
from aigov_tui.extract.positions.impersonal import impersonal
from aigov_tui.extract.positions.issuers import Issuers, is_joint
from aigov_tui.extract.positions.made import MINIMUM, First, crowded
from aigov_tui.extract.positions.nameless import Nameless
from aigov_tui.extract.positions.nearness import BESIDE, IN_IT, Nearness, Subject
from aigov_tui.extract.positions.officials import delegations, domestic, hosts, leaders, officials
from aigov_tui.extract.positions.quotations import quoted
from aigov_tui.extract.positions.reported import Teller, teller
from aigov_tui.extract.positions.stands import reader_of, stands
from aigov_tui.extract.positions.stated import statements_of
from aigov_tui.extract.positions.tied import Name, Shape, Stand
from aigov_tui.extract.positions.told import told
from aigov_tui.extract.positions.topics import Topics
from aigov_tui.extract.sentences import sentences
from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Entity
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Statement
from aigov_tui.model.quote import Attribution, Quote
from aigov_tui.model.source import Document, Paragraph, ParagraphKind

_LONGEST = 1_200
"""Longer "sentences" are lists, tables or broken text; a position is not looked for in them."""
_SHORTEST = 12
"""Shorter sentences than this, in code points, say nothing of anybody but in Chinese."""
_QUESTION = re.compile(r"[?？][\"'”’」』)\]]*\Z")
_MARKS = (". ", "? ", "! ", "。", "！")
_KNOWN = 12
"""Names before a sentence among which "she" may be."""


class PositionFinder:
    """Suggests statements for the actors and issues of one codebook. Made once, used for any number of documents.

    Nothing here names an actor or an issue: which names stand for an actor the entities say, which words belong to an
    issue its vocabulary. Picklable.
    """

    def __init__(self, codebook: Codebook, entities: Iterable[Entity]) -> None:
        self._actors = {actor.key for actor in codebook.actors}
        self._standing_for = {actor.key: actor.entity_key for actor in codebook.actors}
        self._topics = Topics(codebook.issues)
        self._subject = Subject(codebook.subject)
        self._entities = {entity.key: entity for entity in entities}
        self._governments = Governments(self._entities.values(), self._actors)
        self._issuers = Issuers(self._governments)
        self._nameless = Nameless(self._governments, self._standing_for)

    def suggest(
        self, document: Document, extraction: Extraction, minimum: float = MINIMUM
    ) -> list[Statement]:
        """Suggested statements of `document`, in text order: origin extracted, unreviewed, stance and voice guessed.

        The evidence of each is one whole sentence; boilerplate, headings and repeated paragraphs give none, nor does
        what stands far from the codebook's subject. `confidence`, 0 to 1, is a rule of thumb for sorting, from how the
        sentence ties the actor to its words and from how much of the issue's vocabulary it holds; less
        where the stance is doubtful, and for what repeats a stand that the document takes often (`crowded`). Keys are
        made of the document's, the actor's and the issue's and of the words, and so stay as long as these do. Never
        raises for any text.
        """
        if not self._actors:
            return []
        nearness = self._subject.places(document)
        if not nearness:
            return []
        reading = self._reading(document, extraction)
        if not reading.actor_of and not reading.issuers:
            return []
        return crowded(First(minimum).of(self._found(document, extraction, reading, nearness)))

    def _reading(self, document: Document, extraction: Extraction) -> Reading:
        """Who speaks for whom: as curated, as extracted, as the words beside a name say."""
        known = {entity.key: entity for entity in extraction.entities} | self._entities
        kinds = {key: entity.kind for key, entity in known.items()}
        unknown = [
            mention
            for mention in extraction.mentions
            if mention.entity_key in known and known[mention.entity_key].actor_key is None
        ]
        actor_of = leaders(document.text, unknown, known, self._governments)
        actor_of |= officials(document.text, unknown, kinds, self._governments)
        actor_of.update(
            {key: entity.actor_key for key, entity in known.items() if entity.actor_key in self._actors}
        )
        joint = is_joint(document)
        issuers = self._issuers.issuers(document)
        issuer = next(iter(issuers), None) if not joint else None
        if issuer is not None:
            own = domestic(document.text, unknown, kinds, issuer)
            actor_of = own | hosts(document, extraction.quotes, known, issuer) | actor_of
        partners = self._issuers.partners(document) if joint else frozenset()
        return Reading(
            document.text,
            actor_of,
            kinds,
            issuer,
            self._standing_for.get(issuer or ""),
            issuers,
            self._standing_for,
            delegations(document.text, extraction.quotes, self._governments),
            partners,
        )

    def _found(
        self, document: Document, extraction: Extraction, reading: Reading, nearness: Nearness
    ) -> Iterator[Statement]:
        names = [
            Name(m.start_char, m.end_char, m.entity_key, reading.actor_of.get(m.entity_key))
            for m in extraction.mentions
        ]
        more = self._nameless.names(document.text, names, anaphors=reading.issuer is None)
        reading = replace(reading, nameless={name.start: name for name in more})
        if reading.issuers:
            more.extend(_itself(document.text, reading))
        if more:
            names = sorted((*names, *more), key=lambda name: name.start)
        starts = [name.start for name in names]
        quotes: dict[int, list[Quote]] = defaultdict(list)
        for quote in extraction.quotes:
            quotes[quote.paragraph].append(quote)
        last: int | None = None
        recent = _Recent()
        for paragraph in document.paragraphs:
            if paragraph.kind is not ParagraphKind.BODY or paragraph.duplicate_of is not None:
                continue
            if cues().asked.match(document.text, paragraph.start_char, paragraph.end_char):
                continue
            first = bisect_left(starts, paragraph.start_char)
            inside = names[first : bisect_left(starts, paragraph.end_char)]
            known = names[max(0, first - _KNOWN) : first]
            spoken = quotes.get(paragraph.ordinal, [])
            if not inside and not spoken and not recent.before(paragraph):
                yield from self._impersonal(document, paragraph, reading, nearness)
            else:
                yield from self._in_paragraph(
                    document, paragraph, reading, inside, known, spoken, nearness, last, recent
                )
            last = _last_sentence(document.text, paragraph)

    def _in_paragraph(
        self,
        document: Document,
        paragraph: Paragraph,
        reading: Reading,
        names: Sequence[Name],
        known: Sequence[Name],
        quotes: Sequence[Quote],
        nearness: Nearness,
        last: int | None,
        recent_stands: _Recent,
    ) -> Iterator[Statement]:
        before = recent_stands.before(paragraph)
        earlier = last
        account: Teller | None = None
        starts = [name.start for name in names]
        quoted_from = [quote.start_char for quote in quotes]
        quoted_to = list(accumulate((quote.end_char for quote in quotes), max))
        turn_from = _without_label(paragraph, quotes)
        for start, end in sentences(document.text, paragraph.start_char, paragraph.end_char):
            near = _near(nearness, reading, start, end)
            if end - start > _LONGEST or not near or _QUESTION.search(document.text, start, end):
                before, earlier = (), None
                continue
            first = bisect_left(starts, max(start, turn_from))
            here = names[first : bisect_left(starts, end)]
            if end - start < _SHORTEST and not has_han(document.text[start:end]):
                before, earlier = _only_named(here), start
                continue
            spoken = quotes[bisect_right(quoted_to, start) : bisect_left(quoted_from, end)]
            reader = reader_of(document.text, start, end, here)
            taken = stands(document.text, start, end, here, before, earlier, reader)
            recent = names[max(0, first - _KNOWN) : first] if first else known
            goes_on = before[0].name if before else None
            by = teller(document.text, start, end, here, recent, reading.kinds, goes_on, reader)
            if by is None and _goes_on_telling(account, document.text, start, end):
                by = replace(account, start=start, end=end, name_start=None, carried=True)
            account = by
            own = [stand for stand in taken if stand.group != IS]
            claims = [*quoted(reading, spoken, here, own, start, end), *told(reading, own, spoken, by)]
            if reading.issuers and (by is None or by.actor_key in reading.issuers):
                claims.extend(impersonal(reading, start, end, own, spoken))
            yield from statements_of(document, start, end, claims, self._topics, near, earlier)
            before, earlier = taken or _only_named(here), start
            recent_stands.note(paragraph, taken)

    def _impersonal(
        self, document: Document, paragraph: Paragraph, reading: Reading, nearness: Nearness
    ) -> Iterator[Statement]:
        """What a paragraph that names nobody asks for, in a paper of the actors'."""
        if not reading.issuers:
            return
        for start, end in sentences(document.text, paragraph.start_char, paragraph.end_char):
            near = _near(nearness, reading, start, end)
            if not near or end - start > _LONGEST or _QUESTION.search(document.text, start, end):
                continue
            claims = impersonal(reading, start, end, (), ())
            yield from statements_of(document, start, end, claims, self._topics, near, None)


def _near(nearness: Nearness, reading: Reading, start: int, end: int) -> float:
    """How near a sentence is to the subject: in an issuer's own paper about it, every one is in it."""
    near = nearness.of(start, end)
    return IN_IT if reading.issuers and near == BESIDE else near


def _only_named(names: Sequence[Name]) -> Sequence[Stand]:
    """The one actor of a sentence in which none takes a stand: whom the next may go on about."""
    first = next((name for name in names if name.actor_key), None)
    if first is None or any(name.actor_key not in (None, first.actor_key) for name in names):
        return ()
    return (Stand(first, Shape.DEED, IS, first.start, first.end, None),)


def _goes_on_telling(account: Teller | None, text: str, start: int, end: int) -> TypeGuard[Teller]:
    """Does an account in Chinese go on into this sentence, which no word of its author's opens: 此外, 据报道?"""
    goes_on = account is not None and is_han(text[end - 2])
    return goes_on and cues().chinese_narration.match(readable(text[start : start + 8])) is None


def _itself(text: str, reading: Reading) -> Iterator[Name]:
    """The issuers of a document where it speaks of itself: "we", "this administration"."""
    for match in cues().first_person.finditer(text):
        for actor in reading.issuers:
            yield Name(match.start(), match.end(), reading.standing_for.get(actor) or "", actor)


def _without_label(paragraph: Paragraph, quotes: Sequence[Quote]) -> int:
    """Where the words of a transcript's turn begin, behind `Mr. Berg (Norway):`, which says nothing of Norway; else where
    the paragraph does."""
    turn = next(iter(quotes), None)
    if turn is None or turn.attribution is not Attribution.TRANSCRIPT or turn.speaker_start is None:
        return paragraph.start_char
    return (
        turn.start_char
        if paragraph.start_char <= turn.speaker_start < turn.start_char
        else paragraph.start_char
    )


def _last_sentence(text: str, paragraph: Paragraph) -> int:
    """About where a paragraph's last sentence begins: what the next paragraph may point to."""
    end = paragraph.end_char - 2
    return max(paragraph.start_char, *(text.rfind(mark, paragraph.start_char, end) + 1 for mark in _MARKS))


class _Recent:
    """The stands with which the paragraph before ended."""

    def __init__(self) -> None:
        self._stands: Sequence[Stand] = ()
        self._ordinal = -1

    def note(self, paragraph: Paragraph, stands: Sequence[Stand]) -> None:
        """These are the last so far, in this paragraph."""
        self._stands, self._ordinal = stands, paragraph.ordinal

    def before(self, paragraph: Paragraph) -> Sequence[Stand]:
        """What a paragraph may go on about in its first sentence."""
        return self._stands if paragraph.ordinal == self._ordinal + 1 else ()


def suggest_positions(
    document: Document, extraction: Extraction, codebook: Codebook, entities: Iterable[Entity]
) -> list[Statement]:
    """`PositionFinder.suggest` for one document."""
    return PositionFinder(codebook, entities).suggest(document, extraction)
