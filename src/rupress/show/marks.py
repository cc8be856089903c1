"""What both views share: a page cut into rows of one kind, and rows into pieces that carry the same marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from attrs import frozen

from rupress.export.layers import Layer
from rupress.records import DateMention, Kind, Mention, Page, Quote, QuoteKind, Segment
from rupress.span import Span

FURNITURE = frozenset({Kind.NAV, Kind.SHARE, Kind.COMMENT, Kind.LEGAL, Kind.AD, Kind.EMBED})
"""Kinds that a reader of the article looks past."""

ARTICLE = frozenset(
    {Kind.HEADLINE, Kind.DECK, Kind.SECTION, Kind.BYLINE, Kind.CAPTION, Kind.CREDIT, Kind.BODY, Kind.SUBHEAD, Kind.TAGS}
)
"""Kinds that are the article's own."""

RUN = 5
"""Rows shown of a long run of one kind that is not the article's."""

# Nobody sees these, and a terminal would obey some of them: controls but tab and line feed, bidirectional overrides,
# and lone surrogates, which no file can hold.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """Put the replacement character for what must not reach a screen."""
    return _UNSHOWN.sub("\ufffd", text)


@frozen
class Mark:
    """Something to be seen inside a line: a name, a date, a quote or its cue."""

    span: Span
    """Where it stands."""
    layer: Layer
    """The layer it belongs to."""
    style: str
    """`per`, `org`, `loc`, `date`, `quote`, `retold` or `cue`."""
    hint: str
    """What it means, in a few words."""


@frozen
class Piece:
    """A run of characters under the same marks."""

    text: str
    """The characters, as they may be shown."""
    marks: tuple[Mark, ...]
    """The marks over them, the widest first."""


@frozen
class Row:
    """One segment with its pieces."""

    segment: Segment
    """The segment."""
    pieces: tuple[Piece, ...]
    """Its text without the white space around it."""


def rows(page: Page, layers: Collection[Layer] = tuple(Layer)) -> Iterator[Row]:
    """Cut a page into rows, one a segment that says something, in order, with the marks of some layers."""
    found = (mark for mark in marks_of(page) if mark.layer in layers)
    marks = sorted(found, key=lambda mark: (mark.span.start, -mark.span.stop))
    following = 0
    open_marks: list[Mark] = []
    for segment in page.segments:
        words = page.text[segment.span.start : segment.span.stop]
        start = segment.span.start + len(words) - len(words.lstrip())
        stop = segment.span.start + len(words.rstrip())
        open_marks = [mark for mark in open_marks if mark.span.stop > start]
        while following < len(marks) and marks[following].span.start < stop:
            open_marks.append(marks[following])
            following += 1
        if start < stop:
            yield Row(segment, tuple(_pieces(page.text, start, stop, open_marks)))


def runs(
    page: Page, layers: Collection[Layer] = tuple(Layer), kinds: Collection[Kind] = tuple(Kind)
) -> Iterator[tuple[Kind, list[Row], list[Row]]]:
    """Give the runs of rows of one kind: the kind, the rows to show, and those of a long list that may stay folded.

    What is the article's is never folded.
    """
    wanted = (row for row in rows(page, layers) if row.segment.kind in kinds)
    for kind, run in groupby(wanted, key=lambda row: row.segment.kind):
        all_rows = list(run)
        shown_rows = len(all_rows) if kind in ARTICLE or len(all_rows) <= RUN + 1 else RUN
        yield kind, all_rows[:shown_rows], all_rows[shown_rows:]


def marks_of(page: Page) -> Iterator[Mark]:
    """Give a mark for everything that the normalizer has found."""
    for mention in page.mentions:
        yield Mark(mention.span, Layer.NAMES, mention.type.value.lower(), mention_hint(mention))
    for date in page.dates:
        yield Mark(date.span, Layer.DATES, "date", date_hint(date))
    for quote in page.quotes:
        hint = quote_hint(quote)
        for part in quote.parts:
            yield Mark(part, Layer.QUOTES, "retold" if quote.kind is QuoteKind.INDIRECT else "quote", hint)
        if quote.cue is not None:
            yield Mark(quote.cue.span, Layer.QUOTES, "cue", f"cue: {quote.cue.lemma}")


def mention_hint(mention: Mention) -> str:
    """Say whom or what a mention names."""
    return f"{mention.normal} · {mention.type.value} {mention.entity}"


def date_hint(date: DateMention) -> str:
    """Say what a temporal expression means and how that is known."""
    parts = [date.value or "no value", date.type.value]
    if date.implied:
        parts.append(f"{', '.join(date.implied)} from the {date.anchor or 'reference'}")
    if date.note:
        parts.append(date.note)
    return " · ".join([*parts, date.rule]) if date.rule else " · ".join(parts)


def quote_hint(quote: Quote) -> str:
    """Say how words are reported and who said them."""
    who = quote.speaker.name if quote.speaker else "speaker unknown"
    return f"{quote.kind.value} quote · {who} · {quote.rule} · {quote.confidence:.2f}"


def _pieces(text: str, start: int, stop: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut text[start:stop] wherever a mark begins or ends; the marks come in the order of their starts."""
    cuts = {start, stop}
    for mark in marks:
        cuts.update(cut for cut in (mark.span.start, mark.span.stop) if start < cut < stop)
    edges = sorted(cuts)
    over: list[Mark] = []
    following = 0
    for left, right in pairwise(edges):
        over = [mark for mark in over if mark.span.stop > left]
        while following < len(marks) and marks[following].span.start <= left:
            if marks[following].span.stop > left:
                over.append(marks[following])
            following += 1
        yield Piece(shown(text[left:right]), tuple(over))
