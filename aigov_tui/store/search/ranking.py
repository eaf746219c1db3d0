"""The best paragraphs for words: exactly where they are few, within bounds where they are many.

Up to `ranked.MOST_RANKED` matches the order is that of bm25 over all of them. Beyond:

- one common word: its champions, kept by the import, which are its very best;
- a beginning with many continuations: the champions of the most frequent of them;
- several common words, phrases, filters: the best of the first matches, in the order of import.

`Ranked.order` says in words which of these it was.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from aigov_tui.store.search import exact, ranked
from aigov_tui.store.search.alone import LEAST_CHAMPIONS, Alone
from aigov_tui.store.search.exact import ENOUGH, Exact, Scored
from aigov_tui.store.search.matched import Matched
from aigov_tui.store.search.means import Means
from aigov_tui.store.search.narrow import (
    CONTINUATIONS,
    FEW_READ,
    MOST_READ,
    Check,
    checked,
    narrowed,
    stands_in,
    with_continuations,
)
from aigov_tui.store.search.patience import Moment
from aigov_tui.store.search.ranked import (
    BEST,
    COMMONEST,
    CONTINUED,
    UNKNOWN,
    UNRANKED,
    Ranked,
    Scores,
    best_by,
    best_first,
    best_of_first,
)
from aigov_tui.store.search.reading import Reading
from aigov_tui.store.search.through import Through
from aigov_tui.store.search.tokens import words
from aigov_tui.store.search.tree import Node, Text, conjuncts, finished, leaves
from aigov_tui.store.search.vocabulary import continuations

MOST_TIME, MOST_TIME_TYPED = 0.025, 0.01
"""Seconds of the processor after which a page shows what was found by then; the latter while a person is still typing."""
LAST, LAST_TYPED = 0.035, 0.025
"""Seconds after which a page is shown even if nothing was found by then, or what was found could not be ranked."""
READ_FOR_ONE = 10
"""Paragraphs that are read for each that is wanted, to look for a beginning in them."""
MOST_GLANCED = 150
"""Paragraphs that are read where time ran out over nearly nothing: a few milliseconds."""
FEW_SHOWN = 10
"""Paragraphs on a page up to which, time having run out, others are looked for by reading."""


class Ranker:
    """Ranks the paragraphs that have the words at the top of one filter."""

    def __init__(self, means: Means) -> None:
        self._connection = means.connection
        self._chosen = means.chosen
        self._wanted = means.wanted
        self._is_typing = means.is_typing
        self._patience = means.patience
        self._enough: Moment | None = None
        self._limits = limits(typing=means.is_typing)
        self._estimates = means.estimates
        self._matcher = means.matcher
        self._postings = means.postings
        self._placed = means.placed
        self._alone = Alone(means)
        self._exact = Exact(means)
        self._matched = Matched(means, self._exact)
        self._reading = Reading(means)
        self._through = Through(means, self._exact)

    def rank(self) -> Ranked:
        """The best paragraphs: as many as are wanted, if there are as many, and more where they came along."""
        text, _ = self._chosen.split()
        if text is None or not self._estimates.most(text):
            return Ranked([], True)
        is_typed = any(isinstance(leaf, Text) and leaf.typed for leaf, _ in leaves(text))
        self._enough = self._patience.after(self._limits[0])
        with self._patience.within(*self._limits):
            best = self._typed(text) if is_typed else self._ranked(text)
        is_late = not best.is_complete and len(best.scored) < FEW_SHOWN and self._enough.has_passed()
        if is_late and not self._reading.has_read:
            return self._glanced(text, best)
        return best

    def _glanced(self, text: Node, best: Ranked) -> Ranked:
        """With what the first paragraphs show that may fit, where time ran out over nearly nothing."""
        read = self._reading.first(text, MOST_GLANCED)
        if len(read.scored) > len(best.scored):
            if read.by_all and not best.scored:
                return replace(self._as_read(text, read), beyond=best.beyond)
            ids = sorted({row_id for row_id, _ in (*read.scored, *best.scored)})
            return replace(best, scored=[(row_id, 0.0) for row_id in ids], order=UNRANKED)
        return best if best.scored else replace(best, order=UNKNOWN)

    def _typed(self, text: Node) -> Ranked:
        """First what holds the word as it stands, then what holds its continuations."""
        whole = finished(text)
        if self._estimates.most(text) <= ranked.MOST_RANKED:
            return self._whole_first(self._ranked(text), whole)
        first = self._ranked(whole) if self._estimates.most(whole) else Ranked([], True)
        if not first.is_complete or len(first.scored) >= self._wanted:
            return replace(first, is_complete=False)
        then = self._ranked(text)
        if not first.scored:
            return then
        seen = {row_id for row_id, _ in first.scored}
        rest = [one for one in then.scored if one[0] not in seen]
        order = CONTINUED if then.order == BEST else then.order
        return Ranked(first.scored + rest, then.is_complete, order if rest else first.order, then.beyond)

    def _whole_first(self, best: Ranked, whole: Node) -> Ranked:
        """All that is ranked, what has the word as it stands before the rest."""
        ids = self._having_last(whole, best)
        first = [one for one in best.scored if one[0] in ids]
        if not 0 < len(first) < len(best.scored):
            return best
        rest = [one for one in best.scored if one[0] not in ids]
        order = CONTINUED if best.order == BEST else best.order
        return replace(best, scored=first + rest, order=order)

    def _having_last(self, whole: Node, best: Ranked) -> Collection[int]:
        """The paragraphs that have the words as they stand, among them all those of what is ranked."""
        last = conjuncts(whole)[-1]
        if not self._estimates.most(whole) or not best.scored:
            return ()
        if self._chosen.counts_by_default and isinstance(last, Text) and self._postings.is_rare(last):
            found = self._postings.of(last)
            if found is not None:
                return found.numbers.keys()
        if self._placed.of(last) is not None:
            return set(self._placed.having(last, [row_id for row_id, _ in best.scored]))
        return set(self._matcher.ids(whole, ranked.MOST_RANKED)[0])

    def _ranked(self, text: Node) -> Ranked:
        if isinstance(text, Text) and self._chosen.is_words_alone:
            found = self._alone.best(text)
            if found.scored:
                return found
        if self._chosen.is_words_alone and (few := self._reading.few(text)) is not None:
            return self._as_read(text, few)
        if self._chosen.is_words_alone and (whole := self._exact.scored(text)) is not None:
            return self._as_exact(text, whole)
        if (through := self._through.scored(text)) is not None:
            return self._as_exact(text, through)
        if self._is_typing and (going_on := self._phrases_going_on(text)).scored:
            return going_on
        read = self._reading.scored(text)
        if read is not None and self._reading.is_enough(read):
            return self._as_read(text, read)
        best = self._asked_for(text)
        # Where time ran out, what was read may be more.
        return self._as_read(text, read) if read and len(read.scored) > len(best.scored) else best

    def _asked_for(self, text: Node) -> Ranked:
        """What FTS5 finds."""
        if stands_in(text, self._estimates.is_broad):
            return self._broad(text)
        widened = Ranked([], False)
        if stands_in(text, self._estimates.is_wide):
            widened = self._widened(text, CONTINUATIONS[:1])
            if len(widened.scored) >= ENOUGH:
                return widened
        best = self._matched.ranked(text)
        if len(best.scored) < len(widened.scored):
            return widened  # time ran out
        if self._chosen.is_words_alone and best.is_complete and best.order == BEST:
            self._exact.keep(text, best.scored)
        return best

    def _as_read(self, text: Node, found: Scored) -> Ranked:
        order = best_of_first(found.first) if found.scored else UNKNOWN
        if found.is_complete:
            order = best_by(by_all=found.by_all)
        return Ranked(best_first(found.scored), found.is_complete, order, text, found.at_least)

    def _as_exact(self, text: Node, found: Scored) -> Ranked:
        order = best_by(by_all=found.by_all)
        if found.is_complete and found.by_all and self._chosen.is_words_alone:
            self._exact.keep(text, found.scored)
        if found.first:
            order = (
                best_of_first(found.first)
                + (" and of what each word ranks best" if self._chosen.is_words_alone else "")
                if found.by_all
                else COMMONEST
            )
            at_least = min(found.at_least, ranked.MOST_RANKED)
            return Ranked(best_first(found.scored), False, order, text, at_least)
        beyond = text if found.at_least else None
        return Ranked(best_first(found.scored), found.is_complete, order, beyond, found.at_least)

    def _broad(self, text: Node) -> Ranked:
        """Words with a beginning among them that goes on in too many ways."""
        asked, checks = narrowed(text, self._estimates)
        if asked is None or stands_in(asked, self._estimates.is_broad):
            return self._widened(text, CONTINUATIONS)
        # Phrases are the costlier the more ways they are spelled, and what their first words find is soon read.
        is_phrase = any(len(check.pattern.words) > 2 for check in checks)
        widened = Ranked([], False)
        if self._estimates.most(asked) > FEW_READ and not is_phrase:
            widened = self._widened(text, CONTINUATIONS[:1])
            if len(widened.scored) >= ENOUGH:
                return widened
        best = self._checked(self._matched.ranked(asked), checks)
        if len(best.scored) < len(widened.scored):
            return widened  # time ran out
        return best if is_phrase else replace(best, beyond=text)

    def _asked_beyond(self, text: Node) -> Node | None:
        """What is asked for after what was ranked: a beginning that goes on in too many ways spelled out."""
        if not stands_in(text, self._estimates.is_broad):
            return text
        if self._is_typing:
            return None
        return with_continuations(self._connection, text, self._estimates.is_broad, CONTINUATIONS[1])

    def _phrases_going_on(self, text: Node) -> Ranked:
        """The phrases that a phrase with too many continuations may become: of common words, but not the commonest."""
        best = Ranked([], False)
        if not isinstance(text, Text) or len(words(text.text)) == 1 or not self._chosen.is_words_alone:
            return best
        if not text.prefix or self._enough is None:
            return best
        *before, beginning = words(text.text)
        merged: dict[int, float] = {}
        for term, number in continuations(self._connection, beginning, CONTINUATIONS[1]).items():
            self._estimates.note(Text(term), number)
            way = Text(" ".join((*before, term)))
            if self._estimates.most(way) > ranked.MOST_RANKED or not self._postings.is_rare(way):
                continue
            posted = self._postings.of(way)
            for row_id, score in self._postings.scoring.of(posted).items() if posted is not None else ():
                merged[row_id] = max(score, merged.get(row_id, score))
            if len(merged) >= LEAST_CHAMPIONS or self._enough.has_passed():
                break
        return replace(best, scored=best_first(sorted(merged.items())), order=COMMONEST)

    def _widened(self, text: Node, steps: Sequence[int]) -> Ranked:
        """Broad beginnings as their most frequent continuations, as many as it takes to fill the page."""
        best = Ranked([], True)
        for most in steps:
            node = with_continuations(self._connection, text, self._estimates.is_wide, most)
            best = (
                self._matched.ranked(node, exact.MOST_LOOKED_AT, as_asked=text) if node is not None else best
            )
            if len(best.scored) >= ENOUGH or not best.is_complete:
                break
        return replace(best, is_complete=False, order=COMMONEST if best.order == BEST else best.order)

    def _checked(self, best: Ranked, checks: Sequence[Check]) -> Ranked:
        """Those in which what was not asked for is found, in the order of the rest, until the page is full."""
        candidates = best.scored[: max(MOST_READ, READ_FOR_ONE * self._wanted)]
        ids = [row_id for row_id, _ in candidates]
        passed: Scores = []
        read = 0
        for (row_id, score), passes in zip(candidates, checked(self._connection, ids, checks), strict=True):
            read += 1
            if passes:
                passed.append((row_id, score))
            if len(passed) > self._wanted:
                break
        is_complete = best.is_complete and read == len(best.scored)
        return Ranked(
            passed, is_complete, f"{BEST}, by the other words" if best.order == BEST else best.order
        )

    def after(self, best: Ranked, limit: int, skipped: int) -> list[int]:
        """What comes after all that is best, in the order of import."""
        is_first_page = not skipped and limit >= self._wanted - len(best.scored)
        has_time = self._enough is None or not self._enough.has_passed()
        if best.is_complete or best.beyond is None or (is_first_page and not has_time):
            return []
        beyond = self._asked_beyond(best.beyond)
        if beyond is None:
            return []
        enough, last = self._limits
        with self._patience.within(enough, enough if is_first_page else 10 * last):
            return self._matcher.ids(
                beyond, limit, skipped=skipped, without=[row_id for row_id, _ in best.scored]
            )[0]


def limits(*, typing: bool) -> tuple[float, float]:
    """Seconds of the processor after which what was found is enough, and after which even nothing is."""
    return (MOST_TIME_TYPED, LAST_TYPED) if typing else (MOST_TIME, LAST)
