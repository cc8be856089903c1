"""So long before and after: «два года назад», «через неделю», «годом ранее», «спустя неделю после потопа 1 апреля»."""

from __future__ import annotations

import re

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms
from rupress.normalizer.dates.nodes import Length, Node, Point, Same, Shift, Vague

_ISO = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def amounts(value: str) -> tuple[tuple[float, str], ...]:
    """Read an ISO 8601 duration: `P1Y6M` is a year and six months; empty for `PXY` and ranges."""
    if "X" in value or "/" in value:
        return ()
    dates, _, times = value[1:].partition("T")
    out = [(float(n), _UNITS[u]) for n, u in _ISO.findall(dates)]
    out += [(float(n), "minute" if u == "M" else _UNITS[u]) for n, u in _ISO.findall(times)]
    return tuple(out)


def _shift(
    m: Match, sign: int, *, base: Node | None = None, needs: str | None = None, first: str | None = None
) -> Found | None:
    atom = m.atom("l")
    node = atom.node
    if not isinstance(node, Length):
        return None
    parts = amounts(node.value)
    if not parts:
        vague = Vague("PAST_REF" if sign < 0 else "TENSE")  # «через несколько дней сгорел»
        return m.make("SHIFT", vague, first=first) if needs is None and "/" not in node.value else None
    return m.make(
        "SHIFT",
        Shift(sign, parts, base),
        approximate=atom.approximate or (m.has("n") and m.kind("n") in ("about", "almost")),
        needs=needs,
        first=first,
    )


@rule("{n=near}? {l=LENGTH} {ago}", yes="Хор создан 15 лет назад", no="15 лет спустя")
def ago(m: Match) -> Found | None:
    """«15 лет назад», «полтора года назад», «около 23 часов назад»; «больше 15 лет назад» is before then."""
    found = _shift(m, -1)
    mod = {"over": "BEFORE", "under": "AFTER"}.get(m.kind("n"))
    return attrs.evolve(found, mod=mod) if found is not None and mod and isinstance(found.node, Shift) else found


@rule("{l=LENGTH} {w=length_holder}", yes="Нашли афишу десятилетней давности", no="Вышел срок десятилетней аренды")
def old(m: Match) -> Found | None:
    """«десятилетней давности», «170-летней давности»: so long ago."""
    return _shift(m, -1) if m.word("w") in forms("of_age") else None


@rule("{t=through} {n=near}? {l=LENGTH} {after}?", yes="Через две недели отплывёт баржа", no="Через две улицы")
def within(m: Match) -> Found | None:
    """«через две недели», «через два дня»; «через год после пожара» counts from the fire."""
    if m.kind_after() == "after" or m.kind_at(m.found.end() - 1) == "after":
        return None
    node = m.atom("l").node
    tense = None
    if isinstance(node, Length) and node.value.startswith("PT") and not amounts(node.value):
        return None
    found = _shift(m, 1)
    if found is None:
        return None
    return Found(
        found.kind,
        found.start,
        found.stop,
        found.node,
        found.rule,
        found.approximate,
        found.mod,
        found.alone,
        "through",
        tense,
    )


@rule("(?<={later}|{through}) {l=LENGTH} (?={after})", yes="Спустя год после свадьбы", no="Спустя год")
def long_after(m: Match) -> Found | None:
    """«спустя год после свадьбы»: how long; when the wedding was, the words do not say."""
    return attrs.evolve(m.atom("l"), alone=True, rule=m.rule)


@rule("{later} {n=near}? {l=LENGTH} (?!{after})", yes="Спустя 2 часа поезд ушёл", no="Спустя рукава")
def after_a_while(m: Match) -> Found | None:
    """«спустя 2 часа»."""
    return _shift(m, 1, needs="through") if m.word("l") and m.before(back=0) in forms("later_on") else None


@rule("{n=near}? {l=LENGTH} {w=later}", yes="Двумя неделями позже он запел", no="Две недели и позже")
def later(m: Match) -> Found | None:
    """«годом позже», «неделю спустя»: from a date of the text; «на год позже» compares."""
    if m.kind_before() == "on":
        return None
    return _shift(m, 1, base=Same(), needs="any")


@rule("{n=near}? {l=LENGTH} {w=earlier}", yes="Годом ранее срубили баню", no="Год и ранее")
def earlier(m: Match) -> Found | None:
    """«годом ранее»; «на месяц раньше» compares."""
    if m.kind_before() == "on":
        return None
    return _shift(m, -1, base=Same(), needs="any")


@rule(
    "{through} {n=near}? {l=LENGTH} {comma} {d=DAY}",
    yes="Через два дня, 6 октября, нашли лодку",
    no="Через два дня, а не 6 октября",
)
def within_on(m: Match) -> Found | None:
    """«через два дня, 6 октября»: the day that is named."""
    length, day = m.atom("l").node, m.atom("d")
    if not isinstance(length, Length) or not isinstance(day.node, Point) or day.node.day is None:
        return None
    return m.make("DAY", day.node, needs=day.needs, tense=day.tense)


@rule(
    "(?:{later}|{through}) {l=LENGTH} {after} {other}{0,3} {d=DAY|YEAR|MONTH|STAMP}",
    yes="Спустя неделю после потопа 1 апреля нашли лодку",
    no="Через неделю после потопа",
)
def after_an_event(m: Match) -> Found | None:
    """«спустя неделю после потопа 1 апреля»."""
    return _shifted_day(m, 1)


@rule(
    "(?:{for}|{exactly})? {l=LENGTH} {s=until|after} {d=DAY|YEAR|MONTH|STAMP|HOLIDAY}",
    yes="За два дня до 1 мая",
    no="За два дня до отъезда",
)
def before_a_date(m: Match) -> Found | None:
    """«за два дня до 1 мая», «через год после 2010 года»."""
    return _shifted_day(m, -1 if m.kind("s") == "until" else 1)


def _shifted_day(m: Match, sign: int) -> Found | None:
    node, base = m.atom("l").node, m.atom("d")
    if not isinstance(node, Length) or not amounts(node.value) or base.node is None:
        return None
    unit = amounts(node.value)[0][1]
    exact = base.kind in ("DAY", "STAMP", "HOLIDAY") and unit in ("week", "day", "month")
    return m.make("SHIFT", Shift(sign, amounts(node.value), base.node, exact=exact), first="l")


@rule("{sign=plus} {l=LENGTH}", yes="+15 минут", no="5+15")
def plus(m: Match) -> Found | None:
    """«+15 минут» at the beginning of a line."""
    return _exact(m, 1) if m.kind_before() == "line" else None


@rule("(?<={line}) {dash} {l=LENGTH} (?={line})", yes="-3 года", no="5-3 года")
def minus(m: Match) -> Found | None:
    """«-3 года», alone on its line."""
    return _exact(m, -1)


def _exact(m: Match, sign: int) -> Found | None:
    node = m.atom("l").node
    if not isinstance(node, Length) or not amounts(node.value):
        return None
    return m.make("SHIFT", Shift(sign, amounts(node.value), exact=True))


RULES: tuple[Rule, ...] = (
    ago,
    old,
    after_an_event,
    before_a_date,
    within_on,
    within,
    long_after,
    after_a_while,
    later,
    earlier,
    plus,
    minus,
)
