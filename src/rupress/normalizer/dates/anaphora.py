"""Dates that count from another date of the text: «на следующий день», «годом ранее», «в том же году»."""

from __future__ import annotations

import attrs

from rupress.normalizer.dates.counting import as_length, based, day_of, months_counted, told_day
from rupress.normalizer.dates.discourse import AGENDA, Discourse, Held
from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Impossible, Length, Node, Part, Point, Range, Recurrence, Shift, Unit
from rupress.normalizer.dates.resolving import Context, resolve
from rupress.normalizer.dates.rules.common import YearFields
from rupress.normalizer.dates.told_day import hours_of_told_day, on_told_day, weekday_to_come
from rupress.normalizer.dates.told_year import days_of_told_year, in_told_year

DAILY = ("day", "daypart", "hour", "minute")
"""Grains from which days are counted."""


def anchored(discourse: Discourse, found: Found, context: Context) -> Found:
    """Give a finding the date that it counts from, if it needs one."""
    needs, node = found.needs, found.node
    if node is None:
        return found
    if needs is None and isinstance(node, Point):
        if node.weekday is not None:
            return weekday_to_come(discourse, found, node, context)
        return in_told_year(discourse, on_told_day(discourse, found, node, context), node, context)
    if needs is None and isinstance(node, Part) and isinstance(node.of, Point):
        whole = in_told_year(discourse, attrs.evolve(found, node=node.of), node.of, context).node
        return attrs.evolve(found, node=attrs.evolve(node, of=whole or node.of))
    if needs is None and isinstance(node, Range):
        return days_of_told_year(discourse, hours_of_told_day(discourse, found, node, context), context)
    if needs is None:
        return found
    if needs == "through":
        return _through(discourse, found, context)
    if needs == "latest" and isinstance(node, Unit):
        latest = discourse.latest.get(node.unit)
        if latest is None or resolve(node, context).start != latest:
            return found  # the one spoken of is not the last one gone by
        return attrs.evolve(found, node=attrs.evolve(node, base=Point(year=latest.year, month=latest.month)))
    if needs == "period" and isinstance(node, Unit):
        return _like_period(discourse, found, node)
    if needs == "day_of_year":
        told = told_day(discourse.day.mention) if discourse.day else None
        same = attrs.evolve(node, month=told.month, day=told.day) if isinstance(node, Point) and told else node
        return attrs.evolve(found, node=same)
    if needs == "this_period":
        return _this_period(discourse, found)
    if needs == "eve":
        base = discourse.base("day")
        if (
            base is None
            or not isinstance(node, Point)
            or node.day is not None
            or not discourse.near(discourse.day, found)
        ):
            return found
        at = attrs.evolve(node, days=None)
        before = Shift(-1, ((1, "day"),), base, at=at if at != Point() else None)
        return found if _is_to_come(before, context) else attrs.evolve(found, node=before)
    if needs == "year" and isinstance(node, Point):
        return attrs.evolve(found, node=_in_year(node, discourse.year))
    if needs == "year" and isinstance(node, Part) and isinstance(node.of, Point):  # «в конце августа того же года»
        return attrs.evolve(found, node=attrs.evolve(node, of=_in_year(node.of, discourse.year)))
    if needs == "month" and isinstance(node, Point | Range):
        return attrs.evolve(found, node=_in_month(node, discourse.any))
    base = discourse.base(needs)
    if needs == "day" and isinstance(node, Shift) and _is_left(discourse, context):
        return attrs.evolve(found, node=Impossible("the text has named a month since, and no day to count from"))
    if isinstance(node, Shift) and base is None and needs == "any" and node.sign > 0 and node.at is None:
        return attrs.evolve(found, node=as_length(node))  # «тридцать лет спустя», and the text says not from when
    if isinstance(node, Shift):
        if found.rule == "day_earlier" and discourse.any is not None and discourse.any.mention.grain not in DAILY:
            return attrs.evolve(found, node=attrs.evolve(node, base=None))  # of «в 2023 году» no day is left
        counted = based(node, base)
        return attrs.evolve(found, node=_not_to_come(counted, node, context) if found.rule == "later" else counted)
    if isinstance(node, Unit):
        return attrs.evolve(found, node=attrs.evolve(node, base=base))
    return found


def _this_period(discourse: Discourse, found: Found) -> Found:
    """«За этот период»: the one named last, if it is near and no day has been named since; else nothing is found."""
    held = discourse.span
    near = held is not None and found.start - held.found.stop < AGENDA
    return attrs.evolve(found, node=held.found.node if held is not None and near else None)


