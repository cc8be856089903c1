"""Records of web archives that hold a page without the answer of a server: conversions, as in WET files, and files."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from tests.integrations.archives import bare, packed, record

import rupress
from rupress.records import Input

warc = pytest.importorskip("rupress.integrations.warc", exc_type=ImportError, reason="needs fastwarc: rupress[warc]")

HTML = "<h1>Паром ушёл</h1><p>Паром ушёл в рейс 5 мая.</p>"
TEXT = "Вестник Камы\nНовости\nПаром ушёл\n2 января 2023, 10:00\nПаром ушёл в рейс вчера, сообщил капитан Лугов."


def read(path: Path, *records: bytes, compressed: bool = True) -> tuple[list[Input], Counter[str]]:
    """Read an archive of these records; give its pages, and what was skipped."""
    path.write_bytes(packed(list(records), compressed=compressed))
    skipped: Counter[str] = Counter()
    return list(warc.pages(path, skipped)), skipped


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
def test_what_a_page_was_converted_to_is_read_as_its_text(tmp_path: Path, compressed: bool) -> None:
    about = bare("about", b"Software-Info: x", "warcinfo", "application/warc-fields")
    (page,), skipped = read(
        tmp_path / "a.wet", about, bare("a", TEXT.encode(), "conversion", "text/plain"), compressed=compressed
    )
    time = dt.datetime(2023, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert page == Input(TEXT.encode(), url="https://a.example/a", fetched_at=time, media="text")
    (found,) = rupress.parse_many([page])
    assert isinstance(found, rupress.Page)
    assert (found.text, found.media, found.fetched_at) == (TEXT, "text", time)
    assert not skipped


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_html_is_a_page_with_no_answer_around_it(tmp_path: Path, kind: str) -> None:
    koi8 = bare("b", HTML.encode("koi8-r"), kind, "application/xhtml+xml; charset=KOI8-R")
    pages, skipped = read(tmp_path / "a.warc", bare("a", HTML.encode(), kind, "text/html"), koi8)
    assert [(page.media, page.encoding) for page in pages] == [("html", None), ("html", "koi8-r")]
    texts = {page.text for page in rupress.parse_many(pages) if isinstance(page, rupress.Page)}
    assert texts == {"Паром ушёл\nПаром ушёл в рейс 5 мая."}
    assert not skipped


@pytest.mark.parametrize(
    ("kind", "media"),
    [
        ("resource", "text/plain"),  # the log that wget keeps of a crawl
        ("resource", "image/png"),
        ("conversion", "application/pdf"),
        ("conversion", "text"),  # no media type at all
        ("conversion", ""),
    ],
)
def test_what_holds_no_page_is_counted(tmp_path: Path, kind: str, media: str) -> None:
    pages, skipped = read(tmp_path / "a.warc", record("a", HTML.encode()), bare("b", b"x", kind, media))
    assert [page.url for page in pages] == ["https://a.example/a"]
    assert skipped == Counter(media=1)
