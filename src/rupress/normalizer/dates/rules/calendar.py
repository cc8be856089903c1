"""Days, months and years that name themselves: «20 мая 2021 г.», «03.04.2019», «в апреле», «в 2008-м»."""

from __future__ import annotations

from calendar import monthrange

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Impossible, Node, Point, Range
from rupress.normalizer.dates.rules.common import (
    OFFSET,
    RELATIVE,
    YEAR_TAIL,
    YearFields,
    capital_inside,
    counted,
    in_address,
    needs,
    says_year,
    spaced_before,
    year_fields,
)
from rupress.normalizer.dates.tense import word_tense

QUOTES = frozenset('"»')
EVENT_YEARS = range(1896, 2050)
"""Years of numbered events: from the first modern Olympic Games on."""
PIVOT_CENTURY = -100
"""How the lexer writes the two-digit year 00."""


def dated(month: int, day: int, said: YearFields) -> Node:
    """Give the point of a day, or say why there is no such day."""
    year = said.get("year")
    longest = monthrange(year if year and 1 <= year <= 9999 else 2000, month)[1]
    if not 1 <= day <= longest:
        return Impossible(f"month {month} has no day {day}" + (f" in {year}" if year else ""))
    return Point(month=month, day=day, **said)


@rule("{d=numeric} {g=god}? ", yes="Акт от 03.04.2019 подписан", no="Вышла сборка 2.10.21.4")
def numeric_date(m: Match) -> Found | None:
    """03.04.2019, 3.4.19, 2021-05-20, 14/10/2020."""
    value = m.value("d")
    if not isinstance(value, tuple):
        return None
    year, month, day = (int(item) for item in value)
    short = None if year > 0 else 0 if year == PIVOT_CENTURY else -year
    if in_address(m, "d"):
        return None
    return m.make("DAY", dated(month, day, {"year": year if year > 0 else None, "short_year": short}))


@rule(
    "{d=pair} {dot} (?={in}|{line}|{po}|{dash}|{until})", yes="Опубликовано 01.04. в 18 часов", no="Глубина 10.12 метра"
)
def numeric_day_month_dot(m: Match) -> Found | None:
    """«01.04.» with a full stop behind the month, as planners write; «Краб 5.1.» is a version."""
    value = m.value("d")
    named = m.kind_before() == "other" and not m.tokens.raw[m.tokens.starts[m.found.start() - 1]].islower()
    return None if named and isinstance(value, tuple) and value[2] != WRITTEN_OUT else _pair(m)


@rule("(?<={dot}{dash}|{dot}{slash}) {d=pair} (?={line})", yes="14. - 15.10", no="Глубина 14 - 15.10")
def numeric_day_month_last(m: Match) -> Found | None:
    """«14. – 15.10» at the end of a line."""
    return _pair(m)


@rule("{with} {a=pair} {po} {d=pair} {dot}?", yes="Гастроли с 1.12 по 15.12", no="Открыто с 10.00 по 18.00")
def numeric_days(m: Match) -> Found | None:
    """«с 1.12 по 15.12»: days, where both may be; of clock times it is rather «с 9.10 до 10.10»."""
    first, last = m.value("a"), m.value("d")
    if not isinstance(first, tuple) or not isinstance(last, tuple):
        return None
    ends = [dated(int(month), int(day), {}) for day, month, _ in (first, last) if 1 <= int(month) <= 12 and int(day)]
    if len(ends) < 2 or isinstance(ends[0], Impossible) or isinstance(ends[1], Impossible):
        return None
    return m.make("RANGE", Range(ends[0], ends[1]), last="d")


@rule("(?<={line}) {d=pair} (?={line})", yes="15.02", no="Температура 10.1")
def numeric_day_month_alone(m: Match) -> Found | None:
    """A line that is nothing but «15.02»."""
    return _pair(m)


@rule(
    "(?:(?<={weekday}{comma}) | (?<={weekday_short}{comma}) | (?<={weekday_short})) {d=pair}"
    " | {e=pair} (?={comma}? {in}? {clock} | {comma|open} {in}? {weekday|weekday_short})",
    yes="Встреча в четверг, 19.02, в 10:00",
    no="Вырос в четверг на 19.02",
)
def numeric_day_month_beside(m: Match) -> Found | None:
    """«четверг, 19.02», «19.02 в 10:00»: a day of the week or a clock time beside it."""
    value = m.value("d") or m.value("e")
    return _pair(m) if isinstance(value, tuple) and value[2] == WRITTEN_OUT else None


