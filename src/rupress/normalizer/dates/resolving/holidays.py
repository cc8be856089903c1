"""Holidays, fixed and moving, in the year said or implied."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import attrs

from rupress.normalizer.dates.nodes import Holiday
from rupress.normalizer.dates.resolving import calendar
from rupress.normalizer.dates.resolving.choose import choose_year
from rupress.normalizer.dates.resolving.meaning import DAY, Context, Meaning
from rupress.ru.tables import read_toml

_EASTER = re.compile(r"easter([+-]\d+)")
_NTH = re.compile(r"(\d\d)-w(\d)-(-1|\d)")
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_ORDINAL = re.compile(r"d(\d+)")
LAST = -1
"""Count of the last such weekday of a month; no table counts further back."""


@cache
def _days() -> dict[str, str]:
    return {row["name"]: row["day"] for row in read_toml("dates_holidays.toml")["holiday"]}


def holiday_bounds(name: str, year: int) -> tuple[dt.date, dt.date] | None:
    """Give first and last day of a holiday in a year, None where it has none."""
    rule = _days()[name]
    first, _, last = rule.partition("/")
    days = [_day(part, year) for part in (first, last or first)]
    return (days[0], days[1]) if days[0] and days[1] else None


def _day(rule: str, year: int) -> dt.date | None:
    if match := _EASTER.fullmatch(rule):
        easter = calendar.orthodox_easter(year)
        return calendar.plus_days(easter, int(match[1])) if easter else None
    if match := _NTH.fullmatch(rule):
        return _nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
    if match := _FIXED.fullmatch(rule):
        return calendar.day(year, int(match[1]), int(match[2]))
    match, first = _ORDINAL.fullmatch(rule), calendar.day(year, 1, 1)
    return calendar.plus_days(first, int(match[1]) - 1) if match and first else None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    bounds = calendar.month_bounds(year, month)
    if bounds is None:
        return None
    first, last = bounds
    if nth == LAST:
        return last - (last.isoweekday() - weekday) % 7 * DAY
    return first + (weekday - first.isoweekday()) % 7 * DAY + 7 * (nth - 1) * DAY


def resolve_holiday(holiday: Holiday, context: Context) -> Meaning:
    """Resolve a holiday: the year said, else by tense and the nearest."""
    if holiday.name not in _days():
        return Meaning(None, note=f"unknown holiday {holiday.name!r}")
    year, anchor = holiday.year, None
    implied: tuple[str, ...] = ()
    if year is None:
        if context.reference is None:
            return Meaning(_open(_days()[holiday.name]))
        today = context.reference.day
        implied, anchor = ("year",), "reference"
        if holiday.year_shift is not None:
            year = today.year + holiday.year_shift
        else:
            year = choose_year(lambda y: holiday_bounds(holiday.name, y), _direction(context), today)
    bounds = holiday_bounds(holiday.name, year) if year is not None else None
    if bounds is None:
        return Meaning(None, note="no such day in that year")
    first, last = bounds
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Meaning(value, first, last, "day", implied, anchor)


def _direction(context: Context) -> Context:
    """A holiday named alone is the one to come, as a planner means it; one that is near outweighs the verb."""
    if context.alone and context.prefer is None:
        return attrs.evolve(context, prefer="future")
    return attrs.evolve(context, strong=False)  # «решившие встретить Новый год», said in December


def _open(rule: str) -> str:
    """What a holiday says without a year: `XXXX-05-09`; moving ones say no day."""
    days = [f"XXXX-{part}" if _FIXED.fullmatch(part) else "XXXX-XX-XX" for part in rule.split("/")]
    return "/".join(days)
