"""Ranges and lists: «с 5 по 8 июня», «2014–2016 годах», «8 и 9 мая»."""

from __future__ import annotations

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms
from rupress.normalizer.dates.nodes import Impossible, Length, Node, Part, Point, Range, Unit, Vague
from rupress.normalizer.dates.rules.common import counted, counts_to_twelve, put_off, spaced

POINTS = "DAY|WEEKDAY|DEICTIC|HOLIDAY|MONTH|YEAR|STAMP|CLOCK|SEASON|QUARTER|DECADE|CENTURY|UNIT|SHIFT|PERIOD|PART"
ENDS = "DAY|WEEKDAY|DEICTIC|HOLIDAY|MONTH|YEAR|STAMP|CLOCK|SEASON|QUARTER|DECADE|CENTURY"
"""Ends that a mere dash may join."""
BARE = "num|ord|num4|ordyear|month|month_short|card|pair|num3"


def _first(m: Match, slot: str, last: Node) -> Node | None:
    """Read the first end of a range, which leaves to the second what both share: «с 5 по 8 мая 2021 года»."""
    kind = m.kind(slot)
    if kind.isupper():
        return _shared(m.atom(slot).node, last)
    number = m.number(slot)
    if not isinstance(last, Point) or number is None:
        return None
    if kind in ("num4", "ordyear", "num3"):
        if kind == "num4" and m.rule == "from_to" and last.year is not None and last.month is not None:
            return Point(year=number) if number <= last.year else None  # «с 2015 по май 2016 года»
        return Point(year=number) if last.year is not None and last.month is None and last.day is None else None
    if last.hour is not None and m.rule == "from_to" and last.day is not None and kind != "ord" and number <= last.hour:
        return attrs.evolve(last, hour=number, minute=0)  # «с 10 до 12 часов 5 октября»
    if m.rule == "from_to" and last.day is not None and last.month is not None and last.day < number <= 31:
        return _month_before(last, number)
    if last.day is not None and kind in ("num", "ord", "card") and number <= 31:
        return attrs.evolve(last, day=number, weekday=None)
    if last.hour is not None and kind in ("num", "card") and number <= 24 and last.day is None:
        afternoon = last.hour >= 12 and number < last.hour - 12 and counts_to_twelve(m)
        return attrs.evolve(last, hour=number + 12 if afternoon else number, minute=0)
    if last.short_year is not None and last.month is None and number < 100:
        return Point(short_year=number)
    return None


def _month_before(last: Point, day: int) -> Node:
    """«с 20 по 3 декабря»: the first end is of the month before."""
    month = (last.month or 1) - 1 or 12
    year = last.year - 1 if last.year is not None and month > (last.month or 1) else last.year
    return attrs.evolve(last, year=year, month=month, day=day, weekday=None)


def _shared(first: Node | None, last: Node) -> Node | None:
    """Give the first end the year, month or day that only the second says, and the second what only the first does."""
    if not isinstance(first, Point) or not isinstance(last, Point):
        return first
    if first.month is not None and last.month is not None and first.year is None and first.short_year is None:
        if last.year is not None:
            year = last.year - 1 if (first.month, first.day or 0) > (last.month, last.day or 0) else last.year
            return attrs.evolve(first, year=year)
        if last.year_shift is not None and first.year_shift is None:
            return attrs.evolve(first, year_shift=last.year_shift)
    return first


def _last(first: Node | None, last: Node) -> Node:
    """Give the second end the day of the first where it is a bare clock time: «20 мая с 10:00 до 18:00»."""
    if isinstance(first, Point) and isinstance(last, Point) and last.hour is not None and first.hour is not None:
        bare = attrs.evolve(last, hour=None, minute=None, second=None, zone=None) == Point()
        if bare:
            return attrs.evolve(
                first, hour=last.hour, minute=last.minute, second=last.second, zone=last.zone or first.zone
            )
        if attrs.evolve(first, hour=None, minute=None, second=None, zone=None) == Point():
            return last
    return last


