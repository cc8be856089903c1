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
    assert found.node is not None  # noqa: S101 — traps are left out before
    blank = DateMention(
        span=span,
        text=source[span.start : span.stop],
        type=DateType.DATE,
        value=None,
        mod=found.mod,
        approximate=found.approximate,
        rule=found.rule,
        expression=write(found.node),
        tense=context.tense,
        tense_is_near=context.strong,
        setting=context.setting,
    )
    return remade(blank, found.node, context)


def remade(mention: DateMention, node: Node, context: Context) -> DateMention:
    """Fill in what an expression means in a context; what the words say stays."""
    meaning = resolve(node, context)
    value = meaning.value
    if value is not None and mention.approximate and not value.endswith("~"):
        value += "~"
    return attrs.evolve(
        mention,
        type=_type(node, meaning),
        value=value,
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
        hours = int(name[1:3]) * (1 if name[0] == "+" else -1)
        return moment.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    return moment.replace(tzinfo=zone(name))
