"""Dates that count from another date of the text: «на следующий день», «годом ранее», «в том же году»."""

from __future__ import annotations

import datetime as dt
import re

import attrs

from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Length, Node, Point, Range, Recurrence, Same, Shift, Told, Unit
from rupress.normalizer.dates.resolving import Context, resolve
from rupress.normalizer.dates.rules.common import YearFields
from rupress.normalizer.dates.rules.shifts import amounts
from rupress.records import DateMention, DateType

DEPTH = 6
"""How many dates may count from one another; a longer chain counts from the reference."""
RECENT = 90
"""Days: a date so near the reference is of its year, whatever year the text has named before."""
SENTENCE_END = re.compile(r"[.!?…]\s+(?=\S)|\n")


class Discourse:
    """The dates that the text has named so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._day: tuple[Found, int, DateMention] | None = None
        self._any: tuple[Found, int, DateMention] | None = None
        self._year: tuple[Found, int, DateMention] | None = None
        self._period: Found | None = None

    @property
    def setting(self) -> str:
        """`running` once a day has been named, as `DateMention.setting` says."""
        return "running" if self._day else "text"

    def add(self, found: Found, mention: DateMention) -> None:
        """Take note of a date."""
        depth = _depth(found.node)
        if isinstance(found.node, Length):
            if found.node.value.endswith("M") and "T" not in found.node.value:
                self._period = found
            return
        if mention.value is None or mention.type in (DateType.DURATION, DateType.SET) or mention.grain == "vague":
            return
        if isinstance(found.node, Range):
            if mention.grain == "month":
                self._period = found
            return
        if mention.grain in ("day", "daypart", "hour", "minute", "second"):
            self._day = (found, depth, mention)
        if mention.grain in ("day", "month", "year", "season", "quarter", "half", "daypart", "minute", "week"):
            self._any = (found, depth, mention)
            if isinstance(found.node, Point) and (found.node.year or found.node.year_shift is not None):
                self._year = (found, depth, mention)

    def anchored(self, found: Found, context: Context) -> Found:
        """Give a finding the date that it counts from, if it needs one."""
        needs, node = found.needs, found.node
        if node is None:
            return found
        if needs is None:
            return self._in_told_year(found, node, context) if isinstance(node, Point) else found
        if needs == "through":
            return self._through(found, context)
        if needs == "period" and isinstance(node, Unit):
            return self._like_period(found, node)
        if needs == "eve":
            base = self._base("day")
            if base is None or not isinstance(node, Point) or node.day is not None or not self._near(self._day, found):
                return found
            at = attrs.evolve(node, days=None)
            return attrs.evolve(found, node=Shift(-1, ((1, "day"),), base, at=at if at != Point() else None))
        if needs == "year" and isinstance(node, Point):
            year = self._year[0].node if self._year else None
            if isinstance(year, Point):
                return attrs.evolve(found, node=attrs.evolve(node, year=year.year, year_shift=year.year_shift))
            return found
        base = self._base(needs)
        if isinstance(node, Shift) and base is None and needs == "any" and node.sign > 0 and node.at is None:
            return attrs.evolve(found, node=_length(node))  # «тридцать лет спустя», and the text says not from when
        if isinstance(node, Shift):
            return attrs.evolve(found, node=_based(node, base))
        if isinstance(node, Unit):
            return attrs.evolve(found, node=attrs.evolve(node, base=base))
        return found

    def _in_told_year(self, found: Found, node: Point, context: Context) -> Found:
        """«В 2006 году … В апреле …»: a past month or day, far from the reference, goes on in the year just told."""
        held = self._year
        if node.month is None or held is None or context.direction != "past" or context.reference is None:
            return found
        if attrs.evolve(node, month=None, day=None) != Point():
            return found
        year = held[2].start.year if held[2].start is not None else None
        here = resolve(node, context).start
        if year is None or here is None or not self._near(held, found) or not isinstance(held[0].node, Point):
            return found
        if held[0].node.year is None or (context.reference.day - _date(here)).days <= RECENT:
            return found
        told = attrs.evolve(node, told_year=year)
        start = resolve(told, context).start
        if start is not None and held[2].grain != "year" and _date(start) < _date(held[2].start or start):
            told = attrs.evolve(told, told_year=year + 1)  # «16 сентября 2000 года … в марте»
        later = resolve(told, context).start
        return attrs.evolve(found, node=told) if later is not None and _date(later) <= context.reference.day else found

    def _base(self, needs: str) -> Node | None:
        """The expression to count from: a day where a day is needed."""
        held = (
            self._day
            if needs == "day"
            else self._any
            if needs == "any"
            else self._year or self._any
            if needs == "year"
            else self._any
        )
        if held is None or held[1] >= DEPTH:
            return None
        node, mention = held[0].node, held[2]
        return Told(node, mention.tense, mention.tense_is_near) if node is not None else None

    def _near(self, held: tuple[Found, int, DateMention] | None, found: Found) -> bool:
        """Whether an earlier date stands in the same sentence or the one before."""
        if held is None:
            return False
        between = self._text[held[0].stop : found.start]
        return len(between) < 400 and "\n" not in between and len(SENTENCE_END.findall(between)) <= 1

    def _through(self, found: Found, context: Context) -> Found:
        """«через два дня»: from now if it is to come; told of the past, from the date before, else a mere length."""
        node = found.node
        if not isinstance(node, Shift) or context.alone or context.direction != "past" or context.reference is None:
            return found
        if node.amounts[-1][1] in ("hour", "minute", "second"):
            return attrs.evolve(found, node=_length(node))
        base = self._base("any")
        if base is not None and self._near(self._any, found):
            return attrs.evolve(found, node=_based(node, base))
        return attrs.evolve(found, node=_length(node)) if context.strong else found

    def _like_period(self, found: Found, node: Unit) -> Found:
        """«аналогичный период 2018 года»: the months spoken of, in the year said."""
        year = node.base if isinstance(node.base, Point) else Point(year_shift=-1)
        period = self._period.node if self._period else None
        if isinstance(period, Length):
            count = next((int(n) for n, unit in amounts(period.value) if unit == "month"), 0)
            if 1 < count < 12:
                ends = attrs.evolve(year, month=1), attrs.evolve(year, month=count)
                return attrs.evolve(found, node=Range(*ends))
        if isinstance(period, Range) and isinstance(period.first, Point) and isinstance(period.last, Point):
            shift, base = year.year_shift, period.last
            said = year.year or (base.year + shift if base.year and shift is not None else None)
            fields: YearFields = {"year": said, "year_shift": None if said else shift, "short_year": None}
            return attrs.evolve(
                found, node=Range(attrs.evolve(period.first, **fields), attrs.evolve(period.last, **fields))
            )
        return attrs.evolve(found, node=year) if year.year or year.year_shift is not None else found


def _date(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def habitual(found: Found, context: Context) -> Found:
    """«зимой машины едут по льду»: a bare season with a present verb comes every year."""
    node = found.node
    seasonal = context.tense == "present" and isinstance(node, Point) and node.month in SEASONS
    if seasonal and isinstance(node, Point) and attrs.evolve(node, month=None) == Point():
        return attrs.evolve(found, node=Recurrence(f"XXXX-{node.month}"))
    return found


SEASONS = (21, 22, 23, 24)


def _length(shift: Shift) -> Length:
    """Write the amounts of a shift as a length."""
    letters = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
    dates = "".join(f"{n:g}{letters[u]}" for n, u in shift.amounts if u in ("year", "month", "week", "day"))
    times = "".join(f"{n:g}{letters[u]}" for n, u in shift.amounts if u in ("hour", "minute", "second"))
    return Length(f"P{dates}" + (f"T{times}" if times else ""))


def _based(shift: Shift, base: Node | None) -> Shift:
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


def _depth(node: Node | None) -> int:
    depth = 0
    while isinstance(node, (Shift, Unit, Told)):
        inner = node.of if isinstance(node, Told) else node.base
        if inner is None:
            break
        node, depth = inner, depth + (not isinstance(node, Told))
    return depth
