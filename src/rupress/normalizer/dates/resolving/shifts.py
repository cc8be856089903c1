"""So long before or after something: the answer is as exact as the unit of the count («15 лет назад» is a year)."""

from __future__ import annotations

import datetime as dt

import attrs

from rupress.normalizer.dates.nodes import Point, Shift
from rupress.normalizer.dates.resolving import calendar
from rupress.normalizer.dates.resolving.meaning import Context, Meaning, Reference
from rupress.normalizer.dates.resolving.units import OPEN

ORDER = ("year", "month", "week", "day", "hour", "minute", "second")
IMPLIED = {"year": 1, "month": 2, "week": 2, "day": 3, "hour": 4, "minute": 5, "second": 6}
FIELDS = ("year", "month", "day", "hour", "minute", "second")
MONTHS = {"year": 12, "month": 1}
DAYS = {"week": 7, "day": 1}
MONTH_DAYS = 30
SECONDS = {"hour": 3600, "minute": 60, "second": 1}


def resolve_shift(shift: Shift, context: Context, base: Meaning | None) -> Meaning:
    """Resolve a shift.

    Args:
        shift: how long and in which direction.
        context: the reference, and whether the phrase stands alone.
        base: what it counts from, if that is a date of the text.
    """
    unit = max((unit for _, unit in shift.amounts), key=ORDER.index)
    if unit == "year" and any(count != int(count) for count, _ in shift.amounts):
        unit = "month"
    origin, coarse, anchor = _origin(context.reference, base)
    if origin is None:
        return Meaning(OPEN.get(unit, "XXXX-XX-XX"), grain=unit)
    moved = _moved(origin, shift)
    if moved is None and unit == "year" and shift.sign < 0:
        return _before_our_era(origin, shift, anchor)
    if moved is None:
        return Meaning(None, grain=unit, note="outside of years 1 to 9999")
    exact = shift.exact or (context.alone and unit == "week")
    grain = "day" if exact and unit in ("year", "month", "week") else unit
    if coarse is not None and ORDER.index(coarse) < ORDER.index(grain):
        grain = coarse  # «в 1995 году … месяцем ранее»: no finer than what it counts from
    meaning = _at_grain(moved, grain)
    alternatives = (moved.date().isoformat(),) if grain in ("year", "month", "week") and coarse in (None, "day") else ()
    implied = FIELDS[: IMPLIED[grain]]
    return attrs.evolve(meaning, implied=implied, anchor=anchor, alternatives=alternatives)


def _before_our_era(origin: dt.datetime, shift: Shift, anchor: str) -> Meaning:
    """«5 тысяч лет назад»: the year as historians count, without a year nought."""
    year = origin.year - round(sum(count * MONTHS.get(unit, 0) for count, unit in shift.amounts) / MONTHS["year"]) - 1
    if year < FARTHEST:
        return Meaning(None, grain="year", note="longer ago than years of four digits go")
    return Meaning(calendar.year_text(year), grain="year", implied=("year",), anchor=anchor)


FARTHEST = -9999


def on_shifted(meaning: Meaning, at: Point) -> Point | None:
    """Give the point of a clock time on a day that a shift has found: «на следующий день утром»."""
    day = meaning.start
    if not isinstance(day, dt.date) or meaning.grain != "day":
        return None
    return attrs.evolve(at, year=day.year, month=day.month, day=day.day, days=None, weekday=None)


def _origin(reference: Reference | None, base: Meaning | None) -> tuple[dt.datetime | None, str | None, str]:
    """The moment to count from, its grain if that is coarse, and which anchor it is."""
    if base is not None and isinstance(base.start, dt.date):
        start = base.start
        grain = (
            base.grain
            if base.grain in ("year", "month", "week", "day")
            else "day"
            if not isinstance(start, dt.datetime)
            else None
        )
        at = start if isinstance(start, dt.datetime) else dt.datetime(start.year, start.month, start.day)  # noqa: DTZ001
        return at.replace(tzinfo=None), grain, "text"
    if reference is None:
        return None, None, "reference"
    day = reference.day
    midnight = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 — local
    return (reference.moment, None, "reference") if reference.moment else (midnight, "day", "reference")


def _moved(origin: dt.datetime, shift: Shift) -> dt.datetime | None:
    months = sum(count * MONTHS[unit] for count, unit in shift.amounts if unit in MONTHS)
    days = sum(count * DAYS[unit] for count, unit in shift.amounts if unit in DAYS)
    seconds = sum(count * SECONDS[unit] for count, unit in shift.amounts if unit in SECONDS)
    if max(months, days, seconds) > 1e9:
        return None
    whole = int(months)
    days += (months - whole) * MONTH_DAYS  # «1,5 месяца назад»
    day = calendar.plus_months(origin.date(), shift.sign * whole)
    if day is None:
        return None
    try:
        return dt.datetime.combine(day, origin.time()) + shift.sign * dt.timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def _at_grain(moved: dt.datetime, grain: str) -> Meaning:
    day = moved.date()
    if grain == "year":
        return Meaning(f"{day.year:04d}", dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), "year")
    if grain == "month":
        bounds = calendar.month_bounds(day.year, day.month)
        first, last = bounds or (day, day)
        return Meaning(f"{day.year:04d}-{day.month:02d}", first, last, "month")
    if grain == "week" and (week := calendar.week_bounds(day)):
        return Meaning(calendar.week_of(day), *week, "week")
    if grain in ("day", "week"):
        return Meaning(day.isoformat(), day, day, "day")
    return moment(moved, grain)


def moment(at: dt.datetime, grain: str = "second") -> Meaning:
    """Give a moment; seconds are written if it is exact to them."""
    text = f"{at:%H:%M:%S}" if at.second and grain == "second" else f"{at:%H:%M}"
    return Meaning(f"{at.date().isoformat()}T{text}", at, at, grain, FIELDS[: IMPLIED[grain]], "reference")
