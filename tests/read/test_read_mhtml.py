"""Pages in files that browsers save with their pictures, and in letters."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable

import pytest

from rupress.read import read
from rupress.records import Media

PAGE = "<html><head><title>Паром</title></head><body><p>Паром через Ветлянку встал до весны.</p></body></html>"
WORDS = "Паром через Ветлянку встал до весны."
HEADS = {
    "IE": "From: <Saved by Microsoft Internet Explorer 5>\r\nSubject: =?koi8-r?Q?=F0?=\r\nMIME-Version: 1.0\r\n",
    "Chromium": "From: <Saved by Blink>\nSnapshot-Content-Location: https://vestnik.example/1\nMIME-Version: 1.0\n",
    "a letter": "\nReturn-Path: <news@vestnik.example>\nReceived: from mail\n\tby mx\nMIME-Version: 1.0 (mailer)\n",
}
PICTURE = "Content-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lGODlhAQABAIAAAAAAAP///w==\n"


def part(charset: str, how: str) -> bytes:
    page = PAGE.encode(charset)
    codes: dict[str, Callable[[bytes], bytes]] = {
        "base64": base64.encodebytes,
        "quoted-printable": quopri.encodestring,
        "8bit": bytes,
    }
    body = codes[how](page)
    head = f'Content-Type: text/html;\n\tcharset="{charset}"\nContent-Transfer-Encoding: {how}\n'
    return head.encode() + b"Content-Location: https://vestnik.example/1\n\n" + body


def file(head: str, *parts: bytes) -> bytes:
    kind = 'Content-Type: multipart/related; type="text/html";\n\tboundary="----=_Next_0"\n\n'
    return (head + kind).encode() + b"".join(b"\n------=_Next_0\n" + one for one in parts) + b"\n------=_Next_0--\n"


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
@pytest.mark.parametrize("how", ["base64", "quoted-printable", "8bit"])
def test_a_saved_file_is_read_as_the_page_in_it(head: str, charset: str, how: str) -> None:
    saved = file(HEADS[head], part(charset, how), PICTURE.encode())
    source = read(saved)
    assert (source.text, source.media, source.url) == (WORDS, Media.HTML, "https://vestnik.example/1")
    assert source.decoding.declared == charset
    if how != "8bit":
        assert read(saved.decode()).text == WORDS


def test_a_page_deeper_in_a_letter_is_found() -> None:
    inner = b"Content-Type: multipart/alternative; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nParom\n--b1\n"
    assert read(file(HEADS["a letter"], inner + part("koi8-r", "base64") + b"\n--b1--\n")).text == WORDS


@pytest.mark.parametrize("how", ["base64", "quoted-printable"])
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(how: str) -> None:
    saved = file(HEADS["IE"], part("windows-1251", how))
    cut = saved.rindex(b"\n", 0, len(saved) - 40) - 3
    assert read(saved[:cut], media="html").text.startswith("Паром")


@pytest.mark.parametrize(
    "page",
    [
        "Content-Type: text/html\n\nПаром встал.",
        HEADS["IE"] + "Content-Type: text/plain\n\nПаром встал.",
        "Погода: MIME-Version: 1.0\n\nПаром встал.",
    ],
)
def test_other_texts_are_left_alone(page: str) -> None:
    assert read(page).text == page


def test_what_is_said_to_be_text_is_text() -> None:
    page = file(HEADS["IE"], part("utf-8", "base64")).decode()
    assert read(page, media="text").text == page
