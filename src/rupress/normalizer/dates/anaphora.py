"""Dates that count from another date of the text: «на следующий день», «годом ранее», «в том же году»."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import attrs

from rupress.normalizer.dates.counting import (
    TIMELESS,
    as_length,
    based,
    day_of,
    depth_of,
    is_bare,
    later_on,
    month_ends,
    months_counted,
    told_day,
)
from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Impossible, Length, Node, Point, Range, Recurrence, Shift, Told, Unit
from rupress.normalizer.dates.resolving import Context, resolve
from rupress.normalizer.dates.rules.common import YearFields
from rupress.records import DateMention, DateType
from rupress.ru.tables import read_toml

DEPTH = 6
"""How many dates may count from one another; a longer chain counts from the reference."""
RECENT = 90
"""Days: a date so near the reference is of its year, whatever year the text has named before."""
AGENDA = 200
"""Characters between a day to come and the hour at which something begins then, in a paragraph of its own."""
DAILY = ("day", "daypart", "hour", "minute")
"""Grains from which days are counted."""
AGO = 7
"""Days: an hour of a text that names one day, not longer ago, is of that day."""
ASIDE = 60
"""Characters from a bracket to a date inside it."""
BESIDE = 4
"""Characters between a year and its day behind a comma: «в прошлом году, в мае»."""
CLAUSE_END = re.compile(r"[,;()\n]|[.!?…]\s|\s[—–-]\s")
"""Where what is said of a year may end: at a mark within the sentence, too."""
SENTENCE_END = re.compile(r"[.!?…]\s|\n")


@cache
def _in_words() -> frozenset[str]:
    """«в», «во»: what makes a year the time of what is told."""
    return frozenset(read_toml("dates_words.toml")["in"]["in"].split())


class Discourse:
    """The dates that the text has named so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._day: tuple[Found, int, DateMention] | None = None
        self._any: tuple[Found, int, DateMention] | None = None
        self._year: tuple[Found, int, DateMention] | None = None
        self._spoken_of: tuple[Found, int] | None = None
        self._period: Found | None = None
        self._told: set[dt.date] = set()
        self._latest: dict[str, dt.date] = {}
        self._heading: int | None = None

    @property
    def setting(self) -> str:
        """`running` once a day has been named, as `DateMention.setting` says."""
        return "running" if self._day else "text"

    def add(self, found: Found, mention: DateMention) -> None:
        """Take note of a date."""
        depth = depth_of(found.node)
        if isinstance(found.node, Length):
            if found.node.value.endswith("M") and "T" not in found.node.value:
                self._period = found
            return
        if mention.value is None or mention.type in (DateType.DURATION, DateType.SET) or mention.grain == "vague":
            return
        self._add_latest(mention)
        if mention.grain == "year" and mention.start is not None and not isinstance(found.node, Range):
            self._spoken_of = (found, mention.start.year)
        if isinstance(found.node, Range):
            if mention.grain == "month" and not self._compared(found.node):
                self._period = found
            self._add_end(found, mention)
            self._told |= {day_of(end) for end in (mention.start, mention.end) if end is not None}
            return
        if mention.grain in ("day", "daypart", "hour", "minute", "second"):
            self._day = (found, depth, mention)
            self._told |= {day for day in (told_day(mention),) if day is not None}
        if mention.grain in ("quarter", "half") and isinstance(found.node, Point):
            self._period = found
        if mention.grain in ("day", "month", "year", "season", "quarter", "half", "daypart", "minute", "week"):
            if not self._in_brackets(found):
                self._any = (found, depth, mention)
            if isinstance(found.node, Point) and (found.node.year or found.node.year_shift is not None):
                self._year = (found, depth, mention)
                self._add_heading(found, found.node)

    def _add_latest(self, mention: DateMention) -> None:
        """Take note of the latest month, quarter and year spoken of: before it lies «предыдущий месяц»."""
        start, end = mention.start, mention.end
        if start is None or end is None:
            return
        one_month = mention.grain == "day" and start != end and start.month == end.month
        grain = "month" if one_month else mention.grain
        if grain in ("month", "quarter", "year"):
            day = day_of(start).replace(day=1)
            self._latest[grain] = max(day, self._latest.get(grain, day))

    def _in_brackets(self, found: Found) -> bool:
        """Whether a date is only mentioned aside: «галерея (основана в 1902 году) спустя три года закрылась»."""
        opened = self._text.rfind("(", max(0, found.start - ASIDE), found.start)
        return opened > self._text.rfind(")", max(0, found.start - ASIDE), found.start)

    def _add_heading(self, found: Found, node: Point) -> None:
        """«2021 год» on a line of its own: the dates below are of that year."""
        if self._alone(found) and node == Point(year=node.year):
            self._heading = node.year

    def _compared(self, months: Range) -> bool:
        """Whether the months spoken of are named again, of another year: «к январю—октябрю 2018 года»."""
        held = self._period.node if self._period else None
        if isinstance(held, Length):
            return month_ends(months) == (1, months_counted(held))
        return isinstance(held, Range) and month_ends(held) == month_ends(months)

    def _add_end(self, found: Found, mention: DateMention) -> None:
        """Take note of the day of «до 28 ноября», which «в этот день» means."""
        if isinstance(found.node, Range) and mention.grain == "day" and None in (found.node.first, found.node.last):
            end = found.node.first or found.node.last
            self._day = (attrs.evolve(found, node=end), depth_of(end), mention)
        elif isinstance(found.node, Range) and found.rule == "day_hours" and isinstance(found.node.first, Point):
            day = attrs.evolve(found.node.first, **TIMELESS)  # «в четверг с 10:00 до 16:00, на следующий день»
            self._day = self._any = (attrs.evolve(found, node=day), 0, mention)

    def anchored(self, found: Found, context: Context) -> Found:
        """Give a finding the date that it counts from, if it needs one."""
        needs, node = found.needs, found.node
        if node is None:
            return found
        if needs is None and isinstance(node, Point):
            return self._in_told_year(self._on_told_day(found, node, context), node, context)
        if needs is None and isinstance(node, Range):
            return self._days_of_told_year(self._hours_of_told_day(found, node, context), context)
        if needs is None:
            return found
        if needs == "through":
            return self._through(found, context)
        if needs == "latest" and isinstance(node, Unit):
            latest = self._latest.get(node.unit)
            if latest is None or resolve(node, context).start != latest:
                return found  # the one spoken of is not the last one gone by
            return attrs.evolve(found, node=attrs.evolve(node, base=Point(year=latest.year, month=latest.month)))
        if needs == "period" and isinstance(node, Unit):
            return self._like_period(found, node)
        if needs == "eve":
            base = self._base("day")
            if base is None or not isinstance(node, Point) or node.day is not None or not self._near(self._day, found):
                return found
            at = attrs.evolve(node, days=None)
            before = Shift(-1, ((1, "day"),), base, at=at if at != Point() else None)
            return found if self._is_to_come(before, context) else attrs.evolve(found, node=before)
        if needs == "year" and isinstance(node, Point):
            year = self._year[0].node if self._year else None
            if isinstance(year, Point):
                return attrs.evolve(found, node=attrs.evolve(node, year=year.year, year_shift=year.year_shift))
            return found
        base = self._base(needs)
        if needs == "day" and isinstance(node, Shift) and self._is_left(context):
            return attrs.evolve(found, node=Impossible("the text has named a month since, and no day to count from"))
        if isinstance(node, Shift) and base is None and needs == "any" and node.sign > 0 and node.at is None:
            return attrs.evolve(found, node=as_length(node))  # «тридцать лет спустя», and the text says not from when
        if isinstance(node, Shift):
            if found.rule == "day_earlier" and self._any is not None and self._any[2].grain not in DAILY:
                return attrs.evolve(found, node=attrs.evolve(node, base=None))  # of «в 2023 году» no day is left
            counted = based(node, base)
            return attrs.evolve(
                found, node=self._not_to_come(counted, node, context) if found.rule == "later" else counted
            )
        if isinstance(node, Unit):
            return attrs.evolve(found, node=attrs.evolve(node, base=base))
        return found

    def _not_to_come(self, counted: Shift, alone: Shift, context: Context) -> Node:
        """«В прошлом году вернули … сто лет спустя забыли»: what is told of the past lies not ahead of it."""
        return as_length(alone) if self._is_to_come(counted, context) else counted

    def _is_to_come(self, node: Node, context: Context) -> bool:
        """Whether what is told of the past would lie ahead: «Встреча будет 22 июля. Накануне они поговорили»."""
        if context.direction != "past" or context.reference is None:
            return False
        start = resolve(node, context).start
        return start is not None and day_of(start) > context.reference.day

    def _on_told_day(self, found: Found, node: Point, context: Context) -> Found:
        """«В среду утром теплее, чем вечером»: a bare part of the day, or clock time, is of the day just named."""
        base = self._told_day(found, context) if is_bare(node) and not self._stamps(found) else None
        if base is None:
            return found
        day = self._day[0].node if self._day else None
        overnight = isinstance(day, Point) and day.part == "EV" and node.part in ("NI", "MO")
        return attrs.evolve(found, node=later_on(base, node, days=overnight))

    def _stamps(self, found: Found) -> bool:
        """Whether a clock time on a line of its own says when what follows was written, not when on the day named."""
        return self._alone(found) and self._day is not None and not self._alone(self._day[0])

    def _alone(self, found: Found) -> bool:
        """Whether nothing else stands on the line."""
        before = self._text[found.start - 1] if found.start else "\n"
        return before == "\n" == (self._text[found.stop : found.stop + 1] or "\n")

    def _hours_of_told_day(self, found: Found, node: Range, context: Context) -> Found:
        """«В субботу перекроют улицу с 10:00 до 14:00»: hours are of the day just named, too."""
        first, last = node.first, node.last
        if not isinstance(first, Point) or not isinstance(last, Point) or first.hour is None or last.hour is None:
            return found
        base = self._told_day(found, context) if is_bare(first) and is_bare(last) else None
        if base is None:
            return found
        hours = Range(later_on(base, first), later_on(base, last, days=last.hour < first.hour))
        return attrs.evolve(found, node=hours)

    def _told_day(self, found: Found, context: Context) -> Told | None:
        """The day just named, if a bare time of day is of that and not of the reference's."""
        held = self._day
        if held is None or context.reference is None:
            return None
        day = held[0].node
        told = told_day(held[2])
        if told is None or told == context.reference.day or held[1] >= DEPTH:
            return None
        agenda = told > context.reference.day and found.start - held[0].stop < AGENDA
        if not agenda and not self._near(held, found) and not self._only_day(told, context):
            return None
        whole = attrs.evolve(day, **TIMELESS) if isinstance(day, Point) else day
        if isinstance(day, Shift) and day.at is not None:
            whole = attrs.evolve(day, at=None)
        return Told(whole, held[2].tense, held[2].tense_is_near) if whole is not None and whole != Point() else None

    def _only_day(self, told: dt.date, context: Context) -> bool:
        """Whether the text has named one day so far, and the verb does not say another side of the reference."""
        if context.reference is None or self._told != {told} or (context.reference.day - told).days > AGO:
            return False
        return context.tense != ("future" if told < context.reference.day else "past")

    def _in_told_year(self, found: Found, node: Point, context: Context) -> Found:
        """«В 2006 году … В апреле …»: a past month or day, far from the reference, goes on in the year just told."""
        year = self._year_of_clause(found) if node.month is not None and context.direction == "past" else None
        if year is not None and attrs.evolve(node, month=None, day=None) == Point():
            return attrs.evolve(found, node=attrs.evolve(node, told_year=year))
        held = self._year
        heading = self._heading
        if node.month is None or (heading is None and (held is None or context.direction != "past")):
            return found  # the cheap questions first: most dates end here
        if attrs.evolve(node, month=None, day=None) != Point():
            return found
        if heading is not None:
            return attrs.evolve(found, node=attrs.evolve(node, told_year=heading))
        if held is None or context.reference is None:
            return found
        year = held[2].start.year if held[2].start is not None else None
        here = resolve(node, context).start
        if year is None or here is None or not self._near(held, found) or not isinstance(held[0].node, Point):
            return found
        if held[0].node.year is None or (context.reference.day - day_of(here)).days <= RECENT:
            return found
        told = attrs.evolve(node, told_year=year)
        start = resolve(told, context).start
        if start is not None and held[2].grain != "year" and day_of(start) < day_of(held[2].start or start):
            told = attrs.evolve(told, told_year=year + 1)  # «16 сентября 2000 года … в марте»
        later = resolve(told, context).start
        return attrs.evolve(found, node=told) if later is not None and day_of(later) <= context.reference.day else found

    def _days_of_told_year(self, found: Found, context: Context) -> Found:
        """«В прошлом году мост закрывали с 3 по 5 мая»."""
        node = found.node
        if not isinstance(node, Range) or not isinstance(node.first, Point) or not isinstance(node.last, Point):
            return found
        first, last = node.first, node.last
        if last.month is None or (first.month or 0) > last.month or context.direction != "past":
            return found  # «с декабря по март»: of which of them the year is, is not clear
        year = self._year_of_clause(found)
        if year is None or {attrs.evolve(end, month=None, day=None) for end in (first, last)} != {Point()}:
            return found
        first = attrs.evolve(first, told_year=year) if first.month else first
        return attrs.evolve(found, node=attrs.evolve(node, first=first, last=attrs.evolve(last, told_year=year)))

    def _year_of_clause(self, found: Found) -> int | None:
        """«В прошлом году мост закрыли в мае»: of that year, however near; not «убыток, а в мае вышел в прибыль»."""
        if self._spoken_of is None:
            return None
        spoken, year = self._spoken_of
        between = self._text[spoken.stop : min(found.start, spoken.stop + AGENDA + 1)]
        beside = between.startswith(",") and len(between) <= BESIDE
        if len(between) > AGENDA or (not beside and CLAUSE_END.search(between)):
            return None
        before = self._text[max(0, spoken.start - 4) : spoken.start].split()  # not «с прошлым годом»
        return year if before and before[-1] in _in_words() else None

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

    def _is_left(self, context: Context) -> bool:
        """Whether the text has gone on to another month or year: «5 мая … В августе 2019 года … На следующий день»."""
        day, last = self._day, self._any
        if day is None or last is None or last[0].start < day[0].start or last[2].grain not in ("month", "year"):
            return False
        here, start, end = told_day(day[2]), last[2].start, last[2].end
        if here is None or start is None or end is None or context.tense == "future":
            return False
        return not day_of(start) <= here <= day_of(end)

    def _near(self, held: tuple[Found, int, DateMention] | None, found: Found) -> bool:
        """Whether an earlier date stands in the same sentence or the one before."""
        if held is None:
            return False
        between = self._text[held[0].stop : found.start]
        return len(between) < 400 and "\n" not in between and len(SENTENCE_END.findall(between)) <= 1

    def _begins_paragraph(self, found: Found) -> bool:
        """Whether a paragraph begins with it and goes on from the date before: «Через год построили мост»."""
        held = self._any
        near = held is not None and found.start - held[0].stop < AGENDA
        return near and self._text[found.start - 1 : found.start] == "\n"

    def _through(self, found: Found, context: Context) -> Found:
        """«через два дня»: from now if it is to come; told of the past, from the date before, else a mere length."""
        node = found.node
        if not isinstance(node, Shift) or context.alone or context.direction != "past" or context.reference is None:
            return found
        if node.amounts[-1][1] in ("hour", "minute", "second"):
            return attrs.evolve(found, node=as_length(node))
        base = self._base("any")
        if base is not None and (self._near(self._any, found) or self._begins_paragraph(found)):
            return attrs.evolve(found, node=based(node, base))
        return attrs.evolve(found, node=as_length(node)) if context.strong else found

    def _like_period(self, found: Found, node: Unit) -> Found:
        """«аналогичный период 2018 года»: the months spoken of, in the year said."""
        year = node.base if isinstance(node.base, Point) else Point(year_shift=-1)
        period = self._period.node if self._period else None
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
