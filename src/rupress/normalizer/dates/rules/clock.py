"""Clock times: «в 9:30 мск», «в половине десятого утра», «в семь вечера»."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Point
from rupress.normalizer.dates.rules.common import at_sentence_start, in_address
from rupress.normalizer.dates.tense import word_tense

PART_TAIL = "(?:{p=part_genitive}|{d=unit}|{pm=after_noon})?"
"""«утра», «дня», «вечера», «ночи» behind a clock time."""
ZONE_TAIL = "(?:{open}{zz=zone}{close}|{comma}?{z=zone}(?:{sign=plus|dash}{shift=num|zero})?)?"
"""«мск», «(мск)», «по местному времени», «UTC+3»."""
CLOCK_PREPOSITION = "in|about|until|with|to|after|between|and|po|for"


def point_of(m: Match, hour: int, minute: int = 0, second: int | None = None) -> Point | None:
    """Put hour, part of the day and zone together; None if they do not go together («5 дня рождения»)."""
    if m.has("d") and m.code("d") == "day" and m.word("d") in forms("of_the_day"):
        hour = _by_part(hour, "AF")
    elif m.has("d"):
        return None
    elif m.has("p"):
        hour = _by_part(hour, m.code("p"))
    elif m.has("pm"):
        hour = _by_part(hour, "AF" if m.code("pm") == "PM" else "NI")
    if not 0 <= hour <= 24 or minute > 59:
        return None
    return Point(hour=hour, minute=minute, second=second or None, zone=_zone(m))


def _by_part(hour: int, part: str) -> int:
    """«8 вечера» is 20, «3 часа ночи» is 3, «12 ночи» is 0 (of that night)."""
    if part == "NI":
        return 0 if hour == 12 else hour + 12 if 9 <= hour < 12 else hour
    if part in ("AF", "EV") and hour < 12:
        return hour + 12
    return hour


def _zone(m: Match) -> str | None:
    if m.has("zz"):
        return m.code("zz")
    if not m.has("z"):
        return None
    name = m.code("z")
    if not m.has("shift"):
        return name
    sign = "+" if m.kind("sign") == "plus" else "-"
    hours = m.number("shift") or 0
    if name == "Europe/Moscow":  # «мск+2»
        hours, sign = (hours + 3, "+") if sign == "+" else (abs(3 - hours), "+" if hours <= 3 else "-")
    return f"{sign}{hours:02d}:00"


@rule("{c=clock} {h=unit_short}?" + PART_TAIL + ZONE_TAIL, yes="Кран рухнул в 9:30", no="Победа 3:71")
def clock(m: Match) -> Found | None:
    """«9:30», «20:32:13», «9:30 мск», «5:30 вечера»."""
    value = m.value("c")
    if not isinstance(value, tuple) or (m.has("h") and m.code("h") != "hour"):
        return None
    hour, minute, second = (int(item) for item in value)
    if in_address(m, "c") or (
        m.kind_before() == "other" and m.kind_after() == "other" and not m.has("z") and not m.has("p")
    ):
        return None  # «счёт стал 14:13, …»: no word of time before it
    point = point_of(m, hour, minute, second)
    if point is None:
        return m.make("CLOCK", Point(hour=hour, minute=minute, second=second or None), last="c")
    return m.make("CLOCK", point)


FULL_HOURS = (0, 30)
"""Minutes that make a number with a full stop behind «до» or «с» a clock time whatever follows."""


@rule(
    "(?<={" + CLOCK_PREPOSITION + "|on}) {c=pair} {h=unit_short}?" + PART_TAIL + ZONE_TAIL,
    yes="Баржа ушла в 21.05.",
    no="Рост на 10.5 процента",
)
def clock_with_dot(m: Match) -> Found | None:
    """«в 21.05», «на 21.05 мск»: a full stop between hours and minutes, behind a preposition of time."""
    value = m.value("c")
    if not isinstance(value, tuple) or int(value[2]) != 2 or int(value[0]) > 24 or int(value[1]) > 59:
        return None
    if m.after()[:1] == "%" or m.kind_after() in ("unit", "let", "year", "percent", "times", "kilometre"):
        return None
    if m.after() in forms("magnitudes"):
        return None  # «долг в 2.56 миллиарда»
    hours = m.has("d") and m.code("d") == "hour"  # «до 12.00 часов»
    zoned = m.has("z") or m.has("zz") or hours
    if m.kind_before() == "on" and not zoned:
        return None  # «вырос на 10.15»
    clear = zoned or m.has("p") or m.kind_before() == "in" or int(value[1]) in FULL_HOURS
    clear = clear or (m.kind_after() == "num" and m.kind_after(1) == "month")  # «с 21.40 14 ноября»
    clear = clear or _behind_a_day(m)
    if not clear and m.kind_after() not in ("line", "comma", "dot", "po", "until", "and", "dash", "on"):
        return None  # «вырос до 10.15 кроны»
    if m.kind_after() == "dot" and m.kind_after(1) in ("dash", "po", "until"):
        return None  # «с 14.10. по 15.10.»
    hour, minute = int(value[0]), int(value[1])
    point = Point(hour=hour, minute=minute) if hours else point_of(m, hour, minute)
    return m.make("CLOCK", point) if point else None


def _behind_a_day(m: Match) -> bool:
    """Whether a day stands right before: «18 ноября около 11.50», «9 мая 2021 года с 18.10 до 18.25»."""
    index = m.found.start() - 2
    if m.kind_at(index + 1) == "until" and m.kind_at(index) == "pair" and m.kind_at(index - 1) == "with":
        index -= 2
    if m.kind_at(index) == "year" and m.kind_at(index - 1) == "num4":
        index -= 2
    return m.kind_at(index) in DAYS_BEFORE


LISTED = 24
"""Clock times on either side of one in a list: as many showings has a day."""


@rule(
    "(?<={pair}{comma}) {c=pair} (?={comma|and} {pair})",
    yes="Сеансы в 7.30, 12.00 и 17.15",
    no="Выросли на 7.30, 12.00 и 17.15",
)
def clock_listed(m: Match) -> Found | None:
    """«12.00» of «в 7.30, 12.00 и 17.15»: the list begins behind «в», and nothing is counted at its end."""
    first, last = m.found.start(), m.found.end()
    least, most = first - 2 * LISTED, last + 2 * LISTED
    while first > max(1, least) and m.kind_at(first - 1) == "comma" and m.kind_at(first - 2) == "pair":
        first -= 2
    while last < most and m.kind_at(last) in ("comma", "and") and m.kind_at(last + 1) == "pair":
        last += 2
    pairs = [m.tokens.value(index) for index in range(first, last, 2)]
    if (
        first < 1
        or m.kind_at(first - 1) != "in"
        or m.kind_at(last) in ("unit", "let", "year", "percent", "times", "sign")
    ):
        return None
    if any(digits != 2 or hour > 24 or minute > 59 for hour, minute, digits in pairs):
        return None
    hour, minute, _ = pairs[(m.found.start() - first) // 2]
    return m.make("CLOCK", Point(hour=hour, minute=minute))


@rule(
    "{h=num|card|zero} {u=unit|unit_short} {dot}? {n=num|num2|card|zero} {v=unit|unit_short} {dot}?"
    + PART_TAIL
    + ZONE_TAIL,
    yes="В 15 часов 20 минут развели мост",
    no="За 15 дней 20 минут",
)
def hours_minutes(m: Match) -> Found | None:
    """«15 часов 20 минут» behind «в», or with a zone or part of the day; else it is a length."""
    if m.code("u") != "hour" or m.code("v") != "minute":
        return None
    if m.kind_before() not in ("in", "about", "to", "DAY") and not (m.has("z") or m.has("zz") or m.has("p")):
        return None
    point = point_of(m, m.number("h") or 0, m.number("n") or 0)
    return m.make("CLOCK", point) if point and (m.number("h") or 0) <= 24 else None


@rule(
    "{h=num|card|zero} {u=unit|unit_short} {n=num|num2|zero}",
    yes="17ч10",
    no="17 часов 3",
)
def hours_glued(m: Match) -> Found | None:
    """«17ч10»."""
    start, stop = m.tokens.starts[m.at("h")], m.tokens.stops[m.at("n")]
    if m.kind("u") != "unit_short" or m.code("u") != "hour" or " " in m.tokens.text[start:stop]:
        return None
    point = point_of(m, m.number("h") or 0, m.number("n") or 0)
    return m.make("CLOCK", point) if point else None


@rule(
    "{h=num|card|zero} {u=unit|unit_short} {dot}?" + PART_TAIL + ZONE_TAIL,
    yes="В девять часов вечера мост развели",
    no="Закрыли на 48 часов",
)
def hours(m: Match) -> Found | None:
    """«девять часов вечера»; «в 15 часов», which without «в» and part of the day is a length."""
    if m.code("u") != "hour":
        return None
    told = m.has("p") or m.has("z") or m.has("zz") or m.has("pm")
    clear = told or m.word("d") in forms("of_the_day") or _first_hour(m)
    per = m.kind_after() == "in" and m.kind_after(1) in ("unit", "sutki", "year")  # «в 5 часов в неделю»
    if not clear and (
        m.kind_before() not in ("in", "to", "until", "after") or per or m.kind_after() in ("until", "after")
    ):
        return None
    if not clear and m.kind_before() in ("until", "after") and (m.number("h") or 0) > 24:
        return None
    if not clear and m.kind_before() == "in" and _measures(m):
        return None  # «с опозданием почти в 13 часов»
    hour = m.number("h") or 0
    point = point_of(m, hour)
    return m.make("CLOCK", point) if point and hour <= 24 else None


def _measures(m: Match) -> bool:
    """Whether the noun before «в» is one that a length measures: «задержкой в 5 часов», «разницей почти в 3 часа»."""
    near = m.kind_at(m.found.start() - 2) in ("about", "almost", "over", "under", "exactly")
    return m.before(back=3 if near else 2).startswith(shapes("measured"))


def _first_hour(m: Match) -> bool:
    """Whether «с 23 часов» is a time of day: «с 23 часов 5 мая», «с 23 часов до 6 утра», «5 мая с 9 часов до 18»."""
    if m.kind_before() != "with" or m.has("d"):
        return False
    on_day = m.kind_after() in ("num", "ord") and m.kind_after(1) == "month"
    if on_day or m.kind_after() in ("weekday", "deictic"):
        return True
    if m.kind_after() not in ("until", "po"):
        return False
    ahead = 3 if m.kind_after(2) in ("unit", "unit_short") else 2
    day_before = m.kind_at(m.found.start() - 2) in DAYS_BEFORE if m.found.start() > 1 else False
    return day_before or m.kind_after(ahead) == "part_genitive"


DAYS_BEFORE = ("month", "weekday", "deictic")
"""Kinds with which the day ends that stands before «с 9 часов до 18»."""


@rule(
    "(?:(?<={about}) {h=num} {u=unit} (?={other}|{in}|{on}|{line}|{num}{month}|{weekday}|{deictic})"
    "|(?:(?<={month}{about})|(?<={weekday}{about})|(?<={deictic}{about})) {h2=num} {u2=unit} (?!{unit}|{num}{unit}))",
    yes="Около 23 часов пожар потушили",
    no="Полёт занял около 15 часов",
)
def about_oclock(m: Match) -> Found | None:
    """«около 23 часов»: the late evening anywhere, another hour behind a day or where a sentence begins with it."""
    hour = m.number("h") or m.number("h2") or 0
    begins = at_sentence_start(m, m.found.start() - 1) or m.has("h2")
    late = hour in LATE_HOURS and m.kind_at(m.found.start() - 2) not in ("for", "in")
    if "hour" not in (m.code("u"), m.code("u2")) or not (late or (begins and FIRST_HOUR <= hour < MIDNIGHT)):
        return None
    return m.make("CLOCK", Point(hour=hour, minute=0))


LATE_HOURS = (21, 22, 23)
FIRST_HOUR, MIDNIGHT = 5, 24


@rule(
    "{h=num|card} (?:{d=unit}|{p=part_genitive}) (?!{other})" + ZONE_TAIL, yes="Встреча в 11 утра", no="Прошло 5 дней"
)
def hour_of_part(m: Match) -> Found | None:
    """«в 11 утра», «в семь вечера», «в 3 дня» behind «в»."""
    return _hour_of_part(m)


@rule("{h=num|card} {p=part_genitive}" + ZONE_TAIL, yes="В пять утра начался штурм", no="Было пять утренних рейсов")
def hour_of_part_plain(m: Match) -> Found | None:
    """«в пять утра» with any word behind."""
    return _hour_of_part(m)


def _hour_of_part(m: Match) -> Found | None:
    hour = m.number("h") or 0
    if m.has("d") and (m.word("d") not in forms("of_the_day") or m.kind_before() not in ("in", "to", "until")):
        return None
    if m.has("p") and _counts_parts(m):
        return None
    point = point_of(m, hour)
    return m.make("CLOCK", point) if point and 1 <= hour <= 12 else None


def _counts_parts(m: Match) -> bool:
    """Whether nights are counted: «на две ночи», «провёл три ночи», «четыре вечера подряд», but «в три ночи»."""
    if m.word("h") in forms("of_feminine"):
        return True
    if m.number("h") not in (2, 3, 4):
        return False
    spent = m.kind_before() == "other" and word_tense(m.before()) is not None
    return spent or m.kind_before() in ("on", "for") or m.after() in forms("in_succession")


@rule("(?<={in}) {u=unit} (?:{d=unit}|{p=part_genitive})" + ZONE_TAIL, yes="в час дня", no="в час пик")
def one_oclock(m: Match) -> Found | None:
    """«в час дня», «в час ночи»."""
    point = point_of(m, 1) if m.word("u") in forms("one_hour") else None
    return m.make("CLOCK", point) if point else None


@rule("{half_of} {h=ord}" + PART_TAIL + ZONE_TAIL, yes="В половине десятого утра", no="В половине первого тайма")
def half_past(m: Match) -> Found | None:
    """«в половине десятого»: 9:30."""
    hour = m.number("h") or 0
    if not 1 <= hour <= 12 or not m.word("h").endswith(shapes("genitive_adjectives")):
        return None
    alone = m.kind_before() == "line" == m.kind_after()
    if not alone and (
        m.kind_before() not in ("in", "about", "to", "until") or (not m.has("p") and m.kind_after() == "other")
    ):
        return None
    point = point_of(m, (hour - 1) or 12, 30)
    return m.make("CLOCK", point) if point else None


@rule(
    "{n=fourth_of|card|num} {v=unit}? {h=ord}" + PART_TAIL + ZONE_TAIL,
    yes="В четверть шестого утра",
    no="Четверть первого места",
)
def minutes_past(m: Match) -> Found | None:
    """«четверть шестого»: 5:15; «десять минут шестого»: 5:10."""
    hour = m.number("h") or 0
    minute = 15 if m.kind("n") == "fourth_of" else m.number("n") or 0
    if m.kind("n") != "fourth_of" and m.code("v") != "minute":
        return None
    genitive = m.word("h").endswith(shapes("genitive_adjectives"))
    if not 1 <= hour <= 12 or not genitive or (m.has("v") and m.code("v") != "minute"):
        return None
    if not m.has("p") and m.kind_after() == "other":
        return None
    point = point_of(m, (hour - 1) or 12, minute)
    return m.make("CLOCK", point) if point else None


@rule(
    "{without} {n=card|num|fourth_of} {v=unit}? {h=card|num|unit}" + PART_TAIL + ZONE_TAIL,
    yes="Лифт встал без пятнадцати шесть",
    no="Без двух человек",
)
def minutes_to(m: Match) -> Found | None:
    """«без пятнадцати шесть»: 5:45."""
    hour = 1 if m.kind("h") == "unit" else m.number("h") or 0
    minute = 15 if m.kind("n") == "fourth_of" else m.number("n") or 0
    if (m.kind("h") == "unit" and m.word("h") not in forms("one_hour")) or (m.has("v") and m.code("v") != "minute"):
        return None
    if not 1 <= hour <= 12 or not 1 <= minute <= 30:
        return None
    point = point_of(m, (hour - 1) or 12, 60 - minute)
    return m.make("CLOCK", point) if point else None


@rule("{n=noon}" + ZONE_TAIL, yes="В полдень пушка смолкла", no="Полдник в саду")
def noon(m: Match) -> Found | None:
    """«полдень», «полночь»."""
    return m.make("CLOCK", Point(hour=m.number("n"), minute=0, zone=_zone(m)))


RULES: tuple[Rule, ...] = (
    clock,
    clock_with_dot,
    clock_listed,
    hours_minutes,
    hours_glued,
    hours,
    about_oclock,
    hour_of_part,
    hour_of_part_plain,
    one_oclock,
    half_past,
    minutes_past,
    minutes_to,
    noon,
)
