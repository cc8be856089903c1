"""Lengths: mostly their own answer; «последние два дня» as a query of its own is an interval beside the reference."""

from __future__ import annotations

import datetime as dt
import re

from rupress.normalizer.dates.nodes import Length
from rupress.normalizer.dates.resolving.meaning import Context, Meaning, Reference
from rupress.normalizer.dates.resolving.units import whole

_SIMPLE = re.compile(r"P(T?)(\d{1,4})([YMWDHS])")
_DATES = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_TIMES = {"H": "hour", "M": "minute", "S": "second"}
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}


def resolve_length(length: Length, context: Context) -> Meaning:
    """Resolve a length."""
    simple = _SIMPLE.fullmatch(length.value)
    if context.alone and length.side and simple and context.reference is not None:
        count = int(simple[2])
        unit = _TIMES[simple[3]] if simple[1] else _DATES.get(simple[3], "")
        found = (
            _clocks(unit, count, length.side, context.reference) if simple[1] else _units(unit, count, length, context)
        )
        if found is not None:
            return found
    return Meaning(length.value, grain=_grain(length.value))


def _units(unit: str, count: int, length: Length, context: Context) -> Meaning | None:
    """So many whole days, weeks, months or years before or after the one at hand."""
    assert context.reference is not None  # noqa: S101 — the caller has looked
    near, far = (-1, -count) if length.side < 0 else (1, count)
    ends = [whole(unit, offset, context.reference.day, context) for offset in sorted((near, far))]
    if ends[0] is None or ends[1] is None:
        return None
    return Meaning(f"{ends[0].value}/{ends[1].value}", ends[0].start, ends[1].end, unit, (unit,), "reference")


def _clocks(unit: str, count: int, side: int, reference: Reference) -> Meaning | None:
    """So many hours, minutes or seconds: up to now, or from the next full one on."""
    now = reference.moment
    if now is None:
        return None
    one = dt.timedelta(seconds=_SECONDS[unit])
    try:
        if side < 0:
            first, last = now - count * one, now
        else:
            floor = now.replace(
                second=0 if unit != "second" else now.second, minute=0 if unit == "hour" else now.minute
            )
            first = floor + one
            last = first + count * one
    except OverflowError:
        return None
    return Meaning(f"{_written(first)}/{_written(last)}", first, last, unit, (unit,), "reference")


def _written(moment: dt.datetime) -> str:
    return f"{moment.date().isoformat()}T{moment:%H:%M}" + (f":{moment:%S}" if moment.second else "")


def _grain(value: str) -> str:
    last, timed = value.rstrip("/.")[-1:], "T" in value
    if timed:
        return _TIMES.get(last, "vague")
    return _DATES.get(last, "vague")


def recurring_grain(value: str) -> str:
    """Tell what a recurrence is exact to: «ежегодно» to a year, «по вторникам» to a day, «каждое лето» to a season.

    Args:
        value: as `Recurrence.value`.
    """
    if value[:1] == "P":
        return "vague" if "X" in value else _grain(value)
    date, _, clock = value.partition("/")[0].partition("T")
    if clock:
        return "daypart" if clock.isalpha() else "minute"
    if len(date) != len("XXXX-05") or "W" in date:
        return "day"
    return "month" if date[-2:] <= "12" else "season"
