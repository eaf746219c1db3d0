"""From bytes to text, whatever encoding they are in; nothing is lost without a word about it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from aigov_tui.corpus.legacy import guess_legacy
from aigov_tui.corpus.parts import Part
from aigov_tui.corpus.signatures import kind_of_binary
from aigov_tui.model.problem import Problem, Severity
from aigov_tui.model.source import Metadata

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NOTHING_KNOWN = Metadata()

_SAMPLE = 65_536
"""Bytes looked at to judge what an encoding is."""

_MAX_NULS = 0.001
"""Share of NUL bytes above which a file is held to be binary. Below, it is text with a few of them in it."""

_NOT_UTF8 = re.compile(r"\ufffd+")
_MULTIBYTE_UTF8 = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_PLAUSIBLE = re.compile(
    r"[\t\n\r -~\u00a0-\u017f\u0370-\u052f\u2010-\u203a\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]"
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF16 = ("utf-16-le", "utf-16-be")
_NULS_OF_LATIN = 0.25
"""Share of NUL bytes that speaks for UTF-16 by itself; text in Latin letters has half."""
_HALF_LOST = Problem(
    "undecodable",
    "The file was cut short in the middle of a character: its last byte was lost.",
    Severity.WARNING,
)

_COMMON = re.compile("[的一是不了在人有我这中大来上国和年会为，。、のにはを]")
"""A tenth of any Chinese or Japanese text and more."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with only `\\n` for line ends and no byte order mark; `encoding` is the codec that read it.

    Where a format is more than text, `encoding` begins with its name ("html/utf-8", "pdf"), `metadata` is what its own
    fields say of the document, and `parts` are its paragraphs, of which `text` is made (`parts.text_of`).
    """

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()
    metadata: Metadata = NOTHING_KNOWN
    parts: tuple[Part, ...] | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is left out: `problem` says why."""

    problem: Problem


def refused(message: str, code: str = "unreadable") -> Refused:
    """Why a file is left out, in a sentence."""
    return Refused(Problem(code, message, Severity.ERROR))


def decode(data: bytes) -> Decoded | Refused:
    """The text of a file's bytes, in UTF-8, UTF-16, UTF-32 or a legacy encoding. Never raises.

    What was guessed, and how many bytes could not be read (each run shown as U+FFFD), is in the problems.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict_or_replaced(data[len(mark) :], encoding)
    binary = kind_of_binary(data)
    if binary is not None:
        return _binary(f"looks like {binary}, not text")
    return _with_nuls(data) if b"\0" in data else _in_bytes(data)


def decode_as(data: bytes, encoding: str) -> Decoded:
    """The text of bytes whose encoding is known; what it cannot read becomes U+FFFD, counted in a problem."""
    return _strict_or_replaced(data, encoding)


def _strict_or_replaced(data: bytes, encoding: str, *problems: Problem) -> Decoded:
    """`data` in `encoding`; bytes that it cannot read become U+FFFD, counted in a problem."""
    if encoding in _UTF16 and len(data) % 2:
        data = data[:-1]
        problems = (*problems, _HALF_LOST)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8" and (halves := _with_surrogates(data)) is not None:
            return _joined(halves, problems)
        text = data.decode(encoding, "replace")
        # What the file itself holds of U+FFFD is no loss.
        lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\0\0\0\0\0")
        problems = (*problems, _lost(max(lost, 1), "could not be read", encoding))
    return _plain(text, encoding, problems)


def _plain(text: str, encoding: str, problems: tuple[Problem, ...]) -> Decoded:
    """`text` with U+FFFD for NULs, which nothing else takes, and `\\n` for all line ends."""
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", "\ufffd")
        problems = (*problems, _lost(nuls, "were NUL", encoding))
    return Decoded(_plain_line_ends(text), encoding, problems)


def _with_surrogates(data: bytes) -> str | None:
    """UTF-8 in which only surrogates are wrong; None for anything else.

    CESU-8 (Unicode Technical Report 26), which older databases and Java write, has a character beyond U+FFFF as two.
    """
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def _joined(text: str, problems: tuple[Problem, ...]) -> Decoded:
    """`text` with its surrogates made characters in pairs, U+FFFD alone, and how many said."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    pairs = len(text) - len(whole)
    single = len(_SURROGATE.findall(text)) - 2 * pairs
    said = [f"{pairs:,} {'pair was' if pairs == 1 else 'pairs were'} put together"] if pairs else []
    said += [f"U+FFFD (\ufffd) stands for {single:,} without its other half"] if single else []
    message = f"The UTF-8 holds halves of characters (surrogates): {'; '.join(said)}."
    return _plain(whole, "utf-8", (*problems, Problem("surrogates", message, Severity.WARNING)))


def _with_nuls(data: bytes) -> Decoded | Refused:
    """Text in UTF-16 without a mark has a NUL in every ASCII character; binary files have them anywhere."""
    utf16 = _utf16_by_looks(data)
    if utf16 is not None:
        return _strict_or_replaced(data, utf16, _guessed(utf16))
    if data.count(0) > _MAX_NULS * len(data) + 1:
        return _binary("holds many NUL bytes: it looks like a binary file, not text")
    return _in_bytes(data)


def _in_bytes(data: bytes) -> Decoded:
    """Text in UTF-8, or in an encoding from before it."""
    try:
        return _plain(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        return _not_utf8(data)


def _not_utf8(data: bytes) -> Decoded:
    """UTF-8 with a few broken bytes, or an encoding from before it."""
    if _with_surrogates(data) is not None:
        return _strict_or_replaced(data, "utf-8")
    sample = data[:_SAMPLE]
    sequences = len(_MULTIBYTE_UTF8.findall(sample))
    broken = len(_NOT_UTF8.findall(sample.decode("utf-8", "replace")))
    if sequences > 4 * broken or (len(data) > _SAMPLE and broken <= 1):
        return _strict_or_replaced(data, "utf-8")
    encoding = _utf16_by_looks(data, surely=True) or guess_legacy(data)
    return _strict_or_replaced(data, encoding, _guessed(encoding))


def _utf16_by_looks(data: bytes, *, surely: bool = False) -> str | None:
    """The byte order of what reads as plausible text in UTF-16; None for anything else.

    NULs speak for it already: every line end, blank and digit has one. Without them it must `surely` be: Japanese
    in Shift JIS reads as Chinese characters too, only as rare ones. An odd byte at the end, of a file cut short, takes
    as much.
    """
    odd = len(data) % 2 == 1
    if len(data) < 4 or (odd and surely):
        return None
    sample = data[: min(_SAMPLE, len(data) - odd)]
    surely = surely or (odd and sample.count(0) < _NULS_OF_LATIN * len(sample))
    for encoding in _UTF16:
        text = sample.decode(encoding, "replace")
        if len(_PLAUSIBLE.findall(text)) > 0.95 * len(text) and not (surely and _is_odd_chinese(text)):
            return encoding
    return None


def _is_odd_chinese(text: str) -> bool:
    return len(_COMMON.findall(text)) < 0.04 * len(text)


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _guessed(encoding: str) -> Problem:
    message = f"The file does not say its encoding; it was read as {encoding}. Save it as UTF-8 if words look wrong."
    return Problem("encoding-guessed", message, Severity.WARNING)


def _lost(count: int, what: str, encoding: str) -> Problem:
    places = "1 place" if count == 1 else f"{count:,} places"
    message = f"In {places} the bytes {what} as {encoding}; U+FFFD (\ufffd) stands there."
    return Problem("undecodable", message, Severity.WARNING)


def _binary(what: str) -> Refused:
    return refused(f"The file {what}; it was left out.", "binary")
