"""Lengths of time that are counted: «две недели», «полтора года», «трёхдневный»."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Length

LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS"}
MANY = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
    "quarter": (3, "month"),
    "half": (6, "month"),
}
HALVES = {"year": "P{}Y6M", "hour": "PT{}H30M", "minute": "PT{}M30S", "day": "P{}DT12H"}
"""How «полтора» is written: P1Y6M."""


def iso_length(count: float | str, unit: str) -> str:
    """Write a length in ISO 8601: `P2W`, `P20Y` for two decades, `PXD` for «несколько дней»; `""` for other units."""
    factor, unit = MANY.get(unit, (1, unit))
    if unit not in LETTERS:
        return ""
    letter = LETTERS[unit]
    if isinstance(count, str):
        text = count
    else:
        number = count * factor
        text = str(int(number)) if number == int(number) else f"{number:g}"
    return f"PT{text}{letter[1]}" if letter[0] == "T" else f"P{text}{letter}"


def iso_half(unit: str, whole: int = 1) -> str:
    """Write one and a half of a unit: «полтора года» is P1Y6M."""
    if unit in HALVES:
        return HALVES[unit].format(whole)
    return iso_length(whole + 0.5, unit) if unit != "month" else "P1M15D"


def _agrees(number: int, word: str, unit: str) -> bool:
    """Whether «году» or «годом» after a number says the year, not a count."""
    return not (unit == "year" and word in forms("names_a_year") and number > 1)


FURTHER = "".join(f"(?:{{comma|and}}? {{c{n}=cardinal}} {{u{n}=unitname}})?" for n in "3456")
"""Further members of «1 год, 2 месяца, 3 недели, …»."""


@rule(
    "{rel=last_in_row|nearest|next|last|previous|ordplural}? {c=cardinal|num4|big|decimal|pair|few} {r=tail}?"
    " (?:{open}{card|one_and_half}{close})?"
    " {kind_of_day}? {u=unitname} {dot}? (?:{comma|and}? {c2=cardinal} {u2=unitname} {dot}?)?" + FURTHER,
    yes="Путина продлится две недели",
    no="Две недельные нормы",
)
def length(m: Match) -> Found | None:
    """«две недели», «1 год 5 месяцев», «последние девять месяцев», «10 (десяти) рабочих дней»."""
    if m.code("u") == "quarter" and (m.kind("u") == "unit_short" or m.word("u") in forms("blocks_of_houses")):
        return None  # «500 кв. м», «в двух кварталах отсюда»
    if m.kind("u") == "unit_short" and m.kind("c") not in ("num", "num2", "num3", "decimal", "pair", "big"):
        return None
    count: float | str
    if m.kind("c") == "few":
        count = "X"
    elif m.kind("c") in ("decimal", "pair"):
        count = float(m.word("c").replace(",", ".").replace(" ", ""))
    else:
        number = m.number("c")
        if number is None or not _agrees(number, m.word("u"), m.code("u")):
            return None
        if m.kind("c") == "num4" and m.code("u") == "year" and m.kind("u") != "let":
            return None  # «2014 и 2016 годах»
        count = float(number)
    value = iso_length(count, m.code("u"))
    if not value:
        return None
    alone = m.has("c2") and not _finer(m.code("u"), m.code("u2"))
    value = value if alone else _sum(value, m)
    last = "u" if alone or (not m.has("c2") and m.kind("u") != "unit_short") else None
    return m.make("LENGTH", Length(value, SIDES.get(m.kind("rel"), 0)), approximate=m.has("r"), last=last)


SIDES = {"last_in_row": -1, "last": -1, "previous": -1, "next": 1, "nearest": 1}
"""On which side of the reference a length lies, by the adjective."""


@rule(
    "{c=cardinal} {rel=last_in_row|nearest|next|last|previous} {u=unitname}",
    yes="За два последних года мост обновили",
    no="Два последних дома",
)
def length_turned(m: Match) -> Found | None:
    """«два последних года», «пять следующих дней»: the adjective stands behind the count."""
    count = m.number("c") or 0
    value = iso_length(float(count), m.code("u"))
    if count < 2 or not value or not _agrees(count, m.word("u"), m.code("u")):
        return None
    return m.make("LENGTH", Length(value, SIDES[m.kind("rel")]))


def _finer(first: str, second: str) -> bool:
    """Whether a second length may go on with the first: «1 год 5 месяцев», but not «10 лет, 12 лет»."""
    order = COARSE_FIRST.index
    return not {first, second} <= set(COARSE_FIRST) or order(first) < order(second)


COARSE_FIRST = (
    "millennium", "century", "decade", "year", "half", "quarter", "month", "week", "day", "hour", "minute", "second",
)  # fmt: skip


def _sum(value: str, m: Match) -> str:
    """Add the further members of «1 год 5 месяцев»."""
    total = [value]
    further = [slot for slot in "23456" if m.has("c" + slot)]
    total += [iso_length(float(m.number("c" + slot) or 0), m.code("u" + slot)) for slot in further]
    if not further:
        return value
    dates = "".join(item[1:] for item in total if item and not item.startswith("PT"))
    times = "".join(item[2:] for item in total if item.startswith("PT"))
    return f"P{dates}" + (f"T{times}" if times else "")


@rule(
    "{rel=last_in_row|nearest|next|last}? {h=one_and_half} {u=unitname}",
    yes="Он проплавал полтора года",
    no="Полтора землекопа",
)
def one_and_a_half(m: Match) -> Found | None:
    """«полтора года»."""
    value = iso_half(m.code("u"))
    return m.make("LENGTH", Length(value)) if value else None


@rule("{c=cardinal} {and|with} {h=half_of} {u=unitname}", yes="Три с половиной часа", no="Три половины")
def and_a_half(m: Match) -> Found | None:
    """«три с половиной часа»."""
    value = iso_length((m.number("c") or 0) + 0.5, m.code("u"))
    return m.make("LENGTH", Length(value)) if value else None


@rule("{rel=last_in_row|nearest|next}? {d=duration_word}", yes="Ремонт занял полгода", no="Полгорода без света")
def half_a_unit(m: Match) -> Found | None:
    """«полгода», «полчаса», «полвека»."""
    return m.make("LENGTH", Length(m.code("d")))


@rule("{c=num|card} {w=workday|weekend} {u=unit}?", yes="Впереди 21 рабочий день", no="Впереди рабочий день")
def days_of_work(m: Match) -> Found | None:
    """«21 рабочий день», «пять выходных дней», «два выходных дня»: they are counted."""
    if m.has("u") and m.code("u") != "day":
        return None
    return m.make("LENGTH", Length(iso_length(float(m.number("c") or 0), "day")))


@rule("{half_word} {u=unitname}", yes="пол часа", no="пол дома")
def half_written_apart(m: Match) -> Found | None:
    """«пол часа»."""
    values = {"year": "P6M", "hour": "PT30M", "century": "P50Y", "minute": "PT30S", "day": "PT12H"}
    value = values.get(m.code("u"))
    return m.make("LENGTH", Length(value)) if value else None


@rule("{c=cardinal}? {q=fourth_of} {u=unit}", yes="четверть часа", no="четверть финала")
def quarters_of_hour(m: Match) -> Found | None:
    """«четверть часа», «три четверти часа», «четверть века»."""
    times = m.number("c") or 1
    if m.code("u") == "hour":
        return m.make("LENGTH", Length(f"PT{15 * times}M"))
    return m.make("LENGTH", Length(f"P{25 * times}Y")) if m.word("u") in forms("of_a_century") else None


def _count(m: Match, slot: str) -> float:
    """Read a count that may have a fraction: «1,5–2 года», «от полутора до двух лет»."""
    if m.kind(slot) == "one_and_half":
        return 1.5
    if m.kind(slot) in ("decimal", "pair"):
        return float(m.word(slot).replace(",", "."))
    return float(m.number(slot) or 0)


@rule(
    "{c=cardinal|decimal|pair} {dash|or} {c2=cardinal|decimal|pair} {u=unitname}",
    yes="Через два-три года",
    no="2-3 раза",
)
def between_counts(m: Match) -> Found | None:
    """«два-три года», «5–7 дней»: the range of counts is approximate."""
    first, second = _count(m, "c"), _count(m, "c2")
    value = iso_length(second, m.code("u"))
    if not value or first >= second or not _agrees(int(second), m.word("u"), m.code("u")):
        return None
    if m.kind("u") == "unit_short" and m.code("u") == "quarter":
        return None  # «1,1–1,2 кв. метра»
    if m.code("u") == "hour" and m.kind_after() == "part_genitive":
        return None  # «9–11 часов утра»
    return m.make("LENGTH", Length(f"{iso_length(float(first), m.code('u'))}/{value}"))


@rule(
    "{from} {c=cardinal|decimal|pair|ord|one_and_half} {u0=year|let|unit}?"
    " {until} {c2=cardinal|decimal|pair|ord} {u=let|unit}",
    yes="Грозит от двух до пяти лет тюрьмы",
    no="От двух до пяти дворов",
)
def from_count_to_count(m: Match) -> Found | None:
    """«от двух до пяти лет», «от 5 до 5,5 лет», «от одного года до трёх лет», «от трёх дней до двух недель»."""
    first, second = _count(m, "c"), _count(m, "c2")
    if any(m.kind(slot) == "ord" and not m.word(slot).endswith(shapes("counts")) for slot in ("c", "c2")):
        return None  # «от 4-х до 7-ми лет», but «от 4-го до 7-го дня»
    value, unit = iso_length(second, m.code("u")), m.code("u0") if m.has("u0") else m.code("u")
    if not value or (first >= second and unit == m.code("u")) or m.word("u") in forms("until_oclock"):
        return None
    least = iso_half(unit) if m.kind("c") == "one_and_half" else iso_length(first, unit)
    return m.make("LENGTH", Length(f"{least}/{value}"))


@rule(
    "{u=let|year|unit} {c=cardinal|card} (?!{unitname|month})",
    yes="Лет двадцать назад тут росли груши",
    no="В году двадцать тысяч рабочих",
)
def inverted(m: Match) -> Found | None:
    """«лет двадцать», «часа два»: the order says that it is about."""
    word, number = m.word("u"), m.number("c") or 0
    if word not in forms("inverted_many") | forms("inverted_few"):
        return None
    many = number % 10 in (0, 5, 6, 7, 8, 9) or 11 <= number % 100 <= 14
    if many != (word in forms("inverted_many")) or m.kind("c") not in ("card", "num"):
        return None
    if (
        (m.kind("c") == "num" and m.kind_after() != "ago")
        or number % 10 == 1
        or m.kind_before() in ("num", "card", "ord", "begin", "end", "few")
    ):
        return None
    value = iso_length(float(number), m.code("u"))
    return m.make("LENGTH", Length(value), approximate=True) if value else None


@rule(
    "{u=unit|year|sutki} {and} {c2=cardinal} {u2=unitname}",
    yes="Год и два месяца назад",
    no="Год и два месяца",
)
def unit_and_more(m: Match) -> Found | None:
    """«год и два месяца назад», «через неделю и два дня»."""
    away = m.kind_before() in ("through", "later") or m.kind_after() in ("ago", "later", "earlier")
    if not away or m.word("u") not in forms("single") or not _finer(m.code("u"), m.code("u2")):
        return None
    return m.make("LENGTH", Length(_sum(iso_length(1.0, m.code("u")), m)), alone=False)


@rule("{y=year_long}", yes="Годичный перерыв", no="Годный перерыв")
def year_long(m: Match) -> Found | None:
    """«годичный»."""
    return m.make("LENGTH", Length(m.code("y")))


@rule(
    "{n=num|num2|num3} {dash|other}? {t=length_tail}", yes="Сделали 15-минутный привал", no="Вырастили 15 летних кафе"
)
def digits_adjective(m: Match) -> Found | None:
    """«15-минутный»."""
    between = m.tokens.text[m.tokens.stops[m.at("n")] : m.tokens.starts[m.at("t")]]
    if between not in {"-", "—", "", *shapes("counts"), *shapes("glued_counts")} and " " in between:
        return None
    value = iso_length(float(m.number("n") or 0), m.code("t"))
    return m.make("LENGTH", Length(value)) if value else None


@rule("{a=length_adjective}", yes="Идёт трёхдневная ярмарка", no="Трёхколёсный велосипед")
def word_adjective(m: Match) -> Found | None:
    """«трёхдневный», «полуторачасовой», «сорокалетний»."""
    value = m.value("a")
    if not isinstance(value, tuple):
        return None
    count, unit = str(value[0]), str(value[1])
    if count == "1.5":
        return m.make("LENGTH", Length(iso_half(unit)))
    if count == "0.5":
        halves = {"year": "P6M", "hour": "PT30M", "century": "P50Y", "minute": "PT30S"}
        return m.make("LENGTH", Length(halves[unit])) if unit in halves else None
    return m.make("LENGTH", Length(iso_length("X" if count == "X" else float(count), unit)))


RULES: tuple[Rule, ...] = (
    and_a_half,
    length,
    length_turned,
    unit_and_more,
    one_and_a_half,
    half_a_unit,
    days_of_work,
    half_written_apart,
    quarters_of_hour,
    between_counts,
    from_count_to_count,
    inverted,
    year_long,
    digits_adjective,
    word_adjective,
)
