"""What has to stand in a paragraph for a phrase to stand there, as far as that is looked up apart."""

from __future__ import annotations

from aigov_tui.store.search.tokens import terms, words
from aigov_tui.store.search.tree import Text


def parts_of(item: Text) -> tuple[Text, ...]:
    """The words of a phrase, two Chinese characters that follow each other being one; a word is its only part."""
    *whole, last = words(item.text)
    if not item.prefix:
        return tuple(map(Text, terms(item.text)))
    return (*map(Text, terms(" ".join(whole))), Text(last, prefix=True))
