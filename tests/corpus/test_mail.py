"""Mail: the text of a message, who sent it and when."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.corpus.support import read
from tests.timing import within


def mail(
    text: str, *, html: str | None = None, sender: str | None = "Ida Quill <ida@carrow.example>"
) -> bytes:
    message = EmailMessage()
    if sender is not None:
        message["From"] = sender
    message["Subject"] = "Carrow harbour – statement"
    message["Date"] = "Tue, 6 May 2025 09:12:00 +0200"
    if text:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


def test_a_message_without_its_signature_and_attachments(tmp_path: Path) -> None:
    data = mail("Carrow cannot pay. “We have no ice,” she said.\n\n-- \nPress office\n", html="<p>Other</p>")
    document = read(tmp_path, data, "a.eml").document
    assert document is not None
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "Carrow cannot pay. “We have no ice,” she said."
    ]
    about = document.metadata
    assert (about.title, about.author, about.published_on) == (
        "Carrow harbour – statement",
        "Ida Quill",
        "2025-05-06",
    )


def test_text_in_an_old_encoding(tmp_path: Path) -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n"
    document = read(tmp_path, head + "港口费将于下月下调。".encode("gb2312"), "a.eml").document
    assert document is not None
    assert document.text.strip() == "港口费将于下月下调。"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"nothing of the kind", "no mail that holds a text"),
        (mail("Text", sender=None), "no mail that holds a text"),
        (mail("-- \nPress office\n"), "holds no text"),
        (b"From: a@b.example\nContent-Type: application/pdf\n\n%PDF", "no mail that holds a text"),
        (b"\xff\xfe\x00" * 50, "no mail"),
    ],
)
def test_what_is_no_mail_is_a_sentence(data: bytes, says: str, tmp_path: Path) -> None:
    found = read(tmp_path, data, "a.eml")
    assert found.document is None
    assert says in found.problems[0].message


BODY = b"\n\nCarrow cannot pay.\n"


@pytest.mark.parametrize(
    "header",
    [
        b"Date: Mon, 99 Foo 2025 00:00:00 +0000",
        b"Date: Mon, 1 Jan 99999999999999999999 00:00:00 +0000",
        b"Date: Mon, 1 Jan 2025 00:00:00 +99999999999999999999",
        b"Content-Type: text/plain; charset=undefined",
        b"Content-Type: text/plain; charset=punycode",
        b'Content-Type: text/plain; charset="a\0b"',
    ],
)
def test_a_broken_header_costs_nobody_the_message(header: bytes, tmp_path: Path) -> None:
    document = read(tmp_path, b"From: Ida Quill <a@b.example>\n" + header + BODY, "a.eml").document
    assert document is not None
    assert document.text == "Carrow cannot pay.\n"
    assert (document.metadata.author, document.metadata.published_on) == ("Ida Quill", None)


def test_a_broken_sender_costs_nobody_the_message(tmp_path: Path) -> None:
    document = read(tmp_path, b"From: " + b"(" * 9_000 + b"\nSubject: Dues" + BODY, "a.eml").document
    assert document is not None
    assert (document.metadata.author, document.metadata.title) == (None, "Dues")


@pytest.mark.parametrize(
    "header", [b"From: " + b"a," * 200_000, b"From: a\nContent-Type: text/plain" + b'; a="b' * 70_000]
)
def test_a_header_of_400_kb_is_read_in_good_time(header: bytes, tmp_path: Path) -> None:
    with within(10):
        assert read(tmp_path, header + BODY, "a.eml").document is not None


def test_what_no_text_can_hold_is_replaced_and_said(tmp_path: Path) -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; charset=utf-7\n\n"
    found = read(tmp_path, head + b"Nobody+2AA- can\0 pay.\rNobody.\n", "a.eml")
    assert found.document is not None
    assert found.document.text == "Nobody\ufffd can\ufffd pay.\nNobody.\n"
    assert {problem.code for problem in found.problems} == {"surrogates", "undecodable"}
