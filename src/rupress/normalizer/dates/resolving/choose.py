"""Choosing a year that is not said: by the verb's tense, then the nearest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from rupress.normalizer.dates.resolving.meaning import Context

AGAINST_VERB = 20
"""How much farther a date may be on the side the verb names before the other side wins: «прошёл 5 декабря»."""
JUST_OVER = 6
"""The same for a day just over where the verb looks ahead: «с 1 октября туристы смогут», said in November. A day of the
next autumn is rarely spoken of without its year."""
FRESH = 60
"""Days that are just over."""
GONE_BY = 100
"""The same for a month or season just over: «летом привезём» in September. The other way round it is not so sure: «к
зиме подготовили трактор»."""
AGAINST_SENTENCE = 3
"""The same for a verb elsewhere in the sentence («сообщил, что саммит в декабре»), or one that says nothing of the noun
with the date: «согласовали дату саммита 9 декабря»."""
DAY_AGAINST_SENTENCE = 4
"""The same for a day to come: it is less often far ahead than a month is."""
Bounds = tuple[dt.date, dt.date]


def choose_year(bounds: Callable[[int], Bounds | None], context: Context, day: dt.date) -> int | None:
    """Choose the year in which a day, month or season is meant.

    Args:
        bounds: gives first and last day in a year, None if that year has none (29 February).
        context: tense and preference.
        day: the reference day.
    """
    candidates = _in_years(bounds, day.year, 1)
    if len(candidates) < THREE:  # 29 February, a weekday that is right in few years: eight hold a leap year
        candidates = _in_years(bounds, day.year, 8)
    if not candidates:
        return None
    return min(candidates, key=lambda item: (_cost(item[1], context, day), abs(item[0] - day.year)))[0]


THREE = 3
"""Last year's, this year's and next year's: of what every year has, no other is ever the likeliest."""


def _in_years(bounds: Callable[[int], Bounds | None], middle: int, reach: int) -> list[tuple[int, Bounds]]:
    years = range(middle - reach, middle + reach + 1)
    return [(year, found) for year in years if (found := bounds(year)) is not None]


def _cost(found: Bounds, context: Context, day: dt.date) -> float:
    """Days between the reference and a candidate, multiplied if the verb says the other side."""
    first, last = found
    direction = context.direction
    distance = max((first - day).days, (day - last).days, 0)
    against = (direction == "past" and first > day) or (direction == "future" and last < day)
    if not against:
        return distance
    if context.prefer:
        return distance + 1e6
    if not context.strong:
        return distance * (DAY_AGAINST_SENTENCE if direction == "past" and first == last else AGAINST_SENTENCE)
    if direction == "future" and first != last:
        return distance * GONE_BY
    return distance * (JUST_OVER if direction == "future" and distance <= FRESH else AGAINST_VERB)


def full_year(short: int, day: dt.date | None) -> int | None:
    """Give the year of two digits: within 80 years before and 20 after the reference."""
    if day is None:
        return None
    century = day.year // 100 * 100
    return next(
        (y for y in (century + 100 + short, century + short, century - 100 + short) if y <= day.year + 20), None
    )
