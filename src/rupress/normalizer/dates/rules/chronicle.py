"""Entries of lists by their years and hours, and years that no «год» names: lives in brackets, events."""

from __future__ import annotations

import re

from rupress.normalizer.dates.grammar import Found, Match, Rule, rule
from rupress.normalizer.dates.lexicon import shapes
from rupress.normalizer.dates.nodes import Point, Range
from rupress.normalizer.dates.rules.calendar import EVENT_YEARS
from rupress.normalizer.dates.rules.common import counted

ENTRY = re.compile(r"[ \t]*\d{4}[ \t]*[—–-][ \t]+[^\W\d]")
"""How an entry of a chronicle begins: «1703 — умер узник»."""
_HOUR = r"(?:[01]\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.])"
_HOURS = _HOUR + r"(?:[ \t]?[—–-][ \t]?(?:[01]\d|2[0-4])\.[0-5]\d(?![\d.]))?"
HOUR_ENTRY = re.compile(rf"[ \t]*{_HOURS}(?:[ \t]+[«\"]?[^\W\da-zа-яё]|[ \t]*[—–-][ \t]+[«\"]?[^\W\d])")
"""How an entry of an agenda begins: «10.00 – открытие», «10.00–12.00 Открытие»."""
HOUR_BELOW = re.compile(rf"\n[ \t]*{_HOUR}")
"""An hour at the beginning of a line."""
FIVE = 5
"""Minutes of an hour that is set."""
MONTHS = 12
LONGEST = 600
"""An entry of more characters is not looked through for its neighbour."""
YEARS = range(1000, 2060)
MODERN = range(1700, 2060)


@rule(
    "(?<={line}) {y=num4} (?={dash})",
    yes="1190 — основан орден\n1703 — умер узник",
    no="1190 — столько домов в селе",
)
def year_of_entry(m: Match) -> Found | None:
    """«1703 — умер узник»: the year of an entry, in a list of several."""
    if m.number("y") not in YEARS or not _listed(m, ENTRY, m.tokens.starts[m.at("y")]):
        return None
    return m.make("YEAR", Point(year=m.number("y")))


@rule(
    "(?<={line}) {c=pair} (?:{dash} {e=pair})? (?={dash}|{other}|{quote}|{in}|{on})",
    yes="10.00 – открытие ярмарки\n11.30 – скачки",
    no="10.00 – уровень воды в колодце",
)
def hour_of_entry(m: Match) -> Found | None:
    """«10.00 – открытие ярмарки», «11.30–13.00 скачки»: the hour of an entry, in a list of several."""
    start = m.tokens.starts[m.at("c")]
    if not _listed(m, HOUR_ENTRY, start) or not _hours_only(m, start):
        return None
    ends = [
        Point(hour=int(value[0]), minute=int(value[1]))
        for slot in ("c", "e")
        if isinstance(value := m.value(slot), tuple)
    ]
    return m.make("RANGE", Range(*ends)) if m.has("e") else m.make("CLOCK", ends[0])


def _hours_only(m: Match, start: int) -> bool:
    """Whether the hours of this entry and the ones around it cannot all be days: «10.12» may be of December."""
    text = m.tokens.raw[max(0, start - LONGEST) : start + LONGEST]
    minutes = [int(entry["minute"]) for entry in HOUR_BELOW.finditer("\n" + text)]
    return not any(minute % FIVE for minute in minutes) and not all(0 < minute <= MONTHS for minute in minutes)


def _listed(m: Match, entry: re.Pattern[str], start: int) -> bool:
    """Whether the entry above or below begins in the same way, too."""
    raw = m.tokens.raw
    if not entry.match(raw, start):
        return False
    below = raw.find("\n", start, start + LONGEST)
    while below >= 0 and raw[below : below + 1] == "\n":
        below += 1
    if below >= 0 and entry.match(raw, below):
        return True
    end = start
    while end > 0 and raw[end - 1] == "\n":
        end -= 1
    above = raw.rfind("\n", max(0, end - LONGEST), end) + 1
    return end > 0 and entry.match(raw, above) is not None


@rule(
    "{with} {a=num4} {po} {b=num4} (?={close}|{dot}|{comma}|{line}|{dash}|{and})",
    yes="Чемпион мира (с 1921 по 1927)",
    no="Цена выросла с 1921 до 1927",
)
def years_from_to(m: Match) -> Found | None:
    """«с 1921 по 1927», with nothing counted behind it."""
    first, last = m.number("a") or 0, m.number("b") or 0
    if first not in MODERN or last not in MODERN or first >= last:
        return None
    return m.make("RANGE", Range(Point(year=first), Point(year=last)))


@rule(
    "(?<={other}) {y=num4} (?!{unit}|{let}|{gody}|{year}|{dash}|{slash}|{percent})",
    yes="Итоги Lugovo Hotel Awards 2018",
    no="Двигатель Lugovo Turbo 2018 оборотов",
)
def year_of_event(m: Match) -> Found | None:
    """«Lugovo Hotel Awards 2018»: the year of an event, behind the word that says that it is one."""
    capital = m.tokens.raw[m.tokens.starts[m.at("y") - 1]].isupper()
    event = m.before() in shapes("event_names")
    return m.make("YEAR", Point(year=m.number("y"))) if capital and event and m.number("y") in MODERN else None


@rule(
    "(?<={other}) {y=num4} (?!{dash}|{slash}|{and|or|comma}{num4})",
    yes="Итоги чемпионата мира 2006",
    no="На чемпионат 2006 домов",
)
def year_of_contest(m: Match) -> Found | None:
    """«чемпионата мира 2006», «Кубок лесорубов 2018»: behind what is held every few years, and nothing counted."""
    held = any(m.before(back=back).startswith(shapes("events")) for back in (1, 2))
    if not held or m.number("y") not in EVENT_YEARS or m.kind_after() in GOES_ON or counted(m):
        return None
    return m.make("YEAR", Point(year=m.number("y")))


GOES_ON = ("unit", "let", "year", "years", "percent", "kilometre", "times", "sign", "num", "ord")
"""Kinds that four digits count, or that go on with them."""


RULES: tuple[Rule, ...] = (year_of_entry, hour_of_entry, years_from_to, year_of_event, year_of_contest)
