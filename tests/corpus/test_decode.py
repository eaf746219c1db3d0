from __future__ import annotations

import codecs
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_tui.corpus.decode import Decoded, Refused, decode

CHINESE = "中国总理李强在上海举行的世界人工智能大会上提议成立全球人工智能合作组织。他说，我们应当加强协调。\n"
TRADITIONAL = (
    "中國總理李強在上海舉行的世界人工智慧大會上提議成立全球人工智慧合作組織。他說，我們應當加強協調。\n"
)
JAPANESE = "中国の李強首相は上海で開かれた大会で、国際的な協力機関の設立を提案した。これはアメリカに対抗する動きだ。\n"
KOREAN = "중국의 리창 총리는 상하이에서 열린 세계인공지능대회에서 글로벌 협력기구 설립을 제안했다.\n"
WESTERN = "The “exclusive game” remark — café, naïve; it’s China’s view of the U.S. and of Europe’s rôle.\n"
POLISH = "Chiński premier zaproponował utworzenie światowej organizacji współpracy; więcej środków, żółć.\n"
RUSSIAN = "Премьер Китая Ли Цян предложил создать всемирную организацию по сотрудничеству.\n"


def decoded(data: bytes) -> Decoded:
    result = decode(data)
    assert isinstance(result, Decoded)
    return result


def test_utf8_is_read_without_a_word() -> None:
    assert decoded("naïve 人工智能\n".encode()) == Decoded("naïve 人工智能\n", "utf-8")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_dropped(mark: bytes, codec: str) -> None:
    assert decoded(mark + CHINESE.encode(codec)) == Decoded(CHINESE, codec)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [WESTERN, CHINESE, CHINESE.strip(), "AI 人工智能\n"])
def test_utf16_without_a_mark_is_recognised(codec: str, text: str) -> None:
    result = decoded(text.encode(codec))
    assert (result.text, result.encoding) == (text, codec)
    assert [problem.code for problem in result.problems] == ["encoding-guessed"]


@pytest.mark.parametrize("copies", [1, 40])
@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("gb18030", CHINESE),
        ("big5", TRADITIONAL),
        ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE),
        ("euc_kr", KOREAN),
        ("cp1252", WESTERN),
        ("cp1250", POLISH),
        ("cp1251", RUSSIAN),
        ("koi8_r", RUSSIAN),
    ],
)
def test_legacy_encodings_are_guessed_and_said_to_be(codec: str, text: str, copies: int) -> None:
    result = decoded((text * copies).encode(codec))
    assert result.text == text * copies
    (problem,) = result.problems
    assert problem.code == "encoding-guessed"
    assert codec in problem.message


@pytest.mark.parametrize(
    "text", ["你好世界", "会议纪要", "title: 全球治理倡议", "외교부 대변인은 말했다", "안녕하세요"]
)
def test_a_few_words_of_chinese_are_no_korean(text: str) -> None:
    codec = "gb18030" if "\u4e00" <= text[-1] <= "\u9fff" else "euc_kr"
    result = decoded(text.encode(codec))
    assert (result.text, result.encoding) == (text, codec)


def test_broken_bytes_in_utf8_are_shown_and_counted() -> None:
    data = (CHINESE * 3).encode() + b"\xff\xfe and \x80 here" + CHINESE.encode()
    result = decoded(data)
    assert result.encoding == "utf-8"
    assert result.text.count("\ufffd") == 3
    (problem,) = result.problems
    assert problem.code == "undecodable"
    assert "3 places" in problem.message


def test_a_replacement_character_of_the_document_itself_is_no_loss() -> None:
    assert decoded("was \ufffd before".encode()).problems == ()
    data = (CHINESE + "was \ufffd before ").encode() + b"\xff"
    assert "1 place " in decoded(data).problems[0].message


@pytest.mark.parametrize(
    ("raw", "plain"), [("a\r\nb", "a\nb"), ("a\rb\n\rc", "a\nb\n\nc"), ("a\x85b\u2028c", "a\x85b\u2028c")]
)
def test_only_line_ends_change(raw: str, plain: str) -> None:
    assert decoded(raw.encode()).text == plain


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04" + bytes(20), "zip archive"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, what: str) -> None:
    result = decode(data)
    assert isinstance(result, Refused)
    assert what in result.problem.message


def test_a_stray_nul_costs_no_document() -> None:
    result = decoded(b"word " * 1000 + b"\0" + b" word" * 1000)
    assert result.text.count("\ufffd") == 1
    assert "\0" not in result.text
    assert result.problems[0].code == "undecodable"


def test_a_stray_nul_does_not_hide_the_encoding() -> None:
    text = "国务院总理李强说，我们应该加强人工智能治理的协调。" * 40
    result = decoded(text[:500].encode("gb18030") + b"\0" + text[500:].encode("gb18030"))
    assert result.encoding == "gb18030"
    assert result.text.replace("\ufffd", "") == text
    assert [problem.code for problem in result.problems] == ["encoding-guessed", "undecodable"]


def test_text_that_begins_like_a_file_format_is_text() -> None:
    assert decoded(b"ID3 tags are explained in BZh, PAR1 and RIFF notes.").encoding == "utf-8"


@given(st.binary(max_size=400))
def test_never_raises(data: bytes) -> None:
    result = decode(data)
    if isinstance(result, Decoded):
        assert "\r" not in result.text
        assert "\0" not in result.text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff"), min_size=1))
def test_utf8_round_trip(text: str) -> None:
    result = decode(text.encode())
    assert not isinstance(result, Decoded) or (result.text, result.problems) == (text, ())


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_surrogates_in_utf8_are_joined_or_counted(mark: bytes) -> None:
    text = decoded(mark + b"One \xed\xa0\xbd\xed\xb8\x80, two \xed\xa0\x80 and three \xed\xb0\x80.\r\n")
    assert (text.text, text.encoding) == ("One 😀, two \ufffd and three \ufffd.\n", "utf-8")
    (problem,) = text.problems
    assert problem.code == "surrogates"
    assert "1 pair " in problem.message
    assert "for 2 " in problem.message


def test_surrogates_among_many_letters_are_no_other_encoding() -> None:
    text = decoded(b"\xed\xa0\x80" + CHINESE.encode() + b"\0")
    assert text.text == "\ufffd" + CHINESE + "\ufffd"
    assert [problem.code for problem in text.problems] == ["surrogates", "undecodable"]


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [WESTERN, CHINESE])
def test_utf16_that_ends_within_a_character_is_read(codec: str, text: str, mark: bool) -> None:
    bom = "\ufeff".encode(codec) if mark else b""
    result = decoded(bom + text.encode(codec) + b"a")
    assert (result.text, result.encoding) == (text, codec)
    assert "last byte was lost" in result.problems[-1].message


def test_an_odd_number_of_bytes_with_a_nul_is_not_utf16() -> None:
    data = b"Supercalifragilisticexpialidocious\0internationalisation"
    assert decoded(data + b"a" * (1 - len(data) % 2)).encoding == "utf-8"


def test_custard_is_no_tar_archive() -> None:
    text = "x" * 256 + "custard with ferns"
    assert decoded(text.encode()).text == text


def test_a_tar_archive_is_refused() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    refused = decode(buffer.getvalue())
    assert isinstance(refused, Refused)
    assert "tar archive" in refused.problem.message
