"""Quotes of one document, paragraph by paragraph, with what is carried from one to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigov_tui.extract.quotes import chinese
from aigov_tui.extract.quotes.chinese_labels import is_on_topic
from aigov_tui.extract.quotes.cue_verbs import Cue
from aigov_tui.extract.quotes.drafts import (
    Draft,
    Row,
    finished,
    is_aside,
    without_outer_marks,
)
from aigov_tui.extract.quotes.listed import LIST_ITEM, Lists
from aigov_tui.extract.quotes.marked import MarkedParagraphs
from aigov_tui.extract.quotes.marks import MarkedSpan, marked_spans, starts_with_opener
from aigov_tui.extract.quotes.names_in import NamesIn
from aigov_tui.extract.quotes.own_lines import line_label
from aigov_tui.extract.quotes.pulled import with_pulled
from aigov_tui.extract.quotes.signed import Signature, Signatures, is_quoted, mark_around
from aigov_tui.extract.quotes.speaker import Speaker
from aigov_tui.extract.quotes.speakers import SpeakerResolver
from aigov_tui.extract.quotes.talk import (
    FEWEST_TURNS,
    Said,
    introduces_turn,
    is_told_of,
    is_unlabelled_question,
    speaks_of_self,
)
from aigov_tui.extract.quotes.transcript import Turn, turn_of
from aigov_tui.extract.quotes.turns import Turns
from aigov_tui.model.entity import Entity, EntityKind, Mention
from aigov_tui.model.quote import Attribution, Quote, QuoteForm
from aigov_tui.model.source import Paragraph, ParagraphKind

_INTRODUCTION_ENDS = (",", ":", "，", "：", "—", "–")


class DocumentQuotes:
    """The quotes of one document. Call `find` once, or `rows`."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        titled: Sequence[Entity] = (),
        narrator: str | None = None,
        language: str | None = None,
    ) -> None:
        self._names_in = NamesIn(mentions, entities)
        self._turns = Turns(text, paragraphs, mentions, entities)
        self._paragraphs = self._turns.paragraphs
        alone = (
            narrator if not self._turns.have_labels else None
        )  # where others have turns, `I` may be any of them
        self._resolver = SpeakerResolver(text, mentions, entities, titled, alone)
        self._rows: list[Row] = []
        self._said: Said | None = None
        self._talk: list[Speaker] = []  # who spoke in the paragraphs read last
        self._lists = Lists(self._names_in)
        self._reader = MarkedParagraphs(self._names_in, entities, self._resolver, self._lists, language)
        self._text = text
        self._signatures = Signatures(text, self._paragraphs, self._names_in)

    def find(self) -> tuple[Quote, ...]:
        """All quotes in text order."""
        return finished(self.rows())

    def rows(self) -> Sequence[Row]:
        """The same, as they were found."""
        for index, paragraph in enumerate(self._paragraphs):
            following = self._paragraphs[index + 1] if index + 1 < len(self._paragraphs) else None
            self._lists.read(paragraph)
            signature = self._signatures.of(index)
            if signature is not None:
                self._said = self._signed(paragraph, signature)
            elif self._signatures.is_line(index):
                self._said = None
            else:
                self._said = self._paragraph(paragraph, following)
            speaker = self._said.speaker if self._said is not None else None
            self._talk = [*self._talk[-FEWEST_TURNS:], speaker] if speaker is not None else []
        self._rows[:] = with_pulled(self._rows, self._text)
        return self._rows

    def _paragraph(self, paragraph: Paragraph, following: Paragraph | None) -> Said | None:
        text = paragraph.text
        turn = self._turns.at(paragraph)
        if turn is not None:
            return self._turn(paragraph, turn)
        interview = self._turns.interview
        if interview is not None and interview.asks(paragraph):
            return Said(interview.speaker, None, None, turn=True)
        said = self._said
        body = paragraph.kind is ParagraphKind.BODY
        begins = (
            bool(self._turns.own_lines) and said is not None and said.row is None
        )  # however short, they are words
        asked = self._turns.have_labels and paragraph.kind is ParagraphKind.HEADING and text.endswith("?")
        if said is not None and said.turn and (body or begins or asked):  # a short question is no heading
            if is_aside(text):
                return said
            if interview is not None and is_told_of(self._names_in(paragraph), said.speaker):
                return None
            if not chinese.is_chinese(text) or self._goes_on(paragraph, said, following):
                return self._whole(
                    paragraph, said, Attribution.TRANSCRIPT if begins else Attribution.CONTINUED
                )
            said = self._said = None
        if said is not None and said.set_off and said.quoted and is_quoted(self._text, paragraph):
            return self._whole(paragraph, said, Attribution.CONTINUED)
        spans = marked_spans(text, reopened_next=following is not None and starts_with_opener(following.text))
        reopens = bool(spans) and spans[0].outer_start == 0
        if (
            said is not None
            and said.introduces
            and body
            and not reopens
            and not LIST_ITEM.match(text)
            and not self._is_label(paragraph)
        ):
            return self._whole(paragraph, said, Attribution.SET_OFF)
        introduces = body and text.rstrip("*_ ").endswith(_INTRODUCTION_ENDS)
        if not spans and not introduces:
            if said is not None and body and self._stays_set_off(paragraph, said):
                return self._whole(paragraph, said, Attribution.CONTINUED)
            return Said(None, None, None, told=paragraph) if body or self._is_label(paragraph) else None
        for span in spans:
            self._resolver.discourse.quote(paragraph.start_char + span.start, paragraph.start_char + span.end)
        return self._marked(paragraph, spans, introduces, following)

    def _is_label(self, paragraph: Paragraph) -> bool:
        """Is a heading no more than who is quoted below it: Sen. Jo Li (D-Maine)?"""
        if line_label(paragraph.text) is None:  # as of nearly all, and a cheap look
            return False
        return sum(name.kind is EntityKind.PERSON for name in self._names_in(paragraph)) == 1

    # Paragraphs that are wholly someone's words

    def _signed(self, paragraph: Paragraph, signature: Signature) -> Said:
        """The paragraph is said by whom a line below it names."""
        said = self._said
        speaker = self._resolver.resolve(signature.phrase, signature.base)
        span = mark_around(paragraph.text)
        start, end = (span.start, span.end) if span is not None else without_outer_marks(paragraph.text)
        self._resolver.discourse.quote(paragraph.start_char + start, paragraph.start_char + end)
        row = len(self._rows)
        form = QuoteForm.DIRECT if span is not None else QuoteForm.BLOCK
        goes_on = said is not None and said.signature == signature
        self._add(
            paragraph,
            Draft(start, end, form, speaker, Attribution.CUE_AFTER, "—"),
            follows=said.row if said is not None and goes_on else None,
        )
        return Said(speaker, "—", row, signature=signature)

    def _turn(self, paragraph: Paragraph, turn: Turn) -> Said:
        speaker = self._resolver.label(turn.label, paragraph.start_char + turn.start)
        if speaker.key is not None:
            self._resolver.antecedents.spoke(speaker.start, speaker.key)
        _, end = without_outer_marks(paragraph.text)
        row: int | None = None
        if turn.words_start < end:
            row = len(self._rows)
            draft = Draft(
                turn.words_start, end, QuoteForm.BLOCK, speaker, Attribution.TRANSCRIPT, turn.colon or None
            )
            self._add(paragraph, draft)
        return Said(speaker, turn.colon or None, row, turn=True)

    def _stays_set_off(self, paragraph: Paragraph, said: Said) -> bool:
        """Does a paragraph without marks go on with the words that the one before had without marks?"""
        own = said.set_off and not said.quoted and speaks_of_self(paragraph.text)
        return own and not is_told_of(self._names_in(paragraph), said.speaker)

    def _goes_on(self, paragraph: Paragraph, said: Said, following: Paragraph | None) -> bool:
        """Is a Chinese paragraph without a label still the turn of who spoke?"""
        if is_on_topic(paragraph.text):
            return False
        ahead = turn_of(following.text) if following is not None else None
        asks = is_unlabelled_question(
            paragraph.text, said.speaker, ahead.label if ahead is not None else None
        )
        names = self._names_in(paragraph)
        if said.row is not None and ahead is not None and introduces_turn(paragraph.text, names, ahead.label):
            return False
        return not asks and not is_told_of(names, said.speaker)

    def _whole(self, paragraph: Paragraph, said: Said, attribution: Attribution) -> Said:
        """The whole paragraph is what the one before introduced, or goes on with its turn."""
        start, end = without_outer_marks(paragraph.text)
        self._resolver.discourse.quote(paragraph.start_char, paragraph.end_char)
        row = said.row
        if end > start:
            row = len(self._rows)
            draft = Draft(start, end, QuoteForm.BLOCK, said.speaker, attribution, said.cue)
            self._add(paragraph, draft, follows=said.row)
        set_off = said.set_off or attribution is Attribution.SET_OFF
        quoted = is_quoted(self._text, paragraph)
        return Said(said.speaker, said.cue, row, turn=said.turn, set_off=set_off, quoted=quoted)

    # Paragraphs with marks

    def _marked(
        self, paragraph: Paragraph, spans: list[MarkedSpan], introduces: bool, following: Paragraph | None
    ) -> Said | None:
        drafts, introduction = self._reader.read(
            paragraph, spans, self._said, self._talk, introduces=introduces, following=following
        )
        return self._finish(paragraph, spans, drafts, introduction)

    def _finish(
        self, paragraph: Paragraph, spans: list[MarkedSpan], drafts: list[Draft], introduction: Cue | None
    ) -> Said | None:
        first = len(self._rows)
        previous = self._said
        for draft in drafts:
            follows = first + draft.continues if draft.continues is not None else None
            if (
                draft.attribution is Attribution.CONTINUED
                and previous is not None
                and previous.open
                and draft is drafts[0]
            ):
                follows = previous.row
            self._add(paragraph, draft, follows=follows)
        if introduction is not None:
            speaker = self._resolver.resolve(introduction.phrase, paragraph.start_char)
            return Said(speaker, introduction.verb, None, introduces=True)
        speech = [index for index, draft in enumerate(drafts) if draft.form is not QuoteForm.TERM]
        if not speech:
            return Said(None, None, None, told=paragraph)
        last = drafts[speech[-1]]
        still_open = bool(spans) and not spans[-1].closed and speech[-1] == len(drafts) - 1
        words = paragraph.text[last.start : last.end]
        asks = last.form is QuoteForm.DIRECT and words.endswith("?") and not still_open
        return Said(last.speaker, last.cue, first + speech[-1], open=still_open, asks=asks)

    def _add(self, paragraph: Paragraph, draft: Draft, *, follows: int | None = None) -> None:
        self._rows.append(Row(draft, paragraph, follows))