WRITTEN_OUT = 2
"""Digits of «02»."""


def _pair(m: Match) -> Found | None:
    value = m.value("d") or m.value("e")
    if not isinstance(value, tuple) or not (1 <= int(value[1]) <= 12 and 1 <= int(value[0]) <= 31):
        return None
    return m.make("DAY", dated(int(value[1]), int(value[0]), {}))


@rule(
    "{d=num|ord} (?:{dash}|{slash})? {m=monthname} {dt=dot}? (?:{dash}|{slash})?" + YEAR_TAIL,
    yes="Плотину достроили 20 мая 2021 года",
    no="В доме 20 маяков",
)
def day_month(m: Match) -> Found | None:
    """«20 мая», «двадцатого мая 2021 года», «1 марта с. г.», «25 ноября прошлого года»."""
    day, month = m.number("d"), m.number("m")
    if day is None or month is None:
        return None
    last = _last_slot(m)
    return m.make("DAY", dated(month, day, year_fields(m)), last=last, needs=needs(m))


def _last_slot(m: Match) -> str | None:
    """The slot the expression ends with, so that a full stop behind a full month or year is left to the sentence."""
    if says_year(m):
        return None
    return "dt" if m.has("dt") and m.kind("m") == "month_short" else "m"


@rule(
    "{m=monthname} {dot}? {d=num} {comma} {y=num4}",
    yes="Авг 26, 2015",
    no="В мае 26, по словам главы",
)
def month_day_year(m: Match) -> Found | None:
    """«Авг 26, 2015»."""
    day, month, year = m.number("d"), m.number("m"), m.number("y")
    return m.make("DAY", dated(month or 1, day or 1, {"year": year}))


@rule(
    "{d=num|ord} {day_number} (?:{rel=this|last|next} {u=unit}|{that}{tz=same}{u2=unit})?",
    yes="Аванс переведут 25 числа",
    no="Спасены 25 человек",
)
def day_number(m: Match) -> Found | None:
    """«25 числа», «пятого числа прошлого месяца», «24 числа того же месяца»."""
    shift = OFFSET[m.kind("rel")] if m.code("u") == "month" else None
    if m.has("tz"):
        return m.make("DAY", Point(day=m.number("d")), needs="month") if m.code("u2") == "month" else None
    return m.make("DAY", Point(day=m.number("d"), month_shift=shift))


@rule(
    "(?:(?<={to}) {d=ord} (?={dot}|{comma}|{line}|{close}) | (?<={line}) {d2=ord} (?={line})"
    " | (?:(?<={weekday})|(?<={weekday}{comma})) {d3=ord} (?={dot}|{comma}|{line}|{close}))",
    yes="Смету пришлют к 15-му.",
    no="К 15-му километру подъехали",
)
def day_alone(m: Match) -> Found | None:
    """«к 15-му»: a day to come; so is «15-го», alone on its line; «в субботу, 11-го» is the nearest such Saturday.

    «К третьей», «к первому» are of anything.
    """
    slot = next(slot for slot in ("d", "d2", "d3") if m.has(slot))
    word = m.word(slot)
    if slot != "d" and not word.endswith(shapes("ordinal_genitive")):
        return None
    if slot == "d3":
        return m.make("DAY", Point(day=m.number("d3")), alone=False) if word[:1].isdigit() else None
    if slot == "d2":
        return m.make("DAY", Point(day=m.number("d2")), tense="future")
    if not word[:1].isdigit() or not word.endswith(shapes("ordinal_dative")):
        return None
    return m.make("DAY", Point(day=m.number("d")), tense="future")


@rule("{m=month} {u=unit}" + YEAR_TAIL, yes="В декабре месяце прошлого года", no="В мае недели дождливы")
def month_named_so(m: Match) -> Found | None:
    """«в декабре месяце», «от декабря месяца прошлого года»."""
    if m.code("u") != "month" or m.word("u") not in forms("month_itself"):
        return None
    return m.make("MONTH", Point(month=m.number("m"), **year_fields(m)), needs=needs(m))


