"""Mail as programs save it (.eml): the text of a message, with its subject, its sender and its date."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded, Refused, decode, decode_as, refused
from aigov_tui.corpus.documents import READERS, read_apart
from aigov_tui.model.source import DatePrecision, Metadata

Value = TypeVar("Value")

_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
"""What a mail program sets below a message; all of it, to its end."""
_LONGEST = 300  # code points
_LONGEST_HEADER = 4_000
"""Code points of a header that are read. What Python makes of longer ones takes time by the square of their length."""
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What Python's own reader of mail raises at broken headers."""
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
"""Codecs that Python has beside those of texts: what they make of a long one takes hours, or is no text."""


class _Bounded(EmailPolicy):
    """Python's policy, but for very long headers."""

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 (as in `EmailPolicy`)
        """See `EmailPolicy`."""
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def read_mail(data: bytes) -> Decoded | Refused:
    """The message in these bytes, without its attachments and its sender's signature. Never raises."""
    try:
        message = message_from_bytes(data, policy=_Bounded())
        assert isinstance(message, EmailMessage)
        return _read(message)
    except (AssertionError, *_BROKEN):
        return refused("This is no mail, or a broken one.")


def _read(message: EmailMessage) -> Decoded | Refused:
    part = message.get_body(("plain", "html"))
    if part is None or "From" not in message:
        return refused("This is no mail that holds a text.")
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return refused("This is no mail that holds a text.")
    if part.get_content_type() == "text/html":
        page = read_apart(READERS["web page"], body)
        if not isinstance(page, Decoded):
            return page
        return Decoded(page.text, "eml", page.problems, _metadata(message), page.parts)
    found = _decoded(body, part.get_content_charset())
    text = _SIGNATURE.sub("", found.text).strip() + "\n"
    if not text.strip():
        return refused("The mail holds no text.", "empty")
    return Decoded(text, "eml", found.problems, _metadata(message))


def _decoded(body: bytes, charset: str | None) -> Decoded:
    """The text of a body in the encoding that it says it has, or in the one it seems to be in."""
    name = charset or "utf-8"
    try:
        if codecs.lookup(name).name in _NO_CHARSETS:
            raise LookupError
        text = body.decode(name)
    except (LookupError, ValueError):
        found = decode(body)
        return found if isinstance(found, Decoded) else decode_as(body, "utf-8")
    return decode_as(text.encode("utf-8", "surrogatepass"), "utf-8")


def _metadata(message: EmailMessage) -> Metadata:
    """What the headers say; nothing where one is broken, which costs nobody the message."""
    sent = _said(lambda: parsedate_to_datetime(str(message["Date"])).date())
    return Metadata(
        title=_said(lambda: one_line(str(message.get("Subject", "")))[:_LONGEST]) or None,
        author=_said(lambda: one_line(message["From"].addresses[0].display_name)[:_LONGEST]) or None,
        published_on=sent.isoformat() if sent is not None else None,
        published_precision=DatePrecision.DAY if sent is not None else None,
    )


def _said(ask: Callable[[], Value]) -> Value | None:
    """What a header says, None where there is none or a broken one."""
    try:
        return ask()
    except _BROKEN:
        return None
