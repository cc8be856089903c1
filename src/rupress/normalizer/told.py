"""The times that the caller knows. That of publication, from a feed or a site map, holds, whatever the page says."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import attrs

from rupress.errors import UsageError
from rupress.normalizer.resolve import Moment, Settled, agreed_with, resolve_stamp
from rupress.normalizer.zones import aware, plain, zone
from rupress.read.times import tidy
from rupress.records import Note, Stamp
from rupress.tokenizer.stamps import parse_stamp


def moment_told(told: object, tz: str, what: str = "published") -> Moment | None:
    """Read what a caller passes as the time of publication.

    Args:
        told: a date, a datetime (a naive one is local time of `tz`), a string in ISO 8601, as RSS writes it or as pages
            do («3 мая 2024, 10:00»), or None.
        tz: IANA name of a zone.
        what: name of the caller's argument, for the error.

    Raises:
        UsageError: it is nothing of the kind.
    """
    told = plain(told)
    moment = moment_said(told) if isinstance(told, str) else told
    if isinstance(moment, dt.datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=zone(tz))
    if isinstance(moment, dt.date) or told is None:
        return moment if isinstance(moment, dt.date) else None
    raise UsageError(f"{what} is {told!r:.60}: pass a date, a datetime, or a string such as {_SUCH_AS}, or None")


_SUCH_AS = "'2024-05-03T10:00:00+03:00', '03.05.2024 10:00' or 'Fri, 03 May 2024 07:00:00 GMT'"


def moment_said(told: str) -> Moment | None:
    """Read a string that says a moment or a day and nothing else.

    Args:
        told: ISO 8601, a notation as clear («Fri, 03 May 2024 07:00:00 GMT»), or what pages show, with its year («3 мая
            2024, 10:00»).

    Returns:
        A date or a datetime, naive where the string names no zone; None if it says anything else.
    """
    iso = tidy(told) or ""
    with suppress(ValueError):
        if len(iso) <= len("2021-05-20"):
            return dt.date.fromisoformat(iso)
        return dt.datetime.fromisoformat(iso).replace(microsecond=0)
    stamp = parse_stamp(told)
    if stamp is None or stamp.year is None or stamp.text != told.strip():
        return None
    moment = resolve_stamp(stamp, None, "UTC")
    return moment.replace(tzinfo=None) if isinstance(moment, dt.datetime) and stamp.offset is None else moment


def fetched_told(told: object, tz: str) -> dt.datetime | None:
    """Read what a caller passes as the time of fetching.

    Args:
        told: a datetime (a naive one is local time of `tz`), a string in ISO 8601, as headers of HTTP write it or as
            pages do («3 мая 2024, 10:00»), or None.
        tz: IANA name of a zone.

    Raises:
        UsageError: it is nothing of the kind, or a day alone: a ticker's «21:48» would be of the day before it.
    """
    told = plain(told)
    if told is None:
        return None
    moment = moment_said(told) if isinstance(told, str) else told
    if isinstance(told, str) and not isinstance(moment, dt.datetime):
        what = "has no time of day" if moment else "is no time"
        raise UsageError(f"fetched_at is {told!r:.60}, which {what}: write it as '2024-05-03T10:00:00+03:00'")
    return aware(moment, tz, "fetched_at")


def told_first(told: Moment | None, page: Settled, stamp: Stamp | None, tz: str) -> Settled:
    """Put what the caller knows before what the page says.

    A day that is told takes its clock from the page, if the page is of that day. Where the page says something else, a
    note tells so.

    Args:
        told: what the caller knows, if anything; a datetime is aware.
        page: what the page and its metadata say together.
        stamp: what the page shows.
        tz: IANA name of the zone of clock times that name none.
    """
    if told is None:
        return page
    found = page.moment if page.moment is not None or stamp is None else _completed(stamp, told, tz)
    if stamp and stamp.days_ago is None and isinstance(told, dt.datetime):
        local = agreed_with(stamp, told, tz)
        if local is not None:
            return Settled(local, page.notes)
    if found is None or _alike(told, found, tz):
        finer = isinstance(found, dt.datetime) and not isinstance(told, dt.datetime)
        return Settled(found if finer else _here(told, tz), page.notes)
    said = f"the caller says {told.isoformat()}, the page {found.isoformat()}"
    return Settled(_here(told, tz), (*page.notes, Note("published_conflict", said, stamp.span if stamp else None)))


def _completed(stamp: Stamp, told: Moment, tz: str) -> Moment | None:
    """Give the moment of a stamp that leaves out year or day («3 мая, 10:00», «сегодня в 10:00») by what is told."""
    if stamp.minutes_ago is not None:
        return None
    day = _here(told, tz)
    year, month, date = stamp.year or day.year, stamp.month or day.month, stamp.day or day.day
    return resolve_stamp(attrs.evolve(stamp, year=year, month=month, day=date, days_ago=None), None, tz)


def _alike(told: Moment, found: Moment, tz: str) -> bool:
    """Tell whether two moments are one as far as both are known, to the minute."""
    if isinstance(told, dt.datetime) and isinstance(found, dt.datetime):
        return told.replace(second=0, microsecond=0) == found.replace(second=0, microsecond=0)
    return bool(_days(told, tz) & _days(found, tz))


def _days(moment: Moment, tz: str) -> set[dt.date]:
    """Give the day of a moment, on its own clock and on the outlet's."""
    return {moment.date(), moment.astimezone(zone(tz)).date()} if isinstance(moment, dt.datetime) else {moment}


def _here(moment: Moment, tz: str) -> Moment:
    """Put a moment on the outlet's clock: feeds are often in UTC, where «сегодня» may be another day."""
    return moment.astimezone(zone(tz)) if isinstance(moment, dt.datetime) else moment
