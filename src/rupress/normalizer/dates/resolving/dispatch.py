"""Resolving any expression."""

from __future__ import annotations

import datetime as dt
import re

import attrs

from rupress.normalizer.dates.nodes import (
    Decade,
    Fixed,
    Holiday,
    Impossible,
    Length,
    Node,
    Nth,
    Part,
    Point,
    Range,
    Recurrence,
    Shift,
    Told,
    Unit,
    Vague,
    clock_text,
)
from rupress.normalizer.dates.resolving.holidays import resolve_holiday
from rupress.normalizer.dates.resolving.lengths import recurring_grain, resolve_length
from rupress.normalizer.dates.resolving.meaning import DAY, Context, Meaning, Reference
from rupress.normalizer.dates.resolving.nth import resolve_nth
from rupress.normalizer.dates.resolving.points import resolve_point
from rupress.normalizer.dates.resolving.shifts import moment, on_shifted, resolve_shift
from rupress.normalizer.dates.resolving.units import fixed, part_of, resolve_unit


def resolve(node: Node, context: Context) -> Meaning:
    """Give the meaning of an expression."""
    if isinstance(node, Point):
        return resolve_point(node, context)
    if isinstance(node, Range):
        return _range(node, context)
    if isinstance(node, Unit):
        return _unit(node, context)
    if isinstance(node, Shift):
        return _shift(node, context)
    if isinstance(node, Part):
        return _part(node, context)
    if isinstance(node, Nth):
        return resolve_nth(node, resolve(node.of, context), context)
    if isinstance(node, Fixed):
        return fixed(node.value, node.grain)
    if isinstance(node, Decade):
        return _decade(node.tens, context)
    if isinstance(node, Holiday):
        return resolve_holiday(node, context)
    if isinstance(node, Length):
        return resolve_length(node, context)
    if isinstance(node, Recurrence):
        return Meaning(node.value, grain=recurring_grain(node.value))
    if isinstance(node, Vague):
        if node.value == "PRESENT_REF" and context.alone and context.reference and context.reference.moment:
            return moment(context.reference.moment)  # «сейчас», asked for alone
        tense = "PAST_REF" if context.direction == "past" else "FUTURE_REF"
        return Meaning(tense if node.value == "TENSE" else node.value, grain="vague")
    if isinstance(node, Impossible):
        return Meaning(None, note=node.note)
    if isinstance(node, Told):
        return resolve(node.of, attrs.evolve(context, tense=node.tense, strong=node.strong, setting="text"))
    return Meaning(None, note="nothing that it could count from")


def _part(node: Part, context: Context) -> Meaning:
    """Resolve a part; told of the past on 7 May, «в конце мая» is of the year before."""
    meaning = part_of(node.which, resolve(node.of, context), context)
    day, of = context.reference.day if context.reference is not None else None, node.of
    if day is not None and isinstance(of, Unit):
        return _part_ahead(node, of, meaning, day, context)
    if day is None or not isinstance(of, Point) or meaning.implied != ("year",) or meaning.anchor != "reference":
        return meaning
    if not context.strong or meaning.start is None or meaning.end is None or of.year_shift is not None or of.which:
        return meaning
    if context.direction != "past" or _naive(meaning.start).date() <= day:
        return meaning
    other = part_of(node.which, resolve(attrs.evolve(of, told_year=meaning.start.year - 1), context), context)
    return attrs.evolve(other, implied=meaning.implied, anchor=meaning.anchor) if other.value is not None else meaning


def _part_ahead(node: Part, of: Unit, meaning: Meaning, day: dt.date, context: Context) -> Meaning:
    """«Откроют в начале года», said in November: the next one's, for this one's is over."""
    if of != Unit(of.unit, 0) or node.which != "START" or meaning.end is None or not context.strong:
        return meaning
    if context.direction != "future" or _naive(meaning.end).date() >= day:
        return meaning
    ahead = part_of(node.which, resolve(attrs.evolve(of, offset=1), context), context)
    return ahead if ahead.value is not None else meaning


def _unit(node: Unit, context: Context) -> Meaning:
    base = resolve(node.base, context) if node.base is not None else None
    if node.unit == "period":
        return base or Meaning(None, grain="month", note="the period that it is like is not known")
    return resolve_unit(node, context, base)


def _shift(node: Shift, context: Context) -> Meaning:
    base = resolve(node.base, context) if node.base is not None else None
    meaning = resolve_shift(node, context, base)
    if base is not None and base.value and base.start is None and isinstance(node.at, Point) and not node.amounts[0][0]:
        return attrs.evolve(base, value=base.value + clock_text(node.at))  # «в новогоднюю ночь», of no year
    if isinstance(node.at, Point):
        point = on_shifted(meaning, node.at)
        if point is not None:
            timed = resolve_point(point, context)
            return attrs.evolve(timed, implied=meaning.implied, anchor=meaning.anchor)
    return meaning


def _decade(tens: int, context: Context) -> Meaning:
    """«90-е»: the nearest such decade that has begun."""
    if context.reference is None:
        return Meaning(f"XX{tens // 10}X", grain="decade")
    year = context.reference.day.year
    start = year // 100 * 100 + tens
    if start > year and not (context.direction == "future" and start - year < 20):
        start -= 100
    if start < 0:  # said before the year 90
        return Meaning(None, grain="decade", note="outside of years 1 to 9999")
    found = fixed(f"{start // 10:03d}X", "decade")
    return attrs.evolve(found, implied=("century",), anchor="reference")