def _in_year(node: Point, held: Held | None) -> Point:
    """«августа того же года»: of the year spoken of."""
    year = held.found.node if held else None
    return attrs.evolve(node, year=year.year, year_shift=year.year_shift) if isinstance(year, Point) else node


def _in_month(node: Node, held: Held | None) -> Node:
    """«24 числа того же месяца», and the range that begins or ends then: of the month spoken of."""
    if isinstance(node, Range):
        ends = (None if end is None else _in_month(end, held) for end in (node.first, node.last))
        return Range(*ends)
    month = held.mention.start if held else None
    if not isinstance(node, Point) or month is None or node.month is not None:
        return node
    return attrs.evolve(node, told_year=month.year, month=month.month)


def _not_to_come(counted: Shift, alone: Shift, context: Context) -> Node:
    """«В прошлом году вернули … сто лет спустя забыли»: what is told of the past lies not ahead of it."""
    return as_length(alone) if _is_to_come(counted, context) else counted


def _is_to_come(node: Node, context: Context) -> bool:
    """Whether what is told of the past would lie ahead: «Встреча будет 22 июля. Накануне они поговорили»."""
    if context.direction != "past" or context.reference is None:
        return False
    start = resolve(node, context).start
    return start is not None and day_of(start) > context.reference.day


def _is_left(discourse: Discourse, context: Context) -> bool:
    """Whether the text has gone on to another month or year: «5 мая … В августе 2019 года … На следующий день»."""
    day, last = discourse.day, discourse.any
    if day is None or last is None or last.found.start < day.found.start or last.mention.grain not in ("month", "year"):
        return False
    here, start, end = told_day(day.mention), last.mention.start, last.mention.end
    if here is None or start is None or end is None or context.tense == "future":
        return False
    return not day_of(start) <= here <= day_of(end)


def _through(discourse: Discourse, found: Found, context: Context) -> Found:
    """«через два дня»: from now if it is to come; told of the past, from the date before, else a mere length."""
    node = found.node
    told = context.direction == "past" or (context.direction is None and found.rule == "after_a_while")
    if not isinstance(node, Shift) or context.alone or not told or context.reference is None:
        return found
    if node.amounts[-1][1] in ("hour", "minute", "second"):
        return attrs.evolve(found, node=as_length(node))
    base = discourse.base("any")
    if base is not None and (discourse.near(discourse.any, found) or discourse.goes_on(found)):
        counted = based(node, base)
        if not _is_to_come(counted, context):
            return attrs.evolve(found, node=counted)
    return attrs.evolve(found, node=as_length(node)) if context.strong or found.rule == "after_a_while" else found


def _like_period(discourse: Discourse, found: Found, node: Unit) -> Found:
    """«аналогичный период 2018 года»: the months spoken of, in the year said."""
    year = node.base if isinstance(node.base, Point) else Point(year_shift=-1)
    period = discourse.period.node if discourse.period else None
    if isinstance(period, Length):
        count = months_counted(period)
        if 1 < count < 12:
            ends = attrs.evolve(year, month=1), attrs.evolve(year, month=count)
            return attrs.evolve(found, node=Range(*ends))
    if isinstance(period, Point):  # «во втором квартале … чем за аналогичный период прошлого года»
        return attrs.evolve(found, node=attrs.evolve(year, month=period.month))
    if isinstance(period, Range) and isinstance(period.first, Point) and isinstance(period.last, Point):
        shift, base = year.year_shift, period.last
        said = year.year or (base.year + shift if base.year and shift is not None else None)
        fields: YearFields = {"year": said, "year_shift": None if said else shift, "short_year": None}
        return attrs.evolve(
            found, node=Range(attrs.evolve(period.first, **fields), attrs.evolve(period.last, **fields))
        )
    return attrs.evolve(found, node=year) if year.year or year.year_shift is not None else found


def habitual(found: Found, context: Context) -> Found:
    """«зимой машины едут по льду»: a bare season with a present verb comes every year."""
    node = found.node
    if context.tense != "present" or not isinstance(node, Point) or node.month not in SEASONS:
        return found
    if attrs.evolve(node, month=None) == Point():
        return attrs.evolve(found, node=Recurrence(f"XXXX-{node.month}"))
    return found


SEASONS = (21, 22, 23, 24)
