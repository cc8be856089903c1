"""The page: what parse returns; and the inputs and failures of batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from rupress.records.dates import DateMention
from rupress.records.layout import Ad, Author, Caption, Dateline, Notice, Segment, Stamp, TickerItem
from rupress.records.names import Mention, Organization, Person, Place
from rupress.records.quotes import Quote
from rupress.records.shown import count, named
from rupress.records.source import Decoding, Facts, Media, Note
from rupress.span import Span

if TYPE_CHECKING:
    from rupress.show import PageView


HELD = ("paragraphs", "quotes", "dates", "entities", "notes")
"""Fields whose number tells most of a page."""


@frozen(kw_only=True)
class Page:
    """One news page, named and resolved. Every span counts code points of `text`."""

    text: str
    """The visible text; for plain text the input itself."""
    media: Media
    """What kind of input it was."""
    url: str | None
    """Address, as the caller gave it."""
    fetched_at: dt.datetime | None
    """When the page was fetched, as the caller gave it."""
    decoding: Decoding
    """How bytes became text."""
    facts: Facts
    """What the metadata state."""
    segments: tuple[Segment, ...]
    """A kind for every character; they tile `text`."""
    headline: str | None
    """Title of the article; None if the page has no article."""
    headline_span: Span | None
    """Where it stands."""
    deck: str | None
    """Summary set apart in the head."""
    deck_span: Span | None
    """Where it stands."""
    section: str | None
    """Rubric of the article."""
    section_span: Span | None
    """Where it stands."""
    published: dt.datetime | dt.date | None
    """When it was published: aware datetime, or a date if only the day is known."""
    published_stamp: Stamp | None
    """What the page shows for it."""
    updated: dt.datetime | dt.date | None
    """When it was last changed."""
    updated_stamp: Stamp | None
    """What the page shows for it."""
    authors: tuple[Author, ...]
    """Who wrote it."""
    origin: str | None
    """The outlet that the byline names as the text's source."""
    dateline: Dateline | None
    """What opens the report."""
    paragraphs: tuple[str, ...]
    """Body, one string a paragraph, white space tidied, hyphens at the ends of lines and marks of Markdown left out."""
    paragraph_spans: tuple[Span, ...]
    """Where each stands."""
    captions: tuple[Caption, ...]
    """Pictures' captions and credits."""
    tags: tuple[str, ...]
    """Keywords."""
    ticker: tuple[TickerItem, ...]
    """Other stories listed on the page."""
    ads: tuple[Ad, ...]
    """Advertisements that say more than their mark."""
    notices: tuple[Notice, ...]
    """Notices prescribed by law."""
    dates: tuple[DateMention, ...]
    """Temporal expressions of the article."""
    quotes: tuple[Quote, ...]
    """Reported speech."""
    mentions: tuple[Mention, ...]
    """Names in the article."""
    entities: tuple[Person | Organization | Place, ...]
    """What they name."""
    notes: tuple[Note, ...]
    """What was odd."""

    def __repr__(self) -> str:
        """Say in a line which page it is; all of it is in its fields, or `rupress.to_dict`."""
        day = [self.published.isoformat()[:10]] if self.published else []
        held = [count(len(getattr(self, what)), what) for what in HELD]
        return named("Page", self.headline or self.text, *day, *held)

    def _repr_html_(self) -> str:
        """Show the page in a notebook: segments coloured, records beside it."""
        from rupress import show

        return show.html(self, document=False)

    def show(self, *layers: str, kinds: Iterable[str] | None = None) -> PageView:
        """Show the page, or some layers of it, in a notebook, in a terminal, or as a document; see `rupress.show.page`.

        Args:
            layers: `kinds`, `names`, `dates`, `quotes`; all of them if none is given.
            kinds: kinds of the lines to show, such as `["body", "headline"]`.

        Raises:
            UsageError: there is no such layer or kind.
        """
        from rupress import show

        return show.page(self, *layers, kinds=kinds)


@frozen
class Input:
    """One page of a batch with what is known about it."""

    page: bytes | str
    """The page."""
    url: str | None = None
    """Its address."""
    fetched_at: dt.datetime | str | None = None
    """When it was fetched, if the caller knows it: whatever `rupress.parse` takes for it."""
    media: Media | str = "auto"
    """What kind of input it is."""
    encoding: str | None = None
    """Its encoding, if the caller knows it."""
    published: dt.datetime | dt.date | str | None = None
    """When it was published, if the caller knows it: whatever `rupress.parse` takes for it."""


@frozen
class Failure:
    """A page of a batch that could not be parsed; the rest of the batch goes on."""

    index: int
    """Its place in the batch, from 0."""
    error: str
    """Type of the error: `Unreadable`, `TooLarge`, `TimeoutError`, `WorkerDied`, `UsageError` (what was passed
    cannot be a page), or the name of an exception, which is a defect of rupress."""
    message: str
    """What it said."""
    url: str | None = None
    """Address of the page, if it was given."""
