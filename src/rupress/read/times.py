"""Times as metadata state them, tidied to ISO 8601 where it is clear what they say."""

from __future__ import annotations

import datetime as dt
import re

_CLOCK = (
    r"(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r" ?(?P<zone>Z|UTC|GMT|MSK|[+-]\d\d?(?::?\d\d)?(?: MSK)?)?(?:\[[\w/]{1,40}\])?"
)
# «2020-12-29T16:19:16+03:00»; programs print «2020-12-29 16:19:16 +0300 MSK», too, and «…T16:19+03:00[Europe/Moscow]»
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?:(?:[T ]|, | - ) ?"
    + _CLOCK
    + r"|(?:Z|[+-]\d\d:?\d\d))?",  # «2020-12-29+03:00»: a day has no use for its zone
    re.IGNORECASE | re.ASCII,
)
# «2020-1-9 9:05»
_UNPADDED = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T ]" + _CLOCK + ")?", re.ASCII)
# «29.12.2020 16:19», «29.12.2020», «29-12-2020, 16:19», «29.12.2020 в 16:19»
_RUSSIAN = re.compile(
    r"(?P<day>\d\d?)(?P<mark>[.-])(?P<month>\d\d?)(?P=mark)(?P<year>\d{4})(?:(?:,? | - | в )" + _CLOCK + ")?",
    re.ASCII,
)
# «Tue Dec 29 2020 16:19:16 GMT+0300 (Moscow Standard Time)», as scripts print it
_SCRIPT = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<year>\d{4}) "
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) GMT(?P<zone>[+-]\d{4})(?: \(.{1,80}\))?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLAIN = (_ISO, _RUSSIAN, _UNPADDED, _SCRIPT)
_EPOCH = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?", re.ASCII)
# «Tue, 29 Dec 2020 16:19:16 +0300» (RFC 2822)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC)", re.ASCII)
_UNSET = re.compile(r"-?0{3}[01]-|1970-01-01|null$|none$|undefined$|false$", re.IGNORECASE)


def tidy(stated: str) -> str | None:
    """Tidy a stated time.

    >>> tidy("2020-12-29T16:19:16+0300"), tidy("29.12.2020 16:19"), tidy("1600633920"), tidy("вчера в 16:19")
    ('2020-12-29T16:19:16+03:00', '2020-12-29T16:19', '2020-09-20T20:32:00+00:00', 'вчера в 16:19')

    Returns:
        ISO 8601 with what the statement holds (a day, minutes or seconds, an offset), the stripped statement itself if
        it is in no known notation, or None if it is empty or a placeholder such as `0000-00-00`.
    """
    stated = " ".join(stated.split())
    if not stated or _UNSET.match(stated):
        return None
    if match := _EPOCH.fullmatch(stated):
        return dt.datetime.fromtimestamp(int(match["seconds"]), dt.UTC).isoformat()
    try:
        if match := next(filter(None, (notation.fullmatch(stated) for notation in _PLAIN)), None):
            return _iso(match)
        if _MAIL.fullmatch(stated):
            from email.utils import parsedate_to_datetime  # rare, and it loads a dozen modules

            return parsedate_to_datetime(stated).isoformat()
    except (ValueError, OverflowError):
        pass  # «2020-13-45» is a statement, too
    return stated


def _iso(match: re.Match[str]) -> str:
    """Write what was matched in ISO 8601.

    Raises:
        ValueError: there is no such day or time.
    """
    month = match["month"]
    day = dt.date(int(match["year"]), int(month) if month.isdigit() else _MONTHS.index(month) + 1, int(match["day"]))
    if match["hour"] is None:
        return day.isoformat()
    second = match["second"]
    time = dt.time(int(match["hour"]), int(match["minute"]), int(second or 0))
    zone = (match["zone"] or "").upper()
    if zone in {"Z", "UTC", "GMT"}:  # «2024-05-03 10:00:00 UTC», as databases print it
        zone = "+00:00"
    elif zone == "MSK":
        zone = _moscow(day)
    elif zone:
        hours, minutes = _OFFSET.findall(zone)[0]
        zone = f"{zone[0]}{int(hours):02}:{minutes or '00'}"
    return f"{day.isoformat()}T{time.isoformat('seconds' if second else 'minutes')}{zone}"


_OFFSET = re.compile(r"(\d\d?):?(\d\d)?", re.ASCII)
_LATE, _BACK = dt.date(2011, 3, 27), dt.date(2014, 10, 26)
"""Days on which Moscow began and ended to be four hours ahead all the year."""


def _moscow(day: dt.date) -> str:
    """Give the offset that «MSK» meant on a day; in the summers before 2011 it was called otherwise (MSD)."""
    return "+04:00" if _LATE <= day < _BACK else "+03:00"


def is_clear(tidied: str) -> bool:
    """Tell whether a tidied time is ISO 8601, and not what is in no known notation.

    >>> is_clear("2020-12-29T16:19+03:00"), is_clear("вчера в 16:19")
    (True, False)
    """
    return _ISO.fullmatch(tidied) is not None
