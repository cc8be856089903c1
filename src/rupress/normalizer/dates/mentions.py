"""From meanings to the public record."""

from __future__ import annotations

import datetime as dt

import attrs

from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.nodes import Length, Node, Recurrence, write
from rupress.normalizer.dates.resolving import Context, Meaning, Reference, resolve
from rupress.normalizer.dates.tense import Tense
from rupress.normalizer.zones import zone
from rupress.records import DateMention, DateType
from rupress.span import Span


def context_of(reference: Reference | None, tz: str, prefer: str | None, tense: Tense, setting: str) -> Context:
    """Gather what resolving depends on."""
    return Context(reference, tz, prefer, tense.tense, tense.strong, setting)


def mention_of(found: Found, context: Context, span: Span, source: str) -> DateMention:
    """Resolve a finding into the record of a mention."""
    node = found.node
    assert node is not None  # noqa: S101 — traps are left out before
    meaning = resolve(node, context)
    return DateMention(
        span,
        source[span.start : span.stop],
        _type(node, meaning),
        _value(meaning, approximate=found.approximate),
        _aware(meaning.start, meaning, context.tz),
        _aware(meaning.end, meaning, context.tz),
        meaning.grain,
        meaning.mod or found.mod,
        found.approximate,
        meaning.implied,
        meaning.anchor,
        found.rule,
        meaning.alternatives,
        meaning.note,
        meaning.zone,
        write(node),
        context.tense,
        context.strong,
        context.setting,
    )


def remade(mention: DateMention, node: Node, context: Context) -> DateMention:
    """Fill in what an expression means in a context; what the words say stays."""
    meaning = resolve(node, context)
    return attrs.evolve(
        mention,
        type=_type(node, meaning),
        value=_value(meaning, approximate=mention.approximate),
        start=_aware(meaning.start, meaning, context.tz),
        end=_aware(meaning.end, meaning, context.tz),
        grain=meaning.grain,
        mod=meaning.mod or mention.mod,
        implied=meaning.implied,
        anchor=meaning.anchor,
        alternatives=meaning.alternatives,
        note=meaning.note,
        zone=meaning.zone,
    )


def _value(meaning: Meaning, *, approximate: bool) -> str | None:
    value = meaning.value
    return value + "~" if approximate and value is not None and not value.endswith("~") else value


def _type(node: Node, meaning: Meaning) -> DateType:
    value = meaning.value or ""
    if isinstance(node, Length) and value.startswith("P"):
        return DateType.DURATION
    if isinstance(node, Recurrence):
        return DateType.SET
    return DateType.TIME if "T" in value and "REF" not in value else DateType.DATE


def _aware(moment: dt.datetime | dt.date | None, meaning: Meaning, tz: str) -> dt.datetime | dt.date | None:
    """Give a clock time its zone: the one named, else the caller's; none for «по местному времени»."""
    if not isinstance(moment, dt.datetime) or meaning.zone == "local":
        return moment
    name = meaning.zone or tz
    if name[:1] in "+-":
        hours, _, minutes = name[1:].partition(":")
        away = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
        if away < _DAY:  # «UTC+29» is no zone on Earth
            return moment.replace(tzinfo=dt.timezone(away if name[0] == "+" else -away))
        name = tz
    return moment.replace(tzinfo=zone(name))


_DAY = dt.timedelta(days=1)
"""What no zone is apart from another."""
