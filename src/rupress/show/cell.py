"""One record as a notebook shows it when it is the last line of a cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rupress.errors import UsageError
from rupress.records import Caption, DateMention, Entity, Mention, Quote, Segment, TickerItem
from rupress.show.cards import captioned, dated, listed, named, quoted
from rupress.show.frame import e, fragment
from rupress.show.marks import date_hint, mention_hint, quote_hint


def record(shown: Any) -> str:
    """Show one record: a segment, a quote, an entity or its mention, a date, a ticker item, a caption.

    Returns:
        A fragment of HTML that loads nothing, everything escaped.

    Raises:
        UsageError: it is no such record.
    """
    for kind, draw in DRAWN:
        if isinstance(shown, kind):
            return fragment(draw(shown), style=" rp-alone")
    raise UsageError(
        f"there is no view of {type(shown).__name__}; there are of {', '.join(k.__name__ for k, _ in DRAWN)}"
    )


def _segment(segment: Segment) -> str:
    where = f"characters {segment.span.start} to {segment.span.stop}"
    return (
        f'<div class="rp-item"><span class="rp-chip rp-{segment.kind.value}">{segment.kind.value}</span> '
        f"<small>{e(where)}</small>{_why(f'rule {segment.rule} · confidence {segment.confidence:.2f}')}</div>"
    )


def _quote(quote: Quote) -> str:
    return quoted(quote, quote.text) + _why(quote_hint(quote))


def _entity(entity: Entity) -> str:
    return named(entity) + _why(f"{entity.type.value} {entity.id}")


def _date(date: DateMention) -> str:
    return dated(date) + _why(date_hint(date))


def _mention(mention: Mention) -> str:
    name = f'<mark class="rp-m-{mention.type.value.lower()}" lang="ru">{e(mention.text)}</mark>'
    return f'<div class="rp-item">{name}{_why(mention_hint(mention))}</div>'


def _why(hint: str) -> str:
    """Say below a record what the views of pages tell when one points at it."""
    return f'<div class="rp-why"><small>{e(hint)}</small></div>'


DRAWN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Segment, _segment),
    (Quote, _quote),
    (Entity, _entity),
    (Mention, _mention),
    (DateMention, _date),
    (TickerItem, listed),
    (Caption, captioned),
)
"""What draws each record."""
