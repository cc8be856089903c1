"""Days of the week that a text gives the date of: «во вторник, 19 ноября», «афиша с 18 по 24 ноября»."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Node, Point, Range, Unit
from rupress.normalizer.dates.resolving import Context, resolve

AROUND = 14
"""Days from the reference: a bare weekday is never farther off."""
WEEK = dt.timedelta(days=6)


class Week:
    """The dates of weekdays, wherever in the text they are said: a headline's «во вторник» is explained below it."""

    def __init__(self, found: Iterable[Found], context: Context) -> None:
        self._dates: dict[int, dt.date | None] = {}
        self._today = context.reference.day if context.reference is not None else None
        self._weekend: Range | None = None
        if self._today is None:
            return
        found = list(found)
        nodes = [item.node for item in found]
        self._weekend = next((_plain_days(item, context) for item in found if item.rule == "weekend_days"), None)
        if not any(isinstance(node, Point) and _bare(node) for node in nodes):
            return  # nothing would ask
        for node in nodes:
            for day in _days(node, context):
                if not isinstance(node, Range) or day >= self._today - WEEK:
                    self._say(day)  # of the days of «29 и 30 июня» none names the Friday before last

    def _say(self, day: dt.date) -> None:
        number = day.isoweekday()
        if self._today is not None and abs((day - self._today).days) <= AROUND:
            self._dates[number] = day if self._dates.get(number, day) == day else None  # two Tuesdays: neither

    def dated(self, found: Found, context: Context) -> Found:
        """Give a bare weekday the date that the text gives it elsewhere, unless its own verb says another side."""
        node = found.node
        if node == Unit("weekend", 0) and self._weekend is not None:
            return attrs.evolve(found, node=self._weekend)  # «погода на выходные», and below «на выходных, 16–17 мая»
        if not isinstance(node, Point) or not _bare(node) or context.alone or self._today is None:
            return found
        day = self._dates.get(node.weekday or 0)
        if day is None:
            return found
        against = (context.direction == "past" and day > self._today) or (
            context.direction == "future" and day < self._today
        )
        if against and (context.strong or context.prefer):
            return found
        return attrs.evolve(found, node=attrs.evolve(node, told_year=day.year, month=day.month, day=day.day))


def _bare(node: Point) -> bool:
    """Whether a point says a weekday and no date; a clock time or part of the day may stand with it."""
    return node.weekday is not None and node.which is None and node.day is None and node.days is None


def _days(node: Node | None, context: Context) -> list[dt.date]:
    """The days that an expression gives the date of: «вторник, 19 ноября», each of «с 18 по 24 ноября»."""
    if isinstance(node, Point) and node.weekday is not None and node.day is not None and node.month is not None:
        day = _plain(resolve(attrs.evolve(node, hour=None, minute=None, second=None, part=None), context).start)
        return [day] if day is not None and day.isoweekday() == node.weekday else []
    if not isinstance(node, Range) or not isinstance(node.first, Point) or node.first.day is None:
        return []
    meaning = resolve(node, context)
    first, last = _plain(meaning.start), _plain(meaning.end)
    if first is None or last is None or not dt.timedelta() <= last - first <= WEEK:
        return []
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def _plain_days(found: Found, context: Context) -> Range | None:
    """The days of «на выходных, 16–17 мая» with their year."""
    meaning = resolve(found.node, context) if found.node is not None else None
    first, last = (_plain(meaning.start), _plain(meaning.end)) if meaning is not None else (None, None)
    if first is None or last is None:
        return None
    ends = (Point(told_year=day.year, month=day.month, day=day.day) for day in (first, last))
    return Range(*ends)


def _plain(moment: dt.date | None) -> dt.date | None:
    return moment.date() if isinstance(moment, dt.datetime) else moment
