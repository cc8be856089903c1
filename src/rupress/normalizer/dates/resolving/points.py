"""Points: a day, month or year of the calendar with what the reference must add, and clock times on them."""

from __future__ import annotations

import datetime as dt

import attrs

from rupress.normalizer.dates.nodes import Point, clock_text
from rupress.normalizer.dates.resolving import calendar
from rupress.normalizer.dates.resolving.choose import choose_year, full_year
from rupress.normalizer.dates.resolving.meaning import Context, Meaning

PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (-2, 6)}
"""Hours of the parts of a day; the night of a day begins on the evening before («ночь на 11 ноября»)."""


def resolve_point(point: Point, context: Context) -> Meaning:
    """Resolve the fields of a point."""
    if point.style == "julian":
        return _old_style(point, context)
    point = _next_hour(point, context)
    timed = point.hour is not None or point.part is not None
    base = _base(point, context)
    if not timed:
        return base
    if isinstance(base.start, dt.date) and base.start == base.end:
        return _on_day(base, base.start, point)
    return attrs.evolve(
        base, value=f"{base.value}{clock_text(point)}" if base.value else None, grain=_grain(point), zone=point.zone
    )


def _base(point: Point, context: Context) -> Meaning:
    """Resolve the calendar fields."""
    year, implied, anchor = _year(point, context)
    if point.month is not None and point.month > 12:
        return _month(point, year, implied, anchor, context)
    if point.month is not None and point.day is not None:
        return _month_day(point, year, implied, anchor, context)
    if point.days is not None:
        return _relative_day(point.days, context)
    if point.month is not None:
        return _month(point, year, implied, anchor, context)
    if point.day is not None:
        return _day_number(point, context)
    if point.weekday is not None:
        return _weekday(point, context)
    if year is not None or point.short_year is not None or point.year_shift is not None:
        return _whole_year(point, year, implied, anchor)
    return _relative_day(0, context) if context.reference is None else _clock_day(point, context)


def _year(point: Point, context: Context) -> tuple[int | None, tuple[str, ...], str | None]:
    """The year as far as it is said: in full, in two digits, or from the reference's."""
    if point.year is not None:
        return point.year, (), None
    if point.told_year is not None:
        return point.told_year, ("year",), "text"
    reference = context.reference
    if reference is None:
        return None, (), None
    if point.short_year is not None:
        year = full_year(point.short_year, reference.day)
        if year is not None and year > reference.day.year and context.direction == "past":
            year -= 100  # «в 37-м году приговоры вступали в силу», said in 2017
        return year, ("century",), "reference"
    if point.year_shift is not None:
        year = reference.day.year + point.year_shift
        return (year if 1 <= year <= 9999 else None), ("year",), "reference"
    return None, (), None


def _whole_year(point: Point, year: int | None, implied: tuple[str, ...], anchor: str | None) -> Meaning:
    if year is None:
        value = f"XX{point.short_year:02d}" if point.short_year is not None else "XXXX"
        return Meaning(value, grain="year")
    if not 1 <= year <= 9999:
        return Meaning(calendar.year_text(year), grain="year")
    return Meaning(calendar.year_text(year), dt.date(year, 1, 1), dt.date(year, 12, 31), "year", implied, anchor)


def _month_day(
    point: Point, year: int | None, implied: tuple[str, ...], anchor: str | None, context: Context
) -> Meaning:
    month, number = point.month or 1, point.day or 1
    if year is not None and year < 1:  # «15 марта 44 года до н. э.»: no calendar counts so far back
        return Meaning(f"{calendar.year_text(year)}-{month:02d}-{number:02d}")
    if year is None:
        if context.reference is None:
            head = f"XX{point.short_year:02d}" if point.short_year is not None else "XXXX"
            return Meaning(f"{head}-{month:02d}-{number:02d}")
        year = _day_year(point, month, number, context, context.reference.day)
        implied, anchor = ("year",), "reference"
        if year is None:
            return Meaning(None, note=f"no such day near the reference: {number}.{month:02d}")
    found = calendar.day(year, month, number)
    if found is None:
        return Meaning(None, note=f"month {month} of {year} has no day {number}", implied=implied, anchor=anchor)
    others = _other_years(found, implied, context)
    return Meaning(found.isoformat(), found, found, "day", implied, anchor, alternatives=others)


def _day_year(point: Point, month: int, number: int, context: Context, today: dt.date) -> int | None:
    """The year of a day without one: that in which the weekday said is right, else by tense and distance."""

    def bounds(year: int) -> tuple[dt.date, dt.date] | None:
        found = calendar.day(year, month, number)
        wrong = found is not None and point.weekday is not None and found.isoweekday() != point.weekday
        return None if found is None or wrong else (found, found)

    if point.weekday is None and context.alone and context.direction is None and bounds(today.year):
        return today.year  # a planner's entry, not a sentence
    year = choose_year(bounds, context, today)
    if point.weekday is None and year is not None:
        return year
    free = choose_year(lambda y: _twice(calendar.day(y, month, number)), context, today)
    far, near = _distance(year, month, number, today), _distance(free, month, number, today)
    slip = year is None or abs(year - today.year) > 2 or (far > FAR and near < AT_HAND)
    return free if slip else year  # a weekday that is right in no near year is a slip


