"""What an expression says before any reference: small frozen trees, written as JSON into `DateMention.expression`."""

from __future__ import annotations

import json
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
"""EDTF codes of seasons; 33–36 are quarters, 40 and 41 halves. They stand where the month would: `2020-22`."""


@frozen
class Node:
    """Base of all expressions."""


@frozen
class Point(Node):
    """Fields of calendar and clock, as far as they are said."""

    year: int | None = None
    """Year; negative before our era, by the historian's count (44 BC is -44)."""
    short_year: int | None = None
    """Year said in two digits («98-м»)."""
    year_shift: int | None = None
    """Years from the reference's: -1 for «прошлого года»."""
    told_year: int | None = None
    """Year of an earlier date of the text, which this one shares."""
    month: int | None = None
    """Month 1–12, or an EDTF code of season, quarter or half."""
    month_shift: int | None = None
    """Months from the reference's: «15 числа прошлого месяца»."""
    day: int | None = None
    """Day of the month."""
    days: int | None = None
    """Days from the reference: -1 for «вчера»."""
    weekday: int | None = None
    """Day of the week, Monday is 1."""
    which: str | None = None
    """Which of several: `this`, `last`, `next`, or `past` for the last one gone by («минувшую субботу»)."""
    part: str | None = None
    """Part of the day: MO, AF, EV, NI."""
    hour: int | None = None
    """Hour 0–24."""
    either: bool | None = None
    """True for an hour that may as well be of the afternoon: «в 3 часа», asked for alone, is the next one to come."""
    minute: int | None = None
    """Minute."""
    second: int | None = None
    """Second."""
    zone: str | None = None
    """IANA name or offset of the zone named; `local` for «по местному времени»."""
    style: str | None = None
    """`julian` for dates of the old style."""


@frozen
class Fixed(Node):
    """A value that needs no reference: `17XX`, `199X`."""

    value: str
    """The value."""
    grain: str = "year"
    """Unit it is exact to."""


@frozen
class Nth(Node):
    """One of the days of something longer, by its count: «второе воскресенье июня», «последний день зимы»."""

    number: int
    """Which: 1 is the first, -1 the last."""
    weekday: int
    """Day of the week, Monday is 1; 0 if any day counts."""
    of: Node
    """The whole: a month, a season, a year."""


@frozen
class Decade(Node):
    """A decade without its century: «в девяностых»."""

    tens: int
    """0, 10, … 90."""


@frozen
class Part(Node):
    """A part of something longer: «в начале мая», «вторая половина XIX века»."""

    which: str
    """START, MID, END; H1, H2 for halves."""
    of: Node
    """The whole."""


@frozen
class Range(Node):
    """From one to another, both included; None where it is open."""

    first: Node | None
    """Beginning."""
    last: Node | None
    """End."""


@frozen
class Unit(Node):
    """A whole week, month, year …, counted from the one the reference lies in: «на прошлой неделе»."""

    unit: str
    """`day`, `week`, `weekend`, `month`, `quarter`, `half`, `season21` …, `year`, `decade`, `century`."""
    offset: int
    """0 for this one, -1 for the last."""
    anchor: str | None = None
    """`text` if it counts from a date of the text («в том же году»)."""
    base: Node | None = None
    """That date, where it was found."""


@frozen
class Shift(Node):
    """So long before or after something: «два года назад», «через неделю», «годом ранее»."""

    sign: int
    """-1 or 1."""
    amounts: tuple[tuple[float, str], ...]
    """Counts with their units."""
    base: Node | None = None
    """What it counts from, where that is a date of the text; None for the reference."""
    exact: bool = False
    """Whether the answer is the exact day or moment, not the whole unit: a phrase that stands alone."""
    at: Node | None = None
    """Clock time or part of the day that goes with it: «на следующий день утром»."""


@frozen
class Length(Node):
    """A duration."""

    value: str
    """ISO 8601 duration; `PXY` for «несколько лет»."""
    side: int = 0
    """-1 for «последние», 1 for «следующие»: on which side of the reference it lies; 0 if it does not say."""


