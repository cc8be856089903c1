"""What must hold for any bytes, stage by stage: each target raises AssertionError where its stage breaks a promise."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Protocol
from zoneinfo import ZoneInfo

import rupress
from rupress.read import read
from rupress.read.decode import decode
from rupress.read.text import lines_of
from rupress.span import Span
from rupress.tokenizer import lay_out

FETCHED = dt.datetime(2024, 11, 22, 22, 0, tzinfo=ZoneInfo("Europe/Moscow"))
MEDIA = ("html", "text", "article")


class Found(Protocol):
    """A record with a place in a text."""

    @property
    def span(self) -> Span: ...

    @property
    def text(self) -> str: ...


def text_of(data: bytes) -> str:
    """Give the text that a target reads: UTF-8, the rest replaced."""
    return data.decode("utf-8", "replace")


def in_order(records: Iterable[Found], text: str) -> None:
    """Hold that records say what stands at their spans, and come in order."""
    last = 0
    for record in records:
        assert record.span.start >= last, "records are out of order"
        assert text[record.span.start : record.span.stop] == record.text, "a record's text is not at its span"
        last = record.span.start


def decoding(data: bytes) -> None:
    """Any bytes become text that can be written again; plain text keeps it to the character."""
    text, how = decode(data)
    assert (text, how) == decode(data), "decoding is not deterministic"
    text.encode("utf-8")
    assert read(text, media="text").text == text, "plain text is altered in reading"


def markup(data: bytes) -> None:
    """Any markup becomes lines that lie in its visible text, in order."""
    source = read(text_of(data), media="html")
    last = 0
    for line in source.lines:
        assert last <= line.span.start < line.span.stop <= len(source.text), "lines are out of order"
        last = line.span.stop
    source.text.encode("utf-8")


def layout(data: bytes) -> None:
    """Segments tile the text, and every part lies in it."""
    laid = lay_out(read(text_of(data), media="text"))
    position = 0
    for segment in laid.segments:
        assert segment.span.start == position < segment.span.stop, "segments do not tile the text"
        position = segment.span.stop
    assert position == len(laid.source.text), "segments do not reach the end"


def dates(data: bytes) -> None:
    """Dates stand where they say; times in order; nothing is found by chance of the call."""
    text = text_of(data)
    found = rupress.find_dates(text, FETCHED)
    in_order(found, text)
    for date in found:
        if date.start and date.end:
            assert date.start.isoformat()[:10] <= date.end.isoformat()[:10], "a date ends before it starts"
    assert found == rupress.find_dates(text, FETCHED), "dates are not deterministic"


def quotes(data: bytes) -> None:
    """Quotes lie in the text, their parts in them."""
    text = text_of(data)
    for quote in rupress.find_quotes(text):
        assert 0 <= quote.span.start < quote.span.stop <= len(text), "a quote lies outside the text"
        assert all(quote.span.start <= part.start <= part.stop <= quote.span.stop for part in quote.parts)


def names(data: bytes) -> None:
    """Names stand where they say and never cross a line; lines of a hard-wrapped paragraph are one."""
    text = text_of(data)
    found = rupress.find_entities(text)
    in_order(found, text)
    ends = [line.span.stop for line in lines_of(text)]
    places = [(bisect_left(ends, name.span.start + 1), bisect_left(ends, name.span.stop)) for name in found]
    assert all(first == last for first, last in places), "a name crosses a line"


def page(data: bytes) -> None:
    """The whole of parse: all invariants, the same twice, and there and back through JSON."""
    media = MEDIA[len(data) % len(MEDIA)]
    once = rupress.parse(data, media=media, fetched_at=FETCHED)
    assert rupress.check(once) == (), rupress.check(once)
    assert once == rupress.parse(data, media=media, fetched_at=FETCHED), "parsing is not deterministic"
    assert rupress.from_json(rupress.to_json(once)) == once, "JSON loses something"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": decoding,
    "html": markup,
    "tokenize": layout,
    "dates": dates,
    "quotes": quotes,
    "names": names,
    "page": page,
}
