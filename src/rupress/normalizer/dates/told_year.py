"""Months and days that go on in the year that the text has told: «В 2006 году … В апреле …»."""

from __future__ import annotations

import re
from functools import cache

import attrs

from rupress.normalizer.dates.counting import day_of
from rupress.normalizer.dates.discourse import AGENDA, Discourse, Held
from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Point, Range
from rupress.normalizer.dates.resolving import Context, leaves_year_open, resolve
from rupress.ru.tables import read_toml

RECENT = 90
"""Days: a date so near the reference is of its year, whatever year the text has named before."""
BESIDE = 4
"""Characters between a year and its day behind a comma: «в прошлом году, в мае»."""
CLAUSE_END = re.compile(r"[,;()\n]|[.!?…]\s|\s[—–-]\s")
"""Where what is said of a year may end: at a mark within the sentence, too."""


@cache
def _in_words() -> frozenset[str]:
    """«в», «во»: what makes a year the time of what is told."""
    return frozenset(read_toml("dates_words.toml")["in"]["in"].split())


def in_told_year(discourse: Discourse, found: Found, node: Point, context: Context) -> Found:
    """«В 2006 году … В апреле …»: a past month or day, far from the reference, goes on in the year just told."""
    year = _year_of_clause(discourse, found) if node.month is not None and context.direction == "past" else None
    if year is not None and attrs.evolve(node, month=None, day=None) == Point():
        return attrs.evolve(found, node=attrs.evolve(node, told_year=year))
    year = _year_ahead(discourse, found, node, context)
    if year is not None:
        return attrs.evolve(found, node=attrs.evolve(node, told_year=year))
    held = discourse.year
    if held is not None and context.direction != "future" and _same_month(discourse, held, found, context):
        return attrs.evolve(found, node=attrs.evolve(node, told_year=day_of(held.mention.start).year))  # type: ignore[arg-type]
    heading = discourse.heading
    if node.month is None or (heading is None and (held is None or context.direction != "past")):
        return found  # the cheap questions first: most dates end here
    if attrs.evolve(node, month=None, day=None) != Point():
        return found
    if heading is not None:
        return attrs.evolve(found, node=attrs.evolve(node, told_year=heading))
    if held is None or context.reference is None:
        return found
    year = held.mention.start.year if held.mention.start is not None else None
    here = resolve(node, context).start
    if year is None or here is None or not discourse.near(held, found) or not isinstance(held.found.node, Point):
        return found
    if held.mention.grain == "year" and _is_of_a_thing(discourse, held):
        return found
    if held.found.node.year is None or (context.reference.day - day_of(here)).days <= RECENT:
        return found
    told = attrs.evolve(node, told_year=year)
    start = resolve(told, context).start
    if start is not None and day_of(start) < day_of(held.mention.start or start):
        told = attrs.evolve(told, told_year=year + 1)  # «16 сентября 2000 года … в марте»
    later = resolve(told, context).start
    return attrs.evolve(found, node=told) if later is not None and day_of(later) <= context.reference.day else found


def _same_month(discourse: Discourse, held: Held, found: Found, context: Context) -> bool:
    """«В начале сентября 2018 года долг вырос: на 5 сентября …»: the month just named with its year.

    Not if the day has just been («задержанных в ноябре 2018 года передали 18 ноября»), nor of «(рекорд мая 1967 года)».
    """
    node, start = found.node, held.mention.start
    if start is None or held.mention.grain not in ("day", "month") or not discourse.near(held, found):
        return False
    if not isinstance(node, Point) or node.month != day_of(start).month or discourse.in_brackets(held.found):
        return False
    if attrs.evolve(node, month=None, day=None) != Point() or context.reference is None:
        return False
    here = resolve(node, context).start
    return node.day is None or (here is not None and abs((context.reference.day - day_of(here)).days) > JUST_BEEN)


JUST_BEEN = 60
"""Days: a day so near the reference is of its year, though the text has named that month of another year."""
LONGEST_PREPOSITION = 3
"""Letters of a word before a year that may make it a time."""


def _is_of_a_thing(discourse: Discourse, held: Held) -> bool:
    """«Расследуют причины потопа 2016 года. 31 мая …»: the year is the flood's, and nothing is told of that year."""
    before = discourse.text[max(0, held.found.start - 20) : held.found.start].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    return word.isalpha() and len(word) > LONGEST_PREPOSITION


def days_of_told_year(discourse: Discourse, found: Found, context: Context) -> Found:
    """«В прошлом году мост закрывали с 3 по 5 мая»."""
    node = found.node
    if not isinstance(node, Range) or not isinstance(node.first, Point) or not isinstance(node.last, Point):
        return found
    first, last = node.first, node.last
    year = _year_ahead(discourse, found, last, context)
    if year is not None:
        return attrs.evolve(found, node=attrs.evolve(node, last=attrs.evolve(last, told_year=year)))
    if last.month is None or (first.month or 0) > last.month or context.direction != "past":
        return found  # «с декабря по март»: of which of them the year is, is not clear
    year = _year_of_clause(discourse, found)
    if year is None or {attrs.evolve(end, month=None, day=None) for end in (first, last)} != {Point()}:
        return found
    first = attrs.evolve(first, told_year=year) if first.month else first
    return attrs.evolve(found, node=attrs.evolve(node, first=first, last=attrs.evolve(last, told_year=year)))


def _year_ahead(discourse: Discourse, found: Found, node: Point, context: Context) -> int | None:
    """«Турнир пройдёт 29 марта … касса открыта до 29 марта»: a day to come stays one, whatever the next verb says."""
    year = discourse.ahead.get((node.month or 0, node.day or 0))
    if year is None or context.direction != "past" or context.prefer or context.reference is None:
        return None
    if not leaves_year_open(node):
        return None
    start = resolve(attrs.evolve(node, told_year=year), context).start
    ahead = start is not None and day_of(start) > context.reference.day
    return year if ahead and not (discourse.year and discourse.near(discourse.year, found)) else None


def _year_of_clause(discourse: Discourse, found: Found) -> int | None:
    """«В прошлом году мост закрыли в мае»: of that year, however near; not «убыток, а в мае вышел в прибыль»."""
    if discourse.spoken_of is None:
        return None
    spoken, year = discourse.spoken_of
    between = discourse.text[spoken.stop : min(found.start, spoken.stop + AGENDA + 1)]
    beside = between.startswith(",") and len(between) <= BESIDE
    if len(between) > AGENDA or (not beside and CLAUSE_END.search(between)):
        return None
    before = discourse.text[max(0, spoken.start - 4) : spoken.start].split()  # not «с прошлым годом»
    return year if before and before[-1] in _in_words() else None
