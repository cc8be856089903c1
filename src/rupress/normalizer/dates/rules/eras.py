"""Years before our era, and of it: «15 марта 44 года до н. э.», «264–241 годах до н. э.», «79 году н. э.»."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import shapes
from rupress.normalizer.dates.nodes import Fixed, Point, Range

NUMBER = "num|num2|num3|num4|big|ord|ord2|ordbig|ordyear"
EARLIEST = 9999
"""Before that a value would need more digits than four."""


@rule(
    "(?:{with|from} {a=" + NUMBER + "} {year_short|year}? {dot}? {po|until} {b=" + NUMBER + "}"
    "|{between} {a2=" + NUMBER + "} {and} {b2=" + NUMBER + "}|{a3=" + NUMBER + "} {dash} {b3=" + NUMBER + "})"
    " (?:{gody|let} {dot}?)? {bc} {dot}?",
    yes="В 264–241 годах до н. э. воевали",
    no="В 1264–1241 годах воевали",
)
def years_before_christ(m: Match) -> Found | None:
    """«264–241 годах до н. э.», «с 264 по 241 год до н. э.», «6300–6700 до н. э.»: from the earlier to the later."""
    slot = next(number for number in ("", "2", "3") if m.has("a" + number))
    one, two = sorted((m.number("a" + slot) or 0, m.number("b" + slot) or 0))
    if not 0 < one < two <= EARLIEST:
        return None
    first = "a2" if slot == "2" else None
    return m.make("RANGE", Range(Point(year=-two), Point(year=-one)), first=first)


@rule(
    "{n=" + NUMBER + "} (?:{god|let} {dot}?)? {bc} {dot}?",
    yes="Крепость заложена в 44 году до н. э.",
    no="В 44 году",
)
def year_before_christ(m: Match) -> Found | None:
    """«44 году до н. э.», «в 753 до н. э.», «за 2500 лет до н. э.»."""
    number = m.number("n") or 0
    return m.make("YEAR", Point(year=-number)) if 0 < number <= EARLIEST else None


@rule(
    "{n=" + NUMBER + "} {god} {dot}? {ad} {dot}?",
    yes="Гора проснулась в 79 году н. э.",
    no="Гора проснулась в 79 году",
)
def year_of_our_era(m: Match) -> Found | None:
    """«79 году н. э.»: two digits are no short year."""
    number = m.number("n") or 0
    return m.make("YEAR", Point(year=number)) if 0 < number <= EARLIEST else None


@rule(
    "(?:{d=num|ord})? {m=month|season} {n=" + NUMBER + "} {god} {dot}? {era=bc|ad} {dot}?",
    yes="Вождя убили 15 марта 44 года до н. э.",
    no="Вождя убили 15 марта 44 года",
)
def day_of_an_era(m: Match) -> Found | None:
    """«15 марта 44 года до н. э.», «летом 480 г. до н. э.», «24 августа 79 года н. э.»."""
    number = m.number("n") or 0
    if not 0 < number <= EARLIEST or (m.has("d") and m.kind("m") == "season"):
        return None
    year = -number if m.kind("era") == "bc" else number
    kind = "DAY" if m.has("d") else "MONTH" if m.kind("m") == "month" else "SEASON"
    return m.make(kind, Point(year=year, month=m.number("m"), day=m.number("d")))


@rule("{d=decade|ord} {years|years_short} {dot}? {bc} {dot}?", yes="В 30-е годы до н. э.", no="В 30-е годы")
def decade_before_christ(m: Match) -> Found | None:
    """«30-е годы до н. э.»."""
    tens = m.number("d") or 1
    if tens % 10 or not (m.kind("d") == "decade" or m.word("d").endswith(shapes("plural_ordinal"))):
        return None
    return m.make("DECADE", Fixed(f"-{tens // 10:03d}X", "decade"))


RULES: tuple[Rule, ...] = (
    years_before_christ, day_of_an_era, year_before_christ, year_of_our_era, decade_before_christ,
)  # fmt: skip
