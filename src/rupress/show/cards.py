"""The records of a page as cards, for the HTML view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rupress.export.layers import Layer
from rupress.export.pages import words_of
from rupress.records import (
    Caption,
    DateMention,
    Entity,
    EntityType,
    Kind,
    Organization,
    Page,
    Person,
    Place,
    Quote,
    QuoteKind,
    TickerItem,
)
from rupress.show.choice import OTHERS, PICTURES, Choice
from rupress.show.frame import e, moment
from rupress.show.marks import date_hint, quote_hint


def cards(page: Page, choice: Choice) -> Iterator[str]:
    """Give a card for each sort of record that the page has, of those that were chosen."""
    for layer, kinds, title, items in CARDS:
        lines = list(items(page)) if choice.has(layer, kinds) else []
        if lines:
            yield f'<div class="rp-card rp-of-{layer.value}">'
            yield f'<div class="rp-card-title">{title}<b>{len(lines)}</b></div>'
            yield from lines
            yield "</div>"


def _quotes(page: Page) -> Iterator[str]:
    for quote in page.quotes:
        yield quoted(quote, words_of(quote))


def quoted(quote: Quote, words: str) -> str:
    """Show a quote: the words, and who said them."""
    retold = " rp-retold" if quote.kind is QuoteKind.INDIRECT else ""
    hint = e(quote_hint(quote))
    return f'<div class="rp-quote{retold}" title="{hint}"><q lang="ru">{e(words)}</q>{_said(quote)}</div>'


def _said(quote: Quote) -> str:
    """Say who said it, how it is reported, by what words, and who carries it."""
    who = f"<b>{e(quote.speaker.name)}</b>" if quote.speaker else '<b class="rp-none">nobody named</b>'
    parts = [quote.kind.value]
    if quote.cue:
        parts.append(quote.cue.lemma)
    if quote.media:
        parts.append("via " + ", ".join(outlet.name for outlet in quote.media))
    parts += quote.flags
    return f'<div lang="ru">{who} <small>{e(" · ".join(parts))}</small></div>'


def _entities(kind: EntityType) -> Callable[[Page], Iterable[str]]:
    def lines(page: Page) -> Iterator[str]:
        for entity in page.entities:
            if entity.type is kind:
                yield named(entity)

    return lines


def named(entity: Entity) -> str:
    """Show an entity: its name, how often it is named, what is known of it."""
    times = f"<i>×{len(entity.mentions)}</i>" if len(entity.mentions) > 1 else ""
    known = e(" · ".join(about(entity)))
    name = f'<mark class="rp-m-{entity.type.value.lower()}">{e(entity.name)}</mark>'
    return f'<div class="rp-item" lang="ru">{name}{times} <small>{known}</small></div>'


def about(entity: Entity) -> Iterator[str]:
    """Say what is known of an entity beside its name."""
    if isinstance(entity, Person):
        yield from entity.roles
    elif isinstance(entity, Organization):
        yield from (text for text in (entity.full, entity.kind, entity.country) if text and text != entity.name)
    elif isinstance(entity, Place):
        yield from (text for text in (entity.kind, entity.region or entity.country) if text)


def _dates(page: Page) -> Iterable[str]:
    return map(dated, page.dates)


def dated(date: DateMention) -> str:
    """Show a temporal expression: its words and its value."""
    words = f'<mark class="rp-m-date" lang="ru">{e(date.text)}</mark>'
    return f'<div class="rp-item rp-pair" title="{e(date_hint(date))}">{words}{_value(date)}</div>'


def _value(date: DateMention) -> str:
    implied = " <small>implied</small>" if date.implied else ""
    return f"<span><code>{e(date.value or '?')}</code>{implied}</span>"


def _ticker(page: Page) -> Iterable[str]:
    return map(listed, page.ticker)


def listed(item: TickerItem) -> str:
    """Show another story: its time, badges and title."""
    badges = "".join(f"<em>{e(badge)}</em>" for badge in item.badges)
    clock = f"<time>{e(item.clock)}</time>" if item.clock else ""
    return f'<div class="rp-item rp-news"{_when(item)}>{clock}<span lang="ru">{badges}{e(item.title)}</span></div>'


def _when(item: TickerItem) -> str:
    hints = [text for text in (moment(item.at), item.stamp.text if item.stamp else None, item.url) if text]
    return f' title="{e(" · ".join(hints))}"' if hints else ""


def _captions(page: Page) -> Iterable[str]:
    return map(captioned, page.captions)


def captioned(caption: Caption) -> str:
    """Show a caption and whose picture it is."""
    return f'<div class="rp-item" lang="ru">{e(caption.text or "")} {_credit(caption)}</div>'


def _credit(caption: Caption) -> str:
    credit = caption.credit
    if credit is None:
        return ""
    who = " / ".join(text for text in (credit.creator, credit.agency) if text)
    return f"<small>© {e(who)}</small>" if who else f"<small>{e(credit.text)}</small>"


def _tags(page: Page) -> Iterator[str]:
    for tag in page.tags:
        yield f'<span class="rp-tag" lang="ru">{e(tag)}</span>'


def _notices(page: Page) -> Iterator[str]:
    for notice in page.notices:
        yield f'<div class="rp-item" lang="ru"><small>{e(notice.kind.replace("_", " "))}</small> {e(notice.text)}</div>'


def _ads(page: Page) -> Iterator[str]:
    for ad in page.ads:
        yield f'<div class="rp-item" lang="ru">{e(ad.text)}</div>'


def _notes(page: Page) -> Iterator[str]:
    for note in page.notes:
        yield f'<div class="rp-item"><code>{e(note.code)}</code> {e(note.message)}</div>'


CARDS: tuple[tuple[Layer, frozenset[Kind], str, Callable[[Page], Iterable[str]]], ...] = (
    (Layer.QUOTES, frozenset(), "Who said what", _quotes),
    (Layer.NAMES, frozenset(), "People", _entities(EntityType.PER)),
    (Layer.NAMES, frozenset(), "Organisations", _entities(EntityType.ORG)),
    (Layer.NAMES, frozenset(), "Places", _entities(EntityType.LOC)),
    (Layer.DATES, frozenset(), "Dates", _dates),
    (Layer.KINDS, PICTURES, "Pictures", _captions),
    (Layer.KINDS, frozenset({Kind.TAGS}), "Tags", _tags),
    (Layer.KINDS, OTHERS, "Other stories", _ticker),
    (Layer.KINDS, frozenset({Kind.LEGAL}), "Notices", _notices),
    (Layer.KINDS, frozenset({Kind.AD}), "Advertising", _ads),
    (Layer.KINDS, frozenset(), "Notes", _notes),
)
