"""Arithmetic of days, weeks, months and years that stays inside years 1 to 9999."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from rupress.normalizer.dates.resolving.meaning import DAY

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First months of the seasons, as meteorologists count."""


def day(year: int, month: int, number: int) -> dt.date | None:
    """Give a day, None if there is none such."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def plus_days(start: dt.date, days: int) -> dt.date | None:
    """Give a day so many days away."""
    try:
        return start + days * DAY
    except OverflowError:
        return None


def plus_months(start: dt.date, months: int) -> dt.date | None:
    """Give the same day so many months away, or the last of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def month_bounds(year: int, code: int) -> tuple[dt.date, dt.date] | None:
    """Give first and last day of a month, or of what an EDTF code says: season, quarter, half."""
    if not 1 <= year <= 9999:
        return None
    if code <= 12:
        first, length = code, 1
    elif code in SEASONS:
        first, length = SEASONS[code], 3
    elif 33 <= code <= 36:
        first, length = (code - 33) * 3 + 1, 3
    else:
        first, length = (code - 40) * 6 + 1, 6
    begin = dt.date(year, first, 1)
    last = plus_months(begin, length - 1)
    return (begin, last.replace(day=monthrange(last.year, last.month)[1])) if last else None


def week_of(some: dt.date) -> str:
    """Write the ISO week of a day: `2021-W20`."""
    iso = some.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def week_bounds(some: dt.date) -> tuple[dt.date, dt.date] | None:
    """Give Monday and Sunday of a day's week, None past the end: year 1 begins on a Monday, 9999 ends on a Friday."""
    first = some - (some.isoweekday() - 1) * DAY
    last = plus_days(first, 6)
    return (first, last) if last else None


def year_text(year: int) -> str:
    """Write a year in four digits; years before our era with a minus."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def julian_to_gregorian(year: int, month: int, number: int) -> dt.date | None:
    """Give the Gregorian day of an old-style date."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    ordinal = number + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083
    try:
        return dt.date.fromordinal(ordinal - 1721425)
    except (ValueError, OverflowError):
        return None


def orthodox_easter(year: int) -> dt.date | None:
    """Give the Orthodox Easter of a year, in the Gregorian calendar (Meeus's Julian algorithm)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    return julian_to_gregorian(year, month, number + 1)
