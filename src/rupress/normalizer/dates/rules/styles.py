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
    one, two = m.atom("a").node, m.atom("b").node
    if not isinstance(one, Point) or not isinstance(two, Point) or one.day is None or two.day is None:
        return None
    after = m.atom("y").node if m.has("y") else None
    year = (after.year if isinstance(after, Point) else None) or two.year or one.year
    return m.make("DAY", attrs.evolve(two, year=year)) if _apart(one, two) in APART else None


def _apart(old: Point, new: Point) -> int:
    return (((new.month or 0) - (old.month or 0)) * 30 + (new.day or 0) - (old.day or 0)) % 360


@rule(
    "{a=DAY} {open} {b=DAY} {comma}? {old_style} {dot}? {close} {y=YEAR}?",
    yes="7 ноября (25 октября по старому стилю) 1917 года",
    no="7 ноября (25 октября) 1917 года",
)
def old_style_in_brackets(m: Match) -> Found | None:
    """«7 ноября 1917 года (25 октября по старому стилю)»: the new style, and the old one explained."""
    new, old = m.atom("a").node, m.atom("b").node
    if not isinstance(new, Point) or not isinstance(old, Point) or new.day is None or _apart(old, new) not in APART:
        return None
    after = m.atom("y").node if m.has("y") else None
    year = (after.year if isinstance(after, Point) else None) or new.year or old.year
    return m.make("DAY", attrs.evolve(new, year=year))


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