def _range(m: Match, *, first: str | None = None, last: str | None = None) -> Found | None:
    end = m.atom("b")
    if end.node is None or isinstance(end.node, (Length, Vague)):
        return None
    begin = _first(m, "a", end.node)
    if begin is None or isinstance(begin, (Length, Vague)):
        return None
    for bad in (begin, end.node):
        if isinstance(bad, Impossible):
            return m.make("RANGE", bad, first=first, last=last)
    if not comparable(begin, end.node) and not _of_two_grains(m, begin, end.node):
        return None
    needs = end.needs or (m.atom("a").needs if m.kind("a").isupper() else None)
    return m.make("RANGE", Range(begin, _last(begin, end.node)), first=first, last=last, needs=needs)


def comparable(first: Node, last: Node) -> bool:
    """Whether two ends can make one range: both days, both months, both clocks."""
    if isinstance(first, Point) and isinstance(last, Point):
        if (first.hour is None) != (last.hour is None):
            return False
        if first.hour is not None:
            return True
        dayish = [p.day is not None or p.weekday is not None or p.days is not None for p in (first, last)]
        monthish = [p.month is not None for p in (first, last)]
        return dayish[0] == dayish[1] and (all(dayish) or monthish[0] == monthish[1])
    return True


def _of_two_grains(m: Match, first: Node, last: Node) -> bool:
    """Whether words join a month or year to a day: «с марта 2016 года по 14 декабря 2017 года»; no list does."""
    if m.rule != "from_to" or m.kind_at(m.at("b") - 1) not in ("po", "until"):
        return False
    return all(
        isinstance(end, Point)
        and end.hour is end.weekday is end.days is None
        and (end.year is not None or end.month is not None)
        for end in (first, last)
    )


@rule(
    "(?:{with|from_now|from} {a="
    + POINTS
    + "|"
    + BARE
    + "} {year_short|years|year}? {comma}? {and}? {po|until|on} {b="
    + POINTS
    + "})",
    yes="Ярмарка пройдёт с 5 по 8 июня",
    no="С пятого по восьмое места",
)
def from_to(m: Match) -> Found | None:
    """«с 5 по 8 июня», «с 30 апреля по 3 мая», «с 2014 по 2016 год», «с 10:00 до 18:00»."""
    word = m.before(back=0)
    if word in forms("off") and m.kind("a") not in ("YEAR", "num4", "CLOCK"):
        return None
    if m.kind_at(m.at("b") - 1) == "on" and put_off(m):
        return None
    return _range(m)


@rule(
    "{between} {a=" + POINTS + "|" + BARE + "} {and} {b=" + POINTS + "}",
    yes="Между седьмым и девятым мая",
    no="Между первым и вторым домом",
)
def between(m: Match) -> Found | None:
    """«между 14:00 и 15:00»."""
    return _range(m, first="a")


@rule(
    "{with}? {a=" + ENDS + "} {dot}?{comma}?{and}? (?:{dash}|{slash}|{until}|{po}) {b=" + ENDS + "}",
    yes="В апреле—мае 2021 года клёв вырос",
    no="Апрель-тест",
)
def dash_range(m: Match) -> Found | None:
    """«апреле—мае 2021 года», «10 августа - 12 сентября», «9:30 - 11:00»."""
    first = None if m.kind_at(m.found.start()) == "with" else "a"
    between = m.tokens.raw[m.tokens.stops[m.at("a")] : m.tokens.starts[m.at("b")]]
    one, two = m.atom("a").kind, m.atom("b").kind
    if one != two and {one, two} - {"DAY", "WEEKDAY", "DEICTIC", "HOLIDAY", "STAMP", "CLOCK"}:
        return None
    if m.kind_at(m.found.end() - 2) in ("until", "po") and "," in between and first is not None and one == "YEAR":
        return None  # «построен в 1750 г., до 1917 г. закрыт»
    if "—" in between and one in ("YEAR", "WEEKDAY") and " " in between and one != two:
        return None
    return _range(m, first=first)