def _range(node: Range, context: Context) -> Meaning:
    """Resolve both ends; the first is the latest that is not after the last."""
    if _is_clock(node.first) or _is_clock(node.last):
        # «разрешили торговать до 22:00»: hours of any day, none of the day before, though the verb is past
        setting = "text" if context.running else context.setting
        context = attrs.evolve(context, strong=False, setting=setting)
    if node.last is None or node.first is None:
        return _open_range(node, context)
    last = resolve(node.last, context)
    first = resolve(node.first, _before(last, node, context))
    if isinstance(node.first, Decade) and isinstance(node.last, Decade) and last.value and last.value[0] != "X":
        first = attrs.evolve(fixed(f"{last.value[:2]}{node.first.tens // 10}X", "decade"), implied=first.implied)
    first, last = _begun(first, last, node, context)
    first, last = _over_midnight(first, last, node)
    if first.value is None or last.value is None:
        return Meaning(None, note=first.note or last.note)
    if (
        first.start
        and last.start
        and _naive(first.start) > _naive(last.start)
        and not isinstance(last.start, dt.datetime)
    ):
        last = resolve(node.last, attrs.evolve(_from(first, context), prefer="future"))
    if first.start and last.end and _naive(first.start).date() > _naive(last.end).date():
        return Meaning(None, note="it would end before it begins")  # «24:00 — вчера в 16:19»
    return Meaning(
        f"{first.value}/{last.value}", first.start, last.end, last.grain,
        tuple(dict.fromkeys((*first.implied, *last.implied))), first.anchor or last.anchor,
        zone=last.zone or first.zone,
    )  # fmt: skip


def _begun(first: Meaning, last: Meaning, node: Range, context: Context) -> tuple[Meaning, Meaning]:
    """Give the ends of «мост закрыли с 16 ноября до 1 апреля», said in November: what is past is the beginning."""
    if context.direction != "past" or not (leaves_year_open(node.first) and leaves_year_open(node.last)):
        return first, last
    begun = resolve(node.first, context) if node.first is not None else first
    if not first.start or not begun.start or _naive(begun.start) <= _naive(first.start):
        return first, last
    return begun, resolve(node.last, attrs.evolve(_from(begun, context), prefer="future")) if node.last else last


def leaves_year_open(end: Node | None) -> bool:
    """Tell «16 ноября», and nothing more."""
    if not isinstance(end, Point) or end.day is None or end.month is None:
        return False
    return attrs.evolve(end, day=None, month=None) == Point()


def _is_clock(end: Node | None) -> bool:
    """Tell a bare clock time."""
    return isinstance(end, Point) and end.hour is not None and _day_said(end) == Point()


def _open_range(node: Range, context: Context) -> Meaning:
    inner = node.first or node.last
    if inner is None:
        return Meaning(None)
    meaning = resolve(inner, context)  # «до середины мая»: EDTF has the month alone, the bound is nearer
    if meaning.value is None:
        return meaning
    # «с прошлых выходных» is from their first day on
    first, _, last = meaning.value.partition("/")
    if node.first is not None:
        return attrs.evolve(meaning, value=f"{first}/..", end=None, mod=None)
    return attrs.evolve(meaning, value=f"../{last or first}", start=None, mod=None)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""How the value of a day begins, or of an hour of a day."""


def _before(last: Meaning, node: Range, context: Context) -> Context:
    """The context of the first end: it is looked for before the last one, if it leaves a field open."""
    first = node.first
    if not isinstance(first, Point) or not isinstance(last.start, dt.date) or first.days is not None:
        return context
    if first.hour is not None and attrs.evolve(first, hour=None, minute=None, second=None, zone=None) == Point():
        day = _DAY.match(last.value or "") if context.reference else None
        # «с 15:00 до 18:00»: of one day; «с 15:00 до конца года» ends on none
        return attrs.evolve(context, reference=Reference(dt.date.fromisoformat(day[0]))) if day else context
    if first.year is None and first.short_year is None and first.year_shift is None and (first.month or first.weekday):
        if first.which:
            return context
        return attrs.evolve(_from(last, context), prefer="past", setting="text")
    return context


def _from(meaning: Meaning, context: Context) -> Context:
    """The same context with the beginning of another date for its reference."""
    day = meaning.start
    if not isinstance(day, dt.date) or context.reference is None:
        return context
    plain = day.date() if isinstance(day, dt.datetime) else day
    return attrs.evolve(context, reference=Reference(plain))


def _over_midnight(first: Meaning, last: Meaning, node: Range) -> tuple[Meaning, Meaning]:
    """«с 23:00 до 6:00»: the end is on the next day; «с 23:00 до 6:00 5 мая»: the beginning is on the day before."""
    start, end = first.start, last.start
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime) or start <= end:
        return first, last
    begins, ends = _day_said(node.first), _day_said(node.last)
    if (ends == Point() or begins == ends) and (start - end).days < 1:
        return first, _days_away(last, 1)
    if begins == Point() and start.date() == end.date():
        return _days_away(first, -1), last
    return first, last


def _day_said(node: Node | None) -> Node | None:
    """What an end says of its day: nothing, if it is a bare clock time."""
    if not isinstance(node, Point):
        return node
    return attrs.evolve(node, hour=None, either=None, part=None, minute=None, second=None, zone=None)


def _days_away(meaning: Meaning, days: int) -> Meaning:
    """Give the same clock time or part of the day so many days away."""
    start, end, value = meaning.start, meaning.end, meaning.value
    if start is None or end is None or value is None:
        return meaning
    day, clock = value[: len("2021-05-20")], value[len("2021-05-20") :]
    try:
        day = (dt.date.fromisoformat(day) + days * DAY).isoformat()
        return attrs.evolve(meaning, value=day + clock, start=start + days * DAY, end=end + days * DAY)
    except OverflowError:
        return Meaning(None, note="outside of years 1 to 9999")


def _naive(moment: dt.date) -> dt.datetime:
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=None)
    return dt.datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 — only compared
