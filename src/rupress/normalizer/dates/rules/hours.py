"""Clock times as planners and notices write them: «в 18-30», «полпятого утра», «в субботу с 10:00 до 14:00», «в 3»."""

from __future__ import annotations

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.nodes import Node, Point, Range, Recurrence, Shift, clock_text
from rupress.normalizer.dates.rules.clock import FULL_HOURS, PART_TAIL, ZONE_TAIL, point_of
from rupress.normalizer.dates.rules.common import counted, counts_to_twelve, merged, spaced
from rupress.normalizer.dates.tense import word_tense

HOURS, MINUTES = 24, 60
FIVE = 5
"""Minutes of an hour that is set: «в 18-35.» is one, «в 10-12.» may be from ten to twelve of anything."""
COUNTED = (
    "from",
    "unit",
    "let",
    "year",
    "percent",
    "times",
    "dash",
    "century_short",
    "kilometre",
    "sign",
    "years",
    "decade",
)
"""Kinds of what is counted, or goes on: «в 10-15 минут», «в 20-30-х»."""
ENDS = ("line", "comma", "dot", "close", "quote")


@rule(
    "(?<={in|with|until|to|about|po}) {h=num|zero} {x=dash} {n=num|num2|zero}" + PART_TAIL + ZONE_TAIL,
    yes="В 18-30 начнётся концерт",
    no="В 10-15 метрах растёт дуб",
)
def clock_dashed(m: Match) -> Found | None:
    """«в 18-30», «до 18-00»: minutes of two digits, and nothing behind that they would count."""
    hour, minute = m.number("h") or 0, m.number("n") or 0
    if hour >= HOURS or minute >= MINUTES or len(m.word("n")) != len("30") or spaced(m, "x"):
        return None
    if m.has("p") and hour < minute <= HOURS // 2:
        return None  # «в 10-11 утра»: from ten to eleven
    clear = m.has("p") or m.has("z") or m.has("zz") or m.has("pm") or minute == 0
    if not clear and (m.kind_after() in COUNTED or counted(m)):
        return None
    if not clear and m.kind_before() != "in" and minute not in FULL_HOURS:
        return None
    if not clear and m.kind_after() in ENDS and minute % FIVE:
        return None
    if not clear and m.kind_after() == "other" and not word_tense(m.after().lower()):
        return None
    point = point_of(m, hour, minute)
    return m.make("CLOCK", point) if point else None


@rule(
    "(?<={month}{comma}) {c=pair} (?={line}|{dash}|{comma}|{dot})",
    yes="22 мая, 12.00 — открытие ярмарки",
    no="К концу мая, 12.00 метра",
)
def clock_behind_day(m: Match) -> Found | None:
    """«22 мая, 12.00 — открытие»: behind a day and a comma, and nothing counted."""
    value = m.value("c")
    if not isinstance(value, tuple) or m.kind_at(m.found.start() - 3) not in ("num", "ord"):
        return None
    hour, minute, digits = (int(item) for item in value)
    if digits != 2 or hour >= HOURS or minute >= MINUTES or minute % FIVE:
        return None
    return m.make("CLOCK", Point(hour=hour, minute=minute))


@rule("{h=half_hour}" + PART_TAIL + ZONE_TAIL, yes="Лифт встал в полпятого утра", no="Пол пятого этажа")
def half_hour(m: Match) -> Found | None:
    """«полпятого»: 4:30."""
    point = point_of(m, m.number("h") or 0, 30)
    return m.make("CLOCK", point) if point else None


@rule("(?<={line}) {in} {h=num|card} {u=unit}? (?={line})", yes="в 3", no="в 3 домах")
def hour_asked(m: Match) -> Found | None:
    """«в 3», «в два часа», and nothing else in the text: the next such hour, of the afternoon perhaps."""
    return _asked(m)


@rule("(?<={line}) {after} {h=num|card} {u=unit} (?={line})", yes="после 2 часов", no="после 2 часов пути")
def after_hour_asked(m: Match) -> Found | None:
    """«после 2 часов», and nothing else in the text."""
    return _asked(m)