@rule(
    "{a=PERIOD} {dash} {b=PERIOD}",
    yes="В конце апреля — начале мая цвели груши",
    no="В конце апреля, в начале мая",
)
def parts_dash(m: Match) -> Found | None:
    """«конце апреля — начале мая»: the months from and to."""
    first, last = m.atom("a").node, m.atom("b").node
    if not isinstance(first, Part) or not isinstance(last, Part) or not comparable(first.of, last.of):
        return None
    return m.make("RANGE", Range(_shared(first.of, last.of), last.of))


@rule(
    "(?<!{slash}) {a=num|ord|card} {dot}? (?:{n=dash}|{slash}) {b=DAY|STAMP}",
    yes="Путина длилась 1–10 мая 2021 года",
    no="Счёт 1–10",
)
def days_dash(m: Match) -> Found | None:
    """«1–10 мая 2021 года», «14./15.10.»; «первая — 2 мая, вторая — 5 мая» are no ranges."""
    if m.kind("a") == "ord" and not m.word("a")[:1].isdigit() and spaced(m, "n"):
        return None
    return _range(m, first="a")


@rule("{a=num|num2} {dash} {b=CLOCK}", yes="Вода будет 9-11 часов утра", no="9-11 классы")
def hours_dash(m: Match) -> Found | None:
    """«9–11 часов утра»."""
    return _range(m)


@rule(
    "(?:{with|from}? {a=num4|ordyear} {years|years_short|year_short|year}? {dot}? (?:{po|until}) {b=num4|ordyear}"
    " | {c=num4|ordyear} {dash} {d=num4|ordyear}) {g=gody}? {dot}? (?!{unit})",
    yes="В 2014–2016 годах рыли канал",
    no="В 2014–2016 метрах",
)
def plain_years(m: Match) -> Found | None:
    """«2014–2016 годах», «с 2014 по 2016 годы», «(1990—2000)»."""
    first, last = (m.number("a"), m.number("b")) if m.has("a") else (m.number("c"), m.number("d"))
    if first is None or last is None or not first < last:
        return None
    if m.kind_after() == "academic":
        return None  # «2020–2021 учебном году»
    if not m.has("g") and (last > 2100 or not m.has("c") or counted(m) or m.after() in forms("measures")):
        return None
    return m.make(
        "RANGE",
        Range(Point(year=first), Point(year=last)),
        last=None if not m.has("g") or m.kind("g").endswith("short") else "g",
    )


@rule("{c=num4}{dash}{d=num|num2} {g=years|years_short} {dot}?", yes="Смета на 2021-22 годы", no="В 2021-22 метрах")
def years_cut(m: Match) -> Found | None:
    """«2021-22 годы»."""
    first, last = m.number("c") or 0, m.number("d") or 0
    last += first // 100 * 100
    stop = None if m.kind("g").endswith("short") else "g"
    return m.make("RANGE", Range(Point(year=first), Point(year=last)), last=stop) if first < last else None


@rule("{a=num2|num|ord2} {dash} {b=YEAR|DECADE}", yes="в 90–98 году", no="90–98 метров")
def short_years_dash(m: Match) -> Found | None:
    """«в 94–96 году»."""
    return _range(m, first="a")


@rule("{a=num|ord|card} {and} {b=DAY}", yes="8 и 9 мая катали на пони", no="8 и 19 маек")
def two_days(m: Match) -> Found | None:
    """«8 и 9 мая»: neighbours make one interval; others are two dates."""
    last = m.atom("b").node
    first = _first(m, "a", last) if last else None
    if not isinstance(first, Point) or not isinstance(last, Point) or first.day is None or last.day is None:
        return None
    if first.month == last.month and last.day - first.day == 1:
        return m.make("RANGE", Range(first, last), first="a")
    return None


