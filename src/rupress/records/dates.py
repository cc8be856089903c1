"""Records of temporal expressions."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import frozen

from rupress.records.shown import Shown
from rupress.span import Span


class DateType(StrEnum):
    """Type of a temporal expression, as in TIMEX3."""

    DATE = "DATE"
    """A day or anything coarser."""
    TIME = "TIME"
    """Anything finer than a day."""
    DURATION = "DURATION"
    """A length of time."""
    SET = "SET"
    """A recurrence."""


@frozen
class DateMention(Shown):
    """A temporal expression and what it means."""

    span: Span
    """Where it stands."""
    text: str
    """The words."""
    type: DateType
    """DATE, TIME, DURATION or SET."""
    value: str | None
    """ISO 8601-2 (EDTF), TIMEX3 where EDTF has no notation; open fields are X (`XXXX-05-20`). None for impossible
    dates."""
    start: dt.datetime | dt.date | None = None
    """First moment or day of the interval meant, if it is known."""
    end: dt.datetime | dt.date | None = None
    """Last day (inclusive) or moment of it."""
    grain: str = "day"
    """Unit the words are exact to: `century`, `decade`, `year`, `half`, `quarter`, `season`, `month`, `week`, `day`,
    `daypart`, `hour`, `minute`, `second`, or `vague`."""
    mod: str | None = None
    """TIMEX3 modifier: START, MID, END, BEFORE, AFTER, LESS_THAN, MORE_THAN."""
    approximate: bool = False
    """Whether the words say «около», «примерно» or the like."""
    implied: tuple[str, ...] = ()
    """Fields of the value that the text does not say and the reference supplied: `year`, `month`, `day`, …"""
    anchor: str | None = None
    """What supplied them: `reference`, or `text` for an earlier date of the text; None if nothing was needed."""
    rule: str = ""
    """Name of the rule that found it."""
    alternatives: tuple[str, ...] = ()
    """Other values the words allow, likeliest first."""
    note: str | None = None
    """Why there is no value, or what is doubtful about it."""
    zone: str | None = None
    """Time zone that the words name: IANA name or offset; `local` for «по местному времени»."""
    expression: str = ""
    """What the words say before any reference, as JSON: `resolve_date` reads it."""
    tense: str | None = None
    """Tense of the words around: `past`, `present`, `future` or None."""
    tense_is_near: bool = False
    """Whether the verb that tells it stands in the same clause."""
    setting: str = "text"
    """Where it stands: `alone` if it is the whole text, as in a query or a planner; `text`; `running` if the text has
    named another date before."""
