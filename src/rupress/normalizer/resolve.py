"""Stamps of byline and ticker resolved: against the metadata, the time of fetching, never against a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs
from attrs import frozen

from rupress.fold import fold
from rupress.normalizer.zones import zone
from rupress.records import Note, Stamp, TickerItem
from rupress.span import Span
from rupress.tokenizer.stamps import find_stamps

Moment = dt.datetime | dt.date
FIELDS = ("year", "month", "day", "hour", "minute")
DAY = dt.timedelta(days=1)
WIDEST_OFFSET = dt.timedelta(hours=14)  # UTC+14, Line Islands: no zone is farther from UTC
LEAP_CYCLE = 8  # years; a 29 February is at most so far away (1896 to 1904)


@frozen
class Settled:
    """A moment of the article and what was odd about it."""

    moment: Moment | None
    """Aware datetime; a date if only the day is known; None if neither page nor metadata tell."""
    notes: tuple[Note, ...] = ()
    """A conflict between page and metadata."""


def resolve_stamp(stamp: Stamp, fetched_at: dt.datetime | None, tz: str) -> Moment | None:
    """Resolve a stamp as far as it and the time of fetching go.

    Args:
        stamp: what the page shows.
        fetched_at: aware moment at which the page was fetched; without it «вчера в 16:19», `16:28` and dates without a
            year stay unresolved.
        tz: IANA name of the zone of clock times that name none.

    Returns:
        An aware datetime, a date if the stamp has no clock time, or None.
    """
    local = dt.timezone(dt.timedelta(minutes=stamp.offset)) if stamp.offset is not None else zone(tz)
    try:
        if stamp.minutes_ago is not None:
            return _minutes_before(fetched_at, stamp.minutes_ago, local)
        now = fetched_at.astimezone(local) if fetched_at else None
        day = _day(stamp, now)
        if day is None:
            return None
        if stamp.hour is None:
            return day
        return dt.datetime(day.year, day.month, day.day, stamp.hour, stamp.minute or 0, stamp.second or 0, tzinfo=local)
    except (ValueError, OverflowError):  # «31 февраля», or a day before year 1
        return None


def _minutes_before(fetched_at: dt.datetime | None, minutes: int, local: dt.tzinfo) -> dt.datetime | None:
    if fetched_at is None:
        return None
    return (fetched_at.astimezone(local) - dt.timedelta(minutes=minutes)).replace(second=0, microsecond=0)


def _day(stamp: Stamp, now: dt.datetime | None) -> dt.date | None:
    """The day of a stamp; what it leaves out is the latest that is not after the time of fetching."""
    if stamp.year is not None:
        if stamp.month is None or stamp.day is None:
            return None
        return dt.date(stamp.year, stamp.month, stamp.day)
    if now is None:
        return None
    today = now.date()
    if stamp.days_ago is not None:
        return today - stamp.days_ago * DAY
    if stamp.month is not None and stamp.day is not None:
        return _latest(stamp.month, stamp.day, today)
    if stamp.day is None and stamp.hour is not None:
        return today if (stamp.hour, stamp.minute or 0) <= (now.hour, now.minute) else today - DAY
    return None


def _latest(month: int, day: int, today: dt.date) -> dt.date | None:
    """The latest such day that is not after tomorrow: an outlet east of `tz` may be a day ahead."""
    for year in range(today.year + 1, max(0, today.year - LEAP_CYCLE), -1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue  # 29 February of a common year
        if found <= today + DAY:
            return found
    return None


def settle(
    stamp: Stamp | None,
    stated: str | None,
    fetched_at: dt.datetime | None,
    tz: str,
    what: str,
    *,
    since: Moment | None = None,
) -> Settled:
    """Weigh what the page shows against what its metadata state.

    The metadata win where the page agrees or is silent, for they are finer and name their zone. Where the two name
    different moments the reader's page wins, and a note says so. A whole number of quarter hours between a clock on the
    page and a moment with offset in the metadata is the outlet's own zone, not a conflict.

    Args:
        stamp: what the page shows, if anything.
        stated: ISO 8601 as the metadata state it, if anything.
        fetched_at: aware moment at which the page was fetched.
        tz: IANA name of the zone of clock times that name none.
        what: `published` or `updated`, for the note.
        since: moment before which it cannot be: a change is after the publication, and takes its day from it.
    """
    said = resolve_stamp(_after(stamp, since, tz) if since else stamp, fetched_at, tz) if stamp else None
    meta = parse_iso(stated, tz) or _in_words(stated, fetched_at, tz) if stated else None
    if stamp is None or meta is None:
        return Settled(said if stamp else meta)
    agreed = agreed_with(stamp, meta, tz)
    if agreed is not None:
        return Settled(agreed)
    note = Note(f"{what}_conflict", f"the page shows {stamp.text!r}, its metadata state {stated!r}", stamp.span)
    return Settled(said if said is not None else meta, (note,))


def _in_words(stated: str, fetched_at: dt.datetime | None, tz: str) -> Moment | None:
    """Read a statement of the metadata that is worded as on a page: «5 марта 2024, 12:00»."""
    found = next(iter(find_stamps(fold(stated).text)), None)
    if found is None or not found.has_day or "year" not in found.fields:
        return None
    return resolve_stamp(Stamp(Span(0, len(stated)), stated, **found.fields), fetched_at, tz)


def _after(stamp: Stamp, since: Moment, tz: str) -> Stamp:
    """Give a stamp that leaves out its day or year the first ones that are not before a moment.

    «12 марта 2024, 13:05 (обн. 14:20)» was changed on that day, «31 декабря 2023 (обновлено 2 января)» a year later.
    """
    if stamp.year is not None or stamp.days_ago is not None or stamp.minutes_ago is not None:
        return stamp
    first = since
    if isinstance(since, dt.datetime):
        first = since.astimezone(
            dt.timezone(dt.timedelta(minutes=stamp.offset)) if stamp.offset is not None else zone(tz)
        )
    clock = (stamp.hour or 0, stamp.minute or 0)
    if stamp.month is None and stamp.day is None and stamp.hour is not None:
        late = isinstance(first, dt.datetime) and clock < (first.hour, first.minute)
        day = first + late * DAY if first.toordinal() < dt.date.max.toordinal() else first
        return attrs.evolve(stamp, year=day.year, month=day.month, day=day.day)
    if stamp.month is None or stamp.day is None:
        return stamp
    later = (stamp.month, stamp.day) < (first.month, first.day)
    return attrs.evolve(stamp, year=first.year + later)


def parse_iso(text: str, tz: str) -> Moment | None:
    """Read a date or moment in ISO 8601; a moment without offset is local time of `tz`; None if it is neither."""
    text = text.strip()
    try:
        if len(text) <= len("2021-05-20"):
            return dt.date.fromisoformat(text)
        moment = dt.datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone(tz))).replace(microsecond=0)
    except ValueError:
        return None


def agreed_with(stamp: Stamp, meta: Moment, tz: str) -> Moment | None:
    """The metadata's moment on the page's own clock if the stamp says nothing else; None if it does."""
    if not isinstance(meta, dt.datetime):
        return None if stamp.hour is not None or not _says(stamp, meta) else meta
    if stamp.hour is None:
        shown = (meta.astimezone(zone(tz)), meta)
        return next((moment for moment in shown if _says(stamp, moment)), None)
    offset = dt.timedelta(minutes=stamp.offset) if stamp.offset is not None else None
    zones = (zone(tz), meta.tzinfo) if offset is None else (dt.timezone(offset),)
    for local in zones:
        moment = meta.astimezone(local)
        if _says(stamp, moment):
            return moment
    return _elsewhere(stamp, meta) if offset is None else None


def _says(stamp: Stamp, moment: Moment) -> bool:
    """Whether every field that the stamp states is that of the moment."""
    return all(
        getattr(stamp, name) in (None, getattr(moment, name))
        for name in FIELDS
        if isinstance(moment, dt.datetime) or name in FIELDS[:3]
    )


def _elsewhere(stamp: Stamp, meta: dt.datetime) -> dt.datetime | None:
    """The metadata's moment in the zone in which the page's full stamp would be its clock, if there is such a zone."""
    if stamp.year is None or stamp.month is None or stamp.day is None or stamp.hour is None:
        return None
    try:
        shown = dt.datetime(stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute or 0, tzinfo=dt.UTC)
    except ValueError:
        return None
    offset = shown - meta.astimezone(dt.UTC).replace(second=0)
    if abs(offset) > WIDEST_OFFSET or offset % dt.timedelta(minutes=15):
        return None
    return meta.astimezone(dt.timezone(offset))


def place_ticker(items: Iterable[TickerItem], fetched_at: dt.datetime | None, tz: str) -> tuple[TickerItem, ...]:
    """Resolve the times of a ticker, walking back over midnights from the time of fetching.

    A list runs from the newest item down, so a clock later than the one above it belongs to the day before (00:12 then
    23:50) — unless that step back would be more than half a day (15:59 then 21:48): then another list begins.
    """
    if fetched_at is None:
        return tuple(items)
    now = fetched_at.astimezone(zone(tz))
    day, last = now.date(), now
    placed = []
    for item in items:
        moment = _ticker_moment(item, day, last, now, tz)
        if moment is not None:
            day, last = moment.astimezone(now.tzinfo).date(), moment
        placed.append(attrs.evolve(item, at=moment))
    return tuple(placed)


def _ticker_moment(item: TickerItem, day: dt.date, last: dt.datetime, now: dt.datetime, tz: str) -> dt.datetime | None:
    stamp = item.stamp
    if stamp is None or (stamp.hour is None and stamp.minutes_ago is None):
        return None
    if stamp.day is not None or stamp.days_ago is not None or stamp.minutes_ago is not None:
        moment = resolve_stamp(stamp, now, tz)
        return moment if isinstance(moment, dt.datetime) else None
    local = dt.timezone(dt.timedelta(minutes=stamp.offset)) if stamp.offset is not None else now.tzinfo
    try:
        moment = dt.datetime(day.year, day.month, day.day, stamp.hour or 0, stamp.minute or 0, tzinfo=local)
        if moment <= last:
            return moment
        if last - (moment - DAY) <= DAY / 2 or moment > now:
            return moment - DAY
        return _today(moment, now)
    except (ValueError, OverflowError):
        return None


def _today(moment: dt.datetime, now: dt.datetime) -> dt.datetime:
    """The latest moment with that clock that is not after now: where another list begins."""
    today = moment.replace(year=now.year, month=now.month, day=now.day)
    return today if today <= now else today - DAY