@rule("{a=num|ord} (?={and|comma} (?:{num|ord} {and|comma}){0,5} {b=DAY})", yes="2, 5 и 9 мая", no="5 и 9 домов")
def listed_day(m: Match) -> Found | None:
    """«5» of «5 и 9 мая»: a day of the month named behind."""
    node = m.atom("b").node
    number = m.number("a") or 0
    if not isinstance(node, Point) or node.day is None or not 1 <= number < node.day or node.days is not None:
        return None
    if m.kind_before() in ("month", "month_short", "DAY"):
        return None
    return m.make("DAY", attrs.evolve(node, day=number, weekday=None, hour=None, minute=None), first="a", last="a")


@rule(
    "{w=UNIT} {comma} {a=num} {dash|and} {b=DAY}",
    yes="На выходных, 16–17 мая, пели",
    no="На выходных, 16–17 раз",
)
def weekend_days(m: Match) -> Found | None:
    """«выходных, 16–17 мая»: the days of the weekend."""
    last, first = m.atom("b").node, m.number("a") or 0
    weekend = m.atom("w").node
    if not isinstance(weekend, Unit) or weekend.unit != "weekend" or not isinstance(last, Point):
        return None
    if last.day is None or last.month is None or last.day != first + 1:
        return None
    return m.make("RANGE", Range(attrs.evolve(last, day=first), last), last="b")


@rule(
    "{a=num} {x=dash} {z=num} (?={and|comma} (?:{num} {dash} {num} {comma|and}){0,3} (?:{num} {dash})? {b=DAY})",
    yes="15–16 и 22–23 мая катали на пони",
    no="15–16 и 22–23 дома",
)
def listed_days(m: Match) -> Found | None:
    """«15–16» of «15–16 и 22–23 мая»: days of the month named behind."""
    node, first, last = m.atom("b").node, m.number("a") or 0, m.number("z") or 0
    if not isinstance(node, Point) or node.day is None or node.days is not None or not 1 <= first < last < node.day:
        return None
    ends = [attrs.evolve(node, day=day, weekday=None, hour=None, minute=None) for day in (first, last)]
    return m.make("RANGE", Range(*ends), first="a", last="z")


@rule(
    "{a=DAY|MONTH} (?={and|comma} {in}? {b=DAY|MONTH})",
    yes="В июле и декабре 2014 года пели",
    no="В июле и в шторм пели",
)
def listed_date(m: Match) -> Found | None:
    """«июле» of «июле и декабре 2014 года»: of the year that the last one says."""
    one, two = m.atom("a"), m.atom("b")
    if not isinstance(one.node, Point) or two.node is None or one.kind != two.kind or m.kind_after() == "comma":
        return None
    shared = _shared(one.node, two.node)
    return None if shared == one.node else attrs.evolve(one, node=shared, rule=m.rule)


@rule(
    "{a=num4|ordyear} (?={and|or|comma} (?:{num4|ordyear} {and|or|comma})? (?:{b=YEAR}|{c=num4} {years|years_short}))",
    yes="После выборов 2014 и 2016 годов",
    no="2014 и 2016 рублей",
)
def listed_year(m: Match) -> Found | None:
    """«2014» of «2014 и 2016 годах»."""
    return m.make("YEAR", Point(year=m.number("a")), first="a", last="a")


@rule("{a=num4|ordyear} {g=years|years_short} {dot}?", yes="2016 годах", no="2016 годовых")
def year_with_plural(m: Match) -> Found | None:
    """«2016 годах», the last of a list."""
    return m.make("YEAR", Point(year=m.number("a")))


RULES: tuple[Rule, ...] = (
    from_to,
    between,
    dash_range,
    parts_dash,
    days_dash,
    hours_dash,
    short_years_dash,
    two_days,
    listed_day,
    listed_days,
    weekend_days,
    listed_date,
    listed_year,
    year_with_plural,
)
