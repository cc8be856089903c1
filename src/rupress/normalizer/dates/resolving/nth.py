"""Days by their count: the second Sunday of June, the last day of winter."""

from __future__ import annotations

import datetime as dt

import attrs

from rupress.normalizer.dates.nodes import Nth, Point
from rupress.normalizer.dates.resolving import calendar
from rupress.normalizer.dates.resolving.choose import Bounds, choose_year
from rupress.normalizer.dates.resolving.meaning import DAY, Context, Meaning

WEEK = 7


def resolve_nth(node: Nth, whole: Meaning, context: Context) -> Meaning:
    """Find the day.

    Args:
        node: which day of what.
        whole: the meaning of the whole; whose year is implied by it is asked for again, for the day itself.
        context: the reference, and what the verb says.
    """
    first, last = whole.start, whole.end
    code = node.of.month if isinstance(node.of, Point) and whole.implied == ("year",) else None
    if code is not None and context.reference is not None and whole.anchor == "reference":
        year = choose_year(lambda year: _in_year(node, year, code), context, context.reference.day)
        bounds = _in_year(node, year, code) if year is not None else None
        found = bounds[0] if bounds is not None else None
    elif first is not None and last is not None:
        found = _counted(node, first, last)
    else:
        return attrs.evolve(whole, note="the year is needed to count its days")
    if found is None:
        return Meaning(None, note="there are not so many such days", implied=whole.implied, anchor=whole.anchor)
    return Meaning(found.isoformat(), found, found, "day", whole.implied, whole.anchor)


def _in_year(node: Nth, year: int, code: int) -> Bounds | None:
    """Give the day in the month or season of a year, as the bounds that it is."""
    bounds = calendar.month_bounds(year, code)
    found = _counted(node, *bounds) if bounds is not None else None
    return (found, found) if found is not None else None


def _counted(node: Nth, first: dt.date, last: dt.date) -> dt.date | None:
    """Count the days from the first on, or back from the last; none if there are not so many."""
    step = WEEK if node.weekday else 1
    if node.number < 0:
        back = (last.isoweekday() - node.weekday) % WEEK if node.weekday else 0
        return last - back * DAY
    ahead = (node.weekday - first.isoweekday()) % WEEK if node.weekday else 0
    found = first + (ahead + step * (node.number - 1)) * DAY
    return found if found <= last else None
