"""Who a file says made it: a person, or only the program and the machine that did."""

from __future__ import annotations

import re

from aigov_tui.corpus.clean import one_line

_LONGEST = 120  # code points
_MACHINES = re.compile(
    r"(?i)\b(?:admin\w*|users?|owner|author|default|unknown|anonymous|office|microsoft|windows|acrobat|adobe|python-docx|"
    r"openxml|libreoffice|latex|pdftex|wkhtmltopdf|chromium|scanner|canon|xerox|hp|lenovo|dell|test|guest|root)\b|[@\\/\d_]"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,12}(?:[、,，;； ]\s?[\u3400-\u9fff·]{2,12})*")
_FILE_NAME = re.compile(
    r"(?i)\.(?:docx?|pdf|rtf|odt|indd|tex|pages|pptx?|xlsx?|qxd|html?)\b|^(?:microsoft (?:word|powerpoint)|untitled|(?:word )?document\d*$|print|slide)"
)


def person_or_none(creator: str | None) -> str | None:
    """The creator noted in a file where it reads like people's names; programs fill the field with anything."""
    name = one_line(creator or "")
    if not name or len(name) > _LONGEST or _MACHINES.search(name):
        return None
    if _HAN_NAME.fullmatch(name):
        return name
    words = name.replace(",", " ").replace(";", " ").split()
    capitalised = sum(word[0].isupper() for word in words)
    return name.replace("; ", ", ") if len(words) >= 2 and capitalised >= 2 else None


def title_or_none(title: str | None) -> str | None:
    """The title noted in a file, unless it is the file's own name or a program's."""
    words = one_line(title or "")
    return words if len(words) > 3 and len(words) <= 300 and not _FILE_NAME.search(words) else None
