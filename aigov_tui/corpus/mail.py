"""Mail as programs save it (.eml): the text of a message, with its subject, its sender and its date."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from aigov_tui.corpus.clean import one_line
from aigov_tui.corpus.decode import Decoded, Refused, decode
from aigov_tui.corpus.documents import READERS, read_apart
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import DatePrecision, Metadata

_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
"""What a mail program sets below a message; all of it, to its end."""
_LONGEST = 300  # code points


def read_mail(data: bytes) -> Decoded | Refused:
    """The message in these bytes, without its attachments and its sender's signature. Never raises."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return _read(message)
    except (AssertionError, ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError):
        return _refused("This is no mail, or a broken one.")


def _read(message: EmailMessage) -> Decoded | Refused:
    part = message.get_body(("plain", "html"))
    if part is None or message.get("From") is None:
        return _refused("This is no mail that holds a text.")
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return _refused("This is no mail that holds a text.")
    if part.get_content_type() == "text/html":
        page = read_apart(READERS["web page"], body)
        if not isinstance(page, Decoded):
            return page
        return Decoded(page.text, "eml", page.problems, _metadata(message), page.parts)
    text = _text(body, part.get_content_charset())
    text = _SIGNATURE.sub("", text.replace("\r\n", "\n")).strip() + "\n"
    if not text.strip():
        return _refused("The mail holds no text.", "empty")
    return Decoded(text, "eml", (), _metadata(message))


def _text(body: bytes, charset: str | None) -> str:
    try:
        return body.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        found = decode(body)
        return found.text if isinstance(found, Decoded) else body.decode("utf-8", "replace")


def _metadata(message: EmailMessage) -> Metadata:
    sender = message["From"].addresses[0] if message["From"].addresses else None
    name = one_line(sender.display_name)[:_LONGEST] if sender is not None else ""
    subject = one_line(str(message.get("Subject", "")))[:_LONGEST]
    sent = parsedate_to_datetime(str(message["Date"])) if message.get("Date") else None
    return Metadata(
        title=subject or None,
        author=name or None,
        published_on=sent.date().isoformat() if sent is not None else None,
        published_precision=DatePrecision.DAY if sent is not None else None,
    )


def _refused(message: str, code: str = "unreadable") -> Refused:
    return Refused(Problem(code, message, Severity.ERROR))
