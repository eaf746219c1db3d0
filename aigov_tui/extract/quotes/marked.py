"""The quotations of a paragraph with marks: what its language's rules read, and who speaks, also from the paragraphs before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigov_tui.extract.quotes import chinese, english, other
from aigov_tui.extract.quotes import lexicon as lex
from aigov_tui.extract.quotes.chinese_labels import is_on_topic
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.drafts import Draft, has_own_speaker, resumes
from aigov_tui.extract.quotes.echoes import Echoes
from aigov_tui.extract.quotes.listed import Lists
from aigov_tui.extract.quotes.marks import MarkedSpan, marked_spans
from aigov_tui.extract.quotes.markup import begins_with_heading
from aigov_tui.extract.quotes.names_in import NamesIn
from aigov_tui.extract.quotes.reading import Reading
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.extract.quotes.speakers import SpeakerResolver
from aigov_tui.extract.quotes.talk import Said, answering
from aigov_tui.model.entity import Entity, EntityKind
from aigov_tui.model.quote import Attribution, QuoteForm, SpeakerForm
from aigov_tui.model.source import Paragraph, ParagraphKind

_OPENING = 12
"""Code points of a paragraph within which a pronoun opens it."""
_HEADING = 30
"""Code points of a line in marks beyond which it is no heading."""


class MarkedParagraphs:
    """Reads the paragraphs with marks of one document, in order."""

    def __init__(
        self,
        names_in: NamesIn,
        entities: Mapping[str, Entity],
        resolver: SpeakerResolver,
        lists: Lists,
        language: str | None,
    ) -> None:
        self._names_in = names_in
        self._entities = entities
        self._resolver = resolver
        self._lists = lists
        self._ruled = other.is_ruled(language)
        self._things: set[str] = set()  # what is called so in marks
        self._last_spoken: Draft | None = None  # in the paragraph being read
        self._any_spoken = False  # in the document so far
        self._echoes = Echoes()
        self._said: Said | None = None
        self._talk: Sequence[Speaker] = ()
        self._following: Paragraph | None = None

    def read(
        self,
        paragraph: Paragraph,
        spans: Sequence[MarkedSpan],
        said: Said | None,
        talk: Sequence[Speaker],
        *,
        introduces: bool,
        following: Paragraph | None,
    ) -> tuple[list[Draft], Cue | None]:
        """The quotes of a paragraph, and the cue with which it introduces the next one, `following`. `said` is what the
        paragraph before leaves behind, `talk` who spoke in those before; `introduces`: it ends as before a set-off
        quotation."""
        fresh = begins_with_heading(paragraph.text)
        self._said, self._talk, self._following = None if fresh else said, talk, following
        native = chinese.is_chinese(paragraph.text)
        read = chinese.read if native else english.read
        if not self._ruled and other.is_other(paragraph.text):
            read = other.read
        readings = read(
            paragraph.text,
            spans,
            self._names_in(paragraph),
            introduces=introduces,
            headline=paragraph.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING)
            or (native and self._is_heading(paragraph, spans)),
        )
        drafts: list[Draft] = []
        introduction: Cue | None = None
        self._last_spoken = None
        for reading in readings:
            if reading.span == len(spans):
                introduction = reading.cue
                continue
            draft = self._draft(paragraph, spans[reading.span], reading, drafts)
            words = paragraph.text[draft.start : draft.end]
            if native and draft.speaker is None and draft.form is QuoteForm.TERM and not reading.named:
                draft = self._echoes.of(draft, words)
            elif native and draft.speaker is not None and not chinese.is_label(draft.form, words):
                self._echoes.said(draft.speaker, words)
            drafts.append(draft)
            if draft.speaker is not None:
                self._last_spoken = draft
                self._any_spoken = True
        return drafts, introduction

    def _is_heading(self, paragraph: Paragraph, spans: Sequence[MarkedSpan]) -> bool:
        """Is a paragraph that is one quotation, and no sentence, what a part of the text is called?"""
        said = self._said
        if is_on_topic(paragraph.text):
            return True
        if len(spans) != 1 or (said is not None and (said.introduces or said.open)):
            return False
        outside = paragraph.text[: spans[0].outer_start] + paragraph.text[spans[0].outer_end :]
        words = paragraph.text[spans[0].start : spans[0].end]
        return not outside.strip() and spans[0].closed and words[-1].isalnum() and len(words) <= _HEADING

    def _draft(self, paragraph: Paragraph, span: MarkedSpan, reading: Reading, drafts: list[Draft]) -> Draft:
        draft = Draft(span.start, span.end, reading.form)
        if drafts and resumes(paragraph.text, drafts[-1], span, reading):
            last = drafts[-1]
            return draft._replace(
                form=QuoteForm.DIRECT,
                speaker=last.speaker,
                attribution=Attribution.CUE_INSIDE,
                cue=last.cue,
                cue_start=last.cue_start,
                continues=len(drafts) - 1,
            )
        continued = self._continued(draft, span)
        if continued is not None and not has_own_speaker(reading):
            return continued
        words = paragraph.text[span.start : span.end]
        if reading.named:
            self._things.add(words)
        elif reading.form is not QuoteForm.TERM and words in self._things and words[-1].isalnum():
            return draft._replace(form=QuoteForm.TERM)
        if reading.form is QuoteForm.TERM or reading.unnamed:
            return draft
        listed = self._lists.who_says(span.outer_start)
        if reading.cue is not None and not (
            listed is not None and reading.cue.verb == ":"
        ):  # On Li's plan: "..."
            told: Speaker | None = None
            if reading.teller is not None and reading.cue.phrase.form is SpeakerForm.PRONOUN:
                told = self._resolver.heard(reading.teller.phrase, paragraph.start_char)
            elif not drafts and reading.cue.phrase.form is SpeakerForm.PRONOUN:
                self._hear_before(paragraph, reading.cue.phrase.start)
            return self._cued(paragraph, draft, reading.cue, drafts, told)
        teller = reading.teller
        carried = self._carry(paragraph, draft, teller)
        if carried.speaker is None:
            if listed is not None:
                speaker = self._resolver.resolve(*listed)
                return draft._replace(speaker=speaker, attribution=Attribution.CONTINUED)
            if reading.alone and not drafts:
                return self._told(draft) or self._told_next(draft) or carried
        return carried

    def _told_next(self, draft: Draft) -> Draft | None:
        """A quotation that opens a Chinese document: whom the paragraph after it is about."""
        after = self._following
        if after is None or self._any_spoken or not chinese.is_chinese(after.text):
            return None
        cue = chinese.who_opens(after.text, marked_spans(after.text), self._names_in(after))
        if cue is None or cue.phrase.form is not SpeakerForm.NAME:
            return None
        speaker = self._resolver.resolve(cue.phrase, after.start_char)
        return draft._replace(speaker=speaker, attribution=Attribution.CONTINUED)

    def _hear_before(self, paragraph: Paragraph, pronoun: int) -> None:
        """Take note of whom a Chinese paragraph before is about that quotes nobody: 呂特表示，莫斯科……。¶他說：“……”."""
        told = self._said.told if self._said is not None else None
        if told is None or not chinese.is_chinese(told.text) or pronoun > _OPENING:
            return
        named = any(
            name.kind is EntityKind.PERSON and name.start < pronoun for name in self._names_in(paragraph)
        )
        cue = chinese.teller_of_paragraph(told.text, marked_spans(told.text), self._names_in(told))
        if cue is not None and not named and cue.phrase.form is SpeakerForm.NAME:
            self._resolver.heard(cue.phrase, told.start_char)

    def _told(self, draft: Draft) -> Draft | None:
        """A quotation that is a paragraph of its own: whom the paragraph before, which quotes nobody, ends on."""
        told = self._said.told if self._said is not None else None
        if told is None:
            return None
        names = self._names_in(told)
        if chinese.is_chinese(told.text):
            cue = chinese.teller_of_paragraph(told.text, marked_spans(told.text), names)
        else:
            cue = english.teller_of_paragraph(told.text, names)
        if cue is None:
            return None
        speaker = self._resolver.resolve(cue.phrase, told.start_char)
        person = self._entities.get(speaker.key or "")
        unnamed = speaker.key is None and (
            cue.phrase.head in lex.HUMAN_HEADS or english.introduces_words(told.text)
        )
        if not unnamed and (person is None or person.kind is not EntityKind.PERSON):
            return None
        return draft._replace(speaker=speaker, attribution=Attribution.CONTINUED)

    def _cued(
        self, paragraph: Paragraph, draft: Draft, cue: Cue, drafts: list[Draft], told: Speaker | None = None
    ) -> Draft:
        attribution = cue.attribution
        continues: int | None = None
        speaker: Speaker | None = None
        if drafts and cue.verb and drafts[-1].cue_start == cue.start and drafts[-1].speaker is not None:
            speaker = drafts[-1].speaker
            shared = cue.introduces or cue.adjacent
            if (
                shared
                and attribution is Attribution.CUE_BEFORE
                and drafts[-1].attribution is Attribution.CUE_AFTER
            ):
                attribution, continues = Attribution.CUE_INSIDE, len(drafts) - 1
        if (
            speaker is None
            and cue.phrase.form is SpeakerForm.PRONOUN
            and (cue.verb or "").startswith(chinese.ADDING)
        ):
            speaker = self._added_by(drafts)
        speaker = speaker or self._resolver.resolve(cue.phrase, paragraph.start_char, told)
        if speaker.key is not None:
            self._resolver.antecedents.spoke(speaker.start, speaker.key)
        return draft._replace(
            form=QuoteForm.DIRECT if continues is not None else draft.form,
            speaker=speaker,
            attribution=attribution,
            cue=cue.verb,
            cue_start=cue.start,
            continues=continues,
        )

    def _added_by(self, drafts: list[Draft]) -> Speaker | None:
        """Who adds to words of nobody that has a name: 发言人表示，“……”。他补充称，“……”."""
        earlier = self._last_spoken.speaker if self._last_spoken is not None else None
        if earlier is None and not drafts and self._said is not None:
            earlier = self._said.speaker
        return earlier if earlier is not None and earlier.key is None else None

    def _continued(self, draft: Draft, span: MarkedSpan) -> Draft | None:
        """The draft as it goes on from the paragraph before, if it does."""
        said = self._said
        if said is None or span.outer_start != 0 or not (said.open or said.introduces):
            return None
        attribution = Attribution.CONTINUED if said.open else Attribution.SET_OFF
        return draft._replace(
            form=QuoteForm.DIRECT, speaker=said.speaker, attribution=attribution, cue=said.cue
        )

    def _carry(self, paragraph: Paragraph, draft: Draft, teller: Cue | None) -> Draft:
        """A quotation whose sentence names nobody: whom the sentence before is about, or who spoke before it."""
        if teller is not None:
            return self._cued(paragraph, draft, teller, [])._replace(attribution=Attribution.CARRIED)
        earlier = self._last_spoken
        if earlier is not None:
            return draft._replace(speaker=earlier.speaker, attribution=Attribution.CARRIED, cue=earlier.cue)
        if self._said is not None and self._said.speaker is not None:
            asker = self._said.speaker
            speaker = (answering(asker, self._talk) if self._said.asks else None) or asker
            return draft._replace(speaker=speaker, attribution=Attribution.CONTINUED, cue=self._said.cue)
        return draft
