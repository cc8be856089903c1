"""Parts of one expression put together: «понедельник, 18 ноября», «вчера вечером», «в ночь на 11 ноября»."""

from __future__ import annotations

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Holiday, Impossible, Node, Point, Recurrence, Same, Shift, Unit
from rupress.normalizer.dates.rules import styles
from rupress.normalizer.dates.rules.common import merged, on_holiday


def _points(m: Match, first: str, second: str, kind: str) -> Found | None:
    """Join two atoms that are points; a holiday with a day beside it is that day."""
    one, two = m.atom(first), m.atom(second)
    nodes = [atom.node for atom in (one, two) if not isinstance(atom.node, Holiday)]
    if not nodes or not all(isinstance(node, (Point, Impossible, Shift)) for node in nodes):
        return None
    node = nodes[0] if len(nodes) == 1 else join(nodes[0], nodes[1])
    needs = one.needs or two.needs
    if node is None:
        return None
    return m.make(kind, node, approximate=one.approximate or two.approximate, needs=needs)


def join(first: Node | None, second: Node | None) -> Node | None:
    """Join two nodes into one moment; None if they are none."""
    first, second = _that_day(first), _that_day(second)
    for bad in (first, second):
        if isinstance(bad, Impossible):
            return bad
    for shift, point in ((first, second), (second, first)):
        if isinstance(shift, Shift) and isinstance(point, Point):
            return point if point.day is not None else attrs.evolve(shift, at=point)  # «днём ранее, 5 мая»
    return merged(first, second) if isinstance(first, Point) and isinstance(second, Point) else None


def _that_day(node: Node | None) -> Node | None:
    """«того же дня», which an hour or a part of the day can be put on."""
    return Shift(1, ((0.0, "day"),), Same()) if node == Unit("day", 0, "text") else node


@rule(
    "{a=WEEKDAY|DEICTIC|HOLIDAY} (?:{comma}|{dash})? {b=DAY}",
    yes="В понедельник, 17 мая, мост развели",
    no="В понедельник и 17 мая",
)
def weekday_day(m: Match) -> Found | None:
    """«понедельник, 17 мая», «пятница — 18 марта», «сегодня, 20 мая», «День России 12 июня»."""
    return _points(m, "a", "b", "DAY")


@rule("{a=WEEKDAY|DEICTIC} {open} {b=DAY} {close}", yes="Вчера (19 мая) угас маяк", no="Вчера (как и 19 мая)")
def weekday_day_in_brackets(m: Match) -> Found | None:
    """«вчера (19 мая)»."""
    return _points(m, "a", "b", "DAY")


@rule(
    "{a=DAY} (?:{comma|open}|{d=dash})? {in}? {b=WEEKDAY|HOLIDAY} {close}?",
    yes="21 сентября 2021 г., вторник",
    no="21 сентября и вторник",
)
def day_weekday(m: Match) -> Found | None:
    """«25 июля, в четверг», «18 ноября — понедельник»."""
    if m.has("d") and (m.word("b") not in forms("weekday_named") or m.kind_before() in ("with", "from")):
        return None
    return _points(m, "b", "a", "DAY")


@rule("{a=DAY} {in} {y=YEAR}", yes="В этот день в 1723 году пели", no="5 мая и в 1723 году")
def same_day_of_year(m: Match) -> Found | None:
    """«в этот день в 1723 году»: the day that the text spoke of, of that year."""
    year = m.atom("y").node
    if m.atom("a").rule != "same_day" or not isinstance(year, Point) or year.year is None:
        return None
    return m.make("DAY", year, needs="day_of_year")


@rule("{a=DAY} {comma} {b=DEICTIC}", yes="20 мая, сегодня", no="20 мая или сегодня")
def day_deictic(m: Match) -> Found | None:
    """«20 мая, сегодня»."""
    return _points(m, "b", "a", "DAY")


@rule("{a=DAY|MONTH} {open} {y=YEAR} {close}", yes="В феврале (2020 года) пели", no="В феврале (как и в 2020 году)")
def year_in_brackets_behind(m: Match) -> Found | None:
    """«феврале (2020 года)»: the year of it."""
    node, year = m.atom("a").node, m.atom("y").node
    if not isinstance(node, Point) or not isinstance(year, Point) or node.year or node.year_shift is not None:
        return None
    return m.make(m.atom("a").kind, merged(node, year))


@rule(
    "{p=PART} {with} (?:{num|ord|card}|{dayish}) {on} {d=dayish} (?:{comma}{e=DAY})?",
    yes="В ночь с 9 на 10 мая пели",
    no="Ночью с 9 утра",
)
def night_between(m: Match) -> Found | None:
    """«ночь с 9 на 10 мая»: the second day's."""
    return _night(m)


@rule("{p=PART} {on} {d=dayish} (?:{comma}{e=DAY})?", yes="В ночь на 11 ноября угнали катер", no="Ночью на складе")
def night_before(m: Match) -> Found | None:
    """«в ночь на 11 ноября»: 10 November, evening, to 11 November, morning."""
    return _night(m)


