"""Sentences in which an actor takes a stand on an issue, suggested for a person to accept or reject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from aigov_tui.extract.positions.cues import STANCES, cues
from aigov_tui.extract.positions.sentences import sentences
from aigov_tui.extract.positions.stands import Name, Shape, Stand, stands
from aigov_tui.extract.positions.topics import Topic, Topics
from aigov_tui.model.curated import Codebook
from aigov_tui.model.entity import Entity, EntityKind, Origin
from aigov_tui.model.extraction import Extraction
from aigov_tui.model.position import Evidence, Review, Stance, Statement, Voice
from aigov_tui.model.quote import Quote, QuoteForm
from aigov_tui.model.source import Document, Paragraph, ParagraphKind

MINIMUM = 0.6
"""Suggestions less sure than this are not made: a subject and a verb, say, but of the issue one common word only."""

_LONGEST = 1_200
"""Longer "sentences" are lists, tables or broken text; a position is not looked for in them."""

_CONFIDENCE = {
    Shape.SUBJECT: 0.75,
    Shape.SPEECH_NOUN: 0.75,
    Shape.POLICY_NOUN: 0.7,
    Shape.RESUMED: 0.67,
}
_QUOTED = 0.85
_ISSUES_A_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stand not yet matched with issues: who holds it, who says so, where its words are."""

    actor_key: str
    voice: Voice
    asserter_key: str | None
    asserter_text: str | None
    stance: Stance
    confidence: float
    start: int
    end: int