@frozen
class Recurrence(Node):
    """A set of times."""

    value: str
    """TIMEX3: a duration for «ежегодно», `XXXX-WXX-1` for «по понедельникам»."""


@frozen
class Vague(Node):
    """Now, past or future without a measure."""

    value: str
    """PRESENT_REF, PAST_REF, FUTURE_REF; `TENSE` if the verb decides («на днях»)."""


@frozen
class Holiday(Node):
    """A holiday, in the year said or implied."""

    name: str
    """Its name in the table."""
    year: int | None = None
    """The year, if said."""
    year_shift: int | None = None
    """Years from the reference's."""


@frozen
class Told(Node):
    """A date of the text that another counts from, with the tense of its own sentence."""

    of: Node
    """The date."""
    tense: str | None = None
    """Tense around it."""
    strong: bool = False
    """Whether its verb stands in its clause."""


@frozen
class Same(Node):
    """What the reference is now or what the text spoke of: base of an anaphor that has found nothing."""


@frozen
class Impossible(Node):
    """A date that no calendar has: «31 апреля»."""

    note: str
    """Why."""


KINDS: dict[str, type[Node]] = {
    kind.__name__: kind
    for kind in (
        Point, Fixed, Nth, Decade, Part, Range, Unit, Shift, Length, Recurrence, Vague, Holiday, Same, Told, Impossible,
    )
}  # fmt: skip


def clock_text(point: Point) -> str:
    """Write a clock time or part of the day as it ends a value: `T09:30`, `TEV`."""
    if point.hour is None:
        return f"T{point.part}"
    return f"T{point.hour:02d}:{point.minute or 0:02d}" + (f":{point.second:02d}" if point.second else "")


def write(node: Node) -> str:
    """Write an expression as JSON; fields that say nothing are left out."""
    kind = node.__class__.__name__
    parts = ['{"is":"', kind, '"']
    for name, default in _fields(kind):
        item = getattr(node, name)
        if item is not default and item != default:
            parts += (',"', name, '":', str(item) if item.__class__ is int else _text(item))
    parts.append("}")
    return "".join(parts)


def _text(value: Any) -> str:
    if isinstance(value, Node):
        return write(value)
    return f"[{','.join(map(_text, value))}]" if isinstance(value, tuple) else _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False).encode


def read(text: str) -> Node:
    """Read what `write` has written.

    Raises:
        ValueError: it is something else.
    """
    try:
        node = _node(json.loads(text))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not an expression: {str(text)[:60]!r}") from error
    if not isinstance(node, Node):
        raise ValueError(f"not an expression: {text[:60]!r}")  # noqa: TRY004 — one error for all that is malformed
    return node


@cache
def _fields(kind: str) -> tuple[tuple[str, Any], ...]:
    """Give the names and defaults of the fields of a kind of expressions."""
    return tuple((field.name, field.default) for field in attrs.fields(KINDS[kind]))


def _node(value: Any) -> Any:
    if isinstance(value, dict):
        fields = {name: _node(item) for name, item in value.items() if name != "is"}
        allowed = _allowed(value["is"])
        for name, item in fields.items():
            if not _is_of(item, allowed[name]):
                raise TypeError(f"{name} cannot be {item!r}")
        return KINDS[value["is"]](**fields)
    return tuple(_node(item) for item in value) if isinstance(value, list) else value


@cache
def _allowed(kind: str) -> dict[str, Any]:
    """Give the types of the fields of a kind of expressions."""
    return get_type_hints(KINDS[kind])


def _is_of(value: Any, hint: Any) -> bool:
    """Whether a value is of a type that a field says: `int | None`, `tuple[tuple[float, str], ...]`."""
    if get_origin(hint) is UnionType:
        return any(_is_of(value, option) for option in get_args(hint))
    if get_origin(hint) is tuple:
        options = get_args(hint)
        if options[-1] is Ellipsis:
            return isinstance(value, tuple) and all(_is_of(item, options[0]) for item in value)
        return isinstance(value, tuple) and len(value) == len(options) and all(map(_is_of, value, options))
    if hint is float:
        return type(value) in (int, float)
    return isinstance(value, hint) if hint in (Node, NoneType) else type(value) is hint
