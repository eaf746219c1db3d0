"""What is found of a thing by the words around it: praise, blame, what harms it."""

from __future__ import annotations

import re

from aigov_tui.extract.normal import has_han
from aigov_tui.extract.positions.cues import chinese_denial, cues, readable
from aigov_tui.extract.positions.governing import CLAUSE, WORD

FOR, NEITHER, AGAINST = 1, 0, -1

_DENIED = re.compile(r"\b(?:not|never|without)\b[^,;]{0,24}$|n't\b[^,;]{0,24}$")
_HARM_REACH = 3  # words before a term
_HAN_REACH = 8  # code points, in Chinese
_HAN_AFTER = 24  # code points


def judged(before: str, after: str) -> int:
    """What is said to harm something is opposed, and what is harmed by something is not."""
    tables = cues()
    leading = WORD.findall(CLAUSE.split(before)[-1])[-_HARM_REACH:]
    following = CLAUSE.split(after)[0]
    if not tables.harm_verbs.isdisjoint(leading):
        return FOR
    if (praised := _praised(following)) != NEITHER:
        return praised
    harm = next((phrase for phrase in tables.harm_phrases if phrase in following), "")
    if harm and _DENIED.search(following[: following.find(harm)]):
        return FOR  # "does not end in a trade war"
    harmful = (
        not tables.harms.isdisjoint(leading)
        or not tables.harms.isdisjoint(WORD.findall(following))
        or not tables.harm_verbs.isdisjoint(WORD.findall(following))
        or bool(harm)
        or any(word in before[-_HAN_REACH:] for word in tables.chinese_harms)
    )
    if not harmful and (found := _chinese_judged(after)) != NEITHER:
        return found
    return AGAINST if harmful else NEITHER


def breached(before: str) -> bool | None:
    """Do the words before a term have somebody break it: "violates the treaty", 违反条约? True: so that only who reproaches
    another says it; False: who says it may do so itself, too ("bypass", "ignore"); None: nobody does."""
    tables = cues()
    found = tables.breach.search(before)
    return None if found is None else found.group("own") is None


def finds(words: str) -> bool:
    """May these words praise something, or blame it? Quick, for what is asked of every sentence of a transcript."""
    tables = cues()
    spoken = set(words.lower().replace(",", " ").replace(".", " ").split())
    if not (
        tables.harms.isdisjoint(spoken)
        and tables.praise.isdisjoint(spoken)
        and tables.harm_verbs.isdisjoint(spoken)
    ):
        return True
    return has_han(words) and any(
        word in words for word in (*tables.chinese_praise, *tables.chinese_harms, "没有", "不会")
    )


def blamed(words: str) -> int:
    """`AGAINST` where the words have somebody do harm or wrong, else `NEITHER`."""
    tables = cues()
    text = readable(words).lower()
    found = WORD.findall(text)
    harmful = not (tables.harms.isdisjoint(found) and tables.harm_verbs.isdisjoint(found))
    harmful = harmful or any(phrase in text for phrase in (*tables.harm_phrases, *tables.chinese_harms))
    return AGAINST if harmful else NEITHER


def _chinese_judged(after: str) -> int:
    """What the words after a Chinese term find of it: what comes first of praise and blame."""
    tables = cues()
    words = re.split("[。；]", after)[0][:_HAN_AFTER]
    praise = min((words.find(word) for word in tables.chinese_praise if word in words), default=len(words))
    harm = min((words.find(word) for word in tables.chinese_harms if word in words), default=len(words))
    if praise < harm:
        return AGAINST if chinese_denial(words[:praise]) else FOR
    return AGAINST if harm < praise else NEITHER


def _praised(following: str) -> int:
    """What the words after a term find of it: `FOR` that it is good or not harmful, `AGAINST` that it is not good."""
    tables = cues()
    words = WORD.findall(following)
    for index, word in enumerate(words):
        if word in tables.praise or word in tables.harms:
            denied = any(
                one in tables.denials or one == "no" or one.endswith("n't")
                for one in words[max(0, index - 4) : index]
            )
            if word in tables.praise:
                return AGAINST if denied else FOR
            return FOR if denied else NEITHER
    return NEITHER