@rule(
    "{adj=" + RELATIVE + "}? {m=month|month_short} {dot}? {dash}?" + YEAR_TAIL,
    yes="Пошлины отменили в марте 2014 года",
    no="Актёр играл Марта в кино",
)
def month_year(m: Match) -> Found | None:
    """«в апреле», «сен. 2012», «в сентябре прошлого года», «в минувшем октябре»."""
    said = says_year(m)
    if (
        m.kind("m") == "month_short"
        and not said
        and not (m.kind_before() == "in" and m.kind_after() in ("line", "dot"))
    ):
        return None
    if capital_inside(m, "m") and not said and m.kind_before() not in ("in", "with", "until"):
        return None
    which = {"last": "past", "before_last": None}.get(m.kind("adj"), m.kind("adj")) if m.has("adj") else None
    last = None if said else "m"
    return m.make("MONTH", Point(month=m.number("m"), which=which, **year_fields(m)), last=last, needs=needs(m))


@rule("{m=month_adjective}" + YEAR_TAIL, yes="Итоги сентябрьского опроса", no="Житель Октябрьского посёлка")
def month_adjective(m: Match) -> Found | None:
    """«сентябрьского», but not names: «Октябрьского района»."""
    if capital_inside(m, "m") or m.tokens.raw[m.tokens.starts[m.at("m")]].isupper():
        return None
    return m.make("MONTH", Point(month=m.number("m"), **year_fields(m)), needs=needs(m), tense="weak")


@rule("{a=last_year_adjective}", yes="Итоги прошлогоднего конкурса", no="Новогодний конкурс")
def last_year_adjective(m: Match) -> Found | None:
    """«прошлогодний»."""
    return m.make("YEAR", Point(year_shift=m.number("a")))


@rule(
    "{y=num4|num3|ordyear|ordbig|card} {g=god} {dot}? (?:{ad}{dot}?)?",
    yes="Пристань открыли в 2010 году",
    no="Собрали 2000 тонн",
)
def year(m: Match) -> Found | None:
    """«2010 году», «1897 г.», «тысяча девятьсот сорок первом году»."""
    number = m.number("y") or 0
    if m.kind("y") == "card" and number < 1000:
        return None
    if m.kind("y") in ("num3", "ordbig") and not (m.kind("g") == "year" and m.word("g") not in forms("one_year")):
        return None
    if not 1 <= number <= 2200 or (number not in BARE_YEARS and m.kind_after() == "ago"):
        return None  # «ровно 122 года назад»
    if m.kind_after() in ("earlier", "later") and m.word("g") in forms("a_year_by"):
        return None  # «3200 рыбаков против 2170 годом ранее»
    return m.make("YEAR", Point(year=number))


@rule("{y=ordyear} (?!{kilometre})", yes="Клуб распался в 2008-м", no="Выпущен 5000-й экземпляр")
def year_ordinal(m: Match) -> Found | None:
    """«2008-м», but not «1279-го тиража»."""
    if (m.number("y") not in BARE_YEARS and counted(m)) or numbered_noun(m):
        return None
    return m.make("YEAR", Point(year=m.number("y")))


@rule("{y=num2|ord2|num|ord|zero} {g=year}", yes="В 98 году она поступила", no="Прожил 22 года")
def short_year(m: Match) -> Found | None:
    """«98 году», «в 20-м году», but not «22 года», which is a length."""
    number, form = m.number("y") or 0, m.word("g")
    if m.kind("y") in ("num", "num2") and _is_count(number, form):
        return None
    if m.kind("y") == "ord" and number < 10:
        return None  # «в конце первого года работы»
    return m.make("YEAR", Point(short_year=number))


def _is_count(number: int, form: str) -> bool:
    """Whether number and form of «год» agree as a count does: «21 год», «22 года»."""
    one, few = number % 10 == 1 and number != 11, number % 10 in (2, 3, 4) and number not in (12, 13, 14)
    if form in forms("one_year"):
        return one
    return (form in forms("few_years") and (few or one)) or (form in forms("names_a_year") and number == 1)


@rule("(?<={in}) {y=ord2} (?!{unit}|{let}|{month})", yes="В 98-м она поступила", no="На 98-м километре")
def short_year_ordinal(m: Match) -> Found | None:
    """«в 98-м»: the year, if nothing says otherwise."""
    if not m.word("y").endswith(shapes("ordinal_locative")) or numbered_noun(m):
        return None  # «в 70-м мотострелковом полку», «на 50-м фестивале»
    return m.make("YEAR", Point(short_year=m.number("y")))


def numbered_noun(m: Match) -> bool:
    """Whether the word behind «50-м» is what it numbers: «фестивале», «работником», no verb, adverb or pronoun."""
    word = m.after()
    short = len(word) < SHORTEST_NOUN or not word[:1].islower()
    return not short and word.endswith(shapes("agreeing")) and word not in forms("adverbs") and not word_tense(word)


