"""What a text has told of time so far: the dates that others count from, and whether they stand near."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import attrs

from rupress.normalizer.dates.counting import TIMELESS, day_of, depth_of, month_ends, months_counted, told_day
from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Length, Node, Part, Point, Range, Told
from rupress.records import DateMention, DateType

DEPTH = 6
"""How many dates may count from one another; a longer chain counts from the reference."""
AGENDA = 200
"""Characters between a day to come and the hour at which something begins then, in a paragraph of its own."""
OPEN_YEAR = ("year",)
"""What is implied in a day whose year is not said."""
TIMES = ("daypart", "hour", "minute", "second")
"""Grains of what is no period."""
ASIDE = 60
"""Characters from a bracket to a date inside it."""
BEGINS = frozenset("\n.!?…")
"""Behind what a sentence begins."""
SENTENCE_END = re.compile(r"[.!?…]\s|\n")


class Held(NamedTuple):
    """A date that the text has named."""

    found: Found
    """Its words."""
    depth: int
    """How many dates it counts from, one from another."""
    mention: DateMention
    """What it means."""


class Discourse:
    """The dates that the text has named so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The text, in lower case."""
        self.day: Held | None = None
        """The last day named, or time of a day."""
        self.any: Held | None = None
        """The last date that others may count from."""
        self.year: Held | None = None
        """The last date that says its year."""
        self.spoken_of: tuple[Found, int] | None = None
        """The last whole year, and which."""
        self.period: Found | None = None
        """The months, quarter or half spoken of last."""
        self.span: Held | None = None
        """The last date, if it is longer than a day: «этот период»."""
        self.told: set[dt.date] = set()
        """All days named."""
        self.latest: dict[str, dt.date] = {}
        """By grain, the latest month, quarter and year spoken of."""
        self.heading: int | None = None
        """The year on the last line that says nothing else."""
        self.ahead: dict[tuple[int, int], int] = {}
        """The years that were chosen for a month and day without one, where that made them days to come."""
        self.headed: Held | None = None
        """The day on the last line that says nothing else."""

    @property
    def setting(self) -> str:
        """`running` once a day has been named, as `DateMention.setting` says."""
        return "running" if self.day else "text"

    def add(self, found: Found, mention: DateMention) -> None:
        """Take note of a date."""
        depth = depth_of(found.node)
        if isinstance(found.node, Length):
            quarter = found.node.value == "P3M" and self.period and isinstance(self.period.node, Point)
            if found.node.value.endswith("M") and "T" not in found.node.value and not quarter:
                self.period = found
            return
        if mention.value is None or mention.type in (DateType.DURATION, DateType.SET) or mention.grain == "vague":
            return
        self._add_latest(mention)
        self._add_span(found, depth, mention)
        node = found.node
        if mention.implied == OPEN_YEAR and mention.tense != "past" and isinstance(node, Point) and mention.start:
            self.ahead.setdefault((node.month or 0, node.day or 0), mention.start.year)
        if mention.grain == "year" and mention.start is not None and not isinstance(found.node, Range):
            self.spoken_of = (found, mention.start.year)
        if isinstance(found.node, Range):
            if mention.grain == "month" and not self._compared(found.node):
                self.period = found
            self._add_end(found, mention)
            self.told |= {day_of(end) for end in (mention.start, mention.end) if end is not None}
            return
        if mention.grain in ("day", "daypart", "hour", "minute", "second"):
            self.day = Held(found, depth, mention)
            if mention.grain == "day" and self.alone(found):
                self.headed = self.day
            self.told |= {day for day in (told_day(mention),) if day is not None}
        if mention.grain in ("quarter", "half") and isinstance(found.node, Point):
            self.period = found
        if mention.grain in ("day", "month", "year", "season", "quarter", "half", "daypart", "minute", "week"):
            if not self.in_brackets(found):
                self.any = Held(found, depth, mention)
            whole = found.node.of if isinstance(found.node, Part) else found.node  # «начале сентября 2018 года»
            if isinstance(whole, Point) and (whole.year or whole.year_shift is not None):
                self.year = Held(attrs.evolve(found, node=whole), depth, mention)
                self._add_heading(found, whole)

    def _add_span(self, found: Found, depth: int, mention: DateMention) -> None:
        """Take note of a period; one that it is compared with is not spoken of."""
        again = isinstance(found.node, Range) and self._compared(found.node)
        if found.needs == "period" or (again and self.span and mention.start != self.span.mention.start):
            return
        closed = isinstance(found.node, Range) and None not in (found.node.first, found.node.last)
        long = (closed and mention.grain not in TIMES) or mention.grain in ("week", "quarter", "half", "season", "year")
        self.span = Held(found, depth, mention) if long else None

    def _add_latest(self, mention: DateMention) -> None:
        """Take note of the latest month, quarter and year spoken of: before it lies «предыдущий месяц»."""
        start, end = mention.start, mention.end
        if start is None or end is None:
            return
        one_month = mention.grain == "day" and start != end and start.month == end.month
        grain = "month" if one_month else mention.grain
        if grain in ("month", "quarter", "year"):
            day = day_of(start).replace(day=1)
            self.latest[grain] = max(day, self.latest.get(grain, day))

    def in_brackets(self, found: Found) -> bool:
        """Whether a date is only mentioned aside: «галерея (основана в 1902 году) спустя три года закрылась»."""
        opened = self.text.rfind("(", max(0, found.start - ASIDE), found.start)
        return opened > self.text.rfind(")", max(0, found.start - ASIDE), found.start)

    def _add_heading(self, found: Found, node: Point) -> None:
        """«2021 год» on a line of its own: the dates below are of that year."""
        if self.alone(found) and node == Point(year=node.year):
            self.heading = node.year

    def _compared(self, months: Range) -> bool:
        """Whether the months spoken of are named again, of another year: «к январю—октябрю 2018 года»."""
        held = self.period.node if self.period else None
        if isinstance(held, Length):
            return month_ends(months) == (1, months_counted(held))
        return isinstance(held, Range) and month_ends(held) == month_ends(months)

    def _add_end(self, found: Found, mention: DateMention) -> None:
        """Take note of the day of «до 28 ноября», which «в этот день» means."""
        if isinstance(found.node, Range) and mention.grain == "day" and None in (found.node.first, found.node.last):
            end = found.node.first or found.node.last
            self.day = Held(attrs.evolve(found, node=end), depth_of(end), mention)
        elif isinstance(found.node, Range) and found.rule == "day_hours" and isinstance(found.node.first, Point):
            day = attrs.evolve(found.node.first, **TIMELESS)  # «в четверг с 10:00 до 16:00, на следующий день»
            self.day = self.any = Held(attrs.evolve(found, node=day), 0, mention)

    def alone(self, found: Found) -> bool:
        """Whether nothing else stands on the line."""
        before = self.text[found.start - 1] if found.start else "\n"
        return before == "\n" == (self.text[found.stop : found.stop + 1] or "\n")

    def in_paragraph(self, held: Held, found: Found) -> bool:
        """Whether an earlier date stands in the same paragraph."""
        return "\n" not in self.text[held.found.stop : found.start]

    def at_edge(self, found: Found) -> bool:
        """Whether a line begins or ends with it, and says more: «18:30 Шахматы», «Юноши – 12:15»."""
        begins = self.text[found.start - 1 : found.start] in ("\n", "")
        return begins != (self.text[found.stop : found.stop + 1] in ("\n", ""))

    def near(self, held: Held | None, found: Found) -> bool:
        """Whether an earlier date stands in the same sentence or the one before."""
        if held is None:
            return False
        between = self.text[held.found.stop : found.start]
        return len(between) < 400 and "\n" not in between and len(SENTENCE_END.findall(between)) <= 1

    def goes_on(self, found: Found) -> bool:
        """Whether a sentence begins with it and goes on from the date shortly before: «Через год построили мост»."""
        held = self.any
        near = held is not None and found.start - held.found.stop < AGENDA
        return near and self.text[max(0, found.start - 2) : found.start].rstrip(" ")[-1:] in BEGINS

    def base(self, needs: str) -> Node | None:
        """The expression to count from: a day where a day is needed."""
        held = self.day if needs == "day" else (needs == "year" and self.year) or self.any
        if held is None or held.depth >= DEPTH:
            return None
        node, mention = held.found.node, held.mention
        return Told(node, mention.tense, mention.tense_is_near) if node is not None else None
