"""Time zones by IANA name, and moments given with or without one."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rupress.errors import UsageError


def zone_name(tz: str | ZoneInfo) -> str:
    """Give the IANA name of what a caller passes as a zone.

    Raises:
        UsageError: it is neither a name nor a zone that has one.
    """
    name = tz.key if isinstance(tz, ZoneInfo) else tz
    if isinstance(name, str):
        return name
    given = "a ZoneInfo without a name" if isinstance(tz, ZoneInfo) else type(tz).__name__
    raise UsageError(f"tz is {given}: pass an IANA name such as 'Europe/Moscow', or zoneinfo.ZoneInfo('Europe/Moscow')")


@cache
def zone(name: str) -> ZoneInfo:
    """Give the zone of an IANA name.

    Raises:
        UsageError: there is no zone of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError) as error:
        raise UsageError(f"unknown time zone {name!r}: pass an IANA name such as 'Europe/Moscow'") from error


def plain(moment: object) -> object:
    """Give what a caller passes as a time as Python has it: tables hold times of their own kinds.

    What stands for no time in them (pandas' `NaT`, a NaN) is None; a `pandas.Timestamp` is the datetime that it says,
    else records with it could be unpickled only where pandas is. Anything else stays as it is.
    """
    try:
        if moment is None or moment != moment:  # noqa: PLR0124 - what stands for nothing is not equal to itself
            return None
    except (TypeError, ValueError):  # neither true nor false, as of an array: no time, and refused as such
        return moment
    if isinstance(moment, dt.datetime) and type(moment) is not dt.datetime:
        return dt.datetime.combine(dt.date(moment.year, moment.month, moment.day), moment.timetz())
    return moment


def aware(moment: object, tz: str, what: str) -> dt.datetime:
    """Give a moment its zone: a naive one is local time of `tz`, an aware one stays as it is.

    Args:
        moment: the moment.
        tz: IANA name of a zone.
        what: name of the caller's argument, for the error.

    Raises:
        UsageError: it is no datetime, or the zone is unknown.
    """
    local = zone(tz)
    if not isinstance(moment, dt.datetime):
        raise UsageError(f"{what} must be a datetime.datetime, not {type(moment).__name__}: pass {_instead(moment)}")
    return moment.replace(tzinfo=local) if moment.tzinfo is None else moment


def _instead(moment: object) -> str:
    """Say how to make a moment of what was passed for one."""
    if isinstance(moment, (int, float)):
        return "datetime.datetime.fromtimestamp(1714719600, datetime.UTC)"
    if isinstance(moment, dt.date):
        return "the time of day, too: datetime.datetime(2024, 5, 3, 10, 0)"
    return "datetime.datetime(2024, 5, 3, 10, 0, tzinfo=datetime.UTC), or a naive one in local time of tz"
