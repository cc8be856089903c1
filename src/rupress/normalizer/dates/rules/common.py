"""What the rules share: the words that follow a month and name its year, and the shifts that adjectives say."""

from __future__ import annotations

from typing import TypedDict

import attrs

from rupress.normalizer.dates.grammar import Match
from rupress.normalizer.dates.lexicon import forms, shapes
from rupress.normalizer.dates.nodes import Holiday, Point, Shift
from rupress.normalizer.dates.tense import word_tense

RELATIVE = "this|last|next|before_last|nearest|previous|last_in_row|next_short"
OFFSET = {
    "this": 0,
    "last": -1,
    "next": 1,
    "before_last": -2,
    "nearest": 1,
    "previous": -1,
    "last_in_row": 0,
    "next_short": 1,
}
"""What an adjective says, in units from the one that holds the reference."""


class YearFields(TypedDict, total=False):
    """Fields of a point that say its year."""

    year: int | None
    short_year: int | None
    year_shift: int | None


YEAR_TAIL = (
    r"(?:{comma}?{y=num4|ordyear}(?:{g1=god}{dot}?)?(?!{dash}{num4}|{unit}|{let})"
    r"|{yy=num2|num|ord2|ord}{g2=year_short}{dot}|{yyy=num2|ord2|ord}{g6=year}|{yyyy=num2}(?={line}|{clock})"
    r"|{sego=sego_year}{dot}?|{rel=this|last|next|before_last|previous}{same}?{g3=god}{dot}?"
    r"|{in}{y2=num4}{g4=god}{dot}?|{that}{tz=same}{g5=god}{dot}?)?"
)
"""Year after a month: «2021», «2021 г.», «98 г.», «с. г.», «прошлого года», «того же года»."""


TAIL_SLOTS = ("y", "y2", "yy", "yyy", "yyyy", "sego", "rel", "tz")
"""The slots of `YEAR_TAIL` that say a year."""


def year_fields(match: Match) -> YearFields:
    """Read the slots of `YEAR_TAIL` into fields of a point."""
    if not match.fills(TAIL_SLOTS):
        return {"year": None, "short_year": None, "year_shift": None}
    short = next((match.number(slot) for slot in ("yy", "yyy", "yyyy") if match.has(slot)), None)
    shift = match.number("sego")
    if shift is None and match.has("rel"):
        shift = OFFSET[match.kind("rel")]
    if match.has("tz"):
        shift = 0
    return {"year": match.number("y") or match.number("y2"), "short_year": short, "year_shift": shift}


def says_year(match: Match) -> bool:
    """Whether a `YEAR_TAIL` is filled."""
    return match.fills(TAIL_SLOTS)


def needs(match: Match) -> str | None:
    """The anchor in the text that a `YEAR_TAIL` asks for: «того же года»."""
    return "year" if match.has("tz") else None


def merged(first: Point, second: Point) -> Point:
    """Put two points together that name one moment: «понедельник» and «18 ноября», «вчера» and «в 22:40»."""
    said = {
        field.name: getattr(second, field.name)
        for field in attrs.fields(Point)
        if getattr(second, field.name) is not None
    }
    return attrs.evolve(first, **said)


def on_holiday(day: Holiday, part: str) -> Shift:
    """Give a part of a holiday: «в ночь на Рождество»."""
    return Shift(1, ((0.0, "day"),), day, at=Point(part=part))


def capital_inside(match: Match, slot: str) -> bool:
    """Whether a word has a capital that the beginning of a sentence does not explain: «играл Августа»."""
    index = match.at(slot)
    start = match.tokens.starts[index]
    return match.tokens.raw[start].isupper() and not at_sentence_start(match, index)


def at_sentence_start(match: Match, index: int) -> bool:
    """Whether a token stands where a sentence may begin, or everything around is in capitals."""
    if index <= 0:
        return True
    start, before = match.tokens.starts[index], match.tokens.stops[index - 1]
    mark = match.tokens.raw[before - 1 : before]
    shouted = match.tokens.raw[start : match.tokens.stops[index]].isupper()
    return shouted or mark in '.!?…:\n"«»—-–(' or match.tokens.starts[index] == 0 or index == 1


def in_address(match: Match, slot: str) -> bool:
    """Whether a number is part of a URL or a file name: `/2016-06-30/`, `foto_19.10.16.webm`."""
    index = match.at(slot)
    raw, start, stop = match.tokens.raw, match.tokens.starts[index], match.tokens.stops[index]
    before, after = raw[start - 1 : start] if start else "", raw[stop : stop + 1]
    ending = raw[stop + 1 : stop + 2] if after == "." else ""
    file_ending = ending.isalpha() and not (ending.isupper() and not ending.isascii())  # «до 22:00.Как пояснили»
    if before == "/" and raw[start - 2 : start - 1] in {".", *shapes("hour_mark")}:
        before = " "  # «14./15.10.2018», «18:30ч/19:00ч»
    return before in ADDRESS or before.isalnum() or after in ADDRESS or file_ending


ADDRESS = frozenset("/_=@&#%~")


def counted(match: Match) -> bool:
    """Whether what stands behind a number is what it counts: a word in lower case that is no verb («2016 метрах»)."""
    following = match.after()
    return (
        match.kind_after() in ("other", "unit", "let")
        and following[:1].islower()
        and len(following) > 2
        and word_tense(following) is None
    )


def put_off(match: Match) -> bool:
    """Whether «с … на …» says from which day to which something was moved: «перенёс забег с субботы на 31 декабря»."""
    return any(match.before(back=back).startswith(shapes("postponed")) for back in range(1, 7))


def counts_to_twelve(match: Match, slot: str = "b") -> bool:
    """Whether an hour is said with its part of the day, so that one before it is of that half: «с 3 до 6 вечера»."""
    atom = match.atom(slot)
    return not forms("halves_of_day").isdisjoint(match.tokens.text[atom.start : atom.stop].split())


def spaced(match: Match, slot: str) -> bool:
    """Whether spaces stand around a dash."""
    index = match.at(slot)
    raw, start, stop = match.tokens.raw, match.tokens.starts[index], match.tokens.stops[index]
    return raw[start - 1 : start] == " " or raw[stop : stop + 1] == " "


def spaced_before(match: Match, slot: str) -> bool:
    """Whether a space stands before the token of a slot."""
    start = match.tokens.starts[match.at(slot)]
    return match.tokens.raw[start - 1 : start] == " "
