"""Moments as machines write them: «2013-02-19T10:15:00-05:00», «2013-02-19 10:15:00+03»."""

from __future__ import annotations

import re

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.nodes import Point
from rupress.normalizer.dates.rules.calendar import dated

FURTHEST = 14
"""Hours: no zone is farther from UTC."""
SIGNS = {"plus": "+", "dash": "-"}
OFFSET = re.compile(r"(\d\d):?(\d\d)?")
"""«03:00», «0300», «03»."""


@rule(
    "{d=numeric} {t=other}? {c=clock} (?:{sign=plus|dash} {z=clock|big|num|zero} | {u=other})?",
    yes="Обновлено 2013-02-19T10:15:00-05:00",
    no="Обновлено 2013-02-19, кадр 10:15",
)
def iso_moment(m: Match) -> Found | None:
    """«2013-02-19T10:15:00+03:00», «2013-02-19 10:15:00-0500»: ISO 8601, and what databases make of it."""
    value, clock = m.value("d"), m.value("c")
    if not isinstance(value, tuple) or not isinstance(clock, tuple):
        return None
    year, month, day = (int(item) for item in value)
    node = dated(month, day, {"year": year})
    if not isinstance(node, Point) or not _is_written_by_machine(m):
        return None
    hour, minute, second = (int(item) for item in clock)
    zone, last = _zone(m)
    if zone is None and not m.has("t"):
        return None  # a day and a clock time as people write them, too
    at = attrs.evolve(node, hour=hour, minute=minute, second=second or None, zone=zone)
    return m.make("STAMP", at, last=last)


def _is_written_by_machine(m: Match) -> bool:
    """Whether the year comes first and a «T» stands between, or a space where the clock time has seconds."""
    between = m.tokens.text[m.tokens.stops[m.at("d")] : m.tokens.starts[m.at("c")]]
    year_first = m.word("d")[:4].isdecimal()
    return year_first and (between == "t" or (between == " " and m.word("c").count(":") == len(("minute", "second"))))


def _zone(m: Match) -> tuple[str | None, str | None]:
    """Give the zone, and the slot with which the moment ends: «…T10:15-05:00» goes to the offset, no range."""
    if m.word("u") == "z":
        return "UTC", "u"
    said = OFFSET.fullmatch(m.word("z"))
    gap = m.tokens.starts[m.at("z")] - m.tokens.stops[m.at("c")]
    glued = gap == len("+") or (gap == len(" +") and m.kind("z") == "big")  # «10:15:00 -0500»
    if said is None or not glued or int(said[1]) > FURTHEST:
        return None, "c"
    return f"{SIGNS[m.kind('sign')]}{said[1]}:{said[2] or '00'}", "z"


RULES: tuple[Rule, ...] = (iso_moment,)
