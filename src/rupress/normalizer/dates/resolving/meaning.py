"""What resolving takes and gives: the reference with its context, and the meaning of an expression."""

from __future__ import annotations

import datetime as dt

from attrs import define, frozen

from rupress.normalizer.told import moment_told
from rupress.normalizer.zones import zone

DAY = dt.timedelta(days=1)
Moment = dt.datetime | dt.date


@frozen
class Reference:
    """The moment from which relative expressions count."""

    day: dt.date
    """Its day, local."""
    moment: dt.datetime | None = None
    """Its local time without zone, if more than the day is known."""


@define(eq=False)
class Context:
    """All that resolving depends on besides the expression."""

    reference: Reference | None
    """None: what is relative stays open."""
    tz: str = "Europe/Moscow"
    """Zone of clock times that name none."""
    prefer: str | None = None
    """`past` or `future` where the caller knows; it outranks the verb."""
    tense: str | None = None
    """Tense of the words around."""
    strong: bool = False
    """Whether the verb stands in the clause of the date."""
    setting: str = "text"
    """`alone`, `text` or `running`, as in `DateMention.setting`."""

    @property
    def alone(self) -> bool:
        """Whether the expression is the whole text, as a planner's entry or a query is."""
        return self.setting == "alone"

    @property
    def running(self) -> bool:
        """Whether the text has named another date before: it is an article, published at the reference."""
        return self.setting == "running"

    @property
    def direction(self) -> str | None:
        """The side to look at: what the caller prefers, else what the verb says."""
        return self.prefer or (self.tense if self.tense != "present" else None)


@define(eq=False)
class Meaning:
    """What an expression means."""

    value: str | None
    """EDTF or TIMEX3; None if there is no such date."""
    start: Moment | None = None
    """First day or moment; moments without zone are local."""
    end: Moment | None = None
    """Last day or moment."""
    grain: str = "day"
    """Unit it is exact to."""
    implied: tuple[str, ...] = ()
    """Fields the reference supplied."""
    anchor: str | None = None
    """`reference` or `text`."""
    mod: str | None = None
    """TIMEX3 modifier."""
    alternatives: tuple[str, ...] = ()
    """Other values the words allow."""
    note: str | None = None
    """What is doubtful."""
    zone: str | None = None
    """Zone of the clock time where the words name one."""


def reference_of(reference: object, tz: str) -> Reference | None:
    """Read a caller's reference.

    Args:
        reference: whatever `rupress.parse` takes as the time of publication.
        tz: IANA name of the local zone.

    Raises:
        UsageError: it is something else, or there is no such zone.
    """
    local, told = zone(tz), moment_told(reference, tz, "reference")
    if isinstance(told, dt.datetime):
        try:
            moment = told.astimezone(local).replace(tzinfo=None)
        except OverflowError:
            moment = told.replace(tzinfo=None)  # within hours of year 1 or 9999
        return Reference(moment.date(), moment.replace(microsecond=0, fold=0))
    return Reference(told) if told else None
