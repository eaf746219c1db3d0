"""The part of the writer for what shows when all documents are there: wordings of one remark, and where words that
people marked or decided on stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from aigov_tui.model.review import ReviewedWords
from aigov_tui.model.rows import AnnotationRow
from aigov_tui.store.writer import anchors, reviews, variants
from aigov_tui.store.writer.core import Core
from aigov_tui.store.writer.known import StoredQuote, StoredWording


class Findings(Core):
    """What the pipeline finds once all documents are there."""

    def quotes_to_group(self) -> Iterator[StoredQuote]:
        """All speech that counts, by source and position."""
        with self._in_words_and_written():
            yield from variants.quotes_to_group(self._connection)

    def quotes_by_speaker(self) -> Iterator[StoredQuote]:
        """All speech that counts, speaker by speaker; first that of which the speaker is not known."""
        with self._in_words_and_written():
            yield from variants.quotes_by_speaker(self._connection)

    def quotes_of(self, speaker_keys: Iterable[str]) -> Sequence[StoredQuote]:
        """All speech that counts of some speakers."""
        with self._in_words_and_written():
            return list(variants.quotes_of(self._connection, speaker_keys))

    def quotes_with(self, ids: Iterable[int]) -> Sequence[StoredQuote]:
        """Those of these quotes that are speech and count."""
        with self._in_words_and_written():
            return list(variants.quotes_with(self._connection, ids))

    def quotes_since_grouped(self) -> tuple[Sequence[int], Sequence[StoredWording]]:
        """The ids of quotes that came since quotes were grouped, and what is kept of those that went; one that has
        another speaker now is among both."""
        with self._in_words_and_written():
            return variants.came_and_went(self._connection)

    def decided_dates(self) -> Sequence[str]:
        """The dates of documents that people gave, each as `key=date`."""
        with self._in_words_and_written():
            return variants.decided_dates(self._connection)

    def wordings(self) -> Iterator[StoredWording]:
        """What is kept of all quotes that were grouped."""
        with self._session.in_words():
            yield from variants.wordings(self._connection)

    def count_wordings(self) -> int:
        """Of how many quotes something is kept."""
        with self._session.in_words():
            return variants.count_wordings(self._connection)

    def put_wordings(self, rows: Iterable[tuple[int, int, bytes]]) -> None:
        """Keep what quotes are grouped by: (quote id, code, triples) each."""
        with self._session.in_words():
            variants.put_wordings(self._connection, rows)

    def forget_wordings(self, ids: Iterable[int] | None = None) -> None:
        """Keep no longer what quotes were grouped by (None: of all quotes)."""
        with self._session.in_words():
            variants.forget_wordings(self._connection, ids)

    def put_variant_groups(
        self, groups: Iterable[Sequence[int]], *, among: Iterable[int] | None = None
    ) -> None:
        """Replace the variant groups: each a sequence of at least two quote ids, the fullest wording first.

        With `among` only these quotes are concerned, and all others stay as they are grouped.
        """
        with self._in_words_and_written():
            self._begin_writing().make_indexes()
            variants.put_variant_groups(self._connection, groups, among)

    def annotations(self) -> Sequence[AnnotationRow]:
        """A person's annotations that need a look: their source was written or removed by this import, or they are
        orphaned and may have found their words again."""
        with self._session.in_words():
            self._rows.flush()
            return anchors.annotations_to_place(self._connection, self._written.values())

    def anchor_annotation(self, annotation_id: int, span: tuple[int, int] | None) -> None:
        """Say where an annotation's words stand now; None makes it orphaned. Its own words are never changed."""
        with self._session.in_words():
            anchors.anchor(self._connection, annotation_id, span)

    def reviewed_words(self) -> Sequence[ReviewedWords]:
        """The words of suggestions a person decided on, where they need a look: as with annotations."""
        with self._session.in_words():
            self._rows.flush()
            return reviews.words_to_place(self._connection, self._written.values())

    def anchor_review(self, reviewed_id: int, span: tuple[int, int] | None) -> None:
        """Say where such words stand now; None: nowhere. To be done before decisions are applied."""
        with self._session.in_words():
            self._incomplete = True
            reviews.anchor(self._connection, reviewed_id, span)

    @contextmanager
    def _in_words_and_written(self) -> Iterator[None]:
        """With everything gathered written, and errors said in sentences."""
        with self._session.in_words():
            self._rows.flush()
            yield
