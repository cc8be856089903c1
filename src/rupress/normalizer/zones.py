"""Time zones by IANA name, and moments given with or without one."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rupress.errors import UsageError


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


def aware(moment: dt.datetime, tz: str, what: str) -> dt.datetime:
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
        raise UsageError(f"{what} must be a datetime.datetime, not {type(moment).__name__}")
    return moment.replace(tzinfo=local) if moment.tzinfo is None else moment
