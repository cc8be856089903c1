"""The whole normalizer: dates, quotes and names of a laid-out article, found and resolved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from rupress.errors import UsageError, expect
from rupress.normalizer.article import Article, bare, of_layout, relocate
from rupress.normalizer.dates import find_dates
from rupress.normalizer.entities import name_entities
from rupress.normalizer.entities.tenures import in_office
from rupress.normalizer.lines import tidy
from rupress.normalizer.quotes import quotes_of
from rupress.normalizer.resolve import Settled, place_ticker, settle
from rupress.normalizer.told import fetched_told, moment_told, told_first
from rupress.normalizer.zones import zone, zone_name
from rupress.read.text import gaps_at, marks_of
from rupress.records import Author, Layout, Media, Page, Tenure
from rupress.span import Span, inside, without
from rupress.tokenizer.bylines import stated_authors

__all__ = ["normalize"]


def normalize(
    layout: Layout,
    *,
    fetched_at: dt.datetime | str | None = None,
    published: dt.datetime | dt.date | str | None = None,
    tz: str | ZoneInfo = "Europe/Moscow",
    offices: Sequence[Tenure] = (),
) -> Page:
    """Resolve what a layout holds: dates, quotes and names of the article, and the times of byline and ticker.

    Args:
        layout: a page taken apart by `rupress.tokenize`.
        fetched_at: when the page was fetched; see `rupress.parse`.
        published: when it was published, if the caller knows; see `rupress.parse`.
        tz: the zone in which the outlet's clock times are meant, by its IANA name or as a `ZoneInfo`.
        offices: who held which office when; see `rupress.parse`.

    Returns:
        The whole record of the page.

    Raises:
        UsageError: `layout` is none, `fetched_at` or `published` no time, the zone unknown, or an office no
            `Tenure`.
    """
    expect(layout, Layout, "layout", "a Layout, such as rupress.tokenize gives")
    offices = tenures(offices)
    tz = zone_name(tz)
    zone(tz)
    fetched = fetched_told(fetched_at, tz)
    told = moment_told(published, tz)
    facts = layout.source.facts
    dated, updated = Settled(None), Settled(None)
    if layout.headline or layout.paragraphs:
        stated = settle(layout.published, facts.published, fetched, tz, "published")
        dated = told_first(told, stated, layout.published, tz)
        updated = settle(layout.updated, facts.updated, fetched, tz, "updated", since=dated.moment)
    article = bare(of_layout(layout))
    mentions, named = name_entities(article)
    entities = in_office(named, offices, _day(dated.moment))
    quotes = quotes_of(article, mentions, entities)
    dates = find_dates(article.text, reference=dated.moment, tz=tz)
    return _page(
        layout,
        article,
        fetched_at=fetched,
        published=dated.moment,
        updated=updated.moment,
        ticker=place_ticker(layout.ticker, fetched, tz),
        dates=dates,
        quotes=quotes,
        mentions=mentions,
        entities=entities,
        notes=layout.notes + dated.notes + updated.notes,
    )


def tenures(offices: Sequence[Tenure]) -> tuple[Tenure, ...]:
    """Give the offices as they are kept.

    Raises:
        UsageError: something among them is none.
    """
    expect(offices, Iterable, "offices", "a list of rupress.Tenure records")
    given = tuple(offices)
    wrong = next((office for office in given if not isinstance(office, Tenure)), None)
    if wrong is not None:
        raise UsageError(f"offices has a {type(wrong).__name__}: pass rupress.Tenure records")
    return given


def _day(moment: dt.date | None) -> dt.date | None:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _page(layout: Layout, article: Article, **resolved: object) -> Page:
    """Put the page together: the layout's parts as strings with their spans, the engines' records in its offsets."""
    source = layout.source
    text = source.text
    marks = gaps_at(text, marks_of(source))
    words = _tidy if source.media is Media.HTML else tidy
    for name in ("dates", "quotes", "mentions"):
        resolved[name] = relocate(resolved[name], article, text)
    return Page(
        text=text,
        media=source.media,
        url=source.url,
        decoding=source.decoding,
        facts=source.facts,
        segments=layout.segments,
        headline=_words(text, layout.headline),
        headline_span=layout.headline,
        deck=_words(text, layout.deck),
        deck_span=layout.deck,
        section=_words(text, layout.section),
        section_span=layout.section,
        published_stamp=layout.published,
        updated_stamp=layout.updated,
        authors=layout.authors or _stated_authors(layout),
        origin=layout.origin,
        dateline=layout.dateline,
        paragraphs=tuple(words(_read(text, p, marks)) for p in layout.paragraphs),
        paragraph_spans=layout.paragraphs,
        captions=layout.captions,
        tags=layout.tags,
        ads=layout.ads,
        notices=layout.notices,
        **resolved,  # type: ignore[arg-type]
    )


def _read(text: str, span: Span, marks: Sequence[Span]) -> str:
    """Give the words of a paragraph without the numbers and heads of pages of print that it goes over."""
    words = text[span.start : span.stop]
    gaps = inside(marks, span.start, span.stop) if marks else ()
    return without(words, gaps).text if gaps else words


def _stated_authors(layout: Layout) -> tuple[Author, ...]:
    """The authors that only the metadata name, if the page has an article."""
    if not layout.paragraphs:
        return ()
    named = [author for stated in layout.source.facts.authors for author in stated_authors(stated)]
    return tuple({author.name.lower(): author for author in reversed(named)}.values())[::-1]


def _words(text: str, span: Span | None) -> str | None:
    return _tidy(text[span.start : span.stop]) if span else None


def _tidy(text: str) -> str:
    """One space where white space was: a sentence broken at its links is one line again."""
    return " ".join(text.split())
