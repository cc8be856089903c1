"""What is no text is told, has no article, and breaks no promise; texts in every encoding are none of it."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
import zlib

import pytest

import rupress
from rupress.read import read
from rupress.read.foreign import TEXTLESS

STORY = (
    "<html><body><h1>Мост через Каму открыли для машин</h1>"
    + "<p>Мост через Каму открыли в пятницу для легковых машин, сообщили в мэрии.</p>" * 9
)
RSS = (
    '<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet href="/rss.xsl"?>\n<!-- daily -->\n<rss version="2.0">'
    "<channel><title>Берег</title><link>https://bereg.example</link>"
    + "<item><title>Мост открыли</title><description><![CDATA[<p>Мост через Каму открыли в пятницу для машин, сообщили"
    " в мэрии.</p>]]></description></item>" * 3 + "</channel></rss>"
)  # fmt: skip
NOISE = random.Random(5).randbytes(6000)

FOREIGN = [
    # what it is, the bytes, code of the note, and a word of what is said about it
    ("a page as gzip", gzip.compress(STORY.encode(), mtime=0), "compressed", "gzip"),
    ("a page as bzip2", bz2.compress(STORY.encode()), "compressed", "bzip2"),
    ("a page as xz", lzma.compress(STORY.encode()), "compressed", "xz"),
    ("a page as zstd", b"\x28\xb5\x2f\xfd\x24" + NOISE, "compressed", "zstd"),
    ("a page as deflate", zlib.compress(NOISE), "not_text", "still compressed"),
    ("noise, as brotli looks like", NOISE, "not_text", "brotli"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE, "not_text", "PNG"),
    ("a photograph", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + NOISE, "not_text", "JPEG"),
    ("a small picture", b"GIF89a\x01\0\x01\0\x80\0\0", "not_text", "GIF"),
    ("a document", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not_text", "PDF"),
    ("a document without a mark in bytes", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "not_text", "PDF"),
    ("an answer in JSON", '{"title": "Мост", "html": "<p>Мост через Каму открыли.</p>"}'.encode(), "not_text", "JSON"),
    ("a list in JSON", ' [{"text": "Мост через Каму открыли."}]\n'.encode("cp1251"), "not_text", "JSON"),
    ("a feed", RSS.encode(), "not_text", "a feed (rss)"),
    ("a feed in KOI8-R", RSS.replace("utf-8", "koi8-r").encode("koi8-r"), "not_text", "a feed (rss)"),
    (
        "a feed of Atom",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title></feed>',
        "not_text",
        "a feed (feed)",
    ),
    ("a site map", b'\xef\xbb\xbf<?xml version="1.0"?>\n<urlset>\n<url/></urlset>', "not_text", "a site map (urlset)"),
    ("an archive", b"PK\x03\x04\x14\0\0\0\x08\0", "not_text", "ZIP"),
    ("a web archive", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + STORY.encode(), "not_text", "WARC"),
    ("a program", b"\x7fELF\x02\x01\x01" + bytes(9), "not_text", "ELF"),
    ("a video", b"\0\0\0\x20ftypisom\0\0\x02\0", "not_text", "MP4"),
    ("zeros", bytes(2000), "not_text", "control"),
]


@pytest.mark.parametrize("media", ["auto", "html", "text", "article"])
@pytest.mark.parametrize(("raw", "code", "said"), [row[1:] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
def test_what_is_no_text_has_no_article(raw: bytes, code: str, said: str, media: str) -> None:
    page = rupress.parse(raw, media=media, url="https://gorod.example/novosti/most")
    assert [note.code for note in page.notes] == [code, "no_article"]
    assert said in page.notes[0].message
    assert rupress.check(page) == ()
    assert (page.headline, page.paragraphs, page.entities, page.ticker) == (None, (), (), ())
    assert rupress.from_json(rupress.to_json(page)) == page


def test_the_text_is_kept_as_it_came() -> None:
    rubbish = "\0\x01\x02 мост" * 40
    page = rupress.parse(rubbish)
    assert page.text == rubbish
    assert [note.code for note in page.notes] == ["not_text", "no_article"]


TEXTS = [
    *(("in " + name, STORY.encode(name)) for name in ("utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866")),
    *(("in " + name, STORY.encode(name)) for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")),
    ("misread as cp1251", STORY.encode().decode("cp1251", "replace").encode()),
    ("misread as latin-1", STORY.encode().decode("latin-1").encode()),
    ("misread as cp866", STORY.encode("cp1251").decode("cp866").encode()),
    ("with some zeros", STORY.replace("мэрии", "мэ\0рии").encode()),
]


@pytest.mark.parametrize("raw", [row[1] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_a_text_is_a_text_in_any_encoding(raw: bytes) -> None:
    page = rupress.parse(raw)
    assert not TEXTLESS.intersection(note.code for note in page.notes)
    assert page.headline == "Мост через Каму открыли для машин"


@pytest.mark.parametrize(
    "text",
    [
        "GIF89a — так начинается каждая картинка этого вида, рассказал автор.",
        "%PDF-1.7 — первые знаки документа.",
        '{"Мост"} — так назвали клуб.',
        '{"text": "Мост через Каму открыли.", ',
        "[1] Мост. [{}] Скобки.",
        "BZh — сокращение железной дороги. RIFF — тоже сокращение.",
        "\x1b(B\x1b(J\x1b(B" * 30,
        "\x14 1. Дом.\n\x14 2. Сад.\n",
        "",
    ],
)
def test_words_that_look_like_marks_are_text(text: str) -> None:
    assert read(text.encode()).notes == read(text).notes == ()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", "it is empty"),
        (b" \n", "it is empty"),
        ('<html><body><div id="app"></div><script src="app.js"></script></body></html>', "HTML after rendering"),
        ("Новости", "a list, a front page or a stub; of an article alone, pass media='article'"),
        ("<p>Новости</p>", "a list, a front page or a stub"),
    ],
)
def test_a_page_without_an_article_says_what_it_is_instead(raw: str | bytes, why: str) -> None:
    (note,) = rupress.parse(raw).notes
    assert note.code == "no_article"
    assert why in note.message
