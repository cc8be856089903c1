"""What dates that count from others are made of: the day of a moment, a time of the day told, the sum of two shifts."""

from __future__ import annotations

import datetime as dt

import attrs

from rupress.normalizer.dates.nodes import Length, Node, Point, Range, Same, Shift, Told, Unit
from rupress.normalizer.dates.rules.shifts import amounts
from rupress.records import DateMention

TIMELESS = {"hour": None, "minute": None, "second": None, "zone": None, "part": None}
"""What is left out of a moment to have its day."""


def is_bare(node: Point) -> bool:
    """Whether a point is a clock time or part of the day, and says no day."""
    return (node.hour is not None or node.part is not None) and attrs.evolve(node, **TIMELESS) == Point()


def later_on(base: Node, at: Point, *, days: bool = False) -> Shift:
    """Give a time of a day, or of the next one."""
    return Shift(1, ((float(days), "day"),), base, at=at)


def months_counted(length: Length) -> int:
    """Months of «девять месяцев»."""
    return next((int(n) for n, unit in amounts(length.value) if unit == "month"), 0)


def month_ends(period: Range) -> tuple[int | None, ...]:
    """Months of both ends of «в январе—марте»."""
    return tuple(end.month if isinstance(end, Point) else None for end in (period.first, period.last))


def told_day(mention: DateMention) -> dt.date | None:
    """The day that a mention names; of a night, the one before whose morning it is."""
    value = mention.value or "X"
    if value[0] == "X":  # most dates of a text without reference
        return None
    try:
        return dt.date.fromisoformat(value[: len("2021-05-20")])
    except ValueError:
        return None


def day_of(moment: dt.date) -> dt.date:
    """Day of a day or of a moment."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def as_length(shift: Shift) -> Length:
    """Write the amounts of a shift as a length."""
    letters = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
    dates = "".join(f"{n:g}{letters[u]}" for n, u in shift.amounts if u in ("year", "month", "week", "day"))
    times = "".join(f"{n:g}{letters[u]}" for n, u in shift.amounts if u in ("hour", "minute", "second"))
    return Length(f"P{dates}" + (f"T{times}" if times else ""))


def based(shift: Shift, base: Node | None) -> Shift:
    """Count a shift from a date; a shift from a shift of the same unit is one shift."""
    inner = base.of if isinstance(base, Told) else base
    if (
        isinstance(inner, Shift)
        and inner.at is None
        and len(inner.amounts) == len(shift.amounts) == 1
        and inner.amounts[0][1] == shift.amounts[0][1]
    ):
        total = inner.sign * inner.amounts[0][0] + shift.sign * shift.amounts[0][0]
        return attrs.evolve(
            shift, sign=1 if total >= 0 else -1, amounts=((abs(total), shift.amounts[0][1]),), base=inner.base
        )
    return attrs.evolve(shift, base=base if base is not None else Same())


def depth_of(node: Node | None) -> int:
    """How many dates an expression counts from, one from another."""
    depth = 0
    while isinstance(node, (Shift, Unit, Told)):
        inner = node.of if isinstance(node, Told) else node.base
        if inner is None:
            break
        node, depth = inner, depth + (not isinstance(node, Told))
    return depth
