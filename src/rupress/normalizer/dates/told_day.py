"""Clock times and parts of the day that are of the day that the text has told: «в субботу …, с 10:00 до 14:00»."""

from __future__ import annotations

import datetime as dt

import attrs

from rupress.normalizer.dates.counting import TIMELESS, is_bare, later_on, told_day
from rupress.normalizer.dates.discourse import AGENDA, DEPTH, Discourse
from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Point, Range, Shift, Told
from rupress.normalizer.dates.resolving import Context

AGO = 7
"""Days: an hour of a text that names one day, not longer ago, is of that day."""

BESIDE = 3
"""Characters between a day and its hours: «в субботу после полуночи»."""

FORTNIGHT = dt.timedelta(days=14)
"""How far ahead the day may lie from which a forecast goes on."""


def on_told_day(discourse: Discourse, found: Found, node: Point, context: Context) -> Found:
    """«В среду утром теплее, чем вечером»: a bare part of the day, or clock time, is of the day just named."""
    base = _told_day(discourse, found, context) if is_bare(node) and not _stamps(discourse, found) else None
    if base is None:
        return found
    day = discourse.day.found.node if discourse.day else None
    overnight = isinstance(day, Point) and day.part == "EV" and node.part in ("NI", "MO")
    return attrs.evolve(found, node=later_on(base, node, days=overnight))


def _stamps(discourse: Discourse, found: Found) -> bool:
    """Whether a clock time on a line of its own says when what follows was written, not when on the day named."""
    return discourse.alone(found) and discourse.day is not None and not discourse.alone(discourse.day.found)


def hours_of_told_day(discourse: Discourse, found: Found, node: Range, context: Context) -> Found:
    """«В субботу перекроют улицу с 10:00 до 14:00»: hours are of the day just named, too."""
    first, last = node.first, node.last
    if first is None or last is None:
        return _until_of_told_day(discourse, found, node, context)
    if not isinstance(first, Point) or not isinstance(last, Point) or first.hour is None or last.hour is None:
        return found
    base = _told_day(discourse, found, context) if is_bare(first) and is_bare(last) else None
    if base is None:
        return found
    hours = Range(later_on(base, first), later_on(base, last, days=last.hour < first.hour))
    return attrs.evolve(found, node=hours)


def _until_of_told_day(discourse: Discourse, found: Found, node: Range, context: Context) -> Found:
    """«В субботу лавка открыта до 20:00»: of that day; «действует до 20:00» is not over, if a day gone by is named."""
    end = node.first or node.last
    if not isinstance(end, Point) or end.hour is None or not is_bare(end):
        return found
    base, told = _told_day(discourse, found, context), told_day(discourse.day.mention) if discourse.day else None
    over = told is not None and context.reference is not None and told < context.reference.day
    over = over and discourse.day is not None and found.start - discourse.day.found.stop > BESIDE
    if base is None or (over and context.tense in ("future", "present")):
        return found
    on_day = later_on(base, end)
    return attrs.evolve(found, node=Range(None, on_day) if node.first is None else Range(on_day, None))


def _told_day(discourse: Discourse, found: Found, context: Context) -> Told | None:
    """The day just named, if a bare time of day is of that and not of the reference's."""
    headed = (
        discourse.headed if discourse.headed and discourse.at_edge(found) else None
    )  # «суббота, 16 ноября», and the hours below
    held = headed or discourse.day
    if held is None or context.reference is None:
        return None
    day = held.found.node
    told = told_day(held.mention)
    if told is None or told == context.reference.day or held.depth >= DEPTH:
        return None
    ahead = told > context.reference.day
    agenda = headed is not None or (
        ahead and (found.start - held.found.stop < AGENDA or discourse.in_paragraph(held, found))
    )
    if not agenda and not discourse.near(held, found) and not _only_day(discourse, told, context):
        return None
    whole = attrs.evolve(day, **TIMELESS) if isinstance(day, Point) else day
    if isinstance(day, Shift) and day.at is not None:
        whole = attrs.evolve(day, at=None)
        if isinstance(day.base, Told) and not day.amounts[0][0]:
            return day.base  # «ночью … днём … ночью … днём»: all of the day, not each of the one before
    return (
        Told(whole, held.mention.tense, held.mention.tense_is_near) if whole is not None and whole != Point() else None
    )


def weekday_to_come(discourse: Discourse, found: Found, node: Point, context: Context) -> Found:
    """«В среду, 20 ноября, ожидается снег. … В четверг до 14 градусов»: no verb, so it is the one nearest the day told.

    A forecast or an agenda goes on from a day to come to the next ones, or back to those before it.
    """
    told = told_day(discourse.day.mention) if discourse.day else None
    if told is None or discourse.day is None or context.reference is None or context.tense is not None:
        return found
    if node.weekday is None or node.day is not None or node.which is not None or context.prefer or context.alone:
        return found
    near = found.start - discourse.day.found.stop < AGENDA or discourse.in_paragraph(discourse.day, found)
    if not near or not dt.timedelta() < told - context.reference.day <= FORTNIGHT:
        return found
    days = [told + dt.timedelta(days=(node.weekday - told.isoweekday()) % 7 + week) for week in (-7, 0)]
    day = min((day for day in days if day >= context.reference.day), key=lambda day: abs(day - told))
    return attrs.evolve(found, node=attrs.evolve(node, told_year=day.year, month=day.month, day=day.day))


def _only_day(discourse: Discourse, told: dt.date, context: Context) -> bool:
    """Whether the text has named one day so far, and the verb does not say another side of the reference."""
    if context.reference is None or discourse.told != {told} or (context.reference.day - told).days > AGO:
        return False
    return context.tense != ("future" if told < context.reference.day else "past")
