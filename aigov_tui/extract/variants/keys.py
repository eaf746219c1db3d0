"""The words of a quote as they are compared, without where they stand: all that most quotes are ever asked for.

`words` looks at each word where it stands, which takes several times as long. Here words are taken out of the text at
once, and each different one is looked at once; what goes by its neighbours is left to `words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from aigov_tui.extract.normal import has_han, plain
from aigov_tui.extract.variants.lexicon import lexicon
from aigov_tui.extract.variants.words import TOKEN, WordClass, form_of, words

Keys = tuple[tuple[str, ...], tuple[WordClass, ...]]
"""What each word is compared as, and of which class it is."""

_SIGNS = "“”„«»—–‒•…"
"""Typographic signs, none of which is part of a word or stands for a blank: without them most texts are ASCII."""
_PIECE = re.compile(re.sub(r"\(\?P<\w+>", "(?:", TOKEN.pattern), TOKEN.flags)
_ASCII_PIECE = re.compile(
    r"\d+(?:[.,]\d+)*(?:\s?(?i:hundred|thousand|million|billion|trillion|bn|tn|mn|[km](?![A-Za-z])))?"
    r"|(?:[A-Za-z]\.){2,6}|[A-Za-z]{1,60}(?:'[A-Za-z]{1,9})?"
)
_CACHED = 1 << 16

_Form = tuple[str, WordClass] | None
_NEGATION: _Form = ("not", "negation")


def keys_of(text: str, limit: int = 4_000) -> Keys:
    """The keys and the classes of `words(text, limit)`. Never raises."""
    found = _quickly(_without_signs(plain(text)))
    if found is None:
        slowly = words(text, limit)
        return tuple([word.key for word in slowly]), tuple([word.kind for word in slowly])
    keys, kinds = found
    return (keys, kinds) if len(keys) <= limit else (keys[:limit], kinds[:limit])


def _without_signs(folded: str) -> str:
    if not folded.isascii():
        for sign in _SIGNS:
            if sign in folded:
                folded = folded.replace(sign, '"')
    return folded


def _quickly(folded: str) -> Keys | None:
    """What `keys_of` gives of a text whose words do not go by their neighbours; None for one in which they may."""
    if has_han(folded) or "〇" in folded or folded.isupper():
        return None
    pieces = (_ASCII_PIECE if folded.isascii() else _PIECE).findall(folded)
    forms = list(map(_form, pieces))
    if _NEGATION in forms and _denies_nothing(pieces, forms):
        return None
    found = [form for form in forms if form is not None]
    keys, kinds = tuple([key for key, _ in found]), tuple([kind for _, kind in found])
    if "number" in kinds and _may_merge(keys, kinds):
        return None
    return keys, kinds


@lru_cache(maxsize=_CACHED)
def _form(piece: str) -> _Form:
    """What a word or number is compared as; None for grammar."""
    key, kind = form_of(piece)
    return None if kind == "function" else (key, kind)


def _denies_nothing(pieces: Sequence[str], forms: Sequence[_Form]) -> bool:
    """Whether a negation may be none for the word after it: `not only`."""
    followed = lexicon().no_negation_before
    denials = (at for at, form in enumerate(forms[:-1]) if form == _NEGATION)
    return any(followed.match(f" {pieces[at + 1]}") for at in denials)


def _may_merge(keys: Sequence[str], kinds: Sequence[WordClass]) -> bool:
    """Whether a number word may go on in the word after it: `three hundred`, `twenty five`."""
    multipliers = lexicon().multipliers
    return any(
        kind == "number" and (kinds[after] == "number" or keys[after] in multipliers)
        for after, kind in enumerate(kinds[:-1], 1)
    )
