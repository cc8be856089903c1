"""Days of the old style and of the new one: «14 (27) января 1905 года», «1 марта 1881 года по старому стилю»."""

from __future__ import annotations

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.nodes import Point
from rupress.normalizer.dates.rules.calendar import dated
from rupress.normalizer.dates.rules.common import YEAR_TAIL, needs, says_year, year_fields

APART = range(9, 16)
"""Days between the styles, months counted as 30 days: 10 in the sixteenth century, 13 in the twentieth."""


@rule(
    "{a=num} {open} {d=num} {close} {m=month}" + YEAR_TAIL,
    yes="Он родился 14 (27) января 1905 года",
    no="Там 14 (15) января 1905 года",
)
def both_days(m: Match) -> Found | None:
    """«14 (27) января 1905 года»: two days of one month, the one of the new style in brackets."""
    old, day, month = m.number("a") or 0, m.number("d") or 0, m.number("m") or 0
    if day - old not in APART:
        return None
    return m.make("DAY", dated(month, day, year_fields(m)), last=None if says_year(m) else "m", needs=needs(m))


@rule(
    "{a=DAY} {open} {b=DAY} {close} {y=YEAR}?",
    yes="25 октября (7 ноября) 1917 года",
    no="25 октября (7 человек)",
)
def both_styles(m: Match) -> Found | None:
    """«25 октября (7 ноября) 1917 года»: old style with the new one beside it."""
    return _of_new_style(m, "a", "b")


def _of_new_style(m: Match, old: str, new: str) -> Found | None:
    """Give the day of the new style, with the year that stands behind both or beside one, if the two are one day."""
    one, two = m.atom(old).node, m.atom(new).node
    if not isinstance(one, Point) or not isinstance(two, Point) or one.day is None or two.day is None:
        return None
    apart = (((two.month or 0) - (one.month or 0)) * 30 + two.day - one.day) % 360
    after = m.atom("y").node if m.has("y") else None
    year = (after.year if isinstance(after, Point) else None) or two.year or one.year
    return m.make("DAY", attrs.evolve(two, year=year)) if apart in APART else None


@rule(
    "{a=DAY} {open} {b=DAY} {comma}? {old_style} {dot}? {close} {y=YEAR}?",
    yes="7 ноября (25 октября по старому стилю) 1917 года",
    no="7 ноября (25 октября) 1917 года",
)
def old_style_in_brackets(m: Match) -> Found | None:
    """«7 ноября 1917 года (25 октября по старому стилю)»: the new style, and the old one explained."""
    return _of_new_style(m, "b", "a")


@rule("{a=DAY} {comma|open}? {old_style} {close}?", yes="1 марта 1881 года по старому стилю", no="по старому стилю")
def old_style(m: Match) -> Found | None:
    """«1 марта 1881 года по старому стилю»."""
    node = m.atom("a").node
    return m.make("DAY", attrs.evolve(node, style="julian")) if isinstance(node, Point) else None


@rule("{a=DAY} {comma|open}? {new_style} {close}?", yes="13 марта 1881 года по новому стилю", no="по новому стилю")
def new_style(m: Match) -> Found | None:
    """«13 марта по новому стилю»."""
    return m.make("DAY", m.atom("a").node)


RULES: tuple[Rule, ...] = (both_days,)
DAYS: tuple[Rule, ...] = (both_styles, old_style_in_brackets, old_style, new_style)
"""What is read once days are."""
