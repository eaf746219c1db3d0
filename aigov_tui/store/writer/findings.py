"""The part of the writer for what shows when all documents are there: wordings of one remark, and where words that
people marked or decided on stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aigov_tui.model.review import ReviewedWords
from aigov_tui.model.rows import AnnotationRow
from aigov_tui.store.writer import anchors, reviews, variants
from aigov_tui.store.writer.core import Core
from aigov_tui.store.writer.known import StoredQuote


class Findings(Core):
    """What the pipeline finds once all documents are there."""

    def quotes_to_group(self) -> Iterator[StoredQuote]:
        """All speech that counts, by source and position."""
        with self._session.in_words():
            self._rows.flush()
            yield from variants.quotes_to_group(self._connection)

    def put_variant_groups(self, groups: Iterable[Sequence[int]]) -> None:
        """Replace the variant groups: each a sequence of at least two quote ids, the fullest wording first."""
        with self._session.in_words():
            self._rows.flush()
            self._begin_writing().make_indexes()
            variants.put_variant_groups(self._connection, groups)

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