def _night(m: Match) -> Found | None:
    part = m.atom("p").node
    return _night_on(m) if isinstance(part, Point) and part.part == "NI" else None


def _night_on(m: Match) -> Found | None:
    day = m.atom("d")
    node: Node | None = day.node
    if m.has("e"):
        node = join(node, m.atom("e").node)
    if isinstance(node, Holiday):
        return m.make("STAMP", on_holiday(node, "NI"))
    node = join(node, Point(part="NI"))
    return m.make("STAMP", node, needs=day.needs) if node else None


@rule(
    "{s=SET} {in}? {d=DAY|MONTH} | {e=DAY} {t=SET}",
    yes="Премию вручают ежегодно 5 мая",
    no="Премию вручат вместе с ежегодной 5 мая",
)
def every_year_on(m: Match) -> Found | None:
    """«ежегодно 5 мая», «каждый год в ноябре», «5 мая каждого года»."""
    return _yearly(m, *((m.atom("s"), m.atom("d")) if m.has("s") else (m.atom("t"), m.atom("e"))))


def _yearly(m: Match, often: Found, day: Found) -> Found | None:
    """Put «ежегодно» and a day together."""
    node, yearly = day.node, isinstance(often.node, Recurrence) and often.node.value == "P1Y"
    if not yearly or not isinstance(node, Point) or node.month is None or node.month > MONTHS:
        return None
    _, each, last = m.tokens.text[often.start : often.stop].rpartition(" ")
    adverb = last.endswith(shapes("adverb")) or (each and last in forms("one_year") | forms("few_years"))
    if not adverb or attrs.evolve(node, month=None, day=None) != Point() or day.rule == "month_adjective":
        return None
    return m.make("SET", Recurrence(f"XXXX-{node.month:02d}" + (f"-{node.day:02d}" if node.day else "")))


@rule(
    "(?<={SET}{other}) {d=DAY}",
    yes="День моряка ежегодно отмечается 14 ноября",
    no="День моряка ежегодно отмечали, но 14 ноября шёл снег",
)
def observed_on(m: Match) -> Found | None:
    """«14 ноября» of «ежегодно отмечается 14 ноября»."""
    often, day = m.tokens.value(m.found.start() - 2), m.atom("d")
    return _yearly(m, often, day) if m.before() in forms("observed") else None


MONTHS = 12
"""Above are the codes of seasons and quarters."""


DAYS: tuple[Rule, ...] = (
    *styles.DAYS,
    year_in_brackets_behind,
    night_between,
    night_before,
    weekday_day,
    weekday_day_in_brackets,
    day_weekday,
    day_deictic,
    same_day_of_year,
    every_year_on,
    observed_on,
)
"""Days put together with other names of the same day."""


@rule(
    "{l=early_late}? {p=PART} {comma|in}? {d=dayish} (?: {comma}? {in|about}{0,2} {c=CLOCK})?",
    yes="Утром 19 мая причалила баржа",
    no="Утром и 19 мая",
)
def part_day(m: Match) -> Found | None:
    """«утром 19 мая», «поздно вечером в среду», «утром во вторник, 8 марта, около 7.15»."""
    mod = {"early": "START", "late": "END"}.get(m.code("l"))
    return _stamp(m, ("p", "d", "c"), mod)


@rule(
    "{p=PART} (?={in|on} {other}{1,3} {d=DAY})",
    yes="Вечером в Нижней Рыбине 22 августа пели",
    no="Вечером в городе 22 дома без света",
)
def part_there(m: Match) -> Found | None:
    """«вечером в Нижней Рыбине 22 августа»: the place stands between the part of the day and the day."""
    place = range(m.found.end() + 1, m.at("d"))
    if not all(m.tokens.raw[m.tokens.starts[index]].isupper() for index in place):
        return None
    return _stamp(m, ("d", "p"), None, last="p")


@rule(
    "{d=dayish} {comma|in|with}? {l=early_late}? {p=PART} (?: {comma}? {e=DAY})?"
    " (?: {comma}? {in|about}{0,2} {c=CLOCK})?",
    yes="Вчера вечером угас маяк",
    no="Вчера и вечером",
)
def day_part(m: Match) -> Found | None:
    """«вчера вечером», «в субботу утром, 28 марта», «сегодня с утра»."""
    if isinstance(m.atom("p").node, Point) and not m.atom("p").alone and m.atom("d").kind != "DEICTIC":
        return None
    mod = {"early": "START", "late": "END"}.get(m.code("l"))
    return _stamp(m, ("d", "p", "e", "c"), mod)


