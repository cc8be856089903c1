"""The dates of pages in the order of what they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import field, frozen

from rupress.records import DateMention, Page
from rupress.show.frame import e, fragment, moment
from rupress.show.marks import date_hint
from rupress.show.tables import Row, Table, pages_of
from rupress.span import Span

AROUND = 70
"""Characters of the line shown before and after the words of a date, cut at a blank."""

COLUMNS = ("start", "end", "value", "type", "text", "context", "implied", "headline", "url")
"""Columns of a timeline."""

GAPS = ((365.25, "year"), (30.44, "month"), (1, "day"))
"""Units in which the time between two dates is told, in days, the largest that fits taken."""


@frozen
class Entry:
    """One date of a page, or the moment when the page was published."""

    page: Page
    """The page."""
    date: DateMention | None
    """The date; None for the moment of publication."""

    @property
    def start(self) -> dt.datetime | dt.date | None:
        """When it begins, if it has a place in time."""
        return self.date.start if self.date else self.page.published

    @property
    def value(self) -> str:
        """What it means, in EDTF or TIMEX3; the moment as people write it for a publication."""
        return self.date.value or "?" if self.date else moment(self.page.published) or "?"


@frozen(repr=False)
class Timeline(Table):
    """The dates of pages, earliest first, those without a place in time at the end."""

    entries: tuple[Entry, ...] = field(kw_only=True)
    """The dates, and the moments of publication among them, in the same order."""

    def _repr_html_(self) -> str:
        placed = [entry for entry in self.entries if entry.start is not None]
        rest = [entry for entry in self.entries if entry.start is None]
        several = len({id(entry.page) for entry in self.entries}) > 1
        parts = ['<div class="rp-timeline">']
        before: dt.date | None = None
        for value, group in groupby(placed, key=lambda entry: (entry.value, entry.date is None)):
            entries = list(group)
            day = _day(entries[0])
            parts += _gap(before, day)
            parts += _moment(value[0], entries, several=several)
            before = day
        if not self.entries:
            parts.append('<p class="rp-none">No dates.</p>')
        parts.append("</div>")
        if rest:
            parts.append('<div class="rp-card"><div class="rp-card-title">No place in time</div>')
            parts += (_line(entry, several=several, value=True) for entry in rest)
            parts.append("</div>")
        return fragment("".join(parts), "tables")


def timeline(pages: Page | Iterable[Page]) -> Timeline:
    """Put the dates of a page, or of several, in the order of what they mean.

    Args:
        pages: a page, or a list or iterator of pages.

    Returns:
        A table with the columns `COLUMNS`, one row a date: when it begins and ends if it has a place in time, its
        value, type and words, the words around it, which fields were implied; and of the page its headline and address.
        What has no place in time, such as durations, stands last, in the order of the text.

    Raises:
        UsageError: something is no page.
    """
    several = pages_of(pages)
    entries = [Entry(page, date) for page in several for date in page.dates]
    rows = tuple(_row(entry.page, entry.date) for entry in sorted(entries, key=_order) if entry.date)
    published = [Entry(page, None) for page in several if page.published is not None]
    name = (several[0].headline or "rupress") if len(several) == 1 else f"Timeline of {len(several)} pages"
    brief = ("value", "type", "text", "context", *(("headline",) if len(several) > 1 else ()))
    return Timeline(rows, COLUMNS, brief=brief, name=name, entries=tuple(sorted([*entries, *published], key=_order)))


def around(text: str, span: Span) -> tuple[str, str, str]:
    """Give the words of a span between those that stand before and after them on the line, as one line each."""
    left = max(text.rfind("\n", max(span.start - AROUND, 0), span.start) + 1, span.start - AROUND, 0)
    end = text.find("\n", span.stop, span.stop + AROUND)
    right = end if end >= 0 else min(span.stop + AROUND, len(text))
    before, after = text[left : span.start], text[span.stop : right]
    if left > 0 and text[left - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if right < len(text) and text[right] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return before.lstrip(), " ".join(text[span.start : span.stop].split()), after.rstrip()


def _order(entry: Entry) -> tuple[bool, dt.date, str]:
    """Order by day, then by clock; a whole day stands before its hours, what has no place in time after all."""
    start = entry.start
    clock = start.strftime("%H:%M:%S.%f") if isinstance(start, dt.datetime) else ""
    return start is None, _day(entry), clock


def _day(entry: Entry) -> dt.date:
    start = entry.start
    if start is None:
        return dt.date.max
    return start.date() if isinstance(start, dt.datetime) else start


def _row(page: Page, date: DateMention) -> Row:
    return {
        "start": date.start,
        "end": date.end,
        "value": date.value,
        "type": date.type.value,
        "text": date.text,
        "context": "".join(around(page.text, date.span)),
        "implied": ", ".join(date.implied) or None,
        "headline": page.headline,
        "url": page.url or page.facts.canonical,
    }


def _gap(before: dt.date | None, day: dt.date) -> Iterator[str]:
    """Say how much time lies between two dates, if it is a day or more."""
    days = (day - before).days if before else 0
    for length, unit in GAPS:
        count = int(days / length)
        if count:
            yield f'<div class="rp-gap">{count} {unit}{"s" if count > 1 else ""}</div>'
            return


def _moment(value: str, entries: list[Entry], *, several: bool) -> Iterator[str]:
    """Show a point on the line with all that falls on it."""
    published = " rp-published" if entries[0].date is None else ""
    yield f'<div class="rp-moment{published}"><code>{e(value)}</code><div>'
    for entry in entries:
        yield _line(entry, several=several)
    yield "</div></div>"


def _line(entry: Entry, *, several: bool, value: bool = False) -> str:
    """Show the words of a date among those around it, with the page they stand on if there are several."""
    name = entry.page.headline or entry.page.url or "page without a headline"
    if entry.date is None:
        told = f' <span lang="ru">{e(name)}</span>' if several else ""
        return f'<div class="rp-when"><b>Published</b>{told}</div>'
    before, words, after = around(entry.page.text, entry.date.span)
    where = f' <small lang="ru">{e(name)}</small>' if several else ""
    meant = f"<code>{e(entry.value)}</code> " if value else ""
    return (
        f'<div class="rp-when" title="{e(date_hint(entry.date))}">{meant}<span lang="ru">{e(before)}'
        f'<mark class="rp-m-date">{e(words)}</mark>{e(after)}</span>{where}</div>'
    )
