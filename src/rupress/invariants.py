"""What every parse keeps, checked: used by tests, fuzzing, and anybody who stores pages and wants to be sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from rupress.errors import expect
from rupress.records import Caption, DateMention, Page, Quote
from rupress.span import Span

_BETWEEN = re.compile(r"[.,;:]{0,2}[ \n]|(?<=\S) … ")
_NOTHING = re.compile("")


def check(page: Page) -> tuple[str, ...]:
    """Check a page against the invariants of docs/architecture.md.

    Returns:
        One line for each breach; empty if the page keeps them all.

    Raises:
        UsageError: it is no page.
    """
    expect(page, Page, "page", "a Page, such as rupress.parse gives")
    return tuple(_tiling(page)) + tuple(_spans(page)) + tuple(_references(page)) + tuple(_article(page))


def _tiling(page: Page) -> Iterator[str]:
    """Segments tile the text, in order, without gap or overlap (invariant 2)."""
    position = 0
    for number, segment in enumerate(page.segments):
        if segment.span.start != position:
            yield f"segment {number} starts at {segment.span.start}, the one before it stops at {position}"
        if segment.span.stop <= segment.span.start:
            yield f"segment {number} is empty"
        if not 0.0 <= segment.confidence <= 1.0:
            yield f"segment {number} has confidence {segment.confidence}"
        position = segment.span.stop
    if position != len(page.text):
        yield f"the segments stop at {position} of {len(page.text)} characters"


def _spans(page: Page) -> Iterator[str]:
    """Every span lies in the text, and `record.text` is the text at its span (invariant 3)."""
    size = len(page.text)
    for path, record in _records(page, "page"):
        if isinstance(record, Span):
            if not 0 <= record.start <= record.stop <= size:
                yield f"{path} is {record.start}..{record.stop} in a text of {size} characters"
        elif isinstance(record, Quote):
            if not _put_together(record, page.text):
                yield f"{path}.text is not its parts with spaces and marks between them"
        elif not isinstance(record, (Caption, Page)):
            span, text = getattr(record, "span", None), getattr(record, "text", None)
            if span is not None and text is not None and page.text[span.start : span.stop] != text:
                yield f"{path}.text is {text!r}, the page has {page.text[span.start : span.stop]!r} there"


def _put_together(quote: Quote, text: str) -> bool:
    """Whether the text of a quote is its parts, in order, and between them a mark at most and white space."""
    place = 0
    for part in quote.parts:
        start = quote.text.find(text[part.start : part.stop], place)
        if start < 0 or not (_BETWEEN if place else _NOTHING).fullmatch(quote.text, place, start):
            return False
        place = start + part.stop - part.start
    return place == len(quote.text)


def _references(page: Page) -> Iterator[str]:
    """Ids and indices lead somewhere; what lies inside something does (invariant 3)."""
    ids = [entity.id for entity in page.entities]
    if len(set(ids)) != len(ids):
        yield "two entities have one id"
    for number, mention in enumerate(page.mentions):
        if mention.entity not in ids:
            yield f"mention {number} belongs to {mention.entity!r}, which is no entity of the page"
    for entity in page.entities:
        for index in entity.mentions:
            if not 0 <= index < len(page.mentions) or page.mentions[index].entity != entity.id:
                yield f"entity {entity.id} counts mention {index} as its own, which is another's"
    for number, quote in enumerate(page.quotes):
        if quote.speaker and quote.speaker.entity not in (None, *ids):
            yield f"the speaker of quote {number} is {quote.speaker.entity!r}, which is no entity of the page"
        if any(part.start < quote.span.start or part.stop > quote.span.stop for part in quote.parts):
            yield f"quote {number} has a part outside its span"
    for number, date in enumerate(page.dates):
        if not _in_order(date):
            yield f"date {number} ends before it starts"


def _article(page: Page) -> Iterator[str]:
    """Fields and spans say the same; a page without an article says so."""
    if len(page.paragraphs) != len(page.paragraph_spans):
        yield f"{len(page.paragraphs)} paragraphs with {len(page.paragraph_spans)} spans"
    for name in ("headline", "deck", "section"):
        words, span = getattr(page, name), getattr(page, f"{name}_span")
        if (words is None) != (span is None):
            yield f"{name} and {name}_span do not both stand"
        elif span is not None and words != " ".join(page.text[span.start : span.stop].split()):
            yield f"{name} is not the text at {name}_span"
    said = any(note.code == "no_article" for note in page.notes)
    if said and (page.headline is not None or page.paragraphs):
        yield "a page without an article has a headline or paragraphs"
    if not said and page.headline is None and not page.paragraphs:
        yield "a page without headline and paragraphs does not say that it has no article"
    if page.fetched_at is None and any(item.at is not None for item in page.ticker):
        yield "a ticker item is resolved without the time of fetching"


def _in_order(date: DateMention) -> bool:
    """Whether start and end do not cross, compared by day so that dates and datetimes mix."""
    if date.start is None or date.end is None:
        return True
    return date.start.isoformat()[:10] <= date.end.isoformat()[:10]


def _records(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every record inside a record, depth first, with the way to it."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _records(item, f"{path}[{number}]")
    elif attrs.has(type(value)):
        yield path, value
        for field in attrs.fields(type(value)):
            yield from _records(getattr(value, field.name), f"{path}.{field.name}")