@rule(
    "{d=dayish} {comma|dash|open|quote}? {in}? {comma}? {in|about|to}{0,2} {c=CLOCK} {close}?",
    yes="20 мая 2021, 02:43",
    no="20 мая и 2:43",
)
def day_clock(m: Match) -> Found | None:
    """«20 мая 2021, 02:43», «вчера в 22:40», «сегодня, около 10:15»."""
    bracket = m.tokens.raw[m.tokens.stops[m.at("d")] : m.tokens.starts[m.at("c")]].count("(")
    return _stamp(m, ("d", "c"), None, last=None if bracket else "c")


@rule(
    "{p=PART} {comma}? {in|about|to}{0,2} {c=CLOCK} {in}? {d=dayish}",
    yes="Утром в 8:00 13 октября баржа ушла",
    no="Утром в 8:00 и 13 октября",
)
def part_clock_day(m: Match) -> Found | None:
    """«утром примерно в 8.00 13 октября», «вечером в 20:00 во вторник»."""
    return _stamp(m, ("d", "p", "c"), None)


@rule(
    "(?:(?<={STAMP}{and})|(?<={STAMP}{comma})) (?:{with} (?:{num|ord|card}|{dayish}))? {on} {d=dayish}"
    " (?:{comma}{e=DAY})?",
    yes="В ночь с 9 на 10 мая и с 10 на 11 мая пели",
    no="В ночь на 10 мая пели и с 10 на 11 мая",
)
def listed_night(m: Match) -> Found | None:
    """«с 10 на 11 мая» of «в ночь с 9 на 10 мая и с 10 на 11 мая»: a night, too."""
    night = m.tokens.value(m.found.start() - 2)
    if night.rule not in ("night_between", "night_before", "listed_night"):
        return None
    return _night_on(m)


@rule("{early_late}? {p=PART} {comma}? {in|about|to}{0,2} {c=CLOCK}", yes="Утром около 9:00", no="Утром и в 9:00")
def part_clock(m: Match) -> Found | None:
    """«утром около 9:00», «поздно вечером около 22:40»."""
    return _stamp(m, ("p", "c"), None)


@rule(
    "{near}? {in}? {c=CLOCK} {comma|in|open}? {in}? {d=dayish} (?:{p=PART})?",
    yes="До 17 часов понедельника",
    no="В 17:00 и завтра",
)
def clock_day(m: Match) -> Found | None:
    """«в 17 часов завтра», «10:00 вторника», «в 11 утра в прошлый вторник»; not «до 19:00, в пятницу — до 21:00»."""
    between = m.tokens.raw[m.tokens.stops[m.at("c")] : m.tokens.starts[m.at("d")]]
    if m.atom("d").kind == "WEEKDAY" and "," in between and m.kind_after() == "dash":
        return None
    return _stamp(m, ("d", "c"), None)


@rule("{d=dayish} {in} {h=num|card} (?={line})", yes="в субботу в девять", no="в субботу в девять домов")
def day_hour(m: Match) -> Found | None:
    """«в субботу в девять» at the end of a line."""
    day, hour = m.atom("d").node, m.number("h") or 0
    if not isinstance(day, Point) or not 0 < hour <= 24:
        return None
    return m.make("STAMP", merged(day, Point(hour=hour, minute=0)))


@rule("{e=early_late} {p=PART}", yes="Поздно вечером закрыли", no="Поздно закрыли")
def late_part(m: Match) -> Found | None:
    """«поздно вечером»."""
    atom = m.atom("p")
    return m.make("PART", atom.node, mod={"early": "START", "late": "END"}[m.code("e")], alone=atom.alone)


def _stamp(m: Match, slots: tuple[str, ...], mod: str | None, last: str | None = None) -> Found | None:
    """Join the atoms in the slots, days before clocks."""
    atoms = [m.atom(slot) for slot in slots if m.has(slot)]
    node: Node | None = None
    for atom in atoms:
        own: Node | None = atom.node
        if isinstance(own, Holiday):
            if any(isinstance(other.node, Point) and other.node.day for other in atoms):
                continue
            return None
        node = own if node is None else join(node, own)
        if node is None:
            return None
    about = "about" in {m.kind_at(i) for i in range(m.found.start(), m.found.end())}
    needs = next((atom.needs for atom in atoms if atom.needs), None)
    timed = isinstance(node, Point) and node.hour is not None
    if timed and isinstance(node, Point) and node.part is not None:
        node = _hour_in_part(node)
    return m.make(
        "STAMP",
        node,
        approximate=about,
        mod=mod or next((a.mod for a in atoms if a.mod), None),
        needs=needs,
        last=last,
    )


def _hour_in_part(point: Point) -> Point:
    """«вечером в 8» is 20:00; the clock time says the part of the day."""
    hour = point.hour or 0
    if point.part in ("AF", "EV") and 1 <= hour < 12 and (point.part == "EV" or hour < 7):
        hour += 12
    return attrs.evolve(point, hour=hour, part=None)


TIMES: tuple[Rule, ...] = (
    part_day,
    part_there,
    day_part,
    day_clock,
    part_clock_day,
    listed_night,
    part_clock,
    clock_day,
    day_hour,
    late_part,
)
"""Days put together with parts of the day and clock times."""
