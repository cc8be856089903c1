"""Years before our era: «44 году до н. э.», «264–241 годах до н. э.»."""

from __future__ import annotations

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.nodes import Point, Range

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


RULES: tuple[Rule, ...] = (years_before_christ, year_before_christ)
