"""From what is claimed in a sentence to suggested statements: one for each actor and issue, however often it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aigov_tui.extract.positions.claims import Claim
from aigov_tui.extract.positions.cues import cues, readable
from aigov_tui.extract.positions.made import SURE_ENOUGH, certainty, shortened, statement_key, with_stance
from aigov_tui.extract.positions.stance import guess
from aigov_tui.extract.positions.topics import Topic, Topics
from aigov_tui.model.entity import Origin
from aigov_tui.model.position import Evidence, Review, Statement
from aigov_tui.model.source import Document

_ISSUES_A_SENTENCE = 2
_OWN = 24  # code points
_BESIDE = 0.9
"""Certainty of the second issue of a sentence: often only named beside the first."""


def statements_of(
    document: Document,
    start: int,
    end: int,
    claims: Iterable[Claim],
    topics: Topics,
    near: float,
    earlier: int | None,
) -> Iterator[Statement]:
    """One statement for each actor and issue of the sentence from `start` to `end`, from the surest claim.

    `near`, 0 to 1, says how near it stands to the codebook's subject; `earlier` is where the sentence before begins.
    """
    best: dict[tuple[str, str], tuple[float, Claim, Topic, int]] = {}
    claims = sorted(
        claims, key=lambda claim: claim.predicate.sign == 0
    )  # of two as sure, the one that takes sides
    for claim in claims:
        found = topics.find(document.text[claim.start : claim.end])[:_ISSUES_A_SENTENCE]
        if not found and _points_to(document.text, claim):
            claim = replace(claim, start=start if claim.start > start or earlier is None else earlier)
            found = topics.find(document.text[claim.start : claim.end])[:1]
        for rank, topic in enumerate(found):
            owned = claim.owned and _is_own_term(claim, topic)
            confidence = round(claim.confidence * certainty(topic, near, owned=owned) * near, 3)
            if confidence < SURE_ENOUGH or _is_name_in_term(claim, topic):
                continue
            if (claim.sided or claim.blames) and not guess(document.text, claim, topic).sided:
                continue
            key = claim.actor_key, topic.issue_key
            if key not in best or confidence > best[key][0]:
                best[key] = confidence, claim, topic, rank
    sentence = document.text[start:end]
    for (actor_key, issue_key), (confidence, claim, topic, rank) in sorted(
        best.items(), key=lambda item: item[0]
    ):
        guessed = guess(document.text, claim, topic)
        yield Statement(
            key=statement_key(document.key, actor_key, issue_key, sentence),
            actor_key=actor_key,
            issue_key=issue_key,
            stance=guessed.stance,
            summary=shortened(sentence),
            voice=claim.voice,
            asserter_key=claim.asserter_key,
            asserter_text=claim.asserter_text,
            stated_on=None,
            origin=Origin.EXTRACTED,
            review=Review.UNREVIEWED,
            confidence=with_stance(confidence, guessed.certainty * _BESIDE**rank),
            evidence=(Evidence(document.key, sentence, None, None, start, end),),
        )


def _is_name_in_term(claim: Claim, topic: Topic) -> bool:
    """Is the actor only named within the words of the issue: "our One X policy"?"""
    end = claim.predicate.begin - claim.start
    return any(term.start < end < term.end for term in topic.terms)


def _is_own_term(claim: Claim, topic: Topic) -> bool:
    """Is the issue's term right behind the actor's name, and so named as the actor's: "X's new tariffs"?"""
    begin = claim.predicate.begin - claim.start
    return any(begin <= term.start <= begin + _OWN for term in topic.terms)


def _points_to(text: str, claim: Claim) -> bool:
    """Does it take sides on what was told before it: "the debate was blocked by X", "X weighed in against the idea"?"""
    return (
        claim.predicate.sign != 0
        and cues().points_to.search(readable(text[claim.start : claim.end])) is not None
    )
