"""Whole units around the reference: «на прошлой неделе», «в этом году», «аналогичный период»; and parts of them."""

from __future__ import annotations

import datetime as dt

import attrs

from rupress.normalizer.dates.nodes import Unit
from rupress.normalizer.dates.resolving import calendar
from rupress.normalizer.dates.resolving.meaning import DAY, Context, Meaning

ALL = {"year": ("year",), "month": ("year", "month"), "week": ("year", "week"), "day": ("year", "month", "day")}
OPEN = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "day": "XXXX-XX-XX",
    "decade": "XXXX",
    "century": "XXXX",
}
"""What a relative unit says without a reference."""


def resolve_unit(unit: Unit, context: Context, base: Meaning | None) -> Meaning:
    """Resolve a unit.

    Args:
        unit: which unit, and how many from the one at hand.
        context: the reference.
        base: what it counts from, if that is a date of the text.
    """
    if base is not None and isinstance(base.start, dt.date):
        start = base.start.date() if isinstance(base.start, dt.datetime) else base.start
        anchor = "text"
    elif context.reference is not None:
        start, anchor = context.reference.day, "reference"
    else:
        return Meaning(OPEN.get(unit.unit, "XXXX"), grain=unit.unit)
    found = whole(unit.unit, unit.offset, start, context)
    if found is None:
        return Meaning(None, grain=unit.unit, note="outside of years 1 to 9999")
    return attrs.evolve(found, implied=ALL.get(unit.unit, ("year",)), anchor=anchor)


def whole(unit: str, offset: int, start: dt.date, context: Context) -> Meaning | None:
    """Give the unit that holds a day, or one `offset` units away."""
    year = start.year + offset
    if unit == "day":
        some = calendar.plus_days(start, offset)
        return Meaning(some.isoformat(), some, some) if some else None
    if unit == "week":
        some = calendar.plus_days(start, 7 * offset)
        bounds = calendar.week_bounds(some) if some else None
        return Meaning(calendar.week_of(bounds[0]), *bounds, "week") if bounds else None
    if unit == "weekend":
        return _weekend(offset, start, context)
    if unit == "month":
        some = calendar.plus_months(start, offset)
        return _coded(some.year, some.month, "month") if some else None
    if unit == "quarter":
        number = start.year * 4 + (start.month - 1) // 3 + offset
        return _coded(number // 4, 33 + number % 4, "quarter")
    if unit == "half":
        number = start.year * 2 + (start.month - 1) // 6 + offset
        return _coded(number // 2, 40 + number % 2, "half")
    if unit == "decade":
        return fixed(f"{(start.year // 10 + offset):03d}X", "decade")
    if unit == "century":
        return fixed(f"{(start.year // 100 + offset):02d}XX", "century")
    if unit in ("season", "academic"):
        return _split_year(unit, start, offset)
    return Meaning(f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year") if 1 <= year <= 9999 else None


def _coded(year: int, code: int, grain: str) -> Meaning | None:
    bounds = calendar.month_bounds(year, code)
    return Meaning(f"{year:04d}-{code:02d}", bounds[0], bounds[1], grain) if bounds else None


def _weekend(offset: int, start: dt.date, context: Context) -> Meaning | None:
    """Saturday and Sunday of the week; with a past verb, before Saturday, those gone by."""
    if offset == 0 and context.direction == "past" and start.isoweekday() < 6:
        offset = -1
    some = calendar.plus_days(start, 7 * offset)
    bounds = calendar.week_bounds(some) if some else None
    if bounds is None:
        return None
    saturday, sunday = bounds[1] - DAY, bounds[1]
    return Meaning(f"{saturday.isoformat()}/{sunday.isoformat()}", saturday, sunday, "day")


def _split_year(unit: str, start: dt.date, offset: int) -> Meaning | None:
    """A season of sport (July to June) or a school year (September to August)."""
    opening = 7 if unit == "season" else 9
    year = start.year + offset - (start.month < opening)
    if not 1 <= year < 9999:
        return None
    first, last = dt.date(year, opening, 1), dt.date(year + 1, opening, 1) - DAY
    value = f"{year:04d}/{year + 1:04d}" if unit == "season" else f"{first.isoformat()}/{last.isoformat()}"
    return Meaning(value, first, last, "year")


def fixed(value: str, grain: str) -> Meaning:
    """Give the bounds of a value such as `199X` or `17XX`."""
    if value.startswith("-"):
        return Meaning(value, grain=grain)
    first, last = int(value.replace("X", "0")), int(value.replace("X", "9"))
    if not 1 <= last <= 9999:
        return Meaning(value, grain=grain)
    return Meaning(value, dt.date(max(first, 1), 1, 1), dt.date(last, 12, 31), grain)


def part_of(which: str, whole_meaning: Meaning, context: Context) -> Meaning:
    """Give a part of a period: the plain value with a modifier, bounds as a hint of thirds or halves."""
    first, last = whole_meaning.start, whole_meaning.end
    if not isinstance(first, dt.date) or not isinstance(last, dt.date) or isinstance(first, dt.datetime):
        return attrs.evolve(whole_meaning, mod=_mod(which))
    if (
        which in ("H1", "H2")
        and whole_meaning.grain == "year"
        and whole_meaning.value
        and "/" not in whole_meaning.value
    ):
        half = whole("half", which == "H2", first, context)
        return attrs.evolve(half, implied=whole_meaning.implied, anchor=whole_meaning.anchor) if half else whole_meaning
    days = (last - first).days + 1
    pieces = 2 if which in ("H1", "H2") else 3
    index = {"START": 0, "H1": 0, "MID": 1, "H2": 1, "END": 2}[which]
    begin = first + (days * index // pieces) * DAY
    end = first + (days * (index + 1) // pieces - 1) * DAY
    return attrs.evolve(whole_meaning, start=begin, end=max(begin, end), mod=_mod(which))


def _mod(which: str) -> str | None:
    return {"H1": "START", "H2": "END"}.get(which, which)
