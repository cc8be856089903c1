"""Days of something longer, by their count: «второе воскресенье июня», «последний день зимы», «последние дни мая»."""

from __future__ import annotations

from calendar import monthrange

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms
from rupress.normalizer.dates.nodes import Node, Nth, Part, Point, Range, Unit
from rupress.normalizer.dates.rules.common import YEAR_TAIL, YearFields, needs, says_year, year_fields

LAST = -1
MOST_DAYS, MOST_WEEKDAYS = 31, 5
"""The last of «тридцать первый день месяца», «пятая суббота мая»."""
WHOLE = "(?:{m=month|season}" + YEAR_TAIL + " | {g=year} | {v=unit})"
"""Of what: «июня 2024 года», «зимы», «года», «месяца»."""


def _whole(m: Match) -> Node | None:
    if m.has("m"):
        fields: YearFields = year_fields(m)
        return Point(month=m.number("m"), **fields)
    if m.has("g"):
        return Unit("year", 0) if m.word("g") in forms("genitive") else None
    return Unit("month", 0) if m.code("v") == "month" and m.word("v") in forms("genitive") else None


def _which(m: Match, most: int) -> int | None:
    number = LAST if m.kind("n") == "last_in_row" else m.number("n") or 0
    return number if number == LAST or 1 <= number <= most else None


def _made(m: Match, number: int | None, weekday: int) -> Found | None:
    whole = _whole(m)
    if whole is None or number is None:
        return None
    last = "m" if m.has("m") and not says_year(m) else None
    return m.make("DAY", Nth(number, weekday, whole), last=last, needs=needs(m))


DAYS_OF_WEEK, SHORTEST_MONTH, FEBRUARY = 7, 28, 2


@rule(
    "(?<!{every}) {n=ord|last_in_row} {w=weekday} " + WHOLE,
    yes="Во второе воскресенье июня гуляют",
    no="Во второе воскресенье после бури",
)
def nth_weekday(m: Match) -> Found | None:
    """«второе воскресенье июня», «последнюю субботу мая 2024 года», «первый четверг месяца»."""
    return _made(m, _which(m, MOST_WEEKDAYS), m.number("w") or 0)


@rule(
    "{n=ord|last_in_row} {u=unit} " + WHOLE,
    yes="В последний день зимы жгут чучело",
    no="В последний день гастролей",
)
def nth_day(m: Match) -> Found | None:
    """«в первый день октября», «последний день зимы»."""
    if m.code("u") != "day" or m.word("u") not in forms("day_one"):
        return None
    return _made(m, _which(m, MOST_DAYS), 0)


@rule(
    "{n=ordplural|last_in_row} {u=unit|day_numbers} {m=month|season}" + YEAR_TAIL,
    yes="В последние дни мая обещают клёв",
    no="В последние дни гастролей",
)
def days_of(m: Match) -> Found | None:
    """«последние дни мая», «первые дни октября», «последних числах июня»: the part of it."""
    end = m.kind("n") == "last_in_row"
    numbers = m.kind("u") == "day_numbers" and end  # «в первых числах» is read with the other tens
    if not numbers and (m.code("u") != "day" or m.word("u") not in forms("days_many")):
        return None
    if not end and m.number("n") != 1:
        return None
    which = "END" if end else "START"
    last = None if says_year(m) else "m"
    return m.make("PERIOD", Part(which, Point(month=m.number("m"), **year_fields(m))), last=last, needs=needs(m))


@rule(
    "{n=ordplural|last_in_row} {c=cardinal} {u=unit} {m=month}" + YEAR_TAIL,
    yes="За первые две недели мая выпал снег",
    no="За первые две недели гастролей",
)
def first_days_of(m: Match) -> Found | None:
    """«первые две недели мая», «последние пять дней июля»: so many days of the month."""
    days = (m.number("c") or 0) * {"day": 1, "week": DAYS_OF_WEEK}.get(m.code("u"), 0)
    month, end = Point(month=m.number("m"), **year_fields(m)), m.kind("n") == "last_in_row"
    if not 1 < days < SHORTEST_MONTH or (not end and m.number("n") != 1) or (end and month.month == FEBRUARY):
        return None
    begin = monthrange(2001, month.month or 1)[1] - days + 1 if end else 1
    node = Range(attrs.evolve(month, day=begin), attrs.evolve(month, day=begin + days - 1))
    return m.make("PERIOD", node, last=None if says_year(m) else "m", needs=needs(m))


RULES: tuple[Rule, ...] = (nth_weekday, nth_day, days_of, first_days_of)
