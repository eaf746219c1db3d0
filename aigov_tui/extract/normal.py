"""Text as names are compared in it: typographic variants made plain, every offset kept."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Han characters, as ranges for a regular expression's character class."""

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_PUT_IN = re.compile(r"\\?\[((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4})\\?\](?= [A-Z][a-z])")
_BRACKETS = dict.fromkeys(map(ord, "\\[]"), " ")
_PLAIN = (
    ("’", "'"),
    ("‘", "'"),
    ("ʼ", "'"),
    ("\u2010", "-"),  # hyphen
    ("\u2011", "-"),  # non-breaking hyphen
    ("\xad", "-"),  # soft hyphen
    ("\xa0", " "),  # no-break space
    ("\u202f", " "),
    ("\u2009", " "),
    ("\u3000", " "),
)


def plain(text: str) -> str:
    """`text` with one kind of apostrophe, hyphen and blank. Same length in code points."""
    if text.isascii():
        return text
    for typographic, simple in _PLAIN:
        if typographic in text:
            text = text.replace(typographic, simple)
    return text


def without_put_in(text: str) -> str:
    """`text` with an editor's brackets round the first words of a name as blanks: [Sen. Jo] Li. Same length in code points."""
    if "[" not in text:
        return text
    return _PUT_IN.sub(lambda put: put.group().translate(_BRACKETS), text)


def folded(name: str) -> str:
    """`name` as it is compared: `plain`, with runs of white space as one blank. Case is kept."""
    return " ".join(plain(name).split())


def is_han(character: str) -> bool:
    """True for a Chinese character."""
    return character >= "\u3400" and _HAN_CHARACTER.match(character) is not None


def has_han(text: str) -> bool:
    """True when there is a Chinese character anywhere in `text`."""
    return not text.isascii() and _HAN_CHARACTER.search(text) is not None