def _asked(m: Match) -> Found | None:
    hour = m.number("h") or 0
    if not 0 < hour <= HOURS or (m.has("u") and m.code("u") != "hour"):
        return None
    return m.make("CLOCK", Point(hour=hour, either=True if hour < HOURS // 2 else None), first="h")


@rule(
    "{d=DAY|WEEKDAY|DEICTIC|HOLIDAY} {comma|colon}? {with} (?:{a=CLOCK}|{n=num|card}) {until|po} {b=CLOCK}",
    yes="В субботу с 10:00 до 14:00 перекроют улицу",
    no="В субботу с 10 до 14 метров",
)
def day_hours(m: Match) -> Found | None:
    """«в субботу с 10:00 до 14:00», «16 сентября, с 9 до 18 часов»."""
    day, end = m.atom("d"), m.atom("b").node
    if not isinstance(day.node, Point) or not isinstance(end, Point) or end.hour is None:
        return None
    begin = m.atom("a").node if m.has("a") else _hour_before(m, end)
    if not isinstance(begin, Point) or begin.hour is None:
        return None
    last: Node = merged(day.node, end)
    if end.hour < begin.hour and day.needs is None:
        last = Shift(1, ((1.0, "day"),), day.node, at=end)  # «с 23:00 до 6:00»
    return m.make("RANGE", Range(merged(day.node, begin), last), needs=day.needs, tense=day.tense)


OFTEN = {"P1D": "XXXX-XX-XX", "XXXX-WXX-": None, "XXXX-XX-": None}
"""How sets begin whose day may have an hour, and what of them the hour is written to: all, if nothing else is said."""


def _often(atom: Found) -> str | None:
    """Give the day of a set: of «каждую субботу», «ежедневно», not of «ежегодно», «по утрам»."""
    value = atom.node.value if isinstance(atom.node, Recurrence) else ""
    if "T" in value or atom.rule == "but_weekday":  # «кроме понедельника, с 11:00 до 20:00» are hours of the others
        return None
    return next((day or value for begin, day in OFTEN.items() if value.startswith(begin)), None)


@rule("{s=SET} {comma}? {in} {c=CLOCK}", yes="Каждую субботу в 18:30 поют", no="Каждую субботу поют, в 18:30 и сегодня")
def set_clock(m: Match) -> Found | None:
    """«каждую субботу в 18:30», «ежедневно в 7:00»: an hour of all these days."""
    day, clock = _often(m.atom("s")), m.atom("c").node
    if day is None or not isinstance(clock, Point) or clock.hour is None:
        return None
    return m.make("SET", Recurrence(day + clock_text(clock)))


@rule(
    "{s=SET} {comma|colon}? {with} (?:{a=CLOCK}|{n=num|card}) {until|po} (?:{b=CLOCK}|{k=num|card})",
    yes="Тир открыт ежедневно с 10 до 18",
    no="Ежедневно с 10 до 18 рыбаков",
)
def set_hours(m: Match) -> Found | None:
    """«ежедневно с 10 до 18», «по будням, с 9:00 до 18:00»."""
    day = _often(m.atom("s"))
    end = m.atom("b").node if m.has("b") else Point(hour=m.number("k"), minute=0)
    if day is None or not isinstance(end, Point) or end.hour is None or (m.has("k") and _counts(m)):
        return None
    begin = m.atom("a").node if m.has("a") else _hour_before(m, end)
    if not isinstance(begin, Point) or begin.hour is None or end.hour > HOURS:
        return None
    return m.make("SET", Recurrence(f"{day}{clock_text(begin)}/{day}{clock_text(end)}"))


HOURS_SAID = "(?:{in} {c=CLOCK}|{with} (?:{a=CLOCK}|{n=num|card}) {until|po} {b=CLOCK})"
"""«в 18:30», «с 10:00 до 18:00» behind the last day of a list."""


@rule(
    "{s=SET} (?=(?:{comma|and} {SET}){1,6} {comma|colon}? " + HOURS_SAID + ")",
    yes="По вторникам и субботам в 18:30 поют",
    no="По вторникам поют, в 18:30",
)
def listed_set(m: Match) -> Found | None:
    """«по вторникам» of «по вторникам и субботам в 18:30»: the hour is of all days of the list."""
    if m.atom("s").rule not in ("on_weekdays", "listed_weekdays"):
        return None
    node = _timed(m, _often(m.atom("s")))
    return m.make("SET", node, first="s", last="s") if node else None


@rule(
    "(?:(?<={comma}{other}{SET}{comma})|(?<={comma}{other}{SET})) " + HOURS_SAID,
    yes="Ежедневно, кроме среды, с 10:00 до 18:00",
    no="Ежедневно, с 10:00 до 18:00",
)
def hours_but(m: Match) -> Found | None:
    """«ежедневно, кроме среды, с 10:00 до 18:00»: hours of the other days."""
    day = m.found.start() - (2 if m.kind_before() == "comma" else 1)
    left_out = m.tokens.value(day)
    if left_out.rule != "but_weekday" or m.kind_at(day - 3) != "SET":
        return None
    node = _timed(m, _often(m.tokens.value(day - 3)))
    return m.make("SET", node, first="c" if m.has("c") else None) if node else None


def _timed(m: Match, day: str | None) -> Recurrence | None:
    """Give the days of a set their hour or hours."""
    ends = [m.atom(slot).node for slot in ("c", "a", "b") if m.has(slot)]
    if m.has("n") and isinstance(ends[0], Point):
        ends.insert(0, _hour_before(m, ends[0]))
    clocks = [clock_text(end) for end in ends if isinstance(end, Point) and end.hour is not None]
    if day is None or len(clocks) != len(ends):
        return None
    return Recurrence("/".join(day + clock for clock in clocks))


def _counts(m: Match) -> bool:
    return m.kind_after() in COUNTED or counted(m)


def _hour_before(m: Match, end: Point) -> Point | None:
    """«с 9 до 18 часов», «с 3 до 6 вечера»."""
    hour, last = m.number("n") or 0, end.hour or 0
    if hour > HOURS:
        return None
    afternoon = m.has("b") and counts_to_twelve(m) and hour < last - HOURS // 2
    return attrs.evolve(end, hour=hour + HOURS // 2 if afternoon else hour, minute=0)


RULES: tuple[Rule, ...] = (hour_asked, after_hour_asked, clock_dashed, clock_behind_day, half_hour)
RANGES: tuple[Rule, ...] = (listed_set, hours_but, day_hours, set_hours, set_clock)