class PositionFinder:
    """Suggests statements for the actors and issues of one codebook. Made once, used for any number of documents.

    Nothing here names an actor or an issue: which names stand for an actor the entities say, which words belong to an
    issue its vocabulary.
    """

    def __init__(self, codebook: Codebook, entities: Iterable[Entity]) -> None:
        actors = {actor.key for actor in codebook.actors}
        self._topics = Topics(codebook.issues)
        self._entities = {entity.key: entity for entity in entities}
        self._actor_of = {
            key: entity.actor_key for key, entity in self._entities.items() if entity.actor_key in actors
        }

    def suggest(
        self, document: Document, extraction: Extraction, minimum: float = MINIMUM
    ) -> list[Statement]:
        """Suggested statements of `document`, in text order: origin extracted, unreviewed, stance and voice guessed.

        The evidence of each is one whole sentence; boilerplate, headings and repeated paragraphs give none.
        `confidence`, 0 to 1, is a rule of thumb for sorting, from how the sentence ties the actor to its words and from
        how much of the issue's vocabulary it holds. Never raises for any text.
        """
        found: list[Statement] = []
        names = [
            Name(
                mention.start_char,
                mention.end_char,
                mention.entity_key,
                self._actor_of.get(mention.entity_key),
            )
            for mention in extraction.mentions
        ]
        if not self._actor_of or not names:
            return found
        starts = [name.start for name in names]
        quotes: dict[int, list[Quote]] = defaultdict(list)
        for quote in extraction.quotes:
            quotes[quote.paragraph].append(quote)
        for paragraph in document.paragraphs:
            if paragraph.kind is not ParagraphKind.BODY or paragraph.duplicate_of is not None:
                continue
            inside = names[
                bisect_left(starts, paragraph.start_char) : bisect_left(starts, paragraph.end_char)
            ]
            spoken = quotes.get(paragraph.ordinal, [])
            found.extend(self._in_paragraph(document, paragraph, inside, spoken, minimum))
        return found

    def _in_paragraph(
        self,
        document: Document,
        paragraph: Paragraph,
        names: Sequence[Name],
        quotes: Sequence[Quote],
        minimum: float,
    ) -> Iterator[Statement]:
        before: Sequence[Stand] = ()
        starts = [name.start for name in names]
        quoted_from = [quote.start_char for quote in quotes]
        quoted_to = list(accumulate((quote.end_char for quote in quotes), max))
        for start, end in sentences(document.text, paragraph.start_char, paragraph.end_char):
            if end - start > _LONGEST:
                before = ()
                continue
            here = names[bisect_left(starts, start) : bisect_left(starts, end)]
            spoken = quotes[bisect_right(quoted_to, start) : bisect_left(quoted_from, end)]
            taken = stands(document.text, start, end, here, before)
            claims = [*self._quoted(document.text, spoken, here, start, end), *self._told(taken, spoken)]
            yield from self._statements(document, start, end, claims, minimum)
            before = taken

    def _quoted(
        self, text: str, quotes: Sequence[Quote], names: Sequence[Name], start: int, end: int
    ) -> Iterator[_Claim]:
        """What an actor says in quotation marks, and what anybody else says there about an actor."""
        for quote in quotes:
            if quote.form is QuoteForm.TERM or quote.speaker_key is None:
                continue
            low, high = max(start, quote.start_char), min(end, quote.end_char)
            actor = self._actor_of.get(quote.speaker_key)
            confidence = _QUOTED * (0.9 + 0.1 * quote.confidence)
            if actor is not None:
                if quote.form is QuoteForm.PARTIAL:
                    low, high = start, end
                stance = _stance_of_words(text[low:high])
                yield _Claim(actor, Voice.SELF_QUOTED, quote.speaker_key, None, stance, confidence, low, high)
                continue
            within = [name for name in names if low <= name.start < high]
            for stand in stands(text, low, high, within, ()):
                yield self._claim(stand, Voice.ASSERTED_BY_THIRD_PARTY, quote.speaker_key, None)

    def _told(self, taken: Iterable[Stand], quotes: Sequence[Quote]) -> Iterator[_Claim]:
        """What the sentence itself, outside quotation marks, has actors say and do."""
        for stand in taken:
            at = stand.start if stand.shape is Shape.RESUMED else stand.name.start
            if any(
                quote.form is not QuoteForm.TERM and quote.start_char <= at < quote.end_char
                for quote in quotes
            ):
                continue
            if stand.third_party is not None:
                yield self._claim(stand, Voice.ASSERTED_BY_THIRD_PARTY, None, stand.third_party)
            elif self._kind(stand) is EntityKind.DOCUMENT:
                yield self._claim(stand, Voice.SELF_OFFICIAL, stand.name.entity_key, None)
            elif stand.shape is Shape.SPEECH_NOUN or stand.group.startswith("say"):
                yield self._claim(stand, Voice.SELF_PARAPHRASED, stand.name.entity_key, None)
            else:
                yield self._claim(stand, Voice.ATTRIBUTED_BY_JOURNALIST, None, None)

    def _kind(self, stand: Stand) -> EntityKind | None:
        entity = self._entities.get(stand.name.entity_key)
        return entity.kind if entity is not None else None

    def _claim(
        self, stand: Stand, voice: Voice, asserter_key: str | None, asserter_text: str | None
    ) -> _Claim:
        actor = self._actor_of[stand.name.entity_key]
        assert actor is not None
        return _Claim(
            actor,
            voice,
            asserter_key,
            asserter_text,
            STANCES[stand.group],
            _CONFIDENCE[stand.shape],
            stand.start,
            stand.end,
        )

    def _statements(
        self, document: Document, start: int, end: int, claims: Iterable[_Claim], minimum: float
    ) -> Iterator[Statement]:
        """One statement for each actor and issue of the sentence, from the surest claim."""
        best: dict[tuple[str, str], tuple[float, _Claim]] = {}
        for claim in claims:
            for topic in self._topics.find(document.text[claim.start : claim.end])[:_ISSUES_A_SENTENCE]:
                confidence = round(claim.confidence * _certainty(topic), 3)
                key = claim.actor_key, topic.issue_key
                if confidence >= minimum and (key not in best or confidence > best[key][0]):
                    best[key] = confidence, claim
        sentence = document.text[start:end]
        for (actor_key, issue_key), (confidence, claim) in sorted(best.items()):
            yield Statement(
                key=f"x:{document.key}:{start}:{actor_key}:{issue_key}",
                actor_key=actor_key,
                issue_key=issue_key,
                stance=claim.stance,
                summary=" ".join(sentence.split()),
                voice=claim.voice,
                asserter_key=claim.asserter_key,
                asserter_text=claim.asserter_text,
                stated_on=None,
                origin=Origin.EXTRACTED,
                review=Review.UNREVIEWED,
                confidence=confidence,
                evidence=(Evidence(document.key, sentence, None, None, start, end),),
            )


def _certainty(topic: Topic) -> float:
    """How sure the vocabulary makes of the issue: a phrase or two words do, a single common word does less."""
    return 1.0 if topic.weight >= 2.0 else 0.9 if topic.weight >= 1.5 else 0.75


def _stance_of_words(words: str) -> Stance:
    """In someone's own words: supports where they speak of what should or will be, else only mentions."""
    tables = cues()
    willing = any(word in tables.commitments for word in words.lower().split()) or any(
        word in words for word in tables.chinese_commitments
    )
    return Stance.SUPPORTS if willing else Stance.MENTIONS


def suggest_positions(
    document: Document, extraction: Extraction, codebook: Codebook, entities: Iterable[Entity]
) -> list[Statement]:
    """`PositionFinder.suggest` for one document."""
    return PositionFinder(codebook, entities).suggest(document, extraction)
