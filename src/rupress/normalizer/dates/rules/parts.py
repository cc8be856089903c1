"""Parts of periods: «в начале мая», «вторая половина XIX в.», «к концу года», «на рубеже веков»."""

from __future__ import annotations

import re

import attrs

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import forms
from rupress.normalizer.dates.nodes import Fixed, Node, Nth, Part, Point, Range, Unit

_AD = re.compile(r"\d\dXX")
"""A century of our era, as EDTF writes it."""
MONTHS = 12
"""Above are the codes of seasons and quarters."""
LAST = 3
"""Of the parts of ten days, the one that ends with the month."""
WHOLE = "MONTH|YEAR|UNIT|DECADE|CENTURY|SEASON|QUARTER|PERIOD|HOLIDAY|DAY"


@rule(
    "(?:{very=same_adjective} )?{w=begin|middle|end} {x=" + WHOLE + "}",
    yes="В начале мая открыли каток",
    no="В начале улицы",
)
def part_of(m: Match) -> Found | None:
    """«начале мая», «середине 2019 года», «конце прошлого года»."""
    whole = m.atom("x")
    if whole.kind == "DAY" and not isinstance(whole.node, Unit):
        return None
    if whole.node is None:
        return None
    behind_noun = m.kind_before() == "other" and m.word("w") in forms("part_genitives")
    tense = "near" if behind_noun else None  # «выбрали поездки конца мая»: what the verb tells is of the choice
    return m.make("PERIOD", Part(m.code("w"), whole.node), needs=whole.needs, first="w", tense=tense)


@rule(
    "{w=begin|middle|end} {kind_of_day}? {u=unit|year|sport_season|season} (?!{num4})",
    yes="До конца года пустят три трамвая",
    no="В конце годовой смены",
)
def part_of_this(m: Match) -> Found | None:
    """«начале года», «конце рабочей недели»: of this one."""
    word, unit = m.word("u"), m.code("u")
    if unit in ("hour", "minute", "second", "decade", "millennium", "24h") or word not in forms("genitive_of_this"):
        return None
    return m.make("PERIOD", Part(m.code("w"), Unit(unit, 0)))


@rule(
    "{o=ord} {h=half_of|third_of} {x=MONTH|YEAR|UNIT|DECADE|CENTURY|SEASON|DAY|PERIOD}",
    yes="Во второй половине XIX в. открыли верфь",
    no="Во второй половине дома",
)
def half_of(m: Match) -> Found | None:
    """«первой половине марта», «второй половине XIX века»."""
    number, whole = m.number("o") or 0, m.atom("x")
    if whole.node is None or number not in (1, 2, 3) or (whole.kind == "PERIOD" and whole.rule != "sport_season"):
        return None
    if (
        whole.kind == "CENTURY"
        and isinstance(whole.node, Fixed)
        and m.kind("h") == "half_of"
        and _AD.fullmatch(whole.node.value)  # «первого тысячелетия», «I века до н. э.» have no halves in years
    ):
        start = int(whole.node.value[:2]) * 100
        first, last = (start, start + 49) if number == 1 else (start + 50, start + 99)
        return m.make("CENTURY", Range(Point(year=first), Point(year=last)))
    which = f"H{number}" if m.kind("h") == "half_of" else ("START", "MID", "END")[number - 1]
    return m.make("PERIOD", Part(which, whole.node), needs=whole.needs)


@rule("{o=ord} {h=half_of} {u=unit|year} (?!{num4})", yes="Во второй половине года", no="Во второй половине годовой")
def half_of_this(m: Match) -> Found | None:
    """«первой половине года», «второй половине дня»."""
    number, word = m.number("o") or 0, m.word("u")
    if number not in (1, 2) or word not in forms("genitive_of_this"):
        return None
    return m.make("PERIOD", Part(f"H{number}", Unit(m.code("u"), 0)))


@rule(
    "{o=ord} {ten_days} {x=MONTH}",
    yes="Во второй декаде мая откроют каток",
    no="Во второй декаде романа",
)
def ten_days_of(m: Match) -> Found | None:
    """«первой декаде декабря»: its days 1 to 10, 11 to 20, 21 to the last."""
    number, whole = m.number("o") or 0, m.atom("x")
    month = whole.node
    if number not in (1, 2, 3) or not isinstance(month, Point) or month.month is None or month.month > MONTHS:
        return None
    first = attrs.evolve(month, day=number * 10 - 9)
    last: Node = attrs.evolve(month, day=number * 10) if number < LAST else Nth(-1, 0, month)
    return m.make("PERIOD", Range(first, last), needs=whole.needs)


@rule("{turn} {x=CENTURY|DECADE|RANGE}", yes="На рубеже XIX–XX веков", no="На рубеже обороны")
def turn_of(m: Match) -> Found | None:
    """«рубеже XIX–XX веков»."""
    return m.make("CENTURY", m.atom("x").node)


RULES: tuple[Rule, ...] = (part_of, part_of_this, half_of, half_of_this, ten_days_of, turn_of)
