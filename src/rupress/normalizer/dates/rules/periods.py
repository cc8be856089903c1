"""Periods longer or shorter than a year: seasons, quarters, halves, decades, centuries, academic years."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import WINTER, Decade, Fixed, Node, Point, Range, Unit
from rupress.normalizer.dates.rules.common import OFFSET, YEAR_TAIL, needs, says_year, year_fields

QUARTER, HALF = 32, 39
"""EDTF codes: quarters are 33–36, halves 40 and 41."""


@rule(
    "{q=ord|roman|num} {dash}? {u=unit|unit_short} {dot}?" + YEAR_TAIL,
    yes="В III квартале 2020 года клёв ожил",
    no="В третьем микрорайоне",
)
def quarter(m: Match) -> Found | None:
    """«в первом квартале», «4 кв. 2020 г.», «во втором полугодии 2019-го»."""
    number, unit = m.number("q") or 0, m.code("u")
    if m.kind("u") == "unit_short" and m.kind_after() == "kilometre":
        return None  # «1 кв. м»
    if unit == "quarter" and 1 <= number <= 4 and (m.kind("q") != "num" or m.kind("u") == "unit_short" or says_year(m)):
        code = QUARTER + number
    elif unit == "half" and number in (1, 2):
        code = HALF + number
    else:
        return None
    last = None if says_year(m) else "u"
    return m.make("QUARTER", Point(month=code, **year_fields(m)), last=last, needs=needs(m))


@rule(
    "{o=ordplural}? {c=cardinal} {u=unit|unit_short} {dot}?"
    " (?={num4}|{ordyear}|{this|last|before_last|that|next}|{sego_year}|{year})" + YEAR_TAIL + "{bare=year}?",
    yes="За девять месяцев 2020 года выловили",
    no="За девять месяцев 2020 вагонов",
)
def months_of_year(m: Match) -> Found | None:
    """«девять месяцев 2020 года», «9 мес. 2020 г.»: January to September, as reports count."""
    count = m.number("c") or 0
    if m.code("u") != "month" or not 1 < count < 12 or not (says_year(m) or m.has("bare")):
        return None
    if m.has("c") and m.kind_at(m.at("u") + 1) == "dot" and m.kind("u") != "unit_short":
        return None  # «прошло девять месяцев. 2020 год начался»
    if m.has("y") and not m.has("g1") and m.kind("y") == "num4" and m.before() not in forms("reported"):
        return None  # «за девять месяцев 2020 вагонов», but «по итогам девяти месяцев 2020 выпуск вырос»
    fields = year_fields(m)
    if m.has("bare"):
        fields["year_shift"] = 0
    return m.make("PERIOD", Range(Point(month=1, **fields), Point(month=count, **fields)), needs=needs(m))


@rule(
    "(?<={other}) {o=ordplural}? {c=cardinal} {u=unit}",
    yes="По итогам десяти месяцев улов вырос",
    no="По словам десяти рыбаков",
)
def months_reported(m: Match) -> Found | None:
    """«по итогам десяти месяцев»: January to October of the year reported."""
    count = m.number("c") or 0
    if m.code("u") != "month" or not 1 < count < 12 or m.before() not in forms("reported"):
        return None
    return m.make("PERIOD", Range(Point(month=1), Point(month=count)))


@rule(
    "{rel=this|last|next|before_last|last_in_row|nearest}? {s=season} {a=num4}{d=slash|dash}{b=num|num2|num4}"
    " {g=gody}? {dot}? (?!{dash})",
    yes="Зимой 2020/21 года волки выли",
    no="Зимой 20/21 дома",
)
def split_winter(m: Match) -> Found | None:
    """«зимой 2020/21 года», «зиму 1941–1942 годов»: the winter that begins in the first year."""
    following = (m.number("b") or 0) % 100 == ((m.number("a") or 0) + 1) % 100
    if m.kind("d") == "dash" and not (following and m.number("s") == WINTER and m.has("g")):
        return None
    return m.make("SEASON", Point(year=m.number("a"), month=m.number("s")))


@rule(
    "{adj=this|last|next|before_last|last_in_row|nearest}? {s=season} (?:{dash}(?={num4}))?" + YEAR_TAIL,
    yes="Летом 2020 года ярмарку отменили",
    no="Летний сад",
)
def season(m: Match) -> Found | None:
    """«осенью», «прошлым летом», «весной 2020 года»."""
    shift = OFFSET[m.kind("adj")] if m.has("adj") else None
    if shift == -1 and not m.word("adj").startswith(shapes("last_year")):
        return m.make("SEASON", Point(month=m.number("s")), tense="past")  # «минувшим летом»: the latest one
    point = Point(
        month=m.number("s"),
        which={0: "this", -1: "last", 1: "next", -2: "before"}.get(shift) if shift is not None else None,
        **year_fields(m),
    )
    bare = not says_year(m) and shift is None and m.word("s") in forms("summer_or_years")
    if bare and m.kind_before() not in ("begin", "end", "middle", "until", "with", "line"):
        return None  # «двадцать лета» is a slip for «лет»
    if m.word("s") in forms("in_flight") and m.kind_before() == "with":
        return None  # «забил с лету»
    # «последствия весны скажутся»: what is in the genitive behind a noun is not when the verb says
    weak = m.word("s") in forms("of_seasons") and m.kind_before() == "other" and not says_year(m)
    return m.make("SEASON", point, needs=needs(m), tense="weak" if weak else None)


SUMMER = 22


@rule("{s=season_adjective|length_tail} {p=period}" + YEAR_TAIL, yes="Решат в зимний период", no="Закрыт зимний каток")
def season_period(m: Match) -> Found | None:
    """«в зимний период», «осенний период прошлого года»."""
    last = None if says_year(m) else "p"
    if m.kind("s") == "length_tail" and (not m.word("s").startswith(shapes("summer")) or m.kind_before() == "dash"):
        return None  # «двухлетний период»
    month = SUMMER if m.kind("s") == "length_tail" else m.number("s")
    return m.make("SEASON", Point(month=month, **year_fields(m)), last=last, needs=needs(m))


@rule(
    "{a=season_stem} {dash} {s=season_adjective|length_tail} {p=period|sport_season}" + YEAR_TAIL,
    yes="В осенне-зимний период дров надо больше",
    no="В осенне-зимних условиях",
)
def two_seasons(m: Match) -> Found | None:
    """«осенне-зимний период», «весенне-летнего периода 2019 года»."""
    if m.kind("s") == "length_tail" and not m.word("s").startswith(shapes("summer")):
        return None
    first, last = m.number("a"), SUMMER if m.kind("s") == "length_tail" else m.number("s")
    if first == last:
        return None
    fields = year_fields(m)
    ends = Point(month=first, **fields), Point(month=last, **fields)
    return m.make("RANGE", Range(*ends), last=None if says_year(m) else "p", needs=needs(m))


def _decade(tens: int) -> Node | None:
    """A decade with its century (1990, 2010) or without (90)."""
    if tens >= 1000:
        return Fixed(f"{tens // 10}X", "decade")
    return Decade(tens) if 0 <= tens < 100 and tens % 10 == 0 else None


OF_CENTURY = " {dot}? {c=roman|num|ord|card} {dot}? (?:{u=unit}|{v=in}{dot})"
FULL_YEAR = 1000
"""«1980-х» has its century, «80-х» none."""


@rule(
    "(?:{d=decade|ord} {g=years|years_short|year|let}? | {d2=num4} {years|years_short})" + OF_CENTURY,
    yes="В начале 80-х годов XX века",
    no="В 80-х годов пять",
)
def decade_of_century(m: Match) -> Found | None:
    """«80-х годов XX века», «девяностые годы двадцатого века», «1940 гг. XX века»."""
    tens, century = m.number("d") or m.number("d2") or 0, m.number("c") or 0
    full = tens if tens >= FULL_YEAR else (century - 1) * 100 + tens
    if not _of_century(m) or full % 10 or full // 100 != century - 1:
        return None
    return m.make("DECADE", Fixed(f"{full // 10:03d}X", "decade"))


def _of_century(m: Match) -> bool:
    return not m.has("u") or m.code("u") == "century"


@rule(
    "{d=decade|ord} {g=years|years_short} {dot}? (?:{rel=last|this} {u=unit})?",
    yes="В 2000-е годы улов подрос",
    no="В 5-е года",
)
def decade_years(m: Match) -> Found | None:
    """«1990-х годах», «девяностые годы», «20-х гг.»."""
    tens = m.number("d")
    if tens is None or (m.kind("d") == "ord" and (tens % 10 or not m.word("d").endswith(shapes("plural_ordinal")))):
        return None
    node = _decade(tens)
    if m.has("u"):
        if m.code("u") != "century":
            return None
        return m.make("DECADE", Decade(tens), tense="past")
    return m.make("DECADE", node, last=None if m.kind("g") == "years_short" else "g") if node else None


@rule("{d=decade}", yes="В конце 90-х он запел", no="Пять десятых процента")
def decade(m: Match) -> Found | None:
    """«90-х», «1980-х»; in words only behind a preposition or «конец»: «в нулевых»."""
    tens = m.number("d") or 0
    node = _decade(tens)
    digits = m.word("d")[:1].isdigit()
    if node is None or (
        not digits and m.kind_before() not in ("in", "with", "until", "begin", "middle", "end", "to", "from", "for")
    ):
        return None
    if not digits and m.kind_before() == "with" and m.word("d").endswith(shapes("not_of_decades")):
        return None  # «с нулевым балансом»
    if not digits and (tens == 10 or m.kind_after() in ("unit", "percent", "day_numbers")):
        return None
    return m.make("DECADE", node)


@rule(
    "{a=num2|num4|num|decade} {dash} {b=decade} (?:{g=years|years_short} (?:" + OF_CENTURY + "|{dot})? "
    "(?:{rel=last|this} {w=unit})?)?",
    yes="В 1950–60-х годах тут пасли коз",
    no="В 1950–60 дворах",
)
def decades_dash(m: Match) -> Found | None:
    """«1950–60-х», «50–60-е годы», «1950–1960-х годов», «30–40-х годах XX века»: the decades from and to."""
    first, last = m.number("a") or 0, m.number("b") or 0
    if m.has("rel") and m.code("w") != "century":
        return None
    century = m.number("c") if _of_century(m) else None
    if century and last < 100:
        first, last = (tens if tens >= FULL_YEAR else (century - 1) * 100 + tens for tens in (first, last))
    if first >= 1000 and last < 100:
        last += first // 100 * 100
    ends = _decade(first), _decade(last)
    if first >= last or (first < 100) != (last < 100) or ends[0] is None or ends[1] is None:
        return None
    if m.has("rel"):  # «60–70-х годах прошлого века»
        return m.make("DECADE", Range(ends[0], ends[1]), tense="past")
    end = "b" if not m.has("g") else "g" if m.has("c") and not century and m.kind("g") == "years" else None
    return m.make("DECADE", Range(ends[0], ends[1]), last=end)


def _century(number: int) -> Fixed | None:
    return Fixed(f"{number - 1:02d}XX", "century") if 1 <= number <= 30 else None


@rule(
    "{c=roman|num|ord} {dash}? (?:{u=unit}|{v=in}{dot}) {bc=bc}?",
    yes="Мельница сложена в XVIII веке",
    no="Глава XVIII. Вечер",
)
def century(m: Match) -> Found | None:
    """«XVIII веке», «21 веке», «XIX в.», «V век до н. э.»."""
    number = m.number("c") or 0
    if m.has("v"):
        if m.kind("c") != "roman":
            return None
    elif m.code("u") not in ("century", "millennium"):
        return None
    elif m.kind("c") == "num" and (
        m.word("u").startswith(shapes("hundred_years")) or (number < 5 and m.word("u") not in forms("in_a_century"))
    ):
        return None  # «2 века», «3 столетия» count
    elif m.after() in forms("lifetimes"):
        return None  # «первый век существования республики»
    if m.code("u") == "millennium":
        era = "-" if m.has("bc") else ""
        return m.make("CENTURY", Fixed(f"{era}{number - 1}XXX", "millennium")) if 1 <= number <= 9 else None
    if m.has("bc"):
        return m.make("CENTURY", Fixed(f"-{number - 1:02d}XX", "century"))
    node = _century(number)
    return m.make("CENTURY", node) if node else None


CENTURIES = " (?:{u=unit}|{v=century_short}{dot}?|{w=in}{dot}) {bc=bc}?"


@rule(
    "{a=roman|ord} {dash|and|or} {b=roman|ord}" + CENTURIES,
    yes="На рубеже XIX–XX веков",
    no="Глав XIX–XX",
)
def centuries(m: Match) -> Found | None:
    """«XIX–XX веков», «V–IV вв. до н. э.»."""
    return _centuries(m)


def _centuries(m: Match) -> Found | None:
    one, two = m.number("a") or 0, m.number("b") or 0
    first, last = _century(one), _century(two)
    if first is None or last is None or (m.has("u") and m.code("u") != "century"):
        return None
    if m.has("bc"):  # these count down
        first, last = Fixed(f"-{one - 1:02d}XX", "century"), Fixed(f"-{two - 1:02d}XX", "century")
        return m.make("CENTURY", Range(first, last)) if one > two else None
    return m.make("CENTURY", Range(first, last))


A_PART = "(?:{begin|middle|end}|{ord}{half_of|third_of|fourth_of})"


@rule(
    A_PART + "{a=roman|ord} {dash|and}" + A_PART + "{b=roman|ord}" + CENTURIES,
    yes="Дом конца XVIII – начала XIX веков",
    no="В конце XVIII – начале XIX тома",
)
def centuries_parts(m: Match) -> Found | None:
    """«конца XVIII – начала XIX веков», «второй половины XVIII – первой трети XIX века»."""
    return _centuries(m)


@rule(
    "{a=num4}{slash|dash}{b=num|num2|num4|zero} {k=academic} {g=gody} {dot}?",
    yes="В 2020/21 учебном году кружков прибыло",
    no="В 2020/21 музее",
)
def academic_year(m: Match) -> Found | None:
    """«2020/21 учебном году»: 1 September to 31 August."""
    year = m.number("a") or 0
    return m.make("PERIOD", Range(Point(year=year, month=9, day=1), Point(year=year + 1, month=8, day=31)))


@rule("{rel=this|last|next|before_last} {k=academic} {g=god}", yes="В прошлом учебном году", no="В учебном корпусе")
def academic_year_relative(m: Match) -> Found | None:
    """«в прошлом учебном году»."""
    return m.make("UNIT", Unit("academic", OFFSET[m.kind("rel")]))


@rule(
    "(?:{sport_season} {dash}?)? {a=num4}{slash|dash}{b=num|num2|num4|zero} {g=gody}? {dot}? (?!{unit}|{let})",
    yes="В сезоне-2019/20 хор был третьим",
    no="Всего 2019/25 деталей",
)
def sport_season(m: Match) -> Found | None:
    """«в сезоне-2019/20», «сезона 2019/2020»."""
    first, last = m.number("a") or 0, m.number("b") or 0
    if last < 100:
        last += first // 100 * 100
    return m.make("PERIOD", Range(Point(year=first), Point(year=last))) if last == first + 1 else None


@rule(
    "{s=sport_season} {dash}? {a=num|num2|zero}{slash}{b=num|num2}",
    yes="В сезоне-19/20 хор был третьим",
    no="Всего 19/20 деталей",
)
def sport_season_short(m: Match) -> Found | None:
    """«в сезоне-19/20», «сезона 18/19»."""
    first, last = m.number("a") or 0, m.number("b") or 0
    return m.make("PERIOD", Range(Point(short_year=first), Point(short_year=last))) if last == first + 1 else None


@rule("{y=num4} {fiscal} {g=god} {dot}?", yes="В 2021 финансовом году улов вырос", no="В финансовом году")
def fiscal_year(m: Match) -> Found | None:
    """«2021 финансовом году»: the calendar year, in Russia."""
    return m.make("YEAR", Point(year=m.number("y")))


@rule(
    "{o=ordplural|decade} {day_numbers} {m=month}" + YEAR_TAIL,
    yes="В первых числах июня обещают клёв",
    no="В первых числах натурального ряда",
)
def days_of_month(m: Match) -> Found | None:
    """«в первых числах июня», «в двадцатых числах апреля»: the month, and which part of it."""
    mod = {"ordplural": "START"}.get(m.kind("o")) or {10: "MID", 20: "END"}.get(m.number("o") or 0)
    return m.make("MONTH", Point(month=m.number("m"), **year_fields(m)), mod=mod, needs=needs(m))


RULES: tuple[Rule, ...] = (
    decades_dash,
    decade_of_century,
    decade_years,
    days_of_month,
    decade,
    centuries_parts,
    centuries,
    century,
    academic_year,
    academic_year_relative,
    sport_season,
    sport_season_short,
    fiscal_year,
    quarter,
    months_of_year,
    months_reported,
    split_winter,
    two_seasons,
    season_period,
    season,
)