SHORTEST_NOUN = 4
"""Letters: «в 98-м мне», «в 98-м все» are pronouns."""


@rule("{g=year} {y=num4}", yes="год 2000", no="Года 2000 домов")
def year_behind(m: Match) -> Found | None:
    """«год 2000»."""
    return m.make("YEAR", Point(year=m.number("y")), first="y") if m.word("g") in forms("one_year") else None


@rule(
    "(?<={open}) {y=num4} (?={close}|{comma}|{dash}) | (?<={open}|{comma}|{dot}|{and}) {y2=num4} (?={close})",
    yes="Фильм «Берег» (2013) вышел",
    no="Сборник (2013 страниц)",
)
def year_in_brackets(m: Match) -> Found | None:
    """«(2013)», «(Берег, 2013)», «(род. 1984)»."""
    number = m.number("y") or m.number("y2")
    return m.make("YEAR", Point(year=number)) if number in BARE_YEARS else None


BARE_YEARS = range(1700, 2060)
"""Four digits that are a year by themselves, behind «в» or a dash."""


@rule(
    "(?<={in}|{with}) {y=num4} (?={dot}|{comma}|{colon}|{close}|{and}|{line}|{dash}|{quote})",
    yes="Надоев в 1989: 12 тонн",
    no="В 1989 домах",
)
def year_after_in(m: Match) -> Found | None:
    """«в 1989:», with nothing counted behind it."""
    return m.make("YEAR", Point(year=m.number("y"))) if m.number("y") in BARE_YEARS else None


@rule(
    "(?<={in}) {y=num4} (?={in}) | (?<={begin}|{middle}|{end}) {y2=num4} (?={dash} {begin|middle|end})",
    yes="В 2010 в суде решили, что земли ничьи",
    no="В 2010 на метр выше",
)
def year_by_its_place(m: Match) -> Found | None:
    """«в 2010 в суде решили», «в конце 2015 — начале 2016 годов»."""
    number = m.number("y") or m.number("y2") or 0
    return m.make("YEAR", Point(year=number)) if number in BARE_YEARS else None


@rule("(?<={in}|{with}|{until}) {y=num4} (?={other})", yes="В 2008 открыли музей", no="В 2008 домах")
def year_before_verb(m: Match) -> Found | None:
    """«в 2008 открыли»: a verb, a name or a short word behind, not what is counted."""
    if counted(m) or m.number("y") not in BARE_YEARS:
        return None
    if m.kind_before() == "until" and word_tense(m.after()) is None:
        return None  # «до 2001 занимала пост», but «до 2000 РФ выделит»
    return m.make("YEAR", Point(year=m.number("y")))


@rule(
    "(?<={dash}) {y=num4} (?!{unit}|{let}|{dash}|{slash})", yes="Кубок лесорубов — 2018 собрал гостей", no="Серия-1018"
)
def year_after_dash(m: Match) -> Found | None:
    """«Кубок лесорубов — 2018», «на Кубке-2018»: the year of an event, as part of its name."""
    index = m.at("y")
    if m.kind_at(index - 2) in ("num", "num2", "num3", "num4", "big", "line"):
        return None
    if spaced_before(m, "y"):  # a dash with a space behind it
        event = m.number("y") in BARE_YEARS and not counted(m)  # «средняя цена — 1890 рублей»
        return m.make("YEAR", Point(year=m.number("y"))) if event else None
    name = m.tokens.raw[m.tokens.starts[index - 2]]
    event = m.tokens.text.startswith(shapes("events"), m.tokens.starts[index - 2])
    named = name.isupper() or name in QUOTES or event
    return m.make("YEAR", Point(year=m.number("y"))) if named and m.number("y") in EVENT_YEARS else None


RULES: tuple[Rule, ...] = (
    numeric_date,
    numeric_days,
    numeric_day_month_dot,
    numeric_day_month_last,
    numeric_day_month_alone,
    numeric_day_month_beside,
    month_day_year,
    day_month,
    day_number,
    day_alone,
    month_named_so,
    month_year,
    month_adjective,
    last_year_adjective,
    year,
    year_ordinal,
    short_year,
    short_year_ordinal,
    year_behind,
    year_in_brackets,
    year_after_in,
    year_by_its_place,
    year_before_verb,
    year_after_dash,
)