FAR, AT_HAND = 300, 45
"""Days from the reference: a day of the week that is right only in a year so far off is a slip where the day itself is
at hand: «в среду, 7 апреля», said on Thursday, 7 April."""


def _distance(year: int | None, month: int, number: int, today: dt.date) -> int:
    found = calendar.day(year, month, number) if year is not None else None
    return abs((found - today).days) if found is not None else NEVER


NEVER = 10**6


def _other_years(found: dt.date, implied: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """The next best year where the year was implied and nothing in the text decides."""
    if implied != ("year",) or context.reference is None or context.direction is not None:
        return ()
    step = 1 if found < context.reference.day else -1
    other = calendar.day(found.year + step, found.month, found.day)
    return (other.isoformat(),) if other else ()


def _twice(found: dt.date | None) -> tuple[dt.date, dt.date] | None:
    return (found, found) if found else None


def _month(point: Point, year: int | None, implied: tuple[str, ...], anchor: str | None, context: Context) -> Meaning:
    code = point.month or 1
    grain = "month" if code <= 12 else "season" if code < 33 else "quarter" if code < 40 else "half"
    if year is None:
        if context.reference is None:
            return Meaning(f"XXXX-{code:02d}", grain=grain)
        year = _which_year(point, code, context)
        implied, anchor = ("year",), "reference"
        if year is None:
            return Meaning(None, grain=grain, note="no such month near the reference")
    bounds = calendar.month_bounds(year, code)
    first, last = bounds or (None, None)
    return Meaning(f"{calendar.year_text(year)}-{code:02d}", first, last, grain, implied, anchor)


def _which_year(point: Point, code: int, context: Context) -> int | None:
    """The year of a month or season, by «прошлый», «этот», «следующий», else by tense."""
    assert context.reference is not None  # noqa: S101 — the caller has looked
    today = context.reference.day

    def bounds(year: int) -> tuple[dt.date, dt.date] | None:
        return calendar.month_bounds(year, code)

    years = range(today.year - 2, today.year + 2)  # in January the winter that is over began two years before
    spans = [(year, found) for year in years if (found := bounds(year))]
    if point.which in ("past", "last", "before"):
        gone = [year for year, (_, last) in spans if last < today]
        if not gone:
            return None
        # «прошлым летом», said in autumn, is last year's; this year's is «этим летом»
        latest = gone[-1] - (gone[-1] == today.year and point.which != "past")
        return latest - (point.which == "before")
    if point.which in ("next", "nearest"):
        return next((year for year, (first, _) in spans if first > today), None)
    if code > 32 and context.direction is None:
        return today.year  # reports speak of the quarters of their own year
    if point.which == "this":
        return choose_year(bounds, attrs.evolve(context, strong=False), today)
    return choose_year(bounds, context, today)


def _relative_day(days: int, context: Context) -> Meaning:
    if context.reference is None:
        return Meaning("XXXX-XX-XX")
    found = calendar.plus_days(context.reference.day, days)
    if found is None:
        return Meaning(None, note="outside of years 1 to 9999")
    return Meaning(found.isoformat(), found, found, "day", ("year", "month", "day"), "reference")


def _day_number(point: Point, context: Context) -> Meaning:
    """«25 числа»: of this month, unless the tense says the one before or after."""
    number = point.day or 1
    if context.reference is None:
        return Meaning(f"XXXX-XX-{number:02d}")
    today = context.reference.day
    shifts = (point.month_shift,) if point.month_shift is not None else (0, -1, 1, -2, 2, 3, -3)
    months = [calendar.plus_months(today.replace(day=1), shift) for shift in shifts]
    days = [found for m in months if m and (found := calendar.day(m.year, m.month, number))]
    if point.weekday is not None:  # «в субботу, 11-го»
        days = [found for found in days if found.isoweekday() == point.weekday] or days
    if context.direction == "past":
        days = [found for found in days if found <= today] or days
    elif context.direction == "future":
        days = [found for found in days if found >= today] or days
    if not days:
        return Meaning(None, note=f"no day {number} near the reference")
    best = min(days, key=lambda found: abs((found - today).days)) if context.direction else days[0]
    return Meaning(best.isoformat(), best, best, "day", ("year", "month"), "reference")


def _weekday(point: Point, context: Context) -> Meaning:
    number = point.weekday or 1
    if context.reference is None:
        return Meaning(f"XXXX-WXX-{number}")
    today = context.reference.day
    ahead, behind = (number - today.isoweekday()) % 7, (today.isoweekday() - number) % 7
    this_week = number - today.isoweekday()
    which = point.which
    if which is None and context.alone and context.prefer is None:
        which = "next"
    shift = {
        "this": this_week, "thisweek": this_week, "lastweek": this_week - 7, "nextweek": this_week + 7,
        "last": this_week - 7, "past": -(behind or 7), "next": ahead or 7, "nearest": ahead or 7,
    }.get(which or "")  # fmt: skip
    if which == "this" and context.direction == "past" and context.strong and this_week > 0:
        shift = this_week - 7  # «в эту субботу клуб выиграл», said on Monday
    others: tuple[int, ...] = (-(behind or 7),) if which == "last" else (this_week + 7,) if which == "next" else ()
    if shift is None:
        # «в четверг вылетаем в Казань» is a plan, where «в четверг сообщает» is a report
        planned = context.direction == "future" or (
            context.prefer is None and context.tense == "present" and context.strong
        )
        shift = ahead if planned else -behind
    found = calendar.plus_days(today, shift)
    if found is None:
        return Meaning(None, note="outside of years 1 to 9999")
    texts = tuple(day.isoformat() for other in others if other != shift and (day := calendar.plus_days(today, other)))
    return Meaning(found.isoformat(), found, found, "day", ("year", "month", "day"), "reference", alternatives=texts)


def _clock_day(point: Point, context: Context) -> Meaning:
    """The day of a bare clock time: the reference's, the one before if a past event would still be to come."""
    shift = 0
    reference = context.reference
    if _is_midnight(point) and reference and reference.moment and reference.moment.hour >= SMALL_HOURS:
        # «в полночь закон вступит в силу»: the one to come
        return _relative_day(
            int(context.direction == "future" or (context.alone and context.direction is None)), context
        )
    if reference and reference.moment and context.direction == "past" and point.zone is None:
        ahead = _minutes_ahead(point, reference.moment)
        far = context.strong and ahead > FARTHEST_ZONE and not _is_round(reference.moment)
        late = context.running and point.hour is not None and ahead > 0
        shift = -1 if late or far else 0
    return _relative_day(shift, context)


FARTHEST_ZONE = 8 * 60
"""Minutes: a clock time farther ahead is not gone by in any town but the easternmost, whatever the zone is."""


def _minutes_ahead(point: Point, moment: dt.datetime) -> int:
    """Minutes from the moment to a clock time of that day, or to the beginning of a part of it."""
    hour = PARTS[point.part or "MO"][0] if point.hour is None else point.hour % 24
    return hour * 60 + (point.minute or 0) - moment.hour * 60 - moment.minute


def _is_round(moment: dt.datetime) -> bool:
    """Whether a moment may stand for its day alone: midnight, of Greenwich perhaps, or noon."""
    return moment.minute == moment.second == 0


SMALL_HOURS = 3
"""Until then midnight may be the one just gone."""


def _is_midnight(point: Point) -> bool:
    return point.hour == 0 and not point.minute and not point.second


def _next_hour(point: Point, context: Context) -> Point:
    """«в 3», asked for at 4:30, is 15:00."""
    now = context.reference.moment if context.reference is not None else None
    hour = point.hour or 0
    if not point.either or not context.alone or now is None or context.direction == "past":
        return point
    later = hour + NOON
    return attrs.evolve(point, hour=later) if (hour, 0) <= (now.hour, now.minute) < (later, 0) else point


NOON = 12


def _grain(point: Point) -> str:
    if point.hour is None:
        return "daypart"
    return "second" if point.second else "minute" if point.minute is not None else "hour"


def _on_day(base: Meaning, some: dt.date, point: Point) -> Meaning:
    """Put a clock time or part of the day on a day."""
    value = f"{some.isoformat()}{clock_text(point)}"
    start, end = _hours(some, point)
    return attrs.evolve(base, value=value, start=start, end=end, grain=_grain(point), zone=point.zone)


def _hours(some: dt.date, point: Point) -> tuple[dt.datetime | dt.date, dt.datetime | dt.date]:
    midnight = dt.datetime(some.year, some.month, some.day)  # noqa: DTZ001 — local; the zone is put on at the end
    try:
        if point.hour is not None:
            at = midnight + dt.timedelta(hours=point.hour, minutes=point.minute or 0, seconds=point.second or 0)
            return at, at
        first, last = PARTS[point.part or "MO"]
        return midnight + dt.timedelta(hours=first), midnight + dt.timedelta(hours=last)
    except OverflowError:
        return some, some


def _old_style(point: Point, context: Context) -> Meaning:
    """Turn an old-style date into the Gregorian one."""
    base = _base(attrs.evolve(point, style=None), context)
    if not isinstance(base.start, dt.date) or base.start != base.end:
        return attrs.evolve(base, note="old style; the year is needed to convert it")
    found = calendar.julian_to_gregorian(base.start.year, base.start.month, base.start.day)
    if found is None:
        return base
    return attrs.evolve(base, value=found.isoformat(), start=found, end=found, note=f"old style {base.value}")
